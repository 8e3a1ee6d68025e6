/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office's abbreviations: what is typed, and the words that it stands for.
 */
#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"
#include "text/str.h"

enum {
	ABBREVIATIONS_MOST = 500,
	ABBREVIATION_SHORT_MOST = 60,  /* bytes of what is typed, 20 Thai letters, */
	ABBREVIATION_WORDS_MOST = 600, /* and of the words */
};

struct abbreviation {
	char *typed, *words; /* owned */
};

/* Begins as zeros. In the office's order. */
struct abbreviations {
	struct abbreviation *items;
	size_t count, capacity;
};

void abbreviations_add(struct abbreviations *list, const char *typed, const char *words);
void abbreviations_release(struct abbreviations *list);
/* Whether they are the same, in the same order. */
bool abbreviations_same(const struct abbreviations *a, const struct abbreviations *b);

/* The one that a text ends with, the longest; NULL: it ends with none. apart: it has to stand
 * alone, behind white space, an opening bracket or a quote, or at the start. */
const struct abbreviation *abbreviation_before(
	const struct abbreviations *list, const char *text, size_t bytes, bool apart);

/* Reads lines "typed = words"; empty ones are nothing. False: *list is untouched, and the
 * error says which line is wrong and what is to be done. */
bool abbreviations_parse(
	struct abbreviations *list, const char *text, struct error *error);
/* Appends such lines. */
void abbreviations_append(struct str *out, const struct abbreviations *list);

#endif
