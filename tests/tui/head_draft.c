/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is typed in a report's own texts is there again after the program was cut off: in
 * every row of the memo, of the texts before and after, of the forms, and also where the
 * memo, the part or the item is not in the report yet, or what is typed is only half a
 * year or half a number.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/typed_texts.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "tui/app/session.h"
#include "tui/head/head_rows.h"
#include "tui/terminal/key.h"

/* Where one types: the keys that lead there from the list of reports, with a report whose
 * own texts are all absent. */
#define SECTION "หัวข้อและข้อความ"
#define SIGNER  "ผู้ลงนาม"
#define BEFORE  "ก่อนตาราง"
#define AFTER   "หลังตาราง"
#define ALL     "" /* nothing, but all of the row is typed over */

static const struct place {
	const char *name;
	const char *keys;
	const char *add; /* what is added first, by its words; NULL: nothing */
	size_t tabs;
	const char *typed, *path;
} places[] = {
	{"office", "m", NULL, 0, "สำนักปลัด", "memo.office"},
	{"number", "m", NULL, 1, "ที่ ๑๒", "memo.number"},
	{"date", "m", NULL, 2, "๑ ต.ค.", "memo.date"},
	{"subject", "m", NULL, 3, "รายงานผล", "memo.subject"},
	{"to", "m", NULL, 4, "นายก", "memo.to"},
	{"closing", "m", NULL, 5, "จึงเรียนมา", "memo.closing"},
	{"section", "m", SECTION, 0, "เรื่องเดิม", "memo.sections[0].heading"},
	{"section text", "m", SECTION, 1, "ข้อความ", "memo.sections[0].text"},
	{"signer", "m", SIGNER, 0, "นางสาวดี", "memo.signatures[0].name"},
	{"post", "m", SIGNER, 1, "ปลัด", "memo.signatures[0].post"},
	{"acting", "m", SIGNER, 2, "รักษาการ", "memo.signatures[0].acting"},
	{"opinion", "m", SIGNER, 3, "เห็นชอบ", "memo.signatures[0].opinion"},
	{"signed on", "m", SIGNER, 4, "๒ ต.ค.", "memo.signatures[0].date"},
	{"before", "t", BEFORE, 0, "ความเป็นมา", "before[0].heading"},
	{"before text", "t", BEFORE, 1, "ด้วย", "before[0].text"},
	{"after", "t", AFTER, 0, "ปัญหา", "after[0].heading"},
	{"after text", "t", AFTER, 1, "ไม่มี", "after[0].text"},
	{"district", "e", NULL, 2, "เมือง", "agency.district"},
	{"half a year", "e", ALL, 4, "ปี๒๕", "fiscal_year"},
	{"title", "e", ALL, 8, "ชื่อใหม่", "title"},
	{"half a total", "ae", NULL, 1, "8,", "ita.total"},
	{"new item", "an", NULL, 0, "e1", "ita.items[0].code"},
	{"half a score", "an", NULL, 1, "๗.", "ita.items[0].score"},
	{"issue", "an", NULL, 3, "การใช้งบประมาณ", "ita.items[0].issue"},
};

static void make(struct desk *desk)
{
	desk_with_report(desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
		"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\",\"cards\":[]}");
}

static void add_part(struct desk *desk, const char *words)
{
	grid_press(desk->grid, K_INSERT);
	grid_type(desk->grid, words);
	grid_press(desk->grid, K_ENTER);
}

static void type_there(struct desk *desk, const struct place *place)
{
	grid_type(desk->grid, place->keys);
	if (place->add && *place->add)
		add_part(desk, place->add);
	for (size_t i = 0; i < place->tabs; i++)
		grid_press(desk->grid, K_TAB);
	if (place->add && !*place->add)
		grid_press(desk->grid, CTRL('A'));
	grid_type(desk->grid, place->typed);
}

struct expected {
	const struct place *place;
	int drafts;
};

static bool look(void *context, const struct head_draft *draft)
{
	struct expected *expected = context;
	const struct place *place = expected->place;
	struct typed_texts typed = {NULL, 0, 0};
	struct error error = ERROR_INIT;
	assert_string_equal(draft->field, place->path);
	assert_done(typed_texts_from_json(draft->body, NULL, &typed, &error), &error);
	const char *text = typed_texts_find(&typed, place->path);
	if (!text || strcmp(text, place->typed) != 0)
		fail_msg("%s: the draft has '%s', not '%s'", place->name,
			text ? text : "nothing", place->typed);
	assert_int_equal(typed.count, 1);
	typed_texts_release(&typed);
	expected->drafts++;
	return true;
}

static void test_kept_and_found_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		struct desk desk;
		struct expected expected = {&places[i], 0};
		struct error error = ERROR_INIT;
		char session[SESSION_NAME];
		make(&desk);
		type_there(&desk, &places[i]);
		desk_run(&desk);
		assert_done(store_head_drafts(desk.app.store, desk.app.who, look,
				    &expected, &error),
			&error);
		if (expected.drafts != 1)
			fail_msg("%s: %d drafts", places[i].name, expected.drafts);
		/* The next run begins there, and it is typed on. */
		desk_session_over(session, sizeof(session));
		assert_done(store_head_draft_adopt(desk.app.store, 1, desk.app.who,
				    desk.app.session, session, &error),
			&error);
		desk_again(&desk);
		desk_run(&desk);
		assert_shown(&desk, "กู้คืน");
		assert_shown(&desk, places[i].typed);
		desk_remove(&desk);
	}
}

/* Where somebody else saves meanwhile, only what both changed is asked about. */
static void test_others_changed_something_else(void **state)
{
	struct desk desk;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "m\t\t\tรายงานผล");
	desk_run(&desk);
	assert_done(store_read_head(desk.app.store, 1, &head, &revision, &error), &error);
	head_put_text(&head, HEAD_TO, 0, "นายอำเภอ");
	assert_int_equal(
		store_save_head(desk.app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	desk_from_reports(&desk);
	grid_type(desk.grid, "m\t");
	desk_run(&desk);
	assert_not_shown(&desk, "ของผู้อื่น");
	assert_done(store_load_head(desk.app.store, 1, &head, &error), &error);
	assert_string_equal(head.memo.subject, "รายงานผล");
	assert_string_equal(head.memo.to, "นายอำเภอ");
	report_release(&head);
	desk_remove(&desk);
}

/* Two texts of a part that somebody else takes out: they become a part again. */
static void test_part_taken_out(void **state)
{
	struct desk desk;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "t");
	add_part(&desk, BEFORE);
	grid_type(desk.grid, "ความเป็นมา");
	desk_run(&desk);
	assert_done(store_read_head(desk.app.store, 1, &head, &revision, &error), &error);
	assert_int_equal(head.before.count, 1);
	head_list_remove(&head, LIST_BEFORE, 0);
	assert_int_equal(
		store_save_head(desk.app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	desk_from_reports(&desk);
	grid_type(desk.grid, "t\tด้วย\t");
	desk_run(&desk);
	assert_done(store_load_head(desk.app.store, 1, &head, &error), &error);
	assert_int_equal(head.before.count, 1);
	assert_string_equal(head.before.items[0].heading, "ความเป็นมา");
	assert_string_equal(head.before.items[0].text, "ด้วย");
	report_release(&head);
	desk_remove(&desk);
}

/* Both, one behind the other. */
static void test_both(void **state)
{
	struct desk desk;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "m");
	add_part(&desk, SECTION);
	grid_type(desk.grid, "\tของฉัน");
	desk_run(&desk);
	assert_done(store_read_head(desk.app.store, 1, &head, &revision, &error), &error);
	head_put_text(&head, HEAD_SECTION_TEXT, 0, "ของมานิตย์");
	assert_int_equal(
		store_save_head(desk.app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	desk_from_reports(&desk);
	grid_type(desk.grid, "m\tb");
	desk_run(&desk);
	assert_done(store_load_head(desk.app.store, 1, &head, &error), &error);
	assert_string_equal(head.memo.sections.items[0].text, "ของมานิตย์\nของฉัน");
	report_release(&head);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept_and_found_again),
		cmocka_unit_test(test_others_changed_something_else),
		cmocka_unit_test(test_part_taken_out),
		cmocka_unit_test(test_both),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
