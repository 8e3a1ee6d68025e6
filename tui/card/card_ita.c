/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A measure that begins with items of the ITA assessment: their codes typed into its issue
 * (e11, or the same keys with the keyboard in Thai), or one of them chosen there.
 */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/field_check.h"
#include "office/ita_start.h"
#include "office/ita_words.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/card/card_ita.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"

enum { CODES_BYTES = 120 /* what is longer is a text */ };

bool card_items_read(
	const struct card_editor *editor, struct card_items *items, struct error *error)
{
	*items = (struct card_items){0};
	if (!store_load_head(
		    editor->app->store, editor->entry.report, &items->head, error))
		return false;
	items->bank = ita_bank_of(editor->app->store, &items->head, error);
	if (items->bank || items->head.ita.count) {
		error_release(error);
		return true;
	}
	report_release(&items->head);
	return false;
}

void card_items_release(struct card_items *items)
{
	ita_bank_free(items->bank);
	report_release(&items->head);
}

/* --- codes that are typed --- */

/* The ASCII character of a key that gives another with the keyboard in Thai; / and - are
 * characters of both, and stand on 2 and 3 there. */
static uint32_t latin_of(uint32_t code_point)
{
	return code_point == '/' ? '2' : code_point == '-' ? '3' : key_latin(code_point);
}

/* What the same keys are with the keyboard in English. */
static void append_latin(struct str *out, const char *text)
{
	size_t at = 0;
	const size_t bytes = strlen(text);
	while (at < bytes) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		str_put_code_point(out, latin_of(code_point));
	}
}

/* The codes that the text is; false: it is another. */
static bool read_codes(const char *text, struct string_list *codes)
{
	struct str latin = STR_INIT;
	bool good = ita_codes_typed(text, codes);
	if (!good) {
		append_latin(&latin, text);
		good = ita_codes_typed(latin.data, codes);
	}
	str_release(&latin);
	return good;
}

/* Of the field under the cursor. */
static bool codes_here(const struct card_editor *editor, struct string_list *codes)
{
	struct str text = STR_INIT;
	field_append(card_editor_now(editor), &text);
	const bool good =
		text.bytes && text.bytes <= CODES_BYTES && read_codes(text.data, codes);
	str_release(&text);
	return good;
}

/* --- what the measure begins with --- */

/* What the start brings; what the clerk has written stays: the codes are joined to those
 * that are there, and a question is put behind an issue that is none. */
static unsigned join(
	const struct card_editor *editor, struct card *start, bool replaces_issue)
{
	const struct card *card = &editor->entry.card;
	struct str issue = STR_INIT;
	unsigned fields = 1u << FIELD_ISSUE;
	if (!replaces_issue && card_field_filled(card, FIELD_ISSUE)) {
		str_printf(
			&issue, "%s\n%s", card->issue, start->issue ? start->issue : "");
		free(start->issue);
		start->issue = str_detach(&issue);
	}
	for (size_t i = card->refs.count; i-- > 0;) {
		bool there = false;
		for (size_t j = 0; j < start->refs.count; j++)
			there = there ||
				ita_code_same(start->refs.items[j], card->refs.items[i]);
		if (!there)
			string_list_add(&start->refs, card->refs.items[i]);
	}
	if (!card_field_same(card, start, FIELD_REFS))
		fields |= 1u << FIELD_REFS;
	if (card_field_filled(start, FIELD_MEASURE) &&
		!card_field_filled(card, FIELD_MEASURE))
		fields |= 1u << FIELD_MEASURE;
	if (start->owners.count && !card_field_filled(card, FIELD_OWNERS))
		fields |= 1u << FIELD_OWNERS;
	return fields;
}

static void start_with(struct card_editor *editor, const struct card_items *items,
	const struct string_list *codes, bool replaces_issue)
{
	struct card start;
	struct str names = STR_INIT;
	card_init(&start);
	card_editor_take(editor);
	if (ita_start(&start, &items->head, items->bank, codes)) {
		const unsigned fields = join(editor, &start, replaces_issue);
		card_editor_put_fields(editor, &start, fields);
		card_fields_append(&names, editor->order, fields);
		app_message(editor->app, STYLE_DONE,
			_("From the ITA items: %s; Ctrl-Z takes that back"), names.data);
	} else {
		app_message(editor->app, STYLE_WARNING, "%s",
			_("The year's ITA assessment has no such item"));
	}
	str_release(&names);
	card_release(&start);
}

/* One of the items; those of the report's result stand first. */
static void pick_item(struct card_editor *editor, const struct card_items *items)
{
	struct card_codes codes = {0};
	card_codes_list(&codes, items);
	const struct pick_list list = {
		.title = _("ITA item that this measure answers (?: not compared yet)"),
		.texts = (const char *const *)codes.texts.items,
		.count = codes.texts.count,
	};
	const size_t chosen = dialog_pick_from(editor->app, &list, NULL);
	if (chosen < list.count) {
		struct string_list one = {0};
		string_list_add(&one, codes.codes.items[chosen]);
		start_with(editor, items, &one, false);
		string_list_release(&one);
	}
	card_codes_release(&codes);
}

void card_editor_pick_issue(struct card_editor *editor)
{
	struct card_items items;
	struct string_list codes = {0};
	struct error error = ERROR_INIT;
	if (!card_items_read(editor, &items, &error)) {
		app_error(editor->app, &error);
		return;
	}
	card_editor_take(editor);
	if (codes_here(editor, &codes))
		start_with(editor, &items, &codes, true);
	else
		pick_item(editor, &items);
	string_list_release(&codes);
	card_items_release(&items);
}

/* --- offered while one types --- */

static void tell_offer(struct app *app, const char *line)
{
	static const keystroke keys[ACTION_KEYS] = {CTRL('O'), ALT('m')};
	struct str key = STR_INIT;
	app_key_append(app, &key, keys);
	/* TRANSLATORS: a key and what an ITA item asks */
	app_message(app, STYLE_GUIDE, _("%s puts in: %s"), key.data, line);
	str_release(&key);
}

void card_editor_offer(struct card_editor *editor)
{
	struct card_items items;
	struct string_list codes = {0};
	struct card start;
	struct error error = ERROR_INIT;
	if (card_editor_field(editor) != FIELD_ISSUE || !codes_here(editor, &codes))
		return;
	card_init(&start);
	if (card_items_read(editor, &items, &error)) {
		if (ita_start(&start, &items.head, items.bank, &codes)) {
			struct str line = STR_INIT;
			size_t bytes;
			const char *first = str_first_line(
				start.issue ? start.issue : start.refs.items[0], &bytes);
			str_append(&line, first, bytes);
			tell_offer(editor->app, line.data);
			str_release(&line);
		}
		card_items_release(&items);
	}
	error_release(&error); /* it is but an offer */
	card_release(&start);
	string_list_release(&codes);
}

/* --- the codes of a year --- */

static void add_code(struct card_codes *codes, const char *code, const char *text)
{
	struct str line = STR_INIT;
	for (size_t i = 0; i < codes->codes.count; i++)
		if (ita_code_same(codes->codes.items[i], code))
			return;
	str_printf(&line, "%s  ", code);
	size_t bytes;
	const char *first = str_first_line(text ? text : "", &bytes);
	str_append(&line, first, bytes);
	string_list_add(&codes->codes, code);
	string_list_add(&codes->texts, line.data);
	str_release(&line);
}

static void add_question(struct card_codes *codes, const struct ita_bank *bank,
	const struct ita_question *question)
{
	struct str text = STR_INIT;
	ita_put_question(&text, bank, question);
	if (question->sure == ITA_SURE_NOT)
		str_puts(&text, " ?");
	add_code(codes, question->code, text.data);
	str_release(&text);
}

void card_codes_list(struct card_codes *codes, const struct card_items *items)
{
	const struct ita *ita = &items->head.ita;
	const struct ita_bank *bank = items->bank;
	for (size_t i = 0; i < ita->count; i++)
		if (ita->items[i].code && *ita->items[i].code)
			add_code(codes, ita->items[i].code, ita->items[i].issue);
	for (size_t i = 0; bank && i < bank->questions_count; i++)
		add_question(codes, bank, &bank->questions[i]);
}

void card_codes_release(struct card_codes *codes)
{
	string_list_release(&codes->codes);
	string_list_release(&codes->texts);
}
