/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements that the server knows by a name. What is asked again and again is read and planned
 * there once: with row level security that takes longer than to run it. A statement gets its
 * name when it is asked for the second time, on its way and without a round trip of its own; the
 * same text with values of other types is another statement. Behind a pooler, where another
 * process may answer each time, there are none.
 */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/postgres.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	ASKED_BEFORE = 1, /* times, before it gets a name */
	SLOTS = 1024,     /* a power of two */
	MOST_NAMES = 512, /* beyond them nothing is noted any more */
	MOST_FRESH = 64,
	NAME_BYTES = 16,
};

struct known {
	char *text; /* NULL: nobody's slot */
	Oid *types;
	int count;
	int asked;   /* times; once it has a name no more is counted */
	int name;    /* 0: none */
	bool failed; /* the sending that named it failed: it goes without */
};

struct postgres_names {
	struct known known[SLOTS];
	int count, last;
	struct known *fresh[MOST_FRESH]; /* named with what is under way */
	int fresh_count;
};

/* --- what is known --- */

static bool is_same(
	const struct known *known, const char *text, const struct postgres_values *values)
{
	return known->count == values->count && strcmp(known->text, text) == 0 &&
	       (!known->count || memcmp(known->types, values->types,
					 (size_t)known->count * sizeof(Oid)) == 0);
}

/* FNV-1a. */
static uint32_t hash(const char *text, const struct postgres_values *values)
{
	uint32_t sum = UINT32_C(2166136261);
	for (; *text; text++)
		sum = (sum ^ (unsigned char)*text) * UINT32_C(16777619);
	for (int i = 0; i < values->count; i++)
		sum = (sum ^ values->types[i]) * UINT32_C(16777619);
	return sum;
}

/* Its slot, or the one that would be. */
static struct known *find(struct postgres_names *names, const char *text,
	const struct postgres_values *values)
{
	uint32_t at = hash(text, values) % SLOTS;
	while (names->known[at].text && !is_same(&names->known[at], text, values))
		at = (at + 1) % SLOTS;
	return &names->known[at];
}

/* What only begins and ends transactions is not planned. */
static bool is_planned(const char *text)
{
	static const char *const verbs[] = {
		"SELECT ", "WITH ", "INSERT ", "UPDATE ", "DELETE "};
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (strncmp(text, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

/* Notes that it is asked once more; NULL: it is none that gets a name. */
static struct known *note(
	struct postgres *postgres, const char *text, const struct postgres_values *values)
{
	struct postgres_names *names = postgres->names;
	if (!names || !is_planned(text))
		return NULL;
	struct known *known = find(names, text, values);
	if (!known->text) {
		if (names->count == MOST_NAMES)
			return NULL;
		names->count++;
		known->text = mem_strdup(text);
		known->count = values->count;
		if (known->count) {
			known->types = mem_new((size_t)known->count, sizeof(Oid));
			memcpy(known->types, values->types,
				(size_t)known->count * sizeof(Oid));
		}
	}
	known->asked += known->asked <= ASKED_BEFORE;
	return known;
}

void postgres_names_begin(struct postgres *postgres)
{
	postgres_names_end(postgres);
	postgres->names = mem_new(1, sizeof(*postgres->names));
}

void postgres_names_end(struct postgres *postgres)
{
	if (!postgres->names)
		return;
	for (int i = 0; i < SLOTS; i++) {
		free(postgres->names->known[i].text);
		free(postgres->names->known[i].types);
	}
	free(postgres->names);
	postgres->names = NULL;
}

/* --- sending --- */

bool postgres_names_now(const struct postgres *postgres, const char *text,
	const struct postgres_values *values)
{
	if (!postgres->names || !is_planned(text))
		return false;
	const struct known *known = find(postgres->names, text, values);
	return known->text && postgres->names->fresh_count < MOST_FRESH &&
	       known->asked >= ASKED_BEFORE && !known->name && !known->failed;
}

bool postgres_send(struct postgres *postgres, const char *text,
	const struct postgres_values *values, bool *named)
{
	char name[NAME_BYTES];
	*named = libpq.PQpipelineStatus(postgres->server) == PQ_PIPELINE_ON &&
		 postgres_names_now(postgres, text, values);
	struct known *known = note(postgres, text, values);
	if (*named) {
		known->name = ++postgres->names->last;
		postgres->names->fresh[postgres->names->fresh_count++] = known;
	}
	if (!known || !known->name)
		return libpq.PQsendQueryParams(postgres->server, text, values->count,
			values->types, values->data, values->bytes, values->formats, 0);
	snprintf(name, sizeof(name), "m%d", known->name);
	return (!*named || libpq.PQsendPrepare(postgres->server, name, text,
				   values->count, values->types)) &&
	       libpq.PQsendQueryPrepared(postgres->server, name, values->count,
		       values->data, values->bytes, values->formats, 0);
}

/* Where it failed nobody knows how far the server came: a name is never used twice. */
void postgres_names_settle(struct postgres *postgres, bool good)
{
	struct postgres_names *names = postgres->names;
	for (int i = 0; names && i < names->fresh_count; i++)
		if (!good) {
			names->fresh[i]->name = 0;
			names->fresh[i]->failed = true;
		}
	if (names)
		names->fresh_count = 0;
}
