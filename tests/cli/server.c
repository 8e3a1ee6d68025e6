/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes out of a server is what comes out of a file, byte for byte: the same reports, the
 * samples and the real ones, lie in both, and each command says the same of either, on both
 * outputs and by its status.
 */
#include <config.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

enum { OF_FILE, OF_SERVER, PLACES, MOST = 16 };

struct both {
	char *folder;
	char *places[PLACES]; /* for --file */
	struct program_run run;
	struct str said; /* by the last command, of each */
};

/* --- what is said --- */

/* Bytes of a UUID at text; 0: there is none. Two offices make others. */
static size_t uuid_at(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '-' ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
			return 0;
	return strlen(form);
}

/* The length of a line about the users of this machine, whom a server does not know; else 0. */
static size_t of_machine(const char *at)
{
	static const char words[] = "this machine has no user of that name yet";
	const size_t bytes = strcspn(at, "\n");
	const char *found = strstr(at, words);
	return found && found < at + bytes ? bytes + (at[bytes] == '\n') : 0;
}

/* As said of an office that has no name. */
static void put_said(struct str *out, const struct str *said, const char *place)
{
	for (const char *at = said->data; *at;) {
		if (at == said->data || at[-1] == '\n')
			at += of_machine(at);
		if (!*at)
			break;
		const size_t uuid = uuid_at(at), name = strlen(place);
		if (uuid) {
			str_puts(out, "UUID");
			at += uuid;
		} else if (strncmp(at, place, name) == 0) {
			str_puts(out, "OFFICE");
			at += name;
		} else {
			str_putc(out, *at++);
		}
	}
}

/* Runs a command on one of them; what it said is appended to out. */
static void run_on(
	struct both *both, int place, const char *const *command, struct str *out)
{
	const char *arguments[MOST + 1] = {"--lang", "en", "--file", both->places[place]};
	size_t count = 4;
	for (size_t i = 0; command[i] && count < MOST; i++)
		arguments[count++] = command[i];
	program_run(&both->run, arguments, NULL, NULL);
	str_printf(out, "[%d]\n", both->run.status);
	put_said(out, &both->run.err, both->places[place]);
	str_puts(out, "--\n");
	put_said(out, &both->run.out, both->places[place]);
}

/* Shows from the line on in which they part. */
static void fail_at_difference(const char *command, const char *file, const char *server)
{
	size_t same = 0;
	while (file[same] && file[same] == server[same])
		same++;
	while (same && file[same - 1] != '\n')
		same--;
	fail_msg("%s\nof the file:   %.300s\nof the server: %.300s", command, file + same,
		server + same);
}

static void same_of_both(struct both *both, const char *const *command)
{
	struct str server = STR_INIT;
	str_clear(&both->said);
	run_on(both, OF_FILE, command, &both->said);
	run_on(both, OF_SERVER, command, &server);
	if (strcmp(both->said.data, server.data) != 0)
		fail_at_difference(command[0], both->said.data, server.data);
	str_release(&server);
}

#define SAME(...) same_of_both(both, (const char *const[]){__VA_ARGS__, NULL})

/* --- the two offices --- */

static void must(struct both *both, int place, const char *const *command)
{
	struct str said = STR_INIT;
	run_on(both, place, command, &said);
	if (both->run.status)
		fail_msg("%s of %s: %s", command[0], both->places[place], said.data);
	str_release(&said);
}

#define MUST(place, ...) must(both, place, (const char *const[]){__VA_ARGS__, NULL})

/* As the file gives it out, with the UUIDs that it got there. */
static void bring_to_server(struct both *both, const char *number)
{
	char *path = support_path(both->folder, "report.json");
	MUST(OF_FILE, "export", "--format", "json", "--report", number, "--force", "--to",
		path);
	MUST(OF_SERVER, "import", path);
	free(path);
}

static void make_server(struct both *both)
{
	struct error error = ERROR_INIT;
	char *database = postgres_server_database(NULL);
	both->places[OF_SERVER] =
		postgres_server_address(database, postgres_server_keeper());
	if (!store_create(both->places[OF_SERVER], NULL, &error))
		fail_msg("%s", error_message(&error));
	free(database);
}

static int setup(void **state)
{
	struct both *both = test_calloc(1, sizeof(*both));
	both->folder = support_folder();
	both->run = (struct program_run)PROGRAM_RUN_INIT;
	both->said = (struct str)STR_INIT;
	both->places[OF_FILE] = support_path(both->folder, "office.db");
	make_server(both);
	setenv("SOURCE_DATE_EPOCH", "1795143751", 1);
	for (size_t i = 0; support_reports[i].path; i++) {
		char number[16];
		snprintf(number, sizeof(number), "%zu", i + 1);
		MUST(OF_FILE, "import", support_reports[i].path);
		bring_to_server(both, number);
	}
	*state = both;
	return 0;
}

static int teardown(void **state)
{
	struct both *both = *state;
	free(both->places[OF_FILE]);
	free(both->places[OF_SERVER]);
	program_run_release(&both->run);
	str_release(&both->said);
	support_folder_remove(both->folder);
	test_free(both);
	return 0;
}

/* --- each report --- */

static void test_pages_json_findings(void **state)
{
	static const char *const layouts[] = {
		"annual", "memo", "improvement", "oversight", "recommendation"};
	struct both *both = *state;
	for (size_t i = 0; support_reports[i].path; i++) {
		char number[16];
		snprintf(number, sizeof(number), "%zu", i + 1);
		SAME("export", "--format", "json", "--report", number);
		assert_true(both->run.out.bytes > 1000);
		SAME("check", "--json", "--report", number);
		SAME("print", "--report", number, "--to", "-");
		assert_true(both->run.out.bytes > 1000);
		for (size_t l = 0; !i && l < COUNT(layouts); l++)
			SAME("print", "--report", number, "--layout", layouts[l], "--to",
				"-");
		SAME("print", "--report", number, "--summary", "--to", "-");
		SAME("export", "--format", "text", "--report", number);
		SAME("export", "--format", "html", "--report", number);
		SAME("show", "--report", number);
	}
}

/* --- the other commands --- */

static void test_commands_that_ask(void **state)
{
	static const char *const words[] = {"การ", "น", "ที่", "ITA", "ไม่มีคำนี้เลย", "๒๕๖"};
	struct both *both = *state;
	SAME("list");
	for (size_t i = 0; i < COUNT(words); i++) {
		SAME("search", words[i]);
		SAME("search", "--json", words[i]);
		SAME("search", "--limit", "3", words[i]);
	}
	SAME("units");
	SAME("words");
	SAME("ita");
	SAME("ita", "2568");
	SAME("deadline", "1");
	SAME("bin");
	SAME("people");
	SAME("check", "--rules", "--report", "1");
	SAME("verify");
	SAME("show", "--report", "99");
	SAME("export", "--format", "json", "--report", "99");
	SAME("print", "--report", "1", "--cards", "900", "--to", "-");
	SAME("carry", "99");
	SAME("bin", "restore", "7");
}

static void test_commands_that_change(void **state)
{
	struct both *both = *state;
	SAME("carry", "1");
	SAME("deadline", "1", "30 เม.ย. 2569");
	SAME("deadline", "1");
	SAME("deadline", "1", "someday");
	SAME("units", "สำนักปลัด", "กองคลัง");
	SAME("units");
	SAME("words", "ตัวขี้วัด");
	SAME("words");
	SAME("check", "--set", "url=off");
	SAME("check", "--rules", "--report", "1");
	SAME("memo", "--report", "1");
	SAME("cards", "copy", "1:1,2", "--to", "2");
	SAME("cards", "move", "2:1", "--to", "3");
	SAME("bin");
	SAME("bin", "empty", "--yes");
	SAME("replace", "--report", "1", "--spaces", "--yes");
	SAME("replace", "--report", "1", "--digits", "arabic", "--yes");
	SAME("people", "add", "somsri", "--name", "นางสมศรี มีสุข", "--post", "นิติกร",
		"--role", "clerk");
	SAME("people");
	for (const char *number = "1\0002\0003\000"; *number; number += 2) {
		SAME("export", "--format", "json", "--report", number);
		SAME("print", "--report", number, "--to", "-");
	}
	SAME("list");
	SAME("verify");
}

/* Everybody on the machine could read it there. */
static void test_password_in_the_address(void **state)
{
	struct both *both = *state;
	program_expect(&both->run, 1, "--lang", "en", "--file",
		"postgresql://somebody:secret@localhost/x", "list");
	assert_said(&both->run, "a password in the address can be read by everybody");
	assert_null(strstr(both->run.err.data, "secret"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_pages_json_findings, setup, teardown),
		cmocka_unit_test_setup_teardown(test_commands_that_ask, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_commands_that_change, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_password_in_the_address, setup, teardown),
	};
	if (postgres_server_missing()) {
		fprintf(stderr, "skipped: %s\n", postgres_server_missing());
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
