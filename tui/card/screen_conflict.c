/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two versions of one card, field by field: mine, as typed here, and theirs, as somebody
 * else stored it meanwhile. What only one side changed is put together already; for each
 * field that both changed the clerk says whether it shall be mine, theirs, or both, one
 * behind the other. Nothing is stored by itself, and the draft keeps mine until then.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/kept.h"
#include "db/store.h"
#include "db/trust/people_list.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/report.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/deed.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_merge.h"
#include "tui/card/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum {
	LIST_COLUMNS = 26,
	COLUMNS_SIDE_BY_SIDE = 100,
	MARK = 2, /* columns before the texts, for that of what was chosen */
	PAGE = 5,
};

enum take { TAKE_OPEN, TAKE_MINE, TAKE_THEIRS, TAKE_BOTH };
struct conflict {
	struct app *app;
	struct card_entry theirs;
	struct card_two two; /* mine, and as it was when the typing began */
	char *who;           /* that stored theirs: the name by which people know them */
	int64_t at;          /* when */
	unsigned differs;    /* bits 1 << enum card_field */
	enum take takes[FIELD_COUNT];       /* by enum card_field */
	enum card_field order[FIELD_COUNT]; /* as in the guide */
	size_t field;                       /* of the cursor, in that order */
	int scrolled;                       /* rows of both texts */
	bool stored;                        /* what was chosen is */
};

static struct conflict *conflict_of(const struct screen *screen)
{
	return screen->state;
}

static enum card_field field_of(const struct conflict *conflict)
{
	return conflict->order[conflict->field];
}

/* The fields that are taken so. */
static unsigned taken(const struct conflict *conflict, enum take take)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (conflict->takes[field] == take)
			fields |= 1u << field;
	return fields & conflict->differs;
}

/* The fields of which the clerk has yet to say which it shall be. */
static unsigned open_fields(const struct conflict *conflict)
{
	return taken(conflict, TAKE_OPEN);
}

static bool takes_mine(const struct conflict *conflict)
{
	return taken(conflict, TAKE_MINE) | taken(conflict, TAKE_BOTH);
}

/* --- reading --- */

static bool newest(void *context, const struct card_version *version)
{
	struct conflict *conflict = context;
	free(conflict->who);
	conflict->who = mem_strdup(version->who ? version->who : "");
	conflict->at = version->at;
	return false;
}

static bool read_who(struct conflict *conflict, int64_t card, struct error *error)
{
	const struct app *app = conflict->app;
	struct people people = {NULL, 0, 0};
	if (!store_card_history(app->store, card, newest, conflict, error) ||
		!people_read(&people, app, error))
		return false;
	char *name = mem_strdup(people_name(&people, app, conflict->who));
	free(conflict->who);
	conflict->who = name;
	people_release(&people);
	return true;
}

/* What only they changed is theirs, what only I changed is mine, unless somebody said
 * otherwise already. */
static void compare(struct conflict *conflict, const struct card *theirs)
{
	struct card *mine = &conflict->two.mine;
	const struct card_merge merge = card_merge(&conflict->two.before, mine, theirs);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const unsigned bit = 1u << field;
		if (merge.theirs & bit)
			card_field_copy(mine, theirs, field);
		if (!card_field_same(&conflict->theirs.card, theirs, field))
			conflict->takes[field] = TAKE_OPEN;
		if (conflict->takes[field] == TAKE_OPEN && merge.mine & bit)
			conflict->takes[field] = TAKE_MINE;
	}
	conflict->differs = card_difference(mine, theirs);
}

/* Where theirs is another than the one that was looked at, the choice is open again. */
static bool read_theirs(struct conflict *conflict, int64_t card, struct error *error)
{
	struct card_entry theirs;
	if (!store_card(conflict->app->store, card, &theirs, error))
		return false;
	compare(conflict, &theirs.card);
	card_entry_release(&conflict->theirs);
	conflict->theirs = theirs;
	return read_who(conflict, card, error);
}

/* To the next field of the set; where there is none it stays. */
static void next_of(struct conflict *conflict, unsigned fields, size_t step)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		conflict->field = (conflict->field + step) % FIELD_COUNT;
		if (fields & 1u << field_of(conflict))
			break;
	}
	conflict->scrolled = 0;
}

/* The order in which the report's layout asks for the fields. */
static bool set_order(struct conflict *conflict, struct error *error)
{
	struct report head;
	if (!store_load_head(conflict->app->store, conflict->theirs.report, &head, error))
		return false;
	struct layout *layout = layout_load(head.layout, error);
	report_release(&head);
	if (layout)
		card_order(layout, conflict->order);
	layout_free(layout);
	return layout != NULL;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct conflict *conflict = conflict_of(screen);
	struct str place = STR_INIT;
	number_append(&place, conflict->theirs.place, app_digits(app));
	str_printf(left, _("%s changed this measure too"), conflict->who);
	str_printf(right, _("Measure %s"), place.data);
	str_release(&place);
}

static const char *choice_name(const struct conflict *conflict, enum card_field field)
{
	switch (conflict->takes[field]) {
	case TAKE_MINE: return _("mine");
	case TAKE_THEIRS: return _("theirs");
	case TAKE_BOTH: return _("both");
	default: return "?";
	}
}

static void paint_list(const struct conflict *conflict, const struct canvas *canvas)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const unsigned bit = 1u << conflict->order[i];
		const bool differs = conflict->differs & bit;
		const enum style seen = differs ? STYLE_WARNING : STYLE_FAINT;
		const bool here = i == conflict->field;
		const enum style style = here ? style_focused(seen) : seen;
		if (here)
			canvas_focus(canvas, (int)i, 0, canvas->columns);
		canvas_puts(canvas, (int)i, 2,
			differs ? terminal_piece(canvas->terminal, LINE_DIFFERS) : "=",
			style);
		canvas_field(canvas, (int)i, 4, canvas->columns - 12,
			_(card_field_label(conflict->order[i])), ALIGN_LEFT, style);
		if (differs)
			canvas_field(canvas, (int)i, canvas->columns - 7, 6,
				choice_name(conflict, conflict->order[i]), ALIGN_LEFT,
				style);
	}
}

static bool has_paragraph(const struct str *text, const char *paragraph, size_t bytes)
{
	for (const char *at = text->data;;) {
		const size_t length = strcspn(at, "\n");
		if (length == bytes && memcmp(at, paragraph, bytes) == 0)
			return true;
		if (!at[length])
			return false;
		at += length + 1;
	}
}

/* Paragraphs that the other version does not have are marked. */
static void paint_text(const struct canvas *canvas, int row, const struct str *text,
	const struct str *other)
{
	for (const char *at = text->data;;) {
		const size_t bytes = strcspn(at, "\n");
		char *paragraph = mem_strndup(at, bytes);
		row = canvas_paragraphs(canvas, row, paragraph,
			has_paragraph(other, at, bytes) ? STYLE_FIELD : STYLE_WARNING);
		free(paragraph);
		if (!at[bytes])
			return;
		at += bytes + 1;
	}
}

static void paint_version(const struct conflict *conflict, const struct canvas *canvas,
	bool mine, const char *heading)
{
	const enum card_field field = field_of(conflict);
	const enum take take = conflict->takes[field];
	const bool chosen =
		conflict->differs & 1u << field &&
		(take == TAKE_BOTH || take == (mine ? TAKE_MINE : TAKE_THEIRS));
	const struct canvas body =
		canvas_part(canvas, 1, MARK, canvas->rows - 1, canvas->columns - MARK);
	struct str text = STR_INIT, other = STR_INIT;
	card_field_append(
		&text, mine ? &conflict->two.mine : &conflict->theirs.card, field);
	card_field_append(
		&other, mine ? &conflict->theirs.card : &conflict->two.mine, field);
	if (text.bytes)
		paint_text(&body, -conflict->scrolled, &text, &other);
	else
		canvas_puts(&body, 0, 0, _("(empty)"), STYLE_FAINT);
	if (chosen)
		canvas_line(canvas, 0, 0, LINE_DONE, STYLE_DONE);
	canvas_field(canvas, 0, MARK, canvas->columns - MARK, heading, ALIGN_LEFT,
		chosen ? STYLE_LABEL : STYLE_GUIDE);
	str_release(&text);
	str_release(&other);
}

static void theirs_heading(const struct conflict *conflict, struct str *out)
{
	struct str when = STR_INIT;
	deed_when(&when, conflict->at, app_digits(conflict->app));
	str_printf(out, _("Theirs: %s, %s"), conflict->who, when.data);
	str_release(&when);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct conflict *conflict = conflict_of(screen);
	const int left = LIST_COLUMNS, width = canvas->columns - left - 2;
	const int rows = canvas->rows - 1;
	const bool beside = canvas->columns >= COLUMNS_SIDE_BY_SIDE;
	const int half = beside ? (width - 2) / 2 : width;
	const int high = beside ? rows : (rows - 1) / 2;
	const struct canvas list = canvas_part(canvas, 1, 0, rows, left);
	const struct canvas mine = canvas_part(canvas, 1, left + 2, high, half);
	const struct canvas theirs = canvas_part(canvas, beside ? 1 : high + 2,
		beside ? left + half + 4 : left + 2, beside ? rows : rows - high - 1,
		half);
	struct str heading = STR_INIT;
	(void)app;
	theirs_heading(conflict, &heading);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	canvas_line(canvas, 0, left, LINE_TEE_DOWN, STYLE_LINE);
	canvas_down(canvas, 1, left, rows, STYLE_LINE);
	if (!beside)
		canvas_across(canvas, high + 1, left + 1, canvas->columns, STYLE_LINE);
	paint_list(conflict, &list);
	paint_version(conflict, &mine, true, _("Mine, as typed here"));
	paint_version(conflict, &theirs, false, heading.data);
	str_release(&heading);
}

/* --- keys --- */

static enum effect choose(struct screen *screen, unsigned fields, enum take take)
{
	struct conflict *conflict = conflict_of(screen);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (fields & 1u << field)
			conflict->takes[field] = take;
	return EFFECT_PAINT;
}

static enum effect run_mine(struct app *app, struct screen *screen)
{
	(void)app;
	return choose(screen, 1u << field_of(conflict_of(screen)), TAKE_MINE);
}

static enum effect run_theirs(struct app *app, struct screen *screen)
{
	(void)app;
	return choose(screen, 1u << field_of(conflict_of(screen)), TAKE_THEIRS);
}

static enum effect run_both(struct app *app, struct screen *screen)
{
	(void)app;
	return choose(screen, 1u << field_of(conflict_of(screen)), TAKE_BOTH);
}

static enum effect run_all_mine(struct app *app, struct screen *screen)
{
	(void)app;
	return choose(screen, conflict_of(screen)->differs, TAKE_MINE);
}

static enum effect run_all_theirs(struct app *app, struct screen *screen)
{
	(void)app;
	return choose(screen, conflict_of(screen)->differs, TAKE_THEIRS);
}

static bool differ_several(const struct app *app, const struct screen *screen)
{
	const unsigned differs = conflict_of(screen)->differs;
	(void)app;
	return differs & (differs - 1);
}

static enum effect run_next(struct app *app, struct screen *screen)
{
	(void)app;
	next_of(conflict_of(screen), conflict_of(screen)->differs, 1);
	return EFFECT_PAINT;
}

static enum effect run_previous(struct app *app, struct screen *screen)
{
	(void)app;
	next_of(conflict_of(screen), conflict_of(screen)->differs, FIELD_COUNT - 1);
	return EFFECT_PAINT;
}

static enum effect run_scroll_down(struct app *app, struct screen *screen)
{
	(void)app;
	conflict_of(screen)->scrolled += PAGE;
	return EFFECT_PAINT;
}

static enum effect run_scroll_up(struct app *app, struct screen *screen)
{
	struct conflict *conflict = conflict_of(screen);
	(void)app;
	conflict->scrolled = conflict->scrolled > PAGE ? conflict->scrolled - PAGE : 0;
	return EFFECT_PAINT;
}

/* Theirs with what was chosen of mine. */
static void merge(const struct conflict *conflict, struct card *card)
{
	const struct card *mine = &conflict->two.mine;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (taken(conflict, TAKE_MINE) & 1u << field)
			card_field_copy(card, mine, field);
		if (taken(conflict, TAKE_BOTH) & 1u << field)
			card_field_join(card, mine, field);
		if (!card_unconfirmed(mine, field))
			card_confirm(card, field);
	}
	if (takes_mine(conflict) && card->state == CARD_DONE)
		card->state = CARD_DRAFT;
}

/* What kept mine till now is no longer needed. */
static bool forget(struct conflict *conflict, struct error *error)
{
	const struct app *app = conflict->app;
	return conflict->two.kept ? store_forget_kept(app->store, app->who,
					    conflict->two.kept, error)
				  : store_draft_drop(app->store, conflict->two.card,
					    app->who, app->session, error);
}

/* Stores the choice and forgets the draft, both or neither. */
static enum save_outcome store_choice(
	struct conflict *conflict, struct card_entry *entry, struct error *error)
{
	const struct app *app = conflict->app;
	if (!store_begin(app->store, error))
		return SAVE_FAILED;
	enum save_outcome outcome = SAVE_DONE;
	if (takes_mine(conflict))
		outcome = store_save_card(app->store, entry, app->who, error);
	if (outcome == SAVE_DONE && !forget(conflict, error))
		outcome = SAVE_FAILED;
	if (outcome == SAVE_DONE)
		return store_commit(app->store, error) ? SAVE_DONE : SAVE_FAILED;
	store_rollback(app->store);
	return outcome;
}

static enum effect tell_outcome(
	struct conflict *conflict, enum save_outcome outcome, struct error *error)
{
	struct app *app = conflict->app;
	conflict->stored = outcome == SAVE_DONE;
	if (outcome == SAVE_DONE) {
		app_saved(app);
		app_message(app, STYLE_DONE, "%s", _("Saved as chosen"));
		return EFFECT_CLOSE;
	}
	if (outcome == SAVE_CONFLICT &&
		read_theirs(conflict, conflict->theirs.number, error)) {
		app_message(app, STYLE_WARNING, "%s",
			_("It was changed once more just now: please look again"));
		return EFFECT_PAINT;
	}
	app_error(app, error);
	return EFFECT_PAINT;
}

/* Goes to the first field that is still to be chosen, and names them all. */
static void say_what_is_open(struct conflict *conflict)
{
	struct str names = STR_INIT;
	card_fields_append(&names, conflict->order, open_fields(conflict));
	conflict->field = FIELD_COUNT - 1;
	next_of(conflict, open_fields(conflict), 1);
	app_message(conflict->app, STYLE_WARNING,
		_("Mine, theirs or both? Still to be chosen: %s"), names.data);
	str_release(&names);
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	struct conflict *conflict = conflict_of(screen);
	struct error error = ERROR_INIT;
	if (open_fields(conflict)) {
		say_what_is_open(conflict);
		return EFFECT_PAINT;
	}
	if (conflict->theirs.card.state == CARD_APPROVED && takes_mine(conflict)) {
		app_message(app, STYLE_WARNING, "%s",
			_("Theirs is approved: only theirs can be chosen"));
		return EFFECT_PAINT;
	}
	struct card_entry entry = conflict->theirs;
	card_copy(&entry.card, &conflict->theirs.card);
	merge(conflict, &entry.card);
	const enum save_outcome outcome = store_choice(conflict, &entry, &error);
	card_entry_release(&entry);
	return tell_outcome(conflict, outcome, &error);
}

static const struct action actions[] = {
	{
		.name = N_("Mine"),
		.help = N_("Take this field as it was typed here."),
		.keys = {'m', '1', K_LEFT},
		.run = run_mine,
	},
	{
		.name = N_("Theirs"),
		.help = N_("Take this field as somebody else stored it."),
		.keys = {'t', '2', K_RIGHT},
		.run = run_theirs,
	},
	{
		.name = N_("Both"),
		.help = N_("Take both: theirs, and behind it what mine has besides."),
		.keys = {'b', '5'},
		.run = run_both,
	},
	{
		.name = N_("Next difference"),
		.help = N_("To the next field that differs."),
		.keys = {K_TAB, K_DOWN, CTRL('N')},
		.run = run_next,
	},
	{
		.name = N_("Difference before"),
		.help = N_("To the field before that differs."),
		.keys = {SHIFT(K_TAB), K_UP, CTRL('R')},
		.quiet = true,
		.run = run_previous,
	},
	{
		.name = N_("Save"),
		.help = N_("Save the measure, once all is chosen."),
		.keys = {K_ENTER, CTRL('S')},
		.run = run_save,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("All mine"),
		.help = N_("Take every field that differs as it was typed here."),
		.keys = {'a', '3'},
		.run = run_all_mine,
		.possible = differ_several,
	},
	{
		.name = N_("All theirs"),
		.help = N_("Take every field that differs as somebody else stored it."),
		.keys = {'l', '4'},
		.run = run_all_theirs,
		.possible = differ_several,
	},
	{
		.name = N_("Further down"),
		.help = N_("Further down in both texts."),
		.keys = {K_PAGE_DOWN, ' '},
		.quiet = true,
		.run = run_scroll_down,
	},
	{
		.name = N_("Further up"),
		.help = N_("Further up in both texts."),
		.keys = {K_PAGE_UP},
		.quiet = true,
		.run = run_scroll_up,
	},
};

static void close(struct app *app, struct screen *screen)
{
	struct conflict *conflict = conflict_of(screen);
	if (!conflict->stored)
		app_message(app, STYLE_WARNING, "%s",
			_("Nothing was chosen: what you typed is kept aside, and is asked "
			  "about again"));
	card_entry_release(&conflict->theirs);
	card_two_release(&conflict->two);
	free(conflict->who);
	free(conflict);
}

static void put_version(struct str *out, const char *heading, const struct card *card,
	enum card_field field)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	str_printf(out, "%s\n%s\n", heading, text.bytes ? text.data : _("(empty)"));
	str_release(&text);
}

/* Both versions of each field that differs, and what was chosen; last the one that is asked
 * about. */
static void read_text(const struct screen *screen, struct str *out)
{
	const struct conflict *conflict = conflict_of(screen);
	struct str theirs = STR_INIT;
	theirs_heading(conflict, &theirs);
	for (size_t i = 1; i <= FIELD_COUNT; i++) {
		const size_t at = (conflict->field + i) % FIELD_COUNT;
		const enum card_field field = conflict->order[at];
		if (!(conflict->differs & 1u << field))
			continue;
		str_printf(out, "%s: %s\n", _(card_field_label(field)),
			choice_name(conflict, field));
		put_version(out, _("Mine, as typed here"), &conflict->two.mine, field);
		put_version(out, theirs.data, &conflict->theirs.card, field);
	}
	str_release(&theirs);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct card_two *two = topic->two;
	struct conflict *conflict = mem_new(1, sizeof(*conflict));
	struct screen screen = {&screen_conflict, conflict};
	conflict->app = app;
	conflict->two = *two;
	*two = (struct card_two){0};
	card_init(&two->mine);
	card_init(&two->before);
	card_init(&conflict->theirs.card);
	if (!read_theirs(conflict, conflict->two.card, error) ||
		!set_order(conflict, error)) {
		close(app, &screen);
		return false;
	}
	conflict->field = FIELD_COUNT - 1;
	next_of(conflict,
		open_fields(conflict) ? open_fields(conflict) : conflict->differs, 1);
	return app_push(app, &screen_conflict, conflict);
}

const struct screen_class screen_conflict = {
	.id = SCREEN_CONFLICT,
	.name = "conflict",
	.open = open,
	.title = title,
	.paint = paint,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.read = read_text,
	.help = N_(
		"Somebody else stored this measure while you were typing in it. What only "
		"one of you changed is put together by itself; for each field that both "
		"changed choose mine, theirs or both, then save. Nothing is lost: until "
		"you have saved, what you typed is kept aside."),
};
