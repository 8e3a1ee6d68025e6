/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rectangle of the terminal to draw on. Everything is clipped to it, cell by cell: a
 * wide cell that fits half is a space, a mark never lands on a neighbour's cell, and ำ
 * never stands without its base: where one of the two is clipped, both are. What joins
 * characters or chooses between their looks (ZWJ, BOM, U+FE0F) is not drawn.
 */
#ifndef TUI_TERMINAL_CANVAS_H
#define TUI_TERMINAL_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/cell.h"
#include "tui/terminal/heard.h"
#include "tui/terminal/terminal.h"

struct canvas {
	struct terminal *terminal;
	int top, left;     /* on the terminal */
	int rows, columns; /* 0 or more */
};

/* The whole terminal. */
struct canvas canvas_of(struct terminal *terminal);

/* A part of it, cut to what there is. */
struct canvas canvas_part(
	const struct canvas *canvas, int top, int left, int rows, int columns);

void canvas_clear(const struct canvas *canvas, enum style style);

/* Draws text from a column on, as text_show() shows it; returns the column behind it
 * (which may lie outside). */
int canvas_text(const struct canvas *canvas, int row, int column, const char *text,
	size_t bytes, enum style style);
int canvas_puts(const struct canvas *canvas, int row, int column, const char *text,
	enum style style);

/* Draws text in exactly columns columns: cut (with … at its end) or filled. */
void canvas_field(const struct canvas *canvas, int row, int column, int columns,
	const char *text, enum text_align align, enum style style);

/* The same at the left; cut (with … in it) at its first third: for what differs at its
 * end. */
void canvas_ends(const struct canvas *canvas, int row, int column, int columns,
	const char *text, enum style style);

/* Draws text wrapped at the canvas' width from a row on; returns the row behind it. Where
 * the terminal's words come later nothing is drawn, and the row is guessed. */
int canvas_paragraphs(
	const struct canvas *canvas, int row, const char *text, enum style style);

void canvas_line(const struct canvas *canvas, int row, int column, enum line_piece piece,
	enum style style);
void canvas_across(
	const struct canvas *canvas, int row, int column, int columns, enum style style);
void canvas_down(
	const struct canvas *canvas, int row, int column, int rows, enum style style);
void canvas_box(const struct canvas *canvas, enum style style);

/* A bar of columns columns, part of whole filled: a line on a faint one. */
void canvas_bar(const struct canvas *canvas, int row, int column, int columns, long part,
	long whole);

/* Where the cursor is, on every screen: an unbroken background of so many columns (2 or
 * more) from a column on, the mark in its first, and nothing beside the mark, which some
 * fonts draw wider than a column. */
void canvas_focus(const struct canvas *canvas, int row, int column, int columns);

/* Puts the cursor on the canvas; outside of it: hides it. */
void canvas_cursor(const struct canvas *canvas, int row, int column);
/* Has it stand there without being seen, where it is not shown elsewhere: screen readers and
 * braille lines go by it. What has the focus does that by itself (canvas_focus()). */
void canvas_park(const struct canvas *canvas, int row, int column);

/* Where a widget that is drawn on all of the canvas leaves itself (heard.h); NULL: nobody
 * has the screen told, or something over it alone. */
struct heard *canvas_heard(const struct canvas *canvas);

#endif
