/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every row that can be read of a damaged file. SQLite gives up where it meets damage: what
 * lies behind a page that is lost, rows beside one that is broken. So this reads the pages
 * itself: first along the trees of the tables, then those pages to which no tree leads any
 * more, whose rows are known by their shape. An index is read where what it holds of a
 * report is all that is left of it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/raw_pages.h"
#include "db/engine/raw_record.h"
#include "db/engine/raw_tree.h"
#include "db/engine/sqlite.h"
#include "db/engine/sqlite_salvage_table.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "model/card.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/progress.h"

enum { TABLES = 64, OTHERS = 64, HEADER_VERSION = 60 };

struct salvage {
	struct store *store; /* in memory; its rows go there */
	struct raw_pages pages;
	struct raw_walk walk;
	struct salvage_table tables[TABLES];
	size_t count;
	uint32_t others[OTHERS]; /* roots of what is no table of ours */
	size_t other_count;
	uint32_t by_agency; /* root of the index that tells year and agency of reports */
	uint32_t by_owner;  /* and of the one that holds all that owners are */
	bool schema_lost;
	struct salvage_table *at; /* whose tree is walked */
	bool stray;               /* to its page no tree led */
	salvage_told *told;
	void *context;
};

static void tell(const struct salvage *salvage, enum salvage_kind kind, const char *table,
	int64_t from, int64_t to)
{
	const struct salvage_loss loss = {kind, table, NULL, from, to};
	salvage->told(salvage->context, &loss);
}

/* --- the tables --- */

static bool find_tables(struct salvage *salvage, struct error *error)
{
	static const char of_values[] = "values_";
	const struct driver *driver = salvage->store->driver;
	for (enum sql name = 0; name < SQL_COUNT; name++)
		if (strncmp(driver->statements[name].name, of_values,
			    strlen(of_values)) == 0 &&
			salvage->count < TABLES &&
			!salvage_table_init(&salvage->tables[salvage->count++],
				salvage->store, name, error))
			return false;
	return true;
}

static struct salvage_table *find_table(struct salvage *salvage, const char *name)
{
	for (size_t i = 0; i < salvage->count; i++)
		if (strcmp(salvage->tables[i].name, name) == 0)
			return &salvage->tables[i];
	return NULL;
}

/* Where something begins; one is told only once. */
static void note_root(
	struct salvage *salvage, const char *name, uint32_t root, const char *sql)
{
	static const char by_agency[] = "report_double", by_owner[] = "owner_name";
	struct salvage_table *table = find_table(salvage, name);
	if (table && !table->root) {
		table->root = root;
		if (sql)
			salvage_table_arrange(table, sql);
	} else if (strcmp(name, by_agency) == 0 && !salvage->by_agency) {
		salvage->by_agency = root;
	} else if (strcmp(name, by_owner) == 0 && !salvage->by_owner) {
		salvage->by_owner = root;
	} else if (!table && salvage->other_count < OTHERS) {
		salvage->others[salvage->other_count++] = root;
	}
}

/* type, name, tbl_name, rootpage, sql */
static bool schema_row(void *context, const struct raw_row *row)
{
	enum { NAME = 1, ROOT = 3, TEXT = 4, COLUMNS = 5 };
	struct salvage *salvage = context;
	if (row->count != COLUMNS || row->values[NAME].type != TYPE_TEXT ||
		row->values[ROOT].type != TYPE_INTEGER)
		return false;
	if (row->values[ROOT].integer <= 0 ||
		row->values[ROOT].integer > salvage->pages.count)
		return true; /* a trigger, a virtual table */
	const struct raw_value *text = &row->values[TEXT];
	const bool whole = text->type == TYPE_TEXT && !text->cut;
	char *name =
		mem_strndup(raw_bytes(row, &row->values[NAME]), row->values[NAME].bytes);
	char *sql = whole ? mem_strndup(raw_bytes(row, text), text->bytes) : NULL;
	note_root(salvage, name, (uint32_t)row->values[ROOT].integer, sql);
	free(name);
	free(sql);
	return true;
}

static void schema_lost(void *context, int64_t from, int64_t to)
{
	(void)from, (void)to;
	((struct salvage *)context)->schema_lost = true;
}

/* Tables of which the file's schema says nothing begin where they do in a new file, since
 * the program makes them all at once; where not, no row will fit. */
static bool guess_roots(struct salvage *salvage, struct error *error)
{
	struct query query = query_open(salvage->store, SQL_FILE_ROOTS);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *name = query_column_text(&query);
		note_root(salvage, name, (uint32_t)query_column_integer(&query), NULL);
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

static bool read_schema(struct salvage *salvage, struct error *error)
{
	const struct raw_tree tree = {salvage, schema_row, schema_lost};
	raw_walk_tree(&salvage->walk, 1, &tree);
	if (!salvage->schema_lost)
		return true;
	tell(salvage, SALVAGE_SCHEMA, NULL, 0, 0);
	return guess_roots(salvage, error);
}

/* --- along the trees --- */

static bool is_derived(const struct salvage_table *table)
{
	return strcmp(table->name, "derived") == 0 ||
	       strcmp(table->name, "search_copy") == 0;
}

static bool take_row(void *context, const struct raw_row *row)
{
	struct salvage *salvage = context;
	struct salvage_table *table = salvage->at;
	/* One bad value does not make a row another's. */
	if (salvage_misfits(table, row) > !salvage->stray)
		return false;
	const bool put = salvage_put(table, row, salvage->told, salvage->context);
	if (!put && !salvage->stray && !is_derived(table)) {
		const int64_t key = salvage_key(table, row);
		tell(salvage, SALVAGE_ROWS, table->name, key - 1, key);
	}
	return true;
}

static void lose_rows(void *context, int64_t from, int64_t to)
{
	struct salvage *salvage = context;
	salvage->at->lost = true;
	/* What the program makes of the rest it makes anew. */
	if (!is_derived(salvage->at))
		tell(salvage, SALVAGE_ROWS, salvage->at->name, from, to);
}

static void walk_tables(struct salvage *salvage)
{
	const struct raw_tree tree = {salvage, take_row, lose_rows};
	for (size_t i = 0; i < salvage->count; i++) {
		salvage->at = &salvage->tables[i];
		if (salvage->at->root)
			raw_walk_tree(&salvage->walk, salvage->at->root, &tree);
		else
			salvage->at->lost = true;
	}
}

/* --- an index --- */

/* fiscal_year, months, agency_name, number: a report whose row is lost. */
static bool agency_row(void *context, const struct raw_row *row)
{
	struct salvage *salvage = context;
	const struct raw_value *values = row->values;
	if (row->count != 4 || values[0].type != TYPE_INTEGER ||
		values[1].type != TYPE_INTEGER || values[3].type != TYPE_INTEGER ||
		values[0].integer < LIMIT_FIRST_YEAR ||
		values[0].integer > LIMIT_LAST_YEAR ||
		(values[1].integer != 6 && values[1].integer != 12) ||
		values[3].integer <= 0)
		return false;
	char uuid[UUID_BYTES + 1];
	uuid_make(uuid);
	struct query query = query_open(salvage->store, SQL_SALVAGE_REPORT);
	query_integer(&query, values[3].integer);
	query_text(&query, uuid);
	query_integer(&query, values[0].integer);
	query_integer(&query, values[1].integer);
	if (values[2].type == TYPE_TEXT)
		query_bytes(&query, raw_bytes(row, &values[2]), values[2].bytes);
	else
		query_null(&query);
	int64_t rows = 0;
	if (query_run_counting(&query, &rows, NULL) && rows)
		tell(salvage, SALVAGE_REPORT, "report", values[3].integer,
			values[3].integer);
	return true;
}

/* text, card, place: an owner whose row is lost. */
static bool owner_row(void *context, const struct raw_row *row)
{
	struct salvage *salvage = context;
	const struct raw_value *values = row->values;
	if (row->count != 3 || values[0].type != TYPE_TEXT || values[0].cut ||
		values[1].type != TYPE_INTEGER || values[2].type != TYPE_INTEGER)
		return false;
	struct query query = query_open(salvage->store, SQL_SALVAGE_OWNER);
	query_integer(&query, values[1].integer);
	query_integer(&query, values[2].integer);
	query_bytes(&query, raw_bytes(row, &values[0]), values[0].bytes);
	query_run(&query, NULL);
	return true;
}

static bool any_row(void *context, const struct raw_row *row)
{
	(void)context, (void)row;
	return true;
}

static void lose_nothing(void *context, int64_t from, int64_t to)
{
	(void)context, (void)from, (void)to;
}

/* What is no table of ours is only gone through, so that its pages are not taken for
 * rows. */
static void walk_others(struct salvage *salvage)
{
	const struct raw_tree by_agency = {salvage, agency_row, lose_nothing};
	const struct raw_tree by_owner = {salvage, owner_row, lose_nothing};
	const struct raw_tree other = {salvage, any_row, lose_nothing};
	const struct salvage_table *owners = find_table(salvage, "owner");
	if (salvage->by_agency)
		raw_walk_tree(&salvage->walk, salvage->by_agency, &by_agency);
	if (salvage->by_owner)
		raw_walk_tree(&salvage->walk, salvage->by_owner,
			owners && owners->lost ? &by_owner : &other);
	for (size_t i = 0; i < salvage->other_count; i++)
		raw_walk_tree(&salvage->walk, salvage->others[i], &other);
}

/* --- pages to which nothing leads --- */

struct fit {
	const struct salvage_table *table;
	size_t good, bad;
};

static bool fit_row(void *context, const struct raw_row *row)
{
	struct fit *fit = context;
	const bool good = salvage_misfits(fit->table, row) == 0;
	fit->good += good;
	fit->bad += !good;
	return good;
}

/* Nearly all rows of the page can be of the table. */
static bool fits(
	struct salvage *salvage, uint32_t number, const struct salvage_table *table)
{
	const struct raw_cells cells = raw_cells_of(&salvage->pages, number);
	struct fit fit = {.table = table};
	const struct raw_tree tree = {&fit, fit_row, lose_nothing};
	if (cells.kind == RAW_NONE || (cells.kind == RAW_TABLE) != table->has_rows)
		return false;
	raw_walk_page(&salvage->walk, number, &tree);
	return fit.good > 4 * fit.bad;
}

/* Of those that a page could be of, one of which something was lost; where the shape is of
 * one table alone, that. */
static struct salvage_table *owner_of(struct salvage *salvage, uint32_t number)
{
	struct salvage_table *found = NULL;
	size_t count = 0;
	for (size_t i = 0; i < salvage->count; i++) {
		struct salvage_table *table = &salvage->tables[i];
		if (!fits(salvage, number, table))
			continue;
		count++;
		if (!found || (table->lost && !found->lost))
			found = table;
	}
	return found && (count == 1 || found->lost) ? found : NULL;
}

static void walk_strays(struct salvage *salvage)
{
	const struct raw_tree tree = {salvage, take_row, lose_nothing};
	raw_walk_free_pages(&salvage->walk);
	salvage->stray = true;
	for (uint32_t number = 2; number <= salvage->pages.count; number++) {
		if (salvage->walk.seen[number])
			continue;
		if (!progress_step(salvage->walk.progress))
			return;
		salvage->at = owner_of(salvage, number);
		if (salvage->at)
			raw_walk_page(&salvage->walk, number, &tree);
	}
}

/* --- all --- */

static bool read_all(struct salvage *salvage, struct error *error)
{
	if (salvage->pages.missing)
		tell(salvage, SALVAGE_CUT, NULL, salvage->pages.missing,
			salvage->pages.count);
	if (salvage->pages.wal_damaged)
		tell(salvage, SALVAGE_WAL, NULL, 0, 0);
	if (!find_tables(salvage, error) || !read_schema(salvage, error))
		return false;
	struct progress *progress = salvage->walk.progress;
	progress_begin(progress, N_("reading the damaged file"), salvage->pages.count);
	walk_tables(salvage);
	walk_others(salvage);
	walk_strays(salvage);
	return !progress_stopped(progress) || progress_fail(error);
}

static bool read_into(
	struct salvage *salvage, struct progress *progress, struct error *error)
{
	raw_walk_init(&salvage->walk, &salvage->pages);
	salvage->walk.progress = progress;
	/* References are looked at when all is put right. */
	sqlite_migrating(salvage->store, true);
	const bool good =
		store_begin(salvage->store, error) &&
		transaction_end(salvage->store, read_all(salvage, error), error);
	for (size_t i = 0; i < salvage->count; i++)
		salvage_table_release(&salvage->tables[i]);
	raw_walk_release(&salvage->walk);
	return good;
}

struct store *sqlite_salvage(const char *path, salvage_told *told, void *context,
	int *version, struct progress *progress, struct error *error)
{
	struct salvage *salvage = mem_new(1, sizeof(*salvage));
	salvage->told = told;
	salvage->context = context;
	if (!raw_pages_read(path, &salvage->pages, error)) {
		free(salvage);
		return NULL;
	}
	const unsigned char *first = raw_page(&salvage->pages, 1);
	*version = (int)(raw_big32(first + HEADER_VERSION) & 0xFFFF);
	struct store *store = salvage->store = sqlite_create_in_memory(path, error);
	if (store && !read_into(salvage, progress, error)) {
		store_close(store);
		store = NULL;
	}
	if (store)
		store_watch(store, progress);
	raw_pages_release(&salvage->pages);
	free(salvage);
	return store;
}
