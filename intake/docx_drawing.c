/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of a .docx. One that cannot be read is told, and the text goes on.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/builder.h"
#include "intake/docx_body.h"
#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/xml.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

void docx_picture_words(struct docx_body *body, const struct xml_element *element)
{
	static const char *const names[] = {"descr", "alt", "title"};
	/* The picture within a drawing may say it too. */
	if (strcmp(element->name, "pic:cNvPr") != 0) {
		free(body->words);
		body->words = NULL;
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *words = xml_value(element, names[i]);
		if (text_is_blank(words))
			continue;
		free(body->words);
		body->words = mem_strdup(words);
		return;
	}
}

static void remember(struct docx_body *body, const char *target, size_t picture)
{
	if (picture == SIZE_MAX)
		return;
	body->drawn = mem_grow(body->drawn, body->drawn_count, &body->drawn_capacity,
		sizeof(*body->drawn));
	body->drawn_at = mem_grow(body->drawn_at, body->drawn_count,
		&body->drawn_at_capacity, sizeof(*body->drawn_at));
	body->drawn[body->drawn_count] = mem_strdup(target);
	body->drawn_at[body->drawn_count++] = picture;
}

static void read_picture(struct docx_body *body, const char *target)
{
	struct error error = ERROR_INIT;
	struct str bytes = STR_INIT;
	if (package_read(body->package, target, PACKAGE_PART_BYTES, &bytes, &error)) {
		const size_t count = bytes.bytes;
		unsigned char *data = (unsigned char *)str_detach(&bytes);
		remember(body, target,
			builder_picture(&body->builder, body->words, data, count));
	} else {
		builder_note(&body->builder, _("a picture cannot be read: %s"),
			error_message(&error));
	}
	error_release(&error);
	str_release(&bytes);
}

void docx_picture(struct docx_body *body, const char *id)
{
	const struct docx_relation *relation = docx_relation(&body->relations, id);
	if (!relation) {
		builder_note(&body->builder, _("a picture is missing"));
	} else if (relation->external) {
		builder_note(&body->builder,
			_("a picture is not in the document, but elsewhere: %s"),
			relation->target);
	} else {
		for (size_t i = 0; i < body->drawn_count; i++)
			if (!strcmp(body->drawn[i], relation->target)) {
				builder_picture_again(&body->builder, body->drawn_at[i]);
				return;
			}
		read_picture(body, relation->target);
	}
	free(body->words);
	body->words = NULL;
}
