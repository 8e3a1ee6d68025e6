/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/bulk/card_set.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/card_copy.h"
#include "model/lists.h"
#include "office/bulk.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/picking/owner_pick.h"
#include "tui/picking/period_pick.h"
#include "tui/terminal/terminal.h"
#include "tui/undoing/undoing.h"

/* What can be set, in the order in which it is asked for. */
static const struct setting {
	enum card_field field;
	bool adds; /* to what stands there */
	const char *name;
} all_settings[] = {
	{FIELD_OWNERS, true, N_("Owners: one more")},
	{FIELD_OWNERS, false, N_("Owners: this one alone")},
	{FIELD_PERIOD, false, N_("Period")},
	{FIELD_GROUP, false, N_("Group")},
	{FIELD_FOLLOW_UP, false, N_("Follow-up")},
	{FIELD_SUGGESTION, false, N_("Suggestion")},
};

/* What is under way. */
struct set {
	struct app *app;
	int64_t report;
	const struct card_lines *lines;
	const struct setting *setting;
	struct str value;
	struct bulk bulk;
	size_t approved; /* measures of the choice that do not change */
};

static void put_count(const struct set *set, struct str *out, size_t count)
{
	number_append(out, (int64_t)count, app_digits(set->app));
}

/* --- asked --- */

static bool ask_field(struct set *set, size_t count)
{
	struct string_list names = {0};
	struct str title = STR_INIT, number = STR_INIT;
	put_count(set, &number, count);
	str_printf(&title, _("Set in measures: %s"), number.data);
	for (size_t i = 0; i < COUNT(all_settings); i++)
		string_list_add(&names, _(all_settings[i].name));
	const struct pick_list list = {
		.title = title.data,
		.texts = (const char *const *)names.items,
		.count = names.count,
		.numbered = true,
	};
	const size_t chosen = dialog_pick_from(set->app, &list, NULL);
	set->setting = chosen < list.count ? &all_settings[chosen] : NULL;
	string_list_release(&names);
	str_release(&title);
	str_release(&number);
	return set->setting;
}

/* What the chosen measures say in the field, and the groups of the report. */
static void read_texts(struct set *set, struct string_list *texts)
{
	const enum card_field field = set->setting->field;
	for (size_t i = 0; i < set->bulk.count; i++) {
		char **text = card_text(&set->bulk.items[i].entry.card, field);
		if (*text && !strchr(*text, '\n'))
			string_list_add_name(texts, *text);
	}
	for (size_t i = 0; field == FIELD_GROUP && i < set->lines->count; i++)
		string_list_add_name(texts, set->lines->items[i].group);
}

/* One of those that are there, or another that is typed. */
static bool ask_text(struct set *set)
{
	struct string_list texts = {0};
	struct str typed = STR_INIT;
	read_texts(set, &texts);
	const struct pick_list list = {
		.title = _(set->setting->name),
		.texts = (const char *const *)texts.items,
		.count = texts.count,
		.own = true,
	};
	const size_t chosen = dialog_pick_from(set->app, &list, &typed);
	const bool taken = chosen < list.count || (chosen == list.count && typed.bytes);
	if (taken)
		str_puts(&set->value,
			chosen < list.count ? list.texts[chosen] : typed.data);
	string_list_release(&texts);
	str_release(&typed);
	return taken;
}

static bool ask_value(struct set *set)
{
	static const struct string_list none = {0};
	switch (set->setting->field) {
	case FIELD_OWNERS:
		return owner_pick(
			set->app, _(set->setting->name), &none, "", &set->value);
	case FIELD_PERIOD: return period_pick(set->app, set->report, "", &set->value);
	default: return ask_text(set);
	}
}

/* --- put in --- */

static void put_owner(const struct set *set, struct card *card)
{
	if (!set->setting->adds &&
		!(card->owners.count == 1 &&
			string_list_names(&card->owners, set->value.data)))
		string_list_release(&card->owners);
	if (!string_list_names(&card->owners, set->value.data))
		string_list_add(&card->owners, set->value.data);
	card->owners.present = true;
}

static void put_value(const struct set *set, struct card *card)
{
	char **text = card_text(card, set->setting->field);
	if (!text) {
		put_owner(set, card);
	} else if (!*text || strcmp(*text, set->value.data) != 0) {
		free(*text);
		*text = mem_strdup(set->value.data);
	}
	card_confirm(card, set->setting->field);
}

/* --- shown before --- */

static void put_joined(struct str *out, const struct card *card, enum card_field field)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] == '\n')
			text.data[i] = field == FIELD_OWNERS ? ',' : ' ';
	str_puts(out, text.bytes ? text.data : "…");
	str_release(&text);
}

/* Its number, what it says and what it is to say; its name comes last, it may be cut. */
static void put_preview(
	const struct set *set, const struct bulk_card *item, struct str *out)
{
	const enum card_field field = set->setting->field;
	const struct card *card = &item->entry.card;
	const char *name = card->issue && *card->issue ? card->issue : card->measure;
	size_t bytes;
	put_count(set, out, (size_t)item->entry.place);
	str_puts(out, "  ");
	put_joined(out, &item->before, field);
	str_printf(out, " %s ", terminal_is_ascii(set->app->terminal) ? "->" : "→");
	put_joined(out, card, field);
	if (item->before.state == CARD_DONE)
		str_printf(out, " (%s)", _("a draft again"));
	name = str_first_line(name ? name : "", &bytes);
	str_puts(out, "  ");
	str_append(out, name, bytes);
}

/* Words and how many it is of; of none nothing. */
static void put_told(
	const struct set *set, struct str *out, const char *words, size_t count)
{
	if (!count)
		return;
	str_puts(out, out->bytes ? "; " : "");
	str_puts(out, words);
	str_puts(out, ": ");
	put_count(set, out, count);
}

/* What is unticked stays as it is. */
static void leave_out(struct bulk_card *item)
{
	card_release(&item->entry.card);
	card_copy(&item->entry.card, &item->before);
}

static void take_ticks(struct set *set, const bool *ticked)
{
	size_t at = 0;
	for (size_t i = 0; i < set->bulk.count; i++) {
		struct bulk_card *item = &set->bulk.items[i];
		if (bulk_differs(item) && !ticked[at++])
			leave_out(item);
	}
}

static bool preview(struct set *set)
{
	struct string_list rows = {0};
	struct str text = STR_INIT;
	for (size_t i = 0; i < set->bulk.count; i++) {
		struct str row = STR_INIT;
		if (!bulk_differs(&set->bulk.items[i]))
			continue;
		put_preview(set, &set->bulk.items[i], &row);
		string_list_add(&rows, row.data);
		str_release(&row);
	}
	bool *ticked = mem_new(rows.count + 1, sizeof(*ticked));
	memset(ticked, true, rows.count * sizeof(*ticked));
	str_puts(&text, _("What becomes of each (Ctrl-Z takes it back afterwards)"));
	put_told(set, &text, _("so already"),
		set->bulk.count - rows.count - set->approved);
	put_told(set, &text, _("approved, and stay"), set->approved);
	const bool yes = dialog_ticks(set->app, _(set->setting->name), text.data,
		(const char *const *)rows.items, rows.count, ticked);
	if (yes)
		take_ticks(set, ticked);
	free(ticked);
	string_list_release(&rows);
	str_release(&text);
	return yes;
}

/* --- done, and taken back --- */

static void put_places(const struct set *set, struct str *out, enum bulk_fate fate)
{
	const char *before = "";
	for (size_t i = 0; i < set->bulk.count; i++) {
		if (set->bulk.items[i].fate != fate)
			continue;
		str_puts(out, before);
		put_count(set, out, (size_t)set->bulk.items[i].entry.place);
		before = ", ";
	}
}

static const char *first_reason(const struct bulk *bulk)
{
	for (size_t i = 0; i < bulk->count; i++)
		if (bulk->items[i].fate == BULK_REFUSED)
			return error_message(&bulk->items[i].why);
	return "";
}

/* done: words for those that were done. */
static void tell(const struct set *set, const char *done)
{
	const size_t changed = bulk_count(&set->bulk, BULK_CHANGED);
	const size_t refused = bulk_count(&set->bulk, BULK_REFUSED);
	struct str line = STR_INIT, places = STR_INIT;
	put_told(set, &line, done, bulk_count(&set->bulk, BULK_SAVED));
	if (changed) {
		put_places(set, &places, BULK_CHANGED);
		str_puts(&line, line.bytes ? "; " : "");
		str_printf(&line,
			_("somebody else has changed these meanwhile, they stay: %s"),
			places.data);
	}
	if (refused)
		str_printf(
			&line, "%s%s", line.bytes ? " " : "", first_reason(&set->bulk));
	app_message(set->app, changed || refused ? STYLE_WARNING : STYLE_DONE, "%s",
		line.data);
	str_release(&line);
	str_release(&places);
}

static bool undo(struct app *app, void *deed, struct error *error)
{
	struct set set = {.app = app, .bulk = *(struct bulk *)deed};
	const bool good = bulk_undo(&set.bulk, app->store, app->who, error);
	*(struct bulk *)deed = set.bulk;
	if (good) {
		app_saved(app);
		tell(&set, _("Measures that say again what they said"));
	}
	return good;
}

static void release(void *deed)
{
	bulk_release(deed);
	free(deed);
}

/* The list takes it back. */
static void leave(struct set *set)
{
	struct bulk *deed = mem_new(1, sizeof(*deed));
	*deed = set->bulk;
	set->bulk = (struct bulk){0};
	const struct undoing undoing = {.report = set->report,
		.deed = deed,
		.undo = undo,
		.release = release,
		.cards = deed};
	undoing_leave(&set->app->undoing, &undoing);
}

static bool save(struct set *set)
{
	struct app *app = set->app;
	struct error error = ERROR_INIT;
	if (!bulk_save(&set->bulk, app->store, app->who, &error)) {
		app_error(app, &error);
		return false;
	}
	const size_t saved = bulk_count(&set->bulk, BULK_SAVED);
	if (saved)
		app_saved(app);
	tell(set, _("Set, and Ctrl-Z takes it back, in measures"));
	if (saved)
		leave(set);
	return true;
}

/* --- all of it --- */

static bool read_cards(struct set *set, const int64_t *cards, size_t count)
{
	struct error error = ERROR_INIT;
	bulk_release(&set->bulk);
	for (size_t i = 0; i < count; i++)
		if (!bulk_add(&set->bulk, set->app->store, cards[i], &error)) {
			app_error(set->app, &error);
			return false;
		}
	return true;
}

static void put_all(struct set *set)
{
	for (size_t i = 0; i < set->bulk.count; i++) {
		struct bulk_card *item = &set->bulk.items[i];
		if (item->before.state == CARD_APPROVED)
			set->approved++;
		else
			put_value(set, &item->entry.card);
	}
}

static size_t differing(const struct bulk *bulk)
{
	size_t count = 0;
	for (size_t i = 0; i < bulk->count; i++)
		count += bulk_differs(&bulk->items[i]);
	return count;
}

/* They are read for what there is to choose from, and again as they are once it is chosen. */
static bool ask(struct set *set, const int64_t *cards, size_t count)
{
	if (!ask_field(set, count) || !read_cards(set, cards, count) || !ask_value(set) ||
		!read_cards(set, cards, count))
		return false;
	put_all(set);
	return true;
}

bool card_set_ask(struct app *app, int64_t report, const struct card_lines *lines,
	const int64_t *cards, size_t count)
{
	struct set set = {
		.app = app, .report = report, .lines = lines, .value = STR_INIT};
	bool done = false;
	if (ask(&set, cards, count)) {
		if (!differing(&set.bulk))
			app_message(app, STYLE_MESSAGE, "%s",
				set.approved ? _("What is approved does not change, and "
						 "the others say so already")
					     : _("All of them say so already"));
		else if (preview(&set) && differing(&set.bulk))
			done = save(&set);
	}
	bulk_release(&set.bulk);
	str_release(&set.value);
	return done;
}
