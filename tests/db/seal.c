/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seals: what was changed with the sqlite3 program afterwards is found, and what another
 * office has approved is believed only where its seal says so.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/import.h"
#include "db/review.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "model/report_reading.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static void make_sealed(struct office *office)
{
	approval_report(office);
	office_people(office);
	approval_seal(office->store, 1);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_sound(office->store);
}

/* --- changed in the file --- */

static const char trail_open[] = RAW_UNGUARDED;

static void test_changed(void **state)
{
	static const struct {
		const char *sql;
		enum seal_verdict verdict;
		const char *words[3];
	} rows[] = {
		{"UPDATE card SET refs_present = 1 WHERE place = 2", SEAL_CHANGED,
			{"measure 2: it is not what the trail says",
				"something else than what was approved"}},
		{"UPDATE card SET extra = '{\"x\":1}' WHERE number = 1", SEAL_CHANGED,
			{"measure 1: it is not what the trail says",
				"something else than what was approved"}},
		{"UPDATE signature SET opinion = 'ไม่เห็นชอบ' WHERE place = 2",
			SEAL_CHANGED,
			{"the search copy of its texts",
				"something else than what was approved"}},
		{"UPDATE ita SET total = " RAW_FIGURE("96.0"), SEAL_CHANGED,
			{"something else than what was approved"}},
		{"UPDATE report SET extra = '{\"x_note\":{\"a\":[true,null],\"b\":2}}'",
			SEAL_CHANGED, {"something else than what was approved"}},
		/* The order of keys means nothing. */
		{"UPDATE report SET extra = '{\"x_note\":{\"a\":[true,null],\"b\":1}}'",
			SEAL_AGREES, {NULL}},
		{"UPDATE seal SET hash = substr(hash, 2) || 'x'", SEAL_FALSE,
			{"the seal is false"}},
		{"UPDATE seal SET name = 'คนอื่น'", SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET post = 'ปลัด'", SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET who = 'palad'", SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET trail_hash = (SELECT hash FROM trail WHERE number = 1)",
			SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET at = at + 1", SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET trail = trail - 1", SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET key = (SELECT key FROM person_key WHERE login = 'palad')",
			SEAL_FALSE, {"the seal is false"}},
		{"UPDATE seal SET signature = ''", SEAL_FALSE, {"the seal is false"}},
		{"DELETE FROM seal", SEAL_NONE, {"it has no seal"}},
		{"UPDATE report SET state = 'open'", SEAL_AGREES,
			{"is not approved", "does not say that it was reopened"}},
	};
	struct office *office = *state;
	make_sealed(office);
	raw_lift(office->store);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct error error = ERROR_INIT;
		char mark[SEAL_MARK_BYTES] = "?";
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, rows[i].sql);
		assert_int_equal(approval_verdict(office->store, 1), rows[i].verdict);
		assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
		assert_int_equal(
			strlen(mark), rows[i].words[0] ? strlen(SEAL_MARK_FALSE) : 19);
		assert_verify_finds(office->store, rows[i].words);
		store_rollback(office->store);
	}
	assert_sound(office->store);
}

/* Whose key nobody knows any more; the entry that the seal names cut off. */
static void test_cut_off(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	make_sealed(office);
	assert_done(store_begin(store, &error), &error);
	raw_run(store, trail_open);
	raw_run(store, "DELETE FROM trail WHERE act = 'report.approve'");
	assert_int_equal(approval_verdict(store, 1), SEAL_TRAIL_GONE);
	assert_finds(store, "which นางสาวมาลี รักษ์ไทย signed, is not there",
		"the entry of the trail that the seal names is not there",
		"report 1: who made its version 4",
		"what it tells of the parts of its report is not what was written");
	/* Nor is it taken for one that an import brought because somebody says so. */
	raw_run(store, "UPDATE seal SET here = 0");
	assert_int_equal(approval_verdict(store, 1), SEAL_TRAIL_GONE);
	store_rollback(store);
	assert_done(store_begin(store, &error), &error);
	raw_run(store, "UPDATE person_key SET key = substr(key, 2) || 'a' WHERE login "
		       "= 'nayok'");
	assert_int_equal(approval_verdict(store, 1), SEAL_UNKNOWN_KEY);
	store_rollback(store);
	assert_sound(store);
}

/* A card that is approved with nobody who has signed for it. */
static bool take_mark(void *context, int64_t report, const char *mark)
{
	assert_int_equal(report, 1);
	assert_string_equal(mark, SEAL_MARK_FALSE);
	++*(int *)context;
	return true;
}

/* Report 1, by itself and in the list. */
static void assert_marked_false(struct store *store)
{
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES] = "";
	int listed = 0;
	assert_done(store_seal_mark(store, 1, mark, &error), &error);
	assert_string_equal(mark, SEAL_MARK_FALSE);
	assert_done(store_seal_marks(store, take_mark, &listed, &error), &error);
	assert_int_equal(listed, 1);
}

static void test_forged_states(void **state)
{
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	office_force_approved(office->store, 2);
	assert_finds(office->store,
		"measure 2: it is approved, but the trail does not say by whom");
	assert_marked_false(office->store);
	raw_run(office->store, "UPDATE card SET state = 'done'");
	raw_run(office->store, "UPDATE report SET state = 'approved'");
	assert_finds(office->store, "report 1 is approved: it has no seal");
}

/* Approvals that are taken back so: then clerks could go on as if a supervisor had
 * reopened what they change. */
static void test_taken_back(void **state)
{
	struct office *office = *state;
	make_sealed(office);
	raw_run(office->store, "DELETE FROM seal; UPDATE report SET state = 'open';"
			       "UPDATE card SET state = 'draft' WHERE place = 2;");
	assert_finds(office->store,
		"report 1: it was approved, and the trail does not say that it was reopened",
		"measure 2: it was approved, and the trail does not say");
	assert_marked_false(office->store);
}

/* A measure that is approved, in a report that is not, is under no seal; the trail knows
 * what it said, and whoever shows the report says so. */
static void test_approved_measure(void **state)
{
	static const char *const forged[] = {
		"UPDATE card SET output = 'ปลอม' WHERE number = 2",
		"INSERT INTO owner (card, place, text) VALUES (2, 9, 'กองช่าง')",
		"UPDATE card SET state = 'done' WHERE number = 2",
		"UPDATE card SET state = 'approved' WHERE number = 1",
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES] = "?";
	approval_report(office);
	office_people(office);
	office_approve(office, 2);
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	assert_string_equal(mark, "");
	raw_lift(office->store);
	for (size_t i = 0; i < sizeof(forged) / sizeof(*forged); i++) {
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, forged[i]);
		assert_marked_false(office->store);
		store_rollback(office->store);
	}
	/* Others are the clerks' to change. */
	raw_run(office->store, "UPDATE card SET output = 'ผลผลิต' WHERE number = 1");
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	assert_string_equal(mark, "");
}

/* The mark is the beginning of the hash. */
static void test_mark(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES];
	make_sealed(office);
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	char *hash = raw_text(office->store, "SELECT upper(substr(hash, 1, 4)) || '-' "
					     "|| upper(substr(hash, 5, 4)) || '-' || "
					     "upper(substr(hash, 9, 4)) || '-' || "
					     "upper(substr(hash, 13, 4)) FROM seal");
	assert_string_equal(mark, hash);
	free(hash);
	assert_false(store_seal_mark(office->store, 9, mark, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 9");
}

/* --- another office's --- */

/* The JSON of the sealed report, from an office file of its own; *key: who sealed it. */
static char *sealed_json(char **key)
{
	struct office office;
	struct report report;
	office_make(&office);
	make_sealed(&office);
	office_load(&office, 1, &report);
	char *json = office_json(&report);
	*key = mem_strdup(report.seal.key);
	report_release(&report);
	office_remove(&office);
	return json;
}

static char *replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	struct str out = STR_INIT;
	assert_non_null(at);
	str_append(&out, text, (size_t)(at - text));
	str_puts(&out, to);
	str_puts(&out, at + strlen(from));
	return str_detach(&out);
}

static void take_in(struct office *office, const char *json, enum import_mode mode,
	struct import_result *result)
{
	struct error error = ERROR_INIT;
	struct report report, stored;
	office_parse(json, &report);
	assert_done(store_import_result(
			    office->store, &report, mode, "somsri", result, &error),
		&error);
	office_load(office, result->number, &stored);
	assert_int_equal(report.state, stored.state);
	assert_int_equal(report.seal.present, stored.seal.present);
	assert_int_equal(report.cards[0].state, stored.cards[0].state);
	assert_int_equal(
		stored.state, result->believed ? REPORT_APPROVED : REPORT_SUBMITTED);
	assert_int_equal(
		stored.cards[2].state, result->believed ? CARD_APPROVED : CARD_DONE);
	assert_int_equal(stored.seal.present, result->believed);
	report_release(&report);
	report_release(&stored);
	assert_sound(office->store);
}

static void test_imported(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct import_result result;
	char mark[SEAL_MARK_BYTES], *key;
	char *json = sealed_json(&key);
	/* Nobody knows the key. */
	take_in(office, json, IMPORT_NEW, &result);
	assert_true(result.approvals);
	assert_false(result.believed);
	assert_int_equal(result.verdict, SEAL_UNKNOWN_KEY);
	/* Somebody does: then it comes in as it was, and the missing trail is no fault. */
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	take_in(office, json, IMPORT_REPLACE, &result);
	assert_true(result.believed);
	assert_int_equal(result.verdict, SEAL_AGREES);
	assert_int_equal(approval_verdict(office->store, result.number), SEAL_AGREES);
	assert_done(store_seal_mark(office->store, result.number, mark, &error), &error);
	assert_int_equal(strlen(mark), 19);
	/* And goes out again as it came. */
	struct report report;
	office_load(office, result.number, &report);
	char *again = office_json(&report);
	assert_string_equal(again, json);
	free(again);
	report_release(&report);
	/* A card of it that is changed in the file is found here too. */
	raw_run(office->store, "UPDATE card SET refs_present = 1 WHERE place = 1");
	assert_int_equal(approval_verdict(office->store, result.number), SEAL_CHANGED);
	free(json);
	free(key);
}

/* With the key known: what else may be wrong with it. */
static void test_imported_forged(void **state)
{
	static const struct {
		const char *from, *to;
		enum seal_verdict verdict;
	} rows[] = {
		{"ผลผลิตสอง", "ผลผลิตปลอม", SEAL_CHANGED},
		{"\"total\": 95.0", "\"total\": 95", SEAL_CHANGED},
		{"\"name\": \"นางสาวมาลี รักษ์ไทย\"", "\"name\": \"นายปลอม\"", SEAL_FALSE},
		{"\"signature\": \"", "\"signature\": \"0", SEAL_FALSE},
		{"\"trail_hash\"", "\"x_hash\"", SEAL_FALSE},
		{"\"seal\"", "\"x_seal\"", SEAL_NONE},
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct import_result result;
	char *key, *json = sealed_json(&key);
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *forged = replaced(json, rows[i].from, rows[i].to);
		take_in(office, forged, IMPORT_REPLACE, &result);
		assert_true(result.approvals);
		assert_false(result.believed);
		assert_int_equal(result.verdict, rows[i].verdict);
		free(forged);
	}
	/* States are not sealed: those of cards are the seal's; the report's own word is
	 * needed. */
	char *mixed = replaced(
		json, "\n   \"state\": \"approved\"", "\n   \"state\": \"draft\"");
	take_in(office, mixed, IMPORT_REPLACE, &result);
	assert_true(result.believed);
	free(mixed);
	free(json);
	free(key);
}

/* It does not say itself that it is approved: then a good seal alone approves nothing. */
static void test_imported_open(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct import_result result;
	struct report report;
	char *key, *json = sealed_json(&key);
	char *open =
		replaced(json, "\n \"state\": \"approved\"", "\n \"state\": \"open\"");
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	office_parse(open, &report);
	assert_done(store_import_result(office->store, &report, IMPORT_NEW, "somsri",
			    &result, &error),
		&error);
	assert_false(result.believed);
	assert_int_equal(result.verdict, SEAL_AGREES);
	assert_int_equal(report.state, REPORT_OPEN);
	assert_false(report.seal.present);
	report_release(&report);
	office_load(office, result.number, &report);
	assert_int_equal(report.state, REPORT_OPEN);
	assert_int_equal(report.cards[0].state, CARD_DONE);
	report_release(&report);
	free(open);
	free(json);
	free(key);
}

/* A source of cards, one of which says something else the third time: when the seal is
 * judged and what would become of UUIDs is seen. */
struct lying {
	struct card_source source; /* first */
	const struct report *report;
	size_t next;
	int rewinds, truths; /* that were; as often as what it says is true */
	struct card lie;
};

static const struct card *next_lying(struct card_source *source, struct error *error)
{
	struct lying *lying = (struct lying *)source;
	(void)error;
	if (lying->next == lying->report->count)
		return NULL;
	const bool lies = lying->rewinds > lying->truths && lying->next == 1;
	const struct card *card = &lying->report->cards[lying->next++];
	return lies ? &lying->lie : card;
}

static bool rewind_lying(struct card_source *source, struct error *error)
{
	struct lying *lying = (struct lying *)source;
	(void)error;
	lying->next = 0;
	lying->rewinds++;
	return true;
}

/* Approved is what was sealed, not what a file says after it was judged. */
static void test_imported_lie(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct import_result result;
	struct report report;
	int64_t reports = -1;
	char *key, *json = sealed_json(&key), lie[] = "ผลผลิตปลอม";
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	office_parse(json, &report);
	struct lying lying = {.source = {.next = next_lying, .rewind = rewind_lying},
		.report = &report,
		.truths = 2,
		.lie = report.cards[1]};
	const struct report_reading reading = {
		.head = report, .count = report.count, .cards = &lying.source};
	lying.lie.output = lie;
	assert_false(store_import_cards(
		office->store, &reading, IMPORT_NEW, "somsri", &result, &error));
	assert_error(&error, ERROR_REFUSED, "was changed while it was read");
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 0);
	lying.rewinds = 0;
	lying.truths = 4; /* more often it is not read */
	assert_done(store_import_cards(office->store, &reading, IMPORT_NEW, "somsri",
			    &result, &error),
		&error);
	assert_true(result.believed);
	assert_int_equal(approval_verdict(office->store, result.number), SEAL_AGREES);
	report_release(&report);
	free(json);
	free(key);
}

/* The same under no UUID: another report. */
static int64_t take_in_copy(struct office *office, const char *json)
{
	struct error error = ERROR_INIT;
	struct import_result result;
	struct report copy;
	office_parse(json, &copy);
	*copy.uuid = '\0';
	assert_done(store_import_result(office->store, &copy, IMPORT_AGAIN, "somsri",
			    &result, &error),
		&error);
	assert_false(result.believed);
	assert_int_equal(copy.state, REPORT_SUBMITTED);
	report_release(&copy);
	return result.number;
}

/* Measures that get UUIDs of their own make another report, which nobody has sealed. */
static void test_imported_again(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct import_result result;
	char *key, *json = sealed_json(&key);
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	/* The copy is here first, with the measures' UUIDs. */
	assert_int_equal(take_in_copy(office, json), 1);
	take_in(office, json, IMPORT_AGAIN, &result);
	assert_false(result.believed);
	assert_int_equal(result.verdict, SEAL_AGREES);
	assert_int_equal(result.number, 2);
	assert_int_equal(take_in_copy(office, json), 3);
	assert_sound(office->store);
	free(json);
	free(key);
}

/* --- reopened since --- */

static void reopen(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	struct signer *signer = office_unlock(office->store, "nayok");
	int64_t revision = 0;
	assert_done(
		store_head_revision(office->store, report, &revision, &error), &error);
	assert_done(office_reopen_report(office->store, report, &revision, "แก้ยอดเงิน",
			    signer, &error) == SAVE_DONE,
		&error);
	signer_free(signer);
}

static void reopen_cards(struct office *office, int64_t first, size_t count)
{
	struct error error = ERROR_INIT;
	struct signer *signer = office_unlock(office->store, "nayok");
	for (size_t i = 0; i < count; i++) {
		struct card_entry entry;
		const int64_t number = first + (int64_t)i;
		assert_done(store_card(office->store, number, &entry, &error), &error);
		struct card_at at = {number, entry.revision};
		card_entry_release(&entry);
		assert_done(office_reopen_cards(office->store, &at, 1, "แก้", signer, NULL,
				    &error) == SAVE_DONE,
			&error);
	}
	signer_free(signer);
}

/* A clerk takes the old file in once more: who has reopened the report is not overruled. */
static void take_in_old(
	struct office *office, const char *json, enum import_mode mode, bool believed)
{
	struct error error = ERROR_INIT;
	struct import_result result;
	struct report report, stored;
	office_parse(json, &report);
	assert_done(store_import_result(
			    office->store, &report, mode, "somsri", &result, &error),
		&error);
	assert_int_equal(result.believed, believed);
	assert_int_equal(result.verdict, believed ? SEAL_AGREES : SEAL_TAKEN_OFF);
	assert_int_equal(report.state, believed ? REPORT_APPROVED : REPORT_SUBMITTED);
	/* A measure that stayed approved, and says the same, is told as such. */
	office_load(office, result.number, &stored);
	for (size_t i = 0; i < stored.count; i++)
		assert_int_equal(report.cards[i].state, stored.cards[i].state);
	report_release(&stored);
	report_release(&report);
	assert_sound(office->store);
}

static void test_old_file(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct report report;
	make_sealed(office);
	office_load(office, 1, &report);
	char *json = office_json(&report);
	report_release(&report);
	reopen(office, 1);
	take_in_old(office, json, IMPORT_REPLACE, false);
	take_in_old(office, json, IMPORT_REPLACE, false);
	reopen_cards(office, 1, 3);
	assert_done(store_remove_report(store, 1, "somsri", &error), &error);
	assert_done(store_destroy_report(store, 1, "palad", &error), &error);
	take_in_old(office, json, IMPORT_NEW, false);
	/* Approved once more, it is so, though it says the same as the first time. */
	approval_sign(store, 2, "palad");
	approval_sign(store, 2, "nayok");
	assert_int_equal(approval_verdict(store, 2), SEAL_AGREES);
	free(json);
}

static void test_old_file_of_others(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *key, *json = sealed_json(&key);
	office_people(office);
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	take_in_old(office, json, IMPORT_NEW, true);
	reopen(office, 1);
	take_in_old(office, json, IMPORT_REPLACE, false);
	take_in_old(office, json, IMPORT_REPLACE, false);
	/* What the old seal said of a measure does not hold for what was done to it
	 * since. */
	reopen_cards(office, 1, 1);
	assert_sound(office->store);
	raw_run(office->store, "UPDATE card SET state = 'approved' WHERE number = 1");
	assert_finds(office->store,
		"measure 1: it is approved, but the trail does not say by whom");
	free(json);
	free(key);
}

/* A measure was approved once, and was reopened: that approval is over. */
static void test_old_approval(void **state)
{
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	office_approve(office, 2);
	reopen_cards(office, 2, 1);
	assert_sound(office->store);
	office_force_approved(office->store, 2);
	assert_finds(office->store,
		"measure 2: it is approved, but the trail does not say by whom");
}

/* The sqlite3 program puts back what was before. */
static void test_old_rows(void **state)
{
	struct office *office = *state;
	make_sealed(office);
	raw_run(office->store,
		"CREATE TEMP TABLE old_seal AS SELECT * FROM seal;"
		"CREATE TEMP TABLE old_signature AS SELECT * FROM signature;");
	reopen(office, 1);
	raw_run(office->store,
		"DELETE FROM signature; INSERT INTO signature SELECT * FROM old_signature;"
		"INSERT INTO seal SELECT * FROM old_seal;"
		"UPDATE report SET state = 'approved';");
	assert_int_equal(approval_verdict(office->store, 1), SEAL_TAKEN_OFF);
	assert_finds(office->store, "report 1 is approved: the report was reopened here",
		"the search copy of its texts");
}

/* --- entries that nobody signed --- */

/* An entry behind the newest signed one, as anybody can write it who writes to the file: with
 * the right hash, and all that it tells. */
static void add_entry(struct store *store, const char *detail, const char *digest)
{
	struct error error = ERROR_INIT;
	const struct trail_note said = {.act = "report.replace",
		.change = change_now("somsri"),
		.report = 1,
		.detail = detail,
		.digest = digest};
	assert_done(trail_add(store, &said, NULL, NULL, &error), &error);
}

/* No measure is approved because an import is said to have believed a seal. */
static void test_unsigned_belief(void **state)
{
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	office_approve(office, 1);
	office_force_approved(office->store, 2);
	add_entry(office->store, "อบต.อื่น", "");
	assert_finds(office->store,
		"measure 2: it is approved, but the trail does not say by whom",
		"report 1: it was approved, and the trail does not say");
	/* Nor may one that is approved say something else because of it. */
	raw_run(office->store, "UPDATE card SET state = 'done' WHERE number = 2;"
			       "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	assert_finds(office->store,
		"measure 1: it is approved, but the trail does not say by whom",
		"measure 1: its search copy", "report 1: it is not what the trail says",
		"report 1: it was approved, and the trail does not say");
}

/* What looks signed is asked for its signature wherever approvals are told, not by verify
 * alone: the list and the pages go by it. */
static void test_false_signature(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES] = "";
	approval_report(office);
	office_people(office);
	office_approve(office, 1);
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	assert_string_equal(mark, "");
	/* The own entry of card 1, told of card 2 as well. */
	raw_run(office->store,
		"UPDATE card SET state = 'approved', revision = 2 WHERE number = 2;"
		"INSERT INTO trail (number, at, who, act, report, card, revision, detail, "
		"digest, previous, hash, key, signature, parts, standing, places) "
		"SELECT number + 1, at, who, act, report, 2, 2, detail, "
		"(SELECT digest FROM trail_part WHERE card = 2), hash, hash, key, signature, "
		"parts, standing, places FROM trail WHERE act = 'card.approve'");
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	assert_string_equal(mark, SEAL_MARK_FALSE);
}

/* Nor is a seal that was taken off by a reopening put back by it. */
static void test_unsigned_return(void **state)
{
	struct office *office = *state;
	make_sealed(office);
	char *digest = raw_text(office->store, "SELECT hash FROM seal");
	raw_run(office->store,
		"CREATE TEMP TABLE old_seal AS SELECT * FROM seal;"
		"CREATE TEMP TABLE old_signature AS SELECT * FROM signature;");
	reopen(office, 1);
	raw_run(office->store,
		"DELETE FROM signature; INSERT INTO signature SELECT * FROM old_signature;"
		"INSERT INTO seal SELECT * FROM old_seal; UPDATE seal SET here = 0;"
		"UPDATE report SET state = 'approved';");
	add_entry(office->store, "อบต.อื่น", digest);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_TAKEN_OFF);
	free(digest);
}

/* Who reopens a report signs for what stays approved in it, whoever approved that. */
static void test_reopened_belief(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *key, *json = sealed_json(&key);
	office_people(office);
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	take_in_old(office, json, IMPORT_NEW, true);
	reopen(office, 1);
	assert_sound(office->store);
	raw_run(office->store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	add_entry(office->store, "", "");
	assert_finds(office->store,
		"measure 1: it is approved, but the trail does not say by whom",
		"measure 1: its search copy", "report 1: it is not what the trail says");
	free(json);
	free(key);
}

/* Keys that are no longer used still speak for what they signed. */
static void test_past_key(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	make_sealed(office);
	assert_done(store_set_passphrase(office->store, "nayok", OFFICE_PASSPHRASE,
			    "อีกวลีหนึ่งที่ยาว", &error),
		&error);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_done(
		store_reset_passphrase(office->store, "nayok", "root", &error), &error);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	const struct person gone = {.login = "nayok"};
	assert_done(store_put_person(office->store, &gone, "root", &error), &error);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_sound(office->store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_changed),
		TEST(test_cut_off),
		TEST(test_forged_states),
		TEST(test_taken_back),
		TEST(test_approved_measure),
		TEST(test_mark),
		TEST(test_imported),
		TEST(test_imported_forged),
		TEST(test_imported_lie),
		TEST(test_imported_open),
		TEST(test_imported_again),
		TEST(test_old_file),
		TEST(test_old_file_of_others),
		TEST(test_old_approval),
		TEST(test_old_rows),
		TEST(test_unsigned_belief),
		TEST(test_false_signature),
		TEST(test_unsigned_return),
		TEST(test_reopened_belief),
		TEST(test_past_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
