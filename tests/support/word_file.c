/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/word_file.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "tests/support/support.h"
#include "text/number.h"

/* --- files --- */

static void read_member(const struct word_file *file, const char *name, struct str *out)
{
	char bytes[4096];
	zip_file_t *member = zip_fopen(file->zip, name, 0);
	if (!member)
		fail_msg("there is no %s", name);
	for (zip_int64_t count; (count = zip_fread(member, bytes, sizeof(bytes))) > 0;)
		str_append(out, bytes, (size_t)count);
	zip_fclose(member);
}

xmlDoc *word_file_part(const struct word_file *file, const char *name)
{
	struct str text = STR_INIT;
	read_member(file, name, &text);
	xmlDoc *part = xmlReadMemory(
		text.data, (int)text.bytes, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	if (!part)
		fail_msg("%s is no XML", name);
	str_release(&text);
	return part;
}

void word_file_open(struct word_file *file, const struct str *bytes)
{
	zip_error_t error;
	zip_source_t *source =
		zip_source_buffer_create(bytes->data, bytes->bytes, 0, &error);
	assert_non_null(source);
	file->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	assert_non_null(file->zip);
	file->document = word_file_part(file, "word/document.xml");
	file->numbering = word_file_part(file, "word/numbering.xml");
	file->relations = word_file_part(file, "word/_rels/document.xml.rels");
}

void word_file_close(struct word_file *file)
{
	xmlFreeDoc(file->document);
	xmlFreeDoc(file->numbering);
	xmlFreeDoc(file->relations);
	zip_discard(file->zip);
}

/* --- elements --- */

static bool is_named(const xmlNode *node, const char *name)
{
	const char *local = strchr(name, ':');
	return node->type == XML_ELEMENT_NODE &&
	       !strcmp((const char *)node->name, local ? local + 1 : name);
}

/* The node behind this one in the order of the text, within root. */
static xmlNode *step(xmlNode *root, xmlNode *node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

xmlNode *word_next(xmlNode *root, xmlNode *after, const char *name)
{
	xmlNode *node = after ? after : root;
	while ((node = step(root, node)))
		if (is_named(node, name))
			return node;
	return NULL;
}

const char *word_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *attribute = node->properties; attribute;
		attribute = attribute->next)
		if (!strcmp((const char *)attribute->name, name))
			return attribute->children
				       ? (const char *)attribute->children->content
				       : "";
	return NULL;
}

const char *word_value(xmlNode *root, const char *name)
{
	const xmlNode *node = word_next(root, NULL, name);
	return node ? word_attribute(node, "val") : NULL;
}

/* --- text --- */

/* The text of a paragraph or a smaller thing. */
static void put_text(struct str *out, xmlNode *root)
{
	for (xmlNode *node = root; (node = step(root, node));) {
		if (is_named(node, "w:br"))
			str_putc(out, '\n');
		else if (is_named(node, "w:tab") && is_named(node->parent, "w:r"))
			str_putc(out, '\t');
		else if (node->type == XML_TEXT_NODE && is_named(node->parent, "w:t"))
			str_puts(out, (const char *)node->content);
	}
}

void word_text(struct str *out, xmlNode *root)
{
	if (is_named(root, "w:p")) {
		put_text(out, root);
		return;
	}
	xmlNode *paragraph = NULL;
	while ((paragraph = word_next(root, paragraph, "w:p"))) {
		if (out->bytes)
			str_putc(out, '\n');
		put_text(out, paragraph);
	}
}

/* The format of a list: thaiNumbers. */
static const char *format_of(const struct word_file *file, const char *list)
{
	xmlNode *root = xmlDocGetRootElement(file->numbering), *node = NULL;
	const char *kind = "";
	while ((node = word_next(root, node, "w:num")))
		if (!strcmp(word_attribute(node, "numId"), list))
			kind = word_value(node, "w:abstractNumId");
	while ((node = word_next(root, node, "w:abstractNum")))
		if (!strcmp(word_attribute(node, "abstractNumId"), kind))
			return word_value(node, "w:numFmt");
	fail_msg("there is no list %s", list);
	return NULL;
}

/* How many paragraphs before this one are of its list, and itself. */
static int place_of(const struct word_file *file, xmlNode *paragraph, const char *list)
{
	xmlNode *root = xmlDocGetRootElement(file->document), *node = NULL;
	int place = 0;
	while ((node = word_next(root, node, "w:p"))) {
		const char *other = word_value(node, "w:numId");
		place += other && !strcmp(other, list);
		if (node == paragraph)
			break;
	}
	return place;
}

static void put_mark(struct str *out, const struct word_file *file, xmlNode *paragraph)
{
	const char *list = word_value(paragraph, "w:numId");
	if (!list)
		return;
	const char *format = format_of(file, list);
	if (!strcmp(format, "bullet"))
		str_puts(out, "- ");
	if (strcmp(format, "thaiNumbers") != 0 && strcmp(format, "decimal") != 0)
		return;
	const enum digits digits = *format == 't' ? DIGITS_THAI : DIGITS_ARABIC;
	number_append(out, place_of(file, paragraph, list), digits);
	str_puts(out, ". ");
}

void word_shown(struct str *out, const struct word_file *file, xmlNode *root)
{
	xmlNode *paragraph = NULL;
	while ((paragraph = word_next(root, paragraph, "w:p"))) {
		if (out->bytes)
			str_putc(out, '\n');
		put_mark(out, file, paragraph);
		put_text(out, paragraph);
	}
}
