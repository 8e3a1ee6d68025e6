/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The difference between two texts by words. */
#include <config.h>

#include "text/macros.h"
#include "text/word_diff.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/breaks.h"
#include "text/mem.h"
#include "text/str.h"

static struct breaker *breaker;

static int begin(void **state)
{
	(void)state;
	breaker = breaker_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	breaker_free(breaker);
	return 0;
}

/* The difference as one text: [-removed-]{+added+}. */
static void show(const struct word_diff *diff, const char *old_text, const char *new_text,
	struct str *out)
{
	static const char *const open[] = {"", "[-", "{+"}, *const shut[] = {
								    "", "-]", "+}"};
	for (size_t i = 0; i < diff->count; i++) {
		const struct diff_span *span = &diff->spans[i];
		const char *text = span->kind == DIFF_ADDED ? new_text : old_text;
		str_puts(out, open[span->kind]);
		str_append(out, text + span->start, span->bytes);
		str_puts(out, shut[span->kind]);
	}
}

static const struct {
	const char *old_text, *new_text, *shown;
} cases[] = {
	{"", "", ""},
	{"", "รถ", "{+รถ+}"},
	{"รถ", "", "[-รถ-]"},
	{"same text", "same text", "same text"},
	{"one two three", "one 2 three", "one [-two-]{+2+} three"},
	/* Thai has no spaces between its words. */
	{"จัดซื้อรถส่วนกลางใหม่", "จัดซื้อรถดับเพลิงใหม่", "จัดซื้อรถ[-ส่วนกลาง-]{+ดับเพลิง+}ใหม่"},
	{"แจกบัตรคิว", "แจกบัตรคิวทุกวัน", "แจกบัตรคิว{+ทุกวัน+}"},
	{"ทุกวันแจกบัตรคิว", "แจกบัตรคิว", "[-ทุกวัน-]แจกบัตรคิว"},
	/* No mark is parted from its base. */
	{"น้ำดื่ม", "น้ำใช้", "น้ำ[-ดื่ม-]{+ใช้+}"},
	/* A number is another as a whole. */
	{"๗,๗๔๔ ใบ", "๘,๐๔๔ ใบ", "[-๗,๗๔๔-]{+๘,๐๔๔+} ใบ"},
	{"1.5", "1.25", "[-1.5-]{+1.25+}"},
	/* Line ends. */
	{"a\nb", "a\n\nb", "a\n{+\n+}b"},
	{"a\nb\n", "a\nb", "a\nb[-\n-]"},
	{"a\nc", "a\nb\nc", "a\n{+b\n+}c"},
	/* What goes stands before what comes. */
	{"x y", "a b", "[-x-]{+a+} [-y-]{+b+}"},
	{"abc", "xyz", "[-abc-]{+xyz+}"},
};

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct word_diff diff;
		struct str shown = STR_INIT;
		word_diff_make(&diff, breaker, cases[i].old_text,
			strlen(cases[i].old_text), cases[i].new_text,
			strlen(cases[i].new_text));
		show(&diff, cases[i].old_text, cases[i].new_text, &shown);
		assert_string_equal(shown.data, cases[i].shown);
		str_release(&shown);
		word_diff_release(&diff);
	}
}

/* Joins what is kept and what is of this kind. */
static void join(const struct word_diff *diff, enum diff_kind kind, const char *old_text,
	const char *new_text, struct str *out)
{
	for (size_t i = 0; i < diff->count; i++) {
		const struct diff_span *span = &diff->spans[i];
		if (span->kind != DIFF_KEPT && span->kind != kind)
			continue;
		str_append(out,
			(span->kind == DIFF_ADDED ? new_text : old_text) + span->start,
			span->bytes);
	}
}

/* Both texts come back, kinds take turns, and what goes stands before what comes. */
static void assert_sound(const struct word_diff *diff, const struct str *old_text,
	const struct str *new_text)
{
	struct str a = STR_INIT, b = STR_INIT;
	join(diff, DIFF_REMOVED, old_text->data, new_text->data, &a);
	join(diff, DIFF_ADDED, old_text->data, new_text->data, &b);
	assert_int_equal(a.bytes, old_text->bytes);
	assert_int_equal(b.bytes, new_text->bytes);
	assert_memory_equal(a.data, old_text->data, a.bytes);
	assert_memory_equal(b.data, new_text->data, b.bytes);
	for (size_t i = 0; i < diff->count; i++) {
		assert_true(diff->spans[i].bytes > 0);
		if (i) {
			assert_true(diff->spans[i].kind != diff->spans[i - 1].kind);
			assert_false(diff->spans[i].kind == DIFF_REMOVED &&
				     diff->spans[i - 1].kind == DIFF_ADDED);
		}
	}
	str_release(&a);
	str_release(&b);
}

static const char *const vocabulary[] = {"รถ", "น้ำ", "จัดซื้อ", "ประชุม", " ", "\n", "1", "ที่",
	"a", ".", "\xE0\xB8", "ำ", "\xFF"};

static void draw(struct support_random *random, struct str *out)
{
	for (uint32_t words = support_draw(random, 30); words; words--)
		str_puts(out, vocabulary[support_draw(random, COUNT(vocabulary))]);
}

static void test_random(void **state)
{
	enum { ROUNDS = 3000 };
	struct support_random random = {20261120};
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct str a = STR_INIT, b = STR_INIT;
		struct word_diff diff;
		draw(&random, &a);
		draw(&random, &b);
		word_diff_make(&diff, breaker, a.data, a.bytes, b.data, b.bytes);
		assert_sound(&diff, &a, &b);
		word_diff_release(&diff);
		str_release(&a);
		str_release(&b);
	}
}

/* As many words are kept as a table of all pairs finds. */
static size_t longest_common(const char *a, const char *b)
{
	const size_t rows = strlen(a), columns = strlen(b);
	size_t *best = mem_new((rows + 1) * (columns + 1), sizeof(*best));
	for (size_t i = rows; i-- > 0;) {
		for (size_t j = columns; j-- > 0;) {
			size_t *here = &best[i * (columns + 1) + j];
			const size_t down = here[columns + 1], right = here[1];
			*here = a[i] == b[j]   ? here[columns + 2] + 1
				: down > right ? down
					       : right;
		}
	}
	const size_t length = best[0];
	free(best);
	return length;
}

/* Words are lines here, so that nobody but this test says where one ends. */
static void test_minimal(void **state)
{
	enum { ROUNDS = 500 };
	struct support_random random = {7};
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct str a = STR_INIT, b = STR_INIT, words_a = STR_INIT,
			   words_b = STR_INIT;
		for (uint32_t n = support_draw(&random, 20); n; n--)
			str_putc(&words_a, (char)('a' + support_draw(&random, 4)));
		for (uint32_t n = support_draw(&random, 20); n; n--)
			str_putc(&words_b, (char)('a' + support_draw(&random, 4)));
		for (size_t at = 0; at < words_a.bytes; at++)
			str_printf(&a, "%c,", words_a.data[at]);
		for (size_t at = 0; at < words_b.bytes; at++)
			str_printf(&b, "%c,", words_b.data[at]);
		struct word_diff diff;
		size_t kept = 0;
		word_diff_make(&diff, breaker, a.data, a.bytes, b.data, b.bytes);
		for (size_t at = 0; at < diff.count; at++)
			kept += diff.spans[at].kind == DIFF_KEPT ? diff.spans[at].bytes
								 : 0;
		/* Commas are words too, or are not: either way no fewer are kept. */
		assert_true(kept >= 2 * longest_common(words_a.data, words_b.data));
		word_diff_release(&diff);
		str_release(&a);
		str_release(&b);
		str_release(&words_a);
		str_release(&words_b);
	}
}

/* Huge texts with nothing in common are over soon, and those with little changed are
 * told apart by words however long they are. */
static void test_huge(void **state)
{
	enum { WORDS = 20000 };
	struct str a = STR_INIT, b = STR_INIT;
	struct word_diff diff;
	(void)state;
	str_puts(&a, "begin ");
	str_puts(&b, "begin ");
	for (int i = 0; i < WORDS; i++) {
		str_printf(&a, "a%d ", i);
		str_printf(&b, "b%d ", i);
	}
	str_puts(&a, "end");
	str_puts(&b, "end");
	word_diff_make(&diff, breaker, a.data, a.bytes, b.data, b.bytes);
	assert_sound(&diff, &a, &b);
	assert_int_equal(diff.count, 4);
	word_diff_release(&diff);
	str_clear(&b);
	str_append(&b, a.data, a.bytes);
	b.data[b.bytes / 4] = '!';
	b.data[b.bytes / 2] = '!';
	word_diff_make(&diff, breaker, a.data, a.bytes, b.data, b.bytes);
	assert_sound(&diff, &a, &b);
	assert_in_range(diff.count, 5, 12);
	word_diff_release(&diff);
	str_release(&a);
	str_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_minimal),
		cmocka_unit_test(test_huge),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
