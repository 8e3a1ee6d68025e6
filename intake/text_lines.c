/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/text_lines.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void text_trim(const char **text, size_t *bytes)
{
	while (*bytes && is_white((*text)[*bytes - 1]))
		--*bytes;
	while (*bytes && is_white(**text)) {
		++*text;
		--*bytes;
	}
}

static void look_at(struct text_line *line)
{
	const char *text = line->text;
	size_t bytes = line->bytes;
	while (bytes && text[bytes - 1] == ' ')
		bytes--;
	line->bytes = bytes;
	for (size_t i = 0; i < bytes; i++)
		line->tabs += text[i] == '\t';
	text_trim(&text, &bytes);
	line->blank = !bytes;
	line->indented = bytes && line->tabs == 1 &&
			 memchr(line->text, '\t', (size_t)(text - line->text));
	if (line->blank)
		line->tabs = 0;
}

static void add(struct text_lines *lines, const char *text, size_t bytes, bool page)
{
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	struct text_line *line = &lines->items[lines->count++];
	*line = (struct text_line){.text = text,
		.bytes = bytes,
		.number = (unsigned)lines->count,
		.page = page};
	look_at(line);
}

void text_lines_read(struct text_lines *lines, const char *text, size_t bytes)
{
	static const char bom[] = "\xEF\xBB\xBF";
	if (bytes >= sizeof(bom) - 1 && !memcmp(text, bom, sizeof(bom) - 1)) {
		text += sizeof(bom) - 1;
		bytes -= sizeof(bom) - 1;
	}
	bool page = false;
	for (size_t at = 0, start = 0; at <= bytes; at++) {
		const char c = at < bytes ? text[at] : '\n';
		if (c != '\n' && c != '\r' && c != '\f')
			continue;
		add(lines, text + start, at - start, page);
		page = c == '\f';
		if (c == '\r' && at + 1 < bytes && text[at + 1] == '\n')
			at++;
		start = at + 1;
	}
}

void text_lines_release(struct text_lines *lines)
{
	free(lines->items);
	*lines = (struct text_lines){0};
}
