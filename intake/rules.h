/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of struct intake_rules, for intake/ alone; and small questions about texts
 * that guessing asks all the time.
 */
#ifndef INTAKE_RULES_H
#define INTAKE_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "check/words.h"
#include "intake/headings.h"
#include "intake/mend.h"

struct intake_rules {
	struct headings *headings;
	struct check_words *words;
	struct mend *mend;
};

/* Whether the text begins with one of the words; the list ends with NULL. Returns the
 * bytes of the longest, 0: none. */
size_t phrase_starts(const char *text, const char *const *words);
/* Whether one of them stands anywhere in it. */
bool phrase_has(const char *text, const char *const *words);
/* Whether the text, without white space behind it, ends with one of them. */
bool phrase_ends(const char *text, const char *const *words);

/* How many code points but white space. */
size_t phrase_letters(const char *text);

/* Whether two texts are the same but for spaces and forms of characters. */
bool phrase_same(const char *a, const char *b);

#endif
