/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/limits.h"
#include "model/report.h"
#include "office/agency.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/period.h"
#include "text/str.h"
#include "tui/app/card_acts.h"
#include "tui/app/people.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_draft.h"
#include "tui/card/card_merge.h"
#include "tui/card/card_others.h"
#include "tui/card/card_values.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum card_field card_editor_field(const struct card_editor *editor)
{
	return editor->order[editor->at];
}

struct field *card_editor_now(const struct card_editor *editor)
{
	return editor->fields[card_editor_field(editor)];
}

bool card_editor_unconfirmed(const struct card_editor *editor, enum card_field field)
{
	return card_unconfirmed(&editor->entry.card, field) &&
	       !(editor->confirmed & 1u << field) &&
	       !field_changed(editor->fields[field]);
}

void card_editor_take(struct card_editor *editor)
{
	const enum card_field field = card_editor_field(editor);
	if (!editor->read_only && editor->taken & 1u << field) {
		card_field_take(editor->fields[field], field, &editor->entry.card);
		if (field_changed(editor->fields[field]))
			return;
		/* Of steps, only the parts that differ were taken. */
		card_field_copy(&editor->entry.card, &editor->stored, field);
		editor->taken &= ~(1u << field);
	}
}

/* --- opening --- */

static void hint_period(void *context, const char *text, struct str *out)
{
	const struct card_editor *editor = context;
	const struct period period =
		period_parse(text, strlen(text), editor->facts.fiscal_year);
	struct str words = STR_INIT;
	if (period.kind == PERIOD_EMPTY)
		return;
	if (period.kind == PERIOD_NOT_UNDERSTOOD) {
		str_puts(out, _("this period is not understood"));
		return;
	}
	period_describe(&words, &period, editor->facts.digits);
	str_printf(out, _("Understood as: %s"), words.data);
	str_release(&words);
}

/* entry.card is as it is stored: what the typing is compared with from here on. */
static void remember_stored(struct card_editor *editor)
{
	card_release(&editor->stored);
	card_copy(&editor->stored, &editor->entry.card);
	card_release(&editor->before);
	card_copy(&editor->before, &editor->entry.card);
}

static void make_field(struct card_editor *editor, enum card_field field)
{
	field_free(editor->fields[field]);
	editor->fields[field] =
		card_field_make(&editor->entry.card, field, hint_period, editor);
	field_tools(editor->fields[field], app_breaker(editor->app),
		app_wrapper(editor->app));
	field_refresh(editor->fields[field], editor->facts.digits);
}

void card_editor_remake(struct card_editor *editor, enum card_field field)
{
	const size_t cursor = field_cursor(editor->fields[field]);
	make_field(editor, field);
	field_move(editor->fields[field], cursor);
	editor->taken &= ~(1u << field);
}

static void make_fields(struct card_editor *editor)
{
	remember_stored(editor);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		make_field(editor, field);
	editor->taken = 0;
	editor->confirmed = 0;
}

static bool count_card(void *context, const struct card_overview *card)
{
	struct card_editor *editor = context;
	(void)card;
	editor->cards++;
	return true;
}

static void head_line(struct card_editor *editor, const struct report *head)
{
	struct str line = STR_INIT;
	report_heading(&line, head, editor->facts.digits);
	free(editor->heading);
	editor->heading = str_detach(&line);
}

/* What stands around the card: its report's layout, year and state. */
static bool read_report(struct card_editor *editor, struct error *error)
{
	struct app *app = editor->app;
	struct report head;
	if (!store_load_head(app->store, editor->entry.report, &head, error))
		return false;
	editor->facts.digits = app_digits(app);
	editor->facts.fiscal_year = head.fiscal_year;
	editor->facts.months = head.months;
	editor->read_only_why =
		editor->entry.card.state == CARD_APPROVED
			? N_("This measure is approved: it can be read, not changed")
			: people_read_only(app, head.state);
	editor->read_only = editor->read_only_why != NULL;
	head_line(editor, &head);
	editor->layout = layout_load(head.layout, error);
	editor->facts.layout = editor->layout;
	report_release(&head);
	return editor->layout && store_overview(app->store, editor->entry.report,
					 app->who, count_card, editor, error);
}

static size_t index_of(const struct card_editor *editor, enum card_field field)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (editor->order[i] == field)
			return i;
	}
	return 0;
}

static void begin_at(struct card_editor *editor, enum card_field field, size_t cursor)
{
	if (field == FIELD_NONE)
		field = card_first_lack(&editor->entry.card, &editor->facts);
	editor->at = index_of(editor, field);
	field_move(card_editor_now(editor), cursor);
}

static struct card_editor *editor_make(struct app *app)
{
	struct card_editor *editor = mem_new(1, sizeof(*editor));
	editor->app = app;
	str_init(&editor->words);
	str_init(&editor->comment);
	card_init(&editor->entry.card);
	card_init(&editor->stored);
	card_init(&editor->before);
	return editor;
}

struct card_editor *card_editor_new(struct app *app, int64_t report, struct error *error)
{
	struct card_editor *editor = editor_make(app);
	editor->entry.report = report;
	bool good = read_report(editor, error);
	if (good && editor->cards >= LIMIT_CARDS)
		good = error_set(error, ERROR_REFUSED,
			_("report %lld has %d measures, the most that a report can have"),
			(long long)report, LIMIT_CARDS);
	if (!good) {
		card_editor_free(editor);
		return NULL;
	}
	editor->entry.place = ++editor->cards;
	editor->printed = card_order(editor->layout, editor->order);
	make_fields(editor);
	card_editor_begin_check(editor);
	begin_at(editor, FIELD_NONE, 0);
	return editor;
}

struct card_editor *card_editor_open(struct app *app, int64_t card, enum card_field field,
	size_t cursor, struct error *error)
{
	struct card_editor *editor = editor_make(app);
	if (!store_card(app->store, card, &editor->entry, error) ||
		!read_report(editor, error) ||
		!card_comment_append(app, card, &editor->comment, error)) {
		card_editor_free(editor);
		return NULL;
	}
	editor->printed = card_order(editor->layout, editor->order);
	make_fields(editor);
	card_editor_begin_check(editor);
	if (!card_draft_recover(editor, &field, &cursor, error)) {
		card_editor_free(editor);
		return NULL;
	}
	begin_at(editor, field, cursor);
	if (editor->read_only)
		app_message(app, STYLE_WARNING, "%s", _(editor->read_only_why));
	return editor;
}

void card_editor_free(struct card_editor *editor)
{
	if (!editor)
		return;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		field_free(editor->fields[field]);
	card_entry_release(&editor->entry);
	str_release(&editor->comment);
	card_release(&editor->stored);
	card_release(&editor->before);
	free(editor->left);
	layout_free(editor->layout);
	card_check_free(editor->check);
	free(editor->pointed.words);
	free(editor->heading);
	str_release(&editor->words);
	free(editor);
}

/* --- saving --- */

static unsigned changed_fields(const struct card_editor *editor)
{
	unsigned changed = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		changed |= (unsigned)field_changed(editor->fields[field]) << field;
	return changed;
}

/* Puts into the card, as it is stored, what differs in the fields. */
static void apply(const struct card_editor *editor, struct card *card, unsigned changed)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (changed & 1u << field)
			card_field_take(editor->fields[field], field, card);
		if ((changed | editor->confirmed) & 1u << field)
			card_confirm(card, field);
	}
}

/* Both changed a field: nothing is written. */
static void show_conflict(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	editor->touched = true;
	if (!card_draft_put(editor, &error))
		app_error(editor->app, &error);
	struct card_two two = {.card = editor->entry.number};
	card_copy(&two.mine, &editor->entry.card);
	card_copy(&two.before, &editor->before);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if ((changed_fields(editor) | editor->confirmed) & 1u << field)
			card_confirm(&two.mine, field);
	editor->conflict = true;
	if (!editor->closing && !app_open(editor->app, SCREEN_CONFLICT,
					&(struct topic){.two = &two}, &error))
		app_error(editor->app, &error);
	card_two_release(&two);
}

static void become(struct card_editor *editor, struct card_entry *saved, unsigned changed)
{
	card_entry_release(&editor->entry);
	editor->entry = *saved;
	remember_stored(editor);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (changed & 1u << field)
			field_set_unchanged(editor->fields[field]);
	}
	editor->taken = 0;
	editor->confirmed = 0;
	editor->touched = true;
	app_saved(editor->app);
}

/* The state that the card gets by being saved with what is typed. */
static enum card_state state_after(const struct card_editor *editor)
{
	const enum card_state state = editor->entry.card.state;
	return state == CARD_DONE && changed_fields(editor) ? CARD_DRAFT : state;
}

/* Writes what differs on what entry says. */
static enum save_outcome write_card(
	struct card_editor *editor, enum card_state state, struct error *error)
{
	struct store *store = editor->app->store;
	const unsigned changed = changed_fields(editor);
	struct card_entry fresh;
	if (!changed && !editor->confirmed && state == editor->entry.card.state)
		return SAVE_DONE;
	if (!store_card(store, editor->entry.number, &fresh, error))
		return SAVE_FAILED;
	enum save_outcome outcome = SAVE_CONFLICT;
	if (fresh.revision == editor->entry.revision) {
		apply(editor, &fresh.card, changed);
		fresh.card.state = state;
		outcome = store_answer_card(
			store, &fresh, editor->answer, editor->app->who, error);
	}
	if (outcome == SAVE_DONE)
		become(editor, &fresh, changed);
	else
		card_entry_release(&fresh);
	return outcome;
}

/* What others did is looked at first, and again where somebody was quicker in between. */
static bool save(struct card_editor *editor, bool finish)
{
	enum save_outcome outcome = SAVE_CONFLICT;
	struct error error = ERROR_INIT;
	if (editor->read_only || editor->fate != CARD_HERE)
		return editor->read_only;
	while (outcome == SAVE_CONFLICT) {
		const enum card_state before = editor->entry.card.state;
		switch (card_others_look(editor, false, &error)) {
		case NEWS_CONFLICT: show_conflict(editor); return false;
		case NEWS_LOST: editor->touched = true; return false;
		case NEWS_FAILED: app_error(editor->app, &error); return false;
		case NEWS_NONE: break;
		}
		finish = finish && editor->entry.card.state == before;
		outcome = write_card(
			editor, finish ? CARD_DONE : state_after(editor), &error);
	}
	if (outcome == SAVE_FAILED)
		app_error(editor->app, &error);
	return outcome == SAVE_DONE;
}

/* A new card is in the report once something is typed. */
static bool save_new(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	if (editor->entry.number || editor->read_only)
		return true;
	if (!changed_fields(editor) && !editor->confirmed)
		return false;
	if (card_draft_put(editor, &error))
		return true;
	app_error(editor->app, &error);
	return false;
}

static bool save_card(struct card_editor *editor)
{
	if (!editor->entry.number && !changed_fields(editor))
		return true;
	return save_new(editor) && save(editor, false);
}

bool card_editor_finish(struct card_editor *editor, const char *answer)
{
	editor->answer = answer;
	const bool done = save_new(editor) && save(editor, true);
	editor->answer = NULL;
	return done;
}

/* With nothing typed: where the cursor is. That is not worth waiting for. */
static void keep_place(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	const int patience = store_patience(editor->app->store, 0);
	if (card_draft_put(editor, &error))
		editor->touched = false;
	store_patience(editor->app->store, patience);
	error_release(&error);
}

/* What somebody else did is told as soon as there is something to be kept. */
static bool keep_typed(struct card_editor *editor, struct error *error)
{
	if (card_others_look(editor, false, error) == NEWS_FAILED)
		return false;
	return editor->fate == CARD_HERE ? card_draft_put(editor, error)
					 : card_others_set_aside(editor, error);
}

bool card_editor_keep(struct card_editor *editor, struct error *error)
{
	if (!editor->touched || editor->read_only ||
		(!editor->entry.number && !editor->begun))
		return true;
	card_editor_take(editor);
	if (!changed_fields(editor) && !editor->confirmed && editor->entry.number) {
		keep_place(editor);
		return true;
	}
	if (!keep_typed(editor, error))
		return false;
	editor->touched = false;
	return true;
}

bool card_editor_forget(struct card_editor *editor, struct error *error)
{
	return card_draft_drop(editor, error);
}

void card_editor_close(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!editor)
		return;
	editor->closing = true;
	/* A program that is cut off comes back to this word. */
	if (editor->app->ending) {
		editor->touched = true;
		card_editor_keep(editor, &error);
	} else if (card_editor_leave(editor) && !card_draft_drop(editor, &error)) {
		app_error(editor->app, &error);
	}
	error_release(&error);
	card_editor_free(editor);
}

/* Language and digits may be others: what was made of them is made again. */
static bool refresh(struct card_editor *editor, struct error *error)
{
	struct report head;
	if (!store_load_head(editor->app->store, editor->entry.report, &head, error))
		return false;
	editor->facts.digits = app_digits(editor->app);
	head_line(editor, &head);
	report_release(&head);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		field_refresh(editor->fields[field], editor->facts.digits);
	card_editor_begin_check(editor);
	return true;
}

bool card_editor_reload(struct card_editor *editor, struct error *error)
{
	bool waiting;
	struct card_entry fresh;
	if (!refresh(editor, error))
		return false;
	if (!editor->conflict)
		return true;
	if (!card_draft_exists(editor, &waiting, error))
		return false;
	if (waiting)
		return true;
	if (!store_card(editor->app->store, editor->entry.number, &fresh, error))
		return false;
	const size_t cursor = field_cursor(card_editor_now(editor));
	card_entry_release(&editor->entry);
	editor->entry = fresh;
	editor->conflict = false;
	make_fields(editor);
	field_move(card_editor_now(editor), cursor);
	return true;
}

/* --- typing --- */

/* What a card that is only read lets through: moving and copying. */
static bool is_harmless(const struct event *event)
{
	if (event->kind == EVENT_MOUSE)
		return true;
	if (event->kind != EVENT_KEY)
		return false;
	const keystroke key = event->key & ~(keystroke)MOD_SHIFT;
	return (key >= K_UP && key <= K_PAGE_DOWN) || key == CTRL('C') ||
	       key == CTRL('A') || key == (K_LEFT | MOD_CTRL) ||
	       key == (K_RIGHT | MOD_CTRL);
}

static bool is_editing(const struct event *event)
{
	if (event->kind == EVENT_TEXT || event->kind == EVENT_PASTE)
		return true;
	return event->kind == EVENT_KEY &&
	       (event->key == K_ENTER || event->key == K_BACKSPACE ||
		       event->key == K_DELETE);
}

enum effect card_editor_event(struct card_editor *editor, const struct event *event)
{
	const char *message = NULL;
	if (editor->read_only && !is_harmless(event)) {
		if (!is_editing(event))
			return EFFECT_UNUSED;
		app_message(editor->app, STYLE_WARNING, "%s", _(editor->read_only_why));
		return EFFECT_PAINT;
	}
	const enum effect effect = field_event(
		card_editor_now(editor), event, &editor->app->clipboard, &message);
	if (message)
		app_message(editor->app, STYLE_WARNING, "%s", message);
	if (effect != EFFECT_UNUSED)
		card_editor_touch(editor);
	return effect;
}

void card_editor_touch(struct card_editor *editor)
{
	editor->touched = true;
	editor->taken |= 1u << card_editor_field(editor);
	if (!editor->entry.number && field_changed(card_editor_now(editor)))
		editor->begun = true;
}

static void keep_or_say(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!card_editor_keep(editor, &error))
		app_error(editor->app, &error);
}

bool card_editor_leave(struct card_editor *editor)
{
	card_editor_take(editor);
	const bool saved = save_card(editor);
	keep_or_say(editor);
	return saved;
}

void card_editor_go(struct card_editor *editor, size_t at)
{
	if (at >= FIELD_COUNT || at == editor->at)
		return;
	card_editor_take(editor);
	save_card(editor);
	editor->at = at;
	editor->touched = true;
	keep_or_say(editor);
}
