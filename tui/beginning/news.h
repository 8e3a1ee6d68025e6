/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is new in this version of the program, in few words, for who used another one before. NEWS
 * tells all of it; tests/tui/news sees to it that what is told here is of NEWS's newest version.
 */
#ifndef TUI_BEGINNING_NEWS_H
#define TUI_BEGINNING_NEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app/app.h"

/* Of a part of the program: what it is called, and what is new in it. */
struct news_point {
	const char *what, *words; /* N_() */
};

/* Of NEWS's newest version, and this program's. */
extern const char news_version[];
extern const struct news_point news_points[];
extern const size_t news_points_count;

/* Whether this person worked with an older version in this office file, and was not told yet. */
bool news_are_due(const struct app *app);

/* Notes that they were told, or need not be: who begins with this version knows no other. Where
 * the office file takes nothing now they are told once more another time. */
void news_told(struct app *app);

#endif
