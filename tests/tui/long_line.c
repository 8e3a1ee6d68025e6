/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No key waits for the network: the real program over a line on which nothing comes through
 * (tests/support/long_line.h). Keys are shown meanwhile, what is saved is said to be being
 * saved until the server was asked, and nothing that was typed is lost. No clock is asked.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/clerk.h"
#include "tests/support/long_line.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

/* The office on the server, and the clerk at the far end of the line. */
struct far {
	struct clerk clerk;
	struct long_line *line;
	char *database;
};

static void suggest(void)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	assert_done(store_set_setting(
			    store, store_person(store), "suggestions", "on", &error),
		&error);
	store_close(store);
}

/* Leads to the list of the report's measures. */
static void far_begin_with(struct far *far, const char *sample, bool suggests)
{
	char database[100];
	*far = (struct far){0};
	json_decref(clerk_make(&far->clerk, sample, 0));
	if (suggests)
		suggest();
	assert_int_equal(sscanf(getenv("MATTRAKAN_FILE"), "postgresql://%*[^@]@/%99[^?]",
				 database),
		1);
	far->database = mem_strdup(database);
	far->line = long_line_new(postgres_server_folder(), 0);
	char *address = long_line_address(far->line, database, postgres_server_keeper());
	struct str file = STR_INIT, data = STR_INIT;
	str_printf(&file, "MATTRAKAN_FILE=%s", address);
	str_printf(&data, "XDG_DATA_HOME=%s", far->clerk.folder);
	far->clerk.settings = (const char *const[]){file.data, data.data, NULL};
	clerk_start(&far->clerk, 0, 0);
	far->clerk.settings = NULL;
	pty_key(far->clerk.pty, "Enter");
	pty_wait(far->clerk.pty, "F7 Progress");
	str_release(&file);
	str_release(&data);
	free(address);
}

/* Leads into the first measure, whose fields are empty. */
static void far_begin(struct far *far)
{
	far_begin_with(far, SAMPLE, false);
	pty_key(far->clerk.pty, "Enter");
	pty_wait(far->clerk.pty, "Next field");
}

static void far_end(struct far *far)
{
	clerk_remove(&far->clerk);
	long_line_free(far->line);
	free(far->database);
}

static void assert_text(struct far *far, size_t card, const char *field, const char *text)
{
	char *stored = clerk_text(&far->clerk, card, field);
	assert_string_equal(stored, text);
	free(stored);
}

/* What is typed while a save is under way, in that field and in the next, is saved by the next
 * one. */
static void typing_goes_on_while_it_is_saved(void **state)
{
	struct far far;
	(void)state;
	far_begin(&far);
	struct pty *pty = far.clerk.pty;
	clerk_go(&far.clerk, "output");
	pty_type(pty, "ก่อนหน้า");
	pty_wait(pty, "ก่อนหน้า");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_wait_held(far.line);
	pty_type(pty, " ระหว่างนั้น");
	pty_wait(pty, "ก่อนหน้า ระหว่างนั้น");
	pty_key(pty, "Ctrl-N");
	pty_type(pty, "ช่องถัดไป");
	pty_wait(pty, "ช่องถัดไป");
	pty_wait(pty, "Being saved");
	assert_text(&far, 0, "output", "");
	long_line_hold(far.line, false);
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	pty_wait(pty, "ช่องถัดไป");
	assert_text(&far, 0, "output", "ก่อนหน้า ระหว่างนั้น");
	clerk_leave(&far.clerk);
	far_end(&far);
}

/* What was typed before a save and taken back during it is in the measure no more. */
static void taken_back_while_it_is_saved(void **state)
{
	struct far far;
	(void)state;
	far_begin(&far);
	struct pty *pty = far.clerk.pty;
	clerk_go(&far.clerk, "output");
	pty_type(pty, "กก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_wait_held(far.line);
	pty_key(pty, "Backspace");
	pty_key(pty, "Backspace");
	pty_wait_gone(pty, "กก");
	long_line_hold(far.line, false);
	pty_wait(pty, "Saved");
	clerk_leave(&far.clerk);
	assert_text(&far, 0, "output", "");
	far_end(&far);
}

/* Its screen is closed while the save is under way: it is saved all the same, and the list shows
 * it then. */
static void leaving_waits_for_the_save(void **state)
{
	struct far far;
	(void)state;
	far_begin(&far);
	struct pty *pty = far.clerk.pty;
	clerk_go(&far.clerk, "output");
	pty_type(pty, "พิมพ์แล้วออก");
	pty_wait(pty, "พิมพ์แล้วออก");
	clerk_leave(&far.clerk);
	assert_text(&far, 0, "output", "พิมพ์แล้วออก");
	far_end(&far);
}

/* The first key of a new measure, which the server is to give its number. */
static void a_new_measure_is_typed_at_once(void **state)
{
	struct far far;
	(void)state;
	far_begin(&far);
	struct pty *pty = far.clerk.pty;
	pty_key(pty, "Esc");
	pty_wait(pty, "F7 Progress");
	pty_key(pty, "Ins");
	pty_wait(pty, "Measure 9 of 9");
	long_line_hold(far.line, true);
	pty_type(pty, "มาตรการใหม่");
	pty_wait(pty, "มาตรการใหม่");
	long_line_wait_held(far.line);
	pty_type(pty, " ที่พิมพ์ต่อ");
	pty_wait(pty, "มาตรการใหม่ ที่พิมพ์ต่อ");
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_hold(far.line, false);
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	clerk_leave(&far.clerk);
	json_t *report = clerk_report(&far.clerk);
	const json_t *cards = json_object_get(report, "cards");
	const json_t *last = json_array_get(cards, json_array_size(cards) - 1);
	char *all = json_dumps(last, 0);
	assert_non_null(strstr(all, "มาตรการใหม่ ที่พิมพ์ต่อ"));
	free(all);
	json_decref(report);
	far_end(&far);
}

/* What is suggested and what the check compares with is read beside the loop, and what is
 * saved is saved there: while one types the loop's own connection is asked for nothing. */
static void typing_asks_nothing(void **state)
{
	struct far far;
	(void)state;
	far_begin_with(&far, SAMPLE, true);
	struct pty *pty = far.clerk.pty;
	pty_key(pty, "Enter");
	pty_wait(pty, "Next field");
	clerk_go(&far.clerk, "output");
	const int before = long_line_trips_first(far.line);
	/* What another measure says goes on so. */
	pty_type(pty, "รถยนต์");
	pty_wait(pty, "รถยนต์ส่วนกลาง");
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Saved");
	pty_key(pty, "Ctrl-N");
	pty_type(pty, "ช่องถัดไป");
	pty_wait(pty, "ช่องถัดไป");
	pty_key(pty, "Ctrl-S");
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	assert_int_equal(long_line_trips_first(far.line), before);
	clerk_leave(&far.clerk);
	far_end(&far);
}

/* --- the report's own texts --- */

#define MEMO TOP_SRCDIR "/data/samples/memo.json"

static char *own_text(struct far *far, const char *part, const char *name)
{
	json_t *report = clerk_report(&far->clerk);
	const json_t *from = part ? json_object_get(report, part) : report;
	const char *text = json_string_value(json_object_get(from, name));
	char *copy = mem_strdup(text ? text : "");
	json_decref(report);
	return copy;
}

static bool has(struct far *far, const char *part, const char *name, const char *words)
{
	char *text = own_text(far, part, name);
	const bool found = strstr(text, words);
	free(text);
	return found;
}

static void begin_memo(struct far *far)
{
	far_begin_with(far, MEMO, false);
	pty_key(far->clerk.pty, "m");
	pty_wait(far->clerk.pty, "Next field");
}

/* A text is typed, left, and typed on in while it is saved; so is another. */
static void texts_are_saved_beside(void **state)
{
	struct far far;
	(void)state;
	begin_memo(&far);
	struct pty *pty = far.clerk.pty;
	pty_type(pty, "กก");
	pty_wait(pty, "กก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-N");
	pty_wait(pty, "Being saved");
	long_line_wait_held(far.line);
	pty_key(pty, "Shift-Tab");
	pty_type(pty, "ขข");
	pty_wait(pty, "กกขข");
	pty_key(pty, "Ctrl-N");
	pty_type(pty, "คค");
	pty_wait(pty, "คค");
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	assert_false(has(&far, "memo", "office", "กก"));
	long_line_hold(far.line, false);
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	assert_true(has(&far, "memo", "office", "กกขข"));
	assert_true(has(&far, "memo", "number", "คค"));
	clerk_leave(&far.clerk);
	far_end(&far);
}

/* What was typed while it was being saved, and taken back, is no more in the report. */
static void what_is_taken_back_meanwhile_is_gone(void **state)
{
	struct far far;
	(void)state;
	begin_memo(&far);
	struct pty *pty = far.clerk.pty;
	pty_type(pty, "กก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_wait_held(far.line);
	pty_key(pty, "Backspace");
	pty_key(pty, "Backspace");
	pty_wait_gone(pty, "กก");
	long_line_hold(far.line, false);
	pty_wait(pty, "Saved");
	clerk_leave(&far.clerk);
	assert_false(has(&far, "memo", "office", "กก"));
	far_end(&far);
}

/* Its screen is closed behind the last letter: that is saved all the same. */
static void texts_are_left_while_they_are_saved(void **state)
{
	struct far far;
	(void)state;
	begin_memo(&far);
	struct pty *pty = far.clerk.pty;
	pty_type(pty, "กก");
	pty_wait(pty, "กก");
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Saved");
	pty_type(pty, "ขข");
	pty_wait(pty, "กกขข");
	clerk_leave(&far.clerk);
	assert_true(has(&far, "memo", "office", "กกขข"));
	far_end(&far);
}

/* Somebody else changes the same text meanwhile: it is asked which it shall be. */
static void others_are_met(void **state)
{
	struct far far;
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	(void)state;
	begin_memo(&far);
	struct pty *pty = far.clerk.pty;
	pty_type(pty, "กก");
	pty_wait(pty, "กก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	struct store *near = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	assert_done(store_read_head(near, 1, &head, &revision, &error), &error);
	free(head.memo.office);
	head.memo.office = mem_strdup("ของคนอื่น");
	assert_int_equal(
		store_save_head(near, 1, &head, &revision, store_person(near), &error),
		SAVE_DONE);
	report_release(&head);
	store_close(near);
	long_line_hold(far.line, false);
	pty_wait(pty, "ของคนอื่น");
	pty_key(pty, "m");
	pty_wait_gone(pty, "ของคนอื่น");
	clerk_leave(&far.clerk);
	assert_true(has(&far, "memo", "office", "กก"));
	far_end(&far);
}

/* The form of a report closes at once, and what it says is saved. */
static void a_form_closes_at_once(void **state)
{
	struct far far;
	(void)state;
	far_begin_with(&far, SAMPLE, false);
	struct pty *pty = far.clerk.pty;
	pty_key(pty, "e");
	pty_wait(pty, "About this report");
	pty_settle(pty);
	for (int i = 0; i < 2; i++)
		pty_key(pty, "Tab");
	pty_type(pty, "กก");
	pty_wait(pty, "กก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_hold(far.line, false);
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	pty_wait_gone(pty, "About this report");
	assert_true(has(&far, "agency", "district", "กก"));
	clerk_leave(&far.clerk);
	far_end(&far);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_goes_on_while_it_is_saved),
		cmocka_unit_test(taken_back_while_it_is_saved),
		cmocka_unit_test(leaving_waits_for_the_save),
		cmocka_unit_test(a_new_measure_is_typed_at_once),
		cmocka_unit_test(typing_asks_nothing),
		cmocka_unit_test(texts_are_saved_beside),
		cmocka_unit_test(what_is_taken_back_meanwhile_is_gone),
		cmocka_unit_test(texts_are_left_while_they_are_saved),
		cmocka_unit_test(others_are_met),
		cmocka_unit_test(a_form_closes_at_once),
	};
	postgres_server_want();
	return cmocka_run_group_tests_name("long line", tests, NULL, NULL);
}
