/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a report comes on a paper: which pitch, so how many columns and lines.
 *
 * Paper is given in columns and lines (136x66), or in inches (15x11in, 9.5x11in). Of
 * inches, what can be printed across is that of the forms in fit.c. The widest pitch at
 * which every column has half as much again as the layout's least is taken, so that words
 * stay whole and cells are not towers; if none has, the one with the most columns. Where
 * words of the report would be cut all the same, print/job.c takes a narrower one.
 */
#ifndef PRINT_FIT_H
#define PRINT_FIT_H

#include "print/profile.h"
#include "report/layout.h"
#include "report/pager.h"

struct print_paper {
	struct paper cells;   /* columns and rows; 0 where inches are given */
	double width, length; /* inches; 0 where cells are given */
};

struct fitting {
	const struct profile_pitch *pitch; /* the profile's; NULL where it has none */
	struct paper paper;                /* columns and lines of text */
	unsigned rows;                     /* of the printer on a page */
	unsigned inches; /* of the page's length; 0: not whole, or not known */
	bool tight;      /* no pitch gives the layout the room it wants */
};

/* The paper where nobody says another. */
#define PRINT_PAPER_DEFAULT "136x66"

/* "136x66", "15x11in", "A4". */
bool print_paper_parse(const char *text, struct print_paper *paper, struct error *error);

/* cpi: the pitch that is wanted; 0: the widest that fits well. layout NULL: anything
 * does. */
bool fit(struct fitting *fitting, const struct profile *profile,
	const struct layout *layout, const struct print_paper *paper, double cpi,
	struct error *error);

#endif
