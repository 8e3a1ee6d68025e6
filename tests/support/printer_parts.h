/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of the tests' printer (tests/support/printer.h) share: printer.c has the paper
 * and puts characters on it, printer_control.c understands the commands,
 * printer_lines.c reads sheets as text.
 */
#ifndef TESTS_SUPPORT_PRINTER_PARTS_H
#define TESTS_SUPPORT_PRINTER_PARTS_H

#include "tests/support/printer.h"

enum { TABLE_SLOTS = 4 };

/* The printer at work. */
struct press {
	struct printer *printer;
	struct printer_config config; /* nothing left open */
	const unsigned char *bytes;
	size_t count, at;

	/* What commands set. */
	unsigned pitch; /* cpi without condensing */
	bool condensed;
	unsigned spacing, length, skip; /* down */
	unsigned left, right;           /* across */
	enum printer_table table, slots[TABLE_SLOTS];
	unsigned international;
	enum printer_quality quality;

	/* Where the head is, on the last of the printer's pages. */
	unsigned x, y;
	size_t row_first; /* the row's first character */
	size_t unprinted; /* the first that is in the buffer yet */
	unsigned row_end; /* where the row's last character ends */
	bool has_last;    /* the last character can take marks */
};

/* --- printer.c --- */

struct printer_page *press_page(struct press *press);
void press_fault(struct press *press, enum printer_fault_kind kind, size_t offset);
void press_fault_byte(
	struct press *press, enum printer_fault_kind kind, size_t offset, unsigned byte);
unsigned press_width(const struct press *press); /* of a column */
void press_defaults(struct press *press);

/* CR, LF, FF. */
void press_return(struct press *press);
void press_line_feed(struct press *press);
void press_form_feed(struct press *press);

/* Drops characters from the buffer, from number on of the page's. */
void press_drop(struct press *press, size_t number);

/* Here is the top of a form from now on. */
void press_set_top(struct press *press);

/* --- printer_control.c --- */

/* The control character or the escape sequence at press->at, which is moved behind. */
void press_control(struct press *press);

/* --- printer_lines.c --- */

/* Where a mark stands. Either: above a base without another there, else on top. */
enum place { PLACE_BASE, PLACE_BELOW, PLACE_ABOVE, PLACE_EITHER, PLACE_TOP, PLACE_OTHER };

enum place place_of(uint32_t code_point);

/* The places of the marks of one base, none PLACE_EITHER. */
void places_settle(const uint32_t *marks, size_t count, enum place *places);

#endif
