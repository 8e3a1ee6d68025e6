/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two versions of one of a report's own texts: mine, as typed here, and what somebody
 * else has stored there meanwhile.
 */
#ifndef TUI_HEAD_HEAD_JOIN_H
#define TUI_HEAD_HEAD_JOIN_H

#include "tui/app/app.h"

/* NULL is the same as an empty one. */
bool head_same_text(const char *a, const char *b);

struct head_two {
	int64_t report;
	const char *label;         /* of the text, for people */
	const char *theirs, *mine; /* theirs may be NULL */
	bool both;                 /* it may be one behind the other */
};

/* Which it shall be; the clerk is asked. Mine goes to the clipboard where it is theirs.
 * CHOICE_NONE (dialog.h): that was put off, or the program ended before it was said; what
 * is typed stays typed, and nothing is written. */
enum { HEAD_MINE, HEAD_THEIRS, HEAD_BOTH };
int head_ask_which(struct app *app, const struct head_two *two);

/* Theirs, and mine behind it: on a line of its own, or, where it is a line, on the same
 * one. To be freed. */
char *head_join(const char *theirs, const char *mine, bool line);

#endif
