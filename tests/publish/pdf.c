/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF is beside its cells (tests/publish/pdf_cells.c), as qpdf and poppler-utils read
 * it. */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/card.h"
#include "model/report.h"
#include "report/summary.h"
#include "tests/support/one_point.h"
#include "tests/support/pdf_reader.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

static void begin(struct printing *printing, const char *layout, const char *output)
{
	report_init(&printing->report);
	struct report *report = &printing->report;
	report->layout = mem_strdup(layout);
	report->title = mem_strdup("รายงานผล");
	report->agency.type = mem_strdup("องค์การบริหารส่วนตำบล");
	report->agency.name = mem_strdup("ธารตะวัน");
	report->fiscal_year = 2568;
	report->months = 12;
	report_add_card(report)->output = mem_strdup(output);
	printing_open_report(printing);
}

static size_t count_of(const struct str *text, const char *part)
{
	size_t count = 0;
	for (const char *at = text->data; (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

static void expect_in(const struct str *text, const char *part)
{
	if (!count_of(text, part))
		fail_msg("not there: %s\nin: %s", part, text->data);
}

/* The pages that pdfinfo counts. */
static unsigned pages_of(const struct str *pdf)
{
	struct str out = STR_INIT;
	pdf_ask(pdf, "pdfinfo '%s'", &out);
	const char *found = strstr(out.data, "Pages:");
	assert_non_null(found);
	const unsigned pages = (unsigned)strtoul(found + strlen("Pages:"), NULL, 10);
	str_release(&out);
	return pages;
}

/* All fonts that pdffonts lists are embedded. */
static void expect_fonts(const struct str *pdf)
{
	struct str out = STR_INIT;
	pdf_ask(pdf, "pdffonts '%s' | tail -n +3 | awk '{ print $(NF-4) }'", &out);
	assert_true(count_of(&out, "yes\n") >= 2);
	assert_int_equal(count_of(&out, "\n"), count_of(&out, "yes\n"));
	str_release(&out);
}

/* Each report: sound, every letter embedded, tagged, in Thai, its pages as many as they
 * say. */
static void test_sound(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str out = STR_INIT, last = STR_INIT;
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct printing printing;
		printing_open(&printing, from->path);
		printing.report.digits = DIGITS_ARABIC;
		published_make(&published, &printing, "pdf", "");
		pdf_ask(&published.out, "qpdf --check '%s'", &out);
		expect_in(&out, "No syntax or stream encoding errors found");
		expect_fonts(&published.out);
		pdf_ask(&published.out, "pdfinfo '%s'", &out);
		expect_in(&out, "Tagged:          yes");
		expect_in(&out, printing.report.title);
		expect_in(&out, "(A4)");
		/* As a reader finds it who follows the updates. */
		pdf_ask(&published.out,
			"qpdf --qdf --object-streams=disable '%s' - | strings", &out);
		expect_in(&out, "/Lang (th)");
		expect_in(&out, "/DisplayDocTitle true");
		const unsigned pages = pages_of(&published.out);
		pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
		assert_int_equal(count_of(&out, "\f"), pages);
		str_clear(&last);
		str_printf(&last, "หน้า %u จาก %u\n", pages, pages);
		assert_int_equal(count_of(&out, last.data), 1);
		printing_close(&printing);
	}
	str_release(&last);
	str_release(&out);
	str_release(&published.out);
}

/* What it is made of, for who has it read aloud: headings once, lists, links. */
static void test_structure(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str out = STR_INIT;
	begin(&printing, "annual",
		"ผลงาน ดู https://www.thantawan.example/th/it's(1)\n๑. หนึ่ง\n๒. "
		"สอง\nจบ");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdfinfo -struct '%s' | sed 's/ (.*//; s/  *//'", &out);
	assert_int_equal(count_of(&out, "Document\n"), 1);
	assert_int_equal(count_of(&out, "H1\n"), 1);
	assert_int_equal(count_of(&out, "Table\n"), 1);
	assert_int_equal(count_of(&out, "TR\n"), 2);
	assert_int_equal(count_of(&out, "TH\n"), 6);
	assert_int_equal(count_of(&out, "TD\n"), 6);
	assert_int_equal(count_of(&out, "LI\n"), 2);
	assert_true(count_of(&out, "Link\n") >= 1);
	pdf_ask(&published.out, "pdfinfo -url '%s'", &out);
	expect_in(&out, "https://www.thantawan.example/th/it");
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

/* A long table has its headings on each page, and rows that go on say so. */
static void test_goes_on(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str out = STR_INIT, text = STR_INIT;
	for (int i = 0; i < 100; i++)
		str_printf(&text, "%sรายการหนึ่งของผลการดำเนินการ", i ? "\n- " : "- ");
	begin(&printing, "annual", text.data);
	free(printing.report.cards[0].measure);
	printing.report.cards[0].measure = mem_strdup("จัดทำคู่มือ");
	published_make(&published, &printing, "pdf", "");
	const unsigned pages = pages_of(&published.out);
	assert_true(pages > 3);
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	assert_int_equal(count_of(&out, "ผลการดำเนินการ (Output)"), pages);
	assert_int_equal(count_of(&out, "(ต่อ) มาตรการที่ ๑ จัดทำคู่มือ\n"), pages - 1);
	assert_int_equal(count_of(&out, "รายการหนึ่งของผลการดำเนินการ"), 100);
	/* They are headings of the table once. */
	pdf_ask(&published.out, "pdfinfo -struct '%s' | sed 's/ (.*//; s/  *//'", &out);
	assert_int_equal(count_of(&out, "Table\n"), 1);
	assert_int_equal(count_of(&out, "TH\n"), 6);
	printing_close(&printing);
	str_release(&text);
	str_release(&out);
	str_release(&published.out);
}

/* Letters with marks of every kind come back as they were, with no gap before a mark. */
static void test_copied(void **state)
{
	(void)state;
	static const char hard[] = "กำหนด น้ำ ปุ่ม ญี่ปุ่น ปู่ ผู้ ฝ่าย สิทธิ์ ฟื้น ฐิติ ฤๅษี ๑๒,๕๐๐";
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str out = STR_INIT;
	begin(&printing, "annual", hard);
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' - | tr '\\n' ' '", &out);
	expect_in(&out, hard);
	pdf_ask(&published.out, "pdftotext '%s' - | tr '\\n' ' '", &out);
	expect_in(&out, "ญี่ปุ่น");
	expect_in(&out, "ฝ่าย");
	printing_close(&printing);
	/* ํ and า are ำ on paper. */
	begin(&printing, "annual", "น\xE0\xB9\x89\xE0\xB9\x8D\xE0\xB8\xB2");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	expect_in(&out, "น้ำ");
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

/* How often the colour of the big ร่าง is taken. */
static size_t pale_areas(const struct str *pdf)
{
	struct str out = STR_INIT;
	pdf_ask(pdf, "qpdf --qdf --object-streams=disable '%s' - | strings", &out);
	const size_t count = count_of(&out, "0.91 0.91 0.91 rg");
	str_release(&out);
	return count;
}

/* ร่าง once in the text of each page; the big one is a picture. */
static void test_draft_and_approved(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str out = STR_INIT;
	begin(&printing, "improvement", "ผล");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	assert_int_equal(count_of(&out, "ร่าง"), 2);
	assert_int_equal(pale_areas(&published.out), 2);
	printing.report.state = REPORT_APPROVED;
	published_make(&published, &printing, "pdf", "");
	assert_int_equal(pale_areas(&published.out), 0);
	published_make(&published, &printing, "pdf", "3F2A-91BC-07DE-55A0");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	assert_int_equal(count_of(&out, "ร่าง"), 0);
	assert_int_equal(count_of(&out, "ตราอนุมัติ 3F2A-91BC-07DE-55A0"), 2);
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

/* Parts, groups and cards, each below the other. */
static void test_outline(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str out = STR_INIT;
	begin(&printing, "oversight", "ผล");
	printing.report.cards[0].group = mem_strdup("ด้าน IIT");
	free(printing.report.cards[0].issue);
	printing.report.cards[0].issue = mem_strdup("ทำคำร้อง");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftohtml -xml -i -stdout '%s' | grep -A99 '<outline>'",
		&out);
	static const char *const lines[] = {">รายงานผล<", ">ตารางผลการดำเนินการ<",
		">ด้าน IIT<", ">มาตรการที่ ๑ ทำคำร้อง<"};
	const char *at = out.data;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		at = strstr(at, lines[i]);
		if (!at)
			fail_msg("not there: %s\nin: %s", lines[i], out.data);
	}
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

/* Whatever is typed, the file is sound. */
static void test_hostile(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"",
		"\x01\x1B[31m\xFF\xFE\xE0\xB8",
		"http://a.example/'\\'\\\\(%s)<>",
		"่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่่",
		"\xEF\xB7\xBA\xE2\x80\xAE\xE2\x80\x8B\xF0\x9F\x98\x80 ()\\) Tj ET endobj",
		"ๆ\n\n\n-\n๑.\n",
		/* U+FFFE, FFFF, FDD0, 10FFFF: cairo takes none of them. */
		"ก\xEF\xBF\xBEข\xEF\xBF\xBF\xEF\xB7\x90\xF4\x8F\xBF\xBF",
	};
	struct published published = {.out = STR_INIT};
	struct str out = STR_INIT, longer = STR_INIT;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct printing printing;
		begin(&printing, "annual", texts[i]);
		str_clear(&longer);
		str_puts(&longer, texts[i]);
		str_repeat(&longer, 'W', 3000); /* one word, wider than any column */
		printing.report.cards[0].outcome = mem_strdup(longer.data);
		free(printing.report.title);
		printing.report.title = mem_strdup(texts[i]);
		published_make(&published, &printing, "pdf", "");
		pdf_ask(&published.out, "qpdf --check '%s'", &out);
		printing_close(&printing);
	}
	str_release(&longer);
	str_release(&out);
	str_release(&published.out);
}

static char *write_layout(const char *folder, const char *paper, size_t columns)
{
	char *path = support_path(folder, "wide.json");
	struct str text = STR_INIT;
	str_printf(&text,
		"{\"format\":\"mattrakan.layout/1\",\"title\":\"t\",\"paper\":\"%s\","
		"\"columns\":[",
		paper);
	for (size_t i = 0; i < columns; i++)
		str_printf(&text,
			"%s{\"heading\":\"%zu\",\"least\":4,\"fields\":[\"output\"]}",
			i ? "," : "", i);
	str_puts(&text, "]}");
	support_write(path, text.data, text.bytes);
	str_release(&text);
	return path;
}

/* The layout says how the page is turned; letters are smaller where there are many columns,
 * and where words do not fit at all it is refused. */
static void test_layout(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct error error = ERROR_INIT;
	struct printing printing;
	struct str out = STR_INIT;
	char *folder = support_folder();
	char *path = write_layout(folder, "portrait", 6);
	begin(&printing, path, "ประชาสัมพันธ์");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdfinfo '%s'", &out);
	expect_in(&out, "595 x 842");
	free(path);
	path = write_layout(folder, "landscape", 12);
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdfinfo '%s'", &out);
	expect_in(&out, "842 x 595");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	assert_int_equal(count_of(&out, "ประชาสัมพันธ์"), 12);
	free(path);
	path = write_layout(folder, "portrait", 16);
	assert_false(published_try(&published, &printing, "pdf", "", &error));
	assert_non_null(strstr(error_message(&error), "too many columns"));
	error_release(&error);
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
	support_folder_remove(folder);
	free(path);
}

/* The emblem stands on the memo's page; where it cannot be read that is said, with its
 * name. */
static void test_emblem(void **state)
{
	(void)state;
	static const char png[] = ONE_POINT_PNG;
	struct published published = {.out = STR_INIT};
	struct error error = ERROR_INIT;
	struct printing printing;
	struct str out = STR_INIT;
	char *folder = support_folder(), *path = support_path(folder, "emblem.png");
	support_write(path, png, sizeof(png) - 1);
	begin(&printing, "memo", "ผล");
	printing.report.memo.present = true;
	published.emblem = path;
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdfimages -list '%s' | tail -n +3", &out);
	assert_true(!strncmp(out.data, "   1 ", 5));
	assert_int_equal(count_of(&out, "\n"), 1);
	pdf_ask(&published.out, "pdftotext -raw -l 1 '%s' -", &out);
	expect_in(&out, "บันทึกข้อความ");
	/* Above the text, which begins at 43 points. */
	pdf_ask(&published.out,
		"pdftotext -bbox -l 1 '%s' - | sed -n "
		"'s/.*yMin=\"\\([0-9]*\\).*>ร่าง<.*/\\1/p'",
		&out);
	assert_string_equal(out.data, "19\n");
	support_write(path, "no picture", 10);
	assert_false(published_try(&published, &printing, "pdf", "", &error));
	assert_non_null(strstr(error_message(&error), "emblem.png"));
	error_release(&error);
	/* Nobody writes to this pipe. */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(published_try(&published, &printing, "pdf", "", &error));
	assert_non_null(strstr(error_message(&error), "emblem.png"));
	error_release(&error);
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
	support_folder_remove(folder);
	free(path);
}

/* However much there is, it is one page, and nothing of it runs off the paper. */
static void test_summary(void **state)
{
	(void)state;
	char name[] = "กองสาธารณสุขและสิ่งแวดล้อมและการอื่นที่ได้รับมอบหมายในปีนี้ทั้งหมด";
	struct summary summary = {.day = {.year = 2569, .month = 11, .day = 29},
		.measures = 999,
		.owners_count = SUMMARY_OWNERS,
		.owners_more = 99,
		.late_count = SUMMARY_LATE,
		.late_more = 99,
		.years_count = SUMMARY_YEARS};
	struct published published = {.out = STR_INIT, .summary = &summary};
	struct printing printing;
	struct str out = STR_INIT;
	summary.states[CARD_DONE] = 999;
	for (size_t i = 0; i < SUMMARY_OWNERS; i++)
		summary.owners[i] = (struct summary_owner){name, 999, 999};
	for (size_t i = 0; i < SUMMARY_LATE; i++)
		summary.late[i] = (struct summary_late){999, name, name, 999};
	for (size_t i = 0; i < SUMMARY_YEARS; i++)
		summary.years[i] = (struct summary_year){2565 + (int)i, 100};
	begin(&printing, "annual", "ผล");
	printing.report.agency.district = mem_strdup("ทุ่งแสงทอง");
	published_make(&published, &printing, "pdf", "");
	assert_int_equal(pages_of(&published.out), 1);
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	expect_in(&out, "ดำเนินการเสร็จแล้ว ๙๙๙ จาก ๙๙๙ มาตรการ (ร้อยละ ๑๐๐)");
	expect_in(&out, "และอีก ๙๙ หน่วยงาน");
	expect_in(&out, "พ.ศ. ๒๕๖๘ ๑๐๐.๐๐");
	assert_int_equal(count_of(&out, "ร่าง"), 0);
	assert_int_equal(count_of(&out, "๙๙๙ จาก ๙๙๙ (ร้อยละ ๑๐๐)\n"), 1 + SUMMARY_OWNERS);
	/* What is farthest to the right, in points, of a page of 595. */
	pdf_ask(&published.out,
		"pdftotext -bbox '%s' - | sed -n 's/.*xMax=\"\\([0-9]*\\).*/\\1/p' | sort -n | "
		"tail -1",
		&out);
	assert_in_range(strtoul(out.data, NULL, 10), 400, 560);
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

/* ITA results of several years are drawn behind the report; of one there is no chart. */
static void test_years(void **state)
{
	(void)state;
	static const struct summary_year years[] = {{2567, 87.5}, {2568, 95}};
	struct published published = {.out = STR_INIT, .years = years, .years_count = 2};
	struct printing printing;
	struct str out = STR_INIT;
	begin(&printing, "annual", "ผล");
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	expect_in(&out, "พ.ศ. ๒๕๖๗ ๘๗.๕๐\nพ.ศ. ๒๕๖๘ ๙๕.๐๐\n");
	published.years_count = 1;
	published_make(&published, &printing, "pdf", "");
	pdf_ask(&published.out, "pdftotext -raw '%s' -", &out);
	assert_int_equal(count_of(&out, "คะแนน ITA"), 0);
	printing_close(&printing);
	str_release(&out);
	str_release(&published.out);
}

static void test_refused(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct error error = ERROR_INIT;
	struct printing printing;
	begin(&printing, "annual", "ผล");
	published_make(&published, &printing, "pdf", "");
	const size_t whole = published.out.bytes;
	for (published.room = 1; published.room < whole; published.room += 1999) {
		assert_false(published_try(&published, &printing, "pdf", "", &error));
		assert_string_equal(error_message(&error), "the room is used up");
		error_release(&error);
	}
	printing_close(&printing);
	str_release(&published.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_goes_on),
		cmocka_unit_test(test_copied),
		cmocka_unit_test(test_draft_and_approved),
		cmocka_unit_test(test_outline),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_emblem),
		cmocka_unit_test(test_summary),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
