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

#include <stdbool.h>
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

/* Measures text for paper that has no cells: all that is said here in columns is in its
 * units then. */
struct wrap_ruler {
	/* For each byte of a paragraph how wide what begins there is, 0 inside of it; what
	 * is wider than a byte can say goes on in the next bytes of that character. It is
	 * the ruler's, until the next call. */
	const unsigned char *(*measure)(void *context, const char *text, size_t bytes);
	void *context;
	unsigned word_max; /* in place of WRAP_WORD_MAX */
	/* How wide a word has to be for it to stand whole, where its bytes, which are rounded,
	 * may add up to one less; NULL: they do not. */
	unsigned (*word)(void *context, const char *word, size_t bytes);
};

/* NULL: cells again. The ruler must live as long as it is used. */
void wrapper_set_ruler(struct wrapper *wrapper, const struct wrap_ruler *ruler);

/* While it hurries, who keeps lines (tui/buffer/wrap_cache.h) cuts them between cells and
 * does not ask it, for asking may mean reading the dictionary. */
void wrapper_hurry(struct wrapper *wrapper, bool hurries);
bool wrapper_hurries(const struct wrapper *wrapper);

/* Takes in one paragraph without line ends. The text must live as long as lines
 * of it are asked for. */
void wrap_load(struct wrapper *wrapper, const char *text, size_t bytes);

/* The same for what wrap_extent() and wrap_word() say of it alone. */
void wrap_measure(struct wrapper *wrapper, const char *text, size_t bytes);

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

/* Columns of all of it, with the white space at its end. */
size_t wrap_extent(const struct wrapper *wrapper);

/* Columns of its widest word or number, with the signs beside it: of a line of so many
 * none is cut, though what the rules keep together may be parted, and addresses. What is
 * longer than WRAP_WORD_MAX is no word. */
enum { WRAP_WORD_MAX = 32 };
unsigned wrap_word(const struct wrapper *wrapper);

#endif
