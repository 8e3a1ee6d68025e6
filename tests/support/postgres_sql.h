/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements for the tests' own database server, as psql has them, without a process for each:
 * libpq is what psql says them with. Who wants a server asks postgres_server.h.
 */
#ifndef TESTS_SUPPORT_POSTGRES_SQL_H
#define TESTS_SUPPORT_POSTGRES_SQL_H

#include <stdbool.h>

#include "text/str.h"

/* Whether libpq can be had. */
bool postgres_sql_load(void);

/* Runs statements over the socket in folder, as psql -At -c does: rows by lines, columns with a
 * bar between them, or why it failed, are appended to said. The connection to the database
 * "postgres" stays. */
bool postgres_sql_run(const char *folder, const char *database, const char *who,
	const char *sql, struct str *said);

#endif
