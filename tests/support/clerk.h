/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A clerk who works with the real program on a pseudo-terminal: a sample whose cards are
 * partly empty, the guide through a card, and what is in the office file afterwards.
 */
#ifndef TESTS_SUPPORT_CLERK_H
#define TESTS_SUPPORT_CLERK_H

#include <jansson.h>

#include "tests/support/program.h"
#include "tests/support/pty.h"

struct clerk {
	char *folder;
	struct program_run run;
	struct pty *pty; /* NULL: the program does not run */
	int rows, columns;
	/* The terminal: pty.h. */
	bool joins_am, holds_answers;
	enum pty_kind kind;
	const char *const *settings;
	const char *begins; /* what is seen then; NULL: the key of help */
};

/* An office file (MATTRAKAN_FILE from here on) with the report of the JSON file, of which
 * one card, from 0, has no texts; nothing is suggested while one types. Returns the card as it is in the file, to be freed by
 * json_decref(). */
json_t *clerk_make(struct clerk *clerk, const char *path, size_t card);
void clerk_remove(struct clerk *clerk);

/* Starts the program, in English; rows and columns 0: 24 and 80. */
void clerk_start(struct clerk *clerk, int rows, int columns);
/* From the start to the guide of the card. */
void clerk_open(struct clerk *clerk, size_t card);
/* In the guide, where the screen shows the list of fields: the name of the field that is
 * open, as in JSON; going there. */
const char *clerk_field(struct clerk *clerk);
void clerk_go(struct clerk *clerk, const char *field);
/* Leaves the program with a key: the terminal must be as it was. */
void clerk_leave(struct clerk *clerk);

/* The report as the office file has it now, to be freed by json_decref(). */
json_t *clerk_report(struct clerk *clerk);
/* The card as the office file has it now, to be freed by json_decref(). */
json_t *clerk_card(struct clerk *clerk, size_t card);
/* A text of the card, to be freed; "" where there is none. */
char *clerk_text(struct clerk *clerk, size_t card, const char *field);

#endif
