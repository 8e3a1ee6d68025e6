/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The emblem of the office's memos: which pictures are taken, that a PDF has the one that
 * was chosen, that copies have its file and verify misses it.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "office/emblem.h"
#include "tests/support/one_point.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static const char png[] = ONE_POINT_PNG;

/* Of the PNG: without its end. */
enum { WIDTH_AT = 16, CUT = sizeof(png) - 20 };

static void write_picture(
	struct str *path, const struct office *office, const char *bytes, size_t count)
{
	str_clear(path);
	str_printf(path, "%s/ครุฑ.png", office->folder);
	support_write(path->data, bytes, count);
}

/* Chosen by somebody. */
static char *choose(struct office *office)
{
	struct error error = ERROR_INIT;
	struct str path = STR_INIT;
	char *value = NULL;
	write_picture(&path, office, png, sizeof(png) - 1);
	assert_done(emblem_keep(office->path, path.data, &value, &error), &error);
	assert_done(emblem_set(office->store, value, "somsri", &error), &error);
	str_release(&path);
	return value;
}

static void test_choose(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str path = STR_INIT, kept = STR_INIT;
	char *value, *read = NULL;
	assert_done(emblem_read(office->store, &read, &error), &error);
	assert_null(read);
	value = choose(office);
	assert_string_equal(emblem_name(value), "ครุฑ.png");
	assert_done(emblem_read(office->store, &read, &error), &error);
	assert_string_equal(read, value);
	emblem_path(office->path, value, &path);
	support_read(path.data, &kept);
	assert_int_equal(kept.bytes, sizeof(png) - 1);
	assert_memory_equal(kept.data, png, kept.bytes);
	assert_done(emblem_set(office->store, NULL, "somsri", &error), &error);
	free(read);
	assert_done(emblem_read(office->store, &read, &error), &error);
	assert_null(read);
	free(value);
	str_release(&path);
	str_release(&kept);
}

static void assert_refused(
	struct office *office, const char *bytes, size_t count, const char *why)
{
	struct error error = ERROR_INIT;
	struct str path = STR_INIT;
	char *value = NULL;
	write_picture(&path, office, bytes, count);
	assert_false(emblem_keep(office->path, path.data, &value, &error));
	assert_non_null(strstr(error_message(&error), "ครุฑ.png"));
	assert_non_null(strstr(error_message(&error), why));
	assert_null(value);
	error_release(&error);
	str_release(&path);
}

/* What is no picture, half of one, one that would take the memory, none at all. */
static void test_refused(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *value = NULL, other[sizeof(png)];
	assert_refused(office, "", 0, "is no PNG");
	assert_refused(office, "\xFF\xD8\xFF\xE0 JFIF", 10, "is no PNG");
	assert_refused(office, png, WIDTH_AT + 4, "is no PNG");
	memcpy(other, png, sizeof(png));
	memcpy(other + WIDTH_AT, "\x7F\xFF\xFF\xFF", 4);
	assert_refused(office, other, sizeof(png) - 1, "is too large");
	memcpy(other + WIDTH_AT, "\0\0\0\0", 4);
	assert_refused(office, other, sizeof(png) - 1, "is too large");
#ifdef HAVE_PDF
	assert_refused(office, png, CUT, "cannot be read");
#endif
	assert_false(emblem_keep(office->path, "/nowhere/x.png", &value, &error));
	assert_error(&error, ERROR_REFUSED, "/nowhere/x.png");
}

static void hear(void *context, const char *words)
{
	str_printf(context, "%s\n", words);
}

static void assert_verify(const char *path, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	struct store *store = office_open(path, STORE_READ);
	assert_done(store_verify(store, hear, &told, &error), &error);
	store_close(store);
	if (expected)
		assert_non_null(strstr(told.data, expected));
	else
		assert_string_equal(told.data, "");
	str_release(&told);
}

/* A copy has the file too; in each of them it is missed. */
static void test_verify(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str path = STR_INIT;
	char *copy = support_path(office->folder, "elsewhere.db"),
	     *value = choose(office);
	int problems = 0;
	assert_verify(office->path, NULL);
	assert_done(copies_write(office->store, copy, &problems, &error), &error);
	assert_int_equal(problems, 0);
	assert_verify(copy, NULL);
	emblem_path(office->path, value, &path);
	support_write(path.data, "other", 5);
	assert_verify(office->path, "the file of the office's emblem is not what it was");
	assert_int_equal(unlink(path.data), 0);
	assert_verify(office->path, "the file of the office's emblem is not there");
	assert_verify(copy, NULL);
	free(value);
	free(copy);
	str_release(&path);
}

static void test_names(void **state)
{
	(void)state;
	assert_true(emblem_takes("ครุฑ.png"));
	assert_true(emblem_takes("KRUT.PNG"));
	assert_false(emblem_takes("krut.jpg"));
	assert_false(emblem_takes("png"));
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_choose),
		TEST(test_refused),
		TEST(test_verify),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
