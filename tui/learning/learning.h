/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that the office is to know (db/office_words.h): asked for where a finding tells of
 * one, and forgotten again.
 */
#ifndef TUI_LEARNING_LEARNING_H
#define TUI_LEARNING_LEARNING_H

#include <stdbool.h>

struct app;

/* Asks, learns the word and says so. NULL: there is none, which is said. False: it was not
 * learned. */
bool learning_ask(struct app *app, const char *word);

/* The words that the office learned, one of which may be forgotten, after a question.
 * False: none was. */
bool learning_forget(struct app *app);

#endif
