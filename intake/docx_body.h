/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a .docx as it is read, element by element. For intake/docx*.c alone.
 */
#ifndef INTAKE_DOCX_BODY_H
#define INTAKE_DOCX_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/builder.h"
#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/xml.h"
#include "text/str.h"

enum { DOCX_NESTED = 64 }; /* fields, content controls, alternatives within each other */

/* Something that the body speaks of and that stands in another part. */
struct docx_reference {
	char kind; /* f: footnote, e: endnote, c: comment */
	char *id;
	struct source_place place;
};

struct docx_body {
	struct builder builder;
	struct package *package;
	const char *part; /* the body's own name */
	struct docx_relations relations;
	struct docx_styles styles;
	struct docx_numbering *numbering;

	/* Left out: elements that are open within, their text, why. */
	unsigned skip;
	enum builder_lost why;
	struct str lost;

	/* The paragraph. */
	struct docx_properties properties;
	bool in_properties; /* of a paragraph: elements there say what it is */
	bool joined;        /* its end was deleted: the next one goes on in it */
	bool page_after;
	bool inserted_told;

	/* The run. */
	bool in_run, hidden;
	bool in_text, preserve;
	struct str text; /* of the w:t under way */

	/* The cell and row. */
	bool cell_pending; /* begun, what it covers is not known yet */
	unsigned columns, before;
	char merged, merged_left; /* 0: no; r: it begins; c: covered */
	bool in_row_properties, row_deleted;

	/* Fields that are open: what they say, whether a link is theirs. */
	struct str instructions;
	struct {
		size_t start; /* in instructions */
		bool link;
	} fields[DOCX_NESTED];
	unsigned fields_count;

	/* Content controls: the hidden name of each. */
	char *controls[DOCX_NESTED];
	bool prompts[DOCX_NESTED]; /* it shows what is to be filled in */
	unsigned controls_count;
	char *bookmark; /* waits for its paragraph */

	bool taken[DOCX_NESTED]; /* of alternatives, one was taken */
	unsigned alternatives;

	char *words;  /* what stands for the picture to come */
	char **drawn; /* targets of pictures that were read, and where they are */
	size_t *drawn_at;
	size_t drawn_count, drawn_capacity, drawn_at_capacity;

	struct docx_reference *references;
	size_t references_count, references_capacity;
};

void docx_body_init(struct docx_body *body, struct package *package, const char *part);
/* The builder has to be begun, the relations, styles and numbering have to be read. False: the error is set. */
bool docx_body_read(struct docx_body *body, const char *bytes, size_t count);
void docx_body_release(struct docx_body *body);

/* What stands in other parts (intake/docx_aside.c): footnotes, comments, headers become
 * notes. */
bool docx_asides_tell(struct docx_body *body, struct error *error);

/* --- parts of it --- */

/* Elements of pictures and of what is drawn (intake/docx_drawing.c). */
void docx_picture(struct docx_body *body, const char *id);
void docx_picture_words(struct docx_body *body, const struct xml_element *element);

/* Fields (intake/docx_field.c): HYPERLINK is a link. */
void docx_field(struct docx_body *body, const char *kind);
void docx_field_simple(struct docx_body *body, const char *instruction);
void docx_field_end(struct docx_body *body);

#endif
