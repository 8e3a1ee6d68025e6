/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/html_data.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_copy.h"
#include "model/json.h"
#include "model/report.h"
#include "publish/clean.h"
#include "publish/html_picture.h"
#include "publish/html_text.h"
#include "report/card_cells.h"
#include "report/layout.h"
#include "report/memo.h"
#include "report/own_page.h"
#include "text/mem.h"

/* In an attribute's quotes, on one line: no text of JSON has a line end. */
static void put_json(struct str *out, struct str *json)
{
	struct str clean = STR_INIT;
	for (size_t i = 0; i < json->bytes; i++)
		if (json->data[i] == '\n')
			json->data[i] = ' ';
	clean_json_append(&clean, json->data, json->bytes);
	html_quote(out, clean.data, clean.bytes);
	str_release(&clean);
}

/* --- the head --- */

/* Texts stay the report's; the list is to be freed by free(). */
static struct section *shown_sections(struct section_list *list)
{
	struct section *sections = mem_new(list->count + 1, sizeof(*sections));
	for (size_t i = 0; i < list->count; i++) {
		sections[i] = list->items[i];
		sections[i].extra = NULL;
	}
	list->items = sections;
	return sections;
}

/* Who gives it by login name is the office's own; who gives it in another's place stands
 * there by name. */
static struct signature *shown_signatures(struct memo *memo)
{
	struct signature *signatures = mem_new(memo->count + 1, sizeof(*signatures));
	for (size_t i = 0; i < memo->count; i++) {
		signatures[i] = memo->signatures[i];
		signatures[i].signer = NULL;
		signatures[i].extra = NULL;
	}
	memo->signatures = signatures;
	return signatures;
}

static void put_head(struct str *out, struct report *shown)
{
	struct str json = STR_INIT;
	report_to_json(&json, shown);
	str_puts(out, "<meta name=\"" OWN_PAGE_REPORT "\" content=\"");
	put_json(out, &json);
	str_puts(out, "\">\n");
	str_release(&json);
}

void html_data_head(struct str *out, const struct publication *about)
{
	const struct report *report = about->report;
	struct report shown = {
		.layout = report->layout,
		.digits = report->digits,
		.digits_present = report->digits_present,
		.agency = report->agency,
		.fiscal_year = report->fiscal_year,
		.months = report->months,
		.title = report->title,
		.before = report->before,
		.after = report->after,
	};
	shown.agency.extra = NULL;
	if (memo_goes_with(report, about->layout))
		shown.memo = report->memo;
	shown.memo.extra = NULL;
	struct section *before = shown_sections(&shown.before);
	struct section *after = shown_sections(&shown.after);
	struct section *memo = shown_sections(&shown.memo.sections);
	struct signature *signatures = shown_signatures(&shown.memo);
	put_head(out, &shown);
	free(before);
	free(after);
	free(memo);
	free(signatures);
}

/* --- a card --- */

bool html_data_photo(const struct publication *about, const struct evidence *evidence,
	struct str *path)
{
	const struct evidence_place *place = &about->evidence;
	str_clear(path);
	return place->path && evidence->kind && !strcmp(evidence->kind, "photo") &&
	       evidence->ref && place->path(place->context, evidence->ref, path);
}

static void drop(char **text)
{
	free(*text);
	*text = NULL;
}

/* A photo, or another file that is kept, is its caption, not its file; a photo that stands on
 * the page says which picture of the row it is. What the output names is not called anything
 * below it. */
static void keep_shown(const struct publication *about, struct card *card)
{
	struct str path = STR_INIT;
	unsigned pictures = 0;
	for (size_t i = 0; i < card->evidence.count; i++) {
		struct evidence *evidence = &card->evidence.items[i];
		drop(&evidence->extra);
		if (card_cell_names_evidence(card, evidence)) {
			drop(&evidence->caption);
			drop(&evidence->date);
		} else if (html_data_photo(about, evidence, &path) &&
			   html_picture_fits(path.data)) {
			str_clear(&path);
			str_printf(&path, "#%u", ++pictures);
			drop(&evidence->ref);
			evidence->ref = mem_strdup(path.data);
		} else if (!card_cell_shows_place(evidence)) {
			drop(&evidence->ref);
		}
	}
	str_release(&path);
}

void html_data_card(
	struct str *out, const struct publication *about, const struct card *card)
{
	struct card shown = {0};
	struct str json = STR_INIT;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (layout_prints(about->layout, field) ||
			(field == FIELD_GROUP && about->layout->groups))
			card_field_copy(&shown, card, field);
	drop(&shown.steps.extra);
	keep_shown(about, &shown);
	card_to_json(&json, &shown);
	str_puts(out, " " OWN_PAGE_CARD "=\"");
	put_json(out, &json);
	str_puts(out, "\"");
	str_release(&json);
	card_release(&shown);
}
