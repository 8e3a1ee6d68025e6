/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long texts of what rules look for: no rule reads them over and over, or tells of each
 * place in them.
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

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_long_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
