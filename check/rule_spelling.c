/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spelling: words of the lists "spelling" of data/words, wherever they stand. So only
 * what is right inside no other word may be on such a list. Beside them, what the
 * dictionary takes for misspelt (check/spell.h): a word once a report, at its first place.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/places.h"
#include "check/rule.h"
#include "check/spell.h"
#include "check/token.h"
#include "model/card.h"
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

/* A word that the dictionary does not have, told at its first place. */
struct unknown {
	char *word;
	size_t finding; /* its index in the list */
	long times;
};

struct spelling {
	struct shelf shelves[SHELVES];
	long *times;    /* a word's, in the text at hand */
	size_t *places; /* and where it first stands */
	bool *covered;  /* of the text at hand, the bytes that words of the lists are */
	struct unknown *unknown;
	size_t count, capacity;
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

/* Whether the word stands there as it is, no white space in it. */
static bool stands(const struct check_text *text, size_t at, const char *wrong)
{
	enum { THAI_LEAD = 0xE0, HEAD_BYTES = 3 * UTF8_THAI_BYTES };
	const size_t length = strlen(wrong);
	if (length > text->bytes - at)
		return false;
	/* By three Thai letters most are told apart. */
	bool thai = length >= HEAD_BYTES;
	for (size_t i = 0; thai && i < HEAD_BYTES; i += UTF8_THAI_BYTES)
		thai = (unsigned char)wrong[i] == THAI_LEAD;
	if (thai && memcmp(text->text + at, wrong, HEAD_BYTES) != 0)
		return false;
	return word_match(text->text, text->bytes, at, wrong) == at + length;
}

/* Whether the word begins the name of a place, which is spelt as it is: ตำบลศรีษะเกษ; but the
 * province is ศรีสะเกษ. */
static bool begins_place(const struct check *check, const struct check_text *text,
	size_t at, const char *wrong)
{
	const bool province = bytes_end_with(text->text, at, "จังหวัด") ||
			      bytes_end_with(text->text, at, "จ.");
	return places_longest(check->input->words->places, text->text + at,
		       text->bytes - at,
		       province ? PLACE_PROVINCE : PLACE_ANY) > strlen(wrong);
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
			if (!stands(text, at, pairs[word].wrong) ||
				begins_place(check, text, at, pairs[word].wrong))
				continue;
			memset(spelling->covered + at, true, strlen(pairs[word].wrong));
			if (!spelling->times[word]++)
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

/* Two เ in a row look like แ, and are never right: searched for, sorted and read aloud they
 * are something else. */
static void look_for_doubled_vowel(struct check *check, const struct check_text *text)
{
	static const char twice[] = "เเ", meant[] = "แ";
	struct spelling *spelling = check->state;
	const size_t length = strlen(twice);
	size_t first = 0;
	long times = 0;
	for (const char *from = text->text, *end = from + text->bytes, *found;
		(found = memmem(from, (size_t)(end - from), twice, length)) != NULL;
		from = found + length) {
		const size_t at = (size_t)(found - text->text);
		memset(spelling->covered + at, true, length);
		first = times++ ? first : at;
	}
	if (!times)
		return;
	struct str message = STR_INIT;
	str_printf(&message, _("“%s” is spelt “%s”"), twice, meant);
	times_append(check, &message, times);
	check_tell(check, SEVERITY_WARNING, text, first, length, "%s", message.data);
	str_release(&message);
}

/* --- the dictionary --- */

struct looking {
	struct check *check;
	const struct check_text *text;
};

static struct unknown *unknown_of(struct spelling *spelling, const char *word)
{
	for (size_t i = 0; i < spelling->count; i++)
		if (!strcmp(spelling->unknown[i].word, word))
			return &spelling->unknown[i];
	return NULL;
}

static void put_message(struct str *message, const char *word, const char *right)
{
	if (right)
		str_printf(message, _("“%s”: is “%s” meant?"), word, right);
	else
		str_printf(message, _("“%s” is in no dictionary"), word);
}

static void tell_unknown(void *context, size_t start, size_t bytes, const char *right)
{
	const struct looking *looking = context;
	struct check *check = looking->check;
	struct spelling *spelling = check->state;
	if (spelling->covered && memchr(spelling->covered + start, true, bytes))
		return;
	char *word = mem_strndup(looking->text->text + start, bytes);
	struct unknown *known = unknown_of(spelling, word);
	if (known) {
		known->times++;
		free(word);
		return;
	}
	struct str message = STR_INIT;
	put_message(&message, word, right);
	spelling->unknown = mem_grow(spelling->unknown, spelling->count,
		&spelling->capacity, sizeof(*spelling->unknown));
	spelling->unknown[spelling->count++] =
		(struct unknown){word, check->list->count, 1};
	struct finding *finding = check_tell(
		check, SEVERITY_WARNING, looking->text, start, bytes, "%s", message.data);
	finding->word = mem_strdup(word);
	str_release(&message);
}

/* Behind a title the name goes on over spaces; behind an abbreviation (ต., น.ส.) one may
 * follow. */
static void look_up(struct check *check, const struct check_text *text, bool post)
{
	struct looking looking = {check, text};
	if (!check->input->spell || text->field == FIELD_EVIDENCE)
		return;
	int names = 0; /* so many words from here on may be names */
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		const char *at = text->text + token.start;
		if (token.kind == TOKEN_THAI) {
			const bool dotted = token.start && at[-1] == '.';
			spell_look(check->input->spell, text->text, token.start,
				token.bytes,
				post              ? SPELL_PHRASES
				: names || dotted ? SPELL_NAME_FIRST
						  : SPELL_TEXT,
				tell_unknown, &looking);
			const int follow = spell_names_follow(at, token.bytes);
			names = follow ? follow : dotted ? 1 : names ? names - 1 : 0;
		} else if (token.kind != TOKEN_WHITE && *at != '.') {
			names = 0;
		}
	}
}

/* Names of people and places are spelt as they are. */
static bool is_looked_at(const struct check_text *text)
{
	return text->kind == TEXT_PROSE || text->kind == TEXT_HEADING ||
	       text->field == FIELD_OWNERS || text->field == FIELD_EVIDENCE;
}

/* Whom the memo is to, posts, an office: what is like a phrase and is none is told. */
static bool is_post(const struct check_text *text)
{
	return text->kind == TEXT_NAME && text->field == FIELD_NONE &&
	       !strncmp(text->path, "memo.", strlen("memo.")) &&
	       !bytes_end_with(text->path, strlen(text->path), ".name");
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct spelling *spelling = check->state;
	if (!is_looked_at(text) || !text->bytes) {
		if (is_post(text))
			look_up(check, text, true);
		return;
	}
	spelling->covered = mem_new(text->bytes, sizeof(*spelling->covered));
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);)
		if (token.kind == TOKEN_THAI || token.kind == TOKEN_LATIN)
			look_at_token(check, text, &token);
	for (size_t i = 0; i < check->input->words->spelling.count; i++)
		if (spelling->times[i])
			tell(check, text, i);
	look_for_doubled_vowel(check, text);
	look_up(check, text, false);
	free(spelling->covered);
	spelling->covered = NULL;
}

static void end(struct check *check)
{
	struct spelling *spelling = check->state;
	for (size_t i = 0; i < SHELVES; i++)
		free(spelling->shelves[i].words);
	free(spelling->times);
	free(spelling->places);
	for (size_t i = 0; i < spelling->count; i++) {
		if (spelling->unknown[i].times > 1)
			finding_add_times(check, spelling->unknown[i].finding,
				spelling->unknown[i].times);
		free(spelling->unknown[i].word);
	}
	free(spelling->unknown);
	free(spelling);
}

const struct rule rule_spelling = {
	.name = "spelling",
	.severity = SEVERITY_WARNING,
	.title = N_("Words that are spelt otherwise"),
	.mend = N_(
		"A dictionary spells the word otherwise. If it is right as it stands, have "
		"the office learn it: l in the findings."),
	.typing = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
