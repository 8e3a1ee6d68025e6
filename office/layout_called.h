/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the layouts of reports are called, for lists of many reports: each layout is read
 * once. A report may name one that is not there any longer; then its name is told.
 */
#ifndef OFFICE_LAYOUT_CALLED_H
#define OFFICE_LAYOUT_CALLED_H

#include <stddef.h>

struct layout_name {
	char *name;    /* as the report has it; "": the default one */
	char *shorter; /* layout_short() */
	char *title;
};

/* Begins as zeros; given back with layout_called_release(). */
struct layout_called {
	struct layout_name **items;
	size_t count, capacity;
};

/* How a layout is called; good until the release. */
const struct layout_name *layout_called(struct layout_called *called, const char *name);
void layout_called_release(struct layout_called *called);

#endif
