/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/dialog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/name.h"
#include "text/number.h"
#include "text/reason.h"
#include "text/utf8.h"
#include "tui/app/dialog_box.h"
#include "tui/buffer/buffer.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/edit.h"
#include "tui/widget/line_field.h"

/* Has something read; the event that ended it. */
static void tell(struct app *app, const char *title, const char *text, bool passes,
	struct event *event)
{
	static const struct choice choices[] = {{.key = K_ENTER, .name = N_("Close")}};
	struct dialog_box box;
	dialog_box_init(&box, app, title, text, choices, 1);
	box.passes = passes;
	while (dialog_box_wait(&box, event))
		if (!dialog_box_scroll(&box, event) &&
			(event->kind == EVENT_KEY || event->kind == EVENT_TEXT ||
				(event->kind == EVENT_PASTE && passes) ||
				(event->kind == EVENT_MOUSE &&
					event->mouse == MOUSE_PRESS)))
			break;
	dialog_box_release(&box);
}

void dialog_tell(struct app *app, const char *title, const char *text)
{
	struct event event;
	tell(app, title, text, false, &event);
}

void dialog_notice(struct app *app, const char *title, const char *text)
{
	struct event event;
	tell(app, title, text, true, &event);
	const bool closes = event.kind == EVENT_MOUSE ||
			    (event.kind == EVENT_KEY &&
				    (event.key == K_ENTER || event.key == K_ESCAPE));
	if (!closes)
		app_event(app, &event);
}

bool dialog_ask(struct app *app, const char *title, const char *text, bool yes_first)
{
	enum { YES, NO, CANCEL, CHOICES };
	static const struct choice choices[CHOICES] = {
		[YES] = {.key = 'y', .name = N_("Yes")},
		[NO] = {.key = 'n', .name = N_("No")},
		[CANCEL] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, text, choices, CHOICES);
	box.marked = yes_first ? YES : NO;
	while (answer == CHOICE_NONE && dialog_box_wait(&box, &event)) {
		if (dialog_box_mark(&box, CANCEL, &event))
			continue;
		if (!dialog_box_scroll(&box, &event))
			answer = dialog_box_choice(&box, &event);
	}
	dialog_box_release(&box);
	return answer == YES;
}

static bool is_pressed(const struct event *event)
{
	return event->kind == EVENT_KEY || event->kind == EVENT_TEXT ||
	       event->kind == EVENT_PASTE;
}

/* What an Enter that was typed blindly leaves behind it is no key of the screen below. */
static void drop_behind_enter(struct app *app, const struct event *event)
{
	if (event->kind == EVENT_KEY && event->key == K_ENTER)
		app_drop_typed(app);
}

bool dialog_confirm(struct app *app, const char *title, const char *text, const char *act)
{
	enum { DO, LEAVE, CHOICES };
	const struct choice choices[CHOICES] = {
		[DO] = {CHOICE_SURELY, .name = act},
		[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	struct dialog_box box;
	struct event event = {.kind = EVENT_NONE};
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, text, choices, CHOICES);
	box.marked = LEAVE;
	app_drop_typed(app);
	while (answer == CHOICE_NONE && dialog_box_wait(&box, &event)) {
		if (dialog_box_scroll(&box, &event))
			continue;
		answer = dialog_box_choice(&box, &event);
		if (answer == CHOICE_NONE && is_pressed(&event))
			app_message(app, STYLE_WARNING, "%s",
				_("F8 or Ctrl-Y does it, Enter or Esc leaves all as it "
				  "is"));
	}
	drop_behind_enter(app, &event);
	dialog_box_release(&box);
	return answer == DO;
}

int dialog_choose(struct app *app, const char *title, const char *text,
	const struct choice *choices, int count, int marked)
{
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, text, choices, count);
	box.marked = marked;
	app_drop_typed(app);
	while (answer == CHOICE_NONE && dialog_box_wait(&box, &event)) {
		if (dialog_box_mark(&box, count, &event) ||
			dialog_box_scroll(&box, &event))
			continue;
		answer = dialog_box_choice(&box, &event);
		if (answer == CHOICE_NONE && is_pressed(&event))
			app_message(app, STYLE_WARNING, "%s",
				_("Press one of the keys shown, or Tab and then Enter"));
	}
	dialog_box_release(&box);
	return answer;
}

enum unsaved dialog_unsaved(struct app *app, const char *title)
{
	static const struct choice choices[] = {
		[UNSAVED_SAVE] = {.key = 's', .name = N_("Save")},
		[UNSAVED_DISCARD] = {CHOICE_SURELY, .name = N_("Discard")},
		[UNSAVED_BACK] = {.key = K_ESCAPE,
			.also = 'b',
			.name = N_("Back to the form")},
	};
	const int choice = dialog_choose(app, title,
		_("Something was changed here and is not yet saved."), choices,
		COUNT(choices), UNSAVED_SAVE);
	return choice == CHOICE_NONE ? UNSAVED_BACK : (enum unsaved)choice;
}

bool dialog_lose(struct app *app, bool quits, const char *words)
{
	return quits ? dialog_confirm(app, _("Quit"), words, N_("Quit"))
		     : dialog_confirm(app, _("Go back?"), words, N_("Go back"));
}

enum { TAKE, LEAVE }; /* the choices of what follows */

/* Gives an event to a line of text in a dialog and shows why something was refused. */
static void type_line(
	struct app *app, struct line_field *field, const struct event *event)
{
	const char *message = NULL;
	line_field_event(field, event, &app->clipboard, &message);
	app_tell_typed(app, message);
}

static const struct choice take_or_leave[] = {
	[TAKE] = {.key = K_ENTER, .name = N_("OK")},
	[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
};

static bool ask_line(struct app *app, const char *title, const char *label,
	struct str *text, bool proposed)
{
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, label, take_or_leave, 2);
	box.field = line_field_new(text->data);
	line_field_tools(box.field, app_breaker(app));
	if (proposed)
		line_field_select(box.field);
	else
		buffer_motion(line_field_buffer(box.field), MOVE_TEXT_END, false, NULL);
	while (answer == CHOICE_NONE && dialog_box_wait(&box, &event)) {
		if (dialog_box_scroll(&box, &event))
			continue;
		/* There Esc is not the box's. */
		const bool marks = edit_ends_mark(line_field_buffer(box.field), &event);
		answer = marks ? CHOICE_NONE : dialog_box_choice(&box, &event);
		if (answer == CHOICE_NONE)
			type_line(app, box.field, &event);
	}
	if (answer == TAKE) {
		str_clear(text);
		buffer_append(line_field_buffer(box.field), text);
	}
	line_field_free(box.field);
	dialog_box_release(&box);
	return answer == TAKE;
}

bool dialog_line(struct app *app, const char *title, const char *label, struct str *text)
{
	return ask_line(app, title, label, text, false);
}

bool dialog_proposal(
	struct app *app, const char *title, const char *label, struct str *text)
{
	return ask_line(app, title, label, text, true);
}

bool dialog_words(struct app *app, const char *title, const char *label, struct str *text)
{
	while (dialog_line(app, title, label, text)) {
		if (text_is_reason(text->data))
			return true;
		app_message(app, STYLE_WARNING, "%s",
			_("Please say in a few words what it is about"));
	}
	return false;
}

/* --- a passphrase --- */

void secret_wipe(struct secret *secret)
{
	explicit_bzero(secret, sizeof(*secret));
}

static void secret_put(struct secret *secret, const char *text, size_t bytes)
{
	if (bytes >= sizeof(secret->text) - secret->bytes)
		return;
	memcpy(secret->text + secret->bytes, text, bytes);
	secret->bytes += bytes;
	secret->text[secret->bytes] = '\0';
}

static void secret_type(struct secret *secret, keystroke key)
{
	struct str text = STR_INIT;
	str_put_code_point(&text, key);
	secret_put(secret, text.data, text.bytes);
	explicit_bzero(text.data, text.bytes);
	str_release(&text);
}

static void secret_take_back(struct secret *secret)
{
	if (!secret->bytes)
		return;
	const size_t bytes = utf8_previous(secret->text, secret->bytes);
	explicit_bzero(secret->text + bytes, secret->bytes - bytes);
	secret->bytes = bytes;
}

/* Typing, taking back, Ctrl-U for all; of what is pasted the first line. */
static void secret_event(struct secret *secret, const struct event *event)
{
	if (event->kind == EVENT_TEXT)
		secret_type(secret, event->key);
	else if (event->kind == EVENT_PASTE)
		secret_put(secret, event->paste,
			event->bytes ? strcspn(event->paste, "\r\n") : 0);
	else if (event->kind == EVENT_KEY && event->key == K_BACKSPACE)
		secret_take_back(secret);
	else if (event->kind == EVENT_KEY && event->key == CTRL('U'))
		secret_wipe(secret);
}

/* Which language the keyboard writes, by what it wrote last: under the stars nobody sees
 * that it is the other one. */
static void tell_keyboard(struct app *app, const struct event *event)
{
	if (event->kind != EVENT_TEXT)
		return;
	if (event->key >= 0x0E01 && event->key <= 0x0E5B)
		app_message(app, STYLE_GUIDE, "%s", _("The keyboard writes Thai"));
	else if ((event->key | 0x20) >= 'a' && (event->key | 0x20) <= 'z')
		app_message(app, STYLE_GUIDE, "%s", _("The keyboard writes English"));
}

/* In the field stand stars alone. */
static struct line_field *stars(struct line_field *field, const struct secret *secret)
{
	struct str text = STR_INIT;
	line_field_free(field);
	str_repeat(&text, '*', utf8_count(secret->text, secret->bytes));
	field = line_field_new(text.data);
	buffer_motion(line_field_buffer(field), MOVE_TEXT_END, false, NULL);
	str_release(&text);
	return field;
}

bool dialog_secret(
	struct app *app, const char *title, const char *text, struct secret *secret)
{
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	secret_wipe(secret);
	dialog_box_init(&box, app, title, text, take_or_leave, 2);
	box.secret = true;
	box.field = stars(NULL, secret);
	while (answer == CHOICE_NONE && dialog_box_wait(&box, &event)) {
		if (dialog_box_scroll(&box, &event))
			continue;
		answer = dialog_box_choice(&box, &event);
		if (answer == CHOICE_NONE) {
			secret_event(secret, &event);
			tell_keyboard(app, &event);
		}
		box.field = stars(box.field, secret);
	}
	explicit_bzero(&event, sizeof(event));
	line_field_free(box.field);
	dialog_box_release(&box);
	if (answer != TAKE)
		secret_wipe(secret);
	return answer == TAKE;
}

/* --- choosing from a list --- */

struct pick {
	const struct pick_list *list;
	enum digits digits;
	struct str words;   /* in the filter, without white space around them */
	struct str lacking; /* said as long as nothing is; "": nothing */
};

/* The number before a text, where they have some, and the text. */
enum { PICK_NUMBER, PICK_NUMBERED_TEXT, PICK_COLUMNS };
enum { NUMBERS_MOST = 9, NUMBER_COLUMNS = 3 /* with the space behind it */ };

static enum style pick_text(const struct pick *pick, size_t row, struct str *out)
{
	if (row < pick->list->count) {
		str_puts(out, pick->list->texts[row]);
		return STYLE_PLAIN;
	}
	str_printf(out, _("As typed: %s"), pick->words.data);
	return STYLE_GUIDE;
}

static enum style pick_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct pick *pick = context;
	if (!pick->list->numbered || column == PICK_NUMBERED_TEXT)
		return pick_text(pick, row, out);
	if (row < NUMBERS_MOST && row < pick->list->count)
		number_append(out, (int64_t)row + 1, pick->digits);
	return STYLE_LABEL;
}

/* The rows: the texts, and behind them what was typed, where it may be taken and is
 * none of them. */
static size_t pick_rows(const struct pick *pick)
{
	const struct pick_list *list = pick->list;
	if (!list->own || !pick->words.bytes)
		return list->count;
	for (size_t i = 0; i < list->count; i++)
		if (name_same(list->texts[i], pick->words.data))
			return list->count;
	return list->count + 1;
}

static const char *pick_asks(const struct pick_list *list)
{
	return list->own ? _("Type to find, or type another answer") : _("Type to find");
}

static void take_words(struct pick *pick, struct dialog_box *box)
{
	static const char white[] = " \t\n";
	struct str *words = &pick->words;
	str_clear(words);
	buffer_append(line_field_buffer(box->field), words);
	str_splice(words, 0, strspn(words->data, white), NULL, 0);
	size_t bytes = words->bytes;
	while (bytes && strchr(white, words->data[bytes - 1]))
		bytes--;
	str_truncate(words, bytes);
	table_view_filter(box->table, words->data);
	table_view_set_rows(box->table, pick_rows(pick));
	const bool lacks = pick->lacking.bytes && !words->bytes;
	dialog_box_say(box, lacks                          ? pick->lacking.data
			    : table_view_shown(box->table) ? pick_asks(pick->list)
							   : _("Nothing is called so"));
}

static bool moves_in_list(const struct event *event)
{
	return event->kind == EVENT_MOUSE ||
	       (event->kind == EVENT_KEY &&
		       (event->key == K_UP || event->key == K_DOWN ||
			       event->key == K_PAGE_UP || event->key == K_PAGE_DOWN));
}

/* Gives an event to the list and its filter; returns what it chose. */
static int pick_event(
	struct pick *pick, struct dialog_box *box, const struct event *event)
{
	int answer = dialog_box_choice(box, event);
	if (answer != CHOICE_NONE)
		return answer;
	box->in_list = moves_in_list(event);
	if (!box->in_list) {
		type_line(box->app, box->field, event);
		take_words(pick, box);
		return CHOICE_NONE;
	}
	table_view_event(box->table, event);
	bool doubled = event->kind == EVENT_MOUSE && event->mouse == MOUSE_DOUBLE;
	return doubled && dialog_box_in_list(box, event) ? TAKE : CHOICE_NONE;
}

/* The row that a digit chooses; SIZE_MAX: the event is none, or something is typed. */
static size_t numbered_row(
	const struct pick *pick, const struct dialog_box *box, const struct event *event)
{
	if (!pick->list->numbered || event->kind != EVENT_TEXT ||
		buffer_bytes(line_field_buffer(box->field)))
		return SIZE_MAX;
	const int digit = digit_value(event->key);
	return digit > 0 && (size_t)digit <= pick->list->count ? (size_t)digit - 1
							       : SIZE_MAX;
}

/* Whether the filter lets any text through, and not what was typed alone. */
static bool shows_texts(const struct pick *pick, const struct dialog_box *box)
{
	return table_view_shown(box->table) > 1 ||
	       table_view_row(box->table) < pick->list->count;
}

/* In place of what was not found, which is said. */
static void show_all(struct pick *pick, struct dialog_box *box)
{
	/* TRANSLATORS: what was typed. */
	str_printf(&pick->lacking, _("“%s” is none of these."), pick->words.data);
	str_printf(&pick->lacking, " %s", pick_asks(pick->list));
	line_field_free(box->field);
	box->field = line_field_new("");
	take_words(pick, box);
	table_view_go(box->table, 0);
}

static void pick_open(struct pick *pick, struct dialog_box *box, struct app *app)
{
	static const struct choice choices[] = {
		[TAKE] = {.key = K_ENTER, .name = N_("Choose")},
		[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	static const struct table_column columns[PICK_COLUMNS] = {
		[PICK_NUMBER] = {.columns = 1, .align = ALIGN_RIGHT},
		[PICK_NUMBERED_TEXT] = {.heading = NULL},
	};
	const struct pick_list *list = pick->list;
	const bool numbered = list->numbered;
	dialog_box_init(box, app, list->title, pick_asks(list), choices, 2);
	box->field = line_field_new(list->begins ? list->begins : "");
	box->table = table_view_new(numbered ? columns : &columns[PICK_NUMBERED_TEXT],
		numbered ? PICK_COLUMNS : 1, pick_cell, pick);
	box->list_rows = list->count + list->own;
	for (size_t i = 0; i < list->count; i++)
		dialog_box_widen(box, list->texts[i]);
	box->widest += numbered ? NUMBER_COLUMNS : 0;
	table_view_own_filter(box->table);
	table_view_set_rows(box->table, list->count);
	table_view_go(box->table, list->now);
	if (!list->begins || !*list->begins)
		return;
	take_words(pick, box);
	if (list->all && !shows_texts(pick, box))
		show_all(pick, box);
}

static void pick_close(struct pick *pick, struct dialog_box *box)
{
	line_field_free(box->field);
	table_view_free(box->table);
	dialog_box_release(box);
	str_release(&pick->words);
	str_release(&pick->lacking);
}

size_t dialog_pick_from(struct app *app, const struct pick_list *list, struct str *typed)
{
	struct pick pick = {list, app_digits(app), STR_INIT, STR_INIT};
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	pick_open(&pick, &box, app);
	size_t row = SIZE_MAX;
	while (row == SIZE_MAX && answer != LEAVE && dialog_box_wait(&box, &event)) {
		row = numbered_row(&pick, &box, &event);
		if (row != SIZE_MAX)
			break;
		answer = pick_event(&pick, &box, &event);
		if (answer == TAKE)
			row = table_view_row(box.table);
	}
	if (row == list->count && typed) {
		str_clear(typed);
		str_append(typed, pick.words.data, pick.words.bytes);
	}
	pick_close(&pick, &box);
	return row;
}

size_t dialog_pick(struct app *app, const char *title, const char *const *texts,
	size_t count, bool own, struct str *typed)
{
	return dialog_pick_at(app, title, texts, count, 0, own, typed);
}

size_t dialog_pick_at(struct app *app, const char *title, const char *const *texts,
	size_t count, size_t now, bool own, struct str *typed)
{
	const struct pick_list list = {
		.title = title, .texts = texts, .count = count, .now = now, .own = own};
	return dialog_pick_from(app, &list, typed);
}

/* --- ticking several --- */

struct ticks {
	const char *const *texts;
	size_t count;
	bool *ticked;
};

enum { TICK_MARK, TICK_TEXT, TICK_COLUMNS };

static const struct table_column tick_columns[TICK_COLUMNS] = {
	[TICK_MARK] = {.columns = 3},
	[TICK_TEXT] = {.heading = NULL},
};

static enum style tick_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct ticks *ticks = context;
	if (column == TICK_TEXT) {
		str_puts(out, ticks->texts[row]);
		return STYLE_PLAIN;
	}
	str_puts(out, ticks->ticked[row] ? "[x]" : "[ ]");
	return ticks->ticked[row] ? STYLE_LABEL : STYLE_FAINT;
}

static void tick_one(struct ticks *ticks, struct table_view *table)
{
	const size_t row = table_view_row(table);
	const struct event down = {.kind = EVENT_KEY, .key = K_DOWN};
	if (row >= ticks->count)
		return;
	ticks->ticked[row] = !ticks->ticked[row];
	table_view_event(table, &down);
}

static void tick_all(struct ticks *ticks)
{
	bool all = true;
	for (size_t i = 0; i < ticks->count; i++)
		all = all && ticks->ticked[i];
	for (size_t i = 0; i < ticks->count; i++)
		ticks->ticked[i] = !all;
}

bool dialog_ticks(struct app *app, const char *title, const char *text,
	const char *const *texts, size_t count, bool *ticked)
{
	enum { TICK = LEAVE + 1, ALL, CHOICES };
	static const struct choice choices[CHOICES] = {
		[TICK] = {.key = ' ', .name = N_("Tick")},
		[ALL] = {.key = K_TAB, .name = N_("All, none")},
		[TAKE] = {.key = K_ENTER, .name = N_("OK")},
		[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	struct ticks ticks = {texts, count, ticked};
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, text, choices, CHOICES);
	box.table = table_view_new(tick_columns, TICK_COLUMNS, tick_cell, &ticks);
	box.list_rows = count;
	for (size_t i = 0; i < count; i++)
		dialog_box_widen(&box, texts[i]);
	table_view_own_filter(box.table);
	table_view_set_rows(box.table, count);
	while (answer != TAKE && answer != LEAVE && dialog_box_wait(&box, &event)) {
		answer = dialog_box_choice(&box, &event);
		if (answer == TICK)
			tick_one(&ticks, box.table);
		else if (answer == ALL)
			tick_all(&ticks);
		else if (answer == CHOICE_NONE)
			table_view_event(box.table, &event);
	}
	table_view_free(box.table);
	dialog_box_release(&box);
	return answer == TAKE;
}
