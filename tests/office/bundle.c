/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bundles between two offices: what is new comes over, what was changed on both sides is met,
 * what is approved stays, and what is refused leaves nothing. Over files and over a server.
 */
#include <config.h>

#include "office/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/bin.h"
#include "db/bundle.h"
#include "db/evidence_files.h"
#include "db/head.h"
#include "db/overview.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/file.h"
#include "model/report.h"
#include "office/importing.h"
#include "print/outlet.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define PHOTO "not really a photo, but bytes all the same"

/* The office where the bundle is made, and the other side. */
struct sides {
	struct office here, there;
	char *path;
	struct bundle bundle;
	struct bundle_taking taking;
	struct error error;
};

/* Who works with an office has a folder of their own, where files of a server are shown. */
static void at(const struct office *office)
{
	setenv("XDG_DATA_HOME", office->folder, 1);
}

static int setup(void **state)
{
	struct sides *sides = test_calloc(1, sizeof(*sides));
	office_make(&sides->here);
	office_people(&sides->here);
	approval_report(&sides->here);
	office_make(&sides->there);
	at(&sides->here);
	sides->path = support_path(sides->there.folder, "report.mattrakan");
	*state = sides;
	return 0;
}

static int teardown(void **state)
{
	struct sides *sides = *state;
	bundle_release(&sides->bundle);
	error_release(&sides->error);
	free(sides->path);
	office_remove(&sides->here);
	office_remove(&sides->there);
	test_free(sides);
	return 0;
}

static void make_of(struct sides *sides, const struct office *office,
	const int64_t *reports, size_t count, struct bundle_made *made)
{
	struct error error = ERROR_INIT;
	struct signer *signer =
		office == &sides->here ? office_unlock(office->store, "palad") : NULL;
	const struct bundle_request request = {
		office->store, office->path, reports, count, "somsri", signer};
	at(office);
	struct outlet *outlet = outlet_open_file(sides->path, true, &error);
	assert_non_null(outlet);
	assert_done(bundle_write(&request, outlet, made, &error), &error);
	assert_done(outlet_finish(outlet, &error), &error);
	signer_free(signer);
}

static void make(struct sides *sides)
{
	const int64_t first = 1;
	struct bundle_made made;
	make_of(sides, &sides->here, &first, 1, &made);
	assert_int_equal(made.missing.count, 0);
	bundle_made_release(&made);
}

static bool take_into(
	struct sides *sides, const struct office *office, enum bundle_mode mode)
{
	struct str bytes = STR_INIT;
	at(office);
	support_read(sides->path, &bytes);
	bundle_release(&sides->bundle);
	assert_true(bundle_is(bytes.data, bytes.bytes));
	assert_done(bundle_read(&sides->bundle, sides->path, &bytes, &sides->error),
		&sides->error);
	str_release(&bytes);
	const struct bundle *bundle = &sides->bundle;
	sides->taking = (struct bundle_taking){.reports = bundle->reports,
		.count = bundle->count,
		.hash = bundle->hash,
		.signer = "palad",
		.mode = mode,
		.office = office->path,
		.files = bundle->files.bytes ? bundle->files.data : NULL};
	return store_take_bundle(office->store, &sides->taking, "somsri", &sides->error);
}

static const struct bundle_outcome *take(struct sides *sides, enum bundle_mode mode)
{
	assert_done(take_into(sides, &sides->there, mode), &sides->error);
	return &sides->bundle.reports[0].outcome;
}

static bool count_entry(void *context, const struct trail_entry *entry)
{
	*(int64_t *)context = entry->number;
	return true;
}

static int64_t entries(struct store *store)
{
	struct error error = ERROR_INIT;
	int64_t count = 0;
	assert_done(store_trail(store, 0, 0, count_entry, &count, &error), &error);
	return count;
}

/* Its issue; the card at a place becomes another by it. */
static void say(struct store *store, int place, const char *issue)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup(issue);
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void finish(struct store *store, int place)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void assert_says(struct store *store, int place, const char *issue)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, &entry, &error), &error);
	assert_string_equal(entry.card.issue, issue);
	card_entry_release(&entry);
}

static void say_title(struct store *store, const char *title)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(store_read_head(store, 1, &head, &revision, &error), &error);
	free(head.title);
	head.title = mem_strdup(title);
	assert_int_equal(
		store_save_head(store, 1, &head, &revision, "somsri", &error), SAVE_DONE);
	report_release(&head);
}

static size_t cards_of(const struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	assert_done(store_load(office->store, 1, &report, &error), &error);
	const size_t count = report.count;
	report_release(&report);
	return count;
}

static void give_photo(struct sides *sides, struct str *ref)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	at(&sides->here);
	assert_done(evidence_file_keep(sides->here.path, "a.jpg",
			    (const unsigned char *)PHOTO, strlen(PHOTO), ref, &error),
		&error);
	assert_done(store_card_at(sides->here.store, 1, 1, &number, &error), &error);
	assert_done(store_card(sides->here.store, number, &entry, &error), &error);
	entry.card.evidence.present = true;
	struct evidence *evidence = evidence_list_add(&entry.card.evidence);
	evidence->kind = mem_strdup("photo");
	evidence->ref = mem_strdup(ref->data);
	assert_int_equal(
		store_save_card(sides->here.store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void assert_same(struct sides *sides)
{
	struct report one, other;
	office_load(&sides->here, 1, &one);
	office_load(&sides->there, 1, &other);
	char *here = office_json(&one), *there = office_json(&other);
	assert_string_equal(here, there);
	free(here);
	free(there);
	report_release(&one);
	report_release(&other);
	assert_sound(sides->here.store);
	assert_sound(sides->there.store);
}

/* --- what is new --- */

static void test_new_and_again(void **state)
{
	struct sides *sides = *state;
	make(sides);
	const struct bundle_outcome *outcome = take(sides, BUNDLE_MEET);
	assert_true(outcome->new_report && outcome->told);
	assert_int_equal(outcome->number, 1);
	assert_same(sides);
	const int64_t before = entries(sides->there.store);
	outcome = take(sides, BUNDLE_MEET);
	assert_true(outcome->before && outcome->before_at);
	assert_false(outcome->changes || outcome->told);
	/* Another bundle that brings nothing. */
	store_set_last_opened(sides->here.store, "somsri", 1, NULL);
	const int64_t one = 1;
	struct bundle_made made;
	make_of(sides, &sides->there, &one, 1, &made);
	bundle_made_release(&made);
	outcome = take(sides, BUNDLE_MEET);
	assert_false(outcome->before || outcome->changes || outcome->told);
	assert_int_equal(entries(sides->there.store), before);
}

static void test_difference(void **state)
{
	struct sides *sides = *state;
	struct error error = ERROR_INIT;
	struct card_entry added = {0};
	int64_t number;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->here.store, 1, "ประเด็นใหม่");
	say(sides->here.store, 1, "ประเด็นใหม่อีกครั้ง");
	say_title(sides->here.store, "ชื่อใหม่");
	assert_done(
		store_add_card(sides->here.store, 1, "somsri", &added, &error), &error);
	card_entry_release(&added);
	assert_done(store_card_at(sides->here.store, 1, 2, &number, &error), &error);
	assert_done(store_remove_card(sides->here.store, number, "somsri", NULL, &error),
		&error);
	make(sides);
	const struct bundle_outcome *outcome = take(sides, BUNDLE_MEET);
	assert_true(outcome->head && !outcome->new_report);
	assert_int_equal(outcome->taken, 1);
	assert_int_equal(outcome->added, 1);
	assert_int_equal(outcome->removed, 1);
	assert_int_equal(outcome->newer + outcome->own + outcome->conflicts_count, 0);
	assert_same(sides);
}

static void test_state_goes_on(void **state)
{
	struct sides *sides = *state;
	enum report_state there;
	make(sides);
	take(sides, BUNDLE_MEET);
	approval_submit(sides->here.store, 1);
	make(sides);
	assert_true(take(sides, BUNDLE_MEET)->state);
	struct report report;
	office_load(&sides->there, 1, &report);
	there = report.state;
	report_release(&report);
	assert_int_equal(there, REPORT_SUBMITTED);
}

/* What was changed here alone stays, also where the bundle is older than that. */
static void test_newer_here(void **state)
{
	struct sides *sides = *state;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 2, "แก้ที่จังหวัด");
	say(sides->here.store, 1, "แก้ที่อบต.");
	make(sides);
	const struct bundle_outcome *outcome = take(sides, BUNDLE_MEET);
	assert_int_equal(outcome->taken, 1);
	assert_int_equal(outcome->newer, 1);
	assert_says(sides->there.store, 1, "แก้ที่อบต.");
	assert_says(sides->there.store, 2, "แก้ที่จังหวัด");
	/* And comes back by a bundle the other way. */
	const int64_t one = 1;
	struct bundle_made made;
	make_of(sides, &sides->there, &one, 1, &made);
	bundle_made_release(&made);
	assert_done(take_into(sides, &sides->here, BUNDLE_MEET), &sides->error);
	assert_int_equal(sides->bundle.reports[0].outcome.taken, 1);
	assert_same(sides);
}

static void test_own_cards_stay(void **state)
{
	struct sides *sides = *state;
	struct error error = ERROR_INIT;
	struct card_entry added = {0};
	make(sides);
	take(sides, BUNDLE_MEET);
	assert_done(
		store_add_card(sides->there.store, 1, "somsri", &added, &error), &error);
	card_entry_release(&added);
	say(sides->there.store, 4, "มีที่นี่เท่านั้น");
	say(sides->here.store, 1, "ใหม่");
	make(sides);
	assert_int_equal(take(sides, BUNDLE_MEET)->own, 1);
	assert_says(sides->there.store, 1, "ใหม่");
	assert_says(sides->there.store, 4, "มีที่นี่เท่านั้น");
	assert_sound(sides->there.store);
}

/* With the rights that a clerk has, which a server looks at too; and who has none. */
static void test_by_a_clerk(void **state)
{
	struct sides *sides = *state;
	struct str ref = STR_INIT;
	struct office clerk = sides->there;
	make(sides);
	take(sides, BUNDLE_MEET);
	office_people(&sides->there);
	clerk.path = sides->there.database
			     ? postgres_server_address(sides->there.database, "somsri")
			     : mem_strdup(sides->there.path);
	clerk.store = office_open(clerk.path, STORE_WRITE);
	say(sides->here.store, 2, "ใหม่");
	say_title(sides->here.store, "ชื่อใหม่");
	give_photo(sides, &ref);
	make(sides);
	assert_done(take_into(sides, &clerk, BUNDLE_MEET), &sides->error);
	assert_int_equal(sides->bundle.reports[0].outcome.taken, 2);
	assert_int_equal(sides->taking.files_count, 1);
	store_close(clerk.store);
	assert_same(sides);
	say(sides->here.store, 1, "ใหม่");
	make(sides);
	assert_false(store_take_bundle(
		sides->there.store, &sides->taking, "nobody", &sides->error));
	assert_error(&sides->error, ERROR_REFUSED, "nobody");
	free(clerk.path); /* the taking names it */
	str_release(&ref);
}

/* --- both sides --- */

static void test_both_sides(void **state)
{
	struct sides *sides = *state;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 2, "แก้ที่จังหวัด");
	say(sides->here.store, 2, "แก้ที่อบต.");
	say(sides->here.store, 1, "ใหม่");
	make(sides);
	const int64_t before = entries(sides->there.store);
	assert_false(take_into(sides, &sides->there, BUNDLE_MEET));
	assert_error(&sides->error, ERROR_REFUSED, "1");
	const struct bundle_outcome *outcome = &sides->bundle.reports[0].outcome;
	assert_int_equal(outcome->conflicts_count, 1);
	assert_int_equal(outcome->conflicts[0].kind, CONFLICT_CARD);
	assert_int_equal(outcome->conflicts[0].place, 2);
	assert_int_equal(entries(sides->there.store), before);
	assert_says(sides->there.store, 2, "แก้ที่จังหวัด");
	take(sides, BUNDLE_KEEP);
	assert_says(sides->there.store, 1, "ใหม่");
	assert_says(sides->there.store, 2, "แก้ที่จังหวัด");
	take(sides, BUNDLE_REPLACE);
	assert_says(sides->there.store, 2, "แก้ที่อบต.");
	assert_same(sides);
	/* Settled: the next one goes on from there. */
	say(sides->here.store, 2, "และต่อไป");
	make(sides);
	assert_int_equal(take(sides, BUNDLE_MEET)->taken, 1);
	assert_same(sides);
}

/* Where something of ours stays, so does our state. */
static void test_kept_with_its_state(void **state)
{
	struct sides *sides = *state;
	struct report report;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 2, "แก้ที่จังหวัด");
	say(sides->here.store, 2, "แก้ที่อบต.");
	say(sides->here.store, 1, "ใหม่");
	for (int place = 1; place <= 2; place++)
		finish(sides->here.store, place);
	approval_submit(sides->here.store, 1);
	make(sides);
	assert_int_equal(take(sides, BUNDLE_KEEP)->taken, 1);
	office_load(&sides->there, 1, &report);
	assert_int_equal(report.state, REPORT_OPEN);
	report_release(&report);
	assert_says(sides->there.store, 2, "แก้ที่จังหวัด");
	assert_sound(sides->there.store);
}

static void test_removed_and_changed(void **state)
{
	struct sides *sides = *state;
	struct error error = ERROR_INIT;
	int64_t number;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 1, "แก้ที่จังหวัด");
	assert_done(store_card_at(sides->here.store, 1, 1, &number, &error), &error);
	assert_done(store_remove_card(sides->here.store, number, "somsri", NULL, &error),
		&error);
	assert_done(store_card_at(sides->there.store, 1, 3, &number, &error), &error);
	assert_done(store_remove_card(sides->there.store, number, "somsri", NULL, &error),
		&error);
	say(sides->here.store, 2, "แก้ที่อบต.");
	make(sides);
	assert_false(take_into(sides, &sides->there, BUNDLE_MEET));
	error_release(&sides->error);
	const struct bundle_outcome *outcome = &sides->bundle.reports[0].outcome;
	assert_int_equal(outcome->conflicts_count, 2);
	assert_int_equal(outcome->conflicts[0].kind, CONFLICT_BINNED);
	assert_int_equal(outcome->conflicts[1].kind, CONFLICT_GONE);
	take(sides, BUNDLE_REPLACE);
	assert_same(sides);
}

static void test_one_transaction(void **state)
{
	struct sides *sides = *state;
	struct report second;
	struct bundle_made made;
	const int64_t both[] = {2, 1};
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 1, "ที่นี่");
	say(sides->here.store, 1, "ที่นั่น");
	office_invent(&second, 2567, 3, 1);
	office_import(&sides->here, &second);
	report_release(&second);
	make_of(sides, &sides->here, both, 2, &made);
	bundle_made_release(&made);
	assert_false(take_into(sides, &sides->there, BUNDLE_MEET));
	error_release(&sides->error);
	int64_t count;
	assert_done(
		store_count(sides->there.store, &count, &sides->error), &sides->error);
	assert_int_equal(count, 1);
	assert_done(take_into(sides, &sides->there, BUNDLE_KEEP), &sides->error);
	assert_done(
		store_count(sides->there.store, &count, &sides->error), &sides->error);
	assert_int_equal(count, 2);
	assert_sound(sides->there.store);
}

/* --- what would be done --- */

static void test_plan(void **state)
{
	struct sides *sides = *state;
	make(sides);
	take(sides, BUNDLE_MEET);
	say(sides->there.store, 2, "ที่นี่");
	say(sides->here.store, 1, "ใหม่");
	say(sides->here.store, 2, "ที่นั่น");
	make(sides);
	assert_false(take_into(sides, &sides->there, BUNDLE_MEET));
	error_release(&sides->error);
	const int64_t before = entries(sides->there.store);
	struct store *reader = office_open(sides->there.path, STORE_READ);
	for (size_t i = 0; i < sides->bundle.count; i++)
		bundle_outcome_release(&sides->bundle.reports[i].outcome);
	assert_done(
		store_plan_bundle(reader, &sides->taking, &sides->error), &sides->error);
	store_close(reader);
	const struct bundle_outcome *outcome = &sides->bundle.reports[0].outcome;
	assert_int_equal(outcome->taken, 1);
	assert_int_equal(outcome->conflicts_count, 1);
	assert_int_equal(entries(sides->there.store), before);
}

/* --- approvals --- */

static void trust(struct sides *sides)
{
	make(sides);
	struct str bytes = STR_INIT;
	support_read(sides->path, &bytes);
	assert_done(bundle_read(&sides->bundle, sides->path, &bytes, &sides->error),
		&sides->error);
	str_release(&bytes);
	assert_true(sides->bundle.is_signed);
	assert_string_equal(sides->bundle.name, "นายสมชาย ใจดี");
}

static void make_known(struct sides *sides)
{
	struct report report;
	office_load(&sides->here, 1, &report);
	assert_true(report.seal.present);
	assert_done(store_trust_key(sides->there.store, report.seal.key, "อบต.ทดสอบ",
			    "root", &sides->error),
		&sides->error);
	report_release(&report);
}

static void test_approved(void **state)
{
	struct sides *sides = *state;
	trust(sides);
	take(sides, BUNDLE_MEET);
	approval_seal(sides->here.store, 1);
	make(sides);
	/* Nobody there knows the key: it comes as submitted, and nothing more of it. */
	const struct bundle_outcome *outcome = take(sides, BUNDLE_MEET);
	assert_true(outcome->told && !outcome->result.believed);
	make_known(sides);
	make(sides);
	outcome = take(sides, BUNDLE_MEET);
	/* Where the clock still shows the same second it is the very same bundle. */
	if (outcome->before)
		outcome = take(sides, BUNDLE_REPLACE);
	assert_true(outcome->state && outcome->result.believed);
	assert_int_equal(approval_verdict(sides->there.store, 1), SEAL_AGREES);
	assert_same(sides);
	assert_false(take(sides, BUNDLE_REPLACE)->changes);
	assert_sound(sides->there.store);
}

static void reopen(struct store *store)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	struct signer *signer = office_unlock(store, "nayok");
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	assert_int_equal(office_reopen_report(store, 1, &revision, "แก้", signer, &error),
		SAVE_DONE);
	signer_free(signer);
}

static void test_approved_here_stays(void **state)
{
	struct sides *sides = *state;
	approval_seal(sides->here.store, 1);
	make_known(sides);
	make(sides);
	assert_true(take(sides, BUNDLE_MEET)->result.believed);
	reopen(sides->here.store);
	say_title(sides->here.store, "ชื่อใหม่");
	make(sides);
	const enum bundle_mode modes[] = {BUNDLE_MEET, BUNDLE_KEEP, BUNDLE_REPLACE};
	const int64_t before = entries(sides->there.store);
	for (size_t i = 0; i < 3; i++) {
		assert_false(take_into(sides, &sides->there, modes[i]));
		assert_error(&sides->error, ERROR_REFUSED, "approved");
	}
	assert_int_equal(entries(sides->there.store), before);
	assert_int_equal(approval_verdict(sides->there.store, 1), SEAL_AGREES);
}

/* --- evidence --- */

static void test_evidence(void **state)
{
	struct sides *sides = *state;
	struct str ref = STR_INIT, path = STR_INIT, bytes = STR_INIT;
	give_photo(sides, &ref);
	make(sides);
	take(sides, BUNDLE_MEET);
	assert_int_equal(sides->taking.files_count, 1);
	assert_true(evidence_file_path(sides->there.path, ref.data, &path));
	support_read(path.data, &bytes);
	assert_string_equal(bytes.data, PHOTO);
	assert_same(sides);
	/* What it lay in meanwhile is gone with it. */
	char *folder = mem_strdup(sides->bundle.folder.data);
	take(sides, BUNDLE_MEET);
	assert_int_equal(sides->taking.files_count, 0);
	struct stat status;
	assert_int_equal(stat(folder, &status), -1);
	free(folder);
	str_release(&ref);
	str_release(&path);
	str_release(&bytes);
}

/* Refused: not even its files are there. */
static void test_refused_leaves_no_files(void **state)
{
	struct sides *sides = *state;
	struct str ref = STR_INIT, path = STR_INIT;
	make(sides);
	take(sides, BUNDLE_MEET);
	give_photo(sides, &ref);
	say(sides->there.store, 1, "ที่นี่");
	make(sides);
	assert_false(take_into(sides, &sides->there, BUNDLE_MEET));
	error_release(&sides->error);
	assert_int_equal(cards_of(&sides->there), 3);
	struct stat status;
	evidence_folder(sides->there.path, &path);
	if (!sides->there.database)
		assert_int_equal(stat(path.data, &status), -1);
	str_clear(&path);
	if (!sides->there.database)
		assert_false(evidence_file_path(sides->there.path, ref.data, &path));
	str_release(&ref);
	str_release(&path);
}

static void test_missing_file(void **state)
{
	struct sides *sides = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct bundle_made made;
	const int64_t one = 1;
	const char *ref =
		"files/"
		"0000000000000000000000000000000000000000000000000000000000000000"
		".jpg";
	int64_t number;
	assert_done(store_card_at(sides->here.store, 1, 1, &number, &error), &error);
	assert_done(store_card(sides->here.store, number, &entry, &error), &error);
	entry.card.evidence.present = true;
	struct evidence *evidence = evidence_list_add(&entry.card.evidence);
	evidence->kind = mem_strdup("photo");
	evidence->ref = mem_strdup(ref);
	assert_int_equal(
		store_save_card(sides->here.store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	make_of(sides, &sides->here, &one, 1, &made);
	assert_int_equal(made.missing.count, 1);
	assert_string_equal(made.missing.items[0], ref);
	bundle_made_release(&made);
	take(sides, BUNDLE_MEET);
	assert_int_equal(sides->bundle.missing.count, 1);
}

/* Where documents are read it is told what it is. */
static void test_no_document(void **state)
{
	struct sides *sides = *state;
	struct importing importing = {0};
	struct str bytes = STR_INIT;
	make(sides);
	support_read(sides->path, &bytes);
	assert_false(importing_read(&importing, sides->path, &bytes, &sides->error));
	assert_error(&sides->error, ERROR_REFUSED, "mattrakan import");
	importing_release(&importing);
	str_release(&bytes);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_new_and_again),
		TEST(test_difference),
		TEST(test_state_goes_on),
		TEST(test_newer_here),
		TEST(test_own_cards_stay),
		TEST(test_by_a_clerk),
		TEST(test_both_sides),
		TEST(test_kept_with_its_state),
		TEST(test_removed_and_changed),
		TEST(test_one_transaction),
		TEST(test_plan),
		TEST(test_approved),
		TEST(test_approved_here_stays),
		TEST(test_evidence),
		TEST(test_refused_leaves_no_files),
		TEST(test_missing_file),
		TEST(test_no_document),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
