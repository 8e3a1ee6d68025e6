/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/mend.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/libthai.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { SIDE_MAX = 48 /* letters that are looked at on each side of a space */ };

struct mend {
	struct words *words;
};

/* Thai letters on both sides of a space, as libthai wants them. */
struct sides {
	unsigned char tis[2 * SIDE_MAX + 1];
	size_t left, all; /* letters left of the space, of both sides */
};

struct mend *mend_new(void)
{
	struct mend *mend = mem_new(1, sizeof(*mend));
	mend->words = words_new();
	return mend;
}

void mend_free(struct mend *mend)
{
	if (!mend)
		return;
	words_free(mend->words);
	free(mend);
}

static uint32_t letter_before(const char *text, size_t offset)
{
	uint32_t c = 0;
	if (offset) {
		const size_t start = utf8_previous(text, offset);
		utf8_decode(text + start, offset - start, &c);
	}
	return c;
}

static uint32_t letter_at(const char *text, size_t bytes, size_t offset)
{
	uint32_t c = 0;
	if (offset < bytes)
		utf8_decode(text + offset, bytes - offset, &c);
	return c;
}

static bool is_word_letter(uint32_t c)
{
	return thai_is_letter(c) && thai_class(c) != THAI_SIGN;
}

/* Where the Thai letters that end at offset begin. */
static size_t letters_start(const char *text, size_t offset)
{
	for (size_t i = 0; i < SIDE_MAX && is_word_letter(letter_before(text, offset));
		i++)
		offset = utf8_previous(text, offset);
	return offset;
}

static size_t letters_end(const char *text, size_t bytes, size_t offset)
{
	for (size_t i = 0; i < SIDE_MAX && is_word_letter(letter_at(text, bytes, offset));
		i++)
		offset += UTF8_THAI_BYTES;
	return offset;
}

static void add_letters(struct sides *sides, const char *text, size_t start, size_t end)
{
	while (start < end) {
		uint32_t c;
		start += utf8_decode(text + start, end - start, &c);
		sides->tis[sides->all++] = tis_from_code_point(c);
	}
}

/* The place of the word's start at or before i, and of its end behind it. */
static size_t word_around(
	struct mend *mend, unsigned char *tis, size_t length, size_t i, size_t *end)
{
	size_t count, start = 0;
	const int *places = words_find(mend->words, tis, length, &count);
	*end = length;
	for (size_t j = 0; j < count; j++) {
		if ((size_t)places[j] <= i)
			start = (size_t)places[j];
		else
			*end = MIN(*end, (size_t)places[j]);
	}
	return start;
}

static bool ends_with(const char *text, size_t end, const char *word)
{
	const size_t bytes = strlen(word);
	return bytes <= end && !memcmp(text + end - bytes, word, bytes);
}

static bool begins_with_any(const char *text, size_t bytes, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) <= bytes && !memcmp(text, *words, strlen(*words)))
			return true;
	return false;
}

/* Words of which การ is the end, and not the beginning of the next. */
static const char *const ends_of_words[] = {"ดำเนิน", "ชำนาญ", "ปฏิบัติ", "จัด", "ทำ", "สั่ง",
	"อำนวย", "กิจ", "หลัก", "ประกอบ", "นิติ", "ต้อง", "วิชา", "ประจำ", "ผู้ว่าราช", "เลขานุ",
	"พิธี", NULL};
/* What comes behind a noun or a verb that is whole: no verb that การ could make a noun of. */
static const char *const not_verbs[] = {"ตาม", "เพื่อ", "โดย", "และ", "หรือ", "ของ", "จาก",
	"ซึ่ง", "ที่", "ใน", "กับ", "แก่", "ณ", "พร้อม", "ตั้งแต่", "ระหว่าง", "เมื่อ", "ทั้ง", "แล้ว",
	"เป็นไป", "ดังนี้", "อย่าง", "สำนัก", "กอง", "ฝ่าย", NULL};

/*
 * การ and ความ make nouns of the verbs behind them, and ผู้ persons: none of them ends
 * anything, so no space comes behind them. The word is the last one before the space, from
 * the letters before it on.
 */
static bool is_bound(
	const char *text, size_t bytes, size_t word, size_t start, size_t end)
{
	static const char *const prefixes[] = {"การ", "ความ", "ผู้"};
	bool bound = false;
	for (size_t i = 0; i < COUNT(prefixes); i++)
		bound |= strlen(prefixes[i]) == start - word &&
			 !memcmp(text + word, prefixes[i], start - word);
	if (!bound || begins_with_any(text + end, bytes - end, not_verbs))
		return false;
	for (const char *const *stem = ends_of_words; *stem; stem++)
		if (ends_with(text, word, *stem))
			return false;
	return true;
}

/* พ.ศ. and its like: consonants with dots. */
static bool is_abbreviation(const char *text, size_t bytes, size_t start, size_t end)
{
	const size_t letters = (letters_end(text, bytes, end) - end) / UTF8_THAI_BYTES;
	const size_t behind = end + letters * UTF8_THAI_BYTES;
	return (letters <= 2 && behind < bytes && text[behind] == '.') ||
	       start - letters_start(text, start) <= UTF8_THAI_BYTES;
}

/* Whether a sign stands on the right that needs a letter before it, or one on the left that
 * needs one behind. */
static bool is_torn(uint32_t left, uint32_t right)
{
	return thai_is_mark(right) || thai_class(right) == THAI_FOLLOWING ||
	       thai_class(right) == THAI_SARA_AM || thai_class(left) == THAI_LEADING;
}

enum mend_trust mend_space(
	struct mend *mend, const char *text, size_t bytes, size_t start, size_t end)
{
	const uint32_t left = letter_before(text, start);
	const uint32_t right = letter_at(text, bytes, end);
	if (!is_word_letter(left) || !is_word_letter(right))
		return MEND_IS_SPACE;
	if (is_torn(left, right))
		return MEND_IS_NONE;
	struct sides sides = {.all = 0};
	add_letters(&sides, text, letters_start(text, start), start);
	sides.left = sides.all;
	add_letters(&sides, text, end, letters_end(text, bytes, end));
	size_t word_end;
	/* The last word left of the space, by itself. */
	const size_t last =
		word_around(mend, sides.tis, sides.left, sides.left - 1, &word_end);
	if (is_bound(text, bytes, start - (sides.left - last) * UTF8_THAI_BYTES, start,
		    end))
		return MEND_IS_NONE;
	if (is_abbreviation(text, bytes, start, end))
		return MEND_IS_SPACE;
	const size_t across =
		word_around(mend, sides.tis, sides.all, sides.left, &word_end);
	return across == sides.left ? MEND_IS_SPACE : MEND_MAY_BE;
}

/* The Thai word that ends (or begins, where behind) at this place; how many bytes. */
static size_t word_bytes(
	struct mend *mend, const char *text, size_t start, size_t end, bool behind)
{
	struct sides sides = {.all = 0};
	size_t word_end, count;
	add_letters(&sides, text, start, end);
	if (!sides.all)
		return 0;
	if (!behind)
		return (sides.all - word_around(mend, sides.tis, sides.all, sides.all - 1,
					    &word_end)) *
		       UTF8_THAI_BYTES;
	const int *places = words_find(mend->words, sides.tis, sides.all, &count);
	return (count ? (size_t)places[0] : sides.all) * UTF8_THAI_BYTES;
}

void mend_around(struct mend *mend, struct str *out, const char *text, size_t bytes,
	size_t start, size_t end)
{
	const size_t before =
		word_bytes(mend, text, letters_start(text, start), start, false);
	const size_t behind =
		word_bytes(mend, text, end, letters_end(text, bytes, end), true);
	str_append(out, text + start - before, before);
	str_putc(out, ' ');
	str_append(out, text + end, behind);
}

size_t mend_signs(struct str *out, const char *text, size_t bytes)
{
	size_t mended = 0;
	struct str joined = STR_INIT;
	for (size_t at = 0; at < bytes;) {
		const size_t spaces = strspn(text + at, " ");
		const uint32_t right = letter_at(text, bytes, at + spaces);
		if (spaces && is_word_letter(letter_before(text, at)) &&
			is_torn(0, right)) {
			at += spaces;
			mended++;
			continue;
		}
		uint32_t c;
		const size_t length = utf8_decode(text + at, bytes - at, &c);
		str_append(&joined, text + at, length);
		at += length;
	}
	text_normalise(out, joined.data, joined.bytes);
	str_release(&joined);
	return mended;
}
