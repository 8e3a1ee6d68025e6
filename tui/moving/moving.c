/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/moving/moving.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "office/targets.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/removal.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { NAMES_MOST = 4 };

static void put_number(const struct app *app, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, app_digits(app));
}

/* --- which --- */

static void put_line(const struct app *app, struct str *out, const struct card_line *line)
{
	size_t bytes;
	const char *name =
		str_first_line(*line->issue ? line->issue : line->measure, &bytes);
	put_number(app, out, (size_t)line->place);
	str_puts(out, "  ");
	if (bytes)
		str_append(out, name, bytes);
	else
		str_puts(out, _("(no name yet)"));
}

/* The rows that are chosen, in their order: indices. */
struct chosen {
	size_t *rows;
	size_t count;
};

static bool choose(struct app *app, const char *title, const struct card_lines *rows,
	const struct card_line *row, struct chosen *chosen)
{
	struct string_list names = {0};
	bool *ticked = mem_new(rows->count + 1, sizeof(*ticked));
	for (size_t i = 0; i < rows->count; i++) {
		struct str name = STR_INIT;
		put_line(app, &name, &rows->items[i]);
		string_list_add(&names, name.data);
		ticked[i] = &rows->items[i] == row;
		str_release(&name);
	}
	*chosen = (struct chosen){mem_new(rows->count + 1, sizeof(*chosen->rows)), 0};
	if (dialog_ticks(app, title, _("Which measures are copied or moved"),
		    (const char *const *)names.items, names.count, ticked))
		for (size_t i = 0; i < rows->count; i++)
			if (ticked[i])
				chosen->rows[chosen->count++] = i;
	string_list_release(&names);
	free(ticked);
	return chosen->count > 0;
}

/* --- where to --- */

/* A list with a filter; SIZE_MAX: none of them. */
static size_t pick(struct app *app, const char *title, const struct targets *targets)
{
	const char **names = mem_new(targets->count + 1, sizeof(*names));
	for (size_t i = 0; i < targets->count; i++)
		names[i] = targets->items[i].name;
	const size_t picked = dialog_pick(app, title, names, targets->count, false, NULL);
	free(names);
	return picked;
}

/* --- copied or moved --- */

static void put_names(const struct app *app, struct str *out,
	const struct card_lines *rows, const struct chosen *chosen)
{
	const size_t named = chosen->count <= NAMES_MOST ? chosen->count : NAMES_MOST - 1;
	for (size_t i = 0; i < named; i++) {
		str_putc(out, '\n');
		put_line(app, out, &rows->items[chosen->rows[i]]);
	}
	if (named < chosen->count) {
		struct str more = STR_INIT;
		put_number(app, &more, chosen->count - named);
		str_putc(out, '\n');
		str_printf(out, _("and %s more"), more.data);
		str_release(&more);
	}
}

/* Who else types in what may be moved. */
static bool put_typists(struct app *app, struct str *out, int64_t report,
	const struct card_lines *rows, const struct chosen *chosen, struct error *error)
{
	for (size_t i = 0; i < chosen->count; i++)
		if (!removal_append_typists(
			    out, app, report, rows->items[chosen->rows[i]].number, error))
			return false;
	return true;
}

enum way { WAY_COPY, WAY_MOVE, WAY_NONE };

static enum way ask_way(struct app *app, const char *text)
{
	static const struct choice choices[] = {
		[WAY_COPY] = {.key = 'c', .name = N_("Copy")},
		[WAY_MOVE] = {.key = 'm', .name = N_("Move")},
		[WAY_NONE] = {.key = K_ESCAPE, .name = N_("Neither")},
	};
	const int way = dialog_choose(
		app, _("Copy or move"), text, choices, COUNT(choices), WAY_COPY);
	return way == CHOICE_NONE ? WAY_NONE : (enum way)way;
}

/* Whether but copies can be wanted: those that are chosen, once more. */
static bool is_here(int64_t report, const struct target *target)
{
	return target->report == report && !target->group;
}

static bool run(struct app *app, const struct card_lines *rows,
	const struct chosen *chosen, struct transfer *transfer, struct transferred *done,
	struct error *error)
{
	int64_t *cards = mem_new(chosen->count, sizeof(*cards));
	for (size_t i = 0; i < chosen->count; i++)
		cards[i] = rows->items[chosen->rows[i]].number;
	transfer->cards = cards;
	transfer->count = chosen->count;
	const bool good = store_transfer(app->store, transfer, app->who, done, error);
	free(cards);
	transfer->cards = NULL;
	if (good)
		app_saved(app);
	return good;
}

static void tell(struct app *app, const struct transferred *done)
{
	struct str number = STR_INIT;
	put_number(app, &number, done->count);
	app_message(app, STYLE_DONE,
		done->moved ? _("Measures moved: %s; Ctrl-Z takes that back")
			    : _("Measures copied, as drafts: %s; Ctrl-Z takes them out "
				"again"),
		number.data);
	str_release(&number);
}

/* What would be done, in words. */
static bool put_question(struct app *app, struct str *text, int64_t report,
	const struct card_lines *rows, const struct chosen *chosen,
	const struct target *target, struct error *error)
{
	str_printf(text, "%s %s", _("To:"), target->name);
	put_names(app, text, rows, chosen);
	str_printf(text, "\n\n%s",
		_("A copy is a draft; what has to be brought up to date in it waits to be "
		  "confirmed. What is moved to another report goes into the bin here. "
		  "Ctrl-Z takes either back."));
	return put_typists(app, text, report, rows, chosen, error);
}

static bool move(struct app *app, int64_t report, const struct card_lines *rows,
	const struct chosen *chosen, const struct target *target,
	struct transferred *done, struct error *error)
{
	struct str text = STR_INIT;
	struct transfer transfer = {.to = target->report, .group = target->group};
	enum way way = WAY_COPY;
	if (is_here(report, target)) {
		if (chosen->count == 1)
			transfer.behind = rows->items[chosen->rows[0]].number;
	} else if (put_question(app, &text, report, rows, chosen, target, error)) {
		way = ask_way(app, text.data);
	} else {
		str_release(&text);
		return false;
	}
	str_release(&text);
	if (way == WAY_NONE)
		return true;
	transfer.moves = way == WAY_MOVE;
	if (!run(app, rows, chosen, &transfer, done, error))
		return false;
	tell(app, done);
	return true;
}

bool moving_ask(struct app *app, int64_t report, const struct card_lines *rows,
	const struct card_line *row, struct transferred *done, struct error *error)
{
	struct chosen chosen;
	struct targets targets = {0};
	bool good = true;
	*done = (struct transferred){0};
	if (choose(app, _("Copy or move"), rows, row, &chosen)) {
		good = targets_find(
			&targets, app->store, report, app->who, app_digits(app), error);
		const size_t to =
			good ? pick(app, _("Into which report or group"), &targets)
			     : SIZE_MAX;
		if (to < targets.count)
			good = move(app, report, rows, &chosen, &targets.items[to], done,
				error);
	}
	targets_release(&targets);
	free(chosen.rows);
	return good;
}

/* --- brought in --- */

static bool bring_from(struct app *app, int64_t source, struct transfer *transfer,
	struct transferred *done, struct error *error)
{
	struct card_lines rows = {0};
	struct chosen chosen;
	if (!card_lines_read(&rows, app->store, source, app->who, app_digits(app), error))
		return false;
	bool good = true;
	if (choose(app, rows.heading, &rows, NULL, &chosen)) {
		good = run(app, &rows, &chosen, transfer, done, error);
		if (good)
			tell(app, done);
	}
	free(chosen.rows);
	card_lines_release(&rows);
	return good;
}

bool moving_bring(
	struct app *app, int64_t report, struct transferred *done, struct error *error)
{
	struct targets sources = {0};
	struct transfer transfer = {.to = report};
	*done = (struct transferred){0};
	if (!targets_sources(&sources, app->store, report, app_digits(app), error))
		return false;
	bool good = true;
	if (!sources.count) {
		app_message(app, STYLE_MESSAGE, "%s",
			_("There is no other report that has measures"));
	} else {
		const size_t from = pick(app, _("Measures from which report"), &sources);
		if (from < sources.count)
			good = bring_from(
				app, sources.items[from].report, &transfer, done, error);
	}
	targets_release(&sources);
	return good;
}

/* --- taken back --- */

bool moving_undo(struct app *app, const struct transferred *done, struct error *error)
{
	struct str number = STR_INIT;
	if (!store_transfer_undo(app->store, done, app->who, error))
		return false;
	put_number(app, &number, done->count);
	app_message(app, STYLE_DONE,
		done->moved ? _("Measures that are where they were again: %s")
			    : _("Measures that were copied and are out again: %s"),
		number.data);
	str_release(&number);
	return true;
}
