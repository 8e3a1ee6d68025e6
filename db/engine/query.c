/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/query.h"

#include <limits.h>
#include <string.h>

#include "db/engine/column.h"
#include "db/engine/driver.h"
#include "db/engine/held_rows.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"
#include "text/utf8.h"

struct query query_open(struct store *store, enum sql name)
{
	const struct driver *driver = store->driver;
	struct query query = {.store = store, .name = name, .bound = {.name = name}};
	query.statement = store->statements[name];
	store->statements[name] = NULL;
	if (!query.statement)
		query.fault = driver->prepare(
			store, driver->statements[name].text, &query.statement);
	query.rows = query.statement;
	query.reader = driver;
	return query;
}

struct query query_open_lenient(struct store *store, enum sql name)
{
	struct query query = query_open(store, name);
	query.lenient = true;
	return query;
}

void query_at_most(struct query *query, size_t rows)
{
	query->most = rows;
}

/* Whether it stands on a row. */
static void stand(struct query *query, bool standing)
{
	query->store->standing += standing - query->standing;
	query->standing = standing;
}

static void forget_rows(struct query *query)
{
	if (query->rows != query->statement)
		held_rows_free(query->rows);
	query->rows = query->statement;
	query->reader = query->store->driver;
}

void query_close(struct query *query)
{
	const struct driver *driver = query->store->driver;
	struct statement **kept = &query->store->statements[query->name];
	stand(query, false);
	forget_rows(query);
	if (query->statement && *kept) {
		driver->finish(query->statement);
	} else if (query->statement) {
		driver->put_back(query->statement);
		*kept = query->statement;
	}
	query->statement = query->rows = NULL;
}

void query_hold(struct query *query)
{
	query->hold = true;
}

static void note(struct query *query, enum fault fault)
{
	if (!query->fault)
		query->fault = fault;
}

void query_bytes(struct query *query, const char *text, size_t bytes)
{
	int parameter = ++query->parameter;
	query->bound.text = text;
	/* What could not be read again is not written. */
	if (text && (memchr(text, '\0', bytes) || !utf8_valid(text, bytes, NULL)))
		note(query, FAULT_TEXT);
	if (!query->fault)
		note(query, query->store->driver->bind_text(query->store,
				    query->statement, parameter, text, bytes));
}

void query_text(struct query *query, const char *text)
{
	query_bytes(query, text, text ? strlen(text) : 0);
}

void query_integer(struct query *query, int64_t value)
{
	int parameter = ++query->parameter;
	if (parameter <= AHEAD_INTEGERS && query->bound.integers == parameter - 1)
		query->bound.values[query->bound.integers++] = value;
	if (!query->fault)
		note(query, query->store->driver->bind_integer(
				    query->store, query->statement, parameter, value));
}

void query_real(struct query *query, double value)
{
	int parameter = ++query->parameter;
	if (!query->fault)
		note(query, query->store->driver->bind_real(
				    query->store, query->statement, parameter, value));
}

void query_null(struct query *query)
{
	query_text(query, NULL);
}

/* --- rows that cannot be what they say --- */

/* Which report or card a row is of; 0 where it does not say. */
static int64_t row_owner(const struct query *query, const char **kind)
{
	const struct driver *driver = query->reader;
	struct statement *statement = query->rows;
	for (int i = 0; i < driver->columns(statement); i++) {
		const char *table = driver->table(statement, i);
		const char *name = driver->origin(statement, i);
		if (!table || !name)
			continue;
		*kind = strcmp(name, "number") == 0 ? table : name;
		if (strcmp(*kind, "report") == 0 || strcmp(*kind, "card") == 0)
			return driver->integer(statement, i);
	}
	static const char *const of_cards[] = {"card", "step", "owner", "ref",
		"unconfirmed", "evidence", "card_version"};
	const char *table = driver->table(statement, 0);
	*kind = "report";
	for (size_t i = 0; table && i < COUNT(of_cards); i++)
		if (strcmp(of_cards[i], table) == 0)
			*kind = "card";
	return query->bound.integers ? query->bound.values[0] : 0;
}

static enum query_outcome refuse_row(
	struct query *query, int column, const char *fault, struct error *error)
{
	const struct driver *driver = query->reader;
	const char *table = driver->table(query->rows, column);
	const char *kind;
	const int64_t owner = row_owner(query, &kind);
	struct str where = STR_INIT;
	if (owner)
		message_append(&where,
			strcmp(kind, "card") == 0 ? _("measure of number %lld")
						  : _("report %lld"),
			(long long)owner);
	error_set(error, ERROR_REFUSED,
		_("%s: %s%stable %s, column %s: what stands there cannot be read: %s; run "
		  "'mattrakan verify'"),
		query->store->path, where.data, owner ? ", " : "", table ? table : "?",
		driver->name(query->rows, column), fault);
	str_release(&where);
	query->refused = true;
	return QUERY_FAILED;
}

/* Looks at the row before anybody reads it. */
static enum query_outcome take_row(struct query *query, struct error *error)
{
	const struct driver *driver = query->reader;
	struct column_rules *rules = query->store->rules[query->name];
	if (!rules)
		rules = query->store->rules[query->name] =
			column_rules(driver, query->rows);
	const int count = driver->columns(query->rows);
	if (query->most && ++query->seen > query->most)
		return refuse_row(query, 0, _("there are too many rows"), error);
	query->bad = 0;
	for (int i = 0; i < count; i++) {
		const char *fault = column_fault(driver, query->rows, i, rules);
		if (fault && !query->lenient)
			return refuse_row(query, i, fault, error);
		if (fault)
			query->bad |= UINT64_C(1) << i;
	}
	return QUERY_ROW;
}

static bool is_bad(const struct query *query, int column)
{
	return query->bad & UINT64_C(1) << column;
}

/* What was asked ahead takes the place of what would be asked now. */
static void take_ahead(struct query *query)
{
	struct store *store = query->store;
	const struct ahead *bound = &query->bound;
	query->begun = true;
	if (!store->ahead || query->fault ||
		query->parameter != bound->integers + (bound->text != NULL))
		return;
	struct statement *found = query_ahead_take(store, bound);
	if (!found)
		return;
	struct statement **kept = &store->statements[query->name];
	if (*kept) {
		store->driver->finish(query->statement);
	} else {
		store->driver->put_back(query->statement);
		*kept = query->statement;
	}
	query->statement = query->rows = found;
}

/* The database is asked, unless all rows are held by now. */
static void begin_step(struct query *query)
{
	if (query->rows != query->statement)
		return;
	if (!query->begun)
		take_ahead(query);
	stand(query, false);
	if (query->store->standing > 0)
		query->store->nested = query->store->driver->statements[query->name].name;
	if (query->hold && !query->fault) {
		query->rows = held_rows_read(query->store, query->statement);
		query->reader = &held_rows;
	}
}

static bool changes(const struct query *query)
{
	static const char *const verbs[] = {
		"INSERT", "UPDATE", "DELETE", "WITH moved AS (DELETE"};
	const char *text = query->store->driver->statements[query->name].text;
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (strncmp(text, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

enum query_outcome query_step(struct query *query, struct error *error)
{
	query->column = 0;
	query->refused = false;
	/* It would begin again. */
	if (query->ended)
		return QUERY_DONE;
	if (query->store->ahead && !query->begun && changes(query))
		query_ahead_forget(query->store);
	bool row = false;
	begin_step(query);
	if (!query->fault)
		query->fault = query->reader->step(query->store, query->rows, &row);
	if (query->fault) {
		engine_fail(query->store, query->fault, error);
		return QUERY_FAILED;
	}
	stand(query, row && query->rows == query->statement);
	query->ended = !row;
	return row ? take_row(query, error) : QUERY_DONE;
}

bool query_is_behind(
	const struct query *query, int64_t key, int64_t last, struct error *error)
{
	return key > last || engine_fail(query->store, FAULT_CORRUPT, error);
}

void query_again(struct query *query)
{
	stand(query, false);
	if (query->statement)
		query->store->driver->again(query->statement);
	forget_rows(query);
	query->parameter = 0;
	query->seen = 0;
	query->ended = query->begun = false;
	query->bound = (struct ahead){.name = query->name};
}

static bool step_all(struct query *query, struct error *error)
{
	enum query_outcome outcome;
	do
		outcome = query_step(query, error);
	while (outcome == QUERY_ROW);
	return outcome == QUERY_DONE;
}

/* Whether nobody has to wait for what it comes to. */
static bool may_be_later(const struct query *query)
{
	const struct store *store = query->store;
	return store->driver->step_later && store->depth > 0 &&
	       store->outer == TRANSACTION_WRITE && !query->hold && !query->ended &&
	       !query->fault && changes(query);
}

static bool step_later(struct query *query, struct error *error)
{
	if (!may_be_later(query))
		return step_all(query, error);
	query_ahead_forget(query->store);
	query->fault = query->store->driver->step_later(query->store, query->statement);
	query->ended = true;
	return !query->fault || engine_fail(query->store, query->fault, error);
}

bool query_step_done(struct query *query, struct error *error)
{
	const char *text = query->store->driver->statements[query->name].text;
	return strstr(text, "RETURNING") ? step_all(query, error)
					 : step_later(query, error);
}

/* --- whole statements --- */

/* A change that stands in no transaction gets one of its own, *alone: the file is looked
 * at there (store_begin()) before anything is written. */
static bool begin_alone(struct query *query, bool *alone, struct error *error)
{
	struct store *store = query->store;
	*alone = store->depth == 0 && store->schema_checked && changes(query);
	if (!*alone || store_begin(store, error))
		return true;
	query_close(query);
	return false;
}

/* Closes it. */
static bool end_alone(struct query *query, bool alone, bool done, struct error *error)
{
	query_close(query);
	return alone ? transaction_end(query->store, done, error) : done;
}

bool query_run(struct query *query, struct error *error)
{
	bool alone;
	if (!begin_alone(query, &alone, error))
		return false;
	const bool done = query_step_done(query, error);
	return end_alone(query, alone, done, error);
}

bool query_run_returning(struct query *query, int64_t *value, struct error *error)
{
	bool alone;
	if (!begin_alone(query, &alone, error))
		return false;
	if (query_step(query, error) == QUERY_ROW)
		*value = query_column_integer(query);
	/* It is done, and what it refers to looked at, only when it has ended. */
	const bool done = !query->fault && !query->refused && step_all(query, error);
	return end_alone(query, alone, done, error);
}

bool query_run_known(struct query *query, struct error *error)
{
	bool alone;
	if (!begin_alone(query, &alone, error))
		return false;
	const bool done = step_later(query, error);
	return end_alone(query, alone, done, error);
}

bool query_run_counting(struct query *query, int64_t *rows, struct error *error)
{
	bool alone;
	*rows = 0;
	if (!begin_alone(query, &alone, error))
		return false;
	const bool done = step_all(query, error);
	if (done)
		*rows = query->store->driver->changed(query->store);
	return end_alone(query, alone, done, error);
}

/* begin_alone(), and where a server gave up a whole transaction for what fails, a part of one. */
static bool begin_part(struct query *query, bool *part, struct error *error)
{
	struct store *store = query->store;
	if (!begin_alone(query, part, error))
		return false;
	if (*part || !store->driver->is_server || store->depth == 0)
		return true;
	*part = store_begin(store, error);
	if (!*part)
		query_close(query);
	return *part;
}

bool query_run_referring(struct query *query, bool *dangling, struct error *error)
{
	struct error failed = ERROR_INIT;
	bool alone;
	*dangling = false;
	if (!begin_part(query, &alone, error))
		return false;
	bool done = step_all(query, &failed);
	*dangling = !done && query->fault == FAULT_DANGLING;
	done = end_alone(query, alone, done, &failed);
	if (!done && !*dangling)
		error_pass(error, &failed);
	error_release(&failed);
	return done;
}

bool query_one_integer(struct query *query, int64_t *value, struct error *error)
{
	enum query_outcome outcome = query_step(query, error);
	if (outcome == QUERY_ROW)
		*value = query_column_integer(query);
	query_close(query);
	return outcome != QUERY_FAILED;
}

bool query_numbers(struct store *store, enum sql name, int64_t **numbers, size_t *count,
	struct error *error)
{
	size_t capacity = 0;
	struct query query = query_open(store, name);
	enum query_outcome outcome;
	*numbers = NULL;
	*count = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		*numbers = mem_grow(*numbers, *count, &capacity, sizeof(**numbers));
		(*numbers)[(*count)++] = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		return true;
	free(*numbers);
	*numbers = NULL;
	*count = 0;
	return false;
}

int64_t query_column_integer(struct query *query)
{
	const int column = query->column++;
	if (!is_bad(query, column))
		return query->reader->integer(query->rows, column);
	const struct column_rules *rules = query->store->rules[query->name];
	const int64_t least = rules->items[column]->least;
	return least > 0 ? least : 0;
}

/* Words in place of a text that cannot be read; where only some words may stand, none. */
static const char *in_place_of(const struct query *query, int column)
{
	const struct column_rule *rule = query->store->rules[query->name]->items[column];
	return rule->good ? "" : _("(cannot be read)");
}

const char *query_column_bytes(struct query *query, size_t *bytes)
{
	int column = query->column++;
	if (is_bad(query, column)) {
		const char *words = in_place_of(query, column);
		*bytes = strlen(words);
		return words;
	}
	const char *text = query->reader->text(query->rows, column, bytes);
	return text ? text : "";
}

const char *query_column_text(struct query *query)
{
	size_t bytes;
	return query_column_bytes(query, &bytes);
}

char *query_column_copy(struct query *query)
{
	const bool null = query->reader->type(query->rows, query->column) == TYPE_NULL;
	size_t bytes;
	const char *text = query_column_bytes(query, &bytes);
	return null ? NULL : mem_strndup(text, bytes);
}

enum value_type query_column_type(const struct query *query)
{
	return is_bad(query, query->column)
		       ? TYPE_NULL
		       : query->reader->type(query->rows, query->column);
}

double query_column_real(struct query *query)
{
	const int column = query->column++;
	return is_bad(query, column) ? 0 : query->reader->real(query->rows, column);
}
