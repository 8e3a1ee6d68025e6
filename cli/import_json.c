/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/import_json.h"

#include "intake/source.h"
#include "model/card.h"
#include "model/data.h"
#include "model/head_text.h"
#include "model/json.h"
#include "report/card_cells.h"
#include "text/str.h"

void import_json_file(struct json_rows *rows, const char *path, const char *kind,
	int64_t number, const char *title)
{
	struct str *out = json_row(rows);
	json_text(out, "file", path);
	json_text(out, "kind", kind);
	json_number_if(out, "number", number);
	json_text(out, "title", title ? title : "");
}

/* --- documents --- */

static const char *const doubt_kinds[DOUBT_KINDS] = {
	[DOUBT_FORM] = "form",
	[DOUBT_LEFT_OUT] = "left-out",
	[DOUBT_NOTE] = "note",
	[DOUBT_CARDS] = "cards",
	[DOUBT_COLUMN] = "column",
	[DOUBT_ROW] = "row",
	[DOUBT_PART] = "paragraph",
	[DOUBT_AGENCY] = "agency",
	[DOUBT_YEAR] = "year",
	[DOUBT_TITLE] = "title",
	[DOUBT_LAYOUT] = "layout",
	[DOUBT_MENDED] = "mended",
	[DOUBT_SPACE] = "space",
	[DOUBT_LIST] = "list",
	[DOUBT_PICTURE] = "picture",
	[DOUBT_DAMAGED] = "damaged",
};

const char *doubt_kind_name(enum doubt_kind kind)
{
	return doubt_kinds[kind];
}

static const char *weight_name(enum doubt_weight weight)
{
	switch (weight) {
	case DOUBT_STOPS: return "answer";
	case DOUBT_SHOWN: return "look";
	default: return "told";
	}
}

void import_json_doubts(struct str *out, const struct proposal *proposal)
{
	json_open_array(out, "doubts");
	for (size_t i = 0; i < proposal->count; i++) {
		const struct doubt *doubt = &proposal->doubts[i];
		struct str place = STR_INIT;
		source_place_append(&place, &doubt->place);
		json_next(out);
		json_begin(out);
		json_text(out, "kind", doubt_kinds[doubt->kind]);
		json_text(out, "weight", weight_name(doubt->weight));
		json_number(out, "card", (int64_t)doubt->card);
		json_text(out, "place", place.data);
		json_text(out, "text", doubt->text);
		json_text(out, "assumed", doubt->assumed);
		str_putc(out, '}');
		str_release(&place);
	}
	str_putc(out, ']');
}

void import_json_report(struct str *out, const struct report *report)
{
	struct str json = STR_INIT;
	report_to_json(&json, report);
	json_open_object(out, "report");
	out->data[--out->bytes] = '\0'; /* its own { comes */
	data_show(out, json.data, json.bytes);
	str_release(&json);
}

/* --- documents of our own --- */

static void put_value(
	struct str *out, const char *key, const struct card *card, enum card_field field)
{
	struct card_cell cell;
	card_cell_init(&cell);
	card_cell_make_field(&cell, card, field);
	json_text(out, key, cell.text.data);
	card_cell_release(&cell);
}

static void put_changed(struct str *out, const struct returned *returned, size_t index,
	enum card_field field)
{
	const struct returned_card *card = &returned->cards[index];
	const unsigned bit = 1U << field;
	if (!((card->changed | card->unread) & bit))
		return;
	json_next(out);
	json_begin(out);
	json_number(out, "card", (int64_t)index + 1);
	json_text(out, "field", card_field_name(field));
	put_value(out, "was", &returned->was.cards[index], field);
	if (card->changed & bit)
		put_value(out, "now", &card->now, field);
	else
		json_text(out, "now", NULL);
	str_putc(out, '}');
}

static void put_text(struct str *out, const struct returned_text *text)
{
	struct str path = STR_INIT;
	head_path(&path, text->what, text->index);
	json_next(out);
	json_begin(out);
	json_text(out, "card", NULL);
	json_text(out, "field", path.data);
	json_text(out, "was", text->was);
	json_text(out, "now", text->now);
	str_putc(out, '}');
	str_release(&path);
}

/* Cards that came as rows of their own. */
static void put_rows(struct str *out, const struct returned *returned)
{
	json_open_array(out, "new_cards");
	for (size_t i = 0; i < returned->rows_count; i++) {
		const struct returned_row *row = &returned->rows[i];
		json_next(out);
		json_begin(out);
		json_number(out, "behind",
			row->behind == SIZE_MAX ? 0 : (int64_t)row->behind + 1);
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			put_value(out, card_field_name(field), &row->card, field);
		str_putc(out, '}');
	}
	str_putc(out, ']');
}

void import_json_returned(struct str *out, const struct returned *returned)
{
	json_open_array(out, "changes");
	for (size_t i = 0; i < returned->was.count; i++)
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			put_changed(out, returned, i, field);
	for (size_t i = 0; i < returned->texts_count; i++)
		put_text(out, &returned->texts[i]);
	str_putc(out, ']');
	put_rows(out, returned);
	json_open_array(out, "not_there");
	for (size_t i = 0; i < returned->was.count; i++) {
		if (returned->cards[i].there)
			continue;
		json_next(out);
		str_printf(out, "%zu", i + 1);
	}
	str_putc(out, ']');
	json_texts(out, "others", (const char *const *)returned->others,
		returned->others_count);
}

/* --- bundles --- */

static const char *const conflict_names[] = {
	[CONFLICT_HEAD] = "head",
	[CONFLICT_CARD] = "card",
	[CONFLICT_BINNED] = "card-in-bin",
	[CONFLICT_GONE] = "card-gone",
};

static void put_conflicts(struct str *out, const struct bundle_outcome *outcome)
{
	json_open_array(out, "conflicts");
	for (size_t i = 0; i < outcome->conflicts_count; i++) {
		const struct bundle_conflict *conflict = &outcome->conflicts[i];
		const bool of_card = conflict->kind != CONFLICT_HEAD;
		json_next(out);
		json_begin(out);
		json_text(out, "kind", conflict_names[conflict->kind]);
		json_number(out, "card", of_card ? conflict->place : 0);
		json_text(out, "issue", of_card ? conflict->issue : NULL);
		str_putc(out, '}');
	}
	str_putc(out, ']');
}

static void put_outcome(struct str *out, const struct bundled_report *report)
{
	const struct bundle_outcome *outcome = &report->outcome;
	json_next(out);
	json_begin(out);
	json_number_if(out, "number", outcome->number);
	json_text(out, "title", report->report.title ? report->report.title : "");
	json_boolean(out, "new", outcome->new_report);
	json_boolean(out, "changes", outcome->changes);
	json_boolean(out, "head", outcome->head);
	json_number(out, "cards_added", (int64_t)outcome->added);
	json_number(out, "cards_changed", (int64_t)outcome->taken);
	json_number(out, "cards_removed", (int64_t)outcome->removed);
	put_conflicts(out, outcome);
	str_putc(out, '}');
}

void import_json_bundle(
	struct str *out, const struct bundled_report *reports, size_t count)
{
	json_open_array(out, "reports");
	for (size_t i = 0; i < count; i++)
		put_outcome(out, &reports[i]);
	str_putc(out, ']');
}
