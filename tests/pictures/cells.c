/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks at a picture of a terminal, cell by cell: is in each what the program put there,
 * and nothing of its neighbours?
 *
 *	cells PICTURE.pgm NAME.cells
 *
 * The picture holds the cells and nothing else (binary PGM of 8 bits), and the other file
 * what stands in them (tests/pictures/record.c). Each cell that is wrong is told, a line
 * each; exit status 1 where there are any.
 *
 * Ink is what differs from the colour that most of a cell has. What is looked for:
 * - a cell with nothing in it has no ink, but for a pixel or two at its edges;
 * - │ has ink from top to bottom, at the same place in every row, and none beside it;
 * - ─ has ink from left to right;
 * - the ring of ำ stands over its base: there is ink high up in that cell, and none so
 *   high in the cell of า behind it;
 * - any other text has ink.
 */
#include <config.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

enum { ROWS = 24, COLUMNS = 80, LEVELS = 256, INK = 40, CELL_MOST = 64 };

#define RING "\u0E4D"
#define AA   "\u0E32"

struct picture {
	int width, height;
	unsigned char *grey;
};

/* A cell's pixels, from left up to right, from top up to bottom. */
struct box {
	int left, top, right, bottom;
};

static const char *cells[ROWS][COLUMNS];
static int wrong;

static _Noreturn void give_up(const char *path, const char *why)
{
	fprintf(stderr, "%s: %s\n", path, why);
	exit(2);
}

static void read_picture(const char *path, struct picture *picture)
{
	int most = 0;
	FILE *file = fopen(path, "rb");
	if (!file ||
		fscanf(file, "P5 %d %d %d", &picture->width, &picture->height, &most) !=
			3 ||
		most != LEVELS - 1 || picture->width < COLUMNS || picture->height < ROWS)
		give_up(path, "no picture of a terminal");
	const size_t pixels = (size_t)picture->width * (size_t)picture->height;
	picture->grey = mem_new(pixels, 1);
	fgetc(file);
	if (fread(picture->grey, 1, pixels, file) != pixels)
		give_up(path, "cut off");
	fclose(file);
}

static void read_cells(const char *path)
{
	static char text[1 << 16];
	FILE *file = fopen(path, "rb");
	const size_t bytes = file ? fread(text, 1, sizeof(text) - 1, file) : 0;
	char *at = text;
	for (int i = 0; i < ROWS * COLUMNS; i++) {
		const size_t length = strcspn(at, "\t\n");
		cells[i / COLUMNS][i % COLUMNS] = at;
		if (at + length >= text + bytes)
			give_up(path, "not all the cells");
		at += length;
		*at++ = '\0';
	}
	fclose(file);
}

static struct box box_of(const struct picture *picture, int row, int column)
{
	return (struct box){column * picture->width / COLUMNS,
		row * picture->height / ROWS, (column + 1) * picture->width / COLUMNS,
		(row + 1) * picture->height / ROWS};
}

static unsigned char pixel(const struct picture *picture, int x, int y)
{
	return picture->grey[(size_t)y * (size_t)picture->width + (size_t)x];
}

/* The colour that most of a cell has. */
static int ground_of(const struct picture *picture, const struct box *box)
{
	int count[LEVELS] = {0}, ground = 0;
	for (int y = box->top; y < box->bottom; y++)
		for (int x = box->left; x < box->right; x++)
			count[pixel(picture, x, y)]++;
	for (int i = 1; i < LEVELS; i++)
		ground = count[i] > count[ground] ? i : ground;
	return ground;
}

/* Pixels with ink in a part of a cell. */
static int ink_in(
	const struct picture *picture, const struct box *cell, const struct box *part)
{
	const int ground = ground_of(picture, cell);
	int ink = 0;
	for (int y = part->top; y < part->bottom; y++)
		for (int x = part->left; x < part->right; x++)
			ink += abs(pixel(picture, x, y) - ground) > INK;
	return ink;
}

static void tell(int row, int column, const char *what)
{
	printf("row %d, column %d, “%s”: %s\n", row, column, cells[row][column], what);
	wrong++;
}

/* --- what is looked for --- */

/* Marks of Thai hang over their cell's edge by a pixel, and smooth edges take another; a
 * line's end may be drawn a pixel lower. */
static void look_at_nothing(const struct picture *picture, int row, int column)
{
	const struct box cell = box_of(picture, row, column);
	const int edge = (cell.right - cell.left) / 4;
	const struct box middle = {
		cell.left + edge, cell.top + 1, cell.right - edge, cell.bottom - 1};
	if (ink_in(picture, &cell, &middle))
		tell(row, column, "ink where nothing is");
}

/* The column of pixels in the cell that has most ink; *ink: how much. */
static int darkest(const struct picture *picture, const struct box *cell, int *ink)
{
	int found = 0;
	*ink = -1;
	for (int x = cell->left; x < cell->right; x++) {
		const struct box line = {x, cell->top, x + 1, cell->bottom};
		const int now = ink_in(picture, cell, &line);
		if (now <= *ink)
			continue;
		*ink = now;
		found = x - cell->left;
	}
	return found;
}

static void look_at_border(const struct picture *picture, int row, int column, int *place)
{
	const struct box cell = box_of(picture, row, column);
	const int edge = (cell.right - cell.left) / 4;
	const struct box left = {cell.left, cell.top, cell.left + edge, cell.bottom};
	const struct box right = {cell.right - edge, cell.top, cell.right, cell.bottom};
	int ink;
	const int at = darkest(picture, &cell, &ink);
	if (ink < cell.bottom - cell.top - 1)
		tell(row, column, "the line is broken");
	if (ink_in(picture, &cell, &left) + ink_in(picture, &cell, &right))
		tell(row, column, "ink beside the line");
	if (*place >= 0 && abs(*place - at) > 1)
		tell(row, column, "the line is not where it is in the row above");
	*place = at;
}

static void look_at_rule(const struct picture *picture, int row, int column)
{
	const struct box cell = box_of(picture, row, column);
	int most = 0;
	for (int y = cell.top; y < cell.bottom; y++) {
		const struct box line = {cell.left, y, cell.right, y + 1};
		const int ink = ink_in(picture, &cell, &line);
		most = MAX(most, ink);
	}
	if (most < cell.right - cell.left)
		tell(row, column, "the rule is broken");
}

/* The uppermost row of a cell with ink in it; its height where there is none. */
static int top_of_ink(const struct picture *picture, const struct box *cell)
{
	int y = cell->top;
	for (struct box line = *cell; y < cell->bottom; y++) {
		line.top = y;
		line.bottom = y + 1;
		if (ink_in(picture, cell, &line))
			break;
	}
	return y - cell->top;
}

/* How far down letters begin that stand alone: of most า, for these have nothing above. */
static int top_of_letters(const struct picture *picture)
{
	int count[CELL_MOST] = {0}, top = 0;
	for (int i = 0; i < ROWS * COLUMNS; i++) {
		const struct box cell = box_of(picture, i / COLUMNS, i % COLUMNS);
		if (strcmp(cells[i / COLUMNS][i % COLUMNS], AA) == 0)
			count[MIN(top_of_ink(picture, &cell), CELL_MOST - 1)]++;
	}
	for (int i = 1; i < CELL_MOST; i++)
		top = count[i] > count[top] ? i : top;
	return top;
}

/* Ink in the part of a cell that lies above letters. */
static int ink_above(const struct picture *picture, int row, int column)
{
	const struct box cell = box_of(picture, row, column);
	const int edge = (cell.right - cell.left) / 4;
	const struct box above = {cell.left + edge, cell.top, cell.right,
		cell.top + top_of_letters(picture) - 1};
	return ink_in(picture, &cell, &above);
}

static void look_at_text(const struct picture *picture, int row, int column)
{
	const struct box cell = box_of(picture, row, column);
	const char *text = cells[row][column];
	if (!ink_in(picture, &cell, &cell))
		tell(row, column, "nothing is drawn");
	if (!strstr(text, RING))
		return;
	if (!ink_above(picture, row, column))
		tell(row, column, "no ring over the letter");
	if (column + 1 < COLUMNS && strcmp(cells[row][column + 1], AA) == 0 &&
		ink_above(picture, row, column + 1))
		tell(row, column + 1, "the ring stands over า");
}

static void look(const struct picture *picture)
{
	int places[COLUMNS];
	for (int column = 0; column < COLUMNS; column++)
		places[column] = -1;
	for (int row = 0; row < ROWS; row++) {
		for (int column = 0; column < COLUMNS; column++) {
			const char *text = cells[row][column];
			const bool border = strcmp(text, "│") == 0;
			if (border)
				look_at_border(picture, row, column, &places[column]);
			else if (strcmp(text, "─") == 0)
				look_at_rule(picture, row, column);
			else if (strcmp(text, " ") == 0)
				look_at_nothing(picture, row, column);
			else if (*text)
				look_at_text(picture, row, column);
			if (!border)
				places[column] = -1;
		}
	}
}

int main(int argc, char **argv)
{
	struct picture picture;
	if (argc != 3) {
		fputs("usage: cells PICTURE.pgm NAME.cells\n", stderr);
		return 2;
	}
	read_picture(argv[1], &picture);
	read_cells(argv[2]);
	look(&picture);
	free(picture.grey);
	return wrong ? 1 : 0;
}
