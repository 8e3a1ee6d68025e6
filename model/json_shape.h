/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which keys each object of a report has, in the order of design.md, and where in
 * which struct their values are kept: the one table that reading and writing share.
 * A new key of the format is a new row here and a new member of its struct.
 */
#ifndef MODEL_JSON_SHAPE_H
#define MODEL_JSON_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

/* What stands at a member's offset. */
enum member_kind {
	MEMBER_FORMAT,  /* nothing: the value is REPORT_FORMAT */
	MEMBER_UUID,    /* char[UUID_BYTES + 1], "" if absent */
	MEMBER_TEXT,    /* char *, NULL if absent */
	MEMBER_LAYOUT,  /* char *, the name of a layout */
	MEMBER_DAY,     /* char *, a day as date_append_iso() writes it, NULL if absent */
	MEMBER_YEAR,    /* int, a fiscal year of the Buddhist era */
	MEMBER_MONTHS,  /* int, 6 or 12 */
	MEMBER_NAME,    /* an enum, in JSON by its name */
	MEMBER_DECIMAL, /* struct decimal */
	MEMBER_BOOLEAN, /* bool */
	MEMBER_STRINGS, /* struct string_list */
	MEMBER_PLACES,  /* struct card_places */
	MEMBER_OBJECT,  /* a struct of another shape */
	MEMBER_LIST,    /* what `add` takes; elements of another shape */
	MEMBER_KINDS,
};

struct member {
	const char *key;
	enum member_kind kind;
	bool required;
	size_t offset;
	size_t present; /* offset of the bool that says that the key is there; 0:
			 * there is none, and the kind says how absence looks */
	/* MEMBER_NAME */
	const char *(*name)(int value);
	int names; /* values are 0 … names - 1 */
	/* MEMBER_OBJECT, MEMBER_LIST */
	const struct shape *shape;
	/* MEMBER_LIST */
	void *(*add)(void *list); /* appends an element and returns it */
	size_t items, count;      /* offsets of the elements and of their number */
	size_t limit;             /* the most elements; lists of all kinds */
};

struct shape {
	const struct member *members;
	size_t count;
	size_t bytes; /* of the struct */
	size_t extra; /* offset of the unknown keys: char *, a compact JSON object */
};

extern const struct shape report_shape, card_shape;

/* NULL if the shape has no such key. */
const struct member *shape_member(const struct shape *shape, const char *key);

/* Whether the owner, a struct of the member's shape, has the key, or anything that stands
 * under it: it is written then. */
bool member_is_there(const struct member *member, const void *owner);

#endif
