/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Word document read back, for tests: its files by libzip, their XML by libxml2. What is
 * no archive or no XML fails the test.
 */
#ifndef TESTS_SUPPORT_WORD_FILE_H
#define TESTS_SUPPORT_WORD_FILE_H

#include <stdbool.h>

#include <libxml/tree.h>
#include <zip.h>

#include "text/str.h"

struct word_file {
	zip_t *zip;
	xmlDoc *document, *numbering, *relations;
};

/* bytes must live as long. */
void word_file_open(struct word_file *file, const struct str *bytes);
void word_file_close(struct word_file *file);

/* A file of the archive, parsed; the caller frees it by xmlFreeDoc(). */
xmlDoc *word_file_part(const struct word_file *file, const char *name);

/* The next element of that name (w:p) behind `after` in the order of the text, within root;
 * after NULL: the first one. NULL: there is none. */
xmlNode *word_next(xmlNode *root, xmlNode *after, const char *name);

/* An attribute, named without its prefix; NULL: it is not there. */
const char *word_attribute(const xmlNode *node, const char *name);

/* The attribute val of the first element of that name within root; NULL: it is not there. */
const char *word_value(xmlNode *root, const char *name);

/* Appends the text within root: breaks are line ends, tabs tabs, and one paragraph a line. */
void word_text(struct str *out, xmlNode *root);

/* The same with the marks that Word writes before items of lists. */
void word_shown(struct str *out, const struct word_file *file, xmlNode *root);

#endif
