/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The box of the palette, and how what was chosen is done. */
#include <config.h>

#include "tui/palette/palette.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/keyboard.h"
#include "text/str.h"
#include "tui/app/app_paint.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/app/screen_id.h"
#include "tui/buffer/buffer.h"
#include "tui/palette/palette_entries.h"
#include "tui/palette/palette_screens.h"
#include "tui/palette/widget_tables.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/line_field.h"

enum { ROWS = 12, WIDE = 72, NAME = 27 /* a report's year and months */ };

enum { TAKE, LEAVE };

static const struct choice choices[] = {
	[TAKE] = {.key = K_ENTER, .name = N_("Do it")},
	[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
};

/* --- the list --- */

enum { COLUMN_NAME, COLUMN_WANTED, COLUMN_KEY, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_NAME] = {.columns = NAME},
	[COLUMN_WANTED] = {.columns = 0, .optional = 1, .least = 20},
	[COLUMN_KEY] = {.columns = 11, .align = ALIGN_RIGHT},
};

struct palette {
	struct app *app;
	struct screen *screen;
	struct palette_entries entries;
	struct dialog_box box;
};

static const struct palette_entry *entry_at(const struct palette *palette, size_t row)
{
	return &palette->entries.items[palette->entries.found[row]];
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct palette *palette = context;
	const struct palette_entry *entry = entry_at(palette, row);
	switch (column) {
	case COLUMN_NAME:
		str_puts(out, entry->name.data);
		return entry->refused ? STYLE_FAINT : STYLE_PLAIN;
	case COLUMN_WANTED:
		str_puts(out, entry->refused ? _(entry->refused) : entry->wanted.data);
		return entry->refused ? STYLE_WARNING : STYLE_GUIDE;
	default:
		if (!entry->key)
			return STYLE_KEY;
		key_append(out, entry->key, terminal_is_ascii(palette->app->terminal));
		str_putc(out, ' '); /* else an arrow at the edge were of the key */
		return STYLE_KEY;
	}
}

/* Above the list stands all that is to be said of the row of the cursor: in two lines, so
 * that the list stays where it is. */
static void tell(struct palette *palette)
{
	const size_t row = table_view_row(palette->box.table);
	struct str text = STR_INIT;
	if (row < palette->entries.found_count) {
		const struct palette_entry *entry = entry_at(palette, row);
		str_puts(&text, entry->refused ? _(entry->refused) : entry->wanted.data);
		for (char *at = text.data; (at = strchr(at, '\n'));)
			*at = ' ';
	} else {
		str_puts(&text, _("Nothing is called so"));
	}
	const int inside = dialog_box_inside(&palette->box);
	if ((int)text_columns(text.data, text.bytes) <= inside)
		str_putc(&text, '\n');
	dialog_box_say(&palette->box, text.data);
	str_release(&text);
}

/* What was typed with the keyboard in the other language finds the same. */
static void find_turned(struct palette *palette, const struct str *typed)
{
	struct str turned = STR_INIT;
	const enum keyboard_typed with = keyboard_typed(typed->data, typed->bytes);
	if (with == KEYBOARD_TYPED_LATIN || with == KEYBOARD_TYPED_THAI) {
		keyboard_turn(&turned, palette->app->settings.keyboard, with, typed->data,
			typed->bytes);
		palette_find(&palette->entries, turned.data);
	}
	str_release(&turned);
}

static void find(struct palette *palette)
{
	struct str typed = STR_INIT;
	struct dialog_box *box = &palette->box;
	buffer_append(line_field_buffer(box->field), &typed);
	if (typed.bytes)
		palette_collect_cards(&palette->entries, palette->app);
	palette_find(&palette->entries, typed.data);
	if (!palette->entries.found_count)
		find_turned(palette, &typed);
	table_view_set_rows(box->table, palette->entries.found_count);
	table_view_go(box->table, 0);
	str_release(&typed);
	tell(palette);
}

static bool moves_in_list(const struct event *event)
{
	return event->kind == EVENT_MOUSE ||
	       (event->kind == EVENT_KEY &&
		       (event->key == K_UP || event->key == K_DOWN ||
			       event->key == K_PAGE_UP || event->key == K_PAGE_DOWN));
}

/* Returns what the event chose. */
static int take_event(struct palette *palette, const struct event *event)
{
	struct dialog_box *box = &palette->box;
	const int answer = dialog_box_choice(box, event);
	if (answer != CHOICE_NONE)
		return answer;
	if (event->kind == EVENT_KEY && event->key == KEY_PALETTE)
		return LEAVE;
	box->in_list = moves_in_list(event);
	if (!box->in_list) {
		const char *message = NULL;
		const uint64_t before = buffer_revision(line_field_buffer(box->field));
		line_field_event(box->field, event, &palette->app->clipboard, &message);
		app_tell_typed(palette->app, message);
		if (buffer_revision(line_field_buffer(box->field)) != before)
			find(palette);
		return CHOICE_NONE;
	}
	table_view_event(box->table, event);
	tell(palette);
	return event->kind == EVENT_MOUSE && event->mouse == MOUSE_DOUBLE &&
			       dialog_box_in_list(box, event)
		       ? TAKE
		       : CHOICE_NONE;
}

/* The entry that was chosen; NULL: none. */
static const struct palette_entry *ask(struct palette *palette)
{
	struct dialog_box *box = &palette->box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(box, palette->app, _("Type what you want to do or where to go"),
		"", choices, LEAVE + 1);
	box->widest = WIDE;
	box->list_rows = ROWS;
	box->field = line_field_new("");
	line_field_tools(box->field, app_breaker(palette->app));
	box->table = table_view_new(columns, COLUMNS, cell, palette);
	table_view_own_filter(box->table);
	find(palette);
	while (answer == CHOICE_NONE && dialog_box_wait(box, &event)) {
		answer = take_event(palette, &event);
		if (answer == TAKE && !palette->entries.found_count)
			answer = CHOICE_NONE;
	}
	const size_t row = table_view_row(box->table);
	const bool taken = answer == TAKE && row < palette->entries.found_count;
	line_field_free(box->field);
	table_view_free(box->table);
	dialog_box_release(box);
	return taken ? entry_at(palette, row) : NULL;
}

/* --- what was chosen is done --- */

/* The key that means this action just now and nothing else; 0: there is none. */
static keystroke key_of(const struct app *app, const struct screen *screen,
	const struct palette_entry *entry)
{
	const struct screen_class *class = screen->class;
	const struct action *action = entry->action;
	const bool own = entry->table == class->actions;
	const bool typing = !app_letters_are_keys(screen);
	for (int k = 0; k < ACTION_KEYS && action->keys[k]; k++) {
		const keystroke key = action->keys[k];
		if (typing && key_is_character(key))
			continue;
		if (!own && entry->table != app->actions)
			return key; /* a widget's, which has the keys first */
		if (!widgets_take(palette_widgets(screen), key) &&
			(own || !action_find(class->actions, class->actions_count, key)))
			return key;
	}
	return 0;
}

/* As its key would, for a screen may do more with that than its table says. */
static enum effect act(
	struct app *app, struct screen *screen, const struct palette_entry *entry)
{
	const keystroke key = key_of(app, screen, entry);
	if (!key || entry->refused)
		return app_perform(app, screen, entry->action);
	const struct event event = {
		.kind = key_is_character(key) ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(app, &event);
	return EFFECT_PAINT;
}

static enum effect open_card(struct app *app, struct screen *screen, int64_t card)
{
	const struct screen_places *places = screen->class->places;
	if (!places || !places->turn)
		return app_show(app, SCREEN_GUIDE, &(struct topic){.card = card});
	places->turn(app, screen, card);
	return EFFECT_PAINT;
}

static enum effect open_screen(struct app *app, const struct palette_screen *screen)
{
	const struct topic topic = {
		.report = screen->about == ABOUT_REPORT ? palette_report(app) : 0};
	return app_show(app, screen->id, &topic);
}

static enum effect do_entry(
	struct app *app, struct screen *screen, const struct palette_entry *entry)
{
	if (entry->refused && entry->kind != PALETTE_ACTION) {
		app_message(app, STYLE_WARNING, "%s", _(entry->refused));
		return EFFECT_PAINT;
	}
	switch (entry->kind) {
	case PALETTE_ACTION: return act(app, screen, entry);
	case PALETTE_PLACE:
		screen->class->places->go(app, screen, (size_t)entry->number);
		return EFFECT_PAINT;
	case PALETTE_CARD: return open_card(app, screen, entry->number);
	case PALETTE_REPORT:
		return app_show(
			app, SCREEN_CARDS, &(struct topic){.report = entry->number});
	case PALETTE_SETTING:
		return app_show(app, entry->screen,
			&(struct topic){.place = (size_t)entry->number});
	default: return open_screen(app, &palette_screens[entry->number]);
	}
}

enum effect palette_run(struct app *app, struct screen *screen)
{
	struct palette palette = {.app = app, .screen = screen};
	enum effect effect = EFFECT_PAINT;
	palette_collect(&palette.entries, app, screen);
	const struct palette_entry *entry = ask(&palette);
	if (entry && !app->ending)
		effect = do_entry(app, screen, entry);
	palette_entries_release(&palette.entries);
	return effect;
}
