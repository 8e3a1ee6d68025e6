/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary files: what a killed process left is cleared, and nothing else is. */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/temporary.h"
#include "text/str.h"

struct place {
	char *folder, *path;
};

static int setup(void **state)
{
	static struct place place;
	place.folder = support_folder();
	place.path = support_path(place.folder, "office.db");
	setenv("TMPDIR", place.folder, 1);
	*state = &place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	free(place->path);
	unsetenv("TMPDIR");
	support_folder_remove(place->folder);
	return 0;
}

/* Made by a process that is over; its name, to be freed. */
static char *left(struct place *place, bool text)
{
	int names[2];
	char name[4096];
	assert_int_equal(pipe(names), 0);
	const pid_t child = fork();
	if (child == 0) {
		struct str made = STR_INIT;
		const int file = text ? temporary_make_text(&made)
				      : temporary_make(place->path, &made);
		if (text && !temporary_give(file))
			_exit(1);
		_exit(write(names[1], made.data, made.bytes + 1) <= 0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(read(names[0], name, sizeof(name)) > 0);
	close(names[0]);
	close(names[1]);
	assert_int_equal(access(name, F_OK), 0);
	return strdup(name);
}

static void assert_there(const char *path, bool there)
{
	if ((access(path, F_OK) == 0) != there)
		fail_msg("%s is %s", path, there ? "gone" : "there");
}

static char *with(const char *path, const char *ending)
{
	struct str out = STR_INIT;
	str_printf(&out, "%s%s", path, ending);
	return str_detach(&out);
}

static void test_what_was_left(void **state)
{
	struct place *place = *state;
	char *file = left(place, false), *text = left(place, true);
	char *beside = with(file, "-journal");
	support_write(beside, "x", 1);
	temporary_sweep(place->folder);
	assert_there(file, false);
	assert_there(beside, false);
	assert_there(text, false);
	free(file);
	free(text);
	free(beside);
}

/* Whoever makes the next one clears, too. */
static void test_cleared_by_the_next(void **state)
{
	struct place *place = *state;
	struct str name = STR_INIT;
	struct stat status;
	char *file = left(place, false);
	const int made = temporary_make(place->path, &name);
	assert_true(made >= 0);
	assert_int_equal(fstat(made, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_there(file, false);
	/* One's own stays. */
	temporary_sweep(place->folder);
	assert_there(name.data, true);
	close(made);
	str_release(&name);
	free(file);
}

/* What somebody typed in an editor stands nowhere else. */
static void test_typed_in_an_editor(void **state)
{
	struct place *place = *state;
	char *text = left(place, true);
	support_write(text, "พิมพ์แล้ว", strlen("พิมพ์แล้ว"));
	temporary_sweep(place->folder);
	assert_there(text, true);
	free(text);
}

/* Names that are nearly ours, and what is no file of ours. */
static void test_not_ours(void **state)
{
	static const char *const names[] = {".mattrakan-", ".mattrakan-12-abcdef.db",
		".mattrakan-99999999-abcde", "mattrakan-99999999-abcdef",
		"x.mattrakan-99999999-abcdef", ".mattrakan--5-abcdef",
		".mattrakan-0-abcdef", ".mattrakan-99999999-abcdef-wal.bak", "office.db",
		"mattrakan-text-"};
	struct place *place = *state;
	char *link = left(place, false);
	unlink(link);
	assert_int_equal(symlink(place->folder, link), 0);
	char *file = left(place, false);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char *path = support_path(place->folder, names[i]);
		support_write(path, "x", 1);
		free(path);
	}
	if (geteuid() == 0)
		assert_int_equal(chown(file, 1234, 1234), 0);
	temporary_sweep(place->folder);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char *path = support_path(place->folder, names[i]);
		assert_there(path, true);
		free(path);
	}
	struct stat status;
	assert_int_equal(lstat(link, &status), 0);
	assert_there(file, geteuid() == 0);
	free(file);
	free(link);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_was_left),
		TEST(test_cleared_by_the_next),
		TEST(test_typed_in_an_editor),
		TEST(test_not_ours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
