/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules by which lines may be broken: tables only. breaks.c applies them.
 *
 * To change where lines end, change break_rules.c: the classes of characters,
 * the rules between two neighbours, and the words that stay beside a number.
 * tests/text/breaks.c has a line for each rule.
 */
#ifndef TEXT_BREAK_RULES_H
#define TEXT_BREAK_RULES_H

#include <stdint.h>

/* What a character is to the rules. Those marked "context" are never in the
 * tables of characters: breaks.c makes them of others by their neighbours. */
enum break_class {
	CLASS_EDGE,    /* context: the start and the end of the paragraph */
	CLASS_SPACE,   /* white space at which lines may end */
	CLASS_ZERO,    /* U+200B: a break that prints nothing */
	CLASS_GLUE,    /* NBSP, word joiner and their kind */
	CLASS_THAI,    /* a consonant */
	CLASS_LEAD,    /* เ แ โ ใ ไ */
	CLASS_FOLLOW,  /* ะ า ำ ๅ */
	CLASS_MARK,    /* zero-wide marks, Thai or not */
	CLASS_REPEAT,  /* ๆ */
	CLASS_SHORT,   /* ฯ */
	CLASS_DIGIT,   /* Thai or Arabic */
	CLASS_LETTER,  /* Latin, and every other script with spaces */
	CLASS_WIDE,    /* two columns: East Asian, emoji */
	CLASS_OPEN,    /* opening brackets and quotes */
	CLASS_CLOSE,   /* closing ones, ! ? % */
	CLASS_COMMA,   /* , : ; */
	CLASS_DOT,     /* . */
	CLASS_LEADER,  /* … and, by context, dots in a row: to be written on */
	CLASS_QUOTE,   /* " ' inside a word; by context CLASS_OPEN or CLASS_CLOSE */
	CLASS_HYPHEN,  /* - – — at the start of a word or in a Latin one */
	CLASS_BETWEEN, /* context: a hyphen or slash between words */
	CLASS_DASH,    /* context: a hyphen with white space on both sides */
	CLASS_SLASH,   /* / */
	CLASS_BULLET,  /* • and its kind */
	CLASS_SYMBOL,  /* everything else */
	CLASS_COUNT,
};

/* Which characters have which class, in the order of code points. Those that are
 * not here are brackets, letters, digits, marks, wide or symbols by what Unicode says
 * of them. */
struct break_range {
	uint32_t first, last;
	enum break_class class;
};
extern const struct break_range break_ranges[];
extern const unsigned break_range_count;

/* The rules between two characters: the first that fits decides. Between two Thai
 * letters ALLOW means: where libthai finds a word. */
enum break_gap { GAP_NONE = 1, GAP_SPACE = 2, GAP_ANY = 3 };
enum break_verdict { BREAK_NEVER, BREAK_ALLOW };
struct break_rule {
	uint32_t left, right; /* sets: 1 << class */
	enum break_gap gap;   /* nothing, or white space (or U+200B), between them */
	enum break_verdict verdict;
};
extern const struct break_rule break_rules[]; /* the last one fits everything */

/* Words that stay on the line of the number before them (units; each must end where
 * libthai finds a word's end), and of the number behind them. In the order of code
 * points, NULL at the end. */
extern const char *const words_behind_number[];
extern const char *const words_before_number[];

/* A number of four digits with one of these or a month before it takes no unit. */
extern const char *const words_before_year[];

/* Months stay with the day before them; short ones with the year, as every
 * abbreviation with a dot stays with its number. */
extern const char *const month_names[];

/* Words of several that libthai parts, and words that go on with the next one and so
 * end no line. Compounds in the order of code points, NULL at the end. */
extern const char *const compounds[];
extern const char *const words_before_word[];

/* Words with ฯ inside, without their first ฯ. */
extern const char *const words_of_short[];

#endif
