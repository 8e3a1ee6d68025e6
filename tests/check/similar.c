/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts are alike: against comparing all pairs letter by letter. */
#include <config.h>

#include "check/similar.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/mem.h"
#include "text/str.h"

/* --- the plain way --- */

static size_t plain_common(const struct letters *a, const struct letters *b)
{
	size_t *row = mem_new(b->count + 1, sizeof(*row));
	for (size_t i = 0; i < a->count; i++) {
		size_t corner = 0;
		for (size_t j = 0; j < b->count; j++) {
			const size_t above = row[j + 1];
			row[j + 1] = a->items[i] == b->items[j] ? corner + 1
				     : above > row[j]           ? above
								: row[j];
			corner = above;
		}
	}
	const size_t common = row[b->count];
	free(row);
	return common;
}

static bool same(const struct letters *a, const struct letters *b)
{
	return a->count == b->count &&
	       !memcmp(a->items, b->items, a->count * sizeof(*a->items));
}

static bool alike(const struct letters *a, const struct letters *b, unsigned *percent)
{
	if (a->count < SIMILAR_LEAST || b->count < SIMILAR_LEAST)
		return false;
	const size_t common = plain_common(a, b), both = a->count + b->count;
	*percent = (unsigned)((200 * common + both / 2) / both);
	if (*percent > 99)
		*percent = 99;
	return 20 * common >= 9 * both;
}

/* The first that equals it, else the first that is like it. */
static bool plain_find(
	const struct letters *texts, size_t index, size_t *earlier, unsigned *percent)
{
	*percent = 100;
	for (*earlier = 0; *earlier < index; ++*earlier)
		if (texts[index].count >= SIMILAR_LEAST &&
			same(&texts[*earlier], &texts[index]))
			return true;
	for (*earlier = 0; *earlier < index; ++*earlier)
		if (alike(&texts[*earlier], &texts[index], percent))
			return true;
	return false;
}

/* Adds them all, and releases them; returns how many are like an earlier one. */
static size_t compare_with_plain(struct letters *texts, size_t count)
{
	struct similar *set = similar_new();
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		size_t wanted, got;
		unsigned wanted_percent, got_percent;
		const bool is = plain_find(texts, i, &wanted, &wanted_percent);
		assert_int_equal(similar_add(set, &texts[i], i, &got, &got_percent), is);
		if (is) {
			assert_int_equal(got, wanted);
			assert_int_equal(got_percent, wanted_percent);
		}
		found += is;
	}
	similar_free(set);
	for (size_t i = 0; i < count; i++)
		letters_release(&texts[i]);
	return found;
}

/* --- texts by chance --- */

enum { TEXTS = 160 };

static void put(struct letters *letters, uint32_t letter)
{
	letters->items = mem_grow(letters->items, letters->count, &letters->capacity,
		sizeof(*letters->items));
	letters->items[letters->count++] = letter;
}

static void put_by_chance(struct letters *letters, struct support_random *random,
	size_t count, uint32_t alphabet)
{
	for (size_t i = 0; i < count; i++)
		put(letters, 0x0E01 + support_draw(random, alphabet));
}

/* A copy in which so many letters went, came or changed. */
static void put_changed(struct letters *letters, struct support_random *random,
	const struct letters *from, size_t changes, uint32_t alphabet)
{
	struct letters copy = {0};
	for (size_t i = 0; i < from->count; i++)
		put(&copy, from->items[i]);
	for (size_t i = 0; i < changes && copy.count > 1; i++) {
		const size_t at = support_draw(random, (uint32_t)copy.count);
		const size_t behind = (copy.count - at - 1) * sizeof(*copy.items);
		const uint32_t how = support_draw(random, 3);
		if (how == 0) {
			memmove(copy.items + at, copy.items + at + 1, behind);
			copy.count--;
			continue;
		}
		if (how == 1) {
			put(&copy, 0);
			memmove(copy.items + at + 1, copy.items + at,
				behind + sizeof(*copy.items));
		}
		copy.items[at] = 0x0E01 + support_draw(random, alphabet);
	}
	*letters = copy;
}

/* About the border, where a filter that loses something loses it: lengths from 15 to 200,
 * alphabets of 2 to 80 letters, up to a fifth of the letters changed. */
static void test_changed_copies(void **state)
{
	(void)state;
	static const uint32_t alphabets[] = {2, 5, 20, 80};
	static const uint32_t lengths[] = {15, 20, 21, 40, 63, 64, 65, 128, 200};
	size_t found = 0;
	for (size_t a = 0; a < sizeof(alphabets) / sizeof(alphabets[0]); a++) {
		for (size_t l = 0; l < sizeof(lengths) / sizeof(lengths[0]); l++) {
			struct support_random random = {1000 * a + l + 1};
			struct letters texts[TEXTS] = {0};
			put_by_chance(&texts[0], &random, lengths[l], alphabets[a]);
			for (size_t i = 1; i < TEXTS; i++) {
				const size_t from = support_draw(&random, (uint32_t)i);
				const uint32_t most = (uint32_t)texts[from].count / 5 + 1;
				if (support_draw(&random, 8) == 0)
					put_by_chance(&texts[i], &random, lengths[l],
						alphabets[a]);
				else
					put_changed(&texts[i], &random, &texts[0],
						support_draw(&random, most),
						alphabets[a]);
			}
			found += compare_with_plain(texts, TEXTS);
		}
	}
	assert_true(found > TEXTS);
}

/* Texts of several hundred letters, about the lengths up to which they are compared in a
 * band. */
static void test_long_copies(void **state)
{
	(void)state;
	enum { COPIES = 40 };
	static const size_t lengths[] = {330, 600, 636, 640, 644, 720};
	size_t found = 0;
	for (size_t l = 0; l < sizeof(lengths) / sizeof(lengths[0]); l++) {
		struct support_random random = {50 + l};
		struct letters texts[COPIES] = {0};
		put_by_chance(&texts[0], &random, lengths[l], 30);
		for (size_t i = 1; i < COPIES; i++)
			put_changed(&texts[i], &random, &texts[0],
				support_draw(&random, (uint32_t)lengths[l] / 4), 30);
		found += compare_with_plain(texts, COPIES);
	}
	assert_true(found > COPIES);
}

/* Letters changed at even distances: where most pairs of neighbours are lost at the least
 * cost, just within and just beyond what is alike. */
static void test_spread_changes(void **state)
{
	(void)state;
	struct letters texts[TEXTS] = {0};
	struct support_random random = {7};
	put_by_chance(&texts[0], &random, 200, 60);
	size_t count = 1;
	for (size_t every = 4; every < 24; every++) {
		for (size_t shift = 0; shift < 4; shift++, count++) {
			for (size_t i = 0; i < texts[0].count; i++) {
				const bool change = i % every == shift % every;
				if (change && shift % 2)
					continue;
				put(&texts[count], texts[0].items[i]);
				if (change)
					put(&texts[count], 0x0E50 + (uint32_t)(i % 10));
			}
		}
	}
	const size_t found = compare_with_plain(texts, count);
	assert_true(found > 20 && found < count - 5);
}

/* A letter more than 255 times, more letters than one has, the same letters in another
 * order, all one letter, texts that only begin or end the same. */
static void test_hard_ones(void **state)
{
	(void)state;
	struct letters texts[40] = {0};
	size_t count = 0;
	for (size_t length = 300; length < 420; length += 20, count++)
		for (size_t i = 0; i < length; i++)
			put(&texts[count], 'a');
	for (size_t variant = 0; variant < 4; variant++, count++)
		for (size_t i = 0; i < 700; i++)
			put(&texts[count], (uint32_t)(0x10000 + i + 30 * variant));
	for (size_t variant = 0; variant < 4; variant++, count++)
		for (size_t i = 0; i < 90; i++)
			put(&texts[count], (uint32_t)(0x0E01 + (i * (variant + 1)) % 45));
	for (size_t variant = 0; variant < 8; variant++, count++) {
		for (size_t i = 0; i < 100; i++)
			put(&texts[count], (uint32_t)(0x0E01 + i % 40));
		for (size_t i = 0; i < 6 + 4 * variant; i++)
			put(&texts[count], (uint32_t)(0x3000 + 100 * variant + i));
	}
	assert_true(compare_with_plain(texts, count) > 5);
}

/* --- texts that offices have by the hundred --- */

static void put_all(struct letters *letters, const struct letters *from)
{
	for (size_t i = 0; i < from->count; i++)
		put(letters, from->items[i]);
}

/* Words in any order. */
static void put_shuffled(struct letters *letters, struct support_random *random,
	const struct letters *words, size_t count)
{
	size_t order[64] = {0};
	for (size_t i = 0; i < count; i++) {
		const size_t at = support_draw(random, (uint32_t)i + 1);
		order[i] = order[at];
		order[at] = i;
	}
	for (size_t i = 0; i < count; i++)
		put_all(letters, &words[order[i]]);
}

enum { WORDS = 40 };

static void put_words(struct letters *words, struct support_random *random)
{
	for (size_t i = 0; i < WORDS; i++)
		put_by_chance(&words[i], random, 4 + support_draw(random, 8), 45);
}

static void release_words(struct letters *words)
{
	for (size_t i = 0; i < WORDS; i++)
		letters_release(&words[i]);
}

/* One frame with other words in some places each time, about the border: from 60 to some
 * 1,100 letters. */
static void test_frames(void **state)
{
	(void)state;
	enum { COPIES = 30 };
	static const struct {
		uint32_t parts, part,
			odds; /* a word behind a part, one time in so many */
	} frames[] = {{3, 14, 2}, {5, 30, 1}, {8, 44, 1}, {9, 60, 1}, {15, 60, 2}};
	size_t found = 0, texts_count = 0;
	for (size_t f = 0; f < sizeof(frames) / sizeof(frames[0]); f++) {
		struct support_random random = {300 + f};
		struct letters words[WORDS] = {0}, parts[16] = {0}, texts[COPIES] = {0};
		put_words(words, &random);
		for (size_t p = 0; p < frames[f].parts; p++)
			put_by_chance(&parts[p], &random, frames[f].part, 45);
		for (size_t i = 0; i < COPIES; i++) {
			const uint32_t few = support_draw(&random, WORDS);
			for (size_t p = 0; p < frames[f].parts; p++) {
				put_all(&texts[i], &parts[p]);
				if (support_draw(&random, frames[f].odds) == 0)
					put_all(&texts[i],
						&words[(few + support_draw(&random, 6)) %
							WORDS]);
			}
		}
		found += compare_with_plain(texts, COPIES);
		texts_count += COPIES;
		for (size_t p = 0; p < frames[f].parts; p++)
			letters_release(&parts[p]);
		release_words(words);
	}
	assert_true(found > texts_count / 8 && found < texts_count * 7 / 8);
}

/* The same words, and the same letters, in another order; a few of them only, too. */
static void test_orders(void **state)
{
	(void)state;
	struct letters words[WORDS] = {0}, texts[TEXTS] = {0};
	struct support_random random = {11};
	size_t count = 0;
	put_words(words, &random);
	for (; count < 40; count++)
		put_shuffled(&texts[count], &random, words, WORDS);
	for (; count < 80; count++) {
		/* Two words change places. */
		const size_t one = support_draw(&random, WORDS);
		const size_t other = support_draw(&random, WORDS);
		for (size_t i = 0; i < WORDS; i++)
			put_all(&texts[count], &words[i == one      ? other
						       : i == other ? one
								    : i]);
	}
	for (; count < 120; count++) {
		put_all(&texts[count], &texts[40]);
		struct letters *text = &texts[count];
		for (size_t i = support_draw(&random, 40); i > 0; i--) {
			const size_t at =
				support_draw(&random, (uint32_t)text->count - 3);
			const uint32_t letter = text->items[at];
			memmove(text->items + at, text->items + at + 1,
				3 * sizeof(*text->items));
			text->items[at + 3] = letter;
		}
	}
	const size_t found = compare_with_plain(texts, count);
	assert_true(found > 20 && found < count - 30);
	release_words(words);
}

/* Of so few letters that the parts by letters are long, up to one letter alone. */
static void test_few_letters(void **state)
{
	(void)state;
	enum { COPIES = 14 };
	static const struct {
		size_t count;
		uint32_t alphabet;
	} kinds[] = {
		{150, 3}, {400, 3}, {700, 2}, {1100, 4}, {1100, 5}, {1100, 7}, {4500, 1}};
	size_t found = 0;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		struct support_random random = {70 + k};
		struct letters texts[COPIES] = {0};
		put_by_chance(&texts[0], &random, kinds[k].count, kinds[k].alphabet);
		for (size_t i = 1; i < COPIES; i++)
			put_changed(&texts[i], &random, &texts[0],
				kinds[k].count * (7 + i) / 90, kinds[k].alphabet);
		found += compare_with_plain(texts, COPIES);
	}
	assert_true(found > COPIES);
}

/* Lengths about those from which on there are more parts, mixed in one set, of few letters
 * and of more than a byte tells apart: what is compared at once differs in all of it. */
static void test_mixed_lengths(void **state)
{
	(void)state;
	static const uint32_t alphabets[] = {12, 45, 600};
	static const size_t lengths[] = {240, 256, 257, 280, 500, 512, 513, 540};
	enum { LENGTHS = sizeof(lengths) / sizeof(lengths[0]), EACH = 9 };
	size_t found = 0;
	for (size_t a = 0; a < sizeof(alphabets) / sizeof(alphabets[0]); a++) {
		struct support_random random = {90 + a};
		struct letters frames[LENGTHS] = {0}, texts[LENGTHS * EACH] = {0};
		for (size_t l = 0; l < LENGTHS; l++)
			put_by_chance(&frames[l], &random, lengths[l], alphabets[a]);
		for (size_t i = 0; i < LENGTHS * EACH; i++) {
			const size_t from = support_draw(&random, LENGTHS);
			put_changed(&texts[i], &random, &frames[from],
				lengths[from] * support_draw(&random, 30) / 100,
				alphabets[a]);
		}
		found += compare_with_plain(texts, LENGTHS * EACH);
		for (size_t l = 0; l < LENGTHS; l++)
			letters_release(&frames[l]);
	}
	assert_in_range(found, 60,
		sizeof(alphabets) / sizeof(alphabets[0]) * LENGTHS * EACH - 30);
}

/* --- the letters of a text --- */

static const struct {
	const char *text, *letters;
} plain[] = {
	{"๑. จัด ประชุม\n๒) แจ้งเวียน", "จัดประชุมแจ้งเวียน"},
	{" - มี\n -ไม่มี\n\n(๓) ครบ", "มีไม่มีครบ"},
	{"คะแนน ๓.๕ คะแนน", "คะแนน๓.๕คะแนน"},
	{"ก\u200bข\u00a0ค\u00adง\u2003จ", "กขคงจ"},
	{"เเละ น้ํา", "และน้ำ"},
	{"", ""},
};

static void test_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		struct letters letters = {0};
		struct str out = STR_INIT;
		letters_append(&letters, plain[i].text, strlen(plain[i].text));
		for (size_t j = 0; j < letters.count; j++)
			str_put_code_point(&out, letters.items[j]);
		assert_string_equal(out.data, plain[i].letters);
		str_release(&out);
		letters_release(&letters);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed_copies),
		cmocka_unit_test(test_long_copies),
		cmocka_unit_test(test_spread_changes),
		cmocka_unit_test(test_hard_ones),
		cmocka_unit_test(test_frames),
		cmocka_unit_test(test_orders),
		cmocka_unit_test(test_few_letters),
		cmocka_unit_test(test_mixed_lengths),
		cmocka_unit_test(test_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
