/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xlsx_drawing.h"

#include <stdlib.h>
#include <string.h>

#include "intake/xlsx_book.h"
#include "intake/xlsx_sheet.h"
#include "intake/xml.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum element {
	ELEMENT_BLIP = 1,
	ELEMENT_BOX_TEXT,
	ELEMENT_COL,
	ELEMENT_COMMENT,
	ELEMENT_FRAME,
	ELEMENT_FROM,
	ELEMENT_NAMED,
	ELEMENT_PARAGRAPH,
	ELEMENT_PICTURE,
	ELEMENT_RPH,
	ELEMENT_ROW,
	ELEMENT_SHAPE,
	ELEMENT_T,
};

struct reading {
	struct xlsx_things *things;
	struct docx_relations *relations; /* of a drawing; NULL: comments are read */
	const char *part;
	struct error *error;
	unsigned row, column; /* where the next thing hangs */
	bool in_from;
	unsigned phonetic;
	enum element taking; /* whose text is under way; 0: none */
	struct str text, words;
};

static bool add_thing(struct reading *reading, enum xlsx_thing_kind kind)
{
	struct xlsx_things *things = reading->things;
	if (things->count >= XLSX_THINGS)
		return docx_too_many(reading->part, reading->error);
	things->items = mem_grow(
		things->items, things->count, &things->capacity, sizeof(*things->items));
	things->items[things->count++] =
		(struct xlsx_thing){kind, reading->row, reading->column, NULL, NULL};
	return true;
}

static struct xlsx_thing *last_thing(struct reading *reading)
{
	struct xlsx_things *things = reading->things;
	return things->count ? &things->items[things->count - 1] : NULL;
}

static void take_blip(struct reading *reading, const struct xml_element *element)
{
	struct xlsx_thing *thing = last_thing(reading);
	const char *id = xml_value(element, "r:embed");
	const struct docx_relation *relation =
		id ? docx_relation(reading->relations, id) : NULL;
	if (thing && thing->kind == XLSX_PICTURE && !thing->part && relation &&
		!relation->external)
		thing->part = mem_strdup(relation->target);
}

static void take_name(struct reading *reading, const struct xml_element *element)
{
	struct xlsx_thing *thing = last_thing(reading);
	const char *words = xml_value(element, "descr");
	if (thing && thing->kind == XLSX_PICTURE && !thing->words && words)
		thing->words = mem_strdup(words);
}

static bool begin_comment(struct reading *reading, const struct xml_element *element)
{
	const char *place = xml_value(element, "ref");
	size_t used;
	str_clear(&reading->words);
	if (!place || !xlsx_place_read(place, &reading->row, &reading->column, &used))
		reading->row = reading->column = 0;
	return add_thing(reading, XLSX_COMMENT);
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	switch (element->id) {
	case ELEMENT_FROM: reading->in_from = true; break;
	case ELEMENT_COL:
	case ELEMENT_ROW:
		reading->taking = (enum element)element->id;
		str_clear(&reading->text);
		break;
	case ELEMENT_PICTURE: return add_thing(reading, XLSX_PICTURE);
	case ELEMENT_FRAME: return add_thing(reading, XLSX_CHART);
	case ELEMENT_SHAPE:
		str_clear(&reading->words);
		return add_thing(reading, XLSX_BOX);
	case ELEMENT_COMMENT: return begin_comment(reading, element);
	case ELEMENT_BLIP: take_blip(reading, element); break;
	case ELEMENT_NAMED: take_name(reading, element); break;
	case ELEMENT_RPH: reading->phonetic++; break;
	case ELEMENT_T:
	case ELEMENT_BOX_TEXT: reading->taking = (enum element)element->id; break;
	}
	return true;
}

static void end_place(struct reading *reading, enum element element)
{
	const unsigned long value = strtoul(reading->text.data, NULL, 10);
	/* Counted from 0; where it ends is not asked. */
	if (!reading->in_from || value > 1048575)
		return;
	if (element == ELEMENT_ROW)
		reading->row = (unsigned)value + 1;
	else
		reading->column = (unsigned)value + 1;
}

static void end_words(struct reading *reading)
{
	struct xlsx_thing *thing = last_thing(reading);
	if (!thing || thing->words)
		return;
	thing->words = mem_strdup(reading->words.data);
	str_clear(&reading->words);
}

static bool on_end(void *context, int id)
{
	struct reading *reading = context;
	switch (id) {
	case ELEMENT_FROM: reading->in_from = false; break;
	case ELEMENT_COL:
	case ELEMENT_ROW: end_place(reading, (enum element)id); break;
	case ELEMENT_RPH: reading->phonetic--; break;
	case ELEMENT_PARAGRAPH: str_putc(&reading->words, '\n'); break;
	case ELEMENT_SHAPE:
	case ELEMENT_COMMENT: end_words(reading); break;
	}
	reading->taking = 0;
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct reading *reading = context;
	if (reading->taking == ELEMENT_COL || reading->taking == ELEMENT_ROW)
		str_append(&reading->text, text, bytes);
	else if (reading->taking && !reading->phonetic)
		xlsx_text_append(&reading->words, text, bytes);
	return true;
}

static const struct xml_name names[] = {
	{"a:blip", ELEMENT_BLIP},
	{"a:p", ELEMENT_PARAGRAPH},
	{"a:t", ELEMENT_BOX_TEXT},
	{"s:comment", ELEMENT_COMMENT},
	{"s:rPh", ELEMENT_RPH},
	{"s:t", ELEMENT_T},
	{"xdr:cNvPr", ELEMENT_NAMED},
	{"xdr:col", ELEMENT_COL},
	{"xdr:from", ELEMENT_FROM},
	{"xdr:graphicFrame", ELEMENT_FRAME},
	{"xdr:pic", ELEMENT_PICTURE},
	{"xdr:row", ELEMENT_ROW},
	{"xdr:sp", ELEMENT_SHAPE},
};

static bool read_part(struct reading *reading, struct package *package, const char *part)
{
	static const struct xml_handler handler = {
		xlsx_spaces, names, COUNT(names), on_start, on_end, on_text};
	struct str bytes = STR_INIT;
	str_init(&reading->text);
	str_init(&reading->words);
	reading->part = part;
	const bool done =
		package_read(package, part, PACKAGE_PART_BYTES, &bytes, reading->error) &&
		xml_read(
			bytes.data, bytes.bytes, &handler, reading, part, reading->error);
	str_release(&bytes);
	str_release(&reading->text);
	str_release(&reading->words);
	return done;
}

bool xlsx_drawing_read(struct xlsx_things *things, struct package *package,
	const char *part, struct error *error)
{
	struct docx_relations relations;
	struct reading reading = {
		.things = things, .relations = &relations, .error = error};
	const bool done = docx_relations_read(&relations, package, part, error) &&
			  read_part(&reading, package, part);
	docx_relations_release(&relations);
	return done;
}

bool xlsx_comments_read(struct xlsx_things *things, struct package *package,
	const char *part, struct error *error)
{
	struct reading reading = {.things = things, .error = error};
	return read_part(&reading, package, part);
}

void xlsx_things_release(struct xlsx_things *things)
{
	for (size_t i = 0; i < things->count; i++) {
		free(things->items[i].part);
		free(things->items[i].words);
	}
	free(things->items);
	*things = (struct xlsx_things){0};
}
