/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/removal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/trust/people_list.h"
#include "office/moment.h"
#include "office/states.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/people.h"

/* Who typed so long ago has gone home, or sleeps: what was typed then is a draft like any
 * other. */
enum { TYPING_SECONDS = 15 * 60 };

static char *number_text(const struct app *app, int64_t number)
{
	struct str text = STR_INIT;
	number_append(&text, number, app_digits(app));
	return str_detach(&text);
}

void removal_append(struct str *out, const struct app *app, const struct removal *removal)
{
	char *year = number_text(app, removal->fiscal_year);
	char *months = number_text(app, removal->months);
	char *number = number_text(app, removal->report);
	char *cards = number_text(app, removal->cards);
	str_printf(out, "“%s”\n%s  ", removal->title, removal->agency);
	str_printf(out, _("fiscal year %s, round of %s months"), year, months);
	str_puts(out, "\n");
	/* TRANSLATORS: the short name of a layout. */
	str_printf(out, _("Layout: %s"), removal->layout);
	str_puts(out, "  ");
	/* TRANSLATORS: number of the report, of its measures, its state. */
	str_printf(out, _("Report number %s, %s measures, %s"), number, cards,
		_(report_state_label(removal->state)));
	free(year);
	free(months);
	free(number);
	free(cards);
}

/* The newest moment of each who types. */
struct typing {
	struct {
		char *who;
		int64_t at;
	} * items;
	size_t count, capacity;
};

static bool take(void *context, const struct typist *typist)
{
	struct typing *typing = context;
	for (size_t i = 0; i < typing->count; i++) {
		if (strcmp(typing->items[i].who, typist->who) != 0)
			continue;
		if (typing->items[i].at < typist->at)
			typing->items[i].at = typist->at;
		return true;
	}
	typing->items = mem_grow(
		typing->items, typing->count, &typing->capacity, sizeof(*typing->items));
	typing->items[typing->count].who = mem_strdup(typist->who);
	typing->items[typing->count++].at = typist->at;
	return true;
}

static void put_typing(struct str *out, const struct app *app,
	const struct people *people, const struct typing *typing)
{
	for (size_t i = 0; i < typing->count; i++) {
		struct str moment = STR_INIT;
		moment_append(&moment, typing->items[i].at, app_digits(app));
		str_puts(out, i ? "\n" : "\n\n");
		/* TRANSLATORS: a name, a day and time. */
		str_printf(out, _("%s is typing in it, last at %s"),
			people_name(people, app, typing->items[i].who), moment.data);
		str_release(&moment);
	}
}

bool removal_append_typists(struct str *out, const struct app *app, int64_t report,
	int64_t card, struct error *error)
{
	struct typing typing = {0};
	struct people people = {0};
	const bool done =
		store_typing(app->store, report, card, app->who, app->session,
			(int64_t)time(NULL) - TYPING_SECONDS, take, &typing, error) &&
		people_read(&people, app, error);
	if (done)
		put_typing(out, app, &people, &typing);
	for (size_t i = 0; i < typing.count; i++)
		free(typing.items[i].who);
	free(typing.items);
	people_release(&people);
	return done;
}
