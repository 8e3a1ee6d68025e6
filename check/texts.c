/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every text of a report, one after another, each with what it is.
 */
#include <config.h>

#include <string.h>

#include "check/rule.h"
#include "model/card_fields.h"
#include "model/head_text.h"

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

static const enum text_kind head_kinds[HEAD_WHATS] = {
	[HEAD_OFFICE] = TEXT_NAME,
	[HEAD_NUMBER] = TEXT_CODE,
	[HEAD_DATE] = TEXT_PERIOD,
	[HEAD_SUBJECT] = TEXT_HEADING,
	[HEAD_TO] = TEXT_NAME,
	[HEAD_SECTION_HEADING] = TEXT_HEADING,
	[HEAD_SECTION_TEXT] = TEXT_PROSE,
	[HEAD_CLOSING] = TEXT_PROSE,
	[HEAD_SIGNER_NAME] = TEXT_NAME,
	[HEAD_SIGNER_POST] = TEXT_NAME,
	[HEAD_SIGNER_ACTING] = TEXT_NAME,
	[HEAD_SIGNER_OPINION] = TEXT_PROSE,
	[HEAD_SIGNER_DATE] = TEXT_PERIOD,
	[HEAD_BEFORE_HEADING] = TEXT_HEADING,
	[HEAD_BEFORE_TEXT] = TEXT_PROSE,
	[HEAD_AFTER_HEADING] = TEXT_HEADING,
	[HEAD_AFTER_TEXT] = TEXT_PROSE,
};

static void visit_head(const struct walk *walk, enum head_what what, size_t index)
{
	struct report *report = (struct report *)walk->input->report;
	const enum head_list list = head_list_of(what);
	const bool outside = list == LIST_BEFORE || list == LIST_AFTER;
	struct str path = STR_INIT;
	char **text = head_text(report, what, index);
	head_path(&path, what, index);
	if (text)
		visit_own(walk, path.data, head_kinds[what], *text,
			outside || walk->input->memo);
	str_release(&path);
}

/* The texts first .. last, which are of one list, element by element. */
static void visit_list(const struct walk *walk, enum head_what first, enum head_what last)
{
	const size_t count = head_list_count(walk->input->report, head_list_of(first));
	for (size_t i = 0; i < count; i++)
		for (enum head_what what = first; what <= last; what++)
			visit_head(walk, what, i);
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

static void visit_report(const struct walk *walk)
{
	const struct report *report = walk->input->report;
	visit_own(walk, "title", TEXT_HEADING, report->title, true);
	visit_own(walk, "agency.type", TEXT_NAME, report->agency.type, true);
	visit_own(walk, "agency.name", TEXT_NAME, report->agency.name, true);
	visit_own(walk, "agency.district", TEXT_NAME, report->agency.district, true);
	visit_own(walk, "agency.province", TEXT_NAME, report->agency.province, true);
	for (enum head_what what = HEAD_OFFICE; what <= HEAD_TO; what++)
		visit_head(walk, what, 0);
	visit_list(walk, HEAD_SECTION_HEADING, HEAD_SECTION_TEXT);
	visit_head(walk, HEAD_CLOSING, 0);
	visit_list(walk, HEAD_SIGNER_NAME, HEAD_SIGNER_DATE);
	visit_list(walk, HEAD_BEFORE_HEADING, HEAD_BEFORE_TEXT);
	for (size_t i = 0; i < report->ita.count; i++)
		visit_item(walk, i);
}

/* --- cards --- */

void check_card_field(const struct check_input *input, const struct card *card, int place,
	enum card_field field, check_visit *visit, void *context)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	const struct check_text at = {.card = place,
		.field = field,
		.path = card_field_name(field),
		.kind = card_field_row(field)->text,
		.text = text.data,
		.bytes = text.bytes,
		.printed = input->printed >> field & 1u};
	visit(context, &at);
	str_release(&text);
}

void check_texts(const struct check_input *input, check_visit *visit, void *context)
{
	const struct walk walk = {input, visit, context};
	visit_report(&walk);
	for (size_t i = 0; i < input->report->count; i++)
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			check_card_field(input, &input->report->cards[i], (int)i + 1,
				field, visit, context);
	visit_list(&walk, HEAD_AFTER_HEADING, HEAD_AFTER_TEXT);
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
