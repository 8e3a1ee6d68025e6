/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program itself on a server, with no more rights than each person has: everybody is
 * connected with the own name, as a clerk or a supervisor, and does what the office does. What
 * they cannot do past the program: postgres_rights.c.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/check_settings.h"
#include "db/engine/engine.h"
#include "db/import.h"
#include "db/office_list.h"
#include "db/office_words.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/str.h"

/* An office of its own, as each of its people has it open. */
struct house {
	char *database;
	struct office keeper, somsri, manit, palad, nayok;
};

static void enter_as(const struct house *house, struct office *office, const char *who)
{
	*office = (struct office){.database = house->database};
	office->path = postgres_server_address(house->database, who);
	office->store = office_open(office->path, STORE_WRITE);
	assert_string_equal(store_person(office->store), who);
	/* Keys are made cheaply here. */
	office->store->key_cost = house->keeper.store->key_cost;
}

static int house_make(void **state)
{
	struct error error = ERROR_INIT;
	struct house *house = test_calloc(1, sizeof(*house));
	house->database = postgres_server_database(NULL);
	house->keeper.path =
		postgres_server_address(house->database, postgres_server_keeper());
	assert_done(
		store_create_office(house->keeper.path, NULL, "เทศบาล", &error), &error);
	house->keeper.store = office_open(house->keeper.path, STORE_WRITE);
	office_people(&house->keeper);
	enter_as(house, &house->somsri, "somsri");
	enter_as(house, &house->manit, "manit");
	enter_as(house, &house->palad, "palad");
	enter_as(house, &house->nayok, "nayok");
	*state = house;
	return 0;
}

static int house_end(void **state)
{
	struct house *house = *state;
	struct office *each[] = {&house->keeper, &house->somsri, &house->manit,
		&house->palad, &house->nayok};
	for (size_t i = 0; i < sizeof(each) / sizeof(*each); i++) {
		store_close(each[i]->store);
		free(each[i]->path);
	}
	postgres_server_drop(house->database);
	test_free(house);
	return 0;
}

static void assert_in_order(const struct house *house)
{
	assert_finds(house->somsri.store, NULL);
}

static void save(struct store *store, int64_t card, const char *issue,
	enum card_state card_state, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, card, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = strdup(issue);
	entry.card.state = card_state;
	assert_done(store_save_card(store, &entry, who, &error) == SAVE_DONE, &error);
	card_entry_release(&entry);
}

static bool see_typist(void *context, const struct typist *typist)
{
	str_printf(context, "%s ", typist->who);
	return true;
}

/* Adds, saves, moves, takes out, brings back; what another types is seen, not read. */
static void clerks_write(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	struct card_entry added;
	struct str names = STR_INIT;
	const int64_t report = approval_report(&house->somsri);
	assert_done(store_add_card(house->manit.store, report, "manit", &added, &error),
		&error);
	save(house->manit.store, added.number, "ใหม่", CARD_DRAFT, "manit");
	save(house->somsri.store, added.number, "ใหม่กว่า", CARD_DONE, "somsri");
	const struct draft draft = {.card = added.number,
		.revision = 3,
		.who = "manit",
		.session = "s",
		.at = 7,
		.body = "{\"issue\":\"กำลังพิมพ์\"}"};
	assert_done(store_draft_put(house->manit.store, &draft, &error), &error);
	assert_done(store_typing(house->somsri.store, report, added.number, "somsri", "s",
			    0, see_typist, &names, &error),
		&error);
	assert_string_equal(names.data, "manit ");
	assert_done(
		store_move_card(house->somsri.store, added.number, 1, "somsri", &error),
		&error);
	assert_done(store_remove_card(
			    house->somsri.store, added.number, "somsri", NULL, &error),
		&error);
	assert_done(
		store_restore_from_bin(house->manit.store, added.number, "manit", &error),
		&error);
	assert_done(store_remove_card(
			    house->somsri.store, added.number, "somsri", NULL, &error),
		&error);
	/* Destroyed by a supervisor, with what manit was typing there: that is kept for him. */
	assert_done(store_destroy_card(house->palad.store, added.number, "palad", &error),
		&error);
	assert_false(store_destroy_card(house->somsri.store, 1, "somsri", &error));
	error_release(&error);
	assert_in_order(house);
	card_entry_release(&added);
	str_release(&names);
}

static void clerks_set_up_the_check(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	struct store *store = house->somsri.store;
	const int64_t report = approval_report(&house->somsri);
	const struct acceptance acceptance = {.rule = "period.past",
		.path = "period",
		.card = 1,
		.basis = "x",
		.reason = "ตรวจแล้วถูกต้อง"};
	assert_done(store_accept(store, report, &acceptance, "somsri", &error), &error);
	assert_done(store_accept(store, report, &acceptance, "somsri", &error), &error);
	assert_done(
		store_set_office_word(store, "บ้านใหม่", true, "somsri", &error), &error);
	assert_in_order(house);
	assert_done(store_unaccept(store, report, &acceptance, "somsri", &error), &error);
	assert_in_order(house);
}

/* From a clerk's submission to the seal, open again, and out of the house. */
static void a_report_is_sealed(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	const int64_t report = approval_report(&house->somsri);
	office_approve(&house->palad, 2);
	approval_submit(house->somsri.store, report);
	approval_sign(house->palad.store, report, "palad");
	approval_sign(house->nayok.store, report, "nayok");
	assert_int_equal(approval_verdict(house->somsri.store, report), SEAL_AGREES);
	assert_in_order(house);
	struct signer *signer = office_unlock(house->nayok.store, "nayok");
	int64_t revision = 4;
	assert_done(office_reopen_report(house->nayok.store, report, &revision,
			    "แก้ไขตัวเลข", signer, &error) == SAVE_DONE,
		&error);
	signer_free(signer);
	assert_in_order(house);
	assert_done(
		store_remove_report(house->nayok.store, report, "nayok", &error), &error);
	assert_done(store_restore_report(house->somsri.store, report, "somsri", &error),
		&error);
	assert_in_order(house);
}

/* A clerk takes in what another office approved: its seal is believed, of a key that is known. */
static void an_import_is_believed(void **state)
{
	struct house *house = *state, *other;
	struct error error = ERROR_INIT;
	struct report report;
	struct import_result result;
	const int64_t number = approval_report(&house->somsri);
	approval_submit(house->somsri.store, number);
	approval_sign(house->palad.store, number, "palad");
	approval_sign(house->nayok.store, number, "nayok");
	office_load(&house->somsri, number, &report);
	house_make((void **)&other);
	assert_done(store_trust_key(other->keeper.store, report.seal.key, "บ้านใหม่",
			    store_person(other->keeper.store), &error),
		&error);
	assert_done(store_import_result(other->somsri.store, &report, IMPORT_NEW,
			    "somsri", &result, &error),
		&error);
	assert_true(result.believed);
	assert_int_equal(
		approval_verdict(other->somsri.store, result.number), SEAL_AGREES);
	assert_in_order(other);
	report_release(&report);
	house_end((void **)&other);
}

/* One that takes the place of a report of which a measure is approved. */
static void an_import_replaces(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	struct report report;
	struct import_result result;
	const int64_t number = approval_report(&house->somsri);
	office_approve(&house->palad, 2);
	office_load(&house->somsri, number, &report);
	free(report.cards[0].issue);
	report.cards[0].issue = strdup("อื่น");
	assert_done(store_import_result(house->manit.store, &report, IMPORT_REPLACE,
			    "manit", &result, &error),
		&error);
	assert_int_equal(result.number, number);
	report_release(&report);
	assert_in_order(house);
}

static void people_change_what_is_their_own(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	struct signer *signer;
	/* A wrong one is counted, by the person alone. */
	assert_null(store_unlock(house->palad.store, "palad", "ผิดผิดผิดผิดผิด", 100, &error));
	error_release(&error);
	assert_done(store_set_passphrase(house->palad.store, "palad", OFFICE_PASSPHRASE,
			    "อีกประโยคหนึ่งที่ยาวพอ", &error),
		&error);
	signer = store_unlock(
		house->palad.store, "palad", "อีกประโยคหนึ่งที่ยาวพอ", 200, &error);
	assert_done(signer != NULL, &error);
	signer_free(signer);
	/* Nobody else enters people or adds an office. */
	const struct person person = {
		.login = "somsri", .name = "x", .post = "", .roles = ROLE_SUPERVISOR};
	int64_t number;
	assert_false(store_put_person(house->somsri.store, &person, "somsri", &error));
	error_release(&error);
	assert_false(store_add_office(house->palad.store, "x", &number, &error));
	error_release(&error);
	assert_done(store_reset_passphrase(house->keeper.store, "palad",
			    store_person(house->keeper.store), &error),
		&error);
	assert_in_order(house);
}

/* Offices stand side by side: of one nothing is seen in the other. */
static void offices_are_apart(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	int64_t number = 0;
	struct str address = STR_INIT;
	approval_report(&house->somsri);
	assert_done(store_add_office(house->keeper.store, "อบต. สอง", &number, &error),
		&error);
	assert_int_equal(number, 2);
	str_printf(&address, "%s&options=-cmattrakan.office%%3D2", house->keeper.path);
	struct store *second = office_open(address.data, STORE_WRITE);
	struct report report;
	int64_t count = -1;
	assert_done(store_count(second, &count, &error), &error);
	assert_int_equal(count, 0);
	const struct person person = {
		.login = "malee", .name = "มาลี", .post = "", .roles = ROLE_CLERK};
	assert_done(
		store_put_person(second, &person, store_person(second), &error), &error);
	store_close(second);
	char *path = postgres_server_address(house->database, "malee");
	struct store *malee = office_open(path, STORE_WRITE);
	approval_parse(&report);
	assert_done(store_import(malee, &report, IMPORT_NEW, "malee", &number, &error),
		&error);
	report_release(&report);
	assert_int_equal(number, 1);
	assert_done(store_count(malee, &count, &error), &error);
	assert_int_equal(count, 1);
	assert_finds(malee, NULL);
	store_close(malee);
	assert_in_order(house);
	free(path);
	str_release(&address);
}

static void refused(const char *address, const char *group, const char *words)
{
	struct error error = ERROR_INIT;
	assert_false(store_create_office(address, group, NULL, &error));
	assert_non_null(strstr(error.message, words));
	error_release(&error);
}

static void init_refuses(void **state)
{
	(void)state;
	char *database = postgres_server_database(NULL);
	char *address = postgres_server_address(database, postgres_server_keeper());
	char *clerk = postgres_server_address(database, "somsri");
	char *super = postgres_server_address(database, POSTGRES_SUPERUSER);
	struct error error = ERROR_INIT;
	refused(address, "users", "says nothing on a server");
	refused(super, NULL, "stands above the rules");
	refused(clerk, NULL, "may not make an office here");
	assert_done(store_create(address, NULL, &error), &error);
	refused(address, NULL, "in this database already");
	free(super);
	free(clerk);
	free(address);
	postgres_server_drop(database);
}

static struct store *open_with(const char *address, struct error *error)
{
	return store_open(address, STORE_WRITE, error);
}

/* Tables and programs of other versions, each with its sentence. */
static void versions_differ(void **state)
{
	struct house *house = *state;
	struct error error = ERROR_INIT;
	postgres_server_run(house->database, postgres_server_keeper(),
		"UPDATE about SET version = 99");
	assert_null(open_with(house->somsri.path, &error));
	assert_non_null(strstr(error.message, "install the newer mattrakan"));
	error_release(&error);
	postgres_server_run(house->database, postgres_server_keeper(),
		"UPDATE about SET version = 7");
	assert_null(open_with(house->somsri.path, &error));
	assert_non_null(strstr(error.message, "who administers the database"));
	error_release(&error);
	/* By nobody while somebody works with an older program. */
	assert_true(raw_try(
		house->manit.store, "SET application_name = 'mattrakan/0.1'", NULL));
	assert_null(open_with(house->keeper.path, &error));
	assert_non_null(strstr(error.message, "manit (mattrakan/0.1)"));
	assert_null(strstr(error.message, "somsri"));
	error_release(&error);
	assert_true(raw_try(house->manit.store, "RESET application_name", NULL));
	assert_null(open_with(house->keeper.path, &error));
	assert_non_null(strstr(error.message, "no way leads from"));
	error_release(&error);
}

int main(void)
{
#define IN_A_HOUSE(test) cmocka_unit_test_setup_teardown(test, house_make, house_end)
	const struct CMUnitTest tests[] = {
		IN_A_HOUSE(clerks_write),
		IN_A_HOUSE(clerks_set_up_the_check),
		IN_A_HOUSE(a_report_is_sealed),
		IN_A_HOUSE(an_import_is_believed),
		IN_A_HOUSE(an_import_replaces),
		IN_A_HOUSE(people_change_what_is_their_own),
		IN_A_HOUSE(offices_are_apart),
		cmocka_unit_test(init_refuses),
		IN_A_HOUSE(versions_differ),
	};
	if (postgres_server_missing()) {
		fprintf(stderr, "skipped: %s\n", postgres_server_missing());
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
