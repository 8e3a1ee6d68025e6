/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/exporting.h"

#include <stdlib.h>
#include <string.h>

#include "db/evidence_files.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "office/emblem.h"
#include "office/summary.h"
#include "publish/publish.h"
#include "publish/sink.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/page_frame.h"
#include "report/plain.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

/* --- forms that are made as a whole, of a report with its cards --- */

static bool make_json(struct str *out, const struct report *report, const char *mark,
	struct error *error)
{
	(void)error, (void)mark;
	report_to_json(out, report);
	return true;
}

/* The mark of the seal stands at the end, as it does at the foot of pages. */
static bool make_text(struct str *out, const struct report *report, const char *mark,
	struct error *error)
{
	struct layout *layout = layout_load(report->layout, error);
	if (!layout)
		return false;
	struct card_source *cards = card_source_of_report(report);
	struct document *document = document_new(layout, report, cards);
	bool made = plain_append(out, document, layout, error);
	if (made && *mark) {
		str_putc(out, '\n');
		page_frame_mark_append(out, mark);
		str_putc(out, '\n');
	}
	document_free(document);
	card_source_free(cards);
	layout_free(layout);
	return made;
}

/* --- all forms --- */

static const struct form {
	struct export_form form;
	/* Appends the report in this form; mark: of its seal. NULL: it is one of publish/,
	 * and there only where that knows it. */
	bool (*make)(struct str *out, const struct report *report, const char *mark,
		struct error *error);
} forms[] = {
	{{"pdf", "pdf", N_("PDF: to be read, sent and put on the site"), false, true},
		NULL},
	{{"docx", "docx", N_("Word: for others to correct"), false, false}, NULL},
	{{"html", "html", N_("Web page: for the site, read on phones too"), true, true},
		NULL},
	{{"xlsx", "xlsx", N_("Excel: measures in rows, to count and sort"), false, false},
		NULL},
	{{"csv", "csv", N_("CSV: the same rows, for any other program"), true, false},
		NULL},
	{{"json", "json", N_("All of it (JSON): for another office file"), true, false},
		make_json},
	{{"text", "txt", N_("Plain text: to paste it elsewhere"), true, true}, make_text},
};

static bool is_known(const struct form *form)
{
	return form->make || publish_format_find(form->form.name);
}

size_t export_forms(const struct export_form *list[EXPORT_FORMS_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < COUNT(forms); i++)
		if (is_known(&forms[i]))
			list[count++] = &forms[i].form;
	return count;
}

const struct export_form *export_form_find(const char *name)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (!strcmp(forms[i].form.name, name) && is_known(&forms[i]))
			return &forms[i].form;
	return NULL;
}

bool export_form_ready(const struct export_form *form, struct error *error)
{
	const struct publish_format *format = publish_format_find(form->name);
	return !format || publish_ready(format, error);
}

/* --- writing --- */

static bool write_out(void *context, const char *bytes, size_t count, struct error *error)
{
	return outlet_write(context, bytes, count, error);
}

static bool write_whole(
	const struct export_request *request, struct outlet *outlet, struct error *error)
{
	const struct form *form = (const struct form *)request->form;
	struct report report;
	struct str made = STR_INIT;
	if (!store_load(request->store, request->report, &report, error))
		return false;
	const bool done = form->make(&made, &report, request->mark, error) &&
			  outlet_write(outlet, made.data, made.bytes, error);
	str_release(&made);
	report_release(&report);
	return done;
}

static bool kept_path(const void *context, const char *ref, struct str *path)
{
	return evidence_file_path(context, ref, path);
}

/* Appends the path of the emblem: the one that was asked for, else the office's; "": none. */
static bool append_emblem(
	const struct export_request *request, struct str *path, struct error *error)
{
	char *value = NULL;
	if (request->emblem) {
		str_puts(path, request->emblem);
		return true;
	}
	const bool read = emblem_read(request->store, &value, error);
	if (read && value)
		emblem_path(request->office, value, path);
	free(value);
	return read;
}

static bool write_published(
	const struct export_request *request, struct outlet *outlet, struct error *error)
{
	struct report report;
	struct str emblem = STR_INIT;
	if (!store_load_head(request->store, request->report, &report, error))
		return false;
	struct summary_year years[SUMMARY_YEARS];
	size_t years_count = 0;
	struct card_source *cards = store_cards(request->store, request->report, error);
	bool done = cards &&
		    summary_years_read(years, &years_count, request->store,
			    request->report, error) &&
		    append_emblem(request, &emblem, error);
	const struct publish_request published = {
		.format = publish_format_find(request->form->name),
		.report = &report,
		.cards = cards,
		.mark = request->mark,
		.emblem = emblem.bytes ? emblem.data : NULL,
		.evidence = {kept_path, request->office},
		.years = years,
		.years_count = years_count,
		.output = {write_out, outlet},
	};
	done = done && publish(&published, error);
	card_source_free(cards);
	report_release(&report);
	str_release(&emblem);
	return done;
}

static bool write_summary_text(const struct report *report, const struct summary *summary,
	struct outlet *outlet, struct error *error)
{
	struct str made = STR_INIT;
	struct document *document = document_new_summary(report, summary);
	const bool done = plain_append(&made, document, &summary_layout, error) &&
			  outlet_write(outlet, made.data, made.bytes, error);
	document_free(document);
	str_release(&made);
	return done;
}

static bool write_summary(
	const struct export_request *request, struct outlet *outlet, struct error *error)
{
	const struct publish_format *format = publish_format_find(request->form->name);
	struct report report;
	struct summary summary;
	if (!store_load_head(request->store, request->report, &report, error))
		return false;
	bool done = summary_read(&summary, request->store, request->report,
		date_from_time(time_now()), report.digits, error);
	if (done) {
		const struct publish_request published = {
			.format = format,
			.report = &report,
			.summary = &summary,
			.output = {write_out, outlet},
		};
		done = format ? publish(&published, error)
			      : write_summary_text(&report, &summary, outlet, error);
		summary_release(&summary);
	}
	report_release(&report);
	return done;
}

bool export_write(
	const struct export_request *request, struct outlet *outlet, struct error *error)
{
	if (request->summary)
		return write_summary(request, outlet, error);
	return ((const struct form *)request->form)->make
		       ? write_whole(request, outlet, error)
		       : write_published(request, outlet, error);
}
