/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/action.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/terminal/lost_keys.h"
#include "tui/terminal/terminal.h"

enum {
	BAR_MARGIN = 1, /* columns left free at both ends of the bar */
	BAR_GAP = 2,    /* columns between two entries */
};

const struct action *action_find(
	const struct action *actions, size_t count, keystroke stroke)
{
	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++)
			if (key_matches(actions[i].keys[k], stroke))
				return &actions[i];
	return NULL;
}

const char *action_name(
	const struct action *action, const struct app *app, const struct screen *screen)
{
	return action->name_now ? action->name_now(app, screen) : action->name;
}

size_t action_keys(const struct action *action, const struct lost_keys *lost, bool typing,
	keystroke keys[ACTION_KEYS])
{
	size_t count = 0;
	for (int missing = 0; missing < 2; missing++)
		for (int k = 0; k < ACTION_KEYS && action->keys[k]; k++) {
			const keystroke key = action->keys[k];
			if (lost_keys_has(lost, key) == (missing == 1) &&
				!(typing && key_is_character(key)))
				keys[count++] = key;
		}
	return count;
}

/* One entry of the bar: a key's name and an action's. */
struct entry {
	struct str key;
	const char *name;
	int columns;
};

static void entry_set(
	struct entry *entry, const struct canvas *row, keystroke key, const char *name)
{
	str_clear(&entry->key);
	key_append(&entry->key, key, terminal_is_ascii(row->terminal));
	entry->name = _(name);
	entry->columns = (int)(text_columns(entry->key.data, entry->key.bytes) + 1 +
			       text_columns(entry->name, strlen(entry->name)));
}

static void entry_paint(const struct canvas *row, int column, const struct entry *entry)
{
	column = canvas_puts(row, 0, column, entry->key.data, STYLE_BAR_KEY);
	canvas_puts(row, 0, column + 1, entry->name, STYLE_BAR);
}

/* The bar while it is being filled. */
struct bar {
	const struct canvas *row;
	const struct action_now *now;
	struct entry entry;
	int column, end; /* what is free: from column up to end */
	int looked_for;  /* the column that is asked about; -1: the bar is drawn */
	const struct action *found;
	keystroke key; /* that its entry shows */
};

/* An entry has its place: it is drawn there, or asked whether it is the one. */
static void put_entry(
	struct bar *bar, int column, const struct action *action, keystroke key)
{
	if (bar->looked_for < 0) {
		entry_paint(bar->row, column, &bar->entry);
	} else if (bar->looked_for >= column &&
		   bar->looked_for < column + bar->entry.columns) {
		bar->found = action;
		bar->key = key;
	}
}

static bool is_here(const struct bar *bar, const struct action *action)
{
	return bar->now->here(bar->now->app, bar->now->screen, action);
}

static bool is_shown(const struct bar *bar, const struct action *action)
{
	return !action->quiet && is_here(bar, action);
}

static void take_entry(struct bar *bar, const struct action *action, keystroke key)
{
	entry_set(&bar->entry, bar->row, key,
		action_name(action, bar->now->app, bar->now->screen));
}

/* The keys of an action, as the bar's owner can press them. */
static size_t keys_of(
	const struct bar *bar, const struct action *action, keystroke keys[ACTION_KEYS])
{
	return action_keys(action, &bar->row->terminal->lost, bar->now->typing, keys);
}

/* The key that its entry shows; 0: it has none here. */
static keystroke first_key(const struct bar *bar, const struct action *action)
{
	keystroke keys[ACTION_KEYS];
	return keys_of(bar, action, keys) ? keys[0] : 0;
}

/* Puts the entry at the left end of what is free. False: there is no room for it. */
static bool put_left(struct bar *bar, const struct action *action, keystroke key)
{
	take_entry(bar, action, key);
	if (bar->column + bar->entry.columns > bar->end)
		return false;
	put_entry(bar, bar->column, action, key);
	bar->column += bar->entry.columns + BAR_GAP;
	return true;
}

static void put_right(struct bar *bar, const struct action *action, keystroke key)
{
	take_entry(bar, action, key);
	int column = bar->end - bar->entry.columns;
	if (column < BAR_MARGIN)
		column = BAR_MARGIN;
	put_entry(bar, column, action, key);
	bar->end = column - BAR_GAP;
}

/* The tables that a bar is filled from. */
struct tables {
	const struct action *first, *second;
	size_t first_count, second_count;
};

/* The first key of an action of the second table that the first does not take for
 * something else just now; 0: none. */
static keystroke free_key(
	const struct bar *bar, const struct action *action, const struct tables *tables)
{
	keystroke keys[ACTION_KEYS];
	const size_t count = keys_of(bar, action, keys);
	for (size_t k = 0; k < count; k++) {
		const struct action *taken =
			action_find(tables->first, tables->first_count, keys[k]);
		if (!taken || !is_here(bar, taken))
			return keys[k];
	}
	return 0;
}

static bool put_if_room(struct bar *bar, const struct action *action, keystroke key)
{
	take_entry(bar, action, key);
	if (BAR_MARGIN + bar->entry.columns > bar->end)
		return false;
	put_right(bar, action, key);
	return true;
}

/* How one gets out of here: what Esc does just now on this screen, or the first of the
 * second table that is possible. NULL: there is no way, or no room to say so. */
static const struct action *put_way_out(struct bar *bar, const struct tables *tables)
{
	const struct action *own =
		action_find(tables->first, tables->first_count, K_ESCAPE);
	if (own && is_shown(bar, own))
		return put_if_room(bar, own, K_ESCAPE) ? own : NULL;
	for (size_t i = 0; i + 1 < tables->second_count; i++) {
		const struct action *action = &tables->second[i];
		const keystroke key = free_key(bar, action, tables);
		if (action->way_out && key && is_shown(bar, action))
			return put_if_room(bar, action, key) ? action : NULL;
	}
	return NULL;
}

static void fill_bar(struct bar *bar, const struct tables *tables)
{
	const struct action *second = tables->second, *way_out = NULL;
	bar->column = BAR_MARGIN;
	bar->end = bar->row->columns - BAR_MARGIN;
	if (tables->second_count) {
		const struct action *help = &second[tables->second_count - 1];
		put_right(bar, help, first_key(bar, help));
		way_out = put_way_out(bar, tables);
	}
	bool room = true;
	for (size_t i = 0; room && i < tables->first_count; i++) {
		const struct action *action = &tables->first[i];
		const keystroke key = first_key(bar, action);
		if (key && action != way_out && is_shown(bar, action))
			room = put_left(bar, action, key);
	}
	for (size_t i = 0; room && i + 1 < tables->second_count; i++) {
		const keystroke key = free_key(bar, &second[i], tables);
		if (key && &second[i] != way_out && is_shown(bar, &second[i]))
			room = put_left(bar, &second[i], key);
	}
	str_release(&bar->entry.key);
}

void action_bar(const struct canvas *row, const struct action_now *now,
	const struct action *first, size_t first_count, const struct action *second,
	size_t second_count)
{
	struct canvas one = canvas_part(row, 0, 0, 1, row->columns);
	const struct tables tables = {first, second, first_count, second_count};
	struct bar bar = {
		.row = &one, .now = now, .entry.key = STR_INIT, .looked_for = -1};
	canvas_clear(&one, STYLE_BAR);
	fill_bar(&bar, &tables);
}

const struct action *action_bar_at(const struct canvas *row, int column,
	const struct action_now *now, const struct action *first, size_t first_count,
	const struct action *second, size_t second_count, keystroke *key)
{
	const struct tables tables = {first, second, first_count, second_count};
	struct bar bar = {
		.row = row, .now = now, .entry.key = STR_INIT, .looked_for = column};
	if (column < 0)
		return NULL;
	fill_bar(&bar, &tables);
	if (bar.found)
		*key = bar.key;
	return bar.found;
}
