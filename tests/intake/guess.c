/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is which in a document, and what becomes of it: headings, rows, lists, owners,
 * spaces, the memo, groups. Each text is given as a plain text.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/str.h"

struct document {
	struct intake_rules *rules;
	struct headings *headings;
	struct heading_memory memory;
	struct source source;
	struct mapping mapping;
	struct proposal proposal;
};

static int setup(void **state)
{
	struct document *document = test_calloc(1, sizeof(*document));
	struct error error = ERROR_INIT;
	document->rules = intake_rules_load(&error);
	document->headings = headings_load(&error);
	*state = document;
	return !document->rules || !document->headings;
}

static void forget(struct document *document)
{
	proposal_release(&document->proposal);
	mapping_release(&document->mapping);
	source_release(&document->source);
}

static int teardown(void **state)
{
	struct document *document = *state;
	forget(document);
	intake_rules_free(document->rules);
	headings_free(document->headings);
	heading_memory_release(&document->memory);
	test_free(document);
	return 0;
}

static void take_as(struct document *document, const char *name, const char *text)
{
	struct error error = ERROR_INIT;
	const struct intake_file file = {name, (const unsigned char *)text, strlen(text)};
	forget(document);
	assert_true(intake_read(&document->source, &file, &error));
	mapping_guess(&document->mapping, &document->source, document->rules,
		&document->memory);
	proposal_make(&document->proposal, &document->source, &document->mapping,
		document->rules);
}

static void take(struct document *document, const char *text)
{
	take_as(document, "document.txt", text);
}

static struct card *card(struct document *document, size_t i)
{
	assert_true(i < document->proposal.report.count);
	return &document->proposal.report.cards[i];
}

static void expect(
	struct document *document, size_t i, enum card_field field, const char *expected)
{
	struct str text = STR_INIT;
	card_field_append(&text, card(document, i), field);
	assert_string_equal(text.data, expected);
	str_release(&text);
}

static size_t doubts(const struct document *document, enum doubt_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < document->proposal.count; i++)
		count += document->proposal.doubts[i].kind == kind;
	return count;
}

/* --- headings --- */

static void test_headings(void **state)
{
	static const struct {
		const char *words;
		enum heading_trust trust;
		enum card_field first, second;
	} cases[] = {
		{"มาตรการ/ กิจกรรมที่ดำเนินการ", HEADING_SURE, FIELD_MEASURE, FIELD_NONE},
		{"หน่วยงานที่ รับผิดชอบ", HEADING_SURE, FIELD_OWNERS, FIELD_NONE},
		{"ระยะ\nเวลา\nดำเนินการ ", HEADING_SURE, FIELD_PERIOD, FIELD_NONE},
		{"สรุปผลการดำเนินการตาม มาตรการ/กิจกรรม", HEADING_SURE, FIELD_OUTPUT,
			FIELD_NONE},
		{"ผลลัพธ์/ความสำเร็จของการดำเนินการ", HEADING_SURE, FIELD_OUTCOME,
			FIELD_NONE},
		{"ขั้นตอนหรือวิธีการ/มาตรการ", HEADING_SURE, FIELD_STEPS, FIELD_NONE},
		{"การรายงานผลและการกำกับติดตามกำหนดเวลา แล้วเสร็จ", HEADING_SURE,
			FIELD_FOLLOW_UP, FIELD_NONE},
		{"การดำเนินการ", HEADING_SURE, FIELD_OUTPUT, FIELD_NONE},
		{"ผู้รับผิดชอบ/ระยะเวลา", HEADING_SURE, FIELD_OWNERS, FIELD_PERIOD},
		{"ผู้รับผิดชอบและระยะเวลา", HEADING_SURE, FIELD_OWNERS, FIELD_PERIOD},
		{"แผนภูมิผลการดำเนินการ", HEADING_LIKELY, FIELD_OUTPUT, FIELD_NONE},
		{"Outcome", HEADING_SURE, FIELD_OUTCOME, FIELD_NONE},
		{"สีของปก", HEADING_UNKNOWN, FIELD_NONE, FIELD_NONE},
	};
	struct document *document = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct heading heading = headings_recognise(
			document->headings, NULL, cases[i].words, strlen(cases[i].words));
		assert_int_equal(heading.trust, cases[i].trust);
		assert_int_equal(heading.count,
			(cases[i].first != FIELD_NONE) + (cases[i].second != FIELD_NONE));
		if (heading.count)
			assert_int_equal(heading.fields[0], cases[i].first);
		if (heading.count > 1)
			assert_int_equal(heading.fields[1], cases[i].second);
	}
	assert_true(headings_recognise(document->headings, NULL, "ลำดับที่", strlen("ลำดับที่"))
			    .number);
}

/* What this program calls a field is known for that field, in either language. */
static void test_own_headings(void **state)
{
	static const char *const languages[] = {"en", "th"};
	struct document *document = *state;
	language_start(TOP_BUILDDIR "/po");
	for (size_t i = 0; i < COUNT(languages); i++) {
		language_set(languages[i]);
		for (enum card_field field = 0; field < FIELD_COUNT; field++) {
			const char *label = _(card_field_label(field));
			const struct heading heading = headings_recognise(
				document->headings, NULL, label, strlen(label));
			assert_int_equal(heading.trust, HEADING_SURE);
			assert_int_equal(heading.fields[0], field);
		}
	}
	language_set("en");
}

/* What was said once goes before the words, and comes back out of its setting. */
static void test_remembered(void **state)
{
	static const enum card_field fields[] = {FIELD_OUTPUT, FIELD_EVIDENCE};
	struct document *document = *state;
	struct heading_memory said = {0};
	struct str json = STR_INIT;
	heading_memory_tell(&said, "สีของปก ", fields, COUNT(fields));
	heading_memory_tell(&said, "ผลลัพธ์", NULL, 0);
	heading_memory_write(&said, &json);
	heading_memory_read(&document->memory, json.data);
	heading_memory_read(&document->memory, "{\"x\": [\"no-such\"], \"y\": 1}");
	assert_int_equal(document->memory.count, 2);
	take(document,
		"มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tสี ของปก\tผลลัพธ์\nก\tข\tค\tแดง\nhttp://x/y\tง\n");
	expect(document, 0, FIELD_OUTPUT, "แดง");
	expect(document, 0, FIELD_OUTCOME, "");
	str_release(&json);
	heading_memory_release(&said);
}

/* A column that the program wrote for itself asks nobody anything. */
static void test_own_column(void **state)
{
	struct document *document = *state;
	take(document, "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tmattrakan.card/1\nก\tข\tค\t{}\n");
	assert_int_equal(doubts(document, DOUBT_COLUMN), 0);
	assert_int_equal(doubts(document, DOUBT_LEFT_OUT), 1);
}

/* The clerk says what a column is; only what the words do not say is remembered. */
static void test_tell(void **state)
{
	struct document *document = *state;
	struct heading_memory memory = {0};
	take(document, "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tสีของปก\nก\tข\tค\tแดง\n");
	assert_int_equal(doubts(document, DOUBT_COLUMN), 1);
	assert_int_equal(proposal_doubts(&document->proposal, DOUBT_STOPS), 3);
	struct mapping_column *column = &document->mapping.blocks[0].table.columns[3];
	expect(document, 0, FIELD_OUTPUT, "สีของปก: แดง");
	column->fields[0] = FIELD_SUGGESTION;
	column->trust = HEADING_REMEMBERED;
	proposal_release(&document->proposal);
	proposal_make(&document->proposal, &document->source, &document->mapping,
		document->rules);
	expect(document, 0, FIELD_SUGGESTION, "แดง");
	mapping_tell(&document->mapping, document->rules, &memory);
	assert_int_equal(memory.count, 1);
	assert_string_equal(memory.items[0].words, "สีของปก");
	heading_memory_release(&memory);
}

/* What no field is known of stays with its heading, below what has a field; a dash there
 * says nothing. One that offices often have asks nobody. */
static void test_kept_columns(void **state)
{
	struct document *document = *state;
	take(document, "โครงการ\tงบประมาณ (บาท)\tผลการดำเนินการ\tผู้รับผิดชอบ\tสีของปก\n"
		       "ทำป้าย\t๑๕,๐๐๐\tติดแล้ว\tกองคลัง\tแดง\n"
		       "ทำคู่มือ\t-\tแจกแล้ว\tกองช่าง\tเขียว\n");
	expect(document, 0, FIELD_OUTPUT, "ติดแล้ว\nงบประมาณ (บาท): ๑๕,๐๐๐\nสีของปก: แดง");
	expect(document, 1, FIELD_OUTPUT, "แจกแล้ว\nสีของปก: เขียว");
	assert_int_equal(doubts(document, DOUBT_COLUMN), 2);
	size_t stops = 0;
	for (size_t i = 0; i < document->proposal.count; i++)
		stops += document->proposal.doubts[i].kind == DOUBT_COLUMN &&
			 document->proposal.doubts[i].weight == DOUBT_STOPS;
	assert_int_equal(stops, 1);
	mapping_tell(&document->mapping, document->rules, &document->memory);
	assert_int_equal(document->memory.count, 0);
}

/* Columns of one field: the second says by its heading what it is; times are one time. A
 * column whose heading only ends like a field's, and that has times alone, is of them. */
static void test_columns_alike(void **state)
{
	struct document *document = *state;
	take(document, "ที่\tโครงการ\tผลการดำเนินการ\tรายละเอียดผล\tเจ้าภาพ\tวันเริ่ม\tสิ้นสุด\n"
		       "1\tทำป้าย\tติดแล้ว\t๖ จุด\tกองคลัง\t1 ต.ค. 2567\t31 มี.ค. 2568\n");
	expect(document, 0, FIELD_OUTPUT, "ติดแล้ว\nรายละเอียดผล: ๖ จุด");
	expect(document, 0, FIELD_OWNERS, "กองคลัง");
	expect(document, 0, FIELD_PERIOD, "1 ต.ค. 2567 - 31 มี.ค. 2568");
	take(document, "โครงการ\tผลการดำเนินการ\tผู้รับผิดชอบ\tแผนการดำเนินการ\n"
		       "ทำป้าย\tติดแล้ว\tกองคลัง\tม.ค. - มี.ค. 68\n");
	expect(document, 0, FIELD_PERIOD, "ม.ค. - มี.ค. 68");
	expect(document, 0, FIELD_OUTPUT, "ติดแล้ว");
}

/* Months or quarters side by side, with marks in them, are a calendar. */
static void test_calendar(void **state)
{
	struct document *document = *state;
	take(document, "ที่\tโครงการ\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tผู้รับผิดชอบ\tผลการดำเนินการ\n"
		       "1\tทำป้าย\t/\t/\t/\t-\tกองคลัง\tแล้ว\n"
		       "2\tทำคู่มือ\t\t✓\t\t✓\tกองช่าง\tแล้ว\n"
		       "3\tทำแผน\t\t\tประกาศ\t\tกองช่าง\tแล้ว\n");
	expect(document, 0, FIELD_PERIOD, "ต.ค. - ธ.ค.");
	expect(document, 1, FIELD_PERIOD, "พ.ย., ม.ค.");
	expect(document, 2, FIELD_PERIOD, "ธ.ค.");
	expect(document, 0, FIELD_OUTPUT, "แล้ว");
	assert_int_equal(doubts(document, DOUBT_COLUMN), 0);
	assert_int_equal(doubts(document, DOUBT_LEFT_OUT), 1);
}

/* --- rows --- */

/* What sums up is no measure, with however many sums; it is told. */
static void test_totals(void **state)
{
	struct document *document = *state;
	take(document, "ลำดับ\tโครงการ\tผลการดำเนินการ\tผู้รับผิดชอบ\tงบที่ตั้งไว้\tงบที่ใช้จริง\n"
		       "1\tทำป้าย\tติดแล้ว\tกองคลัง\t๕๐๐\t๔๐๐\n"
		       "รวมทั้งสิ้น\t\t\t\t๕๐๐ บาท\t๔๐๐ บาท\n");
	assert_int_equal(document->proposal.report.count, 1);
	assert_int_equal(doubts(document, DOUBT_LEFT_OUT), 3);
}

static void test_any_order(void **state)
{
	struct document *document = *state;
	take(document, "ที่\tผลลัพธ์\tระยะเวลา\tมาตรการ\tผู้รับผิดชอบ\n"
		       "1\tดีขึ้น\tต.ค. ๖๗\tอบรม\tกองคลัง\n"
		       "\tมากขึ้น\t\t\t\n"
		       "ด้าน IIT\t\t\t\t\n"
		       "ที่\tผลลัพธ์\tระยะเวลา\tมาตรการ\tผู้รับผิดชอบ\n"
		       "2\tง่าย\tทุกเดือน\tประชุม\tสำนักปลัด/ กองช่าง\n");
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_MEASURE, "อบรม");
	expect(document, 0, FIELD_OUTCOME, "ดีขึ้น\nมากขึ้น");
	expect(document, 0, FIELD_GROUP, "");
	expect(document, 1, FIELD_GROUP, "ด้าน IIT");
	expect(document, 1, FIELD_OWNERS, "สำนักปลัด\nกองช่าง");
	assert_int_equal(doubts(document, DOUBT_ROW), 1);
}

/* Lines that name groups between rows, a row that sums up, people who sign below. */
static void test_between_rows(void **state)
{
	struct document *document = *state;
	take(document,
		"ที่\tมาตรการ\tผู้รับผิดชอบ\tผลลัพธ์\nด้านที่ ๑ งบประมาณ\n๑\tอบรม\tกองคลัง\tดี\n"
		"ด้านที่ ๒ อำนาจ\n๒\tประชุม\tกองช่าง\tดี\n\tรวม ๒ เรื่อง\t\t\n\n"
		"ลงชื่อ ............ ผู้รายงาน\n( นางสาวหนึ่ง ใจดี )\nนักวิเคราะห์\n");
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_GROUP, "ด้านที่ ๑ งบประมาณ");
	expect(document, 1, FIELD_GROUP, "ด้านที่ ๒ อำนาจ");
	expect(document, 1, FIELD_MEASURE, "ประชุม");
	assert_int_equal(doubts(document, DOUBT_LEFT_OUT), 1);
	assert_int_equal(document->proposal.report.after.count, 1);
}

/* Cells with line ends in them: the row goes over several lines. */
static void test_cut_rows(void **state)
{
	struct document *document = *state;
	take(document, "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tผลลัพธ์\n"
		       "อบรม\tจัดทำแผน\nแจ้งเวียน\tกองคลัง\tดีขึ้น\nมากขึ้น\n"
		       "ประชุม\tนัด\tสำนักปลัด\tง่าย\n");
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_STEPS, "จัดทำแผน\nแจ้งเวียน");
	expect(document, 0, FIELD_OUTCOME, "ดีขึ้น\nมากขึ้น");
	expect(document, 1, FIELD_MEASURE, "ประชุม");
}

/* A cell a block, blank lines between them. */
static void test_blocks(void **state)
{
	struct document *document = *state;
	take(document, "มาตรการ\n\nขั้นตอนหรือวิธีการ\n\nผู้รับผิดชอบ\n\nผลการดำเนินการ\n\n"
		       "อบรม\n\n1. แจ้ง\n2. นัด\n\nกองคลัง\n\nทำแล้ว\n\n");
	assert_int_equal(document->proposal.report.count, 1);
	assert_int_equal(card(document, 0)->steps.marks, MARKS_ARABIC);
	expect(document, 0, FIELD_STEPS, "แจ้ง\nนัด");
	expect(document, 0, FIELD_OUTPUT, "ทำแล้ว");
}

static void test_markdown(void **state)
{
	struct document *document = *state;
	take(document,
		"| มาตรการ | ขั้นตอน | ผลลัพธ์ |\n|---|:--|--:|\n| **อบรม** | ก<br>ข | ค &amp; ง |\n");
	expect(document, 0, FIELD_MEASURE, "อบรม");
	expect(document, 0, FIELD_STEPS, "ก\nข");
	expect(document, 0, FIELD_OUTCOME, "ค & ง");
}

/* Nothing parts the cells: it is said what to do. */
static void test_lost_cells(void **state)
{
	struct document *document = *state;
	take(document,
		"มาตรการ\nขั้นตอน\nผู้รับผิดชอบ\nผลการดำเนินการ\nอบรม\nนัด\nกองคลัง\nทำแล้ว\n");
	assert_int_equal(document->proposal.report.count, 0);
	assert_int_equal(doubts(document, DOUBT_CARDS), 1);
	for (size_t i = 0; i < document->proposal.count; i++)
		if (document->proposal.doubts[i].kind == DOUBT_CARDS)
			assert_non_null(strstr(document->proposal.doubts[i].assumed,
				"one below another"));
}

/* Rules that are drawn between rows; lines that fill their column go on in the next. */
static void test_grid(void **state)
{
	struct document *document = *state;
	take(document, "+------------+--------------+---------+\n"
		       "| มาตรการ     | ขั้นตอนหรือ     | ผลลัพธ์   |\n"
		       "|            | วิธีการ        |         |\n"
		       "+============+==============+=========+\n"
		       "| จัดอบรมให้กับ | 1. แจ้ง        | ดีขึ้น     |\n"
		       "| บุคลากร      | 2. นัด        |         |\n"
		       "|            |              | มากขึ้น   |\n"
		       "+------------+--------------+---------+\n"
		       "| ประชุม      | นัด           | ง่าย     |\n"
		       "+------------+--------------+---------+\n");
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_MEASURE, "จัดอบรมให้กับบุคลากร");
	expect(document, 0, FIELD_STEPS, "แจ้ง\nนัด");
	expect(document, 0, FIELD_OUTCOME, "ดีขึ้น\nมากขึ้น");
	expect(document, 1, FIELD_MEASURE, "ประชุม");
}

#ifdef HAVE_LIBXML2
/* A table of HTML that a converter left in the text, with cells over several rows. */
static void test_html(void **state)
{
	struct document *document = *state;
	take(document,
		"ก่อน <table><tr><th>ประเด็น</th><th>มาตรการ</th><th>ผู้รับผิดชอบ</th></tr>\n"
		"<tr><td rowspan=\"2\">ก</td><td>ข<br>ค</td>\n\n<td>กองคลัง</td></tr>\n"
		"<tr><td>ง</td><td>กองช่าง</td></tr></table> หลัง\n");
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_MEASURE, "ข\nค");
	expect(document, 1, FIELD_ISSUE, "ก");
	expect(document, 1, FIELD_OWNERS, "กองช่าง");
	assert_string_equal(document->proposal.report.after.items[0].heading, "หลัง");
}

/* A heading over two columns that names two fields: one for each. */
static void test_shared_heading(void **state)
{
	struct document *document = *state;
	take(document, "<table><tr><th>มาตรการ</th><th colspan=\"2\">ผู้รับผิดชอบและระยะเวลา"
		       "</th></tr>\n<tr><td>ก</td><td>กองคลัง</td><td>ไตรมาส ๒</td></tr>"
		       "</table>\n");
	expect(document, 0, FIELD_OWNERS, "กองคลัง");
	expect(document, 0, FIELD_PERIOD, "ไตรมาส ๒");
}
#endif

/* --- tables that hold more, or hold it otherwise --- */

#ifdef HAVE_CSV
/* A sheet has its title above the headings and who signs below an empty row. */
static void test_sheet(void **state)
{
	struct document *document = *state;
	take_as(document, "document.csv",
		"รายงานผลการดำเนินการตามมาตรการ อบต.โคกสี จ.สกลนคร,,,,\n"
		"ประจำปีงบประมาณ ๒๕๖๘ รอบ ๖ เดือน,,,,\n"
		",,,,\n"
		"ที่,มาตรการ,ผู้รับผิดชอบ,ระยะเวลา,งบประมาณ\n"
		"1,จัดทำคู่มือ,สำนักปลัด,ธ.ค. 67,500\n"
		",,,,\n"
		",ผู้รายงาน นางสาวสุดา มีทรัพย์,,,\n");
	const struct report *report = &document->proposal.report;
	assert_int_equal(report->count, 1);
	assert_int_equal(report->fiscal_year, 2568);
	assert_int_equal(report->months, 6);
	assert_string_equal(report->agency.name, "โคกสี");
	expect(document, 0, FIELD_GROUP, "");
	assert_int_equal(report->after.count, 1);
	assert_string_equal(report->after.items[0].text, "ผู้รายงาน นางสาวสุดา มีทรัพย์");
	assert_int_equal(proposal_doubts(&document->proposal, DOUBT_STOPS), 0);
}

#endif

#ifdef HAVE_LIBXML2
/* A form has its headings one below another, and a table for each measure. */
static void test_forms(void **state)
{
	struct document *document = *state;
	take_as(document, "document.html",
		"<p>แบบติดตามมาตรการส่งเสริมความโปร่งใส<p>เทศบาลตำบลสันทราย อำเภอฝาง จังหวัดเชียงใหม่"
		"<p>ปีงบประมาณ ๒๕๖๘<p>มาตรการที่ ๑"
		"<table><tr><td>ชื่อมาตรการ<td>ทำป้าย<tr><td>วิธีดำเนินการ<td>สำรวจ"
		"<tr><td>ผู้รับผิดชอบ<td>กองคลัง<tr><td>งบประมาณ<td>๕๐๐ บาท</table>"
		"<p>มาตรการที่ ๒"
		"<table><tr><td>ชื่อมาตรการ<td>ทำคู่มือ<tr><td>วิธีดำเนินการ<td>เขียน"
		"<tr><td>ผู้รับผิดชอบ<td>กองช่าง<tr><td>งบประมาณ<td>-</table>");
	const struct report *report = &document->proposal.report;
	assert_string_equal(report->title, "แบบติดตามมาตรการส่งเสริมความโปร่งใส");
	assert_string_equal(report->agency.name, "สันทราย");
	assert_int_equal(report->count, 2);
	expect(document, 0, FIELD_MEASURE, "ทำป้าย");
	expect(document, 0, FIELD_OUTPUT, "งบประมาณ: ๕๐๐ บาท");
	expect(document, 1, FIELD_GROUP, "");
	expect(document, 1, FIELD_OWNERS, "กองช่าง");
	assert_int_equal(proposal_doubts(&document->proposal, DOUBT_STOPS), 0);
	take_as(document, "document.html",
		"<table><tr><td>ชื่อโครงการ<td>อบรม<td>ผู้รับผิดชอบ<td>กองคลัง"
		"<tr><td>ระยะเวลา<td>มี.ค. 68<td>ปัญหาอุปสรรค<td>ไม่มี</table>");
	assert_int_equal(document->proposal.report.count, 1);
	expect(document, 0, FIELD_SUGGESTION, "ไม่มี");
}
#endif

#ifdef HAVE_LIBXML2
/* A table that only places things on a web page is none; one inside a cell of a wider one
 * stays in its cell. */
static void test_placing(void **state)
{
	struct document *document = *state;
	take_as(document, "document.html",
		"<table><tr><td>เมนูหลัก<td><h2>O38 รายงานผลการดำเนินการ ปี 2568</h2><p>อบต.ปากแพรก อ.ดอนสัก<table><tr><td>ที่<td>มาตรการ<td>ผู้รับผิดชอบ<td>ระยะเวลา"
		"<tr><td>1<td>ทำป้าย<td>กองคลัง<td><table><tr><td>ธ.ค.<td>67</table></table></table>");
	assert_int_equal(document->proposal.report.count, 1);
	expect(document, 0, FIELD_MEASURE, "ทำป้าย");
	expect(document, 0, FIELD_PERIOD, "ธ.ค. 67");
	assert_int_equal(document->proposal.report.before.count, 1);
	assert_string_equal(
		document->proposal.report.title, "O38 รายงานผลการดำเนินการ ปี 2568");
	assert_string_equal(document->proposal.report.agency.district, "ดอนสัก");
}
#endif

/* A page ended inside a row, and the table on the next one is a table of its own. */
static void test_next_table(void **state)
{
	struct document *document = *state;
	static const char first[] = "ลำดับ\tโครงการ\tผลการดำเนินการ\tผู้รับผิดชอบ\n"
				    "1\tทำป้าย\tติดแล้ว\tกองคลัง\n";
	static const char rest[] = "ลำดับ\tโครงการ\tผลการดำเนินการ\tผู้รับผิดชอบ\n"
				   "\t\tทุกหมู่บ้าน\t\n2\tทำคู่มือ\tแจกแล้ว\tกองช่าง\n";
	struct str text = STR_INIT;
	str_printf(&text, "%s\n\n%s", first, rest);
	take(document, text.data);
	assert_int_equal(document->proposal.report.count, 2);
	expect(document, 0, FIELD_OUTPUT, "ติดแล้ว\nทุกหมู่บ้าน");
	expect(document, 1, FIELD_OUTPUT, "แจกแล้ว");
	str_clear(&text);
	str_printf(&text, "%s\nด้านการบริการ\n\n%s", first, rest);
	take(document, text.data);
	assert_int_equal(document->proposal.report.count, 3);
	str_release(&text);
}

/* --- lists --- */

static void expect_output(
	struct document *document, const char *cell, const char *expected)
{
	struct str text = STR_INIT;
	str_printf(&text, "มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินการ\nก\tข\t%s\n", cell);
	take(document, text.data);
	expect(document, 0, FIELD_OUTPUT, expected);
	str_release(&text);
}

static void test_lists(void **state)
{
	struct document *document = *state;
	expect_output(document, "๑.จัดทำแผน ๒. แจ้ง ๓.นัด", "๑.จัดทำแผน\n๒. แจ้ง\n๓.นัด");
	expect_output(document, "ดังนี้ ๑. ก ๒. ข", "ดังนี้\n๑. ก\n๒. ข");
	expect_output(document, "-จัดทำแผน -แจ้งเวียน", "-จัดทำแผน\n-แจ้งเวียน");
	expect_output(document, "- จัดทำแผนงานประจำปี - แจ้งเวียนให้ทราบทั่วกัน",
		"- จัดทำแผนงานประจำปี\n- แจ้งเวียนให้ทราบทั่วกัน");
	expect_output(document, "ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘");
	expect_output(document, "แผน พ.ศ. ๒๕๖๖ - ๒๕๗๐ แล้ว", "แผน พ.ศ. ๒๕๖๖ - ๒๕๗๐ แล้ว");
	expect_output(document, "ประชุม ๒ ครั้ง - ครั้งที่ ๑ วันที่ ๕ - ครั้งที่ ๒ วันที่ ๖",
		"ประชุม ๒ ครั้ง\n- ครั้งที่ ๑ วันที่ ๕\n- ครั้งที่ ๒ วันที่ ๖");
	expect_output(document, "ยืม - คืน พัสดุ", "ยืม - คืน พัสดุ");
	expect_output(document, "ตามข้อ ๑. และข้อ ๒. แล้ว", "ตามข้อ ๑. และข้อ ๒. แล้ว");
	expect_output(document, "ป้าย “ก่อนทำงานทั้งหมดแล้ว - หลังทำงานทั้งหมดแล้ว”",
		"ป้าย “ก่อนทำงานทั้งหมดแล้ว - หลังทำงานทั้งหมดแล้ว”");
	expect_output(document, "1 มีแผน 2 มีคู่มือ", "1 มีแผน 2 มีคู่มือ");
	assert_int_equal(doubts(document, DOUBT_LIST), 1);
}

static void test_steps(void **state)
{
	struct document *document = *state;
	take(document, "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\n"
		       "ก\tขั้นตอน ๑. หนึ่ง ๒. สอง\tข\n"
		       "ก\t<ol><li>หนึ่ง</li><li>สอง</li></ol>\tข\n"
		       "ก\t<ul><li>- หนึ่ง</li> <li>สอง</li> <li>- สาม</li></ul>\tข\n"
		       "ก\t\tข\n");
	assert_string_equal(card(document, 0)->steps.lead, "ขั้นตอน");
	assert_int_equal(card(document, 0)->steps.marks, MARKS_THAI);
	assert_int_equal(card(document, 0)->steps.items.count, 2);
	assert_int_equal(card(document, 1)->steps.marks, MARKS_ARABIC);
	expect(document, 1, FIELD_STEPS, "หนึ่ง\nสอง");
	/* An item without a mark among those that have theirs goes on with the one before. */
	assert_int_equal(card(document, 2)->steps.items.count, 2);
	assert_string_equal(card(document, 2)->steps.items.items[0], "หนึ่ง\nสอง");
	assert_int_equal(card(document, 3)->steps.items.count, 0);
}

/* --- owners, evidence, numbers --- */

static void test_owners(void **state)
{
	static const struct {
		const char *text, *owners;
	} cases[] = {
		{"สำนักปลัด/ ทุกกอง", "สำนักปลัด\nทุกกอง"},
		{"สำนักปลัด กองคลัง กอง การศึกษาฯ", "สำนักปลัด\nกองคลัง\nกองการศึกษาฯ"},
		{"งานพัสดุ กองคลัง ทุกกอง", "งานพัสดุ กองคลัง\nทุกกอง"},
		{"ทุกส่วนราชการ (กองช่าง กองคลัง)", "ทุกส่วนราชการ (กองช่าง กองคลัง)"},
		{"สำนักปลัดและกองคลัง", "สำนักปลัด\nกองคลัง"},
		{"๑. กองช่าง, ๒. กองคลัง", "กองช่าง\nกองคลัง"},
	};
	struct document *document = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str text = STR_INIT;
		str_printf(&text, "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\nก\tข\t%s\n", cases[i].text);
		take(document, text.data);
		expect(document, 0, FIELD_OWNERS, cases[i].owners);
		str_release(&text);
	}
}

static void test_evidence(void **state)
{
	struct document *document = *state;
	take(document,
		"มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินการ\n"
		"ก\tข\tทำแล้ว http://x.go.th/a, http://x.go.th/ www.x.go.th http://x.go.th/a [image: p1.png]~~\n");
	const struct evidence_list *evidence = &card(document, 0)->evidence;
	assert_int_equal(evidence->count, 2);
	assert_string_equal(evidence->items[0].ref, "http://x.go.th/a");
	assert_string_equal(evidence->items[1].kind, "photo");
	assert_string_equal(evidence->items[1].ref, "p1.png");
	assert_int_equal(doubts(document, DOUBT_PICTURE), 1);
}

/* Numbers of the cards go, where they count them; others are of the text. */
static void test_numbers(void **state)
{
	struct document *document = *state;
	take(document, "มาตรการ\tผู้รับผิดชอบ\tผลลัพธ์\n๑. อบรม\tก\tข\n๒. ประชุม\tก\tข\n");
	expect(document, 0, FIELD_MEASURE, "อบรม");
	expect(document, 1, FIELD_MEASURE, "ประชุม");
	take(document,
		"มาตรการ\tผู้รับผิดชอบ\tผลลัพธ์\nอบรม\tก\tข\n๗. ประชุม\tก\tข\nนัด\tก\tข\n");
	expect(document, 1, FIELD_MEASURE, "๗. ประชุม");
}

/* --- spaces --- */

static void test_spaces(void **state)
{
	struct document *document = *state;
	expect_output(document, "การ ตรวจสอบ", "การตรวจสอบ");
	expect_output(document, "ความ โปร่งใส", "ความโปร่งใส");
	expect_output(document, "ดำเนินการ ตามแผน", "ดำเนินการ ตามแผน");
	expect_output(document, "ชำนาญการ รักษาการแทน", "ชำนาญการ รักษาการแทน");
	expect_output(document, "น ้ ํ า", "น้ำ");
	expect_output(document, "แจ้งประชา ชนแล้ว", "แจ้งประชา ชนแล้ว");
	assert_int_equal(doubts(document, DOUBT_SPACE), 1);
	string_list_add(&document->mapping.join, "ประชา ชน");
	proposal_release(&document->proposal);
	proposal_make(&document->proposal, &document->source, &document->mapping,
		document->rules);
	expect(document, 0, FIELD_OUTPUT, "แจ้งประชาชนแล้ว");
	document->mapping.mend = MEND_NOTHING;
	string_list_release(&document->mapping.join);
	proposal_release(&document->proposal);
	proposal_make(&document->proposal, &document->source, &document->mapping,
		document->rules);
	expect(document, 0, FIELD_OUTPUT, "แจ้งประชา ชนแล้ว");
	assert_int_equal(doubts(document, DOUBT_SPACE), 0);
}

/* --- around the table --- */

static void test_head(void **state)
{
	struct document *document = *state;
	const struct report *report = &document->proposal.report;
	take(document,
		"รายงานผลการดำเนินการ\nตามมาตรการส่งเสริมคุณธรรม\n"
		"ประจำปีงบประมาณ พ.ศ. ๒๕๖7 รอบ 6 เดือน\nเทศบาลตำบลทุ่งทอง\nอำเภอเมือง จังหวัดเลย\n\n"
		"ตามที่เทศบาลตำบลทุ่งทองได้ดำเนินการ มีรายละเอียด ดังนี้\n๑. ก\n๒. ข\n\n"
		"ส่วนที่สอง\n\nข้อความของส่วนที่สอง ดังนี้\n\n"
		"มาตรการ\tผู้รับผิดชอบ\tผลลัพธ์\nก\tข\tค\n\nวันที่ ๓ ได้ประชุมแล้ว\n");
	assert_string_equal(report->title, "รายงานผลการดำเนินการ ตามมาตรการส่งเสริมคุณธรรม");
	assert_int_equal(report->fiscal_year, 2567);
	assert_int_equal(report->months, 6);
	assert_string_equal(report->agency.type, "เทศบาลตำบล");
	assert_string_equal(report->agency.name, "ทุ่งทอง");
	assert_string_equal(report->agency.district, "เมือง");
	assert_string_equal(report->agency.province, "เลย");
	assert_int_equal(report->before.count, 2);
	assert_string_equal(report->before.items[0].text,
		"ตามที่เทศบาลตำบลทุ่งทองได้ดำเนินการ มีรายละเอียด ดังนี้\n๑. ก\n๒. ข");
	assert_string_equal(report->before.items[1].heading, "ส่วนที่สอง");
	assert_int_equal(report->after.count, 1);
	assert_int_equal(proposal_doubts(&document->proposal, DOUBT_STOPS), 0);
}

static void test_memo(void **state)
{
	struct document *document = *state;
	const struct memo *memo = &document->proposal.report.memo;
	take(document,
		"บันทึกข้อความ\nส่วนราชการ สำนักปลัด.....\nที่ ลย ๑/๒..... วันที่ ๘ มกราคม ๒๕๖๘.....\n"
		"เรื่อง รายงานผล\nเรียน นายก\n\nเรื่องเดิม\nตามที่ได้รับคะแนน\n\nข้อกฎหมาย\n- หนึ่ง\n- สอง\n\n"
		"จึงเรียนมาเพื่อโปรดทราบ\n\n(ลงชื่อ).....\n(นายหนึ่ง ใจดี)\nนักทรัพยากร\nรักษาราชการแทนปลัด\n\n"
		"- ความเห็นของนายก\nเห็นชอบ\n(ลงชื่อ).....(นายสอง ใจดี)\nนายก\n\n"
		"รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nมาตรการ\tผู้รับผิดชอบ\tผลลัพธ์\nก\tข\tค\n");
	assert_string_equal(memo->office, "สำนักปลัด");
	assert_string_equal(memo->number, "ลย ๑/๒");
	assert_string_equal(memo->date, "๘ มกราคม ๒๕๖๘");
	assert_string_equal(memo->subject, "รายงานผล");
	assert_string_equal(memo->to, "นายก");
	assert_int_equal(memo->sections.count, 2);
	assert_string_equal(memo->sections.items[1].text, "- หนึ่ง\n- สอง");
	assert_string_equal(memo->closing, "จึงเรียนมาเพื่อโปรดทราบ");
	assert_int_equal(memo->count, 2);
	assert_string_equal(memo->signatures[0].name, "นายหนึ่ง ใจดี");
	assert_string_equal(memo->signatures[0].post, "นักทรัพยากร");
	assert_string_equal(memo->signatures[0].acting, "รักษาราชการแทนปลัด");
	assert_string_equal(memo->signatures[1].opinion, "ความเห็นของนายก\nเห็นชอบ");
	assert_string_equal(memo->signatures[1].name, "นายสอง ใจดี");
	assert_string_equal(document->proposal.report.title, "รายงานผลการดำเนินการ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(headings),
		TEST(own_headings),
		TEST(remembered),
		TEST(own_column),
		TEST(tell),
		TEST(kept_columns),
		TEST(columns_alike),
		TEST(calendar),
		TEST(totals),
#ifdef HAVE_CSV
		TEST(sheet),
#endif
		TEST(next_table),
		TEST(any_order),
		TEST(between_rows),
		TEST(cut_rows),
		TEST(blocks),
		TEST(markdown),
		TEST(grid),
		TEST(lost_cells),
#ifdef HAVE_LIBXML2
		TEST(html),
		TEST(forms),
		TEST(placing),
		TEST(shared_heading),
#endif
		TEST(lists),
		TEST(steps),
		TEST(owners),
		TEST(evidence),
		TEST(numbers),
		TEST(spaces),
		TEST(head),
		TEST(memo),
	};
	return cmocka_run_group_tests_name("guess", tests, NULL, NULL);
}
