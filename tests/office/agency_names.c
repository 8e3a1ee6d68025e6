/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of agencies by the names of places: what is offered, and where a name alone says it is. */
#include <config.h>

#include "office/agency_names.h"

#include <stdlib.h>
#include <string.h>

#include "check/places.h"
#include "office/agency.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

static struct places *places;

static int begin(void **state)
{
	(void)state;
	places = places_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	places_free(places);
	return 0;
}

enum { MOST = 4 };

/* What may follow, with a space between. */
static void assert_behind(enum agency_part part, const struct agency_said *said,
	const char *before, const char *wanted)
{
	const char *rests[MOST];
	struct str text = STR_INIT;
	const size_t count = agency_names_behind(
		places, part, said, before, strlen(before), rests, MOST);
	for (size_t i = 0; i < count; i++)
		str_printf(&text, "%s%s", i ? " " : "", rests[i]);
	if (strcmp(text.data, wanted) != 0)
		fail_msg("behind '%s': '%s', not '%s'", before, text.data, wanted);
	str_release(&text);
}

static void test_each_kind_has_its_names(void **state)
{
	static const struct {
		size_t type;
		const char *before, *rest;
	} rows[] = {
		{AGENCY_SUBDISTRICT, "ด่านแม่ละ", "เมา"},
		{AGENCY_SUBDISTRICT, "อบต.ด่านแม่ละ", "เมา"},
		{AGENCY_SUBDISTRICT, "อบต. ด่านแม่ละ", "เมา"},
		{AGENCY_TOWNSHIP, "เทศบาลตำบลด่านแม่ละ", "เมา"},
		/* a province is no tambon, */
		{AGENCY_SUBDISTRICT, "นครราช", ""},
		/* but gives a city its name */
		{AGENCY_CITY, "นครราช", "สีมา"},
		{AGENCY_PROVINCE, "นครราช", "สีมา"},
		{AGENCY_PROVINCE, "ด่านแม่ละ", ""},
		/* nothing typed, all typed, nothing of that name */
		{AGENCY_SUBDISTRICT, "", ""},
		{AGENCY_SUBDISTRICT, "ด่านแม่ละเมา", ""},
		{AGENCY_SUBDISTRICT, "แดนสมมุติ", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct agency_said said = {agency_types[rows[i].type], "", "", ""};
		assert_behind(AGENCY_PART_NAME, &said, rows[i].before, rows[i].rest);
	}
}

/* As one types: what would only be a part of a cell is not offered. */
static void test_in_the_order_of_typing(void **state)
{
	const struct agency_said said = {agency_types[AGENCY_SUBDISTRICT], "", "", "ตาก"};
	(void)state;
	assert_behind(AGENCY_PART_NAME, &said, "ด", "");
	assert_behind(AGENCY_PART_NAME, &said, "ด่านแม", "");
	assert_behind(AGENCY_PART_NAME, &said, "ด่านแม่", "ละเมา");
}

/* A province that is said leaves only its own; one that is unknown leaves all. */
static void test_within_a_province(void **state)
{
	const char *type = agency_types[AGENCY_SUBDISTRICT];
	const struct agency_said tak = {type, "", "", "ตาก"};
	const struct agency_said trang = {type, "", "", "ตรัง"};
	const struct agency_said unknown = {type, "", "", "แดนสมมุติ"};
	(void)state;
	assert_behind(AGENCY_PART_NAME, &tak, "ด่านแม่ละ", "เมา");
	assert_behind(AGENCY_PART_NAME, &trang, "ด่านแม่ละ", "");
	assert_behind(AGENCY_PART_NAME, &unknown, "ด่านแม่ละ", "เมา");
	assert_behind(AGENCY_PART_DISTRICT, &tak, "แม่ส", "อด");
	assert_behind(AGENCY_PART_DISTRICT, &trang, "แม่ส", "");
	assert_behind(AGENCY_PART_PROVINCE, &tak, "แม่ฮ่อง", "สอน");
}

/* A school is called as the place, often with a word before. */
static void test_schools(void **state)
{
	const struct agency_said said = {"โรงเรียน", "", "", ""};
	(void)state;
	assert_behind(AGENCY_PART_NAME, &said, "อนุบาลนครราช", "สีมา");
	assert_behind(AGENCY_PART_NAME, &said, "ชุมชนด่านแม่ละ", "เมา");
}

static void assert_places(size_t type, const char *name, const char *province,
	size_t count, const char *first)
{
	const struct agency_said said = {agency_types[type], name, "", province};
	struct agency_choice only;
	struct str text = STR_INIT;
	assert_int_equal(agency_name_places(places, &said, &only), count);
	if (count)
		agency_choice_append(&text, &only);
	assert_string_equal(text.data, first);
	str_release(&text);
}

static void test_where_it_is(void **state)
{
	(void)state;
	assert_places(
		AGENCY_SUBDISTRICT, "ด่านแม่ละเมา", "", 1, "ด่านแม่ละเมา  อ.แม่สอด จ.ตาก");
	assert_places(AGENCY_SUBDISTRICT, "แม่ปะ", "", 2, "แม่ปะ  อ.แม่สอด จ.ตาก");
	assert_places(AGENCY_SUBDISTRICT, "แม่ปะ", "ลำปาง", 1, "แม่ปะ  อ.เถิน จ.ลำปาง");
	assert_places(AGENCY_SUBDISTRICT, "แดนสมมุติ", "", 0, "");
	assert_places(AGENCY_SUBDISTRICT, "", "", 0, "");
	/* the town is called as its district and as a tambon of it: one place */
	assert_places(AGENCY_TOWN, "แม่สอด", "", 1, "แม่สอด  อ.แม่สอด จ.ตาก");
	assert_places(AGENCY_PROVINCE, "ตาก", "", 1, "ตาก");
}

static bool count(void *context, const struct agency_choice *choice)
{
	(void)choice;
	++*(size_t *)context;
	return false;
}

static void test_without_places(void **state)
{
	const struct agency_said said = {agency_types[AGENCY_SUBDISTRICT], "ก", "", ""};
	struct agency_choice only;
	const char *rests[MOST];
	size_t found = 0;
	(void)state;
	agency_choices_each(NULL, AGENCY_PART_NAME, &said, count, &found);
	assert_int_equal(found, 0);
	assert_int_equal(agency_name_places(NULL, &said, &only), 0);
	assert_int_equal(
		agency_names_behind(NULL, AGENCY_PART_NAME, &said, "ก", 3, rests, MOST),
		0);
	agency_choices_each(places, AGENCY_PART_PROVINCE, &said, count, &found);
	assert_int_equal(found, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_kind_has_its_names),
		cmocka_unit_test(test_in_the_order_of_typing),
		cmocka_unit_test(test_within_a_province),
		cmocka_unit_test(test_schools),
		cmocka_unit_test(test_where_it_is),
		cmocka_unit_test(test_without_places),
	};
	return cmocka_run_group_tests_name("office/agency_names", tests, begin, end);
}
