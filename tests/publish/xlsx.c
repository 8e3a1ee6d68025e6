/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook is read with unzip, and its sheet as XML. */
#include <config.h>

#include "tests/support/support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/report.h"
#include "publish/values.h"
#include "report/card_cells.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* A member of the archive into out. */
static void unzip(const struct str *archive, const char *member, struct str *out)
{
	char *folder = support_folder(), *path = support_path(folder, "book.xlsx");
	struct str command = STR_INIT;
	char bytes[4096];
	support_write(path, archive->data, archive->bytes);
	str_printf(&command, "unzip -p '%s' '%s'", path, member);
	FILE *pipe = popen(command.data, "r");
	assert_non_null(pipe);
	str_clear(out);
	for (size_t count; (count = fread(bytes, 1, sizeof(bytes), pipe));)
		str_append(out, bytes, count);
	assert_int_equal(pclose(pipe), 0);
	str_release(&command);
	support_folder_remove(folder);
	free(path);
}

/* The text between start and the next end, entities as characters; *at goes behind. */
static void take_between(
	const char **at, const char *start, const char *end, struct str *text)
{
	static const char *const entities[] = {"&amp;", "&", "&lt;", "<", "&gt;", ">"};
	const char *from = strstr(*at, start);
	assert_non_null(from);
	from += strlen(start);
	const char *to = strstr(from, end);
	assert_non_null(to);
	str_clear(text);
	while (from < to) {
		size_t i = 0;
		while (i < 6 && strncmp(from, entities[i], strlen(entities[i])) != 0)
			i += 2;
		if (i < 6)
			str_puts(text, entities[i + 1]);
		else
			str_append(text, from, 1);
		from += i < 6 ? strlen(entities[i]) : 1;
	}
	*at = to;
}

/* The cell of a row and a column, from 0, is this text. */
static void expect_text(const char **at, size_t row, size_t column, const char *expected)
{
	struct str place = STR_INIT, text = STR_INIT;
	str_printf(&place, "<c r=\"%c%zu\"", (char)('A' + column), row + 1);
	const char *cell = strstr(*at, place.data);
	if (!*expected) {
		assert_true(!cell || strstr(cell, "<is>") != strstr(cell, ">") + 1);
	} else {
		assert_non_null(cell);
		*at = cell;
		const char *start = strstr(cell, "<t");
		assert_non_null(start);
		*at = start;
		take_between(at, ">", "</t>", &text);
		assert_string_equal(text.data, expected);
	}
	str_release(&place);
	str_release(&text);
}

static void test_every_field_of_every_card(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str sheet = STR_INIT;
	struct card_cell cell;
	card_cell_init(&cell);
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "xlsx", "");
		unzip(&published.out, "xl/worksheets/sheet1.xml", &sheet);
		const char *at = sheet.data;
		for (size_t column = 0; column < VALUE_REPORT; column++)
			expect_text(&at, 0, column, value_heading(column));
		for (size_t k = 0; k < printing.report.count; k++) {
			for (enum card_field field = 0; field < FIELD_COUNT; field++) {
				card_cell_make_field(
					&cell, &printing.report.cards[k], field);
				expect_text(&at, k + 1, VALUE_FIELDS + (size_t)field,
					cell.text.data);
			}
		}
		assert_null(strstr(at, "<c r=\"A1\""));
		assert_null(strstr(sheet.data, "<f>"));
		printing_close(&printing);
	}
	card_cell_release(&cell);
	str_release(&sheet);
	str_release(&published.out);
}

static void begin(struct printing *printing, const char *suggestion)
{
	report_init(&printing->report);
	printing->report.layout = mem_strdup("annual");
	printing->report.title = mem_strdup("รายงาน\x1B& ผล\xEF\xBF\xBE");
	printing->report.agency.name = mem_strdup("ธาร\x01ตะวัน");
	printing->report.fiscal_year = 2568;
	report_add_card(&printing->report)->suggestion = mem_strdup(suggestion);
	printing_open_report(printing);
}

static void expect_in(const struct str *text, const char *part)
{
	if (!strstr(text->data, part))
		fail_msg("not there: %s", part);
}

/* Texts that begin like formulas are texts; the number of a card is a number. */
static void test_form(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str part = STR_INIT;
	struct printing printing;
	begin(&printing, "=1+1 <&>\n\xEF\xBF\xBF\x01");
	published_make(&published, &printing, "xlsx", "");
	unzip(&published.out, "xl/worksheets/sheet1.xml", &part);
	expect_in(&part, ">=1+1 &lt;&amp;&gt;\n\xEF\xBF\xBD </t>");
	expect_in(&part, "<v>1</v>");
	expect_in(&part, "state=\"frozen\"");
	/* The data are there, out of sight. */
	expect_in(&part, "hidden=\"1\"");
	expect_in(&part, ">mattrakan.card/1</t>");
	expect_in(&part, "\"suggestion\":\"=1+1 &lt;&amp;&gt;\\n\\uffff\\u0001\"");
	expect_in(&part, "paperSize=\"9\"");
	expect_in(&part, "orientation=\"landscape\"");
	expect_in(&part, "&amp;Lปีงบประมาณ พ.ศ. ๒๕๖๘&amp;Rร่าง</oddHeader>");
	assert_null(strstr(part.data, "<f>"));
	unzip(&published.out, "docProps/core.xml", &part);
	expect_in(&part, "<dc:title>รายงาน &amp; ผล\xEF\xBF\xBD</dc:title>");
	unzip(&published.out, "docProps/app.xml", &part);
	expect_in(&part, "ธาร ตะวัน</Company>");
	printing.report.state = REPORT_APPROVED;
	published_make(&published, &printing, "xlsx", "3F2A-91BC-07DE-55A0");
	unzip(&published.out, "xl/worksheets/sheet1.xml", &part);
	assert_null(strstr(part.data, "ร่าง"));
	expect_in(&part, "&amp;Lตราอนุมัติ 3F2A-91BC-07DE-55A0&amp;R");
	printing_close(&printing);
	str_release(&part);
	str_release(&published.out);
}

/* What spreadsheets would take for another character comes there as it was typed. */
static void test_escapes(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str part = STR_INIT;
	struct printing printing;
	begin(&printing, "_x000D_ a_x0041_b _x00_ _x41_ _x005G_ _");
	published_make(&published, &printing, "xlsx", "");
	unzip(&published.out, "xl/worksheets/sheet1.xml", &part);
	expect_in(&part, ">_x005F_x000D_ a_x005F_x0041_b _x00_ _x41_ _x005G_ _</t>");
	expect_in(&part, "\"suggestion\":\"_x005F_x000D_ a_x005F_x0041_b ");
	printing_close(&printing);
	str_release(&part);
	str_release(&published.out);
}

static void test_too_long_for_a_cell(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	struct printing printing;
	for (size_t i = 0; i < 32767; i++)
		str_puts(&text, "ก");
	begin(&printing, text.data);
	published_make(&published, &printing, "xlsx", "");
	printing_close(&printing);
	str_puts(&text, "ก");
	begin(&printing, text.data);
	assert_false(published_try(&published, &printing, "xlsx", "", &error));
	assert_non_null(strstr(error_message(&error), "measure 1: 'Suggestion'"));
	error_release(&error);
	printing_close(&printing);
	str_release(&text);
	str_release(&published.out);
}

static size_t count_files(const char *folder)
{
	size_t count = 0;
	DIR *files = opendir(folder);
	assert_non_null(files);
	for (struct dirent *entry; (entry = readdir(files));)
		count += *entry->d_name != '.' || strlen(entry->d_name) > 2;
	closedir(files);
	return count;
}

/* However it ends, nothing stays in $TMPDIR. */
static void test_nothing_stays_behind(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT, .room = 0};
	struct error error = ERROR_INIT;
	struct printing printing;
	char *folder = support_folder();
	setenv("TMPDIR", folder, 1);
	begin(&printing, "ก");
	published_make(&published, &printing, "xlsx", "");
	assert_int_equal(count_files(folder), 0);
	published.room = 1;
	assert_false(published_try(&published, &printing, "xlsx", "", &error));
	assert_string_equal(error_message(&error), "the room is used up");
	assert_int_equal(count_files(folder), 0);
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_false(published_try(&published, &printing, "xlsx", "", &error));
	assert_non_null(strstr(error_message(&error), "/nowhere/at/all"));
	unsetenv("TMPDIR");
	error_release(&error);
	printing_close(&printing);
	str_release(&published.out);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field_of_every_card),
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_too_long_for_a_cell),
		cmocka_unit_test(test_nothing_stays_behind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
