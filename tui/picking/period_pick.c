/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/picking/period_pick.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/period_choice.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/name.h"
#include "text/number.h"
#include "text/period.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

/* What there is to know of the report. */
struct of_report {
	int fiscal_year, months;
	enum digits digits;
	struct string_list used;
};

static bool add_period(void *context, const struct card_overview *card)
{
	struct string_list *used = context;
	if (card->period && *card->period)
		string_list_add(used, card->period);
	return true;
}

static bool read_about(
	struct app *app, int64_t report, struct of_report *about, struct error *error)
{
	struct report head;
	*about = (struct of_report){0};
	if (!store_load_head(app->store, report, &head, error))
		return false;
	about->fiscal_year = head.fiscal_year;
	about->months = head.months;
	about->digits = head.digits;
	report_release(&head);
	return store_overview(
		app->store, report, app->who, add_period, &about->used, error);
}

/* --- a range --- */

enum { MONTHS = YEAR_MONTHS };

static void put_month(struct str *out, int fiscal_year, int place, enum digits digits)
{
	date_append(out, fiscal_month_at(fiscal_year, place), DATE_LONG, digits);
}

/* One of the months from `first` on; -1: Esc. */
static int pick_month(
	struct app *app, const char *title, const struct of_report *about, int first)
{
	struct string_list texts = {0};
	for (int place = first; place < MONTHS; place++) {
		struct str text = STR_INIT;
		put_month(&text, about->fiscal_year, place, app_digits(app));
		string_list_add(&texts, text.data);
		str_release(&text);
	}
	const struct pick_list list = {
		.title = title,
		.texts = (const char *const *)texts.items,
		.count = texts.count,
		.numbered = true,
	};
	const size_t chosen = dialog_pick_from(app, &list, NULL);
	string_list_release(&texts);
	return chosen < list.count ? first + (int)chosen : -1;
}

static bool pick_range(struct app *app, const struct of_report *about,
	const struct period_style *style, struct str *period)
{
	const int first = pick_month(app, _("From which month"), about, 0);
	const int last =
		first < 0 ? -1 : pick_month(app, _("To which month"), about, first);
	if (last < 0)
		return false;
	str_clear(period);
	period_style_append(period, style, fiscal_month_at(about->fiscal_year, first),
		fiscal_month_at(about->fiscal_year, last));
	return true;
}

/* --- the list --- */

enum { NUMBERED_LAST = 8 /* the place of the last that has a number */ };

/* Where the range stands in the list: before the months, so that it has a number. */
static size_t place_of_range(const struct period_choices *choices)
{
	return MIN(choices->months, (size_t)NUMBERED_LAST);
}

static void put_range(struct string_list *shown, const struct period_choices *choices)
{
	const size_t range = place_of_range(choices);
	for (size_t i = 0; i <= choices->shown.count; i++) {
		if (i == range)
			string_list_add(shown, _("From one month to another …"));
		if (i < choices->shown.count)
			string_list_add(shown, choices->shown.items[i]);
	}
}

/* The choice that says what stands there; 0: none. */
static size_t place_of(const struct period_choices *choices, const char *now)
{
	for (size_t i = 0; i < choices->texts.count; i++)
		if (name_same(choices->texts.items[i], now))
			return i + (i >= place_of_range(choices));
	return 0;
}

static bool pick(struct app *app, const struct of_report *about,
	const struct period_choices *choices, const char *now, struct str *period)
{
	struct string_list shown = {0};
	const struct period means = period_parse(now, strlen(now), about->fiscal_year);
	const size_t range = place_of_range(choices);
	put_range(&shown, choices);
	const struct pick_list list = {
		.title = _("Period"),
		.texts = (const char *const *)shown.items,
		.count = shown.count,
		.now = place_of(choices, now),
		.begins = means.kind == PERIOD_NOT_UNDERSTOOD ? now : NULL,
		.numbered = true,
	};
	const size_t chosen = dialog_pick_from(app, &list, NULL);
	const size_t at = chosen - (chosen > range);
	const bool one = chosen < list.count && chosen != range;
	string_list_release(&shown);
	if (one) {
		str_clear(period);
		str_puts(period, choices->texts.items[at]);
	}
	return one ||
	       (chosen == range && pick_range(app, about, &choices->style, period));
}

bool period_pick(struct app *app, int64_t report, const char *now, struct str *period)
{
	struct of_report about;
	struct error error = ERROR_INIT;
	bool chosen = false;
	if (read_about(app, report, &about, &error)) {
		struct period_choices choices;
		period_choices_make(&choices, &about.used, about.fiscal_year,
			about.months, about.digits);
		chosen = pick(app, &about, &choices, now ? now : "", period);
		period_choices_release(&choices);
	}
	app_error(app, &error);
	string_list_release(&about.used);
	return chosen;
}
