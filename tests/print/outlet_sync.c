/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printed file is on the disk before it takes the place of another, and so is its name
 * before that is told: the calls of the
 * system that matter are this program's own, and tell of themselves.
 */
#include <config.h>

#include "tests/support/place.h"
#include "text/str.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct str calls;

int fsync(int file)
{
	struct stat status;
	const bool folder = !fstat(file, &status) && S_ISDIR(status.st_mode);
	str_puts(&calls, folder ? "sync-name " : "sync ");
	return (int)syscall(SYS_fsync, file);
}

int rename(const char *from, const char *to)
{
	str_puts(&calls, "move ");
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to)
{
	str_puts(&calls, "move ");
	return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void test_synced(void **state)
{
	struct place *place = *state;
	for (int force = 0; force < 2; force++) {
		str_clear(&calls);
		struct outlet *outlet = must_open(place, place->path, force);
		must_write(place, outlet);
		assert_string_equal(calls.data ? calls.data : "", "");
		must_finish(place, outlet);
		assert_string_equal(calls.data, "sync move sync-name ");
	}
	str_release(&calls);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_synced, place_setup, place_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
