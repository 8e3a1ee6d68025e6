/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a kept text can be put. Each leaves it kept until it stands where it was put, or
 * where it is a draft that is typed on. False with no error: the clerk thought better of
 * it.
 */
#ifndef TUI_HOME_KEPT_MOVE_H
#define TUI_HOME_KEPT_MOVE_H

#include "tui/home/kept_texts.h"

/* Becomes a draft of what it was typed in, whose screen opens. What lies in the bin of
 * that, its report or its card, is brought back first. */
bool kept_put_back(struct app *app, const struct kept_item *item, struct error *error);

/* A new measure of a report that is asked for; its guide opens. */
bool kept_make_measure(
	struct app *app, const struct kept_item *item, struct error *error);

/* Into a measure that is asked for: the conflict screen opens. */
bool kept_put_into_measure(
	struct app *app, const struct kept_item *item, struct error *error);

/* Whether its texts are such as every report has; into a report that is asked for: the
 * screen of the texts opens. */
bool kept_fits_other_report(const struct kept_item *item);
bool kept_put_into_report(
	struct app *app, const struct kept_item *item, struct error *error);

/* To a new file that is asked for. */
void kept_write_file(struct app *app, const struct kept_item *item);

/* After a question. */
bool kept_throw_away(struct app *app, const struct kept_item *item, struct error *error);

#endif
