/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/owners.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

#define AND "และ"

/* --- posts --- */

/* The bytes of the list's word that text begins with, the longest. */
static size_t longest_at(const struct string_list *list, const char *text)
{
	size_t longest = 0;
	for (size_t i = 0; i < list->count; i++) {
		const size_t bytes = strlen(list->items[i]);
		if (bytes > longest && !strncmp(text, list->items[i], bytes))
			longest = bytes;
	}
	return longest;
}

/* Where a name ends: at a mark between names, at a unit, or at และ before another post or
 * unit (not that of งานนโยบายและแผน). */
static bool ends_at(const struct check_words *words, const char *text)
{
	static const char marks[] = "/,()\n\t ";
	if (!*text || strchr(marks, *text) || longest_at(&words->units, text))
		return true;
	const char *behind = text + strlen(AND);
	return !strncmp(text, AND, strlen(AND)) &&
	       (longest_at(&words->posts, behind) || longest_at(&words->units, behind));
}

static size_t name_bytes(const struct check_words *words, const char *text)
{
	size_t bytes = longest_at(&words->posts, text);
	const size_t spaces = strspn(text + bytes, " ");
	/* งาน นิติการ, but not นิติกร สำนักปลัด */
	if (spaces && !ends_at(words, text + bytes + spaces))
		bytes += spaces;
	while (!ends_at(words, text + bytes))
		bytes++;
	return bytes;
}

void owner_posts(
	const struct check_words *words, const char *owner, struct string_list *posts)
{
	bool at_start = true;
	while (*owner) {
		if (at_start && longest_at(&words->posts, owner)) {
			const size_t bytes = name_bytes(words, owner);
			char *name = mem_strndup(owner, bytes);
			string_list_add(posts, name);
			free(name);
			owner += bytes;
			at_start = false;
			continue;
		}
		if (!strncmp(owner, AND, strlen(AND))) {
			owner += strlen(AND);
			at_start = true;
			continue;
		}
		at_start = ends_at(words, owner);
		owner++;
	}
}

/* The post without what all posts have: งาน, นัก, … */
static const char *stem(const char *post)
{
	static const char *const heads[] = {
		"งาน", "ฝ่าย", "นักวิชาการ", "นัก", "เจ้าพนักงาน", "นายช่าง"};
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (!strncmp(post, heads[i], strlen(heads[i]))) {
			post += strlen(heads[i]);
			break;
		}
	return post + strspn(post, " ");
}

bool posts_alike(const char *a, const char *b)
{
	const char *stem_a = stem(a), *stem_b = stem(b);
	return strstr(stem_a, stem_b) || strstr(stem_b, stem_a) ||
	       letters_apart(stem_a, stem_b, 1) <= 1;
}

/* --- nearly the same --- */

enum { LETTERS_MAX = 128 };

/* The code points without white space; more than LETTERS_MAX: 0. */
static size_t letters_of(const char *text, uint32_t *letters)
{
	size_t count = 0;
	const size_t bytes = strlen(text);
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		if (code_point <= ' ' || code_point == 0x200B)
			continue;
		if (count == LETTERS_MAX)
			return 0;
		letters[count++] = code_point;
	}
	return count;
}

static unsigned least_of(unsigned a, unsigned b, unsigned c)
{
	const unsigned least = MIN(a, b);
	return least < c ? least : c;
}

unsigned letters_apart(const char *a, const char *b, unsigned most)
{
	uint32_t letters_a[LETTERS_MAX], letters_b[LETTERS_MAX];
	unsigned row[LETTERS_MAX + 1];
	const size_t count_a = letters_of(a, letters_a),
		     count_b = letters_of(b, letters_b);
	if (!count_a || !count_b)
		return most + 1;
	for (size_t j = 0; j <= count_b; j++)
		row[j] = (unsigned)j;
	for (size_t i = 0; i < count_a; i++) {
		unsigned corner = row[0], best = row[0] = (unsigned)i + 1;
		for (size_t j = 0; j < count_b; j++) {
			const unsigned above = row[j + 1];
			row[j + 1] = least_of(above + 1, row[j] + 1,
				corner + (letters_a[i] != letters_b[j]));
			corner = above;
			best = row[j + 1] < best ? row[j + 1] : best;
		}
		if (best > most)
			return most + 1;
	}
	return row[count_b] <= most ? row[count_b] : most + 1;
}

/* Appends the digits of a text. */
static void put_digits(struct str *out, const char *text)
{
	const size_t bytes = strlen(text);
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		if (digit_value(code_point) >= 0)
			str_putc(out, (char)('0' + digit_value(code_point)));
	}
}

static bool same_digits(const char *a, const char *b)
{
	struct str of_a = STR_INIT, of_b = STR_INIT;
	put_digits(&of_a, a);
	put_digits(&of_b, b);
	const bool same = !strcmp(of_a.data, of_b.data);
	str_release(&of_a);
	str_release(&of_b);
	return same;
}

enum { SHORT_LETTERS = 6, LONG_LETTERS = 12 };

bool owners_nearly_same(const char *a, const char *b)
{
	const size_t count_a = utf8_count(a, strlen(a)),
		     count_b = utf8_count(b, strlen(b));
	const size_t shorter = count_a < count_b ? count_a : count_b;
	const unsigned most = shorter >= LONG_LETTERS ? 2 : 1;
	const unsigned apart =
		shorter < SHORT_LETTERS ? most + 1 : letters_apart(a, b, most);
	return apart > 0 && apart <= most && same_digits(a, b);
}
