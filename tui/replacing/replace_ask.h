/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be replaced, and by what: the questions before it is looked for. */
#ifndef TUI_REPLACING_REPLACE_ASK_H
#define TUI_REPLACING_REPLACE_ASK_H

#include <stdbool.h>

#include "office/replace_text.h"
#include "text/str.h"
#include "tui/app/app.h"

/* Begins as zeros, but for the two texts: STR_INIT. */
struct replace_asked {
	enum replace_kind kind;
	struct str find, with;
	bool exact;
};
void replace_asked_release(struct replace_asked *asked);

/* The wish borrows of it. */
struct replace_wish replace_asked_wish(const struct replace_asked *asked);

/* Asks. False: nobody wanted it after all. */
bool replace_ask(struct app *app, struct replace_asked *asked);
/* Asks for the words alone, which are proposed as they were. */
bool replace_ask_words(struct app *app, struct replace_asked *asked);

#endif
