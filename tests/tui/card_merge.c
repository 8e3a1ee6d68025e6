/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two people's changes to one card: which fields are whose, and what comes of joining both
 * versions of one. All by the cards' JSON.
 */
#include <config.h>

#include "text/macros.h"
#include "tui/card/card_merge.h"

#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

static void read_card(const char *json, struct card *card)
{
	struct error error = ERROR_INIT;
	if (!card_from_json(json, strlen(json), json, card, &error))
		fail_msg("%s: %s", json, error_message(&error));
}

static void test_whose(void **state)
{
	enum { ISSUE = 1u << FIELD_ISSUE, OUTPUT = 1u << FIELD_OUTPUT };
	static const struct {
		const char *before, *mine, *theirs;
		unsigned of_mine, of_theirs, of_both;
	} rows[] = {
		{"{}", "{}", "{}", 0, 0, 0},
		{"{}", "{\"issue\":\"ก\"}", "{}", ISSUE, 0, 0},
		{"{}", "{}", "{\"issue\":\"ก\"}", 0, ISSUE, 0},
		{"{}", "{\"issue\":\"ก\"}", "{\"output\":\"ข\"}", ISSUE, OUTPUT, 0},
		{"{}", "{\"issue\":\"ก\"}", "{\"issue\":\"ข\"}", 0, 0, ISSUE},
		/* The same by both is nobody's to choose. */
		{"{}", "{\"issue\":\"ก\"}", "{\"issue\":\"ก\"}", 0, 0, 0},
		{"{\"issue\":\"ก\"}", "{}", "{\"issue\":\"ข\"}", 0, 0, ISSUE},
		{"{}", "{\"issue\":\"ก\"}", "{\"state\":\"done\"}", ISSUE, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct card before, mine, theirs;
		read_card(rows[i].before, &before);
		read_card(rows[i].mine, &mine);
		read_card(rows[i].theirs, &theirs);
		const struct card_merge merge = card_merge(&before, &mine, &theirs);
		assert_int_equal(merge.mine, rows[i].of_mine);
		assert_int_equal(merge.theirs, rows[i].of_theirs);
		assert_int_equal(merge.both, rows[i].of_both);
		card_release(&before);
		card_release(&mine);
		card_release(&theirs);
	}
}

static void test_joined(void **state)
{
	static const struct {
		enum card_field field;
		const char *theirs, *mine, *joined;
	} rows[] = {
		{FIELD_ISSUE, "{\"issue\":\"ก\\nข\"}", "{\"issue\":\"ค\\nข\"}",
			"{\"issue\":\"ก\\nข\\nค\"}"},
		{FIELD_ISSUE, "{}", "{\"issue\":\"ก\"}", "{\"issue\":\"ก\"}"},
		{FIELD_ISSUE, "{\"issue\":\"ก\"}", "{}", "{\"issue\":\"ก\"}"},
		/* No other field. */
		{FIELD_ISSUE, "{\"issue\":\"ก\"}", "{\"issue\":\"ก\",\"output\":\"ข\"}",
			"{\"issue\":\"ก\"}"},
		{FIELD_OWNERS, "{\"owners\":[\"ก\",\"ข\"]}", "{\"owners\":[\"ข\",\"ค\"]}",
			"{\"owners\":[\"ก\",\"ข\",\"ค\"]}"},
		{FIELD_REFS, "{}", "{\"refs\":[\"o1\"]}", "{\"refs\":[\"o1\"]}"},
		{FIELD_STEPS, "{\"steps\":{\"lead\":\"นำ\",\"items\":[\"ก\"]}}",
			"{\"steps\":{\"lead\":\"อีก\",\"items\":[\"ก\",\"ข\"]}}",
			"{\"steps\":{\"lead\":\"นำ\\nอีก\",\"items\":[\"ก\",\"ข\"]}}"},
		{FIELD_STEPS, "{\"steps\":{\"marks\":\"dash\",\"items\":[\"ก\"]}}",
			"{\"steps\":{\"marks\":\"thai\",\"items\":[\"ข\"]}}",
			"{\"steps\":{\"marks\":\"dash\",\"items\":[\"ก\",\"ข\"]}}"},
		{FIELD_EVIDENCE, "{\"evidence\":[{\"kind\":\"url\",\"ref\":\"ก\"}]}",
			"{\"evidence\":[{\"kind\":\"url\",\"ref\":\"ก\"},"
			"{\"kind\":\"url\",\"ref\":\"ก\",\"caption\":\"ข\"}]}",
			"{\"evidence\":[{\"kind\":\"url\",\"ref\":\"ก\"},"
			"{\"kind\":\"url\",\"ref\":\"ก\",\"caption\":\"ข\"}]}"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct card theirs, mine, joined;
		struct str is = STR_INIT, wanted = STR_INIT;
		read_card(rows[i].theirs, &theirs);
		read_card(rows[i].mine, &mine);
		read_card(rows[i].joined, &joined);
		card_field_join(&theirs, &mine, rows[i].field);
		card_to_json(&is, &theirs);
		card_to_json(&wanted, &joined);
		assert_string_equal(is.data, wanted.data);
		card_release(&theirs);
		card_release(&mine);
		card_release(&joined);
		str_release(&is);
		str_release(&wanted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whose),
		cmocka_unit_test(test_joined),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
