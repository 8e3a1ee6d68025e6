/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who has an office file open all day keeps few pages of it in memory, however many were read;
 * a change that is larger than that is still written once, when it is whole.
 */
#include <config.h>

#include "tests/support/office.h"

#include "db/engine/sqlite.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_source.h"
#include "tests/support/support.h"
#include "text/error.h"

enum { CARDS = 600, FEW_BYTES = 200 << 10 };

static int status(const struct store *store, int what)
{
	int now, most;
	assert_int_equal(sqlite3_db_status(sqlite_of(store)->file, what, &now, &most, 0),
		SQLITE_OK);
	return now;
}

static void read_all(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_source *source = store_cards(store, 1, &error);
	assert_non_null(source);
	int count = 0;
	while (source->next(source, &error))
		count++;
	assert_int_equal(count, CARDS);
	card_source_free(source);
}

static void test_reading(void **state)
{
	const struct office *office = *state;
	struct store *store = office_open(office->path, STORE_WRITE);
	read_all(store);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) > FEW_BYTES);
	store_close(store);
	store = office_open(office->path, STORE_WRITE);
	store_lean(store);
	read_all(store);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) < FEW_BYTES);
	store_close(store);
}

static void add_cards(struct store *store)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < CARDS; i++) {
		struct card_entry added;
		assert_done(store_add_card(store, 1, "somsri", &added, &error), &error);
		card_entry_release(&added);
	}
}

static void test_writing(void **state)
{
	const struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *store = office_open(office->path, STORE_WRITE);
	store_lean(store);
	const int before = status(store, SQLITE_DBSTATUS_CACHE_SPILL);
	assert_done(store_begin(store, &error), &error);
	add_cards(store);
	assert_int_equal(status(store, SQLITE_DBSTATUS_CACHE_SPILL), before);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) > FEW_BYTES);
	assert_done(store_commit(store, &error), &error);
	store_close(store);
}

static int setup(void **state)
{
	return office_setup_cards(state, CARDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_reading, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_writing, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
