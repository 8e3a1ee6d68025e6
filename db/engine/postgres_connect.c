/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way to a server: how its address is meant, and what stands beside it where it says
 * nothing: the certificate is looked at, and nobody is waited for without an end.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/postgres.h"
#include "db/store.h"
#include "model/address.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/str.h"

#define LIBRARY "libpq.so.5"

struct libpq libpq;

#define ENTRY(name) LIBRARY_FUNCTION(libpq, name)
static const struct library_function functions[] = {LIBPQ_FUNCTIONS(ENTRY)};

bool postgres_load(void)
{
	return libpq.PQconninfo || library_load(LIBRARY, functions, COUNT(functions));
}

/* Messages of the server that are no failures. */
static void keep_quiet(void *context, const char *words)
{
	(void)context, (void)words;
}

/* --- what an address means --- */

static const char *option_of(const PQconninfoOption *options, const char *keyword)
{
	for (; options && options->keyword; options++)
		if (strcmp(options->keyword, keyword) == 0)
			return options->val ? options->val : "";
	return "";
}

/* All options as they will be: of the address, the service's file, the environment. libpq
 * tells them of a connection alone, so of one that fails for a value that it does not take,
 * before it looks for the server. */
static PQconninfoOption *read_meaning(const char *address)
{
	const char *const keywords[] = {"dbname", "channel_binding", NULL};
	const char *const values[] = {address, "none of its values", NULL};
	PGconn *none = libpq.PQconnectStartParams(keywords, values, 1);
	PQconninfoOption *options = libpq.PQconninfo(none);
	libpq.PQfinish(none);
	return options;
}

static bool is_near(const PQconninfoOption *options)
{
	const char *at = option_of(options, "hostaddr");
	return address_hosts_near(*at ? at : option_of(options, "host"));
}

/* What libpq takes where nobody says anything: good for a machine's own socket alone. */
static const char usual_mode[] = "prefer";
static const char safe_mode[] = "verify-full";

/* How the certificate is looked at. In the address also what is usual may be asked for. */
static const char *ssl_mode(const char *address, const PQconninfoOption *options)
{
	PQconninfoOption *said = libpq.PQconninfoParse(address, NULL);
	const char *mode = option_of(options, "sslmode");
	if (!is_near(options) && strcmp(mode, usual_mode) == 0 &&
		!*option_of(said, "sslmode"))
		mode = safe_mode;
	libpq.PQconninfoFree(said);
	return mode;
}

static void warn(struct str *warning, const char *shown, const char *mode)
{
	str_printf(warning,
		_("%s: nobody knows for sure which server answers (sslmode=%s): who stands "
		  "on the way can read and change what is sent; leave sslmode out of the "
		  "address"),
		shown, mode);
}

/* --- connecting --- */

/* What is said where nothing else is. */
static const struct {
	const char *keyword, *value;
} usual[] = {
	{"connect_timeout", "10"}, /* s, for each host */
	/* A line that is dead, and nobody says so, is noticed within half a minute. */
	{"tcp_user_timeout", "15000"},
	{"keepalives_idle", "10"},
	{"keepalives_interval", "5"},
	{"keepalives_count", "3"},
};

enum { MOST_OPTIONS = COUNT(usual) + 6 };

struct options {
	const char *keywords[MOST_OPTIONS], *values[MOST_OPTIONS];
	size_t count;
};

static void put(struct options *options, const char *keyword, const char *value)
{
	options->keywords[options->count] = keyword;
	options->values[options->count++] = value;
}

/* Who writes goes past a server that only follows another one, where there are several. */
static bool looks_for_writer(const PQconninfoOption *meant, enum store_access access)
{
	const char *kind = option_of(meant, "target_session_attrs");
	const bool several = strchr(option_of(meant, "host"), ',') ||
			     strchr(option_of(meant, "hostaddr"), ',');
	return access == STORE_WRITE && several && (!*kind || !strcmp(kind, "any"));
}

static PGconn *connect_as(const char *address, const PQconninfoOption *meant,
	const char *mode, enum store_access access)
{
	struct options options = {.count = 0};
	for (size_t i = 0; i < COUNT(usual); i++)
		if (!*option_of(meant, usual[i].keyword))
			put(&options, usual[i].keyword, usual[i].value);
	if (*mode)
		put(&options, "sslmode", mode);
	/* What comes later is stronger. */
	put(&options, "dbname", address);
	if (looks_for_writer(meant, access))
		put(&options, "target_session_attrs", "read-write");
	put(&options, "client_encoding", "UTF8");
	put(&options, "application_name", POSTGRES_PROGRAM);
	put(&options, NULL, NULL);
	return libpq.PQconnectdbParams(options.keywords, options.values, 1);
}

static enum fault refuse(PGconn *server, const char *shown, struct error *error)
{
	struct str words = STR_INIT;
	enum fault fault = FAULT_REFUSED;
	postgres_put_words(&words, libpq.PQerrorMessage(server));
	if (libpq.PQconnectionNeedsPassword(server))
		error_set(error, ERROR_SYSTEM,
			_("%s: the server asks for a password; write it into ~/.pgpass "
			  "(HOST:PORT:DATABASE:NAME:PASSWORD, chmod 600), never into the "
			  "address"),
			shown);
	else
		fault = postgres_unreached(shown, words.data, error);
	str_release(&words);
	return fault;
}

PGconn *postgres_connect(const char *address, enum store_access access, const char *shown,
	struct str *warning, enum fault *fault, struct error *error)
{
	PQconninfoOption *meant = read_meaning(address);
	const char *mode = ssl_mode(address, meant);
	PGconn *server = connect_as(address, meant, mode, access);
	const bool weak = !is_near(meant) && strcmp(mode, safe_mode) != 0;
	if (libpq.PQstatus(server) == CONNECTION_OK) {
		libpq.PQsetNoticeProcessor(server, keep_quiet, NULL);
		libpq.PQsetnonblocking(server, 1);
		if (weak)
			warn(warning, shown, mode);
	} else {
		*fault = refuse(server, shown, error);
		libpq.PQfinish(server);
		server = NULL;
	}
	libpq.PQconninfoFree(meant);
	return server;
}
