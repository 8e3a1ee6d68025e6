/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dictionary that the build makes has the words of libthai's own. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <thai/thbrk.h>

#include "tests/support/support.h"
#include "text/libthai.h"
#include "text/str.h"
#include "text/utf8.h"

enum { RUN_ROOM = 400, RUNS = 4000 };

struct dictionaries {
	ThBrk *ours, *theirs;
};

static void assert_breaks_alike(const struct dictionaries *both, const thchar_t *tis)
{
	int ours[RUN_ROOM], theirs[RUN_ROOM];
	const int count = th_brk_find_breaks(both->theirs, tis, theirs, RUN_ROOM);
	assert_int_equal(th_brk_find_breaks(both->ours, tis, ours, RUN_ROOM), count);
	assert_memory_equal(ours, theirs, (size_t)count * sizeof(*ours));
}

static void set_up(struct dictionaries *both)
{
	unsetenv("LIBTHAI_DICTDIR");
	both->theirs = th_brk_new(NULL);
	both->ours = th_brk_new(TOP_BUILDDIR "/thbrk.tri");
	assert_non_null(both->theirs);
	assert_non_null(both->ours);
}

static void release(struct dictionaries *both)
{
	th_brk_delete(both->theirs);
	th_brk_delete(both->ours);
}

static void test_breaks_of_samples(void **state)
{
	(void)state;
	struct dictionaries both;
	struct str text = STR_INIT;
	set_up(&both);
	support_read(TOP_SRCDIR "/data/samples/annual.json", &text);
	thchar_t tis[RUN_ROOM];
	size_t length = 0, runs = 0;
	for (size_t at = 0; at < text.bytes;) {
		uint32_t code_point;
		at += utf8_decode(text.data + at, text.bytes - at, &code_point);
		const unsigned char byte = tis_from_code_point(code_point);
		if (byte > TIS_THAI && length < RUN_ROOM - 1) {
			tis[length++] = byte;
			continue;
		}
		tis[length] = '\0';
		assert_breaks_alike(&both, tis);
		runs += length > 0;
		length = 0;
	}
	assert_true(runs > 100);
	str_release(&text);
	release(&both);
}

/* Letters by chance come to few words, but to their beginnings and to ends of others. */
static void test_breaks_of_letters(void **state)
{
	(void)state;
	struct dictionaries both;
	struct support_random random = {20261129};
	set_up(&both);
	for (int i = 0; i < RUNS; i++) {
		thchar_t tis[RUN_ROOM];
		const size_t length = 1 + support_draw(&random, RUN_ROOM - 1);
		for (size_t j = 0; j < length; j++) {
			const uint32_t letter = support_draw(&random, 0x5B);
			tis[j] = (thchar_t)(TIS_THAI + 1 + letter);
		}
		tis[length] = '\0';
		assert_breaks_alike(&both, tis);
	}
	release(&both);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_breaks_of_samples),
		cmocka_unit_test(test_breaks_of_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
