/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts for rules: each must fire, or must not.
 *
 * A rule's test is a table of texts. Each is put into a report that is in order but for
 * it, and the rule is counted; all others may say what they like. So a row of a table is
 * a text, where it stands, and how often the rule must report it. Rules that are off as
 * delivered are on here.
 */
#ifndef TESTS_SUPPORT_CHECKING_H
#define TESTS_SUPPORT_CHECKING_H

#include "check/rules.h"
#include "tests/support/support.h"
#include "text/number.h"

/* Puts one text into one field of a report that is in order. */
struct checked_text {
	const char *rule;
	const char
		*field; /* of card 1 ("steps": a step a line), or a path of the report */
	const char *text;
	int times; /* how often the rule fires in it */
	const char
		*words; /* the bytes that the first finding marks; NULL: not looked at */
};

/* Fails at each row that fires otherwise, naming it. */
void check_texts_table(const struct checked_text *rows, size_t count);

/* A sentence that is said with one word and another: each of the words, which | parts, stands
 * for every * of it, a line of the text a word. The rule fires once in each line, or in none
 * (times 0). */
struct checked_words {
	const char *rule, *field, *sentence, *words;
	int times;
};
void check_words_table(const struct checked_words *rows, size_t count);

/* The same with a report given as JSON: members that are put into the report that is in
 * order, over those it has, e.g. "\"fiscal_year\": 2567, \"cards\": [{…}]". */
struct checked_report {
	const char *rule;
	const char *members;
	int times;
	int card;         /* of the first finding; 0: the report's own */
	const char *path; /* of it; NULL: not looked at */
};
void check_reports_table(const struct checked_report *rows, size_t count);

/* That whole report; free() it. */
char *checked_with_members(const char *members);

/* Fails unless the first finding of the rule in such a report has these words in its
 * message, which is English; NULL: unless there is none. */
void checked_says(const char *rule, const char *members, const char *words);
/* The same, unless its message ends with these words. */
void checked_ends(const char *rule, const char *members, const char *words);
/* The digits of messages from now on; Thai ones before. */
void checked_in(enum digits digits);

/* All that is found in a report given as JSON. The list is the caller's. */
void checked(const char *json, struct finding_list *list);

/* The same as the program tells it: of what the report's own form prints and wants, and not
 * what is off as delivered. */
void checked_by_form(const char *json, struct finding_list *list);

/* The same of a report whose memo is not printed. */
void checked_without_memo(const char *json, struct finding_list *list);

/* How often a rule has told of something in the list. */
int checked_times(const struct finding_list *list, const char *rule);

/* Fails unless the rows of a table hold, for this rule, at least three that fire and five
 * that do not. */
void assert_enough_texts(const struct checked_text *rows, size_t count, const char *rule);
void assert_enough_reports(
	const struct checked_report *rows, size_t count, const char *rule);

#endif
