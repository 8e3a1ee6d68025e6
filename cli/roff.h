/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the manual pages are written with, on standard output: texts as roff has them, in the
 * language of messages. Part of the program that makes the pages (cli/manpage.c), not of
 * mattrakan.
 */
#ifndef CLI_ROFF_H
#define CLI_ROFF_H

#include "text/breaks.h"

/* A text within a line. roff takes a backslash, and a dot or quote at a line's start, as its
 * own; and it knows of no place but spaces where a line of Thai could end. */
void roff_text(struct breaker *breaker, const char *text);

/* The same in a font, 'B' or 'I', where it is all ASCII: pagers show these by striking letters
 * over, and marks of Thai are lost then. */
void roff_styled(struct breaker *breaker, char font, const char *text);

/* The same, bold what stands between `marks`. */
void roff_marked(struct breaker *breaker, const char *text);

/* A line with a full stop, which Thai has not. Marked. */
void roff_sentence(struct breaker *breaker, const char *text);

/* Each paragraph of a text is one of the page. */
void roff_paragraphs(struct breaker *breaker, const char *text);

/* Lines as they stand, each with its end. */
void roff_verbatim(const char *text);

/* Name, number and kind of the page, and its first section. about: what it is of. */
void roff_head(struct breaker *breaker, const char *page, const char *number,
	const char *kind, const char *about);

/* A section's heading, in the language of messages; bold as roff_styled() is. */
void roff_section(struct breaker *breaker, const char *heading);

/* What is called so, bold, before what is said of it. */
void roff_term(struct breaker *breaker, const char *name);

struct roff_term {
	const char *name;
	const char *text; /* N_() */
};

/* A section of them; the last has no name. heading: N_(). */
void roff_terms(
	struct breaker *breaker, const char *heading, const struct roff_term *term);

#endif
