/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that nobody should type, reports that have nothing or too much, sources that
 * fail: the paper stays in its form, and nothing of a text is lost.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "model/report.h"
#include "report/document.h"
#include "report/page_frame.h"
#include "report/pager.h"
#include "tests/support/page_reader.h"
#include "tests/support/printing.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

static const struct paper papers[] = {{136, 66}, {80, 66}, {100, 30}, {227, 88}};
enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

static void set(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

static void begin(struct printing *printing, const char *layout)
{
	report_init(&printing->report);
	set(&printing->report.layout, layout);
	set(&printing->report.title, "รายงาน");
	set(&printing->report.agency.name, "ธารตะวัน");
	printing->report.fiscal_year = 2569;
	printing->report.months = 12;
}

/* The text in every field that is printed. */
static void fill(struct card *card, const char *text)
{
	set(&card->issue, text);
	set(&card->measure, text);
	set(&card->period, text);
	set(&card->output, text);
	set(&card->outcome, text);
	string_list_add(&card->steps.items, text);
	string_list_add(&card->owners, text);
}

/* Without white space, as paper shows it; dotted circles are no part of the text. */
static void append_shown(struct str *out, const char *text)
{
	struct str shown = STR_INIT;
	for (const char *end; text; text = end ? end + 1 : NULL) {
		end = strchr(text, '\n');
		text_show(&shown, text, end ? (size_t)(end - text) : strlen(text));
	}
	squeeze(out, shown.data, "");
	str_release(&shown);
}

static void drop_circles(struct str *text)
{
	static const char circle[] = "\u25CC";
	char *at;
	while ((at = strstr(text->data, circle)))
		str_splice(text, (size_t)(at - text->data), strlen(circle), NULL, 0);
}

static void assert_shows(const char *found, const char *expected)
{
	struct str a = STR_INIT, b = STR_INIT;
	squeeze(&a, found, "");
	append_shown(&b, expected);
	drop_circles(&a);
	drop_circles(&b);
	assert_string_equal(a.data, b.data);
	str_release(&a);
	str_release(&b);
}

static void print_and_read(struct printing *printing, struct paper paper,
	enum border_style borders, struct printed *printed)
{
	struct str text = STR_INIT;
	printing_print(printing, paper, borders, &text);
	printed_read(printed, text.data, paper.columns, paper.lines, FRAME_HEADER_LINES,
		FRAME_FOOTER_LINES);
	str_release(&text);
}

static void check_text(const char *text)
{
	struct printing printing;
	begin(&printing, "annual");
	for (int i = 0; i < 3; i++)
		fill(report_add_card(&printing.report), text);
	/* What looks like a table outside the table is not the reader's to judge. */
	if (!strchr("|+", *text)) {
		struct section *section = section_list_add(&printing.report.before);
		set(&section->heading, text);
		set(&section->text, text);
	}
	printing_open_report(&printing);
	for (size_t i = 0; i < PAPERS; i++) {
		struct printed printed;
		print_and_read(&printing, papers[i], BORDERS_ASCII, &printed);
		assert_int_equal(printed.count, 3);
		for (size_t row = 0; row < printed.count; row++)
			for (size_t k = 1; k < printed.columns; k++)
				assert_shows(printed.rows[row].cells[k].data, text);
		printed_release(&printed);
	}
	printing_close(&printing);
}

static void test_inputs_to_get_right(void **state)
{
	(void)state;
	static const char *const inputs[] = {
		"ที่",
		"น้ำ",
		"น\u0E49\u0E4D\u0E32 น\u0E4D\u0E49\u0E32",
		"ก\u0E48\u0E35",
		"ก\u0E48\u0E38",
		"เเปลก",
		"\u0E48ขึ้นต้นด้วยวรรณยุกต์",
		"ก \u0E48ข",
		"ก\u0E34\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48X",
		"ก\u200Bข ก\u200Dข \uFEFFก",
		"กำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำกำที่ที่ที่ที่ที่ที่ที่ที่",
		"สิทธิ์ และ ปู่",
		"เด็ก ๆ กรุงเทพฯ ฯลฯ",
		"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗ www.dla.go.th “(บาท)”",
		"\u0E3B \u00A0 … € \U0001F600 ก",
	};
	for (size_t i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
		print_message("%s\n", inputs[i]);
		check_text(inputs[i]);
	}
}

static void test_control_characters(void **state)
{
	(void)state;
	check_text("ก\tข\rค\033[31mง\a\b\x7Fจ\xC2\x80\xC2\x9B"
		   "ฉ\fช\vซ");
	check_text("\033@\033x1\x0E\x0F");
	check_text("ก\r\nข\r\nค");
	check_text("\n\n\nก\n\n");
	check_text("| ก | ข |\n+----+\n|");
}

static void test_words_wider_than_the_column(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	for (int i = 0; i < 300; i++)
		str_puts(&text, "\u25CC");
	check_text(text.data);
	str_clear(&text);
	for (int i = 0; i < 100; i++)
		str_puts(&text, "\u0E48\u0E34 ");
	check_text(text.data);
	str_clear(&text);
	str_puts(&text, "https://www.example.go.th/");
	for (int i = 0; i < 200; i++)
		str_puts(&text, "abc");
	check_text(text.data);
	str_clear(&text);
	for (int i = 0; i < 200; i++)
		str_puts(&text, "漢字");
	check_text(text.data);
	str_release(&text);
}

/* One field of a megabyte. */
static void test_long_paragraph(void **state)
{
	(void)state;
	struct printing printing;
	struct printed printed;
	struct str text = STR_INIT;
	while (text.bytes < 1000000)
		str_puts(&text, "การดำเนินการตามมาตรการส่งเสริมคุณธรรม ");
	begin(&printing, "annual");
	set(&report_add_card(&printing.report)->output, text.data);
	struct section *section = section_list_add(&printing.report.after);
	set(&section->text, text.data);
	printing_open_report(&printing);
	print_and_read(&printing, (struct paper){400, 400}, BORDERS_ASCII, &printed);
	assert_int_equal(printed.count, 1);
	assert_shows(printed.rows[0].cells[4].data, text.data);
	printed_release(&printed);
	str_release(&text);
	printing_close(&printing);
}

static void test_empty_reports(void **state)
{
	(void)state;
	static const char *const layouts[] = {
		"annual", "memo", "improvement", "oversight", "recommendation"};
	for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++)
		for (int cards = 0; cards < 2; cards++) {
			struct printing printing;
			struct printed printed;
			begin(&printing, layouts[i]);
			set(&printing.report.title, cards ? "" : NULL);
			set(&printing.report.agency.name, NULL);
			printing.report.memo.present = true;
			for (int k = 0; k < cards; k++)
				report_add_card(&printing.report);
			printing_open_report(&printing);
			print_and_read(&printing, papers[0], BORDERS_ASCII, &printed);
			assert_int_equal(printed.table_pages, 1);
			assert_int_equal(printed.count, cards);
			for (size_t k = 1; cards && k < printed.columns; k++)
				assert_shows(printed.rows[0].cells[k].data, "");
			if (cards)
				assert_shows(printed.rows[0].cells[0].data,
					printing.layout->columns[0].number ? "๑." : "");
			printed_release(&printed);
			printing_close(&printing);
		}
}

/* --- sources --- */

/* Gives the cards of a report again and again, and fails at a place if told. */
struct cycle {
	struct card_source source;
	const struct report *report;
	size_t count, at, fails_at, failing_walk, walk;
};

static const struct card *cycle_next(struct card_source *source, struct error *error)
{
	struct cycle *cycle = (struct cycle *)source;
	if (cycle->walk == cycle->failing_walk && cycle->at == cycle->fails_at) {
		error_set(error, ERROR_SYSTEM, "the disk is gone");
		return NULL;
	}
	if (cycle->at == cycle->count)
		return NULL;
	return &cycle->report->cards[cycle->at++ % cycle->report->count];
}

static bool cycle_rewind(struct card_source *source, struct error *error)
{
	(void)error;
	struct cycle *cycle = (struct cycle *)source;
	cycle->at = 0;
	cycle->walk++;
	return true;
}

static void use_cycle(struct printing *printing, struct cycle *cycle)
{
	cycle->source = (struct card_source){.next = cycle_next, .rewind = cycle_rewind};
	cycle->report = &printing->report;
	document_free(printing->document);
	printing->document =
		document_new(printing->layout, &printing->report, &cycle->source);
}

static void test_many_cards(void **state)
{
	(void)state;
	struct printing printing;
	struct printed printed, once;
	struct cycle cycle = {.count = 1003, .fails_at = SIZE_MAX};
	printing_open(&printing, support_reports[0].path);
	print_and_read(&printing, papers[0], BORDERS_ASCII, &once);
	use_cycle(&printing, &cycle);
	print_and_read(&printing, papers[0], BORDERS_ASCII, &printed);
	assert_int_equal(printed.count, cycle.count);
	for (size_t i = 0; i < printed.count; i++)
		for (size_t k = 1; k < printed.columns; k++)
			assert_shows(printed.rows[i].cells[k].data,
				once.rows[i % once.count].cells[k].data);
	/* Measured, counted, made: each card is asked for three times. */
	assert_int_equal(cycle.walk, 3);
	printed_release(&once);
	printed_release(&printed);
	printing_close(&printing);
}

static void test_failing_source(void **state)
{
	(void)state;
	for (size_t walk = 1; walk <= 3; walk++) {
		struct printing printing;
		struct cycle cycle = {
			.count = 500, .fails_at = 250, .failing_walk = walk};
		struct error error = ERROR_INIT;
		printing_open(&printing, support_reports[0].path);
		use_cycle(&printing, &cycle);
		struct pager *pager = pager_new(printing.document, printing.layout,
			DIGITS_THAI, papers[0], BORDERS_ASCII, printing_date, &error);
		assert_int_equal(pager != NULL, walk == 3);
		while (pager && pager_next(pager, &error))
			;
		assert_int_equal(error.kind, ERROR_SYSTEM);
		assert_string_equal(error_message(&error), "the disk is gone");
		error_release(&error);
		pager_free(pager);
		printing_close(&printing);
	}
}

/* --- papers --- */

static void test_papers_are_parsed(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "136", "x66", "136x", "136x66 ", "136X66",
		"-136x66", "136x-66", " 136x66", "39x66", "401x66", "136x19", "136x401",
		"99999999999999999999x66", "136x66x1", "a"};
	struct paper paper = {1, 2};
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(paper_parse(bad[i], &paper, &error));
		assert_int_equal(error.kind, ERROR_USAGE);
		assert_int_equal(paper.columns, 1);
		assert_int_equal(paper.lines, 2);
		error_release(&error);
	}
	assert_true(paper_parse("136x66", &paper, &error));
	assert_int_equal(paper.columns, 136);
	assert_int_equal(paper.lines, 66);
	assert_true(paper_parse("40x20", &paper, &error));
	assert_true(paper_parse("400x400", &paper, &error));
}

/* A refusal names a paper that does. */
static void test_paper_too_small(void **state)
{
	(void)state;
	static const struct paper small[] = {{60, 66}, {67, 20}, {40, 20}};
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
		struct printing printing;
		struct paper paper = small[i];
		printing_open(&printing, support_reports[0].path);
		for (int tries = 0;; tries++) {
			struct error error = ERROR_INIT;
			struct pager *pager =
				pager_new(printing.document, printing.layout, DIGITS_THAI,
					paper, BORDERS_ASCII, printing_date, &error);
			pager_free(pager);
			if (pager)
				break;
			/* First the columns, then the lines. */
			assert_true(tries < 2);
			assert_int_equal(error.kind, ERROR_REFUSED);
			paper = printing_paper_named(error_message(&error));
			error_release(&error);
		}
		assert_true(
			paper.columns > small[i].columns || paper.lines > small[i].lines);
		struct str text = STR_INIT;
		printing_print(&printing, paper, BORDERS_ASCII, &text);
		str_release(&text);
		printing_close(&printing);
	}
}

/* With lines instead of ASCII only the borders differ. */
static void test_box_borders(void **state)
{
	(void)state;
	static const char *const corners[] = {
		"┌", "┬", "┐", "├", "┼", "┤", "└", "┴", "┘"};
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct printing printing;
		struct str ascii = STR_INIT, box = STR_INIT, same = STR_INIT;
		printing_open(&printing, from->path);
		printing_print(&printing, papers[0], BORDERS_ASCII, &ascii);
		printing_print(&printing, papers[0], BORDERS_BOX, &box);
		for (const char *at = box.data; *at;) {
			size_t corner = 0,
			       corners_count = sizeof(corners) / sizeof(corners[0]);
			while (corner < corners_count &&
				strncmp(at, corners[corner], 3) != 0)
				corner++;
			if (corner < corners_count)
				str_putc(&same, '+');
			else if (!strncmp(at, "─", 3))
				str_putc(&same, '-');
			else if (!strncmp(at, "│", 3))
				str_putc(&same, '|');
			else {
				str_putc(&same, *at++);
				continue;
			}
			at += 3;
		}
		/* Beside a heading across the table a rule has no borders inside. */
		if (!printing.layout->groups)
			assert_string_equal(same.data, ascii.data);
		else
			assert_int_equal(same.bytes, ascii.bytes);
		for (size_t i = 0; i < sizeof(corners) / sizeof(corners[0]); i++)
			assert_non_null(strstr(box.data, corners[i]));
		str_release(&ascii);
		str_release(&box);
		str_release(&same);
		printing_close(&printing);
	}
}

/* Pages after a rewind are those of before. */
static void test_rewind(void **state)
{
	(void)state;
	struct printing printing;
	struct error error = ERROR_INIT;
	struct str runs[2] = {STR_INIT, STR_INIT};
	printing_open(&printing, support_reports[1].path);
	struct pager *pager = pager_new(printing.document, printing.layout, DIGITS_THAI,
		papers[0], BORDERS_ASCII, printing_date, &error);
	assert_non_null(pager);
	printing_page(&runs[0], pager_next(pager, &error));
	for (int i = 0; i < 2; i++) {
		assert_true(pager_rewind(pager, &error));
		str_clear(&runs[i]);
		for (const struct page *page; (page = pager_next(pager, &error));)
			printing_page(&runs[i], page);
		assert_null(pager_next(pager, &error));
	}
	assert_string_equal(runs[0].data, runs[1].data);
	for (int i = 0; i < 2; i++)
		str_release(&runs[i]);
	pager_free(pager);
	printing_close(&printing);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inputs_to_get_right),
		cmocka_unit_test(test_control_characters),
		cmocka_unit_test(test_words_wider_than_the_column),
		cmocka_unit_test(test_long_paragraph),
		cmocka_unit_test(test_empty_reports),
		cmocka_unit_test(test_many_cards),
		cmocka_unit_test(test_failing_source),
		cmocka_unit_test(test_papers_are_parsed),
		cmocka_unit_test(test_paper_too_small),
		cmocka_unit_test(test_box_borders),
		cmocka_unit_test(test_rewind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
