/* SPDX-License-Identifier: GPL-3.0-or-later */
/* required: what the layout prints is empty. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"required", "owners", "", 1, NULL},
	{"required", "outcome", " \n ", 1, NULL},
	{"required", "agency.province", "", 1, NULL},
	{"required", "steps", "", 1, NULL},
	{"required", "owners", "กองคลัง", 0, NULL},
	{"required", "suggestion", "", 0, NULL},
	{"required", "outcome", "-", 1, NULL},
	{"required", "output", " – ", 1, NULL},
	{"required", "owners", "-", 1, NULL},
	{"required", "agency.district", "-", 1, NULL},
	{"required", "suggestion", "-", 0, NULL},
	{"required", "outcome", "ไม่มี", 0, NULL},
	/* told by `placeholder` */
	{"required", "output", "…", 0, NULL},
	{"required", "agency.province", "แพร่", 0, NULL},
	{"required", "memo.closing", "", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "required");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
