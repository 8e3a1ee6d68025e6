/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A statement: what is bound to it, and the result, which is there as a whole after its first
 * step. Values go in the server's binary form, each with its type, and come back as text.
 */
#include <config.h>

#include <endian.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/postgres.h"
#include "db/engine/postgres_statement.h"
#include "db/store.h"
#include "text/mem.h"

/* Of a number, the bytes that are sent. */
struct number {
	unsigned char bytes[sizeof(uint64_t)];
};

struct asked {
	struct postgres *postgres;
	char *text;
	/* Its parameters, as libpq takes them. */
	Oid *types;
	const char **data;
	int *bytes, *formats;
	struct number *numbers; /* to which data points where a number is bound */
	int count, capacity;
	PGresult *result;  /* NULL: it has not been asked, or failed */
	int row, rows;     /* it stands on row - 1 */
	bool is_new;       /* it is asked with the next step */
	enum fault failed; /* what asking it together with others came to */
};

static struct asked *of(struct statement *statement)
{
	return (struct asked *)statement;
}

enum fault postgres_prepare(
	struct store *store, const char *text, struct statement **statement)
{
	struct asked *asked = mem_new(1, sizeof(*asked));
	asked->postgres = postgres_of(store);
	asked->text = mem_strdup(text);
	asked->is_new = true;
	*statement = (struct statement *)asked;
	return FAULT_NONE;
}

void postgres_again(struct statement *statement)
{
	/* The result stays: it tells what its columns are. */
	of(statement)->is_new = true;
	of(statement)->failed = FAULT_NONE;
	of(statement)->row = of(statement)->rows = 0;
}

void postgres_put_back(struct statement *statement)
{
	struct asked *asked = of(statement);
	postgres_again(statement);
	libpq.PQclear(asked->result);
	asked->result = NULL;
	asked->count = 0;
}

void postgres_finish(struct statement *statement)
{
	struct asked *asked = of(statement);
	libpq.PQclear(asked->result);
	free(asked->text);
	free(asked->types);
	free(asked->data);
	free(asked->bytes);
	free(asked->formats);
	free(asked->numbers);
	free(asked);
}

/* --- parameters --- */

enum { BINARY = 1, FIRST_PARAMETERS = 16 };

static void make_room(struct asked *asked, int parameter)
{
	if (parameter <= asked->capacity)
		return;
	int capacity = asked->capacity ? asked->capacity : FIRST_PARAMETERS;
	while (capacity < parameter)
		capacity *= 2;
	const size_t room = (size_t)capacity;
	const struct number *before = asked->numbers;
	asked->types = mem_resize(asked->types, room, sizeof(*asked->types));
	asked->data = mem_resize(asked->data, room, sizeof(*asked->data));
	asked->bytes = mem_resize(asked->bytes, room, sizeof(*asked->bytes));
	asked->formats = mem_resize(asked->formats, room, sizeof(*asked->formats));
	struct number *numbers = mem_new(room, sizeof(*numbers));
	for (int i = 0; i < asked->count; i++) {
		numbers[i] = before[i];
		if (asked->data[i] == (const char *)before[i].bytes)
			asked->data[i] = (const char *)numbers[i].bytes;
	}
	free(asked->numbers);
	asked->numbers = numbers;
	asked->capacity = capacity;
}

static void bind(struct statement *statement, int parameter, Oid type, const char *data,
	size_t bytes)
{
	struct asked *asked = of(statement);
	make_room(asked, parameter);
	for (; asked->count < parameter; asked->count++) {
		asked->types[asked->count] = OID_NONE;
		asked->data[asked->count] = NULL;
		asked->bytes[asked->count] = 0;
		asked->formats[asked->count] = BINARY;
	}
	asked->types[parameter - 1] = type;
	asked->data[parameter - 1] = data;
	asked->bytes[parameter - 1] = (int)bytes;
}

enum fault postgres_bind_text(struct store *store, struct statement *statement,
	int parameter, const char *text, size_t bytes)
{
	(void)store;
	if (bytes > INT_MAX)
		return FAULT_TOO_LARGE;
	/* What is nothing has the type of where it is put. */
	bind(statement, parameter, text ? OID_TEXT : OID_NONE, text, bytes);
	return FAULT_NONE;
}

static void bind_number(
	struct statement *statement, int parameter, Oid type, uint64_t value)
{
	const uint64_t sent = htobe64(value);
	bind(statement, parameter, type, NULL, sizeof(sent));
	struct asked *asked = of(statement);
	unsigned char *bytes = asked->numbers[parameter - 1].bytes;
	memcpy(bytes, &sent, sizeof(sent));
	asked->data[parameter - 1] = (const char *)bytes;
}

enum fault postgres_bind_integer(
	struct store *store, struct statement *statement, int parameter, int64_t value)
{
	(void)store;
	bind_number(statement, parameter, OID_INT8, (uint64_t)value);
	return FAULT_NONE;
}

enum fault postgres_bind_real(
	struct store *store, struct statement *statement, int parameter, double value)
{
	(void)store;
	uint64_t bits;
	memcpy(&bits, &value, sizeof(bits));
	bind_number(statement, parameter, OID_FLOAT8, bits);
	return FAULT_NONE;
}

/* --- rows --- */

/* There is nothing to be done (postgres.sql). */
static bool is_idle(const struct asked *asked)
{
	return asked->text[0] == ';';
}

/* What a reader may not do, also outside of a transaction. */
static bool may(const struct store *store, const struct asked *asked)
{
	return store->access != STORE_READ || store->depth > 0 ||
	       strncmp(asked->text, "SELECT", strlen("SELECT")) == 0 ||
	       strncmp(asked->text, "WITH ", strlen("WITH ")) == 0;
}

static struct postgres_values values_of(const struct asked *asked)
{
	return (struct postgres_values){
		asked->count, asked->types, asked->data, asked->bytes, asked->formats};
}

static void forget_answer(struct asked *asked)
{
	libpq.PQclear(asked->result);
	asked->result = NULL;
	asked->row = asked->rows = 0;
}

static enum fault ask(struct store *store, struct asked *asked)
{
	enum fault fault = FAULT_NONE;
	const struct postgres_values values = values_of(asked);
	forget_answer(asked);
	if (is_idle(asked))
		return FAULT_NONE;
	if (!may(store, asked))
		return FAULT_READ_ONLY;
	asked->result = postgres_ask(store, asked->text, &values, &fault);
	if (!asked->result)
		return fault;
	asked->rows = libpq.PQntuples(asked->result);
	return FAULT_NONE;
}

enum fault postgres_step(struct store *store, struct statement *statement, bool *row)
{
	struct asked *asked = of(statement);
	*row = false;
	if (asked->failed)
		return asked->failed;
	if (asked->is_new) {
		const enum fault fault = ask(store, asked);
		if (fault)
			return fault;
		asked->is_new = false;
	}
	*row = asked->row < asked->rows;
	asked->row += *row;
	return FAULT_NONE;
}

enum fault postgres_step_later(struct store *store, struct statement *statement)
{
	struct asked *asked = of(statement);
	const struct postgres_values values = values_of(asked);
	forget_answer(asked);
	if (is_idle(asked))
		return FAULT_NONE;
	return postgres_later(store, asked->text, &values);
}

/* before: what the one before it failed with. */
static void take_answer(
	struct store *store, struct asked *asked, PGresult *result, enum fault before)
{
	if (result)
		asked->failed = postgres_fault(store, result);
	else /* that failed, or the line is lost: there are not just no rows */
		asked->failed = before ? before : postgres_lost(store);
	asked->is_new = false;
	libpq.PQclear(asked->result);
	asked->result = result;
	asked->row = asked->rows = 0;
	if (!asked->failed)
		asked->rows = libpq.PQntuples(result);
}

void postgres_together(
	struct store *store, struct statement *const *statements, size_t count)
{
	struct postgres *postgres = postgres_of(store);
	if (count < 2)
		return;
	struct postgres_also *also = mem_new(count, sizeof(*also));
	for (size_t i = 1; i < count; i++) {
		also[i].text = of(statements[i])->text;
		also[i].values = values_of(of(statements[i]));
	}
	postgres->also = also + 1;
	postgres->also_count = (int)count - 1;
	struct asked *first = of(statements[0]);
	first->failed = ask(store, first);
	first->is_new = false;
	postgres->also = NULL;
	postgres->also_count = 0;
	for (size_t i = 1; i < count; i++)
		take_answer(store, of(statements[i]), also[i].result,
			of(statements[i - 1])->failed);
	free(also);
}

int64_t postgres_changed(struct store *store)
{
	return postgres_of(store)->changed;
}

/* --- columns --- */

int postgres_columns(struct statement *statement)
{
	return libpq.PQnfields(of(statement)->result);
}

static const char *value(struct statement *statement, int column)
{
	return libpq.PQgetvalue(of(statement)->result, of(statement)->row - 1, column);
}

static bool is_null(struct statement *statement, int column)
{
	return libpq.PQgetisnull(of(statement)->result, of(statement)->row - 1, column);
}

/* Of what is written so: 95 is whole, 95.0 is not. */
static enum value_type type_of_number(const char *text)
{
	return text[strspn(text, "-0123456789")] ? TYPE_REAL : TYPE_INTEGER;
}

/* A figure: JSON of a number, or of a text. */
static enum value_type type_of_figure(const char *text)
{
	return *text == '-' || (*text >= '0' && *text <= '9') ? type_of_number(text)
							      : TYPE_TEXT;
}

static Oid kind(struct statement *statement, int column)
{
	return libpq.PQftype(of(statement)->result, column);
}

enum value_type postgres_type(struct statement *statement, int column)
{
	if (is_null(statement, column))
		return TYPE_NULL;
	switch (kind(statement, column)) {
	case OID_BOOL:
	case OID_INT2:
	case OID_INT4:
	case OID_INT8:
	case OID_OID: return TYPE_INTEGER;
	case OID_FLOAT4:
	case OID_FLOAT8: return TYPE_REAL;
	case OID_NUMERIC: return type_of_number(value(statement, column));
	case OID_JSON: return type_of_figure(value(statement, column));
	default: return TYPE_TEXT;
	}
}

static bool is_true(struct statement *statement, int column)
{
	return *value(statement, column) == 't';
}

int64_t postgres_integer(struct statement *statement, int column)
{
	if (kind(statement, column) == OID_BOOL)
		return is_true(statement, column);
	if (postgres_type(statement, column) == TYPE_REAL)
		return (int64_t)postgres_real(statement, column);
	return strtoll(value(statement, column), NULL, 10);
}

double postgres_real(struct statement *statement, int column)
{
	if (kind(statement, column) == OID_BOOL)
		return is_true(statement, column);
	return strtod(value(statement, column), NULL);
}

const char *postgres_text(struct statement *statement, int column, size_t *bytes)
{
	const char *text = value(statement, column);
	*bytes = 0;
	if (is_null(statement, column))
		return NULL;
	if (kind(statement, column) == OID_BOOL)
		text = *text == 't' ? "1" : "0";
	/* The only text that a figure is (db/rows/ita_rows.c). */
	if (kind(statement, column) == OID_JSON && strcmp(text, "\"null\"") == 0)
		text = "null";
	*bytes = strlen(text);
	return text;
}

const char *postgres_name(struct statement *statement, int column)
{
	return libpq.PQfname(of(statement)->result, column);
}

static const struct postgres_column *place(struct statement *statement, int column)
{
	struct asked *asked = of(statement);
	return postgres_column(asked->postgres, libpq.PQftable(asked->result, column),
		libpq.PQftablecol(asked->result, column));
}

const char *postgres_table(struct statement *statement, int column)
{
	const struct postgres_column *found = place(statement, column);
	return found ? found->table_name : NULL;
}

const char *postgres_origin(struct statement *statement, int column)
{
	const struct postgres_column *found = place(statement, column);
	return found ? found->name : NULL;
}

const char *postgres_declared(struct statement *statement, int column)
{
	const struct postgres_column *found = place(statement, column);
	return found ? found->declared : NULL;
}
