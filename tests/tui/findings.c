/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The findings of a report: the list, the way to the place, accepting with a reason, the
 * office's rules and units; and marked words in the fields.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rules.h"
#include "db/check_settings.h"
#include "db/found.h"
#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/report_check.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_editor.h"
#include "tui/card/card_faces.h"
#include "tui/findings/finding_jump.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/head/report_form.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* Card 1 lacks its owners, and its outcome is but a space; the province is missing. */
static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
	"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\","
	"\"district\":\"เมือง\"},\"fiscal_year\":2568,\"months\":12,"
	"\"title\":\"รายงานผลประจำปี\",\"memo\":{\"office\":\"สำนักปลัด\",\"sections\":["
	"{\"heading\":\"เรื่องเดิม\",\"text\":\"มีแล้ว\"},"
	"{\"heading\":\"ข้อเสนอ\",\"text\":\"โปรดพิจารณา\"}]},"
	"\"after\":[{\"heading\":\"สรุป\",\"text\":\"ครบทุกมาตรการ\"}],\"cards\":["
	"{\"issue\":\"รอคิวนาน\",\"measure\":\"จัดระบบคิวหน้าสำนักงาน\","
	"\"steps\":{\"lead\":\"ดังนี้\",\"marks\":\"thai\",\"items\":[\"ประชุมวางแผน\","
	"\"ติดตั้งเครื่อง\"]},\"owners\":[],\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\","
	"\"follow_up\":\"ติดตามทุกเดือน\",\"output\":\"ติดตั้งแล้วหนึ่งเครื่อง\","
	"\"outcome\":\" \",\"evidence\":[{\"kind\":\"photo\",\"ref\":\"ก.jpg\","
	"\"caption\":\"ป้าย\"},{\"kind\":\"url\",\"ref\":\"https://a.go.th/b\","
	"\"date\":\"๑ ม.ค. ๖๘\"}]}]}";

static struct screen *top(struct desk *desk)
{
	return &desk->app.screens[desk->app.depth - 1];
}

static void press(struct desk *desk, keystroke key)
{
	const bool text = key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

/* The cards of the report, painted. */
static void make(struct desk *desk, const char *language)
{
	struct report report;
	struct error error = ERROR_INIT;
	desk_make(desk, 24, 80, language);
	desk_name_person(desk);
	office_parse(report_json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	assert_done(app_open(&desk->app, SCREEN_REPORTS, NULL, &error), &error);
	assert_done(
		app_open(&desk->app, SCREEN_CARDS, &(struct topic){.report = 1}, &error),
		&error);
	app_paint(&desk->app);
}

static struct report_check *run(struct desk *desk)
{
	struct error error = ERROR_INIT;
	struct report_check *check =
		report_check_run(desk->app.store, 1, DIGITS_ARABIC, &error);
	assert_done(check != NULL, &error);
	return check;
}

/* What `required` finds at a path, as the office file has it now; NULL: nothing. */
static const struct finding *required_at(
	const struct report_check *check, const char *path)
{
	for (size_t i = 0; i < check->list.count; i++) {
		const struct finding *finding = &check->list.items[i];
		if (!strcmp(finding->rule->name, "required") &&
			!strcmp(finding->spot.path, path))
			return finding;
	}
	return NULL;
}

/* To the row of the list that begins so. */
static void go_to(struct desk *desk, const char *place)
{
	struct str here = STR_INIT, screen = STR_INIT;
	str_printf(&here, "%s", place);
	press(desk, K_HOME);
	for (int i = 0; i < 20; i++) {
		str_clear(&screen);
		grid_text(desk->grid, &screen);
		const char *row = strstr(screen.data, "▌ ");
		const char *end = row ? strchr(row, '\n') : NULL;
		const char *words = row ? strstr(row, here.data) : NULL;
		if (words && words < end)
			break;
		press(desk, K_DOWN);
		if (i == 19)
			fail_msg("no row %s:\n%s", place, screen.data);
	}
	str_release(&here);
	str_release(&screen);
}

static bool is_kept(struct desk *desk, struct found *found)
{
	struct error error = ERROR_INIT;
	struct found kept;
	bool known;
	assert_done(store_found(desk->app.store, 1, &kept, &known, &error), &error);
	if (known && found)
		*found = kept;
	return known;
}

/* Who looks has it kept how much there is. */
static void assert_kept(struct desk *desk)
{
	struct found found = {0};
	struct report_check *check = run(desk);
	assert_true(is_kept(desk, &found));
	assert_int_equal(found.errors, finding_list_count(&check->list, SEVERITY_ERROR));
	assert_int_equal(
		found.warnings, finding_list_count(&check->list, SEVERITY_WARNING));
	assert_true(found.errors > 0);
	report_check_free(check);
}

static void test_list(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	assert_false(is_kept(&desk, NULL));
	press(&desk, 'k');
	assert_kept(&desk);
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	assert_shown(&desk, "ตรวจรายงาน  ปีงบประมาณ ๒๕๖๘");
	assert_shown(&desk, "ต้องแก้ ๓");
	assert_shown(&desk, "✗  จังหวัด");
	assert_shown(&desk, "✗  ที่ ๑ ผู้รับผิดชอบ");
	press(&desk, K_ESCAPE);
	press(&desk, K_F6);
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	desk_remove(&desk);
}

static void test_next_goes_round(void **state)
{
	struct desk desk;
	struct str first = STR_INIT, last = STR_INIT;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	grid_text(desk.grid, &first);
	struct report_check *check = run(&desk);
	for (size_t i = 0; i < check->list.count; i++) {
		str_clear(&last);
		grid_text(desk.grid, &last);
		assert_true(i == 0 || strcmp(first.data, last.data) != 0);
		press(&desk, 'n');
	}
	str_clear(&last);
	grid_text(desk.grid, &last);
	assert_string_equal(first.data, last.data);
	report_check_free(check);
	str_release(&first);
	str_release(&last);
	desk_remove(&desk);
}

/* --- to the place --- */

static void test_jump_and_mend(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	go_to(&desk, "ที่ ๑ ผู้รับผิดชอบ");
	press(&desk, K_ENTER);
	assert_int_equal(top(&desk)->class->id, SCREEN_GUIDE);
	const struct card_face *card = top(&desk)->state;
	assert_int_equal(card_editor_field(card->editor), FIELD_OWNERS);
	assert_shown(&desk, "ยังว่าง แต่แบบรายงานนี้ต้องพิมพ์");
	for (const char *at = "abc"; *at; at++)
		press(&desk, (keystroke)*at);
	press(&desk, K_F6);
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	/* Back, not one more: below it are the cards. */
	assert_int_equal(desk.app.screens[desk.app.depth - 2].class->id, SCREEN_CARDS);
	assert_shown(&desk, "ต้องแก้ ๒");
	assert_not_shown(&desk, "ที่ ๑ ผู้รับผิดชอบ");
	desk_remove(&desk);
}

static void test_jump_to_form(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	go_to(&desk, "จังหวัด");
	press(&desk, K_ENTER);
	assert_int_equal(top(&desk)->class->id, SCREEN_REPORT);
	const struct report_form *form = top(&desk)->state;
	assert_int_equal(form_row(form->form), REPORT_PROVINCE);
	press(&desk, 'a');
	press(&desk, CTRL('S'));
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	assert_shown(&desk, "ต้องแก้ ๒");
	desk_remove(&desk);
}

/* From a card that is open, its own findings come first. */
static void test_from_card(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, K_ENTER);
	press(&desk, CTRL('K'));
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	assert_shown(&desk, "▌ ✗  ที่ ๑ ผู้รับผิดชอบ");
	desk_remove(&desk);
}

/* Where a finding leads that points to a text. */
static void jump(struct desk *desk, int card, enum card_field field, const char *path,
	size_t start, size_t bytes)
{
	struct report_check *check = run(desk);
	struct error error = ERROR_INIT;
	const struct finding finding = {.severity = SEVERITY_WARNING,
		.rule = check->list.items[0].rule,
		.spot = {card, field, mem_strdup(path), start, bytes},
		.message = mem_strdup("นี่ผิด")};
	assert_done(finding_jump(&desk->app, check, &finding, &error), &error);
	free(finding.spot.path);
	free(finding.message);
	report_check_free(check);
	app_paint(&desk->app);
}

static void test_jump_to_memo(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	jump(&desk, 0, FIELD_NONE, "memo.sections[1].text", strlen("โปรด"),
		strlen("พิจารณา"));
	assert_int_equal(top(&desk)->class->id, SCREEN_MEMO);
	const struct head_row *row = head_editor_now(head_face_editor(top(&desk)));
	assert_int_equal(row->what, HEAD_SECTION_TEXT);
	assert_int_equal(row->index, 1);
	assert_int_equal(field_cursor(row->field), strlen("โปรด"));
	assert_shown(&desk, "นี่ผิด");
	press(&desk, K_ESCAPE);
	jump(&desk, 0, FIELD_NONE, "after[0].text", 0, 0);
	assert_int_equal(top(&desk)->class->id, SCREEN_TEXTS);
	row = head_editor_now(head_face_editor(top(&desk)));
	assert_int_equal(row->what, HEAD_AFTER_TEXT);
	desk_remove(&desk);
}

/* What no measure has leads to the first of them. */
static void test_jump_elsewhere(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	jump(&desk, 0, FIELD_NONE, "follow_up", 0, 0);
	assert_int_equal(top(&desk)->class->id, SCREEN_GUIDE);
	const struct card_face *card = top(&desk)->state;
	assert_int_equal(card_editor_field(card->editor), FIELD_FOLLOW_UP);
	desk_remove(&desk);
}

/* The date of the second piece of evidence: behind two captions and addresses. */
static void test_jump_to_evidence(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	jump(&desk, 1, FIELD_EVIDENCE, "evidence",
		strlen("ป้าย\nก.jpg\nhttps://a.go.th/b\n๑"), 3);
	const struct card_face *card = top(&desk)->state;
	assert_int_equal(field_cursor(card_editor_now(card->editor)), 4 + 3);
	desk_remove(&desk);
}

/* --- marked words --- */

/* How many cells of the screen are marked, and the text of the first run of them. */
static int marked(struct desk *desk, struct str *words)
{
	int cells = 0;
	str_clear(words);
	for (int row = 0; row < desk->rows; row++)
		for (int column = 0; column < desk->columns; column++)
			if (grid_style(desk->grid, row, column) == STYLE_MARKED) {
				str_puts(words, grid_cell(desk->grid, row, column));
				cells++;
			}
	return cells;
}

static void test_words_are_marked(void **state)
{
	struct desk desk;
	struct str words = STR_INIT;
	(void)state;
	make(&desk, "th");
	jump(&desk, 1, FIELD_OUTPUT, "output", strlen("ติดตั้งแล้ว"), strlen("หนึ่ง"));
	const struct card_face *card = top(&desk)->state;
	assert_int_equal(field_cursor(card_editor_now(card->editor)), strlen("ติดตั้งแล้ว"));
	assert_true(marked(&desk, &words));
	assert_string_equal(words.data, "หนึ่ง");
	/* Behind the words something else may come; they themselves are others. */
	press(&desk, K_END);
	press(&desk, 'x');
	assert_true(marked(&desk, &words));
	for (int i = 0; i < 12; i++)
		press(&desk, K_BACKSPACE);
	assert_int_equal(marked(&desk, &words), 0);
	str_release(&words);
	desk_remove(&desk);
}

/* In steps: in the lead, in the second item, across both. */
static void test_steps_are_marked(void **state)
{
	static const struct {
		size_t start, bytes;
		const char *words;
	} rows[] = {
		{0, sizeof("ดัง") - 1, "ดัง"},
		{sizeof("ดังนี้\nประชุม") - 1, sizeof("วางแผน\nติด") - 1, "วางแผนติด"},
		{sizeof("ดังนี้\nประชุมวางแผน\n") - 1, sizeof("ติดตั้ง") - 1, "ติดตั้ง"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct str words = STR_INIT;
		make(&desk, "th");
		jump(&desk, 1, FIELD_STEPS, "steps", rows[i].start, rows[i].bytes);
		assert_true(marked(&desk, &words));
		assert_string_equal(words.data, rows[i].words);
		str_release(&words);
		desk_remove(&desk);
	}
}

/* A mark within a cell takes the whole of it. */
static void test_whole_cells_are_marked(void **state)
{
	struct desk desk;
	struct str words = STR_INIT;
	(void)state;
	make(&desk, "th");
	jump(&desk, 1, FIELD_OUTPUT, "output", strlen("ติดต"), strlen("ั้"));
	assert_int_equal(marked(&desk, &words), 1);
	assert_string_equal(words.data, "ตั้");
	str_release(&words);
	desk_remove(&desk);
}

/* --- while one types --- */

static void type(struct desk *desk, const char *text)
{
	for (size_t left = strlen(text), bytes; left; left -= bytes, text += bytes) {
		uint32_t code_point;
		bytes = utf8_decode(text, left, &code_point);
		press(desk, code_point);
	}
}

/* No key comes for a while. */
static void pause(struct desk *desk)
{
	desk->app.paused = desk->app.rested = true;
	app_keep(&desk->app);
	app_paint(&desk->app);
}

static void open_field(struct desk *desk, enum card_field field)
{
	struct error error = ERROR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(desk->app.store, 1, 1, &card, &error), &error);
	assert_done(app_open(&desk->app, SCREEN_GUIDE,
			    &(struct topic){.card = card, .path = card_field_name(field)},
			    &error),
		&error);
	app_paint(&desk->app);
}

/* Whether the field's name in the list has a mark; what the rows look like: "  ! ชื่อ". */
static void assert_name(struct desk *desk, const char *mark, enum card_field field)
{
	struct str name = STR_INIT;
	str_printf(&name, " %s %s", mark, _(card_field_label(field)));
	assert_shown(desk, name.data);
	str_release(&name);
}

static void test_typing(void **state)
{
	struct desk desk;
	struct str words = STR_INIT;
	(void)state;
	make(&desk, "th");
	open_field(&desk, FIELD_OUTPUT);
	type(&desk, "มีการจัดการจัดการคิว ");
	assert_int_equal(marked(&desk, &words), 0);
	pause(&desk);
	assert_true(marked(&desk, &words));
	assert_string_equal(words.data, "จัดการจัดการ");
	assert_shown(&desk, "! คำซ้ำติดกัน:");
	/* From another field it is seen by its name. */
	press(&desk, SHIFT(K_TAB));
	assert_name(&desk, "!", FIELD_OUTPUT);
	press(&desk, K_TAB);
	press(&desk, CTRL('A'));
	type(&desk, "ดี");
	pause(&desk);
	assert_int_equal(marked(&desk, &words), 0);
	assert_not_shown(&desk, "คำซ้ำติดกัน");
	press(&desk, SHIFT(K_TAB));
	assert_name(&desk, "✓", FIELD_OUTPUT);
	str_release(&words);
	desk_remove(&desk);
}

/* A long field waits for a rest: a pause is not enough. */
static void test_long_fields_wait(void **state)
{
	struct desk desk;
	struct str text = STR_INIT, words = STR_INIT;
	(void)state;
	make(&desk, "th");
	open_field(&desk, FIELD_OUTPUT);
	for (int i = 0; i < 500; i++)
		str_puts(&text, "ข้อความ ");
	str_puts(&text, "จัดการจัดการ");
	const struct event paste = {
		.kind = EVENT_PASTE, .paste = text.data, .bytes = text.bytes};
	press(&desk, K_END);
	app_event(&desk.app, &paste);
	desk.app.paused = true;
	app_keep(&desk.app);
	app_paint(&desk.app);
	assert_int_equal(marked(&desk, &words), 0);
	pause(&desk);
	assert_true(marked(&desk, &words));
	str_release(&text);
	str_release(&words);
	desk_remove(&desk);
}

/* An error has another mark; what somebody accepts has none. */
static void test_typing_and_accepted(void **state)
{
	struct desk desk;
	struct str words = STR_INIT;
	(void)state;
	make(&desk, "th");
	open_field(&desk, FIELD_OUTPUT);
	type(&desk, "ในปี ๒๕๖7 ");
	pause(&desk);
	assert_shown(&desk, "✗ เลขไทยปน");
	press(&desk, SHIFT(K_TAB));
	assert_name(&desk, "✗", FIELD_OUTPUT);
	press(&desk, K_F6);
	go_to(&desk, "ที่ ๑ ผลการดำเนินการ");
	grid_type(desk.grid, "เลขทะเบียน");
	grid_press(desk.grid, K_ENTER);
	press(&desk, 'y');
	press(&desk, K_ESCAPE);
	assert_name(&desk, "✓", FIELD_OUTPUT);
	press(&desk, K_TAB);
	assert_int_equal(marked(&desk, &words), 0);
	assert_not_shown(&desk, "เลขไทยปน");
	str_release(&words);
	desk_remove(&desk);
}

/* --- accepting --- */

static void accept(struct desk *desk, const char *reason)
{
	grid_type(desk->grid, reason);
	grid_press(desk->grid, K_ENTER);
	press(desk, 'y');
}

static void test_accept(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	go_to(&desk, "ที่ ๑ ผลลัพธ์");
	grid_type(desk.grid, "  ");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	press(&desk, 'y');
	assert_shown(&desk, "ต้องแก้ ๓");
	/* What was too short for a reason is gone on with. */
	grid_type(desk.grid, "ok");
	grid_press(desk.grid, K_ENTER);
	accept(&desk, " ยังไม่ครบรอบ");
	assert_shown(&desk, "ต้องแก้ ๒");
	assert_shown(&desk, "ยืนยันแล้ว ๑");
	assert_not_shown(&desk, "ที่ ๑ ผลลัพธ์");
	struct report_check *check = run(&desk);
	const struct finding *finding = required_at(check, "outcome");
	assert_string_equal(finding->reason, "ok ยังไม่ครบรอบ");
	assert_string_equal(finding->who, desk.who);
	assert_true(finding->at > 0);
	report_check_free(check);
	/* Shown again, with who and why; taken back, but not by letters. */
	press(&desk, 'o');
	go_to(&desk, "ที่ ๑ ผลลัพธ์");
	assert_shown(&desk, "ยังไม่ครบรอบ");
	assert_shown(&desk, desk.who);
	grid_type(desk.grid, "y\ny");
	press(&desk, 'y');
	desk.app.ending = false; /* the dialog waited for more than there was */
	assert_shown(&desk, "ต้องแก้ ๒");
	grid_press(desk.grid, K_F8);
	press(&desk, 'y');
	assert_shown(&desk, "ต้องแก้ ๓");
	desk_remove(&desk);
}

static void change_outcome(struct desk *desk, const char *text)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	free(entry.card.outcome);
	entry.card.outcome = mem_strdup(text);
	assert_int_equal(
		store_save_card(desk->app.store, &entry, "x", &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* It rests on the text: with another text it counts again, with the same it does not. */
static void test_comes_back(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	go_to(&desk, "ที่ ๑ ผลลัพธ์");
	accept(&desk, "ยังไม่ครบรอบ");
	change_outcome(&desk, "  ");
	struct report_check *check = run(&desk);
	assert_null(required_at(check, "outcome")->reason);
	report_check_free(check);
	change_outcome(&desk, " ");
	check = run(&desk);
	assert_non_null(required_at(check, "outcome")->reason);
	report_check_free(check);
	desk_remove(&desk);
}

/* --- rules and units --- */

static void set_rule(struct desk *desk, keystroke answer)
{
	grid_press(desk->grid, answer);
	grid_press(desk->grid, CTRL('Y'));
	press(desk, 'r');
}

static void test_rule(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	set_rule(&desk, K_ESCAPE);
	assert_shown(&desk, "ต้องแก้ ๓");
	set_rule(&desk, 'w');
	assert_shown(&desk, "ต้องแก้ ๐  ควรดู ");
	set_rule(&desk, 'd');
	assert_shown(&desk, "ต้องแก้ ๓");
	set_rule(&desk, 'o');
	assert_not_shown(&desk, "จังหวัด");
	desk_remove(&desk);
}

static void assert_units(struct desk *desk, size_t count, const char *last)
{
	struct string_list units = {0};
	struct error error = ERROR_INIT;
	assert_done(store_units(desk->app.store, &units, &error), &error);
	assert_int_equal(units.count, count);
	if (count)
		assert_string_equal(units.items[count - 1], last);
	string_list_release(&units);
}

static void test_units(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, "th");
	press(&desk, 'k');
	press(&desk, 'u');
	assert_int_equal(top(&desk)->class->id, SCREEN_UNITS);
	assert_shown(&desk, "สำนักปลัด");
	assert_shown(&desk, "ยังไม่ยืนยัน");
	press(&desk, K_ESCAPE);
	assert_units(&desk, 0, NULL);
	/* One alone is left. */
	press(&desk, 'u');
	press(&desk, CTRL('A'));
	press(&desk, 'a');
	grid_press(desk.grid, 'b');
	press(&desk, K_ESCAPE);
	assert_int_equal(top(&desk)->class->id, SCREEN_UNITS);
	press(&desk, CTRL('S'));
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	assert_units(&desk, 1, "a");
	/* Discarded. */
	press(&desk, 'u');
	press(&desk, 'b');
	grid_press(desk.grid, K_F8);
	press(&desk, K_ESCAPE);
	assert_int_equal(top(&desk)->class->id, SCREEN_FINDINGS);
	assert_units(&desk, 1, "a");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_next_goes_round),
		cmocka_unit_test(test_jump_and_mend),
		cmocka_unit_test(test_jump_to_form),
		cmocka_unit_test(test_from_card),
		cmocka_unit_test(test_jump_to_memo),
		cmocka_unit_test(test_jump_elsewhere),
		cmocka_unit_test(test_jump_to_evidence),
		cmocka_unit_test(test_words_are_marked),
		cmocka_unit_test(test_steps_are_marked),
		cmocka_unit_test(test_whole_cells_are_marked),
		cmocka_unit_test(test_typing),
		cmocka_unit_test(test_long_fields_wait),
		cmocka_unit_test(test_typing_and_accepted),
		cmocka_unit_test(test_accept),
		cmocka_unit_test(test_comes_back),
		cmocka_unit_test(test_rule),
		cmocka_unit_test(test_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
