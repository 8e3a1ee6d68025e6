/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan profiles: the printer profiles that there are.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "model/lists.h"
#include "print/charset.h"
#include "print/profile.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

static const struct column columns[] = {
	{N_("Profile"), "profile"}, {N_("Encoding"), "encoding"}, {N_("For"), "title"}};

/* One that cannot be read is told, and the others are listed all the same. */
static int put_profile(struct listing *listing, const char *name)
{
	struct error error = ERROR_INIT;
	struct profile *profile = profile_load(name, &error);
	if (!profile)
		return fail(&error);
	listing_put(listing, profile->name);
	listing_put(listing, encoding_name(profile->encoding));
	listing_put(listing, profile_title(profile));
	profile_free(profile);
	return 0;
}

static int run(struct session *session, int argc, char **argv)
{
	struct string_list names = {0};
	int status = 0;
	if (!options_none(session, &command_profiles, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(&command_profiles, _("%s: no argument is expected"),
			argv[optind]);
	struct listing *listing = listing_new(COUNT(columns), columns, session->json);
	profile_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		int failed = put_profile(listing, names.items[i]);
		status = failed ? failed : status;
	}
	listing_end(listing, true);
	string_list_release(&names);
	return status;
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_profiles = {
	.name = "profiles",
	.help = N_("list the printer profiles"),
	.details = N_("A profile says what bytes a printer wants. Make your own from a "
		      "copy: doc/profiles.md."),
	.options = options,
	.run = run,
};
