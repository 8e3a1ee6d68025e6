/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/sqlite_salvage_table.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/column.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "model/card.h"
#include "model/report.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

/* --- what a table is --- */

static bool describe(struct salvage_table *table)
{
	sqlite3 *file = sqlite_of(table->store)->file;
	int keys = 0, key = 0;
	for (int i = 0; i < table->columns; i++) {
		struct salvage_column *column = &table->column[i];
		int needed = 0, in_key = 0;
		column->name = table->store->driver->origin(table->all, i);
		column->type = table->store->driver->declared(table->all, i);
		if (!column->name || !column->type ||
			sqlite3_table_column_metadata(file, "main", table->name,
				column->name, NULL, NULL, &needed, &in_key,
				NULL) != SQLITE_OK)
			return false;
		column->needed = needed;
		key = in_key ? i : key;
		keys += in_key;
		table->place[i] = i;
	}
	table->places = table->columns;
	/* Tables WITHOUT ROWID have none. */
	table->has_rows = sqlite3_table_column_metadata(file, "main", table->name,
				  "rowid", NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
	table->column[key].is_key = table->has_rows && keys == 1 &&
				    strcmp(table->column[key].type, "INTEGER") == 0;
	return true;
}

/* Names are no parameters; these are of schema.sql. */
static bool prepare_insert(struct salvage_table *table)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "INSERT OR IGNORE INTO \"%s\" VALUES (", table->name);
	for (int i = 1; i <= table->columns; i++)
		str_printf(&sql, "%s?%d", i > 1 ? ", " : "", i);
	str_puts(&sql, ")");
	const enum fault fault =
		table->store->driver->prepare(table->store, sql.data, &table->insert);
	str_release(&sql);
	return !fault;
}

bool salvage_table_init(struct salvage_table *table, struct store *store, enum sql values,
	struct error *error)
{
	const struct driver *driver = store->driver;
	*table = (struct salvage_table){.store = store};
	enum fault fault =
		driver->prepare(store, driver->statements[values].text, &table->all);
	if (fault)
		return engine_fail(store, fault, error);
	table->columns = driver->columns(table->all);
	table->name = driver->table(table->all, 0);
	table->rules = column_rules(driver, table->all);
	return (table->columns <= RAW_COLUMNS && table->name && describe(table) &&
		       prepare_insert(table)) ||
	       engine_fail(store, FAULT_OTHER, error);
}

void salvage_table_release(struct salvage_table *table)
{
	if (table->all)
		table->store->driver->finish(table->all);
	if (table->insert)
		table->store->driver->finish(table->insert);
	free(table->rules);
}

/* --- the file's own order --- */

static int own_place(const struct salvage_table *table, const char *name)
{
	for (int i = 0; i < table->columns; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	return -1;
}

static bool begins_a_rule(const char *word)
{
	static const char *const words[] = {
		"PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT"};
	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

void salvage_table_arrange(struct salvage_table *table, const char *sql)
{
	struct str token = STR_INIT;
	int depth = 0, places = 0;
	bool begins = false;
	for (const char *at = sql; sqlite_next_token(&at, &token);) {
		depth -= *token.data == ')';
		if (begins && depth == 1 && places < RAW_COLUMNS &&
			!begins_a_rule(token.data))
			table->place[places++] = own_place(table, token.data);
		begins = (*token.data == '(' && depth == 0) ||
			 (*token.data == ',' && depth == 1);
		depth += *token.data == '(';
	}
	if (places)
		table->places = places;
	str_release(&token);
}

/* --- rows --- */

static bool is_of_type(const struct salvage_column *column, const struct raw_value *value)
{
	if (column->is_key)
		return value->type == TYPE_NULL;
	if (value->type == TYPE_NULL)
		return !column->needed || value->cut;
	if (strcmp(column->type, "TEXT") == 0)
		return value->type == TYPE_TEXT;
	if (strcmp(column->type, "INTEGER") == 0)
		return value->type == TYPE_INTEGER;
	return value->type != TYPE_OTHER;
}

int salvage_misfits(const struct salvage_table *table, const struct raw_row *row)
{
	int misfits = 0, needed = 0;
	/* Columns that were added to a table are missing in older rows. */
	for (int i = row->count; i < table->places; i++)
		needed += table->place[i] >= 0 &&
			  strcmp(table->column[table->place[i]].type, "TEXT") == 0;
	if (row->count > table->places || needed)
		return RAW_COLUMNS + 1;
	for (int i = 0; i < row->count; i++)
		misfits += table->place[i] >= 0 &&
			   !is_of_type(&table->column[table->place[i]], &row->values[i]);
	return misfits;
}

int64_t salvage_key(const struct salvage_table *table, const struct raw_row *row)
{
	if (table->has_rows && table->column[0].is_key)
		return row->key;
	return row->values[0].type == TYPE_INTEGER ? row->values[0].integer : 0;
}

/* --- values --- */

/* A value of a row of ours; as what column.h reads it is a statement on a row. */
struct value {
	enum value_type type;
	int64_t integer;
	double real;
	struct str text;
};

struct view {
	const struct value *values;
};

static const struct value *value_at(struct statement *statement, int column)
{
	return &((const struct view *)(const void *)statement)->values[column];
}

static enum value_type view_type(struct statement *statement, int column)
{
	return value_at(statement, column)->type;
}

static int64_t view_integer(struct statement *statement, int column)
{
	return value_at(statement, column)->integer;
}

static double view_real(struct statement *statement, int column)
{
	return value_at(statement, column)->real;
}

static const char *view_text(struct statement *statement, int column, size_t *bytes)
{
	*bytes = value_at(statement, column)->text.bytes;
	return value_at(statement, column)->text.data;
}

static const struct driver view_driver = {
	.type = view_type,
	.integer = view_integer,
	.real = view_real,
	.text = view_text,
};

/* Appends what is readable of it; one mark stands for bytes that are not. */
static void put_readable(struct str *out, const char *text, size_t bytes)
{
	bool marked = false;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		const size_t length = utf8_decode(text + at, bytes - at, &code_point);
		const bool bad =
			code_point == 0 || (length == 1 && code_point == CODE_POINT_BAD);
		if (!bad)
			str_append(out, text + at, length);
		else if (!marked)
			str_put_code_point(out, CODE_POINT_BAD);
		marked = bad;
		at += length;
	}
}

/* Words that may stand in a column, where what stood there cannot be read. */
static const struct {
	const char *table, *column, *word;
} words[] = {
	{"report", "state", "open"},
	{"card", "state", "draft"},
	{"card", "period_kind", "none"},
};

static void put_word(
	const struct salvage_table *table, const char *column, struct value *value)
{
	char uuid[UUID_BYTES + 1];
	str_clear(&value->text);
	if (strcmp(column, "uuid") == 0) {
		uuid_make(uuid);
		str_puts(&value->text, uuid);
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(words[i].table, table->name) &&
			!strcmp(words[i].column, column))
			str_puts(&value->text, words[i].word);
}

/* What no row of ours can hold is made something that one can. */
static void mend(const struct salvage_table *table, int index, struct value *value)
{
	const struct salvage_column *column = &table->column[index];
	const struct column_rule *rule = table->rules->items[index];
	struct str readable = STR_INIT;
	if (rule->kind == VALUE_TEXT) {
		const bool was_text = value->type == TYPE_TEXT;
		value->type = TYPE_TEXT;
		if (was_text && !rule->good) {
			put_readable(&readable, value->text.data, value->text.bytes);
			str_truncate(&readable, utf8_whole(readable.data, readable.bytes,
							(size_t)rule->most));
			str_clear(&value->text);
			str_append(&value->text, readable.data, readable.bytes);
		} else if (column->needed) {
			put_word(table, column->name, value);
		} else {
			value->type = TYPE_NULL;
		}
	} else {
		value->type = column->needed ? TYPE_INTEGER : TYPE_NULL;
		value->integer = rule->least > 0 ? rule->least : 0;
	}
	str_release(&readable);
}

static void take(struct value *value, const struct raw_row *row, int index)
{
	const struct raw_value *raw = &row->values[index];
	value->type = raw->type;
	value->integer = raw->integer;
	value->real = raw->real;
	if (raw->type == TYPE_TEXT || raw->type == TYPE_OTHER)
		str_append(&value->text, raw_bytes(row, raw), raw->bytes);
}

static void tell(const struct salvage_table *table, enum salvage_kind kind, int column,
	int64_t key, salvage_told *told, void *context)
{
	const struct salvage_loss loss = {
		kind, table->name, table->column[column].name, key, key};
	told(context, &loss);
}

/* Fills values by the table's own columns; tells what is not as it was. */
static void fill(struct salvage_table *table, const struct raw_row *row,
	struct value *values, salvage_told *told, void *context)
{
	bool given[RAW_COLUMNS] = {false}, cut[RAW_COLUMNS] = {false};
	const struct view view = {values};
	for (int i = 0; i < row->count; i++) {
		const int place = table->place[i];
		if (place < 0)
			continue;
		take(&values[place], row, i);
		given[place] = true;
		cut[place] = row->values[i].cut;
	}
	for (int i = 0; i < table->columns; i++) {
		if (table->column[i].is_key) {
			values[i].type = TYPE_INTEGER;
			values[i].integer = row->key;
			continue;
		}
		const char *fault = column_fault(
			&view_driver, (struct statement *)(void *)&view, i, table->rules);
		const bool empty = values[i].type == TYPE_NULL && table->column[i].needed;
		if (fault || empty)
			mend(table, i, &values[i]);
		if (given[i] && (fault || empty || cut[i]))
			tell(table, SALVAGE_VALUE, i, salvage_key(table, row), told,
				context);
	}
}

/* --- putting it in --- */

static enum fault bind(
	const struct salvage_table *table, int column, const struct value *value)
{
	const struct driver *driver = table->store->driver;
	switch (value->type) {
	case TYPE_INTEGER:
		return driver->bind_integer(
			table->store, table->insert, column + 1, value->integer);
	case TYPE_REAL:
		return driver->bind_real(
			table->store, table->insert, column + 1, value->real);
	case TYPE_TEXT:
		return driver->bind_text(table->store, table->insert, column + 1,
			value->text.data, value->text.bytes);
	default:
		return driver->bind_text(
			table->store, table->insert, column + 1, NULL, 0);
	}
}

static bool insert(struct salvage_table *table, const struct value *values)
{
	const struct driver *driver = table->store->driver;
	bool row;
	enum fault fault = FAULT_NONE;
	for (int i = 0; !fault && i < table->columns; i++)
		fault = bind(table, i, &values[i]);
	if (!fault)
		fault = driver->step(table->store, table->insert, &row);
	const bool put = !fault && driver->changed(table->store) > 0;
	driver->put_back(table->insert);
	return put;
}

/* A card whose place another has, or whose UUID was damaged into another's, is kept
 * without a place. */
static bool insert_aside(struct salvage_table *table, struct value *values, int64_t key,
	salvage_told *told, void *context)
{
	const int place = own_place(table, "place"), uuid = own_place(table, "uuid");
	if (strcmp(table->name, "card") != 0)
		return false;
	values[place].type = TYPE_NULL;
	bool put = insert(table, values);
	if (!put) {
		put_word(table, "uuid", &values[uuid]);
		put = insert(table, values);
	}
	if (put)
		tell(table, SALVAGE_MOVED, place, key, told, context);
	return put;
}

/* A text of JSON that is cut or mended is none any longer. */
static bool is_whole(const struct salvage_table *table, const struct raw_row *row)
{
	for (int i = 0; i < row->count; i++)
		if (row->values[i].cut && table->place[i] >= 0 &&
			strcmp(table->column[table->place[i]].name, "body") == 0)
			return false;
	return true;
}

bool salvage_put(struct salvage_table *table, const struct raw_row *row,
	salvage_told *told, void *context)
{
	struct value values[RAW_COLUMNS];
	if (!is_whole(table, row))
		return false;
	for (int i = 0; i < table->columns; i++)
		values[i] = (struct value){.type = TYPE_NULL, .text = STR_INIT};
	fill(table, row, values, told, context);
	const bool put =
		insert(table, values) ||
		insert_aside(table, values, salvage_key(table, row), told, context);
	for (int i = 0; i < table->columns; i++)
		str_release(&values[i].text);
	return put;
}
