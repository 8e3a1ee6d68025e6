/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A place to print to that somebody else wrote into the shared file: it never becomes the
 * place that pages are written to. A path of the person's own is remembered all the same.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/settings.h"
#include "office/settings.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

static int setup(void **state)
{
	office_setup(state);
	struct office *office = *state;
	setenv("XDG_DATA_HOME", office->folder, 1);
	return 0;
}

static void load(struct office *office, struct settings *settings)
{
	struct error error = ERROR_INIT;
	assert_done(settings_load(settings, office->store, "palad", &error), &error);
}

static void assert_printer(struct office *office, const char *expected)
{
	struct settings settings;
	load(office, &settings);
	assert_string_equal(settings.printer, expected);
	settings_release(&settings);
}

static void put(struct office *office, const char *name, const char *value)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_set_setting(office->store, "palad", name, value, &error), &error);
}

static void save(struct office *office, const char *printer)
{
	struct error error = ERROR_INIT;
	struct settings settings;
	load(office, &settings);
	settings_text(&settings.printer, printer);
	assert_done(settings_save(&settings, office->store, "palad", &error), &error);
	settings_release(&settings);
}

static void test_from_the_file(void **state)
{
	struct office *office = *state;
	static const char *const places[] = {"/home/palad/.bash_profile", "~/x", "./x",
		"x/y", "tcp:10.0.0.1:9100", "-", "../x", ".bashrc", "/dev/sda"};
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		put(office, "printer", places[i]);
		assert_printer(office, "");
	}
	put(office, "printer", "LQ310");
	assert_printer(office, "LQ310");
}

static void test_of_ones_own(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *value = NULL;
	save(office, "/dev/usb/lp0");
	assert_printer(office, "/dev/usb/lp0");
	assert_done(
		store_setting(office->store, "palad", "printer", &value, &error), &error);
	assert_true(!value || !*value);
	free(value);
	save(office, "LQ310");
	assert_printer(office, "LQ310");
	save(office, "tcp:10.0.0.1:9100");
	assert_printer(office, "tcp:10.0.0.1:9100");
	/* What others may write is not one's own. */
	char *folder = support_path(office->folder, PACKAGE);
	char *path = support_path(folder, "printer");
	assert_int_equal(chmod(path, 0660), 0);
	assert_printer(office, "");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_printer(office, "");
	free(path);
	free(folder);
}

static void test_names_of_files(void **state)
{
	struct office *office = *state;
	struct settings settings, usual;
	settings_init(&usual);
	put(office, "profile", "/home/palad/profile.json");
	load(office, &settings);
	assert_string_equal(settings.profile, usual.profile);
	settings_release(&settings);
	settings_release(&usual);
}

/* How long one waits for a printer: seconds, or as it always was. */
static void test_patience(void **state)
{
	struct office *office = *state;
	static const struct {
		const char *set;
		double seconds;
	} rows[] = {{"5", 5}, {"๓๐", 30}, {"0.5", 0.5}, {"x", 0.5}, {"-1", 0.5}, {"", 0}};
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct settings settings;
		load(office, &settings);
		if (settings_patience_good(rows[i].set))
			settings_text(&settings.patience, rows[i].set);
		assert_done(
			settings_save(&settings, office->store, "palad", &error), &error);
		settings_release(&settings);
		load(office, &settings);
		assert_true(settings_patience(&settings) == rows[i].seconds);
		settings_release(&settings);
	}
	/* What the file has and is none is as if it were not set. */
	put(office, "patience", "soon");
	struct settings settings;
	load(office, &settings);
	assert_true(settings_patience(&settings) == 0);
	settings_release(&settings);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

static void note_name(void *context, const char *name, const char *value)
{
	(void)value;
	str_printf(context, "%s;", name);
}

static void assert_own(struct office *office, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str names = STR_INIT;
	assert_done(store_settings(office->store, "palad", note_name, &names, &error),
		&error);
	assert_string_equal(names.data, expected);
	str_release(&names);
}

/* One that was not changed stays where it comes from, the machine's configuration perhaps. */
static void test_what_was_changed_alone(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct settings settings;
	load(office, &settings);
	assert_done(settings_save(&settings, office->store, "palad", &error), &error);
	assert_own(office, "");
	settings_text(&settings.paper, "15x11in");
	assert_done(settings_save(&settings, office->store, "palad", &error), &error);
	assert_own(office, "paper;");
	/* Back to what is usual: that was said, too. */
	settings_text(&settings.paper, "136x66");
	assert_done(settings_save(&settings, office->store, "palad", &error), &error);
	assert_own(office, "paper;");
	settings_release(&settings);
	load(office, &settings);
	assert_string_equal(settings.paper, "136x66");
	settings_release(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_from_the_file),
		TEST(test_of_ones_own),
		TEST(test_names_of_files),
		TEST(test_patience),
		TEST(test_what_was_changed_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
