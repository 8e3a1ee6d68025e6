/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the quick rules say of the memo and the texts while they are typed; and words that
 * the office learns: in the findings, in a measure, in the memo; forgotten again.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/office_words.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

#define TOLD "is “กิจกรรม” meant?"

static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2568,"
	"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\"},\"months\":12,"
	"\"title\":\"รายงาน\",\"memo\":{\"office\":\"สำนักปลัด\",\"subject\":\"จัดกิจกรรรม\"},"
	"\"cards\":[{\"issue\":\"จัดกิจกรรรม\"}]}";

static void make(struct desk *desk, enum screen_id screen, int64_t card)
{
	struct report report;
	struct error error = ERROR_INIT;
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	office_parse(report_json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	const struct topic topic = {.report = 1, .card = card};
	assert_done(app_open(&desk->app, SCREEN_REPORTS, NULL, &error), &error);
	assert_done(app_open(&desk->app, screen, &topic, &error), &error);
	app_paint(&desk->app);
}

static struct screen *top(struct desk *desk)
{
	return &desk->app.screens[desk->app.depth - 1];
}

static const struct action *action_of(struct desk *desk, const char *name)
{
	const struct screen_class *class = top(desk)->class;
	for (size_t i = 0; i < class->actions_count; i++)
		if (!strcmp(class->actions[i].name, name))
			return &class->actions[i];
	fail_msg("no action %s", name);
	return NULL;
}

/* Does the action where it is possible, with the keys that its questions want. */
static bool act(struct desk *desk, const char *name, const keystroke *keys)
{
	const struct action *action = action_of(desk, name);
	if (action->possible && !action->possible(&desk->app, top(desk)))
		return false;
	for (; *keys; keys++)
		grid_press(desk->grid, *keys);
	const enum effect effect = action->run(&desk->app, top(desk));
	struct error error = ERROR_INIT;
	if (effect & EFFECT_RELOAD)
		assert_done(
			top(desk)->class->reload(&desk->app, top(desk), &error), &error);
	app_paint(&desk->app);
	return true;
}

static const keystroke surely[] = {K_F8, 0};
static const keystroke first_surely[] = {K_ENTER, K_F8, 0};
static const keystroke no[] = {K_ESCAPE, 0};
static const keystroke nothing[] = {0};

static void assert_learned(struct desk *desk, const char *expected)
{
	struct string_list words = {0};
	struct error error = ERROR_INIT;
	assert_done(store_office_words(desk->app.store, &words, &error), &error);
	assert_int_equal(words.count, *expected ? 1 : 0);
	if (words.count)
		assert_string_equal(words.items[0], expected);
	string_list_release(&words);
}

/* The keys pause. */
static void pause_keys(struct desk *desk, bool rested)
{
	struct error error = ERROR_INIT;
	desk->app.paused = true;
	desk->app.rested = rested;
	assert_done(top(desk)->class->keep(&desk->app, top(desk), &error), &error);
	app_paint(&desk->app);
}

static void type(struct desk *desk, uint32_t letter)
{
	const struct event event = {.kind = EVENT_TEXT, .key = letter};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

static void go(struct desk *desk, const char *place)
{
	const struct screen_places *places = top(desk)->class->places;
	for (size_t i = 0; i < places->count(top(desk)); i++) {
		struct str name = STR_INIT;
		places->name(top(desk), i, &name);
		const bool here = !strcmp(name.data, place);
		str_release(&name);
		if (here)
			places->go(&desk->app, top(desk), i);
	}
	app_paint(&desk->app);
}

/* --- while one types --- */

static void test_memo_is_looked_at(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, SCREEN_MEMO, 0);
	assert_not_shown(&desk, TOLD);
	go(&desk, "Subject");
	assert_shown(&desk, TOLD);
	/* Of what is typed, when the keys pause, and in a short text without a rest. */
	go(&desk, "Closing");
	for (int i = 0; i < 2; i++)
		type(&desk, '1'), type(&desk, 0x0E57);
	assert_not_shown(&desk, "Thai and Arabic digits");
	pause_keys(&desk, false);
	assert_shown(&desk, "Thai and Arabic digits");
	go(&desk, "Office");
	assert_not_shown(&desk, TOLD);
	desk_remove(&desk);
}

static void test_memo_learns(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, SCREEN_MEMO, 0);
	assert_true(act(&desk, "Learn the word", nothing));
	assert_shown(&desk, "no word here");
	go(&desk, "Subject");
	assert_true(act(&desk, "Learn the word", no));
	assert_learned(&desk, "");
	assert_shown(&desk, TOLD);
	assert_true(act(&desk, "Learn the word", surely));
	assert_learned(&desk, "กิจกรรรม");
	assert_not_shown(&desk, TOLD);
	assert_true(act(&desk, "Learn the word", nothing));
	assert_shown(&desk, "no word here");
	desk_remove(&desk);
}

static void test_measure_learns(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, SCREEN_WHOLE, 1);
	go(&desk, "Issue");
	assert_true(act(&desk, "Learn the word", surely));
	assert_learned(&desk, "กิจกรรรม");
	assert_true(act(&desk, "Learn the word", nothing));
	assert_shown(&desk, "no word here");
	desk_remove(&desk);
}

/* --- in the findings --- */

/* With the finding of the rule under the cursor: its detail names the rule. */
static void find(struct desk *desk)
{
	static const char title[] = "Words that are spelt otherwise";
	for (int i = 0; i < 40; i++) {
		struct str screen = STR_INIT;
		grid_text(desk->grid, &screen);
		const bool here = strstr(screen.data, title) != NULL;
		str_release(&screen);
		if (here)
			return;
		type(desk, 'n');
	}
	fail_msg("%s: not found", title);
}

static void test_findings_learn(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, SCREEN_FINDINGS, 0);
	assert_true(act(&desk, "Learned words", nothing));
	assert_shown(&desk, "has not learned any words");
	find(&desk);
	assert_shown(&desk, TOLD);
	assert_true(act(&desk, "Learn the word", no));
	assert_learned(&desk, "");
	assert_true(act(&desk, "Learn the word", surely));
	assert_learned(&desk, "กิจกรรรม");
	assert_shown(&desk, "Learned: “กิจกรรรม”");
	assert_not_shown(&desk, TOLD);
	assert_true(act(&desk, "Learned words", no));
	assert_learned(&desk, "กิจกรรรม");
	assert_true(act(&desk, "Learned words", first_surely));
	assert_learned(&desk, "");
	find(&desk);
	assert_shown(&desk, TOLD);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memo_is_looked_at),
		cmocka_unit_test(test_memo_learns),
		cmocka_unit_test(test_measure_learns),
		cmocka_unit_test(test_findings_learn),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
