/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of which a part could not be read. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/recover_parts.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

/* --- whose row is lost --- */

struct lost_card {
	int64_t number, report, revision; /* of the earlier version that stands for it */
	int64_t place;                    /* 0: none */
	bool typed;                       /* it is what was being typed */
	struct card card;
};

static int64_t ask(
	struct recovery *recovery, enum sql name, int64_t first, int64_t second)
{
	int64_t value = 0;
	struct query query = query_open(recovery->store, name);
	query_integer(&query, first);
	if (second)
		query_integer(&query, second);
	query_one_integer(&query, &value, NULL);
	return value;
}

/* The newest body; of an earlier version its revision comes first. */
static bool read_body(
	struct recovery *recovery, enum sql name, struct lost_card *lost, bool revision)
{
	struct query query = query_open(recovery->store, name);
	query_integer(&query, lost->number);
	bool read = query_step(&query, NULL) == QUERY_ROW;
	if (read) {
		size_t bytes;
		if (revision)
			lost->revision = query_column_integer(&query);
		const char *body = query_column_bytes(&query, &bytes);
		struct card card;
		read = card_from_json(body, bytes, recovery->path, &card, NULL);
		if (read) {
			card_release(&lost->card);
			lost->card = card;
		}
	}
	query_close(&query);
	return read;
}

/* Lists that are there are today's. */
static void take_lists(struct recovery *recovery, struct lost_card *lost)
{
	struct card_entry entry = {.number = lost->number};
	card_init(&entry.card);
	if (!card_read_unsettled(recovery->store, &entry, NULL))
		return;
	struct card *from = &entry.card, *to = &lost->card;
	if (from->steps.items.count) {
		from->steps.present = from->steps.items.present = true;
		struct steps old = to->steps;
		to->steps = from->steps;
		from->steps = old;
	}
	if (from->owners.count) {
		from->owners.present = true;
		struct string_list old = to->owners;
		to->owners = from->owners;
		from->owners = old;
	}
	if (from->refs.count) {
		from->refs.present = true;
		struct string_list old = to->refs;
		to->refs = from->refs;
		from->refs = old;
	}
	if (from->evidence.count) {
		from->evidence.present = true;
		struct evidence_list old = to->evidence;
		to->evidence = from->evidence;
		from->evidence = old;
	}
	card_entry_release(&entry);
}

/* Where it stood, unless another stands there; else behind the last. */
static int64_t find_place(struct recovery *recovery, const struct lost_card *lost)
{
	const int64_t place =
		ask(recovery, SQL_RECOVER_CARD_PLACE, lost->number, lost->report);
	if (place && !ask(recovery, SQL_RECOVER_CARD_AT, lost->report, place))
		return place;
	return ask(recovery, SQL_RECOVER_CARD_LAST, lost->report, 0) + 1;
}

static void choose_uuid(struct recovery *recovery, struct card *card)
{
	int64_t there = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_UUID_THERE);
	query_text(&query, card->uuid);
	query_one_integer(&query, &there, NULL);
	if (!*card->uuid || there)
		uuid_make(card->uuid);
}

static bool add_row(
	struct recovery *recovery, const struct lost_card *lost, struct error *error)
{
	struct query query = query_open(recovery->store, SQL_RECOVER_CARD_ADD);
	query_integer(&query, lost->number);
	query_integer(&query, lost->report);
	query_integer(&query, lost->place);
	query_integer(&query, lost->revision);
	query_text(&query, recovery->change.who);
	query_integer(&query, recovery->change.at);
	query_text(&query, lost->card.uuid);
	return query_run(&query, error);
}

static bool write_card(
	struct recovery *recovery, struct lost_card *lost, struct error *error)
{
	struct report_key key;
	struct card_row row = {.number = lost->number,
		.report = lost->report,
		.revision = lost->revision,
		.uuid = lost->card.uuid,
		.state = CARD_DRAFT};
	if (!add_row(recovery, lost, error) ||
		!report_key_get(recovery->store, lost->report, &key, error))
		return false;
	row.fiscal_year = key.fiscal_year;
	return card_write(recovery->store, &lost->card, &row, recovery->change, error) ==
	       SAVE_DONE;
}

static void tell(struct recovery *recovery, const struct lost_card *lost, bool read)
{
	const long long report = lost->report, place = lost->place, number = lost->number;
	if (read && lost->typed)
		recovery_tell(recovery,
			_("report %lld, measure %lld (number %lld): could not be read, "
			  "and is what was being typed in it"),
			report, place, number);
	else if (read)
		recovery_tell(recovery,
			_("report %lld, measure %lld (number %lld): could not be read, "
			  "and is that of its earlier version %lld"),
			report, place, number, (long long)lost->revision);
	else
		recovery_tell(recovery,
			_("report %lld, measure %lld (number %lld): could not be read, "
			  "and holds what was left of its lists alone"),
			report, place, number);
}

/* What stands under a number that no card can have is nobody's. */
static bool drop_rest(struct recovery *recovery, int64_t number, struct error *error)
{
	static const enum sql rest[] = {SQL_STEP_CLEAR, SQL_OWNER_CLEAR, SQL_REF_CLEAR,
		SQL_UNCONFIRMED_CLEAR, SQL_EVIDENCE_CLEAR, SQL_CARD_CLEAR_VERSIONS,
		SQL_CARD_CLEAR_DRAFTS};
	for (size_t i = 0; i < COUNT(rest); i++)
		if (!recovery_run(recovery, rest[i], number, 0, error))
			return false;
	recovery_tell(recovery,
		_("a measure of number %lld: there can be none, and what stood under that "
		  "number is left out"),
		(long long)number);
	return true;
}

static bool find_card(struct recovery *recovery, int64_t number, struct error *error)
{
	struct lost_card lost = {.number = number};
	lost.report = ask(recovery, SQL_RECOVER_CARD_REPORT, number, 0);
	if (number <= 0 || lost.report <= 0)
		return drop_rest(recovery, number, error);
	card_init(&lost.card);
	bool read = read_body(recovery, SQL_RECOVER_CARD_NEWEST, &lost, true);
	lost.typed = read_body(recovery, SQL_RECOVER_CARD_TYPED, &lost, false);
	read = read || lost.typed;
	take_lists(recovery, &lost);
	lost.place = find_place(recovery, &lost);
	choose_uuid(recovery, &lost.card);
	lost.card.state = CARD_DRAFT;
	const bool good = write_card(recovery, &lost, error);
	tell(recovery, &lost, read);
	card_release(&lost.card);
	return good;
}

bool recovery_find_cards(struct recovery *recovery, struct error *error)
{
	return recovery_each(recovery, SQL_RECOVER_CARDS_GONE, find_card, error);
}

/* --- what is none --- */

static bool sift_version(
	struct recovery *recovery, struct query *query, struct error *error)
{
	struct card card;
	size_t bytes;
	const int64_t number = query_column_integer(query);
	const int64_t revision = query_column_integer(query);
	const char *body = query_column_bytes(query, &bytes);
	if (card_from_json(body, bytes, recovery->path, &card, NULL)) {
		card_release(&card);
		return true;
	}
	recovery_tell(recovery,
		_("measure of number %lld: its earlier version %lld could not be read"),
		(long long)number, (long long)revision);
	return recovery_run(
		recovery, SQL_RECOVER_CARD_BODY_DROP, number, revision, error);
}

static bool is_readable(struct recovery *recovery, int64_t number, struct error *error)
{
	struct card_entry entry;
	if (!store_card(recovery->store, number, &entry, error))
		return false;
	card_entry_release(&entry);
	return true;
}

static bool sift_card(struct recovery *recovery, int64_t number, struct error *error)
{
	if (is_readable(recovery, number, NULL))
		return true;
	recovery_tell(recovery,
		_("measure of number %lld: keys that this program does not know could "
		  "not be read"),
		(long long)number);
	return recovery_run(recovery, SQL_RECOVER_CARD_EXTRA_CLEAR, number, 0, error) &&
	       recovery_run(
		       recovery, SQL_RECOVER_EVIDENCE_EXTRA_CLEAR, number, 0, error) &&
	       is_readable(recovery, number, error);
}

bool recovery_sift_cards(struct recovery *recovery, struct error *error)
{
	return recovery_each_row(
		       recovery, SQL_RECOVER_CARD_BODIES, sift_version, error) &&
	       recovery_each(recovery, SQL_RECOVER_CARDS, sift_card, error);
}

/* --- places --- */

struct places {
	int64_t report;
	int64_t was;  /* the place of the last card, before */
	int64_t last; /* and now */
};

/* Those between the last card and the next are lost: no item is answered by them. */
static bool lose_places(struct recovery *recovery, const struct places *places,
	int64_t next, struct error *error)
{
	for (int64_t place = places->was + 1; place < next; place++) {
		recovery_tell(recovery,
			_("report %lld, measure %lld: could not be read; those behind it "
			  "moved up"),
			(long long)places->report, (long long)place);
		if (!recovery_run(recovery, SQL_RECOVER_LINK_DROP, places->report, place,
			    error))
			return false;
	}
	return true;
}

static bool move_up(struct recovery *recovery, const struct places *places,
	int64_t number, struct error *error)
{
	struct query query = query_open(recovery->store, SQL_RECOVER_LINK_SET);
	query_integer(&query, places->report);
	query_integer(&query, places->was);
	query_integer(&query, places->last);
	return query_run(&query, error) &&
	       recovery_run(recovery, SQL_RECOVER_PLACE_SET, number, places->last, error);
}

static bool close_before(struct recovery *recovery, struct places *places,
	struct query *query, struct error *error)
{
	const int64_t report = query_column_integer(query);
	const int64_t place = query_column_integer(query);
	const int64_t number = query_column_integer(query);
	if (report != places->report)
		*places = (struct places){.report = report};
	if (!lose_places(recovery, places, place, error))
		return false;
	places->was = place;
	places->last++;
	return places->was == places->last || move_up(recovery, places, number, error);
}

bool recovery_close_places(struct recovery *recovery, struct error *error)
{
	struct places places = {0};
	struct query query = query_open(recovery->store, SQL_RECOVER_PLACES);
	query_hold(&query);
	enum query_outcome outcome;
	bool good = true;
	while (good && (outcome = query_step(&query, error)) == QUERY_ROW)
		good = close_before(recovery, &places, &query, error);
	query_close(&query);
	return good && outcome == QUERY_DONE;
}
