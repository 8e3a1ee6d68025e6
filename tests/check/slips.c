/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that letters are one slip away from (check/slips.h). */
#include <config.h>

#include "check/slips.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/lexicon.h"
#include "text/libthai.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

enum { LETTERS_MOST = SLIP_WORD_MOST + 16 };

static size_t to_tis(const char *text, unsigned char *tis)
{
	const size_t bytes = strlen(text);
	size_t length = 0;
	uint32_t c;
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(text + at, bytes - at, &c);
		assert_true(length < LETTERS_MOST);
		tis[length++] = tis_from_code_point(c);
	}
	return length;
}

/* What is found, as "WORD:LETTERS:COST ". */
static void put_slip(void *context, const struct slip *slip)
{
	struct str *out = context;
	for (size_t i = 0; i < slip->word_letters; i++)
		str_put_code_point(out, tis_to_code_point(slip->word[i]));
	str_printf(out, ":%zu:%d ", slip->letters, (int)slip->cost);
}

static void find(const char *word, const char *text, bool ends, struct str *out)
{
	struct lexicon *lexicon = lexicon_new(false);
	unsigned char *tis = malloc(LETTERS_MOST);
	assert_non_null(tis);
	const size_t length = to_tis(text, tis);
	/* Of its own length, so that who reads behind its end is caught. */
	unsigned char *exact = malloc(length ? length : 1);
	assert_non_null(exact);
	memcpy(exact, tis, length);
	lexicon_add(lexicon, word, strlen(word));
	slips_find(lexicon, exact, length, ends, put_slip, out);
	lexicon_free(lexicon);
	free(exact);
	free(tis);
}

struct row {
	const char *word, *text;
	bool ends;
	const char *found; /* the first of what is found; "": nothing is */
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str out = STR_INIT;
		find(rows[i].word, rows[i].text, rows[i].ends, &out);
		const size_t bytes = strlen(rows[i].found);
		if (bytes ? strncmp(out.data, rows[i].found, bytes) != 0 : out.bytes != 0)
			fail_msg("%s for %s: “%s”, not “%s”", rows[i].text, rows[i].word,
				out.data, rows[i].found);
		str_release(&out);
	}
}

enum { LIKE = SLIP_LIKE, KEYS = SLIP_KEYS, FAR = SLIP_FAR };

static void test_exchanged(void **state)
{
	static const struct row rows[] = {
		/* the word itself is no slip of it, nor with two letters exchanged that are one */
		{"กรรม", "กรรม", false, ""},
		{"ตัวชี้วัด", "ตัวชี้วัด", false, ""},
		/* by its looks, its sound, its place on the keyboard */
		{"ตัวชี้วัด", "ตัวขี้วัด", false, "ตัวชี้วัด:9:1 "},
		{"บริหาร", "บลิหาร", false, "บริหาร:6:1 "},
		{"บริหาร", "บริการ", false, "บริหาร:6:"},
		/* of no group: nobody takes one for the other */
		{"บริหาร", "บริจาร", false, ""},
		/* a mark for a mark, one for a vowel behind */
		{"บริหาร", "บรีหาร", false, "บริหาร:6:1 "},
		{"บริหาร", "บร่หาร", false, "บริหาร:6:"},
		{"ทำการ", "ทาการ", false, "ทำการ:5:1 "},
		{"ทาการ", "ทำการ", false, "ทาการ:5:1 "},
		/* a consonant is no mark */
		{"บริหาร", "บรกหาร", false, ""},
		{"บรกหาร", "บริหาร", false, ""},
		/* two slips are none */
		{"บริหาร", "บลีหาร", false, ""},
	};
	(void)state;
	assert_rows(rows, COUNT(rows));
}

static void test_missing(void **state)
{
	static const struct row rows[] = {
		{"การปฏิบัติงาน", "กาปฏิบัติงาน", false, "การปฏิบัติงาน:12:"},
		{"บริหาร", "บรหาร", false, "บริหาร:5:1 "},
		/* the first never is */
		{"บริหาร", "ริหาร", false, ""},
		/* the last one of a phrase, */
		{"บริหาร", "บริหา", false, "บริหาร:5:"},
		{"บริหาร", "บริหากก", false, "บริหาร:5:"},
		/* of a word where the text ends, or a mark */
		{"บริหาร", "บริหา", true, "บริหาร:5:"},
		{"บริหาร", "บริหากก", true, ""},
		{"ต่อเนื่", "ต่อเนืก", true, "ต่อเนื่:6:1 "},
		/* which the same word may have inside */
		{"บริหาร", "บิหาร", true, "บริหาร:5:"},
	};
	(void)state;
	assert_rows(rows, COUNT(rows));
}

static void test_too_many(void **state)
{
	static const struct row rows[] = {
		{"กิจกรรม", "กิจกรรรม", false, "กิจกรรม:8:1 "},
		{"บริหาร", "บริ่หาร", false, "บริหาร:7:1 "},
		/* another consonant, and what stands before it all, are none */
		{"บริหาร", "บริจหาร", false, ""},
		{"บริหาร", "บบริหาร", false, "บริหาร:7:1 "},
		{"กาน", "่กาน", false, ""},
		/* what follows is not of it, where a word lacks its last one only at the end */
		{"กิจกรรม", "กิจกรรรมดี", true, "กิจกรรม:8:1 "},
		{"กิจกรรม", "กิจกรรรมดี", false, "กิจกรรม:8:1 "},
	};
	(void)state;
	assert_rows(rows, COUNT(rows));
}

static void test_neighbours(void **state)
{
	static const struct row rows[] = {
		{"กรรมการ", "กรรกมาร", false, "กรรมการ:7:"},
		{"บริหาร", "รบิหาร", false, "บริหาร:6:"},
		{"ตลาดนัด", "ตลดานัด", false, "ตลาดนัด:7:"},
		/* not over another letter, nor the last with nothing */
		{"บริหาร", "หริบาร", false, ""},
		{"กาน", "นาก", false, ""},
	};
	(void)state;
	assert_rows(rows, COUNT(rows));
}

/* What each kind costs: looks least, a neighbour on the keyboard most. */
static void test_costs(void **state)
{
	static const struct {
		const char *word, *text;
		int cost;
	} rows[] = {
		{"ตัวชี้วัด", "ตัวขี้วัด", LIKE},
		{"บริหาร", "บริฟาร", KEYS},
		{"บริหาร", "บร่หาร", FAR},
		{"บริหาร", "บริาร", FAR},
		{"บริหาร", "บรหาร", LIKE},
		{"กรรมการ", "กรรกมาร", FAR},
		{"กิจกรรม", "กิจกรรรม", LIKE},
	};
	(void)state;
	assert_true(LIKE && LIKE < FAR && FAR < KEYS);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str out = STR_INIT, end = STR_INIT;
		find(rows[i].word, rows[i].text, false, &out);
		str_printf(&end, ":%d ", rows[i].cost);
		if (!strstr(out.data, end.data))
			fail_msg("%s for %s: “%s”", rows[i].text, rows[i].word, out.data);
		str_release(&out);
		str_release(&end);
	}
}

/* A word that is too long is passed over, one that just fits is not. */
static void test_long_words(void **state)
{
	struct str word = STR_INIT, text = STR_INIT, out = STR_INIT;
	(void)state;
	for (int i = 0; i < SLIP_WORD_MOST; i++)
		str_puts(&word, i % 2 ? "า" : "ก");
	str_append(&text, word.data, word.bytes - strlen("า"));
	str_puts(&text, "ำ");
	find(word.data, text.data, false, &out);
	assert_true(out.bytes > 0);
	str_clear(&out);
	str_puts(&word, "น");
	str_puts(&text, "น");
	find(word.data, text.data, false, &out);
	assert_int_equal(out.bytes, 0);
	str_release(&word);
	str_release(&text);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_exchanged),
		cmocka_unit_test(test_missing), cmocka_unit_test(test_too_many),
		cmocka_unit_test(test_neighbours), cmocka_unit_test(test_costs),
		cmocka_unit_test(test_long_words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
