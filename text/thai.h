/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classes of the Thai characters U+0E00-U+0E7F, from one table.
 * Source: TIS 620-2533 (the repertoire) and WTT 2.0 (the classes of chapter 2).
 */
#ifndef TEXT_THAI_H
#define TEXT_THAI_H

#include <stdbool.h>
#include <stdint.h>

enum thai_class {
	THAI_NOT,        /* not in the block */
	THAI_UNASSIGNED, /* U+0E00, 0E3B-0E3E, 0E5C-0E7F */
	THAI_CONSONANT,  /* ก-ฮ, with ฤ ฦ */
	THAI_LEADING,    /* เ แ โ ใ ไ */
	THAI_FOLLOWING,  /* ะ า ๅ */
	THAI_SARA_AM,    /* ำ: spacing, but beside its base */
	THAI_ABOVE,      /* ั ิ ี ึ ื */
	THAI_BELOW,      /* ุ ู ฺ */
	THAI_TONE,       /* ่ ้ ๊ ๋ */
	THAI_DIACRITIC,  /* ็ ์ ํ ๎ */
	THAI_DIGIT,      /* ๐-๙ */
	THAI_SIGN,       /* ฯ ๆ ฿ ๏ ๚ ๛ */
};

enum { THAI_FIRST = 0x0E00, THAI_COUNT = 0x80 };

/* The characters that have rules of their own, by their names in Unicode. */
enum {
	THAI_SARA_AA = 0x0E32,
	THAI_SARA_AM_SIGN = 0x0E33,
	THAI_SARA_E = 0x0E40,
	THAI_SARA_AE = 0x0E41,
	THAI_THANTHAKHAT = 0x0E4C,
	THAI_NIKHAHIT = 0x0E4D,
	THAI_DIGIT_ZERO = 0x0E50,
};

/* enum thai_class by code point - THAI_FIRST. */
extern const unsigned char thai_classes[THAI_COUNT];

static inline enum thai_class thai_class(uint32_t code_point)
{
	uint32_t place = code_point - THAI_FIRST;
	return place < THAI_COUNT ? (enum thai_class)thai_classes[place] : THAI_NOT;
}

/* A zero-wide Thai mark: above, below, tone or diacritic (U+0E31,
 * U+0E34-U+0E3A, U+0E47-U+0E4E). */
static inline bool thai_is_mark(uint32_t code_point)
{
	enum thai_class class = thai_class(code_point);
	return class >= THAI_ABOVE && class <= THAI_DIACRITIC;
}

/* Any assigned character of the block but the digits. */
static inline bool thai_is_letter(uint32_t code_point)
{
	enum thai_class class = thai_class(code_point);
	return class > THAI_UNASSIGNED && class != THAI_DIGIT;
}

#endif
