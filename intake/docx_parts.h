/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a .docx that its text leans on: relations, styles, numbering (ECMA-376,
 * "transitional" and "strict"). For intake/docx*.c alone; relations are those of
 * workbooks too.
 */
#ifndef INTAKE_DOCX_PARTS_H
#define INTAKE_DOCX_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/list_label.h"
#include "intake/package.h"
#include "intake/source.h"
#include "intake/xml.h"
#include "text/error.h"
#include "text/str.h"

enum { DOCX_PARTS_MAX = 50000 }; /* styles, lists, relations */

extern const struct xml_space docx_spaces[];

/* Sets the error. Returns false. */
bool docx_too_many(const char *where, struct error *error);

/* The value of w:val. */
const char *docx_val(const struct xml_element *element);
/* Of a switch (w:vanish): there without a value it is on. */
bool docx_on(const struct xml_element *element);

/* --- relations: what ids in a part mean --- */

struct docx_relation {
	char *id, *type; /* the last part of its type: image */
	char *target;    /* a part's name, or an address where external */
	bool external;
};

struct docx_relations {
	struct docx_relation *list;
	size_t count, capacity;
};

/* Those of a part ("" : of the package); none where there are none. */
bool docx_relations_read(struct docx_relations *relations, struct package *package,
	const char *part, struct error *error);
void docx_relations_release(struct docx_relations *relations);
/* NULL: none. */
const struct docx_relation *docx_relation(
	const struct docx_relations *relations, const char *id);
/* The at-th of that type, from 0. NULL: no more. */
const struct docx_relation *docx_relation_of(
	const struct docx_relations *relations, const char *type, size_t at);

/* --- what a paragraph is, by itself and by its style --- */

enum { DOCX_LEVELS = 9, DOCX_UNSET = -1 };

struct docx_properties {
	int heading; /* 1 to 6, 0: no; DOCX_UNSET: it does not say */
	int centred;
	int level;   /* of the list, from 0 */
	int page;    /* a page begins before it */
	char *list;  /* of numbering; "0": none; NULL: it does not say */
	char *style; /* NULL: none */
};

void docx_properties_init(struct docx_properties *properties);
void docx_properties_release(struct docx_properties *properties);
/* Takes what an element within w:pPr says. */
void docx_properties_take(
	struct docx_properties *properties, const struct xml_element *element);

/* --- styles --- */

struct docx_style {
	char *id, *name, *based_on;
	struct docx_properties own;
	bool resolved; /* what it is based on was looked at */
};

struct docx_styles {
	struct docx_style *list; /* sorted by id once they are read */
	size_t count, capacity;
};

bool docx_styles_read(struct docx_styles *styles, const char *bytes, size_t count,
	const char *where, struct error *error);
void docx_styles_release(struct docx_styles *styles);
/* Fills what the properties do not say by their style. */
void docx_styles_apply(
	const struct docx_styles *styles, struct docx_properties *properties);

/* --- numbering --- */

struct docx_numbering;

/* The same, where the document has none: bytes NULL. */
struct docx_numbering *docx_numbering_read(
	const char *bytes, size_t count, const char *where, struct error *error);
void docx_numbering_free(struct docx_numbering *numbering);
/* The next item of a list: what list_label() makes of its mark. */
void docx_numbering_next(struct docx_numbering *numbering, const char *list, int level,
	struct source_paragraph *paragraph, struct str *label);
/* A level to which a style belongs has that style's paragraphs; DOCX_UNSET: none. */
int docx_numbering_level(
	struct docx_numbering *numbering, const char *list, const char *style);

#endif
