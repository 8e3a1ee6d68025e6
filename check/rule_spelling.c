/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spelling: words of the lists "spelling" of data/words, wherever they stand. So only
 * what is right inside no other word may be on such a list.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum { SHELVES = 512, SHELF_FACTOR = 37 };

/* The words by their first two characters, so that a text is read once whatever the
 * length of the list. */
struct shelf {
	size_t *words; /* indexes into the list */
	size_t count, capacity;
};

struct spelling {
	struct shelf shelves[SHELVES];
	long *times;    /* a word's, in the text at hand */
	size_t *places; /* and where it first stands */
};

static uint32_t lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static struct shelf *shelf_of(struct spelling *spelling, const char *text, size_t bytes)
{
	uint32_t first, second = 0;
	const size_t spanned = utf8_decode(text, bytes, &first);
	if (spanned < bytes)
		utf8_decode(text + spanned, bytes - spanned, &second);
	return &spelling->shelves[(lower(first) * SHELF_FACTOR + lower(second)) %
				  SHELVES];
}

static void begin(struct check *check)
{
	const struct word_pairs *pairs = &check->input->words->spelling;
	struct spelling *spelling = mem_new(1, sizeof(*spelling));
	spelling->times = mem_new(pairs->count + 1, sizeof(*spelling->times));
	spelling->places = mem_new(pairs->count + 1, sizeof(*spelling->places));
	for (size_t i = 0; i < pairs->count; i++) {
		const char *wrong = pairs->items[i].wrong;
		if (!*wrong)
			continue;
		struct shelf *shelf = shelf_of(spelling, wrong, strlen(wrong));
		shelf->words = mem_grow(shelf->words, shelf->count, &shelf->capacity,
			sizeof(*shelf->words));
		shelf->words[shelf->count++] = i;
	}
	check->state = spelling;
}

static void end(struct check *check)
{
	struct spelling *spelling = check->state;
	for (size_t i = 0; i < SHELVES; i++)
		free(spelling->shelves[i].words);
	free(spelling->times);
	free(spelling->places);
	free(spelling);
}

/* Whether the word stands there as it is, no white space in it. */
static bool stands(const struct check_text *text, size_t at, const char *wrong)
{
	return word_match(text->text, text->bytes, at, wrong) == at + strlen(wrong);
}

static void look_at_token(const struct check *check, const struct check_text *text,
	const struct token *token)
{
	struct spelling *spelling = check->state;
	const struct word_pair *pairs = check->input->words->spelling.items;
	uint32_t c;
	for (size_t at = token->start; at < token->start + token->bytes;
		at += utf8_decode(text->text + at, text->bytes - at, &c)) {
		const struct shelf *shelf =
			shelf_of(spelling, text->text + at, text->bytes - at);
		for (size_t i = 0; i < shelf->count; i++) {
			const size_t word = shelf->words[i];
			if (stands(text, at, pairs[word].wrong) &&
				!spelling->times[word]++)
				spelling->places[word] = at;
		}
	}
}

static void tell(struct check *check, const struct check_text *text, size_t word)
{
	struct spelling *spelling = check->state;
	const struct word_pair *pair = &check->input->words->spelling.items[word];
	const size_t start = spelling->places[word];
	struct str message = STR_INIT;
	str_printf(&message, _("“%s” is spelt “%s”"), pair->wrong, pair->right);
	times_append(check, &message, spelling->times[word]);
	check_tell(check, SEVERITY_WARNING, text, start, strlen(pair->wrong), "%s",
		message.data);
	str_release(&message);
	spelling->times[word] = 0;
}

/* Names of people and places are spelt as they are. */
static bool is_looked_at(const struct check_text *text)
{
	return text->kind == TEXT_PROSE || text->kind == TEXT_HEADING ||
	       text->field == FIELD_OWNERS || text->field == FIELD_EVIDENCE;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	const struct spelling *spelling = check->state;
	if (!is_looked_at(text))
		return;
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);)
		if (token.kind == TOKEN_THAI || token.kind == TOKEN_LATIN)
			look_at_token(check, text, &token);
	for (size_t i = 0; i < check->input->words->spelling.count; i++)
		if (spelling->times[i])
			tell(check, text, i);
}

const struct rule rule_spelling = {
	.name = "spelling",
	.severity = SEVERITY_WARNING,
	.title = N_("Words that are spelt otherwise"),
	.mend = N_(
		"The Royal Society's dictionary spells the word otherwise. If the word is "
		"a name, accept the finding."),
	.typing = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
