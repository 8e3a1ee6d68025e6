/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of screens share: the program on a terminal in memory, with an office
 * file of its own, and golden screens (tests/golden/NAME.txt).
 *
 *	desk_make(&desk, 24, 80, "th");
 *	desk_samples(&desk);
 *	grid_press(desk.grid, K_ENTER);
 *	desk_run(&desk);
 *	assert_screen(&desk, "cards-80x24-th");
 *	desk_remove(&desk);
 *
 * A run plays the script and ends as when the terminal is closed; what is on the screen
 * then can be looked at. It can be run again: the program starts anew.
 */
#ifndef TESTS_SUPPORT_DESK_H
#define TESTS_SUPPORT_DESK_H

#include "tests/support/office.h"

#include "tests/support/terminal_grid.h"
#include "tui/app/app.h"

/* 20 November 2026, 10:02:31 in Thailand: what programs are told that it is. */
#define DESK_NOW  "1795143751"
#define DESK_ZONE "UTC-7"

struct desk {
	struct office office;
	struct terminal *grid;
	struct app app;
	int rows, columns;
	const char *who;  /* "somsri" */
	const char *path; /* of the office file as screens show it */
};

/* An empty office file; language: "th" or "en". Dates are those of 20 November 2026. */
void desk_make(struct desk *desk, int rows, int columns, const char *language);
void desk_remove(struct desk *desk);

/* The same with an office file that is there already, whose store is open (NULL: it has
 * still to be made), and a person. */
void desk_sit(struct desk *desk, const struct office *office, const char *who, int rows,
	int columns, const char *language);
/* Its end: the office file stays. */
void desk_leave(struct desk *desk);

/* The five sample reports; the numbers are 1 to 5, annual was opened last. */
void desk_samples(struct desk *desk);

/* Another terminal and another run of the program, as after it was closed. */
void desk_again(struct desk *desk);

/* The same, and it begins with the list of reports, wherever it was left. */
void desk_from_reports(struct desk *desk);

/* Runs the program on the script. */
void desk_run(struct desk *desk);
/* The same, and looks at it when its first screen is drawn, before what comes later. */
void desk_run_looking(struct desk *desk, void (*look)(struct desk *desk));
/* The same as desk_run() where it may end with an error. */
bool desk_try_run(struct desk *desk, struct error *error);

/* Fails unless the screen holds, or does not hold, the text. */
void assert_shown(struct desk *desk, const char *text);
void assert_not_shown(struct desk *desk, const char *text);

/* Fails unless the screen is that of tests/golden/NAME.txt, which $UPDATE_SCREENS set
 * writes anew, for people to look at. */
void assert_screen(struct desk *desk, const char *name);
void assert_golden(const char *name, const struct str *screen);

/* Writes the name of a run of the program that is over. */
void desk_session_over(char *session, size_t size);

/* Gives the person a name, as the first start does. */
void desk_name_person(struct desk *desk);

/* 80x24 in Thai, a person with a name, and a report of the cards, or one that is given
 * whole, as JSON; its cards are on the screen when the script begins with Enter. */
void desk_with_cards(struct desk *desk, const char *cards);
void desk_with_report(struct desk *desk, const char *report);

/* somsri accepts all that the check finds in report 1. */
void desk_accept_findings(struct desk *desk, const char *reason);

#endif
