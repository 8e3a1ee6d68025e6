/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/beside.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/limits.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/report_check.h"
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
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

enum card_field card_editor_field(const struct card_editor *editor)
{
	return editor->order[editor->at];
}

struct field *card_editor_now(const struct card_editor *editor)
{
	return editor->fields[card_editor_field(editor)];
}

bool card_editor_confirmable(const struct card_editor *editor, enum card_field field)
{
	return card_unconfirmed(&editor->entry.card, field) &&
	       !(editor->confirmed & 1u << field);
}

bool card_editor_unconfirmed(const struct card_editor *editor, enum card_field field)
{
	return card_editor_confirmable(editor, field) &&
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
	if (editor->entry.card.state != CARD_DONE)
		return;
	editor->was_done = true;
	card_release(&editor->done);
	card_copy(&editor->done, &editor->entry.card);
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

static void head_line(struct card_editor *editor, const struct report_summary *report)
{
	struct str line = STR_INIT;
	report_summary_heading(&line, report, editor->facts.digits);
	free(editor->heading);
	editor->heading = str_detach(&line);
}

/* A report that the card editor looks at, and what comes of it. */
struct around {
	struct card_editor *editor;
	struct error error;
};

static bool take_report(void *context, const struct report_summary *report)
{
	struct around *around = context;
	struct card_editor *editor = around->editor;
	editor->facts.digits = app_digits(editor->app);
	editor->facts.fiscal_year = report->fiscal_year;
	editor->facts.months = report->months;
	editor->cards = (int)report->cards;
	editor->read_only_why =
		editor->entry.card.state == CARD_APPROVED
			? N_("This measure is approved: it can be read, not changed")
			: people_read_only(editor->app, report->state);
	editor->read_only = editor->read_only_why != NULL;
	head_line(editor, report);
	editor->layout = layout_load(report->layout, &around->error);
	editor->facts.layout = editor->layout;
	return editor->layout;
}

/* What stands around the card: its report's layout, year and state. */
static bool read_report(struct card_editor *editor, struct error *error)
{
	struct around around = {editor, ERROR_INIT};
	if (!store_summary(editor->app->store, editor->entry.report, take_report, &around,
		    error))
		return false;
	if (!editor->layout)
		error_pass(error, &around.error);
	return editor->layout;
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
	card_init(&editor->done);
	return editor;
}

/* A new measure's steps are numbered as those of the one before. */
static void number_as_before(struct card_editor *editor)
{
	struct store *store = editor->app->store;
	struct card_entry before;
	struct error error = ERROR_INIT;
	int64_t number;
	struct field *steps = editor->fields[FIELD_STEPS];
	if (editor->entry.place < 2)
		return;
	if (!store_card_at(store, editor->entry.report, editor->entry.place - 1, &number,
		    &error) ||
		!store_card(store, number, &before, &error)) {
		error_release(&error);
		return;
	}
	if (before.card.steps.items.count)
		field_put_steps(steps, &(struct steps){.marks = before.card.steps.marks,
					       .marks_present = true});
	field_set_unchanged(steps);
	card_entry_release(&before);
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
	number_as_before(editor);
	card_editor_begin_check(editor);
	/* Before what it has to have may stand a group, which it may have. */
	begin_at(editor, editor->order[0], 0);
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
	else if (editor->entry.card.state == CARD_DONE && !app->message.bytes)
		app_message(app, STYLE_MESSAGE, "%s",
			_("This measure is done; changing it makes it a draft again"));
	return editor;
}

void card_editor_free(struct card_editor *editor)
{
	if (!editor)
		return;
	app_forget_beside(editor->app, editor);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		field_free(editor->fields[field]);
	card_entry_release(&editor->entry);
	str_release(&editor->comment);
	card_release(&editor->stored);
	card_release(&editor->before);
	card_release(&editor->done);
	free(editor->left);
	layout_free(editor->layout);
	card_check_free(editor->check);
	report_check_free(editor->check_read);
	free(editor->pointed.words);
	free(editor->heading);
	str_release(&editor->words);
	card_editor_forget_overwritten(editor);
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
		if (editor->waiting_again & 1u << field)
			card_mark_carried(card, field);
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
	editor->waiting_again = 0;
	editor->touched = true;
	app_saved(editor->app);
}

/* Whether it says, with what is typed, what it said when it was done. */
static bool is_as_done(const struct card_editor *editor, unsigned changed)
{
	struct card card;
	card_copy(&card, &editor->stored);
	apply(editor, &card, changed);
	const bool same =
		!card_unconfirmed_count(&card) && !card_difference(&card, &editor->done);
	card_release(&card);
	return same;
}

enum card_state card_editor_state(const struct card_editor *editor)
{
	const enum card_state state = editor->entry.card.state;
	const unsigned changed = changed_fields(editor);
	if (!changed || editor->read_only)
		return state;
	if (state == CARD_DONE)
		return CARD_DRAFT;
	return state == CARD_DRAFT && editor->was_done && is_as_done(editor, changed)
		       ? CARD_DONE
		       : state;
}

/* What became of the state by what was typed. */
static void tell_state(struct card_editor *editor, enum card_state before)
{
	const enum card_state state = editor->entry.card.state;
	if (before == CARD_DONE && state == CARD_DRAFT)
		app_message(editor->app, STYLE_WARNING, "%s",
			_("Changed: the measure is a draft again, till it is said to be "
			  "done"));
	else if (before == CARD_DRAFT && state == CARD_DONE)
		app_message(editor->app, STYLE_DONE, "%s",
			_("As it was: the measure is done again"));
}

/* Writes what differs on what entry says. */
static enum save_outcome write_card(
	struct card_editor *editor, enum card_state state, struct error *error)
{
	struct store *store = editor->app->store;
	const unsigned changed = changed_fields(editor);
	struct card_entry fresh;
	if (!changed && !editor->confirmed && !editor->waiting_again &&
		state == editor->entry.card.state)
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

/* Writes it in the state that follows from what is typed. Who is no clerk may not say that
 * it is done, not even again. */
static enum save_outcome write_changed(struct card_editor *editor, struct error *error)
{
	const enum card_state before = editor->entry.card.state;
	const enum card_state after = card_editor_state(editor);
	const enum save_outcome outcome = write_card(editor, after, error);
	if (outcome != SAVE_FAILED || after != CARD_DONE || before == CARD_DONE ||
		error->kind != ERROR_REFUSED)
		return outcome;
	error_release(error);
	return write_card(editor, before, error);
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
		outcome = finish ? write_card(editor, CARD_DONE, &error)
				 : write_changed(editor, &error);
		if (outcome == SAVE_DONE && !finish)
			tell_state(editor, before);
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

/* --- beside the loop --- */

/* What was typed since it was sent stays typed. */
static void become_saved(struct card_editor *editor, struct card_entry *saved)
{
	card_editor_take(editor);
	struct card typed = editor->entry.card;
	const unsigned later = card_difference(&saved->card, &typed);
	editor->entry = *saved;
	card_init(&saved->card);
	remember_stored(editor);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (later & 1u << field) {
			card_field_compare(editor->fields[field], field, &editor->stored);
			card_field_copy(&editor->entry.card, &typed, field);
		} else {
			field_set_unchanged(editor->fields[field]);
		}
	}
	editor->taken = later;
	editor->confirmed = 0;
	editor->touched = true;
	card_release(&typed);
}

/* Its screen is closed: with nothing left to save the draft goes too. */
static void go_away(struct card_editor *editor, bool saved)
{
	struct app *app = editor->app;
	struct error error = ERROR_INIT;
	if (saved && !card_draft_drop(editor, &error))
		app_error(app, &error);
	card_editor_free(editor);
}

static bool save_beside(struct card_editor *editor);

/* What it came to; a conflict, and what may not be so, go on as where one waits. */
static void saved_beside(void *context, struct beside *beside)
{
	struct card_editor *editor = context;
	struct card_beside *saved = (struct card_beside *)beside;
	const enum card_state before = editor->entry.card.state;
	const bool again = editor->again, asked = editor->asked;
	bool good = saved->outcome == SAVE_DONE;
	editor->saving = editor->again = editor->asked = false;
	if (good) {
		become_saved(editor, &saved->entry);
		if (!editor->left_open)
			app_saved(editor->app);
		tell_state(editor, before);
		good = !again || save_beside(editor);
	} else if (saved->outcome == SAVE_CONFLICT ||
		   beside->error.kind == ERROR_REFUSED) {
		good = save(editor, false);
	} else {
		app_error(editor->app, &beside->error);
	}
	if (good && asked && !editor->saving && !editor->app->message.bytes)
		app_say_saved(editor->app, true);
	editor->asked = asked && editor->saving;
	if (editor->left_open && !editor->saving)
		go_away(editor, good);
}

void card_editor_added(void *context, const struct card_entry *added)
{
	struct card_editor *editor = context;
	editor->entry.number = added->number;
	editor->entry.revision = added->revision;
	editor->entry.place = added->place;
	memcpy(editor->entry.card.uuid, added->card.uuid, sizeof(added->card.uuid));
	memcpy(editor->stored.uuid, added->card.uuid, sizeof(added->card.uuid));
	memcpy(editor->before.uuid, added->card.uuid, sizeof(added->card.uuid));
	const bool again = editor->again;
	editor->again = false;
	if (again && !save_beside(editor) && editor->left_open)
		go_away(editor, false);
	else if (editor->left_open && !editor->saving)
		go_away(editor, true);
}

/* No key waits for it. */
static bool save_beside(struct card_editor *editor)
{
	const unsigned changed = changed_fields(editor);
	if (editor->read_only || editor->fate != CARD_HERE)
		return editor->read_only;
	editor->again = editor->saving || !editor->entry.number;
	if (!editor->entry.number)
		return save_new(editor);
	if (editor->saving || (!changed && !editor->confirmed))
		return true;
	struct card_entry entry = editor->entry;
	card_copy(&entry.card, &editor->stored);
	apply(editor, &entry.card, changed);
	entry.card.state = card_editor_state(editor);
	editor->saving = true;
	app_beside(editor->app, beside_card(&entry, NULL, editor->app->who), saved_beside,
		editor);
	card_release(&entry.card);
	return true;
}

/* Nothing is under way any more. False: that led to a conflict, which is shown. */
static bool await_saved(struct card_editor *editor)
{
	const bool was = editor->conflict;
	app_await_saved(editor->app);
	return was || !editor->conflict;
}

static bool save_waiting(struct card_editor *editor)
{
	if (!editor->entry.number && !changed_fields(editor))
		return true;
	if (!await_saved(editor) || !save_new(editor) || !await_saved(editor))
		return false;
	return editor->entry.number && save(editor, false);
}

static bool save_card(struct card_editor *editor)
{
	if (!editor->entry.number && !changed_fields(editor))
		return true;
	return editor->app->sends ? save_beside(editor) : save_waiting(editor);
}

bool card_editor_finish(struct card_editor *editor, const char *answer)
{
	editor->answer = answer;
	const bool done = await_saved(editor) && save_new(editor) &&
			  await_saved(editor) && save(editor, true);
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

/* On a server: it is kept on this machine first. What others did is asked for where something
 * was done, and not while nobody answers: no key waits for that. */
static bool keep_here(struct card_editor *editor, struct error *error)
{
	struct error looking = ERROR_INIT;
	const struct app *app = editor->app;
	int64_t changes;
	if (editor->fate == CARD_HERE && !card_draft_put(editor, error))
		return false;
	if (app->reach.away || !store_changes(app->store, &changes, NULL) ||
		changes == editor->looked)
		return true;
	if (card_others_look(editor, false, &looking) == NEWS_FAILED) {
		error_release(&looking);
		return true;
	}
	editor->looked = changes;
	return editor->fate == CARD_HERE || card_others_set_aside(editor, error);
}

/* What somebody else did is told as soon as there is something to be kept. */
static bool keep_typed(struct card_editor *editor, struct error *error)
{
	if (editor->app->sends)
		return keep_here(editor, error);
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
	editor->app->card_left = editor->entry.number;
	/* A program that is cut off comes back to this word. */
	if (editor->app->ending) {
		editor->touched = true;
		card_editor_keep(editor, &error);
	} else if (card_editor_leave(editor)) {
		/* It goes when that is through. */
		editor->left_open = editor->saving || editor->again;
		if (!editor->left_open && !card_draft_drop(editor, &error))
			app_error(editor->app, &error);
	}
	error_release(&error);
	if (!editor->left_open)
		card_editor_free(editor);
}

static bool take_heading(void *context, const struct report_summary *report)
{
	head_line(context, report);
	return true;
}

/* Language and digits may be others: what was made of them is made again. */
static bool refresh(struct card_editor *editor, struct error *error)
{
	editor->facts.digits = app_digits(editor->app);
	if (!store_summary(editor->app->store, editor->entry.report, take_heading, editor,
		    error))
		return false;
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

bool card_editor_leave_waiting(struct card_editor *editor)
{
	card_editor_take(editor);
	const bool saved = save_waiting(editor);
	keep_or_say(editor);
	return saved;
}

bool card_editor_unconfirm(struct card_editor *editor, unsigned fields)
{
	editor->waiting_again = fields;
	const bool saved = card_editor_leave_waiting(editor);
	editor->waiting_again = 0;
	return saved;
}

void card_editor_go(struct card_editor *editor, size_t at)
{
	if (at >= FIELD_COUNT || at == editor->at)
		return;
	card_editor_take(editor);
	save_card(editor);
	field_rest(card_editor_now(editor));
	card_field_settle(editor->fields[card_editor_field(editor)],
		card_editor_field(editor), &editor->entry.card);
	editor->at = at;
	editor->touched = true;
	keep_or_say(editor);
}
