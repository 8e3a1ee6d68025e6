/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ITA results: codes, totals, levels, weak items. */
#include <config.h>

#include "model/ita.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"

#define NONE (-1.0)

/* --- codes --- */

static const struct {
	const char *code;
	bool good;
	enum ita_part part;
	int number;
} codes[] = {
	{"i7", true, ITA_IIT, 7},
	{"E11", true, ITA_EIT, 11},
	{"o34", true, ITA_OIT, 34},
	{"I๗", true, ITA_IIT, 7},
	{" O ๔๓ ", true, ITA_OIT, 43},
	{"i", false, ITA_IIT, 0},
	{"i0", false, ITA_IIT, 0},
	{"7", false, ITA_IIT, 0},
	{"x7", false, ITA_IIT, 0},
	{"i7a", false, ITA_IIT, 0},
	{"i7, i8", false, ITA_IIT, 0},
	{"i99999999999", false, ITA_IIT, 0},
	{"", false, ITA_IIT, 0},
};

static void test_codes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(codes); i++) {
		enum ita_part part;
		int number;
		assert_int_equal(
			ita_code_parse(codes[i].code, &part, &number), codes[i].good);
		if (!codes[i].good)
			continue;
		assert_int_equal(part, codes[i].part);
		assert_int_equal(number, codes[i].number);
	}
}

/* --- levels --- */

static struct decimal figure(double value)
{
	return value < 0 ? (struct decimal){.kind = DECIMAL_ABSENT}
			 : (struct decimal){DECIMAL_REAL, value};
}

static struct ita result(int year, double total, double iit, double eit, double oit)
{
	return (struct ita){.year = figure(year ? year : NONE),
		.total = figure(total),
		.iit = figure(iit),
		.eit = figure(eit),
		.oit = figure(oit)};
}

static const struct {
	int year;
	double total, iit, eit, oit;
	const char *level; /* that they make; NULL: they do not say */
} levels[] = {
	/* By letter: the total alone. */
	{2565, 95, NONE, NONE, NONE, "AA"},
	{2565, 94.99, NONE, NONE, NONE, "A"},
	{2564, 85, NONE, NONE, NONE, "A"},
	{2564, 84.99, 100, 100, 62.48, "B"},
	{2564, 75, NONE, NONE, NONE, "B"},
	{2564, 74.99, NONE, NONE, NONE, "C"},
	{2564, 65, NONE, NONE, NONE, "C"},
	{2564, 64.99, NONE, NONE, NONE, "D"},
	{2564, 55, NONE, NONE, NONE, "D"},
	{2564, 54.99, NONE, NONE, NONE, "E"},
	{2564, 50, NONE, NONE, NONE, "E"},
	{2564, 49.99, NONE, NONE, NONE, "F"},
	{2564, 0, NONE, NONE, NONE, "F"},
	/* By words: every part counts. */
	{2566, 95, 95, 95, 95, "ผ่านดีเยี่ยม"},
	{2566, 96.5, 95, 94.99, 98.75, "ผ่านดี"},
	{2566, 94.99, 100, 100, 87.48, "ผ่านดี"},
	{2567, 85, 85, 85, 85, "ผ่านดี"},
	{2567, 90.99, 84.99, 91, 95.48, "ผ่าน"},
	{2567, 84.99, 90, 90, 77.48, "ต้องปรับปรุง"},
	{2568, 70, NONE, NONE, NONE, "ต้องปรับปรุง"},
	{2568, 69.99, NONE, NONE, NONE, "ต้องปรับปรุงโดยด่วน"},
	/* Without the total, the parts make it. */
	{2567, NONE, 85, 85, 85, "ผ่านดี"},
	{2567, NONE, 85, 85, NONE, NULL},
	/* Without parts: ผ่าน or ผ่านดี. */
	{2567, 93.92, NONE, NONE, NONE, NULL},
	{2567, 96, NONE, NONE, NONE, NULL},
	/* No part can be under 95 where all together lack so little. */
	{2567, 98.52, NONE, NONE, NONE, "ผ่านดีเยี่ยม"},
	{2567, 98.4, NONE, NONE, NONE, NULL},
	/* One that is missing follows from the others: 88.55, 84. */
	{2567, 93.92, 95, 100, NONE, "ผ่านดี"},
	{2567, 92.1, 95, 100, NONE, "ผ่าน"},
	/* One that is bad enough decides, whatever the others are. */
	{2567, 93.92, 84, NONE, NONE, "ผ่าน"},
	{2567, 93.92, NONE, NONE, 92, "ผ่านดี"},
	{2567, 93.92, NONE, NONE, 99.9, NULL},
	/* No year, no figures. */
	{0, 93.92, 95, 95, 91, NULL},
	{2567, NONE, NONE, NONE, NONE, NULL},
};

static void test_levels(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(levels); i++) {
		const struct ita ita = result(levels[i].year, levels[i].total,
			levels[i].iit, levels[i].eit, levels[i].oit);
		const char *level = ita_level(&ita);
		if (!level != !levels[i].level ||
			(level && strcmp(level, levels[i].level) != 0))
			fail_msg("%d, %.2f: %s", levels[i].year, levels[i].total,
				level ? level : "none");
	}
}

static const struct {
	int year;
	double total, oit;
	const char *claim;
	enum ita_level_verdict verdict;
} claims[] = {
	{2567, 93.92, NONE, "ผ่าน", ITA_LEVEL_UNSHOWN},
	{2567, 93.92, NONE, "ผ่านดี", ITA_LEVEL_UNSHOWN},
	{2567, 93.92, NONE, "ผ่านดีเยี่ยม", ITA_LEVEL_WRONG},
	{2567, 93.92, NONE, "ต้องปรับปรุง", ITA_LEVEL_WRONG},
	{2567, 93.92, 84, "ผ่าน", ITA_LEVEL_FITS},
	{2567, 93.92, 84, " ระดับ ผ่าน ", ITA_LEVEL_FITS},
	{2567, 93.92, 84, "A", ITA_LEVEL_UNKNOWN},
	{2567, 93.92, 84, "ดีมาก", ITA_LEVEL_UNKNOWN},
	{2567, NONE, 84, "ผ่าน", ITA_LEVEL_UNKNOWN},
	{2567, 93.92, 84, "", ITA_LEVEL_UNCLAIMED},
	{2567, 93.92, 84, NULL, ITA_LEVEL_UNCLAIMED},
	{2565, 94.94, 96.88, "A", ITA_LEVEL_FITS},
	{2565, 94.94, 96.88, "a", ITA_LEVEL_FITS},
	{2565, 94.94, 96.88, "AA", ITA_LEVEL_WRONG},
	{2565, 94.94, 96.88, "ผ่านดี", ITA_LEVEL_UNKNOWN},
	{0, 94.94, 96.88, "A", ITA_LEVEL_UNKNOWN},
};

static void test_claims(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(claims); i++) {
		struct ita ita = result(
			claims[i].year, claims[i].total, NONE, NONE, claims[i].oit);
		ita.level = (char *)claims[i].claim;
		if (ita_level_check(&ita) != claims[i].verdict)
			fail_msg("%d, %.2f, %s: %d", claims[i].year, claims[i].total,
				claims[i].claim ? claims[i].claim : "none",
				(int)ita_level_check(&ita));
	}
}

static void test_names_of_levels(void **state)
{
	(void)state;
	size_t count;
	assert_string_equal(ita_levels(2565, &count)[0], "AA");
	assert_int_equal(count, 7);
	assert_string_equal(ita_levels(2566, &count)[4], "ต้องปรับปรุงโดยด่วน");
	assert_true(ita_levels_sure(2564));
	assert_true(ita_levels_sure(2567));
	assert_false(ita_levels_sure(2566));
	assert_false(ita_levels_sure(2569));
	assert_int_equal(count, 5);
}

/* --- totals, weak items --- */

static void test_totals(void **state)
{
	(void)state;
	double total;
	int weights = 0;
	struct ita ita = result(2567, NONE, 80, 90, 100);
	assert_true(ita_total(&ita, &total));
	assert_float_equal(total, 91, 1e-9);
	ita.eit = (struct decimal){.kind = DECIMAL_NULL};
	assert_false(ita_total(&ita, &total));
	for (enum ita_part part = 0; part < ITA_PARTS; part++)
		weights += ita_part_weight(part);
	assert_int_equal(weights, 100);
	assert_string_equal(ita_part_name(ITA_OIT), "OIT");
}

static void test_weak_items(void **state)
{
	(void)state;
	assert_true(ita_item_weak(&(struct ita_item){.score = {DECIMAL_REAL, 84.99}}));
	assert_false(ita_item_weak(&(struct ita_item){.score = {DECIMAL_INTEGER, 85}}));
	assert_true(ita_item_weak(&(struct ita_item){.score = {DECIMAL_NULL, 0}}));
	assert_true(ita_item_weak(&(struct ita_item){
		.score = {DECIMAL_REAL, 98}, .weak = true, .weak_present = true}));
	assert_false(ita_item_weak(&(struct ita_item){
		.score = {DECIMAL_NULL, 0}, .weak = false, .weak_present = true}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_claims),
		cmocka_unit_test(test_names_of_levels),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_weak_items),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
