/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every text of a report, one after another, each with what it is.
 */
#include <config.h>

#include <string.h>

#include "check/rule.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/head_text.h"
#include "model/text_kind.h"
#include "text/str.h"

struct walk {
	const struct check_input *input;
	check_visit *visit;
	void *context;
};

static void visit_own(const struct walk *walk, const char *path, enum text_kind kind,
	const char *text, bool printed)
{
	if (!text)
		return;
	const struct check_text at = {.card = 0,
		.field = FIELD_NONE,
		.path = path,
		.kind = kind,
		.text = text,
		.bytes = strlen(text),
		.printed = printed};
	walk->visit(walk->context, &at);
}

static void visit_head(void *context, enum head_what what, size_t index, const char *text)
{
	const struct walk *walk = context;
	const struct head_text_row *row = head_text_row(what);
	struct str path = STR_INIT;
	head_path(&path, what, index);
	visit_own(walk, path.data, row->text, text,
		row->part != HEAD_MEMO || walk->input->memo);
	str_release(&path);
}

static void visit_item(const struct walk *walk, size_t index)
{
	const struct ita_item *item = &walk->input->report->ita.items[index];
	const struct {
		const char *key;
		enum text_kind kind;
		const char *text;
	} texts[] = {
		{"code", TEXT_CODE, item->code},
		{"issue", TEXT_PROSE, item->issue},
		{"recommendation", TEXT_PROSE, item->recommendation},
		{"owner", TEXT_NAME, item->owner},
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct str path = STR_INIT;
		str_printf(&path, "ita.items[%zu].%s", index, texts[i].key);
		visit_own(walk, path.data, texts[i].kind, texts[i].text, false);
		str_release(&path);
	}
}

void check_texts_before(
	const struct check_input *input, check_visit *visit, void *context)
{
	struct walk walk = {input, visit, context};
	head_walk(input->report, HEAD_TITLE, HEAD_BEFORE_TEXT, visit_head, &walk);
	for (size_t i = 0; i < input->report->ita.count; i++)
		visit_item(&walk, i);
}

void check_texts_after(const struct check_input *input, check_visit *visit, void *context)
{
	struct walk walk = {input, visit, context};
	head_walk(input->report, HEAD_AFTER_HEADING, HEAD_AFTER_TEXT, visit_head, &walk);
}

/* --- cards --- */

void check_card_field(const struct check_input *input, const struct card *card, int place,
	enum card_field field, check_visit *visit, void *context)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	const struct check_text at = {.card = place,
		.field = field,
		.of = card,
		.path = card_field_name(field),
		.kind = card_field_row(field)->text,
		.text = text.data,
		.bytes = text.bytes,
		.printed = input->printed >> field & 1u};
	visit(context, &at);
	str_release(&text);
}

void check_texts_card(
	const struct check_input *input, int place, check_visit *visit, void *context)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		check_card_field(input, &input->report->cards[place - 1], place, field,
			visit, context);
}

void check_texts(const struct check_input *input, check_visit *visit, void *context)
{
	check_texts_before(input, visit, context);
	for (size_t i = 0; i < input->report->count; i++)
		check_texts_card(input, (int)i + 1, visit, context);
	check_texts_after(input, visit, context);
}

void check_lines(const struct check_text *text, line_visit *visit, void *context)
{
	size_t start = 0;
	while (start < text->bytes) {
		const char *at = text->text + start;
		const char *end = memchr(at, '\n', text->bytes - start);
		const size_t bytes = end ? (size_t)(end - at) : text->bytes - start;
		if (bytes)
			visit(context, text, start, bytes);
		start += bytes + 1;
	}
}
