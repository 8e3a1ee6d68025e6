/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many processes save into one office file at once: nothing of what was acknowledged is
 * lost, nobody is told that it is locked, no change of one is written over by another's.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	PROCESSES = 20,
	SECONDS = 120,    /* the long form goes on for so long */
	SHORT_SAVES = 8,  /* the short one for so many saves of each */
	SHARED_EVERY = 4, /* saves: one is of the card that all change */
	SAVES_MOST = 1 << 16,
	SHARED_CARD = PROCESSES + 1,
};

/* What a process told of; in memory that all see. */
struct member {
	int64_t own, shared; /* acknowledged saves of either card */
	int64_t conflicts;
	int32_t latencies[SAVES_MOST]; /* ms */
	int64_t count;                 /* of them */
	char failure[300];             /* "": none */
};

/* --- a member --- */

static bool told(struct member *member, struct error *error)
{
	snprintf(member->failure, sizeof(member->failure), "%s", error_message(error));
	error_release(error);
	return false;
}

/* One more than the card says; somebody else's change in between is read again. */
static bool save(
	struct store *store, struct member *member, int64_t card, const char *who)
{
	struct error error = ERROR_INIT;
	for (;;) {
		struct card_entry entry;
		struct str text = STR_INIT;
		if (!store_card(store, card, &entry, &error))
			return told(member, &error);
		str_printf(&text, "%lld", strtoll(entry.card.output, NULL, 10) + 1);
		free(entry.card.output);
		entry.card.output = str_detach(&text);
		const enum save_outcome outcome =
			store_save_card(store, &entry, who, &error);
		card_entry_release(&entry);
		if (outcome == SAVE_DONE)
			return true;
		if (outcome == SAVE_FAILED)
			return told(member, &error);
		member->conflicts++;
	}
}

static bool save_timed(struct store *store, struct member *member, int number)
{
	char who[20];
	snprintf(who, sizeof(who), "clerk%d", number);
	const bool shared = member->count % SHARED_EVERY == SHARED_EVERY - 1;
	const int64_t began = tally_clock();
	if (!save(store, member, shared ? SHARED_CARD : number + 1, who))
		return false;
	member->latencies[member->count++] = (int32_t)(tally_clock() - began);
	*(shared ? &member->shared : &member->own) += 1;
	return true;
}

static _Noreturn void work(
	const char *path, struct member *member, int number, int64_t until)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, STORE_WRITE, &error);
	bool good = store || told(member, &error);
	while (good && member->count < SAVES_MOST &&
		(soak() ? tally_clock() < until : member->count < SHORT_SAVES))
		good = save_timed(store, member, number);
	store_close(store);
	_exit(0);
}

/* --- all of them --- */

static int by_size(const void *a, const void *b)
{
	const int32_t one = *(const int32_t *)a, other = *(const int32_t *)b;
	return (one > other) - (one < other);
}

static void note_latencies(struct tally *tally, const struct member *members)
{
	int32_t *all = mem_new((size_t)PROCESSES * SAVES_MOST, sizeof(*all));
	size_t count = 0;
	int64_t conflicts = 0;
	for (int i = 0; i < PROCESSES; i++) {
		conflicts += members[i].conflicts;
		for (int64_t j = 0; j < members[i].count; j++)
			all[count++] = members[i].latencies[j];
	}
	qsort(all, count, sizeof(*all), by_size);
	if (count)
		tally_note(tally,
			"%d processes; %lld saves met another's; ms a save: p50 %d, "
			"p95 %d, p99 %d, most %d",
			PROCESSES, (long long)conflicts, all[count / 2],
			all[count * 95 / 100], all[count * 99 / 100], all[count - 1]);
	free(all);
}

static int64_t saved(struct store *store, int64_t card)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, card, &entry, &error), &error);
	const int64_t number = strtoll(entry.card.output, NULL, 10);
	card_entry_release(&entry);
	return number;
}

static void compare(struct tally *tally, const char *what, int64_t told, int64_t there)
{
	tally->tried += (size_t)told;
	tally->good += (size_t)MIN(told, there);
	if (told != there)
		tally_lost(tally, "%s: %lld saves were told of, %lld are there", what,
			(long long)told, (long long)there);
}

static void look(
	struct tally *tally, const struct office *office, const struct member *members)
{
	struct store *store = office_open(office->path, STORE_WRITE);
	int64_t shared = 0;
	for (int i = 0; i < PROCESSES; i++) {
		if (members[i].failure[0])
			tally_lost(
				tally, "process %d was told: %s", i, members[i].failure);
		compare(tally, "a card of one", members[i].own, saved(store, i + 1));
		shared += members[i].shared;
	}
	compare(tally, "the card of all", shared, saved(store, SHARED_CARD));
	assert_sound(store);
	store_close(store);
}

static void run_all(const struct office *office, struct member *members)
{
	const int64_t until = tally_clock() + (int64_t)SECONDS * 1000;
	pid_t children[PROCESSES];
	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (!children[i])
			work(office->path, &members[i], i, until);
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
}

static void test_crowd(void **state)
{
	(void)state;
	struct tally tally = tally_begin("crowd");
	struct office office;
	const size_t bytes = PROCESSES * sizeof(struct member);
	struct member *members = mmap(
		NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(members, MAP_FAILED);
	office_make_counters(&office, SHARED_CARD);
	run_all(&office, members);
	look(&tally, &office, members);
	note_latencies(&tally, members);
	munmap(members, bytes);
	office_remove(&office);
	tally_end(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_crowd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
