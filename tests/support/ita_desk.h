/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the ITA result's screens share: a report with one, what the office
 * file has of it, and somebody else who changes it.
 */
#ifndef TESTS_SUPPORT_ITA_DESK_H
#define TESTS_SUPPORT_ITA_DESK_H

#include "tests/support/desk.h"

/* A report up to its own keys, and with three cards. */
#define ITA_START                                                                                                                               \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"                                                        \
	"\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12," \
	"\"title\":\"รายงาน\","

/* Three cards, and a result of three items: i7, answered by the first; e11, weak and
 * answered by none; o34, weak by its word, answered by the first and one that is not
 * there. */
void ita_make(struct desk *desk);
/* The cards alone. */
void ita_make_bare(struct desk *desk);

/* The program anew, from the list of reports. */
void ita_again(struct desk *desk, const char *keys);

void ita_read_head(struct desk *desk, struct report *head);

/* Fails unless the report's JSON, without white space, has the text. */
void assert_ita(struct desk *desk, const char *expected);

/* Codes of the items, and the places of their cards: "i7:1 e11: o34:1,9 ". */
void assert_items(struct desk *desk, const char *expected);

/* Somebody else who changes the result when the script has come there: grid_see(). */
struct others {
	struct desk *desk;
	void (*change)(struct ita *ita);
};
void others_come(void *context);

/* A change: one more item, i1, before the others. */
void others_put_one_before(struct ita *ita);

#endif
