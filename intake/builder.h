/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader of documents tells in reading order becomes a source: paragraphs, tables,
 * places, and what does not fit into either.
 *
 * A table within a table, and one in a text box, is flattened: its paragraphs stand one after
 * another where it stood, and a note says so. What stands in a text box comes behind the
 * paragraph that it hangs on. Empty paragraphs are left out, but for those between others
 * in a cell. Limits of intake/source.h are kept here.
 *
 * Everything may be called in any order; what was begun and not ended ends with the document.
 */
#ifndef INTAKE_BUILDER_H
#define INTAKE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

enum {
	BUILDER_PIECES = 1000000, /* cells and paragraphs at the most */
	BUILDER_NOTES = 500,      /* as many are told one by one */
	BUILDER_NOTE_TEXT =
		4000, /* of a text that is told in a note: bytes at the most */
};

/* The cell that stands over a column of the grid. */
struct builder_above {
	size_t row, cell; /* in the table */
	size_t end;       /* the row before which it ends */
	unsigned first;   /* the grid column in which it begins, from 0 */
	bool open;        /* rows below say whether it goes on */
};

/* A paragraph that waits while a text box in it is read. */
struct builder_outer {
	struct source_paragraph paragraph;
	struct str text;
	size_t aside_count; /* before the box */
};

/* Why something is left out. */
enum builder_lost {
	BUILDER_SILENT, /* it stands elsewhere too, or is no text */
	BUILDER_DELETED,
	BUILDER_COVERED, /* under a merged cell */
	BUILDER_HIDDEN,
	BUILDER_PROMPT, /* what is to be typed in a place that is empty */
	BUILDER_FOOTNOTE,
	BUILDER_COMMENT,
};

struct builder {
	struct source *source;
	struct error *error;
	bool failed; /* a limit was passed, the error is set */

	struct source_paragraph paragraph; /* the one under way */
	bool open;                         /* it was begun */
	struct str text;
	bool collapse; /* white space as HTML has it: one space, none at the ends */
	size_t link;   /* where the link under way began */
	char *target;  /* its address; NULL: there is none */

	unsigned paragraphs, tables; /* how many so far */
	size_t bytes, picture_bytes; /* of all texts, of all pictures */
	size_t pieces;               /* cells and paragraphs so far */

	unsigned depth;  /* of tables */
	bool in_cell;    /* of the outermost */
	unsigned blank;  /* empty paragraphs of the cell that wait for one that is not */
	unsigned column; /* of the grid, of the next cell, from 0 */
	struct builder_above above[SOURCE_COLUMNS];

	unsigned boxes;              /* text boxes that are open */
	struct builder_outer *outer; /* paragraphs that they stand in */
	size_t outer_capacity;
	struct source_paragraph
		*aside; /* of boxes, until the paragraph around them ends */
	size_t aside_count, aside_capacity;
};

void builder_init(struct builder *builder, struct source *source, struct error *error);
/* Ends what is open. False: a limit was passed. Everything is released. */
bool builder_finish(struct builder *builder);

/* --- paragraphs --- */

/* Begins one; one that is open ends before it. What it is: builder->paragraph, whose
 * marks, number, level, heading, centred, id may be set until it ends. */
void builder_paragraph(struct builder *builder);
void builder_paragraph_end(struct builder *builder);
/* Text of the paragraph under way, or of a new one. Soft hyphens are left out. */
void builder_text(struct builder *builder, const char *text, size_t bytes);
/* A line end (\n) or a tab, kept as it is. */
void builder_put(struct builder *builder, char byte);
/* A link begins, that of before ends; NULL: only that. */
void builder_link(struct builder *builder, const char *target);
/* The hidden name of the paragraph under way. */
void builder_id(struct builder *builder, const char *id);

/* A picture stands here; takes over the bytes. words: what stands for it; NULL: nothing.
 * Too large ones are left out, and told. Returns its place in source->pictures to be used
 * again, or SIZE_MAX. */
size_t builder_picture(
	struct builder *builder, const char *words, unsigned char *bytes, size_t count);
void builder_picture_again(struct builder *builder, size_t picture);

/* --- tables --- */

void builder_table(struct builder *builder);
void builder_table_end(struct builder *builder);
void builder_row(struct builder *builder, bool heading);
/* rows 0: as many as say so below, by builder_cell_above(). */
void builder_cell(struct builder *builder, unsigned columns, unsigned rows, bool heading);
/* The cell of so many columns that stands here is covered from above by one that was begun
 * with no rows: that one has a row more. False: none is above; then a cell begins. */
bool builder_cell_above(struct builder *builder, unsigned columns);
/* The cell to the left goes on over one column more. */
void builder_cell_left(struct builder *builder);
void builder_cell_end(struct builder *builder);
/* The data of the row under way: JSON of its measure. */
void builder_row_data(struct builder *builder, const char *data);
/* The row under way is repeated on each page. */
void builder_row_heading(struct builder *builder);
/* The row under way, which has no cell yet, is none. */
void builder_row_drop(struct builder *builder);
/* The caption of the table under way; the first counts. */
void builder_table_name(struct builder *builder, const char *name);

/* --- the rest --- */

/* Where there is text in one, that is told. */
void builder_box(struct builder *builder);
void builder_box_end(struct builder *builder);
void builder_page(struct builder *builder);
void builder_note(struct builder *builder, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The same of another place. */
void builder_note_at(struct builder *builder, const struct source_place *place,
	const char *format, ...) __attribute__((format(printf, 3, 4)));
/* What was left out, with its text, of which nothing but white space is nothing to tell. */
void builder_note_lost(
	struct builder *builder, enum builder_lost why, const char *text, size_t bytes);
/* What stands on each page at its head or foot; a number alone is but the page's. */
void builder_note_page(struct builder *builder, const char *text, size_t bytes);
/* The text for a note: white space is one space, cut after BUILDER_NOTE_TEXT. */
void builder_note_text(struct str *out, const char *text, size_t bytes);
/* Where the document is now. */
struct source_place builder_place(const struct builder *builder);
/* Sets the error, once. Returns false. */
bool builder_fail(struct builder *builder, const char *message);

#endif
