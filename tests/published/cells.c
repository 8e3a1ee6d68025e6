/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cells EXPECTED.json KEY TEXT...: whether each cell of a report stands in what was taken out
 * of a published file, a text for each column, and whole. What search takes for equal is equal here
 * (text/normalise.h): spaces, digits, how ำ is written; marks over and under letters are left
 * out, for pdftotext puts them where they stand on paper, which may be behind the next letter,
 * and so are hyphens, which it takes away at the end of a line. Headings, which stand again on
 * each page, are taken out first, of both, so that a cell that goes on there is in one piece. Prints
 * "N of M cells".
 */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/file.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

struct count {
	struct str columns[LAYOUT_COLUMNS_MAX]; /* what was taken out, folded */
	struct str headings[LAYOUT_COLUMNS_MAX];
	size_t columns_count;
	size_t found, all;
};

/* Folded, and without marks, what space is left, and hyphens. */
static void fold(struct str *out, const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	text_fold(&folded, text, bytes, NULL);
	str_clear(out);
	uint32_t point;
	for (size_t i = 0, spanned; i < folded.bytes; i += spanned) {
		spanned = utf8_decode(folded.data + i, folded.bytes - i, &point);
		if (point != ' ' && point != '\n' && point != '-' && !thai_is_mark(point))
			str_append(out, folded.data + i, spanned);
	}
	str_release(&folded);
}

static void take_out(struct str *text, const struct str *part)
{
	for (char *at = text->data;
		part->bytes && (at = memmem(at, text->bytes - (size_t)(at - text->data),
					part->data, part->bytes));) {
		const size_t place = (size_t)(at - text->data);
		str_splice(text, place, part->bytes, "", 0);
		at = text->data + place;
	}
}

static void look(struct count *count, size_t column, const struct node *cell)
{
	struct str folded = STR_INIT;
	const char *text;
	size_t bytes;
	if (!node_string(cell, &text, &bytes, NULL))
		return;
	fold(&folded, text, bytes);
	take_out(&folded, &count->headings[column]);
	count->all++;
	const struct str *there = &count->columns[column];
	if (memmem(there->data, there->bytes, folded.data, folded.bytes))
		count->found++;
	else
		fprintf(stderr, "not there: %s\n", text);
	str_release(&folded);
}

static void take_headings_out(struct count *count, const struct node *report)
{
	struct node headings, heading;
	size_t headings_count, bytes;
	const char *text;
	if (!node_member(report, "headings", &headings) ||
		!node_array(&headings, &headings_count, NULL))
		return;
	for (size_t i = 0; i < headings_count && i < count->columns_count; i++) {
		heading = node_element(&headings, i);
		if (!node_string(&heading, &text, &bytes, NULL))
			continue;
		fold(&count->headings[i], text, bytes);
		take_out(&count->columns[i], &count->headings[i]);
	}
}

static void look_at_rows(struct count *count, const struct node *report)
{
	struct node rows, row, cell;
	size_t rows_count, cells_count;
	if (!node_member(report, "cells", &rows) || !node_array(&rows, &rows_count, NULL))
		return;
	for (size_t i = 0; i < rows_count; i++) {
		row = node_element(&rows, i);
		if (!node_array(&row, &cells_count, NULL))
			return;
		for (size_t k = 0; k < cells_count && k < count->columns_count; k++) {
			cell = node_element(&row, k);
			look(count, k, &cell);
		}
	}
}

static bool check(const char *expected, const char *key, struct count *count)
{
	struct error error = ERROR_INIT;
	struct data *data = data_read(expected, &error);
	if (!data) {
		fprintf(stderr, "%s\n", error_message(&error));
		return false;
	}
	struct node root = data_root(data), report;
	if (node_member(&root, key, &report)) {
		take_headings_out(count, &report);
		look_at_rows(count, &report);
	}
	data_free(data);
	printf("%zu of %zu cells\n", count->found, count->all);
	return count->all && count->found == count->all;
}

static bool take_column(struct count *count, const char *path)
{
	struct str raw = STR_INIT;
	struct error error = ERROR_INIT;
	const bool read = file_read(path, &raw, &error);
	if (read)
		fold(&count->columns[count->columns_count++], raw.data, raw.bytes);
	else
		fprintf(stderr, "%s\n", error_message(&error));
	str_release(&raw);
	return read;
}

int main(int argc, char **argv)
{
	struct count count = {.columns_count = 0};
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++) {
		str_init(&count.columns[i]);
		str_init(&count.headings[i]);
	}
	bool good = argc > 3 && argc - 3 <= LAYOUT_COLUMNS_MAX;
	for (int i = 3; good && i < argc; i++)
		good = take_column(&count, argv[i]);
	good = good && check(argv[1], argv[2], &count);
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++) {
		str_release(&count.columns[i]);
		str_release(&count.headings[i]);
	}
	return !good;
}
