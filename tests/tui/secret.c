/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A passphrase that was typed or pasted into the real program is nowhere in its memory
 * once it was used: the test reads all of that memory.
 */
#include <config.h>

#include "tests/support/office.h"

#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/terminal.h"

/* What is in no program and no dictionary. Pieces of it are looked for, too. */
#define OLD "Zk7%ฐฏฎฬ-qJ9!ฌฆฑฒ xW4"
#define NEW "Vb3&ฒฑฆฌ_mH5?ฬฎฏฐ yN8"
enum { PIECE = 7 }; /* bytes: two Thai letters and one more */
enum { PIECE_EVENTS = 3 };

/* --- memory --- */

/* How many pieces of the words stand in these bytes. */
static int count_in(const char *bytes, size_t count, const char *words)
{
	int found = 0;
	for (size_t at = 0; at + PIECE <= strlen(words); at++)
		found += memmem(bytes, count, words + at, PIECE) != NULL;
	return found;
}

/* Whether so many events are the characters that these words begin with. */
static bool is_typed(const char *events, const char *words)
{
	size_t at = 0;
	for (size_t i = 0; i < PIECE_EVENTS; i++) {
		struct event event;
		uint32_t point;
		if (!words[at])
			return false;
		memcpy(&event, events + i * sizeof(event), sizeof(event));
		at += utf8_decode(words + at, strlen(words + at), &point);
		if (event.kind != EVENT_TEXT || event.key != point)
			return false;
	}
	return true;
}

/* The same where they stand as events that are not given yet. */
static int count_events_in(const char *bytes, size_t count, const char *words)
{
	int found = 0;
	for (size_t at = 0; at + PIECE_EVENTS * sizeof(struct event) <= count;
		at += _Alignof(struct event))
		for (size_t from = 0; words[from]; from++)
			found += is_typed(bytes + at, words + from);
	return found;
}

static int count_in_part(int memory, size_t from, size_t to, const char *words)
{
	char *bytes = mem_new(to - from, 1);
	const ssize_t got = pread(memory, bytes, to - from, (off_t)from);
	const int found = got > 0 ? count_in(bytes, (size_t)got, words) +
					    count_events_in(bytes, (size_t)got, words)
				  : 0;
	free(bytes);
	return found;
}

/* The same in all that a process can write. */
static int pieces_in(pid_t process, const char *words)
{
	char name[64], line[512], rights[8];
	size_t from, to, parts = 0;
	int found = 0;
	snprintf(name, sizeof(name), "/proc/%ld/maps", (long)process);
	FILE *maps = fopen(name, "r");
	snprintf(name, sizeof(name), "/proc/%ld/mem", (long)process);
	const int memory = open(name, O_RDONLY | O_CLOEXEC);
	assert_non_null(maps);
	assert_true(memory >= 0);
	while (fgets(line, sizeof(line), maps))
		if (sscanf(line, "%zx-%zx %7s", &from, &to, rights) == 3 &&
			rights[0] == 'r' && rights[1] == 'w') {
			found += count_in_part(memory, from, to, words);
			parts++;
		}
	assert_true(parts > 5);
	close(memory);
	fclose(maps);
	return found;
}

/* --- somebody who changes a passphrase --- */

/* Whoever runs this is a supervisor, with the old passphrase. */
static void enter(struct office *office)
{
	const struct passwd *me = getpwuid(getuid());
	struct error error = ERROR_INIT;
	office_people(office);
	const struct person person = {.login = me->pw_name,
		.name = "นางทดสอบ ลายเซ็น",
		.post = "ปลัด",
		.roles = ROLE_SUPERVISOR};
	assert_done(store_put_person(office->store, &person, "root", &error), &error);
	assert_done(store_set_passphrase(office->store, me->pw_name, NULL, OLD, &error),
		&error);
	store_close(office->store);
	office->store = NULL;
}

static struct pty *begin(struct office *office)
{
	const char *const arguments[] = {"--file", office->path, "--lang", "en", NULL};
	const struct pty_start start = {.arguments = arguments};
	enter(office);
	struct pty *pty = pty_new(&start);
	pty_settle(pty);
	pty_key(pty, "Enter");
	pty_settle(pty);
	pty_type(pty, "v");
	pty_settle(pty);
	pty_type(pty, "k");
	pty_wait(pty, "The old passphrase");
	return pty;
}

/* The test itself: what stands under the stars is found. */
static void assert_found(struct pty *pty, const char *words)
{
	pty_settle(pty);
	assert_true(pieces_in(pty_child(pty), words) > 0);
}

static void assert_nowhere(struct pty *pty, const char *words)
{
	pty_settle(pty);
	const int found = pieces_in(pty_child(pty), words);
	if (found)
		fail_msg("%d pieces of %s are in memory", found, words);
}

static void assert_both_nowhere(struct pty *pty)
{
	pty_wait(pty, "The passphrase is set");
	assert_nowhere(pty, OLD);
	assert_nowhere(pty, NEW);
	pty_free(pty);
}

static void test_typed(void **state)
{
	struct office *office = *state;
	struct pty *pty = begin(office);
	pty_type(pty, OLD);
	assert_found(pty, OLD);
	pty_key(pty, "Enter");
	pty_wait(pty, "The new passphrase:");
	pty_type(pty, NEW);
	assert_found(pty, NEW);
	pty_key(pty, "Enter");
	pty_wait(pty, "once more");
	pty_type(pty, NEW);
	pty_key(pty, "Enter");
	assert_both_nowhere(pty);
}

static void paste(struct pty *pty, const char *text)
{
	pty_paste(pty, text, strlen(text));
	pty_settle(pty);
}

static void test_pasted(void **state)
{
	struct office *office = *state;
	struct pty *pty = begin(office);
	paste(pty, NEW);
	assert_found(pty, NEW);
	pty_key(pty, "Ctrl-u");
	assert_nowhere(pty, NEW);
	paste(pty, OLD);
	pty_key(pty, "Enter");
	pty_wait(pty, "The new passphrase:");
	paste(pty, NEW);
	pty_key(pty, "Enter");
	pty_wait(pty, "once more");
	paste(pty, NEW);
	pty_key(pty, "Enter");
	assert_both_nowhere(pty);
}

/* All in one piece, with the key that ends it: nothing comes behind that would write over
 * it. */
static void test_typed_ahead(void **state)
{
	struct office *office = *state;
	struct pty *pty = begin(office);
	pty_type(pty, OLD "\r");
	pty_wait(pty, "The new passphrase:");
	pty_type(pty, NEW "\r");
	pty_wait(pty, "once more");
	pty_type(pty, NEW "\r");
	assert_both_nowhere(pty);
}

/* The first line of what is far larger than a read: where it is kept has to grow. */
static void test_long_paste(void **state)
{
	struct office *office = *state;
	struct pty *pty = begin(office);
	enum { MORE = 100000 };
	struct str text = STR_INIT;
	str_puts(&text, OLD "\n");
	str_repeat(&text, 'x', MORE);
	paste(pty, text.data);
	pty_key(pty, "Esc");
	pty_wait_gone(pty, "The old passphrase");
	assert_nowhere(pty, OLD);
	str_release(&text);
	pty_free(pty);
}

/* Left with Esc, with another line behind it. */
static void test_left(void **state)
{
	struct office *office = *state;
	struct pty *pty = begin(office);
	paste(pty, NEW "\nmore " NEW);
	pty_key(pty, "Esc");
	pty_wait_gone(pty, "The old passphrase");
	assert_nowhere(pty, NEW);
	pty_free(pty);
}

/* Line by line (plain/), where all of a line becomes events at once. */
static void test_plain(void **state)
{
	static const char *const before[] = {"1\n", "v\n", "k\n"};
	struct office *office = *state;
	enter(office);
	struct pty *pty = pty_new(&(struct pty_start){
		.arguments = (const char *const[]){"--file", office->path, "--lang", "en",
			"--plain", NULL},
		.rows = 100,
	});
	for (size_t i = 0; i < COUNT(before); i++) {
		pty_settle(pty);
		pty_type(pty, before[i]);
	}
	pty_wait(pty, "The old passphrase");
	pty_settle(pty);
	pty_type(pty, OLD "\n");
	pty_wait(pty, "The new passphrase");
	pty_settle(pty);
	pty_type(pty, NEW "\n");
	pty_wait(pty, "once more");
	pty_settle(pty);
	pty_type(pty, NEW "\n");
	assert_both_nowhere(pty);
}

/* Waits for the program's end, and stops it there: its memory is still to be read. */
static void stop_at_end(pid_t process)
{
	int status;
	do {
		assert_int_equal(waitpid(process, &status, __WALL), process);
		assert_true(WIFSTOPPED(status));
		if (status >> 16 == PTRACE_EVENT_EXIT)
			return;
		const long number = status >> 16 ? 0 : WSTOPSIG(status);
		assert_int_equal(ptrace(PTRACE_CONT, process, NULL, number), 0);
	} while (true);
}

/* The command, too, which ends as soon as it has used them. */
static void test_command(void **state)
{
	struct office *office = *state;
	const char *const arguments[] = {
		"--file", office->path, "--lang", "en", "people", "passphrase", NULL};
	const struct pty_start start = {.arguments = arguments};
	enter(office);
	struct pty *pty = pty_new(&start);
	const pid_t process = pty_child(pty);
	assert_int_equal(
		ptrace(PTRACE_SEIZE, process, NULL, (void *)PTRACE_O_TRACEEXIT), 0);
	pty_wait(pty, ":");
	pty_type(pty, OLD "\r");
	pty_wait(pty, "New passphrase:");
	pty_type(pty, NEW);
	assert_found(pty, NEW);
	pty_type(pty, "\r");
	pty_wait(pty, "once more:");
	pty_type(pty, NEW "\r");
	stop_at_end(process);
	assert_int_equal(pieces_in(process, OLD), 0);
	assert_int_equal(pieces_in(process, NEW), 0);
	assert_int_equal(ptrace(PTRACE_DETACH, process, NULL, NULL), 0);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
}

static int setup(void **state)
{
	return office_setup_cards(state, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_typed),
		TEST(test_pasted),
		TEST(test_typed_ahead),
		TEST(test_long_paste),
		TEST(test_left),
		TEST(test_plain),
		TEST(test_command),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
