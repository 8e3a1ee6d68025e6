/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/job.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_source.h"
#include "model/report.h"
#include "print/charset.h"
#include "print/fit.h"
#include "print/profile.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/pager.h"
#include "report/summary.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

struct print_job {
	const struct report *report;
	struct card_source *cards; /* borrowed */
	struct layout *loaded;     /* NULL: of a summary, which needs none */
	const struct layout *layout;
	struct profile *profile;
	struct encoder encoder;
	struct document *document;
	struct pager *pager;
	struct str *lines; /* of the page, as they will be printed */
	struct page page;
	struct sent_page *ends; /* of what was sent last, in its order */
	size_t ends_count, ends_capacity;
};

/* Where a page ends in the bytes that were given. */
struct sent_page {
	unsigned number;
	size_t bytes;
};

static bool make_pager(
	struct print_job *job, const struct print_request *request, struct error *error)
{
	const struct paper paper = job->encoder.fitting.paper;
	job->document = request->summary
				? document_new_summary(job->report, request->summary)
				: document_new(job->layout, job->report, job->cards);
	job->pager = pager_new(job->document, job->layout, job->report->digits, paper,
		request->borders, request->date, error);
	if (!job->pager)
		return false;
	/* What was approved is the whole: an extract bears no seal, but says what is false. */
	const bool bears =
		request->mark && (!job->cards || !job->cards->extract ||
					 !strcmp(request->mark, SEAL_MARK_FALSE));
	pager_set_mark(job->pager, bears ? request->mark : "");
	if (job->report->state != REPORT_APPROVED && !request->no_draft_mark &&
		!request->summary)
		pager_set_draft(job->pager);
	job->lines = mem_new(paper.lines, sizeof(*job->lines));
	for (unsigned i = 0; i < paper.lines; i++)
		str_init(&job->lines[i]);
	job->page = (struct page){.lines = job->lines, .lines_count = paper.lines};
	return true;
}

static bool try_pitch(struct print_job *job, const struct print_request *request,
	double cpi, struct error *error)
{
	document_free(job->document);
	job->document = NULL;
	return fit(&job->encoder.fitting, job->profile, job->layout, &request->paper, cpi,
		       error) &&
	       make_pager(job, request, error);
}

/* The widest characters with which all words stay whole, where nobody wants others: whoever
 * does is told which do. */
static bool make_pages(
	struct print_job *job, const struct print_request *request, struct error *error)
{
	const struct profile *profile = job->profile;
	struct error why = ERROR_INIT;
	if (try_pitch(job, request, request->cpi, &why))
		return true;
	const struct profile_pitch *pitch = job->encoder.fitting.pitch;
	const bool is_choice = pitch && !request->paper.cells.columns;
	if (why.kind != ERROR_REFUSED || !is_choice)
		return error_pass(error, &why);
	for (pitch++; pitch < profile->pitches + profile->pitches_count; pitch++) {
		if (!try_pitch(job, request, pitch->cpi, NULL))
			continue;
		if (request->cpi > 0)
			error_set(error, ERROR_REFUSED,
				_("%s, or smaller characters: --pitch %d"),
				error_message(&why), (int)pitch->cpi);
		error_release(&why);
		return request->cpi <= 0;
	}
	return error_pass(error, &why);
}

static bool make(
	struct print_job *job, const struct print_request *request, struct error *error)
{
	if (!request->summary) {
		job->loaded = layout_load(
			request->layout ? request->layout : job->report->layout, error);
		if (!job->loaded)
			return false;
	}
	job->layout = job->loaded ? job->loaded : &summary_layout;
	job->profile = profile_load(request->profile, error);
	if (!job->profile)
		return false;
	job->encoder.profile = job->profile;
	job->encoder.quality = request->quality;
	return make_pages(job, request, error);
}

struct print_job *print_job_new(const struct print_request *request,
	const struct report *report, struct card_source *cards, struct error *error)
{
	struct print_job *job = mem_new(1, sizeof(*job));
	job->report = report;
	job->cards = cards;
	if (make(job, request, error))
		return job;
	print_job_free(job);
	return NULL;
}

void print_job_free(struct print_job *job)
{
	if (!job)
		return;
	for (unsigned i = 0; job->lines && i < job->page.lines_count; i++)
		str_release(&job->lines[i]);
	free(job->lines);
	free(job->ends);
	pager_free(job->pager);
	document_free(job->document);
	profile_free(job->profile);
	layout_free(job->loaded);
	free(job);
}

const struct layout *print_job_layout(const struct print_job *job)
{
	return job->layout;
}

const struct profile *print_job_profile(const struct print_job *job)
{
	return job->profile;
}

const struct fitting *print_job_fitting(const struct print_job *job)
{
	return &job->encoder.fitting;
}

unsigned print_job_count(const struct print_job *job)
{
	return pager_count(job->pager);
}

/* The pager's page as the printer will print it. */
static const struct page *prepare(struct print_job *job, const struct page *page)
{
	for (unsigned i = 0; i < page->lines_count; i++) {
		str_clear(&job->lines[i]);
		charset_line(&job->lines[i], job->profile->encoding, page->lines[i].data,
			page->lines[i].bytes, NULL, NULL);
	}
	job->page.number = page->number;
	return &job->page;
}

const struct page *print_job_page(
	struct print_job *job, unsigned number, struct error *error)
{
	const unsigned count = print_job_count(job);
	if (number < 1 || number > count) {
		error_set(error, ERROR_USAGE,
			_("there is no page %u; the last one is %u"), number, count);
		return NULL;
	}
	const struct page *page = pager_page(job->pager, number, error);
	return page ? prepare(job, page) : NULL;
}

unsigned print_job_find_card(
	struct print_job *job, size_t place, unsigned *line, struct error *error)
{
	return pager_find_row(job->pager, place, line, error);
}

bool print_job_unprintable(
	struct print_job *job, struct unprintable *unprintable, struct error *error)
{
	/* The pager reads the same cards, and begins anew. */
	return unprintable_find(unprintable, job->profile->encoding, job->layout,
		       job->report, job->cards, error) &&
	       pager_rewind(job->pager, error);
}

/* --- sending --- */

struct sending {
	struct print_job *job;
	const struct print_order *order;
	struct outlet *outlet;
	struct print_result *result;
	unsigned copies; /* that the outlet does not make itself */
	size_t given;    /* bytes */
	struct str bytes;
};

static bool flush(struct sending *sending, struct error *error)
{
	const bool written = outlet_write(
		sending->outlet, sending->bytes.data, sending->bytes.bytes, error);
	sending->given += sending->bytes.bytes;
	str_clear(&sending->bytes);
	return written;
}

static bool send_page(struct sending *sending, unsigned number, struct error *error)
{
	struct print_job *job = sending->job;
	const struct page *page = print_job_page(job, number, error);
	if (!page)
		return false;
	encode_page(&job->encoder, page->lines, page->lines_count, &sending->bytes);
	if (!flush(sending, error))
		return false;
	job->ends = mem_grow(
		job->ends, job->ends_count, &job->ends_capacity, sizeof(*job->ends));
	job->ends[job->ends_count++] = (struct sent_page){number, sending->given};
	sending->result->sent++;
	return true;
}

/* What the outlet is sure of, in pages. */
static void note_sure(
	const struct print_job *job, struct outlet *outlet, struct print_result *result)
{
	const size_t sure = outlet_sure(outlet);
	while (result->sure < job->ends_count && job->ends[result->sure].bytes <= sure)
		result->reached = job->ends[result->sure++].number;
}

static bool goes_on(const struct sending *sending, unsigned number)
{
	const struct print_order *order = sending->order;
	return !order->progress || order->progress(order->context, number,
					   sending->result->sent, sending->result->all);
}

static bool send_pages(struct sending *sending, struct error *error)
{
	const unsigned count = print_job_count(sending->job);
	for (unsigned number = 1; number <= count; number++) {
		if (!page_range_has(&sending->order->pages, number))
			continue;
		if (!goes_on(sending, number)) {
			sending->result->stopped = true;
			return true;
		}
		if (!send_page(sending, number, error))
			return false;
	}
	return true;
}

static bool count_pages(struct sending *sending, struct error *error)
{
	const struct page_range *pages = &sending->order->pages;
	const unsigned count = print_job_count(sending->job);
	unsigned wanted = 0;
	for (unsigned number = 1; number <= count; number++)
		wanted += page_range_has(pages, number);
	sending->result->all = wanted * sending->copies;
	return wanted ||
	       error_set(error, ERROR_USAGE,
		       _("none of these pages is there; the last one is %u"), count);
}

static bool send_all(struct sending *sending, struct error *error)
{
	if (!count_pages(sending, error))
		return false;
	encode_begin(&sending->job->encoder, &sending->bytes);
	for (unsigned copy = 0; copy < sending->copies; copy++)
		if (!sending->result->stopped && !send_pages(sending, error))
			return false;
	encode_end(&sending->job->encoder, &sending->bytes);
	return flush(sending, error);
}

bool print_copies_parse(const char *text, unsigned *copies)
{
	size_t used;
	int32_t value;
	if (!number_parse(text, strlen(text), &used, &value) || text[used] || value < 1 ||
		value > PRINT_COPIES_MAX)
		return false;
	*copies = (unsigned)value;
	return true;
}

bool print_job_send(struct print_job *job, const struct print_order *order,
	struct outlet *outlet, struct print_result *result, struct error *error)
{
	const unsigned copies = outlet_makes_copies(outlet) ? 1 : order->copies;
	struct sending sending = {job, order, outlet, result, copies, 0, STR_INIT};
	*result = (struct print_result){.copies = copies, .stays = outlet_stays(outlet)};
	job->ends_count = 0;
	const bool sent = send_all(&sending, error);
	note_sure(job, outlet, result);
	str_release(&sending.bytes);
	return sent;
}

bool print_job_end(struct print_job *job, struct outlet *outlet,
	struct print_result *result, struct error *error)
{
	const bool ended = outlet_end(outlet, error);
	note_sure(job, outlet, result);
	return ended;
}

unsigned print_job_rest(const struct print_job *job, const struct print_order *order,
	const struct print_result *result, struct str *pages)
{
	const unsigned each = result->copies ? result->all / result->copies : 0;
	const unsigned count = print_job_count(job);
	if (result->sure >= result->all)
		return 0;
	unsigned skip = result->sure % each;
	for (unsigned number = 1, first = 0; number <= count + 1; number++) {
		const bool in = number <= count &&
				page_range_has(&order->pages, number) &&
				!(skip && skip--);
		if (in && !first)
			first = number;
		if (in || !first)
			continue;
		str_printf(pages, "%s%u", pages->bytes ? "," : "", first);
		if (number > count)
			str_putc(pages, '-');
		else if (number - 1 > first)
			str_printf(pages, "-%u", number - 1);
		first = 0;
	}
	return result->copies - result->sure / each - 1;
}
