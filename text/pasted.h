/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of the characters of a text that is typed or pasted, before it is
 * normalised (text/normalise.h): what nobody could see is dropped or becomes a space.
 * Never used on what is stored: imported texts keep every character.
 */
#ifndef TEXT_PASTED_H
#define TEXT_PASTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

enum { PASTED_DROPPED = 0 };

/*
 * What a character becomes: itself; a line end (all kinds of them: '\n'); a space (tabs,
 * NBSP and the other spaces of Unicode); • or - (bullets of word processors out of the
 * private area); or PASTED_DROPPED: controls, marks of direction, joiners, BOM, soft
 * hyphen. U+200B stays: it says where a word ends.
 */
uint32_t pasted_code_point(uint32_t code_point);

/* Appends what becomes of the text, in which line_end stands for each line end (CR LF is
 * one), bytes that are no UTF-8 as U+FFFD. Returns how many of those there were, and of
 * Thai points that are none, which stay. */
size_t pasted_clean(struct str *out, const char *text, size_t bytes, char line_end);

/*
 * Cells as spreadsheets copy them: rows are lines, cells are parted by tabs, and a cell
 * of several lines stands in quotation marks, its own doubled. Where all of the text is
 * of that form and has such a cell, appends it without those marks and returns true; else
 * appends nothing.
 */
bool pasted_unquote(struct str *out, const char *text, size_t bytes);

/* The first cell of such a text: appends it, without its marks where it has any that it
 * needs (then *quoted becomes true), and returns the bytes before the tab or line end that
 * ends it. SIZE_MAX, and nothing appended: it begins with a mark and is of no such form. */
size_t pasted_cell(struct str *out, const char *text, size_t bytes, bool *quoted);

#endif
