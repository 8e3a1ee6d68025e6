/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One XML file of a document that is being made, by libxml2's writer, in a file that has no
 * name any more: whatever size it becomes, it takes no memory. What goes wrong on the way
 * is told at the end.
 */
#ifndef PUBLISH_XML_PART_H
#define PUBLISH_XML_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "text/error.h"

/* Loads libxml2, where that was not done. False: it is not on this machine. */
bool xml_part_load(void);

struct xml_part;

/* Begins it, with the XML declaration. NULL and the error: there is no room for it. */
struct xml_part *xml_part_new(struct error *error);
void xml_part_free(struct xml_part *part);

/* Ends it, frees it, and gives its file, at its beginning, which the caller closes. NULL
 * and the error: not all of it could be written. */
FILE *xml_part_finish(struct xml_part *part, struct error *error);

/* An element begins; its attributes follow it at once; it ends. */
void xml_begin(struct xml_part *part, const char *name);
void xml_attribute(struct xml_part *part, const char *name, const char *value);
void xml_attribute_number(struct xml_part *part, const char *name, size_t value);
void xml_end(struct xml_part *part);

/* Text: whatever it says, it is never taken for a tag. It has to be UTF-8 of such characters
 * as XML has (publish/clean.h). */
void xml_text(struct xml_part *part, const char *text, size_t bytes);
void xml_puts(struct xml_part *part, const char *text);

/* XML that stands in the program itself. */
void xml_raw(struct xml_part *part, const char *xml);

#endif
