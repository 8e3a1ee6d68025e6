/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/replace_text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/mend.h"
#include "publish/link.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/number.h"
#include "text/thai.h"
#include "text/utf8.h"

struct replacer {
	const struct replace_wish *wish;
	struct str folded; /* what is looked for, as search has it */
	struct mend *mend; /* REPLACE_SPACES alone */
	size_t *units;     /* where the units of the text begin, and its end */
	size_t count, capacity;
};

void replace_places_release(struct replace_places *places)
{
	for (size_t i = 0; i < places->count; i++)
		free(places->items[i].after);
	free(places->items);
	*places = (struct replace_places){0};
}

/* Takes over what will stand there. */
static void add(struct replace_places *places, size_t start, size_t bytes, char *after,
	bool doubtful)
{
	places->items = mem_grow(
		places->items, places->count, &places->capacity, sizeof(*places->items));
	places->items[places->count++] =
		(struct replace_place){start, bytes, after, doubtful};
}

/* --- wishes --- */

static bool is_one_line(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			return false;
	return true;
}

/* Marks, and what is but the end of a cell, need a letter before them. */
static bool begins_whole(const char *text)
{
	uint32_t c;
	if (!*text)
		return true;
	utf8_decode(text, strlen(text), &c);
	return !cell_next(text, strlen(text)).stray && !thai_is_mark(c) &&
	       c != THAI_SARA_AM_SIGN;
}

static bool check_words(
	const struct replace_wish *wish, const struct str *folded, struct error *error)
{
	if (!*wish->find || (!wish->exact && !folded->bytes))
		return error_set(error, ERROR_USAGE, _("say what is to be looked for"));
	if (!is_one_line(wish->find) || !is_one_line(wish->with))
		return error_set(error, ERROR_USAGE,
			_("words that are replaced stand in one line, without tabs"));
	if (!utf8_valid(wish->find, strlen(wish->find), NULL) ||
		!utf8_valid(wish->with, strlen(wish->with), NULL))
		return error_set(error, ERROR_USAGE, _("this is no UTF-8"));
	if (!begins_whole(wish->with))
		return error_set(error, ERROR_USAGE,
			_("what takes their place begins with a mark that has no letter"));
	return true;
}

/* Without the spaces around them, as search has it. */
static void fold_find(struct str *folded, const char *find)
{
	text_fold(folded, find, strlen(find), NULL);
	while (folded->bytes && folded->data[folded->bytes - 1] == ' ')
		str_truncate(folded, folded->bytes - 1);
	while (folded->bytes && folded->data[0] == ' ')
		str_splice(folded, 0, 1, NULL, 0);
}

struct replacer *replacer_new(const struct replace_wish *wish, struct error *error)
{
	struct replacer *replacer = mem_new(1, sizeof(*replacer));
	replacer->wish = wish;
	str_init(&replacer->folded);
	if (wish->kind == REPLACE_WORDS)
		fold_find(&replacer->folded, wish->find);
	if (wish->kind == REPLACE_WORDS && !check_words(wish, &replacer->folded, error)) {
		replacer_free(replacer);
		return NULL;
	}
	if (wish->kind == REPLACE_SPACES)
		replacer->mend = mend_new();
	return replacer;
}

void replacer_free(struct replacer *replacer)
{
	if (!replacer)
		return;
	mend_free(replacer->mend);
	str_release(&replacer->folded);
	free(replacer->units);
	free(replacer);
}

/* --- units --- */

static void put_unit(struct replacer *replacer, size_t at)
{
	replacer->units = mem_grow(replacer->units, replacer->count, &replacer->capacity,
		sizeof(*replacer->units));
	replacer->units[replacer->count++] = at;
}

static void find_units(struct replacer *replacer, const char *text, size_t bytes)
{
	replacer->count = 0;
	for (size_t at = 0; at < bytes; at += cell_unit(text + at, bytes - at).bytes)
		put_unit(replacer, at);
	put_unit(replacer, bytes);
}

static bool is_border(const struct replacer *replacer, size_t at)
{
	size_t low = 0, high = replacer->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (replacer->units[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < replacer->count && replacer->units[low] == at;
}

/* --- words --- */

/* เ แ โ ใ ไ would be left without the letter that they stand before. */
static bool leaves_vowel(const char *text, size_t start, const char *with)
{
	uint32_t before = 0, first = 0;
	if (!start)
		return false;
	const size_t at = utf8_previous(text, start);
	utf8_decode(text + at, start - at, &before);
	if (*with)
		utf8_decode(with, strlen(with), &first);
	return thai_class(before) == THAI_LEADING && thai_class(first) != THAI_CONSONANT;
}

/* What was found, unless it is a part of a cell, or stands there already. */
static void take_words(const struct replacer *replacer, const char *text, size_t start,
	size_t end, struct replace_places *places)
{
	const char *with = replacer->wish->with;
	if (!is_border(replacer, start) || !is_border(replacer, end) ||
		leaves_vowel(text, start, with))
		places->inside++;
	else if (strlen(with) != end - start || memcmp(with, text + start, end - start))
		add(places, start, end - start, mem_strdup(with), false);
}

static void find_exact(const struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places)
{
	const char *find = replacer->wish->find;
	const size_t length = strlen(find);
	for (size_t at = 0; at + length <= bytes;) {
		if (memcmp(text + at, find, length) != 0) {
			at++;
			continue;
		}
		take_words(replacer, text, at, at + length, places);
		at += length;
	}
}

/* What folding leaves out behind a place (spaces between Thai letters) is not of it; nor is
 * the one that it moved. */
static size_t end_of(const size_t *origin, size_t last, size_t behind, const char *text)
{
	size_t end = origin[behind];
	const size_t least = origin[last];
	while (end > least + 1 && (text[end - 1] == ' ' || text[end - 1] == '\n'))
		end--;
	return end;
}

static void find_folded(const struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places)
{
	struct str folded = STR_INIT;
	size_t *origin;
	const struct str *find = &replacer->folded;
	text_fold(&folded, text, bytes, &origin);
	const char *at = folded.data;
	while (at && (at = strstr(at, find->data))) {
		const size_t start = (size_t)(at - folded.data);
		const size_t behind = start + find->bytes;
		take_words(replacer, text, origin[start],
			end_of(origin, behind - 1, behind, text), places);
		at += find->bytes;
	}
	free(origin);
	str_release(&folded);
}

/* --- digits --- */

static uint32_t code_point_at(const char *text, size_t bytes, size_t at, size_t *length)
{
	uint32_t c = 0;
	*length = at < bytes ? utf8_decode(text + at, bytes - at, &c) : 0;
	return c;
}

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xC0 && c <= 0x24F);
}

static bool is_thai_letter(uint32_t c)
{
	return thai_is_letter(c) || thai_is_mark(c);
}

/* What stands together: no spaces, and no Thai letters, in it. */
static size_t token_end(const char *text, size_t bytes, size_t at, bool *latin)
{
	size_t length;
	*latin = false;
	while (at < bytes) {
		const uint32_t c = code_point_at(text, bytes, at, &length);
		if (c <= ' ' || c == 0xA0 || is_thai_letter(c))
			break;
		*latin |= is_latin(c) || c == '@' || c == '_';
		at += length;
	}
	return at;
}

/* ISO 9001: a word of Latin letters, which is no address, and one space before it. */
static bool is_of_name(const char *text, size_t at)
{
	if (at < 2 || text[at - 1] != ' ' || !is_latin((unsigned char)text[at - 2]))
		return false;
	for (at--; at && (unsigned char)text[at - 1] > ' ' && !(text[at - 1] & 0x80);
		at--)
		if (strchr("@./:", text[at - 1]))
			return false;
	return true;
}

static bool is_wanted(const struct replacer *replacer, uint32_t c)
{
	if (digit_value(c) < 0)
		return false;
	return (c < 0x80) == (replacer->wish->kind == REPLACE_THAI_DIGITS);
}

/* A number: digits, and what stands between digits of it. */
static size_t number_end(
	const struct replacer *replacer, const char *text, size_t end, size_t at)
{
	size_t length, last = at;
	while (at < end) {
		const uint32_t c = code_point_at(text, end, at, &length);
		const bool digit = is_wanted(replacer, c);
		if (!digit && (c >= 0x80 || !strchr(".,:/-", (int)c)))
			break;
		at += length;
		if (digit)
			last = at;
	}
	return last;
}

static void take_numbers(const struct replacer *replacer, const char *text, size_t start,
	size_t end, struct replace_places *places)
{
	const bool thai = replacer->wish->kind == REPLACE_THAI_DIGITS;
	const bool doubtful = is_of_name(text, start);
	size_t length;
	for (size_t at = start; at < end;) {
		if (!is_wanted(replacer, code_point_at(text, end, at, &length))) {
			at += length;
			continue;
		}
		struct str after = STR_INIT;
		const size_t behind = number_end(replacer, text, end, at);
		digits_append(&after, text + at, behind - at,
			thai ? DIGITS_THAI : DIGITS_ARABIC);
		if (is_border(replacer, at) && is_border(replacer, behind))
			add(places, at, behind - at, str_detach(&after), doubtful);
		str_release(&after);
		at = behind;
	}
}

static void find_numbers(const struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places)
{
	struct link link;
	bool any = link_next(text, bytes, 0, &link), latin;
	size_t length;
	for (size_t at = 0; at < bytes;) {
		if (any && at >= link.start) {
			at = link.start + link.bytes;
			any = link_next(text, bytes, at, &link);
			continue;
		}
		const size_t end = token_end(text, any ? link.start : bytes, at, &latin);
		if (end > at && !latin)
			take_numbers(replacer, text, at, end, places);
		code_point_at(text, bytes, at, &length);
		at = end > at ? end : at + length;
	}
}

/* --- spaces --- */

static void find_spaces(const struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places)
{
	for (size_t at = 0; at < bytes; at++) {
		if (text[at] != ' ')
			continue;
		const enum mend_trust trust =
			mend_space(replacer->mend, text, bytes, at, at + 1);
		if (trust != MEND_IS_SPACE)
			add(places, at, 1, mem_strdup(""), trust == MEND_MAY_BE);
	}
}

void replacer_find(struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places)
{
	find_units(replacer, text, bytes);
	switch (replacer->wish->kind) {
	case REPLACE_WORDS:
		if (replacer->wish->exact)
			find_exact(replacer, text, bytes, places);
		else
			find_folded(replacer, text, bytes, places);
		break;
	case REPLACE_THAI_DIGITS:
	case REPLACE_ARABIC_DIGITS: find_numbers(replacer, text, bytes, places); break;
	case REPLACE_SPACES: find_spaces(replacer, text, bytes, places); break;
	}
}
