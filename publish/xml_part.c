/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/xml_part.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include "model/temporary.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define XML_FUNCTIONS(F)                                                                 \
	F(xmlFreeTextWriter)                                                             \
	F(xmlNewTextWriter)                                                              \
	F(xmlOutputBufferCreateFile)                                                     \
	F(xmlTextWriterEndDocument)                                                      \
	F(xmlTextWriterEndElement)                                                       \
	F(xmlTextWriterStartDocument)                                                    \
	F(xmlTextWriterStartElement)                                                     \
	F(xmlTextWriterWriteAttribute)                                                   \
	F(xmlTextWriterWriteRaw)                                                         \
	F(xmlTextWriterWriteString)

static struct {
	XML_FUNCTIONS(LIBRARY_POINTER)
} xml;
#define ENTRY(name) LIBRARY_FUNCTION(xml, name)
static const struct library_function functions[] = {XML_FUNCTIONS(ENTRY)};

struct xml_part {
	FILE *file;
	xmlTextWriterPtr writer;
	struct str text; /* with a NUL behind it, as the library wants it */
	bool failed;
};

bool xml_part_load(void)
{
	return xml.xmlNewTextWriter ||
	       library_load(LIBXML2_FILE, functions, COUNT(functions));
}

/* A file without a name: nothing stays of it, however the program ends. */
static FILE *open_nameless(struct error *error)
{
	struct str folder = STR_INIT, like = STR_INIT, path = STR_INIT;
	temporary_folder(&folder);
	str_printf(&like, "%s/mattrakan.xml", folder.data);
	const int descriptor = temporary_make(like.data, &path);
	const int number = errno;
	FILE *file = NULL;
	if (descriptor >= 0) {
		unlink(path.data);
		file = fdopen(descriptor, "w+");
	}
	if (!file)
		error_set(
			error, ERROR_SYSTEM, "%s: %s", folder.data, error_reason(number));
	if (descriptor >= 0 && !file)
		close(descriptor);
	str_release(&folder);
	str_release(&like);
	str_release(&path);
	return file;
}

struct xml_part *xml_part_new(struct error *error)
{
	FILE *file = open_nameless(error);
	if (!file)
		return NULL;
	struct xml_part *part = mem_new(1, sizeof(*part));
	part->file = file;
	str_init(&part->text);
	xmlOutputBufferPtr out = xml.xmlOutputBufferCreateFile(file, NULL);
	part->writer = out ? xml.xmlNewTextWriter(out) : NULL;
	if (part->writer &&
		xml.xmlTextWriterStartDocument(part->writer, NULL, "UTF-8", "yes") >= 0)
		return part;
	error_set(error, ERROR_SYSTEM, _("the document could not be made: %s"),
		error_reason(ENOMEM));
	xml_part_free(part);
	return NULL;
}

void xml_part_free(struct xml_part *part)
{
	if (!part)
		return;
	if (part->writer)
		xml.xmlFreeTextWriter(part->writer);
	if (part->file)
		fclose(part->file);
	str_release(&part->text);
	free(part);
}

FILE *xml_part_finish(struct xml_part *part, struct error *error)
{
	if (xml.xmlTextWriterEndDocument(part->writer) < 0)
		part->failed = true;
	xml.xmlFreeTextWriter(part->writer); /* it writes what it still has */
	part->writer = NULL;
	FILE *file = part->file;
	errno = EIO;
	if (fflush(file) || ferror(file) || part->failed || fseek(file, 0, SEEK_SET)) {
		error_set(error, ERROR_SYSTEM, _("the document could not be made: %s"),
			error_reason(errno));
		file = NULL;
	} else {
		part->file = NULL;
	}
	xml_part_free(part);
	return file;
}

static const xmlChar *terminated(struct xml_part *part, const char *text, size_t bytes)
{
	str_clear(&part->text);
	str_append(&part->text, text, bytes);
	return (const xmlChar *)part->text.data;
}

static void note(struct xml_part *part, int written)
{
	if (written < 0)
		part->failed = true;
}

void xml_begin(struct xml_part *part, const char *name)
{
	note(part, xml.xmlTextWriterStartElement(part->writer, (const xmlChar *)name));
}

void xml_attribute(struct xml_part *part, const char *name, const char *value)
{
	note(part, xml.xmlTextWriterWriteAttribute(
			   part->writer, (const xmlChar *)name, (const xmlChar *)value));
}

void xml_attribute_number(struct xml_part *part, const char *name, size_t value)
{
	struct str digits = STR_INIT;
	str_printf(&digits, "%zu", value);
	xml_attribute(part, name, digits.data);
	str_release(&digits);
}

void xml_end(struct xml_part *part)
{
	note(part, xml.xmlTextWriterEndElement(part->writer));
}

void xml_text(struct xml_part *part, const char *text, size_t bytes)
{
	if (bytes)
		note(part, xml.xmlTextWriterWriteString(
				   part->writer, terminated(part, text, bytes)));
}

void xml_puts(struct xml_part *part, const char *text)
{
	xml_text(part, text, strlen(text));
}

void xml_raw(struct xml_part *part, const char *text)
{
	note(part, xml.xmlTextWriterWriteRaw(part->writer, (const xmlChar *)text));
}
