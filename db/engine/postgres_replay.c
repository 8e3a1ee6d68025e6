/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where two are in each other's way (a deadlock, a serialization failure) the server undoes all
 * that one of them did, and nobody is to see it: what a transaction has asked so far is asked
 * once more, from its beginning, and where every answer is what it was the transaction goes on
 * as if nothing had been. Where one is another, what was done since was built on what is no
 * longer so: then it is told.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "text/mem.h"

/* What a larger one asks is not kept: an import, a move. */
enum { KEPT_BYTES = 1 << 20 };

/* A statement, or several in one text. */
struct postgres_asked {
	char *text;
	struct postgres_values values;
	bool has_values;
	bool goes_along; /* it went over the line with the next */
	uint64_t answer; /* a hash of it, where it does not */
};

static void release(struct postgres_asked *asked)
{
	for (int i = 0; i < asked->values.count; i++)
		free((char *)asked->values.data[i]);
	free((void *)asked->values.types);
	free((void *)asked->values.data);
	free((void *)asked->values.bytes);
	free((void *)asked->values.formats);
	free(asked->text);
	*asked = (struct postgres_asked){0};
}

void postgres_replay_forget(struct postgres *postgres)
{
	struct postgres_replay *replay = &postgres->replay;
	for (size_t i = 0; i < replay->count; i++)
		release(&replay->asked[i]);
	free(replay->asked);
	*replay = (struct postgres_replay){0};
}

static void *copy(const void *from, size_t count, size_t bytes)
{
	void *to = mem_new(count + 1, bytes);
	if (count)
		memcpy(to, from, count * bytes);
	return to;
}

/* A text ends with NUL; what is binary has so many bytes. */
static size_t size_of(const struct postgres_values *values, int i)
{
	if (!values->data[i])
		return 0;
	return values->formats[i] ? (size_t)values->bytes[i]
				  : strlen(values->data[i]) + 1;
}

static size_t copy_values(
	struct postgres_asked *asked, const struct postgres_values *from)
{
	const size_t count = (size_t)from->count;
	size_t bytes = 0;
	char **data = mem_new(count + 1, sizeof(*data));
	for (int i = 0; i < from->count; i++) {
		const size_t size = size_of(from, i);
		data[i] = size ? copy(from->data[i], size, 1) : NULL;
		bytes += size;
	}
	asked->has_values = true;
	asked->values = (struct postgres_values){from->count,
		copy(from->types, count, sizeof(*from->types)), (const char *const *)data,
		copy(from->bytes, count, sizeof(*from->bytes)),
		copy(from->formats, count, sizeof(*from->formats))};
	return bytes;
}

static struct postgres_asked *keep(struct postgres_replay *replay, const char *text,
	const struct postgres_values *values)
{
	replay->asked = mem_grow(
		replay->asked, replay->count, &replay->capacity, sizeof(*replay->asked));
	struct postgres_asked *asked = &replay->asked[replay->count++];
	*asked = (struct postgres_asked){.text = mem_strdup(text)};
	replay->bytes += sizeof(*asked) + strlen(text);
	if (values)
		replay->bytes += copy_values(asked, values);
	return asked;
}

void postgres_replay_note(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	struct postgres_replay *replay = &postgres->replay;
	if (!replay->on || replay->again)
		return;
	if (replay->bytes > KEPT_BYTES) {
		postgres_replay_forget(postgres);
		return;
	}
	for (int i = 0; i < postgres->later_count; i++)
		keep(replay, postgres->later[i].text, &postgres->later[i].values)
			->goes_along = true;
	keep(replay, text, values);
	for (int i = 0; i < postgres->also_count; i++)
		keep(replay, postgres->also[i].text, &postgres->also[i].values);
}

/* --- answers --- */

static uint64_t add(uint64_t hash, const char *bytes, size_t count)
{
	/* FNV-1a: against chance, not against anybody. */
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3;
	return hash;
}

static uint64_t hash_of(const PGresult *result)
{
	const int rows = libpq.PQntuples(result), columns = libpq.PQnfields(result);
	const char *done = libpq.PQcmdStatus((PGresult *)result);
	uint64_t hash = add(0xcbf29ce484222325, done, strlen(done));
	for (int row = 0; row < rows; row++)
		for (int column = 0; column < columns; column++) {
			const char *value = libpq.PQgetvalue(result, row, column);
			const char null = (char)libpq.PQgetisnull(result, row, column);
			hash = add(add(hash, &null, 1), value, strlen(value) + 1);
		}
	return hash;
}

void postgres_replay_answered(struct postgres *postgres, const PGresult *result)
{
	struct postgres_replay *replay = &postgres->replay;
	const size_t also = (size_t)postgres->also_count;
	if (replay->count <= also || replay->again)
		return;
	/* What went along with one that failed went; and that is undone. Behind one that fails no
	 * other has an answer. */
	if (!result || !postgres_also_good(postgres)) {
		for (size_t i = 0; i <= also; i++)
			release(&replay->asked[--replay->count]);
		return;
	}
	replay->asked[replay->count - also - 1].answer = hash_of(result);
	for (size_t i = 0; i < also; i++)
		replay->asked[replay->count - also + i].answer =
			hash_of(postgres->also[i].result);
}

static bool was_in_the_way(const PGresult *result)
{
	const char *state = libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
	return state && (!strcmp(state, "40001") || !strcmp(state, "40P01"));
}

bool postgres_replay_needed(const struct postgres *postgres, const PGresult *result)
{
	bool needed = was_in_the_way(result);
	for (int i = 0; i < postgres->also_count; i++)
		needed = needed || was_in_the_way(postgres->also[i].result);
	return needed;
}

/* --- once more --- */

/* Those that went along go with the next that did not. */
static PGresult *ask_again(struct postgres *postgres, size_t *at)
{
	const struct postgres_replay *replay = &postgres->replay;
	while (*at + 1 < replay->count && replay->asked[*at].goes_along &&
		postgres_has_room(postgres)) {
		const struct postgres_asked *along = &replay->asked[(*at)++];
		postgres_put_later(postgres, along->text,
			along->values.count ? &along->values : NULL);
	}
	const struct postgres_asked *asked = &replay->asked[*at];
	PGresult *result = postgres_exchange(
		postgres, asked->text, asked->has_values ? &asked->values : NULL);
	postgres_forget_later(postgres, 0);
	return result;
}

/* Whether the answer is what it was; that of the beginning tells how it is called now. */
static bool is_same(struct store *store, size_t at, const PGresult *result)
{
	const struct postgres_asked *asked = &postgres_of(store)->replay.asked[at];
	if (!strstr(asked->text, postgres_statements[SQL_SERVER_STANDING].text))
		return asked->goes_along || hash_of(result) == asked->answer;
	postgres_note_beginning(postgres_of(store), result);
	return true;
}

/* From then on the server takes nothing but the end of it. */
static const char abort_it[] =
	"DO $$ BEGIN RAISE EXCEPTION 'others have changed what was read' "
	"USING ERRCODE = 'lock_not_available'; END $$";

static void undo(struct postgres *postgres)
{
	const PGTransactionStatusType stands = postgres_stands(postgres);
	postgres_forget_later(postgres, 0);
	if (stands == PQTRANS_INTRANS || stands == PQTRANS_INERROR)
		libpq.PQclear(postgres_exchange(
			postgres, postgres_statements[SQL_ROLLBACK].text, NULL));
}

/* Up to the last, whose answer is the caller's, together with `also` where it had such. */
static PGresult *play_all(struct store *store, int also)
{
	struct postgres *postgres = postgres_of(store);
	const struct postgres_replay *replay = &postgres->replay;
	const size_t count = replay->count - (size_t)also;
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		while (at + 1 < count && replay->asked[at].goes_along)
			at++;
		const bool last = at + 1 == count;
		postgres->also_count = last ? also : 0;
		PGresult *result = ask_again(postgres, &i);
		if (last || !postgres_is_good(result))
			return result;
		const bool same = is_same(store, i, result);
		libpq.PQclear(result);
		if (!same)
			return postgres_exchange(postgres, abort_it, NULL);
	}
	return NULL;
}

static PGresult *play(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	const int also = postgres->also_count;
	postgres_also_forget(postgres);
	postgres->also_count = 0;
	undo(postgres);
	PGresult *result = play_all(store, also);
	postgres->also_count = also;
	return result;
}

/* The line is lost: an answer of what is undone is none. */
static PGresult *without_good(PGresult *result)
{
	if (!postgres_is_good(result))
		return result;
	libpq.PQclear(result);
	return NULL;
}

PGresult *postgres_replay(struct store *store, PGresult *result)
{
	enum { TIMES = 8 };
	const struct postgres *postgres = postgres_of(store);
	struct postgres_replay *replay = &postgres_of(store)->replay;
	replay->again = true;
	for (int i = 0; i < TIMES && result && replay->count &&
			postgres_replay_needed(postgres, result);
		i++) {
		PGresult *next = play(store);
		if (next)
			libpq.PQclear(result);
		result = next ? next : without_good(result);
	}
	replay->again = false;
	return result;
}
