/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/held_rows.h"

#include <stdlib.h>

#include "db/engine/engine.h"
#include "text/mem.h"
#include "text/str.h"

struct value {
	enum value_type type;
	union {
		int64_t integer;
		double real;
		size_t start; /* of a text, in `texts` */
	} is;
	size_t bytes; /* of a text */
};

struct rows {
	const struct driver *driver;
	struct statement *statement; /* which tells what its columns are */
	int columns;
	struct value *values; /* row by row */
	size_t count, capacity;
	struct str texts; /* each with a NUL behind */
	enum fault fault; /* behind the last row */
	size_t next;      /* of values: the row behind the one that it stands on */
};

static struct rows *of(struct statement *statement)
{
	return (struct rows *)statement;
}

/* --- reading --- */

static struct value take_value(struct rows *rows, int column)
{
	struct value value = {.type = rows->driver->type(rows->statement, column)};
	const char *text;
	switch (value.type) {
	case TYPE_INTEGER:
		value.is.integer = rows->driver->integer(rows->statement, column);
		break;
	case TYPE_REAL:
		value.is.real = rows->driver->real(rows->statement, column);
		break;
	case TYPE_TEXT:
	case TYPE_OTHER:
		text = rows->driver->text(rows->statement, column, &value.bytes);
		value.is.start = rows->texts.bytes;
		str_append(&rows->texts, text ? text : "", value.bytes);
		str_putc(&rows->texts, '\0');
		break;
	default: break;
	}
	return value;
}

static void take_row(struct rows *rows)
{
	for (int i = 0; i < rows->columns; i++) {
		rows->values = mem_grow(rows->values, rows->count, &rows->capacity,
			sizeof(*rows->values));
		rows->values[rows->count++] = take_value(rows, i);
	}
}

struct statement *held_rows_read(struct store *store, struct statement *statement)
{
	struct rows *rows = mem_new(1, sizeof(*rows));
	bool row = true;
	rows->driver = store->driver;
	rows->statement = statement;
	str_init(&rows->texts);
	while (!rows->fault && row) {
		rows->fault = store->driver->step(store, statement, &row);
		if (!rows->fault && row) {
			rows->columns = store->driver->columns(statement);
			take_row(rows);
		}
	}
	store->driver->again(statement);
	return (struct statement *)rows;
}

void held_rows_free(struct statement *statement)
{
	struct rows *rows = of(statement);
	free(rows->values);
	str_release(&rows->texts);
	free(rows);
}

/* --- being read --- */

static enum fault step(struct store *store, struct statement *statement, bool *row)
{
	struct rows *rows = of(statement);
	(void)store;
	*row = rows->next < rows->count;
	if (!*row)
		return rows->fault;
	rows->next += (size_t)rows->columns;
	return FAULT_NONE;
}

static const struct value *value_at(struct statement *statement, int column)
{
	const struct rows *rows = of(statement);
	return &rows->values[rows->next - (size_t)rows->columns + (size_t)column];
}

static int columns(struct statement *statement)
{
	return of(statement)->columns;
}

static enum value_type type(struct statement *statement, int column)
{
	return value_at(statement, column)->type;
}

static int64_t integer(struct statement *statement, int column)
{
	const struct value *value = value_at(statement, column);
	return value->type == TYPE_INTEGER ? value->is.integer
	       : value->type == TYPE_REAL  ? (int64_t)value->is.real
					   : 0;
}

static double real(struct statement *statement, int column)
{
	const struct value *value = value_at(statement, column);
	return value->type == TYPE_REAL      ? value->is.real
	       : value->type == TYPE_INTEGER ? (double)value->is.integer
					     : 0;
}

static const char *text(struct statement *statement, int column, size_t *bytes)
{
	const struct value *value = value_at(statement, column);
	const bool is_text = value->type == TYPE_TEXT || value->type == TYPE_OTHER;
	*bytes = is_text ? value->bytes : 0;
	return is_text ? of(statement)->texts.data + value->is.start : NULL;
}

static const char *name(struct statement *statement, int column)
{
	return of(statement)->driver->name(of(statement)->statement, column);
}

static const char *table(struct statement *statement, int column)
{
	return of(statement)->driver->table(of(statement)->statement, column);
}

static const char *origin(struct statement *statement, int column)
{
	return of(statement)->driver->origin(of(statement)->statement, column);
}

static const char *declared(struct statement *statement, int column)
{
	return of(statement)->driver->declared(of(statement)->statement, column);
}

const struct driver held_rows = {
	.step = step,
	.columns = columns,
	.type = type,
	.integer = integer,
	.real = real,
	.text = text,
	.name = name,
	.table = table,
	.origin = origin,
	.declared = declared,
};
