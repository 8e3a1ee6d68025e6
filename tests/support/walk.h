/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ways to every screen there is, for tests that look at all of them.
 */
#ifndef TESTS_SUPPORT_WALK_H
#define TESTS_SUPPORT_WALK_H

#include "tests/support/desk.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"

/* So wide that no line of a help is wrapped and no bar is cut. */
enum { WALK_ROWS = 50, WALK_COLUMNS = 300, WALK = 24 };

/* How one gets to a screen, and keys with which all that it can do becomes possible. */
struct walk {
	enum screen_id id;
	bool (*open)(struct desk *desk, struct error *error);
	keystroke keys[WALK]; /* 0 ends */
	/* Behind the screen's back; then it is read anew. NULL: nothing. */
	void (*then)(struct desk *desk);
};

extern const struct walk walks[];
extern const size_t walks_count;

const struct screen_class *walk_class(const struct walk *walk);

/* A desk with one report, and the screen above Reports, painted. */
void walk_go(struct desk *desk, const struct walk *walk, const char *language);

struct screen *walk_top(struct desk *desk);
/* Who sits here is a supervisor from here on. */
void walk_supervise(struct desk *desk);
void walk_press(struct desk *desk, keystroke key);
/* Does what `then` does, if there is something. */
void walk_happen(struct desk *desk, const struct walk *walk);

#endif
