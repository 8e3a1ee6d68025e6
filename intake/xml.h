/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * XML and HTML as they come from strangers, by libxml2: elements and texts are told one after
 * another, and no tree is made of them. Nothing is fetched, no other file is opened, no
 * entity is declared: XML with a DOCTYPE is refused at its first line (no document of a word
 * processor has one), and nesting has a limit.
 *
 * Elements and attributes have the names that the reader's own table of namespaces gives
 * them ("w:p"), whatever prefixes the document uses. HTML has none: "td", "colspan".
 */
#ifndef INTAKE_XML_H
#define INTAKE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"

enum {
	XML_DEPTH = 200, /* elements within elements */
};

struct xml_space {
	const char *prefix; /* NULL ends the table */
	const char *uri;
};

/* What a reader knows an element by: names in the order of strcmp(). */
struct xml_name {
	const char *name;
	int id; /* not 0 */
};

struct xml_attribute {
	const char *name, *value;
};

/* Stands until the function that it was given to returns. */
struct xml_element {
	int id; /* 0: none of the handler's names */
	const char *name;
	const struct xml_attribute *attributes;
	size_t count;
};

/* Each function returns false to end the reading; then it has set the error that
 * xml_read() was given, or wants no more. */
struct xml_handler {
	const struct xml_space *spaces; /* NULL for HTML */
	const struct xml_name *names;
	size_t count;
	bool (*start)(void *context, const struct xml_element *element);
	bool (*end)(void *context, int id);
	/* Any piece of a text: one may come in several. UTF-8. */
	bool (*text)(void *context, const char *text, size_t bytes);
};

/* where: how errors call what is read. False: it is not well-formed, refused, or a function
 * of the handler ended it. */
bool xml_read(const char *bytes, size_t count, const struct xml_handler *handler,
	void *context, const char *where, struct error *error);
/* The same of HTML, in UTF-8, however it is formed: each element that starts ends. */
bool html_read(const char *bytes, size_t count, const struct xml_handler *handler,
	void *context, const char *where, struct error *error);

/* The value of an attribute; NULL: there is none. */
const char *xml_value(const struct xml_element *element, const char *name);
/* The same as a number that is not negative, however large: at most most. */
unsigned xml_number(const struct xml_element *element, const char *name,
	unsigned otherwise, unsigned most);

#endif
