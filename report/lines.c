/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/lines.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/mem.h"

/* Stands for the rest of a text that was cut. */
#define CUT " ..."

void lines_init(struct lines *lines)
{
	*lines = (struct lines){.text = STR_INIT};
}

void lines_release(struct lines *lines)
{
	str_release(&lines->text);
	free(lines->lines);
	lines_init(lines);
}

void lines_clear(struct lines *lines)
{
	str_clear(&lines->text);
	lines->count = 0;
}

static void append(struct lines *lines, size_t start, size_t bytes, unsigned left)
{
	lines->lines = mem_grow(
		lines->lines, lines->count, &lines->capacity, sizeof(*lines->lines));
	lines->lines[lines->count++] =
		(struct line){.start = start, .bytes = bytes, .left = left};
}

void lines_add(struct lines *lines, const char *text, size_t bytes, unsigned left)
{
	size_t start = lines->text.bytes;
	str_append(&lines->text, text, bytes);
	append(lines, start, bytes, left);
}

/* The next paragraph of text: its bytes; *text becomes NULL behind the last. */
static size_t paragraph_take(const char **text)
{
	const char *end = strchr(*text, '\n');
	size_t bytes = end ? (size_t)(end - *text) : strlen(*text);
	*text = end ? end + 1 : NULL;
	return bytes;
}

/* The least width at which the loaded paragraph has no more lines than at columns. */
static unsigned balanced(const struct wrapper *wrapper, unsigned columns)
{
	size_t count = wrap_count(wrapper, columns);
	unsigned least = wrap_widest(wrapper), most = columns;
	while (least < most) {
		unsigned middle = least + (most - least) / 2;
		if (wrap_count(wrapper, middle ? middle : 1) <= count)
			most = middle;
		else
			least = middle + 1;
	}
	return most ? most : 1;
}

static void wrap(struct lines *lines, struct wrapper *wrapper, const char *text,
	unsigned left, unsigned columns, bool centred)
{
	while (text) {
		const char *paragraph = text;
		size_t bytes = paragraph_take(&text);
		size_t start = lines->text.bytes, count;
		str_append(&lines->text, paragraph, bytes);
		wrap_load(wrapper, lines->text.data + start, bytes);
		const struct wrap_line *found = wrap_lines(
			wrapper, centred ? balanced(wrapper, columns) : columns, &count);
		for (size_t i = 0; i < count; i++) {
			unsigned used = found[i].indent + found[i].columns;
			unsigned aside =
				centred && used < columns ? (columns - used) / 2 : 0;
			append(lines, start + found[i].start, found[i].bytes,
				left + found[i].indent + aside);
		}
	}
}

void lines_wrap(struct lines *lines, struct wrapper *wrapper, const char *text,
	unsigned left, unsigned columns)
{
	wrap(lines, wrapper, text, left, columns, false);
}

void lines_centre(struct lines *lines, struct wrapper *wrapper, const char *text,
	unsigned left, unsigned columns)
{
	wrap(lines, wrapper, text, left, columns, true);
}

void lines_cut(
	struct str *out, struct wrapper *wrapper, const char *text, unsigned columns)
{
	struct str line = STR_INIT;
	str_puts(&line, text);
	for (char *end = line.data; (end = strchr(end, '\n'));)
		*end = ' ';
	if (text_columns(line.data, line.bytes) <= columns) {
		text_show(out, line.data, line.bytes);
	} else if (columns > sizeof(CUT)) {
		size_t count;
		wrap_load(wrapper, line.data, line.bytes);
		const struct wrap_line *first =
			wrap_lines(wrapper, columns - (unsigned)strlen(CUT), &count);
		text_show(out, line.data + first->start, first->bytes);
		str_puts(out, CUT);
	}
	str_release(&line);
}

void lines_show(const struct lines *lines, size_t index, struct str *out)
{
	const struct line *line = &lines->lines[index];
	if (!line->bytes)
		return;
	str_repeat(out, ' ', line->left);
	text_show(out, lines->text.data + line->start, line->bytes);
}

void lines_pad(const struct lines *lines, size_t index, unsigned columns, struct str *out)
{
	if (index >= lines->count) {
		str_repeat(out, ' ', columns);
		return;
	}
	const struct line *line = &lines->lines[index];
	unsigned left = line->left < columns ? line->left : columns;
	str_repeat(out, ' ', left);
	text_pad(out, lines->text.data + line->start, line->bytes, columns - left,
		ALIGN_LEFT);
}

void lines_count_two(struct wrapper *wrapper, const char *text, const unsigned columns[2],
	size_t counts[2])
{
	counts[0] = counts[1] = 0;
	while (text) {
		const char *paragraph = text;
		size_t bytes = paragraph_take(&text);
		wrap_load(wrapper, paragraph, bytes);
		size_t first = wrap_count(wrapper, columns[0]);
		counts[0] += first;
		counts[1] += columns[1] == columns[0] ? first
						      : wrap_count(wrapper, columns[1]);
	}
}
