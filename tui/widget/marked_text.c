/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/marked_text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "tui/terminal/terminal.h"

void marked_text_release(struct marked_text *marked)
{
	str_release(&marked->text);
	free(marked->runs);
	*marked = (struct marked_text)MARKED_TEXT_INIT;
}

void marked_text_put(
	struct marked_text *marked, const char *text, size_t bytes, enum style style)
{
	if (!bytes)
		return;
	if (!marked->count || marked->runs[marked->count - 1].style != style) {
		marked->runs = mem_grow(marked->runs, marked->count, &marked->capacity,
			sizeof(*marked->runs));
		marked->runs[marked->count++] =
			(struct marked_run){marked->text.bytes, style};
	}
	str_append(&marked->text, text, bytes);
}

void marked_text_puts(struct marked_text *marked, const char *text, enum style style)
{
	marked_text_put(marked, text, strlen(text), style);
}

/* Where the run ends that the byte at start stands in, or the text up to end; *run: it. */
static size_t run_end(
	const struct marked_text *marked, size_t *run, size_t start, size_t end)
{
	while (*run + 1 < marked->count && marked->runs[*run + 1].start <= start)
		++*run;
	const bool more = *run + 1 < marked->count && marked->runs[*run + 1].start < end;
	return more ? marked->runs[*run + 1].start : end;
}

void marked_text_copy(struct marked_text *marked, const struct marked_text *from,
	size_t start, size_t bytes)
{
	const size_t end = start + bytes;
	for (size_t run = 0; start < end;) {
		const size_t stop = run_end(from, &run, start, end);
		marked_text_put(marked, from->text.data + start, stop - start,
			from->runs[run].style);
		start = stop;
	}
}

void marked_text_paint_part(const struct marked_text *marked, const struct canvas *canvas,
	int row, int column, size_t start, size_t end)
{
	for (size_t run = 0; start < end;) {
		const size_t stop = run_end(marked, &run, start, end);
		column = canvas_text(canvas, row, column, marked->text.data + start,
			stop - start, marked->runs[run].style);
		start = stop;
	}
}

int marked_text_paint(const struct marked_text *marked, const struct canvas *canvas,
	int row, struct wrapper *wrapper)
{
	const char *text = marked->text.data;
	if (canvas->columns < 1)
		return row;
	for (size_t at = 0;;) {
		const size_t bytes = strcspn(text + at, "\n");
		size_t count;
		wrap_load(wrapper, text + at, bytes);
		const struct wrap_line *lines =
			wrap_lines(wrapper, (unsigned)canvas->columns, &count);
		for (size_t i = 0; i < count; i++, row++) {
			if (row >= 0 && row < canvas->rows)
				marked_text_paint_part(marked, canvas, row,
					(int)lines[i].indent, at + lines[i].start,
					at + lines[i].start + lines[i].bytes);
		}
		if (!text[at + bytes])
			return row;
		at += bytes + 1;
	}
}
