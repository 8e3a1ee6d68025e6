/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example office: made whole or not at all, and removed with nothing else. */
#include <config.h>

#include "office/example.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/bin.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "model/file.h"
#include "office/settings.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

struct here {
	char *folder;
	struct str path; /* of the example */
};

static int set_up(void **state)
{
	static struct here here;
	here = (struct here){support_folder(), STR_INIT};
	setenv("XDG_DATA_HOME", here.folder, 1);
	example_path(&here.path);
	*state = &here;
	return 0;
}

static int tear_down(void **state)
{
	struct here *here = *state;
	support_folder_remove(here->folder);
	str_release(&here->path);
	return 0;
}

static void make(void)
{
	struct error error = ERROR_INIT;
	assert_done(example_make("somsri", NULL, &error), &error);
}

static int64_t count_reports(const struct here *here)
{
	struct error error = ERROR_INIT;
	int64_t count = 0;
	struct store *store = store_open(here->path.data, STORE_READ, &error);
	assert_done(store != NULL, &error);
	assert_done(store_count(store, &count, &error), &error);
	store_close(store);
	return count;
}

static void fault_found(void *context, const char *words)
{
	(void)context;
	fail_msg("%s", words);
}

static void test_has_the_samples(void **state)
{
	const struct here *here = *state;
	struct error error = ERROR_INIT;
	struct settings settings;
	make();
	assert_int_equal(count_reports(here), 5);
	struct store *store = store_open(here->path.data, STORE_READ, &error);
	assert_done(store != NULL, &error);
	assert_done(store_verify(store, fault_found, NULL, &error), &error);
	assert_done(settings_load(&settings, store, "somsri", &error), &error);
	assert_string_equal(settings.name, "somsri");
	assert_string_equal(settings.seen, PACKAGE_VERSION);
	settings_release(&settings);
	store_close(store);
	struct stat status;
	assert_int_equal(stat(here->path.data, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

/* Who plays has the looks and the name of the own office file. */
static void test_takes_the_settings(void **state)
{
	const struct here *here = *state;
	struct error error = ERROR_INIT;
	struct settings settings, taken;
	settings_init(&settings);
	settings_text(&settings.name, "สมศรี ใจดี");
	settings.theme = THEME_CONTRAST;
	settings.no_hints = true;
	assert_done(example_make("somsri", &settings, &error), &error);
	struct store *store = store_open(here->path.data, STORE_READ, &error);
	assert_done(store != NULL, &error);
	assert_done(settings_load(&taken, store, "somsri", &error), &error);
	assert_string_equal(taken.name, "สมศรี ใจดี");
	assert_int_equal(taken.theme, THEME_CONTRAST);
	assert_true(taken.no_hints);
	settings_release(&taken);
	settings_release(&settings);
	store_close(store);
}

/* It is there already: what was done in it stays. */
static void test_is_kept(void **state)
{
	const struct here *here = *state;
	struct error error = ERROR_INIT;
	make();
	struct store *store = store_open(here->path.data, STORE_WRITE, &error);
	assert_done(store != NULL, &error);
	assert_done(store_remove_report(store, 1, "somsri", &error), &error);
	store_close(store);
	make();
	assert_int_equal(count_reports(here), 4);
}

/* A run that was killed while it was made left a half of it: it is made over. */
static void test_a_half_is_made_over(void **state)
{
	const struct here *here = *state;
	char *folder = file_folder(here->path.data);
	char *half = support_path(folder, "making.db");
	make();
	assert_int_equal(rename(here->path.data, half), 0);
	make();
	assert_int_equal(count_reports(here), 5);
	assert_int_not_equal(access(half, F_OK), 0);
	free(half);
	free(folder);
}

static void test_without_samples_there_is_none(void **state)
{
	const struct here *here = *state;
	struct error error = ERROR_INIT;
	char *before = strdup(getenv("MATTRAKAN_DATADIR"));
	setenv("MATTRAKAN_DATADIR", here->folder, 1);
	/* Where the program is installed on this machine the installed ones are found. */
	if (!example_make("somsri", NULL, &error)) {
		assert_non_null(strstr(error_message(&error), "sample reports"));
		assert_int_not_equal(access(here->path.data, F_OK), 0);
	}
	error_release(&error);
	setenv("MATTRAKAN_DATADIR", before, 1);
	free(before);
}

/* A link in its folder is removed, what it leads to is not; the own office beside it stays. */
static void test_removes_nothing_else(void **state)
{
	const struct here *here = *state;
	struct error error = ERROR_INIT;
	char *folder = file_folder(here->path.data);
	char *own = support_path(here->folder, "mattrakan/office.db");
	char *link = support_path(folder, "own.db");
	assert_done(example_remove(&error), &error); /* none is there yet */
	make();
	support_write(own, "mine", 4);
	assert_int_equal(symlink(own, link), 0);
	assert_done(example_remove(&error), &error);
	assert_int_not_equal(access(folder, F_OK), 0);
	assert_int_equal(access(own, F_OK), 0);
	make();
	assert_int_equal(count_reports(here), 5);
	free(folder);
	free(own);
	free(link);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_has_the_samples, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_takes_the_settings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_half_is_made_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_without_samples_there_is_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_removes_nothing_else, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("office/example", tests, NULL, NULL);
}
