/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of Word: .docx and .docm (ECMA-376). Macros are never run, nothing that lies
 * elsewhere is fetched; what a document only points to is told.
 */
#include <config.h>

#include "intake/docx.h"

#include <stdlib.h>
#include <string.h>

#include "intake/builder.h"
#include "intake/docx_body.h"
#include "intake/docx_parts.h"
#include "intake/package.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* The name of the part that holds the text, to be freed. */
static char *main_part(struct package *package, struct error *error)
{
	struct docx_relations relations;
	const char *name = "word/document.xml";
	char *found = NULL;
	if (docx_relations_read(&relations, package, "", error)) {
		const struct docx_relation *relation =
			docx_relation_of(&relations, "officeDocument", 0);
		if (relation && !relation->external)
			name = relation->target;
		found = mem_strdup(name);
	}
	docx_relations_release(&relations);
	return found;
}

/* The bytes of the part that has that relation; empty where there is none. */
static bool read_related(
	struct docx_body *body, const char *type, struct str *bytes, struct error *error)
{
	const struct docx_relation *relation =
		docx_relation_of(&body->relations, type, 0);
	return !relation || relation->external ||
	       !package_has(body->package, relation->target) ||
	       package_read(
		       body->package, relation->target, PACKAGE_PART_BYTES, bytes, error);
}

static bool read_around(struct docx_body *body, struct error *error)
{
	struct str bytes = STR_INIT;
	bool done =
		docx_relations_read(&body->relations, body->package, body->part, error) &&
		read_related(body, "styles", &bytes, error) &&
		(!bytes.bytes || docx_styles_read(&body->styles, bytes.data, bytes.bytes,
					 "styles.xml", error));
	str_clear(&bytes);
	done = done && read_related(body, "numbering", &bytes, error);
	if (done)
		body->numbering = docx_numbering_read(bytes.bytes ? bytes.data : NULL,
			bytes.bytes, "numbering.xml", error);
	str_release(&bytes);
	return body->numbering != NULL;
}

static void tell_macros(struct docx_body *body)
{
	static const char macros[] = "vbaProject.bin";
	for (size_t i = 0; i < package_count(body->package); i++) {
		const char *name = package_name(body->package, i);
		const size_t bytes = strlen(name);
		if (bytes < sizeof(macros) ||
			strcmp(name + bytes - sizeof(macros) + 1, macros) != 0)
			continue;
		const struct source_place nowhere = {0};
		builder_note_at(&body->builder, &nowhere,
			_("macros: they are left out, and were not run"));
		return;
	}
}

static bool read_body(struct docx_body *body, struct error *error)
{
	struct str bytes = STR_INIT;
	const bool done = package_read(body->package, body->part, PACKAGE_PART_BYTES,
				  &bytes, error) &&
			  docx_body_read(body, bytes.data, bytes.bytes);
	str_release(&bytes);
	return done;
}

bool docx_read(struct source *source, const struct intake_file *file, struct error *error)
{
	struct package *package = package_open(file, error);
	char *part = package ? main_part(package, error) : NULL;
	bool done = false;
	if (part) {
		struct docx_body body;
		docx_body_init(&body, package, part);
		builder_init(&body.builder, source, error);
		if (read_around(&body, error)) {
			tell_macros(&body);
			done = read_body(&body, error);
		}
		done = builder_finish(&body.builder) && done &&
		       docx_asides_tell(&body, error);
		docx_body_release(&body);
	}
	free(part);
	package_close(package);
	return done;
}
