/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/cards_done.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "office/field_check.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

/* Names that are told in the question before the others are counted. */
enum { NAMES_MOST = 5 };

static void put_number(const struct app *app, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, app_digits(app));
}

/* Whether all is there that the report needs, and nothing waits. */
static bool is_ready(const struct card_line *line, const struct layout *layout)
{
	return !card_line_lacks(line, layout) && line->state == CARD_DRAFT &&
	       !line->unconfirmed && !line->drafted;
}

/* --- doing it --- */

static void tell_lack(struct app *app, const struct card_entry *entry,
	const struct layout *layout, bool drafted)
{
	const struct field_facts facts = {.layout = layout};
	const enum card_field lack = card_first_lack(&entry->card, &facts);
	struct str place = STR_INIT;
	put_number(app, &place, (size_t)entry->place);
	if (entry->card.state == CARD_DONE || entry->card.state == CARD_APPROVED)
		app_message(
			app, STYLE_MESSAGE, _("Measure %s is done already"), place.data);
	else if (lack != FIELD_NONE)
		app_message(app, STYLE_WARNING,
			card_unconfirmed(&entry->card, lack)
				? _("Measure %s is not done: to be confirmed: %s")
				: _("Measure %s is not done: still missing: %s"),
			place.data, _(card_field_label(lack)));
	else if (entry->card.state == CARD_RETURNED)
		app_message(app, STYLE_WARNING,
			_("Measure %s was sent back: open it, there you answer"),
			place.data);
	else if (drafted)
		app_message(app, STYLE_WARNING,
			_("Measure %s: not all that you typed is saved yet; open it"),
			place.data);
	str_release(&place);
}

/* False: it could not be, and the message line says why. */
static bool finish(
	struct app *app, const struct card_line *line, const struct layout *layout)
{
	const struct field_facts facts = {.layout = layout};
	struct card_entry entry;
	struct error error = ERROR_INIT;
	if (!store_card(app->store, line->number, &entry, &error)) {
		app_error(app, &error);
		return false;
	}
	bool done = false;
	if (entry.card.state != CARD_DRAFT || line->drafted ||
		card_first_lack(&entry.card, &facts) != FIELD_NONE) {
		tell_lack(app, &entry, layout, line->drafted);
	} else {
		entry.card.state = CARD_DONE;
		const enum save_outcome outcome =
			store_answer_card(app->store, &entry, NULL, app->who, &error);
		done = outcome == SAVE_DONE;
		if (outcome == SAVE_CONFLICT)
			app_message(app, STYLE_WARNING, "%s",
				_("Somebody else changed it just now; please look again"));
		else if (!done)
			app_error(app, &error);
	}
	card_entry_release(&entry);
	return done;
}

bool cards_finish(struct app *app, const struct layout *layout,
	const struct card_line *lines, size_t count)
{
	size_t done = 0;
	bool good = true;
	for (size_t i = 0; i < count && good; i++) {
		good = finish(app, &lines[i], layout);
		done += good;
	}
	if (done)
		app_saved(app);
	if (good && done) {
		struct str number = STR_INIT;
		put_number(app, &number, count == 1 ? (size_t)lines->place : done);
		app_message(app, STYLE_DONE,
			count == 1 ? _("Done: measure %s") : _("Done: %s measures"),
			number.data);
		str_release(&number);
	}
	return done > 0;
}

/* --- choosing --- */

static void put_line(const struct app *app, struct str *out, const struct card_line *line)
{
	size_t bytes;
	const char *name =
		str_first_line(*line->issue ? line->issue : line->measure, &bytes);
	put_number(app, out, (size_t)line->place);
	str_puts(out, "  ");
	str_append(out, name, bytes);
}

/* Those that can be chosen. lines borrow of the rows. */
struct ready {
	struct card_line *lines;
	struct string_list names;
	bool *ticked;
	size_t count;
};

static void ready_find(
	struct ready *ready, const struct app *app, const struct card_lines *rows)
{
	*ready = (struct ready){.lines = mem_new(rows->count + 1, sizeof(*ready->lines)),
		.ticked = mem_new(rows->count + 1, sizeof(bool))};
	for (size_t i = 0; i < rows->count; i++) {
		struct str name = STR_INIT;
		if (!is_ready(&rows->items[i], rows->layout))
			continue;
		put_line(app, &name, &rows->items[i]);
		string_list_add(&ready->names, name.data);
		ready->lines[ready->count++] = rows->items[i];
		str_release(&name);
	}
}

static void ready_release(struct ready *ready)
{
	string_list_release(&ready->names);
	free(ready->lines);
	free(ready->ticked);
}

/* Only what is ticked stays. */
static void ready_take(struct ready *ready)
{
	size_t count = 0;
	for (size_t i = 0; i < ready->count; i++)
		if (ready->ticked[i])
			ready->lines[count++] = ready->lines[i];
	ready->count = count;
}

/* Letters that were meant for elsewhere must not do it. */
static bool confirm(struct app *app, const struct ready *ready)
{
	struct str text = STR_INIT, more = STR_INIT;
	str_puts(&text, _("These measures are done:"));
	const size_t named = ready->count <= NAMES_MOST ? ready->count : NAMES_MOST - 1;
	for (size_t i = 0; i < named; i++) {
		str_putc(&text, '\n');
		put_line(app, &text, &ready->lines[i]);
	}
	if (named < ready->count) {
		put_number(app, &more, ready->count - named);
		str_putc(&text, '\n');
		str_printf(&text, _("and %s more"), more.data);
	}
	const bool yes = dialog_confirm(app, _("Done"), text.data, N_("Done"));
	str_release(&text);
	str_release(&more);
	return yes;
}

/* Whether no card is left that could be done. */
static bool all_done(const struct card_lines *rows)
{
	size_t i = 0;
	while (i < rows->count && (rows->items[i].state == CARD_DONE ||
					  rows->items[i].state == CARD_APPROVED))
		i++;
	return rows->count && i == rows->count;
}

bool cards_finish_ask(struct app *app, const struct card_lines *rows)
{
	struct ready ready;
	bool others = false;
	ready_find(&ready, app, rows);
	if (!ready.count) {
		app_message(app, STYLE_MESSAGE, "%s",
			all_done(rows)
				? _("All measures are done already")
				: _("No measure that is not done yet has all that it "
				    "needs"));
	} else if (dialog_ticks(app, _("Done"), _("Which measures are done"),
			   (const char *const *)ready.names.items, ready.count,
			   ready.ticked)) {
		ready_take(&ready);
		if (ready.count && confirm(app, &ready))
			others =
				cards_finish(app, rows->layout, ready.lines, ready.count);
	}
	ready_release(&ready);
	return others;
}
