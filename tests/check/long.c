/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long texts of what rules look for: no rule reads them over and over, or tells of each
 * place in them. And a large report, through which some rules go in a thread of their own
 * (check/check.c): of its first measures the same is told, and in the same order, as where
 * these are the whole report, which is small enough for one thread.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/rules.h"
#include "tests/support/checking.h"
#include "text/str.h"

enum { TEXT_BYTES = 40000, TOLD_MAX = 30 };

static const char *const pieces[] = {"- รายการที่หนึ่ง\\n", "๑ ก ๒ ก ๓ ", "๑. ก\\n",
	"๒. ก\\n", "1.", "a/ก", "(ระบุก ", "(ระบุ", "“...”", "เทศบัญญัติ", "“เทศบัญญัติ", "1๗ ",
	"12 ", "ก", "กา", "....ก", "___ก", "xxx ", "http://a.go.th/ก ", "http://a.go.th ",
	"่", "เ", "ใ้", " ", "\\n", "จัดการจัดการ", "เรื่อง ", "เวปไซต์", "Ab-", "ITA ita ",
	"([<{", "é\xcc\x82", "อบต.นาดี ", "อบต.", "โรงเรียน", "อำเภอ", "อำเภอปัว จ.แพร่ ",
	"นายอำเภอปัว "};

static void put_report(struct str *json, const char *text)
{
	str_clear(json);
	str_printf(json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":"
		"\"thai\",\"agency\":{\"type\":\"อบต.\",\"name\":\"ทุ่งฟ้า\",\"district\":\"เมือง\",\"province\":\"น่าน\"},\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"ก\",\"cards\":[{\"output\":\"%s\"}]}",
		text);
}

static void check_piece(const char *piece, struct str *text, struct str *json)
{
	struct finding_list list = {0};
	size_t told[64] = {0};
	str_clear(text);
	while (text->bytes < TEXT_BYTES)
		str_puts(text, piece);
	put_report(json, text->data);
	checked(json->data, &list);
	for (size_t i = 0; i < list.count; i++) {
		const size_t rule = rule_find(list.items[i].rule->name);
		if (list.items[i].spot.card && ++told[rule] > TOLD_MAX)
			fail_msg("%s tells of every “%s”", rules[rule]->name, piece);
	}
	finding_list_release(&list);
}

static void test_long_texts(void **state)
{
	(void)state;
	struct str text = STR_INIT, json = STR_INIT;
	assert_true(rules_count < 64);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		check_piece(pieces[i], &text, &json);
	str_release(&json);
	str_release(&text);
}

/* --- a large report --- */

enum { SMALL = 60, MANY = 400 };

/* Faults of several rules in one field, so that there is an order; the first and the third
 * are alike, the fourth is the second again. */
static const char *const outputs[] = {
	"เจ้าหน้าที่ออกให้บริการประชาชนในหมู่บ้านทุกเดือนและบันทึกผลลงในทะเบียน หมู่ ",
	"ประชาชน ประชาชน แจ้งเรื่องผ่านเวปไซต์ของหน่วยงานได้ตลอดเวลาและได้รับคำตอบ ",
	"เจ้าหน้าที่ออกให้บริการประชาชนในหมู่บ้านทุกเดือนและบันทึกผลไว้ในทะเบียน หมู่ ",
	"ประชาชน ประชาชน แจ้งเรื่องผ่านเวปไซต์ของหน่วยงานได้ตลอดเวลาและได้รับคำตอบ ",
	"๑. วางแผน\\n๓. ลงมือทำตามแผน ใช้เงิน ๑2,๐๐๐ บาท กับเวปไซต์ครั้งที่ ",
};
enum { OUTPUTS = sizeof(outputs) / sizeof(outputs[0]) };

static void put_cards(struct str *json, size_t cards)
{
	str_printf(json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"ก\",\"ita\":{\"items\":["
		"{\"code\":\"i1\",\"issue\":\"ประชาชนยังไม่รู้ช่องทางติดต่อของหน่วยงานเท่าที่ควร\","
		"\"recommendation\":\"ทำทำป้าย\"},"
		"{\"code\":\"i2\",\"issue\":\"ประชาชนยังไม่รู้ช่องทางติดต่อของหน่วยงานเท่าที่ควร\","
		"\"recommendation\":\"ปรับเวปไซต์\"}]},\"cards\":[");
	for (size_t i = 0; i < cards; i++)
		str_printf(json, "%s{\"output\":\"%s%zu\"}", i ? "," : "",
			outputs[i * 7 % OUTPUTS], i % 3);
	str_puts(json, "]}");
}

static void find(size_t cards, struct finding_list *list)
{
	struct str json = STR_INIT;
	put_cards(&json, cards);
	checked(json.data, list);
	str_release(&json);
}

/* The next that lies in the report's own texts before the cards, or in the first cards;
 * list->count behind the last. */
static size_t next_of_first(const struct finding_list *list, size_t at)
{
	while (at < list->count && list->items[at].spot.card > SMALL)
		at++;
	return at;
}

static bool is_told_again(const struct finding *small, const struct finding *large)
{
	return small->rule == large->rule && small->spot.card == large->spot.card &&
	       small->spot.field == large->spot.field &&
	       small->spot.start == large->spot.start &&
	       strcmp(small->spot.path, large->spot.path) == 0;
}

static void test_same_as_in_one_thread(void **state)
{
	(void)state;
	struct finding_list small = {0}, large = {0};
	size_t copied = 0, at = 0;
	find(SMALL, &small);
	find(MANY, &large);
	for (size_t i = 0; i < small.count; i++, at++) {
		const struct finding *of = &small.items[i];
		at = next_of_first(&large, at);
		if (at == large.count || !is_told_again(of, &large.items[at]))
			fail_msg("%s in measure %d, %s", of->rule->name, of->spot.card,
				of->spot.path);
		copied += strcmp(of->rule->name, "copied-text") == 0;
	}
	assert_true(next_of_first(&large, at) == large.count);
	assert_true(copied > SMALL / 2 && small.count > 3 * copied);
	finding_list_release(&large);
	finding_list_release(&small);
}

/* Behind the first ones all are copies. */
static void test_all_copies_are_told(void **state)
{
	(void)state;
	struct finding_list list = {0};
	size_t copied = 0;
	find(MANY, &list);
	for (size_t i = 0; i < list.count; i++)
		copied += list.items[i].spot.card > SMALL &&
			  strcmp(list.items[i].rule->name, "copied-text") == 0;
	assert_int_equal(copied, MANY - SMALL);
	finding_list_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_same_as_in_one_thread),
		cmocka_unit_test(test_all_copies_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
