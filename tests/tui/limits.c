/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be typed, pasted or brought back from another editor is no longer than what a
 * report may hold (model/limits.h): the last that fits goes in, one more is refused in
 * words and changes nothing. What is as long as can be goes out, in again, and on paper.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/card/card_values.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

static struct str clipboard = STR_INIT;
static const char *message;

static void paste(struct field *field, const char *text, size_t bytes)
{
	const struct event event = {.kind = EVENT_PASTE, .paste = text, .bytes = bytes};
	field_event(field, &event, &clipboard, &message);
}

static void press(struct field *field, keystroke key)
{
	const struct event event = {.kind = EVENT_KEY, .key = key};
	field_event(field, &event, &clipboard, &message);
}

static void type(struct field *field, uint32_t character)
{
	const struct event event = {.kind = EVENT_TEXT, .key = character};
	field_event(field, &event, &clipboard, &message);
}

static void put_letters(struct str *text, size_t bytes)
{
	str_clear(text);
	str_repeat(text, 'x', bytes);
}

/* The bytes of the one text that the field holds. */
static size_t bytes_of(const struct field *field)
{
	struct str text = STR_INIT;
	field_append(field, &text);
	const size_t bytes = text.bytes;
	str_release(&text);
	return bytes;
}

static size_t items_of(const struct field *field)
{
	struct string_list items = {0};
	field_get_list(field, &items);
	const size_t count = items.count;
	string_list_release(&items);
	return count;
}

/* --- one text: in a line, an area, an item --- */

static void test_texts(void **state)
{
	static const enum card_field kinds[] = {
		FIELD_GROUP, FIELD_ISSUE, FIELD_OWNERS, FIELD_STEPS};
	struct str text = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct card card;
		card_init(&card);
		struct field *field = card_field_make(&card, kinds[i], NULL, NULL);
		put_letters(&text, LIMIT_TEXT_BYTES + 1);
		paste(field, text.data, text.bytes);
		assert_non_null(message);
		assert_int_equal(bytes_of(field), 0);
		paste(field, text.data, LIMIT_TEXT_BYTES - 1);
		assert_null(message);
		type(field, 0x0E01); /* three bytes */
		assert_non_null(message);
		type(field, 'x');
		assert_null(message);
		assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES);
		type(field, 'x');
		assert_non_null(message);
		paste(field, "x", 1);
		assert_non_null(message);
		/* Of two letters one gives way to one. */
		press(field, SHIFT(K_LEFT));
		paste(field, "yy", 2);
		assert_non_null(message);
		paste(field, "y", 1);
		assert_null(message);
		assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES);
		assert_false(field_merge(field, text.data, text.bytes, &message));
		assert_non_null(message);
		assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES);
		press(field, K_BACKSPACE);
		assert_null(message);
		assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES - 1);
		press(field, CTRL('Z'));
		assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES);
		field_free(field);
		card_release(&card);
	}
	str_release(&text);
}

/* What is too long already may shrink, not grow. */
static void test_too_long_already(void **state)
{
	struct str text = STR_INIT;
	(void)state;
	put_letters(&text, LIMIT_TEXT_BYTES + 5);
	struct field *field = field_area(text.data);
	type(field, 'x');
	assert_non_null(message);
	press(field, K_DELETE);
	assert_null(message);
	assert_int_equal(bytes_of(field), LIMIT_TEXT_BYTES + 4);
	field_free(field);
	str_release(&text);
}

/* --- lists --- */

/* Two items that would be too long as one stay two. */
static void test_joining(void **state)
{
	struct str text = STR_INIT;
	struct string_list items = {0};
	(void)state;
	put_letters(&text, LIMIT_TEXT_BYTES / 2 + 1);
	string_list_add(&items, text.data);
	string_list_add(&items, text.data);
	struct field *field = field_list(&items);
	field_move(field, text.bytes + 1);
	press(field, K_BACKSPACE);
	assert_non_null(message);
	assert_int_equal(items_of(field), 2);
	assert_false(field_changed(field));
	field_free(field);
	string_list_release(&items);
	str_release(&text);
}

static void put_lines(struct str *text, size_t count)
{
	str_clear(text);
	for (size_t i = 0; i < count; i++)
		str_puts(text, i ? "\nก" : "ก");
}

static void test_items(void **state)
{
	static const enum card_field kinds[] = {FIELD_OWNERS, FIELD_REFS, FIELD_STEPS};
	struct str text = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct card card;
		card_init(&card);
		struct field *field = card_field_make(&card, kinds[i], NULL, NULL);
		put_lines(&text, LIMIT_LIST_ITEMS + 200);
		paste(field, text.data, text.bytes);
		assert_non_null(message);
		assert_non_null(strstr(message, "1000"));
		assert_int_equal(items_of(field), 0);
		put_lines(&text, LIMIT_LIST_ITEMS - 1);
		paste(field, text.data, text.bytes);
		assert_null(message);
		press(field, K_ENTER);
		assert_null(message);
		type(field, 0x0E02);
		assert_int_equal(items_of(field), LIMIT_LIST_ITEMS);
		press(field, K_ENTER);
		assert_non_null(message);
		paste(field, "\nค", 4);
		assert_non_null(message);
		assert_int_equal(items_of(field), LIMIT_LIST_ITEMS);
		assert_non_null(field_add(field, "ง"));
		put_lines(&text, LIMIT_LIST_ITEMS + 1);
		assert_false(field_merge(field, text.data, text.bytes, &message));
		assert_int_equal(items_of(field), LIMIT_LIST_ITEMS);
		field_free(field);
		card_release(&card);
	}
	str_release(&text);
}

static void test_evidence(void **state)
{
	struct card card;
	struct evidence_list now = {0};
	(void)state;
	card_init(&card);
	for (int i = 0; i < LIMIT_LIST_ITEMS - 1; i++)
		evidence_list_add(&card.evidence)->ref = strdup("ก");
	struct field *field = field_evidence(&card.evidence);
	field_move(field, 4 * (LIMIT_LIST_ITEMS - 1) + 1);
	paste(field, "www.ก.th", strlen("www.ก.th"));
	assert_null(message);
	field_move(field, 4 * LIMIT_LIST_ITEMS + 1);
	paste(field, "ข", 3);
	assert_non_null(message);
	type(field, 'x');
	assert_non_null(message);
	field_get_evidence(field, &now);
	assert_int_equal(now.count, LIMIT_LIST_ITEMS);
	/* One that was taken out comes back only where there is room. */
	field_move(field, 4 * 5);
	press(field, K_DELETE);
	field_move(field, 4 * (LIMIT_LIST_ITEMS - 1) + 1);
	type(field, 'x');
	assert_null(message);
	field_move(field, 4 * 5);
	press(field, CTRL('Z'));
	assert_non_null(message);
	field_get_evidence(field, &now);
	assert_int_equal(now.count, LIMIT_LIST_ITEMS);
	field_free(field);
	struct card rest;
	card_init(&rest);
	rest.evidence = now;
	card_release(&rest);
	card_release(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_too_long_already),
		cmocka_unit_test(test_joining),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_evidence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
