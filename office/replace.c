/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/replace.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/overview.h"
#include "model/card_fields.h"
#include "model/kept_file.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "office/head_labels.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

void replacement_release(struct replacement *replacement)
{
	for (size_t i = 0; i < replacement->texts_count; i++)
		free(replacement->texts[i].text);
	for (size_t i = 0; i < replacement->count; i++)
		free(replacement->hits[i].after);
	free(replacement->texts);
	free(replacement->hits);
	*replacement = (struct replacement){0};
}

void replaced_release(struct replaced *replaced)
{
	bulk_release(&replaced->cards);
	for (size_t i = 0; i < replaced->count; i++) {
		free(replaced->texts[i].before);
		free(replaced->texts[i].since);
	}
	free(replaced->texts);
	*replaced = (struct replaced){0};
}

/* --- where texts stand --- */

static char **list_slot(struct string_list *list, size_t index)
{
	return index < list->count ? &list->items[index] : NULL;
}

static char **evidence_slot(
	struct evidence_list *list, enum replace_part part, size_t index)
{
	if (index >= list->count)
		return NULL;
	struct evidence *piece = &list->items[index];
	return part == PART_REF       ? &piece->ref
	       : part == PART_CAPTION ? &piece->caption
				      : &piece->date;
}

/* NULL: the card has no such text (any more). */
static char **card_slot(struct card *card, const struct replace_text *text)
{
	const struct card_field_row *row = card_field_row(text->field);
	void *value = (char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_LIST: return list_slot(value, text->index);
	case HOLDS_EVIDENCE: return evidence_slot(value, text->part, text->index);
	case HOLDS_STEPS: {
		struct steps *steps = value;
		return text->part == PART_TEXT ? &steps->lead
					       : list_slot(&steps->items, text->index);
	}
	default: return value;
	}
}

/* --- looking --- */

struct looking {
	struct replacement *found;
	struct replacer *replacer;
	enum replace_kind kind;
};

/* Codes and addresses have no digits and spaces to be changed; the name of a file that is kept
 * is no words at all: another one names no file. */
static bool is_looked_at(const struct looking *looking, const struct replace_text *text)
{
	if (text->part == PART_REF && kept_file_name(text->text))
		return false;
	if (looking->kind == REPLACE_WORDS)
		return true;
	if (text->part == PART_REF || text->field == FIELD_REFS)
		return false;
	return looking->kind != REPLACE_SPACES || text->part != PART_DATE;
}

static void take_places(struct looking *looking, const struct replace_text *text,
	struct replace_places *places)
{
	struct replacement *found = looking->found;
	found->inside += places->inside;
	if (text->state == CARD_APPROVED)
		found->approved += places->count;
	if (!places->count || text->state == CARD_APPROVED)
		return;
	found->texts = mem_grow(found->texts, found->texts_count, &found->texts_capacity,
		sizeof(*found->texts));
	for (size_t i = 0; i < places->count; i++) {
		struct replace_place *place = &places->items[i];
		found->hits = mem_grow(found->hits, found->count, &found->capacity,
			sizeof(*found->hits));
		found->hits[found->count++] =
			(struct replace_hit){.text = found->texts_count,
				.start = place->start,
				.bytes = place->bytes,
				.after = place->after,
				.doubtful = place->doubtful,
				.taken = !place->doubtful};
		place->after = NULL;
	}
	found->texts[found->texts_count] = *text;
	found->texts[found->texts_count++].text = mem_strdup(text->text);
}

static void look(struct looking *looking, struct replace_text *text, char *words)
{
	struct replace_places places = {0};
	text->text = words;
	if (!words || !*words || !is_looked_at(looking, text))
		return;
	replacer_find(looking->replacer, words, strlen(words), &places);
	take_places(looking, text, &places);
	replace_places_release(&places);
}

static void look_at_list(struct looking *looking, struct replace_text *text,
	const struct string_list *list)
{
	text->part = PART_ITEM;
	for (text->index = 0; text->index < list->count; text->index++)
		look(looking, text, list->items[text->index]);
}

static void look_at_evidence(struct looking *looking, struct replace_text *text,
	const struct evidence_list *list)
{
	for (text->index = 0; text->index < list->count; text->index++) {
		const struct evidence *piece = &list->items[text->index];
		text->part = PART_REF;
		look(looking, text, piece->ref);
		text->part = PART_CAPTION;
		look(looking, text, piece->caption);
		text->part = PART_DATE;
		look(looking, text, piece->date);
	}
}

static void look_at_field(
	struct looking *looking, struct replace_text text, const struct card *card)
{
	const struct card_field_row *row = card_field_row(text.field);
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: look(looking, &text, *(char *const *)value); break;
	case HOLDS_LIST: look_at_list(looking, &text, value); break;
	case HOLDS_EVIDENCE: look_at_evidence(looking, &text, value); break;
	case HOLDS_STEPS: {
		const struct steps *steps = value;
		look(looking, &text, steps->lead);
		look_at_list(looking, &text, &steps->items);
	}
	}
}

static bool look_at_card(void *context, const struct card_overview *card)
{
	struct looking *looking = context;
	struct replace_text text = {
		.card = card->number, .place = card->place, .state = card->state};
	if (looking->found->card && looking->found->card != card->number)
		return true;
	for (text.field = 0; text.field < FIELD_COUNT; text.field++)
		look_at_field(looking, text, card->card);
	return true;
}

static void look_at_head(
	void *context, enum head_what what, size_t index, const char *words)
{
	struct replace_text text = {.field = FIELD_NONE, .what = what, .index = index};
	look(context, &text, (char *)words);
}

static bool look_at_all(struct looking *looking, struct store *store, struct error *error)
{
	struct report head;
	if (!looking->found->card) {
		if (!store_load_head(store, looking->found->report, &head, error))
			return false;
		head_walk(&head, HEAD_TITLE, HEAD_AFTER_TEXT, look_at_head, looking);
		report_release(&head);
	}
	return store_overview(
		store, looking->found->report, "", look_at_card, looking, error);
}

bool replacement_find(struct replacement *replacement, struct store *store,
	int64_t report, int64_t card, const struct replace_wish *wish,
	struct error *error)
{
	struct replacement found = {.report = report, .card = card};
	struct looking looking = {&found, replacer_new(wish, error), wish->kind};
	if (!looking.replacer)
		return false;
	const bool good = look_at_all(&looking, store, error);
	replacer_free(looking.replacer);
	if (!good) {
		replacement_release(&found);
		return false;
	}
	replacement_release(replacement);
	*replacement = found;
	return true;
}

size_t replacement_taken(const struct replacement *replacement)
{
	size_t taken = 0;
	for (size_t i = 0; i < replacement->count; i++)
		taken += replacement->hits[i].taken;
	return taken;
}

static const struct replace_text *text_of(
	const struct replacement *replacement, const struct replace_hit *hit)
{
	return &replacement->texts[hit->text];
}

size_t replacement_reopens(const struct replacement *replacement)
{
	size_t cards = 0;
	int64_t last = 0;
	for (size_t i = 0; i < replacement->count; i++) {
		const struct replace_hit *hit = &replacement->hits[i];
		const struct replace_text *text = text_of(replacement, hit);
		if (!hit->taken || text->state != CARD_DONE || text->card == last)
			continue;
		last = text->card;
		cards++;
	}
	return cards;
}

/* --- doing it --- */

/* One being done: hits of one text stand together, and those of one card. */
struct doing {
	const struct replacement *wanted;
	struct store *store;
	struct replaced *done;
	struct error *error;
};

/* What a text will say; *next: the first hit of another one. *any: a place is taken. */
static char *replace_in(const struct doing *doing, size_t first, size_t *next, bool *any)
{
	const struct replacement *wanted = doing->wanted;
	const struct replace_text *text = text_of(wanted, &wanted->hits[first]);
	struct str out = STR_INIT;
	size_t from = 0, at = first;
	*any = false;
	for (; at < wanted->count && wanted->hits[at].text == wanted->hits[first].text;
		at++) {
		const struct replace_hit *hit = &wanted->hits[at];
		if (!hit->taken)
			continue;
		str_append(&out, text->text + from, hit->start - from);
		str_puts(&out, hit->after);
		from = hit->start + hit->bytes;
		*any = true;
	}
	str_puts(&out, text->text + from);
	*next = at;
	return str_detach(&out);
}

static size_t taken_between(const struct doing *doing, size_t first, size_t next)
{
	size_t taken = 0;
	for (; first < next; first++)
		taken += doing->wanted->hits[first].taken;
	return taken;
}

/* Puts it there, if what was looked at still stands there; takes it over. */
static bool put(struct doing *doing, char **slot, const char *was, char *is)
{
	if (!slot || !*slot || strcmp(*slot, was) != 0) {
		doing->done->changed++;
		free(is);
		return false;
	}
	free(*slot);
	*slot = is;
	return true;
}

/* Elements that nothing is left of are gone. */
static void drop_empty(struct string_list *list, const struct string_list *before)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (!*list->items[i] && i < before->count && *before->items[i])
			free(list->items[i]);
		else
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
}

static void tidy(struct card *card, const struct card *before)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		void *value = (char *)card + row->offset;
		const void *old = (const char *)before + row->offset;
		if (row->holds == HOLDS_LIST)
			drop_empty(value, old);
		else if (row->holds == HOLDS_STEPS)
			drop_empty(&((struct steps *)value)->items,
				&((const struct steps *)old)->items);
	}
}

/* The hits of one card, from first on. A card that is gone by now is one that stayed. */
static bool do_card(struct doing *doing, size_t first, size_t *next)
{
	const struct replacement *wanted = doing->wanted;
	const int64_t card = text_of(wanted, &wanted->hits[first])->card;
	struct bulk *cards = &doing->done->cards;
	struct error why = ERROR_INIT;
	const bool there = bulk_add(cards, doing->store, card, &why);
	if (!there && why.kind == ERROR_SYSTEM)
		return error_pass(doing->error, &why);
	error_release(&why);
	doing->done->refused += !there;
	struct bulk_card *item = there ? &cards->items[cards->count - 1] : NULL;
	size_t at = first;
	while (at < wanted->count && text_of(wanted, &wanted->hits[at])->card == card) {
		bool any;
		const size_t from = at;
		const struct replace_text *text = text_of(wanted, &wanted->hits[at]);
		char *is = replace_in(doing, at, &at, &any);
		if (!any || !there)
			free(is);
		else if (put(doing, card_slot(&item->entry.card, text), text->text, is))
			doing->done->places += taken_between(doing, from, at);
	}
	*next = at;
	if (!there)
		return true;
	tidy(&item->entry.card, &item->before);
	return card_within_limits(&item->entry.card, doing->error);
}

static void remember(
	struct replaced *done, const struct replace_text *text, const char *is)
{
	done->texts =
		mem_grow(done->texts, done->count, &done->capacity, sizeof(*done->texts));
	done->texts[done->count++] = (struct replaced_text){
		text->what, text->index, mem_strdup(text->text), mem_strdup(is)};
}

/* The hits of the report's own texts, which stand first. */
static void put_head(struct doing *doing, struct report *head, size_t *next)
{
	const struct replacement *wanted = doing->wanted;
	size_t at = 0;
	while (at < wanted->count && !text_of(wanted, &wanted->hits[at])->card) {
		bool any;
		const size_t from = at;
		const struct replace_text *text = text_of(wanted, &wanted->hits[at]);
		char *is = replace_in(doing, at, &at, &any);
		char **slot = head_text(head, text->what, text->index);
		if (!any)
			free(is);
		else if (put(doing, slot, text->text, is)) {
			remember(doing->done, text, *slot);
			doing->done->places += taken_between(doing, from, at);
		}
	}
	*next = at;
}

static bool save_head(struct store *store, int64_t report, const struct report *head,
	int64_t revision, const char *who, struct error *error)
{
	/* In a transaction, nobody changes it between reading and writing. */
	return head_within_limits(head, error) &&
	       store_save_head(store, report, head, &revision, who, error) == SAVE_DONE;
}

static bool do_head(struct doing *doing, const char *who, size_t *next)
{
	struct report head;
	int64_t revision;
	const int64_t report = doing->wanted->report;
	*next = 0;
	if (!doing->wanted->count || text_of(doing->wanted, doing->wanted->hits)->card)
		return true;
	if (!store_read_head(doing->store, report, &head, &revision, doing->error))
		return false;
	put_head(doing, &head, next);
	const bool good = !doing->done->count || save_head(doing->store, report, &head,
							 revision, who, doing->error);
	report_release(&head);
	return good;
}

static bool do_all(struct doing *doing, const char *who)
{
	size_t at;
	bool good = do_head(doing, who, &at);
	while (good && at < doing->wanted->count)
		good = do_card(doing, at, &at);
	struct bulk *cards = &doing->done->cards;
	good = good && bulk_save(cards, doing->store, who, doing->error);
	for (size_t i = 0; good && i < cards->count; i++) {
		struct bulk_card *item = &cards->items[i];
		doing->done->changed += item->fate == BULK_CHANGED;
		doing->done->refused += item->fate == BULK_REFUSED;
	}
	return good;
}

static bool is_open(struct store *store, int64_t report, struct error *error)
{
	struct report head;
	if (!store_load_head(store, report, &head, error))
		return false;
	const bool open = head.state == REPORT_OPEN;
	report_release(&head);
	return open || error_set(error, ERROR_REFUSED,
			       _("report %lld is not open; nothing was replaced"),
			       (long long)report);
}

/* Ends the transaction. */
static bool end(struct store *store, bool good, struct error *error)
{
	if (good && store_commit(store, error))
		return true;
	store_rollback(store);
	return false;
}

bool replacement_do(const struct replacement *replacement, struct store *store,
	const char *who, struct replaced *replaced, struct error *error)
{
	struct replaced done = {.report = replacement->report};
	struct doing doing = {replacement, store, &done, error};
	if (!store_begin(store, error))
		return false;
	const bool good =
		is_open(store, replacement->report, error) && do_all(&doing, who);
	if (!end(store, good, error)) {
		replaced_release(&done);
		return false;
	}
	replaced_release(replaced);
	*replaced = done;
	return true;
}

/* --- taken back --- */

/* *stayed: a text of the report says something else by now. */
static bool undo_head(const struct replaced *replaced, struct store *store,
	const char *who, bool *stayed, struct error *error)
{
	struct report head;
	int64_t revision;
	size_t back = 0;
	if (!replaced->count)
		return true;
	if (!store_read_head(store, replaced->report, &head, &revision, error))
		return false;
	for (size_t i = 0; i < replaced->count; i++) {
		const struct replaced_text *text = &replaced->texts[i];
		char **slot = head_text(&head, text->what, text->index);
		const bool same = slot && *slot && !strcmp(*slot, text->since);
		*stayed |= !same;
		if (!same)
			continue;
		free(*slot);
		*slot = mem_strdup(text->before);
		back++;
	}
	const bool good =
		!back || save_head(store, replaced->report, &head, revision, who, error);
	report_release(&head);
	return good;
}

bool replaced_undo(struct replaced *replaced, struct store *store, const char *who,
	size_t *stayed, struct error *error)
{
	bool head_stayed = false;
	if (!store_begin(store, error))
		return false;
	const bool good = undo_head(replaced, store, who, &head_stayed, error) &&
			  bulk_undo(&replaced->cards, store, who, error);
	if (!end(store, good, error))
		return false;
	*stayed = bulk_count(&replaced->cards, BULK_CHANGED) +
		  bulk_count(&replaced->cards, BULK_REFUSED) + head_stayed;
	return true;
}

/* --- shown --- */

void replace_text_append_name(
	struct str *out, const struct replace_text *text, enum digits digits)
{
	if (text->field == FIELD_NONE) {
		head_label(out, text->what, text->index, digits);
		return;
	}
	str_puts(out, _(card_field_label(text->field)));
	if (text->part != PART_TEXT) {
		str_putc(out, ' ');
		number_append(out, (int64_t)text->index + 1, digits);
	}
}

/* The line that holds [start, end) of a text. */
static void line_around(
	const char *text, size_t start, size_t end, size_t *first, size_t *last)
{
	*first = start;
	while (*first && text[*first - 1] != '\n')
		--*first;
	*last = end + strcspn(text + end, "\n");
}

void replace_hit_append(struct str *out, const struct replacement *replacement,
	const struct replace_hit *hit, bool after, size_t columns, const char *cut,
	size_t *start, size_t *bytes)
{
	const char *text = text_of(replacement, hit)->text;
	const char *words = after ? hit->after : text + hit->start;
	size_t first, last;
	const size_t length = after ? strlen(hit->after) : hit->bytes;
	const size_t end = hit->start + hit->bytes;
	line_around(text, hit->start, end, &first, &last);
	const size_t before = hit->start - first;
	const size_t left = text_fit_end(text + first, before, columns / 2);
	str_puts(out, left ? cut : "");
	str_append(out, text + first + left, before - left);
	*start = out->bytes;
	*bytes = length;
	str_append(out, words, length);
	const size_t used = text_columns(text + first + left, before - left) +
			    text_columns(words, length);
	const size_t room = used < columns ? columns - used : 0;
	const size_t right = text_fit(text + end, last - end, room, NULL);
	str_append(out, text + end, right);
	str_puts(out, right < last - end ? cut : "");
}
