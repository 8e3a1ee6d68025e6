/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents as they were read: texts, places, grids of cells that cover several rows and
 * columns.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/source.h"
#include "model/card.h"
#include "text/str.h"

static struct source_cell *add_cell(
	struct source_row *row, const char *text, unsigned columns, unsigned rows)
{
	struct source_cell *cell = source_cell_add(row);
	source_paragraph_set(source_paragraph_add(cell), text, strlen(text));
	cell->columns = columns;
	cell->rows = rows;
	return cell;
}

static void test_grid(void **state)
{
	(void)state;
	static const char *const expected[] = {
		"a", "b", "b", "a", "c", "d", "a", "e", NULL};
	struct source source;
	source_init(&source, "x", "test");
	struct source_table *table = &source_block_add(&source, SOURCE_TABLE)->table;
	struct source_row *row = source_row_add(table);
	add_cell(row, "a", 1, 9);
	add_cell(row, "b", 2, 1);
	row = source_row_add(table);
	add_cell(row, "c", 1, 1);
	add_cell(row, "d", 1, 1);
	add_cell(source_row_add(table), "e", 1, 1);

	size_t columns;
	const struct source_cell **grid = source_table_grid(table, &columns);
	assert_int_equal(columns, 3);
	for (size_t i = 0; i < 9; i++) {
		if (expected[i])
			assert_string_equal(grid[i]->paragraphs[0].text, expected[i]);
		else
			assert_null(grid[i]);
	}
	free(grid);
	source_release(&source);
}

static void test_texts(void **state)
{
	(void)state;
	struct source source;
	struct str out = STR_INIT;
	source_init(&source, "x", "test");
	struct source_row *row =
		source_row_add(&source_block_add(&source, SOURCE_TABLE)->table);
	struct source_cell *cell = add_cell(row, "ก\x1b[2J\xc2\x9b\xff\nข\t", 1, 1);
	struct source_paragraph *paragraph = source_paragraph_add(cell);
	source_paragraph_set(paragraph, "one", 3);
	paragraph->marks = MARKS_DASH;
	paragraph = source_paragraph_add(cell);
	source_paragraph_set(paragraph, "two", 3);
	paragraph->marks = MARKS_THAI;
	paragraph->number = 2;
	source_cell_append(&out, cell);
	assert_string_equal(out.data, "ก[2J\xEF\xBF\xBD\nข\t\n- one\n๒. two");
	str_release(&out);
	source_release(&source);
}

static void test_places(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	source_place_append(
		&out, &(struct source_place){.table = 2, .row = 3, .column = 4});
	assert_string_equal(out.data, "table 2, row 3, column 4");
	str_clear(&out);
	source_place_append(&out, &(struct source_place){0});
	assert_string_equal(out.data, "");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grid),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_places),
	};
	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
