/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document of another program as it was read: what stands in it, in reading order, and
 * where, without a thought about what it means. Each reader (intake/reader.h) makes one of
 * these of its form; what the program makes of it is the same for all forms.
 *
 * A source owns all that hangs on it. Texts are valid UTF-8 without NUL and without control
 * characters but \n (a line end inside a paragraph) and \t; they are as the document has
 * them, not normalised. Whatever source_*_add() returns stays where it is until the next
 * one is added to the same list.
 */
#ifndef INTAKE_SOURCE_H
#define INTAKE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "text/str.h"

/* What a document may have at most: beyond it is a mistake or an attack. */
enum {
	SOURCE_FILE_BYTES = 64 << 20, /* of the file */
	SOURCE_TEXT_BYTES = 64 << 20, /* of all its texts, after unpacking */
	SOURCE_PICTURE_BYTES =
		8 << 20, /* of one picture; larger ones are left out, and told */
	SOURCE_PICTURES_BYTES = 64 << 20,
	SOURCE_COLUMNS = 64, /* of a table */
	SOURCE_ROWS = 20000, /* of a table */
	SOURCE_BLOCKS = 200000,
};

/* Where something stands, for people. From 1; 0: it has none of that kind. */
struct source_place {
	unsigned page;      /* of a PDF; the sheet of a spreadsheet */
	unsigned line;      /* of a text file */
	unsigned table;     /* the how manieth of the document */
	unsigned row;       /* of the table or sheet, headings included */
	unsigned column;    /* of the table or sheet, in grid columns */
	unsigned paragraph; /* outside of tables: of the document; in a cell: of it */
};

/* Appends it in words: "table 2, row 3, column 4". Nothing where nothing is known. */
void source_place_append(struct str *out, const struct source_place *place);

/* An address behind a stretch of text (a hyperlink), as the document has it. */
struct source_link {
	size_t start, bytes; /* of the paragraph's text */
	char *target;
};

struct source_paragraph {
	struct source_place place;
	char *text;
	/* Of a list that the document marks itself; then the mark is not in the text. A text
	 * file has no such lists: there marks stand in the text. */
	enum list_marks marks;
	unsigned number;  /* of a numbered item, from 1 */
	unsigned level;   /* how deep in lists, from 0 */
	unsigned heading; /* 1 to 6: the document calls it a heading; 0: no */
	bool continues;   /* it may go on in the next one: the line end is the page's */
	bool centred;
	/* Hidden names with which our own documents mark what is a card's field
	 * (doc/publishing.md); NULL: none. */
	char *id;
	struct source_link *links; /* in their order */
	size_t links_count, links_capacity;
	size_t *pictures; /* places in source->pictures, of those that stand in it */
	size_t pictures_count, pictures_capacity;
};

struct source_cell {
	struct source_place place;
	unsigned columns, rows; /* how many of the grid it covers, from 1 */
	bool heading;           /* the document says so: <th> */
	struct source_paragraph *paragraphs;
	size_t count, capacity;
};

/* Its cells from left to right: a cell that is covered from above by one of several rows is
 * not among them; source_row_grid() knows. */
struct source_row {
	struct source_place place;
	bool heading; /* the document repeats it on each page */
	char *data;   /* of the measure, in a page of our own; NULL: none */
	struct source_cell *cells;
	size_t count, capacity;
};

struct source_table {
	char *name; /* caption, name of the sheet; NULL: none */
	struct source_row *rows;
	size_t count, capacity;
};

enum source_kind {
	SOURCE_PARAGRAPH,
	SOURCE_TABLE,
	SOURCE_PAGE, /* a page or section ends here */
};

struct source_block {
	enum source_kind kind;
	struct source_place place;
	struct source_paragraph paragraph; /* SOURCE_PARAGRAPH */
	struct source_table table;         /* SOURCE_TABLE */
};

struct source_picture {
	char *name;  /* of the file to be: photo1.jpg; no folder in it */
	char *type;  /* image/jpeg */
	char *words; /* what the document says instead of it; NULL: nothing */
	unsigned char *bytes;
	size_t count;
};

/* Something of the document that is not in the blocks, or not surely as it was: a text box,
 * a footnote, a picture that is too large, bytes that were no characters. */
struct source_note {
	struct source_place place;
	char *message; /* for people, one line */
};

struct source {
	char *name;       /* of the document, for people */
	const char *form; /* docx: the reader's name */
	/* Of a web page of our own that nobody changed: JSON of its report
	 * (report/own_page.h); else NULL. */
	char *data;
	struct source_block *blocks;
	size_t count, capacity;
	struct source_picture *pictures;
	size_t pictures_count, pictures_capacity;
	struct source_note *notes;
	size_t notes_count, notes_capacity;
};

void source_init(struct source *source, const char *name, const char *form);
void source_release(struct source *source);
/* What a paragraph owns; it is not to be used again. */
void source_paragraph_release(struct source_paragraph *paragraph);

struct source_block *source_block_add(struct source *source, enum source_kind kind);
struct source_row *source_row_add(struct source_table *table);
/* Takes a row away, with all that begins in it; cells from above that cover it are lower. */
void source_row_remove(struct source_table *table, size_t row);
/* One column, one row. */
struct source_cell *source_cell_add(struct source_row *row);
struct source_paragraph *source_paragraph_add(struct source_cell *cell);
void source_link_add(struct source_paragraph *paragraph, size_t start, size_t bytes,
	const char *target);
/* Takes over the bytes. Returns its place in source->pictures. */
size_t source_picture_add(struct source *source, const char *name, const char *type,
	unsigned char *bytes, size_t count);
void source_paragraph_picture(struct source_paragraph *paragraph, size_t picture);
void source_note_add(struct source *source, const struct source_place *place,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Makes a block of each line of a paragraph outside of tables that has line ends in it, so
 * that what is guessed of a line is guessed of all forms alike. One with a hidden id stays
 * whole. */
void source_part_lines(struct source *source);

/* Sets the text of a paragraph: what a document must not say to us is taken out of it
 * (controls) or replaced by U+FFFD (no UTF-8). */
void source_paragraph_set(
	struct source_paragraph *paragraph, const char *text, size_t bytes);

/* The table as a grid: for each of its rows and columns the cell that covers it (NULL: none),
 * row after row. *columns gets how many there are in a row. To be freed by free(). NULL where
 * the table has no cell. */
const struct source_cell **source_table_grid(
	const struct source_table *table, size_t *columns);

/* Appends a paragraph, its mark of a list written as ๑. or 1. or -; the whole text of a cell,
 * a paragraph a line. */
void source_paragraph_append(struct str *out, const struct source_paragraph *paragraph);
void source_cell_append(struct str *out, const struct source_cell *cell);

#endif
