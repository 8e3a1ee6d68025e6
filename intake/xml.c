/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xml.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "intake/missing.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define XML_FUNCTIONS(F)                                                                 \
	F(htmlCtxtReadMemory)                                                            \
	F(htmlFreeParserCtxt)                                                            \
	F(htmlNewParserCtxt)                                                             \
	F(xmlByteConsumed)                                                               \
	F(xmlCreatePushParserCtxt)                                                       \
	F(xmlCtxtUseOptions)                                                             \
	F(xmlFreeParserCtxt)                                                             \
	F(xmlParseChunk)                                                                 \
	F(xmlStopParser)

static struct {
	XML_FUNCTIONS(LIBRARY_POINTER)
} xml;
#define ENTRY(name) LIBRARY_FUNCTION(xml, name)
static const struct library_function functions[] = {XML_FUNCTIONS(ENTRY)};

enum {
	CHUNK_BYTES = 1 << 16,
	ATTRIBUTE_PARTS = 5, /* libxml2's: name, prefix, namespace, value, its end */
	NO_PLACE = (size_t)-1 >> 1,
};

struct walk {
	const struct xml_handler *handler;
	void *context;
	xmlParserCtxtPtr parser;
	const char *where;
	struct error *error;
	unsigned depth;
	bool stopped;
	int open[XML_DEPTH]; /* the ids of the elements that are open */
	/* The names and values of the element under way, each with its NUL. */
	struct str texts;
	struct xml_attribute *attributes;
	size_t *places; /* of its names and values in the texts, in turn */
	size_t count, capacity, places_capacity;
};

static void stop(struct walk *walk)
{
	walk->stopped = true;
	xml.xmlStopParser(walk->parser);
}

static void refuse(struct walk *walk, const char *message)
{
	if (walk->stopped)
		return;
	error_set(walk->error, ERROR_REFUSED, "%s: %s", walk->where, message);
	stop(walk);
}

/* --- names --- */

static int compare_names(const void *left, const void *right)
{
	return strcmp(((const struct xml_name *)left)->name,
		((const struct xml_name *)right)->name);
}

static int id_of(const struct xml_handler *handler, const char *name)
{
	const struct xml_name key = {name, 0};
	const struct xml_name *found =
		bsearch(&key, handler->names, handler->count, sizeof(key), compare_names);
	return found ? found->id : 0;
}

/* Appends the name with the handler's prefix for that namespace; where it has none, with
 * one that no name of the handler's has. */
static void put_name(struct walk *walk, const xmlChar *uri, const xmlChar *local)
{
	const struct xml_space *space = walk->handler->spaces;
	while (uri && space->prefix && strcmp(space->uri, (const char *)uri) != 0)
		space++;
	if (uri && space->prefix)
		str_puts(&walk->texts, space->prefix);
	else if (uri)
		str_putc(&walk->texts, '?');
	if (uri)
		str_putc(&walk->texts, ':');
	str_puts(&walk->texts, (const char *)local);
	str_putc(&walk->texts, '\0');
}

/* --- elements --- */

static void begin_element(struct walk *walk)
{
	str_clear(&walk->texts);
	walk->count = 0;
}

static void note_place(struct walk *walk)
{
	walk->places = mem_grow(
		walk->places, walk->count, &walk->places_capacity, sizeof(*walk->places));
	walk->places[walk->count++] = walk->texts.bytes;
}

/* The texts do not move any more. */
static void tell_element(struct walk *walk)
{
	const size_t count = walk->count / 2;
	if (count > walk->capacity) {
		walk->capacity = count;
		walk->attributes =
			mem_resize(walk->attributes, count, sizeof(*walk->attributes));
	}
	for (size_t i = 0; i < count; i++)
		walk->attributes[i] =
			(struct xml_attribute){walk->texts.data + walk->places[2 * i],
				walk->texts.data + walk->places[2 * i + 1]};
	const struct xml_element element = {
		.id = id_of(walk->handler, walk->texts.data),
		.name = walk->texts.data,
		.attributes = walk->attributes,
		.count = count,
	};
	if (walk->depth == XML_DEPTH) {
		refuse(walk, _("nested deeper than any document is"));
		return;
	}
	walk->open[walk->depth++] = element.id;
	if (!walk->handler->start(walk->context, &element))
		stop(walk);
}

static void end_element(struct walk *walk)
{
	if (walk->stopped || !walk->depth)
		return;
	if (!walk->handler->end(walk->context, walk->open[--walk->depth]))
		stop(walk);
}

static void on_text(void *context, const xmlChar *text, int bytes)
{
	struct walk *walk = context;
	if (!walk->stopped && bytes > 0 &&
		!walk->handler->text(walk->context, (const char *)text, (size_t)bytes))
		stop(walk);
}

/* --- XML --- */

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix,
	const xmlChar *uri, int spaces_count, const xmlChar **spaces, int count,
	int defaulted, const xmlChar **attributes)
{
	struct walk *walk = context;
	(void)prefix;
	(void)spaces_count;
	(void)spaces;
	(void)defaulted;
	if (walk->stopped)
		return;
	begin_element(walk);
	put_name(walk, uri, local);
	for (int i = 0; i < count; i++, attributes += ATTRIBUTE_PARTS) {
		note_place(walk);
		put_name(walk, attributes[2], attributes[0]);
		note_place(walk);
		str_append(&walk->texts, (const char *)attributes[3],
			(size_t)(attributes[4] - attributes[3]));
		str_putc(&walk->texts, '\0');
	}
	tell_element(walk);
}

static void on_end(
	void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	(void)local;
	(void)prefix;
	(void)uri;
	end_element(context);
}

/* Before anything that it declares. */
static void on_doctype(
	void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
	(void)name;
	(void)public;
	(void)system;
	refuse(context, _("declares entities or a type of its own (DOCTYPE), which no "
			  "document of a word processor does; nothing is read of it"));
}

/* What is well-formed is told by the result; this keeps the library from printing. */
#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *told)
#else
static void on_error(void *context, xmlErrorPtr told)
#endif
{
	(void)context;
	(void)told;
}

static bool parse(struct walk *walk, const char *bytes, size_t count)
{
	int reason = 0;
	for (size_t at = 0; at < count && !reason && !walk->stopped; at += CHUNK_BYTES)
		reason = xml.xmlParseChunk(walk->parser, bytes + at,
			(int)MIN(count - at, (size_t)CHUNK_BYTES), 0);
	if (!reason && !walk->stopped)
		reason = xml.xmlParseChunk(walk->parser, NULL, 0, 1);
	if (walk->stopped || !reason)
		return !walk->stopped;
	const long at = xml.xmlByteConsumed(walk->parser);
	return error_set(walk->error, ERROR_REFUSED,
		_("%s: damaged at byte %ld: no well-formed XML"), walk->where,
		MAX(at, 0L));
}

static bool load(const char *where, struct error *error)
{
	return xml.xmlStopParser ||
	       library_load(LIBXML2_FILE, functions, COUNT(functions)) ||
	       intake_missing(where, LIBXML2_PACKAGE, error);
}

static void release(struct walk *walk)
{
	str_release(&walk->texts);
	free(walk->attributes);
	free(walk->places);
}

bool xml_read(const char *bytes, size_t count, const struct xml_handler *handler,
	void *context, const char *where, struct error *error)
{
	if (!load(where, error))
		return false;
	struct walk walk = {.handler = handler,
		.context = context,
		.where = where,
		.error = error,
		.texts = STR_INIT};
	xmlSAXHandler sax = {
		.internalSubset = on_doctype,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.serror = on_error,
		.initialized = XML_SAX2_MAGIC,
	};
	walk.parser = xml.xmlCreatePushParserCtxt(&sax, &walk, NULL, 0, NULL);
	if (!walk.parser)
		mem_reserve(NO_PLACE); /* there is no memory */
	/* &amp; in attributes as &. There is no other entity: on_doctype(). */
	xml.xmlCtxtUseOptions(walk.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
	const bool done = parse(&walk, bytes, count);
	xml.xmlFreeParserCtxt(walk.parser);
	release(&walk);
	return done;
}

/* --- HTML --- */

static void on_html_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct walk *walk = context;
	if (walk->stopped)
		return;
	begin_element(walk);
	str_append(&walk->texts, (const char *)name, strlen((const char *)name) + 1);
	for (; attributes && attributes[0]; attributes += 2) {
		const char *value = attributes[1] ? (const char *)attributes[1] : "";
		note_place(walk);
		str_append(&walk->texts, (const char *)attributes[0],
			strlen((const char *)attributes[0]) + 1);
		note_place(walk);
		str_append(&walk->texts, value, strlen(value) + 1);
	}
	tell_element(walk);
}

static void on_html_end(void *context, const xmlChar *name)
{
	(void)name;
	end_element(context);
}

bool html_read(const char *bytes, size_t count, const struct xml_handler *handler,
	void *context, const char *where, struct error *error)
{
	if (!load(where, error))
		return false;
	struct walk walk = {.handler = handler,
		.context = context,
		.where = where,
		.error = error,
		.texts = STR_INIT};
	walk.parser = xml.htmlNewParserCtxt();
	if (!walk.parser)
		mem_reserve(NO_PLACE);
	*walk.parser->sax = (xmlSAXHandler){
		.startElement = on_html_start,
		.endElement = on_html_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = NULL, /* of scripts and styles */
		.serror = on_error,
		.initialized = XML_SAX2_MAGIC,
	};
	walk.parser->userData = &walk;
	xml.htmlCtxtReadMemory(walk.parser, bytes, (int)count, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
			HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
	xml.htmlFreeParserCtxt(walk.parser);
	release(&walk);
	return !walk.stopped;
}

/* --- attributes --- */

const char *xml_value(const struct xml_element *element, const char *name)
{
	for (size_t i = 0; i < element->count; i++)
		if (!strcmp(element->attributes[i].name, name))
			return element->attributes[i].value;
	return NULL;
}

unsigned xml_number(const struct xml_element *element, const char *name,
	unsigned otherwise, unsigned most)
{
	const char *value = xml_value(element, name);
	if (!value)
		return otherwise;
	unsigned long sum = 0;
	size_t digits = 0;
	value += strspn(value, " \t\r\n+");
	for (; value[digits] >= '0' && value[digits] <= '9'; digits++)
		sum = MIN(sum * 10 + (unsigned long)(value[digits] - '0'), most);
	return digits ? (unsigned)sum : otherwise;
}
