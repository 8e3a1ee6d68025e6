/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/postgres_sql.h"

#include <string.h>

#include <libpq-fe.h>

#include "text/library.h"
#include "text/macros.h"
#include "text/str.h"

#define FUNCTIONS(F)                                                                     \
	F(PQclear)                                                                       \
	F(PQconnectdbParams)                                                             \
	F(PQerrorMessage)                                                                \
	F(PQfinish)                                                                      \
	F(PQgetResult)                                                                   \
	F(PQgetvalue)                                                                    \
	F(PQnfields)                                                                     \
	F(PQntuples)                                                                     \
	F(PQresultErrorMessage)                                                          \
	F(PQresultStatus)                                                                \
	F(PQsendQuery)                                                                   \
	F(PQsetNoticeProcessor)                                                          \
	F(PQstatus)

static struct {
	FUNCTIONS(LIBRARY_POINTER)
} pq;

#define ENTRY(name) LIBRARY_FUNCTION(pq, name)
static const struct library_function functions[] = {FUNCTIONS(ENTRY)};

bool postgres_sql_load(void)
{
	return library_load("libpq.so.5", functions, COUNT(functions));
}

static void keep_quiet(void *context, const char *words)
{
	(void)context, (void)words;
}

static PGconn *begin(const char *folder, const char *database, const char *who)
{
	const char *const keywords[] = {"host", "dbname", "user", NULL};
	const char *const values[] = {folder, database, who, NULL};
	PGconn *server = pq.PQconnectdbParams(keywords, values, 0);
	pq.PQsetNoticeProcessor(server, keep_quiet, NULL);
	return server;
}

/* Whether it was good. */
static bool tell(const PGresult *result, struct str *said)
{
	const ExecStatusType is = pq.PQresultStatus(result);
	const int columns = pq.PQnfields(result);
	for (int row = 0; row < pq.PQntuples(result); row++)
		for (int column = 0; column < columns; column++)
			str_printf(said, "%s%s", pq.PQgetvalue(result, row, column),
				column + 1 < columns ? "|" : "\n");
	str_puts(said, pq.PQresultErrorMessage(result));
	return is == PGRES_COMMAND_OK || is == PGRES_TUPLES_OK || is == PGRES_EMPTY_QUERY;
}

static bool run(PGconn *server, const char *sql, struct str *said)
{
	PGresult *result;
	bool good = pq.PQstatus(server) == CONNECTION_OK && pq.PQsendQuery(server, sql);
	if (!good)
		str_puts(said, pq.PQerrorMessage(server));
	while (good && (result = pq.PQgetResult(server))) {
		good = tell(result, said);
		pq.PQclear(result);
	}
	while (!good && (result = pq.PQgetResult(server)))
		pq.PQclear(result);
	return good;
}

bool postgres_sql_run(const char *folder, const char *database, const char *who,
	const char *sql, struct str *said)
{
	static PGconn *kept;
	static struct str kept_of =
		STR_INIT; /* whose it is: there may be several servers */
	struct str of = STR_INIT;
	str_printf(&of, "%s %s", who, folder);
	const bool keeps = !strcmp(database, "postgres") &&
			   (!kept || !strcmp(kept_of.data, of.data));
	if (keeps && kept && pq.PQstatus(kept) != CONNECTION_OK) {
		pq.PQfinish(kept);
		kept = NULL;
	}
	PGconn *server = keeps && kept ? kept : begin(folder, database, who);
	const bool good = run(server, sql, said);
	if (keeps && pq.PQstatus(server) == CONNECTION_OK) {
		kept = server;
		str_clear(&kept_of);
		str_puts(&kept_of, of.data);
	} else {
		pq.PQfinish(server);
	}
	str_release(&of);
	return good;
}
