/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a memo begins with: the words of data/memo/NAME.json (format mattrakan.memo/1), in
 * which {year}, {done} and the like stand for facts of the report and its agency. The same
 * words tell afterwards which figures of a memo are no longer those of the report: a line
 * that is still one of these, whatever figures stand in it, has been filled in by them.
 */
#ifndef MODEL_MEMO_FORM_H
#define MODEL_MEMO_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "model/head_text.h"
#include "model/report.h"
#include "text/error.h"
#include "text/number.h"
#include "text/str.h"

#define MEMO_FORM_FORMAT "mattrakan.memo/1"

enum memo_fact {
	MEMO_AGENCY, /* kind and name */
	MEMO_REST,   /* the same without what the kind of agency is found by */
	MEMO_PLACE,  /* " อำเภอ… จังหวัด…" */
	MEMO_UNIT,   /* that writes */
	MEMO_TITLE,  /* without the year behind it */
	MEMO_YEAR,
	MEMO_MONTHS,
	MEMO_MEASURES,
	MEMO_DONE,
	MEMO_LEFT, /* not done; a line with it stands only where there are any */
	MEMO_ITA_YEAR,
	MEMO_ITA_TOTAL,
	MEMO_ITA_LEVEL,
	MEMO_FACTS,
};

/* Who signs, in this order. */
enum memo_post { MEMO_HEAD, MEMO_CLERK, MEMO_CHIEF, MEMO_POSTS };

struct memo_form;

/* "standard", as data folders have it. NULL and the error. */
struct memo_form *memo_form_load(struct error *error);
void memo_form_free(struct memo_form *form); /* NULL is fine */

/* What a report says, in its digits. Texts are owned. */
struct memo_facts {
	char *texts[MEMO_FACTS]; /* "": the report does not tell */
	char *posts[MEMO_POSTS]; /* of such an agency */
	char *office;            /* that the memo comes from */
	bool any_left;
	enum digits digits;
};
/* head: cards are not looked at; measures, done: how many it has, and how many are done or
 * approved. */
void memo_facts_init(struct memo_facts *facts, const struct memo_form *form,
	const struct report *head, size_t measures, size_t done);
void memo_facts_release(struct memo_facts *facts);

/* Which of them a post is by its first word; MEMO_HEAD: any other. */
enum memo_post memo_post_of(const char *post);

/* Puts into what is empty of the memo: office, subject, closing, and the sections where it
 * has none. */
void memo_form_fill(
	const struct memo_form *form, const struct memo_facts *facts, struct memo *memo);

/* A figure of a memo that is another in the report. */
struct memo_outdated {
	enum memo_fact fact;
	size_t start, bytes; /* in the text */
};
/* The first one from a byte of a text on; false: there is none. */
bool memo_form_outdated(const struct memo_form *form, const struct memo_facts *facts,
	enum head_what what, const char *text, size_t from, struct memo_outdated *found);

/* What a figure is called, N_(). */
const char *memo_fact_label(enum memo_fact fact);

#endif
