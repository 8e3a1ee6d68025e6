/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of design.md, "Paper", on every report and five papers and more, by
 * reading the printed text back (tests/support/page_reader.h).
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/data.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/document.h"
#include "report/page_frame.h"
#include "report/pager.h"
#include "tests/support/page_reader.h"
#include "tests/support/printing.h"
#include "text/error.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/str.h"
#include "text/wrap.h"

static const struct paper papers[] = {
	{136, 66},
	{120, 66},
	{100, 66},
	{160, 72},
	{227, 88},
	{80, 66},
	{136, 36},
};
enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

/* Each report of the list on each paper, read back. */
struct sheet {
	const struct support_report *from;
	struct paper paper;
	struct printing printing;
	struct str text;
	struct printed printed;
};

static void for_each_sheet(void (*check)(struct sheet *sheet))
{
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct sheet sheet = {.from = from, .text = STR_INIT};
		printing_open(&sheet.printing, from->path);
		for (size_t i = 0; i < PAPERS; i++) {
			sheet.paper = papers[i];
			print_message("%s %ux%u\n", from->key, papers[i].columns,
				papers[i].lines);
			printing_print(
				&sheet.printing, papers[i], BORDERS_ASCII, &sheet.text);
			printed_read(&sheet.printed, sheet.text.data, papers[i].columns,
				papers[i].lines, FRAME_HEADER_LINES, FRAME_FOOTER_LINES);
			check(&sheet);
			printed_release(&sheet.printed);
		}
		printing_close(&sheet.printing);
		str_release(&sheet.text);
	}
}

static void assert_same_text(const char *found, const char *expected, const char *drop)
{
	struct str a = STR_INIT, b = STR_INIT;
	squeeze(&a, found, drop);
	squeeze(&b, expected, drop);
	assert_string_equal(a.data, b.data);
	str_release(&a);
	str_release(&b);
}

/* --- cells --- */

static struct node member_of(const struct node *object, const char *key)
{
	struct node member;
	if (!node_member(object, key, &member))
		fail_msg("expected-cells.json has no %s", key);
	return member;
}

static size_t length_of(const struct node *array)
{
	size_t count;
	assert_true(node_array(array, &count, NULL));
	return count;
}

static const char *text_of(const struct node *node)
{
	const char *text;
	size_t bytes;
	assert_true(node_string(node, &text, &bytes, NULL));
	return text;
}

static bool is_owners(const struct layout_column *column)
{
	return column->fields_count == 1 && column->fields[0] == FIELD_OWNERS;
}

static void check_cells_against(struct sheet *sheet, const struct node *report)
{
	struct node headings = member_of(report, "headings");
	struct node cells = member_of(report, "cells");
	size_t columns = length_of(&headings), rows = length_of(&cells), row = 0;
	assert_int_equal(sheet->printed.columns, columns);
	for (size_t i = 0; i < columns; i++) {
		struct node heading = node_element(&headings, i);
		assert_same_text(sheet->printed.headings[i].data, text_of(&heading), "");
	}
	for (size_t i = 0; i < sheet->printed.count; i++) {
		const struct printed_row *found = &sheet->printed.rows[i];
		if (found->group)
			continue;
		assert_true(row < rows);
		struct node expected = node_element(&cells, row++);
		assert_int_equal(length_of(&expected), columns);
		for (size_t k = 0; k < columns; k++) {
			struct node cell = node_element(&expected, k);
			assert_same_text(found->cells[k].data, text_of(&cell),
				is_owners(&sheet->printing.layout->columns[k]) ? "/"
									       : "");
		}
	}
	assert_int_equal(row, rows);
}

static void check_cells(struct sheet *sheet)
{
	char *path = support_path(sheet->from->folder, "expected-cells.json");
	struct error error = ERROR_INIT;
	struct data *data = data_read(path, &error);
	if (!data)
		fail_msg("%s", error_message(&error));
	struct node root = data_root(data);
	struct node report = member_of(&root, sheet->from->key);
	check_cells_against(sheet, &report);
	data_free(data);
	free(path);
}

static void test_cells_come_back(void **state)
{
	(void)state;
	for_each_sheet(check_cells);
}

/* --- groups --- */

static void check_groups(struct sheet *sheet)
{
	const struct report *report = &sheet->printing.report;
	const char *group = "";
	size_t at = 0;
	for (size_t i = 0; i < report->count; i++) {
		const char *now = report->cards[i].group ? report->cards[i].group : "";
		assert_true(at < sheet->printed.count);
		if (sheet->printing.layout->groups && strcmp(now, group) != 0) {
			const struct printed_row *row = &sheet->printed.rows[at++];
			assert_true(row->group);
			assert_same_text(row->cells[0].data, now, "");
			/* Its row is on the same page. */
			assert_false(row->last_on_page);
			group = now;
		}
		assert_true(at < sheet->printed.count);
		assert_false(sheet->printed.rows[at++].group);
	}
	assert_int_equal(at, sheet->printed.count);
}

static void test_groups_lead_their_rows(void **state)
{
	(void)state;
	for_each_sheet(check_groups);
}

/* --- page ends --- */

static size_t largest_row(const struct sheet *sheet)
{
	size_t headings = 0;
	for (const char *at = sheet->printed.headings[0].data; (at = strchr(at, '\n'));
		at++)
		headings++;
	enum { RULES = 3, GROUP = 2 };
	return sheet->paper.lines - FRAME_LINES - headings - RULES - GROUP;
}

/* No four lines of a row are alone on a page, and what half a page holds is whole. */
static void check_cuts(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->printed.count; i++) {
		const struct printed_row *row = &sheet->printed.rows[i];
		if (row->parts_count == 1)
			continue;
		assert_false(row->group);
		for (size_t k = 0; k < row->parts_count; k++)
			assert_true(row->parts[k] > 3);
		assert_true(row->lines > sheet->paper.lines / 2 ||
			    row->lines > largest_row(sheet));
	}
}

static void test_rows_are_cut_with_care(void **state)
{
	(void)state;
	for_each_sheet(check_cuts);
}

/* --- what goes on --- */

/* Each line says what it has to, as much of it as fits: "(ต่อ) " before, dots behind. */
static void assert_goes_on(const char *lines, const char *what, size_t count)
{
	static const char before[] = "(ต่อ)", behind[] = "...";
	struct str wanted = STR_INIT, found = STR_INIT;
	squeeze(&wanted, what, "");
	for (const char *end; *lines; lines = end + 1, count--) {
		end = strchr(lines, '\n');
		assert_non_null(end);
		struct str line = STR_INIT;
		str_append(&line, lines, (size_t)(end - lines));
		str_clear(&found);
		squeeze(&found, line.data, "");
		str_release(&line);
		const bool cut =
			found.bytes > strlen(behind) &&
			!strcmp(found.data + found.bytes - strlen(behind), behind);
		if (cut)
			str_truncate(&found, found.bytes - strlen(behind));
		assert_memory_equal(found.data, before, strlen(before));
		const char *says = found.data + strlen(before);
		assert_int_equal(strncmp(says, wanted.data, strlen(says)), 0);
		assert_true(cut || strlen(says) == wanted.bytes);
	}
	assert_int_equal(count, 0);
	str_release(&wanted);
	str_release(&found);
}

static void check_row_goes_on(
	const struct sheet *sheet, const struct printed_row *row, size_t number)
{
	const struct card *card = &sheet->printing.report.cards[number - 1];
	const char *measure =
		card->measure && *card->measure ? card->measure : card->issue;
	struct str name = STR_INIT;
	const size_t mark = list_mark(measure, strlen(measure));
	str_puts(&name, "มาตรการที่ ");
	number_append(&name, (int64_t)number,
		sheet->printing.report.digits == DIGITS_ARABIC ? DIGITS_ARABIC
							       : DIGITS_THAI);
	str_append(&name, measure + mark, strcspn(measure + mark, "\n"));
	assert_goes_on(row->goes_on.data, name.data, row->parts_count - 1);
	str_release(&name);
}

/* The group is named on each page that begins inside it. */
static void check_group_goes_on(
	const struct sheet *sheet, const struct printed_row *row, size_t number, bool led)
{
	const char *group = sheet->printing.report.cards[number - 1].group;
	const bool named = sheet->printing.layout->groups && group && *group;
	const size_t pages = row->parts_count - 1 + (row->first_on_page && !led);
	assert_goes_on(row->group_goes_on.data, named ? group : "", named ? pages : 0);
}

static void check_going_on(struct sheet *sheet)
{
	size_t number = 0;
	bool led = false;
	for (size_t i = 0; i < sheet->printed.count; i++) {
		const struct printed_row *row = &sheet->printed.rows[i];
		if (row->group) {
			assert_int_equal(
				row->goes_on.bytes + row->group_goes_on.bytes, 0);
			led = true;
			continue;
		}
		check_row_goes_on(sheet, row, ++number);
		if (number > 1)
			check_group_goes_on(sheet, row, number, led);
		led = false;
	}
}

static void test_pages_say_what_goes_on(void **state)
{
	(void)state;
	for_each_sheet(check_going_on);
}

/* --- outside the table --- */

static void add_section(struct str *out, const struct section *section)
{
	str_printf(out, "%s%s", section->heading ? section->heading : "",
		section->text ? section->text : "");
}

static void add_or_nothing(
	struct str *out, const char *before, const char *text, const char *after)
{
	if (text && *text)
		str_printf(out, "%s%s%s", before, text, after);
}

static void add_memo(struct str *out, const struct memo *memo)
{
	str_printf(out, "บันทึกข้อความ ส่วนราชการ %s ที่ %s วันที่ %s เรื่อง %s เรียน %s",
		memo->office, memo->number, memo->date, memo->subject, memo->to);
	for (size_t i = 0; i < memo->sections.count; i++)
		add_section(out, &memo->sections.items[i]);
	str_puts(out, memo->closing);
	for (size_t i = 0; i < memo->count; i++) {
		const struct signature *signature = &memo->signatures[i];
		const bool typed = opinion_heading(signature->opinion) > 0;
		const char *post = signature->post;
		const bool has = i > 0 || (signature->opinion && *signature->opinion);
		if (has && !typed)
			str_printf(out, "ความเห็นของ%.*s", (int)strcspn(post, "\n"), post);
		add_or_nothing(out, "", signature->opinion, "");
		add_or_nothing(out, "(ลงชื่อ) (", signature->name, ")");
		add_or_nothing(out, "", signature->post, "");
		add_or_nothing(out, "", signature->acting, "");
		str_puts(out,
			signature->date && *signature->date ? signature->date : "วันที่");
	}
}

static void add_front(struct str *out, const struct printing *printing)
{
	const struct report *report = &printing->report;
	int year = report->fiscal_year;
	struct str written = STR_INIT;
	str_printf(&written, "ประจำปีงบประมาณ พ.ศ. %d", year);
	if (report->months == 6)
		str_printf(
			&written, "รอบ 6 เดือน (เดือนตุลาคม %d – มีนาคม %d)", year - 1, year);
	else if (printing->layout->round)
		str_printf(&written, "รอบ 12 เดือน (เดือนตุลาคม %d – กันยายน %d)", year - 1,
			year);
	str_puts(out, report->title);
	digits_append(out, written.data, written.bytes,
		report->digits == DIGITS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI);
	add_or_nothing(out, report->agency.type, report->agency.name, "");
	add_or_nothing(out, "อำเภอ", report->agency.district, "");
	add_or_nothing(out, "จังหวัด", report->agency.province, "");
	str_release(&written);
}

static void check_outside(struct sheet *sheet)
{
	const struct report *report = &sheet->printing.report;
	struct str expected = STR_INIT;
	if (sheet->printing.layout->memo)
		add_memo(&expected, &report->memo);
	add_front(&expected, &sheet->printing);
	if (sheet->printing.layout->cover)
		add_front(&expected, &sheet->printing);
	for (size_t i = 0; i < report->before.count; i++)
		add_section(&expected, &report->before.items[i]);
	for (size_t i = 0; i < report->after.count; i++)
		add_section(&expected, &report->after.items[i]);
	/* Dots are there to write on. */
	assert_same_text(sheet->printed.outside.data, expected.data, ".");
	str_release(&expected);
}

static void test_texts_around_the_table(void **state)
{
	(void)state;
	for_each_sheet(check_outside);
}

/* --- header and footer --- */

static void check_frame(struct sheet *sheet)
{
	const struct report *report = &sheet->printing.report;
	enum digits digits =
		report->digits == DIGITS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI;
	struct str found = STR_INIT, year = STR_INIT, number = STR_INIT,
		   squeezed = STR_INIT;
	str_puts(&year, "ปีงบประมาณพ.ศ.");
	number_append(&year, report->fiscal_year, digits);
	for (size_t page = 0; page < sheet->printed.pages; page++) {
		str_clear(&found);
		str_clear(&squeezed);
		printed_line(sheet->text.data, page, 0, &found);
		squeeze(&squeezed, found.data, "");
		assert_non_null(strstr(squeezed.data, report->agency.name));
		assert_non_null(strstr(squeezed.data, year.data));
		str_clear(&found);
		printed_line(sheet->text.data, page, 1, &found);
		assert_memory_equal(found.data, report->title, 60);
		str_clear(&found);
		str_clear(&number);
		printed_line(sheet->text.data, page, sheet->paper.lines - 1, &found);
		str_puts(&number, "หน้า ");
		number_append(&number, (int64_t)page + 1, digits);
		str_puts(&number, " จาก ");
		number_append(&number, (int64_t)sheet->printed.pages, digits);
		assert_true(found.bytes > number.bytes);
		assert_string_equal(found.data + found.bytes - number.bytes, number.data);
		str_clear(&number);
		digits_append(
			&number, "20 พฤศจิกายน 2569", strlen("20 พฤศจิกายน 2569"), digits);
		assert_non_null(strstr(found.data, number.data));
	}
	str_release(&found);
	str_release(&year);
	str_release(&number);
	str_release(&squeezed);
}

static void test_pages_are_numbered(void **state)
{
	(void)state;
	for_each_sheet(check_frame);
}

/* Fields of a card or two, marked as carried over. */
static void mark_carried(struct report *report)
{
	card_mark_carried(&report->cards[0], FIELD_ISSUE);
	card_mark_carried(&report->cards[0], FIELD_PERIOD);
	card_mark_carried(&report->cards[report->count - 1], FIELD_STEPS);
	string_list_add(&report->cards[0].unconfirmed, "no field");
	head_mark_carried(report, HEAD_BEFORE_TEXT, 0);
	string_list_add(&report->unconfirmed, "no text");
}

static void check_warning(const struct str *text, struct paper paper)
{
	struct str found = STR_INIT;
	size_t page = 0, pages = 0;
	for (size_t i = 0; i < text->bytes; i++)
		pages += text->data[i] == '\f';
	for (; page < pages; page++) {
		str_clear(&found);
		printed_line(text->data, page, paper.lines - 1, &found);
		assert_non_null(strstr(found.data, "ยังไม่ยืนยัน ๔ ช่อง"));
		assert_non_null(strstr(found.data, "หน้า "));
		assert_non_null(strstr(found.data, "พิมพ์วันที่"));
	}
	assert_true(pages > 0);
	str_release(&found);
}

/* Every page says how many fields are left. */
static void test_footer_warns(void **state)
{
	(void)state;
	struct printing printing;
	struct str text = STR_INIT;
	const struct paper wide = {136, 66};
	printing_open(&printing, TOP_SRCDIR "/data/samples/annual.json");
	mark_carried(&printing.report);
	printing_print(&printing, wide, BORDERS_ASCII, &text);
	check_warning(&text, wide);
	/* Confirmed, it is as if it had never been said. */
	head_confirm(&printing.report, HEAD_BEFORE_TEXT, 0);
	card_confirm(&printing.report.cards[0], FIELD_ISSUE);
	card_confirm(&printing.report.cards[0], FIELD_PERIOD);
	card_confirm(&printing.report.cards[printing.report.count - 1], FIELD_STEPS);
	printing_print(&printing, wide, BORDERS_ASCII, &text);
	assert_null(strstr(text.data, "ยืนยัน ๓"));
	assert_null(strstr(text.data, "ยังไม่ยืนยัน"));
	printing_close(&printing);
	str_release(&text);
}

/* The mark of the seal is on all paper, whole; what gives way is the rest. */
static void test_mark_fits(void **state)
{
	enum { NARROWEST = 40, WIDEST = 120, PAGES = 9999 };
	static const char mark[] = "3F2A-91BC-07DE-55A0";
	(void)state;
	struct printing printing;
	struct wrapper *wrapper = wrapper_new();
	struct str line = STR_INIT;
	int dated = 0, named = 0, bare = 0;
	printing_open(&printing, TOP_SRCDIR "/data/samples/annual.json");
	for (unsigned columns = NARROWEST; columns <= WIDEST; columns++) {
		struct page_frame frame;
		page_frame_init(&frame, printing.document, wrapper, columns, DIGITS_THAI,
			printing_date);
		page_frame_warn(&frame, columns % 2 ? 120 : 0);
		page_frame_seal(&frame, mark);
		str_clear(&line);
		page_frame_footer(&frame, PAGES, PAGES, &line);
		assert_int_equal(reader_columns(line.data, line.bytes), columns);
		const char *at = strstr(line.data, mark);
		assert_non_null(at);
		assert_int_equal(at[strlen(mark)], ' ');
		assert_non_null(strstr(line.data, "หน้า ๙๙๙๙ จาก ๙๙๙๙"));
		const bool has_name = strstr(line.data, PAGE_FRAME_MARK);
		const bool has_date = strstr(line.data, "พิมพ์วันที่ ");
		dated += has_date;
		named += has_name && !has_date;
		bare += !has_name;
		assert_true(has_name || at == line.data);
		page_frame_release(&frame);
	}
	assert_true(dated > 20 && named > 20 && bare > 5);
	printing_close(&printing);
	wrapper_free(wrapper);
	str_release(&line);
}

/* Nor does what says that it is not what was approved give way. */
static void test_false_mark_fits(void **state)
{
	enum { NARROWEST = 36, WIDEST = 120, PAGES = 9999 };
	(void)state;
	struct printing printing;
	struct wrapper *wrapper = wrapper_new();
	struct str line = STR_INIT;
	printing_open(&printing, TOP_SRCDIR "/data/samples/annual.json");
	for (unsigned columns = NARROWEST; columns <= WIDEST; columns++) {
		struct page_frame frame;
		page_frame_init(&frame, printing.document, wrapper, columns, DIGITS_THAI,
			printing_date);
		page_frame_warn(&frame, columns % 2 ? 120 : 0);
		page_frame_seal(&frame, SEAL_MARK_FALSE);
		str_clear(&line);
		page_frame_footer(&frame, PAGES, PAGES, &line);
		assert_int_equal(reader_columns(line.data, line.bytes), columns);
		assert_non_null(strstr(line.data, PAGE_FRAME_FALSE " "));
		assert_non_null(strstr(line.data, "หน้า ๙๙๙๙ จาก ๙๙๙๙"));
		assert_null(strstr(line.data, PAGE_FRAME_MARK));
		page_frame_release(&frame);
	}
	printing_close(&printing);
	wrapper_free(wrapper);
	str_release(&line);
}

/* What says that it is a draft stands at the right edge on any paper; the title gives way. */
static void test_draft_fits(void **state)
{
	enum { NARROWEST = 4, WIDEST = 140 };
	static const char draft[] = PAGE_FRAME_DRAFT;
	(void)state;
	struct printing printing;
	struct wrapper *wrapper = wrapper_new();
	int whole = 0, cut = 0;
	printing_open(&printing, TOP_SRCDIR "/data/samples/annual.json");
	for (unsigned columns = NARROWEST; columns <= WIDEST; columns++) {
		struct page_frame frame;
		page_frame_init(&frame, printing.document, wrapper, columns, DIGITS_THAI,
			printing_date);
		page_frame_draft(&frame, printing.document, wrapper);
		const struct str *line = &frame.top[1];
		assert_int_equal(reader_columns(line->data, line->bytes), columns);
		assert_string_equal(
			line->data + line->bytes - strlen(draft), PAGE_FRAME_DRAFT);
		whole += strstr(line->data, printing.report.title) != NULL;
		cut += strstr(line->data, " ...  ") != NULL;
		page_frame_release(&frame);
	}
	assert_true(whole > 50 && cut > 20);
	printing_close(&printing);
	wrapper_free(wrapper);
}

/* Where both do not fit, it stands instead of the date; no line is ever wider than the
 * paper. */
static void test_warning_fits(void **state)
{
	enum { NARROWEST = 40, WIDEST = 90, PAGES = 9999 };
	(void)state;
	struct printing printing;
	struct wrapper *wrapper = wrapper_new();
	struct str line = STR_INIT;
	int dated = 0, undated = 0;
	printing_open(&printing, TOP_SRCDIR "/data/samples/annual.json");
	for (unsigned columns = NARROWEST; columns <= WIDEST; columns++) {
		struct page_frame frame;
		page_frame_init(&frame, printing.document, wrapper, columns, DIGITS_THAI,
			printing_date);
		page_frame_warn(&frame, 120);
		str_clear(&line);
		page_frame_footer(&frame, PAGES, PAGES, &line);
		assert_int_equal(reader_columns(line.data, line.bytes), columns);
		assert_non_null(strstr(line.data, "ยังไม่ยืนยัน ๑๒๐ ช่อง "));
		bool has_date = strstr(line.data, "พิมพ์วันที่ ๒๐ พฤศจิกายน ๒๕๖๙ ");
		assert_int_equal(has_date, strncmp(line.data, "ยังไม่", 9) != 0);
		dated += has_date;
		undated += !has_date;
		page_frame_release(&frame);
	}
	assert_true(dated > 20 && undated > 20);
	printing_close(&printing);
	wrapper_free(wrapper);
	str_release(&line);
}

/* --- how much paper --- */

/* Lines of a text at a width, cut anywhere. */
static size_t lines_cut_anywhere(const char *text, size_t columns)
{
	size_t lines = 0;
	while (text) {
		const char *end = strchr(text, '\n');
		size_t bytes = end ? (size_t)(end - text) : strlen(text);
		size_t all = reader_columns(text, bytes);
		lines += all ? (all + columns - 1) / columns : 1;
		text = end ? end + 1 : NULL;
	}
	return lines;
}

static void check_paper(struct sheet *sheet)
{
	enum { BORDER = 3 };
	size_t columns = sheet->printing.layout->columns_count, equal = 0, used = 0;
	size_t text = sheet->paper.columns - BORDER * columns - 1;
	struct error error = ERROR_INIT;
	struct block block;
	assert_true(document_rewind(sheet->printing.document, &error));
	do {
		assert_true(document_next(sheet->printing.document, &block, &error));
		size_t height = 0;
		for (size_t i = 0; i < block.cells_count; i++) {
			size_t width = text / columns + (i < text % columns);
			size_t lines = lines_cut_anywhere(block.cells[i], width);
			height = lines > height ? lines : height;
		}
		equal += height;
	} while (block.kind != BLOCK_END);
	for (size_t i = 0; i < sheet->printed.count; i++)
		used += sheet->printed.rows[i].group ? 0 : sheet->printed.rows[i].lines;
	/* On 80 columns the least widths leave little to choose, and a compound fills
	 * most of a column. */
	assert_true(used * 100 <= equal * (sheet->paper.columns < 100 ? 102 : 95));
}

static void test_widths_save_paper(void **state)
{
	(void)state;
	for_each_sheet(check_paper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells_come_back),
		cmocka_unit_test(test_groups_lead_their_rows),
		cmocka_unit_test(test_rows_are_cut_with_care),
		cmocka_unit_test(test_pages_say_what_goes_on),
		cmocka_unit_test(test_texts_around_the_table),
		cmocka_unit_test(test_pages_are_numbered),
		cmocka_unit_test(test_footer_warns),
		cmocka_unit_test(test_warning_fits),
		cmocka_unit_test(test_mark_fits),
		cmocka_unit_test(test_false_mark_fits),
		cmocka_unit_test(test_draft_fits),
		cmocka_unit_test(test_widths_save_paper),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
