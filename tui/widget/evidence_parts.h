/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a field of evidence, for its two files alone: evidence_field.c has the
 * pieces and draws them, evidence_keys.c does what keys do.
 */
#ifndef TUI_WIDGET_EVIDENCE_PARTS_H
#define TUI_WIDGET_EVIDENCE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/report.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/number.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/line_field.h"

/* The lines of a piece: its kind, then the texts. */
enum line { LINE_KIND, LINE_REF, LINE_CAPTION, LINE_DATE, LINES };

/* The kinds in turn; evidence_field.c has the words for them. */
enum { EVIDENCE_KINDS = 3 };
extern const struct evidence_kind {
	const char *kind, *label; /* label: N_() */
} evidence_kinds[EVIDENCE_KINDS];

struct piece {
	struct evidence was; /* owned: what it was made of */
	bool present;        /* it was made of something */
	char *kind;
	bool chosen; /* the kind was, so that it no longer follows the reference */
	struct line_field *lines[LINES]; /* that of the kind is NULL */
	char *first[LINES];              /* as the line fields gave it at first */
};

struct evidence_field {
	struct piece *pieces; /* the last one holds nothing */
	size_t count, capacity;
	bool present; /* the key was there */
	enum digits digits;
	struct breaker *breaker; /* borrowed; NULL at first */
	size_t at;               /* piece of the cursor */
	enum line line;
	struct piece removed; /* taken out last, of no kind where there is none */
	size_t removed_at;
	/* The pieces that the last key has put in by a paste; or, taken back by it, those
	 * that are kept for the next one. 0: none. */
	size_t pasted_at, pasted;
	struct piece *back;
	size_t back_count;
};

/* Nothing is in any of its lines. */
bool evidence_piece_empty(const struct piece *piece);
/* And it is none of those that a file has, which may be empty from the start. */
bool evidence_piece_left_out(const struct piece *piece);
/* The text of a line, which is to be freed. */
char *evidence_line_text(const struct piece *piece, enum line line);

/* Puts an empty piece in before the one at an index. */
struct piece *evidence_insert(struct evidence_field *field, size_t at);
/* Takes a piece out of the list; what it was is the caller's. */
struct piece evidence_remove(struct evidence_field *field, size_t at);
void evidence_piece_release(struct piece *piece);
void evidence_keep_one_empty(struct evidence_field *field);
/* Forgets what was taken back. */
void evidence_drop_back(struct evidence_field *field);

#endif
