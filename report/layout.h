/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout: which columns the table has, what each cell stacks, what stands before
 * and after. It is a data file (data/layouts/NAME.json, format mattrakan.layout/1,
 * described in doc/layouts.md) that an office can copy, edit and use. The file is
 * read strictly: a key that is not known, or that stands twice, is refused with its
 * place, because a mistyped key would change the paper without a word.
 */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "model/lists.h"
#include "text/error.h"

#define LAYOUT_FORMAT "mattrakan.layout/1"

enum { LAYOUT_COLUMNS_MAX = 16, COLUMN_FIELDS_MAX = 8 };
enum { COLUMN_LEAST_MIN = 4, COLUMN_LEAST_MAX = 200 };

enum owners_join {
	OWNERS_SLASH, /* สำนักปลัด/ ทุกกอง */
	OWNERS_LINES, /* one a line */
};

/* How a page of A4 is turned (publish/); a line printer's paper is as it is. */
enum layout_paper {
	LAYOUT_BY_COLUMNS, /* the layout does not say */
	LAYOUT_PORTRAIT,
	LAYOUT_LANDSCAPE,
};

struct layout_column {
	char *heading;
	unsigned least; /* columns of text below which it is unreadable */
	enum card_field fields[COLUMN_FIELDS_MAX]; /* stacked from the top */
	size_t fields_count;
	unsigned optional; /* bits 1 << field: what may be empty in a finished card */
	bool number;       /* the card's number stands before the first text */
};

struct layout {
	char *name;    /* annual: the file's name without its folder and .json */
	char *title;   /* for people */
	char *shorter; /* the same in a word or two, for lists; NULL: there is none */
	bool cover;    /* the front matter has a page of its own too */
	bool memo;   /* reports that do not say otherwise have their memo printed first */
	bool round;  /* the line รอบ … stands for 12 months too */
	bool groups; /* cards' group headings are printed */
	enum layout_paper paper;
	enum owners_join owners;
	struct layout_column columns[LAYOUT_COLUMNS_MAX];
	size_t columns_count;
};

/* Where nobody names one. */
#define LAYOUT_DEFAULT "annual"

/* Loads by name from the folders of model/data_folder.h, kind "layouts", or by path where
 * name holds a slash; NULL: the default one. NULL and the error (with the place in the
 * file) if it cannot. */
struct layout *layout_load(const char *name, struct error *error);
void layout_free(struct layout *layout);

/* What it is called where there is little room: its short name, else its title. */
const char *layout_short(const struct layout *layout);

/* Appends the names of all layouts in those folders, each once, in the order of the
 * alphabet. */
void layout_names(struct string_list *names);

/* Whether the layout prints the field, and whether a finished card must have it. */
bool layout_prints(const struct layout *layout, enum card_field field);
bool layout_requires(const struct layout *layout, enum card_field field);

#endif
