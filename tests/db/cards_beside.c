/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that a thread reads ahead come as the source gives them, with their search texts. */
#include <config.h>

#include "db/rows/cards_beside.h"

#include <stdlib.h>
#include <string.h>

#include "db/rows/search_body.h"
#include "model/card.h"
#include "model/card_source.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum { CARDS = 200, LONG = 700000 };

/* Cards that are made as they are asked for, and fail where told. */
struct made {
	struct card_source source; /* first */
	struct card card;          /* the one that was given */
	size_t next, fails;        /* fails: that many are good */
};

/* Some longer than all that may wait together. */
static void make_card(struct card *card, size_t index)
{
	struct str text = STR_INIT;
	card_init(card);
	str_printf(&text, "card %zu ", index);
	str_repeat(&text, 'x', index % 50 == 49 ? LONG : index * 10);
	card->issue = str_detach(&text);
}

static const struct card *next_made(struct card_source *source, struct error *error)
{
	struct made *made = (struct made *)source;
	card_release(&made->card);
	if (made->next == made->fails)
		error_set(error, ERROR_REFUSED, "it fails here");
	if (made->next == made->fails || made->next == CARDS)
		return NULL;
	make_card(&made->card, made->next++);
	return &made->card;
}

static void take_made(struct card_source *source, struct card *card)
{
	struct made *made = (struct made *)source;
	*card = made->card;
	card_init(&made->card);
}

static struct made make(size_t fails)
{
	return (struct made){
		.source = {.next = next_made, .take = take_made}, .fails = fails};
}

/* The next one is that of the index; what stood in the text stays. */
static void expect_card(struct cards_beside *beside, size_t index)
{
	struct error error = ERROR_INIT;
	struct str body = STR_INIT, wanted = STR_INIT;
	struct card same;
	make_card(&same, index);
	str_puts(&body, "before");
	str_puts(&wanted, "before");
	search_card_body(&wanted, &same);
	const struct card *card = cards_beside_next(beside, &body, &error);
	assert_non_null(card);
	assert_string_equal(card->issue, same.issue);
	assert_string_equal(body.data, wanted.data);
	assert_int_equal(error.kind, ERROR_NONE);
	card_release(&same);
	str_release(&body);
	str_release(&wanted);
}

static void expect_end(struct cards_beside *beside, enum error_kind kind)
{
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	assert_null(cards_beside_next(beside, &body, &error));
	assert_int_equal(error.kind, kind);
	assert_int_equal(body.bytes, 0);
	error_release(&error);
}

static void test_all(void **state)
{
	(void)state;
	struct made made = make(CARDS + 1);
	struct cards_beside *beside = cards_beside_begin(&made.source);
	assert_non_null(beside);
	for (size_t i = 0; i < CARDS; i++)
		expect_card(beside, i);
	expect_end(beside, ERROR_NONE);
	expect_end(beside, ERROR_NONE);
	cards_beside_end(beside);
}

static void test_failing(void **state)
{
	(void)state;
	for (size_t fails = 0; fails < CARDS; fails += 33) {
		struct made made = make(fails);
		struct cards_beside *beside = cards_beside_begin(&made.source);
		for (size_t i = 0; i < fails; i++)
			expect_card(beside, i);
		expect_end(beside, ERROR_REFUSED);
		cards_beside_end(beside);
	}
}

/* Whoever stops gets back a source that is not read any more, and not far ahead. */
static void test_left(void **state)
{
	(void)state;
	enum { AHEAD_MOST = 50 };
	for (size_t taken = 0; taken < CARDS; taken += 20) {
		struct made made = make(CARDS + 1);
		struct cards_beside *beside = cards_beside_begin(&made.source);
		for (size_t i = 0; i < taken; i++)
			expect_card(beside, i);
		cards_beside_end(beside);
		assert_in_range(made.next, taken, taken + AHEAD_MOST);
		card_release(&made.card);
	}
	cards_beside_end(NULL);
}

/* Who keeps its cards is not read ahead. */
static void test_keeping(void **state)
{
	(void)state;
	struct made made = make(CARDS + 1);
	made.source.take = NULL;
	assert_null(cards_beside_begin(&made.source));
	assert_int_equal(made.next, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_failing),
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_keeping),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
