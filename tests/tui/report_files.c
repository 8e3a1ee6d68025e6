/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports from files, and copies of the office file, from the list of reports. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/abbreviations.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/macros.h"
#include "tui/terminal/key.h"
#include "tui/undoing/undoing.h"

static void test_import_by_name(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	int64_t count;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	for (int i = 0; i < 2; i++) {
		grid_press(desk.grid, 'i');
		grid_type(desk.grid, TOP_SRCDIR "/data/samples/annual.json\n");
	}
	/* The second time it is known: Enter takes the marked answer, no. */
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_done(store_count(desk.app.store, &count, &error), &error);
	assert_int_equal(count, 1);
	assert_shown(&desk, "8/8");
	desk_again(&desk);
	grid_type(desk.grid, "i/nowhere/x.json\n");
	desk_run(&desk);
	assert_shown(&desk, "/nowhere/x.json");
	desk_remove(&desk);
}

/* The question is asked in the clerk's words, not in those of the commands. */
static void test_import_asks_plainly(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "th");
	desk_name_person(&desk);
	for (int i = 0; i < 2; i++) {
		grid_press(desk.grid, 'i');
		grid_type(desk.grid, TOP_SRCDIR "/data/samples/annual.json\n");
	}
	desk_run(&desk);
	assert_shown(&desk, "แฟ้มสำนักงานมีรายงานฉบับนี้");
	assert_not_shown(&desk, "UUID");
	assert_not_shown(&desk, "--");
	desk_again(&desk);
	grid_type(desk.grid, "i/nowhere/x.json\n");
	desk_run(&desk);
	assert_shown(&desk, "/nowhere/x.json: เปิดไม่ได้: ไม่พบไฟล์หรือโฟลเดอร์นี้");
	desk_remove(&desk);
}

static void import_json(struct desk *desk, const char *json, const char *answer)
{
	char *path = support_path(desk->office.folder, "in.json");
	support_write(path, json, strlen(json));
	desk_from_reports(desk);
	grid_press(desk->grid, 'i');
	grid_paste(desk->grid, path, strlen(path));
	grid_type(desk->grid, "\n");
	grid_type(desk->grid, answer);
	desk_run(desk);
	free(path);
}

static int64_t count_reports(struct desk *desk)
{
	struct error error = ERROR_INIT;
	int64_t count = 0;
	assert_done(store_count(desk->app.store, &count, &error), &error);
	return count;
}

#define PHOTO      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.jpg"
#define UUID(last) "00000000-0000-4000-8000-00000000000" last
#define REPORT(uuid, title, cards)                                                       \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"name\":" \
	"\"ก\"},\"fiscal_year\":2568,\"months\":12," uuid "\"title\":\"" title           \
	"\",\"cards\":[" cards "]}"
#define CARD(last) "{\"uuid\":\"" UUID(last) "\",\"issue\":\"คิวยาว\"}"

/* Who approves in one office is nobody in another, and the clerk is told so. */
static void test_import_of_approved(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 120, "en");
	desk_name_person(&desk);
	import_json(&desk, REPORT("\"state\":\"approved\",", "A", CARD("2")), "");
	assert_shown(&desk, "its approvals are not taken over: it has no seal");
	desk_remove(&desk);
}

/* Whatever is in the way, a yes takes the report in, and the words are plain. */
static void test_import_in_the_way(void **state)
{
	(void)state;
	static const struct {
		const char *json, *title;
		int64_t count; /* of the reports after a yes */
	} rows[] = {
		{REPORT("\"uuid\":\"" UUID("1") "\",", "A", CARD("2")), NULL, 1},
		/* The same, a new one with its measure, the same with another's. */
		{REPORT("\"uuid\":\"" UUID("1") "\",", "A2", CARD("2")),
			"Take the place of", 1},
		{REPORT("\"uuid\":\"" UUID("3") "\",", "B", CARD("2")),
			"with copies of its measures", 2},
		{REPORT("", "C", CARD("2")), "with copies of its measures", 3},
		{REPORT("", "C", CARD("4")), "Take it in all the same", 4},
		{REPORT("\"uuid\":\"" UUID("3") "\",", "B2", CARD("2")),
			"Take the place of", 4},
	};
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].title) {
			const int64_t before = count_reports(&desk);
			import_json(&desk, rows[i].json, "");
			assert_shown(&desk, rows[i].title);
			assert_not_shown(&desk, "UUID");
			import_json(&desk, rows[i].json, "n");
			assert_int_equal(count_reports(&desk), before);
		}
		import_json(&desk, rows[i].json, rows[i].title ? GRID_SURELY : "");
		assert_shown(&desk, "Brought in");
		assert_int_equal(count_reports(&desk), rows[i].count);
		assert_sound(desk.app.store);
	}
	desk_remove(&desk);
}

/* What is no report is said so; of one that is damaged, where. */
static void test_import_of_something_else(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"PK\3\4 a letter", "this file is no report of this program"},
		{"", "this file is no report of this program"},
		{"{\"a\":1}", "this file is no report of this program"},
		{"{\"format\":\"mattrakan.report/1\",}", "in.json:1:"},
	};
	struct desk desk;
	desk_make(&desk, 24, 120, "en");
	desk_name_person(&desk);
	for (size_t i = 0; i < COUNT(rows); i++) {
		import_json(&desk, rows[i].text, "");
		assert_shown(&desk, rows[i].words);
		assert_int_equal(count_reports(&desk), 0);
	}
	desk_remove(&desk);
}

static void test_backup(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_again(&desk);
	desk.app.office = desk.office.path;
	grid_type(desk.grid, "b\n");
	desk_run(&desk);
	assert_shown(&desk, "the copy is complete");
	char *path = support_path(desk.office.folder, "office-2026-11-20.db");
	struct store *copy = office_open(path, STORE_READ);
	struct error error = ERROR_INIT;
	int64_t count;
	assert_done(store_count(copy, &count, &error), &error);
	assert_int_equal(count, 5);
	store_close(copy);
	free(path);
	/* The second one of the day has a name of its own. */
	desk_again(&desk);
	desk.app.office = desk.office.path;
	grid_type(desk.grid, "b\n");
	desk_run(&desk);
	assert_shown(&desk, "office-2026-11-20-2.db: the copy is complete");
	desk_remove(&desk);
}

/* What is damaged is copied too, but the copy is not called complete. */
static void test_backup_of_damage(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	raw_run(desk.office.store, "UPDATE card SET issue = 'ก' WHERE number = 1");
	desk_again(&desk);
	desk.app.office = desk.office.path;
	grid_type(desk.grid, "b\n");
	desk_run(&desk);
	assert_shown(&desk, "it is not sound");
	assert_not_shown(&desk, "the copy is complete");
	desk_remove(&desk);
}

/* The date is Thailand's, whatever zone the machine is set to. */
static void test_backup_of_today(void **state)
{
	static const char *const zones[] = {"UTC", "UTC+11", "UTC-14"};
	(void)state;
	for (size_t i = 0; i < COUNT(zones); i++) {
		struct desk desk;
		desk_make(&desk, 24, 80, "en");
		desk_name_person(&desk);
		/* Half past midnight of the 21st in Thailand. */
		setenv("SOURCE_DATE_EPOCH", "1795195800", 1);
		setenv("TZ", zones[i], 1);
		grid_type(desk.grid, "b");
		desk_run(&desk);
		assert_shown(&desk, "office-2026-11-21.db");
		desk_remove(&desk);
	}
}

/* --- back to a copy --- */

static void see_both(void *context)
{
	assert_shown(context, "The copy ");
	assert_shown(context, "1 reports, ");
	assert_shown(context, "The office file now:");
	assert_shown(context, "5 reports, ");
}

/* The copy has one report, the file five. */
static void make_restorable(struct desk *desk, char **copy)
{
	struct error error = ERROR_INIT;
	struct report report;
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	office_read(support_reports[0].path, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	*copy = support_path(desk->office.folder, "copy.db");
	assert_done(store_backup(desk->office.store, *copy, &error), &error);
	for (size_t i = 1; i < 5; i++) {
		office_read(support_reports[i].path, &report);
		office_import(&desk->office, &report);
		report_release(&report);
	}
	desk_from_reports(desk);
	desk->app.office = desk->office.path;
}

static void name_copy(struct desk *desk, const char *copy)
{
	grid_press(desk->grid, 'r');
	grid_paste(desk->grid, copy, strlen(copy));
	grid_press(desk->grid, K_ENTER);
}

static void ask_restore(struct desk *desk, const char *copy)
{
	name_copy(desk, copy);
	grid_see(desk->grid, see_both, desk);
}

static void test_restore(void **state)
{
	struct desk desk;
	char *copy;
	(void)state;
	make_restorable(&desk, &copy);
	/* Whatever is typed on, it is not a yes. */
	ask_restore(&desk, copy);
	grid_type(desk.grid, "yrกY\n");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_int_equal(count_reports(&desk), 5);
	desk_from_reports(&desk);
	desk.app.office = desk.office.path;
	ask_restore(&desk, copy);
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	desk.office.store = desk.app.store;
	assert_shown(&desk, "office-before-2026-11-20.db");
	assert_int_equal(count_reports(&desk), 1);
	assert_sound(desk.app.store);
	desk_remove(&desk);
	free(copy);
}

static bool forgotten; /* what could be taken back */

static void forget(void *deed)
{
	(void)deed;
	forgotten = true;
}

static void leave_deed(void *context)
{
	struct desk *desk = context;
	undoing_leave(&desk->app.undoing,
		&(struct undoing){.report = 1, .deed = desk, .release = forget});
}

static void see_abbreviation(void *context)
{
	const struct desk *desk = context;
	assert_int_equal(desk->app.abbreviations.count, 1);
}

static bool seen_new;

static void see_nothing_old(void *context)
{
	const struct desk *desk = context;
	assert_true(forgotten);
	assert_int_equal(desk->app.abbreviations.count, 0);
	assert_null(desk->app.phrases);
	seen_new = true;
}

/* The abbreviations of the file that it was, its phrases and what could be taken back in it
 * are not those of the copy. */
static void test_restore_forgets(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct abbreviations none = {0}, list = {0};
	char *copy;
	(void)state;
	make_restorable(&desk, &copy);
	abbreviations_add(&list, "อบต", "องค์การบริหารส่วนตำบล");
	assert_done(store_set_abbreviations(
			    desk.office.store, &none, &list, "somsri", &error),
		&error);
	abbreviations_release(&list);
	grid_see(desk.grid, leave_deed, &desk);
	grid_see(desk.grid, see_abbreviation, &desk);
	name_copy(&desk, copy);
	grid_type(desk.grid, GRID_SURELY);
	grid_see(desk.grid, see_nothing_old, &desk);
	desk_run(&desk);
	desk.office.store = desk.app.store;
	assert_true(seen_new);
	desk_remove(&desk);
	free(copy);
}

static bool seen_missing;

static void see_missing(void *context)
{
	assert_shown(context, "Photos are missing");
	assert_shown(context, "1 pieces of evidence name a photo that is not there");
	seen_missing = true;
}

/* A photo that lies in neither place is told in a dialog of its own, behind the going back. */
static void test_restore_without_photo(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct report report;
	char *copy;
	(void)state;
	make_restorable(&desk, &copy);
	office_parse(REPORT("", "A",
			     "{\"evidence\":[{\"kind\":\"photo\",\"ref\":\"files/" PHOTO
			     "\"}]}"),
		&report);
	office_import(&desk.office, &report);
	report_release(&report);
	assert_int_equal(unlink(copy), 0);
	assert_done(store_backup(desk.office.store, copy, &error), &error);
	name_copy(&desk, copy);
	grid_type(desk.grid, GRID_SURELY);
	grid_see(desk.grid, see_missing, &desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	desk.office.store = desk.app.store;
	assert_true(seen_missing);
	desk_remove(&desk);
	free(copy);
}

/* What is no copy is said at once, and another name can be typed. */
static void test_restore_of_something_else(void **state)
{
	struct desk desk;
	char *copy;
	(void)state;
	make_restorable(&desk, &copy);
	grid_type(desk.grid, "r/etc/passwd\n");
	desk_run(&desk);
	assert_shown(&desk, "/etc/passwd: is no office file");
	assert_shown(&desk, "Go back to a copy");
	assert_int_equal(count_reports(&desk), 5);
	desk_remove(&desk);
	free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_import_by_name),
		cmocka_unit_test(test_import_of_approved),
		cmocka_unit_test(test_import_asks_plainly),
		cmocka_unit_test(test_import_in_the_way),
		cmocka_unit_test(test_import_of_something_else),
		cmocka_unit_test(test_backup),
		cmocka_unit_test(test_backup_of_damage),
		cmocka_unit_test(test_backup_of_today),
		cmocka_unit_test(test_restore),
		cmocka_unit_test(test_restore_forgets),
		cmocka_unit_test(test_restore_without_photo),
		cmocka_unit_test(test_restore_of_something_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
