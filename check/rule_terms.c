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

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check/match.h"
#include "check/token.h"
#include "text/i18n.h"
#include "text/mem.h"

/* One way in which a term is written. */
struct spelling {
	char *written;
	long times;
	struct spot first; /* path owned */
	bool listed_term;
};

struct terms {
	struct spelling *items;
	size_t count, capacity;
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct terms));
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

/* The same term but for case and hyphens. */
static bool is_same(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	const char *a_end = a + a_bytes, *b_end = b + b_bytes;
	for (;;) {
		while (a < a_end && *a == '-')
			a++;
		while (b < b_end && *b == '-')
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

static void add(struct check *check, const struct check_text *text,
	const struct token *token, bool listed_term)
{
	struct terms *terms = check->state;
	const char *term = text->text + token->start;
	for (size_t i = 0; i < terms->count; i++) {
		struct spelling *known = &terms->items[i];
		if (strlen(known->written) == token->bytes &&
			!memcmp(known->written, term, token->bytes)) {
			known->times++;
			return;
		}
	}
	terms->items = mem_grow(
		terms->items, terms->count, &terms->capacity, sizeof(*terms->items));
	terms->items[terms->count++] =
		(struct spelling){.written = mem_strndup(term, token->bytes),
			.times = 1,
			.first = {text->card, text->field, mem_strdup(text->path),
				token->start, token->bytes},
			.listed_term = listed_term};
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
		if (token.kind == TOKEN_LATIN && is_word(term, token.bytes)) {
			const bool is_listed = listed(check, term, token.bytes) != NULL;
			if (is_listed || !is_beside_word(text, before, token))
				add(check, text, &token, is_listed);
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

/* The spelling to keep: the list's, or the one that is written most. */
static const struct spelling *find_kept(
	const struct check *check, const struct terms *terms, size_t first)
{
	const struct spelling *kept = &terms->items[first];
	const char *as_listed = listed(check, kept->written, strlen(kept->written));
	for (size_t i = first; i < terms->count; i++) {
		const struct spelling *other = &terms->items[i];
		if (!is_same_term(kept, other))
			continue;
		if (as_listed && !strcmp(other->written, as_listed))
			return other;
		if (other->times > kept->times)
			kept = other;
	}
	return kept;
}

/* Whether a term is written in several ways that matter. */
static bool is_fault(const struct terms *terms, size_t first)
{
	size_t count = 0, capitals = 0;
	for (size_t i = first; i < terms->count; i++)
		if (is_same_term(&terms->items[first], &terms->items[i])) {
			count++;
			capitals += is_capitals(terms->items[i].written);
		}
	return count > 1 && (terms->items[first].listed_term || capitals == 1);
}

static void tell(struct check *check, size_t first)
{
	const struct terms *terms = check->state;
	const struct spelling *kept = find_kept(check, terms, first);
	const struct spelling *told = NULL;
	struct str written = STR_INIT;
	for (size_t i = first; i < terms->count; i++) {
		const struct spelling *other = &terms->items[i];
		if (!is_same_term(kept, other))
			continue;
		str_printf(&written, written.bytes ? ", %s" : "%s", other->written);
		if (!told && other != kept)
			told = other;
	}
	if (told) {
		struct finding *finding = check_tell_at(check, SEVERITY_WARNING,
			told->first.card, told->first.field, told->first.path,
			_("one term is written in several ways: %s"), written.data);
		finding->spot.start = told->first.start;
		finding->spot.bytes = told->first.bytes;
		finding_set_basis(finding, written.data);
	}
	str_release(&written);
}

static void look_at_report(struct check *check)
{
	const struct terms *terms = check->state;
	for (size_t i = 0; i < terms->count; i++) {
		size_t earlier = 0;
		while (!is_same_term(&terms->items[earlier], &terms->items[i]))
			earlier++;
		if (earlier == i && is_fault(terms, i))
			tell(check, i);
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
