/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every change of a card and of a report, in every state of both, by every role: what is
 * allowed, and that everything else is refused and leaves nothing behind.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Who tries: each letter is one. Somebody who is not entered may nothing. */
static const struct {
	char letter;
	const char *login;
	bool signs;
} tryers[] = {
	{'-', "malee", false},
	{'c', "somsri", false},
	{'s', "palad", true},
	{'b', "tang", true},
};
enum { TRYERS = sizeof(tryers) / sizeof(*tryers) };

/* One try, at card 1 of report 1. */
struct attempt {
	struct store *store;
	const char *who;
	const struct signer *signer; /* NULL: has none */
};

typedef bool act(const struct attempt *attempt, struct error *error);

/* --- acts on the card --- */

static bool save_card(
	const struct attempt *attempt, const char *issue, int state, struct error *error)
{
	struct card_entry entry;
	if (!store_card(attempt->store, 1, &entry, error))
		return false;
	if (issue) {
		free(entry.card.issue);
		entry.card.issue = mem_strdup(issue);
	}
	if (state >= 0)
		entry.card.state = (enum card_state)state;
	const enum save_outcome outcome =
		store_save_card(attempt->store, &entry, attempt->who, error);
	card_entry_release(&entry);
	return outcome == SAVE_DONE;
}

static bool change_text(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, "ข้อความใหม่", -1, error);
}

static bool say_draft(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, NULL, CARD_DRAFT, error);
}

static bool say_done(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, NULL, CARD_DONE, error);
}

static bool change_and_say_done(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, "ข้อความใหม่", CARD_DONE, error);
}

static bool say_approved(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, "ข้อความใหม่", CARD_APPROVED, error);
}

static bool say_returned(const struct attempt *attempt, struct error *error)
{
	return save_card(attempt, "ข้อความใหม่", CARD_RETURNED, error);
}

static bool move_card(const struct attempt *attempt, struct error *error)
{
	return store_move_card(attempt->store, 1, 3, attempt->who, error);
}

static bool take_out(const struct attempt *attempt, struct error *error)
{
	return store_remove_card(attempt->store, 1, attempt->who, NULL, error);
}

static bool put_back(const struct attempt *attempt, struct error *error)
{
	raw_run(attempt->store,
		"UPDATE card SET place = NULL WHERE number = 1;"
		"UPDATE card SET place = place + 1000 WHERE report = 1 AND place > 1;"
		"UPDATE card SET place = place - 1001 WHERE report = 1 AND place > 1000;"
		"DELETE FROM search_copy WHERE card = 1");
	return store_restore_card(attempt->store, 1, attempt->who, NULL, error);
}

static bool review(const struct attempt *attempt,
	enum save_outcome (*todo)(struct store *, struct card_at *, size_t, const char *,
		const struct signer *, size_t *, struct error *),
	struct error *error)
{
	struct card_entry entry;
	if (!attempt->signer)
		return error_set(error, ERROR_REFUSED, "no signer");
	if (!store_card(attempt->store, 1, &entry, error))
		return false;
	struct card_at at = {1, entry.revision};
	card_entry_release(&entry);
	return todo(attempt->store, &at, 1, "แก้ไขด้วย", attempt->signer, NULL, error) ==
	       SAVE_DONE;
}

static enum save_outcome approve_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error)
{
	(void)comment;
	return office_approve_cards(store, cards, count, signer, at, error);
}

static bool approve_card(const struct attempt *attempt, struct error *error)
{
	return review(attempt, approve_cards, error);
}

static bool return_card(const struct attempt *attempt, struct error *error)
{
	return review(attempt, office_return_cards, error);
}

static bool reopen_card(const struct attempt *attempt, struct error *error)
{
	return review(attempt, office_reopen_cards, error);
}

/* --- acts on the report --- */

static int64_t revision_of(const struct attempt *attempt)
{
	return raw_integer(
		attempt->store, "SELECT revision FROM report WHERE number = 1");
}

static bool add_card(const struct attempt *attempt, struct error *error)
{
	struct card_entry entry;
	if (!store_add_card(attempt->store, 1, attempt->who, &entry, error))
		return false;
	card_entry_release(&entry);
	return true;
}

static bool change_head(const struct attempt *attempt, struct error *error)
{
	struct report head;
	int64_t revision = revision_of(attempt);
	if (!store_load_head(attempt->store, 1, &head, error))
		return false;
	free(head.title);
	head.title = mem_strdup("ชื่อใหม่");
	const enum save_outcome outcome =
		store_save_head(attempt->store, 1, &head, &revision, attempt->who, error);
	report_release(&head);
	return outcome == SAVE_DONE;
}

static bool replace(const struct attempt *attempt, struct error *error)
{
	struct report report;
	int64_t number;
	if (!store_load(attempt->store, 1, &report, error))
		return false;
	free(report.cards[0].issue);
	report.cards[0].issue = mem_strdup("ข้อความใหม่");
	const bool done = store_import(
		attempt->store, &report, IMPORT_REPLACE, attempt->who, &number, error);
	report_release(&report);
	return done;
}

static bool remove_report(const struct attempt *attempt, struct error *error)
{
	return store_remove_report(attempt->store, 1, attempt->who, error);
}

static bool bring_back(const struct attempt *attempt, struct error *error)
{
	raw_run(attempt->store,
		"INSERT INTO bin_report (report, who, at) VALUES (1, 'x', 1)");
	return store_restore_report(attempt->store, 1, attempt->who, error);
}

static bool destroy_report(const struct attempt *attempt, struct error *error)
{
	raw_run(attempt->store,
		"INSERT INTO bin_report (report, who, at) VALUES (1, 'x', 1)");
	return store_destroy_report(attempt->store, 1, attempt->who, error);
}

/* Whoever may not take it out has none to destroy. */
static bool destroy_card(const struct attempt *attempt, struct error *error)
{
	return store_remove_card(attempt->store, 1, attempt->who, NULL, error) &&
	       store_destroy_card(attempt->store, 1, attempt->who, error);
}

static bool submit(const struct attempt *attempt, struct error *error)
{
	int64_t revision = revision_of(attempt);
	return store_submit_report(attempt->store, 1, &revision, attempt->who, error) ==
	       SAVE_DONE;
}

static bool withdraw(const struct attempt *attempt, struct error *error)
{
	int64_t revision = revision_of(attempt);
	return store_send_back_report(attempt->store, 1, &revision, NULL, attempt->who,
		       NULL, NULL, error) == SAVE_DONE;
}

static bool send_back(const struct attempt *attempt, struct error *error)
{
	int64_t revision = revision_of(attempt);
	return attempt->signer ? office_send_back_report(attempt->store, 1, &revision,
					 attempt->signer, "แก้ไขด้วย", error) == SAVE_DONE
			       : error_set(error, ERROR_REFUSED, "no signer");
}

static bool sign(const struct attempt *attempt, struct error *error)
{
	int64_t revision = revision_of(attempt);
	return attempt->signer
		       ? office_sign_report(attempt->store, 1, &revision, "เห็นชอบ", "วันนี้",
				 attempt->signer, error) == SAVE_DONE
		       : error_set(error, ERROR_REFUSED, "no signer");
}

static bool reopen(const struct attempt *attempt, struct error *error)
{
	int64_t revision = revision_of(attempt);
	return attempt->signer ? office_reopen_report(attempt->store, 1, &revision,
					 "ต้องแก้", attempt->signer, error) == SAVE_DONE
			       : error_set(error, ERROR_REFUSED, "no signer");
}

/* --- the table --- */

enum { CARD_STATES = CARD_RETURNED + 1, REPORT_STATES = REPORT_APPROVED + 1 };

/* Who may, by the state of the card (draft, done, approved, returned) and of the report
 * (open, submitted, approved). */
static const struct rule {
	const char *name;
	act *act;
	const char *who[CARD_STATES][REPORT_STATES];
} rules[] = {
	{"change text", change_text, {{"csb"}, {"csb"}, {""}, {"csb"}}},
	{"say draft", say_draft, {{"csb"}, {"csb"}, {""}, {""}}},
	{"say done", say_done, {{"cb"}, {"csb"}, {""}, {"cb"}}},
	{"change, say done", change_and_say_done, {{"cb"}, {"csb"}, {""}, {"cb"}}},
	{"say approved", say_approved, {{""}, {""}, {""}, {""}}},
	{"say returned", say_returned, {{""}, {""}, {""}, {"csb"}}},
	{"move", move_card, {{"csb"}, {"csb"}, {"csb"}, {"csb"}}},
	{"take out", take_out, {{"csb"}, {"csb"}, {""}, {"csb"}}},
	{"put back", put_back, {{"csb"}, {"csb"}, {"csb"}, {"csb"}}},
	{"approve", approve_card, {{""}, {"sb", "sb"}, {""}, {""}}},
	{"return", return_card, {{""}, {"sb", "sb"}, {""}, {""}}},
	{"reopen", reopen_card, {{""}, {""}, {"sb", "sb"}, {""}}},
	{"add", add_card, {{"csb"}, {"csb"}, {"csb"}, {"csb"}}},
	{"change head", change_head, {{"csb"}, {"csb"}, {"csb"}, {"csb"}}},
	{"replace", replace, {{"csb", "csb"}, {"csb", "csb"}, {""}, {"csb", "csb"}}},
	{"remove", remove_report,
		{{"csb", "csb", "sb"}, {"csb", "csb", "sb"}, {"sb", "sb", "sb"},
			{"csb", "csb", "sb"}}},
	{"bring back", bring_back,
		{{"csb", "csb", "csb"}, {"csb", "csb", "csb"}, {"csb", "csb", "csb"},
			{"csb", "csb", "csb"}}},
	{"destroy", destroy_report, {{"sb", "sb"}, {"sb", "sb"}, {""}, {"sb", "sb"}}},
	{"destroy card", destroy_card, {{"sb"}, {"sb"}, {""}, {"sb"}}},
	{"submit", submit, {{""}, {"csb"}, {"csb"}, {""}}},
	{"take back", withdraw, {{"", "csb"}, {"", "csb"}, {"", "csb"}, {"", "csb"}}},
	{"send back", send_back, {{"", "sb"}, {"", "sb"}, {"", "sb"}, {"", "sb"}}},
	/* An approval of which the trail knows nothing is not sealed. */
	{"sign", sign, {{""}, {"", "sb"}, {""}, {""}}},
	{"reopen report", reopen,
		{{"", "", "sb"}, {"", "", "sb"}, {"", "", "sb"}, {"", "", "sb"}}},
};

/* Acts that make the file ready for what they try, which stays. */
static bool prepares(act *tried)
{
	return tried == put_back || tried == bring_back || tried == destroy_report ||
	       tried == destroy_card;
}

/* The trail says what the file says now, as whoever made it so would have it say. */
static void tell_states(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	char digest[HASH_HEX + 1];
	char *who = raw_text(store, "SELECT who FROM card WHERE number = 1");
	assert_done(store_card(store, 1, &entry, &error), &error);
	card_digest(digest, &entry.card);
	const struct trail_note card = {.act = "card.save",
		.change = {.who = who,
			.at = raw_integer(store, "SELECT at FROM card WHERE number = 1")},
		.report = 1,
		.card = 1,
		.revision = entry.revision,
		.digest = digest};
	const struct trail_note report = {.act = "report.head",
		.change = card.change,
		.report = 1,
		.revision = raw_integer(
			store, "SELECT revision FROM report WHERE number = 1")};
	assert_done(trail_add(store, &card, NULL, NULL, &error), &error);
	assert_done(trail_add(store, &report, NULL, NULL, &error), &error);
	card_entry_release(&entry);
	free(who);
}

static void set_states(
	struct store *store, enum card_state card, enum report_state report)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"UPDATE card SET state = '%s' WHERE number = 1; UPDATE report SET state "
		"= '%s' WHERE number = 1",
		card_state_name(card), report_state_name(report));
	raw_run(store, sql.data);
	tell_states(store);
	str_release(&sql);
}

/* Everything that a refused act must leave as it was. */
static int64_t traces(struct store *store)
{
	return raw_integer(store,
		"SELECT (SELECT count(*) FROM trail) * 1000000 + (SELECT count(*) FROM "
		"card_version) * 10000 + (SELECT sum(revision) FROM card) * 100 + "
		"coalesce((SELECT revision FROM report WHERE number = 1), 50)");
}

static void try_one(struct store *store, const struct rule *rule, size_t tryer,
	const struct signer *signer, enum card_state card, enum report_state report)
{
	struct error error = ERROR_INIT;
	const struct attempt attempt = {store, tryers[tryer].login, signer};
	const char *may = rule->who[card][report];
	const bool allowed = may && strchr(may, tryers[tryer].letter);
	assert_done(store_begin(store, &error), &error);
	set_states(store, card, report);
	const int64_t before = traces(store);
	const bool done = rule->act(&attempt, &error);
	if (done != allowed)
		fail_msg("%s by %s: card %s, report %s: %s %s", rule->name, attempt.who,
			card_state_name(card), report_state_name(report),
			done ? "allowed" : "refused", error_message(&error));
	assert_int_equal(error.kind, done ? ERROR_NONE : ERROR_REFUSED);
	if (done)
		assert_int_not_equal(traces(store), before);
	else if (!prepares(rule->act))
		assert_int_equal(traces(store), before);
	error_release(&error);
	store_rollback(store);
}

static void enter_both(struct office *office)
{
	struct error error = ERROR_INIT;
	const struct person both = {.login = "tang",
		.name = "นายตั้ง ใจ",
		.post = "ปลัด",
		.roles = ROLE_CLERK | ROLE_SUPERVISOR};
	assert_done(store_put_person(office->store, &both, "root", &error), &error);
	assert_done(store_set_passphrase(
			    office->store, "tang", NULL, OFFICE_PASSPHRASE, &error),
		&error);
}

static void test_table(void **state)
{
	struct office *office = *state;
	struct signer *signers[TRYERS] = {NULL};
	struct report one;
	approval_parse(&one);
	/* Nobody is named who signs here: any supervisor may. */
	for (size_t i = 0; i < one.memo.count; i++) {
		free(one.memo.signatures[i].name);
		one.memo.signatures[i].name = NULL;
		free(one.memo.signatures[i].signer);
		one.memo.signatures[i].signer = mem_strdup("");
	}
	office_import(office, &one);
	report_release(&one);
	office_people(office);
	enter_both(office);
	for (size_t i = 0; i < TRYERS; i++)
		if (tryers[i].signs)
			signers[i] = office_unlock(office->store, tryers[i].login);
	raw_lift(office->store);
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		for (size_t tryer = 0; tryer < TRYERS; tryer++)
			for (int card = 0; card < CARD_STATES; card++)
				for (int report = 0; report < REPORT_STATES; report++)
					try_one(office->store, &rules[i], tryer,
						signers[tryer], (enum card_state)card,
						(enum report_state)report);
	for (size_t i = 0; i < TRYERS; i++)
		signer_free(signers[i]);
}

/* While nobody is entered everybody is a clerk, and nobody a supervisor. */
static void test_nobody_entered(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const struct attempt anybody = {office->store, "malee", NULL};
	approval_report(office);
	assert_done(change_text(&anybody, &error), &error);
	assert_done(say_done(&anybody, &error), &error);
	assert_done(submit(&anybody, &error), &error);
	assert_null(store_unlock(office->store, "malee", OFFICE_PASSPHRASE, 1, &error));
	assert_error(&error, ERROR_REFUSED, "only a supervisor may");
	office_people(office);
	assert_false(withdraw(&anybody, &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people add malee");
	assert_sound(office->store);
}

/* --- what a card becomes --- */

static enum card_state state_of(struct store *store)
{
	enum card_state state = CARD_DRAFT;
	char *name = raw_text(store, "SELECT state FROM card WHERE number = 1");
	assert_true(card_state_find(name, &state));
	free(name);
	return state;
}

static void test_edit_of_done(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	approval_report(office);
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	assert_int_equal(entry.card.state, CARD_DONE);
	free(entry.card.output);
	entry.card.output = mem_strdup("อื่น");
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	assert_int_equal(entry.card.state, CARD_DRAFT);
	assert_int_equal(state_of(office->store), CARD_DRAFT);
	/* What is said to be done now is done, with what is changed by it. */
	entry.card.state = CARD_DONE;
	free(entry.card.output);
	entry.card.output = mem_strdup("อีก");
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	assert_int_equal(state_of(office->store), CARD_DONE);
	card_entry_release(&entry);
	assert_sound(office->store);
}

/* An approved card that is saved as it is makes no revision. */
static void test_approved_unchanged(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	approval_report(office);
	office_people(office);
	office_approve(office, 1);
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	assert_int_equal(entry.revision, 2);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	assert_int_equal(entry.revision, 2);
	entry.revision = 1;
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_CONFLICT);
	card_entry_release(&entry);
	assert_sound(office->store);
}

static void test_comment(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_comment comment;
	struct card_at at = {1, 1};
	bool found = true;
	approval_report(office);
	office_people(office);
	struct signer *signer = office_unlock(office->store, "palad");
	assert_done(
		store_card_comment(office->store, 1, &comment, &found, &error), &error);
	assert_false(found);
	assert_int_equal(
		office_return_cards(office->store, &at, 1, " ", signer, NULL, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "say why");
	assert_int_equal(office_return_cards(
				 office->store, &at, 1, "เพิ่มวันที่", signer, NULL, &error),
		SAVE_DONE);
	assert_int_equal(at.revision, 2);
	const struct attempt clerk = {office->store, "somsri", NULL};
	assert_done(change_text(&clerk, &error), &error);
	assert_int_equal(state_of(office->store), CARD_RETURNED);
	assert_done(
		store_card_comment(office->store, 1, &comment, &found, &error), &error);
	assert_true(found);
	assert_string_equal(comment.who, "นายสมชาย ใจดี");
	assert_string_equal(comment.text, "เพิ่มวันที่");
	assert_true(comment.at > 0);
	card_comment_release(&comment);
	assert_done(say_done(&clerk, &error), &error);
	assert_done(
		store_card_comment(office->store, 1, &comment, &found, &error), &error);
	assert_false(found);
	signer_free(signer);
	assert_sound(office->store);
}

/* A measure that was taken out of its report is in none to be approved. */
static void test_taken_out(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_at at = {1, 2};
	approval_report(office);
	office_people(office);
	assert_done(store_remove_card(office->store, 1, "somsri", NULL, &error), &error);
	struct signer *signer = office_unlock(office->store, "palad");
	assert_int_equal(
		office_approve_cards(office->store, &at, 1, signer, NULL, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "taken out of its report");
	assert_int_equal(
		office_return_cards(office->store, &at, 1, "ไม่ครบ", signer, NULL, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "taken out of its report");
	signer_free(signer);
	assert_sound(office->store);
}

/* All of the list or none, and which card was in the way. */
static void test_all_or_none(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_at cards[] = {{1, 1}, {2, 1}, {3, 1}};
	size_t at = 9;
	approval_report(office);
	office_people(office);
	struct signer *signer = office_unlock(office->store, "palad");
	raw_run(office->store, "UPDATE card SET state = 'draft' WHERE number = 3");
	assert_int_equal(
		office_approve_cards(office->store, cards, 3, signer, &at, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "measure 3 is not done");
	assert_int_equal(at, 2);
	assert_int_equal(cards[0].revision, 1);
	assert_int_equal(state_of(office->store), CARD_DONE);
	assert_int_equal(
		office_approve_cards(office->store, cards, 2, signer, NULL, &error),
		SAVE_DONE);
	assert_int_equal(cards[0].revision, 2);
	assert_int_equal(state_of(office->store), CARD_APPROVED);
	signer_free(signer);
	raw_run(office->store, "UPDATE card SET state = 'done' WHERE number = 3");
	assert_sound(office->store);
}

/* --- two at once --- */

static void test_two_supervisors(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_at first[] = {{1, 1}, {2, 1}}, second[] = {{2, 1}, {3, 1}};
	size_t at = 9;
	approval_report(office);
	office_people(office);
	struct store *other = office_open(office->path, STORE_WRITE);
	struct signer *palad = office_unlock(office->store, "palad");
	struct signer *nayok = office_unlock(other, "nayok");
	assert_int_equal(
		office_approve_cards(office->store, first, 2, palad, NULL, &error),
		SAVE_DONE);
	/* The other saw them before: it is told, and nothing of its list is done. */
	assert_int_equal(
		office_return_cards(other, second, 2, "ไม่ครบ", nayok, &at, &error),
		SAVE_CONFLICT);
	assert_int_equal(at, 0);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(
		raw_integer(other, "SELECT count(*) FROM card WHERE state = 'done'"), 1);
	/* A clerk who saves over what was approved meanwhile is told too. */
	struct card_entry entry;
	assert_done(store_card(other, 3, &entry, &error), &error);
	struct card_at third = {3, 1};
	assert_int_equal(
		office_approve_cards(office->store, &third, 1, palad, NULL, &error),
		SAVE_DONE);
	assert_int_equal(store_save_card(other, &entry, "somsri", &error), SAVE_CONFLICT);
	card_entry_release(&entry);
	signer_free(palad);
	signer_free(nayok);
	store_close(other);
	assert_sound(office->store);
}

static void test_two_sign_at_once(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t mine = 3, theirs = 3;
	approval_report(office);
	office_people(office);
	approval_change(office->store, 1, "DELETE FROM signature");
	approval_submit(office->store, 1);
	struct store *other = office_open(office->path, STORE_WRITE);
	struct signer *palad = office_unlock(office->store, "palad");
	struct signer *nayok = office_unlock(other, "nayok");
	assert_int_equal(
		office_sign_report(office->store, 1, &mine, "", "", palad, &error),
		SAVE_DONE);
	assert_int_equal(office_sign_report(other, 1, &theirs, "", "", nayok, &error),
		SAVE_CONFLICT);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(theirs, 3);
	assert_int_equal(office_send_back_report(other, 1, &theirs, nayok, "แก้", &error),
		SAVE_CONFLICT);
	assert_int_equal(approval_verdict(other, 1), SEAL_AGREES);
	signer_free(palad);
	signer_free(nayok);
	store_close(other);
	assert_sound(office->store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_table),
		TEST(test_nobody_entered),
		TEST(test_edit_of_done),
		TEST(test_approved_unchanged),
		TEST(test_comment),
		TEST(test_taken_out),
		TEST(test_all_or_none),
		TEST(test_two_supervisors),
		TEST(test_two_sign_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
