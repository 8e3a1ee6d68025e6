/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/cell.h"

#include "text/thai.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { DOTTED_CIRCLE = 0x25CC /* what a mark without a base is shown on */ };

/* What a code point does to the row of cells. */
enum role {
	ROLE_BASE,   /* one column; begins a cell that takes marks */
	ROLE_WIDE,   /* the same, two columns */
	ROLE_SPACE,  /* one column; begins a cell that takes no marks */
	ROLE_BREAK,  /* U+200B: begins a cell of no column that takes no marks */
	ROLE_MARK,   /* joins the cell before it, or is stray */
	ROLE_JOINER, /* joins the cell before it, or is a cell of no column */
};

enum look {
	LOOK_AS_IS,
	LOOK_SPACE,
	LOOK_NOTHING,
	LOOK_REPLACED, /* by U+FFFD */
};

struct exception {
	uint32_t first, last;
	enum role role;
	enum look look;
};

/* Where libraries and terminals disagree, or where a code point must not reach
 * them; and what the program itself shows, so that its first screen needs not wait for
 * libunistring. In ascending order; everything else is as that says. */
static const struct exception exceptions[] = {
	{0x0000, 0x001F, ROLE_SPACE, LOOK_SPACE},
	{0x007F, 0x009F, ROLE_SPACE, LOOK_SPACE},
	{0x00A0, 0x00A0, ROLE_SPACE, LOOK_SPACE},    /* NBSP */
	{0x00AD, 0x00AD, ROLE_JOINER, LOOK_NOTHING}, /* soft hyphen */
	{0x061C, 0x061C, ROLE_JOINER, LOOK_NOTHING}, /* bidirectional mark */
	{0x0E00, 0x0E00, ROLE_BASE, LOOK_REPLACED},  /* unassigned Thai */
	{0x0E3B, 0x0E3E, ROLE_BASE, LOOK_REPLACED},
	{0x0E5C, 0x0E7F, ROLE_BASE, LOOK_REPLACED},
	{0x200B, 0x200B, ROLE_BREAK, LOOK_NOTHING},
	{0x200C, 0x200D, ROLE_JOINER, LOOK_AS_IS},   /* ZWNJ, ZWJ */
	{0x200E, 0x200F, ROLE_JOINER, LOOK_NOTHING}, /* bidirectional marks */
	{0x2010, 0x2027, ROLE_BASE, LOOK_AS_IS},     /* dashes, quotes, dots */
	{0x2028, 0x2029, ROLE_SPACE, LOOK_SPACE},    /* line, paragraph separator */
	{0x202A, 0x202E, ROLE_JOINER, LOOK_NOTHING}, /* embeddings, overrides */
	{0x2060, 0x2060, ROLE_JOINER, LOOK_AS_IS},   /* word joiner */
	{0x2066, 0x2069, ROLE_JOINER, LOOK_NOTHING}, /* isolates */
	{0x2190, 0x2193, ROLE_BASE, LOOK_AS_IS},     /* arrows */
	{0x2500, 0x25CB, ROLE_BASE, LOOK_AS_IS},     /* boxes, blocks, triangles */
	{0x2713, 0x2713, ROLE_BASE, LOOK_AS_IS},     /* ✓ */
	{0xFDD0, 0xFDEF, ROLE_BASE, LOOK_REPLACED},  /* no characters */
	{0xFEFF, 0xFEFF, ROLE_JOINER, LOOK_AS_IS},   /* BOM */
};

/* The last two of each plane are no characters, and never will be. */
static const struct exception last_of_plane = {0xFFFE, 0xFFFF, ROLE_BASE, LOOK_REPLACED};

static const struct exception *exception_find(uint32_t code_point)
{
	if ((code_point & 0xFFFE) == 0xFFFE)
		return &last_of_plane;
	size_t count = sizeof(exceptions) / sizeof(exceptions[0]);
	for (size_t i = 0; i < count && exceptions[i].first <= code_point; i++)
		if (code_point <= exceptions[i].last)
			return &exceptions[i];
	return NULL;
}

static enum role role_of_other(uint32_t code_point)
{
	const struct exception *exception = exception_find(code_point);
	if (exception)
		return exception->role;
	int width = unicode_columns(code_point);
	if (width > 1)
		return ROLE_WIDE;
	if (width == 1)
		return unicode_is(code_point, UC_CATEGORY_MASK_Zs) ? ROLE_SPACE
								   : ROLE_BASE;
	return unicode_is(code_point, UC_CATEGORY_MASK_Cf) ? ROLE_JOINER : ROLE_MARK;
}

static inline enum role role_of(uint32_t code_point)
{
	if (code_point > ' ' && code_point < 0x7F)
		return ROLE_BASE;
	if (code_point == ' ')
		return ROLE_SPACE;
	if (thai_class(code_point) != THAI_NOT)
		return thai_is_mark(code_point) ? ROLE_MARK : ROLE_BASE;
	return role_of_other(code_point);
}

static inline bool joins(enum role role, bool takes_marks)
{
	return role == ROLE_JOINER || (role == ROLE_MARK && takes_marks);
}

struct cell cell_next(const char *text, size_t bytes)
{
	uint32_t code_point;
	struct cell cell = {.bytes = utf8_decode(text, bytes, &code_point), .columns = 1};
	enum role role = role_of(code_point);
	bool takes_marks = role == ROLE_BASE || role == ROLE_WIDE || role == ROLE_MARK;
	cell.stray = role == ROLE_MARK;
	if (role == ROLE_WIDE)
		cell.columns = 2;
	else if (role == ROLE_BREAK || role == ROLE_JOINER)
		cell.columns = 0;
	while (cell.bytes < bytes) {
		size_t more =
			utf8_decode(text + cell.bytes, bytes - cell.bytes, &code_point);
		if (!joins(role_of(code_point), takes_marks))
			break;
		cell.bytes += more;
	}
	return cell;
}

size_t cell_previous(const char *text, size_t offset)
{
	/* A code point that joins nothing always begins a cell; from there on the
	 * cells are counted off, since a space leaves the marks behind it alone. */
	size_t start = offset;
	enum role role;
	do {
		size_t end = start;
		uint32_t code_point;
		start = utf8_previous(text, end);
		utf8_decode(text + start, end - start, &code_point);
		role = role_of(code_point);
	} while (start && joins(role, true));
	for (;;) {
		size_t bytes = cell_next(text + start, offset - start).bytes;
		if (start + bytes >= offset)
			return start;
		start += bytes;
	}
}

/* A base of text_plain(). */
static inline bool is_plain_base(uint32_t code_point, enum thai_class class)
{
	return class > THAI_UNASSIGNED || (code_point >= ' ' && code_point < 0x7F);
}

size_t text_plain_cell(const char *text, size_t bytes)
{
	uint32_t code_point;
	size_t end = utf8_decode(text, bytes, &code_point);
	if (thai_is_mark(code_point) ||
		!is_plain_base(code_point, thai_class(code_point)))
		return 0;
	const bool takes_marks = code_point != ' ';
	while (end < bytes) {
		const size_t spanned = utf8_decode(text + end, bytes - end, &code_point);
		const enum thai_class class = thai_class(code_point);
		/* What is not plain may belong to the cell, a nikhahit be a part of ำ. */
		if (!thai_is_mark(code_point))
			return is_plain_base(code_point, class) ? end : 0;
		if (!takes_marks || code_point == THAI_NIKHAHIT)
			return 0;
		end += spanned;
	}
	return end;
}

size_t text_plain(const char *text, size_t bytes, size_t *columns)
{
	size_t at = 0;
	for (size_t cell; at < bytes; at += cell, ++*columns) {
		cell = text_plain_cell(text + at, bytes - at);
		if (!cell)
			break;
	}
	return at;
}

size_t text_columns(const char *text, size_t bytes)
{
	size_t columns = 0;
	for (size_t at = 0; at < bytes;) {
		const size_t plain = text_plain(text + at, bytes - at, &columns);
		if (plain) {
			at += plain;
			continue;
		}
		struct cell cell = cell_next(text + at, bytes - at);
		columns += cell.columns;
		at += cell.bytes;
	}
	return columns;
}

/* Whether at nikhahit, perhaps with a tone behind it, an า follows: together
 * they are ำ. */
static bool is_am_apart(const char *text, size_t bytes)
{
	uint32_t code_point = 0;
	size_t at = utf8_decode(text, bytes, &code_point);
	if (code_point != THAI_NIKHAHIT)
		return false;
	if (at < bytes)
		at += utf8_decode(text + at, bytes - at, &code_point);
	if (thai_class(code_point) == THAI_TONE && at < bytes)
		utf8_decode(text + at, bytes - at, &code_point);
	return code_point == THAI_SARA_AA;
}

/* Whether the cell of text is a base with its ำ behind it. */
static bool am_follows(const char *text, size_t bytes, const struct cell *cell)
{
	uint32_t first, next;
	if (cell->bytes >= bytes || (unsigned char)text[cell->bytes] < 0x80)
		return false;
	size_t at = utf8_decode(text, bytes, &first);
	enum role role = role_of(first);
	if ((role != ROLE_BASE && role != ROLE_WIDE) || first == THAI_SARA_AM_SIGN)
		return false;
	utf8_decode(text + cell->bytes, bytes - cell->bytes, &next);
	if (next != THAI_SARA_AA)
		return next == THAI_SARA_AM_SIGN;
	for (uint32_t mark; at < cell->bytes;
		at += utf8_decode(text + at, bytes - at, &mark))
		if (is_am_apart(text + at, bytes - at))
			return true;
	return false;
}

struct cell cell_unit(const char *text, size_t bytes)
{
	struct cell unit = cell_next(text, bytes);
	if (am_follows(text, bytes, &unit)) {
		struct cell am = cell_next(text + unit.bytes, bytes - unit.bytes);
		unit.bytes += am.bytes;
		unit.columns += am.columns;
	}
	return unit;
}

size_t text_fit(const char *text, size_t bytes, size_t columns, size_t *used)
{
	size_t taken = 0, at = 0;
	/* Most that is asked for fits, and whether it does is quickly known. */
	if (bytes / (2 * UTF8_THAI_BYTES) <= columns) {
		const size_t all = text_columns(text, bytes);
		if (all <= columns) {
			taken = all;
			at = bytes;
		}
	}
	while (at < bytes) {
		struct cell unit = cell_unit(text + at, bytes - at);
		if (unit.columns > columns - taken)
			break;
		taken += unit.columns;
		at += unit.bytes;
	}
	if (used)
		*used = taken;
	return at;
}

bool cell_is_joined(const char *text, size_t bytes, size_t start)
{
	const size_t base = cell_previous(text, start);
	const struct cell cell = cell_next(text + base, bytes - base);
	return cell.bytes < bytes - base &&
	       !text_fit(text + base, bytes - base, cell.columns, NULL);
}

size_t text_fit_end(const char *text, size_t bytes, size_t columns)
{
	size_t start = bytes;
	while (start) {
		const size_t before = cell_previous(text, start);
		const size_t taken = cell_next(text + before, start - before).columns;
		if (taken > columns)
			break;
		columns -= taken;
		start = before;
	}
	if (start && start < bytes && cell_is_joined(text, bytes, start))
		start += cell_next(text + start, bytes - start).bytes;
	return start;
}

void text_pad(struct str *out, const char *text, size_t bytes, size_t columns,
	enum text_align align)
{
	size_t used = 0, fitting = bytes;
	const bool plain = text_plain(text, bytes, &used) == bytes && used <= columns;
	if (!plain)
		fitting = text_fit(text, bytes, columns, &used);
	size_t spare = columns - used;
	size_t left = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? spare : spare / 2;
	str_repeat(out, ' ', left);
	if (plain)
		str_append(out, text, bytes);
	else
		text_show(out, text, fitting);
	str_repeat(out, ' ', spare - left);
}

/* How a code point that spans so many bytes is shown. */
static enum look look_of(uint32_t code_point, size_t spanned)
{
	if (code_point >= ' ' && code_point < 0x7F)
		return LOOK_AS_IS;
	if (thai_class(code_point) > THAI_UNASSIGNED)
		return LOOK_AS_IS;
	if (code_point == CODE_POINT_BAD && spanned == 1)
		return LOOK_REPLACED;
	const struct exception *exception = exception_find(code_point);
	return exception ? exception->look : LOOK_AS_IS;
}

/* Appends one code point as it is shown. */
static void put_look(struct str *out, const char *text, size_t spanned, enum look look)
{
	switch (look) {
	case LOOK_AS_IS: str_append(out, text, spanned); break;
	case LOOK_SPACE: str_putc(out, ' '); break;
	case LOOK_NOTHING: break;
	case LOOK_REPLACED: str_put_code_point(out, CODE_POINT_BAD); break;
	}
}

void text_show(struct str *out, const char *text, size_t bytes)
{
	size_t cell_end = 0;
	bool am_apart = false; /* a nikhahit was held back for the า to come */
	for (size_t at = 0; at < bytes;) {
		if (at == cell_end && !am_apart) {
			size_t columns = 0;
			const size_t plain = text_plain(text + at, bytes - at, &columns);
			str_append(out, text + at, plain);
			at = cell_end += plain;
			if (plain)
				continue;
		}
		if (at == cell_end) {
			struct cell cell = cell_next(text + at, bytes - at);
			cell_end += cell.bytes;
			if (cell.stray)
				str_put_code_point(out, DOTTED_CIRCLE);
		}
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		if (is_am_apart(text + at, bytes - at)) {
			am_apart = true;
		} else if (am_apart && code_point == THAI_SARA_AA) {
			str_put_code_point(out, THAI_SARA_AM_SIGN);
			am_apart = false;
		} else {
			put_look(out, text + at, spanned, look_of(code_point, spanned));
		}
		at += spanned;
	}
}

bool text_hides(uint32_t code_point)
{
	return (code_point < ' ' && code_point != '\t' && code_point != '\n') ||
	       (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0x061C ||
	       code_point == 0x200E || code_point == 0x200F ||
	       (code_point >= 0x2028 && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069);
}

void text_tell(struct str *out, const char *text, size_t bytes)
{
	size_t told = 0; /* up to where text is in out */
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		if (text_hides(code_point)) {
			text_show(out, text + told, at - told);
			str_put_code_point(out, CODE_POINT_BAD);
			told = at + spanned;
		}
		at += spanned;
	}
	text_show(out, text + told, bytes - told);
}
