/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the ITA: of each year and kind of body, and as an office has them. */
#include <config.h>

#include "model/ita_bank.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/ita.h"
#include "model/ita_body.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"

static struct ita_bank *bank(int year, enum ita_body body)
{
	struct error error = ERROR_INIT;
	struct ita_bank *bank = ita_bank_load(year, body, &error);
	if (!bank)
		fail_msg("%s", error_message(&error));
	return bank;
}

/* --- what ships --- */

static const struct {
	int year;
	enum ita_body body;
	int questions[ITA_PARTS];
} shipped[] = {
	{2564, ITA_LOCAL, {30, 15, 43}},
	{2565, ITA_LOCAL, {30, 15, 43}},
	{2566, ITA_LOCAL, {30, 15, 43}},
	{2567, ITA_LOCAL, {15, 9, 35}},
	{2568, ITA_LOCAL, {15, 9, 28}},
	{2569, ITA_LOCAL, {15, 9, 26}},
	{2566, ITA_AGENCY, {30, 15, 43}},
	{2568, ITA_AGENCY, {15, 9, 28}},
	{2569, ITA_AGENCY, {15, 9, 26}},
	{2566, ITA_SCHOOL, {30, 15, 43}},
	{2567, ITA_SCHOOL, {15, 9, 35}},
	{2568, ITA_SCHOOL, {15, 9, 37}},
	{2569, ITA_SCHOOL, {15, 9, 23}},
};

/* Codes of a part stand in order from 1 on, under the indicators in order. */
static void assert_in_order(const struct ita_bank *of, const int questions[ITA_PARTS])
{
	int counts[ITA_PARTS] = {0}, before = 0;
	for (size_t i = 0; i < of->questions_count; i++) {
		const struct ita_question *question = &of->questions[i];
		enum ita_part part;
		int number;
		assert_true(ita_code_parse(question->code, &part, &number));
		assert_int_equal(number, ++counts[part]);
		assert_int_equal(of->indicators[question->indicator].part, part);
		assert_true(question->indicator >= before);
		before = question->indicator;
		assert_ptr_equal(ita_bank_find(of, question->code), question);
		/* What was compared with something is known. */
		assert_true(*question->text || question->sure == ITA_SURE_NOT);
		assert_true(
			(question->source != NULL) == (question->sure != ITA_SURE_NOT));
	}
	for (enum ita_part part = 0; part < ITA_PARTS; part++)
		assert_int_equal(counts[part], questions[part]);
}

static void test_installed_banks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shipped); i++) {
		struct ita_bank *of = bank(shipped[i].year, shipped[i].body);
		assert_true(of->of_that_year);
		assert_int_equal(of->year, shipped[i].year);
		assert_int_equal(of->indicators_count, 10);
		for (size_t k = 0; k < of->indicators_count; k++)
			assert_int_equal(of->indicators[k].number, k + 1);
		assert_in_order(of, shipped[i].questions);
		ita_bank_free(of);
	}
}

/* What was found wrong, and how sure each kind of body can be. */
static const struct {
	int year;
	enum ita_body body;
	const char *code, *text; /* text: a part of it; NULL: any */
	enum ita_sure sure;
} known[] = {
	{2564, ITA_AGENCY, "i30", NULL, ITA_SURE_CHECKED},
	{2564, ITA_LOCAL, "i1", NULL, ITA_SURE_OTHER},
	{2564, ITA_LOCAL, "o1", NULL, ITA_SURE_NOT},
	{2565, ITA_LOCAL, "i7", NULL, ITA_SURE_NOT},
	{2566, ITA_SCHOOL, "o26", NULL, ITA_SURE_CHECKED},
	{2566, ITA_LOCAL, "o43", NULL, ITA_SURE_OTHER},
	{2566, ITA_LOCAL, "o25", NULL, ITA_SURE_NOT},
	{2567, ITA_LOCAL, "o1", "โครงสร้าง", ITA_SURE_CHECKED},
	{2567, ITA_LOCAL, "o2", "ข้อมูลผู้บริหาร", ITA_SURE_CHECKED},
	{2567, ITA_LOCAL, "o3", "อำนาจหน้าที่", ITA_SURE_CHECKED},
	{2567, ITA_LOCAL, "o4", "ข้อมูลการติดต่อ", ITA_SURE_CHECKED},
	{2567, ITA_LOCAL, "o5", NULL, ITA_SURE_NOT},
	{2567, ITA_LOCAL, "i4", "", ITA_SURE_NOT},
	{2567, ITA_SCHOOL, "o3", "อำนาจหน้าที่", ITA_SURE_OTHER},
	{2568, ITA_LOCAL, "o1", "โครงสร้างและอำนาจหน้าที่", ITA_SURE_CHECKED},
	{2568, ITA_LOCAL, "o12", "จัดซื้อจัดจ้าง", ITA_SURE_OTHER},
	{2568, ITA_AGENCY, "o12", "จัดซื้อจัดจ้าง", ITA_SURE_CHECKED},
	{2568, ITA_AGENCY, "o27", NULL, ITA_SURE_NOT},
	{2568, ITA_SCHOOL, "o4", "แผนพัฒนาสถานศึกษา", ITA_SURE_CHECKED},
	{2569, ITA_AGENCY, "o25", "ผลประเมิน ITA", ITA_SURE_CHECKED},
	{2569, ITA_LOCAL, "o26", "ส่งเสริมคุณธรรม", ITA_SURE_OTHER},
	{2569, ITA_LOCAL, "o5", NULL, ITA_SURE_NOT},
	{2569, ITA_SCHOOL, "o8", "SAR", ITA_SURE_CHECKED},
	{2569, ITA_SCHOOL, "o21", NULL, ITA_SURE_NOT},
};

static void test_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		struct ita_bank *of = bank(known[i].year, known[i].body);
		const struct ita_question *question = ita_bank_find(of, known[i].code);
		assert_non_null(question);
		if (question->sure != known[i].sure)
			fail_msg("%d %s: %d, not %d", known[i].year, known[i].code,
				(int)question->sure, (int)known[i].sure);
		if (known[i].text && (!strstr(question->text, known[i].text) ||
					     !*known[i].text != !*question->text))
			fail_msg("%d %s: %s", known[i].year, known[i].code,
				question->text);
		ita_bank_free(of);
	}
}

static void test_numbers_sure(void **state)
{
	(void)state;
	struct ita_bank *of = bank(2567, ITA_LOCAL);
	assert_false(ita_bank_numbers_sure(of, ITA_IIT));
	assert_false(ita_bank_numbers_sure(of, ITA_OIT));
	ita_bank_free(of);
	of = bank(2566, ITA_LOCAL);
	assert_true(ita_bank_numbers_sure(of, ITA_OIT));
	assert_false(ita_bank_numbers_sure(of, ITA_EIT));
	ita_bank_free(of);
}

static void test_questions_by_code(void **state)
{
	(void)state;
	struct ita_bank *of = bank(2565, ITA_LOCAL);
	const struct ita_question *question = ita_bank_find(of, "I๗");
	assert_non_null(question);
	assert_string_equal(question->code, "i7");
	assert_int_equal(of->indicators[question->indicator].number, 2);
	assert_non_null(ita_bank_find(of, "o43"));
	assert_null(ita_bank_find(of, "o44"));
	assert_null(ita_bank_find(of, "i31"));
	assert_null(ita_bank_find(of, "ข้อ 7"));
	ita_bank_free(of);
	ita_bank_free(NULL);
}

static void test_nearest_year(void **state)
{
	(void)state;
	struct ita_bank *of = bank(2580, ITA_LOCAL);
	assert_false(of->of_that_year);
	assert_int_equal(of->year, 2569);
	assert_non_null(ita_bank_find(of, "o26"));
	ita_bank_free(of);
	of = bank(2580, ITA_SCHOOL);
	assert_int_equal(of->year, 2569);
	assert_null(ita_bank_find(of, "o24"));
	ita_bank_free(of);
	of = bank(0, ITA_SCHOOL);
	assert_false(of->of_that_year);
	assert_int_equal(of->year, 2564);
	ita_bank_free(of);
}

static void test_years(void **state)
{
	(void)state;
	size_t count;
	int *years = ita_bank_years(&count);
	assert_int_equal(count, 6);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(years[i], 2564 + (int)i);
	free(years);
}

/* --- kinds of body --- */

static void test_bodies(void **state)
{
	static const struct {
		const char *type;
		enum ita_body body;
	} types[] = {
		{"องค์การบริหารส่วนตำบล", ITA_LOCAL},
		{"องค์การบริหารส่วนจังหวัด", ITA_LOCAL},
		{"เทศบาลนคร", ITA_LOCAL},
		{"อบต.", ITA_LOCAL},
		{"", ITA_LOCAL},
		{NULL, ITA_LOCAL},
		{" โรงเรียน", ITA_SCHOOL},
		{"วิทยาลัยเทคนิค", ITA_SCHOOL},
		{"องค์การมหาชน", ITA_AGENCY},
		{"มหาวิทยาลัย", ITA_AGENCY},
		{"กรม", ITA_AGENCY},
	};
	enum ita_body found;
	(void)state;
	for (size_t i = 0; i < COUNT(types); i++)
		assert_int_equal(ita_body_of(types[i].type), types[i].body);
	for (enum ita_body body = 0; body < ITA_BODIES; body++) {
		assert_true(ita_body_find(ita_body_name(body), &found));
		assert_int_equal(found, body);
	}
	assert_false(ita_body_find("temple", &found));
}

/* --- what an office says --- */

/* The codes of a part with what they ask, as far as the office said it. */
static void assert_said(
	const struct ita_bank *of, size_t from, const char *const *codes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_string_equal(of->questions[from + i].code, codes[i]);
}

static void test_corrections(void **state)
{
	static const char *const first[] = {"i1", "i3", "i4"};
	static const char *const last[] = {"e9", "e11", "o1"};
	(void)state;
	struct ita_bank *of = bank(2567, ITA_LOCAL);
	ita_bank_correct(of, "I๒", NULL);
	ita_bank_correct(of, "i2", NULL);
	ita_bank_correct(of, "e11", "ถามใหม่");
	ita_bank_correct(of, "o3", "ถามอย่างอื่น");
	ita_bank_correct(of, "ข้อ 3", "ไม่ใช่เลขข้อ");
	assert_int_equal(of->questions_count, 15 + 9 + 35 - 1 + 1);
	assert_said(of, 0, first, COUNT(first));
	assert_said(of, 14 + 8, last, COUNT(last));
	const struct ita_question *added = ita_bank_find(of, "e11");
	assert_int_equal(added->sure, ITA_SURE_OFFICE);
	assert_int_equal(of->indicators[added->indicator].number, 8);
	assert_string_equal(ita_bank_find(of, "o3")->text, "ถามอย่างอื่น");
	assert_int_equal(ita_bank_find(of, "o3")->sure, ITA_SURE_OFFICE);
	assert_null(ita_bank_find(of, "o3")->source);
	ita_bank_free(of);
}

/* The first of a part can be taken out and come back. */
static void test_first_comes_back(void **state)
{
	static const char *const all[] = {"i15", "e1", "e2"};
	(void)state;
	struct ita_bank *of = bank(2567, ITA_LOCAL);
	ita_bank_correct(of, "e1", NULL);
	ita_bank_correct(of, "e1", "กลับมา");
	assert_said(of, 14, all, COUNT(all));
	assert_int_equal(of->indicators[of->questions[15].indicator].number, 6);
	ita_bank_free(of);
}

/* --- files of an office --- */

#define HEAD "{\"format\":\"mattrakan.ita/1\",\"year\":2570,\"indicators\":["
#define ONE                                                                              \
	"{\"number\":1,\"part\":\"IIT\",\"name\":\"หน้าที่\",\"questions\":{\"i1\":\"ตรงเวลา\"}}"

#define TWO         "{\"format\":\"mattrakan.ita/2\",\"year\":2570,"
#define FROM(codes) "{\"codes\":\"" codes "\",\"body\":\"local\",\"from\":\"คู่มือ\"}"

static const struct {
	const char *text;
	const char *refusal; /* a part of it; NULL: taken */
} files[] = {
	{HEAD ONE "]}", NULL},
	{HEAD "]}", NULL},
	{HEAD ONE "], \"yaer\": 2570}", "yaer"},
	{"{\"format\":\"mattrakan.ita/1\",\"indicators\":[]}", "year"},
	{"{\"format\":\"mattrakan.ita/3\",\"year\":2570,\"indicators\":[]}", "format"},
	{TWO "\"body\":\"local\",\"indicators\":[]}", NULL},
	{TWO "\"body\":\"temple\",\"indicators\":[]}", "school"},
	{TWO "\"sources\":[" FROM("i1 i3-i7,o2") "],\"indicators\":[]}", NULL},
	{TWO "\"sources\":[" FROM("i7-i3") "],\"indicators\":[]}", "sources[0].codes"},
	{TWO "\"sources\":[" FROM("i1-o3") "],\"indicators\":[]}", "sources[0].codes"},
	{TWO "\"sources\":[" FROM("") "],\"indicators\":[]}", "sources[0].codes"},
	{TWO "\"sources\":[" FROM("i1-") "],\"indicators\":[]}", "sources[0].codes"},
	{TWO "\"sources\":[{\"codes\":\"i1\"}],\"indicators\":[]}", "body"},
	{"{\"format\":\"mattrakan.ita/1\",\"year\":2027,\"indicators\":[]}", "year"},
	{HEAD ONE "," ONE "]}", "indicators[1].questions.i1"},
	{HEAD "{\"number\":1,\"part\":\"IIT\",\"name\":\"ก\",\"questions\":{\"q1\":\"ก\"}}]}",
		"indicators[0].questions.q1"},
	{HEAD "{\"number\":1,\"part\":\"XIT\",\"name\":\"ก\",\"questions\":{}}]}", "EIT"},
	{HEAD "{\"number\":1,\"part\":\"IIT\",\"name\":\"ก\"}]}", "questions"},
	{HEAD "{\"number\":0,\"part\":\"IIT\",\"name\":\"ก\",\"questions\":{}}]}",
		"number"},
	{HEAD "7]}", "indicators[0]"},
	{"[", "2570.json"},
};

static void test_files_of_an_office(void **state)
{
	(void)state;
	char *folder = support_folder();
	char *old = getenv("MATTRAKAN_DATADIR"), *kept = old ? strdup(old) : NULL;
	char *kind = support_path(folder, "ita");
	char *path = support_path(kind, "2570.json");
	assert_int_equal(mkdir(kind, 0700), 0);
	setenv("MATTRAKAN_DATADIR", folder, 1);
	for (size_t i = 0; i < COUNT(files); i++) {
		struct error error = ERROR_INIT;
		support_write(path, files[i].text, strlen(files[i].text));
		struct ita_bank *of = ita_bank_load(2570, ITA_LOCAL, &error);
		if (!of != (files[i].refusal != NULL))
			fail_msg("%s: %s", files[i].text, error_message(&error));
		if (!of && !strstr(error_message(&error), files[i].refusal))
			fail_msg("%s: %s", files[i].refusal, error_message(&error));
		ita_bank_free(of);
		error_release(&error);
	}
	if (kept)
		setenv("MATTRAKAN_DATADIR", kept, 1);
	else
		unsetenv("MATTRAKAN_DATADIR");
	free(kept);
	free(path);
	free(kind);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_installed_banks),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_numbers_sure),
		cmocka_unit_test(test_questions_by_code),
		cmocka_unit_test(test_nearest_year),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_corrections),
		cmocka_unit_test(test_first_comes_back),
		cmocka_unit_test(test_files_of_an_office),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
