/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wrapping a paragraph into lines of cells.
 *
 * Load a paragraph once, then ask for its lines at one width or many: only the
 * loading looks for breaks. Lines end where text/breaks.h allows it; a word
 * wider than the line is cut between cells (never before ำ), where possible at
 * the places that breaks.h names for it. White space at a line's end belongs to
 * no line. A paragraph that begins with a list mark (-, •, ๑., 1), (๑), ก.)
 * hangs: its further lines are indented to stand under the text behind the mark,
 * but by half the width at most, so that more columns never need more lines, and by no
 * more than leaves room for its widest word.
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include <stddef.h>

#include "text/list_mark.h"

struct wrapper;

struct wrap_line {
	size_t start;     /* offset in bytes in the loaded paragraph */
	size_t bytes;     /* without white space at the end */
	unsigned indent;  /* columns of hanging indent before it */
	unsigned columns; /* of the text alone, without the indent */
};

struct wrapper *wrapper_new(void);
void wrapper_free(struct wrapper *wrapper);

/* Takes in one paragraph without line ends. The text must live as long as lines
 * of it are asked for. */
void wrap_load(struct wrapper *wrapper, const char *text, size_t bytes);

/* The lines of the loaded paragraph at columns (at least 1) columns: at least one,
 * empty if the paragraph is. They belong to the wrapper, until the next call.
 * No line with its indent is wider than columns, but where a single cell is. */
const struct wrap_line *wrap_lines(
	struct wrapper *wrapper, unsigned columns, size_t *count);

/* How many lines wrap_lines() would give, without making them: quick, to be asked
 * for many widths. Never more at more columns. */
size_t wrap_count(const struct wrapper *wrapper, unsigned columns);

/* Columns of the loaded paragraph on one line, and of its widest piece in which
 * no line may end. */
size_t wrap_columns(const struct wrapper *wrapper);
unsigned wrap_widest(const struct wrapper *wrapper);

/* Columns of its widest word or number, with the signs beside it: of a line of so many
 * none is cut, though what the rules keep together may be parted, and addresses. What is
 * longer than WRAP_WORD_MAX is no word. */
enum { WRAP_WORD_MAX = 32 };
unsigned wrap_word(const struct wrapper *wrapper);

#endif
