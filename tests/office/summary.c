/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary says of a report in the office file, and that paper has it on a page. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/deadline.h"
#include "model/report.h"
#include "office/summary.h"
#include "report/document.h"
#include "report/pager.h"
#include "report/plain.h"
#include "report/summary.h"
#include "tests/support/office.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

#define CARD(measure, owners, period, state)                                             \
	"{\"measure\":\"" measure "\",\"owners\":[" owners "],\"period\":\"" period      \
	"\",\"state\":\"" state "\"}"
#define REPORT(year, total, cards)                                                                        \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","                   \
	"\"agency\":{\"type\":\"เทศบาลตำบล\",\"name\":\"ธารตะวัน\"}," \
	"\"fiscal_year\":" year ",\"months\":12,\"title\":\"รายงาน\","                        \
	"\"ita\":{\"year\":" year ",\"total\":" total "},\"cards\":[" cards "]}"

static const struct date day = {.year = 2569, .month = 11, .day = 29};

static int64_t import(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static void read_summary(
	struct summary *summary, const struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	if (!summary_read(summary, office->store, report, day, DIGITS_THAI, &error))
		fail_msg("%s", error_message(&error));
}

static void test_counted(void **state)
{
	struct office *office = *state;
	struct summary summary;
	import(office, REPORT("2567", "80.5", ""));
	import(office, REPORT("2569", "99", ""));
	const int64_t number = import(office,
		REPORT("2568", "90",
			CARD("ก", "\"สำนักปลัด\",\"กองช่าง\"", "๑ ม.ค. ๖๘ - ๓๐ ก.ย. ๖๘",
				"done") "," CARD("ข", "\"สำนักปลัด\"",
				"๑ ม.ค. ๖๘ - ๒๗ พ.ย. ๖๙", "draft") "," CARD("ค", "",
				"๑ ม.ค. ๖๘ - ๓๐ ก.ย. ๖๘", "draft") "," CARD("ง",
				"\"กองช่าง\"", "๑ ม.ค. ๖๘ - ๒๙ พ.ย. ๖๙", "draft")));
	read_summary(&summary, office, number);
	assert_int_equal(summary.measures, 4);
	assert_int_equal(summary_done(&summary), 1);
	assert_int_equal(summary.states[CARD_DRAFT], 3);
	assert_int_equal(summary.owners_count, 3);
	assert_string_equal(summary.owners[0].name, "สำนักปลัด");
	assert_int_equal(summary.owners[0].done, 1);
	assert_int_equal(summary.owners[0].all, 2);
	assert_string_equal(summary.owners[2].name, "");
	/* The latest first; who has until today is not late. */
	assert_int_equal(summary.late_count, 2);
	assert_string_equal(summary.late[0].name, "ค");
	assert_int_equal(summary.late[1].place, 2);
	assert_int_equal(summary.late[1].days, 2);
	/* Steps and the like are missing. */
	assert_true(summary.errors + summary.warnings > 0);
	/* No later year than the report's own. */
	assert_int_equal(summary.years_count, 2);
	assert_int_equal(summary.years[0].year, 2567);
	assert_true(summary.years[1].total == 90);
	summary_release(&summary);
}

/* Of more years than there is room for the last ones; of one year the later report's. */
static void test_years(void **state)
{
	struct office *office = *state;
	struct summary_year years[SUMMARY_YEARS];
	size_t count;
	import(office, REPORT("2561", "61", ""));
	import(office, REPORT("2562", "62", ""));
	import(office, REPORT("2563", "63", ""));
	import(office, REPORT("2564", "64", ""));
	const int64_t number = import(office, REPORT("2565", "65", ""));
	assert_true(summary_years_read(years, &count, office->store, number, NULL));
	assert_int_equal(count, SUMMARY_YEARS);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(years[i].year, 2562 + (int)i);
}

static void test_on_paper(void **state)
{
	struct office *office = *state;
	struct summary summary;
	struct report report;
	struct str text = STR_INIT;
	const int64_t number = import(office,
		REPORT("2568", "90",
			CARD("ก", "\"กองช่าง\"", "๑ ม.ค. ๖๘ - ๓๐ ก.ย. ๖๘", "draft")));
	read_summary(&summary, office, number);
	assert_true(store_load_head(office->store, number, &report, NULL));
	struct document *document = document_new_summary(&report, &summary);
	assert_true(plain_append(&text, document, &summary_layout, NULL));
	assert_non_null(strstr(text.data, "ข้อมูล ณ วันที่ ๒๙ พฤศจิกายน ๒๕๖๙"));
	assert_non_null(strstr(text.data, "ดำเนินการเสร็จแล้ว ๐ จาก ๑ มาตรการ (ร้อยละ ๐)"));
	assert_non_null(strstr(text.data, "- มาตรการที่ ๑ ล่าช้า ๔๒๕ วัน: ก (กองช่าง)"));
	assert_non_null(strstr(text.data, "#######...  ๙๐.๐๐"));
	struct pager *pager = pager_new(document, &summary_layout, report.digits,
		(struct paper){80, 66}, BORDERS_ASCII, 0, NULL);
	assert_non_null(pager);
	assert_int_equal(pager_count(pager), 1);
	const struct page *page = pager_next(pager, NULL);
	assert_non_null(page);
	/* The page's second line is what stands over it. */
	assert_string_equal(page->lines[1].data, "สรุปผลการดำเนินการตามมาตรการสำหรับผู้บริหาร");
	pager_free(pager);
	document_free(document);
	report_release(&report);
	summary_release(&summary);
	str_release(&text);
}

/* The day is told, and what is left to do; handed in, nothing is left and nothing late. */
static void test_deadline(void **state)
{
	static const struct {
		const char *day;
		bool submitted;
		const char *words;
	} rows[] = {
		{"2026-12-04", false, "วันที่ ๔ ธันวาคม ๒๕๖๙ เหลืออีก ๕ วัน"},
		{"2026-11-29", false, "วันที่ ๒๙ พฤศจิกายน ๒๕๖๙ ครบกำหนดวันนี้"},
		{"2026-11-26", false, "วันที่ ๒๖ พฤศจิกายน ๒๕๖๙ เกินกำหนด ๓ วัน"},
		{"2026-11-26", true, "วันที่ ๒๖ พฤศจิกายน ๒๕๖๙ ส่งแล้ว"},
	};
	struct office *office = *state;
	struct report report;
	const int64_t number =
		import(office, REPORT("2569", "90",
				       CARD("ก", "\"กองช่าง\"", "", "draft") "," CARD(
					       "ข", "\"กองช่าง\"", "", "done")));
	assert_true(store_load_head(office->store, number, &report, NULL));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct summary summary;
		struct str text = STR_INIT;
		read_summary(&summary, office, number);
		assert_false(deadline_is_set(&summary.deadline));
		summary.deadline = deadline_of(rows[i].day,
			rows[i].submitted ? REPORT_SUBMITTED : REPORT_OPEN, day);
		struct document *document = document_new_summary(&report, &summary);
		assert_true(plain_append(&text, document, &summary_layout, NULL));
		assert_non_null(strstr(text.data, rows[i].words));
		const char *left = strstr(text.data,
			"งานที่เหลือ: มาตรการที่ยังไม่เสร็จ ๑ มาตรการ รออนุมัติ ๑ มาตรการ ต้องแก้ไข ");
		assert_int_equal(left != NULL, !rows[i].submitted);
		document_free(document);
		summary_release(&summary);
		str_release(&text);
	}
	report_release(&report);
}

/* It is that of the report. */
static void test_deadline_is_read(void **state)
{
	struct office *office = *state;
	struct report report;
	struct summary summary;
	office_parse(REPORT("2569", "90", ""), &report);
	assert_true(deadline_put(&report, (struct date){2569, 11, 26}));
	const int64_t number = office_import(office, &report);
	report_release(&report);
	read_summary(&summary, office, number);
	assert_true(deadline_is_late(&summary.deadline));
	assert_int_equal(summary.deadline.left, -3);
	summary_release(&summary);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_deadline, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_deadline_is_read, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_counted, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_years, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_on_paper, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
