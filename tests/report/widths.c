/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Column widths against widths in proportion to the text, and against the best that
 * there are, found by an exhaustive search of the test's own.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "report/document.h"
#include "report/layout.h"
#include "report/widths.h"
#include "tests/support/printing.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/wrap.h"

enum { BORDER_COLUMNS = 3 };

static const unsigned papers[] = {136, 120, 100, 160, 227, 80};
enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

/* The texts of a table. */
struct texts {
	char *(*rows)[LAYOUT_COLUMNS_MAX];
	size_t count, capacity, columns;
	unsigned least[LAYOUT_COLUMNS_MAX];
};

static void texts_add(struct texts *texts, const char *const *cells)
{
	texts->rows = mem_grow(
		texts->rows, texts->count, &texts->capacity, sizeof(*texts->rows));
	for (size_t i = 0; i < texts->columns; i++)
		texts->rows[texts->count][i] = mem_strdup(cells[i]);
	texts->count++;
}

static void texts_release(struct texts *texts)
{
	for (size_t row = 0; row < texts->count; row++)
		for (size_t i = 0; i < texts->columns; i++)
			free(texts->rows[row][i]);
	free(texts->rows);
}

static void texts_read(struct texts *texts, const char *path)
{
	struct printing printing;
	struct error error = ERROR_INIT;
	struct block block;
	*texts = (struct texts){0};
	printing_open(&printing, path);
	texts->columns = printing.layout->columns_count;
	for (size_t i = 0; i < texts->columns; i++)
		texts->least[i] = printing.layout->columns[i].least;
	do {
		assert_true(document_next(printing.document, &block, &error));
		if (block.kind == BLOCK_ROW)
			texts_add(texts, block.cells);
	} while (block.kind != BLOCK_END);
	printing_close(&printing);
}

static struct widths *measured(
	const struct texts *texts, struct wrapper *wrapper, unsigned available)
{
	struct widths *widths = widths_new(texts->columns, texts->least, available);
	for (size_t i = 0; i < texts->count; i++)
		widths_measure(widths, wrapper, (const char *const *)texts->rows[i]);
	return widths;
}

static size_t cell_lines(struct wrapper *wrapper, const char *text, unsigned width)
{
	size_t lines = 0;
	while (text) {
		const char *end = strchr(text, '\n');
		wrap_load(wrapper, text, end ? (size_t)(end - text) : strlen(text));
		lines += wrap_count(wrapper, width);
		text = end ? end + 1 : NULL;
	}
	return lines;
}

/* The fewest columns of a column: its least, and what its widest word needs. */
static unsigned floor_of(
	const struct texts *texts, struct wrapper *wrapper, size_t column)
{
	unsigned floor = texts->least[column];
	for (size_t row = 0; row < texts->count; row++)
		for (const char *text = texts->rows[row][column]; text;) {
			const char *end = strchr(text, '\n');
			wrap_load(
				wrapper, text, end ? (size_t)(end - text) : strlen(text));
			floor = MAX(floor, wrap_word(wrapper));
			text = end ? end + 1 : NULL;
		}
	return floor;
}

static unsigned floors_of(const struct texts *texts, struct wrapper *wrapper)
{
	unsigned sum = 0;
	for (size_t i = 0; i < texts->columns; i++)
		sum += floor_of(texts, wrapper, i);
	return sum;
}

static size_t table_lines(
	const struct texts *texts, struct wrapper *wrapper, const unsigned *chosen)
{
	size_t lines = 0;
	for (size_t row = 0; row < texts->count; row++) {
		size_t height = 0;
		for (size_t i = 0; i < texts->columns; i++) {
			size_t cell = cell_lines(wrapper, texts->rows[row][i], chosen[i]);
			height = cell > height ? cell : height;
		}
		lines += height;
	}
	return lines;
}

static void assert_allowed(const struct texts *texts, struct wrapper *wrapper,
	const unsigned *chosen, unsigned available)
{
	unsigned sum = 0;
	for (size_t i = 0; i < texts->columns; i++) {
		assert_true(chosen[i] >= floor_of(texts, wrapper, i));
		sum += chosen[i];
	}
	assert_int_equal(sum, available);
}

/* Chooses, holds the choice to its promises, and returns its lines. */
static size_t check_choice(
	const struct texts *texts, struct wrapper *wrapper, unsigned available)
{
	unsigned chosen[LAYOUT_COLUMNS_MAX], proportional[LAYOUT_COLUMNS_MAX];
	struct widths *widths = measured(texts, wrapper, available);
	widths_choose(widths, chosen);
	widths_proportional(widths, proportional);
	assert_allowed(texts, wrapper, chosen, available);
	assert_allowed(texts, wrapper, proportional, available);
	assert_true(widths_exact(widths));
	assert_int_equal(widths_needed(widths), floors_of(texts, wrapper));
	size_t lines = widths_lines(widths, chosen);
	assert_int_equal(lines, table_lines(texts, wrapper, chosen));
	assert_true(lines <= widths_lines(widths, proportional));
	assert_int_equal(widths_lines(widths, proportional),
		table_lines(texts, wrapper, proportional));
	widths_free(widths);
	return lines;
}

static unsigned available_on(const struct texts *texts, unsigned paper)
{
	return paper - BORDER_COLUMNS * (unsigned)texts->columns - 1;
}

static void test_never_more_lines_than_in_proportion(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct texts texts;
		texts_read(&texts, from->path);
		for (size_t i = 0; i < PAPERS; i++)
			check_choice(&texts, wrapper, available_on(&texts, papers[i]));
		texts_release(&texts);
	}
	wrapper_free(wrapper);
}

/* --- the exhaustive search --- */

enum { ROWS_MAX = 32, SLACK_MAX = 160 };

struct exhaustive {
	size_t rows, columns;
	unsigned slack;
	/* Heights by row, column and columns above the least. */
	size_t heights[ROWS_MAX][LAYOUT_COLUMNS_MAX][SLACK_MAX + 1];
	size_t best;
};

/* No choice of the columns from `column` on, which have slack columns to share, can
 * make the rows lower than this. */
static size_t bound(const struct exhaustive *search, size_t column, unsigned slack,
	const size_t *heights)
{
	size_t lines = 0;
	for (size_t row = 0; row < search->rows; row++) {
		size_t height = heights[row];
		for (size_t i = column; i < search->columns; i++)
			if (search->heights[row][i][slack] > height)
				height = search->heights[row][i][slack];
		lines += height;
	}
	return lines;
}

static void try_all(
	struct exhaustive *search, size_t column, unsigned slack, const size_t *heights)
{
	size_t lines = bound(search, column, slack, heights);
	if (lines >= search->best)
		return;
	if (column == search->columns) {
		search->best = lines;
		return;
	}
	for (unsigned share = 0; share <= slack; share++) {
		size_t now[ROWS_MAX];
		for (size_t row = 0; row < search->rows; row++) {
			size_t cell = search->heights[row][column][share];
			now[row] = cell > heights[row] ? cell : heights[row];
		}
		try_all(search, column + 1, slack - share, now);
	}
}

static size_t fewest_lines(const struct texts *texts, struct wrapper *wrapper,
	unsigned available, size_t known)
{
	struct exhaustive *search = mem_new(1, sizeof(*search));
	size_t heights[ROWS_MAX] = {0};
	search->rows = texts->count;
	search->columns = texts->columns;
	search->slack = available - floors_of(texts, wrapper);
	assert_true(search->rows <= ROWS_MAX && search->slack <= SLACK_MAX);
	for (size_t row = 0; row < texts->count; row++)
		for (size_t i = 0; i < texts->columns; i++) {
			const unsigned floor = floor_of(texts, wrapper, i);
			/* Wider is never higher for the bound to hold. */
			size_t lowest = SIZE_MAX;
			for (unsigned k = 0; k <= search->slack; k++) {
				size_t lines = cell_lines(
					wrapper, texts->rows[row][i], floor + k);
				lowest = lines < lowest ? lines : lowest;
				search->heights[row][i][k] = lowest;
			}
		}
	search->best = known;
	try_all(search, 0, search->slack, heights);
	size_t best = search->best;
	free(search);
	return best;
}

static void test_within_three_percent_of_the_best(void **state)
{
	(void)state;
	static const unsigned searched[] = {136, 100};
	struct wrapper *wrapper = wrapper_new();
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct texts texts;
		texts_read(&texts, from->path);
		for (size_t i = 0; i < sizeof(searched) / sizeof(searched[0]); i++) {
			unsigned available = available_on(&texts, searched[i]);
			size_t lines = check_choice(&texts, wrapper, available);
			size_t best = fewest_lines(&texts, wrapper, available, lines);
			print_message("%s at %u columns: %zu lines, the best has %zu\n",
				from->key, searched[i], lines, best);
			assert_true(lines * 100 <= best * 103);
		}
		texts_release(&texts);
	}
	wrapper_free(wrapper);
}

/* --- tables of other kinds --- */

static char *random_cell(struct support_random *random)
{
	static const char *const words[] = {
		"การ",
		"ดำเนินการ",
		"ประชาสัมพันธ์",
		" ",
		"เจ้าหน้าที่",
		"๑๒,๕๐๐.๗๕ บาท",
		"ITA ",
		"หน่วยงาน",
		"\n",
		"\n- ",
		"\n๑. ",
		"https://www.example.go.th/a/b?c=d",
		"ๆ ",
		"น้ำ",
	};
	struct str text = STR_INIT;
	for (uint32_t i = support_draw(random, 1 + support_draw(random, 60)); i; i--)
		str_puts(&text,
			words[support_draw(random, sizeof(words) / sizeof(words[0]))]);
	return str_detach(&text);
}

static void random_table(struct texts *texts, struct support_random *random)
{
	*texts = (struct texts){.columns = 1 + support_draw(random, 8)};
	for (size_t i = 0; i < texts->columns; i++)
		texts->least[i] = 4 + support_draw(random, 8);
	for (uint32_t rows = support_draw(random, 30); rows; rows--) {
		char *cells[LAYOUT_COLUMNS_MAX];
		for (size_t i = 0; i < texts->columns; i++)
			cells[i] = random_cell(random);
		texts_add(texts, (const char *const *)cells);
		for (size_t i = 0; i < texts->columns; i++)
			free(cells[i]);
	}
}

static void test_random_tables(void **state)
{
	(void)state;
	struct support_random random = {2569};
	struct wrapper *wrapper = wrapper_new();
	for (int round = 0; round < 40; round++) {
		struct texts texts;
		random_table(&texts, &random);
		unsigned available =
			floors_of(&texts, wrapper) + support_draw(&random, 120);
		check_choice(&texts, wrapper, available);
		texts_release(&texts);
	}
	wrapper_free(wrapper);
}

static void test_nothing_measured(void **state)
{
	(void)state;
	const unsigned least[] = {5, 7, 9};
	struct widths *widths = widths_new(3, least, 30);
	unsigned chosen[3] = {0};
	widths_choose(widths, chosen);
	assert_int_equal(chosen[0] + chosen[1] + chosen[2], 30);
	assert_int_equal(widths_lines(widths, chosen), 0);
	for (size_t i = 0; i < 3; i++)
		assert_true(chosen[i] >= least[i]);
	widths_free(widths);
}

static void test_words_stay_whole_where_it_costs_nothing(void **state)
{
	(void)state;
	const unsigned least[] = {4, 4};
	const char *const cells[] = {
		"ประชาสัมพันธ์", "ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก ก"};
	struct wrapper *wrapper = wrapper_new();
	struct widths *widths = widths_new(2, least, 30);
	unsigned chosen[2];
	widths_measure(widths, wrapper, (const char *const[]){"ก", "ก"});
	widths_measure(widths, wrapper, cells);
	widths_choose(widths, chosen);
	assert_true(chosen[0] >= 10);
	widths_free(widths);
	wrapper_free(wrapper);
}

/* Of a long table some rows are kept; the choice is the same in every run, allowed,
 * and not worse than the one in proportion on the rows that are kept. */
static void test_long_table(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	struct texts texts;
	texts_read(&texts, support_reports[0].path);
	unsigned available = available_on(&texts, 136);
	unsigned chosen[2][LAYOUT_COLUMNS_MAX], proportional[LAYOUT_COLUMNS_MAX];
	for (int run = 0; run < 2; run++) {
		struct widths *widths = widths_new(texts.columns, texts.least, available);
		for (size_t i = 0; i < 1000; i++)
			widths_measure(widths, wrapper,
				(const char *const *)texts.rows[i % texts.count]);
		widths_choose(widths, chosen[run]);
		widths_proportional(widths, proportional);
		assert_false(widths_exact(widths));
		assert_allowed(&texts, wrapper, chosen[run], available);
		assert_true(widths_lines(widths, chosen[run]) <=
			    widths_lines(widths, proportional));
		widths_free(widths);
	}
	assert_memory_equal(chosen[0], chosen[1], texts.columns * sizeof(chosen[0][0]));
	texts_release(&texts);
	wrapper_free(wrapper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_never_more_lines_than_in_proportion),
		cmocka_unit_test(test_within_three_percent_of_the_best),
		cmocka_unit_test(test_random_tables),
		cmocka_unit_test(test_nothing_measured),
		cmocka_unit_test(test_words_stay_whole_where_it_costs_nothing),
		cmocka_unit_test(test_long_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
