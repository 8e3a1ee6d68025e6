/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards are marked, through all that becomes of their list. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>

#include "office/marked_cards.h"
#include "text/macros.h"

static struct card_line lines[] = {
	{.number = 30}, {.number = 10}, {.number = 40}, {.number = 20}};
static const struct card_lines all = {.items = lines, .count = COUNT(lines)};

/* What is taken of it, as one number. */
static int64_t taken(const struct marked_cards *choice, int64_t otherwise)
{
	size_t count;
	int64_t joined = 0;
	int64_t *cards = marked_cards_take(choice, &all, otherwise, &count);
	for (size_t i = 0; i < count; i++)
		joined = joined * 100 + cards[i];
	free(cards);
	return joined;
}

static void test_one_by_one(void **state)
{
	struct marked_cards choice = {0};
	(void)state;
	assert_int_equal(taken(&choice, 40), 40);
	assert_int_equal(taken(&choice, 0), 0);
	marked_cards_turn(&choice, 20);
	marked_cards_turn(&choice, 40);
	marked_cards_turn(&choice, 30);
	assert_true(marked_cards_has(&choice, 20) && marked_cards_has(&choice, 30) &&
		    marked_cards_has(&choice, 40) && !marked_cards_has(&choice, 10));
	/* In the order of the list, and the one under the cursor counts no more. */
	assert_int_equal(taken(&choice, 10), 304020);
	marked_cards_turn(&choice, 30);
	assert_false(marked_cards_has(&choice, 30));
	assert_int_equal(taken(&choice, 10), 4020);
	marked_cards_clear(&choice);
	assert_int_equal(taken(&choice, 10), 10);
	marked_cards_release(&choice);
}

static void test_all(void **state)
{
	static const int64_t shown[] = {10, 30};
	struct marked_cards choice = {0};
	(void)state;
	marked_cards_turn(&choice, 30);
	marked_cards_turn(&choice, 20);
	marked_cards_turn_all(&choice, shown, COUNT(shown));
	assert_int_equal(taken(&choice, 0), 301020);
	/* All are: none is, and what is not shown stays. */
	marked_cards_turn_all(&choice, shown, COUNT(shown));
	assert_int_equal(taken(&choice, 0), 20);
	marked_cards_release(&choice);
}

static void test_gone(void **state)
{
	struct marked_cards choice = {0};
	struct card_lines fewer = {.items = lines, .count = 2};
	(void)state;
	marked_cards_turn(&choice, 40);
	marked_cards_turn(&choice, 10);
	marked_cards_turn(&choice, 77);
	marked_cards_keep(&choice, &fewer);
	assert_int_equal(choice.count, 1);
	assert_true(marked_cards_has(&choice, 10));
	marked_cards_release(&choice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_by_one),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
