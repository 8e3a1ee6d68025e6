/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every command on a terminal, with names of files and texts that would steer it: what
 * comes of it holds nothing that a terminal obeys, on success too. The table of commands
 * is the program's own, so that a new one cannot be forgotten.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "cli/command.h"
#include "db/bin.h"
#include "db/store.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

/* Erases the screen, rings, deletes, sets a colour by C1, turns the direction round. */
#define STEERING                                                                         \
	"\x1B[2J\x07\x7F\xC2\x9B"                                                        \
	"31m\xE2\x80\xAE"                                                                \
	"x\xE2\x80\x8F"
#define DIRECTORY STEERING "folder"

static char *folder; /* that of all these; its name steers too */

/* Every text of the sample, with what steers before it. */
static void steer(json_t *value)
{
	static const char *const spared[] = {
		"format", "layout", "uuid", "state", "marks", "digits", "unconfirmed"};
	const char *key;
	json_t *member;
	json_object_foreach(value, key, member)
	{
		bool is_spared = false;
		for (size_t i = 0; i < COUNT(spared); i++)
			is_spared = is_spared || !strcmp(key, spared[i]);
		if (!is_spared && json_is_string(member)) {
			struct str text = STR_INIT;
			str_printf(&text, STEERING "%s", json_string_value(member));
			json_string_set(member, text.data);
			str_release(&text);
		} else if (!is_spared) {
			steer(member);
		}
	}
	for (size_t i = 0; i < json_array_size(value); i++)
		steer(json_array_get(value, i));
}

static void write_steering(const char *name)
{
	json_t *report = json_load_file(support_reports[0].path, 0, NULL);
	assert_non_null(report);
	steer(report);
	json_object_del(report, "uuid");
	assert_int_equal(json_dump_file(report, name, 0), 0);
	json_decref(report);
}

/* Reports of which every text steers; one in the bin. */
static void make_office(void)
{
	struct program_run run = PROGRAM_RUN_INIT;
	write_steering(STEERING "report.json");
	program_expect(&run, 0, "import", STEERING "report.json");
	program_expect(&run, 0, "import", "--again", STEERING "report.json");
	program_run_release(&run);
	struct store *store = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	struct error error = ERROR_INIT;
	assert_done(store_remove_report(store, 2, "somsri", &error), &error);
	store_close(store);
}

static int setup(void **state)
{
	char *outer = support_folder();
	folder = support_path(outer, DIRECTORY);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(chdir(folder), 0);
	setenv("MATTRAKAN_FILE", STEERING "office.db", 1);
	setenv("CUPS_SERVER", "/nowhere/cups.sock", 1);
	make_office();
	*state = outer;
	return 0;
}

static int teardown(void **state)
{
	assert_int_equal(chdir("/"), 0);
	support_folder_remove(*state);
	free(folder);
	return 0;
}

/* In this order; all that name a file do what they are for. */
static const struct call {
	int status;
	const char *arguments[9];
	bool goes_on; /* until Ctrl-C */
} calls[] = {
	{0, {"import", "--again", STEERING "report.json"}},
	{1, {"import", "--again", STEERING "none.json"}},
	{0, {"list"}},
	{0, {"list", "--json"}},
	{0, {"show", "1"}},
	{0, {"show", "1", "--json"}},
	{0, {"search", "31m"}},
	{0, {"search", "31m", "--json"}},
	{1, {"check", "--report", "1"}},
	{1, {"check", "--report", "1", "--json"}},
	{1, {"units"}}, /* none yet */
	{0, {"words"}},
	{0, {"watch", "--since", "0"}, true},
	{0, {"watch", "--since", "0", "--json"}, true},
	{2, {"watch", "--since", STEERING}},
	{0, {"ita", "2568"}},
	{0, {"print", "--report", "1"}},
	{0, {"print", "--report", "1", "--to", "./" STEERING "report.prn"}},
	{1, {"print", "--report", "1", "--to", "./" STEERING "report.prn"}},
	{0, {"print", "--report", "1", "--to", "./" STEERING "report.prn", "--force"}},
	{0, {"profiles"}},
	{0, {"help"}},
	{0, {"doctor", "--json"}},
	{0, {"config"}},
	{2, {"config", STEERING}},
	{2, {"doctor", STEERING}},
	{2, {"help", STEERING}},
	{0, {"complete", "--", "print", "--report", ""}},
	{0, {"complete", "--", "import", STEERING}},
	{0, {"complete", "--", STEERING, ""}},
	{3, {"printers"}},
	{0, {"export", "--report", "1", "--format", "text"}},
	{0, {"export", "--report", "1", "--format", "json"}},
	{0, {"export", "--report", "1", "--format", "html"}},
	{2, {"export", "--report", "1", "--format", "xlsx"}},
	{0, {"export", "--format", "json", "--report", "1", "--to",
		    STEERING "export.json"}},
	{0, {"memo", "--report", "1", "--figures"}},
	{2, {"memo", STEERING}},
	{0, {"carry", "1", "2571"}},
	{0, {"deadline", "1", "2026-12-04"}},
	{0, {"deadline", "1", "--json"}},
	{2, {"deadline", "1", STEERING}},
	{0, {"offices"}},
	{0, {"offices", "2568", "--json"}},
	{2, {"offices", STEERING}},
	{2, {"office", "list"}},
	{2, {"office", STEERING}},
	{0, {"cards", "copy", "1:1", "--to", "1", "--group", STEERING}},
	{2, {"cards", "copy", STEERING, "--to", "1"}},
	{2, {"replace", "--report", "1", STEERING, "x"}},
	{0, {"replace", "--report", "1", "--spaces"}},
	{0, {"bin"}},
	{0, {"people"}},
	{0, {"people", "list"}},
	{0, {"people", "keys"}},
	{0, {"trail"}},
	{0, {"trail", "--json"}},
	{0, {"people", "list", "--json"}},
	{0, {"check", "--rules", "--json"}},
	{0, {"import", "--again", "--json", STEERING "report.json"}},
	{0, {"replace", "--report", "1", "--spaces", "--json"}},
	{0, {"init", "--file", STEERING "new.db"}},
	{0, {"backup", STEERING "backup.db"}},
	{0, {"backup", STEERING "backup2.db", "--json"}},
	{0, {"backup", "--automatic"}},
	{0, {"backup", "--list"}},
	{0, {"recover", STEERING "office.db", STEERING "recovered.db"}},
	{0, {"move", STEERING "office.db", STEERING "moved.db"}},
	{0, {"restore", "--file", STEERING "new.db", STEERING "backup.db"}},
	{0, {"verify"}},
	{0, {"verify", "--json"}},
	{2, {"text", STEERING}},
};

static void run_each(const struct call *each, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str by = STR_INIT;
		for (size_t k = 0; each[i].arguments[k]; k++)
			str_printf(&by, "%s ", each[i].arguments[k]);
		const struct pty_start start = {
			.arguments = each[i].arguments, .rows = 24, .columns = 100};
		struct pty *pty = pty_new(&start);
		if (each[i].goes_on) {
			pty_settle(pty);
			pty_send(pty, "\x03", 1);
		}
		const int status = pty_wait_exit(pty);
		if (status != each[i].status)
			fail_msg("%s: %d: %s", by.data, status, pty_output(pty)->data);
		assert_plain(pty_output(pty), true, by.data);
		pty_free(pty);
		str_release(&by);
	}
}

static void test_on_a_terminal(void **state)
{
	(void)state;
	run_each(calls, COUNT(calls));
}

/* People whom no command enters: only another program writes such names. */
static void test_people(void **state)
{
	static const struct call of_people[] = {
		{0, {"people"}},
		{0, {"people", "list"}},
		{0, {"people", "keys"}},
		{0, {"trail"}},
		{0, {"units"}},
		{0, {"ita", "2568", "o3"}},
		{1, {"verify"}},
		{1, {"backup", STEERING "unsound.db"}},
		{2, {"people", "remove", STEERING}},
	};
	(void)state;
	struct store *store = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	raw_run(store,
		"INSERT INTO person (login, place, name, post, roles) VALUES (char(27) || "
		"'[2Jx', 9, char(155) || '31m', char(127) || char(8238), 3);"
		"INSERT INTO unit (place, name) VALUES (1, char(27, 155, 127, 8238) || 'x');"
		"INSERT INTO office_setting (name, value)"
		" VALUES ('ita 2568 local o3', '\033\xc2\x9b\177')");
	store_close(store);
	run_each(of_people, COUNT(of_people));
}

static void test_every_command_is_called(void **state)
{
	(void)state;
	for (const struct command *const *each = commands; *each; each++) {
		bool called = false;
		for (size_t i = 0; i < COUNT(calls); i++)
			called = called || !strcmp(calls[i].arguments[0], (*each)->name);
		if (!called)
			fail_msg(
				"%s is in none of the calls of this test", (*each)->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_on_a_terminal),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_every_command_is_called),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
