/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/picture.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"

enum {
	WIDTH = 10, /* of a cell; units of the picture */
	HEIGHT = 20,
	BASELINE = 15,
	MARGIN = 8,
	COLUMNS_MAX = 200,
	CELL_BYTES = 24, /* a base and five marks */
	CUBE = 16,       /* the first colour of the cube, of the greys */
	GREYS = 232,
	OWN = -1,
};

#define PAPER "#ffffff"
#define INK   "#1c1c1c"
/* One of one width for Latin letters, one for Thai letters, which stand in the middle of their
 * cells; then what other systems have. */
#define FONTS                                                                            \
	"'DejaVu Sans Mono',Waree,'Cascadia Mono',Consolas,'Leelawadee UI',Tahoma,"      \
	"monospace"

struct cell {
	char text[CELL_BYTES];
	int colour, ground;
	bool bold, underlined, reverse;
};

/* --- what stands in a row --- */

static void read_row(
	struct pty *pty, int row, int columns, struct cell cells[COLUMNS_MAX])
{
	for (int column = 0; column < columns; column++) {
		struct cell *cell = &cells[column];
		*cell = (struct cell){.colour = pty_colour(pty, row, column),
			.ground = pty_ground(pty, row, column),
			.bold = pty_is_bold(pty, row, column),
			.underlined = pty_is_underlined(pty, row, column),
			.reverse = pty_is_reverse(pty, row, column)};
		const char *text = pty_cell_drawn(pty, row, column);
		assert_true(strlen(text) < sizeof(cell->text));
		memcpy(cell->text, text, strlen(text));
	}
}

static bool is_blank(const struct cell *cell)
{
	return !*cell->text || strcmp(cell->text, " ") == 0;
}

/* Cells that hold what each time differs: # is a digit, Thai or not, and H one of base 16. Where
 * such cells stand, those of `still` are shown, with Thai digits for # where they are Thai. */
static const struct {
	const char *pattern, *still;
} changing[] = {
	{"##:##:##", "10:02:31"},
	{"##:##", "10:02"},
	{"HHHH-HHHH-HHHH-HHHH", "3F2A-91BC-07DE-55A0"},
};

static bool is_thai_digit(const struct cell *cell)
{
	return strncmp(cell->text, "๐", 2) == 0 && cell->text[2] >= '\x90' &&
	       cell->text[2] <= '\x99';
}

static bool fits(const struct cell *cell, char pattern)
{
	const unsigned char byte = (unsigned char)*cell->text;
	if (pattern == '#')
		return isdigit(byte) || is_thai_digit(cell);
	if (pattern == 'H')
		return isdigit(byte) || (byte >= 'A' && byte <= 'F');
	return *cell->text == pattern && !cell->text[1];
}

/* The column behind them; the one given where nothing stands. */
static int hold_still_at(struct cell *cells, int columns, int column)
{
	for (size_t i = 0; i < COUNT(changing); i++) {
		const int length = (int)strlen(changing[i].pattern);
		int at = 0;
		while (at < length && column + at < columns &&
			fits(&cells[column + at], changing[i].pattern[at]))
			at++;
		if (at < length)
			continue;
		for (at = 0; at < length; at++) {
			char *text = cells[column + at].text;
			if (is_thai_digit(&cells[column + at]))
				text[2] = (char)('\x90' + changing[i].still[at] - '0');
			else
				*text = changing[i].still[at];
		}
		return column + length;
	}
	return column;
}

static bool stands_at(
	const struct cell *cells, int columns, int column, const char *words)
{
	const int length = (int)strlen(words);
	for (int i = 0; i < length; i++)
		if (column + i >= columns || *cells[column + i].text != words[i])
			return false;
	return true;
}

/* The words behind it, up to two spaces, move up. */
static void shorten_at(
	struct cell *cells, int columns, int column, const struct picture *picture)
{
	const int length = (int)strlen(picture->folder);
	const int shown = (int)strlen(picture->shown);
	int end = column + length;
	while (end + 1 < columns && !(is_blank(&cells[end]) && is_blank(&cells[end + 1])))
		end++;
	struct cell blank = cells[column];
	memcpy(blank.text, " ", sizeof(" "));
	for (int i = 0; i < shown; i++)
		cells[column + i].text[0] = picture->shown[i];
	memmove(&cells[column + shown], &cells[column + length],
		(size_t)(end - column - length) * sizeof(*cells));
	for (int at = end - (length - shown); at < end; at++)
		cells[at] = blank;
}

static void hold_still(struct cell *cells, int columns, const struct picture *picture)
{
	for (int column = 0; column < columns;) {
		if (picture->folder && strlen(picture->shown) < strlen(picture->folder) &&
			stands_at(cells, columns, column, picture->folder))
			shorten_at(cells, columns, column, picture);
		const int behind = hold_still_at(cells, columns, column);
		column = MAX(behind, column + 1);
	}
}

/* --- colours --- */

static void put_colour(struct str *out, int colour, const char *own)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	if (colour == OWN) {
		str_puts(out, own);
	} else if (colour >= GREYS) {
		const int grey = 8 + (colour - GREYS) * 10;
		str_printf(out, "#%02x%02x%02x", (unsigned)grey, (unsigned)grey,
			(unsigned)grey);
	} else {
		/* A terminal of 256 colours: none of the first sixteen, whose colours are
		 * the terminal's. */
		assert_true(colour >= CUBE);
		const int at = colour - CUBE;
		str_printf(out, "#%02x%02x%02x", (unsigned)steps[at / 36],
			(unsigned)steps[at / 6 % 6], (unsigned)steps[at % 6]);
	}
}

static void put_ink(struct str *out, const struct cell *cell)
{
	if (cell->reverse)
		put_colour(out, cell->ground, PAPER);
	else
		put_colour(out, cell->colour, INK);
}

static void put_paper(struct str *out, const struct cell *cell)
{
	if (cell->reverse)
		put_colour(out, cell->colour, INK);
	else
		put_colour(out, cell->ground, PAPER);
}

static bool same_paper(const struct cell *a, const struct cell *b)
{
	return a->reverse == b->reverse &&
	       (a->reverse ? a->colour == b->colour : a->ground == b->ground);
}

static bool same_ink(const struct cell *a, const struct cell *b)
{
	return a->bold == b->bold && a->underlined == b->underlined &&
	       a->reverse == b->reverse &&
	       (a->reverse ? a->ground == b->ground : a->colour == b->colour);
}

static int left_of(int column)
{
	return MARGIN + column * WIDTH;
}

static int top_of(int row)
{
	return MARGIN + row * HEIGHT;
}

static void put_rectangle(
	struct str *out, int left, int top, int width, int height, const struct str *fill)
{
	str_printf(out, "<path fill=\"%s\" d=\"M%d %dh%dv%dh-%dz\"/>\n", fill->data, left,
		top, width, height, width);
}

static void put_grounds(struct str *out, int row, const struct cell *cells, int columns)
{
	struct str fill = STR_INIT;
	int end;
	for (int column = 0; column < columns; column = end) {
		const struct cell *first = &cells[column];
		for (end = column + 1; end < columns && same_paper(first, &cells[end]);)
			end++;
		if (!first->reverse && first->ground == OWN)
			continue;
		str_clear(&fill);
		put_paper(&fill, first);
		put_rectangle(out, left_of(column), top_of(row), (end - column) * WIDTH,
			HEIGHT, &fill);
	}
	str_release(&fill);
}

/* --- lines and blocks, drawn --- */

/* Strokes from the middle of a cell to its sides, or what is filled of it. */
static const struct drawn {
	const char *text;
	int up, down, left, right; /* how thick; 0: none */
	int fill;                  /* of the width; 0: it is a line */
} drawn[] = {
	{"─", 0, 0, 1, 1, 0},
	{"━", 0, 0, 3, 3, 0},
	{"│", 1, 1, 0, 0, 0},
	{"┌", 0, 1, 0, 1, 0},
	{"┐", 0, 1, 1, 0, 0},
	{"└", 1, 0, 0, 1, 0},
	{"┘", 1, 0, 1, 0, 0},
	{"├", 1, 1, 0, 1, 0},
	{"┤", 1, 1, 1, 0, 0},
	{"┬", 0, 1, 1, 1, 0},
	{"┴", 1, 0, 1, 1, 0},
	{"┼", 1, 1, 1, 1, 0},
	{"▌", 0, 0, 0, 0, WIDTH / 2},
	{"█", 0, 0, 0, 0, WIDTH},
};

static const struct drawn *find_drawn(const struct cell *cell)
{
	for (size_t i = 0; i < COUNT(drawn); i++)
		if (strcmp(drawn[i].text, cell->text) == 0)
			return &drawn[i];
	return NULL;
}

static void put_strokes(struct str *out, int left, int top, const struct drawn *what,
	const struct str *fill)
{
	const int middle = left + WIDTH / 2, centre = top + HEIGHT / 2;
	const int half = (MAX(what->left, what->right) - 1) / 2;
	if (what->left || what->right) {
		const int from = what->left ? left : middle;
		const int to = what->right ? left + WIDTH : middle + 1;
		put_rectangle(out, from, centre - half, to - from,
			MAX(what->left, what->right), fill);
	}
	if (what->up || what->down) {
		const int from = what->up ? top : centre;
		const int to = what->down ? top + HEIGHT : centre + 1;
		put_rectangle(out, middle, from, 1, to - from, fill);
	}
}

/* A run of the same lines that lie is one. */
static int put_drawn(
	struct str *out, int row, const struct cell *cells, int columns, int column)
{
	const struct drawn *what = find_drawn(&cells[column]);
	struct str fill = STR_INIT;
	int end = column + 1;
	put_ink(&fill, &cells[column]);
	if (what->fill) {
		put_rectangle(
			out, left_of(column), top_of(row), what->fill, HEIGHT, &fill);
	} else if (what->left && what->right && !what->up && !what->down) {
		while (end < columns && find_drawn(&cells[end]) == what &&
			same_ink(&cells[column], &cells[end]))
			end++;
		put_rectangle(out, left_of(column),
			top_of(row) + HEIGHT / 2 - (what->left - 1) / 2,
			(end - column) * WIDTH, what->left, &fill);
	} else {
		put_strokes(out, left_of(column), top_of(row), what, &fill);
	}
	str_release(&fill);
	return end;
}

/* --- letters --- */

static void put_escaped(struct str *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&': str_puts(out, "&amp;"); break;
		case '<': str_puts(out, "&lt;"); break;
		case '>': str_puts(out, "&gt;"); break;
		case '"': str_puts(out, "&quot;"); break;
		default: str_putc(out, *text);
		}
	}
}

static bool is_written(const struct cell *cell)
{
	return !is_blank(cell) && !find_drawn(cell);
}

/* Letters of one look from a column on, each in its own place, its marks with it: programs that
 * draw know several places of one text each in their own way, or not at all. The column behind
 * them. */
static int put_letters(
	struct str *out, int row, const struct cell *cells, int columns, int column)
{
	const struct cell *first = &cells[column];
	str_printf(out, "<text y=\"%d\" fill=\"", top_of(row) + BASELINE);
	put_ink(out, first);
	str_puts(out, first->bold ? "\" font-weight=\"bold" : "");
	str_puts(out, first->underlined ? "\" text-decoration=\"underline" : "");
	str_puts(out, "\">");
	for (; column < columns; column++) {
		const struct cell *cell = &cells[column];
		if (is_blank(cell))
			continue;
		if (!is_written(cell) || !same_ink(first, cell))
			break;
		str_printf(out, "<tspan x=\"%d\">", left_of(column) + WIDTH / 2);
		put_escaped(out, cell->text);
		str_puts(out, "</tspan>");
	}
	str_puts(out, "</text>\n");
	return column;
}

static void put_row(struct str *out, int row, const struct cell *cells, int columns)
{
	put_grounds(out, row, cells, columns);
	for (int column = 0; column < columns;) {
		if (is_written(&cells[column]))
			column = put_letters(out, row, cells, columns, column);
		else if (is_blank(&cells[column]))
			column++;
		else
			column = put_drawn(out, row, cells, columns, column);
	}
}

static void put_cursor(struct str *out, struct pty *pty)
{
	int row, column;
	if (pty_cursor(pty, &row, &column))
		str_printf(out,
			"<path fill=\"#d75f00\" fill-opacity=\".5\" "
			"d=\"M%d %dh%dv%dh-%dz\"/>\n",
			left_of(column), top_of(row), WIDTH, HEIGHT, WIDTH);
}

void picture_append(struct str *out, struct pty *pty, const struct picture *picture)
{
	static struct cell cells[COLUMNS_MAX];
	const int width = picture->columns * WIDTH + 2 * MARGIN;
	const int height = picture->rows * HEIGHT + 2 * MARGIN;
	assert_in_range(picture->columns, 1, COLUMNS_MAX);
	str_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
		"width=\"%d\" height=\"%d\" font-family=\"" FONTS
		"\" font-size=\"16.6\" text-anchor=\"middle\">\n"
		"<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"6\" "
		"fill=\"" PAPER "\" stroke=\"#8a8a8a\"/>\n",
		width, height, width, height, width - 1, height - 1);
	for (int row = 0; row < picture->rows; row++) {
		read_row(pty, row, picture->columns, cells);
		hold_still(cells, picture->columns, picture);
		put_row(out, row, cells, picture->columns);
	}
	put_cursor(out, pty);
	str_puts(out, "</svg>\n");
}
