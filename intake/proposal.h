/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report that a document makes by its mapping, and all that is not sure about it.
 *
 * Nothing of a document is lost unseen: each of its characters but white space is in the
 * report or in the text of a doubt, be it only of the kind DOUBT_FORM, which tells what the
 * program writes itself (headings, marks of lists, labels). A web page of our own that nobody
 * changed says in its data what it shows: these are the report, and there are no doubts.
 */
#ifndef INTAKE_PROPOSAL_H
#define INTAKE_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/mapping.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/report.h"
#include "text/str.h"

enum doubt_kind {
	DOUBT_FORM,     /* no doubt: what the program writes itself, or read as figures */
	DOUBT_LEFT_OUT, /* a text that is in no place of the report */
	DOUBT_NOTE,     /* what the reader said of the document */
	DOUBT_CARDS,    /* no table of cards was found */
	DOUBT_COLUMN,   /* what a column holds */
	DOUBT_ROW,      /* what a row is */
	DOUBT_PART,     /* what a paragraph is */
	DOUBT_AGENCY,   /* no name, or several */
	DOUBT_YEAR,     /* no fiscal year, or several */
	DOUBT_TITLE,    /* none */
	DOUBT_LAYOUT,   /* which layout */
	DOUBT_MENDED,   /* a space inside a word that was taken out */
	DOUBT_SPACE,    /* a space that may be one: see struct mapping, join and keep */
	DOUBT_LIST,     /* a mark that may be of a list, and was left in the text */
	DOUBT_PICTURE,  /* a picture that did not come with the document */
	DOUBT_DAMAGED,  /* characters that were none */
	DOUBT_KINDS,
};

enum doubt_weight {
	DOUBT_TOLD,  /* for the list of all: nobody has to look */
	DOUBT_SHOWN, /* worth a look */
	DOUBT_STOPS, /* nothing is imported unattended until somebody decided */
};

struct doubt {
	enum doubt_kind kind;
	enum doubt_weight weight;
	struct source_place place;
	size_t block;          /* of the source; SIZE_MAX: of none */
	size_t card;           /* of the report, from 1; 0: of none */
	enum card_field field; /* FIELD_NONE: of none */
	char *text;    /* of the source, as it stands there; "" where none is meant */
	char *assumed; /* what was made of it, for people: one line, translated */
};

/* A picture of the source that is evidence of a card: its ref is the picture's name until
 * whoever stores the file says where. */
struct proposal_picture {
	size_t picture;        /* in source->pictures */
	size_t card, evidence; /* in report.cards, and in its evidence; from 0 */
};

struct proposal {
	struct report report;
	struct doubt *doubts; /* in the order of the source */
	size_t count, capacity;
	struct proposal_picture *pictures;
	size_t pictures_count, pictures_capacity;
};

/* Makes it; the mapping must be of this source. */
void proposal_make(struct proposal *proposal, const struct source *source,
	const struct mapping *mapping, const struct intake_rules *rules);
void proposal_release(struct proposal *proposal);

/* Says where the file of a picture is kept: the evidence's ref. */
void proposal_picture_place(struct proposal *proposal,
	const struct proposal_picture *picture, const char *ref);

/* How many doubts are at least of that weight. */
size_t proposal_doubts(const struct proposal *proposal, enum doubt_weight weight);

/* For people: N_() text, for _() at display. */
const char *doubt_label(enum doubt_kind kind);
/* Appends it in one line: place, label, text (cut where it is long), what was assumed. */
void doubt_append(struct str *out, const struct doubt *doubt);

#endif
