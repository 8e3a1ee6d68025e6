/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A database server of the test's own: PostgreSQL with all its files and its socket in a
 * temporary folder, started when it is first asked for and ended with the test program,
 * however that ends. It listens on no port; nothing of the machine's own server is used or
 * changed. Whoever comes by the socket is who he says: who may do what is the database's.
 *
 * Its roles: a superuser, for the tests' own errands; a keeper, who has the name of the
 * machine's user that runs the test, as programs that it runs, may make databases and roles
 * and is no superuser: it is the administrator of each office; and the people of
 * office_people().
 *
 * A program that runs over the server alone is started with MATTRAKAN_TEST_SERVER=postgres
 * (tests/run NAME --server): it is skipped, with a sentence, where no server can be had.
 */
#ifndef TESTS_SUPPORT_POSTGRES_SERVER_H
#define TESTS_SUPPORT_POSTGRES_SERVER_H

#include <stdbool.h>
#include <sys/types.h>

#include "tests/support/support.h"

#define POSTGRES_SUPERUSER "mattrakan_tests"

enum { POSTGRES_SERVER_SKIPPED = 77 }; /* automake's word for a test that was */

/* Whether the tests of this program run over the server. */
bool postgres_server_wanted(void);
/* From here on they do, whatever was asked for; where no server can be had the program ends as
 * skipped. */
void postgres_server_want(void);

const char *postgres_server_keeper(void);

/* Why there can be none, in a sentence; NULL: there can. */
const char *postgres_server_missing(void);

/* The folder of its socket; starts it where it does not run yet. */
const char *postgres_server_folder(void);

/* A new database of the keeper's: empty, or the copy of one that nobody is connected to. Its
 * name, to be freed. */
char *postgres_server_database(const char *like);
/* Destroys it, whoever is connected; frees its name. */
void postgres_server_drop(char *database);

/* postgresql://WHO@/DATABASE?host=FOLDER, to be freed. */
char *postgres_server_address(const char *database, const char *who);

/* Runs statements as that role, as psql does; they must do well. */
void postgres_server_run(const char *database, const char *who, const char *sql);
/* The same where they may fail; what was said, on both outputs, into said (emptied first). */
bool postgres_server_try(
	const char *database, const char *who, const char *sql, struct str *said);

/* Waits until nothing is left of a server that another program had there. */
void postgres_server_wait_gone(const char *folder);

/* --- more of them: one that follows another, one that is ended --- */

/* Its folder is in the first one's, with its socket; zeroed: none. It ends with the program. */
struct postgres_more {
	char *folder, *data;
	pid_t process; /* 0: it does not run */
};

/* The files of a new one; of one that follows another, which runs. */
void postgres_more_make(struct postgres_more *more, const char *name);
void postgres_more_copy(
	struct postgres_more *more, const char *name, const struct postgres_more *of);
/* Starts it, with settings besides ("name=value", NULL ends), and waits till it answers. */
void postgres_more_start(struct postgres_more *more, const char *const *with);
/* Ends it by a signal, and waits for its end. */
void postgres_more_end(struct postgres_more *more, int number);
void postgres_more_remove(struct postgres_more *more);

/* As postgres_server_try(), postgres_server_run() as superuser. */
bool postgres_more_try(const struct postgres_more *more, const char *database,
	const char *who, const char *sql, struct str *said);
void postgres_more_run(
	const struct postgres_more *more, const char *database, const char *sql);
/* Asks again and again till the answer is this one. */
void postgres_more_wait(const struct postgres_more *more, const char *database,
	const char *sql, const char *answer);

/* Breaks every connection to it, as a server does that is started again. */
void postgres_server_break(const char *database);

#endif
