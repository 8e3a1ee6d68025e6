/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which screens there are, and what one is opened about. Who opens a screen needs this and
 * nothing of the screen itself: app_open() finds it among the classes of the program
 * (tui/home/screens.c).
 */
#ifndef TUI_APP_SCREEN_ID_H
#define TUI_APP_SCREEN_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct agency;
struct card_two;
struct print_setup;
struct string_list;

enum screen_id {
	SCREEN_NONE,
	SCREEN_ABBREVIATIONS, /* of the office */
	SCREEN_ABOUT,
	SCREEN_APPROVAL,      /* of a report: who signs, its seal */
	SCREEN_BIN,           /* of a report its cards; without one everything */
	SCREEN_CARDS,         /* of a report */
	SCREEN_CONFLICT,      /* both versions of a card, field by field: two */
	SCREEN_EXPORT,        /* of a report: a file for others */
	SCREEN_FINDINGS,      /* of a report; those of a card first under the cursor */
	SCREEN_GUIDE,         /* through a card; without one a new one of the report */
	SCREEN_HAND_OVER,     /* the place of a person: words, a login name */
	SCREEN_HELP,          /* on the screen on top */
	SCREEN_HISTORY,       /* what a card was before */
	SCREEN_IMPORT,        /* a document: file; without one they are asked for */
	SCREEN_ITA,           /* the ITA result that a report answers */
	SCREEN_ITA_FORM,      /* its figures, or one of its items */
	SCREEN_ITA_QUESTIONS, /* what the ITA of its year asks, for the office to correct */
	SCREEN_ITA_TREND,     /* that result against those of other years */
	SCREEN_KEPT, /* texts kept for this person; not opened where there are none */
	SCREEN_MEMO, /* of a report */
	SCREEN_NEWS, /* what is new in this version of the program */
	SCREEN_NEW_REPORT, /* of an agency */
	SCREEN_OFFICES,    /* how far all of them are in a fiscal year */
	SCREEN_PEOPLE,     /* of the office file */
	SCREEN_PERSON,     /* one of them: words, a login name; without one a new one */
	SCREEN_PREVIEW,    /* of a report, at one of its cards */
	SCREEN_PRINT,      /* of a report, with a setup to begin with */
	SCREEN_PROGRESS,   /* of a report; without one of all of the fiscal year */
	SCREEN_READ,       /* one card to read, of several that one can go through */
	SCREEN_REPLACE,  /* words by others, over a report or a card: words, else they are
			    * asked for */
	SCREEN_REPORT,   /* agency, year, layout, title and the like of a report */
	SCREEN_REPORTS,  /* the list of them */
	SCREEN_RETURNED, /* a document that comes back to a report: file */
	SCREEN_SEARCH,   /* for words */
	SCREEN_SETTINGS,
	SCREEN_START, /* which office this is, and who sits here */
	SCREEN_TEXTS, /* before and after the table of a report */
	SCREEN_TRAIL, /* of a card; without one of a report */
	SCREEN_UNITS,
	SCREEN_WELCOME, /* the first start */
	SCREEN_WHOLE,   /* all fields of a card */
	SCREEN_COUNT,
};

/* The screen on which a text of a report's own is typed, by its path
 * (model/head_text.h). */
enum screen_id screen_of_text(const char *path);

/* What a screen is opened about: a value of which each screen reads what it needs. What
 * it points to is borrowed while the screen opens. */
struct topic {
	int64_t report; /* number; 0: none */
	int64_t card;   /* likewise */
	int fiscal_year;
	/* A text of the card (card_field_name()) or of the report's own
	 * (model/head_text.h); NULL: where the screen begins by itself. And its bytes: where
	 * the cursor stands, and how many from there are pointed out. */
	const char *path;
	size_t start, bytes;
	/* Of an ITA result. item: counted from 1, one behind the last is a new one, which
	 * goes to a place (an index) once it is saved; 0: the figures. Of Settings: place is
	 * the row of the cursor. */
	size_t item, place;
	/* Cards to read, and the index of the first. binned: they lie in the bin, where
	 * nobody approves them or sends them back. */
	const int64_t *cards;
	size_t count, at;
	bool binned;
	bool summary; /* pages: of the report's summary in its place */
	bool adds;    /* what is opened is added to the report before: the memo */
	const char *words;
	const char *file; /* path of a document that is to be read */
	/* Paths of several, one after another, and in `at` the index of the one in turn. */
	const struct string_list *files;
	/* Of app_open_behind(): nothing is to be read yet. */
	bool behind;
	const struct agency *agency;
	const struct print_setup *setup;
	struct card_two *two; /* taken over where the screen opens or fails to */
};

/* Which part of what its screen is about an action takes along (action.h). */
enum about {
	ABOUT_NOTHING,
	ABOUT_REPORT,
	ABOUT_ADDING, /* its report, to which what is opened is added */
	ABOUT_CARD,   /* and its report */
	ABOUT_YEAR,   /* the fiscal year */
};

#endif
