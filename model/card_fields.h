/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is to be known of each field of a card: a row of model/card_fields.def, of which
 * enum card_field and the members of struct card are made too. JSON, the office file's
 * columns and SQL, search, history, carrying over, the check, the guide, conflicts and
 * cells on paper all go by these rows; none of them names all fields itself. A new field
 * is a row there (HACKING, "A field of a card").
 *
 * All fields are written to JSON, for versions, drafts and digests are JSON; all are
 * compared where two people's changes meet. What was left out there would be lost.
 */
#ifndef MODEL_CARD_FIELDS_H
#define MODEL_CARD_FIELDS_H

#include <stddef.h>

#include "model/card.h"
#include "model/text_kind.h"

enum card_holds {
	HOLDS_TEXT,     /* char * */
	HOLDS_LIST,     /* struct string_list */
	HOLDS_STEPS,    /* struct steps */
	HOLDS_EVIDENCE, /* struct evidence_list */
};

enum field_use {
	USE_SEARCH = 1,       /* search finds it */
	USE_DIFF = 2,         /* history shows what became of it */
	USE_SAME_AS_LAST = 4, /* a key takes it from the measure before */
	USE_ALL = USE_SEARCH | USE_DIFF | USE_SAME_AS_LAST,
};

struct card_field_row {
	int id;          /* 1 … FIELD_IDS: what the office file knows it by, for ever */
	const char *key; /* in JSON, layouts, findings; never translated */
	enum card_holds holds;
	size_t offset; /* in struct card */
	enum text_kind text;
	enum carrying carry;
	unsigned uses;       /* of enum field_use */
	const char *label;   /* for people: N_() */
	const char *wanted;  /* the guide's words, paragraphs: N_() */
	const char *example; /* Thai paragraphs, as reports are Thai in any language */
};

/* Sets of fields are bits of an unsigned, in the office file by their ids. */
enum { FIELD_IDS = 32 };

/* Of a field below FIELD_COUNT. */
const struct card_field_row *card_field_row(enum card_field field);

/* FIELD_NONE if no field has that id. */
enum card_field card_field_by_id(int id);

/* A set of bits 1 << enum card_field as bits 1 << (id - 1), and back; ids that no field
 * has are left out. */
unsigned card_fields_to_ids(unsigned fields);
unsigned card_fields_from_ids(unsigned ids);

#endif
