/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette can find, read from the class tables and the office file. */
#include <config.h>

#include "tui/palette/palette_entries.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "office/agency.h"
#include "office/form_row.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/number.h"
#include "tui/app/app_paint.h"
#include "tui/app/needs.h"
#include "tui/palette/palette.h"
#include "tui/palette/palette_screens.h"
#include "tui/palette/widget_tables.h"
#include "tui/terminal/lost_keys.h"

/* --- entries --- */

static struct palette_entry *add(struct palette_entries *entries, enum palette_kind kind)
{
	entries->items = mem_grow(entries->items, entries->count, &entries->capacity,
		sizeof(*entries->items));
	struct palette_entry *entry = &entries->items[entries->count++];
	*entry = (struct palette_entry){.kind = kind,
		.name = STR_INIT,
		.wanted = STR_INIT,
		.names = STR_INIT,
		.words = STR_INIT};
	return entry;
}

static void fold_line(struct str *out, const char *text)
{
	if (out->bytes)
		str_putc(out, '\n');
	text_fold(out, text, strlen(text), NULL);
}

/* Found by these words too. */
static void also(struct palette_entry *entry, const char *name, const char *wanted)
{
	fold_line(&entry->names, name);
	fold_line(&entry->words, wanted);
}

void palette_entries_release(struct palette_entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		str_release(&entries->items[i].name);
		str_release(&entries->items[i].wanted);
		str_release(&entries->items[i].names);
		str_release(&entries->items[i].words);
	}
	free(entries->items);
	free(entries->found);
	*entries = (struct palette_entries){0};
}

int64_t palette_report(const struct app *app)
{
	for (int i = app->depth; i-- > 0;) {
		struct topic topic = {0};
		const struct screen *screen = &app->screens[i];
		if (screen->class->about)
			screen->class->about(screen, &topic);
		if (topic.report)
			return topic.report;
	}
	return 0;
}

/* --- what is open already --- */

/* One screen of a thing is enough: two of them would write over each other. */
static const char *refuse_open(const struct app *app, int from, enum screen_id id,
	enum screen_id also_id, int64_t report, int64_t card)
{
	for (int i = 0; i < from; i++) {
		struct topic topic = {0};
		const struct screen *screen = &app->screens[i];
		if (screen->class->id != id && screen->class->id != also_id)
			continue;
		if (screen->class->about)
			screen->class->about(screen, &topic);
		if ((!topic.report || !report || topic.report == report) &&
			(!card || topic.card == card))
			return N_("This is open already: Esc goes back to it");
	}
	return NULL;
}

static const char *refuse_card(const struct app *app, int64_t card)
{
	const struct screen *top = &app->screens[app->depth - 1];
	const bool turns = top->class->places && top->class->places->turn;
	return refuse_open(app, app->depth - turns, SCREEN_GUIDE, SCREEN_WHOLE, 0, card);
}

/* --- what the tables say --- */

static const struct screen_class *class_of(const struct app *app, enum screen_id id)
{
	size_t i = 0;
	while (app->classes[i]->id != id)
		i++;
	return app->classes[i];
}

/* Appends what an entry of a table is called, and what is said of it, in the language in
 * use. */
static void say(const struct palette_entry *entry, const struct app *app,
	const struct screen *screen, struct str *name, struct str *wanted)
{
	const struct form_row *row;
	const struct palette_screen *other;
	switch (entry->kind) {
	case PALETTE_ACTION:
		str_puts(name, _(action_name(entry->action, app, screen)));
		str_puts(wanted, _(entry->action->help));
		break;
	case PALETTE_PLACE:
		str_puts(wanted,
			screen->class->places->name(screen, (size_t)entry->number, name));
		break;
	case PALETTE_SETTING:
		row = &class_of(app, entry->screen)->rows[entry->number];
		str_printf(name, "%s: %s", _("Settings"), _(row->label));
		str_puts(wanted, _(row->guide));
		break;
	default:
		other = &palette_screens[entry->number];
		str_puts(name, _(other->name));
		str_puts(wanted, _(other->wanted));
		break;
	}
}

static void show(
	struct palette_entry *entry, const struct app *app, const struct screen *screen)
{
	struct str number = STR_INIT;
	if (entry->ordinal) {
		number_append(&number, entry->ordinal, app_digits(app));
		str_printf(&entry->name, "%s. ", number.data);
	}
	say(entry, app, screen, &entry->name, &entry->wanted);
	str_release(&number);
}

/* The names in both languages: who is used to one of them types that. */
static void add_words(struct palette_entries *entries, const struct app *app,
	const struct screen *screen)
{
	static const char *const languages[] = {"th", "en"};
	const char *now = language_now();
	for (size_t language = 0; language < COUNT(languages); language++) {
		language_set(languages[language]);
		for (size_t i = 0; i < entries->count; i++) {
			struct str name = STR_INIT, wanted = STR_INIT;
			say(&entries->items[i], app, screen, &name, &wanted);
			also(&entries->items[i], name.data, wanted.data);
			str_release(&name);
			str_release(&wanted);
		}
	}
	language_set(now);
}

/* --- actions --- */

static void collect_actions(struct palette_entries *entries, const struct app *app,
	const struct screen *screen, const struct action *actions, size_t count)
{
	const bool typing = !app_letters_are_keys(screen);
	for (size_t i = 0; i < count; i++) {
		const struct action *action = &actions[i];
		keystroke keys[ACTION_KEYS];
		if (action->run == palette_run ||
			(action->possible && !action->possible(app, screen)))
			continue;
		struct palette_entry *entry = add(entries, PALETTE_ACTION);
		entry->action = action;
		entry->table = actions;
		entry->refused = needs_refusal(app, screen, action);
		if (action_keys(action, &app->terminal->lost, typing, keys))
			entry->key = keys[0];
		show(entry, app, screen);
	}
}

/* Of the widgets that have the cursor. */
static void collect_widgets(struct palette_entries *entries, const struct app *app,
	const struct screen *screen)
{
	const unsigned widgets = palette_widgets(screen);
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		if (widgets & widget_tables[i].widgets)
			collect_actions(entries, app, screen, widget_tables[i].actions,
				*widget_tables[i].count);
}

unsigned palette_widgets(const struct screen *screen)
{
	const struct screen_places *places = screen->class->places;
	const unsigned widgets = places && places->widgets ? places->widgets(screen)
							   : screen->class->widgets;
	return widgets & ~(unsigned)WIDGET_OFFERS;
}

/* --- places, settings, screens --- */

static void collect_places(struct palette_entries *entries, const struct app *app,
	const struct screen *screen)
{
	const struct screen_places *places = screen->class->places;
	for (size_t i = 0; places && i < places->count(screen); i++) {
		struct palette_entry *entry = add(entries, PALETTE_PLACE);
		entry->number = (int64_t)i;
		entry->ordinal = places->numbered ? (int32_t)i + 1 : 0;
		show(entry, app, screen);
	}
}

static void collect_settings(struct palette_entries *entries, const struct app *app)
{
	const struct screen *top = &app->screens[app->depth - 1];
	for (size_t i = 0; app->classes[i]; i++) {
		const struct screen_class *class = app->classes[i];
		for (size_t row = 0; class != top->class && row < class->rows_count;
			row++) {
			struct palette_entry *entry = add(entries, PALETTE_SETTING);
			entry->screen = class->id;
			entry->number = (int64_t)row;
			entry->refused =
				refuse_open(app, app->depth, class->id, class->id, 0, 0);
			show(entry, app, top);
		}
	}
}

/* Whether an action of that name is there already. */
static bool is_there(const struct palette_entries *entries, const char *name)
{
	for (size_t i = 0; i < entries->count; i++)
		if (entries->items[i].kind == PALETTE_ACTION &&
			!strcmp(entries->items[i].name.data, name))
			return true;
	return false;
}

static void collect_screens(
	struct palette_entries *entries, const struct app *app, int64_t report)
{
	for (size_t i = 0; i < palette_screens_count; i++) {
		const struct palette_screen *screen = &palette_screens[i];
		const bool of_report = screen->about == ABOUT_REPORT;
		if ((of_report && !report) || app_is_on(app, screen->id) ||
			is_there(entries, _(screen->name)))
			continue;
		struct palette_entry *entry = add(entries, PALETTE_SCREEN);
		entry->screen = screen->id;
		entry->number = (int64_t)i;
		entry->refused = refuse_open(app, app->depth, screen->id, screen->id,
			of_report ? report : 0, 0);
		show(entry, app, &app->screens[app->depth - 1]);
	}
}

/* --- reports --- */

struct collecting {
	struct palette_entries *entries;
	struct app *app;
};

static bool take_report(void *context, const struct report_summary *summary)
{
	const struct collecting *collecting = context;
	const struct app *app = collecting->app;
	struct palette_entry *entry = add(collecting->entries, PALETTE_REPORT);
	entry->number = summary->number;
	entry->refused = refuse_open(
		app, app->depth, SCREEN_CARDS, SCREEN_CARDS, summary->number, 0);
	report_summary_period(&entry->name, summary, app_digits(app));
	agency_append(&entry->wanted, summary->agency_type, summary->agency_name);
	str_printf(&entry->wanted, "  %s", summary->title);
	also(entry, entry->name.data, entry->wanted.data);
	return true;
}

/* --- cards --- */

static bool take_card(void *context, const struct card_overview *card)
{
	const struct collecting *collecting = context;
	struct palette_entry *entry = add(collecting->entries, PALETTE_CARD);
	struct str number = STR_INIT;
	const char *issue = card->issue ? card->issue : "";
	const char *measure = card->measure ? card->measure : "";
	size_t bytes;
	entry->number = card->number;
	entry->ordinal = card->place;
	entry->refused = refuse_card(collecting->app, card->number);
	number_append(&number, card->place, app_digits(collecting->app));
	str_printf(&entry->name, _("Measure %s"), number.data);
	const char *line = str_first_line(*measure ? measure : issue, &bytes);
	str_append(&entry->wanted, line, bytes);
	also(entry, entry->name.data, measure);
	fold_line(&entry->words, issue);
	str_release(&number);
	return true;
}

void palette_collect_cards(struct palette_entries *entries, struct app *app)
{
	struct error error = ERROR_INIT;
	struct collecting collecting = {entries, app};
	const int64_t report = palette_report(app);
	if (entries->cards_read || !app->store || !report)
		return;
	entries->cards_read = true;
	if (!store_overview(app->store, report, app->who, take_card, &collecting, &error))
		app_error(app, &error);
}

/* --- all of it --- */

void palette_collect(
	struct palette_entries *entries, struct app *app, const struct screen *screen)
{
	struct error error = ERROR_INIT;
	struct collecting collecting = {entries, app};
	const int64_t report = palette_report(app);
	collect_actions(entries, app, screen, screen->class->actions,
		screen->class->actions_count);
	collect_actions(entries, app, screen, app->actions, app->actions_count);
	collect_places(entries, app, screen);
	if (app->store) {
		collect_screens(entries, app, report);
		collect_settings(entries, app);
	}
	collect_widgets(entries, app, screen);
	add_words(entries, app, screen);
	if (app->store && !store_list(app->store, take_report, &collecting, &error))
		app_error(app, &error);
}
