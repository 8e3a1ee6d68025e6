/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terms: one term in several cases (ITA, Ita, ita), told once for the report where a
 * rarer spelling first stands.
 *
 * Of the words of the list "terms" every spelling counts. Of others only a word that
 * stands alone in Thai text, once in capitals and once otherwise: an English phrase has
 * its own sense of capitals.
 */
#include <config.h>

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check/finding.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* One way in which a term is written. */
struct spelling {
	char *written;
	long times;
	struct spot first; /* path owned */
	bool listed_term;
	size_t next; /* of the same shelf, the later first; SIZE_MAX: the last */
	bool done;
};

/* The spellings, on shelves by what they have in common: letters without case. */
enum { SHELVES = 1024, SHELF_FACTOR = 31 };
struct terms {
	struct spelling *items;
	size_t count, capacity;
	size_t shelves[SHELVES];
};

static void begin(struct check *check)
{
	struct terms *terms = mem_new(1, sizeof(*terms));
	for (size_t i = 0; i < SHELVES; i++)
		terms->shelves[i] = SIZE_MAX;
	check->state = terms;
}

static void end(struct check *check)
{
	struct terms *terms = check->state;
	for (size_t i = 0; i < terms->count; i++) {
		free(terms->items[i].written);
		free(terms->items[i].first.path);
	}
	free(terms->items);
	free(terms);
}

static bool is_joint(char c)
{
	return c == '-' || c == ' ';
}

/* The same term but for case, and for hyphens and spaces between its words. */
static bool is_same(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	const char *a_end = a + a_bytes, *b_end = b + b_bytes;
	for (;;) {
		while (a < a_end && is_joint(*a))
			a++;
		while (b < b_end && is_joint(*b))
			b++;
		if (a == a_end || b == b_end)
			return a == a_end && b == b_end;
		if (strncasecmp(a++, b++, 1) != 0)
			return false;
	}
}

/* How the office writes the term; NULL: it is on no list. */
static const char *listed(const struct check *check, const char *term, size_t bytes)
{
	const struct string_list *list = &check->input->words->terms;
	for (size_t i = 0; i < list->count; i++)
		if (is_same(list->items[i], strlen(list->items[i]), term, bytes))
			return list->items[i];
	return NULL;
}

static size_t shelf_of(const char *term, size_t bytes)
{
	size_t shelf = 0;
	for (size_t i = 0; i < bytes; i++)
		if (!is_joint(term[i]))
			shelf = shelf * SHELF_FACTOR + (unsigned char)(term[i] | 0x20);
	return shelf % SHELVES;
}

static void add(struct check *check, const struct check_text *text,
	const struct token *token, bool listed_term)
{
	struct terms *terms = check->state;
	const char *term = text->text + token->start;
	size_t *shelf = &terms->shelves[shelf_of(term, token->bytes)];
	for (size_t i = *shelf; i != SIZE_MAX; i = terms->items[i].next) {
		struct spelling *known = &terms->items[i];
		if (strlen(known->written) == token->bytes &&
			!memcmp(known->written, term, token->bytes)) {
			known->times++;
			return;
		}
	}
	terms->items = mem_grow(
		terms->items, terms->count, &terms->capacity, sizeof(*terms->items));
	terms->items[terms->count] =
		(struct spelling){.written = mem_strndup(term, token->bytes),
			.times = 1,
			.first = {text->card, text->field, mem_strdup(text->path),
				token->start, token->bytes},
			.listed_term = listed_term,
			.next = *shelf};
	*shelf = terms->count++;
}

/* --- terms of the list, of one word or several --- */

/* The bytes of the text from `at` on that are the term, however its letters and the joints
 * of its words are written; 0: they are not. */
static size_t span_of(const char *text, const char *at, const char *term)
{
	const char *start = at;
	if (at > text && isalnum((unsigned char)at[-1]))
		return 0;
	while (*term) {
		const bool joint = is_joint(*term);
		while (is_joint(*term))
			term++;
		if (at > start && (*at == '-' || (joint && *at == ' ')))
			at++;
		if (strncasecmp(at, term, 1) != 0)
			return 0;
		at++, term++;
	}
	return isalnum((unsigned char)*at) ||
			       (*at == '-' && isalnum((unsigned char)at[1]))
		       ? 0
		       : (size_t)(at - start);
}

/* The longest term of the list that begins here; 0: none does. */
static size_t listed_span(const struct check *check, const char *text, size_t start)
{
	const struct string_list *list = &check->input->words->terms;
	size_t longest = 0;
	for (size_t i = 0; i < list->count; i++) {
		const size_t bytes = span_of(text, text + start, list->items[i]);
		longest = bytes > longest ? bytes : longest;
	}
	return longest;
}

/* Several words in capitals alone: a sign that is quoted, NO GIFT POLICY. */
static bool is_sign(const char *term, size_t bytes)
{
	bool several = false;
	for (size_t i = 0; i < bytes; i++) {
		if (term[i] >= 'a' && term[i] <= 'z')
			return false;
		several = several || term[i] == ' ';
	}
	return several;
}

/* Letters alone, two at least: Q, i7 and COVID-19 are no terms. */
static bool is_word(const char *term, size_t bytes)
{
	size_t letters = 0;
	for (size_t i = 0; i < bytes; i++) {
		const char c = (char)(term[i] | 0x20);
		if (c >= 'a' && c <= 'z')
			letters++;
		else if (term[i] != '-')
			return false;
	}
	return letters > 1;
}

/* Whether a token that may be white space has a Latin word at its other side. */
static bool is_beside_word(
	const struct check_text *text, const struct token *before, struct token token)
{
	if (before[0].kind == TOKEN_LATIN && before[1].kind == TOKEN_WHITE)
		return true;
	return token_next(text->text, text->bytes, &token) && token.kind == TOKEN_WHITE &&
	       token_next(text->text, text->bytes, &token) && token.kind == TOKEN_LATIN;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct token before[2] = {{TOKEN_OTHER, 0, 0}, {TOKEN_OTHER, 0, 0}};
	if (text->kind != TEXT_PROSE && text->kind != TEXT_HEADING)
		return;
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		const char *term = text->text + token.start;
		const size_t span = token.kind == TOKEN_LATIN
					    ? listed_span(check, text->text, token.start)
					    : 0;
		if (span) {
			token.bytes = span;
			if (!is_sign(term, span))
				add(check, text, &token, true);
		} else if (token.kind == TOKEN_LATIN && is_word(term, token.bytes) &&
			   !is_beside_word(text, before, token)) {
			add(check, text, &token, false);
		}
		before[0] = before[1];
		before[1] = token;
	}
}

/* --- what is told of them --- */

static bool is_capitals(const char *written)
{
	for (; *written; written++)
		if (*written >= 'a' && *written <= 'z')
			return false;
	return true;
}

static bool is_same_term(const struct spelling *a, const struct spelling *b)
{
	return is_same(a->written, strlen(a->written), b->written, strlen(b->written));
}

enum { SPELLINGS_MAX = 16 /* of one term that are told */ };

/* The spellings of one term, in the order in which they came. */
struct group {
	struct spelling *of[SPELLINGS_MAX];
	size_t count, capitals;
};

static void collect(
	const struct terms *terms, struct spelling *first, struct group *group)
{
	const size_t shelf = shelf_of(first->written, strlen(first->written));
	for (size_t i = terms->shelves[shelf]; i != SIZE_MAX; i = terms->items[i].next) {
		struct spelling *other = &terms->items[i];
		if (!is_same_term(first, other))
			continue;
		other->done = true;
		if (group->count == SPELLINGS_MAX) /* the later ones go */
			memmove(group->of, group->of + 1,
				--group->count * sizeof(group->of[0]));
		group->of[group->count++] = other;
		group->capitals += is_capitals(other->written);
	}
	for (size_t i = 0; i < group->count / 2; i++) {
		struct spelling *early = group->of[group->count - 1 - i];
		group->of[group->count - 1 - i] = group->of[i];
		group->of[i] = early;
	}
}

/* The spelling to keep: the list's, or the one that is written most. */
static const struct spelling *find_kept(
	const struct check *check, const struct group *group)
{
	const struct spelling *kept = group->of[0];
	const char *as_listed = listed(check, kept->written, strlen(kept->written));
	for (size_t i = 0; i < group->count; i++) {
		if (as_listed && !strcmp(group->of[i]->written, as_listed))
			return group->of[i];
		if (group->of[i]->times > kept->times)
			kept = group->of[i];
	}
	return kept;
}

static void tell(struct check *check, const struct group *group)
{
	const struct spelling *kept = find_kept(check, group);
	const struct spelling *told = group->of[group->of[0] == kept];
	struct str written = STR_INIT;
	for (size_t i = 0; i < group->count; i++)
		str_printf(&written, i ? ", %s" : "%s", group->of[i]->written);
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, told->first.card,
		told->first.field, told->first.path,
		_("one term is written in several ways: %s"), written.data);
	finding->spot.start = told->first.start;
	finding->spot.bytes = told->first.bytes;
	finding_set_basis(finding, written.data);
	str_release(&written);
}

static void look_at_report(struct check *check)
{
	struct terms *terms = check->state;
	for (size_t i = 0; i < terms->count; i++) {
		struct group group = {.count = 0};
		if (terms->items[i].done)
			continue;
		collect(terms, &terms->items[i], &group);
		if (group.count > 1 && (group.of[0]->listed_term || group.capitals == 1))
			tell(check, &group);
	}
}

const struct rule rule_terms = {
	.name = "terms",
	.severity = SEVERITY_WARNING,
	.title = N_("One term written in several ways"),
	.mend = N_("Choose one way of writing the term and use it in the whole report."),
	.begin = begin,
	.text = look_at_text,
	.report = look_at_report,
	.end = end,
};
