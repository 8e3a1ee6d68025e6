/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each character gets its class; libthai looks for words in each run of Thai letters;
 * then the table of rules decides between every two neighbours, and the few rules
 * that need to see more than two (numbers, web addresses, abbreviations) stand in
 * functions of their own here. The tables are in break_rules.c.
 */
#include <config.h>

#include "text/breaks.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>

#include "text/break_rules.h"
#include "text/cell.h"
#include "text/libthai.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/utf8.h"

enum {
	THAI_BYTES = 3, /* of a Thai character in UTF-8: E0 B8 xx or E0 B9 xx */
	THAI_BYTE_1 = 0xE0,
	THAI_BYTE_2 = 0xB8,
	THAI_BLOCK = 0x0E00,
	TIS_SARA_AA = 0xD2,
	TIS_SARA_AM = 0xD3,
	TIS_NIKHAHIT = 0xED,
	BLOCK_SIZE = 128,
	CLASS_OTHER = CLASS_COUNT, /* not in the tables of single characters */
	GAP_KINDS = 2,
	ABBREVIATION_MAX = 5, /* consonants before a dot that belong to it */
	MARK_DIGITS_MAX = 3,  /* a list does not go beyond ๙๙๙ */
	YEAR_DIGITS = 4,
};

struct breaker {
	struct words *words;
	unsigned char ascii[BLOCK_SIZE], thai[BLOCK_SIZE];
	/* allowed[spaced][left]: the set of what may be on the right. */
	uint32_t allowed[GAP_KINDS][CLASS_COUNT];

	/* The paragraph. Its code points are numbered from 1; those at 0 and behind
	 * the last are the edges. */
	const char *text;
	size_t bytes, points;
	size_t mark;          /* bytes of its list mark, with the white space around it */
	unsigned char *class; /* of each code point */
	unsigned char *tis;   /* its byte for libthai, 0 where it is no Thai letter */
	size_t *offset;       /* where it starts */
	unsigned char *flags; /* of each byte */
	unsigned char *columns;
	size_t capacity; /* of each of these arrays */
};

#define SET(name) (UINT32_C(1) << CLASS_##name)

enum {
	WHITE_SET = 1 << CLASS_EDGE | 1 << CLASS_SPACE | 1 << CLASS_ZERO,
	THAI_SET = 1 << CLASS_THAI | 1 << CLASS_LEAD | 1 << CLASS_FOLLOW |
		   1 << CLASS_MARK | 1 << CLASS_REPEAT | 1 << CLASS_SHORT,
};

static bool is_in(unsigned class, uint32_t set)
{
	return set >> class & 1;
}

/* --- tables --- */

static void fill_classes(struct breaker *b)
{
	memset(b->ascii, CLASS_SYMBOL, sizeof(b->ascii));
	memset(b->thai, CLASS_OTHER, sizeof(b->thai));
	for (unsigned i = 0; i < break_range_count; i++) {
		const struct break_range *range = &break_ranges[i];
		for (uint32_t c = range->first; c <= range->last; c++)
			if (c < BLOCK_SIZE)
				b->ascii[c] = (unsigned char)range->class;
			else if (c - THAI_BLOCK < BLOCK_SIZE)
				b->thai[c - THAI_BLOCK] = (unsigned char)range->class;
	}
}

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

struct breaker *breaker_new(void)
{
	struct breaker *b = mem_new(1, sizeof(*b));
	b->words = words_new();
	fill_classes(b);
	fill_rules(b);
	return b;
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

static unsigned char class_by_unicode(uint32_t code_point, unsigned columns)
{
	if (uc_is_general_category_withtable(
		    code_point, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi))
		return CLASS_OPEN;
	if (uc_is_general_category_withtable(
		    code_point, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf))
		return CLASS_CLOSE;
	if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M))
		return CLASS_MARK;
	if (columns > 1)
		return CLASS_WIDE;
	if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_N))
		return CLASS_DIGIT;
	if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L))
		return CLASS_LETTER;
	return CLASS_SYMBOL;
}

static unsigned char class_of(uint32_t code_point, unsigned columns)
{
	unsigned low = 0, high = break_range_count;
	while (low < high) {
		unsigned middle = (low + high) / 2;
		if (code_point > break_ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < break_range_count && code_point >= break_ranges[low].first)
		return (unsigned char)break_ranges[low].class;
	return class_by_unicode(code_point, columns);
}

/* --- from bytes to classes and cells --- */

static void reserve(struct breaker *b, size_t bytes)
{
	size_t wanted = bytes + 2;
	if (wanted <= b->capacity)
		return;
	b->capacity = wanted * 2;
	b->class = mem_resize(b->class, b->capacity, 1);
	b->tis = mem_resize(b->tis, b->capacity, 1);
	b->offset = mem_resize(b->offset, b->capacity, sizeof(*b->offset));
	b->flags = mem_resize(b->flags, b->capacity, 1);
	b->columns = mem_resize(b->columns, b->capacity, 1);
}

static inline bool is_thai(const unsigned char *s, const unsigned char *end)
{
	return end - s >= THAI_BYTES && s[0] == THAI_BYTE_1 &&
	       (s[1] & 0xFE) == THAI_BYTE_2 && (s[2] & 0xC0) == 0x80;
}

/* The place of a Thai character in its block. */
static inline unsigned thai_place(const unsigned char *s)
{
	return (s[1] & 1U) << 6 | (s[2] & 0x3FU);
}

/*
 * Takes in what is neither ASCII nor assigned Thai, by the cells of cell.c: the rest
 * of the cell that starts at cell if it goes on at offset, else a cell at offset.
 * Returns where it ends.
 */
static size_t scan_other(struct breaker *b, size_t cell, size_t offset)
{
	const char *text = b->text;
	struct cell next = cell_next(text + cell, b->bytes - cell);
	if (cell + next.bytes <= offset) {
		cell = offset;
		next = cell_next(text + cell, b->bytes - cell);
	}
	if (cell == offset)
		b->flags[offset] = BREAK_CELL;
	b->columns[cell] = (unsigned char)next.columns;
	for (size_t end = cell + next.bytes; offset < end;) {
		uint32_t code_point;
		size_t point = ++b->points;
		b->offset[point] = offset;
		offset += utf8_decode(text + offset, end - offset, &code_point);
		b->class[point] = class_of(code_point, next.columns);
		unsigned place = (unsigned)code_point - THAI_BLOCK;
		b->tis[point] = place < BLOCK_SIZE && is_in(b->class[point], THAI_SET)
					? (unsigned char)(place + TIS_THAI)
					: 0;
	}
	return offset;
}

static void scan(struct breaker *b)
{
	const unsigned char *text = (const unsigned char *)b->text;
	const unsigned char *end = text + b->bytes;
	size_t cell = 0;       /* where the last cell started */
	bool has_base = false; /* and whether marks join it */
	b->points = 0;
	for (const unsigned char *s = text; s < end;) {
		size_t at = (size_t)(s - text);
		size_t point = b->points + 1;
		if (*s < 0x80) {
			b->class[point] = b->ascii[*s];
			b->tis[point] = 0;
			has_base = *s > ' ' && *s < 0x7F;
			s++;
		} else if (is_thai(s, end) && b->thai[thai_place(s)] != CLASS_OTHER &&
			   (has_base || b->thai[thai_place(s)] != CLASS_MARK)) {
			unsigned place = thai_place(s);
			unsigned char class = b->thai[place];
			b->class[point] = class;
			b->tis[point] = is_in(class, THAI_SET)
						? (unsigned char)(place + TIS_THAI)
						: 0;
			s += THAI_BYTES;
			if (class == CLASS_MARK) {
				b->offset[point] = at;
				b->points = point;
				continue;
			}
			has_base = true;
		} else {
			s = text + scan_other(b, cell, at);
			cell = at;
			has_base = false;
			continue;
		}
		b->offset[point] = at;
		b->points = point;
		b->flags[at] = BREAK_CELL;
		b->columns[at] = 1;
		cell = at;
	}
	b->class[0] = b->class[b->points + 1] = CLASS_EDGE;
	b->tis[0] = b->tis[b->points + 1] = 0;
	b->offset[0] = 0;
	b->offset[b->points + 1] = b->bytes;
}

/* --- what takes more than two characters to see --- */

static bool is_address_byte(unsigned char byte)
{
	return byte > ' ' && byte < 0x7F && !strchr("()[]{}\"<>", byte);
}

static bool text_has(const struct breaker *b, size_t offset, const char *part)
{
	size_t bytes = strlen(part);
	return b->bytes - offset >= bytes && !memcmp(b->text + offset, part, bytes);
}

/* Whether the characters from start to end are an address of the web, of mail or of
 * a file: with ://, @, or a dot between letters. */
static bool is_address(const struct breaker *b, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		char c = b->text[b->offset[i]];
		if (c == '@' || (c == ':' && text_has(b, b->offset[i], "://")))
			return true;
		if (c == '.' && b->class[i - 1] == CLASS_LETTER &&
			b->class[i + 1] == CLASS_LETTER)
			return true;
	}
	return false;
}

/*
 * Looks for an address from the letter at start to *end, where what could be one
 * ends. Thai directly behind a / or = belongs to it. But for its points, the address
 * becomes letters, so that no rule breaks it; where it may be cut if it must be is
 * flagged.
 */
static bool settle_address(struct breaker *b, size_t start, size_t *end)
{
	size_t i = start;
	const char *text = b->text;
	while (i <= b->points && is_address_byte((unsigned char)text[b->offset[i]]))
		i++;
	*end = i;
	if (!is_address(b, start, i))
		return false;
	if (i <= b->points && b->tis[i] && strchr("/=", text[b->offset[i - 1]]))
		while (!is_in(b->class[i], WHITE_SET))
			i++;
	while (is_in(b->class[i - 1], SET(COMMA) | SET(DOT) | SET(CLOSE) | SET(QUOTE)))
		i--;
	*end = i;
	for (i = start; i < *end; i++) {
		size_t next = b->offset[i + 1];
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
		       is_in(behind, SET(THAI) | SET(LEAD));
	uint32_t words = THAI_SET | SET(CLOSE);
	if (is_hyphen)
		return is_in(before, words | SET(DIGIT)) &&
		       is_in(behind, SET(THAI) | SET(LEAD));
	return is_in(before, words | SET(LETTER)) &&
	       is_in(behind, SET(THAI) | SET(LEAD) | SET(LETTER) | SET(OPEN));
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

static void settle(struct breaker *b)
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

/* --- what stays together though the rules would part it --- */

/* Whether one of the words begins at offset. Where whole, it must end where a word
 * does. */
static bool begins_with(
	const struct breaker *b, size_t offset, const char *const *words, bool whole)
{
	for (; *words; words++) {
		/* Most words differ in the last byte of their first letter. */
		if (offset + THAI_BYTES > b->bytes ||
			(*words)[THAI_BYTES - 1] != b->text[offset + THAI_BYTES - 1] ||
			!text_has(b, offset, *words))
			continue;
		size_t end = offset + strlen(*words);
		if (!whole || end == b->bytes || b->flags[end] & BREAK_WORD)
			return true;
	}
	return false;
}

/* Whether one of the words ends with the character at i. */
static bool ends_with(const struct breaker *b, size_t i, const char *const *words)
{
	size_t end = b->offset[i + 1];
	for (; *words; words++) {
		size_t bytes = strlen(*words);
		if (bytes <= end && !memcmp(b->text + end - bytes, *words, bytes))
			return true;
	}
	return false;
}

/* Whether the number that ends at i is a year, and so has no unit. */
static bool is_year(const struct breaker *b, size_t i)
{
	size_t digits = 0;
	while (b->class[i] == CLASS_DIGIT && digits <= YEAR_DIGITS)
		i--, digits++;
	if (digits != YEAR_DIGITS)
		return false;
	while (is_in(b->class[i], SET(SPACE) | SET(DOT)))
		i--;
	return b->tis[i] &&
	       (ends_with(b, i, words_before_year) || ends_with(b, i, month_names));
}

/* Whether a list mark inside the paragraph ends with the dot or bracket at i. */
static bool is_inner_mark(const struct breaker *b, size_t i)
{
	size_t digits = 0;
	while (is_in(b->class[--i], SET(DIGIT) | SET(DOT)))
		if (++digits > MARK_DIGITS_MAX)
			return false;
	return digits && is_in(b->class[i], WHITE_SET | SET(OPEN));
}

/* Whether the ที่ of an ordinal begins at i: ครั้งที่ ๒. */
static bool is_ordinal(const struct breaker *b, size_t i)
{
	static const char ordinal[] = "ที่";
	if (!text_has(b, b->offset[i], ordinal))
		return false;
	for (i += (sizeof(ordinal) - 1) / THAI_BYTES; b->class[i] == CLASS_SPACE;)
		i++;
	return b->class[i] == CLASS_DIGIT;
}

static bool is_kept(const struct breaker *b, size_t left, size_t right)
{
	unsigned l = b->class[left], r = b->class[right];
	size_t start = b->offset[right];
	if (b->mark && start == b->mark)
		return true;
	if (l == CLASS_DIGIT)
		return b->tis[right] &&
		       (begins_with(b, start, month_names, false) ||
			       (begins_with(b, start, words_behind_number, true) &&
				       !is_year(b, left)));
	if (r == CLASS_DIGIT && l == CLASS_DOT && b->tis[left - 1])
		return true;
	if (r == CLASS_DIGIT && b->tis[left])
		return ends_with(b, left, words_before_number);
	char last = b->text[b->offset[left]];
	return (last == '.' || last == ')') && is_inner_mark(b, left);
}

/* --- the rules, from the first character to the last --- */

enum kind { KIND_WHITE, KIND_WORD, KIND_NUMBER, KIND_OTHER };

static enum kind kind_of(unsigned class)
{
	if (is_in(class, WHITE_SET | SET(GLUE)))
		return KIND_WHITE;
	if (is_in(class, THAI_SET | SET(LETTER)))
		return KIND_WORD;
	return class == CLASS_DIGIT ? KIND_NUMBER : KIND_OTHER;
}

static unsigned flags_between(const struct breaker *b, size_t left, size_t right)
{
	unsigned flags = b->flags[b->offset[right]];
	unsigned l = b->class[left], r = b->class[right];
	bool spaced = left + 1 < right;
	if (is_in(r, b->allowed[1][l]))
		flags |= BREAK_CUT;
	if (!is_in(r, b->allowed[spaced][l]))
		return flags;
	if (!spaced && b->tis[left] && b->tis[right]) {
		if (l == CLASS_SHORT &&
			begins_with(b, b->offset[right], words_of_short, false))
			return flags & ~(unsigned)(BREAK_CUT | BREAK_WORD);
		if (!(flags & BREAK_WORD))
			return flags;
		return flags | (is_ordinal(b, right) ? BREAK_KEPT : BREAK_LINE);
	}
	bool typed = b->class[right - 1] == CLASS_ZERO; /* a break that somebody typed */
	return flags | (!typed && is_kept(b, left, right) ? BREAK_KEPT : BREAK_LINE);
}

static void apply_rules(struct breaker *b)
{
	size_t left = 0;
	for (size_t i = 1; i <= b->points; i++) {
		unsigned char *flags = &b->flags[b->offset[i]];
		unsigned class = b->class[i];
		if (kind_of(class) != kind_of(b->class[i - 1]))
			*flags |= BREAK_WORD;
		if (class == CLASS_SPACE)
			*flags |= BREAK_SPACE;
		if (class == CLASS_GLUE && is_in(b->class[i - 1], WHITE_SET) &&
			!(*flags & BREAK_CELL))
			b->class[i] =
				CLASS_ZERO; /* what joined a space changes nothing */
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

/* ำ, together or apart, is never parted from its base, come what may. */
static void join_sara_am(struct breaker *b)
{
	for (size_t i = 2; i <= b->points; i++) {
		if (b->class[i] != CLASS_FOLLOW)
			continue;
		size_t base = i - 1;
		while (b->class[base] == CLASS_MARK)
			base--;
		if (is_in(b->class[base], WHITE_SET) || b->tis[base] == TIS_SARA_AM)
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
	scan(b);
	find_mark(b);
	settle(b);
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
