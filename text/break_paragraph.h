/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a breaker, for the files that break lines alone (everybody else
 * includes text/breaks.h). Its work on a paragraph goes in three steps:
 *
 *   break_scan    bytes become code points, each with its class, and cells
 *   break_settle  libthai finds the words; classes that depend on neighbours,
 *                 addresses and abbreviations are settled
 *   breaks.c      the rules decide between every two neighbours, and ask
 *                 break_is_kept where they would part them
 */
#ifndef TEXT_BREAK_PARAGRAPH_H
#define TEXT_BREAK_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/break_rules.h"
#include "text/breaks.h"
#include "text/libthai.h"

enum {
	BREAK_BLOCK = 128,    /* code points of ASCII, and of the Thai block */
	BREAK_GAPS = 2,       /* nothing between two characters, or white space */
	BREAK_THAI_BYTES = 3, /* of a Thai character in UTF-8 */
};

struct breaker {
	struct words *words;
	unsigned char ascii[BREAK_BLOCK], thai[BREAK_BLOCK];
	/* allowed[spaced][left]: the set of what may be on the right. */
	uint32_t allowed[BREAK_GAPS][CLASS_COUNT];
	/* The first of the compounds that begin with each Thai letter, or NULL. */
	const char *const *compounds[BREAK_BLOCK];

	/* The paragraph. Its code points are numbered from 1; those at 0 and behind
	 * the last are the edges. */
	const char *text;
	size_t bytes, points;
	size_t mark;          /* bytes of its list mark, with the white space around it */
	unsigned char *class; /* of each code point */
	unsigned char *tis;   /* its byte for libthai, 0 where it is no Thai letter */
	size_t *offset;       /* where it starts */
	unsigned char *flags; /* of each byte */
	unsigned char *columns;
	size_t capacity; /* of each of these arrays */
};

#define SET(name) (UINT32_C(1) << CLASS_##name)

/* Sets of classes. */
enum {
	WHITE_SET = 1 << CLASS_EDGE | 1 << CLASS_SPACE | 1 << CLASS_ZERO,
	THAI_STARTS_SET = 1 << CLASS_THAI | 1 << CLASS_LEAD,
	THAI_SET = THAI_STARTS_SET | 1 << CLASS_FOLLOW | 1 << CLASS_MARK |
		   1 << CLASS_REPEAT | 1 << CLASS_SHORT,
};

static inline bool is_in(unsigned class, uint32_t set)
{
	return set >> class & 1;
}

/* Fills the tables of classes, once. */
void break_fill_classes(struct breaker *b);

/* Fills the table of compounds, once. */
void break_fill_compounds(struct breaker *b);

void break_scan(struct breaker *b);
void break_settle(struct breaker *b);

/* Whether the text has part at offset. */
bool break_text_has(const struct breaker *b, size_t offset, const char *part);

/* Whether one of the words begins at offset. Where whole, it must end where a word
 * does. */
bool break_begins_with(
	const struct breaker *b, size_t offset, const char *const *words, bool whole);

/* Whether numbers, dates and list marks keep the characters left and right together,
 * between which there is at most white space. */
bool break_is_kept(const struct breaker *b, size_t left, size_t right);

/* Whether the ที่ of an ordinal begins at i: ครั้งที่ ๒. */
bool break_is_ordinal(const struct breaker *b, size_t i);

#endif
