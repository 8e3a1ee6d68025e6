/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choosing what a field is to hold: units that answer for a measure, its period, its group,
 * the ITA items that it answers, evidence, the marks of its steps. Each is put in as one
 * step that undo takes back.
 */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/ita.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/evidence_found.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/card/card_ita.h"
#include "tui/picking/evidence_pick.h"
#include "tui/picking/owner_pick.h"
#include "tui/picking/period_pick.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/field.h"

/* The texts of which addresses become evidence. */
enum {
	RESULT_FIELDS = 1u << FIELD_OUTPUT | 1u << FIELD_OUTCOME | 1u << FIELD_FOLLOW_UP |
			1u << FIELD_SUGGESTION
};

/* Whether addresses stand in the field that are no evidence yet. */
static bool has_addresses(const struct card_editor *editor, enum card_field field)
{
	return RESULT_FIELDS & 1u << field && addresses_any(&editor->entry.card, field);
}

bool card_editor_can_pick(const struct card_editor *editor)
{
	const enum card_field field = card_editor_field(editor);
	switch (field) {
	case FIELD_OWNERS:
	case FIELD_GROUP:
	case FIELD_REFS:
	case FIELD_STEPS:
	case FIELD_PERIOD:
	case FIELD_ISSUE:
	case FIELD_EVIDENCE: return true;
	default: return has_addresses(editor, field);
	}
}

static void refuse(struct card_editor *editor, const char *why)
{
	if (why)
		app_message(editor->app, STYLE_WARNING, "%s", why);
	else
		card_editor_touch(editor);
}

/* Puts a text in the place of what the field holds. */
static void replace(struct card_editor *editor, const struct str *text)
{
	const char *why = NULL;
	field_merge(card_editor_now(editor), text->data, text->bytes, &why);
	refuse(editor, why);
}

/* --- owners --- */

static bool stands_in(const char *text, const char *words)
{
	char *folded = name_key(text), *sought = name_key(words);
	const bool there = strstr(folded, sought) != NULL;
	free(folded);
	free(sought);
	return there;
}

/* What stands in the list already is not put there again. What was begun of the name gives
 * way to it. */
static void add_owner(struct card_editor *editor, const char *begun, const char *name)
{
	struct field *field = card_editor_now(editor);
	card_editor_take(editor);
	if (*begun && stands_in(name, begun))
		refuse(editor, field_put_item(field, name));
	else if (string_list_names(&editor->entry.card.owners, name))
		app_message(
			editor->app, STYLE_WARNING, _("%s is in the list already"), name);
	else
		refuse(editor, field_add(field, name));
}

/* What is typed of a name under the cursor and is none yet; it is no name to be left out. */
static void take_begun(
	const struct card_editor *editor, struct str *begun, struct string_list *without)
{
	const struct string_list *owners = &editor->entry.card.owners;
	field_item(card_editor_now(editor), begun);
	if (text_is_blank(begun->data) || owner_is_known(editor->app, begun->data))
		str_clear(begun);
	for (size_t i = 0; i < owners->count; i++)
		if (!begun->bytes || !name_same(owners->items[i], begun->data))
			string_list_add(without, owners->items[i]);
}

static void pick_owner(struct card_editor *editor)
{
	struct string_list without = {0};
	struct str begun = STR_INIT, name = STR_INIT;
	card_editor_take(editor);
	take_begun(editor, &begun, &without);
	if (owner_pick(editor->app, _("Who answers for it"), &without, begun.data, &name))
		add_owner(editor, begun.data, name.data);
	string_list_release(&without);
	str_release(&begun);
	str_release(&name);
}

/* --- periods --- */

static void pick_period(struct card_editor *editor)
{
	struct str now = STR_INIT, period = STR_INIT;
	field_append(card_editor_now(editor), &now);
	if (period_pick(editor->app, editor->entry.report, now.data, &period))
		replace(editor, &period);
	str_release(&now);
	str_release(&period);
}

/* --- evidence --- */

/* In a caption, one for its piece; else pieces. */
static void pick_caption(struct card_editor *editor, struct evidence_field *pieces)
{
	char *place = evidence_field_place(pieces), *now = evidence_field_caption(pieces);
	struct str caption = STR_INIT;
	if (caption_pick(editor->app, &editor->entry.card, evidence_field_kind(pieces),
		    place, now, &caption)) {
		evidence_field_put_caption(pieces, caption.data);
		card_editor_touch(editor);
	}
	str_release(&caption);
	free(place);
	free(now);
}

/* Where something of it could not be kept, that is what is told. */
static void tell_pieces(struct card_editor *editor, size_t count)
{
	struct str number = STR_INIT;
	number_append(&number, (int64_t)count, app_digits(editor->app));
	if (!editor->app->message.bytes)
		app_message(editor->app, STYLE_DONE,
			_("Pieces of evidence put in: %s; Ctrl-Z takes that back"),
			number.data);
	str_release(&number);
}

static void pick_evidence(struct card_editor *editor)
{
	struct evidence_field *field = field_pieces(card_editor_now(editor));
	struct evidence_list chosen = {0};
	card_editor_take(editor);
	if (evidence_field_in_caption(field)) {
		pick_caption(editor, field);
		return;
	}
	str_clear(&editor->app->message);
	if (evidence_pick(editor->app, &editor->entry.card, &chosen)) {
		const char *why = evidence_field_add(field, &chosen);
		refuse(editor, why);
		if (!why)
			tell_pieces(editor, chosen.count);
	}
	evidence_list_release(&chosen);
}

/* All addresses of the field become pieces, at once. */
static void take_addresses(struct card_editor *editor)
{
	struct card with;
	struct evidence_list found = {0};
	card_editor_take(editor);
	card_copy(&with, &editor->entry.card);
	evidence_of_texts(&with, 1u << card_editor_field(editor), &found);
	const size_t count = found.count;
	if (with.evidence.count + count > LIMIT_LIST_ITEMS) {
		app_message(editor->app, STYLE_WARNING, "%s",
			_("There can be no more pieces of evidence in one measure. "
			  "Nothing was changed."));
	} else {
		for (size_t i = 0; i < count; i++) {
			*evidence_list_add(&with.evidence) = found.items[i];
			found.items[i] = (struct evidence){0};
		}
		card_editor_put_fields(editor, &with, 1u << FIELD_EVIDENCE);
		str_clear(&editor->app->message);
		tell_pieces(editor, count);
	}
	evidence_list_release(&found);
	card_release(&with);
}

/* --- groups --- */

static bool add_group(void *context, const struct card_overview *card)
{
	struct string_list *groups = context;
	if (card->group && *card->group && !string_list_names(groups, card->group))
		string_list_add(groups, card->group);
	return true;
}

/* One of the groups that the report has, or another. */
static void pick_group(struct card_editor *editor)
{
	struct string_list groups = {0};
	struct str name = STR_INIT;
	struct error error = ERROR_INIT;
	struct app *app = editor->app;
	card_editor_take(editor);
	const char *now = editor->entry.card.group;
	if (now && *now)
		string_list_add(&groups, now);
	if (!store_overview(app->store, editor->entry.report, app->who, add_group,
		    &groups, &error))
		app_error(app, &error);
	const size_t chosen = dialog_pick(app, _("Group"),
		(const char *const *)groups.items, groups.count, true, &name);
	if (chosen < groups.count) {
		str_clear(&name);
		str_puts(&name, groups.items[chosen]);
	}
	if (chosen <= groups.count && name.bytes)
		replace(editor, &name);
	string_list_release(&groups);
	str_release(&name);
}

/* --- ITA items --- */

static size_t index_of(const struct card_codes *items, const char *code)
{
	size_t i = 0;
	while (i < items->codes.count && !ita_code_same(items->codes.items[i], code))
		i++;
	return i;
}

static void add_line(struct str *out, const char *line)
{
	str_puts(out, out->bytes ? "\n" : "");
	str_puts(out, line);
}

/* What the card names stays in its order and as it is written, unless it was unticked. */
static void put_ticked(const struct card *card, const struct card_codes *items,
	bool *ticked, struct str *out)
{
	for (size_t i = 0; i < card->refs.count; i++) {
		const size_t at = index_of(items, card->refs.items[i]);
		if (at == items->codes.count || ticked[at])
			add_line(out, card->refs.items[i]);
		if (at < items->codes.count)
			ticked[at] = false;
	}
	for (size_t i = 0; i < items->codes.count; i++)
		if (ticked[i])
			add_line(out, items->codes.items[i]);
}

static void pick_items(struct card_editor *editor)
{
	struct card_codes items = {0};
	struct card_items known;
	struct str chosen = STR_INIT;
	struct error error = ERROR_INIT;
	if (!card_items_read(editor, &known, &error)) {
		app_error(editor->app, &error);
		return;
	}
	card_codes_list(&items, &known);
	card_items_release(&known);
	card_editor_take(editor);
	bool *ticked = mem_new(items.codes.count + 1, sizeof(*ticked));
	const struct string_list *refs = &editor->entry.card.refs;
	for (size_t i = 0; i < refs->count; i++)
		ticked[index_of(&items, refs->items[i])] = true;
	if (dialog_ticks(editor->app, _("ITA items"),
		    _("The items that this measure answers (?: not compared yet)"),
		    (const char *const *)items.texts.items, items.texts.count, ticked)) {
		put_ticked(&editor->entry.card, &items, ticked, &chosen);
		replace(editor, &chosen);
	}
	free(ticked);
	card_codes_release(&items);
	str_release(&chosen);
}

void card_editor_pick(struct card_editor *editor)
{
	switch (card_editor_field(editor)) {
	case FIELD_OWNERS: pick_owner(editor); break;
	case FIELD_GROUP: pick_group(editor); break;
	case FIELD_REFS: pick_items(editor); break;
	case FIELD_STEPS: card_editor_marks(editor); break;
	case FIELD_PERIOD: pick_period(editor); break;
	case FIELD_ISSUE: card_editor_pick_issue(editor); break;
	case FIELD_EVIDENCE: pick_evidence(editor); break;
	default: take_addresses(editor); break;
	}
}
