/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/reader.h"

#include <string.h>
#include <strings.h>

#include "intake/convert.h"
#include "intake/csv.h"
#include "intake/docx.h"
#include "intake/encoding.h"
#include "intake/html.h"
#include "intake/odt.h"
#include "intake/pdf.h"
#include "intake/recognise.h"
#include "intake/text_reader.h"
#include "intake/xlsx.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"

/* configure may not have found the library of a form, or was told to leave it out. */
#ifdef HAVE_CSV
#define CSV_READ csv_read
#else
#define CSV_READ NULL
#endif

#ifdef HAVE_POPPLER
#define PDF_READ pdf_read
#else
#define PDF_READ NULL
#endif

#ifdef HAVE_DOCX
#define DOCX_READ docx_read
#define ODT_READ  odt_read
#define XLSX_READ xlsx_read
#else
#define DOCX_READ NULL
#define ODT_READ  NULL
#define XLSX_READ NULL
#endif

#ifdef HAVE_LIBXML2
#define HTML_READ page_read
#else
#define HTML_READ NULL
#endif

/* What is sure by its first bytes stands before what could be anything. */
const struct intake_reader intake_readers[] = {
	{"docx", ".docx .docm", recognise_docx, DOCX_READ, "libzip-dev libxml2-dev"},
	{"odt", ".odt .ott", recognise_odt, ODT_READ, "libzip-dev libxml2-dev"},
	{"doc", ".doc .dot .docx", recognise_doc, doc_read, NULL},
	{"xls", ".xls .xlt", recognise_xls, xls_read, NULL},
	{"rtf", ".rtf .doc", recognise_rtf, rtf_read, NULL},
	{"xlsx", ".xlsx .xlsm", recognise_xlsx, XLSX_READ, "libzip-dev libxml2-dev"},
	{"pdf", ".pdf", recognise_pdf, PDF_READ, "libpoppler-glib-dev"},
	{"html", ".html .htm", recognise_html, HTML_READ, "libxml2-dev"},
	{"text", ".txt .text .md", encoding_recognises, text_read, NULL},
	{"csv", ".csv .tsv", encoding_recognises, CSV_READ, "libcsv-dev"},
	{NULL, NULL, NULL, NULL, NULL},
};

/* Whether the name ends with one of the suffixes, in letters of either case. */
static bool speaks_for(const char *suffixes, const char *name)
{
	const char *dot = strrchr(name, '.');
	const size_t bytes = dot ? strlen(dot) : 0;
	for (const char *at = suffixes; bytes && *at;) {
		const size_t length = strcspn(at, " ");
		if (length == bytes && !strncasecmp(at, dot, length))
			return true;
		at += length + strspn(at + length, " ");
	}
	return false;
}

const struct intake_reader *intake_reader_find(const struct intake_file *file)
{
	const struct intake_reader *found = NULL;
	for (const struct intake_reader *reader = intake_readers; reader->name;
		reader++) {
		if (!reader->recognises(file))
			continue;
		if (speaks_for(reader->suffixes, file->name))
			return reader;
		if (!found)
			found = reader;
	}
	return found;
}

bool intake_read(
	struct source *source, const struct intake_file *file, struct error *error)
{
	const struct intake_reader *reader = intake_reader_find(file);
	source_init(source, file->name, reader ? reader->name : "");
	if (!reader)
		return error_set(error, ERROR_REFUSED,
			_("%s: no document that this program can read"), file->name);
	if (!reader->read)
		return error_set(error, ERROR_SYSTEM,
			_("this program was built without %s; build it again where %s is "
			  "installed"),
			reader->name, reader->package);
	return reader->read(source, file, error);
}

bool intake_refuse(struct error *error, const struct intake_file *file,
	const struct source_place *place, const char *format, ...)
{
	struct str where = STR_INIT, what = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&what, format, args);
	va_end(args);
	source_place_append(&where, place);
	error_set(error, ERROR_REFUSED, where.bytes ? "%s: %s: %s" : "%s: %s%s",
		file->name, where.data, what.data);
	str_release(&where);
	str_release(&what);
	return false;
}
