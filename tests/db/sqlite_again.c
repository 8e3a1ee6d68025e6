/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of a table that stands in another's place too, as a failing disk leaves it: rows
 * that were read come again, and what is read in parts would never end. Whoever reads them
 * is told.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/sqlite_file.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/trail.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* More rows than one page of the file holds, and far more visits than there are rows. */
enum { PAGE = 4096, MANY = 400, VISITS = 20 * MANY };

static int setup(void **state)
{
	return office_setup_cards(state, 1);
}

static uint32_t big_endian(const unsigned char *at, int bytes)
{
	uint32_t value = 0;
	for (int i = 0; i < bytes; i++)
		value = value << 8 | at[i];
	return value;
}

/* The page of a table's first rows where the last but one are: SQLite's file format, 1.6. */
static void repeat_first(const char *path, const char *table)
{
	enum { INTERIOR_TABLE = 5, HEAD = 12 };
	struct str sql = STR_INIT, file = STR_INIT;
	str_printf(&sql, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
	const int64_t root = sqlite_file_integer(path, sql.data);
	support_read(path, &file);
	char *page = file.data + (root - 1) * PAGE;
	const unsigned char *head = (const unsigned char *)page;
	assert_int_equal(head[0], INTERIOR_TABLE);
	const uint32_t cells = big_endian(head + 3, 2);
	assert_true(cells > 1);
	const uint32_t first = big_endian(head + big_endian(head + HEAD, 2), 4);
	const uint32_t last =
		big_endian(head + big_endian(head + HEAD + 2 * (cells - 1), 2), 4);
	memmove(file.data + (last - 1) * (size_t)PAGE,
		file.data + (first - 1) * (size_t)PAGE, PAGE);
	support_write(path, file.data, file.bytes);
	str_release(&sql);
	str_release(&file);
}

/* Fills a table by SQL, spoils it, and opens the file again. */
static void spoil(struct office *office, const char *sql, const char *table)
{
	store_close(office->store);
	sqlite_file_run(office->path, sql);
	repeat_first(office->path, table);
	office->store = office_open(office->path, STORE_READ);
}

static bool see_entry(void *context, const struct trail_entry *entry)
{
	(void)entry;
	return ++*(int *)context < VISITS;
}

static void test_trail(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int visits = 0;
	spoil(office,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 400)"
		"INSERT INTO trail (at, who, act, report, card, revision, detail, digest,"
		"previous, hash, key, signature) SELECT 0, 'somsri', 'card.save', 1, 1, i,"
		"'', '', 'before', 'after', '', '' FROM n",
		"trail");
	assert_false(store_trail(office->store, 0, 0, see_entry, &visits, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	assert_true(visits < VISITS);
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	(void)hit;
	return ++*(int *)context < VISITS;
}

/* Too short for the index: the copy itself is gone through. */
static void test_search(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int visits = 0;
	spoil(office,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 400)"
		"INSERT INTO search_copy (report, card, body)"
		"SELECT 1, NULL, 'กข ' || i FROM n",
		"search_copy");
	assert_false(store_search(office->store, "กข", 0, see_hit, &visits, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	assert_true(visits < VISITS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_trail, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_search, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
