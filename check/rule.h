/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a rule is made of, and what it is given. Each stands in a file of its own,
 * check/rule_NAME.c, with its const struct rule; rules.c is the table of all.
 *
 * A rule sees one text after another (text), or the report as a whole once all texts
 * were seen (report), or both. It keeps nothing between two checks; what it has to keep
 * within one, it makes in `begin` and drops in `end`.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "check/check.h"
#include "check/finding.h"
#include "model/card.h"
#include "model/text_kind.h"

struct check_text {
	int card;              /* place from 1; 0: the report's own */
	enum card_field field; /* FIELD_NONE: the report's own */
	const struct card *of; /* the card; NULL: likewise */
	const char *path;      /* as in struct spot */
	enum text_kind kind;
	const char *text; /* never NULL; may be empty; paragraphs are its lines */
	size_t bytes;
	bool printed; /* it stands on the paper */
};

/* One check under way. */
struct check {
	const struct check_input *input;
	const struct report *report; /* input->report */
	const struct rule *rule;     /* that has its turn */
	void *state;                 /* of that rule, made by its begin */
	struct breaker *breaker;     /* NULL: in a thread beside */
	struct finding_list *list;
	signed char set; /* severity that the office gave it; -1: none */
	bool typing;     /* somebody types: nothing is read that takes its time */
};

struct rule {
	const char *name;       /* "copied-text": never translated */
	enum severity severity; /* the graver of those that it has */
	const char *title;      /* N_(): what it looks for, a few words */
	const char *mend;       /* N_(): where it comes from and what to do */
	bool off;    /* as delivered: it has its turn only where the office set it */
	bool typing; /* quick, and looks at one text alone: runs while it is typed */
	/* Not so quick, but what its `text` tells lies in the text, the rest of its card and
	 * the report's head: other texts need not be looked at for it. */
	bool alone;
	/* Compares all texts with all: goes through a large report in a thread of its own. It
	 * breaks no lines (libthai is one thread's: breaker is NULL there), and of the input it
	 * uses what nobody changes. */
	bool slow;
	void (*begin)(struct check *check);
	void (*text)(struct check *check, const struct check_text *text);
	void (*report)(struct check *check);
	void (*end)(struct check *check);
};

/* Reports a finding in the bytes [start, start + bytes) of a text. severity: in this
 * case, unless the office has set the rule's. The finding is appended and returned, for
 * `other` and `basis` to be filled in; the pointer is good until the next. */
struct finding *check_tell(struct check *check, enum severity severity,
	const struct check_text *text, size_t start, size_t bytes, const char *format,
	...) __attribute__((format(printf, 6, 7)));

/* The same of something for which there is no text (a key that is absent, a figure): by
 * card (0: the report) and path. Unless the rule says
 * what it rests on, an acceptance of it holds as long as it is found. */
struct finding *check_tell_at(struct check *check, enum severity severity, int card,
	enum card_field field, const char *path, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* Says what a finding rests on instead of its text. */
void finding_set_basis(struct finding *finding, const char *basis);
/* Says of a finding of the list that it stands so many times. */
void finding_add_times(struct check *check, size_t finding, long times);
void finding_set_other(struct finding *finding, const struct check_text *text);

/* Calls visit for every text of the report: its own, card by card, those after the table.
 * Empty and absent texts of a card's fields come too (bytes 0), absent ones of the report
 * do not. What check_text points to is good during the call. */
typedef void check_visit(void *context, const struct check_text *text);
void check_texts(const struct check_input *input, check_visit *visit, void *context);

/* The same in parts: the report's own before and after the cards, and those of the card at
 * a place (from 1). */
void check_texts_before(
	const struct check_input *input, check_visit *visit, void *context);
void check_texts_after(
	const struct check_input *input, check_visit *visit, void *context);
void check_texts_card(
	const struct check_input *input, int place, check_visit *visit, void *context);

/* The same of one field of a card. */
void check_card_field(const struct check_input *input, const struct card *card, int place,
	enum card_field field, check_visit *visit, void *context);

/* Calls visit for each line of a text that is not empty: line is text->text + start. */
typedef void line_visit(
	void *context, const struct check_text *text, size_t start, size_t bytes);
void check_lines(const struct check_text *text, line_visit *visit, void *context);

/* Appends a number in the digits of messages. */
void check_number(const struct check *check, struct str *out, long number);

#endif
