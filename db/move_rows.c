/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/move_rows.h"

#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/trust/keys.h"
#include "text/i18n.h"
#include "text/progress.h"
#include "text/str.h"

enum {
	PAGE = 400, /* rows that are read at once */
	COLUMNS_MOST = 64,
	KEYS_MOST = 8,
};

/* --- a value --- */

struct value {
	enum value_type type;
	int64_t integer;
	double real;
	const char *text; /* the statement's, until its next step */
	size_t bytes;
};

static struct value read_value(struct query *query)
{
	struct value value = {.type = query_column_type(query)};
	switch (value.type) {
	case TYPE_INTEGER: value.integer = query_column_integer(query); break;
	case TYPE_REAL: value.real = query_column_real(query); break;
	default: value.text = query_column_bytes(query, &value.bytes); break;
	}
	return value;
}

static void bind_value(struct query *query, const struct value *value)
{
	switch (value->type) {
	case TYPE_NULL: query_null(query); break;
	case TYPE_INTEGER: query_integer(query, value->integer); break;
	case TYPE_REAL: query_real(query, value->real); break;
	default: query_bytes(query, value->text, value->bytes); break;
	}
}

/* So that no other values, however they are cut, give the same text. */
static void hash_value(struct hashing *hashing, const struct value *value)
{
	const char type = (char)value->type;
	hash_add(hashing, &type, sizeof(type));
	switch (value->type) {
	case TYPE_NULL: break;
	case TYPE_INTEGER:
		hash_add(hashing, (const char *)&value->integer, sizeof(value->integer));
		break;
	case TYPE_REAL:
		hash_add(hashing, (const char *)&value->real, sizeof(value->real));
		break;
	default:
		hash_add(hashing, (const char *)&value->bytes, sizeof(value->bytes));
		hash_add(hashing, value->text, value->bytes);
		break;
	}
}

/* --- the rows of a table --- */

/* A key that outlives its row. */
struct key {
	struct value values[KEYS_MOST];
	struct str texts[KEYS_MOST];
};

struct walk {
	struct store *store;
	const struct sql_table *table;
	struct query query;
	struct value row[COLUMNS_MOST]; /* on which it stands */
	struct key last;                /* of the last row of this page */
	int on_page;                    /* rows of it that were read */
	int64_t rows, most;             /* read so far, and how many there are */
};

static bool walk_begin(struct walk *walk, struct store *store,
	const struct sql_table *table, struct error *error)
{
	*walk = (struct walk){.store = store, .table = table};
	for (int i = 0; i < KEYS_MOST; i++)
		str_init(&walk->last.texts[i]);
	walk->query = query_open(store, table->count);
	if (!query_one_integer(&walk->query, &walk->most, error))
		return false;
	walk->query = query_open(store, table->first);
	query_integer(&walk->query, PAGE);
	return true;
}

static void walk_end(struct walk *walk)
{
	query_close(&walk->query);
	for (int i = 0; i < KEYS_MOST; i++)
		str_release(&walk->last.texts[i]);
}

static void keep_key(struct walk *walk)
{
	for (int i = 0; i < walk->table->keys; i++) {
		struct value *value = &walk->last.values[i];
		struct str *text = &walk->last.texts[i];
		*value = walk->row[i];
		str_clear(text);
		if (value->text)
			str_append(text, value->text, value->bytes);
		value->text = text->data;
	}
}

static void open_next_page(struct walk *walk)
{
	query_close(&walk->query);
	walk->query = query_open(walk->store, walk->table->next);
	for (int i = 0; i < walk->table->keys; i++)
		bind_value(&walk->query, &walk->last.values[i]);
	query_integer(&walk->query, PAGE);
	walk->on_page = 0;
}

/* In a damaged store they may come again and again. */
static enum query_outcome take_row(struct walk *walk, struct error *error)
{
	if (++walk->rows > walk->most) {
		engine_fail(walk->store, FAULT_CORRUPT, error);
		return QUERY_FAILED;
	}
	for (int i = 0; i < walk->table->columns; i++)
		walk->row[i] = read_value(&walk->query);
	if (++walk->on_page == PAGE)
		keep_key(walk);
	return QUERY_ROW;
}

static enum query_outcome walk_step(struct walk *walk, struct error *error)
{
	enum query_outcome outcome = query_step(&walk->query, error);
	if (outcome == QUERY_DONE && walk->on_page == PAGE) {
		open_next_page(walk);
		outcome = query_step(&walk->query, error);
	}
	return outcome == QUERY_ROW ? take_row(walk, error) : outcome;
}

/* --- which tables --- */

/* Behind a table (NULL: the first of all); NULL: there is none. */
static const struct sql_table *next_table(
	const struct move_rows *move, const struct sql_table *table)
{
	table = table ? table + 1 : sql_tables;
	/* They go by themselves where one of both keeps them otherwise. */
	if (table->name && !move->files && strcmp(table->name, "evidence_file") == 0)
		table++;
	return table->name ? table : NULL;
}

/* The first rows of every table and how many there are, at once. */
static void tables_ahead(const struct move_rows *move, struct store *store)
{
	struct ahead list[2 * SQL_COUNT] = {{.integers = 0}};
	size_t count = 0;
	for (const struct sql_table *table = NULL; (table = next_table(move, table));) {
		list[count++] = (struct ahead){.name = table->count};
		list[count++] = (struct ahead){table->first, 1, {PAGE}, NULL};
	}
	query_ahead(store, list, count);
}

/* --- counting --- */

static bool count_table(struct store *store, const struct sql_table *table, int64_t *rows,
	struct error *error)
{
	struct query query = query_open(store, table->count);
	return query_one_integer(&query, rows, error);
}

bool move_count(struct store *store, const char *name, int64_t *rows, struct error *error)
{
	for (const struct sql_table *table = sql_tables; table->name; table++)
		if (strcmp(table->name, name) == 0)
			return count_table(store, table, rows, error);
	*rows = 0;
	return true;
}

bool move_count_all(struct store *store, int64_t *rows, struct error *error)
{
	struct ahead list[SQL_COUNT] = {{.integers = 0}};
	size_t count = 0;
	*rows = 0;
	for (const struct sql_table *table = sql_tables; table->name; table++)
		list[count++] = (struct ahead){.name = table->count};
	query_ahead(store, list, count);
	for (const struct sql_table *table = sql_tables; table->name; table++) {
		int64_t some = 0;
		if (!count_table(store, table, &some, error))
			return false;
		*rows += some;
	}
	return true;
}

static bool goes_on(const struct move_rows *move, struct error *error)
{
	return progress_step(move->progress) || progress_fail(error);
}

/* --- writing --- */

/* With each row of `from` the first `before` and the last `behind` of its columns are bound to
 * the statement of `to`. */
static bool run_for_each(const struct move_rows *move, const struct sql_table *table,
	enum sql name, int before, int behind, struct error *error)
{
	struct walk walk;
	if (!walk_begin(&walk, move->from, table, error))
		return false;
	struct query query = query_open(move->to, name);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true;
	while (good && (outcome = walk_step(&walk, error)) == QUERY_ROW) {
		query_again(&query);
		for (int i = 0; i < before; i++)
			bind_value(&query, &walk.row[i]);
		for (int i = table->columns - behind; i < table->columns; i++)
			bind_value(&query, &walk.row[i]);
		good = query_step_done(&query, error) && goes_on(move, error);
	}
	query_close(&query);
	walk_end(&walk);
	return good && outcome == QUERY_DONE;
}

/* What is counted comes out by itself, and is another only where it was another already: verify
 * tells of it there and here. */
static bool settle(const struct move_rows *move, struct error *error)
{
	for (const struct sql_table *table = NULL; (table = next_table(move, table));)
		if (table->counted && !run_for_each(move, table, table->settle,
					      table->keys, table->counted, error))
			return false;
	return true;
}

static bool make_index(struct store *store, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_INDEX_REBUILD);
	return query_run(&query, error);
}

bool move_rows_write(const struct move_rows *move, struct error *error)
{
	tables_ahead(move, move->from);
	for (const struct sql_table *table = NULL; (table = next_table(move, table));)
		if (!run_for_each(move, table, table->put,
			    table->columns - table->counted, 0, error))
			return false;
	tables_ahead(move, move->from);
	return settle(move, error) && make_index(move->to, error);
}

/* --- comparing --- */

static bool hash_table(const struct move_rows *move, struct store *store,
	const struct sql_table *table, char hash[HASH_HEX + 1], struct error *error)
{
	struct walk walk;
	if (!walk_begin(&walk, store, table, error))
		return false;
	struct hashing *hashing = hash_begin();
	enum query_outcome outcome;
	bool good = true;
	while (good && (outcome = walk_step(&walk, error)) == QUERY_ROW) {
		for (int i = 0; i < table->columns; i++)
			hash_value(hashing, &walk.row[i]);
		good = goes_on(move, error);
	}
	hash_end(hashing, hash);
	walk_end(&walk);
	return good && outcome == QUERY_DONE;
}

bool move_rows_compare(const struct move_rows *move, struct error *error)
{
	tables_ahead(move, move->from);
	tables_ahead(move, move->to);
	for (const struct sql_table *table = NULL; (table = next_table(move, table));) {
		char old[HASH_HEX + 1], new[HASH_HEX + 1];
		if (!hash_table(move, move->from, table, old, error) ||
			!hash_table(move, move->to, table, new, error))
			return false;
		if (strcmp(old, new) != 0)
			return error_set(error, ERROR_REFUSED,
				_("%s: table %s does not say what it says in %s; nothing "
				  "was moved"),
				move->to->path, table->name, move->from->path);
	}
	return true;
}
