/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings of tables: which field of a card a column is, by the words that stand above it.
 * The words are data (data/headings/NAME.json, format mattrakan.headings/1; all files of
 * the folders of model/data_folder.h, kind "headings", are taken together): Thai puts the
 * head of a phrase first, so of all words of the files the one that stands first in a
 * heading decides, of two at one place the longer one. Spaces, line ends and signs count
 * for nothing, for headings are broken and joined by every program.
 *
 * What a clerk once said of a heading is remembered (struct heading_memory) and goes
 * before all words.
 */
#ifndef INTAKE_HEADINGS_H
#define INTAKE_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "text/error.h"
#include "text/str.h"

#define HEADINGS_FORMAT "mattrakan.headings/1"

enum { HEADING_FIELDS_MAX = 4 };

enum heading_trust {
	HEADING_UNKNOWN,    /* no word of it is known */
	HEADING_LIKELY,     /* a known word stands somewhere in it */
	HEADING_SURE,       /* it begins with one */
	HEADING_REMEMBERED, /* somebody said so */
};

/* What a column with such a heading holds. */
struct heading {
	enum heading_trust trust;
	bool number; /* the cards' numbers, no field */
	bool kept;   /* no field, and known as none (a budget) */
	enum card_field fields[HEADING_FIELDS_MAX];
	size_t count; /* of fields; 0 and no number: of none */
};

/* --- what somebody said --- */

struct heading_told {
	char *words; /* folded */
	enum card_field fields[HEADING_FIELDS_MAX];
	size_t count;
};

/* To be initialised with {0}. */
struct heading_memory {
	struct heading_told *items;
	size_t count, capacity;
};

/* Remembers; what was said of the same heading before is forgotten. No fields: the column
 * is left out. */
void heading_memory_tell(struct heading_memory *memory, const char *heading,
	const enum card_field *fields, size_t count);
/* As JSON, for a setting of the office file (HEADING_MEMORY_SETTING); what is damaged of
 * it is forgotten. */
void heading_memory_write(const struct heading_memory *memory, struct str *out);
void heading_memory_read(struct heading_memory *memory, const char *json);
void heading_memory_release(struct heading_memory *memory);

#define HEADING_MEMORY_SETTING "import-headings"

/* --- the words --- */

struct headings;

/* NULL and the error where a file of them is faulty, or there is none. */
struct headings *headings_load(struct error *error);
void headings_free(struct headings *headings); /* NULL is fine */

/* memory: NULL for none. A heading that names two fields ("ผู้รับผิดชอบ/ระยะเวลา") gives both
 * in that order. */
struct heading headings_recognise(const struct headings *headings,
	const struct heading_memory *memory, const char *text, size_t bytes);

/* Appends the heading as it is compared: folded, letters and digits alone. */
void heading_fold(struct str *out, const char *text, size_t bytes);

#endif
