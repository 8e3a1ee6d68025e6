/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan words: what the office learned, so that check does not tell of it as misspelt.
 */
#include <config.h>

#include <getopt.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/office_words.h"
#include "db/store.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

enum { OPTION_FORGET = 1 };

static int show(struct store *store, bool json)
{
	static const struct column columns[] = {{N_("Word"), "word"}};
	struct string_list words = {0};
	struct error error = ERROR_INIT;
	if (!store_office_words(store, &words, &error))
		return fail(&error);
	struct listing *listing = listing_new(COUNT(columns), columns, json);
	for (size_t i = 0; i < words.count; i++)
		listing_put(listing, words.items[i]);
	listing_end(listing, true);
	string_list_release(&words);
	return 0;
}

/* The words before one that is refused are learned. */
static int learn(struct session *session, struct store *store, int count, char **words)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < count; i++)
		if (!store_set_office_word(
			    store, words[i], true, session_who(session), &error))
			return fail(&error);
	return 0;
}

static bool is_among(const struct string_list *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (!strcmp(words->items[i], word))
			return true;
	return false;
}

/* What was not learned is told, and the others are forgotten. */
static int forget(struct session *session, struct store *store, int count, char **words)
{
	struct string_list learned = {0};
	struct error error = ERROR_INIT;
	int status = 0;
	if (!store_office_words(store, &learned, &error))
		return fail(&error);
	for (int i = 0; i < count; i++) {
		if (!is_among(&learned, words[i])) {
			say(_("the office has not learned “%s”"), words[i]);
			status = ERROR_REFUSED;
		} else if (!store_set_office_word(store, words[i], false,
				   session_who(session), &error)) {
			status = fail(&error);
			break;
		}
	}
	string_list_release(&learned);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
	bool forgets = false;
	struct error error = ERROR_INIT;
	for (int option; (option = options_next(session, &command_words, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		forgets = true;
	}
	const int count = argc - optind;
	if (forgets && !count)
		return usage_error(&command_words, _("--forget: a word is expected"));
	struct store *store =
		session_open(session, count ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	const int status = !count    ? show(store, session->json)
			   : forgets ? forget(session, store, count, argv + optind)
				     : learn(session, store, count, argv + optind);
	store_close(store);
	return status;
}

static const struct option_spec options[] = {
	{OPTION_FORGET, "forget", NULL, N_("forget the words again")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_words = {
	.name = "words",
	.arguments = N_("[WORD...]"),
	.help = N_("show or add words that the office's check is to know"),
	.details = N_("Words that are given are right from now on, in all reports of the "
		      "office: check does not tell of them as misspelt. Without words, "
		      "those that the office learned are listed, one a line."),
	.options = options,
	.run = run,
};
