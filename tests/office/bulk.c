/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One change to several cards, and that taken back: with others who change, approve, take
 * out and submit meanwhile.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/lists.h"
#include "office/bulk.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"

enum { CARDS = 5 };

static int make(void **state)
{
	return office_setup_cards(state, CARDS);
}

static void read_card(struct office *office, int64_t number, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	assert_done(store_card(office->store, number, entry, &error), &error);
}

static void put_period(struct card *card, const char *words)
{
	free(card->period);
	card->period = mem_strdup(words);
	card_confirm(card, FIELD_PERIOD);
}

/* What its period says, behind its state. */
static void assert_period(
	struct office *office, int64_t card, enum card_state state, const char *words)
{
	struct card_entry entry;
	read_card(office, card, &entry);
	assert_string_equal(entry.card.period ? entry.card.period : "", words);
	assert_int_equal(entry.card.state, state);
	card_entry_release(&entry);
}

/* Another program changes a text of the card. */
static void others_change(
	struct office *office, int64_t card, enum card_field field, const char *words)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_card(other, card, &entry, &error), &error);
	char **text = card_text(&entry.card, field);
	free(*text);
	*text = mem_strdup(words);
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

/* All cards, to be every month. */
static void begin(struct office *office, struct bulk *bulk)
{
	struct error error = ERROR_INIT;
	*bulk = (struct bulk){0};
	for (int64_t card = 1; card <= CARDS; card++)
		assert_done(bulk_add(bulk, office->store, card, &error), &error);
	for (size_t i = 0; i < bulk->count; i++)
		put_period(&bulk->items[i].entry.card, "ทุกเดือน");
}

static void save(struct office *office, struct bulk *bulk, size_t saved)
{
	struct error error = ERROR_INIT;
	assert_done(bulk_save(bulk, office->store, "somsri", &error), &error);
	assert_int_equal(bulk_count(bulk, BULK_SAVED), saved);
}

static void undo(struct office *office, struct bulk *bulk, size_t saved)
{
	struct error error = ERROR_INIT;
	assert_done(bulk_undo(bulk, office->store, "somsri", &error), &error);
	assert_int_equal(bulk_count(bulk, BULK_SAVED), saved);
}

/* Each as it is to be found again. */
static void make_alike(struct office *office, const char *words, enum card_state state)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	for (int64_t card = 1; card <= CARDS; card++) {
		read_card(office, card, &entry);
		put_period(&entry.card, words);
		assert_int_not_equal(
			store_save_card(office->store, &entry, "somsri", &error),
			SAVE_FAILED);
		entry.card.state = state;
		assert_int_not_equal(
			store_save_card(office->store, &entry, "somsri", &error),
			SAVE_FAILED);
		card_entry_release(&entry);
	}
}

static void test_there_and_back(void **state)
{
	struct office *office = *state;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DONE);
	begin(office, &bulk);
	assert_true(bulk_differs(&bulk.items[0]));
	const int64_t before = raw_integer(office->store, "SELECT count(*) FROM trail");
	save(office, &bulk, CARDS);
	/* What is changed is a draft again, and each change stands in the trail. */
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DRAFT, "ทุกเดือน");
	assert_int_equal(
		raw_integer(office->store, "SELECT count(*) FROM trail"), before + CARDS);
	undo(office, &bulk, CARDS);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DONE, "เดิม");
	bulk_release(&bulk);
	assert_sound(office->store);
}

/* Who says it already is not written again: no version, no entry of the trail. */
static void test_same(void **state)
{
	struct office *office = *state;
	struct bulk bulk;
	make_alike(office, "ทุกเดือน", CARD_DRAFT);
	const int64_t before = raw_integer(office->store, "SELECT count(*) FROM trail");
	begin(office, &bulk);
	assert_false(bulk_differs(&bulk.items[0]));
	save(office, &bulk, 0);
	assert_int_equal(bulk_count(&bulk, BULK_SAME), CARDS);
	undo(office, &bulk, 0);
	assert_int_equal(
		raw_integer(office->store, "SELECT count(*) FROM trail"), before);
	bulk_release(&bulk);
}

/* Somebody is quicker with one of them: that one is left, the others are saved. */
static void test_others_first(void **state)
{
	struct office *office = *state;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DRAFT);
	begin(office, &bulk);
	others_change(office, 2, FIELD_OUTCOME, "เขาเขียน");
	save(office, &bulk, CARDS - 1);
	assert_int_equal(bulk.items[1].fate, BULK_CHANGED);
	assert_period(office, 2, CARD_DRAFT, "เดิม");
	undo(office, &bulk, CARDS - 1);
	assert_int_equal(bulk.items[1].fate, BULK_CHANGED);
	assert_period(office, 1, CARD_DRAFT, "เดิม");
	bulk_release(&bulk);
	assert_sound(office->store);
}

/* What is approved, or taken out meanwhile, does not change; the reason is told. */
static void test_refused(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DRAFT);
	office_force_approved(office->store, 3);
	begin(office, &bulk);
	assert_done(store_remove_card(office->store, 5, "manit", NULL, &error), &error);
	save(office, &bulk, CARDS - 2);
	assert_int_equal(bulk.items[2].fate, BULK_REFUSED);
	assert_error(&bulk.items[2].why, ERROR_REFUSED, "approved");
	assert_int_equal(bulk.items[4].fate, BULK_CHANGED);
	assert_period(office, 3, CARD_APPROVED, "เดิม");
	bulk_release(&bulk);
}

/* Of a report that was submitted meanwhile nothing changes, and nothing is half done. */
static void test_submitted(void **state)
{
	struct office *office = *state;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DONE);
	begin(office, &bulk);
	raw_run(office->store, "UPDATE report SET state = 'submitted'");
	save(office, &bulk, 0);
	assert_int_equal(bulk_count(&bulk, BULK_REFUSED), CARDS);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DONE, "เดิม");
	bulk_release(&bulk);
}

/* Since then somebody wrote elsewhere in one, and in the same field of another. */
static void test_undo_after_others(void **state)
{
	struct office *office = *state;
	struct card_entry entry;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DRAFT);
	begin(office, &bulk);
	save(office, &bulk, CARDS);
	others_change(office, 1, FIELD_OUTCOME, "เขาเขียน");
	others_change(office, 2, FIELD_PERIOD, "ตลอดปีงบประมาณ");
	undo(office, &bulk, CARDS - 1);
	assert_int_equal(bulk.items[1].fate, BULK_CHANGED);
	read_card(office, 1, &entry);
	assert_string_equal(entry.card.outcome, "เขาเขียน");
	assert_string_equal(entry.card.period, "เดิม");
	card_entry_release(&entry);
	assert_period(office, 2, CARD_DRAFT, "ตลอดปีงบประมาณ");
	bulk_release(&bulk);
	assert_sound(office->store);
}

/* A field that waited to be confirmed does so again, also where others wrote since. */
static void test_waits_again(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct bulk bulk;
	for (int64_t card = 1; card <= CARDS; card++) {
		read_card(office, card, &entry);
		put_period(&entry.card, card == 1 ? "ทุกเดือน" : "เดิม");
		card_mark_carried(&entry.card, FIELD_PERIOD);
		card_mark_carried(&entry.card, FIELD_OUTCOME);
		assert_int_equal(store_save_card(office->store, &entry, "somsri", &error),
			SAVE_DONE);
		card_entry_release(&entry);
	}
	begin(office, &bulk);
	/* It says that already, and is confirmed by it. */
	assert_true(bulk_differs(&bulk.items[0]));
	save(office, &bulk, CARDS);
	read_card(office, 1, &entry);
	assert_false(card_unconfirmed(&entry.card, FIELD_PERIOD));
	assert_true(card_unconfirmed(&entry.card, FIELD_OUTCOME));
	card_entry_release(&entry);
	others_change(office, 1, FIELD_SUGGESTION, "เขาเขียน");
	undo(office, &bulk, CARDS);
	for (int64_t card = 1; card <= 2; card++) {
		read_card(office, card, &entry);
		assert_true(card_unconfirmed(&entry.card, FIELD_PERIOD));
		assert_true(card_unconfirmed(&entry.card, FIELD_OUTCOME));
		card_entry_release(&entry);
	}
	bulk_release(&bulk);
	assert_sound(office->store);
}

/* The office file fails in the middle: all is as it was, and it can be done again. */
static void test_all_or_nothing(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DRAFT);
	begin(office, &bulk);
	raw_run(office->store,
		"CREATE TEMP TRIGGER broken BEFORE UPDATE ON card WHEN NEW.number = 4 "
		"BEGIN SELECT raise(FAIL, 'disk'); END");
	assert_false(bulk_save(&bulk, office->store, "somsri", &error));
	assert_error(&error, ERROR_SYSTEM, "disk");
	assert_int_equal(bulk_count(&bulk, BULK_SAME), CARDS);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DRAFT, "เดิม");
	raw_run(office->store, "DROP TRIGGER broken");
	save(office, &bulk, CARDS);
	raw_run(office->store,
		"CREATE TEMP TRIGGER broken BEFORE UPDATE ON card WHEN NEW.number = 4 "
		"BEGIN SELECT raise(FAIL, 'disk'); END");
	assert_false(bulk_undo(&bulk, office->store, "somsri", &error));
	assert_error(&error, ERROR_SYSTEM, "disk");
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DRAFT, "ทุกเดือน");
	raw_run(office->store, "DROP TRIGGER broken");
	undo(office, &bulk, CARDS);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DRAFT, "เดิม");
	bulk_release(&bulk);
	assert_sound(office->store);
}

/* What is around the taking back comes to nothing: it can be tried again, states too. */
static void test_undo_again(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct bulk bulk;
	make_alike(office, "เดิม", CARD_DONE);
	begin(office, &bulk);
	save(office, &bulk, CARDS);
	assert_done(store_begin(office->store, &error), &error);
	undo(office, &bulk, CARDS);
	store_rollback(office->store);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DRAFT, "ทุกเดือน");
	undo(office, &bulk, CARDS);
	for (int64_t card = 1; card <= CARDS; card++)
		assert_period(office, card, CARD_DONE, "เดิม");
	bulk_release(&bulk);
	assert_sound(office->store);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_there_and_back),
		TEST(test_same),
		TEST(test_others_first),
		TEST(test_refused),
		TEST(test_submitted),
		TEST(test_undo_after_others),
		TEST(test_waits_again),
		TEST(test_all_or_nothing),
		TEST(test_undo_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
