/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/walk.h"

#include <string.h>

#include "db/check_settings.h"
#include "db/engine/engine.h"
#include "db/kept.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/print_setup.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/scenes.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_merge.h"
#include "tui/home/screens.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* --- getting there --- */

static bool open_start(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_START, NULL, error);
}

static bool open_welcome(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_WELCOME, NULL, error);
}

static bool open_news(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_NEWS, NULL, error);
}

static bool open_reports(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_REPORTS, NULL, error);
}

static bool open_new_report(struct desk *desk, struct error *error)
{
	const struct agency agency = {.type = "อบต.", .name = "ทดลอง"};
	return app_open(
		&desk->app, SCREEN_NEW_REPORT, &(struct topic){.agency = &agency}, error);
}

static bool open_report(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_REPORT, &(struct topic){.report = 1}, error);
}

static bool open_search(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_SEARCH, &(struct topic){.words = "รถ"}, error);
}

static bool open_cards(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_CARDS, &(struct topic){.report = 1}, error);
}

static bool open_guide(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_GUIDE,
		&(struct topic){.card = 1, .path = card_field_name(FIELD_ISSUE)}, error);
}

static bool open_whole(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_WHOLE, &(struct topic){.card = 1}, error);
}

/* More lines than the screen has; to be freed. */
static char *long_text(void)
{
	struct str text = STR_INIT;
	for (int i = 0; i < 3 * WALK_ROWS; i++)
		str_printf(&text, "%d\n", i);
	return str_detach(&text);
}

static bool open_conflict(struct desk *desk, struct error *error)
{
	struct card_two two = {.card = 1};
	card_init(&two.mine);
	card_init(&two.before);
	two.mine.issue = long_text();
	two.mine.measure = long_text();
	return app_open(&desk->app, SCREEN_CONFLICT, &(struct topic){.two = &two}, error);
}

/* One of the findings is accepted. */
static bool open_findings(struct desk *desk, struct error *error)
{
	const struct acceptance acceptance = {.rule = "required",
		.path = "agency.district",
		.basis = "",
		.reason = "ไม่ต้องระบุ"};
	return store_accept(desk->app.store, 1, &acceptance, desk->app.who, error) &&
	       app_open(&desk->app, SCREEN_FINDINGS, &(struct topic){.report = 1}, error);
}

static bool open_replace(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_REPLACE,
		&(struct topic){.report = 1, .card = 1, .words = "รถ"}, error);
}

static bool open_units(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_UNITS, NULL, error);
}

static bool open_memo(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_MEMO, &(struct topic){.report = 1}, error);
}

static bool open_ita(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_ITA, &(struct topic){.report = 1}, error);
}

static bool open_ita_form(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_ITA_FORM,
		&(struct topic){.report = 1, .item = 1}, error);
}

static bool open_ita_trend(struct desk *desk, struct error *error)
{
	return app_open(
		&desk->app, SCREEN_ITA_TREND, &(struct topic){.report = 1}, error);
}

static bool open_ita_questions(struct desk *desk, struct error *error)
{
	return app_open(
		&desk->app, SCREEN_ITA_QUESTIONS, &(struct topic){.report = 1}, error);
}

/* Two kept texts: of a card that is still there, and of a memo. */
static bool open_kept(struct desk *desk, struct error *error)
{
	char *words = long_text();
	struct str body = STR_INIT;
	struct card card;
	card_init(&card);
	card.measure = words;
	card_to_json(&body, &card);
	const struct kept_text of_card = {.report = 1,
		.card = 1,
		.revision = 1,
		.at = 1795000000,
		.fields = 1u << FIELD_MEASURE,
		.body = body.data};
	const struct kept_text of_memo = {.report = 1,
		.revision = 1,
		.at = 1795000000,
		.body = "{\"texts\":{\"memo.subject\":\"เรื่อง\"}}"};
	const struct app *app = &desk->app;
	assert_done(store_keep_text(app->store, &of_card, app->who, "a", error), error);
	assert_done(store_keep_text(app->store, &of_memo, app->who, "a", error), error);
	str_release(&body);
	card_release(&card);
	return app_open(&desk->app, SCREEN_KEPT, NULL, error);
}

static bool open_texts(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_TEXTS, &(struct topic){.report = 1}, error);
}

static bool open_preview(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_PREVIEW, &(struct topic){.report = 1}, error);
}

static bool open_print(struct desk *desk, struct error *error)
{
	struct print_setup setup;
	print_setup_init(&setup, &desk->app.settings, "annual");
	bool done = app_open(&desk->app, SCREEN_PRINT,
		&(struct topic){.report = 1, .setup = &setup}, error);
	print_setup_release(&setup);
	return done;
}

static bool open_export(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_EXPORT, &(struct topic){.report = 1}, error);
}

static bool open_import(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_IMPORT,
		&(struct topic){.file = TOP_SRCDIR "/tests/intake/samples/unknown.txt"},
		error);
}

static bool open_returned(struct desk *desk, struct error *error)
{
	/* Another one follows. */
	static char file[] = TOP_SRCDIR "/tests/intake/returned/corrected.docx";
	static char next[] = TOP_SRCDIR "/tests/intake/samples/unknown.txt";
	char *paths[] = {file, next};
	const struct string_list files = {.present = true, .items = paths, .count = 2};
	int64_t report;
	scene_returned(desk->app.store, desk->app.who);
	assert_done(store_count(desk->app.store, &report, error), error);
	return app_open(&desk->app, SCREEN_RETURNED,
		&(struct topic){.report = report, .file = file, .files = &files}, error);
}

/* From the doubt to the column that it is about, and to one whose field is known. */
static void go_to_column(struct desk *desk)
{
	walk_press(desk, K_ENTER);
	walk_press(desk, K_UP);
}

static void run_sql(struct desk *desk, const char *sql)
{
	struct error error = ERROR_INIT;
	assert_done(raw_try(desk->app.store, sql, &error), &error);
}

/* Nothing on the screen depends on the minute in which the test runs. */
static void set_times(struct desk *desk)
{
	run_sql(desk, "UPDATE card SET at = 1795000000");
	run_sql(desk, "UPDATE card_version SET at = 1795000000");
	run_sql(desk, RAW_UNGUARDED);
	run_sql(desk, "UPDATE trail SET at = 1795000000");
}

void walk_supervise(struct desk *desk)
{
	office_people(&desk->office);
	run_sql(desk, "UPDATE person SET roles = 3 WHERE login = 'somsri'");
	app_paint(&desk->app);
}

/* One that waits, one that is approved, one that came back. */
static void set_states(struct desk *desk)
{
	run_sql(desk, "UPDATE card SET state = CASE number WHEN 1 THEN 'done'"
		      " WHEN 2 THEN 'approved' ELSE 'returned' END");
	set_times(desk);
}

static bool open_progress(struct desk *desk, struct error *error)
{
	set_states(desk);
	return app_open(&desk->app, SCREEN_PROGRESS,
		&(struct topic){.report = 1, .fiscal_year = 2568}, error);
}

static bool open_offices(struct desk *desk, struct error *error)
{
	set_states(desk);
	return app_open(
		&desk->app, SCREEN_OFFICES, &(struct topic){.fiscal_year = 2568}, error);
}

/* A supervisor has decided on a card. */
static void decide(struct desk *desk)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	reviewing_saw_card(&desk->app, &entry);
	reviewing_decide(&desk->app, 1, CARD_ACT_APPROVE, NULL);
	card_entry_release(&entry);
}

static bool open_read(struct desk *desk, struct error *error)
{
	static const int64_t cards[] = {1, 2, 3};
	set_states(desk);
	return app_open(&desk->app, SCREEN_READ,
		&(struct topic){.cards = cards, .count = COUNT(cards)}, error);
}

/* A card with a version that is longer than the screen. */
static bool open_history(struct desk *desk, struct error *error)
{
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, error), error);
	free(entry.card.measure);
	entry.card.measure = long_text();
	assert_int_equal(
		store_save_card(desk->app.store, &entry, desk->who, error), SAVE_DONE);
	card_entry_release(&entry);
	set_times(desk);
	return app_open(&desk->app, SCREEN_HISTORY, &(struct topic){.card = 1}, error);
}

static bool open_people(struct desk *desk, struct error *error)
{
	office_people(&desk->office);
	return app_open(&desk->app, SCREEN_PEOPLE, NULL, error);
}

static bool open_person(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_PERSON, &(struct topic){0}, error);
}

static bool open_hand_over(struct desk *desk, struct error *error)
{
	office_people(&desk->office);
	return app_open(
		&desk->app, SCREEN_HAND_OVER, &(struct topic){.words = "palad"}, error);
}

static bool open_trail(struct desk *desk, struct error *error)
{
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, error), error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(desk->app.store, &entry, desk->who, error), SAVE_DONE);
	card_entry_release(&entry);
	set_times(desk);
	return app_open(&desk->app, SCREEN_TRAIL, &(struct topic){.card = 1}, error);
}

/* What can be done in each state of a report. */
static bool open_approval(struct desk *desk, struct error *error)
{
	run_sql(desk, "UPDATE card SET state = 'done'");
	run_sql(desk, "UPDATE signature SET signer = ''"); /* on paper */
	set_times(desk);
	return app_open(&desk->app, SCREEN_APPROVAL, &(struct topic){.report = 1}, error);
}

static bool open_bin(struct desk *desk, struct error *error)
{
	assert_done(store_remove_card(desk->app.store, 3, desk->who, NULL, error), error);
	run_sql(desk, "UPDATE bin_card SET at = 1795000000");
	return app_open(&desk->app, SCREEN_BIN, NULL, error);
}

static bool open_settings(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_SETTINGS, NULL, error);
}

static bool open_abbreviations(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_ABBREVIATIONS, NULL, error);
}

static bool open_about(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_ABOUT, NULL, error);
}

static bool open_help(struct desk *desk, struct error *error)
{
	return app_open(&desk->app, SCREEN_HELP, NULL, error);
}

static void approve(struct desk *desk)
{
	run_sql(desk, "UPDATE report SET state = 'approved'");
}

const struct walk walks[] = {
	{SCREEN_WELCOME, open_welcome, {K_DOWN}},
	{SCREEN_NEWS, open_news, {0}},
	{SCREEN_START, open_start, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_REPORTS, open_reports,
		{K_DOWN, '/', 'x', K_ENTER, K_ESCAPE, 'd', CTRL('Y')}},
	{SCREEN_NEW_REPORT, open_new_report, {K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_REPORT, open_report, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_SEARCH, open_search, {K_DOWN, '/', 'x', K_ENTER}},
	{SCREEN_CARDS, open_cards, {K_DOWN, 'd', CTRL('Y'), '/', 'x', K_ENTER}},
	{SCREEN_GUIDE, open_guide,
		{K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_WHOLE, open_whole,
		{K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_BIN, open_bin, {'/', 'x', K_ENTER}},
	{SCREEN_CONFLICT, open_conflict, {K_TAB}},
	{SCREEN_FINDINGS, open_findings, {K_DOWN, '/', 'x', K_ENTER}},
	{SCREEN_REPLACE, open_replace,
		{K_DOWN, 'a', 'a', CTRL('S'), CTRL('Z'), CTRL('S'), '/', 'x', K_ENTER}},
	{SCREEN_UNITS, open_units, {0}},
	{SCREEN_MEMO, open_memo,
		{K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_ITA, open_ita, {K_DOWN, '/', 'x', K_ENTER}},
	{SCREEN_ITA_FORM, open_ita_form, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_ITA_TREND, open_ita_trend, {K_DOWN}},
	{SCREEN_ITA_QUESTIONS, open_ita_questions, {K_DOWN, '/', 'x', K_ENTER}},
	{SCREEN_KEPT, open_kept, {K_DOWN, K_TAB}},
	{SCREEN_TEXTS, open_texts, {K_TAB, K_TAB, K_TAB}},
	{SCREEN_PREVIEW, open_preview, {K_PAGE_DOWN}},
	{SCREEN_EXPORT, open_export, {K_TAB, K_TAB, K_TAB}},
	{SCREEN_IMPORT, open_import,
		{K_ENTER, K_UP, K_DOWN, K_DOWN, K_TAB, K_ENTER, K_DOWN}, go_to_column},
	{SCREEN_RETURNED, open_returned, {K_ENTER, K_DOWN, '/', 'x', K_ENTER}},
	{SCREEN_PRINT, open_print, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_PROGRESS, open_progress, {K_TAB, K_TAB, K_TAB, '/', 'x', K_ENTER},
		decide},
	{SCREEN_OFFICES, open_offices, {'-', '+', '/', 'x', K_ENTER}},
	{SCREEN_READ, open_read, {'n', 'n'}, decide},
	{SCREEN_HISTORY, open_history, {K_END, K_F8, '/', 'x', K_ENTER}},
	{SCREEN_PEOPLE, open_people, {'/', 'x', K_ENTER}},
	{SCREEN_PERSON, open_person, {0}},
	{SCREEN_HAND_OVER, open_hand_over, {0}},
	{SCREEN_TRAIL, open_trail, {'/', 'x', K_ENTER}},
	{SCREEN_APPROVAL, open_approval, {'s', CTRL('Y')}, approve},
	{SCREEN_SETTINGS, open_settings, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{SCREEN_ABBREVIATIONS, open_abbreviations, {0}},
	{SCREEN_ABOUT, open_about, {0}},
	{SCREEN_HELP, open_help, {0}},
};

const size_t walks_count = COUNT(walks);

const struct screen_class *walk_class(const struct walk *walk)
{
	size_t i = 0;
	while (screen_classes[i]->id != walk->id)
		i++;
	return screen_classes[i];
}

static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
	"\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,"
	"\"months\":12,\"title\":\"รายงาน\",\"memo\":{\"office\":\"สำนักปลัด\","
	"\"subject\":\"รายงาน\",\"sections\":[{\"heading\":\"เรื่องเดิม\"}],\"signatures\":["
	"{\"name\":\"นางสมศรี มีสุข\",\"post\":\"นักวิเคราะห์นโยบายและแผน\",\"login\":\"somsri\"}]},\"ita\":{\"year\":2567,\"total\":88,\"items\":["
	"{\"code\":\"i1\",\"cards\":[1]},{\"code\":\"i2\"}]},\"before\":[{\"text\":\"ก่อน\"}],"
	"\"after\":[{\"text\":\"หลัง\"}],"
	"\"unconfirmed\":[\"memo.subject\",\"before[0].text\"],\"cards\":[{\"issue\":\"รถส่วนกลาง\","
	"\"measure\":\"แจกบัตรคิว\",\"owners\":[\"กองคลัง\"],\"steps\":{\"items\":[\"ก\"]},"
	"\"unconfirmed\":[\"issue\",\"measure\"]},{\"issue\":\"รถบรรทุก\"},"
	"{\"issue\":\"คิวยาว\"}]}";

struct screen *walk_top(struct desk *desk)
{
	return &desk->app.screens[desk->app.depth - 1];
}

void walk_go(struct desk *desk, const struct walk *walk, const char *language)
{
	struct report report;
	struct error error = ERROR_INIT;
	desk_make(desk, WALK_ROWS, WALK_COLUMNS, language);
	desk_name_person(desk);
	office_parse(report_json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	assert_done(app_open(&desk->app, SCREEN_REPORTS, NULL, &error), &error);
	if (walk->id != SCREEN_REPORTS)
		assert_done(walk->open(desk, &error), &error);
	assert_int_equal(walk_top(desk)->class->id, walk->id);
	app_paint(&desk->app);
}

void walk_press(struct desk *desk, keystroke key)
{
	const bool text = key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

void walk_happen(struct desk *desk, const struct walk *walk)
{
	struct error error = ERROR_INIT;
	if (!walk->then)
		return;
	walk->then(desk);
	assert_done(walk_class(walk)->reload(&desk->app, walk_top(desk), &error), &error);
	app_paint(&desk->app);
}
