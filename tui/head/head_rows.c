/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_rows.h"

#include <stdlib.h>
#include <string.h>

#include "office/head_labels.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

/* --- rows --- */

void head_question(struct str *out, enum head_list list, size_t index, enum digits digits)
{
	static const char *const questions[HEAD_LISTS] = {
		[LIST_SECTIONS] = N_("Take section %s out, heading and text?"),
		[LIST_SIGNERS] = N_("Take signature %s out, name and all else of it?"),
		[LIST_BEFORE] = N_("Take text %s before the table out, with its "
				   "heading?"),
		[LIST_AFTER] = N_("Take text %s after the table out, with its heading?"),
	};
	head_numbered(out, _(questions[list]), index, digits);
}

bool head_is_line(enum head_what what)
{
	return head_text_row(what)->line;
}

const char *head_guide(enum head_what what)
{
	return head_text_row(what)->wanted;
}

struct adding {
	struct head_rows *rows;
	enum head_part part;
};

static void add_row(void *context, enum head_what what, size_t index, const char *text)
{
	const struct adding *adding = context;
	struct head_rows *rows = adding->rows;
	if (head_text_row(what)->part != adding->part)
		return;
	rows->items = mem_grow(
		rows->items, rows->count, &rows->capacity, sizeof(rows->items[0]));
	rows->items[rows->count++] = (struct head_row){
		.what = what,
		.index = index,
		.field = head_is_line(what) ? field_line(text, NULL, NULL)
					    : field_area(text),
	};
}

void head_rows_add(
	struct head_rows *rows, const struct report *report, enum head_part part)
{
	struct adding adding = {rows, part};
	head_walk(report, HEAD_TITLE, HEAD_AFTER_TEXT, add_row, &adding);
}

void head_rows_release(struct head_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		field_free(rows->items[i].field);
		free(rows->items[i].looked_at);
		finding_list_release(&rows->items[i].found);
	}
	free(rows->items);
	*rows = (struct head_rows){0};
}
