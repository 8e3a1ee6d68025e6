/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score-link: ITA items and the measures that answer them. */
#include <config.h>

#include "tests/support/checking.h"

#include "check/owners.h"
#include "check/words.h"
#include "model/lists.h"
#include "text/error.h"

#define LINK          "score-link"
#define ITEM(members) "\"ita\":{\"year\":2565,\"items\":[{" members "}]}"
#define OWNER(owners) ",\"cards\":[{\"owners\":[" owners "]}]"

static const struct checked_report reports[] = {
	/* Weak, and answered by none. */
	{LINK, ITEM("\"code\":\"i7\",\"score\":80"), 1, 0, "ita.items[0].code"},
	{LINK, ITEM("\"code\":\"o43\",\"score\":null"), 1, 0, "ita.items[0].code"},
	{LINK, ITEM("\"code\":\"i7\",\"score\":98,\"weak\":true,\"cards\":[9]"), 2, 0,
		"ita.items[0].cards"},
	/* One code for two items. */
	{LINK, ITEM("\"code\":\"i7\",\"score\":90},{\"code\":\"I๗\",\"score\":91"), 1, 0,
		"ita.items[1].code"},
	{LINK, ITEM("\"code\":\"i7\",\"score\":90},{\"code\":\"i7\",\"score\":90"), 0, 0,
		NULL},
	{LINK, ITEM("\"code\":\"i7\",\"score\":90},{\"code\":\"i7\",\"score\":null,\"weak\":false"),
		0, 0, NULL},
	/* Tied to a measure that is not there. */
	{LINK, ITEM("\"code\":\"i7\",\"score\":95,\"cards\":[1,9]"), 1, 0,
		"ita.items[0].cards"},
	{LINK, ITEM("\"code\":\"o13\",\"score\":90,\"cards\":[2]") OWNER("\"กองคลัง\""), 1,
		0, "ita.items[0].cards"},
	/* Given to another than the owners. */
	{LINK,
		ITEM("\"code\":\"o13\",\"score\":null,\"cards\":[1],\"owner\":\"นิติกร สำนักปลัด\"")
			OWNER("\"งานสารบรรณสำนักปลัด\""),
		1, 1, "owners"},
	{LINK,
		ITEM("\"code\":\"i7\",\"score\":70,\"cards\":[1],\"owner\":\"งานพัสดุ กองคลัง\"")
			OWNER("\"กองคลัง\",\"งานจัดเก็บรายได้ กองคลัง\""),
		1, 1, "owners"},
	/* No such question. */
	{LINK, ITEM("\"code\":\"i31\",\"score\":99"), 1, 0, "ita.items[0].code"},
	{LINK, "\"cards\":[{\"refs\":[\"e1\",\"e16\"]}]", 1, 1, "refs"},
	{LINK, "\"cards\":[{\"refs\":[\"e1\",\"กองช่าง\"]}]", 1, 1, "refs"},
	{LINK, "\"ita\":{\"year\":2567},\"cards\":[{\"refs\":[\"i15\",\"i16\"]}]", 1, 1,
		"refs"},
	{LINK, "\"ita\":{\"year\":2575},\"cards\":[{\"refs\":[\"i99\",\"e3x\"]}]", 1, 1,
		"refs"},

	{LINK, ITEM("\"code\":\"i7\",\"score\":80,\"cards\":[1]"), 0, 0, NULL},
	{LINK, ITEM("\"code\":\"i7\",\"score\":80") ",\"cards\":[{\"refs\":[\"I๗\"]}]", 0,
		0, NULL},
	{LINK, ITEM("\"code\":\"i7\",\"score\":85"), 0, 0, NULL},
	{LINK, ITEM("\"code\":\"i7\",\"score\":80,\"weak\":false"), 0, 0, NULL},
	/* One of the two that it was given to; or only the division is named. */
	{LINK,
		ITEM("\"code\":\"i7\",\"score\":70,\"cards\":[1],\"owner\":\"งานงบประมาณและงานธุรการ สำนักปลัด\"")
			OWNER("\"งานธุรการสำนักปลัด\""),
		0, 0, NULL},
	{LINK,
		ITEM("\"code\":\"i7\",\"score\":70,\"cards\":[1],\"owner\":\"งานนโยบายและแผน สำนักปลัด\"")
			OWNER("\"สำนักปลัด\",\"ทุกกอง\""),
		0, 0, NULL},
	{LINK,
		ITEM("\"code\":\"i7\",\"score\":70,\"cards\":[1],\"owner\":\"กองคลัง\"")
			OWNER("\"งานพัสดุ กองคลัง\""),
		0, 0, NULL},
	{LINK,
		ITEM("\"code\":\"i7\",\"score\":70,\"cards\":[1],\"owner\":\"นิติกร\"")
			OWNER("\"งานนิติการ สำนักปลัด\""),
		0, 0, NULL},
	{LINK, "\"ita\":{\"year\":2575,\"items\":[{\"code\":\"i99\",\"score\":99}]}", 0,
		0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, LINK);
	check_reports_table(reports, REPORTS);
}

static const struct {
	const char *owner;
	const char *posts[3];
} owners[] = {
	{"งานทะเบียนและงานบริการ กองช่าง", {"งานทะเบียน", "งานบริการ"}},
	{"งานประชาสัมพันธ์สำนักปลัด", {"งานประชาสัมพันธ์"}},
	{"งานนโยบายและแผน สำนักปลัด", {"งานนโยบายและแผน"}},
	{"นิติกร สำนักปลัด", {"นิติกร"}},
	{"สำนักปลัด (งานธุรการ, งานนิติการ)", {"งานธุรการ", "งานนิติการ"}},
	{"กองคลังและงานพัสดุ", {"งานพัสดุ"}},
	{"สำนักงานปลัด", {NULL}},
	{"กองคลัง/ทุกกอง", {NULL}},
	{"", {NULL}},
};

static void test_posts(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	assert_non_null(words);
	for (size_t i = 0; i < sizeof(owners) / sizeof(owners[0]); i++) {
		struct string_list posts = {0};
		size_t count = 0;
		owner_posts(words, owners[i].owner, &posts);
		for (; owners[i].posts[count]; count++) {
			assert_true(count < posts.count);
			assert_string_equal(posts.items[count], owners[i].posts[count]);
		}
		assert_int_equal(posts.count, count);
		string_list_release(&posts);
	}
	check_words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_posts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
