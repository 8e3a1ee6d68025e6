/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office file: reports, cards, their history and drafts, in one file; or the same on a
 * database server, of which the address stands in place of the path (model/address.h).
 *
 * No word of the database behind it stands in this header; another backend can
 * take its place. All texts go in and come out byte for byte. Every change is one
 * transaction: it happens whole or not at all.
 *
 * Once people are entered (db/trust/people.h), who is not among them changes nothing:
 * ERROR_REFUSED. Every change is an entry of the trail (db/trust/trail.h).
 *
 * A visit may ask the store for more.
 *
 * Reports and cards have small numbers (int64_t) by which people and other calls
 * name them. Whoever changes something is named by `who`, the login name for now.
 */
#ifndef DB_STORE_H
#define DB_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/card.h"
#include "model/card_source.h"
#include "model/report.h"
#include "text/error.h"
#include "text/progress.h"

struct store;

enum store_access {
	STORE_READ,  /* changes nothing, not even by opening; works on read-only media */
	STORE_WRITE, /* the file must be there; older ones are migrated */
};

/*
 * Opens an office file after a look that does not change it. NULL and the error
 * (ERROR_SYSTEM) where there is no file, it is a folder, unreadable, no database, another
 * program's, damaged, of a newer version, on a network file system, or (STORE_WRITE)
 * not writable: each has its own message with what to do. Before an older file is brought
 * up to date a copy of it is kept (db/copies.h), where copies are wanted.
 */
struct store *store_open(const char *path, enum store_access access, struct error *error);

/* store_open() that tells how far it is with bringing a large file up to date, and can be
 * stopped: the file is then as it was. progress, which may be NULL, is needed during the call
 * alone. */
struct store *store_open_telling(const char *path, enum store_access access,
	struct progress *progress, struct error *error);

/* From now on what takes long in this store tells progress, and is stopped by it
 * (text/progress.h): taking in a report, reading its cards, verify, a backup, and any statement
 * that runs for long. NULL: nobody waits for it any more. Whatever was stopped changed
 * nothing. */
void store_watch(struct store *store, struct progress *progress);
/* Who waits, for what takes long with what was read of it; NULL: nobody. */
struct progress *store_watcher(const struct store *store);

/* Whether there is something to be opened: a file of that name. A server is always taken to be
 * there; opening it says if not. */
bool store_is_there(const char *path);

/*
 * Makes an office file where none is: for one person (mode 0600, missing folders
 * 0700), or, where group is not NULL, for a group of the machine's users: 0660 in a
 * setgid folder of that group, made where it is missing. Refuses an existing file and
 * a network file system. On failure nothing is left behind.
 */
bool store_create(const char *path, const char *group, struct error *error);

/*
 * The same; on a server the tables of a new database, with its roles and rights and its first
 * office, which has that name (NULL: the database's). All of it or nothing; refused with the
 * reason where there is one already, or where who asks may not. Of a file office is NULL, on a
 * server group.
 */
bool store_create_office(
	const char *path, const char *group, const char *office, struct error *error);

/*
 * Makes an office file that is there, and that nobody has open, one for a group: 0660, with
 * its automatic copies. Its folder must be the group's already. ERROR_REFUSED for who is
 * neither its owner nor root; db/engine/share.h has the rest.
 */
bool store_share(const char *path, const char *group, struct error *error);

/* What was found wrong with an office file that could be opened all the same, in words for
 * whoever opened it; NULL: nothing. The store's. */
const char *store_warning(const struct store *store);

/* Who a server says that this is: by this name everything is done there. The store's; NULL: of
 * a file, where it is the machine's word. */
const char *store_person(const struct store *store);

/* free(NULL) is fine. */
void store_close(struct store *store);

/* Transactions: what stands between begin and commit happens whole or not at all.
 * They nest; an inner rollback undoes the inner part alone. */
bool store_begin(struct store *store, struct error *error);
bool store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store);

/*
 * How many milliseconds a change waits at most while others write, 5,000 at first; 0: it
 * fails at once. Returns how many it were before. Reading never waits for who writes.
 */
int store_patience(struct store *store, int milliseconds);

/* Of what was read little is kept in memory from now on: for who has it open all day and asks
 * for a card at a time. Large changes take as much as before. */
void store_lean(struct store *store);

/* on: a new store, which nobody else uses yet, is filled from now on, in changes that are large:
 * they cost less, and others wait meanwhile where they would read. Off before it is closed; who
 * writes to it next does the same where that was not come to. Where others have it open
 * nothing changes. */
void store_filling(struct store *store, bool on);

/* --- reports --- */

struct report_summary {
	int64_t number;  /* never used for another, even after it was removed */
	int fiscal_year; /* BE */
	int months;
	enum report_state state;
	int64_t cards_done, cards; /* done or approved; all */
	int64_t unconfirmed;       /* fields carried over and not yet confirmed */
	const char *layout, *title, *agency_type, *agency_name; /* "" if absent */
	const char
		*deadline; /* until when it is handed in (model/deadline.h); likewise */
};

enum import_mode {
	IMPORT_NEW,     /* refuse a known UUID and a likely double */
	IMPORT_REPLACE, /* a known UUID: the new takes its place, the old is history */
	IMPORT_AGAIN,   /* a likely double is wanted */
	/* A known UUID is replaced, and cards of other reports come in as copies. */
	IMPORT_REPLACE_AGAIN,
};

/* What is in the way of IMPORT_NEW, and with which mode it is not. */
enum import_obstacle {
	IMPORT_CLEAR,
	IMPORT_KNOWN,  /* its UUID: IMPORT_REPLACE_AGAIN */
	IMPORT_DOUBLE, /* agency, year, months and title: IMPORT_AGAIN */
	IMPORT_COPIES, /* cards that are in other reports: IMPORT_AGAIN */
};
bool store_import_obstacle(struct store *store, const struct report *report,
	enum import_obstacle *obstacle, struct error *error);

/*
 * Takes in a report. Missing UUIDs are made; approvals are believed only where a seal
 * says so (db/import.h), else approved comes in as done or submitted; on success *report
 * is told of both, and *number gets its number. ERROR_REFUSED, with the number of the
 * report that is in the way:
 * - its UUID is known (unless one that replaces);
 * - it has none, and agency, year, months and title are those of another (unless
 *   IMPORT_AGAIN);
 * - a card's UUID is one of another report (the modes of AGAIN make a new one for it);
 * - it would replace an approved report, or change or leave out an approved card.
 * In a report that is replaced, cards that keep their UUID keep number and history,
 * and get a new version if they differ; cards that are left out keep both as well and
 * come back to them.
 */
bool store_import(struct store *store, struct report *report, enum import_mode mode,
	const char *who, int64_t *number, struct error *error);

/* Calls visit for each report, newest fiscal year first; a visit that returns
 * false ends the walk. The summary is good during the call. */
typedef bool report_visit(void *context, const struct report_summary *summary);
bool store_list(
	struct store *store, report_visit *visit, void *context, struct error *error);

/* The same of one report: what is to be known of it at a glance. ERROR_USAGE if there is
 * none of that number. */
bool store_summary(struct store *store, int64_t number, report_visit *visit,
	void *context, struct error *error);

/* How many reports there are. */
bool store_count(struct store *store, int64_t *reports, struct error *error);

/* The report without its cards. ERROR_USAGE if there is none of that number. */
bool store_load_head(
	struct store *store, int64_t number, struct report *report, struct error *error);
/* The report with all its cards. */
bool store_load(
	struct store *store, int64_t number, struct report *report, struct error *error);
/* Its cards one after another, in their places' order. The source holds one card;
 * the store must live as long as it. All that it gives, rewound or not, is of one
 * state of the file, so nothing should be changed through the store while it lives. */
struct card_source *store_cards(struct store *store, int64_t number, struct error *error);

/* The report that this person opened last; 0 if none, or if it was removed. */
bool store_last_opened(
	struct store *store, const char *who, int64_t *number, struct error *error);
bool store_set_last_opened(
	struct store *store, const char *who, int64_t number, struct error *error);

/* --- cards --- */

struct card_entry {
	int64_t number;   /* of the card */
	int64_t report;   /* of its report */
	int place;        /* from 1 */
	int64_t revision; /* from 1; one more with every change */
	struct card card;
};

void card_entry_release(struct card_entry *entry);

bool store_card(struct store *store, int64_t number, struct card_entry *entry,
	struct error *error);

/* The number of the card at a place (from 1) of a report. */
bool store_card_at(struct store *store, int64_t report, int place, int64_t *number,
	struct error *error);

/* Where a card stands now, at a glance: for who has it open. */
struct card_standing {
	bool there;         /* in its report, and that is not in the bin */
	int64_t report;     /* 0: the card is gone for good, and no more is told */
	bool report_in_bin; /* then the card comes back with it */
	int64_t revision;
	int place; /* 0: the card lies in the bin itself */
	enum card_state state;
	enum report_state report_state;
};
bool store_card_standing(struct store *store, int64_t card,
	struct card_standing *standing, struct error *error);

enum save_outcome { SAVE_FAILED, SAVE_DONE, SAVE_CONFLICT };

/*
 * Puts the card in place of its revision entry->revision, keeps a version with who
 * and when, and raises entry->revision. SAVE_CONFLICT, and nothing changed, where
 * somebody else changed the card since that revision was read.
 *
 * Its state may become draft or done (done: only said by a clerk); a card that was done
 * and says something else is a draft again, which entry is told; one that was returned
 * stays so until it is done. ERROR_REFUSED for all other states (db/review.h), for an
 * approved card, unless nothing changes, and in a report that is not open.
 */
enum save_outcome store_save_card(struct store *store, struct card_entry *entry,
	const char *who, struct error *error);

/* The same; where the card was returned and is done by it, the answer (NULL: none) to who
 * sent it back stands in the trail: store_card_returned() of db/review.h tells it. */
enum save_outcome store_answer_card(struct store *store, struct card_entry *entry,
	const char *answer, const char *who, struct error *error);

/* One of several cards that are saved together. */
struct card_save {
	struct card_entry *entry; /* as store_save_card() takes and leaves it; borrowed */
	enum save_outcome outcome;
	struct error why; /* SAVE_FAILED: why this one was refused; the caller's */
};

/*
 * store_save_card() for several, in one transaction. A card that somebody else changed
 * (SAVE_CONFLICT), or that does not change or is no more (SAVE_FAILED), is told and holds
 * nobody up: the others are saved. False: nothing at all was done, all entries are as they
 * were, and no outcome means anything.
 */
bool store_save_cards(struct store *store, struct card_save *saves, size_t count,
	const char *who, struct error *error);

/* A new, empty card at the end of the report. */
bool store_add_card(struct store *store, int64_t report, const char *who,
	struct card_entry *entry, struct error *error);

struct card_version {
	int64_t revision;
	const char *who;
	int64_t at; /* seconds since 1970 */
	const struct card *card;
};

/* The versions of a card, newest first; the first is the card as it is. */
typedef bool version_visit(void *context, const struct card_version *version);
bool store_card_history(struct store *store, int64_t card, version_visit *visit,
	void *context, struct error *error);

/* --- drafts: what is being typed --- */

struct draft {
	int64_t card;
	int64_t revision; /* of the card that the typing began on */
	const char *who;
	const char *session;   /* names the running program */
	enum card_field field; /* where the cursor is */
	int64_t cursor;        /* in bytes of that field's text */
	int64_t at;            /* seconds since 1970 */
	const char *body;      /* the card as JSON (model/json.h) */
};

/* Writes over this person's and session's draft of the card. ERROR_USAGE where the card
 * is not there (any longer). */
bool store_draft_put(struct store *store, const struct draft *draft, struct error *error);
/* Forgets it. */
bool store_draft_drop(struct store *store, int64_t card, const char *who,
	const char *session, struct error *error);
/* What one session wrote is another's from here on. */
bool store_draft_adopt(struct store *store, int64_t card, const char *who,
	const char *from, const char *to, struct error *error);
/* This person's drafts, newest first. */
typedef bool draft_visit(void *context, const struct draft *draft);
bool store_drafts(struct store *store, const char *who, draft_visit *visit, void *context,
	struct error *error);

/*
 * Of a store on a server: from now on drafts are first written on this machine, and go to the
 * server beside the caller; what an earlier run could not send goes with them. A connection
 * that is lost is made again beside the caller too: till then all fails at once. Of a file, and
 * where it is done already: no effect.
 */
bool store_send_drafts(struct store *store, const char *who, struct error *error);

/* Whether the server was there when it was asked last. */
struct store_reach {
	bool away;
	int64_t since; /* seconds since 1970, where it is away */
	size_t unsent; /* drafts that lie on this machine alone */
};
/* Asks nobody and waits for nobody. False: drafts are not sent (store_send_drafts()), and
 * what is written is where it is to be. */
bool store_reach(const struct store *store, struct store_reach *reach);

/* Of such a store: a draft of a new card of a report, which comes into it with that, beside the
 * caller (draft->card is 0). Until store_new_card() says which card it became, what is typed of
 * it is put so again. */
bool store_draft_put_new(struct store *store, int64_t report, const struct draft *draft,
	struct error *error);
/* Its number, revision, place and UUID, told once to the run of the program that wrote it; its
 * card is empty. False: there is none yet; with the error, which is told once too, where it was
 * refused. Waits for nobody. */
bool store_new_card(struct store *store, const char *session, struct card_entry *added,
	struct error *error);

/* --- search --- */

struct search_hit {
	int64_t report;
	int fiscal_year;
	int months;
	int64_t card;          /* number; 0: the report's own texts */
	int place;             /* from 1; 0: the report's own texts */
	enum card_field field; /* the first that holds it; FIELD_NONE: the report's */
	const char *text;      /* that field's paragraph with the words, as stored */
	size_t start, bytes;   /* where the words stand in it */
};

/*
 * Everything that holds the words, compared as text_fold() folds them: newest report
 * first, then by place. limit 0: all. A visit that returns false ends the walk.
 */
typedef bool search_visit(void *context, const struct search_hit *hit);
bool store_search(struct store *store, const char *words, int64_t limit,
	search_visit *visit, void *context, struct error *error);

/* --- the file itself --- */

/* Whether its path still names the very file that is written, with its WAL, and may be
 * written: what was saved is only then found again. ERROR_SYSTEM says what became of it.
 * It costs a look at the folder, no lock. */
bool store_in_place(struct store *store, struct error *error);

/* Whether what failed last in it did so because somebody else was writing. */
bool store_was_busy(const struct store *store);

/* A number that is another whenever somebody else has changed something since it was
 * asked for last. It costs next to nothing. */
bool store_changes(struct store *store, int64_t *number, struct error *error);

/* An online copy at path, which must not exist; on failure none is left. */
bool store_backup(struct store *store, const char *path, struct error *error);

/* Integrity of everything: pages, references, places, counts, versions, search copy.
 * Calls problem for each thing that is wrong, in words. False only where the check
 * itself failed. A file that may not be written is checked on a copy in $TMPDIR. */
typedef void store_problem(void *context, const char *words);
bool store_verify(
	struct store *store, store_problem *problem, void *context, struct error *error);

#endif
