/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a person prints: what the preview shows and the print screen sends. It begins with
 * the person's settings.
 */
#ifndef OFFICE_PRINT_SETUP_H
#define OFFICE_PRINT_SETUP_H

#include "office/settings.h"
#include "print/job.h"
#include "print/profile.h"
#include "text/number.h"

enum { USUAL_PAPERS = 9 };
extern const char *const usual_papers[USUAL_PAPERS];

struct print_setup {
	char *layout; /* names, each as settings.h and print/job.h have them */
	char *profile;
	char *paper;
	char *pitch;
	enum print_quality quality;
	bool no_draft_mark;
	char *measures;                /* which: card_choice_of(); "": all */
	const struct summary *summary; /* in place of the report; borrowed; NULL: it */
};

void print_setup_init(
	struct print_setup *setup, const struct settings *settings, const char *layout);
void print_setup_release(struct print_setup *setup);

/* What it asks for; the texts stay the setup's. False and the error where paper or pitch
 * is none. */
bool print_setup_request(const struct print_setup *setup, struct print_request *request,
	struct error *error);

/* The cards that it prints of a report in memory, which must live as long. NULL and the error
 * where the report has none of those. */
struct card_source *print_setup_cards(const struct print_setup *setup,
	const struct report *report, struct error *error);

/* A job of it, with the mark of the report's seal ("": none). NULL and the error where
 * paper or pitch is none, or nothing fits. */
struct print_job *print_setup_job(const struct print_setup *setup,
	const struct report *report, struct card_source *cards, const char *mark,
	struct error *error);

/* What a job came to, for people: paper, pitch, columns and lines. */
void print_setup_describe(const struct print_job *job, const char *paper,
	enum digits digits, struct str *out);

#endif
