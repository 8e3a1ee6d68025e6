/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program, on a pseudo-terminal, has the day's copy made beside what the clerk does.
 */
#include <config.h>

#include "tests/support/pty.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/copies.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/home/daily_copy.h"

/* Starts the program on the office file; settings end with NULL. */
static struct pty *start(const struct office *office, const char *const *settings)
{
	const char *const arguments[] = {"--file", office->path, NULL};
	const struct pty_start wanted = {.arguments = arguments, .settings = settings};
	struct pty *pty = pty_new(&wanted);
	pty_settle(pty);
	return pty;
}

/* A watch on the folder of the copies, which is made for it. */
static int watch(const struct office *office)
{
	struct str folder = STR_INIT;
	str_printf(&folder, "%s-copies", office->path);
	assert_int_equal(mkdir(folder.data, 0700), 0);
	const int watched = inotify_init1(IN_CLOEXEC);
	assert_true(watched >= 0);
	assert_true(inotify_add_watch(watched, folder.data, IN_MOVED_TO) >= 0);
	str_release(&folder);
	return watched;
}

static size_t count_copies(const struct office *office, bool *sound)
{
	struct kept_copies copies;
	assert_true(copies_list(office->path, &copies, NULL));
	const size_t count = copies.count;
	*sound = copies_newest(&copies) != NULL;
	copies_release(&copies);
	return count;
}

static void test_once_a_day(void **state)
{
	struct office *office = *state;
	static const char *const wanted[] = {"MATTRAKAN_COPIES", NULL};
	const int watched = watch(office);
	struct pty *pty = start(office, wanted);
	struct pollfd put = {.fd = watched, .events = POLLIN};
	assert_int_equal(poll(&put, 1, PTY_DEADLINE), 1);
	bool sound;
	assert_int_equal(count_copies(office, &sound), 1);
	assert_true(sound);
	close(watched);
	pty_free(pty);
}

/* When the newest sound one was made, and how long ago: as Settings and About say it. */
static void test_age_is_told(void **state)
{
	static const struct {
		const char *name, *told;
	} copies[] = {
		{"2026-11-15-0805-daily.db", "15 พ.ย. 69 08:05 (5 days ago)"},
		{"2026-11-19-2359-import.db", "19 พ.ย. 69 23:59 (yesterday)"},
		{"2026-11-20-0700-daily-unsound.db", "19 พ.ย. 69 23:59 (yesterday)"},
		{"2026-11-20-0630-daily.db", "20 พ.ย. 69 06:30 (today)"},
	};
	struct office *office = *state;
	struct app app = {.office = office->path, .settings.digits = DIGITS_ARABIC};
	struct str told = STR_INIT, folder = STR_INIT;
	setenv("SOURCE_DATE_EPOCH", "1795150800", 1); /* 2026-11-20 12:00 in Thailand */
	assert_true(language_set("en"));
	daily_copy_tell(&told, &app);
	assert_string_equal(told.data, "there is none yet");
	str_printf(&folder, "%s-copies", office->path);
	assert_int_equal(mkdir(folder.data, 0700), 0);
	for (size_t i = 0; i < COUNT(copies); i++) {
		char *path = support_path(folder.data, copies[i].name);
		support_write(path, "", 0);
		str_clear(&told);
		daily_copy_tell(&told, &app);
		assert_string_equal(told.data, copies[i].told);
		free(path);
	}
	unsetenv("SOURCE_DATE_EPOCH");
	str_release(&told);
	str_release(&folder);
}

static int setup(void **state)
{
	return office_setup_cards(state, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_once_a_day, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_age_is_told, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
