/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each field of a card, whichever there are (model/card_fields.def), in the screens: into
 * what one types and out of it, from card to card, and two versions joined.
 */
#include <config.h>

#include "tui/card/card_values.h"

#include <string.h>

#include "model/card.h"
#include "model/card_copy.h"
#include "model/card_fields.h"
#include "model/json.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/card/card_merge.h"
#include "tui/widget/field.h"

/* A card that has this field alone, with the text in it. */
static void make_card(struct card *card, enum card_field field, const char *text)
{
	static const char *const around[][2] = {[HOLDS_TEXT] = {"\"", "\""},
		[HOLDS_LIST] = {"[\"", "\"]"},
		[HOLDS_STEPS] = {"{\"marks\":\"thai\",\"items\":[\"", "\"]}"},
		[HOLDS_EVIDENCE] = {"[{\"kind\":\"url\",\"ref\":\"", "\"}]"}};
	const char *const *of = around[card_field_row(field)->holds];
	struct str json = STR_INIT;
	struct error error = ERROR_INIT;
	str_printf(&json, "{\"%s\":%s%s%s}", card_field_name(field), of[0], text, of[1]);
	if (!card_from_json(json.data, json.bytes, "card", card, &error))
		fail_msg("%s", error_message(&error));
	str_release(&json);
}

static void assert_holds(const struct card *card, enum card_field field, const char *text)
{
	struct str held = STR_INIT;
	card_field_append(&held, card, field);
	if (strcmp(held.data, text) != 0)
		fail_msg("%s: «%s» instead of «%s»", card_field_name(field), held.data,
			text);
	str_release(&held);
}

static void test_typed_into(void **state)
{
	(void)state;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct card card, taken;
		make_card(&card, field, "กข");
		/* What was not touched stays as it is in the card. */
		card_copy(&taken, &card);
		struct field *first = card_field_make(&card, field, NULL, NULL);
		card_field_take(first, field, &taken);
		assert_holds(&taken, field, "กข");
		struct field *empty =
			card_field_make(&(struct card){0}, field, NULL, NULL);
		card_field_put(empty, field, &taken);
		struct card again;
		card_copy(&again, &card);
		card_field_take(empty, field, &again);
		assert_holds(&again, field, "กข");
		field_free(first);
		field_free(empty);
		card_release(&card);
		card_release(&taken);
		card_release(&again);
	}
}

static void test_between_cards(void **state)
{
	(void)state;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct card empty, card, other;
		make_card(&card, field, "กข");
		make_card(&other, field, "คง");
		card_init(&empty);
		assert_int_equal(card_difference(&card, &other), 1u << field);
		assert_int_equal(card_merge(&empty, &card, &empty).mine, 1u << field);
		assert_int_equal(card_merge(&empty, &card, &other).both, 1u << field);
		card_field_join(&other, &card, field);
		struct str joined = STR_INIT;
		card_field_append(&joined, &other, field);
		assert_non_null(strstr(joined.data, "กข"));
		assert_non_null(strstr(joined.data, "คง"));
		str_release(&joined);
		card_field_copy(&other, &card, field);
		assert_int_equal(card_difference(&card, &other), 0);
		card_release(&card);
		card_release(&other);
	}
}

/* What was an unknown key of that name, of another kind, gives way to what is typed. */
static void test_gives_way(void **state)
{
	static const char json[] = "{\"issue\":5,\"x\":1}";
	struct card card, typed;
	struct error error = ERROR_INIT;
	(void)state;
	assert_true(card_from_json(json, strlen(json), "card", &card, &error));
	assert_null(card.issue);
	make_card(&typed, FIELD_ISSUE, "ก");
	card_field_copy(&card, &typed, FIELD_ISSUE);
	struct str out = STR_INIT;
	card_to_json(&out, &card);
	assert_string_equal(out.data, "{\"issue\":\"ก\",\"state\":\"draft\",\"x\":1}");
	str_release(&out);
	card_release(&card);
	card_release(&typed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typed_into),
		cmocka_unit_test(test_between_cards),
		cmocka_unit_test(test_gives_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
