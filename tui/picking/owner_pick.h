/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units and people to choose from, who answer for measures: those that the office has used,
 * most used first, then the units that most offices have.
 */
#ifndef TUI_PICKING_OWNER_PICK_H
#define TUI_PICKING_OWNER_PICK_H

#include <stdbool.h>

#include "model/lists.h"
#include "text/str.h"
#include "tui/app/app.h"

/* *name gets one of them, or another as it was typed. without: those that are there already
 * and not offered. typed: what somebody has typed of a name; where it is the beginning or a
 * part of names these are shown first. False: Esc. */
bool owner_pick(struct app *app, const char *title, const struct string_list *without,
	const char *typed, struct str *name);

/* Whether it is the whole name of one of them. */
bool owner_is_known(struct app *app, const char *name);

#endif
