/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn into a frame, and what of it is said to be another. */
#include <config.h>

#include "tui/terminal/frame.h"

#include <limits.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/cell_cache.h"
#include "tui/terminal/terminal.h"

static void note(void *context, int row, int column, const struct frame_cell *cell)
{
	str_printf(context, "%d,%d:%s%s ", row, column,
		cell->piece == LINE_PIECES ? "" : "piece", cell->text);
}

static void assert_changes(struct frame *frame, const char *changes)
{
	struct str seen = STR_INIT;
	frame_changes(frame, note, &seen);
	assert_string_equal(seen.data, changes);
	str_release(&seen);
}

static void put(struct frame *frame, int column, int columns, const char *text)
{
	frame_put(frame, 0, column, columns, text, strlen(text), STYLE_PLAIN);
}

static void test_only_what_is_another(void **state)
{
	(void)state;
	struct frame frame;
	frame_init(&frame, 2, 3);
	assert_changes(&frame, "0,0:  0,1:  0,2:  1,0:  1,1:  1,2:  ");
	assert_changes(&frame, "");
	put(&frame, 1, 1, "ก");
	frame_line(&frame, 1, 2, LINE_DOWN, STYLE_FAINT);
	assert_changes(&frame, "0,1:ก 1,2:piece ");
	/* Drawn anew as it was, in another style, with another mark. */
	frame_clear(&frame);
	put(&frame, 1, 1, "ก");
	frame_line(&frame, 1, 2, LINE_DOWN, STYLE_LABEL);
	assert_changes(&frame, "1,2:piece ");
	put(&frame, 1, 1, "กี่");
	frame_line(&frame, 1, 2, LINE_ACROSS, STYLE_LABEL);
	assert_changes(&frame, "0,1:กี่ 1,2:piece ");
	put(&frame, 1, 1, "กี");
	assert_changes(&frame, "0,1:กี ");
	frame.unknown = true;
	assert_changes(&frame, "0,0:  0,1:กี 0,2:  1,0:  1,1:  1,2:piece ");
	frame_shown_empty(&frame);
	assert_changes(&frame, "0,1:กี 1,2:piece ");
	frame_release(&frame);
}

/* The second column of a wide cell is not shown by itself, and no half is left over. */
static void test_wide_cells(void **state)
{
	(void)state;
	struct frame frame;
	frame_init(&frame, 1, 4);
	assert_changes(&frame, "0,0:  0,1:  0,2:  0,3:  ");
	put(&frame, 1, 2, "日");
	assert_changes(&frame, "0,1:日 ");
	assert_true(frame_is_second(frame_cell(&frame, 0, 2)));
	put(&frame, 2, 1, "x");
	assert_changes(&frame, "0,1:  0,2:x ");
	put(&frame, 2, 2, "月");
	put(&frame, 1, 2, "日");
	assert_changes(&frame, "0,1:日 ");
	assert_string_equal(frame_cell(&frame, 0, 3)->text, " ");
	frame_line(&frame, 0, 2, LINE_DOWN, STYLE_PLAIN);
	assert_changes(&frame, "0,1:  0,2:piece ");
	frame_release(&frame);
}

/* Of more marks than a cell keeps the first are kept, whole. */
static void test_too_many_marks(void **state)
{
	(void)state;
	struct frame frame;
	struct str text = STR_INIT;
	frame_init(&frame, 1, 1);
	str_puts(&text, "ก");
	for (int i = 0; i < 30; i++)
		str_puts(&text, "่");
	put(&frame, 0, 1, text.data);
	const char *kept = frame_cell(&frame, 0, 0)->text;
	assert_int_equal(strlen(kept), (FRAME_TEXT - 1) / 3 * 3);
	assert_memory_equal(kept, text.data, strlen(kept));
	str_release(&text);
	frame_release(&frame);
}

/* Who draws with another size in mind writes nowhere else. */
static void test_beside_the_frame(void **state)
{
	(void)state;
	static const struct {
		int row, column, columns;
	} rows[] = {{-1, 0, 1}, {0, -1, 1}, {2, 0, 1}, {0, 3, 1}, {0, 2, 2}, {0, -1, 2},
		{0, 0, 0}, {0, 0, -1}, {0, 0, 4}, {1000, 1000, 1}, {-1000, -1000, 2},
		{0, INT_MAX, 1}, {INT_MAX, 0, 1}, {INT_MIN, INT_MIN, 1}, {0, 1, INT_MAX}};
	struct frame frame;
	frame_init(&frame, 2, 3);
	assert_changes(&frame, "0,0:  0,1:  0,2:  1,0:  1,1:  1,2:  ");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const int row = rows[i].row, column = rows[i].column;
		assert_false(frame_holds(&frame, row, column, rows[i].columns));
		frame_put(&frame, row, column, rows[i].columns, "x", 1, STYLE_PLAIN);
		if (rows[i].columns == 1) {
			frame_line(&frame, row, column, LINE_DOWN, STYLE_PLAIN);
			assert_string_equal(frame_cell(&frame, row, column)->text, " ");
		}
	}
	assert_changes(&frame, "");
	frame_release(&frame);
}

/* The cells of a text, one by one. */
static void assert_cells(
	const struct frame_cell *cells, int columns, const char *text, enum style style)
{
	int column = 0;
	for (size_t at = 0, bytes; text[at]; at += bytes, column++) {
		bytes = cell_next(text + at, strlen(text + at)).bytes;
		const struct frame_cell cell = frame_cell_of(text + at, bytes, style);
		assert_true(column < columns);
		assert_memory_equal(&cells[column], &cell, sizeof(cell));
	}
	assert_int_equal(column, columns);
}

/* More texts than are kept, in several styles, again and again: each has its own cells. */
static void test_texts_as_cells(void **state)
{
	(void)state;
	static const char *const letters[] = {"ก", "น้", "ที่", "เ", "ำ", "a", " ", "๑"};
	struct support_random random = {11};
	struct cell_cache *cache = NULL;
	struct str text = STR_INIT;
	for (int i = 0; i < 4000; i++) {
		int columns = 0;
		const enum style style = support_draw(&random, STYLE_COUNT);
		str_clear(&text);
		for (uint32_t left = 1 + support_draw(&random, 4); left; left--)
			str_puts(&text, letters[support_draw(&random, COUNT(letters))]);
		const struct frame_cell *cells =
			cell_cache_cells(&cache, text.data, text.bytes, style, &columns);
		assert_non_null(cells);
		assert_cells(cells, columns, text.data, style);
	}
	str_release(&text);
	cell_cache_free(cache);
}

static void test_texts_that_are_no_cells(void **state)
{
	(void)state;
	static const char *const texts[] = {"่", "ก\t", "日", "a\u0301", "น\u0E4D",
		"น\u0E4Dา", " ่", "\xFF", "ก\u200B"};
	struct cell_cache *cache = NULL;
	int columns = 0;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_null(cell_cache_cells(
			&cache, texts[i], strlen(texts[i]), STYLE_PLAIN, &columns));
	char longer[1000];
	memset(longer, 'x', sizeof(longer));
	assert_null(
		cell_cache_cells(&cache, longer, sizeof(longer), STYLE_PLAIN, &columns));
	cell_cache_free(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_what_is_another),
		cmocka_unit_test(test_wide_cells),
		cmocka_unit_test(test_too_many_marks),
		cmocka_unit_test(test_beside_the_frame),
		cmocka_unit_test(test_texts_as_cells),
		cmocka_unit_test(test_texts_that_are_no_cells),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
