/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line printer for the tests: takes the bytes of a job and lays them out as sheets with
 * characters in their places, as the manuals of ESC/P printers say. It knows nothing of
 * the program's own encoder, so that the two agree only if the bytes are right. What a
 * printer would not understand, or what would come out wrong on paper, is a fault with
 * its place in the bytes, and never passed over.
 *
 * It knows: ESC @; ESC P, M, g, SI, ESC SI, DC2 (pitch); ESC 0, 2, 3, A (spacing); ESC C
 * (length); ESC N, O (skip over perforation); ESC l, Q (margins); ESC x, k (quality); ESC
 * R, t, ( t (characters); CR, LF, FF, BEL. Everything else below 20 hex is a fault.
 *
 * Units: across, 1/360 inch from the left end of the carriage (36: a column of 10 cpi,
 * 21: of 17.14 cpi). Down, 1/1080 inch from the top of the form (180: a line of 6 lpi; n
 * of ESC 3 is 5 n with 9 pins, 6 n with 24). Rows, columns, pages and offsets count from
 * 0. Both units hold every distance of ESC/P exactly.
 */
#ifndef TESTS_SUPPORT_PRINTER_H
#define TESTS_SUPPORT_PRINTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

enum {
	PRINTER_ACROSS = 360, /* units an inch */
	PRINTER_DOWN = 1080,
	PRINTER_MARKS_MAX = 12, /* of a character */
};

/* What the bytes from 80 hex on mean. */
enum printer_table {
	PRINTER_TIS620,
	PRINTER_CP874,
	PRINTER_UTF8,  /* not a table: the whole is UTF-8, for the profile "text" */
	PRINTER_KU42,  /* where which letter stands is not known here: a fault for each */
	PRINTER_OTHER, /* a table that is not Thai; likewise */
};

/* All zero is a 24-pin printer that puts marks in their places by itself, 8 inches wide,
 * on fanfold of 11 inches, with TIS-620 set on its panel, without ESC ( t. */
struct printer_config {
	unsigned pins;       /* 9 or 24 */
	bool multi_pass;     /* a mark takes a column, like any character */
	bool assigns_tables; /* has ESC ( t */
	bool endless;        /* LF never ends a sheet, and FF feeds nothing: UTF-8 text */
	enum printer_table table; /* set on the panel */
	unsigned carriage;        /* in tenths of an inch: 80 or 136 */
	unsigned page_lines;      /* set on the panel, at 6 lpi: 66 */
};

enum printer_fault_kind {
	FAULT_CONTROL,   /* a control character that nothing should send */
	FAULT_ESCAPE,    /* an escape sequence that the printer does not know */
	FAULT_PARAMETER, /* one that it knows, with a number that it does not take */
	FAULT_CUT,       /* the bytes end within a sequence or a character */
	FAULT_GLYPH,     /* the table has no such character, or another than is meant */
	FAULT_UTF8,      /* not UTF-8 */
	FAULT_STRAY,     /* a mark with nothing before it on its row */
	FAULT_MARKS,     /* two marks in one place of a character */
	FAULT_WIDTH,     /* beyond the right margin or the carriage */
	FAULT_MIDROW,    /* a command that belongs at the start of a row */
	FAULT_LOST,      /* characters in the buffer that are never printed */
	FAULT_KINDS,
};

struct printer_fault {
	enum printer_fault_kind kind;
	size_t offset;
	unsigned byte; /* FAULT_ESCAPE: the one after ESC */
};

enum printer_quality { PRINTED_PANEL, PRINTED_DRAFT, PRINTED_LETTER };

/* A character on paper: a base with its marks as they were sent; with multi_pass and for
 * the first of a row a mark may stand alone. Spaces are characters too. */
struct printer_char {
	uint32_t code_points[1 + PRINTER_MARKS_MAX];
	size_t count;
	unsigned x, width;        /* across; width is of one column */
	unsigned column, columns; /* x at its own pitch; 2 columns for wide characters */
	unsigned y, row;          /* down; line feeds on this sheet before it */
	bool over;                /* another base stands in its place */
	enum printer_quality quality;
	size_t offset;
};

enum printer_end {
	ENDED_OPEN,      /* the bytes ended first */
	ENDED_FORM_FEED, /* FF */
	ENDED_LINE_FEED, /* LF over the end of the form, or into what ESC N skips */
	ENDED_TOP_SET,   /* ESC @ or ESC C made the middle of a sheet the top */
};

struct printer_page {
	struct printer_char *chars; /* row by row, in the order of their coming */
	size_t count, capacity;
	unsigned start;  /* where on the form it begins; not 0: the one before ran over */
	unsigned length; /* of the form */
	unsigned fed;    /* the sum of its feeds, in units down */
	unsigned feeds;  /* line feeds */
	enum printer_end end;
};

struct printer {
	struct printer_page *pages;
	size_t count, capacity;
	struct printer_fault *faults;
	size_t faults_count, faults_capacity;
	size_t overprints; /* bases on bases */
	size_t bells;
};

/* Prints the bytes on a printer that was just switched on. config may be NULL. */
struct printer *printer_print(
	const struct printer_config *config, const char *bytes, size_t count);
void printer_free(struct printer *printer);

size_t printer_faults_of(const struct printer *printer, enum printer_fault_kind kind);

/* Whether the sheet begins at the top of a form and its feeds make its length exactly. */
bool printer_page_whole(const struct printer_page *page);

/* Rows up to the last with anything but spaces on it. */
unsigned printer_page_rows(const struct printer_page *page);

/* The characters at a place; NULL beyond the last. */
const struct printer_char *printer_char_at(
	const struct printer_page *page, unsigned row, unsigned column, size_t number);

/* Appends what is wrong, a line each: faults, sheets that are not whole. */
void printer_describe(const struct printer *printer, struct str *out);

/* The test fails, saying why, if there is a fault, an overprint or a sheet not whole. */
void printer_assert_clean(const struct printer *printer);

/*
 * A sheet as lines of text, to be compared with what it was made from.
 *
 * rows is how many rows of the printer make a line: 1; 3 for marks above, base, marks
 * below; 4 for marks over marks above, marks above, base, marks below. Lines are in the
 * canonical form below.
 */

/* Lines up to the last with anything on it. */
unsigned printer_page_lines(const struct printer_page *page, unsigned rows);

/* Appends a line, without a line end. False: marks stand on a row of bases, or something
 * else than the marks that belong there on a row of marks, or bases over each other. */
bool printer_page_line(
	const struct printer_page *page, unsigned rows, unsigned number, struct str *out);

/* Appends all lines, each with a line end. */
bool printer_page_text(const struct printer_page *page, unsigned rows, struct str *out);

/* Appends a line of UTF-8 in canonical form: the marks of a cell in the order below,
 * above, top; U+0E4D U+0E32 as U+0E33; marks without a base on a space; no spaces at the
 * end. Of more marks in one place the order is kept. */
void printer_canonical(struct str *out, const char *line, size_t bytes);

#endif
