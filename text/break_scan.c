/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/break_paragraph.h"

#include <string.h>

#include "text/break_rules.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/libthai.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum {
	THAI_BYTE_1 = 0xE0, /* a Thai character is E0 B8 xx or E0 B9 xx */
	THAI_BYTE_2 = 0xB8,
	THAI_BLOCK = 0x0E00,
	ASCII_DELETE = 0x7F,
	CLASS_OTHER = CLASS_COUNT, /* not in the tables of single characters */
};

void break_fill_classes(struct breaker *b)
{
	memset(b->ascii, CLASS_SYMBOL, sizeof(b->ascii));
	memset(b->thai, CLASS_OTHER, sizeof(b->thai));
	for (unsigned i = 0; i < break_range_count; i++) {
		const struct break_range *range = &break_ranges[i];
		for (uint32_t c = range->first; c <= range->last; c++)
			if (c < BREAK_BLOCK)
				b->ascii[c] = (unsigned char)range->class;
			else if (c - THAI_BLOCK < BREAK_BLOCK)
				b->thai[c - THAI_BLOCK] = (unsigned char)range->class;
	}
}

static unsigned char class_by_unicode(uint32_t code_point, unsigned columns)
{
	if (unicode_is(code_point, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi))
		return CLASS_OPEN;
	if (unicode_is(code_point, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf))
		return CLASS_CLOSE;
	if (unicode_is(code_point, UC_CATEGORY_MASK_M))
		return CLASS_MARK;
	if (columns > 1)
		return CLASS_WIDE;
	if (unicode_is(code_point, UC_CATEGORY_MASK_N))
		return CLASS_DIGIT;
	if (unicode_is(code_point, UC_CATEGORY_MASK_L))
		return CLASS_LETTER;
	return CLASS_SYMBOL;
}

static unsigned char class_of(uint32_t code_point, unsigned columns)
{
	unsigned low = 0, high = break_range_count;
	while (low < high) {
		unsigned middle = (low + high) / 2;
		if (code_point > break_ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < break_range_count && code_point >= break_ranges[low].first)
		return (unsigned char)break_ranges[low].class;
	return class_by_unicode(code_point, columns);
}

static inline bool is_thai(const unsigned char *s, const unsigned char *end)
{
	return end - s >= BREAK_THAI_BYTES && s[0] == THAI_BYTE_1 &&
	       (s[1] & 0xFE) == THAI_BYTE_2 && (s[2] & 0xC0) == 0x80;
}

/* The place of a Thai character in its block. */
static inline unsigned thai_place(const unsigned char *s)
{
	return (s[1] & 1U) << 6 | (s[2] & 0x3FU);
}

static inline void add_point(
	struct breaker *b, size_t offset, unsigned class, unsigned place)
{
	size_t point = ++b->points;
	b->offset[point] = offset;
	b->class[point] = (unsigned char)class;
	b->tis[point] = place < BREAK_BLOCK && is_in(class, THAI_SET)
				? (unsigned char)(place + TIS_THAI)
				: 0;
}

/*
 * Takes in what is neither ASCII nor assigned Thai, by the cells of cell.c: the rest
 * of the cell that starts at cell if it goes on at offset, else a cell at offset.
 * Returns where it ends.
 */
static size_t scan_other(struct breaker *b, size_t cell, size_t offset)
{
	const char *text = b->text;
	struct cell next = cell_next(text + cell, b->bytes - cell);
	if (cell + next.bytes <= offset) {
		cell = offset;
		next = cell_next(text + cell, b->bytes - cell);
	}
	if (cell == offset)
		b->flags[offset] = BREAK_CELL;
	b->columns[cell] = (unsigned char)next.columns;
	for (size_t end = cell + next.bytes; offset < end;) {
		uint32_t code_point;
		size_t start = offset;
		offset += utf8_decode(text + offset, end - offset, &code_point);
		add_point(b, start, class_of(code_point, next.columns),
			(unsigned)code_point - THAI_BLOCK);
	}
	return offset;
}

static inline void start_cell(struct breaker *b, size_t offset)
{
	b->flags[offset] = BREAK_CELL;
	b->columns[offset] = 1;
}

static void add_edges(struct breaker *b)
{
	size_t end = b->points + 1;
	b->class[0] = b->class[end] = CLASS_EDGE;
	b->tis[0] = b->tis[end] = 0;
	b->offset[0] = 0;
	b->offset[end] = b->bytes;
}

/* ASCII and Thai by the tables, which is most of the text; the rest by cell.c. */
void break_scan(struct breaker *b)
{
	const unsigned char *text = (const unsigned char *)b->text;
	const unsigned char *end = text + b->bytes;
	size_t cell = 0;       /* where the last cell started */
	bool has_base = false; /* and whether marks join it */
	b->points = 0;
	for (const unsigned char *s = text; s < end;) {
		size_t at = (size_t)(s - text);
		unsigned place = is_thai(s, end) ? thai_place(s) : BREAK_BLOCK;
		unsigned class = *s < BREAK_BLOCK      ? b->ascii[*s]
				 : place < BREAK_BLOCK ? b->thai[place]
						       : CLASS_OTHER;
		if (class == CLASS_MARK && has_base) {
			add_point(b, at, class, place);
			s += BREAK_THAI_BYTES;
			continue;
		}
		if (class == CLASS_OTHER || class == CLASS_MARK) {
			s = text + scan_other(b, cell, at);
			cell = at;
			has_base = false;
			continue;
		}
		add_point(b, at, class, place);
		start_cell(b, at);
		cell = at;
		has_base = *s > ' ' && *s != ASCII_DELETE;
		s += *s < BREAK_BLOCK ? 1 : BREAK_THAI_BYTES;
	}
	add_edges(b);
}
