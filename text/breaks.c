/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules at work: see break_rules.c for what they say, and break_paragraph.h for
 * the steps.
 */
#include <config.h>

#include "text/breaks.h"

#include <stdlib.h>
#include <string.h>

#include "text/break_paragraph.h"
#include "text/break_rules.h"
#include "text/libthai.h"
#include "text/list_mark.h"
#include "text/mem.h"

enum {
	TIS_SARA_AA = 0xD2,
	TIS_SARA_AM = 0xD3,
	TIS_NIKHAHIT = 0xED,
};

static enum break_verdict verdict(unsigned left, unsigned right, enum break_gap gap)
{
	const struct break_rule *rule = break_rules;
	while (!(is_in(left, rule->left) && is_in(right, rule->right) && rule->gap & gap))
		rule++;
	return rule->verdict;
}

static void fill_rules(struct breaker *b)
{
	for (unsigned left = 0; left < CLASS_COUNT; left++)
		for (unsigned right = 0; right < CLASS_COUNT; right++) {
			uint32_t bit = UINT32_C(1) << right;
			if (verdict(left, right, GAP_NONE) == BREAK_ALLOW)
				b->allowed[0][left] |= bit;
			if (verdict(left, right, GAP_SPACE) == BREAK_ALLOW)
				b->allowed[1][left] |= bit;
		}
}

static struct breaker *make(struct words *words)
{
	struct breaker *b = mem_new(1, sizeof(*b));
	b->words = words;
	break_fill_classes(b);
	break_fill_compounds(b);
	fill_rules(b);
	return b;
}

struct breaker *breaker_new(void)
{
	return make(words_new());
}

struct breaker *breaker_new_forgetful(void)
{
	return make(words_new_forgetful());
}

void breaker_free(struct breaker *b)
{
	if (!b)
		return;
	words_free(b->words);
	free(b->class);
	free(b->tis);
	free(b->offset);
	free(b->flags);
	free(b->columns);
	free(b);
}

static void reserve(struct breaker *b, size_t bytes)
{
	size_t wanted = bytes + 2;
	if (wanted <= b->capacity)
		return;
	b->capacity = wanted + wanted / 2;
	b->class = mem_resize(b->class, b->capacity, 1);
	b->tis = mem_resize(b->tis, b->capacity, 1);
	b->offset = mem_resize(b->offset, b->capacity, sizeof(*b->offset));
	b->flags = mem_resize(b->flags, b->capacity, 1);
	b->columns = mem_resize(b->columns, b->capacity, 1);
}

enum kind { KIND_WHITE, KIND_WORD, KIND_NUMBER, KIND_OTHER };

static enum kind kind_of(unsigned class)
{
	if (is_in(class, WHITE_SET | SET(GLUE)))
		return KIND_WHITE;
	if (is_in(class, THAI_SET | SET(LETTER)))
		return KIND_WORD;
	return class == CLASS_DIGIT ? KIND_NUMBER : KIND_OTHER;
}

/* What no word and no number is made of. */
enum {
	LOOSE_SET = SET(LEADER) | SET(SYMBOL) | SET(BULLET) | SET(WIDE) | SET(DASH),
};

static unsigned flags_between(const struct breaker *b, size_t left, size_t right)
{
	unsigned flags = b->flags[b->offset[right]];
	unsigned l = b->class[left], r = b->class[right];
	bool spaced = left + 1 < right;
	if (is_in(l, LOOSE_SET) || is_in(r, LOOSE_SET))
		flags |= BREAK_LOOSE;
	if (is_in(r, b->allowed[1][l]))
		flags |= BREAK_CUT;
	else
		flags &= ~(unsigned)BREAK_LOOSE;
	if (!is_in(r, b->allowed[spaced][l]))
		return flags;
	if (!spaced && b->tis[left] && b->tis[right]) {
		if (l == CLASS_SHORT &&
			break_begins_with(b, b->offset[right], words_of_short, false))
			return flags & ~(unsigned)(BREAK_CUT | BREAK_WORD);
		if (!(flags & BREAK_WORD))
			return flags;
		return flags | (break_is_ordinal(b, right) ? BREAK_KEPT : BREAK_LINE);
	}
	bool typed = b->class[right - 1] == CLASS_ZERO; /* a break that somebody typed */
	return flags |
	       (!typed && break_is_kept(b, left, right) ? BREAK_KEPT : BREAK_LINE);
}

/* What joined a space to its cell, a joiner say, is as good as not there. */
static bool is_joined_to_white(const struct breaker *b, size_t i)
{
	return b->class[i] == CLASS_GLUE && is_in(b->class[i - 1], WHITE_SET) &&
	       !(b->flags[b->offset[i]] & BREAK_CELL);
}

static void apply_rules(struct breaker *b)
{
	size_t left = 0;
	for (size_t i = 1; i <= b->points; i++) {
		unsigned char *flags = &b->flags[b->offset[i]];
		if (kind_of(b->class[i]) != kind_of(b->class[i - 1]))
			*flags |= BREAK_WORD;
		if (b->class[i] == CLASS_SPACE)
			*flags |= BREAK_SPACE;
		else if (is_joined_to_white(b, i))
			b->class[i] = CLASS_ZERO;
		if (is_in(b->class[i], WHITE_SET))
			continue;
		if (!(*flags & BREAK_CELL))
			*flags = 0;
		else if (left)
			*flags = (unsigned char)flags_between(b, left, i);
		left = i;
	}
}

/* Whether the marks behind the base hold a nikhahit, which with า makes ำ. */
static bool has_nikhahit(const struct breaker *b, size_t base, size_t end)
{
	for (size_t i = base + 1; i < end; i++)
		if (b->tis[i] == TIS_NIKHAHIT)
			return true;
	return false;
}

/* Whether the point is ำ, or an า that join_sara_am() found to be one: no base of another. */
static bool is_sara_am(const struct breaker *b, size_t i)
{
	return b->tis[i] == TIS_SARA_AM ||
	       (b->tis[i] == TIS_SARA_AA && !b->flags[b->offset[i]]);
}

/* ำ, together or apart, is never parted from its base, come what may. */
static void join_sara_am(struct breaker *b)
{
	for (size_t i = 2; i <= b->points; i++) {
		if (b->class[i] != CLASS_FOLLOW)
			continue;
		size_t base = i - 1;
		while (b->class[base] == CLASS_MARK)
			base--;
		if (is_in(b->class[base], WHITE_SET) || is_sara_am(b, base))
			continue;
		if (b->tis[i] == TIS_SARA_AM ||
			(b->tis[i] == TIS_SARA_AA && has_nikhahit(b, base, i)))
			b->flags[b->offset[i]] = 0;
	}
}

static void find_mark(struct breaker *b)
{
	size_t i = 1;
	while (b->class[i] == CLASS_SPACE)
		i++;
	size_t start = b->offset[i];
	size_t mark = list_mark(b->text + start, b->bytes - start);
	b->mark = mark ? start + mark : 0;
}

const unsigned char *breaker_find(struct breaker *b, const char *text, size_t bytes)
{
	reserve(b, bytes);
	memset(b->flags, 0, bytes + 1);
	memset(b->columns, 0, bytes + 1);
	b->text = text;
	b->bytes = bytes;
	break_scan(b);
	find_mark(b);
	break_settle(b);
	apply_rules(b);
	join_sara_am(b);
	b->flags[0] = BREAK_LINE | BREAK_WORD | (b->flags[0] & BREAK_SPACE);
	b->flags[bytes] = BREAK_LINE | BREAK_WORD;
	return b->flags;
}

size_t breaker_mark(const struct breaker *b)
{
	return b->mark;
}

const unsigned char *breaker_columns(const struct breaker *b)
{
	return b->columns;
}
