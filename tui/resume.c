/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/resume.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "text/i18n.h"

enum { HOST_MAX = 64 };

static void host_name(char host[HOST_MAX + 1])
{
	if (gethostname(host, HOST_MAX) != 0 || !*host)
		snprintf(host, HOST_MAX, "localhost");
	host[HOST_MAX] = '\0';
}

void resume_session(char *session, size_t size)
{
	char host[HOST_MAX + 1];
	host_name(host);
	snprintf(session, size, "%s-%ld-%lld", host, (long)getpid(),
		(long long)time(NULL));
}

bool resume_running(const char *session)
{
	char host[HOST_MAX + 1];
	host_name(host);
	size_t bytes = strlen(host);
	/* Of another machine nothing is known: better not to take its draft away. */
	if (strncmp(session, host, bytes) != 0 || session[bytes] != '-')
		return true;
	long pid = strtol(session + bytes + 1, NULL, 10);
	return pid > 0 && pid != (long)getpid() &&
	       (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

/* The newest draft whose run is over. */
struct found {
	int64_t card;
	enum card_field field;
	size_t cursor;
};

static bool draft_found(void *context, const struct draft *draft)
{
	struct found *found = context;
	if (resume_running(draft->session))
		return true;
	found->card = draft->card;
	found->field = draft->field;
	found->cursor = draft->cursor > 0 ? (size_t)draft->cursor : 0;
	return false;
}

/* Goes on with a draft: its report's cards, its card, its field. */
static bool go_on(struct app *app, struct error *error)
{
	struct found found = {.field = FIELD_NONE};
	struct card_entry entry;
	if (!store_drafts(app->store, app->who, draft_found, &found, error))
		return false;
	if (!found.card || !store_card(app->store, found.card, &entry, error))
		return found.card == 0;
	int64_t report = entry.report;
	int place = entry.place;
	card_entry_release(&entry);
	if (!screen_cards_open(app, report, error) ||
		!screen_guide_open(app, found.card, found.field, found.cursor, error))
		return false;
	struct str number = STR_INIT;
	number_append(&number, place, app_digits(app));
	app_message(app, STYLE_DONE,
		_("Here is what you were typing when the program was cut off: measure "
		  "%s"),
		number.data);
	str_release(&number);
	return true;
}

bool resume(struct app *app, struct error *error)
{
	int64_t reports = 0;
	if (!app->store)
		return screen_start_open(app, error);
	if (!store_count(app->store, &reports, error))
		return false;
	if (!reports && !*app->settings.name)
		return screen_start_open(app, error);
	if (!screen_reports_open(app, error))
		return false;
	struct error failed = ERROR_INIT;
	if (!go_on(app, &failed))
		app_error(app, &failed);
	return true;
}
