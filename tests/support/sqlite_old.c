/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/sqlite_old.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/sqlite.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/trail.h"
#include "db/trust/trail_write.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* Copies from the office what the tables of an older file can hold, of which other is an
 * open one. The counts of a report are its triggers'. */
static void copy_tables(struct store *other)
{
	char *copies = raw_text(other,
		"SELECT group_concat('INSERT INTO main.' || name || ' (' || columns || ') "
		"SELECT ' || columns || ' FROM office.' || name, ';') FROM (SELECT "
		"m.name AS name, group_concat(c.name) AS columns FROM main.sqlite_schema "
		"AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND "
		"m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'search_index%' AND NOT "
		"(m.name = 'report' AND c.name IN ('cards', 'cards_done', 'unconfirmed')) "
		"GROUP BY m.name)");
	raw_run(other, copies);
	free(copies);
}

/* --- the trail as an older program wrote it --- */

struct chain {
	struct store *other;
	bool same; /* it is the one that is read */
	char previous[HASH_HEX + 1];
};

static int64_t key_fact(struct store *store, const char *key, const char *column)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "SELECT %s FROM person_key WHERE key = '%s'", column, key);
	const int64_t fact = raw_integer(store, sql.data);
	str_release(&sql);
	return fact;
}

/* All keys here are made of one passphrase. */
static void sign(struct store *store, const char *key, const char *hash,
	char signature[SIGNATURE_HEX + 1])
{
	struct error error = ERROR_INIT;
	struct str sql = STR_INIT;
	char made[KEY_HEX + 1];
	str_printf(&sql, "SELECT salt FROM person_key WHERE key = '%s'", key);
	char *salt = raw_text(store, sql.data);
	const struct key_cost cost = {.operations = key_fact(store, key, "operations"),
		.memory = key_fact(store, key, "memory")};
	struct secret_key *secret =
		secret_key_make(OFFICE_PASSPHRASE, salt, cost, made, &error);
	assert_done(secret != NULL, &error);
	assert_string_equal(made, key);
	secret_key_sign(secret, hash, strlen(hash), signature);
	secret_key_free(secret);
	free(salt);
	str_release(&sql);
}

/* Older entries told of no parts, of no standing and no order, and no hash was of them. */
static bool write_anew(void *context, const struct trail_entry *entry)
{
	struct chain *chain = context;
	struct str sql = STR_INIT;
	char hash[HASH_HEX + 1], signature[SIGNATURE_HEX + 1] = "";
	struct trail_entry older = *entry;
	older.previous = chain->previous;
	older.parts = older.standing = older.places = "";
	trail_hash(hash, &older);
	if (*entry->key)
		sign(chain->other, entry->key, hash, signature);
	str_printf(&sql,
		"UPDATE trail SET previous = '%s', hash = '%s', signature = '%s'%s WHERE "
		"number = %lld; UPDATE person_key SET signed_hash = '%s' WHERE key = '%s' "
		"AND signed_entry = %lld",
		chain->previous, hash, signature,
		chain->same ? ", parts = '', standing = '', places = ''" : "",
		(long long)entry->number, hash, entry->key, (long long)entry->number);
	raw_run(chain->other, sql.data);
	str_release(&sql);
	memcpy(chain->previous, hash, sizeof(hash));
	return true;
}

static void write_trail_anew(struct store *store, struct store *other)
{
	struct error error = ERROR_INIT;
	struct chain chain = {.other = other, .same = other == store};
	char *trigger = raw_text(
		other, "SELECT sql FROM sqlite_schema WHERE name = 'trail_unchanged'");
	raw_run(other, "DROP TRIGGER trail_unchanged");
	assert_done(store_trail(store, 0, 0, write_anew, &chain, &error), &error);
	raw_run(other, trigger);
	free(trigger);
}

void sqlite_old_trail(struct store *store)
{
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	raw_run(store, "DELETE FROM trail_part");
	write_trail_anew(store, store);
	assert_done(store_commit(store, &error), &error);
}

static void write_trail_from(const struct office *office, struct store *other)
{
	struct store *store = office_open(office->path, STORE_READ);
	write_trail_anew(store, other);
	store_close(store);
}

void sqlite_old_make(const struct office *office, int version, const char *path)
{
	struct error error = ERROR_INIT;
	struct str sql = STR_INIT, name = STR_INIT;
	str_printf(&name, TOP_SRCDIR "/tests/samples/schema-%d.sql", version);
	support_read(name.data, &sql);
	sqlite_file_run(path, sql.data);
	struct store *other = sqlite_open(path, SQLITE_HOW_WRITE, &error);
	assert_done(other != NULL, &error);
	sqlite_file_loosen(other);
	str_clear(&sql);
	str_printf(&sql, "ATTACH '%s' AS office", office->path);
	raw_run(other, sql.data);
	copy_tables(other);
	raw_run(other,
		"UPDATE report SET cards = (SELECT count(*) FROM card WHERE report = "
		"report.number AND place IS NOT NULL), cards_done = (SELECT count(*) "
		"FROM card WHERE report = report.number AND place IS NOT NULL AND state "
		"IN ('done', 'approved'))");
	if (raw_integer(other,
		    "SELECT count(*) FROM main.sqlite_schema WHERE name = 'trail'"))
		write_trail_from(office, other);
	/* What search looks through was written otherwise. */
	raw_run(other,
		"UPDATE search_copy SET body = replace(body, 'ก', char(1)); INSERT INTO "
		"search_index (search_index) VALUES ('rebuild')");
	raw_run(other, "DETACH office; PRAGMA journal_mode = WAL");
	store_close(other);
	str_release(&sql);
	str_release(&name);
}
