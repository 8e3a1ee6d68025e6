/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/deed.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/trust/people_list.h"
#include "db/trust/trail.h"
#include "office/moment.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/people.h"

enum { JUST_NOW = 2 * 60 /* seconds */ };

void deed_release(struct deed *deed)
{
	free(deed->act);
	free(deed->who);
	free(deed->detail);
	*deed = (struct deed){0};
}

struct search {
	int64_t card;
	const char *const *acts;
	struct deed *deed; /* who is the login still */
};

/* The oldest come first: the last that fits is the newest. */
static bool take(void *context, const struct trail_entry *entry)
{
	const struct search *search = context;
	struct deed *deed = search->deed;
	const char *const *act = search->acts;
	while (*act && strcmp(*act, entry->act) != 0)
		act++;
	if (!*act || entry->card != search->card)
		return true;
	deed_release(deed);
	*deed = (struct deed){true, entry->number, mem_strdup(entry->act),
		mem_strdup(entry->who), mem_strdup(entry->detail), entry->at};
	return true;
}

static bool name_people(const struct app *app, struct deed *deed, struct error *error)
{
	struct people people = {NULL, 0, 0};
	if (!people_read(&people, app, error))
		return false;
	char *name = mem_strdup(people_name(&people, app, deed->who));
	free(deed->who);
	deed->who = name;
	people_release(&people);
	return true;
}

bool deed_find(const struct app *app, int64_t report, int64_t card,
	const char *const *acts, struct deed *deed, struct error *error)
{
	const struct search search = {card, acts, deed};
	*deed = (struct deed){0};
	if (store_trail(
		    app->store, card ? 0 : report, card, take, (void *)&search, error) &&
		(!deed->found || name_people(app, deed, error)))
		return true;
	deed_release(deed);
	return false;
}

bool deed_find_newer(const struct app *app, int64_t report, int64_t card,
	const char *const *of_card, const char *const *of_report, struct deed *deed,
	struct error *error)
{
	struct deed other;
	if (!deed_find(app, report, card, of_card, deed, error))
		return false;
	if (!deed_find(app, report, 0, of_report, &other, error)) {
		deed_release(deed);
		return false;
	}
	const bool newer = other.found && (!deed->found || other.number > deed->number);
	deed_release(newer ? deed : &other);
	if (newer)
		*deed = other;
	return true;
}

void deed_when(struct str *out, int64_t at, enum digits digits)
{
	const int64_t ago = (int64_t)time(NULL) - at;
	if (ago >= 0 && ago < JUST_NOW)
		str_puts(out, _("just now"));
	else
		moment_append(out, at, digits);
}

void deed_append(struct str *out, const struct deed *deed, enum digits digits)
{
	str_puts(out, deed->found ? deed->who : _("somebody else"));
	if (!deed->found)
		return;
	str_puts(out, ", ");
	deed_when(out, deed->at, digits);
}
