/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the loop itself asks of the server gets no answer, while others get theirs: a connection
 * that something on the way has forgotten, or a statement that takes long. The real program says
 * that it waits, keeps what is typed, and is left with Esc. No clock is asked.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/long_line.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"
#define WAITS  "Waiting for the server"
#define LIST   "F7 Progress"
#define CARD   "Next field"

struct desk_far {
	struct clerk clerk;
	struct long_line *line;
};

/* Leads to the list of the report's measures. */
static struct pty *begin(struct desk_far *far)
{
	char database[100];
	struct str file = STR_INIT, data = STR_INIT;
	*far = (struct desk_far){0};
	json_decref(clerk_make(&far->clerk, SAMPLE, 0));
	assert_int_equal(sscanf(getenv("MATTRAKAN_FILE"), "postgresql://%*[^@]@/%99[^?]",
				 database),
		1);
	far->line = long_line_new(postgres_server_folder(), 0);
	char *address = long_line_address(far->line, database, postgres_server_keeper());
	str_printf(&file, "MATTRAKAN_FILE=%s", address);
	str_printf(&data, "XDG_DATA_HOME=%s", far->clerk.folder);
	far->clerk.settings = (const char *const[]){file.data, data.data, NULL};
	clerk_start(&far->clerk, 0, 0);
	far->clerk.settings = NULL;
	pty_key(far->clerk.pty, "Enter");
	pty_wait(far->clerk.pty, LIST);
	str_release(&file);
	str_release(&data);
	free(address);
	return far->clerk.pty;
}

static void end(struct desk_far *far)
{
	clerk_leave(&far->clerk);
	clerk_remove(&far->clerk);
	long_line_free(far->line);
}

/* It is left, what it would have shown is not there, and the next key is answered, on a new
 * connection. */
static void leave_after(const char *key)
{
	struct desk_far far;
	struct pty *pty = begin(&far);
	long_line_hold_first(far.line, true);
	pty_key(pty, key);
	pty_wait(pty, WAITS);
	pty_key(pty, "Esc");
	pty_wait_gone(pty, WAITS);
	pty_wait(pty, "nothing was changed");
	pty_wait(pty, LIST);
	pty_key(pty, "Enter");
	pty_wait(pty, CARD);
	end(&far);
}

static void test_left(void **state)
{
	static const char *const keys[] = {"Enter", "F12", "F7", "F5"};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++)
		leave_after(keys[i]);
}

/* The answer comes after all: what was typed meanwhile is done then. */
static void test_typed_meanwhile(void **state)
{
	struct desk_far far;
	(void)state;
	struct pty *pty = begin(&far);
	long_line_hold_first(far.line, true);
	pty_key(pty, "Enter");
	pty_wait(pty, WAITS);
	pty_type(pty, "ระหว่างรอ");
	pty_settle(pty);
	long_line_hold_first(far.line, false);
	pty_wait(pty, "ระหว่างรอ");
	pty_wait(pty, CARD);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Saved");
	end(&far);
}

/* What is saved is on its way, and another screen would wait for that: it is left, and is saved
 * all the same. */
static void test_saving(void **state)
{
	struct desk_far far;
	(void)state;
	struct pty *pty = begin(&far);
	pty_key(pty, "Enter");
	pty_wait(pty, CARD);
	pty_type(pty, "ก่อนบันทึก");
	pty_wait(pty, "ก่อนบันทึก");
	long_line_hold(far.line, true);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Being saved");
	long_line_wait_held(far.line);
	pty_key(pty, "F1");
	pty_wait(pty, WAITS);
	pty_key(pty, "Esc");
	pty_wait(pty, "The server has not taken yet");
	pty_wait(pty, "Being saved");
	long_line_hold(far.line, false);
	pty_wait_gone(pty, "Being saved");
	pty_wait(pty, "Saved");
	end(&far);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_typed_meanwhile),
		cmocka_unit_test(test_saving),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
