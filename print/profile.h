/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printer profile: what bytes a printer wants. It is a data file
 * (data/profiles/NAME.json, format mattrakan.profile/1, described in doc/profiles.md)
 * that an office can copy, edit and use, and is read as strictly as a layout.
 *
 * Units: a row is what the printer prints between two line feeds; a line is a line of
 * the page. They are the same but where marks have rows of their own.
 */
#ifndef PRINT_PROFILE_H
#define PRINT_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"
#include "print/charset.h"
#include "text/error.h"

#define PROFILE_FORMAT  "mattrakan.profile/1"
#define PROFILE_DEFAULT "text"

enum { PROFILE_PITCHES_MAX = 8, PROFILE_ROWS_MAX = 4 };

/* Where a profile does not say: 6 lines an inch, a wide carriage. */
#define PROFILE_LPI      6.0
#define PROFILE_CARRIAGE 13.6

/* Draft is fast, letter is clear; panel: as the printer is set. */
enum print_quality { QUALITY_PANEL, QUALITY_DRAFT, QUALITY_LETTER, QUALITY_COUNT };

/* How a page ends: with FF behind its last row that holds something, with line feeds to
 * its length, or with both (a file to be looked at). */
enum page_end { PAGE_END_FEED, PAGE_END_LINES, PAGE_END_BOTH };

/* The commands of a printer, each a sequence (print/sequence.h); NULL: it has none. */
enum profile_command {
	COMMAND_RESET,       /* before everything */
	COMMAND_TABLE,       /* takes a character table: {table} */
	COMMAND_SPACING,     /* the distance of rows */
	COMMAND_PAGE_LINES,  /* the page's length in rows: {lines} */
	COMMAND_PAGE_INCHES, /* in inches: {inches} */
	COMMAND_DRAFT,
	COMMAND_LETTER,
	COMMAND_END, /* after everything */
	COMMAND_COUNT,
};

enum { TABLE_PANEL = 0 /* the table is the one that is set on the printer's panel */ };

struct profile_pitch {
	double cpi; /* characters an inch */
	char *send; /* the sequence that chooses it; NULL: none */
};

struct profile {
	char *name;     /* escp: the file's name without its folder and .json */
	char *title;    /* for people, in Thai */
	char *title_en; /* in English; NULL: not said */
	enum print_encoding encoding;
	unsigned rows; /* of a line: 1 where the printer puts marks in their place itself;
			* else 4: tones over vowels, marks above, bases, marks below */
	bool crlf;     /* rows end with CR LF, not LF */
	enum page_end page_end;
	double lpi;      /* rows an inch */
	double carriage; /* inches across that can be printed on */
	unsigned table;  /* the printer's number of the character table; TABLE_PANEL */
	enum print_quality quality;
	struct profile_pitch
		pitches[PROFILE_PITCHES_MAX]; /* the widest characters first */
	size_t pitches_count; /* 0: the printer has one, nobody knows which */
	char *commands[COMMAND_COUNT];
};

/* Loads by name from the folders of model/data_folder.h, kind "profiles", or by path
 * where name holds a slash; NULL: the default one. */
struct profile *profile_load(const char *name, struct error *error);
/* What people call it, in the language of messages where it is said in that. */
const char *profile_title(const struct profile *profile);
void profile_free(struct profile *profile);

/* Appends the names of all, in the order of the alphabet. */
void profile_names(struct string_list *names);

/* "panel", "draft", "letter". */
bool quality_find(const char *name, enum print_quality *quality);

#endif
