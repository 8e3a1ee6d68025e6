/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long in a store is stopped at any point, and then nothing has happened. */
#include <config.h>

#include "tests/support/lived_in.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/stopping.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { CARDS = 30 };

struct scene {
	struct office office;
	struct str said; /* all that the office says, before */
	struct report report;
	enum import_mode mode;
};

/* What counts up with any change. */
static void say(struct str *out, struct store *store)
{
	static const char *const questions[] = {"SELECT count(*) FROM report",
		"SELECT count(*) FROM card", "SELECT sum(revision) FROM card",
		"SELECT count(*) FROM card_version",
		"SELECT count(*) FROM report_version", "SELECT count(*) FROM search_copy",
		"SELECT count(*) FROM owner", "SELECT count(*) FROM evidence",
		"SELECT count(*) FROM trail"};
	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++)
		str_printf(out, "%lld ", (long long)raw_integer(store, questions[i]));
	char *head = raw_text(store, "SELECT max(hash) FROM trail");
	str_puts(out, head);
	free(head);
}

static int make(void **state)
{
	static struct scene scene;
	office_make(&scene.office);
	lived_in_make(&scene.office);
	str_init(&scene.said);
	say(&scene.said, scene.office.store);
	office_invent(&scene.report, 2571, CARDS, 5);
	uuid_make(scene.report.uuid);
	for (size_t i = 0; i < CARDS; i++)
		uuid_make(scene.report.cards[i].uuid);
	scene.mode = IMPORT_NEW;
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	report_release(&scene->report);
	str_release(&scene->said);
	office_remove(&scene->office);
	return 0;
}

static void look(void *context)
{
	struct scene *scene = context;
	struct str now = STR_INIT;
	say(&now, scene->office.store);
	assert_string_equal(now.data, scene->said.data);
	str_release(&now);
}

/* --- what is taken in --- */

static bool import(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	int64_t number;
	store_watch(scene->office.store, progress);
	const bool done = store_import(scene->office.store, &scene->report, scene->mode,
		"somsri", &number, error);
	store_watch(scene->office.store, NULL);
	return done;
}

/* A new report, and then the same with one text changed in the place of it. */
static void test_import(void **state)
{
	struct scene *scene = *state;
	stopping_everywhere(import, look, scene, 12);
	str_clear(&scene->said);
	say(&scene->said, scene->office.store);
	scene->mode = IMPORT_REPLACE;
	free(scene->report.cards[CARDS - 1].issue);
	scene->report.cards[CARDS - 1].issue = strdup("เรื่องใหม่");
	stopping_everywhere(import, look, scene, 12);
	assert_sound(scene->office.store);
}

/* --- what is read --- */

static void note_problem(void *context, const char *words)
{
	(void)context;
	fail_msg("%s", words);
}

static bool verify(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	store_watch(scene->office.store, progress);
	const bool done = store_verify(scene->office.store, note_problem, NULL, error);
	store_watch(scene->office.store, NULL);
	return done;
}

static void test_verify(void **state)
{
	stopping_everywhere(verify, look, *state, 20);
}

static bool load(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	struct report report;
	store_watch(scene->office.store, progress);
	const bool done = store_load(scene->office.store, 1, &report, error);
	store_watch(scene->office.store, NULL);
	if (done)
		report_release(&report);
	return done;
}

static bool walk(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	struct error failed = ERROR_INIT;
	store_watch(scene->office.store, progress);
	struct card_source *cards = store_cards(scene->office.store, 1, error);
	bool done = cards != NULL;
	for (int times = 0; done && times < 2; times++) {
		while (cards->next(cards, &failed))
			continue;
		done = error_pass(error, &failed) && cards->rewind(cards, error);
	}
	card_source_free(cards);
	store_watch(scene->office.store, NULL);
	return done;
}

static void test_cards(void **state)
{
	stopping_everywhere(load, look, *state, 3);
	stopping_everywhere(walk, look, *state, 6);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_import),
		TEST(test_verify),
		TEST(test_cards),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
