/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pasting, cutting and the way through another editor, into each kind of field: one undo
 * gives the text of before, byte for byte, and what nobody touched stays.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/hard_texts.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/card/card_values.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

static struct str clipboard = STR_INIT;

static const enum card_field kinds[] = {FIELD_GROUP, FIELD_PERIOD, FIELD_ISSUE,
	FIELD_OWNERS, FIELD_STEPS, FIELD_EVIDENCE};

static const char *const pieces[] = {"๑. ", "๒. ", "1.5 ล้านบาท", "๘.๓๐ - ๑๖.๓๐ น.", "- ",
	"• ", "\xEF\x82\xB7 ", "99.99 %", "จ. อุดรธานี", "(๑) ", "ก. ", "\"", "\"\"", "\t",
	"\n", "\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\u00A0", "\u200B", "\u200E",
	"\u202E", "\u2066", "\uFEFF", "\u00AD", " ", "  ", "\x01\x1B[31m", "\xC2\x85",
	"\xFF", "\xE0\xB8", "👍", "http://", "www.ก.th", ".png", "e\u0301", "\u0E48", "ํ",
	"า", "เ", "เ", "ท่ี", "x"};

/* A text to paste, of pieces and hard texts. */
static void make_text(struct str *text, struct support_random *random)
{
	const uint32_t count = 1 + support_draw(random, 12);
	str_clear(text);
	for (uint32_t i = 0; i < count; i++) {
		if (support_draw(random, 4) == 0)
			str_puts(text, hard_texts[support_draw(random, HARD_TEXTS)]);
		else
			str_puts(text, pieces[support_draw(random, COUNT(pieces))]);
	}
	if (support_draw(random, 6) == 0) { /* as a spreadsheet copies it */
		str_splice(text, 0, 0, "\"", 1);
		str_puts(text, "\n\"");
	}
}

static char *value_of(const struct field *field, enum card_field kind)
{
	struct card card;
	struct str json = STR_INIT;
	card_init(&card);
	card_field_take(field, kind, &card);
	card_to_json(&json, &card);
	card_release(&card);
	return str_detach(&json);
}

static void press(struct field *field, keystroke key)
{
	const struct event event = {.kind = EVENT_KEY, .key = key};
	const char *message;
	field_event(field, &event, &clipboard, &message);
}

static void paste(struct field *field, const struct str *text)
{
	const struct event event = {
		.kind = EVENT_PASTE, .paste = text->data, .bytes = text->bytes};
	const char *message;
	field_event(field, &event, &clipboard, &message);
}

/* A stored text may hold anything. */
static void begin_card(struct card *card)
{
	card_init(card);
	card->group = strdup("กลุ่ม\u200E ๑ “ก”");
	card->period = strdup("ต.ค. ๖๗\u00A0- ก.ย. ๖๘");
	card->issue = strdup("\u200Fก\u2028ข\nน\u0E4D\u0E49า เเปลก\n\n1.5 ล้านบาท\u202E");
	card->steps.lead = strdup("ดังนี้\u00A0");
	card->steps.marks = MARKS_THAI;
	string_list_add(&card->steps.items, "๑. ก\nข\u200E");
	string_list_add(&card->steps.items, "1.5 ล้านบาท");
	string_list_add(&card->owners, "กองช่าง\u200F");
	string_list_add(&card->owners, "• กองคลัง");
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->kind = strdup("url");
	evidence->ref = strdup("http://ก.th/\u200B");
	evidence->caption = strdup("หน้า\nแรก");
}

/* Somewhere in the field, perhaps with something selected. */
static void go_somewhere(struct field *field, struct support_random *random)
{
	static const keystroke keys[] = {SHIFT(K_RIGHT), SHIFT(K_LEFT), SHIFT(K_UP),
		SHIFT(K_DOWN), SHIFT(K_END), SHIFT(K_HOME)};
	field_move(field, support_draw(random, 60));
	if (support_draw(random, 8) == 0)
		press(field, CTRL('A'));
	for (uint32_t i = support_draw(random, 4); i; i--)
		press(field, keys[support_draw(random, COUNT(keys))]);
}

static void paste_and_undo(
	struct card *card, enum card_field kind, struct support_random *random)
{
	struct str text = STR_INIT;
	struct field *field = card_field_make(card, kind, NULL, NULL);
	make_text(&text, random);
	go_somewhere(field, random);
	char *before = value_of(field, kind);
	paste(field, &text);
	char *pasted = value_of(field, kind);
	press(field, CTRL('Z'));
	char *undone = value_of(field, kind);
	assert_string_equal(undone, before);
	press(field, CTRL('Y'));
	char *again = value_of(field, kind);
	assert_string_equal(again, pasted);
	if (support_draw(random, 4) == 0) /* the next one is pasted into this */
		card_field_take(field, kind, card);
	free(before);
	free(pasted);
	free(undone);
	free(again);
	field_free(field);
	str_release(&text);
}

static void test_undo_gives_back(void **state)
{
	enum { PASTES = 1000, FRESH = 40 };
	struct support_random random = {20681};
	(void)state;
	for (size_t kind = 0; kind < COUNT(kinds); kind++) {
		struct card card;
		card_init(&card);
		for (int i = 0; i < PASTES; i++) {
			if (i % FRESH == 0) {
				card_release(&card);
				begin_card(&card);
			}
			paste_and_undo(&card, kinds[kind], &random);
		}
		card_release(&card);
	}
}

/* --- cut out and put back --- */

static const char *const items[] = {"1.5 ล้านบาท", "๘.๓๐ - ๑๖.๓๐ น.", "99.99 %",
	"๑๕.๓.๖๘ ประชุม", "98.50 จากคะแนนเต็ม 100", "จ. อุดรธานี", "2.50 บาทต่อหน่วย",
	"- 5 องศา", "• ก", "๑. ก", "ก\nข", "\u200Eก\u00A0"};

static void make_steps(struct card *card)
{
	card_init(card);
	for (size_t i = 0; i < COUNT(items); i++)
		string_list_add(&card->steps.items, items[i]);
	card->steps.marks = MARKS_THAI;
}

static void assert_items(
	const struct field *field, const char *const *wanted, size_t count)
{
	struct steps steps = {0};
	field_get_steps(field, &steps);
	/* Of a field that nobody changed nothing is taken. */
	if (!field_changed(field))
		return;
	assert_int_equal(steps.items.count, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(steps.items.items[i], wanted[i]);
	string_list_release(&steps.items);
	free(steps.lead);
}

static void test_cut_and_paste(void **state)
{
	struct card card;
	(void)state;
	make_steps(&card);
	struct field *field = card_field_make(&card, FIELD_STEPS, NULL, NULL);
	size_t at = 0;
	for (size_t i = 0; i < COUNT(items); i++) {
		field_move(field, at);
		press(field, SHIFT(K_END));
		press(field, CTRL('X'));
		press(field, CTRL('V'));
		assert_items(field, items, COUNT(items));
		at += strlen(items[i]) + 1;
	}
	press(field, CTRL('A'));
	press(field, CTRL('X'));
	press(field, CTRL('V'));
	assert_items(field, items, COUNT(items));
	assert_false(field_changed(field));
	field_free(field);
	card_release(&card);
}

/* --- through another editor --- */

/* What becomes of a list when an editor changes its text from one to another. */
static void test_editor(void **state)
{
	static const struct {
		const char *changed; /* what the editor makes of items, joined */
		const char *items[16];
	} rows[] = {
		/* One added at the end, and at the start. */
		{"1.5 ล้านบาท\n๘.๓๐ น.\n\u200Eก\u00A0\nข\nแจ้ง\n",
			{"1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nข", "แจ้ง"}},
		{"2.5 ล้าน\n1.5 ล้านบาท\n๘.๓๐ น.\n\u200Eก\u00A0\nข",
			{"2.5 ล้าน", "1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nข"}},
		/* One changed: it alone is cleaned. */
		{"1.5 ล้านบาท\n๙.๓๐\u00A0น.\n\u200Eก\u00A0\nข",
			{"1.5 ล้านบาท", "๙.๓๐ น.", "\u200Eก\u00A0\nข"}},
		/* A line in an item. */
		{"1.5 ล้านบาท\n๘.๓๐ น.\n\u200Eก\u00A0\nค",
			{"1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nค"}},
		/* One taken out. */
		{"๘.๓๐ น.\n\u200Eก\u00A0\nข", {"๘.๓๐ น.", "\u200Eก\u00A0\nข"}},
		/* A list added, numbered as it is there. */
		{"1.5 ล้านบาท\n๘.๓๐ น.\n\u200Eก\u00A0\nข\n๔. ง\n๕. จ",
			{"1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nข", "ง", "จ"}},
		/* Line ends of another system. */
		{"1.5 ล้านบาท\r\n๘.๓๐ น.\r\n\u200Eก\u00A0\r\nข\r\nฉ\r",
			{"1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nข", "ฉ"}},
		{"", {NULL}},
	};
	static const char *const before[] = {"1.5 ล้านบาท", "๘.๓๐ น.", "\u200Eก\u00A0\nข"};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct card card;
		const char *message;
		card_init(&card);
		for (size_t k = 0; k < COUNT(before); k++)
			string_list_add(&card.steps.items, before[k]);
		card.steps.marks = MARKS_THAI;
		struct field *field = card_field_make(&card, FIELD_STEPS, NULL, NULL);
		size_t count = 0;
		while (count < COUNT(rows[i].items) && rows[i].items[count])
			count++;
		assert_true(field_merge(
			field, rows[i].changed, strlen(rows[i].changed), &message));
		assert_null(message);
		assert_items(field, rows[i].items, count);
		press(field, CTRL('Z'));
		assert_false(field_changed(field));
		field_free(field);
		card_release(&card);
	}
}

static void test_editor_paragraphs(void **state)
{
	static const char before[] = "\u200Eก\u00A0\n๑. ข\nเเค";
	static const char edited[] = "\u200Eก\u00A0\nเเใหม่\u202E\n๑. ข\nเเค";
	const char *message;
	char *text = NULL;
	(void)state;
	struct field *field = field_area(before);
	assert_true(field_merge(field, edited, strlen(edited), &message));
	field_get_text(field, &text);
	assert_string_equal(text, "\u200Eก\u00A0\nแใหม่\n๑. ข\nเเค");
	press(field, CTRL('Z'));
	assert_false(field_changed(field));
	assert_true(field_merge(field, "ก\xFF", 4, &message));
	assert_non_null(message);
	free(text);
	field_free(field);
}

/* --- cells of a spreadsheet --- */

static void test_cells(void **state)
{
	static const char cells[] = "\"๑. ประชุม\n๒. ติดตาม\"";
	static const char *const wanted[] = {"ประชุม", "ติดตาม"};
	struct card card;
	struct str text = STR_INIT;
	char *value = NULL;
	(void)state;
	str_puts(&text, cells);
	card_init(&card);
	struct field *steps = card_field_make(&card, FIELD_STEPS, NULL, NULL);
	paste(steps, &text);
	assert_items(steps, wanted, COUNT(wanted));
	struct field *area = field_area("");
	paste(area, &text);
	field_get_text(area, &value);
	assert_string_equal(value, "๑. ประชุม\n๒. ติดตาม");
	/* Quotation marks that are text stay, once the others are gone. */
	str_clear(&text);
	str_puts(&text, "\"\"\"ก\nข\"\"\"");
	press(steps, CTRL('A'));
	paste(steps, &text);
	static const char *const quoted[] = {"\"ก", "ข\""};
	assert_items(steps, quoted, COUNT(quoted));
	free(value);
	field_free(steps);
	field_free(area);
	card_release(&card);
	str_release(&text);
}

/* In a text U+200B says where a word ends; in a name it would make another of it. */
static void test_names(void **state)
{
	static const char typed[] = "\xEF\x82\xB7กอง\u200Bช่าง\u200E";
	struct string_list names = {0};
	struct str text = STR_INIT;
	char *value = NULL;
	(void)state;
	str_puts(&text, typed);
	struct field *field = field_names(&names);
	struct field *area = field_area("");
	paste(field, &text);
	paste(area, &text);
	field_get_list(field, &names);
	field_get_text(area, &value);
	assert_string_equal(names.items[0], "กองช่าง");
	assert_string_equal(value, "•กอง\u200Bช่าง");
	free(value);
	string_list_release(&names);
	field_free(field);
	field_free(area);
	str_release(&text);
}

static int release(void **state)
{
	(void)state;
	str_release(&clipboard);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_undo_gives_back),
		cmocka_unit_test(test_cut_and_paste),
		cmocka_unit_test(test_editor),
		cmocka_unit_test(test_editor_paragraphs),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, release);
}
