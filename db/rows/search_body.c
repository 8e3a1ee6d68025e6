/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/search_body.h"

#include <string.h>

#include "model/card.h"
#include "model/card_fields.h"
#include "model/head_text.h"
#include "text/normalise.h"
#include "text/period.h"
#include "text/str.h"

/* The control characters U+0080 and up, one for each id. */
_Static_assert(FIELD_IDS <= 0x20, "there are 32 of them");

static void put_mark(struct str *out, int id)
{
	str_put_code_point(out, 0x80 + (uint32_t)id - 1);
}

int search_mark(const char *text)
{
	if ((unsigned char)text[0] != 0xC2)
		return 0;
	const unsigned second = (unsigned char)text[1];
	return second >= 0x80 && second < 0xA0 ? (int)second - 0x80 + 1 : 0;
}

/* Folds paragraph by paragraph, so that the lines of the copy are those of the text. */
static void fold_lines(struct str *out, const char *text, size_t bytes)
{
	const char *end = text + bytes;
	for (;;) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		if (!line_end)
			break;
		text_fold(out, text, (size_t)(line_end - text), NULL);
		str_putc(out, '\n');
		text = line_end + 1;
	}
	text_fold(out, text, (size_t)(end - text), NULL);
}

void search_card_body(struct str *out, const struct card *card)
{
	struct str text = STR_INIT;
	for (int id = 1; id <= FIELD_IDS; id++) {
		const enum card_field field = card_field_by_id(id);
		if (field == FIELD_NONE || !(card_field_row(field)->uses & USE_SEARCH))
			continue;
		str_clear(&text);
		card_field_append(&text, card, field);
		if (!text.bytes)
			continue;
		put_mark(out, id);
		fold_lines(out, text.data, text.bytes);
	}
	str_release(&text);
}

static void add_text(struct str *out, const char *text)
{
	if (!text || !*text)
		return;
	str_puts(out, text);
	str_putc(out, '\n');
}

static void add_head(void *context, enum head_what what, size_t index, const char *text)
{
	(void)what, (void)index;
	add_text(context, text);
}

static void add_ita(struct str *out, const struct ita *ita)
{
	add_text(out, ita->level);
	for (size_t i = 0; i < ita->count; i++) {
		add_text(out, ita->items[i].code);
		add_text(out, ita->items[i].issue);
		add_text(out, ita->items[i].recommendation);
		add_text(out, ita->items[i].owner);
	}
}

void search_report_text(struct str *out, const struct report *report)
{
	head_walk(report, HEAD_TITLE, HEAD_AGENCY_PROVINCE, add_head, out);
	head_walk(report, HEAD_BEFORE_HEADING, HEAD_AFTER_TEXT, add_head, out);
	head_walk(report, HEAD_OFFICE, HEAD_SIGNER_DATE, add_head, out);
	add_ita(out, &report->ita);
}

void search_report_body(struct str *out, const struct report *report)
{
	struct str text = STR_INIT;
	search_report_text(&text, report);
	fold_lines(out, text.data, text.bytes);
	str_release(&text);
}

/* What bodies depend on: how they are written, how texts are folded, which fields are in
 * them; and what periods mean, which is made anew together with them. Whoever changes
 * search_card_body() or search_report_text() counts the first up. */
void search_version(struct str *out)
{
	enum { FORM = 1 };
	str_printf(out, "%d.%d.%d", FORM, TEXT_FOLD_VERSION, PERIOD_VERSION);
	for (int id = 1; id <= FIELD_IDS; id++) {
		const enum card_field field = card_field_by_id(id);
		if (field != FIELD_NONE && card_field_row(field)->uses & USE_SEARCH)
			str_printf(out, " %d", id);
	}
}
