/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who signs a report: people of the office file who were chosen, in the order of the list,
 * or somebody in their place; never the next because one was renamed, removed or misspelt.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/carry.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/migrate.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "model/signatory.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_old.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

static void put_person(struct store *store, const char *login, const char *name,
	const char *post, unsigned roles)
{
	struct error error = ERROR_INIT;
	const struct person person = {login, name, post, roles, false};
	assert_done(store_put_person(store, &person, "root", &error), &error);
}

/* One more supervisor, rong, and the report. */
static void begin(struct office *office)
{
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	put_person(office->store, "rong", "นางวิภา รองดี", "รองปลัด", ROLE_SUPERVISOR);
	assert_done(store_set_passphrase(
			    office->store, "rong", NULL, OFFICE_PASSPHRASE, &error),
		&error);
}

static struct date today(void)
{
	return date_from_time(time(NULL));
}

static void hand_over(struct store *store, const char *login, const char *deputy)
{
	struct error error = ERROR_INIT;
	const struct deputy entered = {
		.login = login, .deputy = deputy, .first = today(), .last = today()};
	assert_done(store_hand_over(store, &entered, "root", NULL, &error), &error);
}

/* --- every act, role, place, deputy --- */

/* What happened before somebody wants to sign. */
typedef void event(struct store *store);

static void plain(struct store *store)
{
	(void)store;
}

static void nayok_renamed(struct store *store)
{
	put_person(store, "nayok", "นางมาลี ใจดี", "นายก", ROLE_SUPERVISOR);
}

static void nayok_removed(struct store *store)
{
	put_person(store, "nayok", "", "", 0);
}

static void nayok_no_supervisor(struct store *store)
{
	put_person(store, "nayok", "นางสาวมาลี รักษ์ไทย", "นายก", ROLE_CLERK);
}

static void palad_removed(struct store *store)
{
	put_person(store, "palad", "", "", 0);
}

static void nayok_misspelt(struct store *store)
{
	raw_run(store, "UPDATE signature SET name = 'นางสาวมาลี รักไทย' WHERE place = 3");
}

static void nayok_not_chosen(struct store *store)
{
	raw_run(store, "UPDATE signature SET signer = NULL WHERE place = 3");
}

static void first_not_chosen(struct store *store)
{
	raw_run(store, "UPDATE signature SET signer = NULL WHERE place = 1");
}

static void nayok_of_another_office(struct store *store)
{
	raw_run(store, "UPDATE signature SET signer = 'mayor' WHERE place = 3");
}

/* Another office's person, of the login name that somebody has here. */
static void same_login(struct store *store)
{
	raw_run(store,
		"UPDATE signature SET signer = 'rong', name = 'นายอื่น ไกล' WHERE place = 3");
}

static void rong_for_nayok(struct store *store)
{
	hand_over(store, "nayok", "rong");
}

static void rong_from_tomorrow(struct store *store)
{
	enum { DAY = 24 * 60 * 60 };
	struct error error = ERROR_INIT;
	const time_t now = time(NULL);
	const struct deputy entered = {.login = "nayok",
		.deputy = "rong",
		.first = date_from_time(now + DAY),
		.last = date_from_time(now + 3 * DAY)};
	assert_done(store_hand_over(store, &entered, "root", NULL, &error), &error);
}

/* Of a day that is past none is entered; so the row is changed, of which verify tells, and
 * nothing is sealed at all. */
static void rong_till_yesterday(struct store *store)
{
	hand_over(store, "nayok", "rong");
	raw_run(store,
		"UPDATE deputy SET first_day = '2020-01-03', last_day = '2020-01-05'");
}

static void rong_ended(struct store *store)
{
	struct error error = ERROR_INIT;
	hand_over(store, "nayok", "rong");
	assert_done(store_end_deputy(store, 1, "root", NULL, &error), &error);
}

static void rong_removed(struct store *store)
{
	hand_over(store, "nayok", "rong");
	put_person(store, "rong", "", "", 0);
}

static void palad_for_rong_for_nayok(struct store *store)
{
	hand_over(store, "nayok", "rong");
	hand_over(store, "rong", "palad");
}

static void rong_for_removed(struct store *store)
{
	hand_over(store, "nayok", "rong");
	nayok_removed(store);
}

static void palad_for_nayok(struct store *store)
{
	hand_over(store, "nayok", "palad");
}

static void last_on_paper(struct store *store)
{
	approval_change(store, 1, "UPDATE signature SET signer = '' WHERE place = 3");
}

static void all_on_paper(struct store *store)
{
	approval_change(store, 1, "UPDATE signature SET signer = ''");
}

static void no_list(struct store *store)
{
	approval_change(store, 1, "DELETE FROM signature");
}

static const char *const people[] = {"somsri", "palad", "nayok", "rong", "stranger"};

/*
 * What each of the people can do, before anybody signed and after palad did: '-' nothing,
 * s signs, A approves and seals, p seals what is signed on the paper; in upper case behind
 * d: in another's place. '!': nobody can, and it is said why. NULL: it does not come so far.
 */
static const struct row {
	event *before;
	const char *first[COUNT(people)], *second[COUNT(people)];
	bool late;      /* it happens once palad has signed */
	bool told_only; /* nobody tries to sign */
	bool sooner;    /* it happens before the report is submitted */
} table[] = {
	{plain, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "-", "-"}, false},
	{nayok_renamed, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_renamed, {NULL}, {"!", "!", "!", "!", "!"}, true},
	{nayok_removed, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_removed, {NULL}, {"!", "!", "!", "!", "!"}, true},
	{nayok_no_supervisor, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_no_supervisor, {NULL}, {"!", "!", "!", "!", "!"}, true},
	{nayok_misspelt, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_not_chosen, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_not_chosen, {NULL}, {"!", "!", "!", "!", "!"}, true},
	{first_not_chosen, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{nayok_of_another_office, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{same_login, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{palad_removed, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{palad_removed, {NULL}, {"-", "-", "A", "-", "-"}, true},
	{rong_for_nayok, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "dA", "-"}, false},
	{rong_from_tomorrow, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "-", "-"}, false},
	{rong_till_yesterday, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "-", "-"}, false,
		true},
	{rong_ended, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "-", "-"}, false},
	{rong_removed, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "-", "-"}, false},
	{palad_for_rong_for_nayok, {"-", "s", "-", "-", "-"}, {"-", "-", "A", "dA", "-"},
		false},
	{rong_for_removed, {"!", "!", "!", "!", "!"}, {NULL}, false},
	{rong_for_removed, {NULL}, {"!", "!", "!", "!", "!"}, true},
	{palad_for_nayok, {"-", "s", "-", "-", "-"}, {"-", "dA", "A", "-", "-"}, false},
	{last_on_paper, {"-", "p", "-", "-", "-"}, {NULL}, .sooner = true},
	{all_on_paper, {"-", "p", "p", "p", "-"}, {NULL}, .sooner = true},
	{no_list, {"-", "A", "A", "A", "-"}, {NULL}, .sooner = true},
};

static int64_t revision_of(struct store *store)
{
	return raw_integer(store, "SELECT revision FROM report WHERE number = 1");
}

/* Whether the act is carried out; nothing of it stays. */
static bool signs(struct store *store, const char *who, bool *seals)
{
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	int64_t revision = revision_of(store);
	struct signer *signer =
		store_unlock(store, who, OFFICE_PASSPHRASE, time(NULL), &error);
	const bool done = signer && office_sign_report(store, 1, &revision, "เห็นชอบ",
					    "วันนี้", signer, &error) == SAVE_DONE;
	*seals = done && raw_integer(store, "SELECT count(*) FROM seal") == 1;
	signer_free(signer);
	error_release(&error);
	store_rollback(store);
	return done;
}

static void put_turn(struct str *out, const struct sign_turn *turn)
{
	if (turn->why)
		str_puts(out, "!");
	else if (!turn->mine)
		str_puts(out, "-");
	else
		str_printf(out, "%s%s", turn->deputy ? "d" : "",
			!turn->last      ? "s"
			: turn->on_paper ? "p"
					 : "A");
}

static void assert_each(
	struct store *store, size_t row, const char *const expected[COUNT(people)])
{
	for (size_t i = 0; expected[0] && i < COUNT(people); i++) {
		struct error error = ERROR_INIT;
		struct sign_turn turn;
		struct str told = STR_INIT;
		bool seals;
		assert_done(store_sign_turn(store, 1, people[i], &turn, &error), &error);
		put_turn(&told, &turn);
		sign_turn_release(&turn);
		if (strcmp(told.data, expected[i]) != 0)
			fail_msg("row %zu: %s is told %s, not %s", row, people[i],
				told.data, expected[i]);
		if (table[row].told_only) {
			str_release(&told);
			continue;
		}
		const bool can = strpbrk(expected[i], "sAp") != NULL;
		if (signs(store, people[i], &seals) != can)
			fail_msg("row %zu: %s %s", row, people[i],
				can ? "does not sign" : "signs");
		if (seals != (strpbrk(expected[i], "Ap") != NULL))
			fail_msg("row %zu: %s %s", row, people[i],
				seals ? "seals" : "does not seal");
		str_release(&told);
	}
}

static void test_table(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	begin(office);
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_done(store_begin(store, &error), &error);
		if (table[i].sooner)
			table[i].before(store);
		approval_submit(store, 1);
		if (!table[i].late && !table[i].sooner)
			table[i].before(store);
		assert_each(store, i, table[i].first);
		if (table[i].second[0]) {
			approval_sign(store, 1, "palad");
			if (table[i].late)
				table[i].before(store);
			assert_each(store, i, table[i].second);
		}
		store_rollback(store);
	}
	assert_sound(store);
}

/* What nobody could sign is not submitted, and it is said why. */
static void test_not_submitted(void **state)
{
	static const struct {
		event *before;
		const char *words; /* NULL: it is submitted */
	} rows[] = {
		{nayok_renamed, "signature 3: the office file has the name นางมาลี ใจดี"},
		{nayok_removed, "signature 3: นางสาวมาลี รักษ์ไทย is no longer among"},
		{nayok_no_supervisor, "signature 3: นางสาวมาลี รักษ์ไทย is no supervisor"},
		{nayok_misspelt, "the memo นางสาวมาลี รักไทย"},
		{nayok_not_chosen, "signature 3: nobody said"},
		{first_not_chosen, "signature 1: nobody said"},
		{nayok_of_another_office, "signature 3: mayor is nobody of this office"},
		{same_login, "the memo นายอื่น ไกล"},
		{plain, NULL},
		{last_on_paper, NULL},
		{all_on_paper, NULL},
		{no_list, NULL},
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	begin(office);
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_done(store_begin(office->store, &error), &error);
		rows[i].before(office->store);
		int64_t revision = revision_of(office->store);
		const enum save_outcome outcome = store_submit_report(
			office->store, 1, &revision, "somsri", &error);
		if (rows[i].words) {
			assert_int_equal(outcome, SAVE_FAILED);
			assert_error(&error, ERROR_REFUSED, rows[i].words);
		} else {
			assert_done(outcome == SAVE_DONE, &error);
		}
		store_rollback(office->store);
	}
}

/* --- in another's place --- */

#define PLACE_3                                                                             \
	"SELECT name || ',' || post || ',' || signer || ',' || coalesce(deputy_name, '-') " \
	"|| ',' || coalesce(deputy_post, '-') FROM signature WHERE place = 3"

/* The seal is the deputy's; the paper names both posts; sent back, nothing of it stays. */
static void test_deputy_signs(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	begin(office);
	rong_for_nayok(store);
	approval_submit(store, 1);
	approval_sign(store, 1, "palad");
	approval_sign(store, 1, "rong");
	assert_row(store, PLACE_3, "นางสาวมาลี\tรักษ์ไทย,นายก,nayok,นางวิภา รองดี,รองปลัด");
	assert_row(store, "SELECT who || ' ' || name FROM seal", "rong นางวิภา รองดี");
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	assert_sound(store);
	/* The deputy is under the seal. */
	raw_run(store, "UPDATE signature SET deputy_name = 'นายอื่น' WHERE place = 3");
	assert_int_equal(approval_verdict(store, 1), SEAL_CHANGED);
	raw_run(store,
		"UPDATE signature SET deputy_name = 'นางวิภา รองดี' WHERE place = 3");
	struct signer *signer = office_unlock(store, "palad");
	int64_t revision = revision_of(store);
	assert_int_equal(
		office_reopen_report(store, 1, &revision, "แก้ชื่อ", signer, &error),
		SAVE_DONE);
	signer_free(signer);
	assert_row(store, PLACE_3, "นางสาวมาลี\tรักษ์ไทย,นายก,nayok,-,-");
	assert_sound(store);
}

/* In the middle of the list: what a deputy gave goes with the round. */
static void test_deputy_sent_back(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	begin(office);
	hand_over(store, "palad", "rong");
	approval_submit(store, 1);
	approval_sign(store, 1, "rong");
	assert_row(store, "SELECT deputy_name FROM signature WHERE place = 2",
		"นางวิภา รองดี");
	int64_t revision = revision_of(store);
	assert_int_equal(store_send_back_report(
				 store, 1, &revision, NULL, "somsri", NULL, NULL, &error),
		SAVE_DONE);
	assert_row(store,
		"SELECT coalesce(deputy_name, '-') || opinion FROM signature WHERE place "
		"= 2",
		"-");
	approval_seal(store, 1);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	assert_sound(store);
}

static void assert_paper(
	const struct signature *signature, const char *name, const char *post)
{
	struct str out = STR_INIT;
	signature_append_post(&out, signature);
	assert_string_equal(signature_name(signature), name);
	assert_string_equal(out.data, post);
	str_release(&out);
}

static void test_paper(void **state)
{
	struct signature signature = {0};
	(void)state;
	signature_give(&signature, "nayok", "นางมาลี", "นายก");
	assert_paper(&signature, "นางมาลี", "\nนายก");
	signature_put_deputy(&signature, "นางวิภา", "รองปลัด");
	assert_paper(&signature, "นางวิภา", "\nรองปลัด รักษาราชการแทน\nนายก");
	signature_put_deputy(&signature, "นางวิภา", "");
	assert_paper(&signature, "นางวิภา", "\nรักษาราชการแทน\nนายก");
	/* Given to another, or to the paper, nobody has signed in that place. */
	signature_give(&signature, NULL, "นายก", NULL);
	assert_string_equal(signature.signer, "");
	assert_paper(&signature, "นายก", "\nนายก");
	free(signature.signer);
	free(signature.name);
	free(signature.post);
}

/* --- handing over --- */

static void refuse(struct store *store, const struct deputy *deputy,
	const char *signer_is, enum error_kind kind, const char *words)
{
	struct error error = ERROR_INIT;
	struct signer *signer = signer_is ? office_unlock(store, signer_is) : NULL;
	assert_false(store_hand_over(store, deputy, "root", signer, &error));
	assert_error(&error, kind, words);
	signer_free(signer);
}

static bool put_deputy(void *context, const struct deputy *deputy)
{
	str_printf(context, "%d %s<%s %d.%d.%d-%d.%d.%d%s ", (int)deputy->number,
		deputy->login, deputy->deputy, deputy->first.day, deputy->first.month,
		deputy->first.year, deputy->last.day, deputy->last.month,
		deputy->last.year, deputy->ended ? " ended" : "");
	return true;
}

static void assert_deputies(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	assert_done(store_deputies(store, put_deputy, &list, &error), &error);
	assert_string_equal(list.data, expected);
	str_release(&list);
}

static void test_hand_over(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	const struct date far = {2650, 12, 31}, before = {2560, 1, 1}, none = {0, 0, 0};
	const struct date no_day = {2650, 2, 30};
	begin(office);
	const struct deputy good = {
		.login = "nayok", .deputy = "rong", .first = before, .last = far};
	struct deputy bad = good;
	/* Each the own place; a clerk none, and nobody a clerk's. */
	refuse(store, &good, "palad", ERROR_REFUSED, "no place but the own one");
	refuse(store, &good, "rong", ERROR_REFUSED, "no place but the own one");
	bad.deputy = "somsri";
	refuse(store, &bad, "nayok", ERROR_USAGE, "somsri is no supervisor");
	bad.deputy = "nobody";
	refuse(store, &bad, "nayok", ERROR_USAGE, "nobody is no supervisor");
	bad = good, bad.login = "somsri";
	refuse(store, &bad, NULL, ERROR_USAGE, "somsri is no supervisor");
	bad = good, bad.deputy = "nayok";
	refuse(store, &bad, "nayok", ERROR_USAGE, "choose another person");
	bad = good, bad.last = none;
	refuse(store, &bad, "nayok", ERROR_USAGE, "first and its last day");
	bad = good, bad.last = no_day;
	refuse(store, &bad, "nayok", ERROR_USAGE, "first and its last day");
	bad = good, bad.first = far, bad.last = before;
	refuse(store, &bad, "nayok", ERROR_USAGE, "lies before its first");
	bad = good, bad.last = before;
	refuse(store, &bad, "nayok", ERROR_USAGE, "is past");
	assert_deputies(store, "");

	struct signer *nayok = office_unlock(store, "nayok");
	struct signer *palad = office_unlock(store, "palad");
	assert_done(store_hand_over(store, &good, "x", nayok, &error), &error);
	/* Nobody else, nor the same again, on one of these days. */
	bad = good;
	bad.deputy = "palad";
	bad.first = bad.last = good.last;
	refuse(store, &bad, "nayok", ERROR_REFUSED, "(hand-over 1)");
	refuse(store, &good, "nayok", ERROR_REFUSED, "(hand-over 1)");
	assert_deputies(store, "1 nayok<rong 1.1.2560-31.12.2650 ");
	assert_row(store,
		"SELECT who || ' ' || detail || ' ' || CASE key WHEN '' THEN 0 ELSE 1 END FROM trail ORDER BY "
		"number DESC LIMIT 1",
		"nayok 1: nayok, rong, 2017-01-01, 2107-12-31 1");
	assert_false(store_end_deputy(store, 1, "x", palad, &error));
	assert_error(&error, ERROR_REFUSED, "no place but the own one");
	assert_false(store_end_deputy(store, 2, "x", nayok, &error));
	assert_error(&error, ERROR_USAGE, "no hand-over of number 2");
	assert_done(store_end_deputy(store, 1, "x", nayok, &error), &error);
	assert_deputies(store, "1 nayok<rong 1.1.2560-31.12.2650 ended ");
	assert_false(store_end_deputy(store, 1, "x", nayok, &error));
	assert_error(&error, ERROR_USAGE, "ended already");
	signer_free(nayok);
	signer_free(palad);
	assert_sound(store);
}

/* Without a passphrase only whoever administers the file. */
static void test_who_hands_over(void **state)
{
	office_needs_file();
	enum { OTHER = 12345 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	begin(office);
	rong_for_nayok(office->store);
	if (geteuid() != 0)
		return; /* another user cannot be had */
	const struct deputy deputy = {
		.login = "palad", .deputy = "rong", .first = today(), .last = today()};
	assert_int_equal(chmod(office->folder, 0777), 0);
	assert_int_equal(chmod(office->path, 0666), 0);
	assert_int_equal(seteuid(OTHER), 0);
	const bool entered =
		store_hand_over(office->store, &deputy, "palad", NULL, &error);
	const bool ended = store_end_deputy(office->store, 1, "palad", NULL, NULL);
	assert_int_equal(seteuid(0), 0);
	assert_false(entered);
	assert_false(ended);
	assert_error(&error, ERROR_REFUSED, "with the passphrase, or the owner");
}

/* With the sqlite3 program. */
static void test_verified(void **state)
{
	static const struct forgery rows[] = {
		{"INSERT INTO deputy (number, login, deputy, first_day, last_day, ended)"
		 " VALUES (9, 'nayok', 'palad', '2026-01-01', "
		 "'2099-01-01', 0)",
			{"hand-over 9, of the place of nayok, is not what"}},
		{"UPDATE deputy SET last_day = '2099-01-01' WHERE number = 1",
			{"hand-over 1, of the place of nayok, is not what",
				"tells of a hand-over that is not there, or another"}},
		{"UPDATE deputy SET ended = 0 WHERE number = 2",
			{"hand-over 2, of the place of palad, is not what"}},
		{"UPDATE deputy SET ended = 1 WHERE number = 1",
			{"hand-over 1, of the place of nayok, is not what"}},
		{"DELETE FROM deputy WHERE number = 1",
			{"tells of a hand-over that is not there, or another"}},
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	begin(office);
	hand_over(office->store, "nayok", "rong");
	hand_over(office->store, "palad", "rong");
	assert_done(store_end_deputy(office->store, 2, "root", NULL, &error), &error);
	assert_verify_finds_each(office->store, rows, COUNT(rows));
}

/* --- from files in which signatories were names --- */

static void settle(struct store *store)
{
	static const struct sql_migration list[] = {
		{SCHEMA_VERSION + 1, "SELECT 1", migrate_signers}, {0, NULL, NULL}};
	struct error error = ERROR_INIT;
	assert_done(migrate(store, list, SCHEMA_VERSION + 1, &error), &error);
	assert_done(store->driver->set_version(store, SCHEMA_VERSION, &error), &error);
}

/* The report as an older program took it in. */
static void import_old(struct office *office)
{
	struct report report;
	approval_parse(&report);
	for (size_t i = 0; i < report.memo.count; i++) {
		free(report.memo.signatures[i].signer);
		report.memo.signatures[i].signer = NULL;
	}
	office_import(office, &report);
	report_release(&report);
}

#define SIGNERS                                                                          \
	"SELECT coalesce(signer, '-') FROM signature WHERE report = 1 ORDER BY place"

static void test_migrated(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	import_old(office);
	office_people(office);
	settle(store);
	/* The first is nobody here: perhaps misspelt, so it is not sure. */
	assert_row(store, SIGNERS, "-,palad,nayok");
	assert_row(store,
		"SELECT who || ' ' || act FROM trail ORDER BY number DESC LIMIT 1",
		"mattrakan report.signers");
	assert_int_equal(revision_of(store), 2);
	assert_sound(store);
	/* Once more there is nothing to do. */
	settle(store);
	assert_int_equal(revision_of(store), 2);
	assert_sound(store);
}

static void test_not_sure(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	import_old(office);
	office_people(office);
	/* Two of one name; one who works here no more; one who is no supervisor. */
	put_person(store, "palad2", "นายสมชาย ใจดี", "ปลัด", ROLE_SUPERVISOR);
	put_person(store, "nayok", "", "", 0);
	raw_run(store, "UPDATE signature SET name = 'นางสมศรี มีสุข' WHERE place = 1");
	settle(store);
	assert_row(store, SIGNERS, "-,-,-");
	assert_int_equal(revision_of(store), 1);
}

/* Two of one name, of whom one was removed: which of them was meant? */
static void test_not_sure_removed(void **state)
{
	struct office *office = *state;
	import_old(office);
	office_people(office);
	put_person(office->store, "old", "นายสมชาย ใจดี", "ปลัด", ROLE_SUPERVISOR);
	put_person(office->store, "old", "", "", 0);
	settle(office->store);
	assert_row(office->store, SIGNERS, "-,-,nayok");
}

/* What was sealed stays as it was sealed, whatever names stand in it. */
static void test_sealed_stays(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	begin(office);
	approval_seal(store, 1);
	const int64_t revision = revision_of(store);
	raw_run(store, "UPDATE signature SET signer = NULL");
	settle(store);
	assert_row(store, SIGNERS, "-,-,-");
	assert_int_equal(revision_of(store), revision);
	raw_run(store,
		"UPDATE signature SET signer = CASE place WHEN 1 THEN '' WHEN 2 THEN "
		"'palad' ELSE 'nayok' END");
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
}

/* A round that was under way goes on, once it is sure who the others are. */
static void test_round_under_way(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct store *store = office->store;
	begin(office);
	approval_submit(store, 1);
	approval_sign(store, 1, "palad");
	raw_run(store, "UPDATE signature SET signer = NULL WHERE signer <> ''");
	sqlite_old_trail(store);
	settle(store);
	assert_row(store, SIGNERS, ",palad,nayok");
	approval_sign(store, 1, "nayok");
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
}

/* --- elsewhere --- */

/* Out and in again, another office too, nothing of it is lost or guessed. */
static void test_travels(void **state)
{
	struct office *office = *state;
	struct office other;
	struct report report, again;
	begin(office);
	office_load(office, 1, &report);
	office_make(&other);
	office_import(&other, &report);
	office_load(&other, 1, &again);
	char *expected = office_json(&report), *actual = office_json(&again);
	assert_string_equal(actual, expected);
	assert_non_null(strstr(expected, "\"signer\": \"palad\""));
	assert_non_null(strstr(expected, "\"signer\": \"\""));
	free(expected);
	free(actual);
	report_release(&report);
	report_release(&again);
	office_remove(&other);
}

/* Next year's report has the same signatories, and nobody signed it in their place. */
static void test_carried(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number;
	begin(office);
	rong_for_nayok(office->store);
	approval_submit(office->store, 1);
	approval_sign(office->store, 1, "palad");
	approval_sign(office->store, 1, "rong");
	assert_done(
		store_carry(office->store, 1, 2570, "somsri", &number, &error), &error);
	assert_row(office->store,
		"SELECT signer || coalesce(deputy_name, '-') FROM signature "
		"WHERE report = 2 ORDER BY place",
		"-,palad-,nayok-");
}

/* A file that is imported gives nobody a deputy who has signed. */
static void test_imported_deputy(void **state)
{
	struct office *office = *state;
	begin(office);
	raw_run(office->store,
		"UPDATE signature SET deputy_name = 'x', deputy_post = 'y'");
	approval_submit(office->store, 1);
	assert_row(office->store,
		"SELECT coalesce(deputy_name, '-') FROM signature ORDER BY place",
		"x,-,-");
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_table),
		TEST(test_not_submitted),
		TEST(test_deputy_signs),
		TEST(test_deputy_sent_back),
		cmocka_unit_test(test_paper),
		TEST(test_hand_over),
		TEST(test_who_hands_over),
		TEST(test_verified),
		TEST(test_migrated),
		TEST(test_not_sure),
		TEST(test_not_sure_removed),
		TEST(test_sealed_stays),
		TEST(test_round_under_way),
		TEST(test_travels),
		TEST(test_carried),
		TEST(test_imported_deputy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
