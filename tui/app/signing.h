/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A supervisor's passphrase: asked for before each act, set on the first one. What is
 * typed is wiped as soon as it was used.
 */
#ifndef TUI_APP_SIGNING_H
#define TUI_APP_SIGNING_H

#include "db/trust/people.h"
#include "tui/app/app.h"

/* Asks who sits here for the passphrase. title and text (translated) say for what. A
 * supervisor without a key sets a passphrase first, typed twice. Wrong ones are asked for
 * again until Esc. NULL: no act; where there is more to say than that it was left, the
 * message line says it. To be freed with signer_free(). */
struct signer *signing_ask(struct app *app, const char *title, const char *text);

/* Sets the first passphrase, or another one after the old; says so. */
void signing_set_passphrase(struct app *app);

/* What hands over or takes back a person's place: by that person with the passphrase, which
 * makes *signer; else (NULL) by who administers the file. False: it was left. */
bool signing_own_place(struct app *app, const char *login, const char *title,
	const char *text, struct signer **signer);

#endif
