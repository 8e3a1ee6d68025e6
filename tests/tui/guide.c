/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card: the guide and the whole card, what is typed in them and what is stored. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/input.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/key.h"

static void read_card(struct desk *desk, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(desk->app.store, 1, place, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, entry, &error), &error);
}

static void assert_revision(struct desk *desk, int place, int64_t revision)
{
	struct card_entry entry;
	read_card(desk, place, &entry);
	assert_int_equal(entry.revision, revision);
	card_entry_release(&entry);
}

static void assert_field(
	struct desk *desk, int place, enum card_field field, const char *text)
{
	struct card_entry entry;
	struct str stored = STR_INIT;
	read_card(desk, place, &entry);
	card_field_append(&stored, &entry.card, field);
	assert_string_equal(stored.data, text);
	str_release(&stored);
	card_entry_release(&entry);
}

static char *card_body(struct desk *desk, int place)
{
	struct card_entry entry;
	struct str body = STR_INIT;
	read_card(desk, place, &entry);
	card_to_json(&body, &entry.card);
	card_entry_release(&entry);
	return str_detach(&body);
}

/* Every size that a window can have, down to nothing. */
static void test_sizes(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "th");
	desk_name_person(&desk);
	desk_samples(&desk);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	for (int i = 0; i < 24; i++) {
		grid_press(desk.grid, i % 2 ? K_F4 : K_TAB);
		grid_resize(desk.grid, 1 + i * 2, 1 + i * 6);
	}
	desk_run(&desk);
	desk_remove(&desk);
}

/* --- typing a whole card --- */

static void test_whole_card(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "");
	grid_type(desk.grid, "\nnผู้มาติดต่อรอนาน\tแจกบัตรคิว\tรวบรวมข้อมูล\nติดตั้งเครื่อง\t");
	grid_type(desk.grid, "ต.ค. ๖๗ - ก.ย. ๖๘\tสำนักปลัด\nกองคลัง\tแจกแล้ว ๑๒ ครั้ง\t");
	grid_type(desk.grid, "https://www.example.go.th/a?b=1\tหน้าแรก\n");
	grid_type(desk.grid, "image2.png\t\t\tรอน้อยลง"); /* its caption and date */
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	assert_string_equal(entry.card.issue, "ผู้มาติดต่อรอนาน");
	assert_string_equal(entry.card.measure, "แจกบัตรคิว");
	assert_int_equal(entry.card.steps.items.count, 2);
	assert_string_equal(entry.card.steps.items.items[1], "ติดตั้งเครื่อง");
	assert_int_equal(entry.card.steps.marks, MARKS_THAI);
	assert_string_equal(entry.card.period, "ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_int_equal(entry.card.owners.count, 2);
	assert_string_equal(entry.card.owners.items[0], "สำนักปลัด");
	assert_string_equal(entry.card.output, "แจกแล้ว ๑๒ ครั้ง");
	assert_string_equal(entry.card.outcome, "รอน้อยลง");
	assert_int_equal(entry.card.evidence.count, 2);
	assert_string_equal(entry.card.evidence.items[0].kind, "url");
	assert_string_equal(
		entry.card.evidence.items[0].ref, "https://www.example.go.th/a?b=1");
	assert_string_equal(entry.card.evidence.items[0].caption, "หน้าแรก");
	assert_null(entry.card.evidence.items[0].date);
	assert_string_equal(entry.card.evidence.items[1].kind, "photo");
	assert_string_equal(entry.card.evidence.items[1].ref, "image2.png");
	assert_int_equal(entry.card.state, CARD_DONE);
	/* What nobody touched is not there. */
	assert_null(entry.card.suggestion);
	assert_null(entry.card.group);
	assert_false(entry.card.refs.present);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* --- the cards of the samples, typed and pasted --- */

static void enter(struct desk *desk, const char *text, bool paste)
{
	if (!text)
		return;
	if (paste)
		grid_paste(desk->grid, text, strlen(text));
	else
		grid_type(desk->grid, text);
}

static void enter_list(struct desk *desk, const struct string_list *list, bool paste)
{
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			grid_press(desk->grid, K_ENTER);
		enter(desk, list->items[i], paste);
	}
}

static void enter_steps(struct desk *desk, const struct steps *steps, bool paste)
{
	for (enum list_marks marks = MARKS_THAI; marks != steps->marks;
		marks = (marks + 1) % (MARKS_DASH + 1))
		grid_press(desk->grid, ALT('m'));
	grid_press(desk->grid, K_UP);
	enter(desk, steps->lead, paste);
	grid_press(desk->grid, K_DOWN);
	enter_list(desk, &steps->items, paste);
}

static void enter_evidence(
	struct desk *desk, const struct evidence_list *evidence, bool paste)
{
	for (size_t i = 0; i < evidence->count; i++) {
		enter(desk, evidence->items[i].ref, paste);
		grid_press(desk->grid, K_DOWN);
		enter(desk, evidence->items[i].caption, paste);
		grid_press(desk->grid, K_DOWN);
		enter(desk, evidence->items[i].date, paste);
		grid_press(desk->grid, K_ENTER);
	}
}

static void enter_field(
	struct desk *desk, const struct card *card, enum card_field field, bool paste)
{
	switch (field) {
	case FIELD_REFS: enter_list(desk, &card->refs, paste); break;
	case FIELD_OWNERS: enter_list(desk, &card->owners, paste); break;
	case FIELD_STEPS: enter_steps(desk, &card->steps, paste); break;
	case FIELD_EVIDENCE: enter_evidence(desk, &card->evidence, paste); break;
	default: enter(desk, *card_text((struct card *)card, field), paste);
	}
}

/* Whether the rules of typing let every character through: one real report has ใ่. */
static bool can_be_typed(const struct str *text)
{
	for (size_t at = 0, bytes; at < text->bytes; at += bytes) {
		uint32_t code_point;
		bytes = utf8_decode(text->data + at, text->bytes - at, &code_point);
		if (input_check(text->data, at, code_point).verdict != INPUT_ACCEPT)
			return false;
	}
	return true;
}

static void assert_same(const struct card *stored, const struct card *wanted,
	enum card_field field, bool paste)
{
	struct str a = STR_INIT, b = STR_INIT, normal = STR_INIT;
	card_field_append(&a, stored, field);
	card_field_append(&b, wanted, field);
	text_normalise(&normal, b.data, b.bytes);
	if (!paste && !can_be_typed(&b))
		goto done;
	if (strcmp(a.data, normal.data) != 0)
		fail_msg("%s:\n%s\nnot\n%s", card_field_name(field), a.data, normal.data);
done:
	str_release(&a);
	str_release(&b);
	str_release(&normal);
}

/* What stands in a card comes out of the office file as it went in by keys. */
static void enter_card(const struct card *card, bool paste)
{
	struct desk desk;
	struct card_entry entry;
	enum card_field order[FIELD_COUNT];
	struct error error = ERROR_INIT;
	desk_with_cards(&desk, "");
	struct layout *layout = layout_load("annual", &error);
	assert_done(layout != NULL, &error);
	card_order(layout, order);
	layout_free(layout);
	grid_type(desk.grid, "\nn");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		enter_field(&desk, card, order[i], paste);
		grid_press(desk.grid, CTRL('N'));
	}
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		assert_same(&entry.card, card, field, paste);
	if (card->steps.items.count)
		assert_int_equal(entry.card.steps.marks, card->steps.marks);
	for (size_t i = 0; i < card->evidence.count; i++)
		assert_string_equal(
			entry.card.evidence.items[i].kind, card->evidence.items[i].kind);
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_cards_of_reports(void **state)
{
	office_needs_file();
	(void)state;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct report report;
		office_read(support_reports[i].path, &report);
		for (size_t j = 0; j < report.count; j++) {
			/* Typing takes longer. */
			if (j == 0 || j + 1 == report.count)
				enter_card(&report.cards[j], false);
			enter_card(&report.cards[j], true);
		}
		report_release(&report);
	}
}

static void test_lead_and_marks(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "");
	grid_type(desk.grid, "\nn\t\tหนึ่ง\nสอง");
	grid_press(desk.grid, K_UP);
	grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "ดังนี้");
	grid_press(desk.grid, ALT('m'));
	grid_press(desk.grid, ALT('m'));
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	assert_string_equal(entry.card.steps.lead, "ดังนี้");
	assert_int_equal(entry.card.steps.marks, MARKS_DASH);
	assert_int_equal(entry.card.steps.items.count, 2);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* --- what is not touched stays --- */

#define ODD                                                                                                    \
	"{\"uuid\":\"6f1f9a3e-30dd-4e8f-8a53-0c0f1f2a3b4c\",\"issue\":\"น ้ ํ า\\r\\nเเปลก " \
	"\",\"measure\":\"\",\"steps\":{\"lead\":\"\\tก\",\"marks\":\"dash\",\"items\":["                    \
	"\"ก\\nข\",\"\",\" ค \"],\"own\":1},\"owners\":[\"\",\"ก\"],\"period\":\"ต.ค.\\n๖๗\"," \
	"\"evidence\":[{\"kind\":\"film\",\"ref\":\"a\\nb\",\"more\":[1]},{}],"                                \
	"\"state\":\"done\",\"strange\":{\"a\":null}}"

/* Only the field that was typed in differs afterwards, and the state. */
static void test_only_what_is_touched(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, ODD);
	char *before = card_body(&desk, 1);
	grid_type(desk.grid, "\n\n\t\t\t\t\t\t\t\t\t\t\t\t\t");
	grid_press(desk.grid, K_F4);
	grid_type(desk.grid, "\t\t");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	char *after = card_body(&desk, 1);
	assert_string_equal(after, before);
	free(after);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	for (int i = 0; i < 6; i++)
		grid_press(desk.grid, CTRL('N'));
	grid_type(desk.grid, "ดี\t");
	desk_run(&desk);
	after = card_body(&desk, 1);
	struct card card;
	struct str body = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(
		card_from_json(before, strlen(before), "test", &card, &error), &error);
	card.outcome = mem_strdup("ดี");
	card.state = CARD_DRAFT;
	card_to_json(&body, &card);
	assert_string_equal(after, body.data);
	card_release(&card);
	str_release(&body);
	free(before);
	free(after);
	desk_remove(&desk);
}

/* In a field of parts only the part that is touched differs. */
static void test_only_the_part_that_is_touched(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"ก\",\"measure\":\"ข\",\"steps\":{\"items\":[\"ค\"]},"
		"\"evidence\":[{\"ref\":\"a\"}]}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "ง");
	for (int i = 0; i < 4; i++)
		grid_press(desk.grid, CTRL('N'));
	for (int i = 0; i < 4; i++)
		grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "b");
	grid_press(desk.grid, CTRL('N'));
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	assert_string_equal(entry.card.steps.items.items[0], "งค");
	assert_null(entry.card.steps.lead);
	assert_int_equal(entry.card.evidence.count, 2);
	assert_null(entry.card.evidence.items[0].kind);
	assert_string_equal(entry.card.evidence.items[1].ref, "b");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* What was typed and taken back is no change. */
static void test_taken_back(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\"}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "ข");
	grid_press(desk.grid, CTRL('Z'));
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	assert_int_equal(entry.revision, 1);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Steps that were typed and taken back are no steps: the measure is not done. */
static void test_steps_taken_back(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\",\"measure\":\"ข\",\"owners\":[\"ค\"],"
			       "\"period\":\"ต.ค.\",\"output\":\"ง\",\"outcome\":\"จ\"}");
	grid_type(desk.grid, "\n\nฉ");
	grid_pass(desk.grid);
	grid_press(desk.grid, CTRL('Z'));
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_shown(&desk, "▌   ขั้นตอน");
	assert_not_shown(&desk, "ครบทุกช่องที่รายงานต้องใช้");
	read_card(&desk, 1, &entry);
	assert_int_equal(entry.card.state, CARD_DRAFT);
	assert_int_equal(entry.revision, 1);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* --- nothing is lost --- */

static void test_recovered(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\"}");
	grid_type(desk.grid, "\n\n\t\t\t\tทำแล้ว");
	grid_press(desk.grid, K_LEFT);
	desk_run(&desk); /* the terminal is gone */
	assert_field(&desk, 1, FIELD_OUTPUT, "");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	desk_run(&desk);
	assert_shown(&desk, "กู้คืน");
	assert_shown(&desk, "ทำแล้ว");
	assert_shown(&desk, "▌ ✓ ผลการดำเนินการ");
	/* The cursor is where it was. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\nX\t");
	desk_run(&desk);
	assert_field(&desk, 1, FIELD_OUTPUT, "ทำแล้Xว");
	/* An orderly end leaves no draft. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_done(
		store_draft_drop(desk.app.store, 1, "somsri", "nobody", &error), &error);
	assert_not_shown(&desk, "กู้คืน");
	desk_remove(&desk);
}

/* Leaving saves, asks nothing, and the cards are there again. */
static void test_leaving_saves(void **state)
{
	static const keystroke ways[] = {K_ESCAPE, K_F10, CTRL('S'), K_F4};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		desk_with_cards(&desk, "{}");
		grid_type(desk.grid, "\n\nประเด็น");
		grid_press(desk.grid, ways[i]);
		grid_press(desk.grid, K_TAB);
		desk_run(&desk);
		assert_field(&desk, 1, FIELD_ISSUE, "ประเด็น");
		assert_revision(&desk, 1, 2); /* once */
		desk_remove(&desk);
	}
}

static void test_views_share_the_cursor(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{}");
	grid_type(desk.grid, "\n\nกข");
	grid_press(desk.grid, K_LEFT);
	grid_press(desk.grid, K_F4);
	grid_type(desk.grid, "1");
	grid_press(desk.grid, CTRL('W'));
	grid_type(desk.grid, "2\t");
	desk_run(&desk);
	assert_field(&desk, 1, FIELD_ISSUE, "ก12ข");
	desk_remove(&desk);
}

/* --- what keys do --- */

static void test_same_as_before(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"หนึ่ง\",\"owners\":[\"กองช่าง\"],\"steps\":{\"lead\":\"\","
		"\"marks\":\"dash\",\"items\":[\"ก\",\"ข\"]}},{\"issue\":\"สอง\"}");
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('L'));
	for (int i = 0; i < 4; i++) {
		grid_press(desk.grid, K_TAB);
		grid_press(desk.grid, CTRL('L'));
	}
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	assert_field(&desk, 2, FIELD_ISSUE, "หนึ่ง");
	assert_field(&desk, 2, FIELD_STEPS, "ก\nข");
	assert_field(&desk, 2, FIELD_OWNERS, "กองช่าง");
	desk_remove(&desk);
}

#define CARRIED                                                                                       \
	"{\"issue\":\"ก\",\"measure\":\"ข\",\"steps\":{\"lead\":\"\",\"marks\":\"dash\","         \
	"\"items\":[\"ค\"]},\"owners\":[\"ง\"],\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\"," \
	"\"output\":\"จ\",\"outcome\":\"ฉ\",\"unconfirmed\":[\"issue\",\"measure\"]}"

static void test_confirming(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, CARRIED);
	grid_type(desk.grid, "\n\n");
	desk_run(&desk);
	assert_shown(&desk, "ประเด็น  ยังไม่ยืนยัน");
	assert_shown(&desk, "! มาตรการ");
	/* Not done before all is confirmed; by a key, and by changing. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F8);
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_shown(&desk, "โปรดยืนยันช่องนี้: มาตรการ");
	assert_revision(&desk, 1, 2);
	read_card(&desk, 1, &entry);
	assert_false(card_unconfirmed(&entry.card, FIELD_ISSUE));
	assert_true(card_unconfirmed(&entry.card, FIELD_MEASURE));
	assert_int_equal(entry.card.state, CARD_DRAFT);
	card_entry_release(&entry);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "x");
	grid_press(desk.grid, ALT('s'));
	desk_run(&desk);
	assert_not_shown(&desk, "ยังไม่ยืนยัน");
	read_card(&desk, 1, &entry);
	assert_int_equal(card_unconfirmed_count(&entry.card), 0);
	assert_int_equal(entry.card.state, CARD_DONE);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Ctrl-Z takes a confirmation back, of one field or of all, and goes where it was given; not
 * once something else was saved. */
static void test_confirming_taken_back(void **state)
{
	static const struct {
		keystroke keys[4];
		const char *told;
		bool issue, measure; /* wait */
	} rows[] = {
		{{K_F8, CTRL('Z')}, "รอการยืนยันอีกครั้ง: ประเด็น", true, true},
		{{K_F8, K_TAB, CTRL('Z')}, "รอการยืนยันอีกครั้ง: ประเด็น", true, true},
		{{K_F8, K_F8, CTRL('Z')}, "รอการยืนยันอีกครั้ง: มาตรการ", false, true},
		{{SHIFT(K_F8), CTRL('Z')}, "รอการยืนยันอีกครั้ง: ประเด็น, มาตรการ", true, true},
		{{K_F8, 'x', K_TAB, CTRL('Z')}, "", false, false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct card_entry entry;
		desk_with_cards(&desk, CARRIED);
		grid_type(desk.grid, "\n\n");
		for (size_t k = 0; k < COUNT(rows[i].keys) && rows[i].keys[k]; k++)
			grid_press(desk.grid, rows[i].keys[k]);
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		if (*rows[i].told && rows[i].issue)
			assert_shown(&desk, "ประเด็น  ยังไม่ยืนยัน");
		read_card(&desk, 1, &entry);
		assert_int_equal(
			card_unconfirmed(&entry.card, FIELD_ISSUE), rows[i].issue);
		assert_int_equal(
			card_unconfirmed(&entry.card, FIELD_MEASURE), rows[i].measure);
		card_entry_release(&entry);
		desk_remove(&desk);
	}
}

static void test_done_says_what_is_missing(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\"}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_shown(&desk, "โปรดกรอกช่องนี้: มาตรการ");
	assert_shown(&desk, "▌   มาตรการ");
	read_card(&desk, 1, &entry);
	assert_int_equal(entry.card.state, CARD_DRAFT);
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_approved_is_read_only(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\"}");
	office_force_approved(desk.app.store, 1);
	grid_type(desk.grid, "\n\nx");
	grid_paste(desk.grid, "y", 1);
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, CTRL('V'));
	grid_press(desk.grid, CTRL('L'));
	grid_press(desk.grid, CTRL('E'));
	grid_press(desk.grid, K_F12);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "z");
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว");
	assert_not_shown(&desk, "F12 เสร็จ");
	read_card(&desk, 1, &entry);
	assert_int_equal(entry.revision, 1);
	assert_string_equal(entry.card.issue, "ก");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Owners from the list: those of the office first, then what offices usually have. */
static void test_picking(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{\"owners\":[\"ศูนย์บริการร่วม\"]},{}");
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n\t\t\t\t");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "กองช่าง\n\t");
	desk_run(&desk);
	assert_field(&desk, 2, FIELD_OWNERS, "ศูนย์บริการร่วม\nกองช่าง");
	desk_remove(&desk);
}

/* An editor that puts a line behind, in a file that nobody else may read. */
static void test_own_editor(void **state)
{
	struct desk desk;
	struct str script = STR_INIT;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\"}");
	char *path = support_path(desk.office.folder, "editor");
	char *mode = support_path(desk.office.folder, "mode");
	str_printf(&script,
		"#!/bin/sh\ntest \"$1\" = -x || exit 1\nstat -c %%a \"$2\" >%s\n"
		"printf 'ข\\n' >>\"$2\"\n",
		mode);
	support_write(path, script.data, script.bytes);
	assert_int_equal(chmod(path, 0700), 0);
	str_clear(&script);
	str_printf(&script, "%s -x", path);
	setenv("VISUAL", script.data, 1);
	char *before = getenv("TMPDIR") ? mem_strdup(getenv("TMPDIR")) : NULL;
	char *folder = support_folder();
	setenv("TMPDIR", folder, 1);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('E'));
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	assert_field(&desk, 1, FIELD_ISSUE, "ก\nข");
	str_clear(&script);
	support_read(mode, &script);
	assert_string_equal(script.data, "600\n");
	/* One that fails changes nothing. */
	setenv("VISUAL", path, 1);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('E'));
	desk_run(&desk);
	assert_shown(&desk, "ข้อความยังเหมือนเดิม");
	assert_field(&desk, 1, FIELD_ISSUE, "ก\nข");
	unsetenv("VISUAL");
	/* What was typed lies nowhere else, whether the editor failed or not. */
	assert_int_equal(rmdir(folder), 0);
	if (before)
		setenv("TMPDIR", before, 1);
	else
		unsetenv("TMPDIR");
	free(before);
	free(folder);
	free(path);
	free(mode);
	str_release(&script);
	desk_remove(&desk);
}

/* Pieces of evidence: taken out, put back, moved, of another kind. */
static void test_evidence(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	desk_with_cards(&desk,
		"{\"evidence\":[{\"kind\":\"url\",\"ref\":\"a\"},{\"kind\":\"photo\","
		"\"ref\":\"b\",\"odd\":1}]}");
	grid_type(desk.grid, "\n\n\t\t\t\t\t\t");
	grid_press(desk.grid, K_UP); /* the kind of the first */
	grid_press(desk.grid, K_DELETE);
	grid_press(desk.grid, CTRL('Z'));
	grid_press(desk.grid, ALT(K_DOWN));
	grid_type(desk.grid, " ");
	grid_press(desk.grid, CTRL('N'));
	desk_run(&desk);
	read_card(&desk, 1, &entry);
	assert_int_equal(entry.card.evidence.count, 2);
	assert_string_equal(entry.card.evidence.items[0].ref, "b");
	assert_string_equal(entry.card.evidence.items[0].extra, "{\"odd\":1}");
	assert_string_equal(entry.card.evidence.items[1].ref, "a");
	assert_string_equal(entry.card.evidence.items[1].kind, "photo");
	assert_null(entry.card.evidence.items[1].caption);
	card_entry_release(&entry);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	for (int i = 0; i < FIELD_COUNT - 1; i++)
		grid_press(desk.grid, CTRL('N'));
	grid_press(desk.grid, K_UP);
	grid_press(desk.grid, K_DELETE);
	grid_press(desk.grid, CTRL('N'));
	desk_run(&desk);
	assert_field(&desk, 1, FIELD_EVIDENCE, "a");
	desk_remove(&desk);
}

/* With the mouse: a field of the list, and of the whole card. */
static void test_clicks(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{\"group\":\"ด้าน\"}");
	grid_type(desk.grid, "\n\n");
	grid_click(desk.grid, 3, 5);
	grid_type(desk.grid, "ก");
	grid_click(desk.grid, 11, 5); /* behind the heading of what is not printed */
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "ข");
	grid_press(desk.grid, K_F4);
	grid_click(desk.grid, 2, 30);
	grid_type(desk.grid, "ค\t");
	desk_run(&desk);
	assert_field(&desk, 1, FIELD_MEASURE, "ก");
	assert_field(&desk, 1, FIELD_GROUP, "ด้านข");
	assert_field(&desk, 1, FIELD_ISSUE, "ค");
	desk_remove(&desk);
}

/* The pieces of evidence are numbered in the person's digits. */
static void test_evidence_numbers(void **state)
{
	static const char card[] =
		"{\"evidence\":[{\"kind\":\"url\",\"ref\":\"https://a.go.th\"},"
		"{\"kind\":\"photo\",\"ref\":\"b.jpg\"}]}";
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, card);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F4);
	desk_run(&desk);
	assert_shown(&desk, "๒  ภาพถ่าย  b.jpg");
	desk_remove(&desk);
	desk_with_cards(&desk, card);
	desk.app.settings.digits = DIGITS_ARABIC;
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F4);
	desk_run(&desk);
	assert_shown(&desk, "2  ภาพถ่าย  b.jpg");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_whole_card),
		cmocka_unit_test(test_cards_of_reports),
		cmocka_unit_test(test_lead_and_marks),
		cmocka_unit_test(test_only_what_is_touched),
		cmocka_unit_test(test_only_the_part_that_is_touched),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_steps_taken_back),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_leaving_saves),
		cmocka_unit_test(test_views_share_the_cursor),
		cmocka_unit_test(test_same_as_before),
		cmocka_unit_test(test_confirming),
		cmocka_unit_test(test_confirming_taken_back),
		cmocka_unit_test(test_done_says_what_is_missing),
		cmocka_unit_test(test_approved_is_read_only),
		cmocka_unit_test(test_picking),
		cmocka_unit_test(test_own_editor),
		cmocka_unit_test(test_evidence),
		cmocka_unit_test(test_clicks),
		cmocka_unit_test(test_evidence_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
