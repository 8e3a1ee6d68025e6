/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that is typed or pasted into a list by mistake: afterwards nothing is lost. Random
 * phrases, each into every list, from the same file each time; what they changed is undone
 * as people would, and then the file says what it said before.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/bin.h"
#include "db/check_settings.h"
#include "db/engine/engine.h"
#include "db/overview.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"

#define REASON "ถูกแล้ว"

enum { PHRASES = 100, PARTS_MOST = 5, UNDO_MOST = 24, SEED = 20261128 };

/* --- phrases --- */

static const char *const words[] = {"กัน", "กองคลัง", "กรุงเทพฯ", "วันที่", "กำหนด", "ดี", "กับ",
	"การประชุม", "ประกาศ", "ให้", "และ", "ไม่มี", "ที่ดิน", "อำเภอ", "สำนักปลัด", "เผยแพร่",
	"มอบหมาย", "ยืนยัน", "ลบ", "นำออก", "รับทราบ", "ฯลฯ", "ๆ", "ฉบับ", "ใบเสร็จ", "อบรม",
	"งบประมาณ", "ทะเบียน", "พัสดุ", "ซื้อ", "จ้าง", "ป้องกัน", "ทุจริต", "เรื่อง", "ส่ง", "กลับ",
	"แล้ว", "ถูกต้อง", "น้ำ", "ขั้นตอน", "หัวหน้า", "ยั่งยืน", "กันยายน", "ปี", "มิ.ย.", "ฝ่าย",
	"ช่าง", "ศูนย์", "โครงการ", "จัดทำ", "yes", "delete", "done", "my report", "approve",
	"dy", "udy", "xy", "rwy", "sy", "aaaaaaaa", "๑๒", "๒๕๖๙", "15", "1.5", "๑.", "-"};
static const char *const between[] = {"", "", " ", " ", " ", "\n", "\n\n", "\t", ", "};

/* Into each list; $MATTRAKAN_PHRASES says how many where more than a few seconds are to be
 * spent on it. */
static int phrases(void)
{
	const char *wanted = getenv("MATTRAKAN_PHRASES");
	return wanted ? (int)strtol(wanted, NULL, 10) : PHRASES;
}

static uint32_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static void put_phrase(struct str *out, uint64_t *seed)
{
	const uint32_t parts = 1 + next(seed) % PARTS_MOST;
	for (uint32_t i = 0; i < parts; i++) {
		str_puts(out, words[next(seed) % COUNT(words)]);
		str_puts(out, between[next(seed) % COUNT(between)]);
	}
}

/* --- what the file says --- */

/* All that people wrote and decided, of what does not lie in the bin: without who and
 * when, which undoing changes too. That an empty list or memo is there says nothing. */
static const char *const said[] = {
	"SELECT number, uuid, state, fiscal_year, months, title, layout, digits, "
	"agency_present, agency_type, agency_name, agency_district, agency_province, "
	"before_present, after_present, extra, unconfirmed_texts FROM report AS r",
	"SELECT * FROM section AS r",
	"SELECT report, office, number, date, subject, addressee, closing, extra FROM memo "
	"AS r",
	"SELECT * FROM signature AS r",
	"SELECT * FROM unconfirmed_text AS r",
	"SELECT * FROM ita AS r",
	"SELECT * FROM ita_item AS r",
	"SELECT * FROM ita_item_card AS r",
	"SELECT report, card, rule, path, start, reason FROM acceptance AS r",
	"SELECT report, hash, signature FROM seal AS r",
	"SELECT number, report, place, uuid, state, grouping, issue, measure, "
	"steps_lead, period, follow_up, output, outcome, suggestion, unconfirmed, extra "
	"FROM card AS c",
	"SELECT * FROM step AS l",
	"SELECT * FROM owner AS l",
	"SELECT * FROM ref AS l",
	"SELECT * FROM evidence AS l",
	"SELECT rule, severity FROM rule_setting",
	"SELECT place, name FROM unit",
	"SELECT login, name, post, roles FROM person",
	"SELECT key, present FROM person_key",
	"SELECT login, deputy, first_day, last_day, ended FROM deputy",
	"SELECT count(*) FROM bin_report WHERE report = 4 AND who = 'somsri'",
	"SELECT count(*) FROM bin_card WHERE place = 1 AND who = 'somsri'",
};

static bool ends_with(const char *text, const char *end)
{
	const size_t bytes = strlen(text), wanted = strlen(end);
	return bytes >= wanted && !strcmp(text + bytes - wanted, end);
}

/* Rows of which all but the first value are empty are not told. */
static void put_rows(struct str *out, struct store *store, const char *sql)
{
	struct str rows = STR_INIT;
	raw_rows(&rows, store, sql, "");
	char *rest = rows.data;
	for (char *row; (row = strsep(&rest, "\n")) && *row;)
		if (!ends_with(row, "|||||||"))
			str_printf(out, "%s\n", row);
	str_release(&rows);
}

static char *dump(struct store *store)
{
	struct str out = STR_INIT, sql = STR_INIT;
	for (size_t i = 0; i < COUNT(said); i++) {
		const char *alias = strstr(said[i], " AS ");
		str_clear(&sql);
		str_puts(&sql, said[i]);
		if (alias && alias[4] == 'c')
			str_puts(&sql, " WHERE place IS NOT NULL AND report NOT IN "
				       "(SELECT report FROM bin_report)");
		else if (alias && alias[4] == 'l')
			str_puts(&sql, " WHERE card IN (SELECT number FROM card WHERE "
				       "place IS NOT NULL AND report NOT IN (SELECT "
				       "report FROM bin_report))");
		else if (alias)
			str_printf(&sql,
				" WHERE %s NOT IN (SELECT report FROM bin_report)",
				i ? "report" : "number");
		str_puts(&sql, " ORDER BY 1");
		str_printf(&out, "-- %s\n", strstr(said[i], "FROM"));
		put_rows(&out, store, sql.data);
	}
	str_release(&sql);
	return str_detach(&out);
}

/* --- the lists --- */

struct list {
	const char *name, *who;
	bool (*open)(struct app *app, struct error *error);
	bool text; /* it is a list that one types in */
	bool line; /* only as far as its line: what was left is saved, and undone elsewhere */
};

static bool open_reports(struct app *app, struct error *error)
{
	(void)app, (void)error;
	return true;
}

static bool open_cards(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_CARDS, &(struct topic){.report = 1}, error);
}

static bool open_ita(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_ITA, &(struct topic){.report = 5}, error);
}

static bool open_trend(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_ITA_TREND, &(struct topic){.report = 5}, error);
}

static bool open_questions(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_ITA_QUESTIONS, &(struct topic){.report = 5}, error);
}

static bool open_findings(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_FINDINGS, &(struct topic){.report = 6}, error);
}

/* The first that is shown is one that is accepted. */
static bool open_accepted(struct app *app, struct error *error)
{
	if (!app_open(app, SCREEN_FINDINGS, &(struct topic){.report = 6}, error))
		return false;
	grid_type(app->terminal, "o");
	grid_press(app->terminal, K_END);
	return true;
}

static bool open_progress(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_PROGRESS, &(struct topic){.report = 6}, error);
}

static bool open_read(struct app *app, struct error *error)
{
	int64_t card = 0;
	return store_card_at(app->store, 6, 1, &card, error) &&
	       app_open(app, SCREEN_READ, &(struct topic){.cards = &card, .count = 1},
		       error);
}

static bool open_search(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_SEARCH, &(struct topic){.words = "รถ"}, error);
}

static bool open_trail(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_TRAIL, &(struct topic){.report = 1}, error);
}

static bool open_history(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_HISTORY, &(struct topic){.card = 1}, error);
}

static bool open_approval(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_APPROVAL, &(struct topic){.report = 6}, error);
}

static bool open_submitted(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_APPROVAL, &(struct topic){.report = 7}, error);
}

static bool open_bin(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_BIN, NULL, error);
}

static bool open_preview(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_PREVIEW, &(struct topic){.report = 1}, error);
}

static bool open_steps(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_GUIDE,
		&(struct topic){.card = 1, .path = card_field_name(FIELD_STEPS)}, error);
}

static bool open_evidence(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_GUIDE,
		&(struct topic){.card = 1, .path = card_field_name(FIELD_EVIDENCE)},
		error);
}

static bool open_units(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_UNITS, NULL, error);
}

static bool open_people(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_PEOPLE, NULL, error);
}

static bool open_help(struct app *app, struct error *error)
{
	return app_open(app, SCREEN_HELP, NULL, error);
}

/* A clerk's and a supervisor's. */
static const struct list lists[] = {
	{.name = "reports", .who = "somsri", .open = open_reports},
	{.name = "reports of a supervisor", .who = "palad", .open = open_reports},
	{.name = "cards", .who = "somsri", .open = open_cards},
	{.name = "ita", .who = "somsri", .open = open_ita},
	{.name = "ita trend", .who = "somsri", .open = open_trend},
	{.name = "ita questions", .who = "somsri", .open = open_questions},
	{.name = "findings", .who = "palad", .open = open_findings},
	{.name = "findings, accepted", .who = "somsri", .open = open_accepted},
	{.name = "progress", .who = "palad", .open = open_progress},
	{.name = "progress of who has no passphrase",
		.who = "nobody",
		.open = open_progress},
	{.name = "read", .who = "palad", .open = open_read},
	{.name = "search", .who = "somsri", .open = open_search},
	{.name = "trail", .who = "somsri", .open = open_trail},
	{.name = "history", .who = "somsri", .open = open_history},
	{.name = "approval", .who = "somsri", .open = open_approval},
	{.name = "approval, submitted", .who = "palad", .open = open_submitted},
	{.name = "bin", .who = "palad", .open = open_bin},
	{.name = "preview", .who = "somsri", .open = open_preview},
	{.name = "steps", .who = "somsri", .open = open_steps, .text = true},
	{.name = "evidence",
		.who = "somsri",
		.open = open_evidence,
		.text = true,
		.line = true},
	{.name = "units", .who = "palad", .open = open_units, .text = true},
	{.name = "people", .who = "palad", .open = open_people},
	{.name = "help", .who = "somsri", .open = open_help},
};

/* --- playing --- */

/* Gives the program what the script holds, and what is in the way when it ends. */
static void play(struct app *app)
{
	app->ending = false;
	while (app->depth && !app->ending) {
		struct event event;
		app_wait(app, &event);
		app_event(app, &event);
	}
	app->ending = false;
}

static void press(struct app *app, keystroke key, int times)
{
	for (int i = 0; i < times; i++)
		grid_press(app->terminal, key);
	play(app);
}

static void open_list(struct app *app, const struct list *list)
{
	struct error error = ERROR_INIT;
	assert_done(app_open(app, SCREEN_REPORTS, NULL, &error), &error);
	assert_done(list->open(app, &error), &error);
	app_paint(app);
	play(app);
}

static void close_all(struct app *app)
{
	while (app->depth) {
		struct screen *screen = &app->screens[--app->depth];
		screen->class->close(app, screen);
	}
	str_clear(&app->message);
}

/* --- undoing, as people would --- */

/* The fields where the phrase may have been, from the one where it ended back. */
static void undo_fields(struct app *app, int fields)
{
	for (int field = 0; field < fields; field++) {
		for (int i = 0; i < UNDO_MOST; i++)
			grid_press(app->terminal, CTRL('Z'));
		grid_press(app->terminal, SHIFT(K_TAB));
	}
	play(app);
}

/* Undoes on the screens above `depth`, from the top, and leaves them. */
static void undo_above(struct app *app, int depth, int fields)
{
	for (int tries = 0; app->depth > depth && tries < 3 * APP_SCREENS; tries++) {
		struct screen *screen = &app->screens[app->depth - 1];
		const int before = app->depth;
		if (screen->class->widgets &
			(WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE))
			undo_fields(app, fields);
		else
			press(app, CTRL('Z'), UNDO_MOST);
		press(app, K_ESCAPE, 1);
		if (app->depth < before)
			continue;
		/* A form with what is not saved asks: it is discarded. */
		grid_press(app->terminal, K_ESCAPE);
		grid_press(app->terminal, K_F8);
		play(app);
	}
	assert_true(app->depth <= depth);
}

/* The numbers that there were at first: what has a higher one came into being since. */
static int64_t last_report, last_card;

static int64_t newest(struct store *store, const char *sql, int64_t last)
{
	const int64_t number = raw_integer(store, sql);
	return number > last ? number : 0;
}

/* What came into being goes into the bin. */
static void remove_new(struct app *app)
{
	struct store *store = app->store;
	struct error error = ERROR_INIT;
	int64_t number;
	while ((number = newest(store,
			"SELECT coalesce(max(number), 0) FROM report WHERE number NOT IN "
			"(SELECT report FROM bin_report)",
			last_report)))
		assert_done(store_remove_report(store, number, app->who, &error), &error);
	while ((number = newest(store,
			"SELECT coalesce(max(number), 0) FROM card WHERE place IS NOT NULL "
			"AND report NOT IN (SELECT report FROM bin_report)",
			last_card)))
		assert_done(
			store_remove_card(store, number, app->who, NULL, &error), &error);
}

/* A measure that was done and was typed in is a draft; with its text as it was, it is said
 * to be done again (F12). */
static char *done_at_first;

static void say_done(struct app *app)
{
	struct str sql = STR_INIT;
	struct error error = ERROR_INIT;
	int64_t number;
	str_printf(&sql,
		"SELECT coalesce(min(number), 0) FROM card WHERE state = 'draft' AND "
		"number IN (%s)",
		done_at_first);
	while ((number = raw_integer(app->store, sql.data))) {
		struct card_entry entry;
		assert_done(store_card(app->store, number, &entry, &error), &error);
		entry.card.state = CARD_DONE;
		assert_int_equal(
			store_save_card(app->store, &entry, "somsri", &error), SAVE_DONE);
		card_entry_release(&entry);
	}
	str_release(&sql);
}

/* One that was accepted by the phrase. */
struct accepted {
	struct acceptance acceptance;
	char *rule, *path;
};

static bool take_accepted(void *context, const struct acceptance *acceptance)
{
	struct accepted *accepted = context;
	if (!strcmp(acceptance->reason, REASON))
		return true;
	accepted->acceptance = *acceptance;
	accepted->acceptance.rule = accepted->rule = mem_strdup(acceptance->rule);
	accepted->acceptance.path = accepted->path = mem_strdup(acceptance->path);
	return false;
}

/* What y and F8 do on each finding that was accepted. */
static void unaccept_new(struct app *app)
{
	for (int64_t report = 1; report <= last_report;) {
		struct error error = ERROR_INIT;
		struct accepted accepted = {.rule = NULL};
		assert_done(store_acceptances(
				    app->store, report, take_accepted, &accepted, &error),
			&error);
		if (!accepted.rule) {
			report++;
			continue;
		}
		assert_done(store_unaccept(app->store, report, &accepted.acceptance,
				    app->who, &error),
			&error);
		free(accepted.rule);
		free(accepted.path);
	}
}

/* --- one phrase --- */

static void fail_different(const struct list *list, const char *phrase, bool pasted,
	const char *before, const char *after)
{
	size_t at = 0;
	while (before[at] && before[at] == after[at])
		at++;
	size_t from = at;
	while (from && before[from - 1] != '\n')
		from--;
	fail_msg("%s: “%s” %s: the file said:\n%.*s\nand says:\n%.*s", list->name, phrase,
		pasted ? "pasted" : "typed", (int)strcspn(before + from, "\n"),
		before + from, (int)strcspn(after + from, "\n"), after + from);
}

static void assert_same(const struct list *list, const char *phrase, bool pasted,
	const char *before, struct store *store)
{
	char *after = dump(store);
	if (strcmp(before, after) != 0)
		fail_different(list, phrase, pasted, before, after);
	free(after);
}

/* How many fields back it may have begun. */
static int fields_of(const char *phrase)
{
	int fields = 1;
	for (; *phrase; phrase++)
		fields += *phrase == '\n' || *phrase == '\t';
	return fields;
}

/* How many rows were written through the store since it was opened. */
static int64_t written(struct store *store)
{
	return raw_integer(store, "SELECT total_changes()");
}

static void give_phrase(struct app *app, const struct list *list, const char *phrase,
	bool pasted, const char *before)
{
	open_list(app, list);
	const int64_t changes = written(app->store);
	if (pasted)
		grid_paste(app->terminal, phrase, strlen(phrase));
	else
		grid_type(app->terminal, phrase);
	play(app);
	if (written(app->store) != changes) {
		undo_above(app, 1, fields_of(phrase));
		remove_new(app);
		unaccept_new(app);
		say_done(app);
		assert_same(list, phrase, pasted, before, app->store);
	}
	close_all(app);
}

/* Begins with the file as it was, and leaves it so. */
static void try_phrase(struct app *app, const struct list *list, const char *phrase,
	bool pasted, const char *before)
{
	struct error error = ERROR_INIT;
	assert_done(store_begin(app->store, &error), &error);
	give_phrase(app, list, phrase, pasted, before);
	store_rollback(app->store);
}

/* A paste into a list does nothing at all. */
static void paste_all(struct app *app, const struct list *list, const char *before)
{
	uint64_t seed = SEED;
	open_list(app, list);
	const int depth = app->depth;
	for (int i = 0; i < phrases(); i++) {
		struct str phrase = STR_INIT;
		put_phrase(&phrase, &seed);
		grid_paste(app->terminal, phrase.data, phrase.bytes);
		play(app);
		str_release(&phrase);
		assert_int_equal(app->depth, depth);
	}
	assert_same(list, "all", true, before, app->store);
	close_all(app);
}

/* --- the office --- */

/* Reports of each state, something in the bin, a finding that is accepted. */
static void fill(struct desk *desk)
{
	struct store *store = desk->office.store;
	struct error error = ERROR_INIT;
	const struct person new = {.login = "nobody",
		.name = "นายใหม่ มาก",
		.post = "ปลัด",
		.roles = ROLE_SUPERVISOR};
	struct report report;
	int64_t card = 0, number = 0;
	desk_samples(desk);
	assert_int_equal(approval_report(&desk->office), 6);
	office_load(&desk->office, 6, &report);
	*report.uuid = '\0';
	assert_done(store_import(store, &report, IMPORT_AGAIN, "somsri", &number, &error),
		&error);
	assert_int_equal(number, 7);
	report_release(&report);
	approval_submit(store, 7);
	const struct acceptance accepted = {.rule = "required",
		.path = "agency.district",
		.basis = "",
		.reason = REASON};
	assert_done(store_accept(store, 6, &accepted, "somsri", &error), &error);
	assert_done(store_card_at(store, 3, 1, &card, &error), &error);
	assert_done(store_remove_card(store, card, "somsri", NULL, &error), &error);
	assert_done(store_remove_report(store, 4, "somsri", &error), &error);
	office_people(&desk->office);
	assert_done(store_put_person(store, &new, "root", &error), &error);
	last_report = raw_integer(store, "SELECT max(number) FROM report");
	done_at_first = raw_text(
		store, "SELECT group_concat(number) FROM card WHERE state = 'done'");
	last_card = raw_integer(store, "SELECT max(number) FROM card");
}

static void try_list(const struct desk *desk, const struct list *list, const char *before)
{
	struct desk own;
	uint64_t seed = SEED;
	desk_sit(&own, &desk->office, list->who, 24, 80, "th");
	if (!list->text)
		paste_all(&own.app, list, before);
	for (int i = 0; i < phrases(); i++) {
		struct str phrase = STR_INIT;
		put_phrase(&phrase, &seed);
		if (list->line)
			str_truncate(&phrase, strcspn(phrase.data, "\n\t"));
		try_phrase(&own.app, list, phrase.data, false, before);
		if (list->text)
			try_phrase(&own.app, list, phrase.data, true, before);
		str_release(&phrase);
	}
	desk_leave(&own);
}

static void test_nothing_is_lost(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "th");
	assert_int_equal(chdir(desk.office.folder), 0);
	fill(&desk);
	char *before = dump(desk.office.store);
	for (size_t i = 0; i < COUNT(lists); i++)
		try_list(&desk, &lists[i], before);
	free(before);
	free(done_at_first);
	assert_sound(desk.office.store);
	assert_int_equal(chdir("/"), 0);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
