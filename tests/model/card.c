/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields by name and as text, names of states, UUIDs, lists. */
#include <config.h>

#include "model/card.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_copy.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

/* --- fields --- */

static void test_fields_by_name(void **state)
{
	(void)state;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		assert_int_equal(card_field_find(card_field_name(field)), field);
		assert_true(strlen(card_field_label(field)) > 0);
	}
	assert_int_equal(card_field_find("follow_up"), FIELD_FOLLOW_UP);
	assert_int_equal(card_field_find("Issue"), FIELD_NONE);
	assert_int_equal(card_field_find(""), FIELD_NONE);
	assert_string_equal(card_field_name(FIELD_NONE), "");
	assert_string_equal(card_field_label(FIELD_OWNERS), "Owners");
}

static void test_where_texts_stand(void **state)
{
	(void)state;
	struct card card;
	card_init(&card);
	assert_ptr_equal(card_text(&card, FIELD_GROUP), &card.group);
	assert_ptr_equal(card_text(&card, FIELD_ISSUE), &card.issue);
	assert_ptr_equal(card_text(&card, FIELD_MEASURE), &card.measure);
	assert_ptr_equal(card_text(&card, FIELD_PERIOD), &card.period);
	assert_ptr_equal(card_text(&card, FIELD_FOLLOW_UP), &card.follow_up);
	assert_ptr_equal(card_text(&card, FIELD_OUTPUT), &card.output);
	assert_ptr_equal(card_text(&card, FIELD_OUTCOME), &card.outcome);
	assert_ptr_equal(card_text(&card, FIELD_SUGGESTION), &card.suggestion);
	assert_null(card_text(&card, FIELD_REFS));
	assert_null(card_text(&card, FIELD_STEPS));
	assert_null(card_text(&card, FIELD_OWNERS));
	assert_null(card_text(&card, FIELD_EVIDENCE));
	assert_null(card_text(&card, FIELD_NONE));
}

/* A card with something in each kind of field. */
static void fill(struct card *card)
{
	card_init(card);
	card->issue = mem_strdup("ก\nข");
	card->measure = mem_strdup("");
	card->output = mem_strdup(" \t\n\xC2\xA0\xE2\x80\x8B");
	card->outcome = mem_strdup(" \nก");
	string_list_add(&card->refs, "e11");
	string_list_add(&card->refs, "o34");
	card->steps.present = true;
	card->steps.marks = MARKS_THAI;
	card->steps.lead = mem_strdup("นำ");
	string_list_add(&card->steps.items, "หนึ่ง");
	string_list_add(&card->steps.items, "");
	string_list_add(&card->steps.items, "สอง\nสาม");
	string_list_add(&card->owners, "");
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->kind = mem_strdup("url");
	evidence->ref = mem_strdup("www.dla.go.th");
	evidence->caption = mem_strdup("เว็บไซต์");
	evidence->date = mem_strdup("๑ ต.ค. ๖๗");
	evidence = evidence_list_add(&card->evidence);
	evidence->caption = mem_strdup("ภาพ");
}

static void test_fields_as_text(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool filled;
	} wanted[FIELD_COUNT] = {
		[FIELD_GROUP] = {"", false},
		[FIELD_REFS] = {"e11\no34", true},
		[FIELD_ISSUE] = {"ก\nข", true},
		[FIELD_MEASURE] = {"", false},
		[FIELD_STEPS] = {"นำ\nหนึ่ง\nสอง\nสาม", true},
		[FIELD_OWNERS] = {"", false},
		[FIELD_PERIOD] = {"", false},
		[FIELD_FOLLOW_UP] = {"", false},
		[FIELD_OUTPUT] = {" \t\n\xC2\xA0\xE2\x80\x8B", false},
		[FIELD_OUTCOME] = {" \nก", true},
		[FIELD_SUGGESTION] = {"", false},
		[FIELD_EVIDENCE] = {"เว็บไซต์\nwww.dla.go.th\n๑ ต.ค. ๖๗\nภาพ", true},
	};
	struct card card;
	fill(&card);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str out = STR_INIT;
		str_puts(&out, "before:");
		card_field_append(&out, &card, field);
		const char *text = wanted[field].text ? wanted[field].text : "";
		assert_string_equal(out.data + strlen("before:"), text);
		assert_int_equal(card_field_filled(&card, field), wanted[field].filled);
		str_release(&out);
	}
	card_release(&card);
	assert_null(card.issue);
	assert_int_equal(card.evidence.count, 0);
}

/* --- one beside another --- */

/* Each says something else in one of the fields. */
static const char *const cards_apart[] = {
	"{}",
	"{\"issue\":\"\"}",
	"{\"issue\":\"ก\"}",
	"{\"refs\":[]}",
	"{\"refs\":[\"\"]}",
	"{\"refs\":[\"e11\",\"o34\"]}",
	"{\"refs\":[\"o34\",\"e11\"]}",
	"{\"steps\":{}}",
	"{\"steps\":{\"marks\":\"none\"}}",
	"{\"steps\":{\"marks\":\"thai\"}}",
	"{\"steps\":{\"lead\":\"\"}}",
	"{\"steps\":{\"items\":[\"ก\"]}}",
	"{\"steps\":{\"a\":1,\"b\":[2]}}",
	"{\"evidence\":[]}",
	"{\"evidence\":[{}]}",
	"{\"evidence\":[{\"kind\":\"ก\"}]}",
	"{\"evidence\":[{\"ref\":\"ก\"}]}",
	"{\"evidence\":[{\"caption\":\"ก\"}]}",
	"{\"evidence\":[{\"date\":\"ก\"}]}",
	"{\"evidence\":[{\"a\":1.10}]}",
};

static void read_card(struct card *card, const char *json)
{
	struct error error = ERROR_INIT;
	if (!card_from_json(json, strlen(json), "card", card, &error))
		fail_msg("%s", error_message(&error));
}

static void assert_writes(const struct card *card, const char *json)
{
	struct str written = STR_INIT;
	card_to_json(&written, card);
	assert_string_equal(written.data, json);
	str_release(&written);
}

static void test_copied(void **state)
{
	(void)state;
	static const char whole[] =
		"{\"uuid\":\"123e4567-e89b-42d3-a456-426614174000\",\"issue\":\"ก\","
		"\"unconfirmed\":[\"issue\",\"x\"],\"z\":{\"issue\":null},\"y\":-0}";
	struct card card, copy;
	for (size_t i = 0; i < COUNT(cards_apart); i++) {
		struct str json = STR_INIT;
		read_card(&card, cards_apart[i]);
		card.state = CARD_RETURNED;
		card_to_json(&json, &card);
		card_copy(&copy, &card);
		card_release(&card);
		assert_writes(&copy, json.data);
		card_release(&copy);
		str_release(&json);
	}
	struct str written = STR_INIT;
	read_card(&card, whole);
	card_to_json(&written, &card);
	card_copy(&copy, &card);
	/* Nothing of it is the other's. */
	card_confirm(&copy, FIELD_ISSUE);
	free(copy.extra);
	copy.extra = NULL;
	assert_writes(&card, written.data);
	card_release(&copy);
	card_release(&card);
	str_release(&written);
}

static bool are_same(const char *left, const char *right)
{
	struct card a, b;
	read_card(&a, left);
	read_card(&b, right);
	const bool same = !card_difference(&a, &b);
	card_release(&a);
	card_release(&b);
	return same;
}

static void test_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cards_apart); i++)
		for (size_t j = 0; j < COUNT(cards_apart); j++)
			if (are_same(cards_apart[i], cards_apart[j]) != (i == j))
				fail_msg("%s, %s", cards_apart[i], cards_apart[j]);
	assert_true(
		are_same("{\"a\":1,\"uuid\":\"123e4567-e89b-42d3-a456-426614174000\"}",
			"{\"state\":\"done\"}")); /* no field's */
	/* Marks that no file wrote are none. */
	struct card a, b;
	read_card(&a, "{\"steps\":{\"items\":[]}}");
	card_copy(&b, &a);
	b.steps.marks = MARKS_DASH;
	assert_int_equal(card_difference(&a, &b), 0);
	card_release(&a);
	card_release(&b);
}

/* --- names --- */

static void test_state_names(void **state)
{
	(void)state;
	static const char *const cards[] = {"draft", "done", "approved", "returned"};
	static const char *const reports[] = {"open", "submitted", "approved"};
	enum card_state card_state = CARD_DONE;
	enum report_state report_state = REPORT_SUBMITTED;
	for (int i = 0; i <= CARD_RETURNED; i++) {
		assert_string_equal(card_state_name((enum card_state)i), cards[i]);
		assert_true(card_state_find(cards[i], &card_state));
		assert_int_equal(card_state, i);
	}
	for (int i = 0; i <= REPORT_APPROVED; i++) {
		assert_string_equal(report_state_name((enum report_state)i), reports[i]);
		assert_true(report_state_find(reports[i], &report_state));
		assert_int_equal(report_state, i);
	}
	assert_false(card_state_find("open", &card_state));
	assert_int_equal(card_state, CARD_RETURNED);
	assert_false(report_state_find("done", &report_state));
	assert_int_equal(report_state, REPORT_APPROVED);
}

static void test_other_names(void **state)
{
	(void)state;
	enum list_marks marks;
	enum digits digits;
	assert_true(list_marks_find("none", &marks) && marks == MARKS_NONE);
	assert_true(list_marks_find("thai", &marks) && marks == MARKS_THAI);
	assert_true(list_marks_find("arabic", &marks) && marks == MARKS_ARABIC);
	assert_true(list_marks_find("dash", &marks) && marks == MARKS_DASH);
	assert_false(list_marks_find("as-typed", &marks));
	assert_string_equal(list_marks_name(MARKS_DASH), "dash");
	assert_true(digits_find("thai", &digits) && digits == DIGITS_THAI);
	assert_true(digits_find("arabic", &digits) && digits == DIGITS_ARABIC);
	assert_true(digits_find("as-typed", &digits) && digits == DIGITS_AS_TYPED);
	assert_false(digits_find("dash", &digits));
	assert_string_equal(digits_name(DIGITS_AS_TYPED), "as-typed");
}

/* --- UUIDs --- */

static void test_uuid_form(void **state)
{
	(void)state;
	assert_true(uuid_valid("123e4567-e89b-42d3-a456-426614174000"));
	assert_true(uuid_valid("123E4567-E89B-42D3-A456-42661417400F"));
	assert_false(uuid_valid(""));
	assert_false(uuid_valid("123e4567-e89b-42d3-a456-42661417400"));
	assert_false(uuid_valid("123e4567-e89b-42d3-a456-4266141740000"));
	assert_false(uuid_valid("123e4567-e89b-42d3-a456-42661417400g"));
	assert_false(uuid_valid("123e4567ae89b-42d3-a456-426614174000"));
	assert_false(uuid_valid("123e4567-e89b-42d3-a456-4266141740-0"));
}

static void test_uuids_made(void **state)
{
	(void)state;
	enum { MADE = 200 };
	char uuids[MADE][UUID_BYTES + 1];
	char first_variant = 0;
	bool variants_differ = false;
	for (int i = 0; i < MADE; i++) {
		uuid_make(uuids[i]);
		assert_true(uuid_valid(uuids[i]));
		assert_int_equal(uuids[i][14], '4');
		assert_non_null(strchr("89ab", uuids[i][19]));
		assert_int_equal(strspn(uuids[i], "0123456789abcdef-"), UUID_BYTES);
		if (!first_variant)
			first_variant = uuids[i][19];
		variants_differ |= uuids[i][19] != first_variant;
		for (int j = 0; j < i; j++)
			assert_string_not_equal(uuids[i], uuids[j]);
	}
	assert_true(variants_differ);
}

/* --- lists --- */

static void test_lists_grow(void **state)
{
	(void)state;
	enum { ADDED = 100 };
	struct report report;
	report_init(&report);
	for (int i = 0; i < ADDED; i++) {
		report_add_card(&report)->issue = mem_strdup("ก");
		section_list_add(&report.before)->text = mem_strdup("ข");
		section_list_add(&report.memo.sections)->heading = mem_strdup("ค");
		memo_add_signature(&report.memo)->name = mem_strdup("ง");
		struct ita_item *item = ita_add_item(&report.ita);
		item->code = mem_strdup("i1");
		card_places_add(&item->cards, i + 1);
	}
	assert_int_equal(report.count, ADDED);
	assert_int_equal(report.before.count, ADDED);
	assert_int_equal(report.memo.count, ADDED);
	assert_int_equal(report.ita.count, ADDED);
	assert_int_equal(report.ita.items[ADDED - 1].cards.items[0], ADDED);
	assert_true(report.before.present && report.ita.items_present);
	assert_true(report.memo.present && report.memo.signatures_present);
	assert_false(report.after.present);
	assert_string_equal(report.cards[ADDED - 1].issue, "ก");
	report_release(&report);
	assert_int_equal(report.count, 0);
	assert_null(report.cards);
}

/* The names of the list, as they stand. */
static void assert_list(const struct card *card, const char *expected)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < card->unconfirmed.count; i++)
		str_printf(&names, "%s ", card->unconfirmed.items[i]);
	assert_string_equal(names.data, expected);
	assert_int_equal(card->unconfirmed.present, *expected != '\0');
	str_release(&names);
}

static void test_carried_until_confirmed(void **state)
{
	(void)state;
	struct card card;
	card_init(&card);
	assert_int_equal(card_unconfirmed_count(&card), 0);
	card_confirm(&card, FIELD_ISSUE);
	assert_list(&card, "");
	card_mark_carried(&card, FIELD_STEPS);
	card_mark_carried(&card, FIELD_ISSUE);
	card_mark_carried(&card, FIELD_STEPS);
	card_mark_carried(&card, FIELD_NONE);
	assert_list(&card, "steps issue ");
	assert_int_equal(card_unconfirmed_count(&card), 2);
	assert_true(card_unconfirmed(&card, FIELD_STEPS));
	assert_false(card_unconfirmed(&card, FIELD_PERIOD));
	assert_false(card_unconfirmed(&card, FIELD_NONE));
	/* From a file: a name twice, and names that are no field's. */
	string_list_add(&card.unconfirmed, "steps");
	string_list_add(&card.unconfirmed, "");
	string_list_add(&card.unconfirmed, "Steps");
	assert_int_equal(card_unconfirmed_count(&card), 2);
	card_confirm(&card, FIELD_STEPS);
	assert_list(&card, "issue  Steps ");
	assert_int_equal(card_unconfirmed_count(&card), 1);
	card_release(&card);
	/* With the last one the list is gone. */
	card_mark_carried(&card, FIELD_OWNERS);
	card_confirm(&card, FIELD_OWNERS);
	assert_list(&card, "");
	card_release(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_by_name),
		cmocka_unit_test(test_where_texts_stand),
		cmocka_unit_test(test_fields_as_text),
		cmocka_unit_test(test_copied),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_state_names),
		cmocka_unit_test(test_other_names),
		cmocka_unit_test(test_uuid_form),
		cmocka_unit_test(test_uuids_made),
		cmocka_unit_test(test_lists_grow),
		cmocka_unit_test(test_carried_until_confirmed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
