/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memo and the texts before and after the table. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "tests/desk.h"
#include "text/mem.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void make(struct desk *desk)
{
	desk_with_report(desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
		"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\",\"memo\":{\"office\":\"สำนักปลัด\",\"sections\":["
		"{\"heading\":\"เรื่องเดิม\",\"text\":\"ก\",\"odd\":1},{\"heading\":"
		"\"ข้อเสนอ\",\"text\":\"ข\"}],\"signatures\":[{\"name\":\"นายทดสอบ\"}]},"
		"\"before\":[{\"heading\":\"ความเป็นมา\",\"text\":\"ค\"}],"
		"\"cards\":[{}],\"strange\":2}");
}

static void begin(struct desk *desk)
{
	make(desk);
	grid_type(desk->grid, "\nm");
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

static void assert_subject(struct desk *desk, const char *subject)
{
	struct report head;
	read_head(desk, &head);
	assert_string_equal(head.memo.subject ? head.memo.subject : "", subject);
	assert_string_equal(head.extra, "{\"strange\":2}");
	assert_string_equal(head.memo.sections.items[0].extra, "{\"odd\":1}");
	report_release(&head);
}

static void test_type(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\tรายงานผล\t");
	desk_run(&desk);
	assert_subject(&desk, "รายงานผล");
	desk_remove(&desk);
}

static void test_leaving_saves(void **state)
{
	static const keystroke ways[] = {K_ESCAPE, K_F10, CTRL('S')};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, "\t\t\tผล");
		grid_press(desk.grid, ways[i]);
		desk_run(&desk);
		assert_subject(&desk, "ผล");
		desk_remove(&desk);
	}
}

static void test_recovered(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\tผลงาน");
	grid_press(desk.grid, K_LEFT);
	desk_run(&desk);
	assert_subject(&desk, "");
	again(&desk, "\nm");
	desk_run(&desk);
	assert_shown(&desk, "กู้คืน");
	again(&desk, "\nmX\t");
	desk_run(&desk);
	assert_subject(&desk, "ผลงาXน");
	desk_remove(&desk);
}

static void assert_sections(struct desk *desk, const char *expected)
{
	struct report head;
	struct str headings = STR_INIT;
	read_head(desk, &head);
	for (size_t i = 0; i < head.memo.sections.count; i++) {
		const char *heading = head.memo.sections.items[i].heading;
		str_puts(&headings, i ? "/" : "");
		str_puts(&headings, heading && *heading ? heading : "-");
	}
	assert_string_equal(headings.data, expected);
	str_release(&headings);
	report_release(&head);
}

static void test_sections(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\t\t\t"); /* the first section's heading */
	grid_press(desk.grid, ALT('n'));
	grid_type(desk.grid, "ข้อเท็จจริง");
	desk_run(&desk);
	again(&desk, "\nm\t");
	desk_run(&desk);
	assert_sections(&desk, "เรื่องเดิม/ข้อเท็จจริง/ข้อเสนอ");
	again(&desk, "\nm");
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_sections(&desk, "ข้อเท็จจริง/เรื่องเดิม/ข้อเสนอ");
	again(&desk, "\nm");
	grid_press(desk.grid, ALT('d'));
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_sections(&desk, "เรื่องเดิม/ข้อเสนอ");
	desk_remove(&desk);
}

static void test_signatures(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, ALT('g'));
	grid_type(desk.grid, "นางสาวดี\tปลัด\t");
	desk_run(&desk);
	read_head(&desk, &head);
	assert_int_equal(head.memo.count, 2);
	assert_string_equal(head.memo.signatures[0].name, "นายทดสอบ");
	assert_string_equal(head.memo.signatures[1].name, "นางสาวดี");
	assert_string_equal(head.memo.signatures[1].post, "ปลัด");
	report_release(&head);
	desk_remove(&desk);
}

static void test_texts(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "\nt");
	grid_press(desk.grid, ALT('g'));
	grid_type(desk.grid, "ปัญหา\tไม่มี\nเลย\t");
	desk_run(&desk);
	read_head(&desk, &head);
	assert_int_equal(head.before.count, 1);
	assert_int_equal(head.after.count, 1);
	assert_string_equal(head.after.items[0].heading, "ปัญหา");
	assert_string_equal(head.after.items[0].text, "ไม่มี\nเลย");
	report_release(&head);
	desk_remove(&desk);
}

/* Somebody else changes a text of the memo. */
static void others(struct desk *desk, char **(*place)(struct report *), const char *words)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	read_head(desk, &head);
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	char **text = place(&head);
	free(*text);
	*text = mem_strdup(words);
	assert_int_equal(
		store_save_head(desk->app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
}

static char **subject(struct report *head)
{
	return &head->memo.subject;
}

static void collide(struct desk *desk)
{
	begin(desk);
	grid_type(desk->grid, "\t\t\tของฉันเอง");
	desk_run(desk);
	others(desk, subject, "ของมานิตย์");
	again(desk, "\nm\t");
}

static void test_conflict(void **state)
{
	struct desk desk;
	(void)state;
	collide(&desk);
	desk_run(&desk);
	assert_subject(&desk, "ของมานิตย์"); /* no answer: theirs stays */
	desk_remove(&desk);
	collide(&desk);
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_subject(&desk, "ของฉันเอง");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_type),
		cmocka_unit_test(test_leaving_saves),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_conflict),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
