/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A memo that is filled in, left out, and brought up to date. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/head_text.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "office/memo_start.h"
#include "tests/support/office.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

#define REPORT(layout, type, title, rest)                                                                      \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"" layout                                              \
	"\",\"digits\":\"thai\","                                                                              \
	"\"agency\":{\"type\":\"" type "\",\"name\":\"ทดลอง\",\"province\":\"สมมุติ\"}," \
	"\"fiscal_year\":2568,\"months\":6,\"title\":\"" title "\"," rest                                      \
	"\"cards\":[{\"state\":\"done\"},{},{\"state\":\"done\"}]}"
#define SUBDISTRICT "องค์การบริหารส่วนตำบล"

static int64_t import(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static void add(struct office *office, int64_t number)
{
	struct error error = ERROR_INIT;
	assert_done(memo_add(office->store, number, "somsri", &error), &error);
}

static void read_head(struct office *office, int64_t number, struct report *head)
{
	struct error error = ERROR_INIT;
	assert_done(store_load_head(office->store, number, head, &error), &error);
}

static void assert_text(
	struct office *office, int64_t number, const char *path, const char *expected)
{
	struct report head;
	enum head_what what;
	size_t index;
	read_head(office, number, &head);
	assert_true(head_path_parse(path, &what, &index));
	char **text = head_text(&head, what, index);
	assert_non_null(text);
	assert_string_equal(*text ? *text : "", expected);
	report_release(&head);
}

/* --- filling in --- */

static void test_filled_in(void **state)
{
	static const char *const layouts[] = {
		REPORT("annual", SUBDISTRICT, "รายงานผล", ""),
		REPORT("memo", SUBDISTRICT, "รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", ""),
		REPORT("improvement", SUBDISTRICT, "รายงานผล ประจำปี ๒๕๖๘", ""),
	};
	struct office *office = *state;
	for (size_t i = 0; i < COUNT(layouts); i++) {
		const int64_t number = import(office, layouts[i]);
		add(office, number);
		assert_text(office, number, "memo.office",
			"สำนักปลัด" SUBDISTRICT "ทดลอง จังหวัดสมมุติ");
		assert_text(office, number, "memo.subject",
			"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๖ เดือน");
		assert_text(office, number, "memo.to", "นายก" SUBDISTRICT "ทดลอง");
		assert_text(office, number, "memo.date", "");
		assert_text(office, number, "memo.closing", "จึงเรียนมาเพื่อโปรดพิจารณา");
		assert_text(office, number, "memo.sections[1].text",
			"สำนักปลัดรวบรวมผลจากส่วนราชการที่รับผิดชอบแล้ว มีมาตรการที่รายงานผลครบถ้วน ๒ "
			"มาตรการ จากทั้งหมด ๓ มาตรการ รายละเอียดอยู่ในรายงานที่แนบมาพร้อมบันทึกนี้\n"
			"มาตรการที่ยังรายงานผลไม่ครบมี ๑ มาตรการ");
	}
}

/* The result is told where the report has one, in its digits. */
static void test_ita(void **state)
{
	struct office *office = *state;
	const int64_t with = import(office,
		REPORT("annual", SUBDISTRICT, "ก",
			"\"ita\":{\"year\":2567,\"total\":93.4,\"level\":\"ผ่าน\"},"));
	const int64_t without = import(office, REPORT("annual", SUBDISTRICT, "ข", ""));
	struct report head;
	add(office, with);
	add(office, without);
	read_head(office, with, &head);
	assert_non_null(strstr(head.memo.sections.items[0].text,
		"ปีงบประมาณ พ.ศ. ๒๕๖๗ ที่นำมากำหนดมาตรการได้คะแนนรวม ๙๓.๔๐ คะแนน "
		"ผลการประเมินระดับ ผ่าน"));
	report_release(&head);
	read_head(office, without, &head);
	assert_null(strstr(head.memo.sections.items[0].text, "ITA"));
	report_release(&head);
}

static void test_kinds_of_agencies(void **state)
{
	static const struct {
		const char *json, *chief, *clerk;
	} kinds[] = {
		{REPORT("annual", "เทศบาลเมือง", "ก", ""), "นายกเทศมนตรีเมืองทดลอง",
			"ปลัดเทศบาลเมืองทดลอง"},
		{REPORT("annual", "องค์การบริหารส่วนจังหวัด", "ก", ""),
			"นายกองค์การบริหารส่วนจังหวัดทดลอง", "ปลัดองค์การบริหารส่วนจังหวัดทดลอง"},
	};
	struct office *office = *state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		const int64_t number = import(office, kinds[i].json);
		add(office, number);
		assert_text(office, number, "memo.to", kinds[i].chief);
		assert_text(office, number, "memo.signatures[1].post", kinds[i].clerk);
		assert_text(office, number, "memo.signatures[2].post", kinds[i].chief);
	}
}

/* --- who signs --- */

/* Names, posts and whose they are, a line each. */
static void assert_signatures(struct office *office, int64_t number, const char *expected)
{
	struct report head;
	struct str told = STR_INIT;
	read_head(office, number, &head);
	for (size_t i = 0; i < head.memo.count; i++) {
		const struct signature *signature = &head.memo.signatures[i];
		str_printf(&told, "%s|%s|%s\n", signature->name ? signature->name : "",
			signature->post ? signature->post : "",
			signature->signer ? signature->signer : "?");
	}
	assert_string_equal(told.data, expected);
	str_release(&told);
	report_release(&head);
}

#define EARLIER                                                                                                                                               \
	"\"memo\":{\"signatures\":[{\"name\":\"นางสาวแพร ทองดี\",\"post\":\"หัวหน้าสำนักปลัด\"}," \
	"{\"name\":\"นายเก่า ใจดี\",\"post\":\"ปลัดเดิม\",\"signer\":\"gone\"}]},"

/* As in the memo before; who signed in the program then and is not here is not taken. */
static void test_signed_before(void **state)
{
	struct office *office = *state;
	import(office, REPORT("memo", SUBDISTRICT, "ก", EARLIER));
	const int64_t number = import(office, REPORT("annual", SUBDISTRICT, "ข", ""));
	add(office, number);
	assert_signatures(office, number,
		"นางสาวแพร ทองดี|หัวหน้าสำนักปลัด|?\n"
		"|ปลัด" SUBDISTRICT "ทดลอง|?\n"
		"|นายก" SUBDISTRICT "ทดลอง|?\n");
}

/* Supervisors sign here, in the order of their posts; the others on the paper. */
static void test_people_sign(void **state)
{
	struct office *office = *state;
	import(office, REPORT("memo", SUBDISTRICT, "ก", EARLIER));
	const int64_t number = import(office, REPORT("annual", SUBDISTRICT, "ข", ""));
	office_people(office);
	add(office, number);
	assert_signatures(office, number,
		"นางสาวแพร ทองดี|หัวหน้าสำนักปลัด|\n"
		"นายสมชาย ใจดี|ปลัด|palad\n"
		"นางสาวมาลี รักษ์ไทย|นายก|nayok\n");
	assert_text(office, number, "memo.to", "นายก");
}

/* --- what was typed --- */

static void test_typed_stays(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report head;
	const int64_t number = import(office,
		REPORT("annual", SUBDISTRICT, "ก",
			"\"memo\":{\"to\":\"ท่านนายก\",\"sections\":[{\"heading\":\"ที่มา\"}]},"));
	add(office, number);
	assert_text(office, number, "memo.to", "ท่านนายก");
	assert_text(office, number, "memo.sections[0].heading", "ที่มา");
	assert_done(memo_leave_out(office->store, number, "somsri", &error), &error);
	read_head(office, number, &head);
	assert_true(head.memo.present && head.memo.printed_present && !head.memo.printed);
	assert_int_equal(head.memo.sections.count, 1);
	report_release(&head);
	add(office, number);
	read_head(office, number, &head);
	assert_true(head.memo.printed);
	assert_string_equal(head.memo.to, "ท่านนายก");
	report_release(&head);
}

static void test_submitted_is_left(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const int64_t number = import(office,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"ก\",\"state\":\"submitted\",\"cards\":[{\"state\":"
		"\"done\"}]}");
	assert_false(memo_add(office->store, number, "somsri", &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	error_release(&error);
}

/* --- out of date --- */

/* How many figures of a text the report has otherwise; fact: the first of them. */
static size_t count_outdated(struct office *office, int64_t number, enum head_what what,
	size_t index, enum memo_fact *fact)
{
	struct error error = ERROR_INIT;
	struct memo_form *form;
	struct memo_facts facts;
	struct memo_outdated found;
	struct report head;
	size_t count = 0;
	read_head(office, number, &head);
	assert_done(memo_facts_read(&form, &facts, &head, office->store, number, &error),
		&error);
	const char *text = *head_text(&head, what, index);
	for (size_t from = 0; memo_form_outdated(form, &facts, what, text, from, &found);
		from = found.start + found.bytes)
		if (!count++)
			*fact = found.fact;
	memo_facts_release(&facts);
	memo_form_free(form);
	report_release(&head);
	return count;
}

static void change_head(
	struct office *office, int64_t number, int year, int months, enum digits digits)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(
		store_read_head(office->store, number, &head, &revision, &error), &error);
	head.fiscal_year = year;
	head.months = months;
	head.digits = digits;
	assert_int_equal(store_save_head(office->store, number, &head, &revision,
				 "somsri", &error),
		SAVE_DONE);
	report_release(&head);
}

/* Told and not changed, till somebody asks for it. */
static void test_out_of_date(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	enum memo_fact fact = MEMO_FACTS;
	size_t changed;
	struct card_entry entry;
	const int64_t number =
		import(office, REPORT("annual", SUBDISTRICT, "รายงาน", ""));
	add(office, number);
	assert_int_equal(count_outdated(office, number, HEAD_SUBJECT, 0, &fact), 0);
	assert_int_equal(count_outdated(office, number, HEAD_SECTION_TEXT, 1, &fact), 0);
	change_head(office, number, 2569, 12, DIGITS_ARABIC);
	assert_done(
		store_add_card(office->store, number, "somsri", &entry, &error), &error);
	card_entry_release(&entry);
	assert_int_equal(count_outdated(office, number, HEAD_SUBJECT, 0, &fact), 2);
	assert_int_equal(fact, MEMO_YEAR);
	assert_int_equal(count_outdated(office, number, HEAD_SECTION_TEXT, 1, &fact), 2);
	assert_int_equal(fact, MEMO_MEASURES);
	assert_text(office, number, "memo.subject",
		"รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๖ เดือน");
	assert_done(
		memo_update(office->store, number, "somsri", &changed, &error), &error);
	assert_int_equal(changed, 2 + 3 + 2);
	assert_text(office, number, "memo.subject",
		"รายงาน ประจำปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน");
	assert_int_equal(count_outdated(office, number, HEAD_SUBJECT, 0, &fact), 0);
	assert_int_equal(count_outdated(office, number, HEAD_SECTION_TEXT, 1, &fact), 0);
}

/* What the clerk writes otherwise is none of these words: nothing is said of it. */
static void test_own_words(void **state)
{
	struct office *office = *state;
	enum memo_fact fact = MEMO_FACTS;
	const int64_t number = import(office,
		REPORT("annual", SUBDISTRICT, "ก",
			"\"memo\":{\"subject\":\"ขออนุมัติรายงาน ปีงบประมาณ พ.ศ. ๒๕๖๐\",\"sections\":"
			"[{\"text\":\"มาตรการที่ยังรายงานผลไม่ครบมี ไม่กี่ มาตรการ\"}]},"));
	assert_int_equal(count_outdated(office, number, HEAD_SUBJECT, 0, &fact), 0);
	assert_int_equal(count_outdated(office, number, HEAD_SECTION_TEXT, 0, &fact), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_filled_in),
		TEST(test_ita),
		TEST(test_kinds_of_agencies),
		TEST(test_signed_before),
		TEST(test_people_sign),
		TEST(test_typed_stays),
		TEST(test_submitted_is_left),
		TEST(test_out_of_date),
		TEST(test_own_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
