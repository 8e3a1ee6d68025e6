/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/unprintable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/head_text.h"
#include "model/signatory.h"
#include "report/memo.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"

struct search {
	struct unprintable *unprintable;
	enum print_encoding encoding;
	size_t card;
	enum card_field field;
	struct str text, shown, printed; /* of one paragraph, used again */
};

static void take(void *context, uint32_t code_point, const char *instead)
{
	const struct search *search = context;
	struct unprintable *unprintable = search->unprintable;
	for (size_t i = 0; i < unprintable->count; i++) {
		if (unprintable->items[i].code_point == code_point) {
			unprintable->items[i].times++;
			return;
		}
	}
	unprintable->items = mem_grow(unprintable->items, unprintable->count,
		&unprintable->capacity, sizeof(*unprintable->items));
	struct lack *lack = &unprintable->items[unprintable->count++];
	*lack = (struct lack){.code_point = code_point,
		.times = 1,
		.card = search->card,
		.field = search->field};
	snprintf(lack->instead, sizeof(lack->instead), "%s", instead);
}

/* Each paragraph as paper shows it. */
static void look(struct search *search, const char *text)
{
	while (text) {
		const char *end = strchr(text, '\n');
		const size_t bytes = end ? (size_t)(end - text) : strlen(text);
		str_clear(&search->shown);
		str_clear(&search->printed);
		text_show(&search->shown, text, bytes);
		charset_line(&search->printed, search->encoding, search->shown.data,
			search->shown.bytes, take, search);
		text = end ? end + 1 : NULL;
	}
}

static void look_text(void *context, enum head_what what, size_t index, const char *text)
{
	(void)what, (void)index;
	look(context, text);
}

/* Who signed in somebody's place: printed, though it is no text that people type. */
static void look_deputies(struct search *search, const struct memo *memo)
{
	for (size_t i = 0; i < memo->count; i++) {
		if (!signature_has_deputy(&memo->signatures[i]))
			continue;
		look(search, memo->signatures[i].deputy_name);
		look(search, memo->signatures[i].deputy_post);
	}
}

static void look_head(
	struct search *search, const struct layout *layout, const struct report *report)
{
	search->field = FIELD_NONE;
	head_walk(report, HEAD_TITLE, HEAD_AGENCY_PROVINCE, look_text, search);
	if (memo_goes_with(report, layout)) {
		head_walk(report, HEAD_OFFICE, HEAD_SIGNER_DATE, look_text, search);
		look_deputies(search, &report->memo);
	}
	head_walk(report, HEAD_BEFORE_HEADING, HEAD_AFTER_TEXT, look_text, search);
}

static void look_card(
	struct search *search, const struct layout *layout, const struct card *card)
{
	search->card++;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!layout_prints(layout, field) &&
			!(field == FIELD_GROUP && layout->groups))
			continue;
		search->field = field;
		str_clear(&search->text);
		card_field_append(&search->text, card, field);
		look(search, search->text.data);
	}
}

bool unprintable_find(struct unprintable *unprintable, enum print_encoding encoding,
	const struct layout *layout, const struct report *report,
	struct card_source *cards, struct error *error)
{
	struct search search = {.unprintable = unprintable,
		.encoding = encoding,
		.text = STR_INIT,
		.shown = STR_INIT,
		.printed = STR_INIT};
	struct error failed = ERROR_INIT;
	*unprintable = (struct unprintable){0};
	bool good = encoding == ENCODING_UTF8 || cards->rewind(cards, &failed);
	if (good && encoding != ENCODING_UTF8) {
		const struct card *card;
		look_head(&search, layout, report);
		while ((card = cards->next(cards, &failed)) != NULL)
			look_card(&search, layout, card);
		good = failed.kind == ERROR_NONE;
	}
	str_release(&search.text);
	str_release(&search.shown);
	str_release(&search.printed);
	if (!good)
		unprintable_release(unprintable);
	return error_pass(error, &failed) && good;
}

void unprintable_release(struct unprintable *unprintable)
{
	free(unprintable->items);
	*unprintable = (struct unprintable){0};
}

static void append_place(const struct lack *lack, struct str *out)
{
	if (lack->card)
		message_append(out, _("measure %zu, %s"), lack->card,
			_(card_field_label(lack->field)));
	else
		str_puts(out, _("the report's own texts"));
}

void lack_describe(const struct lack *lack, struct str *out)
{
	struct str character = STR_INIT, place = STR_INIT;
	if (lack->instead[0])
		str_put_code_point(&character, lack->code_point);
	append_place(lack, &place);
	if (lack->instead[0])
		message_append(out,
			_("%s (U+%04X) is not on this printer; %s is printed for "
			  "it, %zu times, first in: %s"),
			character.data, lack->code_point, lack->instead, lack->times,
			place.data);
	else
		message_append(out,
			_("a mark (U+%04X) cannot be printed here and is left out, %zu "
			  "times, first in: %s"),
			lack->code_point, lack->times, place.data);
	str_release(&character);
	str_release(&place);
}
