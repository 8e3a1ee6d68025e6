/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of places: how they are looked up, when their files are read, what an office adds,
 * and what is said of files that are faulty.
 */
#include <config.h>

#include "check/places.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "tests/support/checking.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

static bool is(struct places *places, const char *name, unsigned levels)
{
	return places_is(places, name, strlen(name), levels);
}

static bool has(struct places *places, const char *province, const char *district)
{
	return places_has_district(
		places, province, strlen(province), district, strlen(district));
}

static void test_names(void **state)
{
	(void)state;
	struct places *places = places_new();
	assert_true(is(places, "น่าน", PLACE_PROVINCE));
	assert_false(is(places, "ปัว", PLACE_PROVINCE));
	assert_true(is(places, "ปัว", PLACE_DISTRICT));
	assert_true(is(places, "ปัว", PLACE_TAMBON));
	assert_true(is(places, "บางรัก", PLACE_ANY));
	assert_false(is(places, "ปั", PLACE_ANY));
	assert_false(is(places, "", PLACE_ANY));
	assert_false(is(places, "แดนสมมุติ", PLACE_ANY));
	assert_true(has(places, "น่าน", "ปัว"));
	assert_false(has(places, "แพร่", "ปัว"));
	assert_true(has(places, "น่าน", "เมือง"));
	assert_true(has(places, "น่าน", "เมืองน่าน"));
	assert_false(has(places, "น่าน", "เมืองแพร่"));
	assert_false(has(places, "แดนสมมุติ", "เมือง"));
	/* of one name in two provinces */
	assert_true(has(places, "ชลบุรี", "หนองใหญ่"));
	assert_true(has(places, "ขอนแก่น", "ชุมแพ"));
	assert_null(places_fault(places));
	places_free(places);
	assert_false(is(NULL, "น่าน", PLACE_ANY));
	assert_false(has(NULL, "น่าน", "ปัว"));
	assert_null(places_fault(NULL));
	places_free(NULL);
}

static const struct {
	const char *text, *name;
	unsigned levels;
} begins[] = {
	{"หนองบัวแดงได้", "หนองบัวแดง", PLACE_ANY},
	{"หนองบัวดำ", "หนองบัว", PLACE_ANY},
	{"นครราชสีมาและ", "นครราชสีมา", PLACE_PROVINCE},
	{"น่านน้ำ", "น่าน", PLACE_PROVINCE},
	{"ตราดำ", "", PLACE_PROVINCE}, /* not ตรา(ด) with a part of its vowel */
	{"ปัวแล้ว", "", PLACE_PROVINCE},
	{"ก", "", PLACE_ANY},
	{"ฮฮฮฮ", "", PLACE_ANY},
	{"", "", PLACE_ANY},
};

static void test_longest(void **state)
{
	(void)state;
	struct places *places = places_new();
	for (size_t i = 0; i < COUNT(begins); i++) {
		const size_t bytes = places_longest(
			places, begins[i].text, strlen(begins[i].text), begins[i].levels);
		char *found = mem_strndup(begins[i].text, bytes);
		assert_string_equal(found, begins[i].name);
		free(found);
	}
	places_free(places);
}

/* --- files --- */

struct own {
	char *folder, *kind;
	struct str before; /* MATTRAKAN_DATADIR as it was */
};

/* A data folder with one file of places; the standard ones are not found. */
static void put_file(struct own *own, const char *text)
{
	char *path;
	const char *before = getenv("MATTRAKAN_DATADIR");
	str_init(&own->before);
	str_puts(&own->before, before ? before : "");
	own->folder = support_folder();
	own->kind = support_path(own->folder, "places");
	assert_int_equal(mkdir(own->kind, 0700), 0);
	path = support_path(own->kind, "thailand.json");
	support_write(path, text, strlen(text));
	assert_int_equal(setenv("MATTRAKAN_DATADIR", own->folder, 1), 0);
	free(path);
}

static void drop_file(struct own *own)
{
	setenv("MATTRAKAN_DATADIR", own->before.data, 1);
	support_folder_remove(own->folder);
	free(own->kind);
	str_release(&own->before);
}

static void test_lazy(void **state)
{
	(void)state;
	struct own own;
	struct places *places = places_new();
	put_file(&own,
		"{\"format\":\"mattrakan.places/1\",\"provinces\":{\"แดนสมมุติ\":{\"ฟ้าใส\":\"ทุ่งรวง ดาวงาม\"}}}");
	/* made before the file was there, read behind it */
	assert_true(is(places, "แดนสมมุติ", PLACE_PROVINCE));
	assert_true(is(places, "ดาวงาม", PLACE_TAMBON));
	assert_true(has(places, "แดนสมมุติ", "ฟ้าใส"));
	assert_false(is(places, "น่าน", PLACE_ANY));
	drop_file(&own);
	assert_true(is(places, "ทุ่งรวง", PLACE_TAMBON)); /* and once */
	places_free(places);
}

#define FILE_OF(members) "{\"format\":\"mattrakan.places/1\"," members "}"

static const struct {
	const char *text, *told;
} faulty[] = {
	{"", "thailand.json"},
	{"{\"format\":\"mattrakan.places/2\",\"provinces\":{}}", "mattrakan.places/1"},
	{FILE_OF("\"province\":{}"), "provinces"},
	{FILE_OF("\"provinces\":[]"), "provinces"},
	{FILE_OF("\"provinces\":{\"น่าน\":[]}"), "น่าน"},
	{FILE_OF("\"provinces\":{\"น่าน\":{\"ปัว\":1}}"), "ปัว"},
	{FILE_OF("\"provinces\":{\"น่าน\":{\"ปัว น่าน\":\"\"}}"), "spaces"},
	{FILE_OF("\"provinces\":{\"\":{}}"), "spaces"},
};

static void test_faulty(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faulty); i++) {
		struct own own;
		struct places *places = places_new();
		put_file(&own, faulty[i].text);
		assert_null(places_fault(places));
		assert_false(is(places, "น่าน", PLACE_ANY));
		assert_false(has(places, "น่าน", "ปัว"));
		if (!places_fault(places) ||
			!strstr(places_fault(places), faulty[i].told))
			fail_msg("%s: %s", faulty[i].text, places_fault(places));
		drop_file(&own);
		places_free(places);
	}
}

/* The check says that it could not look names up. */
static void test_told(void **state)
{
	(void)state;
	static const struct checked_report reports[] = {
		{"district", "\"agency\":{\"district\":\"ปัว\",\"province\":\"แพร่\"}", 1,
			0, "agency.province"},
		/* nothing to look up */
		{"district", "\"agency\":{\"district\":\"ปัว\"}", 0, 0, NULL},
	};
	struct own own;
	put_file(&own, "{}");
	check_reports_table(reports, COUNT(reports));
	drop_file(&own);
}

/* An office's own places count; a real name that is nearly another one is no mistake. */
static void test_own_places(void **state)
{
	(void)state;
	static const struct checked_report reports[] = {
		{"district", "\"agency\":{\"district\":\"ดาวงาม\",\"province\":\"ฟ้าใส\"}",
			0, 0, NULL},
		{"district", "\"agency\":{\"district\":\"ปัว\",\"province\":\"ฟ้าใส\"}", 1,
			0, "agency.district"},
		{"district", "\"agency\":{\"district\":\"ปัว\",\"province\":\"ฟ้าสี\"}", 0,
			0, NULL},
	};
	struct own own;
	put_file(&own, FILE_OF("\"provinces\":{\"ฟ้าใส\":{\"ดาวงาม\":\"\"},\"ฟ้าใจ\":{}}"));
	check_reports_table(reports, COUNT(reports));
	drop_file(&own);
}

/* --- a letter apart --- */

static const struct {
	const char *a, *b;
	bool apart;
} pairs[] = {
	{"ทุ่งฟ้า", "ทุ่งฟา", true},
	{"ทุ่งฟ้า", "ทุ้งฟ้า", true},
	{"ทุ่งฟ้า", "ทุ่งฟ้าา", true},
	{"กกก", "กก", true},
	{"ก", "", true},
	{"กข", "ขก", false},
	{"ทุ่งฟ้า", "ทุ่งฟ้า", false},
	{"ทุ่งฟ้า", "ทุงฟา", false},
	{"", "", false},
	{"ก", "ขค", false},
};

static void test_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		const char *a = pairs[i].a, *b = pairs[i].b;
		assert_int_equal(
			one_letter_apart(a, strlen(a), b, strlen(b)), pairs[i].apart);
		assert_int_equal(
			one_letter_apart(b, strlen(b), a, strlen(a)), pairs[i].apart);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_names),
		cmocka_unit_test(test_longest), cmocka_unit_test(test_lazy),
		cmocka_unit_test(test_faulty), cmocka_unit_test(test_told),
		cmocka_unit_test(test_own_places), cmocka_unit_test(test_letters)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
