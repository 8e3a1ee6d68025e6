/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/signing.h"

#include <string.h>
#include <time.h>

#include "db/trust/people_list.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/terminal/terminal.h"

/* Whether the person here has a key; false on an error too, which is told. */
static bool has_key(struct app *app, bool *has)
{
	struct people people = {NULL, 0, 0};
	struct error error = ERROR_INIT;
	if (!people_read(&people, app, &error)) {
		app_error(app, &error);
		return false;
	}
	const struct people_row *row = people_find(&people, app->who);
	*has = row && row->has_key;
	people_release(&people);
	return true;
}

/* --- setting one --- */

static bool long_enough(struct app *app, const struct secret *secret)
{
	if (utf8_count(secret->text, secret->bytes) >= PASSPHRASE_LEAST)
		return true;
	struct str least = STR_INIT;
	number_append(&least, PASSPHRASE_LEAST, app_digits(app));
	app_message(app, STYLE_WARNING, _("Too short: at least %s characters, please"),
		least.data);
	str_release(&least);
	return false;
}

/* Typed twice, until both are the same. False: left. */
static bool type_twice(struct app *app, struct secret *secret)
{
	struct secret again;
	for (bool same = false; !same;) {
		secret_wipe(secret);
		do {
			secret_wipe(secret);
			if (!dialog_secret(app, _("New passphrase"),
				    _("Your approvals are signed with a passphrase that "
				      "only you know. Choose a sentence that you keep in "
				      "mind: it is stored nowhere, and nobody can read "
				      "it out.\nThe new passphrase:"),
				    secret))
				return false;
		} while (!long_enough(app, secret));
		if (!dialog_secret(app, _("New passphrase"),
			    _("The new passphrase once more:"), &again))
			return false;
		same = again.bytes == secret->bytes &&
		       memcmp(again.text, secret->text, again.bytes) == 0;
		secret_wipe(&again);
		if (!same)
			app_message(app, STYLE_WARNING, "%s",
				_("The two are not the same: please type both again"));
	}
	return true;
}

/* Asked first: what runs on by itself could type the same twice, and nobody would know
 * what. */
static bool wants_first(struct app *app)
{
	return dialog_confirm(app, _("New passphrase"),
		_("You have no passphrase yet: it signs what you approve. Choose one "
		  "now?"),
		N_("Choose one"));
}

static bool set_first(struct app *app, struct secret *secret)
{
	struct error error = ERROR_INIT;
	const bool done =
		wants_first(app) && type_twice(app, secret) &&
		store_set_passphrase(app->store, app->who, NULL, secret->text, &error);
	if (!done)
		app_error(app, &error);
	return done;
}

/* Asks until it is the right one. NULL: it was left. What is wrong is told; the right
 * one stays in *secret, which its owner wipes. */
static struct signer *unlock(
	struct app *app, const char *title, const char *text, struct secret *secret)
{
	struct signer *signer = NULL;
	while (!signer && dialog_secret(app, title, text, secret)) {
		struct error error = ERROR_INIT;
		signer = store_unlock(
			app->store, app->who, secret->text, time(NULL), &error);
		if (!signer)
			app_error(app, &error);
	}
	return signer;
}

/* The old one is looked at before anybody thinks of a new one. */
static bool set_another(struct app *app, struct error *error)
{
	struct secret old = {0}, secret = {0};
	struct signer *signer =
		unlock(app, _("Another passphrase"), _("The old passphrase:"), &old);
	const bool done =
		signer && type_twice(app, &secret) &&
		store_set_passphrase(app->store, app->who, old.text, secret.text, error);
	signer_free(signer);
	secret_wipe(&old);
	secret_wipe(&secret);
	return done;
}

void signing_set_passphrase(struct app *app)
{
	struct secret secret = {0};
	struct error error = ERROR_INIT;
	bool has = false;
	if (!has_key(app, &has))
		return;
	const bool done = has ? set_another(app, &error) : set_first(app, &secret);
	secret_wipe(&secret);
	if (done)
		app_message(app, STYLE_DONE, "%s", _("The passphrase is set"));
	else
		app_error(app, &error);
}

/* --- asking for it --- */

struct signer *signing_ask(struct app *app, const char *title, const char *text)
{
	struct secret secret = {0};
	bool has = false;
	if (!has_key(app, &has))
		return NULL;
	/* What it is typed for is seen, even where it was only now set. */
	struct signer *signer =
		has || set_first(app, &secret) ? unlock(app, title, text, &secret) : NULL;
	secret_wipe(&secret);
	return signer;
}

bool signing_own_place(struct app *app, const char *login, const char *title,
	const char *text, struct signer **signer)
{
	*signer = NULL;
	if (strcmp(login, app->who) != 0)
		return true;
	*signer = signing_ask(app, title, text);
	return *signer != NULL;
}
