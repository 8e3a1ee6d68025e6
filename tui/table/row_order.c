/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/table/row_order.h"

#include <stdlib.h>
#include <string.h>

#include "text/collate.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/number.h"

void row_order_init(struct row_order *order)
{
	*order = (struct row_order){.words = STR_INIT, .column = -1};
}

static void drop_folded(struct row_order *order)
{
	for (size_t i = 0; i < order->folded_rows; i++)
		str_release(&order->folded[i]);
	free(order->folded);
	order->folded = NULL;
	order->folded_rows = 0;
}

void row_order_rows(struct row_order *order, size_t total)
{
	drop_folded(order);
	order->total = total;
}

void row_order_release(struct row_order *order)
{
	drop_folded(order);
	str_release(&order->words);
	free(order->rows);
	row_order_init(order);
}

size_t row_order_place(const struct row_order *order, size_t row)
{
	size_t place = 0;
	while (place < order->shown && order->rows[place] != row)
		place++;
	return place;
}

/* Folds all that the words are sought in. A line end between two texts: nothing is found
 * across them. */
static void fold_row(struct str *folded, size_t row, const struct row_source *source)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < source->columns; i++) {
		source->cell(source->context, row, i, &text);
		str_putc(&text, '\n');
	}
	if (source->words)
		source->words(source->context, row, &text);
	text_fold(folded, text.data, text.bytes, NULL);
	str_release(&text);
}

static void fold_rows(struct row_order *order, const struct row_source *source)
{
	if (order->folded)
		return;
	order->folded = mem_new(order->total + 1, sizeof(*order->folded));
	for (order->folded_rows = 0; order->folded_rows < order->total;
		order->folded_rows++) {
		str_init(&order->folded[order->folded_rows]);
		fold_row(&order->folded[order->folded_rows], order->folded_rows, source);
	}
}

/* The rows that hold all words, in the owner's order. */
static void filter(struct row_order *order, const struct row_source *source)
{
	struct str words = STR_INIT;
	text_fold_words(&words, order->words.data, order->words.bytes);
	if (words.bytes)
		fold_rows(order, source);
	else
		drop_folded(order);
	order->shown = 0;
	for (size_t row = 0; row < order->total; row++)
		if (!words.bytes || text_holds_words(&words, &order->folded[row], NULL))
			order->rows[order->shown++] = row;
	str_release(&words);
}

struct sort_row {
	size_t row;
	struct str key; /* compares as bytes */
};

/* The first byte of a key: what sorts before what. */
enum { KEY_NUMBER = 1, KEY_TEXT, KEY_EMPTY };

static void sort_key(struct str *key, const struct str *text)
{
	size_t used = 0;
	int32_t number;
	if (number_parse(text->data, text->bytes, &used, &number)) {
		str_putc(key, KEY_NUMBER);
		for (int shift = 24; shift >= 0; shift -= 8)
			str_putc(key, (char)(number >> shift & 0xFF));
	} else {
		str_putc(key, text->bytes ? KEY_TEXT : KEY_EMPTY);
	}
	collate_key(key, text->data + used, text->bytes - used);
}

static int compare(const void *first, const void *second)
{
	const struct sort_row *a = first, *b = second;
	size_t common = MIN(a->key.bytes, b->key.bytes);
	int order = memcmp(a->key.data, b->key.data, common);
	if (!order)
		order = (a->key.bytes > b->key.bytes) - (a->key.bytes < b->key.bytes);
	return order ? order : (a->row > b->row) - (a->row < b->row);
}

static void sort(struct row_order *order, const struct row_source *source)
{
	struct sort_row *rows = mem_new(order->shown + 1, sizeof(*rows));
	struct str text = STR_INIT;
	for (size_t i = 0; i < order->shown; i++) {
		rows[i].row = order->rows[i];
		str_init(&rows[i].key);
		str_clear(&text);
		source->cell(source->context, rows[i].row, (size_t)order->column, &text);
		sort_key(&rows[i].key, &text);
	}
	qsort(rows, order->shown, sizeof(*rows), compare);
	for (size_t i = 0; i < order->shown; i++) {
		order->rows[i] = rows[i].row;
		str_release(&rows[i].key);
	}
	str_release(&text);
	free(rows);
}

void row_order_update(struct row_order *order, const struct row_source *source)
{
	order->rows = mem_resize(order->rows, order->total + 1, sizeof(*order->rows));
	filter(order, source);
	if (order->column >= 0 && (size_t)order->column < source->columns)
		sort(order, source);
}
