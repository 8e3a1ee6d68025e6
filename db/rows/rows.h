/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports and cards as rows: the values of model/ into tables and back. Private to
 * db/. Nothing here begins or ends a transaction, and nothing asks whether it should be
 * done: that is for import.c and card.c.
 */
#ifndef DB_ROWS_ROWS_H
#define DB_ROWS_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "db/engine/query.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"

/* Who changes something, and when. */
struct change {
	const char *who;
	int64_t at; /* seconds since 1970 */
};

struct change change_now(const char *who);

/* --- report_rows.c: a report without its cards --- */

/* Writes it as a new report (*number 0, which then gets the number) or in place of
 * report *number, with uuid and state given beside it. */
bool report_write(struct store *store, const struct report *report, const char *uuid,
	enum report_state state, struct change change, int64_t *number,
	struct error *error);

/* Writes a report that is there in its place, as the revision that it is. */
bool report_write_same(struct store *store, int64_t number, const struct report *report,
	struct error *error);

bool report_read_head(
	struct store *store, int64_t number, struct report *report, struct error *error);

/* The same, its unknown keys not looked at. */
bool report_read_unsettled(
	struct store *store, int64_t number, struct report *report, struct error *error);

/* The report with its cards (load.c). */
bool report_read_whole(
	struct store *store, int64_t number, struct report *report, struct error *error);

/* The year and months of a report: what search and periods go by. */
struct report_key {
	int fiscal_year; /* BE */
	int months;
	int64_t number;
};
bool report_key_get(
	struct store *store, int64_t number, struct report_key *key, struct error *error);

/* ERROR_USAGE where there is no report of that number. */
bool report_missing(const struct store *store, int64_t number, struct error *error);

/* A report of the same agency, year, months and title (compared as names are), but not
 * that of number `but`; *number is 0 if none is there. */
bool report_by_title(struct store *store, const struct report *report, int64_t but,
	int64_t *number, struct error *error);

/* Forgets what stands in the tables of a report's own texts. */
bool report_parts_clear(struct store *store, int64_t report, struct error *error);

bool report_state_get(struct store *store, int64_t number, enum report_state *state,
	struct error *error);
/* Refuses an approved report. */
bool report_unapproved(struct store *store, int64_t number, struct error *error);
/* Refuses one that is not open: what supervisors read is what they sign. */
bool report_changeable(struct store *store, int64_t number, struct error *error);
/* ERROR_REFUSED where a report has as many cards as it can have. */
bool report_full(int64_t number, struct error *error);

/* Puts head in place of the texts of a report, in the state given beside it (head.c). */
bool report_replace_head(struct store *store, int64_t number, const struct report *head,
	enum report_state state, struct change change, struct error *error);

/* --- ita_rows.c: a report's ITA result; nothing is written where it has none --- */

bool ita_write(
	struct store *store, int64_t report, const struct ita *ita, struct error *error);
bool ita_read(struct store *store, int64_t report, struct ita *ita, struct error *error);
/* The next six columns: year, total, IIT, EIT, OIT, level. */
void ita_read_figures(struct query *query, struct ita *ita);

/* --- card_rows.c --- */

/* A list of texts, of a card or a report (struct list_table: db/engine/sql.h). */
bool list_write(struct store *store, const struct list_table *table, int64_t of,
	const struct string_list *list, struct error *error);
bool list_read(struct store *store, const struct list_table *table, int64_t of,
	struct string_list *list, struct error *error);

/* Where a card stands and what is not in its value. */
struct card_row {
	int64_t number;   /* 0: a new one, which then gets the number */
	int64_t report;   /* of a new one; others stay where they are */
	int place;        /* the same */
	int64_t revision; /* that is there now; 0: a new one */
	int fiscal_year;  /* of its report, for what period means */
	const char *uuid;
	enum card_state state;
	int64_t behind; /* the number that the new one before got, in the same transaction: this
			 * one's is the next; 0: there was none */
};

/* Writes the card and its lists. row->number and row->revision are brought up to date.
 * SAVE_CONFLICT where row->revision is not the card's present one. */
enum save_outcome card_write(struct store *store, const struct card *card,
	struct card_row *row, struct change change, struct error *error);

/* Has the lists of cards asked for at once, before they are read (query_ahead.h); of cards
 * that are not read yet the rows (SQL_CARD_GET) too. also: what is asked of each besides, with its
 * number first; NULL: nothing. */
void cards_ahead(struct store *store, const struct card_entry *entries, size_t count,
	const struct ahead *also);
void card_ahead(struct store *store, const int64_t *numbers, size_t count);

/* The entry of the row that query (SQL_CARD_GET, SQL_CARD_WALK) stands on, but for its
 * lists; *change, where not NULL, gets who and when (who is the query's). */
void card_read_row(struct query *query, struct card_entry *entry, struct change *change);
/* Adds the lists to such an entry, which is released on failure. */
bool card_read_lists(struct store *store, struct card_entry *entry, struct error *error);
/* The same, its unknown keys not looked at. */
bool card_read_unsettled(
	struct store *store, struct card_entry *entry, struct error *error);

/* Derives anew what the periods of a report's cards mean, after its year has changed. */
bool card_understand_all(
	struct store *store, const struct report_key *key, struct error *error);

/* Whether that is what the words of a period mean today: its kind, and from when to when as
 * YYYY-MM-DD of the common era, "" for none. */
bool card_period_means(const char *words, int fiscal_year, const char *kind,
	const char *from, const char *to);

/* Keeps the card as it is now among its versions; entry is what stands there. */
bool card_keep_version(
	struct store *store, const struct card_entry *entry, struct error *error);

bool card_missing(const struct store *store, int64_t number, struct error *error);

#endif
