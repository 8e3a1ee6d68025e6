/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field (tui/widget/field.h) asked for line by line: a line, paragraphs, a list, steps,
 * evidence. What is typed becomes the events of a keyboard; what is replaced or taken out is
 * put in as a whole.
 */
#ifndef PLAIN_ASKING_H
#define PLAIN_ASKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/widget/field.h"

struct plain;

enum asking_stage {
	ASKING_ALL,  /* the field as a whole: its next paragraph, item or piece */
	ASKING_PART, /* one of its paragraphs, items: what stands there, or other words */
	ASKING_PIECE,  /* a line of a piece of evidence */
	ASKING_BEHIND, /* answered: what is said of it, then on to the next one */
	ASKING_OVER,   /* all were asked for */
};

struct asking {
	const void *editor; /* whose field it is; NULL: none */
	int64_t number;     /* of what it edits */
	size_t at;          /* the editor's place of the field that is asked for */
	enum asking_stage stage;
	size_t part; /* from 1, as it is called; 0: what stands before a list */
	int line;    /* of a piece: enum line of the field of evidence */
	bool fresh;  /* the piece is a new one */
	bool joined; /* the next line goes on in the same paragraph */
	bool typed;  /* something was, since the field is asked for */
	bool brief;  /* the guide is not told again */
};

/* Appends the paragraphs, items or pieces as they are, numbered, a line each. */
void asking_value(const struct plain *plain, const struct field *field, struct str *out);
/* Appends what the next line is asked for. */
void asking_prompt(const struct plain *plain, const struct field *field, struct str *out);
/* An answer. touch: called where the field was changed other than by events. */
void asking_answer(struct plain *plain, struct field *field, const char *line,
	void (*touch)(struct plain *plain));
/* Whether the line names a part of the field ("/2", "/2 other words"). */
bool asking_takes(struct plain *plain, struct field *field, const char *line,
	void (*touch)(struct plain *plain));

#endif
