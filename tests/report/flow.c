/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of page ends by heights alone: what stands on which page of ten lines, or of
 * sixteen where there are rows.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "report/flow.h"
#include "text/macros.h"
#include "text/str.h"

/* Lines of a page: with rows of up to half of them, which are kept whole. */
enum { BODY = 10, BODY_OF_ROWS = 16, ITEMS_MAX = 8 };

#define TEXT(lines)                                                                      \
	{                                                                                \
		FLOW_TEXT, false, lines                                                  \
	}
#define HEADING(lines)                                                                   \
	{                                                                                \
		FLOW_SOLID, true, lines                                                  \
	}
#define SOLID(lines)                                                                     \
	{                                                                                \
		FLOW_SOLID, false, lines                                                 \
	}
#define SPACE                                                                            \
	{                                                                                \
		FLOW_SPACE, false, 0                                                     \
	}
#define SPACE_KEPT                                                                       \
	{                                                                                \
		FLOW_SPACE, true, 0                                                      \
	}
#define PAGE                                                                             \
	{                                                                                \
		FLOW_PAGE, false, 0                                                      \
	}
#define TABLE(lines)                                                                     \
	{                                                                                \
		FLOW_TABLE, true, lines                                                  \
	}
#define GROUP                                                                            \
	{                                                                                \
		FLOW_GROUP, true, 1                                                      \
	}
#define ROW(lines)                                                                       \
	{                                                                                \
		FLOW_ROW, false, lines                                                   \
	}
#define GROUPED(lines)                                                                   \
	{                                                                                \
		FLOW_ROW, false, lines, true                                             \
	}
#define TABLE_END                                                                        \
	{                                                                                \
		FLOW_TABLE_END, false, 0                                                 \
	}

/* Places items and writes what stands on each page: "a4 b6/b2" is four lines of the
 * first item and six of the second, then two more on the next page; headings that are
 * repeated are "+", with "g" and "r" behind it where a group and a row go on. Returns how
 * many pages there are said to be. */
static size_t place(
	const struct flow_item *items, size_t count, size_t body, struct str *out)
{
	struct flow flow;
	flow_init(&flow, body, body / 2);
	for (size_t i = 0; i < count; i++) {
		size_t from = 0;
		if (flow_ends_before(&flow, &items[i])) {
			flow_break(&flow, &items[i], 0);
			str_puts(out, "/");
		}
		do {
			size_t taken = flow_take(&flow, items + i, count - i, from);
			assert_true(flow.used <= body);
			if (taken)
				str_printf(out, "%c%zu ", 'a' + (int)i, taken);
			from += taken;
			if (items[i].kind == FLOW_SPACE || from == flow_height(&items[i]))
				break;
			const struct flow_continued says =
				flow_continued(&flow, &items[i], from);
			flow_break(&flow, &items[i], from);
			str_printf(out, "/%s%s%s%s", flow.headings ? "+" : "",
				says.group ? "g" : "", says.row ? "r" : "",
				flow.headings ? " " : "");
		} while (true);
	}
	return flow_count(&flow);
}

/* Those on which something stands. */
static size_t pages_in(const char *pages)
{
	size_t count = 0;
	while (*pages) {
		const size_t length = strcspn(pages, "/");
		count += length > 0;
		pages += length + (pages[length] == '/');
	}
	return count;
}

struct page_case {
	const char *what;
	struct flow_item items[ITEMS_MAX];
	const char *pages;
};

static void check_case(const struct page_case *wanted, size_t body)
{
	struct str pages = STR_INIT;
	size_t count = 0;
	while (count < ITEMS_MAX &&
		(wanted->items[count].height || wanted->items[count].kind != FLOW_TEXT))
		count++;
	const size_t said = place(wanted->items, count, body, &pages);
	print_message("%s: %s\n", wanted->what, pages.data);
	assert_string_equal(pages.data, wanted->pages);
	assert_int_equal(said, pages_in(pages.data));
	str_release(&pages);
}

static void test_page_ends(void **state)
{
	(void)state;
	static const struct page_case cases[] = {
		{"one page", {TEXT(4), SPACE, TEXT(5)}, "a4 b1 c5 "},
		{"two lines on each side", {TEXT(8), TEXT(4)}, "a8 b2 /b2 "},
		{"no last line alone", {TEXT(7), TEXT(4)}, "a7 b2 /b2 "},
		{"no first line alone", {TEXT(9), TEXT(4)}, "a9 /b4 "},
		{"three lines are not cut", {TEXT(8), TEXT(3)}, "a8 /b3 "},
		{"longer than pages", {TEXT(25)}, "a10 /a10 /a5 "},
		{"longer than pages by one", {TEXT(21)}, "a10 /a9 /a2 "},
		{"no space at the top", {TEXT(10), SPACE, TEXT(3)}, "a10 /c3 "},
		{"no space first", {SPACE, TEXT(3)}, "b3 "},
		{"heading with its text", {TEXT(8), HEADING(1), TEXT(4)}, "a8 /b1 c4 "},
		{"heading with two lines", {TEXT(7), HEADING(1), TEXT(4)},
			"a7 b1 c2 /c2 "},
		{"headings in a row",
			{TEXT(6), HEADING(1), HEADING(2), SPACE_KEPT, TEXT(2)},
			"a6 /b1 c2 d1 e2 "},
		{"stays together", {TEXT(7), SOLID(4)}, "a7 /b4 "},
		{"higher than a page", {TEXT(3), SOLID(12)}, "a3 /b10 /b2 "},
		{"new page", {TEXT(3), PAGE, TEXT(2)}, "a3 /c2 "},
		{"new page at the top", {PAGE, TEXT(2)}, "b2 "},
		{"new page at the end", {TEXT(3), PAGE}, "a3 /"},
		{"new page behind a full one", {TEXT(10), SPACE, PAGE}, "a10 /"},
		{"a page that is just full", {TEXT(4), TEXT(6)}, "a4 b6 "},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_case(&cases[i], BODY);
}

static void test_rows(void **state)
{
	(void)state;
	static const struct page_case cases[] = {
		{"a row and its rule", {TABLE(3), ROW(12), TABLE_END}, "a3 b13 "},
		{"between rows", {TABLE(3), ROW(12), ROW(1), TABLE_END}, "a3 b13 /+ c2 "},
		{"half a page is whole", {TABLE(3), ROW(5), ROW(8), TABLE_END},
			"a3 b6 /+ c9 "},
		{"a higher row is cut", {TABLE(3), ROW(5), ROW(9), TABLE_END},
			"a3 b6 c5 /+r c5 "},
		{"not after three lines", {TABLE(3), ROW(9), ROW(9), TABLE_END},
			"a3 b10 /+ c10 "},
		{"after four", {TABLE(3), ROW(8), ROW(9), TABLE_END}, "a3 b9 c4 /+r c6 "},
		{"not before three", {TABLE(3), ROW(14), TABLE_END}, "a3 b10 /+r b5 "},
		{"no room for the rule", {TABLE(3), ROW(13), TABLE_END}, "a3 b9 /+r b5 "},
		{"on three pages", {TABLE(3), ROW(30), TABLE_END},
			"a3 b13 /+r b11 /+r b7 "},
		{"group with its row", {TABLE(3), ROW(8), GROUP, GROUPED(2), TABLE_END},
			"a3 b9 /+ c2 d3 "},
		{"group with four lines",
			{TABLE(3), ROW(5), GROUP, GROUPED(9), TABLE_END},
			"a3 b6 c2 d5 /+gr d5 "},
		{"group that goes on",
			{TABLE(3), GROUP, GROUPED(6), GROUPED(6), TABLE_END},
			"a3 b2 c7 /+g d7 "},
		{"where the group ends", {TABLE(3), GROUP, GROUPED(6), ROW(6), TABLE_END},
			"a3 b2 c7 /+ d7 "},
		{"group and row go on",
			{TABLE(3), GROUP, GROUPED(4), GROUPED(14), TABLE_END},
			"a3 b2 c5 d6 /+gr d9 "},
		{"no room to name the group", {TABLE(6), GROUP, GROUPED(8), TABLE_END},
			"a6 b2 c4 /+r c5 "},
		{"table with its first row", {TEXT(8), TABLE(3), ROW(5), TABLE_END},
			"a8 /b3 c6 "},
		{"text behind the table", {TABLE(3), ROW(12), TABLE_END, SPACE, TEXT(2)},
			"a3 b13 /e2 "},
		{"table without rows", {TEXT(6), TABLE(3), TABLE_END}, "a6 b3 "},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_case(&cases[i], BODY_OF_ROWS);
}

static void test_lines_of_the_table_are_counted(void **state)
{
	(void)state;
	static const struct flow_item items[] = {
		TEXT(2), TABLE(3), ROW(3), ROW(4), TABLE_END, TEXT(3)};
	struct flow flow;
	flow_init(&flow, BODY, BODY / 2);
	size_t count = sizeof(items) / sizeof(items[0]);
	for (size_t i = 0; i < count; i++)
		while (flow_take(&flow, items + i, count - i, 0) < flow_height(&items[i]))
			flow_break(&flow, &items[i], 0);
	/* Headings twice, the rows with their rules, no text. */
	assert_int_equal(flow.lines, 3 + 4 + 3 + 5);
	assert_int_equal(flow.pages, 2);
}

/* An item of so many units a line. */
static struct flow_item scaled(const struct flow_item *item, size_t units)
{
	struct flow_item finer = *item;
	finer.height *= units;
	finer.line = finer.rule = units;
	return finer;
}

static struct flow_item draw_item(struct support_random *random)
{
	static const struct flow_item kinds[] = {
		TEXT(1), SOLID(1), HEADING(1), SPACE, PAGE, ROW(1), GROUPED(1), GROUP};
	struct flow_item item = kinds[support_draw(random, COUNT(kinds))];
	if (item.kind == FLOW_TEXT || item.kind == FLOW_ROW)
		item.height = 1 + support_draw(random, 40);
	return item;
}

/* In finer units the pages end between the same lines, though a part of a line is free. */
static void test_finer_units(void **state)
{
	enum { ITEMS = 12, UNITS = 7, REST = 5, ROUNDS = 500 };
	struct support_random random = {2569};
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct flow_item lines[ITEMS + 1] = {TABLE(3)}, finer[ITEMS + 1];
		for (size_t i = 1; i <= ITEMS; i++)
			lines[i] = draw_item(&random);
		lines[ITEMS].keep = false;
		for (size_t i = 0; i <= ITEMS; i++)
			finer[i] = scaled(&lines[i], UNITS);
		struct flow one, other;
		flow_init(&one, BODY_OF_ROWS, BODY_OF_ROWS / 2);
		flow_init(&other, BODY_OF_ROWS * UNITS + REST, BODY_OF_ROWS / 2 * UNITS);
		for (size_t i = 0; i <= ITEMS; i++) {
			const size_t height = flow_height(&lines[i]);
			assert_int_equal(flow_height(&finer[i]), height * UNITS);
			for (size_t from = 0; from < height;) {
				const size_t taken =
					flow_take(&one, lines + i, ITEMS + 1 - i, from);
				assert_int_equal(flow_take(&other, finer + i,
							 ITEMS + 1 - i, from * UNITS),
					taken * UNITS);
				from += taken;
				if (from == height || lines[i].kind == FLOW_SPACE)
					break;
				flow_break(&one, &lines[i], from);
				flow_break(&other, &finer[i], from * UNITS);
				assert_int_equal(other.used, one.used * UNITS);
			}
		}
		assert_int_equal(flow_count(&other), flow_count(&one));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page_ends),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_lines_of_the_table_are_counted),
		cmocka_unit_test(test_finer_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
