/* SPDX-License-Identifier: GPL-3.0-or-later */
/* person-name: one person's name in two ways. */
#include <config.h>

#include "tests/support/checking.h"

#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "text/macros.h"
#include "text/str.h"

#define SIGNED(name)                                                                                                                 \
	"\"memo\":{\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"มีแล้ว\"}],\"signatures\":[" \
	"{\"name\":\"" name "\",\"post\":\"ปลัด\"}]}"
#define TOLD(text) "\"after\":[{\"heading\":\"สรุป\",\"text\":\"" text "\"}]"

static const struct checked_report reports[] = {
	/* a surname that is a cell off: another one, one more, one less */
	{"person-name",
		SIGNED("นางสาวแพร ทองดีงาม") "," TOLD("มอบนางสาวแพร ทองดีงา เป็นผู้ติดตาม"), 1,
		0, "after[0].text"},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("ตามที่นายวีระ สุขสวัสดี เสนอ"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("ตามที่นายวีระ สุสวัสดิ์เสนอ"), 1, 0,
		"after[0].text"},
	/* another title, another mark in the first name */
	{"person-name", SIGNED("นางแพร ทองดี") "," TOLD("มอบ น.ส.แพร ทองดี แล้ว"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายธีร์ ทองดี") "," TOLD("นายธีร ทองดี ลงชื่อ"), 1, 0,
		"after[0].text"},
	/* once, however often it stands so; each way once */
	{"person-name",
		SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ สุขสวัสดี และนายวีระ สุขสวัสดี"), 1, 0,
		"after[0].text"},
	{"person-name",
		SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ สุขสวัสดี และนายวีระ สุกสวัสดิ์"), 2, 0,
		"after[0].text"},
	/* what sounds the same, behind other titles, in both directions */
	{"person-name",
		SIGNED("ดร.ภาสกร วงศ์ใหญ่") "," TOLD("เชิญ ดร.ภาสกร วงค์ใหญ่ มาบรรยาย"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายภานุพงศ์ อินต๊ะ") "," TOLD("นายภาณุพงศ์ อินต๊ะ ติดตามผล"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายภาณุพงษ์ อินต๊ะ") "," TOLD("นายภานุพงศ์ อินต๊ะ ติดตามผล"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นางพรรณี แก้วมงคล") "," TOLD("ครูพรรณีย์ แก้วมงคล ดูแลสหกรณ์"), 1,
		0, "after[0].text"},
	{"person-name",
		SIGNED("พ.ต.อ.สมศักดิ์ ธรรมวงษา") "," TOLD("พ.ต.อ. สมศักดิ์ ธรรมวงศา ร่วมงาน"),
		1, 0, "after[0].text"},
	{"person-name",
		SIGNED("ผศ.ดร.วรวุฒิ นามวงษา") "," TOLD("ผศ.ดร.วรวุฒิ นามวงศา ร่วมงาน"), 1, 0,
		"after[0].text"},
	/* ranks that are there or not, other names, words behind ครู */
	{"person-name", SIGNED("ผศ.ดร.วรวุฒิ นามวงษา") "," TOLD("ดร.วรวุฒิ นามวงษา ร่วมงาน"),
		0, 0, NULL},
	{"person-name", SIGNED("นางพรรณี แก้วมงคล") "," TOLD("ครูพรรณี แก้วมงคล ดูแลสหกรณ์"), 0,
		0, NULL},
	{"person-name",
		SIGNED("ดร.ภาสกร วงศ์ใหญ่") "," TOLD("เชิญ ดร.ภาสกร วงศ์เล็ก มาบรรยาย"), 0, 0,
		NULL},
	{"person-name", SIGNED("ดร.ภาสกร วงศ์ใหญ่") "," TOLD("เชิญ ดร.ภาณุ วงศ์ใหญ่ มาบรรยาย"),
		0, 0, NULL},
	{"person-name", SIGNED("ปลัด") "," TOLD("ครูผู้สอน ทุกคน และครูผู้สอน ทุกวัน"), 0, 0, NULL},
	/* the same name, text going on behind it, other spaces, an abbreviated title */
	{"person-name",
		SIGNED("นางสาวแพร ทองดีงาม") "," TOLD("มอบนางสาวแพร  ทองดีงามเป็นผู้ติดตาม"), 0,
		0, NULL},
	{"person-name", SIGNED("นางสาวแพร ทองดี") "," TOLD("มอบ น.ส. แพร ทองดี แล้ว"), 0, 0,
		NULL},
	/* a first letter that sounds the same; a rank where the other has none */
	{"person-name", SIGNED("นายณรงค์ ทองดี") "," TOLD("นายนรงค์ ทองดี ลงชื่อ"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("ครูวีระ สุขสวัสดี ลงชื่อ"), 0, 0,
		NULL},
	{"person-name", SIGNED("ครูวีระ สุขสวัสดิ์") "," TOLD("นายวีระ สุขสวัสดี ลงชื่อ"), 0, 0,
		NULL},
	/* another first letter is another name */
	{"person-name", SIGNED("นายธงชัย ทองดี") "," TOLD("นายมงชัย ทองดี ลงชื่อ"), 0, 0, NULL},
	/* other people: brothers, namesakes, another surname */
	{"person-name", SIGNED("นายสมชาย ทองดี") "," TOLD("นายสมชัย ทองดี ลงชื่อ"), 0, 0,
		NULL},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ ใจงามยิ่ง ลงชื่อ"), 0, 0,
		NULL},
	{"person-name", SIGNED("นายวีระ ทองดี") "," TOLD("นายวิชัย ทองดี ลงชื่อ"), 0, 0, NULL},
	/* surnames too short to say so, posts, names alone */
	{"person-name", SIGNED("นายวีระ มี") "," TOLD("นายวีระ ดี ลงชื่อ"), 0, 0, NULL},
	{"person-name",
		SIGNED("นายวีระ ทองดี") "," TOLD(
			"นายกเทศมนตรี ทองดีงาม นายอำเภอ ทองดี นายช่าง ทองดี"),
		0, 0, NULL},
	{"person-name", SIGNED("นายวีระ") "," TOLD("นายวีระ และนายวีร"), 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, "person-name");
	check_reports_table(reports, REPORTS);
}

/* --- what is marked --- */

#define TEN      "มมมมมมมมมม"
#define LONGEST  TEN TEN TEN TEN /* letters of a name */
#define TOO_LONG LONGEST "ม"

static const struct {
	const char *name; /* that signs the memo */
	const char *text;
	const char *marked; /* in the text, with | between two */
} told[] = {
	/* just the name, text going on behind it or not */
	{"นายวีระ สุขสวัสดิ์", "ตามที่นายวีระ สุสวัสดิ์เสนอ", "นายวีระ สุสวัสดิ์"},
	{"นายวีระ สุขสวัสดิ์", "ตามที่นายวีระ สุขขสวัสดิ์เสนอ", "นายวีระ สุขขสวัสดิ์"},
	{"นายวีระ สุขสวัสดิ์", "ตามที่นายวีระ สุกสวัสดิ์เสนอ", "นายวีระ สุกสวัสดิ์"},
	{"นายแพร ทองดีงาม", "มอบนางแพร ทองดีงามเป็นผู้ติดตาม", "นางแพร ทองดีงาม"},
	{"นายธีร์ ทองดี", "นายธีร ทองดี ลงชื่อ", "นายธีร ทองดี"},
	/* a space that does not break is one */
	{"นายวีระ สุขสวัสดิ์", "นายวีระ\u00a0สุขสวัสดี ลงชื่อ", "นายวีระ\u00a0สุขสวัสดี"},
	/* titles: นาย and นาง are two, นาง and นางสาว as well */
	{"นายแพร ทองดีงาม", "นางแพร ทองดีงาม", "นางแพร ทองดีงาม"},
	{"นางแพร ทองดีงาม", "นางสาวแพร ทองดีงาม", "นางสาวแพร ทองดีงาม"},
	{"น.ส.แพร ทองดีงาม", "นางสาวแพร ทองดีงาม", ""},
	/* a third way is told once, though it is near both */
	{"นายวีระ สุขสวัสดิ์", "นายวีระ สุขสวัสดี และนายวีระ สุขสวัสดู",
		"นายวีระ สุขสวัสดี|นายวีระ สุขสวัสดู"},
	/* from three cells on a surname may be a cell off; it goes on only behind one */
	{"นายวีระ มีดีงู", "นายวีระ มีดีปู", "นายวีระ มีดีปู"},
	{"นายวีระ มีดี", "นายวีระ มีสี", ""},
	{"นายวีระ ทองดี", "นายวีระ ทองดำเนินการ", ""},
	{"นายวีระ ทองดีงาม", "นายวีระ ทองดี", ""},
	/* names have two cells at least, and no more letters than names have */
	{"นายอี ทองดี", "นางอี ทองดี", ""},
	{"นายวีระ มี", "นางวีระ มี", ""},
	{"นาย" TOO_LONG " ทองดี", "นาง" TOO_LONG " ทองดี", ""},
	{"นายวีระ " TOO_LONG, "นางวีระ " TOO_LONG, ""},
	{"นาย" LONGEST " ทองดี", "นาง" LONGEST " ทองดี", "นาง" LONGEST " ทองดี"},
	{"นายวีระ " LONGEST, "นางวีระ " LONGEST, "นางวีระ " LONGEST},
	{"นายวีระ สุข", "นางวีระ สุข", "นางวีระ สุข"},
	/* a rank whole, of which another is the beginning */
	{"ว่าที่ร้อยตรี ภานุพงศ์ อินต๊ะ", "ว่าที่ร้อยตรี ภาณุพงศ์ อินต๊ะ", "ว่าที่ร้อยตรี ภาณุพงศ์ อินต๊ะ"},
	/* what ends a name is not of it */
	{"นายวีระ ทองดีฯ", "นายวีระ ทองดี ลงชื่อ", ""},
	{"นายวีระ ทองดี", "นางวีระ,ทองดี", ""},
	/* marks of the first name, and another surname */
	{"นายธีร์ ทองดี", "นายธีร ใจงามยิ่ง", ""},
	/* posts */
	{"นายวีระ ใจงามยิ่ง", "นายกองคลัง ทองดี นางกองคลัง ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายอำเภอปัว ทองดี นางอำเภอปัว ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายช่างโยธา ทองดี นางช่างโยธา ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายทะเบียนท้องถิ่น ทองดี นางทะเบียนท้องถิ่น ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายจ้างเหมา ทองดี นางจ้างเหมา ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายแพทย์ใหญ่ ทองดี นางแพทย์ใหญ่ ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายท้ายเรือ ทองดี นางท้ายเรือ ทองดี", ""},
	{"นายวีระ ใจงามยิ่ง", "นายมานพ ทองดี นางมานพ ทองดี", "นางมานพ ทองดี"},
	/* within a name none begins */
	{"นายวีระ สุขสวัสดิ์", "นางแพร สมนายวีระ สุขสวัสดี", ""},
};

static void find(const char *name, const char *heading, const char *text,
	struct finding_list *list)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"type\":\"อบต.\",\"name\":\"ทุ่งฟ้า\"},\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"รายงาน\",\"memo\":{\"signatures\":["
		"{\"name\":\"%s\"}]},\"after\":[{\"heading\":\"%s\",\"text\":\"%s\"}],"
		"\"cards\":[]}",
		name, heading, text);
	checked(json.data, list);
	str_release(&json);
}

static bool is_of_rule(const struct finding *finding)
{
	return !strcmp(finding->rule->name, "person-name");
}

static void test_marked(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(told); i++) {
		struct finding_list list = {0};
		struct str marked = STR_INIT;
		find(told[i].name, "สรุป", told[i].text, &list);
		for (size_t k = 0; k < list.count; k++) {
			const struct finding *finding = &list.items[k];
			if (!is_of_rule(finding))
				continue;
			assert_string_equal(finding->spot.path, "after[0].text");
			str_puts(&marked, marked.bytes ? "|" : "");
			str_append(&marked, finding->basis + finding->spot.start,
				finding->spot.bytes);
		}
		const char *words = marked.bytes ? marked.data : "";
		if (strcmp(words, told[i].marked) != 0)
			fail_msg("%s, %s: “%s”", told[i].name, told[i].text, words);
		str_release(&marked);
		finding_list_release(&list);
	}
}

/* The earlier place is named; what stands in headings is none. */
static void test_other_place(void **state)
{
	struct finding_list list = {0};
	size_t at = 0;
	(void)state;
	find("นายแพร ทองดีงาม", "นางแพร ทองดีงาม", "นางแพร ทองดีงาม", &list);
	while (at < list.count && !is_of_rule(&list.items[at]))
		at++;
	assert_true(at < list.count);
	assert_string_equal(list.items[at].spot.path, "after[0].text");
	assert_string_equal(list.items[at].other.path, "memo.signatures[0].name");
	finding_list_release(&list);
}

/* So many are compared and no more: a list of a whole town takes no hours. */
static void test_very_many(void **state)
{
	enum { NAMES_MOST = 500, LETTERS = 20 };
	static const char *const letters[LETTERS] = {"ม", "น", "ต", "ด", "บ", "ป", "ผ",
		"พ", "ส", "ว", "ร", "ล", "ห", "อ", "ท", "จ", "ค", "ข", "ง", "ช"};
	(void)state;
	for (int before = NAMES_MOST - 2; before <= NAMES_MOST - 1; before++) {
		struct str text = STR_INIT;
		struct finding_list list = {0};
		size_t found = 0;
		/* One signs, these, and one who is told of in two ways. */
		for (int i = 0; i < before; i++) {
			const char *one = letters[i % LETTERS];
			const char *two = letters[i / LETTERS % LETTERS];
			const char *three = letters[i / LETTERS / LETTERS];
			str_printf(&text, "นาย%s%s%sานนท์ %s%s%s%s%sสกุล ", one, two, three,
				one, one, two, two, three);
		}
		str_puts(&text, "นางแพร ทองดีงาม กับนางสาวแพร ทองดีงาม");
		find("นายวีระ ใจงามยิ่ง", "สรุป", text.data, &list);
		for (size_t i = 0; i < list.count; i++)
			found += is_of_rule(&list.items[i]);
		assert_int_equal(found, before < NAMES_MOST - 1 ? 1 : 0);
		str_release(&text);
		finding_list_release(&list);
	}
}

/* The earlier name is told whole, though it was compared with another. */
static void test_earlier(void **state)
{
	(void)state;
	checked_says("person-name",
		SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ ทองดี และนางวีระ ทองดี"),
		"“นายวีระ ทองดี”");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports),
		cmocka_unit_test(test_marked), cmocka_unit_test(test_other_place),
		cmocka_unit_test(test_earlier), cmocka_unit_test(test_very_many)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
