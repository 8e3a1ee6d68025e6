/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office of the week (tests/faults/week.c): its file, its people, each before a terminal
 * of the own, and what the file must say.
 *
 * They run the real program, as other users of the machine and on other days than today
 * (tests/faults/colleague.c).
 */
#ifndef TESTS_FAULTS_WEEK_OFFICE_H
#define TESTS_FAULTS_WEEK_OFFICE_H

#include <jansson.h>

#include "tests/faults/tally.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"

enum { WEEK_ROWS = 40, WEEK_COLUMNS = 132 }; /* of each terminal */

enum { SOMSRI, MANIT, PALAD, NAYOK, COLLEAGUES };

struct colleague {
	const char *login, *name, *post, *role;
	const char *passphrase; /* a clerk's: NULL */
	struct pty *pty;        /* NULL: away */
};

struct week {
	char *folder, *path;
	struct program_run run;
	struct colleague people[COLLEAGUES];
	json_t *model;
	struct support_random random;
	int64_t shift;      /* seconds that the office's clock is ahead */
	int signed_in_cuts; /* cuts of the power behind which what was being signed is there */
	struct tally tally;
};

void week_begin(struct week *week);
void week_end(struct week *week);
/* It is the next day, at the same time. */
void week_next_day(struct week *week);

/* --- commands --- */

/* As somebody; the status must be this. The last argument is NULL; input NULL: none. */
void week_run_list(struct week *week, const char *login, int status, const char *input,
	const char *const *arguments);
#define week_run(week, login, status, ...)                                               \
	week_run_list(week, login, status, NULL, (const char *const[]){__VA_ARGS__, NULL})
#define week_run_input(week, login, status, input, ...)                                  \
	week_run_list(                                                                   \
		week, login, status, input, (const char *const[]){__VA_ARGS__, NULL})

/* What the last command said on either output must hold the words. */
void week_said(const struct week *week, const char *words);

/* --- terminals --- */

void week_come(struct week *week, int person);
/* Out of whatever screen; the program ends well. Who is not there is left alone. */
void week_leave(struct week *week, int person);
void week_leave_all(struct week *week);
/* kill -9 of all that are there, at once. */
void week_kill_all(struct week *week);

struct pty *week_at(struct week *week, int person);
/* Whether it stands on the screen once all is read. */
bool week_shows(struct pty *pty, const char *words);
/* Esc; waits until what it leaves is gone. */
void week_close(struct pty *pty, const char *shown);

/* To the measures of the newest report; back to the measures from any screen. */
void week_open_report(struct week *week, int person);
void week_to_cards(struct week *week, int person);

/* The newest automatic copy, once there are so many; to be freed. */
char *week_wait_for_copy(struct week *week, size_t count);

/* --- comparing --- */

/* The report as the program exports it, to be freed by json_decref(). */
json_t *week_export(struct week *week, const char *path, int report);

/* verify finds nothing in the office file at path, and it says what the model says: what does
 * not is told as lost. Counts as tried what it compares: cards. */
void week_look(struct week *week, const char *path, const json_t *model);

#endif
