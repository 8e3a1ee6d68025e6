/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/publish.h"

#include <string.h>

#include "publish/missing.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/summary.h"

/* configure may not have found the library of a form, or was told to leave it out. */
#ifdef HAVE_CSV
#define CSV_SINK csv_sink_new
#else
#define CSV_SINK NULL
#endif

#ifdef HAVE_DOCX
#define DOCX_SINK docx_sink_new
#else
#define DOCX_SINK NULL
#endif

#ifdef HAVE_PDF
#define PDF_SINK pdf_sink_new
#else
#define PDF_SINK NULL
#endif

#ifdef HAVE_XLSX
#define XLSX_SINK xlsx_sink_new
#else
#define XLSX_SINK NULL
#endif

const struct publish_format publish_formats[] = {
	{"html", true, html_sink_new, NULL},
	{"pdf", false, PDF_SINK, "libpango1.0-dev"},
	{"docx", false, DOCX_SINK, "libzip-dev libxml2-dev"},
	{"csv", true, CSV_SINK, "libcsv-dev"},
	{"xlsx", false, XLSX_SINK, "libxlsxwriter-dev"},
	{NULL, false, NULL, NULL},
};

const struct publish_format *publish_format_find(const char *name)
{
	for (const struct publish_format *format = publish_formats; format->name;
		format++)
		if (!strcmp(format->name, name))
			return format;
	return NULL;
}

/* Gives it all blocks, from the first on. */
static bool walk(struct sink *sink, struct document *document, struct error *error)
{
	struct block block;
	for (;;) {
		if (!document_next(document, &block, error))
			return false;
		if (block.kind == BLOCK_END)
			return true;
		if (!sink->block(sink, &block, error))
			return false;
	}
}

static bool feed(struct sink *sink, struct document *document, struct publication *about,
	struct error *error)
{
	if (!sink->begin(sink, about, error))
		return false;
	for (bool again = true; again;) {
		again = false;
		if (!walk(sink, document, error))
			return false;
		about->unconfirmed = document_unconfirmed(document);
		if (sink->walked && !sink->walked(sink, &again, error))
			return false;
		if (again && !document_rewind(document, error))
			return false;
	}
	return sink->end(sink, error);
}

static bool publish_document(const struct publish_request *request,
	const struct layout *layout, struct document *document, struct error *error)
{
	struct publication about = {
		.report = request->report,
		.layout = layout,
		.agency = document_agency(document),
		.title = document_title(document),
		.year = document_year(document),
		.digits = request->report->digits,
		.draft = !request->summary && request->report->state != REPORT_APPROVED,
		.mark = request->summary ? "" : request->mark,
		.emblem = request->emblem,
		.evidence = request->evidence,
		.years = request->years,
		.years_count = request->years_count,
	};
	struct sink *sink = request->format->sink(&request->output, error);
	if (!sink)
		return false;
	const bool done = feed(sink, document, &about, error);
	sink->free(sink);
	return done;
}

bool publish_ready(const struct publish_format *format, struct error *error)
{
	if (!format->sink)
		return publish_left_out(format->name, format->package, error);
	struct sink *sink = format->sink(&(struct sink_output){NULL, NULL}, error);
	if (sink)
		sink->free(sink);
	return sink != NULL;
}

bool publish(const struct publish_request *request, struct error *error)
{
	if (!request->format->sink)
		return publish_left_out(
			request->format->name, request->format->package, error);
	if (request->summary) {
		struct document *document =
			document_new_summary(request->report, request->summary);
		const bool done =
			publish_document(request, &summary_layout, document, error);
		document_free(document);
		return done;
	}
	struct layout *layout = layout_load(request->report->layout, error);
	if (!layout)
		return false;
	struct document *document = document_new(layout, request->report, request->cards);
	const bool done = publish_document(request, layout, document, error);
	document_free(document);
	layout_free(layout);
	return done;
}
