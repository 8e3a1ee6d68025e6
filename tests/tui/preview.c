/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview shows the pages that are printed, cell for cell, at any size of screen. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/card_source.h"
#include "model/report.h"
#include "office/settings.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/pager.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* Rows of the screen that are not the sheet's, and the sheet's edges. */
enum { AROUND = 4, EDGES = 2 };

/* --- what is printed --- */

struct printed {
	struct report report;
	struct layout *layout;
	struct card_source *cards;
	struct document *document;
	struct pager *pager;
	struct paper paper;
};

static void print_begin(struct printed *printed, struct desk *desk, int64_t number,
	const char *layout, const char *paper)
{
	struct error error = ERROR_INIT;
	office_load(&desk->office, number, &printed->report);
	assert_done(paper_parse(paper, &printed->paper, &error), &error);
	printed->layout = layout_load(layout ? layout : printed->report.layout, &error);
	assert_done(printed->layout != NULL, &error);
	printed->cards = card_source_of_report(&printed->report);
	printed->document =
		document_new(printed->layout, &printed->report, printed->cards);
	printed->pager =
		pager_new(printed->document, printed->layout, printed->report.digits,
			printed->paper, BORDERS_ASCII, time_now(), &error);
	assert_done(printed->pager != NULL, &error);
	pager_set_draft(printed->pager);
}

static const struct page *print_next(struct printed *printed)
{
	struct error error = ERROR_INIT;
	const struct page *page = pager_next(printed->pager, &error);
	assert_done(error.kind == ERROR_NONE, &error);
	return page;
}

static void print_end(struct printed *printed)
{
	pager_free(printed->pager);
	document_free(printed->document);
	card_source_free(printed->cards);
	layout_free(printed->layout);
	report_release(&printed->report);
}

/* --- what is shown --- */

static void show_preview(struct desk *desk, int64_t number, const char *paper)
{
	struct error error = ERROR_INIT;
	settings_text(&desk->app.settings.paper, paper);
	assert_done(app_open(&desk->app, SCREEN_PREVIEW,
			    &(struct topic){.report = number}, &error),
		&error);
	app_paint(&desk->app);
}

static void press(struct desk *desk, keystroke key)
{
	struct event event = {.kind = EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

/* The row of the screen between two columns, without spaces at its end. */
static void shown_row(struct desk *desk, int row, int from, int to, struct str *out)
{
	str_clear(out);
	for (int column = from; column < to; column++)
		str_puts(out, grid_cell(desk->grid, row, column));
	while (out->bytes && out->data[out->bytes - 1] == ' ')
		str_truncate(out, out->bytes - 1);
}

/* The screen is as large as the sheet: every line must stand on it. */
static void assert_page(struct desk *desk, const struct page *page, int columns)
{
	struct str shown = STR_INIT;
	for (unsigned i = 0; i < page->lines_count; i++) {
		shown_row(desk, 2 + (int)i, 1, 1 + columns, &shown);
		if (strcmp(shown.data, page->lines[i].data) != 0)
			fail_msg("page %u line %u is\n%s\nnot\n%s", page->number, i,
				shown.data, page->lines[i].data);
	}
	str_release(&shown);
}

static void check_all_pages(struct desk *desk, int64_t number, const char *paper)
{
	struct printed printed;
	const struct page *page;
	unsigned pages = 0;
	print_begin(&printed, desk, number, NULL, paper);
	show_preview(desk, number, paper);
	while ((page = print_next(&printed)) != NULL) {
		assert_page(desk, page, (int)printed.paper.columns);
		press(desk, K_PAGE_DOWN);
		pages++;
	}
	assert_int_equal(pages, pager_count(printed.pager));
	/* And back to the first. */
	struct error error = ERROR_INIT;
	assert_done(pager_rewind(printed.pager, &error), &error);
	for (unsigned i = 1; i < pages; i++)
		press(desk, K_PAGE_UP);
	assert_page(desk, print_next(&printed), (int)printed.paper.columns);
	press(desk, K_ESCAPE);
	print_end(&printed);
}

static void test_pages_are_those_printed(void **state)
{
	(void)state;
	static const struct {
		const char *paper;
		int rows, columns;
	} sizes[] = {{"136x66", 66, 136}, {"80x66", 66, 80}, {"160x40", 40, 160}};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct desk desk;
		desk_make(&desk, sizes[i].rows + EDGES + AROUND, sizes[i].columns + EDGES,
			"th");
		desk_samples(&desk);
		for (int64_t number = 1; number <= 5; number++)
			check_all_pages(&desk, number, sizes[i].paper);
		assert_string_equal(grid_fault(desk.grid), "");
		desk_remove(&desk);
	}
}

/* On a small screen every part of the sheet comes into view, in its place. */
static void test_scrolled_parts_are_in_their_places(void **state)
{
	(void)state;
	struct desk desk;
	struct printed printed;
	struct str shown = STR_INIT, part = STR_INIT;
	const int columns = 80, rows = 24 - AROUND;
	desk_make(&desk, 24, columns, "th");
	desk_samples(&desk);
	print_begin(&printed, &desk, 1, NULL, "136x66");
	const struct page *page = print_next(&printed);
	show_preview(&desk, 1, "136x66");
	assert_string_equal(grid_cell(desk.grid, 1, columns - 1), "→");
	assert_string_equal(grid_cell(desk.grid, rows, columns - 1), "→");
	/* To the bottom right, a step at a time; then the edges are in the corner. */
	for (int i = 0; i < 68 - rows; i++)
		press(&desk, K_DOWN);
	for (int i = 0; i < 20; i++)
		press(&desk, K_RIGHT);
	/* The edge of the screen that says that there is more at the left is no part of the
	 * page. */
	int top = 68 - rows - 1, left = 138 - columns;
	for (int row = 0; row < rows - 1; row++) {
		const struct str *line = &page->lines[top + row];
		size_t used,
			skipped = text_fit(line->data, line->bytes, (size_t)left, &used);
		str_clear(&part);
		if (used == (size_t)left)
			str_puts(&part, line->data + skipped);
		shown_row(&desk, 1 + row, 1, columns - 1, &shown);
		if (used == (size_t)left)
			assert_string_equal(shown.data, part.data);
	}
	assert_string_equal(grid_cell(desk.grid, rows, columns - 1), "┘");
	assert_string_equal(grid_cell(desk.grid, 1, 0), "←");
	assert_string_equal(grid_cell(desk.grid, rows, 0), "←");
	assert_shown(&desk, "หน้า ๑ จาก ๔");
	/* One more line down is the next page, from its top. */
	press(&desk, K_DOWN);
	assert_shown(&desk, "หน้า ๒ จาก ๔");
	assert_string_equal(grid_cell(desk.grid, 1, columns - 1), "┐");
	press(&desk, K_UP);
	assert_shown(&desk, "หน้า ๑ จาก ๔");
	press(&desk, K_END);
	assert_shown(&desk, "หน้า ๔ จาก ๔");
	press(&desk, K_HOME);
	assert_shown(&desk, "หน้า ๑ จาก ๔");
	/* Above the first line there is nothing. */
	press(&desk, K_UP);
	assert_string_equal(grid_cell(desk.grid, 1, columns - 1), "┐");
	print_end(&printed);
	str_release(&shown);
	str_release(&part);
	desk_remove(&desk);
}

/* --- layout and paper by key --- */

static void test_layout_and_paper(void **state)
{
	(void)state;
	struct desk desk;
	struct printed printed;
	desk_make(&desk, 66 + EDGES + AROUND, 136 + EDGES, "en");
	desk_samples(&desk);
	desk_again(&desk);
	/* The third layout of the list, and a paper that is in no list. */
	grid_type(desk.grid, "pl");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\ns100x66\n");
	desk_run(&desk);
	assert_shown(&desk, "Paper 100x66");
	desk_remove(&desk);
	desk_make(&desk, 66 + EDGES + AROUND, 136 + EDGES, "en");
	desk_samples(&desk);
	desk_again(&desk);
	grid_type(desk.grid, "pl");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	print_begin(&printed, &desk, 1, "memo", "136x66");
	assert_page(&desk, print_next(&printed), 136);
	print_end(&printed);
	desk_remove(&desk);
}

static void test_what_does_not_fit_says_so(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_again(&desk);
	grid_type(desk.grid, "ps40x66\n");
	desk_run(&desk);
	assert_shown(&desk, "40");
	assert_not_shown(&desk, "page 1 of");
	/* A paper that is none is told, and the pages stay. */
	desk_again(&desk);
	grid_type(desk.grid, "psbig\n");
	desk_run(&desk);
	assert_shown(&desk, "page 1 of 4");
	desk_remove(&desk);
}

static void test_go_to_a_page(void **state)
{
	(void)state;
	static const struct {
		const char *typed;
		const char *shown;
	} rows[] = {
		{"2", "page 2 of 4"},
		{"๓", "page 3 of 4"},
		{"99", "page 4 of 4"},
		{"x", "page 1 of 4"},
		{"0", "page 1 of 4"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_make(&desk, 24, 80, "en");
		desk_samples(&desk);
		desk_again(&desk);
		grid_type(desk.grid, "pg");
		grid_type(desk.grid, rows[i].typed);
		grid_type(desk.grid, "\n");
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

/* --- while the window changes --- */

static void test_any_size(void **state)
{
	(void)state;
	struct support_random random = {7};
	struct desk desk;
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk);
	desk_again(&desk);
	grid_type(desk.grid, "p");
	static const keystroke keys[] = {
		K_DOWN, K_PAGE_DOWN, K_RIGHT, K_END, K_LEFT, K_UP};
	for (int i = 0; i < 60; i++) {
		grid_resize(desk.grid, 1 + (int)support_draw(&random, 80),
			1 + (int)support_draw(&random, 200));
		grid_press(desk.grid, keys[support_draw(&random, COUNT(keys))]);
	}
	grid_resize(desk.grid, 24, 80);
	grid_press(desk.grid, K_HOME);
	desk_run(&desk);
	assert_shown(&desk, "หน้า ๑ จาก ๔");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_are_those_printed),
		cmocka_unit_test(test_scrolled_parts_are_in_their_places),
		cmocka_unit_test(test_layout_and_paper),
		cmocka_unit_test(test_what_does_not_fit_says_so),
		cmocka_unit_test(test_go_to_a_page),
		cmocka_unit_test(test_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
