/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The limits of a report (model/limits.h) hold in the office file: what is as long as can
 * be goes in, out as JSON and in again; one more is refused in words; and verify tells of
 * what stands in the file beyond them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/head.h"
#include "db/store.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static char *letters(size_t bytes)
{
	struct str text = STR_INIT;
	str_repeat(&text, 'x', bytes);
	return str_detach(&text);
}

static void put(char **text, size_t bytes)
{
	free(*text);
	*text = letters(bytes);
}

static void fill(struct string_list *list, size_t count)
{
	string_list_release(list);
	for (size_t i = 0; i < count; i++)
		string_list_add(list, "ก");
	list->present = true;
}

/* --- each text and list of a card, and of a report --- */

enum card_part {
	CARD_GROUP,
	CARD_ISSUE,
	CARD_LEAD,
	CARD_STEP,
	CARD_CAPTION,
	CARD_STEPS,
	CARD_OWNERS,
	CARD_REFS,
	CARD_PIECES,
	CARD_PARTS,
};

static void grow_card(struct card *card, enum card_part part, size_t more)
{
	const size_t bytes = LIMIT_TEXT_BYTES + more, count = LIMIT_LIST_ITEMS + more;
	switch (part) {
	case CARD_GROUP: put(&card->group, bytes); break;
	case CARD_ISSUE: put(&card->issue, bytes); break;
	case CARD_LEAD: put(&card->steps.lead, bytes); break;
	case CARD_STEP:
		fill(&card->steps.items, 1);
		put(&card->steps.items.items[0], bytes);
		break;
	case CARD_CAPTION:
		put(&evidence_list_add(&card->evidence)->caption, bytes);
		break;
	case CARD_STEPS: fill(&card->steps.items, count); break;
	case CARD_OWNERS: fill(&card->owners, count); break;
	case CARD_REFS: fill(&card->refs, count); break;
	default:
		while (card->evidence.count < count)
			evidence_list_add(&card->evidence)->ref = mem_strdup("ก");
	}
	card->steps.present = true;
}

enum head_part {
	PART_TITLE,
	PART_AGENCY,
	PART_SUBJECT,
	PART_OPINION,
	PART_BEFORE,
	PART_ISSUE,
	PART_SECTIONS,
	PART_SIGNATURES,
	PART_ITEMS,
	HEAD_PARTS,
};

static void grow_head(struct report *head, enum head_part part, size_t more)
{
	const size_t bytes = LIMIT_TEXT_BYTES + more, count = LIMIT_LIST_ITEMS + more;
	head->memo.present = head->ita.present = head->ita.items_present = true;
	switch (part) {
	case PART_TITLE: put(&head->title, bytes); break;
	case PART_AGENCY: put(&head->agency.name, bytes); break;
	case PART_SUBJECT: put(&head->memo.subject, bytes); break;
	case PART_OPINION: put(&memo_add_signature(&head->memo)->opinion, bytes); break;
	case PART_BEFORE: put(&section_list_add(&head->before)->text, bytes); break;
	case PART_ISSUE: put(&ita_add_item(&head->ita)->issue, bytes); break;
	case PART_SECTIONS:
		while (head->memo.sections.count < count)
			section_list_add(&head->memo.sections);
		break;
	case PART_SIGNATURES:
		while (head->memo.count < count)
			memo_add_signature(&head->memo);
		break;
	default:
		while (head->ita.count < count)
			ita_add_item(&head->ita);
	}
	head->agency.present = true;
}

/* Out as JSON, and read again. */
static void assert_comes_back(struct office *office)
{
	struct report report, again;
	office_load(office, 1, &report);
	char *json = office_json(&report);
	office_parse(json, &again);
	free(json);
	report_release(&report);
	report_release(&again);
	assert_sound(office->store);
}

static void test_cards(void **state)
{
	struct office *office = *state;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	for (enum card_part part = 0; part < CARD_PARTS; part++) {
		assert_done(store_card(office->store, 1, &entry, &error), &error);
		grow_card(&entry.card, part, 1);
		assert_int_equal(store_save_card(office->store, &entry, "somsri", &error),
			SAVE_FAILED);
		assert_error(
			&error, ERROR_REFUSED, part < CARD_STEPS ? "1048577" : "1001");
		card_entry_release(&entry);
	}
	/* All at once, but for texts whose sum would only cost time. */
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	for (enum card_part part = CARD_LEAD; part < CARD_PARTS; part++)
		if (part != CARD_STEP)
			grow_card(&entry.card, part, 0);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	assert_comes_back(office);
}

static enum save_outcome save_grown(struct office *office, enum head_part first,
	enum head_part last, size_t more, struct error *error)
{
	struct report head;
	int64_t revision;
	assert_done(store_load_head(office->store, 1, &head, error), error);
	assert_done(store_head_revision(office->store, 1, &revision, error), error);
	for (enum head_part part = first; part <= last; part++)
		grow_head(&head, part, more);
	const enum save_outcome outcome =
		store_save_head(office->store, 1, &head, &revision, "somsri", error);
	report_release(&head);
	return outcome;
}

static void test_heads(void **state)
{
	struct office *office = *state;
	for (enum head_part part = 0; part < HEAD_PARTS; part++) {
		struct error error = ERROR_INIT;
		assert_int_equal(save_grown(office, part, part, 1, &error), SAVE_FAILED);
		assert_error(
			&error, ERROR_REFUSED, part < PART_SECTIONS ? "1048577" : "1001");
	}
	struct error error = ERROR_INIT;
	assert_int_equal(
		save_grown(office, PART_ISSUE, HEAD_PARTS - 1, 0, &error), SAVE_DONE);
	assert_comes_back(office);
}

/* --- what an older program, or another, let in --- */

static void count_problem(void *context, const char *words)
{
	if (strstr(words, "1048577") || strstr(words, "1001"))
		++*(int *)context;
}

static void test_verify_tells(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int problems = 0;
	struct str sql = STR_INIT;
	str_puts(&sql, "UPDATE card SET issue = '");
	str_repeat(&sql, 'x', 1048577);
	str_puts(&sql,
		"' WHERE number = 1;"
		"UPDATE report SET title = (SELECT issue FROM card WHERE number = 1);"
		"DELETE FROM owner WHERE card = 2;"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 1001) INSERT INTO owner (card, place, text)"
		" SELECT 2, i, 'x' FROM n;");
	raw_run(office->store, sql.data);
	str_release(&sql);
	(void)store_verify(office->store, count_problem, &problems, &error);
	error_release(&error);
	assert_int_equal(problems, 3);
}

/* The name of a layout, which only the file that is imported says as it likes. */
static void test_layout(void **state)
{
	static const char before[] = "{\"format\":\"mattrakan.report/1\",\"layout\":\"",
			  behind[] = "\",\"fiscal_year\":2566,\"months\":12,"
				     "\"title\":\"ก\",\"cards\":[]}";
	struct office *office = *state;
	for (size_t more = 0; more < 2; more++) {
		struct str text = STR_INIT;
		struct error error = ERROR_INIT;
		struct report report;
		str_puts(&text, before);
		str_repeat(&text, 'x', LIMIT_NAME_BYTES + more);
		str_puts(&text, behind);
		const bool read =
			report_from_json(text.data, text.bytes, "test", &report, &error);
		assert_int_equal(read, !more);
		str_release(&text);
		if (!read) {
			assert_error(&error, ERROR_REFUSED, "a layout's name");
			continue;
		}
		const int64_t number = office_import(office, &report);
		report_release(&report);
		office_load(office, number, &report);
		report_release(&report);
	}
}

static int make(void **state)
{
	return office_setup_cards(state, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cards, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_heads, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_layout, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_verify_tells, make, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
