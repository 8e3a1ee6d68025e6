/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The power is cut at each write, cut, sync and change of names of a whole day: what the
 * disk holds then opens, verify finds nothing in it, every act that was acknowledged is in
 * it, and of the one that was under way all or nothing. So are the copies.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/open.h"
#include "db/store.h"
#include "tests/faults/day.h"
#include "tests/faults/disk_image.h"
#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

/* A cut, and what came of it. */
struct cut {
	const struct day *day;
	struct tally *tally;
	size_t events;
	enum disk_fate fate;
	const char *folder; /* with what the disk holds */
	bool lost;          /* once is enough */
};

static void lost(struct cut *cut, const char *file, const char *words)
{
	static const char *const fates[DISK_FATES] = {"all", "synced", "torn", "drawn"};
	if (!cut->lost)
		tally_lost(cut->tally, "at event %zu (%s): %s: %s", cut->events,
			fates[cut->fate], file, words);
	cut->lost = true;
}

static void note_problem(void *context, const char *words)
{
	str_printf(context, "%s; ", words);
}

/* Opened, verified; what it says, NULL where it could not be asked. */
static char *ask(struct cut *cut, const char *name, bool as_it_is)
{
	struct error error = ERROR_INIT;
	struct str problems = STR_INIT;
	char *path = support_path(cut->folder, name), *dump = NULL;
	struct store *store = as_it_is ? open_any_version(path, &error)
				       : store_open(path, STORE_WRITE, &error);
	free(path);
	if (!store) {
		lost(cut, name, error_message(&error));
		error_release(&error);
		return NULL;
	}
	/* verify asks only files of today's version. */
	if (!as_it_is && !store_verify(store, note_problem, &problems, &error))
		lost(cut, name, error_message(&error));
	if (problems.bytes)
		lost(cut, name, problems.data);
	if (!cut->lost)
		dump = day_dump(store);
	store_close(store);
	error_release(&error);
	str_release(&problems);
	return dump;
}

static bool is_there(const struct cut *cut, const char *name)
{
	char *path = support_path(cut->folder, name);
	struct stat status;
	const bool is = !stat(path, &status);
	free(path);
	return is;
}

/* Which act was acknowledged last. */
static size_t last_state(const struct cut *cut)
{
	size_t last = 0;
	while (last + 1 < cut->day->count &&
		cut->day->states[last + 1].events <= cut->events)
		last++;
	return last;
}

static void look_at_office(struct cut *cut)
{
	const size_t last = last_state(cut);
	const struct day_state *state = &cut->day->states[last];
	const struct day_state *next = last + 1 < cut->day->count ? state + 1 : state;
	if (!is_there(cut, DAY_OFFICE)) {
		if (state->dump)
			lost(cut, DAY_OFFICE, "is gone");
		return;
	}
	char *dump = ask(cut, DAY_OFFICE, false);
	if (dump && !(state->dump && !strcmp(dump, state->dump)) &&
		strcmp(dump, next->dump) != 0) {
		struct str words = STR_INIT;
		str_printf(&words, "is neither as after \"%s\" nor as after \"%s\"",
			state->act, next->act);
		lost(cut, DAY_OFFICE, words.data);
		str_release(&words);
	}
	free(dump);
}

static void look_at_old(struct cut *cut)
{
	char *dump = ask(cut, DAY_OLD, false);
	if (dump && strcmp(dump, cut->day->old_dump) != 0)
		lost(cut, DAY_OLD, "says something else");
	free(dump);
}

/* What was told of is there; and what has its name is what was told of, even before. */
static void look_at_promise(struct cut *cut, const struct day_promise *promise)
{
	if (!is_there(cut, promise->name)) {
		if (promise->events <= cut->events)
			lost(cut, promise->name, "is gone");
		return;
	}
	char *dump = ask(cut, promise->name, true);
	if (dump && strcmp(dump, promise->dump) != 0)
		lost(cut, promise->name, "says something else");
	free(dump);
}

static void try_cut(
	struct cut *cut, const struct disk_image *image, struct support_random *random)
{
	char *folder = support_folder();
	cut->folder = folder;
	cut->lost = false;
	disk_image_lay_out(image, cut->fate, random, folder);
	cut->tally->tried++;
	look_at_office(cut);
	look_at_old(cut);
	for (size_t i = 0; !cut->lost && i < cut->day->promised; i++)
		look_at_promise(cut, &cut->day->promises[i]);
	cut->tally->good += !cut->lost;
	support_folder_remove(folder);
}

/* How often a cut is drawn; the short form takes one fate of a cut, and few cuts. */
enum { DRAWS = 3, SHORT_EVERY = 199 };

static void try_all(const struct day *day, struct tally *tally)
{
	struct disk_image *image = disk_image_new(&day->log);
	struct support_random random = {20261129};
	struct cut cut = {.day = day, .tally = tally};
	size_t number = 0;
	for (cut.events = day->states[0].events; cut.events <= day->log.count;
		cut.events++) {
		disk_image_until(image, cut.events);
		for (int i = 0; i < DISK_FATES - 1 + DRAWS; i++, number++) {
			if (!soak() && number % SHORT_EVERY)
				continue;
			cut.fate = (enum disk_fate)MIN(i, (int)DISK_DRAWN);
			try_cut(&cut, image, &random);
		}
	}
	disk_image_free(image);
}

static void test_power(void **state)
{
	(void)state;
	struct day day;
	struct tally tally = tally_begin("power");
	day_run(&day);
	try_all(&day, &tally);
	tally_note(&tally, "%zu acts, %zu writes, cuts, syncs and changes of names",
		day.count - 1, day.log.count);
	tally_end(&tally);
	day_release(&day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_power),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
