/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A measure card as a plain value.
 *
 * Texts are NUL-terminated UTF-8, owned by the card; NULL means that the key was
 * absent, "" that it was there and empty: a round trip through JSON and the office
 * file keeps the difference. A text's paragraphs are its lines. Unknown keys are
 * kept in `extra` as the text of a JSON object.
 */
#ifndef MODEL_CARD_H
#define MODEL_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"

enum { UUID_BYTES = 36 };

enum card_state {
	CARD_DRAFT,    /* may be anything */
	CARD_DONE,     /* the clerk says so; the layout's fields are filled */
	CARD_APPROVED, /* does not change until a supervisor reopens it */
	CARD_RETURNED, /* with a comment */
};

/* How the items of a list are marked when printed. */
enum list_marks {
	MARKS_NONE,
	MARKS_THAI,   /* ๑. */
	MARKS_ARABIC, /* 1. */
	MARKS_DASH,   /* - */
};

struct steps {
	bool present; /* the key was there */
	char *lead;   /* a paragraph before the items */
	enum list_marks marks;
	bool marks_present;
	struct string_list items;
	char *extra;
};

struct evidence {
	char *kind; /* "url", "photo", "document", … */
	char *ref;
	char *caption;
	char *date;
	char *extra;
};

struct evidence_list {
	bool present;
	struct evidence *items;
	size_t count, capacity;
};

/* The members that the rows of model/card_fields.def become. */
#define CARD_VALUE_TEXT     char *
#define CARD_VALUE_LIST     struct string_list
#define CARD_VALUE_STEPS    struct steps
#define CARD_VALUE_EVIDENCE struct evidence_list

struct card {
	char uuid[UUID_BYTES + 1]; /* "" until one is made */
#define CARD_FIELD(NAME, member, KIND, ...) CARD_VALUE_##KIND member;
#include "model/card_fields.def"
	enum card_state state;
	/* Names of the fields that were carried over from another year's card, until the
	 * clerk confirms or changes them; whoever changes a field calls card_confirm().
	 * A name that is no field's is kept and means nothing. */
	struct string_list unconfirmed;
	char *extra;
};

/* FIELD_GROUP, FIELD_ISSUE, …: the rows of model/card_fields.def. What is written
 * anywhere names a field by its key or its id (model/card_fields.h), never by these. */
enum card_field {
#define CARD_FIELD(NAME, ...) FIELD_##NAME,
#include "model/card_fields.def"
	FIELD_COUNT,
	FIELD_NONE = FIELD_COUNT,
};

/* "issue", … as in JSON; never translated. */
const char *card_field_name(enum card_field field);

/* The field's name for people: N_() text, for _() at display. */
const char *card_field_label(enum card_field field);

/* FIELD_NONE if no field has that name. */
enum card_field card_field_find(const char *name);

/* Where a field that is one text stands in the card; NULL for the lists. */
char **card_text(struct card *card, enum card_field field);

/* Appends the whole of a field as text, one paragraph a line, list marks not
 * written: what search, checks and completeness look at. */
void card_field_append(struct str *out, const struct card *card, enum card_field field);

/* Whether the field holds anything but white space and what prints nothing. */
bool card_field_filled(const struct card *card, enum card_field field);

/* Whether the field was carried over and nobody has confirmed it yet; how many such
 * fields there are. A card that has one is not to become done: the screens see to that. */
bool card_unconfirmed(const struct card *card, enum card_field field);
unsigned card_unconfirmed_count(const struct card *card);
/* Marks a field as carried over; takes the mark away (the list too with the last). */
void card_mark_carried(struct card *card, enum card_field field);
void card_confirm(struct card *card, enum card_field field);

/* "draft", "done", "approved", "returned"; and back (false if unknown). */
const char *card_state_name(enum card_state state);
bool card_state_find(const char *name, enum card_state *state);

/* "thai", "arabic", "dash", "none"; and back. */
const char *list_marks_name(enum list_marks marks);
bool list_marks_find(const char *name, enum list_marks *marks);

void card_init(struct card *card);
void card_release(struct card *card);
void evidence_list_release(struct evidence_list *list);

#endif
