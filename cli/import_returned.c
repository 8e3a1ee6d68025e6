/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/import_returned.h"

#include <stdint.h>
#include <string.h>

#include "cli/import_json.h"
#include "cli/output.h"
#include "model/card.h"
#include "office/head_labels.h"
#include "office/returning.h"
#include "report/card_cells.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"

static void tell_lines(const char *mark, const char *text)
{
	for (const char *line = text, *end; *line; line = end + (*end != '\0')) {
		end = strchrnul(line, '\n');
		tell("  %s %.*s", mark, (int)(end - line), line);
	}
}

static void tell_value(const char *mark, const struct card *card, enum card_field field)
{
	struct card_cell cell;
	card_cell_init(&cell);
	card_cell_make_field(&cell, card, field);
	tell_lines(mark, cell.text.data);
	card_cell_release(&cell);
}

/* What was changed and cannot be taken in. */
static void tell_unread(
	const struct returned *returned, size_t index, enum card_field field)
{
	if (returned->cards[index].unread & 1U << field)
		tell(_("Measure %zu, %s: changed, but this is not taken in; look "
		       "at it in the document"),
			index + 1, _(card_field_label(field)));
}

static void tell_card(const struct returned *returned, size_t index)
{
	const struct returned_card *card = &returned->cards[index];
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const char *label = _(card_field_label(field));
		if (card->changed & 1U << field) {
			tell(_("Measure %zu, %s:"), index + 1, label);
			tell_value("-", &returned->was.cards[index], field);
			tell_value("+", &card->now, field);
		}
		tell_unread(returned, index, field);
	}
	if (!card->there)
		tell(_("Measure %zu is not in the document any more; here it stays"),
			index + 1);
}

static void tell_text(const struct returned_text *text)
{
	struct str label = STR_INIT;
	head_label(&label, text->what, text->index, language_digits());
	tell("%s:", label.data);
	tell_lines("-", text->was);
	tell_lines("+", text->now);
	str_release(&label);
}

static void tell_row(const struct returned_row *row)
{
	if (row->behind == SIZE_MAX)
		tell("%s", _("A new measure, before the first:"));
	else
		tell(_("A new measure, behind measure %zu:"), row->behind + 1);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		tell_value("+", &row->card, field);
}

static void tell_others(const struct returned *returned)
{
	for (size_t i = 0; i < returned->others_count; i++)
		tell(_("Otherwise in the document, and not taken in: %s"),
			returned->others[i]);
}

static void tell_all(const struct returned *returned)
{
	for (size_t i = 0; i < returned->was.count; i++)
		tell_card(returned, i);
	for (size_t i = 0; i < returned->rows_count; i++)
		tell_row(&returned->rows[i]);
	for (size_t i = 0; i < returned->texts_count; i++)
		tell_text(&returned->texts[i]);
	tell_others(returned);
	if (!returning_count(returned))
		tell("%s", _("Nothing was changed that could be taken in"));
}

static void tell_json(
	const struct import_returned *import, const struct returned *returned)
{
	import_json_file(import->rows, import->path, "returned", import->report,
		returned->was.title);
	import_json_returned(&import->rows->out, returned);
}

static bool take(const struct import_returned *import, struct returned *returned,
	struct error *error)
{
	const size_t changed = returning_count(returned);
	if (!changed || import->dry_run)
		return true;
	if (!import->accept)
		return error_set(error, ERROR_REFUSED,
			_("%s: fields that were changed: %zu; import --accept takes them "
			  "in"),
			import->path, changed);
	return returning_take(
		       import->store, import->report, import->who, returned, error) ||
	       error_prefix(error, "%s", import->path);
}

bool import_returned(const struct import_returned *import, struct returned *returned,
	struct error *error)
{
	if (!returning_drop_same(import->store, import->report, returned, error))
		return false;
	if (!import->rows) {
		tell_all(returned);
		return take(import, returned, error);
	}
	tell_json(import, returned);
	const bool changes = returning_count(returned) > 0;
	const bool good = take(import, returned, error);
	json_boolean(&import->rows->out, "taken", good && changes && !import->dry_run);
	return good;
}

void import_returned_whole(struct returned *returned, bool tells)
{
	for (size_t i = 0; tells && i < returned->was.count; i++)
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			tell_unread(returned, i, field);
	if (tells)
		tell_others(returned);
	returning_whole(returned);
}
