/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The progress of the work, for the supervisor: bars of what is done, and below them what
 * waits, what is late, what was returned; from there cards are read, approved and sent
 * back, one or many.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/review.h"
#include "model/card.h"
#include "model/lists.h"
#include "office/progress_rows.h"
#include "office/states.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/review/progress_view.h"
#include "tui/review/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

static struct progress_view *progress_of(const struct screen *screen)
{
	return screen->state;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)app;
	return progress_reload(progress_of(screen), error);
}

/* --- keys --- */

static bool has_row(const struct app *app, const struct screen *screen)
{
	const struct progress_view *progress = progress_of(screen);
	(void)app;
	return !progress->large && progress_line_of(progress) != NULL;
}

static bool is_small(const struct app *app, const struct screen *screen)
{
	(void)app;
	return !progress_of(screen)->large;
}

static enum effect run_read(struct app *app, struct screen *screen)
{
	const struct progress_view *progress = progress_of(screen);
	int64_t *cards = mem_new(progress->shown_count, sizeof(*cards));
	for (size_t i = 0; i < progress->shown_count; i++)
		cards[i] = progress_line_at(progress, i)->number;
	const struct topic topic = {.cards = cards,
		.count = progress->shown_count,
		.at = table_view_row(progress->table)};
	const enum effect effect = app_show(app, SCREEN_READ, &topic);
	free(cards);
	return effect;
}

static struct card_subject subject_of(const struct progress_line *line)
{
	return (struct card_subject){
		line->number, line->revision, line->place, line->name};
}

/* Those that are marked, in the order of the report; where none is, the one under the
 * cursor. Returns how many. */
static size_t subjects(
	const struct progress_view *progress, struct card_subject *subjects)
{
	const struct progress_filter filter = progress_filter_of(progress);
	size_t count = 0;
	for (size_t i = 0; i < progress->rows.count; i++) {
		const struct progress_line *line = &progress->rows.items[i];
		if (line->marked && progress_passes(line, &filter))
			subjects[count++] = subject_of(line);
	}
	const struct progress_line *line = progress_line_of(progress);
	if (!count && line)
		subjects[count++] = subject_of(line);
	return count;
}

static void unmark(struct progress_view *progress)
{
	for (size_t i = 0; i < progress->rows.count; i++)
		progress->rows.items[i].marked = false;
}

static enum effect act(struct app *app, struct screen *screen, enum card_act act)
{
	struct progress_view *progress = progress_of(screen);
	struct card_subject *chosen = mem_new(progress->rows.count + 1, sizeof(*chosen));
	const size_t count = subjects(progress, chosen);
	const bool others = card_act(app, act, chosen, count);
	free(chosen);
	if (!others)
		return EFFECT_PAINT;
	unmark(progress);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_approve(struct app *app, struct screen *screen)
{
	return act(app, screen, CARD_ACT_APPROVE);
}

static enum effect run_return(struct app *app, struct screen *screen)
{
	return act(app, screen, CARD_ACT_RETURN);
}

static enum effect run_reopen(struct app *app, struct screen *screen)
{
	return act(app, screen, CARD_ACT_REOPEN);
}

static bool has_decided(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return reviewing_count(app) > 0;
}

static enum effect run_sign(struct app *app, struct screen *screen)
{
	(void)screen;
	return EFFECT_PAINT | (card_decisions_sign(app) ? EFFECT_RELOAD : EFFECT_NONE);
}

static enum effect run_mark(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	const size_t row = table_view_row(progress->table);
	struct progress_line *line = &progress->rows.items[progress->shown[row]];
	const struct event down = {.kind = EVENT_KEY, .key = K_DOWN};
	(void)app;
	line->marked = !line->marked;
	table_view_event(progress->table, &down);
	return EFFECT_PAINT;
}

/* All of the list, or none where all are. */
static enum effect run_mark_all(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	bool all = true;
	(void)app;
	for (size_t i = 0; i < progress->shown_count; i++)
		all = all && progress_line_at(progress, i)->marked;
	for (size_t i = 0; i < progress->shown_count; i++)
		progress->rows.items[progress->shown[i]].marked = !all;
	return EFFECT_PAINT;
}

static bool has_report(const struct app *app, const struct screen *screen)
{
	return progress_of(screen)->report || has_row(app, screen);
}

static enum effect run_list(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	struct error error = ERROR_INIT;
	progress->list = (progress->list + 1) % PROGRESS_LISTS;
	progress_arrange(progress);
	table_view_go(progress->table, 0);
	if (!progress_read_comment(progress, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_grouping(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	(void)app;
	progress->grouping = (progress->grouping + 1) % PROGRESS_GROUPINGS;
	progress->first_bar = 0;
	progress_arrange(progress);
	return EFFECT_PAINT;
}

static enum effect run_large(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	(void)app;
	progress->large = !progress->large;
	progress->first_bar = 0;
	return EFFECT_PAINT;
}

/* The choices of the filter: all, the states, the owners of the cards. */
enum { CHOICE_ALL, CHOICE_STATES, CHOICE_OWNERS = CHOICE_STATES + CARD_RETURNED + 1 };

static void put_owner_choices(
	const struct progress_view *progress, struct string_list *choices)
{
	const struct progress_filter none = {NULL, -1};
	struct progress_bars owners = {NULL, 0, 0};
	progress_bars_make(&owners, &progress->rows, PROGRESS_BY_OWNER, &none,
		app_digits(progress->app));
	for (size_t i = 0; i < owners.count; i++)
		string_list_add(choices, owners.items[i].name);
	progress_bars_release(&owners);
}

static void set_filter(struct progress_view *progress, size_t choice, const char *name)
{
	if (choice == CHOICE_ALL || choice >= CHOICE_OWNERS) {
		free(progress->owner);
		progress->owner = NULL;
	}
	if (choice == CHOICE_ALL)
		progress->state = -1;
	else if (choice < CHOICE_OWNERS)
		progress->state = (int)(choice - CHOICE_STATES);
	else
		progress->owner = mem_strdup(strcmp(name, _("(nobody)")) ? name : "");
}

static enum effect run_filter(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	struct string_list choices = {0};
	string_list_add(&choices, _("All measures"));
	for (enum card_state state = CARD_DRAFT; state <= CARD_RETURNED; state++) {
		struct str name = STR_INIT;
		str_printf(&name, _("State: %s"), _(card_state_label(state)));
		string_list_add(&choices, name.data);
		str_release(&name);
	}
	put_owner_choices(progress, &choices);
	const size_t chosen = dialog_pick(app, _("Which measures"),
		(const char *const *)choices.items, choices.count, false, NULL);
	if (chosen < choices.count) {
		set_filter(progress, chosen, choices.items[chosen]);
		/* A state is looked for among all. */
		if (chosen >= CHOICE_STATES && chosen < CHOICE_OWNERS)
			progress->list = PROGRESS_ALL;
		progress_arrange(progress);
	}
	string_list_release(&choices);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	const struct progress_view *progress = progress_of(screen);
	(void)app;
	return progress->owner || progress->state >= 0 ||
	       table_view_filtering(progress->table);
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	(void)app;
	table_view_show_all(progress->table);
	set_filter(progress, CHOICE_ALL, "");
	progress_arrange(progress);
	return EFFECT_PAINT;
}

static enum effect run_year(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	const struct progress_line *line = progress_line_of(progress);
	struct error error = ERROR_INIT;
	if (progress->report)
		progress->report = 0;
	else
		progress->report = progress->only ? progress->only : line->report;
	progress->shown_count = 0;
	progress_make_table(progress);
	if (!reload(app, screen, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static bool can_change_year(const struct app *app, const struct screen *screen)
{
	const struct progress_view *progress = progress_of(screen);
	return progress->report || progress->only || has_row(app, screen);
}

static const char *year_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	return progress_of(screen)->report ? N_("Whole year") : N_("One report");
}

/* Of the report, or where all are shown of the one under the cursor. */
static enum effect run_summary(struct app *app, struct screen *screen)
{
	const struct progress_view *progress = progress_of(screen);
	const struct progress_line *line = progress_line_of(progress);
	const struct topic topic = {
		.report = progress->report ? progress->report : line->report,
		.summary = true};
	return app_show(app, SCREEN_PREVIEW, &topic);
}

static enum effect run_offices(struct app *app, struct screen *screen)
{
	const struct topic topic = {.fiscal_year = progress_of(screen)->fiscal_year};
	return app_show(app, SCREEN_OFFICES, &topic);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Read"),
		.help = N_("The whole measure to read, without a risk of changing it."),
		.keys = {K_ENTER},
		.run = run_read,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Approve"),
		.help = N_("Approve what is done: the measures that are marked, else the "
			   "one under the cursor. Those that were not read yet are "
			   "opened to be read."),
		.keys = {'a'},
		.run = run_approve,
		.needs = NEEDS_ROW | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Send back"),
		.help = N_("Send back what is done, with what is to be mended: what is "
			   "marked, else the measure under the cursor."),
		.keys = {'r'},
		.run = run_return,
		.needs = NEEDS_ROW | NEEDS_SUPERVISOR,
	},
	SIGN_DECISIONS(run_sign, has_decided),
	{
		.name = N_("Mark"),
		.help = N_("Mark the measure, to do something with several at once."),
		.keys = {' '},
		.run = run_mark,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("History"),
		.help = N_("What the measure was before, and who changed what."),
		.keys = {'h'},
		.opens = SCREEN_HISTORY,
		.about = ABOUT_CARD,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Filter"),
		.help = N_("Only the measures of one owner, or in one state."),
		.keys = {'f'},
		.run = run_filter,
	},
	{
		.name = N_("Next list"),
		.help = N_("What waits, what is late, what was returned, all."),
		.keys = {K_TAB, 't'},
		.run = run_list,
		.possible = is_small,
	},
	{
		.name = N_("Grouping"),
		.help = N_("Bars by owner, state, month, quarter or group."),
		.keys = {'g'},
		.run = run_grouping,
	},
	{
		.name = N_("Mark all"),
		.help = N_("Mark all of the list, or none of it."),
		.keys = {'m'},
		.run = run_mark_all,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Reopen"),
		.help = N_("Open what is approved again, so that it can be changed; the "
			   "reason is recorded."),
		.keys = {'o'},
		.quiet = true,
		.run = run_reopen,
		.needs = NEEDS_ROW | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Approval"),
		.help = N_("Where the report stands, who signs, its seal; there it is "
			   "submitted and signed."),
		.keys = {'v'},
		.opens = SCREEN_APPROVAL,
		.about = ABOUT_REPORT,
		.possible = has_report,
	},
	{
		.name = N_("Summary"),
		.help = N_("One page of the report for who decides, to look at and to "
			   "print: what is done, by whom, what is late, ITA by year."),
		.keys = {'p'},
		.run = run_summary,
		.possible = has_report,
	},
	{
		.name = N_("Large bars"),
		.help = N_("The bars alone, or with the list again."),
		.keys = {'b'},
		.run = run_large,
	},
	{
		.name = N_("Whole year"),
		.name_now = year_name,
		.help = N_("All reports of the fiscal year, or one of them."),
		.keys = {'y'},
		.run = run_year,
		.possible = can_change_year,
	},
	{
		.name = N_("Offices"),
		.help = N_(
			"How far every office is in this fiscal year, each in a row; for "
			"who looks after many."),
		.keys = {'u'},
		.quiet = true,
		.run = run_offices,
	},
	{
		.name = N_("Trail"),
		.help = N_("Who did what when, each entry bound to the one before."),
		.keys = {'l'},
		.opens = SCREEN_TRAIL,
		.about = ABOUT_REPORT,
		.possible = has_report,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	struct progress_view *progress = progress_of(screen);
	struct error error = ERROR_INIT;
	if (progress->large)
		return progress_scroll(progress, happened);
	const enum effect effect = table_view_event(progress->table, happened);
	if (!progress_read_comment(progress, &error))
		app_error(app, &error);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_MOUSE &&
		happened->mouse == MOUSE_DOUBLE && has_row(app, screen))
		return run_read(app, screen);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct progress_view *progress = progress_of(screen);
	(void)app;
	table_view_free(progress->table);
	progress_rows_release(&progress->rows);
	progress_bars_release(&progress->bars);
	str_release(&progress->comment);
	free(progress->shown);
	free(progress->owner);
	free(progress->heading);
	free(progress);
}

/* Where it shows those of all reports, of the one under the cursor. */
static void about(const struct screen *screen, struct topic *topic)
{
	const struct progress_view *progress = progress_of(screen);
	const struct progress_line *line = progress_line_of(progress);
	topic->report = progress->report ? progress->report : line ? line->report : 0;
	topic->card = line ? line->number : 0;
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	return has_row(app, screen) ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct progress_view *progress = mem_new(1, sizeof(*progress));
	struct screen screen = {&screen_progress, progress};
	progress->app = app;
	progress->report = progress->only = topic->report;
	progress->fiscal_year = topic->fiscal_year;
	progress->state = -1;
	str_init(&progress->comment);
	progress_make_table(progress);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_progress, progress);
}

const struct screen_class screen_progress = {
	.id = SCREEN_PROGRESS,
	.name = "progress",
	.open = open,
	.about = about,
	.title = progress_title,
	.paint = progress_paint,
	.event = event,
	.reload = reload,
	.follows = true,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.hides = NEEDS_SUPERVISOR,
	.lacks = lacks,
	.help = N_(
		"How far the work has come: bars of what is done, and lists of what waits "
		"for approval, what is late and what was sent back. A measure is late "
		"when its period is over and it is not done; one with several owners "
		"counts for each of them."),
	.widgets = WIDGET_TABLE,
};
