/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/rest_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/head_copy.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/memo.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Cards of a report that are compared with one that is typed: some seconds of a slow machine,
 * while nobody types. */
enum { CARDS_MOST = 500 };

struct rest_check {
	const struct report_check *with;
	struct store *store;
	struct breaker *breaker;
	struct report report; /* as far as it is read */
	struct string_list signatories;
	struct check_input input;
	struct finding_list list; /* of all cards; what is taken is out of it */
	struct card card;         /* that is typed, until it is in the report */
	bool has_card;
	int64_t number;
	int place;           /* of that card, in the report as it is read; 0: none yet */
	int64_t cards, read; /* how many there are, how many of them were read */
	bool whole;          /* all cards are looked at */
	bool over, failed;
	struct check_rest *run; /* NULL: not begun, or over */
};

static bool take_count(void *context, const struct report_summary *report)
{
	int64_t *cards = context;
	*cards = report->cards;
	return true;
}

/* The report's own texts, what is wrong with its signatures, how many cards it has. */
static bool read_head(
	struct rest_check *rest, const struct rest_of *of, struct error *error)
{
	const int64_t number = of->with->number;
	if (of->head) {
		rest->report = *of->head;
		report_init(of->head);
	} else if (of->with->held) {
		if (!head_copy(&of->with->report, &rest->report, error))
			return false;
	} else if (!store_load_head(of->store, number, &rest->report, error)) {
		return false;
	}
	if (of->with->held) {
		const struct string_list *list = &of->with->signatories;
		for (size_t i = 0; i < list->count; i++)
			string_list_add(&rest->signatories, list->items[i]);
		rest->cards = (int64_t)of->with->stored_count;
		return true;
	}
	return !number ||
	       (report_check_signatories(
			&rest->report, of->store, &rest->signatories, error) &&
		       store_summary(of->store, number, take_count, &rest->cards, error));
}

struct rest_check *rest_check_new(const struct rest_of *of, struct error *error)
{
	struct rest_check *rest = mem_new(1, sizeof(*rest));
	rest->with = of->with;
	rest->store = of->store;
	rest->breaker = of->breaker;
	report_init(&rest->report);
	card_init(&rest->card);
	if (!read_head(rest, of, error)) {
		rest_check_free(rest);
		return NULL;
	}
	rest->number = of->number;
	rest->has_card = of->card != NULL;
	if (of->card)
		card_copy(&rest->card, of->card);
	rest->whole = rest->cards <= CARDS_MOST;
	rest->input = of->with->input;
	rest->input.report = &rest->report;
	rest->input.signatories = of->with->number ? &rest->signatories : NULL;
	rest->input.memo = memo_goes_with(&rest->report, of->with->layout);
	return rest;
}

void rest_check_free(struct rest_check *rest)
{
	if (!rest)
		return;
	check_rest_free(rest->run);
	finding_list_release(&rest->list);
	report_release(&rest->report);
	string_list_release(&rest->signatories);
	card_release(&rest->card);
	free(rest);
}

static void put_typed(struct rest_check *rest)
{
	struct card *card = report_add_card(&rest->report);
	card_release(card);
	*card = rest->card;
	card_init(&rest->card);
	rest->place = (int)rest->report.count;
}

/* One of those that were read before. */
static bool take_held(struct rest_check *rest)
{
	const struct card_entry *entry = &rest->with->stored[rest->read++];
	if (rest->has_card && entry->number == rest->number) {
		put_typed(rest);
		return true;
	}
	struct card *card = report_add_card(&rest->report);
	card_release(card);
	card_copy(card, &entry->card);
	return true;
}

/* The next card as it is stored, or the one that is typed in its place. */
static bool read_card(struct rest_check *rest)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	const int place = (int)++rest->read;
	if (!store_card_at(rest->store, rest->with->number, place, &number, &error)) {
		error_release(&error);
		return false;
	}
	if (rest->has_card && number == rest->number) {
		put_typed(rest);
		return true;
	}
	if (!store_card(rest->store, number, &entry, &error)) {
		error_release(&error);
		return false;
	}
	struct card *card = report_add_card(&rest->report);
	card_release(card);
	*card = entry.card;
	card_init(&entry.card);
	card_entry_release(&entry);
	return true;
}

bool rest_check_step(struct rest_check *rest)
{
	if (rest->over)
		return false;
	if (rest->whole && rest->read < rest->cards) {
		rest->over = rest->failed =
			!(rest->with->held ? take_held(rest) : read_card(rest));
		return !rest->over;
	}
	if (!rest->run) {
		if (rest->has_card && !rest->place)
			put_typed(rest);
		rest->run = check_rest_new(&rest->input, rest->breaker, rest->place,
			rest->whole, &rest->list);
	}
	if (check_rest_step(rest->run))
		return true;
	check_rest_free(rest->run);
	rest->run = NULL;
	rest->over = true;
	return false;
}

/* --- what was found --- */

const struct card *rest_check_card(const struct rest_check *rest)
{
	return rest->failed || !rest->place ? NULL : &rest->report.cards[rest->place - 1];
}

const struct report *rest_check_report(const struct rest_check *rest)
{
	return rest->failed ? NULL : &rest->report;
}

static bool is_there(const struct finding_list *list, const struct finding *finding)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *each = &list->items[i];
		if (each->rule == finding->rule &&
			each->spot.start == finding->spot.start &&
			each->spot.bytes == finding->spot.bytes)
			return true;
	}
	return false;
}

static void give(struct rest_check *rest, int card, enum card_field field,
	const char *path, struct finding_list *list)
{
	const size_t from = list->count;
	struct finding_list added;
	for (size_t i = 0; i < rest->list.count && !rest->failed; i++) {
		struct finding *finding = &rest->list.items[i];
		if (!finding->spot.path || finding->spot.card != card ||
			finding->spot.field != field ||
			(path && strcmp(finding->spot.path, path) != 0) ||
			is_there(list, finding))
			continue;
		list->items = mem_grow(
			list->items, list->count, &list->capacity, sizeof(*list->items));
		list->items[list->count++] = *finding;
		*finding = (struct finding){0};
	}
	added = (struct finding_list){list->items + from, list->count - from, 0};
	report_check_give_reasons(rest->with, rest->number, &added);
}

void rest_check_take_field(
	struct rest_check *rest, enum card_field field, struct finding_list *list)
{
	give(rest, rest->place, field, NULL, list);
}

void rest_check_take_text(
	struct rest_check *rest, const char *path, struct finding_list *list)
{
	give(rest, 0, FIELD_NONE, path, list);
}
