/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the program published comes in again with nothing lost: each value of each card in its
 * cell, under its heading; and by its data the whole report.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/returned.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "publish/values.h"
#include "report/card_cells.h"
#include "report/layout.h"
#include "report/memo.h"
#include "tests/support/documents.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "tests/support/whole.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static void expect_cell(const struct source_row *row, size_t column, const char *expected)
{
	struct str text = STR_INIT;
	if (column < row->count)
		source_cell_append(&text, &row->cells[column]);
	assert_string_equal(text.data, expected);
	str_release(&text);
}

static void expect_cards(const struct source *source, const struct report *report)
{
	struct values values;
	values_init(&values);
	assert_int_equal(source->count, 1);
	for (size_t i = 0; i < source->notes_count; i++)
		fail_msg("%s", source->notes[i].message);
	const struct source_table *table = &source->blocks[0].table;
	assert_int_equal(table->count, report->count + 1);
	for (size_t column = 0; column < VALUE_COLUMNS; column++)
		expect_cell(&table->rows[0], column,
			values_heading(&values, report, column)->data);
	for (size_t i = 0; i < report->count; i++) {
		values.number = i + 1;
		for (size_t column = 0; column < VALUE_COLUMNS; column++)
			expect_cell(&table->rows[i + 1], column,
				values_text(&values, &report->cards[i], column)->data);
	}
	values_release(&values);
}

static void expect_format(const char *format, const char *name)
{
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct source source;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, format, "");
		document_take(&source, name, published.out.data, published.out.bytes);
		expect_cards(&source, &printing.report);
		source_release(&source);
		printing_close(&printing);
	}
	str_release(&published.out);
}

/* --- by the data --- */

/* The report as it comes back is the one that was published, and nothing was changed. */
static void expect_same(const struct returned *returned, const struct report *report)
{
	struct str expected = STR_INIT, found = STR_INIT;
	for (size_t i = 0; i < returned->was.count; i++) {
		assert_true(returned->cards[i].there);
		assert_int_equal(returned->cards[i].changed, 0);
		assert_int_equal(returned->cards[i].unread, 0);
	}
	for (size_t i = 0; i < returned->texts_count; i++)
		print_error("%u[%zu]: <%s> now <%s>\n", (unsigned)returned->texts[i].what,
			returned->texts[i].index, returned->texts[i].was,
			returned->texts[i].now);
	for (size_t i = 0; i < returned->others_count; i++)
		print_error("otherwise: %s\n", returned->others[i]);
	assert_int_equal(returned->texts_count, 0);
	assert_int_equal(returned->rows_count, 0);
	assert_int_equal(returned->others_count, 0);
	report_to_json(&expected, report);
	report_to_json(&found, &returned->was);
	assert_string_equal(found.data, expected.data);
	str_release(&expected);
	str_release(&found);
}

/* As the office file has them: each card has a UUID of its own. */
static void name_cards(struct report *report)
{
	for (size_t i = 0; i < report->count; i++)
		if (!report->cards[i].uuid[0])
			snprintf(report->cards[i].uuid, sizeof(report->cards[i].uuid),
				"00000000-0000-4000-8000-%012u", (unsigned)i + 1);
}

static void expect_return_of(const struct published *published, const char *name,
	const struct source *source, const struct report *report)
{
	struct returned returned;
	struct error error = ERROR_INIT;
	const struct intake_file file = {
		name, (const unsigned char *)published->out.data, published->out.bytes};
	assert_true(returned_is(&file, source));
	if (!returned_read(&returned, &file, source, &error))
		fail_msg("%s", error_message(&error));
	expect_same(&returned, report);
	returned_release(&returned);
}

static void expect_return(const char *format, const char *name)
{
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct source source;
		printing_open(&printing, support_reports[i].path);
		name_cards(&printing.report);
		published_make(&published, &printing, format, "");
		document_take(&source, name, published.out.data, published.out.bytes);
		expect_return_of(&published, name, &source, &printing.report);
		source_release(&source);
		printing_close(&printing);
	}
	str_release(&published.out);
}

/* --- a web page --- */

static void drop(char **text)
{
	free(*text);
	*text = NULL;
}

/* Of evidence the page shows no file of a photo; what the output names is not called anything
 * besides. */
static void leave_shown_evidence(const struct card *card)
{
	for (size_t i = 0; i < card->evidence.count; i++) {
		struct evidence *evidence = &card->evidence.items[i];
		if (!strcmp(evidence->kind, "photo"))
			drop(&evidence->ref);
		else if (card_cell_names_evidence(card, evidence)) {
			drop(&evidence->caption);
			drop(&evidence->date);
		}
	}
}

/* What the page does not show is not in it: UUIDs, states, what is unconfirmed, the seal, the
 * ITA results, a memo that does not go with the report, fields that have no column. */
static void leave_shown(struct report *report, const struct layout *layout)
{
	const struct card empty = {0};
	report->uuid[0] = '\0';
	report->state = REPORT_OPEN;
	ita_release(&report->ita);
	report->ita = (struct ita){0};
	string_list_release(&report->unconfirmed);
	if (!memo_goes_with(report, layout))
		report->memo.present = false;
	for (size_t i = 0; i < report->count; i++) {
		struct card *card = &report->cards[i];
		card->uuid[0] = '\0';
		card->state = empty.state;
		string_list_release(&card->unconfirmed);
		leave_shown_evidence(card);
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			if (!layout_prints(layout, field) &&
				(field != FIELD_GROUP || !layout->groups))
				card_field_copy(card, &empty, field);
	}
}

static void propose(struct proposal *proposal, struct source *source)
{
	struct error error = ERROR_INIT;
	struct mapping mapping;
	struct intake_rules *rules = intake_rules_load(&error);
	assert_non_null(rules);
	mapping_guess(&mapping, source, rules, NULL);
	proposal_make(proposal, source, &mapping, rules);
	mapping_release(&mapping);
	intake_rules_free(rules);
}

static void expect_page(struct source *source, struct printing *printing)
{
	struct proposal proposal;
	struct str expected = STR_INIT, found = STR_INIT;
	propose(&proposal, source);
	leave_shown(&printing->report, printing->layout);
	report_to_json(&expected, &printing->report);
	report_to_json(&found, &proposal.report);
	assert_string_equal(found.data, expected.data);
	assert_int_equal(proposal.count, 0);
	proposal_release(&proposal);
	str_release(&expected);
	str_release(&found);
}

static void test_page(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct source source;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "html", "");
		document_take(
			&source, "report.html", published.out.data, published.out.bytes);
		expect_page(&source, &printing);
		source_release(&source);
		printing_close(&printing);
	}
	str_release(&published.out);
}

/* One that somebody changed is read as others' are: its data would say what it was. */
static void test_changed_page(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct source source;
	struct proposal proposal;
	char lost[WHOLE_WORDS];
	printing_open(&printing, support_reports[0].path);
	published_make(&published, &printing, "html", "");
	char *title = strstr(strstr(published.out.data, "class=\"top\""), "รายงาน");
	memcpy(title, "ประกาศ", strlen("ประกาศ"));
	document_take(&source, "report.html", published.out.data, published.out.bytes);
	propose(&proposal, &source);
	if (whole_lost(&source, &proposal, lost))
		fail_msg("%s", lost);
	proposal_release(&proposal);
	source_release(&source);
	printing_close(&printing);
	str_release(&published.out);
}

/* The files of photos, by their refs: text.jpg is none. */
static bool photo_path(const void *context, const char *ref, struct str *path)
{
	str_printf(path, "%s/%s", (const char *)context, ref);
	return true;
}

static void add_photo(struct card *card, const char *ref)
{
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->kind = mem_strdup("photo");
	evidence->ref = mem_strdup(ref);
	evidence->caption = mem_strdup("ภาพ");
}

static void expect_photo(const struct proposal *proposal, const struct source *source,
	size_t i, size_t evidence, const char *bytes)
{
	const struct proposal_picture *picture = &proposal->pictures[i];
	assert_int_equal(picture->card, 1);
	assert_int_equal(picture->evidence, evidence);
	assert_memory_equal(
		source->pictures[picture->picture].bytes, bytes, strlen(bytes));
	assert_string_equal(proposal->report.cards[1].evidence.items[evidence].ref,
		source->pictures[picture->picture].name);
}

/* Pictures come back as those of their evidence, beside one that the page does not show. */
static void test_photos(void **state)
{
	static const char first[] = "\x89PNG\r\n\x1A\n-first", second[] = "GIF89a-second";
	struct published published = {.out = STR_INIT};
	struct printing printing = {0};
	struct source source;
	struct proposal proposal;
	char *folder = support_folder(), *png = support_path(folder, "a.png"),
	     *gif = support_path(folder, "c.gif"), *text = support_path(folder, "b.jpg");
	(void)state;
	support_write(png, first, strlen(first));
	support_write(text, "no picture", 10);
	support_write(gif, second, strlen(second));
	report_init(&printing.report);
	printing.report.layout = mem_strdup("annual");
	printing.report.title = mem_strdup("รายงาน");
	printing.report.agency.name = mem_strdup("ธารตะวัน");
	printing.report.fiscal_year = 2568;
	printing.report.months = 12;
	report_add_card(&printing.report)->issue = mem_strdup("ก");
	struct card *card = report_add_card(&printing.report);
	add_photo(card, "a.png");
	add_photo(card, "b.jpg");
	add_photo(card, "c.gif");
	printing_open_report(&printing);
	published.evidence = (struct evidence_place){photo_path, folder};
	published_make(&published, &printing, "html", "");
	document_take(&source, "report.html", published.out.data, published.out.bytes);
	propose(&proposal, &source);
	assert_int_equal(proposal.pictures_count, 2);
	expect_photo(&proposal, &source, 0, 0, first);
	expect_photo(&proposal, &source, 1, 2, second);
	proposal_release(&proposal);
	source_release(&source);
	printing_close(&printing);
	str_release(&published.out);
	support_folder_remove(folder);
	free(png);
	free(gif);
	free(text);
}

/* --- a memo with any layout --- */

/* The report, whatever its layout, with the memo of the sample that has one. */
static void open_with_memo(struct printing *printing, const char *path)
{
	struct report with;
	struct error error = ERROR_INIT;
	printing_open(printing, path);
	assert_true(report_read(support_reports[1].path, &with, &error));
	const struct memo own = printing->report.memo;
	printing->report.memo = with.memo;
	with.memo = own;
	printing->report.memo.printed = printing->report.memo.printed_present = true;
	report_release(&with);
}

static void test_page_with_memo(void **state)
{
	struct published published = {.out = STR_INIT};
	(void)state;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct source source;
		open_with_memo(&printing, support_reports[i].path);
		published_make(&published, &printing, "html", "");
		document_take(
			&source, "report.html", published.out.data, published.out.bytes);
		expect_page(&source, &printing);
		source_release(&source);
		printing_close(&printing);
	}
	str_release(&published.out);
}

#ifdef HAVE_DOCX
/* What another office, which does not have the report, reads of its document. */
static void expect_memo_read(
	struct source *source, const struct report *report, const char *path)
{
	struct proposal proposal;
	propose(&proposal, source);
	struct memo *read = &proposal.report.memo;
	struct layout *layout = layout_load(proposal.report.layout, NULL);
	if (!memo_goes_with(&proposal.report, layout))
		fail_msg("%s: the memo does not go with it", path);
	assert_string_equal(read->subject, report->memo.subject);
	assert_string_equal(read->to, report->memo.to);
	assert_int_equal(read->sections.count, report->memo.sections.count);
	assert_int_equal(read->count, report->memo.count);
	layout_free(layout);
	proposal_release(&proposal);
}

static void test_docx_with_memo(void **state)
{
	static const char name[] = "report.docx";
	(void)state;
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct source source;
		open_with_memo(&printing, support_reports[i].path);
		name_cards(&printing.report);
		published_make(&published, &printing, "docx", "");
		document_take(&source, name, published.out.data, published.out.bytes);
		expect_memo_read(&source, &printing.report, support_reports[i].path);
		expect_return_of(&published, name, &source, &printing.report);
		source_release(&source);
		printing_close(&printing);
	}
	str_release(&published.out);
}
#endif

/* --- the forms --- */

static void test_csv(void **state)
{
	(void)state;
	expect_format("csv", "report.csv");
	expect_return("csv", "report.csv");
}

/* Workbooks are written by one library and read by others. */
#if defined(HAVE_XLSX) && defined(HAVE_DOCX)
static void test_xlsx(void **state)
{
	(void)state;
	expect_format("xlsx", "report.xlsx");
	expect_return("xlsx", "report.xlsx");
}
#endif

#ifdef HAVE_DOCX
static void test_docx(void **state)
{
	(void)state;
	expect_return("docx", "report.docx");
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_changed_page),
		cmocka_unit_test(test_photos),
		cmocka_unit_test(test_page_with_memo),
		cmocka_unit_test(test_csv),
#if defined(HAVE_XLSX) && defined(HAVE_DOCX)
		cmocka_unit_test(test_xlsx),
#endif
#ifdef HAVE_DOCX
		cmocka_unit_test(test_docx),
		cmocka_unit_test(test_docx_with_memo),
#endif
	};
	return cmocka_run_group_tests_name("ours", tests, NULL, NULL);
}
