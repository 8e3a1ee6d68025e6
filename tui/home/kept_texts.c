/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/kept_texts.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/head_text.h"
#include "model/json.h"
#include "model/report.h"
#include "office/head_labels.h"
#include "office/ita_values.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/deed.h"
#include "tui/app/session.h"
#include "tui/card/card_merge.h"
#include "tui/head/head_rows.h"
#include "tui/head/report_form.h"

/* --- reading --- */

static void item_release(struct kept_item *item)
{
	free(item->name);
	free(item->body);
	card_release(&item->card);
	typed_texts_release(&item->texts);
}

void kept_items_release(struct kept_items *items)
{
	for (size_t i = 0; i < items->count; i++)
		item_release(&items->items[i]);
	free(items->items);
	*items = (struct kept_items){NULL, 0, 0};
}

/* Where it is not known which were typed in. */
static unsigned filled_fields(const struct card *card)
{
	struct card empty;
	card_init(&empty);
	const unsigned fields = card_difference(&empty, card);
	card_release(&empty);
	return fields;
}

static bool take(void *context, const struct kept_text *text)
{
	struct kept_items *items = context;
	struct kept_item item = {
		.name = mem_strdup(text->name),
		.body = mem_strdup(text->body),
		.report = text->report,
		.number = text->card,
		.revision = text->revision,
		.at = text->at,
		.fields = text->fields,
	};
	struct report nothing;
	report_init(&nothing);
	const bool good = text->card ? card_from_json(text->body, strlen(text->body), "",
					       &item.card, NULL)
				     : typed_texts_from_json(
					       text->body, &nothing, &item.texts, NULL);
	/* Of a draft in which nothing was typed there is nothing to show. */
	if (!good || (!text->card && !item.texts.count)) {
		item_release(&item);
		return true;
	}
	if (text->card && !item.fields)
		item.fields = filled_fields(&item.card);
	items->items = mem_grow(
		items->items, items->count, &items->capacity, sizeof(*items->items));
	items->items[items->count++] = item;
	return true;
}

bool kept_items_read(struct kept_items *items, const struct app *app, struct error *error)
{
	kept_items_release(items);
	return store_kept_texts(app->store, app->who, take, items, error);
}

/* --- drafts whose place is gone --- */

/* A copy of a draft, with the session that wrote it. */
struct orphan {
	struct kept_text text;
	char *session;
};

struct orphans {
	const struct app *app;
	struct orphan *items;
	size_t count, capacity;
};

static void add_orphan(
	struct orphans *orphans, const struct kept_text *text, const char *session)
{
	if (session_running(session, text->at, orphans->app->sends))
		return;
	orphans->items = mem_grow(orphans->items, orphans->count, &orphans->capacity,
		sizeof(*orphans->items));
	struct orphan *orphan = &orphans->items[orphans->count++];
	*orphan = (struct orphan){*text, mem_strdup(session)};
	orphan->text.body = mem_strdup(text->body);
}

static bool take_card_draft(void *context, const struct draft *draft)
{
	const struct kept_text text = {.card = draft->card,
		.revision = draft->revision,
		.at = draft->at,
		.body = draft->body};
	add_orphan(context, &text, draft->session);
	return true;
}

static bool take_head_draft(void *context, const struct head_draft *draft)
{
	const struct kept_text text = {.report = draft->report,
		.revision = draft->revision,
		.at = draft->at,
		.body = draft->body};
	add_orphan(context, &text, draft->session);
	return true;
}

/* The card as it was when the typing began, to tell what was typed. */
struct version {
	int64_t revision;
	struct card card;
};

static bool find_version(void *context, const struct card_version *version)
{
	struct version *wanted = context;
	if (version->revision != wanted->revision)
		return true;
	card_release(&wanted->card);
	card_copy(&wanted->card, version->card);
	return false;
}

static bool find_fields(
	const struct app *app, struct kept_text *text, bool *typed, struct error *error)
{
	struct version version = {.revision = text->revision};
	struct card card;
	card_init(&version.card);
	bool good =
		card_from_json(text->body, strlen(text->body), _("draft"), &card, error);
	if (!good)
		return false;
	good = store_card_history(app->store, text->card, find_version, &version, error);
	if (good)
		text->fields = card_difference(&version.card, &card);
	*typed = text->fields != 0;
	card_release(&card);
	card_release(&version.card);
	return good;
}

static bool rescue_card(struct app *app, struct orphan *orphan, struct error *error)
{
	enum card_fate fate;
	struct card_standing standing;
	bool typed = false;
	if (!card_fate_find(app, orphan->text.card, &fate, &standing, error))
		return false;
	if (fate == CARD_HERE)
		return true;
	orphan->text.report = standing.report;
	if (!find_fields(app, &orphan->text, &typed, error))
		return false;
	return typed ? store_keep_text(app->store, &orphan->text, app->who,
			       orphan->session, error)
		     : store_draft_drop(app->store, orphan->text.card, app->who,
			       orphan->session, error);
}

static bool rescue_head(struct app *app, struct orphan *orphan, struct error *error)
{
	enum card_fate fate;
	struct typed_texts typed = {NULL, 0, 0};
	struct report nothing;
	report_init(&nothing);
	if (!report_fate_find(app, orphan->text.report, &fate, error))
		return false;
	if (fate == CARD_HERE)
		return true;
	if (!typed_texts_from_json(orphan->text.body, &nothing, &typed, error))
		return false;
	const bool empty = !typed.count;
	typed_texts_release(&typed);
	return empty ? store_head_draft_drop(app->store, orphan->text.report, app->who,
			       orphan->session, error)
		     : store_keep_text(app->store, &orphan->text, app->who,
			       orphan->session, error);
}

bool kept_rescue(struct app *app, struct error *error)
{
	struct orphans orphans = {.app = app};
	bool good =
		store_drafts(app->store, app->who, take_card_draft, &orphans, error) &&
		store_head_drafts(app->store, app->who, take_head_draft, &orphans, error);
	for (size_t i = 0; i < orphans.count; i++) {
		struct orphan *orphan = &orphans.items[i];
		good = good && (orphan->text.card ? rescue_card(app, orphan, error)
						  : rescue_head(app, orphan, error));
		free((char *)orphan->text.body);
		free(orphan->session);
	}
	free(orphans.items);
	return good;
}

/* --- as a text --- */

void kept_path_label(struct str *out, const char *path, enum digits digits)
{
	enum head_what what;
	struct ita_part_of part;
	size_t index;
	if (head_path_parse(path, &what, &index) && head_text_row(what)->label) {
		head_label(out, what, index, digits);
	} else if (ita_path_parse(path, &part, &index)) {
		str_puts(out, _("ITA result"));
		str_puts(out, ": ");
		str_puts(out, _((part.is_item ? item_rows : figure_rows)[index].label));
	} else {
		const char *label = report_form_label(path);
		str_puts(out, label ? _(label) : path);
	}
}

void kept_item_append(struct str *out, const struct kept_item *item, enum digits digits)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!item->number || !(item->fields & 1u << field))
			continue;
		str_printf(out, "%s\n", _(card_field_label(field)));
		card_field_append(out, &item->card, field);
		str_puts(out, "\n\n");
	}
	for (size_t i = 0; i < item->texts.count; i++) {
		kept_path_label(out, item->texts.items[i].path, digits);
		str_printf(out, "\n%s\n\n", item->texts.items[i].text);
	}
}
