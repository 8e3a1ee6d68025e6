/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "tui/buffer/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "tests/support/support.h"
#include "text/cell.h"
#include "text/input.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/utf8.h"

static void assert_text(const struct buffer *buffer, const char *expected)
{
	struct str text = STR_INIT;
	buffer_append(buffer, &text);
	assert_string_equal(text.data, expected);
	assert_int_equal(text.bytes, buffer_bytes(buffer));
	str_release(&text);
}

/* Types every character; how many were refused. */
static size_t type(struct buffer *buffer, const char *keys)
{
	size_t refused = 0;
	for (size_t left = strlen(keys), spanned; left;
		left -= spanned, keys += spanned) {
		uint32_t typed;
		const char *reason = NULL;
		spanned = utf8_decode(keys, left, &typed);
		if (buffer_type(buffer, typed, &reason)) {
			assert_null(reason);
		} else {
			assert_non_null(reason);
			refused++;
		}
	}
	return refused;
}

/* The inputs that thai.md's measurements and Thai typists ask for: what comes of them
 * when they are typed, and when they are pasted. */
static const struct {
	const char *input, *typed, *pasted;
	size_t refused;
} inputs[] = {
	{"ที่", "ที่", "ที่", 0},
	{"น้ำ", "น้ำ", "น้ำ", 0},
	{"น\u0E49\u0E4D\u0E32", "น\u0E49\u0E33", "น\u0E49\u0E33", 0},
	{"น\u0E4D\u0E49\u0E32", "น\u0E49\u0E33", "น\u0E49\u0E33", 0},
	{"ก\u0E48\u0E35", "กี่", "กี่", 0},
	{"ก\u0E48\u0E38", "กุ่", "กุ่", 0},
	{"เเปลก", "แปลก", "แปลก", 0},
	{"\u0E48ก", "ก", "\u0E48ก", 1},
	{" \u0E48", " ", " \u0E48", 1},
	{"ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", "กิ๋X",
		"ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", 0},
	{"ก\u200Bข", "ก\u200Bข", "ก\u200Bข", 0},
	{"ก\u200Dข", "กข", "กข", 1},
	{"\uFEFFก", "ก", "ก", 1},
	{"กำ", "กำ", "กำ", 0},
	{"สิทธิ์และปู่", "สิทธิ์และปู่", "สิทธิ์และปู่", 0},
	{"เด็ก ๆ กรุงเทพฯ ฯลฯ", "เด็ก ๆ กรุงเทพฯ ฯลฯ", "เด็ก ๆ กรุงเทพฯ ฯลฯ", 0},
	{"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗ www.dla.go.th “(บาท)”",
		"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗ www.dla.go.th “(บาท)”",
		"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗ www.dla.go.th “(บาท)”", 0},
	{"ก\u0E3Bข\u00A0…€👍", "กข …€👍", "ก\u0E3Bข …€👍", 1},
	{"ก\xE0\xB8", "ก", "ก\uFFFD\uFFFD", 2},
	{"\xB8\xB2ก\xFF", "ก", "\uFFFD\uFFFDก\uFFFD", 3},
	{"ก\tข\x01\x1B\x7F\xC2\x85ค", "กขค", "ก ข\nค", 5},
	{"ก\r\nข\rค\nง\u2028จ", "กขคงจ", "ก\nข\nค\nง\nจ", 5},
};

static void test_inputs_typed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++) {
		struct buffer *buffer = buffer_new("", false);
		assert_int_equal(type(buffer, inputs[i].input), inputs[i].refused);
		assert_text(buffer, inputs[i].typed);
		/* Each Backspace takes one code point. */
		size_t points = utf8_count(inputs[i].typed, strlen(inputs[i].typed));
		for (; points; points--)
			buffer_backspace(buffer);
		assert_text(buffer, "");
		while (buffer_undo(buffer))
			;
		assert_text(buffer, "");
		while (buffer_redo(buffer))
			;
		assert_text(buffer, "");
		buffer_free(buffer);
	}
}

static void test_inputs_pasted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++) {
		struct buffer *buffer = buffer_new("<>", false);
		buffer_motion(buffer, MOVE_CELL_RIGHT, false, NULL);
		buffer_paste(buffer, inputs[i].input, strlen(inputs[i].input));
		struct str expected = STR_INIT;
		str_printf(&expected, "<%s>", inputs[i].pasted);
		assert_text(buffer, expected.data);
		assert_true(buffer_undo(buffer)); /* one step */
		assert_text(buffer, "<>");
		assert_false(buffer_undo(buffer));
		assert_true(buffer_redo(buffer));
		assert_text(buffer, expected.data);
		str_release(&expected);
		buffer_free(buffer);
	}
}

static void test_single(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("ก\nข", true);
	assert_text(buffer, "ก ข");
	buffer_paste(buffer, "1\r\n2\n", 5);
	assert_text(buffer, "1 2 ก ข");
	buffer_enter(buffer);
	assert_text(buffer, "1 2  ก ข");
	assert_int_equal(buffer_paragraphs(buffer), 1);
	buffer_set(buffer, "ก\nข\nค");
	assert_text(buffer, "ก ข ค");
	assert_false(buffer_undo(buffer));
	buffer_free(buffer);
}

static void assert_cursor(const struct buffer *buffer, size_t paragraph, size_t offset)
{
	struct position cursor = buffer_cursor(buffer);
	assert_int_equal(cursor.paragraph, paragraph);
	assert_int_equal(cursor.offset, offset);
}

static void test_code_points_and_cells(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("น้ำ", false);
	buffer_motion(buffer, MOVE_CELL_RIGHT, false, NULL);
	assert_cursor(buffer, 0, strlen("น้"));
	buffer_motion(buffer, MOVE_CELL_RIGHT, false, NULL);
	assert_cursor(buffer, 0, strlen("น้ำ"));
	buffer_backspace(buffer);
	assert_text(buffer, "น้");
	buffer_backspace(buffer);
	assert_text(buffer, "น");
	assert_true(buffer_undo(buffer)); /* a run */
	assert_text(buffer, "น้ำ");
	buffer_motion(buffer, MOVE_TEXT_START, false, NULL);
	buffer_delete(buffer);
	assert_text(buffer, "ำ");
	buffer_delete(buffer);
	buffer_delete(buffer);
	assert_text(buffer, "");
	assert_true(buffer_undo(buffer));
	assert_text(buffer, "น้ำ");
	assert_cursor(buffer, 0, 0);

	/* What was between a letter and a mark goes: the mark joins the letter. */
	buffer_set(buffer, "ก \u0E48ข");
	buffer_move(buffer, (struct position){0, strlen("ก ")}, false);
	buffer_backspace(buffer);
	assert_text(buffer, "ก่ข");
	assert_cursor(buffer, 0, strlen("ก"));
	buffer_backspace(buffer);
	assert_text(buffer, "\u0E48ข");
	buffer_set(buffer, "ก \u0E48ข");
	buffer_move(buffer, (struct position){0, strlen("ก")}, false);
	buffer_delete(buffer);
	assert_cursor(buffer, 0, strlen("ก่"));
	/* A place inside a cell is its start. */
	buffer_move(buffer, (struct position){0, 4}, false);
	assert_cursor(buffer, 0, 0);
	buffer_move(buffer, (struct position){9, 9}, false);
	assert_cursor(buffer, 0, strlen("ก่ข"));
	buffer_free(buffer);
}

static void test_refusals(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("กข", false);
	const char *reason = NULL;
	buffer_select_all(buffer);
	assert_false(buffer_type(buffer, 0x0E48, &reason));
	assert_string_equal(reason, input_reason(0x0E48));
	assert_text(buffer, "กข"); /* the selection stays */
	assert_true(
		buffer_selection(buffer, &(struct position){0}, &(struct position){0}));
	assert_false(buffer_type(buffer, '\n', NULL));
	assert_true(buffer_type(buffer, 'x', &reason));
	assert_text(buffer, "x");
	assert_true(buffer_undo(buffer));
	assert_text(buffer, "กข");
	buffer_free(buffer);
}

static void test_undo_runs(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct buffer *buffer = buffer_new("", false);
	type(buffer, "one two  three");
	buffer_undo(buffer);
	assert_text(buffer, "one two  ");
	buffer_undo(buffer);
	assert_text(buffer, "one ");
	buffer_redo(buffer);
	buffer_end_step(buffer);
	type(buffer, "x");
	assert_false(buffer_redo(buffer));
	buffer_undo(buffer);
	assert_text(buffer, "one two  ");

	/* Thai, typed without a space, goes word by word. */
	buffer_set(buffer, "");
	buffer_tools(buffer, breaker);
	type(buffer, "ประชาชนได้รับบริการ");
	static const char *const words[] = {"ประชาชนได้รับ", "ประชาชน", ""};
	for (size_t i = 0; i < COUNT(words); i++) {
		while (strlen(words[i]) < buffer_bytes(buffer))
			assert_true(buffer_undo(buffer));
		assert_text(buffer, words[i]);
	}
	assert_false(buffer_undo(buffer));
	while (buffer_redo(buffer))
		;
	assert_text(buffer, "ประชาชนได้รับบริการ");
	assert_cursor(buffer, 0, strlen("ประชาชนได้รับบริการ"));

	/* Moving away and back begins another step; so does deleting. */
	buffer_tools(buffer, NULL);
	buffer_set(buffer, "");
	type(buffer, "ab");
	buffer_motion(buffer, MOVE_CELL_LEFT, false, NULL);
	buffer_motion(buffer, MOVE_CELL_RIGHT, false, NULL);
	type(buffer, "cd");
	buffer_backspace(buffer);
	buffer_enter(buffer);
	static const char *const steps[] = {"abc", "abcd", "ab", ""};
	for (size_t i = 0; i < COUNT(steps); i++) {
		assert_true(buffer_undo(buffer));
		assert_text(buffer, steps[i]);
	}
	buffer_free(buffer);
	breaker_free(breaker);
}

/* Much is forgotten, never the last; what is left is undone rightly. */
static void test_undo_bounded(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("", false);
	struct str block = STR_INIT;
	for (int i = 0; i < 60; i++) {
		str_clear(&block);
		str_repeat(&block, (char)('a' + i % 26), 50000);
		buffer_select_all(buffer);
		buffer_paste(buffer, block.data, block.bytes);
	}
	int undone = 0;
	while (buffer_undo(buffer)) {
		undone++;
		char expected = (char)('a' + (59 - undone) % 26);
		size_t bytes;
		const char *text = buffer_paragraph(buffer, 0, &bytes);
		assert_int_equal(bytes, 50000);
		assert_int_equal(text[0], expected);
		assert_int_equal(text[bytes - 1], expected);
	}
	assert_in_range(undone, 5, 12);
	str_clear(&block);
	str_repeat(&block, 'x', LIMIT_TEXT_BYTES);
	buffer_select_all(buffer);
	buffer_paste(buffer, block.data, block.bytes);
	assert_true(buffer_undo(buffer));
	assert_int_equal(buffer_bytes(buffer), 50000);
	str_release(&block);
	buffer_free(buffer);
}

static void test_words(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct buffer *buffer = buffer_new("ประชาชน ได้รับ 12", false);
	static const char *const starts[] = {
		"ประชาชน ", "ประชาชน ได้", "ประชาชน ได้รับ ", "ประชาชน ได้รับ 12"};
	for (size_t i = 0; i < COUNT(starts); i++) {
		do
			buffer_motion(buffer, MOVE_WORD_RIGHT, false, breaker);
		while (buffer_cursor(buffer).offset < strlen(starts[i]));
		assert_cursor(buffer, 0, strlen(starts[i]));
	}
	for (size_t i = COUNT(starts) - 1; i--;) {
		buffer_motion(buffer, MOVE_WORD_LEFT, false, breaker);
		if (i != 1) /* ได้รับ may be one word */
			assert_cursor(buffer, 0, strlen(starts[i]));
		else if (buffer_cursor(buffer).offset != strlen(starts[1]))
			break;
	}
	buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
	buffer_delete_word(buffer, breaker);
	assert_text(buffer, "ประชาชน ได้รับ ");
	assert_true(buffer_undo(buffer));
	assert_text(buffer, "ประชาชน ได้รับ 12");

	/* Without a dictionary words are what spaces part; ends of paragraphs are stops. */
	buffer_set(buffer, "ab cd\nef");
	static const struct position right[] = {{0, 3}, {0, 5}, {1, 0}, {1, 2}, {1, 2}};
	for (size_t i = 0; i < COUNT(right); i++) {
		buffer_motion(buffer, MOVE_WORD_RIGHT, false, NULL);
		assert_cursor(buffer, right[i].paragraph, right[i].offset);
	}
	static const struct position left[] = {{1, 0}, {0, 5}, {0, 3}, {0, 0}, {0, 0}};
	for (size_t i = 0; i < COUNT(left); i++) {
		buffer_motion(buffer, MOVE_WORD_LEFT, false, NULL);
		assert_cursor(buffer, left[i].paragraph, left[i].offset);
	}
	buffer_free(buffer);
	breaker_free(breaker);
}

static void assert_found(struct buffer *buffer, const char *words, const char *selected,
	size_t paragraph, size_t offset)
{
	struct str text = STR_INIT;
	assert_true(buffer_find(buffer, words));
	buffer_selected(buffer, &text);
	assert_string_equal(text.data, selected);
	assert_cursor(buffer, paragraph, offset);
	str_release(&text);
}

static void test_find(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("การ ให้บริการ 2567\nการให้บริการ ๒๕๖๗ น้ำ", false);
	size_t first = strlen("การ ให้บริการ"), second = strlen("การให้บริการ");
	assert_found(buffer, "การให้บริการ", "การ ให้บริการ", 0, first);
	assert_found(buffer, "การให้บริการ", "การให้บริการ", 1, second);
	assert_found(buffer, "การให้บริการ", "การ ให้บริการ", 0, first);
	assert_found(buffer, " ๒๕๖๗ ", "2567", 0, first + 5);
	assert_found(buffer, "2567", "๒๕๖๗", 1, second + 1 + strlen("๒๕๖๗"));
	assert_found(buffer, "น้", "น้", 1, second + 2 + strlen("๒๕๖๗น้"));
	assert_found(
		buffer, "น", "น้", 1, second + 2 + strlen("๒๕๖๗น้")); /* a whole cell */
	assert_found(buffer, "การ", "การ", 0, strlen("การ"));
	assert_false(buffer_find(buffer, "ไม่มี"));
	assert_false(buffer_find(buffer, " "));
	assert_false(buffer_find(buffer, ""));
	buffer_free(buffer);
}

/* --- random operations against a plain string --- */

/* The text, the cursor and the other end of the selection as bytes in it. */
struct model {
	struct str text;
	size_t cursor, anchor;
};

static size_t line_start(const struct model *model, size_t at)
{
	while (at && model->text.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct model *model, size_t at)
{
	return at + strcspn(model->text.data + at, "\n");
}

/* The borders of cells around a place, counted from the start of its line. */
static void borders(const struct model *model, size_t at, size_t *floor, size_t *ceiling)
{
	size_t end = line_end(model, at), cell = line_start(model, at);
	*floor = cell;
	while (cell < at) {
		*floor = cell;
		cell += cell_next(model->text.data + cell, end - cell).bytes;
	}
	if (cell == at)
		*floor = at;
	*ceiling = cell;
}

static size_t flat(const struct buffer *buffer, struct position at)
{
	size_t offset = at.offset, bytes;
	for (size_t i = 0; i < at.paragraph; i++) {
		buffer_paragraph(buffer, i, &bytes);
		offset += bytes + 1;
	}
	return offset;
}

static void put(struct model *model, size_t from, size_t to, const char *text)
{
	size_t floor;
	str_splice(&model->text, from, to - from, text, strlen(text));
	borders(model, from + strlen(text), &floor, &model->cursor);
	model->anchor = model->cursor;
}

static bool selection(const struct model *model, size_t *from, size_t *to)
{
	*from = model->anchor < model->cursor ? model->anchor : model->cursor;
	*to = model->anchor < model->cursor ? model->cursor : model->anchor;
	return *from != *to;
}

static void model_type(struct model *model, uint32_t typed)
{
	size_t from, to;
	selection(model, &from, &to);
	size_t start = line_start(model, from);
	struct input_check check =
		input_check(model->text.data + start, from - start, typed);
	static const char e[] = "เ";
	if (check.verdict == INPUT_REFUSE)
		return;
	from -= check.replaced;
	if (!strcmp(check.text, e) && from - start >= strlen(e) &&
		!memcmp(model->text.data + from - strlen(e), e, strlen(e)))
		put(model, from - strlen(e), to, "แ");
	else
		put(model, from, to, check.text);
}

static void model_backspace(struct model *model)
{
	size_t from, to;
	if (selection(model, &from, &to)) {
		put(model, from, to, "");
	} else if (from) {
		do
			from--;
		while ((model->text.data[from] & 0xC0) == 0x80);
		put(model, from, to, "");
		model->cursor = model->anchor = from;
	}
}

static void model_delete(struct model *model)
{
	size_t from, to;
	if (!selection(model, &from, &to)) {
		size_t end = line_end(model, to);
		if (to < end)
			to += cell_next(model->text.data + to, end - to).bytes;
		else if (to < model->text.bytes)
			to++;
	}
	if (from != to)
		put(model, from, to, "");
}

static void model_move(struct model *model, enum motion motion, bool extend)
{
	size_t at = model->cursor, from, to, ceiling;
	bool selected = selection(model, &from, &to) && !extend;
	size_t end = line_end(model, at);
	switch (motion) {
	case MOVE_CELL_LEFT:
		if (selected)
			at = from;
		else if (at && model->text.data[at - 1] == '\n')
			at--;
		else if (at)
			borders(model, at - 1, &at, &ceiling);
		break;
	case MOVE_CELL_RIGHT:
		if (selected)
			at = to;
		else if (at < end)
			at += cell_next(model->text.data + at, end - at).bytes;
		else if (at < model->text.bytes)
			at++;
		break;
	case MOVE_PARAGRAPH_START: at = line_start(model, at); break;
	case MOVE_PARAGRAPH_END: at = end; break;
	case MOVE_TEXT_START: at = 0; break;
	default: at = model->text.bytes; break;
	}
	model->cursor = at;
	if (!extend)
		model->anchor = at;
}

static void assert_same(const struct buffer *buffer, const struct model *model)
{
	struct position from, to;
	size_t first, last, bytes;
	assert_text(buffer, model->text.data);
	struct position cursor = buffer_cursor(buffer);
	assert_int_equal(flat(buffer, cursor), model->cursor);
	assert_int_equal(
		buffer_selection(buffer, &from, &to), selection(model, &first, &last));
	if (first != last) {
		assert_int_equal(flat(buffer, from), first);
		assert_int_equal(flat(buffer, to), last);
	}
	const char *text = buffer_paragraph(buffer, cursor.paragraph, &bytes);
	assert_true(cursor.offset <= bytes);
	assert_int_not_equal(text[cursor.offset] & 0xC0, 0x80);
}

/* A copy of the text that is only told of changes. */
struct shadow {
	char **paragraphs;
	size_t count;
};

static void shadow_fill(struct shadow *shadow, const struct buffer *buffer)
{
	size_t bytes;
	shadow->count = buffer_paragraphs(buffer);
	shadow->paragraphs = mem_new(shadow->count, sizeof(char *));
	for (size_t i = 0; i < shadow->count; i++)
		shadow->paragraphs[i] = mem_strdup(buffer_paragraph(buffer, i, &bytes));
}

static void shadow_release(struct shadow *shadow)
{
	for (size_t i = 0; i < shadow->count; i++)
		free(shadow->paragraphs[i]);
	free(shadow->paragraphs);
}

static void assert_part(const struct buffer *buffer, const char *old, size_t paragraph,
	size_t head, size_t foot, size_t old_bytes)
{
	size_t bytes;
	const char *text = buffer_paragraph(buffer, paragraph, &bytes);
	assert_int_equal(strlen(old), old_bytes);
	assert_true(head + foot <= bytes && head + foot <= old_bytes);
	assert_memory_equal(text, old, head);
	assert_memory_equal(text + bytes - foot, old + old_bytes - foot, foot);
}

/* What buffer_changes() leaves out is as it was. */
static void assert_changes(struct buffer *buffer, struct shadow *shadow)
{
	size_t first, last, head, foot, old_bytes, bytes;
	long grown;
	bool part = buffer_changed_part(buffer, &head, &foot, &old_bytes);
	bool changed = buffer_changes(buffer, &first, &last, &grown);
	size_t count = buffer_paragraphs(buffer);
	if (!changed)
		first = count, last = count - 1, grown = 0;
	assert_int_equal((long)count - (long)shadow->count, grown);
	for (size_t i = 0; i < first; i++)
		assert_string_equal(
			buffer_paragraph(buffer, i, &bytes), shadow->paragraphs[i]);
	for (size_t i = last + 1; i < count; i++)
		assert_string_equal(buffer_paragraph(buffer, i, &bytes),
			shadow->paragraphs[(size_t)((long)i - grown)]);
	assert_false(part && (!changed || first != last || grown));
	if (part)
		assert_part(
			buffer, shadow->paragraphs[first], first, head, foot, old_bytes);
	shadow_release(shadow);
	shadow_fill(shadow, buffer);
}

static const char *const keys[] = {"ก", "น", "่", "้", "ี", "ุ", "์", "ั", "ำ", "า", "ะ", "เ",
	"เ", "ๆ", "๑", " ", "x", "日", "\u200B", "e\u0301", "\u0E3B"};

static void random_edit(
	struct buffer *buffer, struct model *model, struct support_random *random)
{
	size_t from, to;
	uint32_t typed;
	const char *key = keys[support_draw(random, COUNT(keys))];
	size_t input = support_draw(random, COUNT(inputs));
	bool extend = support_draw(random, 3) == 0;
	switch (support_draw(random, 12)) {
	case 0:
		buffer_paste(buffer, inputs[input].input, strlen(inputs[input].input));
		selection(model, &from, &to);
		put(model, from, to, inputs[input].pasted);
		break;
	case 1:
		buffer_enter(buffer);
		selection(model, &from, &to);
		put(model, from, to, "\n");
		break;
	case 2:
	case 3:
		buffer_backspace(buffer);
		model_backspace(model);
		break;
	case 4:
		buffer_delete(buffer);
		model_delete(model);
		break;
	case 5:
	case 6: {
		static const enum motion motions[] = {MOVE_CELL_LEFT, MOVE_CELL_RIGHT,
			MOVE_CELL_LEFT, MOVE_CELL_RIGHT, MOVE_PARAGRAPH_START,
			MOVE_PARAGRAPH_END, MOVE_TEXT_START, MOVE_TEXT_END};
		enum motion motion = motions[support_draw(random, COUNT(motions))];
		buffer_motion(buffer, motion, extend, NULL);
		model_move(model, motion, extend);
		break;
	}
	default:
		utf8_decode(key, strlen(key), &typed);
		buffer_type(buffer, typed, NULL);
		model_type(model, typed);
	}
}

/* Takes over what undo, redo and find did. */
static void follow(struct model *model, const struct buffer *buffer)
{
	struct position from, to, cursor = buffer_cursor(buffer);
	str_clear(&model->text);
	buffer_append(buffer, &model->text);
	model->cursor = model->anchor = flat(buffer, cursor);
	if (buffer_selection(buffer, &from, &to))
		model->anchor = flat(buffer, from) == model->cursor ? flat(buffer, to)
								    : flat(buffer, from);
}

static void random_find(struct buffer *buffer, struct support_random *random)
{
	struct str text = STR_INIT, folded = STR_INIT, needle = STR_INIT,
		   found = STR_INIT;
	const char *words = support_draw(random, 2)
				    ? keys[support_draw(random, 14)]
				    : inputs[support_draw(random, 16)].pasted;
	buffer_append(buffer, &text);
	text_fold(&folded, text.data, text.bytes, NULL);
	text_fold(&needle, words, strlen(words), NULL);
	size_t skip = needle.data[0] == ' ';
	bool there = strstr(folded.data, needle.data + skip) && needle.bytes > skip;
	assert_int_equal(buffer_find(buffer, words), there);
	if (there) {
		buffer_selected(buffer, &text);
		str_clear(&text);
		buffer_selected(buffer, &text);
		text_fold(&found, text.data, text.bytes, NULL);
		assert_non_null(strstr(found.data, needle.data + skip));
	}
	str_release(&text);
	str_release(&folded);
	str_release(&needle);
	str_release(&found);
}

static const char *const beginnings[] = {"", "ก", "น้ำ ที่\n\nเด็ก ๆ\n", " \u0E48\n\u0E49"};

static void test_random(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 300; seed++) {
		struct support_random random = {seed};
		const char *start = beginnings[seed % COUNT(beginnings)];
		struct buffer *buffer = buffer_new(start, false);
		struct model model = {STR_INIT, 0, 0};
		struct shadow shadow;
		struct str last = STR_INIT;
		str_puts(&model.text, start);
		shadow_fill(&shadow, buffer);
		for (int i = 0; i < 150; i++) {
			uint32_t what = support_draw(&random, 16);
			uint64_t revision = buffer_revision(buffer);
			if (what == 0)
				buffer_undo(buffer);
			else if (what == 1)
				buffer_redo(buffer);
			else if (what == 2)
				random_find(buffer, &random);
			else
				random_edit(buffer, &model, &random);
			if (what < 3)
				follow(&model, buffer);
			assert_same(buffer, &model);
			if (strcmp(last.data, model.text.data) != 0 && i)
				assert_int_not_equal(revision, buffer_revision(buffer));
			str_clear(&last);
			str_puts(&last, model.text.data);
			if (support_draw(&random, 3))
				assert_changes(buffer, &shadow);
		}
		while (buffer_undo(buffer))
			assert_changes(buffer, &shadow);
		assert_text(buffer, start);
		while (buffer_redo(buffer))
			;
		follow(&model, buffer);
		while (buffer_undo(buffer))
			;
		assert_text(buffer, start);
		while (buffer_redo(buffer))
			;
		assert_same(buffer, &model);
		str_release(&model.text);
		str_release(&last);
		shadow_release(&shadow);
		buffer_free(buffer);
	}
}

/* Every undo gives a text that was there before, the later first. */
static void test_undo_walks_back(void **state)
{
	(void)state;
	enum { STEPS = 200 };
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct support_random random = {seed * 77};
		struct buffer *buffer = buffer_new("ก", false);
		struct model model = {STR_INIT, 0, 0};
		char *texts[STEPS + 1];
		str_puts(&model.text, "ก");
		for (int i = 0; i < STEPS; i++) {
			texts[i] = mem_strdup(model.text.data);
			random_edit(buffer, &model, &random);
		}
		int at = STEPS - 1;
		while (buffer_undo(buffer)) {
			struct str text = STR_INIT;
			buffer_append(buffer, &text);
			while (at >= 0 && strcmp(texts[at], text.data) != 0)
				at--;
			assert_true(at >= 0);
			str_release(&text);
		}
		for (int i = 0; i < STEPS; i++)
			free(texts[i]);
		str_release(&model.text);
		buffer_free(buffer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inputs_typed),
		cmocka_unit_test(test_inputs_pasted),
		cmocka_unit_test(test_single),
		cmocka_unit_test(test_code_points_and_cells),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_undo_runs),
		cmocka_unit_test(test_undo_bounded),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_undo_walks_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
