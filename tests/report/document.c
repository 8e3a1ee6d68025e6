/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/document.h"
#include "tests/support/printing.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"

static void set(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

/* An empty report of the layout. */
static void begin(struct printing *printing, const char *layout)
{
	report_init(&printing->report);
	struct report *report = &printing->report;
	set(&report->layout, layout);
	set(&report->title, "รายงานผล");
	set(&report->agency.type, "องค์การบริหารส่วนตำบล");
	set(&report->agency.name, "ธารตะวัน");
	set(&report->agency.district, "ทุ่งแสงทอง");
	set(&report->agency.province, "นครสมมุติ");
	report->fiscal_year = 2566;
	report->months = 12;
}

static struct block next(struct printing *printing)
{
	struct error error = ERROR_INIT;
	struct block block;
	assert_true(document_next(printing->document, &block, &error));
	return block;
}

/* The next block is of that kind, with that text (NULL: not looked at). */
static void expect(struct printing *printing, enum block_kind kind, const char *text)
{
	struct block block = next(printing);
	assert_int_equal(block.kind, kind);
	if (text)
		assert_string_equal(block.text, text);
}

static struct block skip_to(struct printing *printing, enum block_kind kind)
{
	struct block block;
	do {
		block = next(printing);
	} while (block.kind != kind && block.kind != BLOCK_END);
	assert_int_equal(block.kind, kind);
	return block;
}

/* --- front matter --- */

static void test_front_matter(void **state)
{
	(void)state;
	static const struct {
		const char *layout;
		int months;
		enum digits digits;
		const char *district, *province, *year, *place;
	} cases[] = {
		{"annual", 12, DIGITS_THAI, "ทุ่งแสงทอง", "นครสมมุติ",
			"ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "อำเภอทุ่งแสงทอง จังหวัดนครสมมุติ"},
		{"annual", 6, DIGITS_THAI, "", "นครสมมุติ",
			"ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ – มีนาคม "
			"๒๕๖๖)",
			"จังหวัดนครสมมุติ"},
		{"annual", 6, DIGITS_ARABIC, "ทุ่งแสงทอง", "",
			"ประจำปีงบประมาณ พ.ศ. 2566 รอบ 6 เดือน (เดือนตุลาคม 2565 – มีนาคม "
			"2566)",
			"อำเภอทุ่งแสงทอง"},
		{"annual", 12, DIGITS_AS_TYPED, "อำเภอทุ่งแสงทอง", "จังหวัดนครสมมุติ",
			"ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "อำเภอทุ่งแสงทอง จังหวัดนครสมมุติ"},
		{"annual", 12, DIGITS_THAI, NULL, NULL, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct printing printing;
		begin(&printing, cases[i].layout);
		printing.report.months = cases[i].months;
		printing.report.digits = cases[i].digits;
		set(&printing.report.agency.district, cases[i].district);
		set(&printing.report.agency.province, cases[i].province);
		printing_open_report(&printing);
		expect(&printing, BLOCK_TITLE, "รายงานผล");
		expect(&printing, BLOCK_TITLE, cases[i].year);
		expect(&printing, BLOCK_TITLE, "องค์การบริหารส่วนตำบลธารตะวัน");
		if (cases[i].place)
			expect(&printing, BLOCK_TITLE, cases[i].place);
		expect(&printing, BLOCK_SPACE, NULL);
		expect(&printing, BLOCK_TABLE, NULL);
		expect(&printing, BLOCK_TABLE_END, NULL);
		skip_to(&printing, BLOCK_END);
		expect(&printing, BLOCK_END, NULL);
		printing_close(&printing);
	}
}

static void test_cover_and_round(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "improvement");
	printing_open_report(&printing);
	struct block cover = next(&printing);
	assert_int_equal(cover.kind, BLOCK_COVER);
	assert_non_null(strstr(cover.text, "รอบ ๑๒ เดือน (เดือนตุลาคม ๒๕๖๕ – กันยายน ๒๕๖๖)"));
	expect(&printing, BLOCK_PAGE, NULL);
	expect(&printing, BLOCK_TITLE, "รายงานผล");
	printing_close(&printing);
}

static void test_for_the_pages_header(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "annual");
	printing_open_report(&printing);
	assert_string_equal(
		document_agency(printing.document), "องค์การบริหารส่วนตำบลธารตะวัน");
	assert_string_equal(document_title(printing.document), "รายงานผล");
	assert_string_equal(document_year(printing.document), "ปีงบประมาณ พ.ศ. ๒๕๖๖");
	printing_close(&printing);
}

static void test_sections(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "annual");
	struct section *section = section_list_add(&printing.report.before);
	set(&section->heading, "หัวข้อ");
	set(&section->text, "ย่อหน้าแรก\n๑. ข้อ");
	section = section_list_add(&printing.report.before);
	set(&section->heading, "หัวข้อเดียว");
	section = section_list_add(&printing.report.after);
	set(&section->text, "ท้าย");
	printing_open_report(&printing);
	struct block block = skip_to(&printing, BLOCK_HEADING);
	assert_string_equal(block.text, "หัวข้อ");
	assert_true(block.keep);
	block = next(&printing);
	assert_string_equal(block.text, "ย่อหน้าแรก");
	assert_true(block.indent);
	assert_false(block.keep);
	expect(&printing, BLOCK_PARAGRAPH, "๑. ข้อ");
	block = next(&printing);
	assert_int_equal(block.kind, BLOCK_SPACE);
	assert_false(block.keep);
	expect(&printing, BLOCK_HEADING, "หัวข้อเดียว");
	/* What has a heading alone stays with what follows. */
	block = next(&printing);
	assert_int_equal(block.kind, BLOCK_SPACE);
	assert_true(block.keep);
	assert_true(skip_to(&printing, BLOCK_TABLE).keep);
	expect(&printing, BLOCK_TABLE_END, NULL);
	expect(&printing, BLOCK_SPACE, NULL);
	expect(&printing, BLOCK_PARAGRAPH, "ท้าย");
	printing_close(&printing);
}

/* --- cells --- */

static struct card *add_card(struct printing *printing)
{
	return report_add_card(&printing->report);
}

static void expect_row(struct printing *printing, const char *const *cells, size_t count)
{
	struct block row = skip_to(printing, BLOCK_ROW);
	assert_int_equal(row.cells_count, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(row.cells[i], cells[i]);
}

static void test_cells_stack_fields(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "annual");
	struct card *card = add_card(&printing);
	set(&card->issue, "ประเด็น");
	set(&card->measure, "-มาตรการ\n-กิจกรรม");
	set(&card->steps.lead, "นำ");
	card->steps.marks = MARKS_THAI;
	string_list_add(&card->steps.items, "หนึ่ง\nต่อ");
	string_list_add(&card->steps.items, "สอง");
	string_list_add(&card->owners, "สำนักปลัด");
	string_list_add(&card->owners, "ทุกกอง");
	set(&card->period, "ต.ค. ๖๗ - ก.ย. ๖๘");
	set(&card->outcome, "ผล");
	add_card(&printing);
	printing_open_report(&printing);
	expect_row(&printing,
		(const char *const[]){"๑. ประเด็น\n-มาตรการ\n-กิจกรรม",
			"นำ\n๑. หนึ่ง\nต่อ\n๒. สอง", "ต.ค. ๖๗ - ก.ย. ๖๘", "สำนักปลัด/ ทุกกอง",
			"", "ผล"},
		6);
	expect_row(&printing, (const char *const[]){"๒. ", "", "", "", "", ""}, 6);
	printing_close(&printing);
}

static void test_marks_and_owners(void **state)
{
	(void)state;
	static const struct {
		enum list_marks marks;
		const char *text;
	} cases[] = {
		{MARKS_NONE, "ก\nข"},
		{MARKS_THAI, "๑. ก\n๒. ข"},
		{MARKS_ARABIC, "1. ก\n2. ข"},
		{MARKS_DASH, "- ก\n- ข"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct printing printing;
		begin(&printing, "oversight");
		struct card *card = add_card(&printing);
		card->steps.marks = cases[i].marks;
		string_list_add(&card->steps.items, "ก");
		string_list_add(&card->steps.items, "ข");
		string_list_add(&card->owners, "สำนักปลัด");
		string_list_add(&card->owners, "กองช่าง");
		printing_open_report(&printing);
		expect_row(&printing,
			(const char *const[]){
				"", cases[i].text, "สำนักปลัด\nกองช่าง", "", ""},
			5);
		printing_close(&printing);
	}
}

static void test_evidence(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *ref, *caption, *output, *cell, *date;
	} cases[] = {
		{"url", "http://a.th/b?id=4", "", "ดู http://a.th/b?id=4",
			"ดู http://a.th/b?id=4"},
		{"url", "http://a.th/b?id=4", "", "ดู http://a.th/b?id=42",
			"ดู http://a.th/b?id=42\nหลักฐาน: http://a.th/b?id=4"},
		{"url", "http://a.th/", "", "http://a.th/x แล้ว http://a.th/ ด้วย",
			"http://a.th/x แล้ว http://a.th/ ด้วย"},
		{"url", "http://a.th", "", "ที่ http://a.th.", "ที่ http://a.th."},
		{"url", "http://a.th", "คำบรรยาย", "", "http://a.th (คำบรรยาย)"},
		{"document", "", "คำสั่งที่ ๑", "ผล", "ผล\nหลักฐาน: คำสั่งที่ ๑"},
		{"photo", "image2.png", "", "ผล", "ผล"},
		{"photo", "image2.png", "ประชุม", "ผล", "ผล\nหลักฐาน: ประชุม"},
		{NULL, "เล่มที่ ๑", NULL, NULL, "เล่มที่ ๑"},
		{NULL, NULL, NULL, "ผล", "ผล"},
		{"url", "http://a.th", "ข่าว", "", "http://a.th (ข่าว, ๕ ม.ค. ๖๘)",
			"๕ ม.ค. ๖๘"},
		{"url", "http://a.th", "", "", "http://a.th (๕ ม.ค. ๖๘)", "๕ ม.ค. ๖๘"},
		/* What is no date is printed as well: the check tells of it. */
		{"photo", "a.jpg", "ประชุม", "", "ประชุม (๓๒ มกราคม)", "๓๒ มกราคม"},
		{"url", "http://a.th", "ข่าว", "http://a.th", "http://a.th", "๕ ม.ค. ๖๘"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct printing printing;
		begin(&printing, "improvement");
		struct card *card = add_card(&printing);
		struct evidence *evidence = evidence_list_add(&card->evidence);
		set(&evidence->kind, cases[i].kind);
		set(&evidence->ref, cases[i].ref);
		set(&evidence->caption, cases[i].caption);
		set(&evidence->date, cases[i].date);
		set(&card->output, cases[i].output);
		printing_open_report(&printing);
		expect_row(&printing,
			(const char *const[]){"", "", "", "", cases[i].cell, ""}, 6);
		printing_close(&printing);
	}
}

/* What stands below other text says what it is; alone it has its heading. */
static void test_labels(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "oversight");
	struct card *card = add_card(&printing);
	set(&card->follow_up, "รายงานผู้บริหาร");
	set(&card->period, "ต.ค. ๖๗ - ก.ย. ๖๘");
	set(&add_card(&printing)->period, "ต.ค. ๖๗");
	printing_open_report(&printing);
	expect_row(&printing,
		(const char *const[]){
			"", "", "", "รายงานผู้บริหาร\nระยะเวลา: ต.ค. ๖๗ - ก.ย. ๖๘", ""},
		5);
	expect_row(&printing, (const char *const[]){"", "", "", "ต.ค. ๖๗", ""}, 5);
	printing_close(&printing);
}

static void test_groups(void **state)
{
	(void)state;
	static const char *const groups[] = {"ก", "ก", "ข", NULL, "ข"};
	static const enum block_kind kinds[] = {BLOCK_GROUP, BLOCK_ROW, BLOCK_ROW,
		BLOCK_GROUP, BLOCK_ROW, BLOCK_ROW, BLOCK_GROUP, BLOCK_ROW,
		BLOCK_TABLE_END};
	struct printing printing;
	begin(&printing, "oversight");
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		set(&add_card(&printing)->group, groups[i]);
	printing_open_report(&printing);
	/* Twice: what was read before leaves nothing behind. */
	for (int run = 0; run < 2; run++) {
		struct error error = ERROR_INIT;
		assert_true(document_rewind(printing.document, &error));
		skip_to(&printing, BLOCK_TABLE);
		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			assert_int_equal(next(&printing).kind, kinds[i]);
	}
	printing_close(&printing);
}

/* --- the memo --- */

static void make_memo(struct printing *printing, enum report_state state)
{
	begin(printing, "memo");
	printing->report.state = state;
	struct memo *memo = &printing->report.memo;
	memo->present = true;
	set(&memo->office, "สำนักปลัด");
	set(&memo->date, "๑ มกราคม ๒๕๖๗");
	set(&memo->closing, "จึงเรียนมา");
	struct signature *signature = memo_add_signature(memo);
	set(&signature->name, "นาย ก");
	signature = memo_add_signature(memo);
	set(&signature->name, "นาย ข");
	set(&signature->post, "ปลัด\nรักษาการ");
	set(&signature->opinion, "ความเห็นของปลัด\nเห็นควร");
	set(&signature->date, "๒ มกราคม ๒๕๖๗");
	signature = memo_add_signature(memo);
	set(&signature->post, "นายก");
	set(&signature->opinion, "ความเห็นของนายก");
	signature = memo_add_signature(memo);
	set(&signature->post, "ผู้ว่าราชการ\nจังหวัด");
	memo_add_signature(memo);
	printing_open_report(printing);
}

/* Below a heading, which stays with what follows, either an opinion or lines for one. */
static void expect_opinion(
	struct printing *printing, const char *heading, const char *opinion)
{
	expect(printing, BLOCK_SPACE, NULL);
	struct block block = next(printing);
	assert_int_equal(block.kind, BLOCK_HEADING);
	assert_string_equal(block.text, heading);
	assert_true(block.keep);
	for (int i = 0; i < (opinion ? 1 : 2); i++) {
		block = next(printing);
		assert_int_equal(block.kind, opinion ? BLOCK_PARAGRAPH : BLOCK_DOTS);
		assert_true(block.keep);
		if (opinion)
			assert_string_equal(block.text, opinion);
	}
}

static void expect_signature(struct printing *printing, const char *text)
{
	expect(printing, BLOCK_SPACE, NULL);
	expect(printing, BLOCK_SIGNATURE, text);
}

#define SIGN_DOTS "............................"
#define DATE_DOTS "\nวันที่........................"

static void test_memo(void **state)
{
	(void)state;
	struct printing printing;
	make_memo(&printing, REPORT_OPEN);
	expect(&printing, BLOCK_MEMO_TITLE, "บันทึกข้อความ");
	struct block block = skip_to(&printing, BLOCK_LABELLED);
	assert_string_equal(block.label, "ส่วนราชการ");
	assert_string_equal(block.text, "สำนักปลัด");
	block = next(&printing);
	assert_string_equal(block.label, "ที่");
	/* What is empty is written in by hand. */
	assert_non_null(strstr(block.text, "....."));
	assert_string_equal(block.second_label, "วันที่");
	assert_string_equal(block.second_text, "๑ มกราคม ๒๕๖๗");
	assert_string_equal(skip_to(&printing, BLOCK_PARAGRAPH).text, "จึงเรียนมา");
	/* Who writes the memo has no opinion on it. */
	expect(&printing, BLOCK_SPACE, NULL);
	expect_signature(&printing, "(ลงชื่อ)" SIGN_DOTS "\n(นาย ก)" DATE_DOTS);
	/* What was typed needs no lines; who signs by hand writes the rest. */
	expect_opinion(&printing, "ความเห็นของปลัด", "เห็นควร");
	expect_signature(
		&printing, "(ลงชื่อ)" SIGN_DOTS "\n(นาย ข)\nปลัด\nรักษาการ\n๒ มกราคม ๒๕๖๗");
	expect_opinion(&printing, "ความเห็นของนายก", NULL);
	expect_signature(
		&printing, "(ลงชื่อ)" SIGN_DOTS "\n(" SIGN_DOTS ")\nนายก" DATE_DOTS);
	expect_opinion(&printing, "ความเห็นของผู้ว่าราชการ", NULL);
	expect_signature(&printing, NULL);
	expect_opinion(&printing, "ความเห็น", NULL);
	expect_signature(&printing, NULL);
	expect(&printing, BLOCK_PAGE, NULL);
	expect(&printing, BLOCK_TITLE, "รายงานผล");
	printing_close(&printing);
}

/* Who signed in another's place, and that they did. */
static void test_deputy(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "memo");
	struct memo *memo = &printing.report.memo;
	struct signature *signature = memo_add_signature(memo);
	set(&signature->name, "นาย ก");
	set(&signature->post, "นายก");
	set(&signature->signer, "nayok");
	set(&signature->deputy_name, "นาย ข");
	set(&signature->deputy_post, "ปลัด");
	printing_open_report(&printing);
	const struct block block = skip_to(&printing, BLOCK_SIGNATURE);
	assert_non_null(strstr(block.text, "\n(นาย ข)\nปลัด รักษาราชการแทน\nนายก"));
	assert_null(strstr(block.text, "นาย ก"));
	printing_close(&printing);
}

/* Who signed in the program has nothing to write by hand; the others have. */
static void test_memo_signed_in_the_program(void **state)
{
	(void)state;
	static const enum report_state states[] = {REPORT_SUBMITTED, REPORT_APPROVED};
	for (size_t i = 0; i < COUNT(states); i++) {
		struct printing printing;
		make_memo(&printing, states[i]);
		assert_non_null(strstr(
			skip_to(&printing, BLOCK_SIGNATURE).text, "(ลงชื่อ)" SIGN_DOTS));
		expect_opinion(&printing, "ความเห็นของปลัด", "เห็นควร");
		expect_signature(&printing, "(ลงชื่อ) ลงนามทางอิเล็กทรอนิกส์\n(นาย "
					    "ข)\nปลัด\nรักษาการ\n๒ มกราคม ๒๕๖๗");
		expect_opinion(&printing, "ความเห็นของนายก", NULL);
		expect_signature(&printing,
			"(ลงชื่อ)" SIGN_DOTS "\n(" SIGN_DOTS ")\nนายก" DATE_DOTS);
		printing_close(&printing);
	}
}

static void test_no_memo(void **state)
{
	(void)state;
	struct printing printing;
	begin(&printing, "memo");
	printing_open_report(&printing);
	expect(&printing, BLOCK_TITLE, "รายงานผล");
	printing_close(&printing);
}

/* Whether the report's own word counts, or its layout's where it says none. */
static void expect_memo(const char *layout, bool said, bool printed, bool expected)
{
	struct printing printing;
	begin(&printing, layout);
	struct memo *memo = &printing.report.memo;
	set(&memo->subject, "รายงาน");
	memo->present = true;
	memo->printed = printed;
	memo->printed_present = said;
	printing_open_report(&printing);
	expect(&printing,
		expected                 ? BLOCK_MEMO_TITLE
		: printing.layout->cover ? BLOCK_COVER
					 : BLOCK_TITLE,
		NULL);
	printing_close(&printing);
}

static void test_memo_of_any_layout(void **state)
{
	static const char *const layouts[] = {
		"annual", "memo", "improvement", "oversight", "recommendation"};
	(void)state;
	for (size_t i = 0; i < COUNT(layouts); i++) {
		expect_memo(layouts[i], false, false, strcmp(layouts[i], "memo") == 0);
		expect_memo(layouts[i], true, true, true);
		expect_memo(layouts[i], true, false, false);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_front_matter),
		cmocka_unit_test(test_cover_and_round),
		cmocka_unit_test(test_for_the_pages_header),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_cells_stack_fields),
		cmocka_unit_test(test_marks_and_owners),
		cmocka_unit_test(test_evidence),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_deputy),
		cmocka_unit_test(test_memo_signed_in_the_program),
		cmocka_unit_test(test_no_memo),
		cmocka_unit_test(test_memo_of_any_layout),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
