/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/libthai.h"

#include <stdlib.h>
#include <string.h>

#include <thai/thbrk.h>
#include <thai/thcell.h>
#include <thai/thcoll.h>
#include <thai/thinp.h>

#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/word_cache.h"

enum {
	ASCII_LAST = 0x7F,
	TIS_KO_KAI = 0xA1,
	TIS_PHINTHU = 0xDA, /* the last before the gap of U+0E3B-U+0E3E */
	TIS_BAHT = 0xDF,    /* the first behind it */
	/* libthai's time and memory grow faster than the run: hand it long ones in
	 * parts, each from a word of the part before. */
	PART_MAX = 1000,
	PART_OVERLAP = 100,
	KEY_FACTOR = 4,
};

#define THAI_FUNCTIONS(F)                                                                \
	F(th_brk_find_breaks)                                                            \
	F(th_init_cell)                                                                  \
	F(th_prev_cell)                                                                  \
	F(th_validate_leveled)                                                           \
	F(th_strxfrm)

static struct {
	THAI_FUNCTIONS(LIBRARY_POINTER)
} libthai;

#define ENTRY(name) LIBRARY_FUNCTION(libthai, name)
static const struct library_function functions[] = {THAI_FUNCTIONS(ENTRY)};

static void load(void)
{
	if (!libthai.th_strxfrm)
		library_need(LIBTHAI_FILE, functions, COUNT(functions));
}

unsigned char tis_from_code_point(uint32_t code_point)
{
	if (code_point <= ASCII_LAST)
		return (unsigned char)code_point;
	if (code_point < THAI_FIRST + TIS_KO_KAI - TIS_THAI ||
		code_point > THAI_FIRST + TIS_BYTES_LAST - TIS_THAI)
		return TIS_NONE;
	unsigned char byte = (unsigned char)(code_point - THAI_FIRST + TIS_THAI);
	return byte > TIS_PHINTHU && byte < TIS_BAHT ? TIS_NONE : byte;
}

uint32_t tis_to_code_point(unsigned char byte)
{
	return byte <= ASCII_LAST ? byte : (uint32_t)byte - TIS_THAI + THAI_FIRST;
}

struct words {
	int *positions;
	size_t capacity;
	struct word_cache *cache;
};

struct words *words_new(void)
{
	struct words *words = words_new_forgetful();
	words->cache = word_cache_new();
	return words;
}

/* libthai takes the dictionary from the folder that its variable names, and its own where
 * there is none: so does Pango. Ours is the same in a third of the memory
 * (text/dictionary.c). */
struct words *words_new_forgetful(void)
{
	setenv("LIBTHAI_DICTDIR", PKGDATADIR, 0);
	return mem_new(1, sizeof(struct words));
}

void words_free(struct words *words)
{
	if (!words)
		return;
	word_cache_free(words->cache);
	free(words->positions);
	free(words);
}

/* Adds the words of the part of tis from start to end behind the count that are
 * already there. */
static size_t find_in_part(
	struct words *words, unsigned char *tis, size_t start, size_t end, size_t count)
{
	enum { RESERVE = 1 << 16 }; /* bytes: more than it takes for a part */
	unsigned char behind = tis[end];
	load();
	mem_reserve(RESERVE);
	tis[end] = '\0';
	/* NULL: the dictionary that libthai keeps for the whole process (0.5 MB). */
	int found = libthai.th_brk_find_breaks(
		NULL, tis + start, words->positions + count, end - start);
	tis[end] = behind;
	if (found <= 0)
		return count;
	if (start)
		for (int i = 0; i < found; i++)
			words->positions[count + (size_t)i] += (int)start;
	return count + (size_t)found;
}

static size_t find_short(struct words *words, unsigned char *tis, size_t length)
{
	size_t count;
	if (words->cache &&
		word_cache_find(words->cache, tis, length, words->positions, &count))
		return count;
	count = find_in_part(words, tis, 0, length, 0);
	if (words->cache)
		word_cache_add(words->cache, tis, length, words->positions, count);
	return count;
}

static size_t find_long(struct words *words, unsigned char *tis, size_t length)
{
	size_t start = 0, count = 0;
	while (length - start > PART_MAX) {
		size_t end = start + PART_MAX;
		size_t kept = count;
		count = find_in_part(words, tis, start, end, count);
		while (count > kept &&
			(size_t)words->positions[count - 1] > end - PART_OVERLAP)
			--count;
		start = count > kept ? (size_t)words->positions[count - 1] : end;
	}
	return find_in_part(words, tis, start, length, count);
}

const int *words_find(
	struct words *words, unsigned char *tis, size_t length, size_t *count)
{
	if (length + PART_MAX > words->capacity) {
		words->capacity = length + PART_MAX;
		words->positions =
			mem_resize(words->positions, words->capacity, sizeof(int));
	}
	*count = length && length <= WORD_CACHE_RUN ? find_short(words, tis, length)
						    : find_long(words, tis, length);
	return words->positions;
}

void tis_sort_key(struct str *key, const unsigned char *tis)
{
	size_t room = KEY_FACTOR * strlen((const char *)tis) + 1;
	load();
	str_reserve(key, room);
	size_t needed = libthai.th_strxfrm((thchar_t *)key->data + key->bytes, tis, room);
	if (needed >= room) {
		str_reserve(key, needed + 1);
		libthai.th_strxfrm((thchar_t *)key->data + key->bytes, tis, needed + 1);
	}
	key->bytes += needed;
	key->data[key->bytes] = '\0';
}

bool tis_type(const unsigned char *cell, unsigned char typed,
	unsigned char result[TIS_TYPED_SIZE], size_t *replaced)
{
	struct thcell_t context;
	load();
	libthai.th_init_cell(&context);
	size_t length = strlen((const char *)cell);
	if (length)
		libthai.th_prev_cell(cell, length, &context, 1);
	struct thinpconv_t conversion;
	if (!libthai.th_validate_leveled(context, typed, &conversion, ISC_BASICCHECK))
		return false;
	_Static_assert(
		sizeof(conversion.conv) == TIS_TYPED_SIZE, "libthai's conversions");
	memcpy(result, conversion.conv, TIS_TYPED_SIZE);
	*replaced = (size_t)-conversion.offset;
	return true;
}
