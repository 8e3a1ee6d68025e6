/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times what the program does on a database server, and writes down the statements that it
 * sent, for pgbench to send them too:
 *
 *	server times ADDRESS TIMES SCRIPT ACT [WORDS]
 *	server prepare ADDRESS-OF-A-SUPERVISOR
 *
 * times prints how long an act (bench/acts.h) took each time, in ms; SCRIPT gets the
 * statements of one where the act reads, of all, one a transaction, where it writes: they do
 * the same once more in another office that is as this one was. What goes over the line
 * together is together there.
 * prepare makes the supervisor's passphrase ($BENCH_PASSPHRASE) and approves the older half
 * of the measures, those that are done.
 */
#include <config.h>

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/acts.h"
#include "db/engine/postgres.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "text/error.h"
#include "text/mem.h"

enum { FIRST_RUNS = 5 /* of what reads: not counted */ };

/* --- what goes over the line --- */

enum { MOST_NAMES = 1024 };

/* What the server knows by a name (db/engine/postgres_names.c). */
struct named {
	PGconn *server;
	char *name, *text;
	Oid *types;
};

static struct {
	FILE *to; /* NULL: nothing is written down */
	bool together;
	struct libpq real;
	struct named named[MOST_NAMES];
	size_t count;
} recorder;

static void put_literal(const char *text, size_t bytes)
{
	putc('\'', recorder.to);
	for (size_t i = 0; i < bytes; i++) {
		if (text[i] == '\'')
			putc('\'', recorder.to);
		putc(text[i], recorder.to);
	}
	putc('\'', recorder.to);
}

static uint64_t number_of(const char *data)
{
	uint64_t bits;
	memcpy(&bits, data, sizeof(bits));
	return be64toh(bits);
}

static void put_value(Oid type, const char *data, int bytes)
{
	const uint64_t bits = data && type != OID_TEXT ? number_of(data) : 0;
	double real;
	memcpy(&real, &bits, sizeof(real));
	if (!data)
		fputs("NULL", recorder.to);
	else if (type == OID_INT8)
		fprintf(recorder.to, "'%lld'::bigint", (long long)bits);
	else if (type == OID_FLOAT8)
		fprintf(recorder.to, "%.17g::float8", real);
	else
		put_literal(data, (size_t)bytes);
	if (data && type == OID_TEXT)
		fputs("::text", recorder.to);
}

/* A statement with its values in the places of $1, $2 ... */
static void put_statement(const char *text, int count, const Oid *types,
	const char *const *data, const int *bytes)
{
	for (const char *at = text; *at;) {
		char *end = NULL;
		const long parameter = *at == '$' ? strtol(at + 1, &end, 10) : 0;
		if (parameter < 1 || parameter > count) {
			putc(*at++, recorder.to);
			continue;
		}
		put_value(
			types[parameter - 1], data[parameter - 1], bytes[parameter - 1]);
		at = end;
	}
}

static void record(const char *text, int count, const Oid *types, const char *const *data,
	const int *bytes)
{
	if (!recorder.to)
		return;
	put_statement(text, count, types, data, bytes);
	fputs(recorder.together ? " \\;\n" : ";\n", recorder.to);
}

static int send_with_values(PGconn *server, const char *text, int count, const Oid *types,
	const char *const *data, const int *bytes, const int *formats, int format)
{
	record(text, count, types, data, bytes);
	return recorder.real.PQsendQueryParams(
		server, text, count, types, data, bytes, formats, format);
}

/* pgbench sends the text each time. */
static int give_name(
	PGconn *server, const char *name, const char *text, int count, const Oid *types)
{
	if (recorder.count < MOST_NAMES) {
		struct named *named = &recorder.named[recorder.count++];
		named->server = server;
		named->name = mem_strdup(name);
		named->text = mem_strdup(text);
		named->types = mem_new((size_t)count + 1, sizeof(*types));
		for (int i = 0; i < count; i++)
			named->types[i] = types[i];
	}
	return recorder.real.PQsendPrepare(server, name, text, count, types);
}

/* The last one: a connection may be where another was. */
static const struct named *find_named(const PGconn *server, const char *name)
{
	for (size_t i = recorder.count; i-- > 0;) {
		const struct named *named = &recorder.named[i];
		if (named->server == server && !strcmp(named->name, name))
			return named;
	}
	return NULL;
}

static int send_named(PGconn *server, const char *name, int count,
	const char *const *data, const int *bytes, const int *formats, int format)
{
	const struct named *named = find_named(server, name);
	if (!named) {
		fprintf(stderr, "server: the statement %s was named unseen\n", name);
		exit(1);
	}
	record(named->text, count, named->types, data, bytes);
	return recorder.real.PQsendQueryPrepared(
		server, name, count, data, bytes, formats, format);
}

static void forget_names(void)
{
	while (recorder.count) {
		struct named *named = &recorder.named[--recorder.count];
		free(named->name);
		free(named->text);
		free(named->types);
	}
}

static int send_text(PGconn *server, const char *text)
{
	for (const char *at = text; recorder.to && *at; at++) {
		if (*at == ';')
			putc('\\', recorder.to);
		putc(*at, recorder.to);
	}
	if (recorder.to)
		fputs(";\n", recorder.to);
	return recorder.real.PQsendQuery(server, text);
}

static int go_together(PGconn *server)
{
	recorder.together = true;
	return recorder.real.PQenterPipelineMode(server);
}

static int end_together(PGconn *server)
{
	if (recorder.to)
		fputs(";\n", recorder.to);
	recorder.together = false;
	return recorder.real.PQpipelineSync(server);
}

static void watch_the_line(void)
{
	recorder.real = libpq;
	libpq.PQsendQueryParams = send_with_values;
	libpq.PQsendPrepare = give_name;
	libpq.PQsendQueryPrepared = send_named;
	libpq.PQsendQuery = send_text;
	libpq.PQenterPipelineMode = go_together;
	libpq.PQpipelineSync = end_together;
}

/* --- timing --- */

struct timing {
	double *times;
	size_t count;
	double began;
	FILE *script; /* what is sent now is written down there; NULL: it is not */
	bool rounds;  /* each as a round of its own */
};

static void before(void *context)
{
	struct timing *timing = context;
	recorder.to = timing->script;
	if (timing->script && timing->rounds)
		fprintf(timing->script, "\\if :bench_round = %zu\n", timing->count + 1);
	timing->began = act_now();
}

static void after(void *context)
{
	struct timing *timing = context;
	timing->times[timing->count++] = act_now() - timing->began;
	if (timing->script && timing->rounds)
		fputs("\\endif\n", timing->script);
	recorder.to = NULL;
}

static bool writes(enum act act)
{
	return act == ACT_SAVE || act == ACT_REVIEW;
}

/* Reading is written down once, and not timed then. */
static bool begin_reading(struct place *place, enum act act, struct timing *timing,
	const struct around *around, struct error *error)
{
	for (int i = 0; i < FIRST_RUNS; i++) {
		if (act_do(place, act, around, error) != OUTCOME_DONE)
			return false;
		timing->script = NULL;
	}
	timing->count = 0;
	return true;
}

static bool run(struct place *place, enum act act, size_t times, struct timing *timing,
	struct error *error)
{
	const struct around around = {before, after, timing};
	if (!writes(act) && !begin_reading(place, act, timing, &around, error))
		return false;
	if (timing->script)
		fputs("\\set bench_round :bench_round + 1\n", timing->script);
	while (timing->count < times) {
		const enum outcome outcome = act_do(place, act, &around, error);
		if (outcome == OUTCOME_NOTHING)
			break;
		if (outcome != OUTCOME_DONE)
			return false;
	}
	return true;
}

static bool tell_times(struct place *place, const char *const *words, struct error *error)
{
	enum act act;
	const size_t times = (size_t)strtol(words[0], NULL, 10);
	struct timing timing = {.script = fopen(words[1], "we")};
	if (!act_find(words[2], &act) || !timing.script || !times)
		return error_set(error, ERROR_USAGE, "no act %s", words[2]);
	FILE *script = timing.script;
	timing.rounds = writes(act);
	timing.times = mem_new(times + FIRST_RUNS, sizeof(*timing.times));
	if (words[3])
		place->words = words[3];
	const bool good = run(place, act, times, &timing, error);
	for (size_t i = 0; good && i < timing.count; i++)
		printf("%.3f\n", timing.times[i]);
	fclose(script);
	free(timing.times);
	return good;
}

/* --- an office that was worked in --- */

static void at_no_time(void *context)
{
	(void)context;
}

/* The older half of its measures, those that are done. */
static bool approve_half(struct place *place, struct error *error)
{
	const struct around around = {at_no_time, at_no_time, NULL};
	struct place older = *place;
	enum outcome outcome;
	older.cards += older.count / 2;
	older.count -= older.count / 2;
	do
		outcome = act_do(&older, ACT_REVIEW, &around, error);
	while (outcome == OUTCOME_DONE);
	return outcome == OUTCOME_NOTHING;
}

static bool prepare(const char *address, struct error *error)
{
	struct place place;
	struct store *store = store_open(address, STORE_WRITE, error);
	if (!store)
		return false;
	store->key_cost = key_cost_least_for_tests();
	const bool set = store_set_passphrase(
		store, store_person(store), NULL, getenv("BENCH_PASSPHRASE"), error);
	store_close(store);
	if (!set || !place_open(&place, address, true, true, error))
		return false;
	const bool done = approve_half(&place, error);
	place_close(&place);
	return done;
}

static bool times_of(int argc, char **argv, struct error *error)
{
	struct place place;
	enum act act;
	if (!act_find(argv[5], &act))
		return error_set(error, ERROR_USAGE, "no act %s", argv[5]);
	if (!postgres_load())
		return error_set(error, ERROR_SYSTEM, "libpq is not there");
	watch_the_line();
	if (!place_open(&place, argv[2], act == ACT_REVIEW,
		    writes(act) || act == ACT_CARD, error))
		return false;
	const bool done = tell_times(&place,
		(const char *const[]){
			argv[3], argv[4], argv[5], argc > 6 ? argv[6] : NULL},
		error);
	place_close(&place);
	forget_names();
	return done;
}

int main(int argc, char **argv)
{
	struct error error = ERROR_INIT;
	bool done = false;
	if (argc == 3 && !strcmp(argv[1], "prepare")) {
		done = prepare(argv[2], &error);
	} else if (argc >= 6 && !strcmp(argv[1], "times")) {
		done = times_of(argc, argv, &error);
	} else {
		fputs("usage: server times ADDRESS TIMES SCRIPT ACT [WORDS]\n"
		      "       server prepare ADDRESS\n",
			stderr);
		return 2;
	}
	if (!done)
		fprintf(stderr, "server: %s\n", error_message(&error));
	return !done;
}
