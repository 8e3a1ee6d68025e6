/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/str.h"

enum { FIRST_YEAR = 2570, WORDS_LEAST = 6, WORDS_MORE = 4, ISSUE_CODE = 24 };

static const char *const words[] = {"ประชุม", "ชี้แจง", "เจ้าหน้าที่", "ประชาชน", "บัตรคิว",
	"ทะเบียน", "พัสดุ", "เอกสาร", "คำขอ", "หมู่บ้าน", "ตรวจสอบ", "ติดตาม", "สรุปผล", "ประกาศ",
	"เว็บไซต์", "อบรม", "จริยธรรม", "งบประมาณ", "แผนงาน", "ร้องเรียน", "คู่มือ", "แบบฟอร์ม",
	"จุดบริการ", "โทรศัพท์", "รถส่วนกลาง", "น้ำประปา", "ถนน", "ตลาด", "โรงเรียน", "ผู้ปกครอง",
	"ผู้สูงอายุ", "ใบเสร็จ", "ภาษี", "ใบอนุญาต", "แผนที่", "ลายมือชื่อ", "ของขวัญ", "สมุดบันทึก",
	"กล่องรับความเห็น", "กระดานข่าว", "วารสาร", "เสียงตามสาย", "กิจกรรม", "อาสาสมัคร",
	"ผู้รับจ้าง", "ตู้เก็บของ", "ห้องประชุม", "สนามกีฬา", "สวนสาธารณะ", "ขยะ"};

static const char *const units[] = {"สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"};

/* The acts that are compared: those that change a state. */
static const char *const compared[] = {"card.done", "card.approve", "card.return",
	"report.submit", "report.withdraw", "report.sign", "report.approve"};

json_t *week_model_new(void)
{
	return json_pack("{s:[], s:{}}", "reports", "did");
}

void week_code(char code[CODE_BYTES], int report, int card)
{
	snprintf(code, CODE_BYTES, "W%d-%04d", report, card);
}

/* --- words --- */

/* Words without spaces between them, as Thai is written; none twice in a row. */
static void put_words(struct str *out, struct support_random *random)
{
	const uint32_t count = WORDS_LEAST + support_draw(random, WORDS_MORE);
	uint32_t last = COUNT(words);
	for (uint32_t i = 0; i < count;) {
		const uint32_t next = support_draw(random, COUNT(words));
		if (next == last)
			continue;
		str_puts(out, words[next]);
		last = next;
		i++;
	}
}

static json_t *draw_text(struct support_random *random, const char *before)
{
	struct str text = STR_INIT;
	str_puts(&text, before);
	put_words(&text, random);
	json_t *value = json_string(text.data);
	str_release(&text);
	return value;
}

static json_t *draw_steps(struct support_random *random)
{
	json_t *items = json_array();
	for (int i = 0; i < 2; i++)
		json_array_append_new(items, draw_text(random, ""));
	return json_pack("{s:s, s:o}", "marks", "thai", "items", items);
}

json_t *week_card_new(const char *code, int report, struct support_random *random)
{
	char issue[ISSUE_CODE], period[64];
	json_t *made = json_object();
	snprintf(issue, sizeof(issue), "%s ", code);
	snprintf(period, sizeof(period), "ต.ค. %d - ก.ย. %d", FIRST_YEAR + report - 2,
		FIRST_YEAR + report - 1);
	json_object_set_new(made, "issue", draw_text(random, issue));
	json_object_set_new(made, "measure", draw_text(random, ""));
	json_object_set_new(made, "steps", draw_steps(random));
	json_object_set_new(made, "owners",
		json_pack("[s]", units[support_draw(random, COUNT(units))]));
	json_object_set_new(made, "period", json_string(period));
	json_object_set_new(made, "output", draw_text(random, ""));
	json_object_set_new(made, "outcome", draw_text(random, ""));
	json_object_set_new(made, "state", json_string("draft"));
	return made;
}

json_t *week_report_new(int report, json_t *signatures)
{
	return json_pack(
		"{s:s, s:s, s:s, s:{s:s, s:s, s:s, s:s}, s:i, s:i, s:s, s:{s:s, s:o}, s:s, "
		"s:[]}",
		"format", "mattrakan.report/1", "layout", "annual", "digits", "arabic",
		"agency", "type", "องค์การบริหารส่วนตำบล", "name", "ทดลอง", "district",
		"เมือง", "province", "นครสมมุติ", "fiscal_year", FIRST_YEAR + report - 1,
		"months", 12, "title", "รายงานผลการดำเนินการตามมาตรการ", "memo", "subject",
		"ส่งรายงาน", "signatures", signatures, "state", "open", "cards");
}

/* --- looking --- */

json_t *week_report(const json_t *model, int report)
{
	json_t *found =
		json_array_get(json_object_get(model, "reports"), (size_t)report - 1);
	if (!found)
		fail_msg("the model has no report %d", report);
	return found;
}

json_t *week_find_card(const json_t *report, const char *code)
{
	size_t i;
	json_t *card;
	const size_t bytes = strlen(code);
	json_array_foreach(json_object_get(report, "cards"), i, card)
	{
		const char *issue = week_text(card, "issue");
		if (!strncmp(issue, code, bytes) && issue[bytes] == ' ')
			return card;
	}
	return NULL;
}

json_t *week_card(const json_t *model, int report, const char *code)
{
	return week_find_card(week_report(model, report), code);
}

const char *week_text(const json_t *card, const char *field)
{
	const char *text = json_string_value(json_object_get(card, field));
	return text ? text : "";
}

size_t week_count(const json_t *model, int report)
{
	return json_array_size(json_object_get(week_report(model, report), "cards"));
}

size_t week_count_in(const json_t *model, int report, const char *state)
{
	size_t i, count = 0;
	json_t *card;
	json_array_foreach(json_object_get(week_report(model, report), "cards"), i, card)
		count += !strcmp(week_text(card, "state"), state);
	return count;
}

/* --- what was done --- */

void week_add(json_t *model, int report, json_t *card)
{
	json_array_append_new(json_object_get(week_report(model, report), "cards"), card);
}

void week_set(json_t *card, const char *field, const char *text)
{
	json_object_set_new(card, field, json_string(text));
}

void week_did(json_t *model, const char *who, const char *act)
{
	struct str name = STR_INIT;
	json_t *did = json_object_get(model, "did");
	str_printf(&name, "%s %s", who, act);
	json_object_set_new(did, name.data,
		json_integer(json_integer_value(json_object_get(did, name.data)) + 1));
	str_release(&name);
}

int week_times(const json_t *model, const char *act)
{
	int times = 0;
	const char *name;
	json_t *count;
	json_object_foreach(json_object_get(model, "did"), name, count)
	{
		if (!strcmp(strchr(name, ' ') + 1, act))
			times += (int)json_integer_value(count);
	}
	return times;
}

void week_seal(json_t *model, int report)
{
	size_t i;
	json_t *card, *whole = week_report(model, report);
	json_array_foreach(json_object_get(whole, "cards"), i, card)
		week_set(card, "state", "approved");
	week_set(whole, "state", "approved");
}

/* --- comparing --- */

static void put_difference(
	struct str *out, const char *what, const json_t *model, const json_t *found)
{
	char *wanted = json_dumps(model, JSON_ENCODE_ANY | JSON_SORT_KEYS);
	char *there = json_dumps(found, JSON_ENCODE_ANY | JSON_SORT_KEYS);
	str_printf(out, "%s is to say %s, and says %s\n", what,
		wanted ? wanted : "nothing", there ? there : "nothing");
	free(wanted);
	free(there);
}

/* Field by field, those of each that the other has not. */
static void compare_card(
	struct str *out, const char *code, const json_t *wanted, const json_t *found)
{
	const json_t *sides[] = {wanted, found};
	for (int side = 0; side < 2; side++) {
		const char *field;
		json_t *value;
		json_object_foreach((json_t *)sides[side], field, value)
		{
			const json_t *one = json_object_get(wanted, field);
			const json_t *other = json_object_get(found, field);
			if (!(side && one) && !json_equal(one, other)) {
				str_printf(out, "%s, ", code);
				put_difference(out, field, one, other);
			}
		}
	}
}

static void compare_cards(struct str *out, const json_t *wanted, const json_t *exported)
{
	size_t i;
	json_t *card;
	const json_t *cards = json_object_get(wanted, "cards");
	const json_t *others = json_object_get(exported, "cards");
	if (json_array_size(cards) != json_array_size(others))
		str_printf(out, "%zu cards instead of %zu\n", json_array_size(others),
			json_array_size(cards));
	json_array_foreach(cards, i, card)
	{
		char code[CODE_BYTES];
		snprintf(code, sizeof(code), "%.*s",
			(int)strcspn(week_text(card, "issue"), " "),
			week_text(card, "issue"));
		json_t *found = week_find_card(exported, code);
		json_object_del(found, "uuid");
		if (found)
			compare_card(out, code, card, found);
		else
			str_printf(out, "%s is missing\n", code);
	}
}

char *week_differs(const json_t *model, int report, const json_t *exported)
{
	static const char *const keys[] = {"title", "fiscal_year", "agency", "state"};
	struct str out = STR_INIT;
	const json_t *wanted = week_report(model, report);
	for (size_t i = 0; i < COUNT(keys); i++) {
		const json_t *one = json_object_get(wanted, keys[i]);
		const json_t *other = json_object_get(exported, keys[i]);
		if (!json_equal(one, other))
			put_difference(&out, keys[i], one, other);
	}
	compare_cards(&out, wanted, exported);
	return str_detach(&out);
}

/* A line of the trail is number, moment, who, act, …, tabs between. */
static void count_line(json_t *acts, const char *line)
{
	char who[64], act[64];
	if (sscanf(line, "%*[^\t]\t%*[^\t]\t%63[^\t]\t%63[^\t]", who, act) != 2)
		return;
	for (size_t i = 0; i < COUNT(compared); i++)
		if (!strcmp(act, compared[i]))
			week_did(acts, who, act);
}

char *week_acts_differ(const json_t *model, const char *trail)
{
	struct str out = STR_INIT;
	json_t *found = week_model_new();
	for (const char *line = trail; *line; line += strcspn(line, "\n") + 1)
		count_line(found, line);
	const json_t *one = json_object_get(model, "did");
	const json_t *other = json_object_get(found, "did");
	if (!json_equal(one, other))
		put_difference(&out, "the trail", one, other);
	json_decref(found);
	return str_detach(&out);
}
