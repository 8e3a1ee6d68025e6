/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/list_line.h"

#include <stdint.h>

#include "check/match.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/utf8.h"

/* The bytes of the mark without the white space behind it. */
static size_t without_white(const char *mark, size_t bytes)
{
	for (size_t at = 0, spanned; at < bytes; at += spanned) {
		uint32_t c;
		spanned = utf8_decode(mark + at, bytes - at, &c);
		if (white_end(mark, bytes, at) > at)
			return at;
	}
	return bytes;
}

static void read_numbers(struct list_line *line, const char *mark)
{
	size_t at = *mark == '(', used;
	int32_t value;
	while (number_parse(mark + at, line->mark - at, &used, &value)) {
		if (line->levels < LIST_LEVELS_MAX)
			line->values[line->levels++] = value;
		at += used;
		if (at + 1 < line->mark && mark[at] == '.')
			at++;
	}
	line->closing = ' ';
	if (*mark == '(')
		line->closing = '(';
	else if (mark[line->mark - 1] == '.' || mark[line->mark - 1] == ')')
		line->closing = mark[line->mark - 1];
}

struct list_line list_line_read(const char *text, size_t bytes)
{
	struct list_line line = {.start = white_end(text, bytes, 0)};
	const char *mark = text + line.start;
	const size_t marked = list_mark(mark, bytes - line.start);
	if (!marked)
		return line;
	line.text = line.start + marked;
	line.mark = without_white(mark, marked);
	read_numbers(&line, mark);
	if (line.levels)
		line.kind = LIST_NUMBER;
	else
		line.kind = mark[line.mark - 1] == '.' || mark[line.mark - 1] == ')'
				    ? LIST_LETTER
				    : LIST_BULLET;
	return line;
}
