/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bin: what was removed, kept until somebody destroys it on purpose.
 *
 * A report in the bin is as it was, with its cards, texts, history, drafts, acceptances,
 * state and seal. Nobody sees it: it is not listed, counted, searched, printed, carried
 * or changed, and who asks for it by its number is told that it lies here; what somebody
 * was typing in it is told to them (store_drafts()). A card in the
 * bin (store_remove_card()) has no place in its report; its number and history stay.
 *
 * What is destroyed is gone with everything that belongs to it, but for what somebody was
 * typing in it and has not saved: that becomes a kept text of theirs (db/kept.h). That it was there, who
 * destroyed it and when stays, and its number is never used again, nor are those of its
 * cards. Each act is an entry of the trail.
 */
#ifndef DB_BIN_H
#define DB_BIN_H

#include "db/store.h"
#include "model/report.h"

/* A report (card 0) or a card. Texts are good during the visit, "" where absent. */
struct bin_item {
	int64_t report; /* the report, or that of the card */
	int64_t card;
	int fiscal_year, months; /* of the report, as the next five */
	enum report_state state;
	const char *layout, *title, *agency_type, *agency_name;
	int64_t cards;    /* of a report: how many stand in it */
	int place;        /* of a card: where it stood; 0: not known */
	const char *name; /* of a card: its issue, else its measure */
	int64_t revision; /* of a card */
	const char *who;  /* put it there: a login */
	int64_t at;
};

/* Reports first, then cards; the newest number first. report: only the cards of one; 0:
 * everything. The cards of a report that lies in the bin are told with it, not apart. A
 * visit that returns false ends the walk. */
typedef bool bin_visit(void *context, const struct bin_item *item);
bool store_bin(struct store *store, int64_t report, bin_visit *visit, void *context,
	struct error *error);

/* Puts a report into the bin. One that is approved, or holds an approved card, is put
 * there by a supervisor alone: ERROR_REFUSED. */
bool store_remove_report(
	struct store *store, int64_t report, const char *who, struct error *error);

/* Brings it back, as it was. ERROR_USAGE where it does not lie there. */
bool store_restore_report(
	struct store *store, int64_t report, const char *who, struct error *error);

/* Brings a card back to where it stood, as store_restore_card() with what the bin knows
 * of that. ERROR_USAGE where it does not lie there. */
bool store_restore_from_bin(
	struct store *store, int64_t card, const char *who, struct error *error);

/*
 * Destroys what lies in the bin, for good. Where people are entered a supervisor does.
 * ERROR_USAGE where it does not lie there; ERROR_REFUSED where the report is approved or
 * holds an approved card: what is approved is reopened before it can go.
 */
bool store_destroy_report(
	struct store *store, int64_t report, const char *who, struct error *error);
bool store_destroy_card(
	struct store *store, int64_t card, const char *who, struct error *error);

/* The cards of a report that lies in the bin, in their order, for who reads them there:
 * their numbers, to be freed. */
bool store_bin_cards(struct store *store, int64_t report, int64_t **cards, size_t *count,
	struct error *error);

/* The head of a report, whether it lies in the bin or not: for who reads. */
bool store_load_head_anywhere(
	struct store *store, int64_t report, struct report *head, struct error *error);

/* Somebody who is typing in what is about to be removed. */
struct typist {
	const char *who; /* login */
	int64_t at;      /* the last time that it was kept */
};

/* Calls visit for each other session that typed in a report (card 0) or in a card since a
 * moment; one person may be told more than once. */
typedef bool typist_visit(void *context, const struct typist *typist);
bool store_typing(struct store *store, int64_t report, int64_t card, const char *who,
	const char *session, int64_t since, typist_visit *visit, void *context,
	struct error *error);

#endif
