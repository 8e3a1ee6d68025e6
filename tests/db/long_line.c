/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often an act waits for the server's answer: a bound for each, and for all that a clerk
 * does as many in a report of fifty cards as in one of five. Round trips are counted on the line
 * (tests/support/long_line.h); no clock is asked. And a line that goes dead at a bad moment.
 */
#include <config.h>

#include "tests/support/office.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/move.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/long_line.h"
#include "tests/support/postgres_server.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { FEW = 5, MANY = 50, LOOK_MS = 20 };

/* An office at the far end of a line, with a report of `cards` cards, number 1. */
struct far {
	struct office office; /* its store goes by the line */
	struct long_line *line;
	struct store *near;
	char *address;
	int cards;
};

static void far_make(struct far *far, int cards)
{
	struct report report;
	*far = (struct far){.cards = cards};
	office_make(&far->office);
	office_invent(&report, 2569, cards, 1);
	office_import(&far->office, &report);
	report_release(&report);
	far->near = far->office.store;
	far->line = long_line_new(postgres_server_folder(), 0);
	far->address = long_line_address(
		far->line, far->office.database, postgres_server_keeper());
	far->office.store = office_open(far->address, STORE_WRITE);
}

static void far_remove(struct far *far)
{
	store_close(far->office.store);
	far->office.store = far->near;
	long_line_free(far->line);
	free(far->address);
	office_remove(&far->office);
}

/* --- acts --- */

static bool see_report(void *context, const struct report_summary *report)
{
	*(int64_t *)context += report->cards;
	return true;
}

static void list(struct far *far)
{
	struct error error = ERROR_INIT;
	int64_t cards = 0;
	assert_done(store_list(far->office.store, see_report, &cards, &error), &error);
	assert_int_equal(cards, far->cards);
}

static bool see_card(void *context, const struct card_overview *card)
{
	(void)card;
	++*(int *)context;
	return true;
}

static void overview(struct far *far)
{
	struct error error = ERROR_INIT;
	int cards = 0;
	assert_done(store_overview(far->office.store, 1, postgres_server_keeper(),
			    see_card, &cards, &error),
		&error);
	assert_int_equal(cards, far->cards);
}

static void load(struct far *far)
{
	struct report report;
	office_load(&far->office, 1, &report);
	assert_int_equal(report.count, far->cards);
	report_release(&report);
}

static void open_card(struct far *far)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(far->office.store, 1, &entry, &error), &error);
	card_entry_release(&entry);
}

static void save_card(struct far *far)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(far->near, 1, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("ประเด็นที่เขียนใหม่");
	assert_done(store_save_card(far->office.store, &entry, postgres_server_keeper(),
			    &error) == SAVE_DONE,
		&error);
	card_entry_release(&entry);
}

static void add_card(struct far *far)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_add_card(far->office.store, 1, postgres_server_keeper(), &entry,
			    &error),
		&error);
	card_entry_release(&entry);
}

static void import(struct far *far)
{
	struct report report;
	office_invent(&report, 2568, far->cards, 2);
	office_import(&far->office, &report);
	report_release(&report);
}

static void move_from(const char *from, const char *to)
{
	struct error error = ERROR_INIT;
	struct moved moved = {0};
	const struct move move = {.from = from, .to = to, .copy = true};
	assert_done(store_move(&move, &moved, &error), &error);
	assert_int_equal(moved.problems, 0);
	moved_release(&moved);
}

static void back_up(struct far *far)
{
	char *path = support_path(far->office.folder, "copy.db");
	move_from(far->address, path);
	free(path);
}

/* What back_up() made, into an office of another database. */
static void move_in(struct far *far)
{
	struct office other;
	office_new(&other);
	char *to = long_line_address(far->line, other.database, postgres_server_keeper());
	char *file = support_path(far->office.folder, "copy.db");
	move_from(file, to);
	free(file);
	free(to);
	other.store = NULL;
	office_remove(&other);
}

static const struct {
	const char *name;
	void (*run)(struct far *far);
	int most; /* of a report of few cards */
	int more; /* at most, of many: verify asks for some of each card */
} acts[] = {
	{"the list of reports", list, 3, 0},
	{"the list of a report's cards", overview, 5, 0},
	{"a whole report", load, 5, 0},
	{"one card", open_card, 2, 0},
	{"a card saved", save_card, 13, 0},
	{"a card added", add_card, 13, 0},
	{"a report taken in", import, 14, 2},
	{"a backup", back_up, 180, 300},
	{"an office moved in", move_in, 180, 300},
};

/* What nobody waits for has gone before what is asked here, so it is counted by then. */
static int trips(struct far *far)
{
	struct error error = ERROR_INIT;
	int64_t reports;
	assert_done(store_count(far->office.store, &reports, &error), &error);
	return long_line_trips(far->line);
}

static void count_all(int cards, int counts[static COUNT(acts)])
{
	struct far far;
	far_make(&far, cards);
	for (size_t i = 0; i < COUNT(acts); i++) {
		const int before = trips(&far);
		acts[i].run(&far);
		counts[i] = trips(&far) - before - 1;
	}
	far_remove(&far);
}

static void few_round_trips(void **state)
{
	int few[COUNT(acts)], many[COUNT(acts)];
	(void)state;
	count_all(FEW, few);
	count_all(MANY, many);
	for (size_t i = 0; i < COUNT(acts); i++)
		print_message("%-30s %5d of %d cards, %5d of %d\n", acts[i].name, few[i],
			FEW, many[i], MANY);
	for (size_t i = 0; i < COUNT(acts); i++) {
		assert_in_range(few[i], 1, acts[i].most);
		assert_true(many[i] <= few[i] + acts[i].more);
	}
}

/* The line goes dead when who sends drafts has connected, and has asked but its first question:
 * that is known long before the minute that others are given. */
static void silent_from_the_first(void **state)
{
	struct error error = ERROR_INIT;
	struct store_reach reach = {0};
	struct far far;
	char *data = support_folder();
	(void)state;
	far_make(&far, FEW);
	assert_int_equal(setenv("XDG_DATA_HOME", data, 1), 0);
	long_line_hold_from(far.line, trips(&far) + 2);
	assert_done(store_send_drafts(far.office.store, "somsri", &error), &error);
	long_line_wait_held(far.line);
	for (int waited = 0; !reach.away; waited += LOOK_MS) {
		if (waited > LONG_LINE_DEADLINE)
			fail_msg("a server that is silent is taken to be there");
		poll(NULL, 0, LOOK_MS);
		assert_true(store_reach(far.office.store, &reach));
	}
	long_line_hold(far.line, false);
	far_remove(&far);
	unsetenv("XDG_DATA_HOME");
	support_folder_remove(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_round_trips),
		cmocka_unit_test(silent_from_the_first),
	};
	postgres_server_want();
	return cmocka_run_group_tests_name("long line", tests, NULL, NULL);
}
