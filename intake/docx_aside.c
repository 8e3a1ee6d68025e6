/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a .docx has beside its text: footnotes, comments, headers and footers. They are no
 * part of a report's table, but nobody shall have to look for them: each is a note with its
 * words, and with the place that it belongs to.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/builder.h"
#include "intake/docx_body.h"
#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/xml.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	ASIDE = 1, /* a footnote, a comment, a header */
	ASIDE_DELETED,
	ASIDE_PARAGRAPH,
	ASIDE_SPACE,
	ASIDE_TEXT,
};

struct kind {
	char kind;
	const char *type;   /* of the relation */
	const char *called; /* NULL: it stands on each page */
};

static const struct kind kinds[] = {
	{'f', "footnotes", N_("footnote")},
	{'e', "endnotes", N_("footnote")},
	{'c', "comments", N_("comment")},
	{'h', "header", NULL},
	{'h', "footer", NULL},
};

struct walk {
	struct docx_body *body;
	const struct kind *kind;
	char *id;   /* of the one under way; NULL: it has none */
	char *from; /* who wrote the comment */
	bool apart; /* it is but a line that parts footnotes from the text */
	bool in_text;
	unsigned deleted; /* elements open within what was deleted */
	struct str text;
};

static void start_aside(struct walk *walk, const struct xml_element *element)
{
	free(walk->id);
	free(walk->from);
	walk->id = mem_strdup(xml_value(element, "w:id"));
	walk->from = mem_strdup(xml_value(element, "w:author"));
	walk->apart = walk->kind->kind != 'h' && walk->kind->kind != 'c' &&
		      xml_value(element, "w:type");
	str_clear(&walk->text);
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct walk *walk = context;
	if (walk->deleted || element->id == ASIDE_DELETED)
		walk->deleted++;
	else if (element->id == ASIDE)
		start_aside(walk, element);
	else if (element->id == ASIDE_TEXT)
		walk->in_text = true;
	else if (element->id == ASIDE_SPACE)
		str_putc(&walk->text, ' ');
	return true;
}

static struct source_place place_of(const struct walk *walk)
{
	const struct docx_body *body = walk->body;
	for (size_t i = 0; walk->id && i < body->references_count; i++)
		if (body->references[i].kind == walk->kind->kind &&
			!strcmp(body->references[i].id, walk->id))
			return body->references[i].place;
	return (struct source_place){0};
}

static void tell(struct walk *walk)
{
	struct str words = STR_INIT;
	if (walk->from && walk->from[0])
		str_printf(&words, "%s: ", walk->from);
	builder_note_text(&words, walk->text.data, walk->text.bytes);
	const struct source_place place = place_of(walk);
	if (!walk->kind->called)
		builder_note_page(
			&walk->body->builder, walk->text.data, walk->text.bytes);
	else if (!walk->apart && !text_is_blank(walk->text.data))
		builder_note_at(&walk->body->builder, &place, "%s: %s",
			_(walk->kind->called), words.data);
	str_release(&words);
	str_clear(&walk->text);
}

static bool on_end(void *context, int id)
{
	struct walk *walk = context;
	if (walk->deleted)
		walk->deleted--;
	else if (id == ASIDE)
		tell(walk);
	else if (id == ASIDE_TEXT)
		walk->in_text = false;
	else if (id == ASIDE_PARAGRAPH)
		str_putc(&walk->text, ' ');
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct walk *walk = context;
	if (walk->in_text && !walk->deleted)
		str_append(&walk->text, text, bytes);
	return true;
}

static bool tell_part(
	struct walk *walk, const struct docx_relation *part, struct error *error)
{
	static const struct xml_name names[] = {
		{"m:t", ASIDE_TEXT}, /* of a formula */
		{"w:comment", ASIDE},
		{"w:del", ASIDE_DELETED},
		{"w:endnote", ASIDE},
		{"w:footnote", ASIDE},
		{"w:ftr", ASIDE},
		{"w:hdr", ASIDE},
		{"w:p", ASIDE_PARAGRAPH},
		{"w:t", ASIDE_TEXT},
		{"w:tab", ASIDE_SPACE},
	};
	static const struct xml_handler handler = {
		docx_spaces, names, COUNT(names), on_start, on_end, on_text};
	struct str bytes = STR_INIT;
	const bool done =
		package_read(walk->body->package, part->target, PACKAGE_PART_BYTES,
			&bytes, error) &&
		xml_read(bytes.data, bytes.bytes, &handler, walk, part->target, error);
	str_release(&bytes);
	return done;
}

bool docx_asides_tell(struct docx_body *body, struct error *error)
{
	bool done = true;
	for (size_t i = 0; done && i < COUNT(kinds); i++) {
		const struct docx_relation *part;
		for (size_t at = 0; done && (part = docx_relation_of(&body->relations,
						     kinds[i].type, at));
			at++) {
			struct walk walk = {
				.body = body, .kind = &kinds[i], .text = STR_INIT};
			done = part->external || tell_part(&walk, part, error);
			free(walk.id);
			free(walk.from);
			str_release(&walk.text);
		}
	}
	return done;
}
