/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several statements over the line at once, so that a long line is waited for once and not with
 * each: what waits to go with the next, rows that are wanted together, and the end of a
 * transaction that only read, whose answer comes with the next one's.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/postgres.h"
#include "text/mem.h"

enum { MOST_BYTES = 1 << 20 }; /* that wait, about */

/* --- what waits --- */

bool postgres_has_room(const struct postgres *postgres)
{
	return postgres->later_count < MOST_LATER && postgres->later_bytes < MOST_BYTES;
}

/* Copies of a text and of values, in one piece. */
static void keep(struct postgres_later *later, size_t *all)
{
	const struct postgres_values *given = &later->values;
	const size_t count = (size_t)given->count, text = strlen(later->text) + 1;
	const size_t row = sizeof(char *) + sizeof(Oid) + 2 * sizeof(int);
	size_t bytes = text + count * row;
	for (size_t i = 0; i < count; i++)
		bytes += given->data[i] ? (size_t)given->bytes[i] : 0;
	/* Pointers first: so all is aligned. */
	const char **data = mem_new(bytes, 1);
	Oid *types = (Oid *)(data + count);
	int *sizes = (int *)(types + count), *formats = sizes + count;
	char *at = (char *)(formats + count);
	for (size_t i = 0; i < count; i++) {
		types[i] = given->types[i];
		sizes[i] = given->bytes[i];
		formats[i] = given->formats[i];
		data[i] = given->data[i] ? at : NULL;
		if (!given->data[i])
			continue;
		memcpy(at, given->data[i], (size_t)given->bytes[i]);
		at += given->bytes[i];
	}
	memcpy(at, later->text, text);
	later->kept = (void *)data;
	later->text = at;
	later->values =
		(struct postgres_values){given->count, types, data, sizes, formats};
	*all += bytes;
}

void postgres_put_later(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	struct postgres_later *later = &postgres->later[postgres->later_count++];
	*later = (struct postgres_later){.text = text};
	if (!values)
		return;
	later->values = *values;
	keep(later, &postgres->later_bytes);
}

void postgres_forget_later(struct postgres *postgres, int from)
{
	for (int i = from; i < postgres->later_count; i++) {
		free(postgres->later[i].kept);
		postgres->later[i].kept = NULL;
	}
	postgres->later_count = from;
	if (!from)
		postgres->later_bytes = 0;
}

PGTransactionStatusType postgres_stands(const struct postgres *postgres)
{
	return postgres->owed ? PQTRANS_IDLE
			      : libpq.PQtransactionStatus(postgres->server);
}

/* --- answers --- */

bool postgres_is_good(const PGresult *result)
{
	const ExecStatusType is = libpq.PQresultStatus(result);
	return is == PGRES_TUPLES_OK || is == PGRES_COMMAND_OK || is == PGRES_EMPTY_QUERY;
}

/* The first result that failed, else the last that has rows, else the last. */
static PGresult *better(PGresult *one, PGresult *other)
{
	if (!one || !other)
		return one ? one : other;
	const ExecStatusType is = libpq.PQresultStatus(one);
	const ExecStatusType then = libpq.PQresultStatus(other);
	const bool stays = !postgres_is_good(one) ||
			   (is == PGRES_TUPLES_OK && then == PGRES_COMMAND_OK);
	libpq.PQclear(stays ? other : one);
	return stays ? one : other;
}

/* Of one text, or of one statement of a pipeline; NULL: the line is lost, or one before it
 * failed. */
static PGresult *take(struct postgres *postgres)
{
	PGresult *found = NULL, *next;
	for (;;) {
		postgres_wait(postgres);
		next = libpq.PQgetResult(postgres->server);
		if (!next)
			return found;
		if (libpq.PQresultStatus(next) == PGRES_PIPELINE_ABORTED)
			libpq.PQclear(next);
		else
			found = better(found, next);
	}
}

/* The same of one that may have got its name before. */
static PGresult *take_named(struct postgres *postgres, bool named)
{
	PGresult *naming = named ? take(postgres) : NULL;
	if (postgres_is_good(naming)) {
		libpq.PQclear(naming);
		naming = NULL;
	}
	return better(naming, take(postgres));
}

/* All up to the end of what was sent together. */
static void take_end(struct postgres *postgres)
{
	bool ended = false;
	for (int nothing = 0; nothing < 2 && !ended;) {
		postgres_wait(postgres);
		PGresult *next = libpq.PQgetResult(postgres->server);
		nothing = next ? 0 : nothing + 1;
		ended = libpq.PQresultStatus(next) == PGRES_PIPELINE_SYNC;
		libpq.PQclear(next);
	}
}

static void take_owed(struct postgres *postgres)
{
	for (; postgres->owed; postgres->owed--)
		take_end(postgres);
}

static PGresult *take_all(struct postgres *postgres, bool named)
{
	PGresult *found = NULL;
	take_owed(postgres);
	for (int i = 0; i < postgres->later_count; i++)
		found = better(found, take_named(postgres, postgres->later[i].named));
	found = better(found, take_named(postgres, named));
	for (int i = 0; i < postgres->also_count; i++)
		postgres->also[i].result = take_named(postgres, postgres->also[i].named);
	take_end(postgres);
	return found;
}

/* --- both --- */

static bool send_one(struct postgres *postgres, const char *text,
	const struct postgres_values *values, bool *named)
{
	static const struct postgres_values none;
	return postgres_send(postgres, text, values ? values : &none, named);
}

static PGresult *in_pipeline(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	struct postgres_later *later = postgres->later;
	struct postgres_also *also = postgres->also;
	bool named = false;
	bool sent = libpq.PQenterPipelineMode(postgres->server);
	for (int i = 0; sent && i < postgres->later_count; i++)
		sent = send_one(
			postgres, later[i].text, &later[i].values, &later[i].named);
	sent = sent && send_one(postgres, text, values, &named);
	for (int i = 0; sent && i < postgres->also_count; i++)
		sent = send_one(postgres, also[i].text, &also[i].values, &also[i].named);
	sent = sent && libpq.PQpipelineSync(postgres->server);
	PGresult *result = sent ? take_all(postgres, named) : NULL;
	postgres->owed = 0;
	libpq.PQexitPipelineMode(postgres->server);
	return result;
}

static PGresult *alone(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	bool named;
	const bool sent = values ? send_one(postgres, text, values, &named)
				 : libpq.PQsendQuery(postgres->server, text);
	return sent ? take(postgres) : NULL;
}

/* A pipeline takes one statement at a time. */
static PGresult *several(struct postgres *postgres, const char *text)
{
	PGresult *before = in_pipeline(postgres, "", NULL);
	if (!postgres_is_good(before))
		return before;
	libpq.PQclear(before);
	return alone(postgres, text, NULL);
}

static bool goes_together(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	return postgres->later_count || postgres->also_count || postgres->owed ||
	       (values && postgres_names_now(postgres, text, values));
}

bool postgres_also_good(const struct postgres *postgres)
{
	for (int i = 0; i < postgres->also_count; i++)
		if (!postgres_is_good(postgres->also[i].result))
			return false;
	return true;
}

void postgres_also_forget(struct postgres *postgres)
{
	for (int i = 0; i < postgres->also_count; i++) {
		libpq.PQclear(postgres->also[i].result);
		postgres->also[i].result = NULL;
	}
}

PGresult *postgres_exchange(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	PGresult *result;
	postgres_cancel_end(postgres);
	postgres_also_forget(postgres);
	if (!goes_together(postgres, text, values))
		result = alone(postgres, text, values);
	else if (!values && strchr(text, ';'))
		result = several(postgres, text);
	else
		result = in_pipeline(postgres, text, values);
	postgres_names_settle(
		postgres, postgres_is_good(result) && postgres_also_good(postgres));
	return result;
}

/* --- what nobody waits for --- */

void postgres_send_alone(struct postgres *postgres, const char *text)
{
	bool named;
	postgres_cancel_end(postgres);
	/* What fails is told by what is asked next. */
	if (libpq.PQenterPipelineMode(postgres->server) &&
		send_one(postgres, text, NULL, &named) &&
		libpq.PQpipelineSync(postgres->server)) {
		libpq.PQflush(postgres->server);
		postgres->owed++;
	}
}

void postgres_take_owed(struct postgres *postgres)
{
	int nothing = 0;
	if (!postgres->owed)
		return;
	while (postgres->owed && nothing < 2 && !libpq.PQisBusy(postgres->server)) {
		PGresult *next = libpq.PQgetResult(postgres->server);
		nothing = next ? 0 : nothing + 1;
		if (libpq.PQresultStatus(next) == PGRES_PIPELINE_SYNC)
			postgres->owed--;
		libpq.PQclear(next);
	}
	if (nothing == 2)
		postgres->owed = 0;
	if (!postgres->owed)
		libpq.PQexitPipelineMode(postgres->server);
}
