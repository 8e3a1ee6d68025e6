/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/charset.h"

#include <stdbool.h>
#include <string.h>

#include "text/cell.h"
#include "text/libthai.h"
#include "text/thai.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { DOTTED_CIRCLE = 0x25CC /* what text_show() puts a mark without a base on */ };

const char *encoding_name(enum print_encoding encoding)
{
	static const char *const names[ENCODING_COUNT] = {
		[ENCODING_UTF8] = "utf-8",
		[ENCODING_TIS620] = "tis-620",
		[ENCODING_CP874] = "cp874",
	};
	return names[encoding];
}

/* What CP874 has below A0, but for the NO-BREAK SPACE, which never comes here. */
static const struct {
	uint32_t code_point;
	unsigned char byte;
} cp874[] = {
	{0x20AC, 0x80}, /* € */
	{0x2026, 0x85}, /* … */
	{0x2018, 0x91}, /* ‘ */
	{0x2019, 0x92}, /* ’ */
	{0x201C, 0x93}, /* “ */
	{0x201D, 0x94}, /* ” */
	{0x2022, 0x95}, /* • */
	{0x2013, 0x96}, /* – */
	{0x2014, 0x97}, /* — */
};

unsigned char charset_byte(enum print_encoding encoding, uint32_t code_point)
{
	if (code_point < ' ' || code_point == 0x7F)
		return 0;
	if (encoding == ENCODING_CP874)
		for (size_t i = 0; i < sizeof(cp874) / sizeof(cp874[0]); i++)
			if (cp874[i].code_point == code_point)
				return cp874[i].byte;
	return tis_from_code_point(code_point);
}

/* What is printed for characters of one column, from first to last. In ascending order. */
static const struct {
	uint32_t first, last;
	char instead;
} likenesses[] = {
	{0x00AB, 0x00AB, '"'},  /* « */
	{0x00B0, 0x00B0, 'o'},  /* ° */
	{0x00B7, 0x00B7, '.'},  /* · */
	{0x00BB, 0x00BB, '"'},  /* » */
	{0x00D7, 0x00D7, 'x'},  /* × */
	{0x00F7, 0x00F7, '/'},  /* ÷ */
	{0x2010, 0x2015, '-'},  /* hyphens and dashes */
	{0x2018, 0x201B, '\''}, /* ‘ ’ ‚ ‛ */
	{0x201C, 0x201F, '"'},  /* “ ” „ ‟ */
	{0x2022, 0x2023, '*'},  /* bullets */
	{0x2026, 0x2026, '.'},  /* … */
	{0x2032, 0x2032, '\''}, /* ′ */
	{0x2033, 0x2033, '"'},  /* ″ */
	{0x2044, 0x2044, '/'},  /* ⁄ */
	{0x20AC, 0x20AC, 'E'},  /* € */
	{0x2190, 0x2190, '<'},  /* ← */
	{0x2192, 0x2192, '>'},  /* → */
	{0x2212, 0x2212, '-'},  /* − */
	{0x2215, 0x2215, '/'},  /* ∕ */
	{0x2264, 0x2264, '<'},  /* ≤ */
	{0x2265, 0x2265, '>'},  /* ≥ */
	{0x2500, 0x2501, '-'},  /* lines of a table */
	{0x2502, 0x2503, '|'}, {0x2504, 0x2505, '-'}, {0x2506, 0x2507, '|'},
	{0x2508, 0x2509, '-'}, {0x250A, 0x250B, '|'}, {0x250C, 0x254B, '+'},
	{0x25A0, 0x25A0, '*'}, {0x25CB, 0x25CB, 'o'},
	{0x25CC, 0x25CC, 'o'},                        /* under a mark without a base */
	{0x25CF, 0x25CF, '*'}, {0x2713, 0x2714, '/'}, /* ✓ ✔ */
	{0x2717, 0x2718, 'x'},                        /* ✗ ✘ */
};

/* An ASCII letter of which the character is one with an accent; 0: none. */
static char letter_under(uint32_t code_point)
{
	const uint32_t part = unicode_first_part(code_point, true);
	return part == code_point || part > 'z' ? 0 : (char)part;
}

static char likeness(uint32_t code_point)
{
	const size_t count = sizeof(likenesses) / sizeof(likenesses[0]);
	for (size_t i = 0; i < count && likenesses[i].first <= code_point; i++)
		if (code_point <= likenesses[i].last)
			return likenesses[i].instead;
	const char letter = letter_under(code_point);
	return letter ? letter : '?';
}

/* A line while it is made. */
struct line {
	struct str *out;
	enum print_encoding encoding;
	charset_lack *lack; /* NULL: nobody asks */
	void *context;
};

static void put_base(const struct line *line, uint32_t code_point, unsigned columns)
{
	if (charset_byte(line->encoding, code_point)) {
		str_put_code_point(line->out, code_point);
		return;
	}
	char instead[3] = {columns == 1 ? likeness(code_point) : '?', '\0', '\0'};
	if (columns > 1)
		instead[1] = '?';
	str_puts(line->out, instead);
	if (line->lack && code_point != DOTTED_CIRCLE)
		line->lack(line->context, code_point, instead);
}

/* The marks of a cell, each in its place; 0: none. */
enum place { PLACE_BELOW, PLACE_ABOVE, PLACE_TOP, PLACES };

/* Where a mark stands: ็ ํ ๎ over the base, or over a vowel that stands there. */
static enum place place_of(uint32_t mark, const uint32_t marks[PLACES])
{
	switch (thai_class(mark)) {
	case THAI_BELOW: return PLACE_BELOW;
	case THAI_ABOVE: return PLACE_ABOVE;
	case THAI_TONE: return PLACE_TOP;
	default: break;
	}
	if (mark == THAI_THANTHAKHAT)
		return PLACE_TOP;
	return marks[PLACE_ABOVE] ? PLACE_TOP : PLACE_ABOVE;
}

static void take_mark(const struct line *line, uint32_t mark, uint32_t marks[PLACES])
{
	const bool printable =
		thai_is_mark(mark) && charset_byte(line->encoding, mark) != 0;
	const enum place place = printable ? place_of(mark, marks) : PLACES;
	if (printable && !marks[place])
		marks[place] = mark;
	else if (line->lack)
		line->lack(line->context, mark, "");
}

/* What joins characters, or chooses between their looks. */
static bool prints_nothing(uint32_t code_point)
{
	return unicode_is(code_point, UC_CATEGORY_MASK_Cf) ||
	       (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

static void put_cell(const struct line *line, const char *text, const struct cell *cell)
{
	uint32_t code_point, marks[PLACES] = {0};
	size_t at = utf8_decode(text, cell->bytes, &code_point);
	put_base(line, code_point, cell->columns);
	while (at < cell->bytes) {
		at += utf8_decode(text + at, cell->bytes - at, &code_point);
		if (!prints_nothing(code_point))
			take_mark(line, code_point, marks);
	}
	for (int place = 0; place < PLACES; place++)
		if (marks[place])
			str_put_code_point(line->out, marks[place]);
}

void charset_line(struct str *out, enum print_encoding encoding, const char *text,
	size_t bytes, charset_lack *lack, void *context)
{
	const struct line line = {out, encoding, lack, context};
	if (encoding == ENCODING_UTF8) {
		str_append(out, text, bytes);
		return;
	}
	for (size_t at = 0; at < bytes;) {
		const struct cell cell = cell_next(text + at, bytes - at);
		if (cell.columns)
			put_cell(&line, text + at, &cell);
		at += cell.bytes;
	}
}
