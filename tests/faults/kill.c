/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kill -9 at moments that are drawn, of a process that saves in a loop and tells of each
 * save by a pipe: what it told of is there, of the save that was under way all or nothing,
 * and verify finds nothing.
 */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	KILLS = 1000,
	SHORT_KILLS = 12,
	FRESH_EVERY = 40, /* kills: then a new office file, so that verify stays quick */
	ACKS_MOST = 12,   /* that are waited for before the kill */
	MICROSECONDS = 4000, /* and then so long at the most */
	CARDS = 3,
	KINDS = 3,
};

/* --- who saves --- */

/* What the card or the draft says after a number of acts. */
static void text_of(struct str *out, int64_t number)
{
	str_clear(out);
	str_printf(out, "%lld", (long long)number);
	/* A long one takes several pages. */
	if (number % KINDS == 1)
		for (int i = 0; i < 300; i++)
			str_puts(out, " ประชุมชี้แจงเจ้าหน้าที่");
}

static bool save_card(struct store *store, int64_t card, const char *text)
{
	struct card_entry entry;
	if (!store_card(store, card, &entry, NULL))
		return false;
	free(entry.card.output);
	entry.card.output = mem_strdup(text);
	const bool saved = store_save_card(store, &entry, "somsri", NULL) == SAVE_DONE;
	card_entry_release(&entry);
	return saved;
}

static bool put_draft(struct store *store, int64_t number)
{
	const struct draft draft = {.card = CARDS,
		.revision = number,
		.who = "somsri",
		.session = "s",
		.field = FIELD_OUTPUT,
		.body = "{}"};
	return store_draft_put(store, &draft, NULL);
}

/* Act number `number`: of the first card, the second, or a draft of the third. */
static bool act(struct store *store, int64_t number)
{
	struct str text = STR_INIT;
	text_of(&text, number);
	const int64_t kind = number % KINDS;
	const bool done = kind < KINDS - 1 ? save_card(store, kind + 1, text.data)
					   : put_draft(store, number);
	str_release(&text);
	return done;
}

static _Noreturn void save_for_ever(const char *path, int64_t from, int pipe)
{
	struct store *store = store_open(path, STORE_WRITE, NULL);
	if (!store)
		_exit(1);
	for (int64_t number = from; act(store, number); number++)
		if (write(pipe, &number, sizeof(number)) != sizeof(number))
			_exit(2);
	_exit(3);
}

/* --- who kills --- */

static int64_t microseconds(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* The moment that was drawn is somewhere in a save: it is met by looking at the clock. */
static void wait_until(int64_t moment)
{
	while (microseconds() < moment)
		continue;
}

/* The number of the last act that was told of; `last` where none was. */
static int64_t run_and_kill(const char *path, int64_t last, struct support_random *random)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	const pid_t child = fork();
	if (!child) {
		close(ends[0]);
		save_for_ever(path, last + 1, ends[1]);
	}
	close(ends[1]);
	int64_t number;
	const int64_t least = last + support_draw(random, ACKS_MOST);
	const int64_t wait = support_draw(random, MICROSECONDS);
	while (last < least && read(ends[0], &number, sizeof(number)) == sizeof(number))
		last = number;
	wait_until(microseconds() + wait);
	kill(child, SIGKILL);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	while (read(ends[0], &number, sizeof(number)) == sizeof(number))
		last = number;
	close(ends[0]);
	return last;
}

/* --- what is left --- */

static void note_problem(void *context, const char *words)
{
	str_printf(context, "%s; ", words);
}

static bool take_revision(void *context, const struct draft *draft)
{
	*(int64_t *)context = draft->revision;
	return false;
}

/* Which act of a kind (0 …) the file has last; -1: it cannot be told. */
static int64_t found_of(struct store *store, int64_t kind)
{
	struct card_entry entry;
	int64_t number = 0;
	if (kind == KINDS - 1)
		return store_drafts(store, "somsri", take_revision, &number, NULL)
			       ? number
			       : -1;
	if (!store_card(store, kind + 1, &entry, NULL))
		return -1;
	struct str text = STR_INIT;
	number = strtoll(entry.card.output, NULL, 10);
	text_of(&text, number);
	if (strcmp(text.data, entry.card.output) != 0)
		number = -1;
	card_entry_release(&entry);
	str_release(&text);
	return number;
}

/* The newest act of a kind up to one. */
static int64_t newest(int64_t kind, int64_t upto)
{
	while (upto > 0 && upto % KINDS != kind)
		upto--;
	return upto;
}

/* All acts up to `last` are there; at the most one more is. *last becomes the newest. */
static void look(struct tally *tally, const char *path, int64_t *last)
{
	struct error error = ERROR_INIT;
	struct str problems = STR_INIT;
	struct store *store = store_open(path, STORE_WRITE, &error);
	int64_t there = *last;
	bool good = store && store_verify(store, note_problem, &problems, &error) &&
		    !problems.bytes;
	if (!good)
		tally_lost(tally, "%s %s", error_message(&error), problems.data);
	for (int64_t kind = 0; good && kind < KINDS; kind++) {
		const int64_t found = found_of(store, kind);
		const int64_t least = newest(kind, *last);
		good = found == least || found == *last + 1;
		if (!good)
			tally_lost(tally, "act %lld was told of, and %lld is there",
				(long long)least, (long long)found);
		if (found > there)
			there = found;
	}
	tally->good += good;
	*last = there;
	store_close(store);
	error_release(&error);
	str_release(&problems);
}

static void test_killed(void **state)
{
	(void)state;
	struct tally tally = tally_begin("kill");
	struct support_random random = {20261130};
	struct office office;
	int64_t last = 0, acts = 0;
	const size_t kills = soak() ? KILLS : SHORT_KILLS;
	for (; tally.tried < kills; tally.tried++) {
		if (tally.tried % FRESH_EVERY == 0) {
			if (tally.tried)
				office_remove(&office);
			office_make_counters(&office, CARDS);
			acts += last;
			last = 0;
		}
		last = run_and_kill(office.path, last, &random);
		look(&tally, office.path, &last);
	}
	office_remove(&office);
	tally_note(&tally, "%lld saves were told of", (long long)(acts + last));
	tally_end(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_killed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
