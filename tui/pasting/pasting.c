/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/pasting/pasting.h"

#include <stdint.h>
#include <string.h>

#include "model/lists.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* Columns that the beginning of a text may take; names that are told of measures. */
enum { BEGINNING_COLUMNS = 36, NAMES_MOST = 4 };

static void put_number(const struct app *app, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, app_digits(app));
}

/* A text in one line, cut where it is long. */
static void put_beginning(const struct app *app, struct str *out, const char *text)
{
	struct str line = STR_INIT;
	text += strspn(text, " \n");
	str_puts(&line, text);
	for (size_t i = 0; i < line.bytes; i++)
		if (line.data[i] == '\n' || line.data[i] == '\t')
			line.data[i] = ' ';
	const size_t bytes = text_fit(line.data, line.bytes, BEGINNING_COLUMNS, NULL);
	str_append(out, line.data, bytes);
	if (bytes < line.bytes)
		str_puts(out, terminal_piece(app->terminal, LINE_CUT));
	str_release(&line);
}

static void put_column_words(const struct app *app, const struct pasted_table *table,
	size_t column, struct str *out)
{
	struct str words = STR_INIT;
	pasted_table_column_words(table, column, &words);
	str_puts(out, words.bytes ? "“" : "");
	put_beginning(app, out, words.bytes ? words.data : _("(empty)"));
	str_puts(out, words.bytes ? "”" : "");
	str_release(&words);
}

/* --- columns --- */

static void name_kinds(struct string_list *names)
{
	for (int field = 0; field < FIELD_COUNT; field++)
		string_list_add(names, _(card_field_label((enum card_field)field)));
	string_list_add(names, _("left out"));
	string_list_add(names, _("number of the measure"));
}

/* False: Esc. */
static bool ask_column(struct app *app, struct pasted_table *table, size_t column,
	const struct string_list *names)
{
	struct str title = STR_INIT, number = STR_INIT;
	put_number(app, &number, column + 1);
	str_printf(&title, _("Column %s"), number.data);
	str_puts(&title, ": ");
	put_column_words(app, table, column, &title);
	const size_t kind = dialog_pick_at(app, title.data,
		(const char *const *)names->items, names->count,
		(size_t)pasted_table_column(table, column), false, NULL);
	if (kind < PASTED_KINDS)
		pasted_table_put_column(table, column, (int)kind);
	str_release(&title);
	str_release(&number);
	return kind < PASTED_KINDS;
}

static bool ask_columns(struct app *app, struct pasted_table *table)
{
	struct string_list names = {0};
	bool good = true;
	name_kinds(&names);
	for (size_t i = 0; good && i < pasted_table_columns(table); i++)
		good = ask_column(app, table, i, &names);
	string_list_release(&names);
	return good;
}

/* --- measures --- */

static void put_names(
	const struct app *app, struct str *out, const struct card *cards, size_t count)
{
	const size_t named = count <= NAMES_MOST ? count : NAMES_MOST - 1;
	for (size_t i = 0; i < named; i++) {
		const char *issue = cards[i].issue ? cards[i].issue : "";
		const char *name = *issue ? issue : cards[i].measure;
		str_puts(out, "\n  ");
		put_beginning(app, out, name && *name ? name : _("(no name yet)"));
	}
	if (named < count) {
		struct str more = STR_INIT;
		put_number(app, &more, count - named);
		str_puts(out, "\n  ");
		str_printf(out, _("and %s more"), more.data);
		str_release(&more);
	}
}

static void put_columns(
	const struct app *app, struct str *out, const struct pasted_table *table)
{
	str_printf(out, "\n\n%s", _("Columns:"));
	for (size_t i = 0; i < pasted_table_columns(table); i++) {
		str_puts(out, "\n  ");
		put_column_words(app, table, i, out);
		str_printf(out, " %s ", terminal_piece(app->terminal, LINE_RIGHTWARD));
		pasted_table_column_fields(table, i, out);
	}
}

static void put_left_out(struct str *out, const struct pasted_table *table)
{
	struct str told = STR_INIT;
	pasted_table_left_out(table, &told);
	if (told.bytes) {
		str_truncate(&told, told.bytes - 1);
		str_printf(
			out, "\n\n%s\n%s", _("Left out, or to be looked at:"), told.data);
	} else {
		str_printf(out, "\n\n%s", _("Nothing of it is left out."));
	}
	str_release(&told);
}

static void put_where(const struct app *app, struct str *out, size_t count, int place)
{
	struct str number = STR_INIT, before = STR_INIT;
	put_number(app, &number, count);
	put_number(app, &before, (size_t)place);
	if (place)
		str_printf(out,
			_("Measures that come in as drafts, behind measure %s: %s"),
			before.data, number.data);
	else
		str_printf(out, _("Measures that come in as drafts: %s"), number.data);
	str_release(&number);
	str_release(&before);
}

static bool confirm(
	struct app *app, const struct pasted_table *table, int place, const char *group)
{
	size_t count;
	struct str text = STR_INIT;
	const struct card *cards = pasted_table_cards(table, &count);
	put_where(app, &text, count, place);
	put_names(app, &text, cards, count);
	put_columns(app, &text, table);
	if (*group) {
		str_puts(&text, "\n\n");
		str_printf(&text, _("Those without a group go into this one: %s"), group);
	}
	put_left_out(&text, table);
	const bool yes = dialog_confirm(app, _("Paste"), text.data, N_("Put in"));
	str_release(&text);
	return yes;
}

bool pasting_measures(
	struct app *app, struct pasted_table *table, int place, const char *group)
{
	size_t count = 0;
	struct error error = ERROR_INIT;
	bool yes = pasted_table_known(table) || ask_columns(app, table);
	if (yes && !pasted_table_make(table, &error)) {
		app_error(app, &error);
		return false;
	}
	pasted_table_cards(table, &count);
	if (yes && !count) {
		app_message(app, STYLE_WARNING, "%s",
			_("No row of what was pasted is a measure; nothing was put in"));
		return false;
	}
	yes = yes && confirm(app, table, place, group);
	if (!yes)
		app_message(app, STYLE_MESSAGE, "%s", _("Nothing was put in"));
	return yes;
}

/* --- fields --- */

static void put_field(const struct app *app, struct str *out, const struct card *row,
	const struct card *now, enum card_field field)
{
	struct str text = STR_INIT, stands = STR_INIT;
	card_field_append(&text, row, field);
	str_printf(out, "\n  %s: ", _(card_field_label(field)));
	put_beginning(app, out, text.data);
	if (card_field_filled(now, field)) {
		card_field_append(&stands, now, field);
		str_printf(out, "\n    %s ", _("stands there now:"));
		put_beginning(app, out, stands.data);
	}
	str_release(&text);
	str_release(&stands);
}

enum pasting pasting_fields(struct app *app, const struct pasted_table *table,
	const struct card *row, const struct card *now, unsigned fields,
	const enum card_field order[FIELD_COUNT])
{
	static const struct choice choices[] = {
		[PASTING_TEXT] = {.key = K_ESCAPE, .name = N_("As text, here")},
		[PASTING_EMPTY] = {CHOICE_SURELY, .name = N_("Into the fields")},
	};
	static const struct choice replacing[] = {
		[PASTING_TEXT] = {.key = K_ESCAPE, .name = N_("As text, here")},
		[PASTING_EMPTY] = {.key = 'e', .name = N_("Into the empty ones")},
		[PASTING_ALL] = {CHOICE_SURELY, .name = N_("Replace these")},
	};
	bool replaces = false;
	struct str text = STR_INIT;
	str_puts(&text, _("A row of a table was pasted. Its cells are these fields:"));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields & 1U << order[i]) {
			put_field(app, &text, row, now, order[i]);
			replaces |= card_field_filled(now, order[i]);
		}
	put_left_out(&text, table);
	const int choice = dialog_choose(app, _("Paste"), text.data,
		replaces ? replacing : choices,
		replaces ? (int)COUNT(replacing) : (int)COUNT(choices), PASTING_TEXT);
	str_release(&text);
	return choice == CHOICE_NONE ? PASTING_TEXT : (enum pasting)choice;
}
