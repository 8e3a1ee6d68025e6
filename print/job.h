/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A print job: a report, laid out as its layout, paper and printer profile say, whose
 * pages can be looked at as they will be printed, and sent.
 */
#ifndef PRINT_JOB_H
#define PRINT_JOB_H

#include <time.h>

#include "model/card_source.h"
#include "print/encode.h"
#include "print/unprintable.h"
#include "print/outlet.h"
#include "print/page_range.h"
#include "print/profile.h"
#include "report/pager.h"

struct print_request {
	const char *layout;  /* name or path; NULL: the report's own */
	const char *profile; /* name or path; NULL: text */
	struct print_paper paper;
	double cpi;                 /* 0: the widest that fits well */
	enum print_quality quality; /* QUALITY_PANEL: the profile's */
	enum border_style borders;
	time_t date;      /* that the footer names */
	const char *mark; /* of the report's seal, or SEAL_MARK_FALSE, for the footer;
			   * NULL: none */
	/* What is not approved bears PAGE_FRAME_DRAFT at the head of each page, but where
	 * that is not wanted: on the fair copy that is signed by hand. */
	bool no_draft_mark;
	/* Its summary in place of the report, in a layout of its own, never a draft; it lives
	 * as long as the job. NULL: the report itself. */
	const struct summary *summary;
};

struct print_job;

/* The report and the cards must live as long as the job. */
struct print_job *print_job_new(const struct print_request *request,
	const struct report *report, struct card_source *cards, struct error *error);
void print_job_free(struct print_job *job);

const struct layout *print_job_layout(const struct print_job *job);
const struct profile *print_job_profile(const struct print_job *job);
const struct fitting *print_job_fitting(const struct print_job *job);
unsigned print_job_count(const struct print_job *job); /* pages */

/* Page number (from 1) as it will be printed: its lines are in UTF-8, with what the
 * printer lacks replaced. The job's, until the next call. NULL and the error. */
const struct page *print_job_page(
	struct print_job *job, unsigned number, struct error *error);

/* The page and its line on which a card begins: pager_find_row(). */
unsigned print_job_find_card(
	struct print_job *job, size_t place, unsigned *line, struct error *error);

/* Which characters of the report the printer lacks. */
bool print_job_unprintable(
	struct print_job *job, struct unprintable *unprintable, struct error *error);

/* Called before each page with its number and how many of those to be sent are out; false
 * stops there, at a page's end. */
typedef bool print_progress(void *context, unsigned number, unsigned sent, unsigned all);

struct print_order {
	struct page_range pages;
	unsigned copies; /* 1 or more: all pages, then all of them again, unless the
			  * outlet makes them (outlet_makes_copies()) */
	print_progress *progress; /* NULL: nobody asks */
	void *context;
};

enum { PRINT_COPIES_MAX = 99 };

/* How many copies a text, with nothing else in it, says; false: not 1 to
 * PRINT_COPIES_MAX. */
bool print_copies_parse(const char *text, unsigned *copies);

struct print_result {
	unsigned sent, all; /* pages given whole, pages to be sent; of all copies */
	unsigned sure;      /* of those given, in their order: the printer has them for
			     * sure (outlet_sure()) */
	unsigned reached;   /* the number of the last of these; 0: none */
	unsigned copies;    /* that were to be sent */
	bool stays;         /* giving up takes nothing back that is sure */
	bool stopped;       /* by progress */
};

/* Sends what was ordered, from the printer's first command to its last; *result says how
 * far it came, on an error too. The outlet is neither ended nor given up. */
bool print_job_send(struct print_job *job, const struct print_order *order,
	struct outlet *outlet, struct print_result *result, struct error *error);

/* Ends the outlet well (outlet_end()); *result says how far it came, on an error too. */
bool print_job_end(struct print_job *job, struct outlet *outlet,
	struct print_result *result, struct error *error);

/* How to go on behind the last page that is sure: appends what page_range_parse() takes
 * for the rest of that copy. Returns how many whole copies come after that. Nothing is
 * appended where there is nothing left. */
unsigned print_job_rest(const struct print_job *job, const struct print_order *order,
	const struct print_result *result, struct str *pages);

#endif
