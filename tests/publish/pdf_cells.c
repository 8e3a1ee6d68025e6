/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each cell of each report is there, whole and in the order in which it is read, as
 * poppler's pdftotext gives the text of the pages. White space is left out of both. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/data.h"
#include "report/layout.h"
#include "report/pager.h"
#include "tests/support/pdf_reader.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"

enum { PAGES_MAX = 64 };

struct reading {
	struct printing printing;
	struct str headings; /* as they stand on each page */
	struct str
		pages[PAGES_MAX]; /* of each that has a part of the table: behind those */
	size_t count;
	struct str groups[64]; /* over each row */
	const struct node *rows;
	size_t rows_count, columns;
};

/* Owners are parted by a slash in one layout, by a line end in others. */
static void squeeze(struct str *out, const char *text)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, strlen(text));
	for (size_t i = 0; i < shown.bytes; i++)
		if (!strchr(" \n\t\r/", shown.data[i]))
			str_putc(out, shown.data[i]);
	str_release(&shown);
}

/* --- the pages --- */

static bool begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* A page's text behind its header and footer, without what says that something goes on. */
static void read_page(struct str *out, const char *page, size_t bytes)
{
	struct str kept = STR_INIT;
	bool framed = true;
	for (const char *line = page, *end; line < page + bytes; line = end + 1) {
		end = memchr(line, '\n', (size_t)(page + bytes - line));
		end = end ? end : page + bytes;
		if (!framed && !begins(line, PAGER_GOES_ON))
			str_append(&kept, line, (size_t)(end - line) + (*end == '\n'));
		if (begins(line, "หน้า "))
			framed = false;
	}
	assert_false(framed);
	squeeze(out, kept.data);
	str_release(&kept);
}

static void read_pages(struct reading *reading)
{
	struct published published = {.out = STR_INIT};
	struct str text = STR_INIT, page = STR_INIT;
	published_make(&published, &reading->printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &text);
	for (const char *at = text.data, *end; *at; at = end + 1) {
		end = strchr(at, '\f');
		assert_non_null(end);
		str_clear(&page);
		read_page(&page, at, (size_t)(end - at));
		const char *table = strstr(page.data, reading->headings.data);
		if (!table)
			continue;
		assert_true(reading->count < PAGES_MAX);
		assert_true(!reading->count || table == page.data);
		str_puts(&reading->pages[reading->count++],
			table + reading->headings.bytes);
	}
	assert_true(reading->count > 0);
	str_release(&page);
	str_release(&text);
	str_release(&published.out);
}

/* --- the rows --- */

static bool read_rows(
	const struct reading *reading, size_t row, size_t page, const char *at);

/* How the rest of a row may be parted between this page, from `at` to its end, and the
 * next ones: cells from `column` on, each with a part of it here. */
static bool part_row(const struct reading *reading, size_t row, size_t page,
	const char *at, const char **rest, size_t column);

/* The rest of each cell stands from `at` on. */
static bool read_row(const struct reading *reading, size_t row, size_t page,
	const char *at, const char **rest)
{
	const char *end = at;
	size_t column = 0;
	while (column < reading->columns && begins(end, rest[column]))
		end += strlen(rest[column++]);
	if (column == reading->columns)
		return read_rows(reading, row + 1, page, end);
	return page + 1 < reading->count && part_row(reading, row, page, at, rest, 0);
}

static bool part_row(const struct reading *reading, size_t row, size_t page,
	const char *at, const char **rest, size_t column)
{
	if (column == reading->columns)
		return !*at && read_row(reading, row, page + 1,
				       reading->pages[page + 1].data, rest);
	const char *cell = rest[column];
	size_t common = 0;
	while (cell[common] && cell[common] == at[common])
		common++;
	for (;; common--) {
		rest[column] = cell + common;
		if (part_row(reading, row, page, at + common, rest, column + 1))
			return true;
		if (!common)
			break;
	}
	rest[column] = cell;
	return false;
}

static void expect_cells(const struct reading *reading, size_t row, struct str *cells)
{
	struct node expected = node_element(reading->rows, row);
	size_t count;
	assert_true(node_array(&expected, &count, NULL));
	assert_int_equal(count, reading->columns);
	for (size_t i = 0; i < count; i++) {
		struct node cell = node_element(&expected, i);
		const char *text;
		size_t bytes;
		assert_true(node_string(&cell, &text, &bytes, NULL));
		str_init(&cells[i]);
		squeeze(&cells[i], text);
	}
}

/* Rows from this one on. */
static bool read_rows(
	const struct reading *reading, size_t row, size_t page, const char *at)
{
	if (row == reading->rows_count)
		return true;
	if (!*at && page + 1 < reading->count)
		return read_rows(reading, row, page + 1, reading->pages[page + 1].data);
	struct str cells[LAYOUT_COLUMNS_MAX];
	const char *rest[LAYOUT_COLUMNS_MAX];
	const struct str *group = &reading->groups[row];
	if (group->bytes && begins(at, group->data))
		at += group->bytes;
	expect_cells(reading, row, cells);
	for (size_t i = 0; i < reading->columns; i++)
		rest[i] = cells[i].data;
	const bool there = read_row(reading, row, page, at, rest);
	for (size_t i = 0; i < reading->columns; i++)
		str_release(&cells[i]);
	return there;
}

/* --- the reports --- */

static void begin(struct reading *reading, const struct support_report *from)
{
	*reading = (struct reading){.headings = STR_INIT};
	printing_open(&reading->printing, from->path);
	const struct layout *layout = reading->printing.layout;
	const struct report *report = &reading->printing.report;
	reading->columns = layout->columns_count;
	for (size_t i = 0; i < layout->columns_count; i++)
		squeeze(&reading->headings, layout->columns[i].heading);
	for (size_t i = 0; i < PAGES_MAX; i++)
		str_init(&reading->pages[i]);
	assert_true(report->count <= COUNT(reading->groups));
	for (size_t i = 0; i < COUNT(reading->groups); i++)
		str_init(&reading->groups[i]);
	for (size_t i = 0; layout->groups && i < report->count; i++)
		if (report->cards[i].group)
			squeeze(&reading->groups[i], report->cards[i].group);
}

static void finish(struct reading *reading)
{
	for (size_t i = 0; i < PAGES_MAX; i++)
		str_release(&reading->pages[i]);
	for (size_t i = 0; i < COUNT(reading->groups); i++)
		str_release(&reading->groups[i]);
	str_release(&reading->headings);
	printing_close(&reading->printing);
}

static void test_every_cell_in_reading_order(void **state)
{
	(void)state;
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct reading reading;
		struct node report, rows;
		char *path = support_path(from->folder, "expected-cells.json");
		struct data *data = data_read(path, NULL);
		assert_non_null(data);
		struct node root = data_root(data);
		assert_true(node_member(&root, from->key, &report));
		assert_true(node_member(&report, "cells", &rows));
		begin(&reading, from);
		reading.rows = &rows;
		assert_true(node_array(&rows, &reading.rows_count, NULL));
		read_pages(&reading);
		if (!read_rows(&reading, 0, 0, reading.pages[0].data))
			fail_msg("%s: a cell is not there as it should be", from->key);
		finish(&reading);
		data_free(data);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_cell_in_reading_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
