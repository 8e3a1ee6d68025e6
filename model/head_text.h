/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a report itself: title and agency, memo, sections, signatures, texts before
 * and after the table. Each is named by a path as in JSON ("memo.subject",
 * "memo.sections[0].text"), by which drafts and report.unconfirmed name it, whatever place
 * it has here. All that is to be known of each is a row of the table of head_text.c, by
 * which search, carrying over, the check, drafts, screens and what a printer lacks go.
 *
 * report.unconfirmed keeps true, as card.unconfirmed does: it names the texts that were
 * carried over from another year's report and that nobody has confirmed or changed.
 * Elements of lists are added, moved and taken out here, so that the names follow.
 */
#ifndef MODEL_HEAD_TEXT_H
#define MODEL_HEAD_TEXT_H

#include "model/report.h"
#include "model/text_kind.h"

enum head_what {
	HEAD_TITLE,
	HEAD_AGENCY_TYPE,
	HEAD_AGENCY_NAME,
	HEAD_AGENCY_DISTRICT,
	HEAD_AGENCY_PROVINCE,
	HEAD_OFFICE,
	HEAD_NUMBER,
	HEAD_DATE,
	HEAD_SUBJECT,
	HEAD_TO,
	HEAD_SECTION_HEADING,
	HEAD_SECTION_TEXT,
	HEAD_CLOSING,
	HEAD_SIGNER_NAME,
	HEAD_SIGNER_POST,
	HEAD_SIGNER_ACTING,
	HEAD_SIGNER_OPINION,
	HEAD_SIGNER_DATE,
	HEAD_BEFORE_HEADING,
	HEAD_BEFORE_TEXT,
	HEAD_AFTER_HEADING,
	HEAD_AFTER_TEXT,
	HEAD_WHATS,
};

/* The lists of a report whose elements can be added, taken out and moved. */
enum head_list { LIST_SECTIONS, LIST_SIGNERS, LIST_BEFORE, LIST_AFTER, HEAD_LISTS };

/* Where a text is asked for, and stands on paper. */
enum head_part {
	HEAD_FORM,  /* title and agency: the form of a report */
	HEAD_MEMO,  /* where one goes with the report (report/memo.h) */
	HEAD_TEXTS, /* before and after the table */
};

/* Whether a text that was carried over is to be confirmed, since it may tell of last year. */
enum head_marking {
	MARK_NOT,
	MARK_IT,
	MARK_ALONE, /* a heading: where there is no text below it */
};

struct head_text_row {
	const char *path; /* %zu: the index */
	enum head_list list;
	enum head_part part;
	size_t offset; /* of the char *: in the report, or in an element of the list */
	enum text_kind text;
	enum carrying carry;
	enum head_marking marking;
	bool line; /* one line; else paragraphs */
	const char
		*label; /* for people, %s: the index from 1; N_(). NULL: the form's rows
			     * have their own, tui/head/report_form.c */
	const char *wanted; /* the guide's words: N_() */
};
const struct head_text_row *head_text_row(enum head_what what);

/* Calls visit for each text from first to last that the report has a place for: element by
 * element of lists, NULL where a text is absent. */
typedef void head_visit(
	void *context, enum head_what what, size_t index, const char *text);
void head_walk(const struct report *report, enum head_what first, enum head_what last,
	head_visit *visit, void *context);

/* Where a text stands in a report; NULL: its list is shorter there. index: in its list,
 * else 0. */
char **head_text(struct report *report, enum head_what what, size_t index);

/* Puts a text there, a copy; the memo is there with the first of its texts, so is the
 * agency. Where its list is shorter, nothing is done. */
void head_put_text(
	struct report *report, enum head_what what, size_t index, const char *text);

/* Appends its path; reads one, false where it names no text that there may be. */
void head_path(struct str *out, enum head_what what, size_t index);
bool head_path_parse(const char *path, enum head_what *what, size_t *index);

/* --- lists --- */

/* The list that the text is of; HEAD_LISTS: none. */
enum head_list head_list_of(enum head_what what);
size_t head_list_count(const struct report *report, enum head_list list);
/* Adds an empty element behind index, or at the start for SIZE_MAX. */
void head_list_insert(struct report *report, enum head_list list, size_t index);
void head_list_remove(struct report *report, enum head_list list, size_t index);
/* An element that was taken out, whole: its texts, what this program does not know of it,
 * which of its texts wait to be confirmed. */
enum { HEAD_TAKEN_TEXTS = 9 }; /* of the element that has most of them */
struct head_taken {
	enum head_list list;
	size_t index; /* where it stood */
	char *texts[HEAD_TAKEN_TEXTS];
	unsigned unconfirmed; /* bits 1 << enum head_what */
};
/* *taken is initialised. False: there is no such element. */
bool head_list_take(struct report *report, enum head_list list, size_t index,
	struct head_taken *taken);
/* Puts a copy where it stood, or at the end of a list that is shorter now; returns where. */
size_t head_list_put_back(struct report *report, const struct head_taken *taken);
void head_taken_release(struct head_taken *taken);
/* Exchanges two neighbours: index and the one behind it. */
void head_list_swap(struct report *report, enum head_list list, size_t index);

/* The bytes of the heading ("ความเห็นของ…") that an opinion begins with, its line end
 * included; 0: none. Forms have it stand there before anybody gave an opinion. */
size_t opinion_heading(const char *opinion);

/* --- carried over and not yet confirmed --- */

bool head_unconfirmed(const struct report *report, enum head_what what, size_t index);
void head_mark_carried(struct report *report, enum head_what what, size_t index);
void head_confirm(struct report *report, enum head_what what, size_t index);
/* How many texts of the memo and of before and after it names that the report has; others: how many of them stand outside
 * the memo (NULL: nobody asks). */
unsigned head_unconfirmed_count(const struct report *report, unsigned *others);

#endif
