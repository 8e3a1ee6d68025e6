/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs in whose place: mattrakan people deputies, hand-over, take-back. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/listing.h"
#include "cli/passphrase.h"
#include "cli/people.h"
#include "cli/session.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "office/day.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

struct deputies {
	struct listing *listing;
	struct people people;
};

enum hand_over { ENDED, OVER, WITHOUT_EFFECT, IN_FORCE, TO_COME };
static const char *const state_names[] = {
	"ended", "over", "without-effect", "in-force", "to-come"};
static const char *const state_labels[] = {N_("ended"), N_("over"),
	N_("without effect: no longer a supervisor"), N_("in force"), N_("to come")};

static enum hand_over state_of(
	const struct deputies *deputies, const struct deputy *deputy)
{
	const struct date today = date_from_time(time(NULL));
	if (deputy->ended)
		return ENDED;
	if (date_compare(deputy->last, today) < 0)
		return OVER;
	if (!people_hand_over_stands(&deputies->people, deputy))
		return WITHOUT_EFFECT;
	return deputy_holds(deputy, today) ? IN_FORCE : TO_COME;
}

static bool list_deputy(void *context, const struct deputy *deputy)
{
	const struct deputies *deputies = context;
	struct listing *listing = deputies->listing;
	const enum hand_over state = state_of(deputies, deputy);
	listing_number(listing, deputy->number);
	listing_put(listing, deputy->login);
	listing_put(listing, deputy->deputy);
	listing_day(listing, deputy->first);
	listing_day(listing, deputy->last);
	listing_choice(listing, state_names[state], _(state_labels[state]));
	return true;
}

bool run_deputies(struct people_asked *people, struct error *error)
{
	static const struct column columns[] = {{N_("No."), "number"},
		{N_("In the place of"), "login"}, {N_("Signs"), "deputy"},
		{N_("From"), "from"}, {N_("Until"), "until"}, {N_("State"), "state"}};
	struct deputies deputies = {0};
	if (!people_list_read(&deputies.people, people->store, error))
		return false;
	deputies.listing = listing_new(COUNT(columns), columns, people->session->json);
	const bool done = store_deputies(people->store, list_deputy, &deputies, error);
	listing_end(deputies.listing, done);
	people_release(&deputies.people);
	return done;
}

/* The own place is handed over with the passphrase; *signer stays NULL for another's, which
 * only who administers the file may do. */
static bool sign_own(struct people_asked *people, const char *login,
	struct signer **signer, struct error *error)
{
	const char *who = session_who(people->session);
	struct passphrase passphrase;
	unsigned roles;
	*signer = NULL;
	if (strcmp(who, login) != 0)
		return true;
	if (!store_roles(people->store, who, &roles, error))
		return false;
	if (!(roles & ROLE_SUPERVISOR))
		return true;
	if (passphrase_read(&passphrase, _("Passphrase"), error))
		*signer = store_unlock(
			people->store, who, passphrase.text, time(NULL), error);
	passphrase_wipe(&passphrase);
	return *signer != NULL;
}

static bool read_day(
	const char *option, const char *text, struct date *day, struct error *error)
{
	if (!text)
		return error_set(error, ERROR_USAGE,
			_("say from when until when: --from DAY --until DAY"));
	return day_read(text, day) ||
	       error_set(error, ERROR_USAGE,
		       _("--%s %s: no day; write it like 2026-12-01 or 1 ธ.ค. 2569"),
		       option, text);
}

bool run_hand_over(struct people_asked *people, struct error *error)
{
	struct deputy deputy = {
		.login = people->arguments[0], .deputy = people->arguments[1]};
	struct signer *signer;
	if (!read_day("from", people->from, &deputy.first, error) ||
		!read_day("until", people->until, &deputy.last, error) ||
		!sign_own(people, deputy.login, &signer, error))
		return false;
	const bool done = store_hand_over(
		people->store, &deputy, session_who(people->session), signer, error);
	signer_free(signer);
	return done;
}

struct wanted {
	int64_t number;
	char *login;
};

static bool find_login(void *context, const struct deputy *deputy)
{
	struct wanted *wanted = context;
	if (deputy->number == wanted->number)
		wanted->login = mem_strdup(deputy->login);
	return !wanted->login;
}

bool run_take_back(struct people_asked *people, struct error *error)
{
	char *end;
	struct wanted wanted = {strtoll(people->arguments[0], &end, 10), NULL};
	struct signer *signer = NULL;
	if (*end || wanted.number < 1)
		return error_set(error, ERROR_USAGE,
			_("%s: no number; 'mattrakan people deputies' has them"),
			people->arguments[0]);
	const bool done =
		store_deputies(people->store, find_login, &wanted, error) &&
		(!wanted.login || sign_own(people, wanted.login, &signer, error)) &&
		store_end_deputy(people->store, wanted.number,
			session_who(people->session), signer, error);
	signer_free(signer);
	free(wanted.login);
	return done;
}
