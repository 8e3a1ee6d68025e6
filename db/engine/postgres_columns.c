/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which column of which table a column of a result is: the server gives numbers, the rules of
 * column.h want names. Read once, when a server is opened.
 */
#include <config.h>

#include <stdlib.h>

#include "db/engine/driver.h"
#include "db/engine/postgres.h"
#include "text/macros.h"
#include "text/mem.h"

/* A type of the server as schema.sql has it (doc/server.md); NULL: none of ours. */
static const char *type_of(long type)
{
	static const struct {
		long type;
		const char *name;
	} types[] = {{OID_INT8, "INTEGER"}, {OID_TEXT, "TEXT"}, {OID_JSON, "ANY"}};
	for (size_t i = 0; i < COUNT(types); i++)
		if (types[i].type == type)
			return types[i].name;
	return NULL;
}

enum fault postgres_read_columns(struct store *store)
{
	enum fault fault;
	struct postgres *postgres = postgres_of(store);
	PGresult *found = postgres_ask(
		store, postgres_statements[SQL_SERVER_COLUMNS].text, NULL, &fault);
	if (!found)
		return fault;
	const int rows = libpq.PQntuples(found);
	postgres_forget_columns(postgres);
	postgres->columns = mem_new((size_t)rows + 1, sizeof(*postgres->columns));
	for (int i = 0; i < rows; i++)
		postgres->columns[postgres->column_count++] = (struct postgres_column){
			.table = (Oid)strtoul(libpq.PQgetvalue(found, i, 0), NULL, 10),
			.number = (int)strtol(libpq.PQgetvalue(found, i, 1), NULL, 10),
			.table_name = mem_strdup(libpq.PQgetvalue(found, i, 2)),
			.name = mem_strdup(libpq.PQgetvalue(found, i, 3)),
			.declared =
				type_of(strtol(libpq.PQgetvalue(found, i, 4), NULL, 10)),
		};
	libpq.PQclear(found);
	return FAULT_NONE;
}

void postgres_forget_columns(struct postgres *postgres)
{
	for (size_t i = 0; i < postgres->column_count; i++) {
		free(postgres->columns[i].table_name);
		free(postgres->columns[i].name);
	}
	free(postgres->columns);
	postgres->columns = NULL;
	postgres->column_count = 0;
}

static int compare(const void *key, const void *element)
{
	const struct postgres_column *a = key, *b = element;
	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	return a->number - b->number;
}

const struct postgres_column *postgres_column(
	const struct postgres *postgres, Oid table, int number)
{
	const struct postgres_column wanted = {.table = table, .number = number};
	if (!table || !postgres->column_count)
		return NULL;
	return bsearch(&wanted, postgres->columns, postgres->column_count,
		sizeof(*postgres->columns), compare);
}
