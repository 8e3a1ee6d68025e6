/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What counts up (numbers of reports and cards, places, entries of the trail) does so in a
 * transaction that writes, and of these there is one at a time: from its start on, before
 * anything was written. So nobody else gets the same number.
 */
#include <config.h>

#include "tests/support/office.h"

#include "db/carry.h"
#include "db/check_settings.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "model/report.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"

static bool import(struct store *store, struct error *error)
{
	struct report report;
	int64_t number;
	office_invent(&report, 2568, 2, 7);
	const bool good =
		store_import(store, &report, IMPORT_NEW, "somsri", &number, error);
	report_release(&report);
	return good;
}

static bool add_card(struct store *store, struct error *error)
{
	struct card_entry added;
	if (!store_add_card(store, 1, "somsri", &added, error))
		return false;
	card_entry_release(&added);
	return true;
}

static bool carry(struct store *store, struct error *error)
{
	int64_t carried;
	return store_carry(store, 1, 2575, "somsri", &carried, error);
}

static bool set_rule(struct store *store, struct error *error)
{
	return store_set_rule(store, "period", "off", "somsri", error);
}

static bool put_person(struct store *store, struct error *error)
{
	const struct person person = {
		.login = "somsri", .name = "สมศรี", .post = "", .roles = ROLE_CLERK};
	return store_put_person(store, &person, "somsri", error);
}

static const struct {
	bool (*act)(struct store *store, struct error *error);
	const char *newest; /* what it counts up */
} acts[] = {
	{import, "SELECT max(number) FROM report"},
	{import, "SELECT max(number) FROM card"},
	{add_card, "SELECT max(number) FROM card"},
	{add_card, "SELECT max(place) FROM card WHERE report = 1"},
	{carry, "SELECT max(number) FROM report"},
	{set_rule, "SELECT max(number) FROM trail"},
	{put_person, "SELECT max(place) FROM person"},
};

static void test_one_at_a_time(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	store_patience(other, 0);
	for (size_t i = 0; i < COUNT(acts); i++) {
		assert_done(store_begin(store, &error), &error);
		assert_false(acts[i].act(other, &error));
		assert_true(store_was_busy(other));
		assert_error(&error, ERROR_SYSTEM, "try again in a moment");
		store_rollback(store);
		const int64_t before = raw_integer(store, acts[i].newest);
		assert_done(store_begin(store, &error), &error);
		assert_done(acts[i].act(store, &error), &error);
		assert_true(raw_integer(store, acts[i].newest) > before);
		store_rollback(store);
		assert_int_equal(raw_integer(store, acts[i].newest), before);
	}
	/* One after the other: each goes on behind the one before. */
	const int64_t cards = raw_integer(store, "SELECT max(number) FROM card");
	assert_done(add_card(store, &error), &error);
	assert_done(add_card(other, &error), &error);
	assert_int_equal(raw_integer(store, "SELECT max(number) FROM card"), cards + 2);
	store_close(other);
	assert_sound(store);
}

static int setup(void **state)
{
	return office_setup_cards(state, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_one_at_a_time, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
