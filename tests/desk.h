/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of screens share: the program on a terminal in memory, with an office
 * file of its own, and golden screens (tests/screens/NAME.txt).
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
#ifndef TESTS_DESK_H
#define TESTS_DESK_H

#include "tests/office.h"

#include "tui/app.h"
#include "tui/terminal_grid.h"

struct desk {
	struct office office;
	struct terminal *grid;
	struct app app;
	int rows, columns;
};

/* An empty office file; language: "th" or "en". Dates are those of 20 November 2026. */
void desk_make(struct desk *desk, int rows, int columns, const char *language);
void desk_remove(struct desk *desk);

/* The five sample reports; the numbers are 1 to 5, annual was opened last. */
void desk_samples(struct desk *desk);

/* Another terminal and another run of the program, as after it was closed. */
void desk_again(struct desk *desk);

/* The same, and it begins with the list of reports, wherever it was left. */
void desk_from_reports(struct desk *desk);

/* Runs the program on the script. */
void desk_run(struct desk *desk);

/* Fails unless the screen holds, or does not hold, the text. */
void assert_shown(struct desk *desk, const char *text);
void assert_not_shown(struct desk *desk, const char *text);

/* Fails unless the screen is that of tests/screens/NAME.txt, which $UPDATE_SCREENS set
 * writes anew, for people to look at. */
void assert_screen(struct desk *desk, const char *name);

/* Writes the name of a run of the program that is over. */
void desk_session_over(char *session, size_t size);

/* Gives the person a name, as the first start does. */
void desk_name_person(struct desk *desk);

/* A report of one card, or of those given as JSON; its cards are on the screen when the
 * script begins with Enter. */
void desk_with_cards(struct desk *desk, const char *cards);

#endif
