/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/pasted.h"

#include <stdint.h>
#include <string.h>

#include "text/thai.h"
#include "text/utf8.h"

/* --- characters --- */

enum { BULLET = 0x2022 };

/* In the order of code points; those that stand in none stay as they are. */
static const struct {
	uint32_t first, last, becomes;
} ranges[] = {
	{0x0000, 0x0008, PASTED_DROPPED}, {0x0009, 0x0009, ' '},
	{0x000A, 0x000D, '\n'}, /* VT and FF, too: line ends of word processors */
	{0x000E, 0x001F, PASTED_DROPPED}, {0x007F, 0x0084, PASTED_DROPPED},
	{0x0085, 0x0085, '\n'},                                  /* NEL */
	{0x0086, 0x009F, PASTED_DROPPED}, {0x00A0, 0x00A0, ' '}, /* NBSP */
	{0x00AD, 0x00AD, PASTED_DROPPED},                        /* soft hyphen */
	{0x061C, 0x061C, PASTED_DROPPED},                        /* marks of direction */
	{0x1680, 0x1680, ' '},              /* spaces of many widths */
	{0x180E, 0x180E, PASTED_DROPPED},   /* a space without a width */
	{0x2000, 0x200A, ' '},              /* spaces of many widths */
	{0x200C, 0x200F, PASTED_DROPPED},   /* joiners, marks of direction */
	{0x2028, 0x2029, '\n'},             /* ends of lines and paragraphs */
	{0x202A, 0x202E, PASTED_DROPPED},   /* marks of direction */
	{0x202F, 0x202F, ' '},              /* narrow NBSP */
	{0x205F, 0x205F, ' '},              /* of formulas */
	{0x2060, 0x206F, PASTED_DROPPED},   /* word joiner, marks of direction */
	{0x3000, 0x3000, ' '},              /* wide */
	{0xF02D, 0xF02D, '-'},              /* - of Symbol */
	{0xF06C, 0xF06C, BULLET},           /* ● of Wingdings */
	{0xF06E, 0xF06E, BULLET},           /* ■ */
	{0xF071, 0xF077, BULLET},           /* ❑ ◆ ❖ and their kind */
	{0xF09E, 0xF0A0, BULLET},           /* · • ▪ */
	{0xF0A7, 0xF0A8, BULLET},           /* ▪ ◻ */
	{0xF0B7, 0xF0B7, BULLET},           /* • of Symbol */
	{0xF0D8, 0xF0D8, BULLET},           /* ➢ */
	{0xF0FC, 0xF0FC, BULLET},           /* ✓ */
	{0xFEFF, 0xFEFF, PASTED_DROPPED},   /* BOM */
	{0xFFF9, 0xFFFB, PASTED_DROPPED},   /* marks of notes between lines */
	{0xE0000, 0xE007F, PASTED_DROPPED}, /* tags */
};

uint32_t pasted_code_point(uint32_t code_point)
{
	const bool usual = (code_point >= ' ' && code_point <= '~') ||
			   thai_class(code_point) != THAI_NOT;
	for (size_t i = 0; !usual && i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (code_point < ranges[i].first)
			break;
		if (code_point <= ranges[i].last)
			return ranges[i].becomes;
	}
	return code_point;
}

/* Whether what was decoded is no character; U+FFFD as a character of the text's own is
 * one. */
static bool is_lost(uint32_t code_point, const char *text, size_t spanned)
{
	static const char bad[] = "\xEF\xBF\xBD";
	if (thai_class(code_point) == THAI_UNASSIGNED)
		return true;
	return code_point == CODE_POINT_BAD &&
	       (spanned != sizeof(bad) - 1 || memcmp(text, bad, spanned) != 0);
}

size_t pasted_clean(struct str *out, const char *text, size_t bytes, char line_end)
{
	size_t lost = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		const size_t spanned = utf8_decode(text + at, bytes - at, &c);
		const bool pair = c == '\r' && at + 1 < bytes && text[at + 1] == '\n';
		const uint32_t becomes = pasted_code_point(c);
		lost += is_lost(c, text + at, spanned);
		if (becomes == '\n' && !pair) {
			str_putc(out, line_end);
		} else if (becomes != PASTED_DROPPED && !pair) {
			str_put_code_point(out, becomes);
		}
		at += spanned;
	}
	return lost;
}

/* --- cells --- */

static bool ends_cell(const char *text, size_t bytes, size_t at)
{
	return at == bytes || text[at] == '\t' || text[at] == '\r' || text[at] == '\n';
}

/* Where the quoted cell at the start of text ends, behind its closing mark; 0: it is none
 * that is well formed. *lines: it holds what only quoted ones can. */
static size_t quoted_cell(const char *text, size_t bytes, bool *lines)
{
	*lines = false;
	for (size_t at = 1; at < bytes; at++) {
		if (text[at] != '"') {
			*lines |= ends_cell(text, bytes, at);
			continue;
		}
		if (at + 1 < bytes && text[at + 1] == '"')
			at++;
		else
			return ends_cell(text, bytes, at + 1) ? at + 1 : 0;
	}
	return 0;
}

/* Appends what stands between the marks, each doubled one once. */
static void put_quoted(struct str *out, const char *cell, size_t bytes)
{
	for (size_t at = 1; at + 1 < bytes; at++) {
		str_putc(out, cell[at]);
		at += cell[at] == '"';
	}
}

size_t pasted_cell(struct str *out, const char *text, size_t bytes, bool *quoted)
{
	size_t end = 0;
	bool lines = false;
	if (bytes && *text == '"' && !(end = quoted_cell(text, bytes, &lines)))
		return SIZE_MAX;
	if (lines)
		put_quoted(out, text, end);
	*quoted |= lines;
	const size_t plain = lines ? end : 0;
	while (!ends_cell(text, bytes, end))
		end++;
	str_append(out, text + plain, end - plain);
	return end;
}

bool pasted_unquote(struct str *out, const char *text, size_t bytes)
{
	const size_t start = out->bytes;
	bool any = false;
	for (size_t at = 0; at < bytes; at++) {
		const size_t cell = pasted_cell(out, text + at, bytes - at, &any);
		if (cell == SIZE_MAX) {
			any = false;
			break;
		}
		at += cell;
		str_append(out, text + at, at < bytes);
	}
	if (!any)
		str_truncate(out, start);
	return any;
}
