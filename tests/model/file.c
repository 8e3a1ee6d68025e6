/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a path. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/file.h"
#include "text/macros.h"

static void test_parts_of_a_path(void **state)
{
	static const struct {
		const char *path, *folder, *last;
		size_t stem;
	} rows[] = {
		{"office.db", ".", "office.db", 6},
		{"/srv/office.db", "/srv", "office.db", 11},
		{"/office.db", "/", "office.db", 7},
		{"office.d/report", "office.d", "report", 15},
		{"a.b.c", ".", "a.b.c", 3},
		{"ปี/ก.ข", "ปี", "ก.ข", strlen("ปี/ก")},
		{"here/", "here", "", 5},
		{"", ".", "", 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *folder = file_folder(rows[i].path);
		assert_string_equal(folder, rows[i].folder);
		assert_string_equal(file_last_part(rows[i].path), rows[i].last);
		assert_int_equal(file_stem(rows[i].path), rows[i].stem);
		free(folder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts_of_a_path),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
