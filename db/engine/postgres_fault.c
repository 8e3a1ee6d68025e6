/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server refuses, by its SQLSTATE, as a fault of ours. */
#include <config.h>

#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/postgres.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

/* The first row whose code the SQLSTATE begins with. */
static const struct {
	const char *code;
	enum fault fault;
} faults[] = {
	{"40001", FAULT_BUSY}, /* serialization_failure */
	{"40P01", FAULT_BUSY}, /* deadlock_detected */
	{"55P03", FAULT_BUSY}, /* lock_not_available */
	{"53400", FAULT_BUSY}, /* configuration_limit_exceeded */
	{"53", FAULT_FULL},    /* disk, memory, connections */
	{"08", FAULT_GONE},    /* connection_exception */
	{"57P", FAULT_GONE},   /* the server is ended, or not yet there */
	{"25P02", FAULT_GIVEN_UP}, {"25006", FAULT_READ_ONLY}, {"42501", FAULT_FORBIDDEN},
	{"23503", FAULT_DANGLING}, {"23", FAULT_CONSTRAINT},
	{"22021", FAULT_TEXT}, /* no UTF-8 */
	{"22P05", FAULT_TEXT}, /* a character that the database has not */
	{"54000", FAULT_TOO_LARGE}, {"XX001", FAULT_CORRUPT}, /* data_corrupted */
	{"XX002", FAULT_CORRUPT},                             /* index_corrupted */
	{"58", FAULT_DISK},
	{"42", FAULT_STRANGE}, /* tables that are not as this program has them */
};

void postgres_put_words(struct str *out, const char *words)
{
	while (*words) {
		const size_t bytes = strcspn(words, "\n\t");
		str_append(out, words, bytes);
		words += bytes;
		const size_t gap = strspn(words, "\n\t");
		words += gap;
		if (gap && *words)
			str_putc(out, ' ');
	}
}

static enum fault note(
	struct store *store, enum fault fault, const char *words, const char *state)
{
	struct postgres *postgres = postgres_of(store);
	postgres->fault = fault;
	str_clear(&postgres->said);
	postgres_put_words(&postgres->said, words);
	if (state)
		str_printf(&postgres->said, " (%s)", state);
	return fault;
}

enum fault postgres_lost(struct store *store)
{
	return note(store, FAULT_GONE, libpq.PQerrorMessage(postgres_of(store)->server),
		NULL);
}

/* The fault of an SQLSTATE. */
static enum fault fault_of(const struct postgres *postgres, const char *state)
{
	/* What was given up in passing is asked again some other time. */
	if (strcmp(state, "57014") == 0 && postgres_in_passing(postgres))
		return FAULT_BUSY;
	for (size_t i = 0; i < COUNT(faults); i++)
		if (strncmp(state, faults[i].code, strlen(faults[i].code)) == 0)
			return faults[i].fault;
	return FAULT_OTHER;
}

enum fault postgres_fault(struct store *store, const PGresult *result)
{
	const struct postgres *postgres = postgres_of(store);
	switch (libpq.PQresultStatus(result)) {
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
	case PGRES_EMPTY_QUERY: return FAULT_NONE;
	default: break;
	}
	const char *state = libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *words = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	if (!state || libpq.PQstatus(postgres->server) == CONNECTION_BAD)
		return words ? note(store, FAULT_GONE, words, state)
			     : postgres_lost(store);
	return note(store, fault_of(postgres, state), words, state);
}

void postgres_note(struct store *store, enum fault fault, const struct error *error)
{
	note(store, fault, error_message(error), NULL);
}

/* What libpq says where no connection comes about, of each host in a line of its own, and what
 * that is to people: the first row of which it has the words. */
static const struct {
	const char *words;
	enum fault fault;
	const char *meaning;
} reasons[] = {
	{"too many clients", FAULT_FULL,
		N_("as many are connected to the server as it takes; try again in a moment, "
		   "and tell who looks after the server if it stays so")},
	{"remaining connection slots", FAULT_FULL,
		N_("as many are connected to the server as it takes; try again in a moment, "
		   "and tell who looks after the server if it stays so")},
	{"too many connections", FAULT_FULL,
		N_("as many are connected to the server as it takes; try again in a moment, "
		   "and tell who looks after the server if it stays so")},
	{"does not match host name", FAULT_REFUSED,
		N_("the certificate that is shown there is another host's: it may not be your "
		   "server; nothing was sent; ask who looks after the server for its name")},
	{"certificate verify failed", FAULT_REFUSED,
		N_("nobody whom this machine trusts has signed the certificate that is shown "
		   "there: it may not be your server; nothing was sent; ask who looks after "
		   "the server for the root certificate (~/.postgresql/root.crt, or "
		   "sslrootcert in the address)")},
	{"root certificate file", FAULT_REFUSED,
		N_("there is no root certificate on this machine by which the server is known; "
		   "ask who looks after the server for it (~/.postgresql/root.crt, or "
		   "sslrootcert in the address)")},
	{"server does not support SSL", FAULT_REFUSED,
		N_("the server has no certificate (TLS), so nobody could tell that it is "
		   "yours; nothing was sent; tell who looks after the server")},
	{"password authentication failed", FAULT_REFUSED,
		N_("the server does not take the password; look into ~/.pgpass, or ask who "
		   "looks after the server for a new one")},
	{"no pg_hba.conf entry", FAULT_REFUSED,
		N_("the server lets nobody of this name in from this machine; ask who looks "
		   "after the server")},
	{"authentication failed", FAULT_REFUSED,
		N_("the server does not believe that it is you; ask who looks after the "
		   "server")},
	{"role \"", FAULT_REFUSED,
		N_("the server knows nobody of this name; ask who looks after the people of "
		   "your office")},
	{"is read-only", FAULT_GONE,
		N_("none of the servers takes changes just now; try again in a moment, and "
		   "tell who looks after them if it stays so")},
	{"hot standby mode", FAULT_GONE,
		N_("none of the servers is of the kind that the address asks for "
		   "(target_session_attrs); try again in a moment, or name another kind")},
	{"the database system is", FAULT_GONE,
		N_("the server is just being started or ended; try again in a moment")},
};

enum fault postgres_unreached(const char *shown, const char *words, struct error *error)
{
	for (size_t i = 0; i < COUNT(reasons); i++) {
		if (!strstr(words, reasons[i].words))
			continue;
		error_set(error, ERROR_SYSTEM, "%s: %s", shown, _(reasons[i].meaning));
		return reasons[i].fault;
	}
	error_set(error, ERROR_SYSTEM, _("%s: the server cannot be reached: %s"), shown,
		words);
	return FAULT_GONE;
}

void postgres_say(struct store *store, struct str *out)
{
	str_puts(out, postgres_of(store)->said.data);
}
