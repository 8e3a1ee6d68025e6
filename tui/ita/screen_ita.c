/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ITA result that a report answers, and the measures that answer it. What changes the
 * result here is one step each, by compare-and-set on what is shown: where somebody else
 * was faster, the clerk is shown theirs and does it again.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/card_lines.h"
#include "office/ita_start.h"
#include "office/ita_values.h"
#include "office/ita_words.h"
#include "office/settings.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/head_editor.h"
#include "tui/ita/ita_form.h"
#include "tui/ita/ita_pick.h"
#include "tui/ita/ita_view.h"
#include "tui/ita/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

static struct ita_view *state_of(const struct screen *screen)
{
	return screen->state;
}

static size_t index_of(const struct ita_view *state)
{
	return table_view_row(state->table);
}

/* --- what it shows --- */

static void load_bank(struct ita_view *state)
{
	struct error error = ERROR_INIT;
	ita_bank_free(state->bank);
	state->bank = ita_bank_of(state->app->store, &state->head, &error);
	if (!state->bank)
		app_error(state->app, &error);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct ita_view *state = state_of(screen);
	struct report head;
	if (!card_lines_read(&state->cards, app->store, state->report, app->who,
		    app_digits(app), error) ||
		!store_read_head(
			app->store, state->report, &head, &state->revision, error))
		return false;
	report_release(&state->head);
	state->head = head;
	state->read_only = head.state != REPORT_OPEN;
	load_bank(state);
	table_view_set_rows(state->table, state->head.ita.count);
	if (state->expected && state->head.ita.count >= state->expected)
		table_view_go(state->table, state->place);
	state->expected = 0;
	return true;
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct ita_view *state = state_of(screen);
	(void)app;
	str_puts(left, state->cards.heading);
	str_puts(right, _("ITA result"));
	if (state->read_only)
		str_printf(right, " %s", ita_locked(state->head.state));
}

/* --- changing the result --- */

/* The head as it is stored, to be changed; false: it is not what is shown. */
static bool begin(struct screen *screen, struct report *head, int64_t *revision)
{
	struct ita_view *state = state_of(screen);
	struct error error = ERROR_INIT;
	if (!store_read_head(state->app->store, state->report, head, revision, &error)) {
		app_error(state->app, &error);
		return false;
	}
	if (*revision == state->revision)
		return true;
	report_release(head);
	app_message(state->app, STYLE_WARNING, "%s",
		_("Somebody else changed this report just now: please look again"));
	if (!reload(state->app, screen, &error))
		app_error(state->app, &error);
	return false;
}

static bool store(struct ita_view *state, const struct report *head, int64_t revision,
	struct error *error)
{
	const enum save_outcome outcome = store_save_head(state->app->store,
		state->report, head, &revision, state->app->who, error);
	if (outcome == SAVE_CONFLICT)
		app_message(state->app, STYLE_WARNING, "%s",
			_("Somebody else is saving this report: please save again"));
	return outcome == SAVE_DONE;
}

/* What is shown can be had again, once it is changed; the screen shows nothing until it
 * is read anew. */
static void remember(struct ita_view *state, int64_t revision)
{
	if (state->before_count == ITA_UNDO_MOST) {
		report_release(&state->before[0].head);
		memmove(state->before, state->before + 1,
			--state->before_count * sizeof(*state->before));
	}
	state->before = mem_grow(state->before, state->before_count,
		&state->before_capacity, sizeof(*state->before));
	state->before[state->before_count++] = (struct ita_before){state->head, revision};
	report_init(&state->head);
	table_view_set_rows(state->table, 0);
}

/* Stores and releases the head, and shows it. */
static enum effect finish(struct screen *screen, struct report *head, int64_t revision)
{
	struct ita_view *state = state_of(screen);
	struct error error = ERROR_INIT;
	const bool done = store(state, head, revision, &error);
	report_release(head);
	const size_t row = index_of(state);
	if (done) {
		app_saved(state->app);
		remember(state, revision + 1);
	}
	app_error(state->app, &error);
	if (!reload(state->app, screen, &error))
		app_error(state->app, &error);
	if (row < state->head.ita.count)
		table_view_go(state->table, row);
	return EFFECT_PAINT;
}

static enum effect run_edit(struct app *app, struct screen *screen)
{
	const struct ita_view *state = state_of(screen);
	return app_show(app, SCREEN_ITA_FORM,
		&(struct topic){.report = state->report, .item = index_of(state) + 1});
}

/* Behind the one under the cursor. */
static enum effect run_new(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	const size_t count = state->head.ita.count;
	const int depth = app->depth;
	table_view_filter(state->table, "");
	state->place = count ? index_of(state) + 1 : 0;
	app_show(app, SCREEN_ITA_FORM,
		&(struct topic){.report = state->report,
			.item = count + 1,
			.place = state->place});
	state->expected = app->depth > depth ? count + 1 : 0;
	return EFFECT_PAINT;
}

static enum effect run_remove(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	const struct ita_item *item = ita_view_item(state);
	struct str question = STR_INIT;
	struct report head;
	int64_t revision;
	str_printf(&question, _("Take item %s out of the ITA result?"),
		item->code ? item->code : "");
	if (item->issue && *item->issue)
		str_printf(&question, "\n%.*s", (int)strcspn(item->issue, "\n"),
			item->issue);
	const bool yes =
		dialog_confirm(app, _("Take out"), question.data, N_("Take out"));
	str_release(&question);
	if (!yes || !begin(screen, &head, &revision))
		return EFFECT_PAINT;
	ita_remove_item(&head.ita, index_of(state));
	return finish(screen, &head, revision);
}

/* Puts back the result as it was, where nothing else was changed since. */
static enum effect run_undo(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	struct ita_before *before = &state->before[--state->before_count];
	struct error error = ERROR_INIT;
	bool done = false;
	if (before->revision == state->revision)
		done = store(state, &before->head, state->revision, &error);
	else
		app_message(app, STYLE_WARNING, "%s",
			_("The report was changed elsewhere since: please change it back "
			  "by hand"));
	/* Undoing is a change of its own: the one before leads to it now. */
	if (done && state->before_count)
		state->before[state->before_count - 1].revision = before->revision + 1;
	report_release(&before->head);
	if (done)
		app_message(app, STYLE_DONE, "%s", _("Undone"));
	app_error(app, &error);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect move_by(struct screen *screen, int by)
{
	struct ita_view *state = state_of(screen);
	const size_t index = index_of(state), to = index + (size_t)by;
	struct report head;
	int64_t revision;
	if (to >= state->head.ita.count || !begin(screen, &head, &revision))
		return EFFECT_PAINT;
	/* Where it goes is seen in the result's own order alone. */
	table_view_sort(state->table, -1);
	ita_swap_items(&head.ita, by < 0 ? to : index);
	const enum effect effect = finish(screen, &head, revision);
	table_view_go(state->table, to);
	return effect;
}

static enum effect run_up(struct app *app, struct screen *screen)
{
	(void)app;
	return move_by(screen, -1);
}

static enum effect run_down(struct app *app, struct screen *screen)
{
	(void)app;
	return move_by(screen, 1);
}

/* --- the measures that answer it --- */

static char *item_title(const struct ita_item *item)
{
	struct str text = STR_INIT;
	str_printf(&text, _("Item %s"), item->code ? item->code : "");
	return str_detach(&text);
}

static enum effect run_links(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	const size_t index = index_of(state);
	struct report head;
	int64_t revision;
	if (!begin(screen, &head, &revision))
		return EFFECT_PAINT;
	struct ita_item *item = &head.ita.items[index];
	char *name = item_title(item);
	const bool changed = ita_pick_cards(app, name, &state->cards, &item->cards);
	free(name);
	if (changed)
		return finish(screen, &head, revision);
	report_release(&head);
	return EFFECT_PAINT;
}

/* The place to go to; 0: none. */
static int ask_place(struct ita_view *state, const struct ita_item *item)
{
	struct string_list names = {0};
	struct str typed = STR_INIT;
	size_t picked = 0;
	for (size_t i = 0; item->cards.count > 1 && i < item->cards.count; i++) {
		struct str name = STR_INIT;
		const int place = item->cards.items[i];
		number_append(&name, place, app_digits(state->app));
		if (place >= 1 && place <= (int)state->cards.count)
			str_printf(&name, "  %s", state->cards.items[place - 1].issue);
		string_list_add(&names, name.data);
		str_release(&name);
	}
	if (names.count)
		picked = dialog_pick(state->app, _("Go to which measure?"),
			(const char *const *)names.items, names.count, false, &typed);
	string_list_release(&names);
	str_release(&typed);
	return picked < item->cards.count ? item->cards.items[picked] : 0;
}

static enum effect run_go(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	const int place = ask_place(state, ita_view_item(state));
	if (!place)
		return EFFECT_PAINT;
	if (place < 1 || place > (int)state->cards.count) {
		app_message(app, STYLE_WARNING, "%s",
			_("There is no such measure in this report"));
		return EFFECT_PAINT;
	}
	return app_show(app, SCREEN_GUIDE,
		&(struct topic){.card = state->cards.items[place - 1].number});
}

static bool has_answer(const struct app *app, const struct screen *screen)
{
	const struct ita_item *item = ita_view_item(state_of(screen));
	(void)app;
	return item && item->cards.count;
}

/* --- a measure that begins with an item --- */

/* Adds it to the report and to the item of the head, all or nothing. */
static bool add_measure(struct ita_view *state, struct report *head, int64_t revision,
	int64_t *number, struct error *error)
{
	struct app *app = state->app;
	struct card_entry entry;
	struct ita_item *item = &head->ita.items[index_of(state)];
	if (!store_begin(app->store, error))
		return false;
	bool good = store_add_card(app->store, state->report, app->who, &entry, error);
	if (good) {
		ita_start_item(&entry.card, item);
		card_places_add(&item->cards, entry.place);
		item->cards.present = true;
		*number = entry.number;
		good = store_save_card(app->store, &entry, app->who, error) ==
			       SAVE_DONE &&
		       store(state, head, revision, error);
		card_entry_release(&entry);
	}
	if (!good) {
		store_rollback(app->store);
		return false;
	}
	return store_commit(app->store, error);
}

static bool wants_another(struct app *app, const struct ita_item *item)
{
	return !item->cards.count ||
	       dialog_ask(app, _("New measure"),
		       _("Measures answer this item already. Begin one more?"), false);
}

static enum effect run_measure(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision, number = 0;
	if (!wants_another(app, ita_view_item(state)) || !begin(screen, &head, &revision))
		return EFFECT_PAINT;
	bool done = add_measure(state, &head, revision, &number, &error);
	report_release(&head);
	if (done) {
		app_saved(app);
		remember(state, revision + 1);
		done = reload(app, screen, &error) &&
		       app_open(app, SCREEN_GUIDE,
			       &(struct topic){.card = number,
				       .path = card_field_name(FIELD_MEASURE)},
			       &error);
	}
	app_error(app, &error);
	return done ? EFFECT_PAINT : EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(state_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(state_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Open"),
		.help = N_("Open the item: code, score, issue, recommendation, who was "
			   "told to act."),
		.keys = {K_ENTER},
		.run = run_edit,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("New"),
		.help = N_("A new item behind the one under the cursor."),
		.keys = {'n', K_INSERT},
		.run = run_new,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Figures"),
		.help = N_("Year, total, parts and level of the result."),
		.keys = {'e', K_F2},
		.opens = SCREEN_ITA_FORM,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Answers"),
		.help = N_("Choose the measures that answer the item."),
		.keys = {'l'},
		.run = run_links,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("New measure"),
		.help = N_("A new measure that answers the item: it begins with its "
			   "issue, its recommendation and the unit told to act."),
		.keys = {'m'},
		.run = run_measure,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Trend"),
		.help = N_("This result against those of other years, as bars."),
		.keys = {'t'},
		.opens = SCREEN_ITA_TREND,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Questions"),
		.help = N_(
			"What the ITA of that year asks, how sure that is, and what the "
			"office corrects of it."),
		.keys = {'i'},
		.opens = SCREEN_ITA_QUESTIONS,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Go to measure"),
		.help = N_("Open the measure that answers the item."),
		.keys = {'g'},
		.run = run_go,
		.possible = has_answer,
	},
	{
		.name = N_("Take out"),
		.help = N_("Take the item out of the result, after a question. "
			   "Measures stay."),
		.keys = {'d', K_DELETE},
		.run = run_remove,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Undo"),
		.help = N_("Takes back what was changed last on this screen."),
		.keys = {CTRL('Z')},
		.quiet = true,
		.run = run_undo,
		.needs = NEEDS_OPEN | NEEDS_UNDO | NEEDS_CLERK,
	},
	{
		.name = N_("Up"),
		.help = N_("Move the item one place up in the result."),
		.keys = {CTRL('U'), ALT(K_UP)},
		.quiet = true,
		.run = run_up,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Down"),
		.help = N_("Move the item one place down in the result."),
		.keys = {CTRL('D'), ALT(K_DOWN)},
		.quiet = true,
		.run = run_down,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const enum effect effect = table_view_event(state_of(screen)->table, happened);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_MOUSE &&
		happened->mouse == MOUSE_DOUBLE && ita_view_item(state_of(screen)))
		return run_edit(app, screen);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct ita_view *state = state_of(screen);
	(void)app;
	table_view_free(state->table);
	for (size_t i = 0; i < state->before_count; i++)
		report_release(&state->before[i].head);
	free(state->before);
	ita_bank_free(state->bank);
	card_lines_release(&state->cards);
	report_release(&state->head);
	free(state);
}

static void about(const struct screen *screen, struct topic *topic)
{
	topic->report = state_of(screen)->report;
}

/* Goes on with what a run of the program left half typed, if it did. */
static bool go_on(struct app *app, struct ita_view *state, struct error *error)
{
	struct ita_part_of part;
	if (state->read_only || !ita_form_left(app, state->report, &part, error))
		return error->kind == ERROR_NONE;
	const struct topic topic = {.report = state->report,
		.item = part.is_item ? part.item + 1 : 0,
		.place = part.item};
	if (!part.is_item)
		return app_open(app, SCREEN_ITA_FORM, &topic, error);
	if (part.item >= state->head.ita.count) {
		state->place = state->head.ita.count;
		state->expected = state->place + 1;
	} else {
		table_view_go(state->table, part.item);
	}
	return app_open(app, SCREEN_ITA_FORM, &topic, error);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct ita_view *state = state_of(screen);
	(void)app;
	if (need == NEEDS_OPEN)
		return state->read_only ? ita_locked_message(state->head.state) : NULL;
	const bool met = need == NEEDS_ROW ? ita_view_item(state) != NULL
					   : state->before_count != 0;
	return met ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct ita_view *state = mem_new(1, sizeof(*state));
	struct screen screen = {&screen_ita, state};
	struct error failed = ERROR_INIT;
	state->app = app;
	state->report = topic->report;
	report_init(&state->head);
	state->table = ita_view_table(state);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	if (!app_push(app, &screen_ita, state))
		return false;
	if (!go_on(app, state, &failed))
		app_error(app, &failed);
	return true;
}

const struct screen_class screen_ita = {
	.id = SCREEN_ITA,
	.name = "ita",
	.open = open,
	.about = about,
	.title = title,
	.paint = ita_view_paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_(
		"The ITA result that this report answers. At the top its figures, and "
		"whether the level that it names follows from them. In the table its "
		"items: what each asks, its score, whether it is weak, who was told to "
		"act, and the numbers of the measures that answer it.\nAn item is weak "
		"if the result says so, else if its score is under 85 or missing. A "
		"weak item without a measure has a ! in the last column; a number "
		"with ? is of a measure that is not there."),
	.widgets = WIDGET_TABLE,
};
