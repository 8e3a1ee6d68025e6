/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are found again are those that were found first, whatever came between. */
#include <config.h>

#include "text/libthai.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { RUN_ROOM = 2000, RUNS = 3000 };

/* A run of Thai letters drawn from the texts of a sample: from a random place on, as many
 * as come, at most as many as fit. */
static size_t draw_run(const struct str *text, struct support_random *random,
	unsigned char tis[RUN_ROOM])
{
	size_t at = support_draw(random, (uint32_t)text->bytes);
	const size_t most = 1 + support_draw(random, RUN_ROOM - 1);
	size_t length = 0;
	while (at < text->bytes && length < most) {
		uint32_t code_point;
		at += utf8_decode(text->data + at, text->bytes - at, &code_point);
		const unsigned char byte = tis_from_code_point(code_point);
		if (byte > TIS_THAI)
			tis[length++] = byte;
		else if (length && support_draw(random, 3) == 0)
			break;
	}
	tis[length] = 'x';
	return length;
}

static void assert_found_alike(
	struct words *old, unsigned char *tis, size_t length, const char *when)
{
	struct words *fresh = words_new();
	size_t count, again;
	const int *wanted = words_find(fresh, tis, length, &count);
	const int *found = words_find(old, tis, length, &again);
	if (count != again || (count && memcmp(wanted, found, count * sizeof(*found))))
		fail_msg("other words in a run of %zu, %s", length, when);
	assert_int_equal(tis[length], 'x');
	words_free(fresh);
}

static void test_found_again(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	struct support_random random = {20261124};
	struct words *words = words_new();
	unsigned char tis[RUN_ROOM + 1], before[RUN_ROOM + 1];
	size_t length_before = 0;
	support_read(TOP_SRCDIR "/data/samples/annual.json", &text);
	for (int i = 0; i < RUNS; i++) {
		const size_t length = draw_run(&text, &random, tis);
		assert_found_alike(words, tis, length, "first");
		assert_found_alike(words, tis, length, "again");
		if (i)
			assert_found_alike(words, before, length_before, "later");
		memcpy(before, tis, sizeof(tis));
		length_before = length;
	}
	words_free(words);
	str_release(&text);
}

/* A run that begins like another one, or has its length. */
static void test_runs_alike(void **state)
{
	(void)state;
	struct words *words = words_new();
	/* มาตรการ, มาตรกาล and มาตร */
	unsigned char runs[][8] = {"\xC1\xD2\xB5\xC3\xA1\xD2\xC3",
		"\xC1\xD2\xB5\xC3\xA1\xD2\xC5", "\xC1\xD2\xB5\xC3"};
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 3; i++) {
			const size_t length = strlen((char *)runs[i]);
			runs[i][length] = 'x';
			assert_found_alike(words, runs[i], length, "alike");
			runs[i][length] = '\0';
		}
	words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found_again),
		cmocka_unit_test(test_runs_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
