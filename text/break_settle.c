/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/break_paragraph.h"

#include <string.h>

#include "text/break_rules.h"
#include "text/breaks.h"
#include "text/libthai.h"
#include "text/utf8.h"

enum { ABBREVIATION_MAX = 5 /* consonants before a dot that belong to it */ };

static bool is_address_byte(unsigned char byte)
{
	return byte > ' ' && byte < 0x7F && !strchr("()[]{}\"<>", byte);
}

/* Whether the characters from start to end are an address of the web, of mail or of
 * a file: with ://, @, or a dot between letters. */
static bool is_address(const struct breaker *b, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		char c = b->text[b->offset[i]];
		if (c == '@' || (c == ':' && break_text_has(b, b->offset[i], "://")))
			return true;
		if (c == '.' && b->class[i - 1] == CLASS_LETTER &&
			b->class[i + 1] == CLASS_LETTER)
			return true;
	}
	return false;
}

/* Whether the character at i may go on what began with a letter before it: printable
 * ASCII, and Thai directly behind a / or =. */
static bool continues_address(const struct breaker *b, size_t i)
{
	if (i > b->points)
		return false;
	if (b->tis[i])
		return b->tis[i - 1] || strchr("/=", b->text[b->offset[i - 1]]);
	return is_address_byte((unsigned char)b->text[b->offset[i]]);
}

/*
 * Looks for an address from the letter at start to *end, where what could be one
 * ends. But for its points, the address becomes letters, so that no rule breaks it;
 * where it may be cut if it must be is flagged.
 */
static bool settle_address(struct breaker *b, size_t start, size_t *end)
{
	const char *text = b->text;
	size_t i = start + 1;
	while (continues_address(b, i))
		i++;
	*end = i;
	if (!is_address(b, start, i))
		return false;
	while (is_in(b->class[i - 1], SET(COMMA) | SET(DOT) | SET(CLOSE) | SET(QUOTE)))
		i--;
	*end = i;
	for (i = start; i < *end; i++) {
		size_t next = b->offset[i + 1];
		b->flags[next] |= BREAK_LOOSE;
		if (i + 1 < *end && strchr("/?&=.", text[b->offset[i]]) &&
			text[next] != '/')
			b->flags[next] |= BREAK_KEPT;
		if (!is_in(b->class[i], SET(COMMA) | SET(DOT) | SET(CLOSE)))
			b->class[i] = CLASS_LETTER;
	}
	return true;
}

/* Consonants before a dot are an abbreviation: no word begins inside it. */
static void settle_abbreviation(struct breaker *b, size_t start, size_t end)
{
	if (b->class[end] != CLASS_DOT)
		return;
	for (size_t i = end - 1, n = 1; i > start && n < ABBREVIATION_MAX; i--, n++) {
		if (b->class[i] != CLASS_THAI || b->class[i - 1] != CLASS_THAI)
			return;
		b->flags[b->offset[i]] &= (unsigned char)~BREAK_WORD;
	}
}

void break_fill_compounds(struct breaker *b)
{
	for (const char *const *word = compounds; *word; word++) {
		uint32_t letter;
		utf8_decode(*word, strlen(*word), &letter);
		const char *const **first =
			&b->compounds[tis_from_code_point(letter) - TIS_THAI];
		if (!*first)
			*first = word;
	}
}

/* Where the longest compound from offset ends, which is where a word does, or before
 * การ (libthai finds ช่อง and ทางการ in ช่องทางการ); or offset. */
static size_t compound_end(
	const struct breaker *b, size_t offset, const char *const *word)
{
	size_t end = offset;
	const char *first = word ? *word : NULL;
	for (; word && *word && !memcmp(*word, first, BREAK_THAI_BYTES); word++) {
		/* All of them begin with the letter that stands there. */
		if (!break_text_has(
			    b, offset + BREAK_THAI_BYTES, *word + BREAK_THAI_BYTES))
			continue;
		size_t behind = offset + strlen(*word);
		if (b->flags[behind] & BREAK_WORD || break_text_has(b, behind, "การ"))
			end = behind;
	}
	return end;
}

/* Where the word from offset ends if it goes on with the next one, or offset. */
static size_t word_before_word(const struct breaker *b, size_t offset)
{
	for (const char *const *word = words_before_word; *word; word++) {
		/* Letters differ in their last byte. */
		if ((*word)[BREAK_THAI_BYTES - 1] !=
				b->text[offset + BREAK_THAI_BYTES - 1] ||
			!break_text_has(b, offset, *word))
			continue;
		size_t end = offset + strlen(*word);
		if (b->flags[end] & BREAK_WORD)
			return end;
	}
	return offset;
}

static void keep_words_at(struct breaker *b, size_t offset)
{
	if (b->flags[offset] & BREAK_WORD)
		b->flags[offset] =
			(unsigned char)((b->flags[offset] & ~BREAK_WORD) | BREAK_KEPT);
}

/* Joins the words from start to end that are compounds, the last first: of two that
 * share a word the last is one (ประจำ ปีงบประมาณ). */
static void settle_compounds(struct breaker *b, size_t start, size_t end)
{
	for (size_t i = end; i-- > start;) {
		size_t offset = b->offset[i];
		if (!(b->flags[offset] & BREAK_WORD))
			continue;
		size_t behind =
			compound_end(b, offset, b->compounds[b->tis[i] - TIS_THAI]);
		for (size_t j = i + 1; b->offset[j] < behind; j++)
			keep_words_at(b, b->offset[j]);
		if (behind > offset)
			b->flags[behind] |= BREAK_WORD;
		behind = word_before_word(b, offset);
		if (behind > offset && behind < b->offset[end])
			keep_words_at(b, behind);
	}
}

/* The words of a run of Thai letters. Returns its end. */
static size_t settle_thai(struct breaker *b, size_t start)
{
	size_t length = strlen((char *)b->tis + start);
	size_t end = start + length;
	if (length > 1) {
		size_t count;
		const int *words = words_find(b->words, b->tis + start, length, &count);
		for (size_t i = 0; i < count; i++)
			b->flags[b->offset[start + (size_t)words[i]]] |= BREAK_WORD;
		settle_abbreviation(b, start, end);
	}
	b->flags[b->offset[start]] |= BREAK_WORD;
	b->flags[b->offset[end]] |= BREAK_WORD;
	settle_compounds(b, start, end);
	return end;
}

static bool is_between_words(const struct breaker *b, size_t i)
{
	unsigned before = b->class[i - 1], behind = b->class[i + 1];
	bool is_hyphen = b->class[i] == CLASS_HYPHEN;
	if (before == CLASS_LETTER && behind == CLASS_LETTER)
		return !is_hyphen && b->class[i - 2] == CLASS_LETTER &&
		       b->class[i + 2] == CLASS_LETTER;
	if (before == CLASS_DOT)
		return i > 1 && is_in(b->class[i - 2], THAI_SET) &&
		       is_in(behind, THAI_STARTS_SET);
	uint32_t words = THAI_SET | SET(CLOSE);
	if (is_hyphen)
		return is_in(before, words | SET(DIGIT)) &&
		       is_in(behind, THAI_STARTS_SET);
	return is_in(before, words | SET(LETTER)) &&
	       is_in(behind, THAI_STARTS_SET | SET(LETTER) | SET(OPEN));
}

/* The class of a character that depends on its neighbours. */
static unsigned char class_in_context(const struct breaker *b, size_t i)
{
	unsigned before = b->class[i - 1], behind = b->class[i + 1];
	bool white_before = is_in(before, WHITE_SET),
	     white_behind = is_in(behind, WHITE_SET);
	switch (b->class[i]) {
	case CLASS_QUOTE:
		if ((white_before || before == CLASS_OPEN) && !white_behind)
			return CLASS_OPEN;
		if (white_behind || is_in(behind, SET(CLOSE) | SET(COMMA) | SET(DOT)))
			return CLASS_CLOSE;
		return CLASS_QUOTE;
	case CLASS_DOT:
		return before == CLASS_LEADER || behind == CLASS_DOT ? CLASS_LEADER
								     : CLASS_DOT;
	case CLASS_HYPHEN:
	case CLASS_SLASH:
		if (white_before && white_behind && before != CLASS_EDGE)
			return CLASS_DASH;
		return is_between_words(b, i) ? CLASS_BETWEEN : b->class[i];
	default: return b->class[i];
	}
}

void break_settle(struct breaker *b)
{
	size_t looked_at = 0; /* up to here there is no address */
	for (size_t i = 1; i <= b->points;) {
		if (b->tis[i]) {
			i = settle_thai(b, i);
		} else if (b->class[i] == CLASS_LETTER && i >= looked_at &&
			   settle_address(b, i, &looked_at)) {
			i = looked_at;
		} else {
			b->class[i] = class_in_context(b, i);
			i++;
		}
	}
}
