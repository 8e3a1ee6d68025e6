/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next year's report: what is taken over and marked, what is emptied, what is refused.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/carry.h"
#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* One of everything that is moved, emptied or kept. */
static const char full[] =
	"{\"format\":\"mattrakan.report/1\","
	"\"uuid\":\"aaaaaaaa-0000-4000-8000-000000000001\",\"layout\":\"memo\","
	"\"digits\":\"arabic\",\"agency\":{\"type\":\"อบต.\",\"name\":\"ตัวอย่าง\","
	"\"district\":\"\",\"province\":\"ก\"},\"fiscal_year\":2567,\"months\":6,"
	"\"title\":\"รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\","
	"\"ita\":{\"year\":2566,\"total\":90.5,\"iit\":91,\"level\":\"ผ่านดี\","
	"\"items\":[{\"code\":\"i1\",\"score\":80,\"cards\":[1]}],\"by\":\"x\"},"
	"\"memo\":{\"office\":\"สำนักปลัด\",\"number\":\"กข ๑๒/๒๕๖๗\","
	"\"date\":\"๑ เม.ย. ๒๕๖๗\",\"subject\":\"รายงานปี ๒๕๖๗\",\"to\":\"นายก\","
	"\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"ผล ITA ปี ๒๕๖๖\"}],"
	"\"closing\":\"ในปีงบประมาณ 2567\",\"signatures\":[{\"name\":\"ก\",\"post\":\"ข\","
	"\"opinion\":\"เห็นชอบ\",\"date\":\"๒ เม.ย. ๒๕๖๗\"},{\"name\":\"ค\"}]},"
	"\"before\":[{\"heading\":\"ปี ๒๕๖๗\",\"text\":\"ต.ค. ๖๖ - มี.ค. ๖๗\"}],"
	"\"after\":[{\"text\":\"วันที่ ๕ มกราคม ๒๕๖๗\"},{\"heading\":\"คะแนน\"},{\"text\":\"\"}],"
	"\"state\":\"submitted\",\"unconfirmed\":[\"memo.to\",\"x\"],"
	"\"cards\":[{\"uuid\":\"bbbbbbbb-0000-4000-8000-000000000001\","
	"\"group\":\"ด้าน IIT\",\"refs\":[\"i1\"],\"issue\":\"ประเด็นปี ๒๕๖๗\","
	"\"measure\":\"มาตรการ\",\"steps\":{\"lead\":\"นำ\",\"marks\":\"thai\","
	"\"items\":[\"ทำในปีงบประมาณ ๒๕๖๗\",\"\"]},\"owners\":[\"กองคลัง\"],"
	"\"period\":\"ต.ค. ๖๖ - มี.ค. ๖๗\",\"follow_up\":\"ทุกเดือน\",\"output\":\"ผล\","
	"\"outcome\":\"ผลลัพธ์\",\"suggestion\":\"เสนอ\","
	"\"evidence\":[{\"kind\":\"url\",\"ref\":\"https://a.go.th/\"}],"
	"\"state\":\"done\",\"unconfirmed\":[\"output\",\"x\"],\"note\":{\"a\":1}},"
	"{\"issue\":\"\",\"measure\":\" \",\"output\":\"ผล\"},{}],\"kept\":[1]}";

static const char carried_full[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
	"\"digits\":\"arabic\",\"agency\":{\"type\":\"อบต.\",\"name\":\"ตัวอย่าง\","
	"\"district\":\"\",\"province\":\"ก\"},\"fiscal_year\":2569,\"months\":6,"
	"\"title\":\"รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙\","
	"\"ita\":{\"year\":2568,\"level\":\"\",\"items\":[],\"by\":\"x\"},"
	"\"memo\":{\"office\":\"สำนักปลัด\",\"number\":\"\","
	"\"date\":\"\",\"subject\":\"รายงานปี ๒๕๖๙\",\"to\":\"นายก\","
	"\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"ผล ITA ปี ๒๕๖๘\"}],"
	"\"closing\":\"ในปีงบประมาณ 2569\",\"signatures\":[{\"name\":\"ก\",\"post\":\"ข\","
	"\"opinion\":\"\",\"date\":\"\"},{\"name\":\"ค\"}]},"
	"\"before\":[{\"heading\":\"ปี ๒๕๖๙\",\"text\":\"ต.ค. ๖๘ - มี.ค. ๖๙\"}],"
	"\"after\":[{\"text\":\"วันที่ ๕ มกราคม ๒๕๖๗\"},{\"heading\":\"คะแนน\"},{\"text\":\"\"}],"
	"\"state\":\"open\",\"unconfirmed\":[\"memo.subject\",\"memo.sections[0].text\",\"memo.closing\","
	"\"memo.signatures[0].name\",\"memo.signatures[1].name\",\"before[0].text\","
	"\"after[0].text\",\"after[1].heading\"],"
	"\"cards\":[{"
	"\"group\":\"ด้าน IIT\",\"refs\":[\"i1\"],\"issue\":\"ประเด็นปี ๒๕๖๙\","
	"\"measure\":\"มาตรการ\",\"steps\":{\"lead\":\"นำ\",\"marks\":\"thai\","
	"\"items\":[\"ทำในปีงบประมาณ ๒๕๖๙\",\"\"]},\"owners\":[\"กองคลัง\"],"
	"\"period\":\"ต.ค. ๖๘ - มี.ค. ๖๙\",\"follow_up\":\"ทุกเดือน\",\"output\":\"\","
	"\"outcome\":\"\",\"suggestion\":\"\",\"evidence\":[],\"state\":\"draft\","
	"\"unconfirmed\":[\"group\",\"refs\",\"issue\",\"measure\",\"steps\",\"owners\","
	"\"period\",\"follow_up\"],\"note\":{\"a\":1}},"
	"{\"issue\":\"\",\"measure\":\" \",\"output\":\"\"},{}],\"kept\":[1]}";

static int64_t import_text(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static int64_t carry(struct office *office, int64_t number, int year)
{
	struct error error = ERROR_INIT;
	int64_t carried = 0;
	assert_done(store_carry(office->store, number, year, "manit", &carried, &error),
		&error);
	return carried;
}

/* The report as JSON with no UUIDs, which are never the same. */
static char *json_of(struct office *office, int64_t number)
{
	struct report report;
	office_load(office, number, &report);
	assert_true(uuid_valid(report.uuid));
	*report.uuid = '\0';
	for (size_t i = 0; i < report.count; i++) {
		assert_true(uuid_valid(report.cards[i].uuid));
		*report.cards[i].uuid = '\0';
	}
	char *json = office_json(&report);
	report_release(&report);
	return json;
}

static void test_all_fields(void **state)
{
	struct office *office = *state;
	int64_t number = import_text(office, full);
	char *before = json_of(office, number);
	int64_t carried = carry(office, number, 2569);
	assert_int_not_equal(carried, number);
	struct report wanted;
	office_parse(carried_full, &wanted);
	char *expected = office_json(&wanted), *actual = json_of(office, carried);
	assert_string_equal(actual, expected);
	/* The old one is as it was. */
	char *after = json_of(office, number);
	assert_string_equal(after, before);
	report_release(&wanted);
	free(expected);
	free(actual);
	free(before);
	free(after);
	assert_sound(office->store);
}

/* The same of 12 months, of the same year. */
static const char year_full[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
	"\"digits\":\"arabic\",\"agency\":{\"type\":\"อบต.\",\"name\":\"ตัวอย่าง\","
	"\"district\":\"\",\"province\":\"ก\"},\"fiscal_year\":2567,\"months\":12,"
	"\"title\":\"รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\","
	"\"ita\":{\"year\":2566,\"total\":90.5,\"iit\":91,\"level\":\"ผ่านดี\","
	"\"items\":[{\"code\":\"i1\",\"score\":80,\"cards\":[1]}],\"by\":\"x\"},"
	"\"memo\":{\"office\":\"สำนักปลัด\",\"number\":\"\","
	"\"date\":\"\",\"subject\":\"รายงานปี ๒๕๖๗\",\"to\":\"นายก\","
	"\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"ผล ITA ปี ๒๕๖๖\"}],"
	"\"closing\":\"ในปีงบประมาณ 2567\",\"signatures\":[{\"name\":\"ก\",\"post\":\"ข\","
	"\"opinion\":\"\",\"date\":\"\"},{\"name\":\"ค\"}]},"
	"\"before\":[{\"heading\":\"ปี ๒๕๖๗\",\"text\":\"ต.ค. ๖๖ - มี.ค. ๖๗\"}],"
	"\"after\":[{\"text\":\"วันที่ ๕ มกราคม ๒๕๖๗\"},{\"heading\":\"คะแนน\"},{\"text\":\"\"}],"
	"\"state\":\"open\",\"unconfirmed\":[\"memo.subject\",\"memo.sections[0].text\",\"memo.closing\","
	"\"memo.signatures[0].name\",\"memo.signatures[1].name\",\"before[0].text\","
	"\"after[0].text\",\"after[1].heading\"],"
	"\"cards\":[{"
	"\"group\":\"ด้าน IIT\",\"refs\":[\"i1\"],\"issue\":\"ประเด็นปี ๒๕๖๗\","
	"\"measure\":\"มาตรการ\",\"steps\":{\"lead\":\"นำ\",\"marks\":\"thai\","
	"\"items\":[\"ทำในปีงบประมาณ ๒๕๖๗\",\"\"]},\"owners\":[\"กองคลัง\"],"
	"\"period\":\"ต.ค. ๖๖ - ก.ย. ๖๗\",\"follow_up\":\"ทุกเดือน\",\"output\":\"ผล\","
	"\"outcome\":\"ผลลัพธ์\",\"suggestion\":\"เสนอ\","
	"\"evidence\":[{\"kind\":\"url\",\"ref\":\"https://a.go.th/\"}],"
	"\"state\":\"draft\",\"unconfirmed\":[\"output\",\"x\",\"period\",\"outcome\","
	"\"suggestion\",\"evidence\"],\"note\":{\"a\":1}},"
	"{\"issue\":\"\",\"measure\":\" \",\"output\":\"ผล\",\"unconfirmed\":[\"output\"]},{}],"
	"\"kept\":[1]}";

static int64_t carry_into(struct office *office, int64_t number, int year, int months)
{
	struct error error = ERROR_INIT;
	int64_t carried = 0;
	const struct carry_into into = {year, months};
	assert_done(
		store_carry_into(office->store, number, &into, "manit", &carried, &error),
		&error);
	return carried;
}

/* Both are kept; what has to be brought up to date is marked. */
static void test_the_whole_year(void **state)
{
	struct office *office = *state;
	int64_t number = import_text(office, full);
	char *before = json_of(office, number);
	int64_t carried = carry_into(office, number, 2567, 12);
	struct report wanted;
	office_parse(year_full, &wanted);
	char *expected = office_json(&wanted), *actual = json_of(office, carried);
	assert_string_equal(actual, expected);
	char *after = json_of(office, number);
	assert_string_equal(after, before);
	report_release(&wanted);
	free(expected);
	free(actual);
	free(before);
	free(after);
	assert_sound(office->store);
}

/* The round is another where the text names it; the year may be, too. */
static void test_other_rounds(void **state)
{
	struct office *office = *state;
	struct report report;
	int64_t number = import_text(office,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2567,"
		"\"months\":6,\"title\":\"รายงาน รอบ ๖ เดือน ปี ๒๕๖๗\",\"cards\":[{\"period\":"
		"\"ต.ค. ๖๖ - มี.ค. ๖๗\",\"output\":\"ผล\",\"state\":\"done\"}]}");
	office_load(office, carry_into(office, number, 2568, 12), &report);
	assert_int_equal(report.months, 12);
	assert_string_equal(report.title, "รายงาน รอบ ๑๒ เดือน ปี ๒๕๖๘");
	assert_string_equal(report.cards[0].period, "ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_string_equal(report.cards[0].output, "");
	report_release(&report);
	office_load(office, carry_into(office, 2, 2569, 6), &report);
	assert_int_equal(report.months, 6);
	assert_string_equal(report.title, "รายงาน รอบ ๖ เดือน ปี ๒๕๖๙");
	report_release(&report);
	assert_sound(office->store);
}

static void test_rounds_refused(void **state)
{
	struct office *office = *state;
	static const struct {
		struct carry_into into;
		enum error_kind kind;
		const char *words;
	} rows[] = {
		{{2567, 6}, ERROR_REFUSED, "report 1 is of the same"},
		{{2567, 12}, ERROR_REFUSED, "report 2 is of the same"},
		{{2567, 9}, ERROR_USAGE, "6 months or of 12"},
	};
	int64_t number = import_text(office, full), carried = -1;
	carry_into(office, number, 2567, 12);
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_false(store_carry_into(
			office->store, number, &rows[i].into, "manit", &carried, &error));
		assert_error(&error, rows[i].kind, rows[i].words);
	}
	assert_false(store_carry_into(office->store, 2, &(struct carry_into){2567, 6},
		"manit", &carried, &error));
	assert_error(&error, ERROR_REFUSED, "the whole year 2567");
	assert_int_equal(carried, -1);
	assert_sound(office->store);
}

static bool note_summary(void *context, const struct report_summary *summary)
{
	str_printf(context, "%lld:%d:%lld:%lld:%lld ", (long long)summary->number,
		summary->fiscal_year, (long long)summary->cards_done,
		(long long)summary->cards, (long long)summary->unconfirmed);
	return true;
}

static bool note_author(void *context, const struct card_version *version)
{
	str_puts(context, version->who);
	return true;
}

/* The list counts what is left, and the new cards' history begins with who carried. */
static void test_counted(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	int64_t card;
	carry(office, import_text(office, full), 2568);
	assert_done(store_list(office->store, note_summary, &list, &error), &error);
	assert_string_equal(list.data, "2:2568:0:3:16 1:2567:1:3:2 ");
	str_clear(&list);
	assert_done(store_card_at(office->store, 2, 1, &card, &error), &error);
	assert_done(store_card_history(office->store, card, note_author, &list, &error),
		&error);
	assert_string_equal(list.data, "manit");
	str_release(&list);
}

static void assert_refused(struct office *office, int64_t number, int year,
	enum error_kind kind, const char *words)
{
	struct error error = ERROR_INIT;
	int64_t carried = -1, count = -1, left = -1;
	assert_done(store_count(office->store, &count, &error), &error);
	assert_false(store_carry(office->store, number, year, "manit", &carried, &error));
	assert_error(&error, kind, words);
	assert_int_equal(carried, -1);
	assert_done(store_count(office->store, &left, &error), &error);
	assert_int_equal(left, count);
}

static void test_refused(void **state)
{
	struct office *office = *state;
	int64_t number = import_text(office, full);
	carry(office, number, 2568);
	assert_refused(office, number, 2568, ERROR_REFUSED, "report 2 is of the same");
	assert_refused(office, number, 2567, ERROR_REFUSED, "report 1 is of the same");
	assert_refused(office, 9, 2569, ERROR_USAGE, "no report of number 9");
	assert_refused(office, number, 2024, ERROR_USAGE, "2024 is no fiscal year");
	assert_refused(office, number, 2701, ERROR_USAGE, "2701 is no fiscal year");
	assert_sound(office->store);
}

/* Backwards, and from the carried one on. */
static void test_chain(void **state)
{
	struct office *office = *state;
	int64_t number = import_text(office, full);
	int64_t next = carry(office, number, 2568);
	char *straight = json_of(office, carry(office, next, 2600));
	int64_t back = carry(office, next, 2566);
	struct report report;
	office_load(office, back, &report);
	assert_int_equal(report.fiscal_year, 2566);
	assert_string_equal(report.cards[0].period, "ต.ค. ๖๕ - มี.ค. ๖๖");
	report_release(&report);
	assert_non_null(strstr(straight, "ต.ค. ๙๙ - มี.ค. ๐๐"));
	free(straight);
	assert_sound(office->store);
}

/* A card that was taken out is not carried. */
static void test_out(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = import_text(office, full), cards;
	struct report report;
	office_load(office, number, &report);
	card_release(&report.cards[--report.count]);
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit", &cards,
			    &error),
		&error);
	report_release(&report);
	office_load(office, carry(office, number, 2568), &report);
	assert_int_equal(report.count, 2);
	report_release(&report);
}

/* The real ones and the samples: nothing of their results comes along, and every field
 * that is there is marked. */
static void test_all_reports(void **state)
{
	struct office *office = *state;
	enum { YEARS = 20 }; /* where no other of them is */
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct report old, new;
		office_read(each->path, &old);
		int64_t number = office_import(office, &old);
		office_load(office, carry(office, number, old.fiscal_year + YEARS), &new);
		assert_int_equal(new.count, old.count);
		assert_int_equal(new.fiscal_year, old.fiscal_year + YEARS);
		for (size_t i = 0; i < new.count; i++) {
			const struct card *card = &new.cards[i];
			assert_int_equal(card->state, CARD_DRAFT);
			for (enum card_field field = 0; field < FIELD_COUNT; field++) {
				bool filled = card_field_filled(card, field);
				assert_int_equal(filled, card_unconfirmed(card, field));
				bool result = field >= FIELD_OUTPUT;
				assert_int_equal(filled,
					!result &&
						card_field_filled(&old.cards[i], field));
			}
		}
		/* So with every text, if only in a part of what it belongs to. */
		for (size_t i = 0; i < new.before.count; i++)
			assert_true(head_unconfirmed(&new, HEAD_BEFORE_TEXT, i) ||
				    head_unconfirmed(&new, HEAD_BEFORE_HEADING, i));
		for (size_t i = 0; i < new.memo.sections.count; i++)
			assert_true(head_unconfirmed(&new, HEAD_SECTION_TEXT, i) ||
				    head_unconfirmed(&new, HEAD_SECTION_HEADING, i));
		assert_int_equal(new.ita.total.kind, DECIMAL_ABSENT);
		assert_int_equal(new.ita.count, 0);
		report_release(&old);
		report_release(&new);
	}
	assert_sound(office->store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_all_fields),
		TEST(test_the_whole_year),
		TEST(test_other_rounds),
		TEST(test_rounds_refused),
		TEST(test_counted),
		TEST(test_refused),
		TEST(test_chain),
		TEST(test_out),
		TEST(test_all_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
