/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is read by several statements is of one state, at whichever of them somebody else
 * writes: a driver that lets him do so before the first step, the second, the third…
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/head.h"
#include "db/overview.h"
#include "db/progress.h"
#include "text/macros.h"
#include "text/mem.h"

enum { CARDS = 20, FEW = 2 }; /* more than one page of db/rows/card_walk.h */

/* --- somebody else --- */

static struct {
	const struct driver *own; /* which is meddled with */
	struct store *other;
	int version; /* what the texts say */
	int cards;   /* of its report */
	int steps;   /* till it writes; 0: never */
	bool written;
} scene;

static void set(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

static void change_card(int place, const char *value)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	int64_t number;
	assert_done(store_card_at(scene.other, 1, place, &number, &error), &error);
	assert_done(store_card(scene.other, number, &entry, &error), &error);
	set(&entry.card.issue, value);
	string_list_release(&entry.card.owners);
	string_list_add(&entry.card.owners, value);
	entry.card.owners.present = true;
	assert_int_equal(
		store_save_card(scene.other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* The title, two cards and a list of each, in one transaction. */
static void change(void)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	char value[16];
	snprintf(value, sizeof(value), "v%d", ++scene.version);
	assert_done(store_begin(scene.other, &error), &error);
	assert_done(store_read_head(scene.other, 1, &head, &revision, &error), &error);
	set(&head.title, value);
	set(&head.agency.name, value);
	assert_int_equal(
		store_save_head(scene.other, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	change_card(1, value);
	change_card(scene.cards, value);
	assert_done(store_commit(scene.other, &error), &error);
}

static enum fault step(struct store *store, struct statement *statement, bool *row)
{
	if (scene.steps && --scene.steps == 0) {
		scene.written = true;
		change();
	}
	return scene.own->step(store, statement, row);
}

/* --- what is read --- */

static char *first_seen; /* of all versions that a reading comes to; NULL: none yet */

/* A text that may be of a version. */
static void see(const char *text)
{
	if (!text || *text != 'v')
		return;
	if (!first_seen)
		first_seen = mem_strdup(text);
	assert_string_equal(text, first_seen);
}

static void see_card(const struct card *card)
{
	see(card->issue);
	for (size_t i = 0; i < card->owners.count; i++)
		see(card->owners.items[i]);
}

static bool read_card(struct store *store, struct error *error)
{
	struct card_entry entry;
	int64_t number;
	if (!store_card_at(store, 1, 1, &number, error) ||
		!store_card(store, number, &entry, error))
		return false;
	see_card(&entry.card);
	card_entry_release(&entry);
	return true;
}

static bool read_report(struct store *store, struct error *error)
{
	struct report report;
	if (!store_load(store, 1, &report, error))
		return false;
	see(report.title);
	for (size_t i = 0; i < report.count; i++)
		see_card(&report.cards[i]);
	report_release(&report);
	return true;
}

static bool read_source(struct store *store, struct error *error)
{
	struct card_source *source = store_cards(store, 1, error);
	if (!source)
		return false;
	const struct card *card;
	struct error failed = ERROR_INIT;
	for (int i = 0; i < 2; i++) {
		while ((card = source->next(source, &failed)))
			see_card(card);
		source->rewind(source, &failed);
	}
	card_source_free(source);
	return error_pass(error, &failed);
}

static bool see_overview(void *context, const struct card_overview *card)
{
	(void)context;
	see(card->issue);
	see(card->owners);
	return true;
}

static bool read_overview(struct store *store, struct error *error)
{
	return store_overview(store, 1, "somsri", see_overview, NULL, error);
}

static bool see_progress(void *context, const struct progress_card *card)
{
	(void)context;
	see(card->title);
	see(card->issue);
	see(card->owners);
	return true;
}

static bool read_progress(struct store *store, struct error *error)
{
	return store_progress(store, 1, see_progress, NULL, error);
}

static bool read_year(struct store *store, struct error *error)
{
	return store_progress_year(store, 2567, see_progress, NULL, error);
}

/* Each version of a card is one of the versions 1, 2, 3… */
static bool see_version(void *context, const struct card_version *version)
{
	int64_t *next = context;
	if (*next)
		assert_int_equal(version->revision, *next - 1);
	*next = version->revision;
	return true;
}

static bool read_history(struct store *store, struct error *error)
{
	int64_t number, next = 0;
	if (!store_card_at(store, 1, 1, &number, error) ||
		!store_card_history(store, number, see_version, &next, error))
		return false;
	assert_int_equal(next, 1);
	return true;
}

/* The hit's text is the line that holds the words, as the index said. */
static bool see_hit(void *context, const struct search_hit *hit)
{
	int *hits = context;
	assert_memory_equal(hit->text + hit->start, "v", 1);
	++*hits;
	return true;
}

static bool read_hits(struct store *store, struct error *error)
{
	int hits = 0;
	char words[16];
	/* Two cards, issue or owner first, and the report's own texts: all or none. */
	snprintf(words, sizeof(words), "v%d", scene.version);
	if (!store_search(store, words, 0, see_hit, &hits, error))
		return false;
	if (hits != 0 && hits != 3)
		fail_msg("%d hits of %s", hits, words);
	return true;
}

static void problem(void *context, const char *words)
{
	(void)context;
	fail_msg("%s", words);
}

static bool verify(struct store *store, struct error *error)
{
	return store_verify(store, problem, NULL, error);
}

static const struct {
	const char *name;
	bool (*read)(struct store *store, struct error *error);
} readings[] = {
	{"a card", read_card},
	{"a report", read_report},
	{"a source", read_source},
	{"an overview", read_overview},
	{"progress", read_progress},
	{"progress of a year", read_year},
	{"a history", read_history},
	{"hits", read_hits},
	{"verify", verify},
};

/* Whether somebody wrote in the middle of it. */
static bool reads_at(struct store *store, size_t reading, int steps)
{
	struct error error = ERROR_INIT;
	scene.steps = steps;
	scene.written = false;
	if (!readings[reading].read(store, &error))
		fail_msg("%s, step %d: %s", readings[reading].name, steps,
			error_message(&error));
	free(first_seen);
	first_seen = NULL;
	scene.steps = 0;
	return scene.written;
}

/* Somebody writes at every step of short readings, at some of long ones: those become
 * rarer by a part of their number. */
static void read_all(struct office *office, size_t first, size_t end, int cards, int part)
{
	scene.own = office->store->driver;
	static struct driver meddled;
	meddled = *scene.own;
	meddled.step = step;
	office->store->driver = &meddled;
	scene.other = office_open(office->path, STORE_WRITE);
	scene.version = 0;
	scene.cards = cards;
	change();
	for (size_t i = first; i < end; i++) {
		int at = 1;
		while (reads_at(office->store, i, at))
			at += 1 + at / part;
		if (at <= 5)
			fail_msg("%s is over at step %d", readings[i].name, at);
	}
	store_close(scene.other);
	office->store->driver = scene.own;
}

static void test_one_state(void **state)
{
	read_all(*state, 0, COUNT(readings) - 1, CARDS, 3);
}

/* The last of them, which takes long. */
static void test_verify(void **state)
{
	read_all(*state, COUNT(readings) - 1, COUNT(readings), FEW, 16);
}

static int setup(void **state)
{
	return office_setup_cards(state, CARDS);
}

static int setup_few(void **state)
{
	return office_setup_cards(state, FEW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_state, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_verify, setup_few, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
