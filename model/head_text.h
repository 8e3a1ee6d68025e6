/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a report itself: memo, sections, signatures, texts before and after the
 * table. Each is named by a path as in JSON ("memo.subject", "memo.sections[0].text"),
 * by which drafts and report.unconfirmed name it.
 *
 * report.unconfirmed keeps true, as card.unconfirmed does: it names the texts that were
 * carried over from another year's report and that nobody has confirmed or changed.
 * Elements of lists are added, moved and taken out here, so that the names follow.
 */
#ifndef MODEL_HEAD_TEXT_H
#define MODEL_HEAD_TEXT_H

#include "model/report.h"

enum head_what {
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

/* Where a text stands in a report; NULL: its list is shorter there. index: in its list,
 * else 0. */
char **head_text(struct report *report, enum head_what what, size_t index);

/* Puts a text there, a copy; the memo is there with the first of its texts. Where its list
 * is shorter, nothing is done. */
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
/* Exchanges two neighbours: index and the one behind it. */
void head_list_swap(struct report *report, enum head_list list, size_t index);

/* The bytes of the heading ("ความเห็นของ…") that an opinion begins with, its line end
 * included; 0: none. Forms have it stand there before anybody gave an opinion. */
size_t opinion_heading(const char *opinion);

/* --- carried over and not yet confirmed --- */

bool head_unconfirmed(const struct report *report, enum head_what what, size_t index);
void head_mark_carried(struct report *report, enum head_what what, size_t index);
void head_confirm(struct report *report, enum head_what what, size_t index);
/* How many texts it names that the report has; others: how many of them stand outside
 * the memo (NULL: nobody asks). */
unsigned head_unconfirmed_count(const struct report *report, unsigned *others);

#endif
