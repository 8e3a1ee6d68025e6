/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of a run is what was told of that run, however many came since. */
#include <config.h>

#include "text/word_cache.h"

#include <string.h>

#include "tests/support/support.h"

enum { FEW = 2000, MANY = 60000 };

struct drawn {
	unsigned char tis[WORD_CACHE_RUN + 1];
	size_t length, count;
	int positions[WORD_CACHE_RUN];
};

/* The run of a number, always the same, with places that no other run would have. Letters
 * are few, so that many runs begin alike. */
static void draw(struct drawn *drawn, int number, size_t most)
{
	struct support_random random = {20261128 + (uint64_t)number};
	drawn->length = 4 + support_draw(&random, (uint32_t)most - 3);
	for (size_t i = 0; i < drawn->length; i++)
		drawn->tis[i] = (unsigned char)(0xA1 + support_draw(&random, 3));
	for (int i = 0; i < 4; i++)
		drawn->tis[i] = (unsigned char)(0xA1 + (number >> 4 * i & 15));
	drawn->count = support_draw(&random, (uint32_t)drawn->length);
	for (size_t i = 0; i < drawn->count; i++)
		drawn->positions[i] = (int)support_draw(&random, (uint32_t)drawn->length);
}

static void add(struct word_cache *cache, int number, size_t most)
{
	struct drawn drawn;
	draw(&drawn, number, most);
	word_cache_add(cache, drawn.tis, drawn.length, drawn.positions, drawn.count);
}

/* Whether it is remembered; then it is right. */
static bool is_remembered(const struct word_cache *cache, int number, size_t most)
{
	struct drawn drawn;
	int positions[WORD_CACHE_RUN];
	size_t count;
	draw(&drawn, number, most);
	if (!word_cache_find(cache, drawn.tis, drawn.length, positions, &count))
		return false;
	assert_int_equal(count, drawn.count);
	assert_memory_equal(positions, drawn.positions, count * sizeof(*positions));
	return true;
}

static void test_remembers(void **state)
{
	(void)state;
	struct word_cache *cache = word_cache_new();
	for (int i = 0; i < FEW; i++) {
		assert_false(is_remembered(cache, i, 60));
		add(cache, i, 60);
	}
	for (int i = 0; i < FEW; i++)
		assert_true(is_remembered(cache, i, 60));
	word_cache_free(cache);
}

/* Long runs fill its memory, short ones its table: it begins anew, and goes on. */
static void begins_anew(size_t most)
{
	struct word_cache *cache = word_cache_new();
	for (int i = 0; i < MANY; i++) {
		add(cache, i, most);
		assert_true(is_remembered(cache, i, most));
	}
	int remembered = 0;
	for (int i = 0; i < MANY; i++)
		remembered += is_remembered(cache, i, most);
	assert_in_range(remembered, 1, MANY / 2);
	word_cache_free(cache);
}

static void test_begins_anew(void **state)
{
	(void)state;
	begins_anew(6);
	begins_anew(WORD_CACHE_RUN);
}

/* Runs of one letter, each of which is the beginning of the next, up to the longest that
 * is remembered. */
static void test_lengths(void **state)
{
	(void)state;
	unsigned char tis[WORD_CACHE_RUN + 1];
	memset(tis, 0xA1, sizeof(tis));
	struct word_cache *cache = word_cache_new();
	int found[WORD_CACHE_RUN];
	size_t count;
	for (size_t length = WORD_CACHE_RUN + 1; length; length--) {
		const int last = (int)length - 1;
		assert_false(word_cache_find(cache, tis, length, found, &count));
		word_cache_add(cache, tis, length, &last, 1);
	}
	for (size_t length = 1; length <= WORD_CACHE_RUN; length++) {
		assert_true(word_cache_find(cache, tis, length, found, &count));
		assert_int_equal(count, 1);
		assert_int_equal(found[0], length - 1);
	}
	assert_false(word_cache_find(cache, tis, WORD_CACHE_RUN + 1, found, &count));
	word_cache_free(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_remembers),
		cmocka_unit_test(test_begins_anew),
		cmocka_unit_test(test_lengths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
