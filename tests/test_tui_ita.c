/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ITA result: its figures, its items, the measures that answer them, other years. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/review.h"
#include "model/json.h"
#include "tests/desk.h"
#include "text/mem.h"
#include "tui/ita_values.h"
#include "tui/ita_words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define START                                                                                                                                   \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"                                                        \
	"\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12," \
	"\"title\":\"รายงาน\","
#define CARDS                                                                                                          \
	"\"cards\":[{\"issue\":\"คิวยาว\",\"owners\":[\"กองคลัง\"]},{\"issue\":\"รถ\"}," \
	"{\"measure\":\"ป้าย\"}]}"

static void make(struct desk *desk)
{
	desk_with_report(desk, START
		"\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":84.1,\"eit\":90.2,"
		"\"oit\":90.3,\"level\":\"ผ่านดี\",\"odd\":1,\"items\":["
		"{\"code\":\"i7\",\"score\":92,\"cards\":[1]},"
		"{\"code\":\"e11\",\"score\":79.85,\"issue\":\"รอนาน\","
		"\"recommendation\":\"ควรบอก\\nลำดับ\",\"owner\":\"กองคลัง\",\"odd\":2},"
		"{\"code\":\"o34\",\"weak\":true,\"score\":100,\"cards\":[1,9]}]}," CARDS);
}

/* Without any of it. */
static void make_bare(struct desk *desk)
{
	desk_with_report(desk, START CARDS);
}

static void again(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, keys);
}

static void read_head(struct desk *desk, struct report *head)
{
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 1, head, &error), &error);
}

/* Takes the line ends of JSON out, and the space that stands for nothing. */
static void squeeze(char *json)
{
	char *to = json;
	for (const char *at = json; *at; at++) {
		if (*at == '\n')
			at += strspn(at, "\n ");
		if (!*at)
			break;
		*to++ = *at;
		if (*at == ':' && at[-1] == '"' && at[1] == ' ')
			at++;
	}
	*to = '\0';
}

/* What the report's JSON has, the keys that are there and no more. */
static void assert_ita(struct desk *desk, const char *expected)
{
	struct report head;
	read_head(desk, &head);
	char *json = office_json(&head);
	squeeze(json);
	if (!strstr(json, expected))
		fail_msg("%s\nhas no\n%s", json, expected);
	free(json);
	report_release(&head);
}

/* Codes of the items, and the places of their cards: "i7:1 e11: o34:1,9 ". */
static void assert_items(struct desk *desk, const char *expected)
{
	struct report head;
	struct str items = STR_INIT;
	read_head(desk, &head);
	for (size_t i = 0; i < head.ita.count; i++) {
		const struct ita_item *item = &head.ita.items[i];
		str_printf(&items, "%s:", item->code ? item->code : "-");
		for (size_t k = 0; k < item->cards.count; k++)
			str_printf(&items, "%s%d", k ? "," : "", item->cards.items[k]);
		str_putc(&items, ' ');
	}
	assert_string_equal(items.data, expected);
	str_release(&items);
	report_release(&head);
}

/* --- what is seen --- */

static void test_shown(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_shown(
		&desk, "ITA ปี ๒๕๖๗   คะแนนรวม ๘๘.๔๐   ระดับ ผ่านดี   ! ไม่ตรง คะแนนนี้คือ ผ่าน");
	assert_shown(&desk, "IIT ๘๔.๑๐ (๓๐%)   EIT ๙๐.๒๐ (๓๐%)   OIT ๙๐.๓๐ (๔๐%)");
	assert_shown(&desk, "▶i7 ");
	assert_shown(&desk, "✓ ดี ");
	assert_shown(&desk, "│ ↓ จุดอ่อน  │ กองคลัง         │ ! ยังไม่มี");
	assert_shown(&desk, "│ ๑, ๙?");
	assert_shown(&desk, "มาตรการ: ที่ ๑ คิวยาว");
	/* From the measures too, and as a letter. */
	again(&desk, "\nk");
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "ประเด็น: รอนาน");
	assert_shown(&desk, "ยังไม่มี กด l เลือกมาตรการ");
	desk_remove(&desk);
}

static void test_nothing_there(void **state)
{
	struct desk desk;
	(void)state;
	make_bare(&desk);
	grid_type(desk.grid, "k");
	desk_run(&desk);
	assert_shown(&desk, "ITA ปี —   คะแนนรวม —");
	assert_shown(&desk, "กด n เพิ่มข้อแรก");
	again(&desk, "kt");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่มีรายงานใดของหน่วยงานนี้ที่มีคะแนน ITA");
	desk_remove(&desk);
}

/* --- figures --- */

static void test_figures(void **state)
{
	struct desk desk;
	(void)state;
	make_bare(&desk);
	/* Thai digits, Arabic ones, a comma; nothing typed stays absent. */
	grid_type(desk.grid, "ke๒๕๖๗\t๘๘.๔\t84,1\t\t๙๐\tผ่าน");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "ITA ปี ๒๕๖๗   คะแนนรวม ๘๘.๔๐   ระดับ ผ่าน");
	assert_ita(&desk, "\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":84.1,\"oit\":90,"
			  "\"level\":\"ผ่าน\"}");
	/* What is not touched stays as it came, and an emptied figure goes. */
	again(&desk, "ke\t");
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "\"ita\":{\"year\":2567,\"iit\":84.1,\"oit\":90,"
			  "\"level\":\"ผ่าน\"}");
	desk_remove(&desk);
}

static void test_what_follows(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "ke\t\t\t\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "๙๙");
	desk_run(&desk);
	assert_shown(&desk, "คิดจากคะแนนแต่ละส่วนได้ ๙๑.๘๙");
	assert_shown(&desk, "ไม่ตรง คะแนนนี้คือ ผ่าน");
	desk_remove(&desk);
}

static void test_levels_to_pick(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "ke\t\t\t\t\t");
	grid_press(desk.grid, CTRL('O'));
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "✓ ตรงกับคะแนน");
	assert_ita(&desk, "\"level\":\"ผ่าน\"");
	desk_remove(&desk);
}

static void test_bad_figures(void **state)
{
	static const struct {
		const char *tabs, *typed, *says;
	} cases[] = {
		{"", "ปีหน้า", "“ปีหน้า” ไม่ใช่ปี"},
		{"\t", "๑๐๐.๐๑", "คะแนนรวม: “๑๐๐.๐๑” ไม่ใช่ตัวเลข"},
		{"\t\t", "8.1.2", "“8.1.2” ไม่ใช่ตัวเลข"},
		{"\t\t\t", "-3", "“-3” ไม่ใช่ตัวเลข"},
		{"\t\t\t\t", "88.", "“88.” ไม่ใช่ตัวเลข"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		make(&desk);
		grid_type(desk.grid, "ke");
		grid_type(desk.grid, cases[i].tabs);
		grid_press(desk.grid, CTRL('A'));
		grid_type(desk.grid, cases[i].typed);
		/* From another field: the cursor goes back to the bad one. */
		grid_press(desk.grid, SHIFT(K_TAB));
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, cases[i].says);
		assert_shown(&desk, "คะแนนผล ITA");
		assert_shown(&desk, cases[i].typed);
		assert_ita(&desk,
			"\"year\":2567,\"total\":88.4,\"iit\":84.1,\"eit\":90.2,"
			"\"oit\":90.3");
		desk_remove(&desk);
	}
}

/* --- one item --- */

static void test_item(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "k");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "๘๘\t");
	grid_press(desk.grid, K_RIGHT);      /* weak, whatever its score */
	grid_type(desk.grid, "\t\tใหม่\n\t"); /* Enter is a new line */
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "กองช่าง\n");
	desk_run(&desk);
	assert_shown(&desk, "│  ๘๘.๐๐ │ ↓ จุดอ่อน  │ กองช่าง");
	assert_ita(&desk,
		"{\"code\":\"e11\",\"score\":88,\"weak\":true,\"issue\":\"รอนาน\","
		"\"recommendation\":\"ใหม่\\nควรบอก\\nลำดับ\",\"owner\":\"กองช่าง\","
		"\"odd\":2}");
	desk_remove(&desk);
}

static void test_new_item(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "kni๙\t๘๐.๕"); /* behind the first */
	desk_run(&desk);
	assert_shown(&desk, "ผล ITA ข้อใหม่");
	assert_shown(&desk, "ใช้งบประมาณเพื่อประโยชน์ส่วนตัวหรือพวกพ้อง");
	desk_remove(&desk);
	make(&desk);
	grid_type(desk.grid, "kni๙\t๘๐.๕");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▶i๙ ");
	assert_items(&desk, "i7:1 i๙: e11: o34:1,9 ");
	assert_ita(&desk, "{\"code\":\"i๙\",\"score\":80.5}");
	desk_remove(&desk);
	make_bare(&desk);
	grid_type(desk.grid, "kne2");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "\"ita\":{\"items\":[{\"code\":\"e2\"}]}");
	desk_remove(&desk);
}

static void test_questions_to_pick(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "kn");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "เบิกจ่าย\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_items(&desk, "i7:1 i10: e11: o34:1,9 ");
	desk_remove(&desk);
}

/* Refused, or asked about; what was typed stays. */
static void test_bad_codes(void **state)
{
	static const struct {
		const char *typed, *says;
	} cases[] = {
		{"", "ยังไม่ได้พิมพ์รหัสข้อ"},
		{"x9", "“x9” ไม่ใช่รหัสข้อ"},
		{"i", "“i” ไม่ใช่รหัสข้อ"},
		{"i99", "ชุดคำถาม ITA ปี ๒๕๖๗ ไม่มีข้อ i99"},
		{"I๗", "มีข้อ I๗ ในผลการประเมินนี้อยู่แล้ว"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		make(&desk);
		grid_type(desk.grid, "kn");
		grid_type(desk.grid, cases[i].typed);
		grid_type(desk.grid, "\t80");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, cases[i].says);
		assert_shown(&desk, "ผล ITA ข้อใหม่");
		assert_items(&desk, "i7:1 e11: o34:1,9 ");
		desk_remove(&desk);
	}
}

/* A number may be one that the file of questions does not know yet. */
static void test_odd_code_is_wanted(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "kni99");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_items(&desk, "i7:1 i99: e11: o34:1,9 ");
	desk_remove(&desk);
}

static void test_leaving_asks(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "k\n\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "70");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "d");
	desk_run(&desk);
	assert_shown(&desk, "│  ๙๒.๐๐ │");
	again(&desk, "k\n\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "70");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "s");
	desk_run(&desk);
	assert_shown(&desk, "│  ๗๐.๐๐ │ ↓ จุดอ่อน");
	desk_remove(&desk);
}

/* --- the list --- */

static void test_take_out_and_move(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "k");
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, CTRL('D')); /* it is the last already */
	desk_run(&desk);
	assert_items(&desk, "e11: o34:1,9 i7:1 ");
	assert_shown(&desk, "▶i7 ");
	again(&desk, "k");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_items(&desk, "o34:1,9 e11: i7:1 ");
	again(&desk, "kdn");
	desk_run(&desk);
	assert_items(&desk, "o34:1,9 e11: i7:1 ");
	again(&desk, "kdy");
	desk_run(&desk);
	assert_items(&desk, "e11: i7:1 ");
	desk_remove(&desk);
}

/* --- the measures that answer it --- */

static void test_links(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "kl");
	desk_run(&desk);
	assert_shown(&desk, "[x] ๑  คิวยาว");
	assert_shown(&desk, "[ ] ๓  ป้าย");
	again(&desk, "kl ");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, " \n");
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,9 ");
	/* Nothing is another: nothing is written; Esc does not write either. */
	again(&desk, "kl\n");
	desk_run(&desk);
	again(&desk, "kl ");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,9 ");
	/* A place where there is no card goes with the first change. */
	again(&desk, "k");
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "l");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, " \n");
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,2 ");
	/* The cards say what they said. */
	office_load(&desk.office, 1, &report);
	for (size_t i = 0; i < report.count; i++)
		assert_false(report.cards[i].refs.present);
	report_release(&report);
	desk_remove(&desk);
}

/* Cards that are moved on the screen below keep their links. */
static void test_links_follow(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, CTRL('D'));
	grid_type(desk.grid, "k");
	desk_run(&desk);
	assert_items(&desk, "i7:2 e11: o34:2,9 ");
	assert_shown(&desk, "มาตรการ: ที่ ๒ คิวยาว");
	desk_remove(&desk);
}

static void test_new_measure(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "k");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๔ จาก ๔");
	assert_shown(&desk, "ลำดับ");
	assert_items(&desk, "i7:1 e11:4 o34:1,9 ");
	office_load(&desk.office, 1, &report);
	assert_int_equal(report.count, 4);
	const struct card *card = &report.cards[3];
	assert_string_equal(card->issue, "รอนาน");
	assert_string_equal(card->measure, "ควรบอก\nลำดับ");
	assert_int_equal(card->owners.count, 1);
	assert_string_equal(card->owners.items[0], "กองคลัง");
	assert_int_equal(card->refs.count, 1);
	assert_string_equal(card->refs.items[0], "e11");
	report_release(&report);
	assert_sound(desk.app.store);
	/* Where there is one, another is asked about. */
	again(&desk, "kmn");
	desk_run(&desk);
	assert_items(&desk, "i7:1 e11:4 o34:1,9 ");
	/* Back from the guide the list knows it, and g goes there. */
	again(&desk, "kmy");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "│ ๑, ๕");
	again(&desk, "kg");
	desk_run(&desk);
	assert_shown(&desk, "ไปที่มาตรการใด");
	again(&desk, "k");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "g");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๔ จาก ๕");
	desk_remove(&desk);
}

/* --- two people --- */

struct others {
	struct desk *desk;
	void (*change)(struct ita *ita);
};

/* Somebody else changes the result, in the midst of the keys. */
static void interfere(void *context)
{
	const struct others *others = context;
	struct store *store = others->desk->app.store;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	read_head(others->desk, &head);
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	others->change(&head.ita);
	assert_int_equal(
		store_save_head(store, 1, &head, &revision, "manit", &error), SAVE_DONE);
	report_release(&head);
}

static void new_score(struct ita *ita)
{
	ita->items[0].score = (struct decimal){DECIMAL_INTEGER, 75};
}

static void new_issue(struct ita *ita)
{
	settings_text(&ita->items[0].issue, "ของมานิตย์");
}

static void first_out(struct ita *ita)
{
	ita_remove_item(ita, 0);
}

static void one_before(struct ita *ita)
{
	settings_text(&ita_insert_item(ita, 0)->code, "i1");
}

/* The first item's score is being made 60 when somebody else comes. */
static void collide(struct desk *desk, struct others *others)
{
	make(desk);
	others->desk = desk;
	grid_type(desk->grid, "k\n\t");
	grid_press(desk->grid, CTRL('A'));
	grid_type(desk->grid, "60");
	grid_see(desk->grid, interfere, others);
	grid_press(desk->grid, CTRL('S'));
}

static void assert_score(struct desk *desk, size_t item, double score, const char *issue)
{
	struct report head;
	read_head(desk, &head);
	assert_true(head.ita.items[item].score.value == score);
	assert_string_equal(
		head.ita.items[item].issue ? head.ita.items[item].issue : "", issue);
	report_release(&head);
}

static void test_same_value(void **state)
{
	struct desk desk;
	struct others others = {NULL, new_score};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_shown(&desk, "m ใช้ของฉัน  t ใช้ของผู้อื่น");
	assert_score(&desk, 0, 75, "");
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_score(&desk, 0, 60, "");
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "t");
	desk_run(&desk);
	assert_score(&desk, 0, 75, "");
	desk_remove(&desk);
}

/* What only one of the two changed is the one's, without a question. */
static void test_other_value(void **state)
{
	struct desk desk;
	struct others others = {NULL, new_issue};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_score(&desk, 0, 60, "ของมานิตย์");
	desk_remove(&desk);
}

static void test_item_elsewhere(void **state)
{
	struct desk desk;
	struct others others = {NULL, one_before};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_items(&desk, "i1: i7:1 e11: o34:1,9 ");
	assert_score(&desk, 1, 60, "");
	desk_remove(&desk);
}

static void test_item_gone(void **state)
{
	struct desk desk;
	struct others others = {NULL, first_out};
	(void)state;
	collide(&desk, &others);
	grid_type(desk.grid, "n");
	desk_run(&desk);
	assert_items(&desk, "e11: o34:1,9 ");
	assert_shown(&desk, "60"); /* what was typed is still there */
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_items(&desk, "i7: e11: o34:1,9 ");
	assert_score(&desk, 0, 60, "");
	desk_remove(&desk);
}

/* A step in the list is done on what is shown, or not at all. */
static void test_list_was_changed(void **state)
{
	static const char *const keys[] = {"dy", "m", "l"};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct desk desk;
		struct others others = {&desk, one_before};
		make(&desk);
		grid_type(desk.grid, "k");
		grid_press(desk.grid, K_DOWN);
		grid_see(desk.grid, interfere, &others);
		grid_type(desk.grid, keys[i]);
		desk_run(&desk);
		assert_shown(&desk, "มีผู้อื่นเพิ่งแก้ไขรายงานนี้ โปรดดูอีกครั้ง");
		assert_shown(&desk, " i1 ");
		assert_items(&desk, "i1: i7:1 e11: o34:1,9 ");
		desk_remove(&desk);
	}
}

/* --- what was being typed --- */

static void test_recovered(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "k");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n\t\t\tช้า");
	desk_run(&desk); /* cut off */
	assert_ita(&desk, "\"issue\":\"รอนาน\"");
	/* The screen goes on where it was typed. */
	again(&desk, "k");
	desk_run(&desk);
	assert_shown(&desk, "กู้คืน");
	assert_shown(&desk, "ช้ารอนาน");
	again(&desk, "k");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "{\"code\":\"e11\",\"score\":79.85,\"issue\":\"ช้ารอนาน\"");
	desk_remove(&desk);
}

static void test_new_recovered(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "kne5\t81");
	desk_run(&desk);
	again(&desk, "k");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▶e5 ");
	assert_ita(&desk, "{\"code\":\"e5\",\"score\":81}");
	/* Saved, it is no draft any more. */
	again(&desk, "k");
	desk_run(&desk);
	assert_not_shown(&desk, "กู้คืน");
	desk_remove(&desk);
}

static void test_figures_recovered(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "ke\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "77.7");
	desk_run(&desk);
	again(&desk, "k");
	desk_run(&desk);
	assert_shown(&desk, "คะแนนผล ITA");
	assert_shown(&desk, "๗๗.๗");
	desk_remove(&desk);
}

/* The program itself begins there, where a run of it was cut off. */
static void test_resumed(void **state)
{
	struct desk desk;
	struct report head;
	struct str body = STR_INIT;
	struct error error = ERROR_INIT;
	char session[APP_SESSION];
	(void)state;
	make(&desk);
	desk_session_over(session, sizeof(session));
	read_head(&desk, &head);
	settings_text(&head.ita.items[1].issue, "ของฉันเอง");
	report_to_json(&body, &head);
	const struct head_draft draft = {.report = 1,
		.revision = 1,
		.who = desk.app.who,
		.session = session,
		.field = "ita.items[1].issue",
		.at = 1795140000,
		.body = body.data};
	assert_done(store_head_draft_put(desk.app.store, &draft, &error), &error);
	report_release(&head);
	str_release(&body);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▶e11 ");
	assert_ita(&desk, "\"score\":79.85,\"issue\":\"ของฉันเอง\"");
	desk_remove(&desk);
}

/* --- submitted, approved --- */

/* Says so before one types; nothing that would change it is in the bar or is done. */
static void assert_locked(struct desk *desk, const char *title, const char *message)
{
	again(desk, "kndlm");
	grid_press(desk->grid, CTRL('D'));
	desk_run(desk);
	assert_shown(desk, title);
	assert_not_shown(desk, "n สร้างใหม่");
	assert_items(desk, "i7:1 ");
	again(desk, "k\n9");
	desk_run(desk);
	assert_shown(desk, message);
	again(desk, "ke9");
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_shown(desk, title + strlen("ผล ITA "));
	assert_ita(desk, "\"year\":2567,\"total\":88.4");
}

static void test_locked(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	desk_with_report(&desk,
		START "\"ita\":{\"year\":2567,\"total\":88.4,\"items\":[{\"code\":\"i7\","
		      "\"score\":92,\"cards\":[1]}]},\"state\":\"submitted\","
		      "\"cards\":[{\"issue\":\"คิวยาว\",\"state\":\"done\"}]}");
	office_people(&desk.office);
	assert_locked(
		&desk, "ผล ITA (ส่งแล้ว อ่านได้อย่างเดียว)", "รายงานนี้ส่งแล้ว ต้องดึงกลับก่อนจึงแก้ได้");
	struct signer *signer = office_unlock(desk.app.store, "palad");
	assert_done(store_head_revision(desk.app.store, 1, &revision, &error), &error);
	assert_int_equal(store_sign_report(desk.app.store, 1, &revision, "เห็นชอบ",
				 "๒๐ พฤศจิกายน ๒๕๖๙", signer, &error),
		SAVE_DONE);
	signer_free(signer);
	assert_locked(&desk, "ผล ITA (อนุมัติแล้ว อ่านได้อย่างเดียว)", "รายงานนี้อนุมัติแล้ว");
	desk_remove(&desk);
}

/* --- other years --- */

static void test_trend(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk);
	grid_type(desk.grid, "kt");
	desk_run(&desk);
	assert_shown(&desk, "  ๒๕๖๖    ██");
	assert_shown(&desk, "๙๐.๘๔   +๓.๕๘  ผ่านดี");
	assert_shown(&desk, "๙๐.๔๑   -๐.๔๓  ผ่าน");
	desk_remove(&desk);
}

/* Two reports that name other figures for one year both stand there; the same figures
 * stand once; other agencies' and results without figures do not. */
static void test_trend_of_doubles(void **state)
{
	static const char *const more[] = {
		"\"fiscal_year\":2568,\"months\":6,\"ita\":{\"year\":2567,\"total\":70}",
		"\"fiscal_year\":2567,\"months\":12,\"ita\":{\"total\":66.5}",
		"\"fiscal_year\":2567,\"months\":6,\"ita\":{\"year\":2566,\"total\":66.5}",
		"\"fiscal_year\":2566,\"months\":12,\"ita\":{\"level\":\"A\"}",
	};
	struct desk desk;
	(void)state;
	make(&desk);
	for (size_t i = 0; i < COUNT(more); i++) {
		struct str json = STR_INIT;
		struct report report;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},"
			"\"title\":\"%zu\",%s,\"cards\":[]}",
			i, more[i]);
		office_parse(json.data, &report);
		office_import(&desk.office, &report);
		report_release(&report);
		str_release(&json);
	}
	grid_type(desk.grid, "kt");
	desk_run(&desk);
	assert_shown(&desk, " ๒๕๖๖   ");
	assert_not_shown(&desk, "๒๕๖๖/");
	assert_not_shown(&desk, "๒๕๖๕");
	assert_shown(&desk, "๒๕๖๗/๖ ");
	assert_shown(&desk, "๒๕๖๗/๑๒");
	desk_remove(&desk);
}

/* --- words --- */

static void test_numbers(void **state)
{
	static const struct {
		const char *typed;
		bool good;
		int kind;
		double value;
	} cases[] = {
		{"", true, DECIMAL_ABSENT, 0},
		{"0", true, DECIMAL_INTEGER, 0},
		{"๑๐๐", true, DECIMAL_INTEGER, 100},
		{"87.26", true, DECIMAL_REAL, 87.26},
		{"๘๗,๒๖", true, DECIMAL_REAL, 87.26},
		{"80.0", true, DECIMAL_REAL, 80},
		{"79.855", true, DECIMAL_REAL, 79.855},
		{"100.01", false, 0, 0},
		{".5", false, 0, 0},
		{"5.", false, 0, 0},
		{"8 7", false, 0, 0},
		{"87.2.6", false, 0, 0},
		{"1e1", false, 0, 0},
		{"-1", false, 0, 0},
		{"ก", false, 0, 0},
		{"0.1234567890123456789", false, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal score = {DECIMAL_NULL, 1};
		const bool good = ita_score_typed(cases[i].typed, &score);
		if (good != cases[i].good)
			fail_msg("%s", cases[i].typed);
		if (good && ((int)score.kind != cases[i].kind ||
				    score.value != cases[i].value))
			fail_msg("%s: %d %g", cases[i].typed, (int)score.kind,
				score.value);
		if (!good)
			assert_true(score.kind == DECIMAL_NULL);
	}
}

static void test_paths(void **state)
{
	struct ita_part_of part;
	size_t row;
	(void)state;
	for (int is_item = 0; is_item < 2; is_item++) {
		for (size_t i = 0; i < ITA_ROWS; i++) {
			struct str path = STR_INIT;
			ita_path(&path, (struct ita_part_of){is_item, is_item ? 12 : 0},
				i);
			assert_true(ita_path_parse(path.data, &part, &row));
			assert_int_equal(part.is_item, is_item);
			assert_int_equal(part.item, is_item ? 12 : 0);
			assert_int_equal(row, i);
			str_release(&path);
		}
	}
	assert_false(ita_path_parse("memo.to", &part, &row));
	assert_false(ita_path_parse("ita.items[1]", &part, &row));
	assert_false(ita_path_parse("ita.items[1].cards", &part, &row));
	assert_false(ita_path_parse("ita.odd", &part, &row));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_nothing_there),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_what_follows),
		cmocka_unit_test(test_levels_to_pick),
		cmocka_unit_test(test_bad_figures),
		cmocka_unit_test(test_item),
		cmocka_unit_test(test_new_item),
		cmocka_unit_test(test_questions_to_pick),
		cmocka_unit_test(test_bad_codes),
		cmocka_unit_test(test_odd_code_is_wanted),
		cmocka_unit_test(test_leaving_asks),
		cmocka_unit_test(test_take_out_and_move),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_links_follow),
		cmocka_unit_test(test_new_measure),
		cmocka_unit_test(test_same_value),
		cmocka_unit_test(test_other_value),
		cmocka_unit_test(test_item_elsewhere),
		cmocka_unit_test(test_item_gone),
		cmocka_unit_test(test_list_was_changed),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_new_recovered),
		cmocka_unit_test(test_figures_recovered),
		cmocka_unit_test(test_resumed),
		cmocka_unit_test(test_locked),
		cmocka_unit_test(test_trend),
		cmocka_unit_test(test_trend_of_doubles),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
