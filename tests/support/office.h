/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of db/ share: an office of their own, and steps that must succeed (the
 * test fails with the message if they do not).
 *
 * An office is a file in a temporary folder, or, in a program that runs over the server
 * (postgres_server.h), a database there: a test knows no more of it than its path, which is
 * an address then, and says the same of both. What is of one alone is in
 * tests/support/drivers.txt, with the reason.
 */
#ifndef TESTS_SUPPORT_OFFICE_H
#define TESTS_SUPPORT_OFFICE_H

#include "tests/support/support.h"

#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "text/error.h"

struct office {
	char *folder;
	char *path;          /* of the file; or the address, as its keeper */
	char *database;      /* its name on the server; NULL: it is a file */
	struct store *store; /* open for writing */
};

/* Makes one that is not opened; its path. */
char *office_new(struct office *office);

void office_make(struct office *office);
void office_remove(struct office *office);

/* For cmocka: *state becomes a struct office with an empty file, and is removed. */
int office_setup(void **state);
int office_teardown(void **state);
/* The same with a report, number 1, of so many cards (office_invent()). */
int office_setup_cards(void **state, int cards);

struct store *office_open(const char *path, enum store_access access);

/* A report from a file of JSON, from a text of JSON. */
void office_read(const char *path, struct report *report);
void office_parse(const char *json, struct report *report);

/* The people of the office: somsri, manit and prasit, clerks; palad and nayok,
 * supervisors (นายสมชาย ใจดี, ปลัด; นางสาวมาลี รักษ์ไทย, นายก), whose passphrase is
 * OFFICE_PASSPHRASE. Their keys cost little. */
#define OFFICE_PASSPHRASE "ผ่านไปด้วยดี ๒๕๖๙"
void office_people(struct office *office);
struct signer *office_unlock(struct store *store, const char *who);

/* Approves a card that is done, as palad. */
void office_approve(struct office *office, int64_t card);

/* A card to decide on, as it is now where that is its revision. */
struct card_at {
	int64_t card;
	int64_t revision; /* raised where it was done */
};
enum save_outcome office_approve_cards(struct store *store, struct card_at *cards,
	size_t count, const struct signer *signer, size_t *at, struct error *error);
enum save_outcome office_return_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error);
enum save_outcome office_reopen_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error);

/* Acts on a report as it is now (db/review.h). */
enum save_outcome office_send_back_report(struct store *store, int64_t report,
	int64_t *revision, const struct signer *signer, const char *comment,
	struct error *error);
enum save_outcome office_sign_report(struct store *store, int64_t report,
	int64_t *revision, const char *opinion, const char *date,
	const struct signer *signer, struct error *error);
enum save_outcome office_reopen_report(struct store *store, int64_t report,
	int64_t *revision, const char *comment, const struct signer *signer,
	struct error *error);

/* Makes it approved as the sqlite3 program would, with nobody who has done it. */
void office_force_approved(struct store *store, int64_t card);

/* Takes it in as new; its number. */
int64_t office_import(struct office *office, struct report *report);

/* office_make() with a report of so many drafts whose output is "0", to be counted up by
 * processes that open the file themselves: it is closed. */
void office_make_counters(struct office *office, int cards);

/* A report of `cards` cards, about 3 KB each, whose words follow from seed. */
void office_invent(struct report *report, int fiscal_year, int cards, uint64_t seed);

void office_load(struct office *office, int64_t number, struct report *report);

/* The report as JSON, to be freed. */
char *office_json(const struct report *report);

/* Fails where one statement was stepped while another stood on a row (db/engine/query.h):
 * asked of every office when it is removed. */
void assert_not_nested(const struct store *store);

/* Fails with what verify finds. */
void assert_sound(struct store *store);

/* Fails unless error is set to kind and its message holds `words`; releases it. */
void assert_error(struct error *error, enum error_kind kind, const char *words);

/* Fails with the message if done is false. */
void assert_done(bool done, struct error *error);

#endif
