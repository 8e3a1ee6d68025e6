/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One card to read: the whole of it as text, so that nothing can be changed by mistake,
 * and on to the next. A supervisor approves, returns and reopens from here.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people_list.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/report.h"
#include "office/field_check.h"
#include "office/moment.h"
#include "office/report_changes.h"
#include "office/states.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/card/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/changed_text.h"
#include "tui/widget/marked_text.h"
#include "tui/widget/text_view.h"

struct reader_screen {
	struct app *app;
	int64_t *cards; /* that one goes through */
	size_t count, at;
	struct card_entry entry;
	enum card_field order[FIELD_COUNT];
	size_t printed;
	struct people people;
	struct text_view *text_view;
	bool loaded; /* entry holds a card */
	bool binned; /* they lie in the bin */
};

static struct reader_screen *reader_of(const struct screen *screen)
{
	return screen->state;
}

/* --- the text --- */

static void put_mark(struct str *out, const struct steps *steps, size_t place)
{
	switch (steps->marks) {
	case MARKS_NONE: return;
	case MARKS_DASH: str_puts(out, "- "); return;
	default:
		number_append(out, (int64_t)place,
			steps->marks == MARKS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI);
		str_puts(out, ". ");
	}
}

static void put_steps(struct str *out, const struct steps *steps)
{
	if (steps->lead && *steps->lead)
		str_puts(out, steps->lead);
	for (size_t i = 0; i < steps->items.count; i++) {
		if (out->bytes)
			str_putc(out, '\n');
		put_mark(out, steps, i + 1);
		str_puts(out, steps->items.items[i]);
	}
}

static void put_field(struct reader_screen *reader, enum card_field field)
{
	struct str text = STR_INIT;
	const struct card *card = &reader->entry.card;
	const struct card_field_row *row = card_field_row(field);
	text_view_heading(reader->text_view, _(card_field_label(field)));
	if (row->holds == HOLDS_STEPS)
		put_steps(&text, (const void *)((const char *)card + row->offset));
	else
		card_field_append(&text, card, field);
	text_view_paragraphs(reader->text_view, text.bytes ? text.data : _("(empty)"));
	str_release(&text);
}

struct newest {
	char *who;
	int64_t at;
};

static bool see_newest(void *context, const struct card_version *version)
{
	struct newest *newest = context;
	newest->who = mem_strdup(version->who ? version->who : "");
	newest->at = version->at;
	return false;
}

/* What who sits here has decided of it and not signed yet. */
static void put_decision(struct reader_screen *reader)
{
	const int decided = reviewing_decided(reader->app, reader->entry.number);
	if (decided == NOT_DECIDED)
		return;
	struct str line = STR_INIT;
	str_printf(&line, _("Decided: %s. F7 signs it"),
		_(card_decision_label((enum card_act)decided)));
	text_view_paragraphs(reader->text_view, line.data);
	str_release(&line);
}

/* The state, and who changed it last. */
static bool put_state(struct reader_screen *reader, struct error *error)
{
	struct newest newest = {NULL, 0};
	struct str line = STR_INIT, when = STR_INIT;
	if (!store_card_history(
		    reader->app->store, reader->entry.number, see_newest, &newest, error))
		return false;
	moment_append(&when, newest.at, app_digits(reader->app));
	str_printf(&line, _("State: %s"), _(card_state_label(reader->entry.card.state)));
	str_puts(&line, "   ");
	/* TRANSLATORS: who, when */
	str_printf(&line, _("last changed by %s, %s"),
		people_name(&reader->people, reader->app, newest.who ? newest.who : ""),
		when.data);
	text_view_paragraphs(reader->text_view, line.data);
	str_clear(&line);
	const bool done =
		card_comment_append(reader->app, reader->entry.number, &line, error);
	if (line.bytes)
		text_view_paragraphs(reader->text_view, line.data);
	str_release(&line);
	str_release(&when);
	free(newest.who);
	return done;
}

static void put_change(
	void *context, enum card_field field, const char *before, const char *now)
{
	struct reader_screen *reader = context;
	struct marked_text line = MARKED_TEXT_INIT;
	marked_text_puts(&line, _(card_field_label(field)), STYLE_PLAIN);
	marked_text_puts(&line, ": ", STYLE_PLAIN);
	changed_text_put(&line, app_breaker(reader->app), before, now);
	text_view_marked(reader->text_view, &line);
	marked_text_release(&line);
}

static void put_returned(
	struct reader_screen *reader, const struct card_returned *returned)
{
	struct str line = STR_INIT;
	str_printf(&line,
		returned->reopened ? _("%s opened it again: “%s”")
				   : _("%s sent it back: “%s”"),
		returned->who, returned->text);
	str_puts(&line, "\n");
	if (*returned->answer)
		str_printf(&line, _("%s answered: “%s”"), returned->done_by,
			returned->answer);
	else
		str_printf(&line, _("%s said it is done, and nothing else"),
			returned->done_by);
	text_view_heading(reader->text_view, _("Since it came back"));
	text_view_paragraphs(reader->text_view, line.data);
	if (card_same_text(&returned->before, &reader->entry.card))
		text_view_paragraphs(
			reader->text_view, _("Nothing in the measure was changed."));
	card_changed_fields(&returned->before, &reader->entry.card, put_change, reader);
	str_release(&line);
}

/* What the clerk made of what was to be mended: the answer, and what was changed. */
static bool put_answer(struct reader_screen *reader, struct error *error)
{
	struct card_returned returned;
	bool found;
	if (reader->entry.card.state != CARD_DONE)
		return true;
	if (!store_card_returned(
		    reader->app->store, reader->entry.number, &returned, &found, error))
		return false;
	if (!found)
		return true;
	if (returned.done)
		put_returned(reader, &returned);
	card_returned_release(&returned);
	return true;
}

static bool compose(struct reader_screen *reader, struct error *error)
{
	text_view_clear(reader->text_view);
	put_decision(reader);
	if (!put_state(reader, error) || !put_answer(reader, error))
		return false;
	for (size_t i = 0; i < reader->printed; i++)
		put_field(reader, reader->order[i]);
	bool heading = false;
	for (size_t i = reader->printed; i < FIELD_COUNT; i++) {
		if (!card_field_filled(&reader->entry.card, reader->order[i]))
			continue;
		if (!heading)
			text_view_heading(reader->text_view, _("Not in the report"));
		heading = true;
		put_field(reader, reader->order[i]);
	}
	return true;
}

static bool set_order(struct reader_screen *reader, struct error *error)
{
	struct report head;
	if (!store_load_head_anywhere(
		    reader->app->store, reader->entry.report, &head, error))
		return false;
	struct layout *layout = layout_load(head.layout, error);
	report_release(&head);
	if (layout)
		reader->printed = card_order(layout, reader->order);
	layout_free(layout);
	return layout != NULL;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct reader_screen *reader = reader_of(screen);
	struct card_entry entry;
	if (!store_card(app->store, reader->cards[reader->at], &entry, error))
		return false;
	if (reader->loaded)
		card_entry_release(&reader->entry);
	reader->entry = entry;
	reader->loaded = true;
	if (!people_read(&reader->people, app, error) || !set_order(reader, error))
		return false;
	/* Before, for what was decided of another text goes with it. */
	reviewing_saw_card(app, &reader->entry);
	const bool shown = compose(reader, error);
	if (!shown)
		reviewing_forget_card(app, reader->entry.number);
	return shown;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct reader_screen *reader = reader_of(screen);
	struct str place = STR_INIT, at = STR_INIT, count = STR_INIT;
	number_append(&place, reader->entry.place, app_digits(app));
	number_append(&at, (int64_t)reader->at + 1, app_digits(app));
	number_append(&count, (int64_t)reader->count, app_digits(app));
	if (reader->binned)
		str_puts(left, _("A measure in the bin"));
	else
		str_printf(left, _("Measure %s"), place.data);
	str_printf(left, "  %s", _("to read"));
	str_printf(right, _("%s of %s"), at.data, count.data);
	str_release(&place);
	str_release(&at);
	str_release(&count);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct canvas text =
		canvas_part(canvas, 0, 1, canvas->rows, canvas->columns - 1);
	text_view_paint(reader_of(screen)->text_view, &text, app_wrapper(app));
}

/* --- keys --- */

static enum effect go(struct app *app, struct screen *screen, size_t at)
{
	struct reader_screen *reader = reader_of(screen);
	struct error error = ERROR_INIT;
	reader->at = at;
	if (!reload(app, screen, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static bool has_next(const struct app *app, const struct screen *screen)
{
	const struct reader_screen *reader = reader_of(screen);
	(void)app;
	return reader->at + 1 < reader->count;
}

static bool has_previous(const struct app *app, const struct screen *screen)
{
	(void)app;
	return reader_of(screen)->at > 0;
}

static enum effect run_next(struct app *app, struct screen *screen)
{
	return go(app, screen, reader_of(screen)->at + 1);
}

static enum effect run_previous(struct app *app, struct screen *screen)
{
	return go(app, screen, reader_of(screen)->at - 1);
}

/* Decides, and goes on to the next, where there is one. */
static enum effect decide(struct app *app, struct screen *screen, enum card_act act)
{
	struct reader_screen *reader = reader_of(screen);
	struct error error = ERROR_INIT;
	if (card_decide(app, act, &reader->entry) && has_next(app, screen))
		return run_next(app, screen);
	/* Not read anew: it was decided on what stands here. */
	if (!compose(reader, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_approve(struct app *app, struct screen *screen)
{
	return decide(app, screen, CARD_ACT_APPROVE);
}

static enum effect run_return(struct app *app, struct screen *screen)
{
	return decide(app, screen, CARD_ACT_RETURN);
}

static enum effect run_reopen(struct app *app, struct screen *screen)
{
	return decide(app, screen, CARD_ACT_REOPEN);
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

static const struct action actions[] = {
	{
		.name = N_("Next"),
		.help = N_("The next measure of the list from which one came."),
		.keys = {'n', K_TAB, K_RIGHT},
		.run = run_next,
		.possible = has_next,
	},
	{
		.name = N_("Previous"),
		.help = N_("The measure before."),
		.keys = {'p', SHIFT(K_TAB), K_LEFT},
		.run = run_previous,
		.possible = has_previous,
	},
	{
		.name = N_("Approve"),
		.help = N_("Decide that it is approved, or take that back, and on to the "
			   "next; one passphrase then signs all that was decided."),
		.keys = {'a'},
		.run = run_approve,
		.needs = NEEDS_DONE | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Send back"),
		.help = N_("Decide that it is sent back, with what is to be mended."),
		.keys = {'r'},
		.run = run_return,
		.needs = NEEDS_DONE | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Reopen"),
		.help = N_("Decide that what is approved is opened again, so that it can "
			   "be changed; the reason is recorded."),
		.keys = {'o'},
		.run = run_reopen,
		.needs = NEEDS_APPROVED | NEEDS_SUPERVISOR,
	},
	SIGN_DECISIONS(run_sign, has_decided),
	{
		.name = N_("History"),
		.help = N_("What the measure was before, and who changed what."),
		.keys = {'h'},
		.opens = SCREEN_HISTORY,
		.about = ABOUT_CARD,
	},
	{
		.name = N_("Trail"),
		.help = N_("Who did what when, each entry bound to the one before."),
		.keys = {'l'},
		.opens = SCREEN_TRAIL,
		.about = ABOUT_CARD,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return text_view_event(reader_of(screen)->text_view, happened);
}

/* For Copy. */
static void read_text(const struct screen *screen, struct str *out)
{
	text_view_append(reader_of(screen)->text_view, out);
}

static void close(struct app *app, struct screen *screen)
{
	struct reader_screen *reader = reader_of(screen);
	(void)app;
	if (reader->loaded)
		card_entry_release(&reader->entry);
	people_release(&reader->people);
	text_view_free(reader->text_view);
	free(reader->cards);
	free(reader);
}

static void about(const struct screen *screen, struct topic *topic)
{
	topic->card = reader_of(screen)->entry.number;
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct reader_screen *reader = reader_of(screen);
	(void)app;
	if (reader->binned)
		return N_("What lies in the bin is neither approved nor sent back");
	const enum card_state state = need == NEEDS_DONE ? CARD_DONE : CARD_APPROVED;
	return reader->entry.card.state == state ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct reader_screen *reader = mem_new(1, sizeof(*reader));
	struct screen screen = {&screen_read, reader};
	reader->app = app;
	reader->cards = mem_new(topic->count, sizeof(*topic->cards));
	memcpy(reader->cards, topic->cards, topic->count * sizeof(*topic->cards));
	reader->count = topic->count;
	reader->at = topic->at;
	reader->binned = topic->binned;
	reader->text_view = text_view_new();
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	const int64_t card = reader->entry.number;
	const bool shown = app_push(app, &screen_read, reader);
	if (!shown)
		reviewing_forget_card(app, card);
	return shown;
}

const struct screen_class screen_read = {
	.id = SCREEN_READ,
	.name = "read",
	.open = open,
	.about = about,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.hides = NEEDS_SUPERVISOR,
	.lacks = lacks,
	.read = read_text,
	.help = N_(
		"The whole measure as text: nothing can be changed here by mistake. "
		"A supervisor decides here what is approved and what is sent back, one "
		"measure after the other, and signs it all with one passphrase."),
	.widgets = WIDGET_READ,
};
