/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the lines of cells are: what a sink that can show lists goes by.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/card_cells.h"
#include "report/document.h"
#include "report/layout.h"
#include "tests/support/printing.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

static const char *const kinds[] = {"text", "item", "more"};

/* The lines one a line: kind, marks, field, mark|rest. */
static void describe(struct str *out, const char *text, const struct cell_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct cell_line *line = &lines->items[i];
		str_printf(out, "%s %s %s ", kinds[line->kind],
			list_marks_name(line->marks),
			line->field == FIELD_NONE ? "-" : card_field_name(line->field));
		str_append(out, text + line->start, line->mark);
		str_putc(out, '|');
		str_append(
			out, text + line->start + line->mark, line->bytes - line->mark);
		str_putc(out, '\n');
	}
}

static void expect_lines(
	const struct card *card, const struct layout_column *column, const char *expected)
{
	static const struct layout layout = {.owners = OWNERS_LINES};
	struct str described = STR_INIT;
	struct card_cell cell;
	card_cell_init(&cell);
	card_cell_make(&cell, card, &layout, column, 3, DIGITS_THAI);
	describe(&described, cell.text.data, &cell.lines);
	assert_string_equal(described.data, expected);
	str_release(&described);
	card_cell_release(&cell);
}

static void fill(struct card *card)
{
	card_init(card);
	card->issue = mem_strdup("- ประเด็น");
	card->measure = mem_strdup("- ก\n\nข");
	card->steps.lead = mem_strdup("ดังนี้\n๑. ของผู้พิมพ์");
	card->steps.marks = MARKS_THAI;
	string_list_add(&card->steps.items, "หนึ่ง");
	string_list_add(&card->steps.items, "สอง\n- ต่อ");
	string_list_add(&card->owners, "กองคลัง");
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->ref = mem_strdup("https://a.go.th");
	evidence->caption = mem_strdup("ข่าว");
	evidence->date = mem_strdup("๑ ม.ค. ๖๘");
}

static void test_lines_of_cells(void **state)
{
	(void)state;
	struct card card, empty;
	fill(&card);
	card_init(&empty);
	const struct layout_column first = {.fields = {FIELD_ISSUE, FIELD_MEASURE},
		.fields_count = 2,
		.number = true};
	const struct layout_column second = {
		.fields = {FIELD_STEPS, FIELD_OWNERS, FIELD_EVIDENCE}, .fields_count = 3};
	/* The number is the first line's, which is no item then. */
	expect_lines(&card, &first,
		"text none issue |๓. - ประเด็น\n"
		"item none measure - |ก\n"
		"text none measure |\n"
		"text none measure |ข\n");
	expect_lines(&card, &second,
		"text none steps |ดังนี้\n"
		"item none steps ๑. |ของผู้พิมพ์\n"
		"item thai steps ๑. |หนึ่ง\n"
		"item thai steps ๒. |สอง\n"
		"more thai steps |- ต่อ\n"
		"text none owners |ผู้รับผิดชอบ: กองคลัง\n"
		"text none evidence |หลักฐาน: https://a.go.th (ข่าว, ๑ ม.ค. ๖๘)\n");
	expect_lines(&empty, &first, "text none - |๓. \n");
	expect_lines(&empty, &second, "");
	card_release(&card);
}

/* Nothing of a cell stands outside of its lines. */
static void test_lines_are_the_whole_cell(void **state)
{
	(void)state;
	struct str joined = STR_INIT;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct error error = ERROR_INIT;
		struct printing printing;
		struct block block;
		size_t rows = 0;
		printing_open(&printing, support_reports[i].path);
		do {
			assert_true(document_next(printing.document, &block, &error));
			rows += block.kind == BLOCK_ROW;
			for (size_t k = 0; k < block.cells_count; k++) {
				str_clear(&joined);
				for (size_t l = 0; l < block.lines[k]->count; l++) {
					const struct cell_line *line =
						&block.lines[k]->items[l];
					str_puts(&joined, l ? "\n" : "");
					str_append(&joined, block.cells[k] + line->start,
						line->bytes);
				}
				assert_string_equal(joined.data, block.cells[k]);
			}
		} while (block.kind != BLOCK_END);
		assert_true(rows > 0);
		printing_close(&printing);
	}
	str_release(&joined);
}

static void test_whole_field(void **state)
{
	(void)state;
	static const struct {
		enum card_field field;
		const char *text;
	} cases[] = {
		{FIELD_STEPS, "ดังนี้\n๑. ของผู้พิมพ์\n๑. หนึ่ง\n๒. สอง\n- ต่อ"},
		{FIELD_EVIDENCE, "https://a.go.th (ข่าว, ๑ ม.ค. ๖๘)"},
		{FIELD_OWNERS, "กองคลัง"},
		{FIELD_PERIOD, ""},
	};
	struct card card;
	struct card_cell cell;
	fill(&card);
	card_cell_init(&cell);
	for (size_t i = 0; i < COUNT(cases); i++) {
		card_cell_make_field(&cell, &card, cases[i].field);
		assert_string_equal(cell.text.data, cases[i].text);
	}
	card_cell_release(&cell);
	card_release(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_of_cells),
		cmocka_unit_test(test_lines_are_the_whole_cell),
		cmocka_unit_test(test_whole_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
