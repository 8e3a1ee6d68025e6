/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of messages in the digits that are set, and what keeps its own. */
#include <config.h>

#include "text/message.h"

#include <stdlib.h>

#include "tests/support/support.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

static int setup(void **state)
{
	const char *folder = getenv("MATTRAKAN_LOCALEDIR");
	(void)state;
	language_start(folder ? folder : TOP_BUILDDIR "/po");
	return 0;
}

static void set(const char *language, enum digits digits)
{
	assert_true(language_set(language));
	language_set_digits(digits);
}

#define assert_said(wanted, ...)                                                         \
	do {                                                                             \
		struct str said = STR_INIT;                                              \
		message_append(&said, __VA_ARGS__);                                      \
		assert_string_equal(said.data, wanted);                                  \
		str_release(&said);                                                      \
	} while (0)

static void test_numbers(void **state)
{
	(void)state;
	set("th", DIGITS_THAI);
	assert_said("ข้อ ๑๒ จาก ๓๔", "ข้อ %d จาก %lld", 12, 34LL);
	assert_said("-๕ ๐๗ ๘.๒๕ %", "%d %02u %g %%", -5, 7u, 8.25);
	assert_said("๓ กข ๑ ", "%zu %.*s %-2d", (size_t)3, 6, "กขค", 1);
	set("th", DIGITS_AS_TYPED);
	assert_said("๑๒", "%d", 12);
	set("th", DIGITS_ARABIC);
	assert_said("ข้อ 12", "ข้อ %d", 12);
	set("en", DIGITS_THAI);
	assert_said("12 of 34", "%d of %d", 12, 34);
}

static void test_what_is_typed_stays(void **state)
{
	(void)state;
	set("th", DIGITS_THAI);
	assert_said("office-2.db: ๓", "%s: %d", "office-2.db", 3);
	assert_said("๑: 'restore 2' ๓", "%d: 'restore %d' %d", 1, 2, 3);
	assert_said("cards[4].uuid ๕", "cards[%d].uuid %d", 4, 5);
	assert_said("U+0E4D ๑", "U+%04X %d", 0x0E4Du, 1);
	assert_said("1 ไม่เปลี่ยน 2", "1 ไม่เปลี่ยน 2");
	/* What looks like the marks that are put round numbers. */
	assert_said("\xC2\xB8 ๑ \xC2\xB9", "%s %d %s", "\xC2\xB8", 1, "\xC2\xB9");
}

static void test_translations(void **state)
{
	static const struct {
		const char *language;
		enum digits digits;
		const char *english, *wanted;
	} rows[] = {
		{"th", DIGITS_THAI, N_("6 months"), "๖ เดือน"},
		{"th", DIGITS_ARABIC, N_("6 months"), "6 เดือน"},
		{"th", DIGITS_ARABIC, N_("EIT (30%)"), "EIT (30%)"},
		{"th", DIGITS_THAI, N_("EIT (30%)"), "EIT (๓๐%)"},
		{"en", DIGITS_THAI, N_("6 months"), "6 months"},
		/* It speaks of digits, in any. */
		{"th", DIGITS_ARABIC, N_("Thai: ๑๒๓"), "เลขไทย: ๑๒๓"},
		{"th", DIGITS_THAI, N_("Arabic: 123"), "เลขอารบิก: 123"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		set(rows[i].language, rows[i].digits);
		assert_string_equal(_(rows[i].english), rows[i].wanted);
		assert_ptr_equal(_(rows[i].english), _(rows[i].english));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_what_is_typed_stays),
		cmocka_unit_test(test_translations),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
