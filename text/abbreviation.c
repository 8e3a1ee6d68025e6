/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/abbreviation.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"

static const char white[] = " \t\r\n";

void abbreviations_add(struct abbreviations *list, const char *typed, const char *words)
{
	list->items =
		mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	list->items[list->count++] =
		(struct abbreviation){mem_strdup(typed), mem_strdup(words)};
}

void abbreviations_release(struct abbreviations *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].typed);
		free(list->items[i].words);
	}
	free(list->items);
	*list = (struct abbreviations){0};
}

bool abbreviations_same(const struct abbreviations *a, const struct abbreviations *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = !strcmp(a->items[i].typed, b->items[i].typed) &&
		       !strcmp(a->items[i].words, b->items[i].words);
	return same;
}

/* --- finding one in a text --- */

static bool opens(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2028 || c == '(' ||
	       c == '[' || c == '"' || c == '\'' || c == 0x201C || c == 0x2018;
}

static bool stands_alone(const char *text, size_t start)
{
	uint32_t before;
	if (!start)
		return true;
	const size_t at = utf8_previous(text, start);
	utf8_decode(text + at, start - at, &before);
	return opens(before);
}

const struct abbreviation *abbreviation_before(
	const struct abbreviations *list, const char *text, size_t bytes, bool apart)
{
	const struct abbreviation *found = NULL;
	size_t longest = 0;
	for (size_t i = 0; list && i < list->count; i++) {
		const size_t length = strlen(list->items[i].typed);
		if (length > bytes || length <= longest ||
			memcmp(text + bytes - length, list->items[i].typed, length) !=
				0 ||
			(apart && !stands_alone(text, bytes - length)))
			continue;
		found = &list->items[i];
		longest = length;
	}
	return found;
}

/* --- as lines --- */

/* A piece of a line, without white space at its ends. */
static void trim(struct str *out, const char *text, size_t bytes)
{
	str_clear(out);
	while (bytes && strchr(white, *text))
		text++, bytes--;
	while (bytes && strchr(white, text[bytes - 1]))
		bytes--;
	str_append(out, text, bytes);
}

static bool is_known(const struct abbreviations *list, const char *typed)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].typed, typed) == 0)
			return true;
	return false;
}

/* What is wrong with one; NULL: nothing. */
static const char *fault(const struct abbreviations *list, const struct str *typed,
	const struct str *words)
{
	uint32_t first = 0;
	utf8_decode(typed->data, typed->bytes, &first);
	if (!typed->bytes || !words->bytes)
		return N_("what is typed, =, and what it stands for are wanted, "
			  "as in: สนป = สำนักปลัด");
	if (strpbrk(typed->data, white))
		return N_("what is typed must have no space in it");
	if (thai_is_mark(first))
		return N_("what is typed must begin with a letter");
	if (typed->bytes > ABBREVIATION_SHORT_MOST ||
		words->bytes > ABBREVIATION_WORDS_MOST)
		return N_("this is too long for an abbreviation");
	if (is_known(list, typed->data))
		return N_("this abbreviation stands in a line above already");
	return list->count == ABBREVIATIONS_MOST ? N_("there are too many") : NULL;
}

static bool take_line(struct abbreviations *list, const char *line, size_t bytes,
	int number, struct error *error)
{
	struct str typed = STR_INIT, words = STR_INIT;
	const char *equals = memchr(line, '=', bytes);
	const size_t left = equals ? (size_t)(equals - line) : bytes;
	trim(&typed, line, left);
	if (equals)
		trim(&words, equals + 1, bytes - left - 1);
	const char *wrong = NULL;
	if (typed.bytes || equals)
		wrong = fault(list, &typed, &words);
	if (wrong)
		error_set(error, ERROR_REFUSED, _("line %d: %s"), number, _(wrong));
	else if (typed.bytes)
		abbreviations_add(list, typed.data, words.data);
	str_release(&typed);
	str_release(&words);
	return !wrong;
}

bool abbreviations_parse(
	struct abbreviations *list, const char *text, struct error *error)
{
	struct abbreviations read = {0};
	int number = 1;
	for (const char *line = text; line; number++) {
		const size_t bytes = strcspn(line, "\n");
		if (!take_line(&read, line, bytes, number, error)) {
			abbreviations_release(&read);
			return false;
		}
		line = line[bytes] ? line + bytes + 1 : NULL;
	}
	abbreviations_release(list);
	*list = read;
	return true;
}

void abbreviations_append(struct str *out, const struct abbreviations *list)
{
	for (size_t i = 0; i < list->count; i++)
		str_printf(out, "%s%s = %s", i ? "\n" : "", list->items[i].typed,
			list->items[i].words);
}
