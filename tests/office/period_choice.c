/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods are offered in the way in which a report's others are written, and each says what
 * it is to mean. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "office/period_choice.h"
#include "text/date.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/period.h"
#include "text/str.h"

static struct string_list list(const char *const *texts, size_t count)
{
	struct string_list made = {0};
	for (size_t i = 0; i < count; i++)
		string_list_add(&made, texts[i]);
	return made;
}

static void assert_style(const char *used, int first, int last, const char *written)
{
	const struct string_list texts = list(&used, 1);
	const struct period_style style = period_style_of(&texts, 2568, DIGITS_THAI);
	struct str out = STR_INIT;
	period_style_append(
		&out, &style, fiscal_month_at(2568, first), fiscal_month_at(2568, last));
	assert_string_equal(out.data, written);
	str_release(&out);
	string_list_release((struct string_list *)&texts);
}

static void test_written_alike(void **state)
{
	(void)state;
	assert_style("ต.ค. ๖๗ - ก.ย. ๖๘", 3, 5, "ม.ค. ๖๘ - มี.ค. ๖๘");
	assert_style("ต.ค. ๖๗ - ก.ย. ๖๘", 3, 3, "ม.ค. ๖๘");
	assert_style(
		"๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", 0, 5, "๑ ตุลาคม ๒๕๖๗ – ๓๑ มีนาคม ๒๕๖๘");
	assert_style("๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", 4, 4, "๑ – ๒๘ กุมภาพันธ์ ๒๕๖๘");
	assert_style("ตุลาคม 2566-กันยายน 2567", 6, 8, "เมษายน 2568-มิถุนายน 2568");
	assert_style("ต.ค. ๖๕ ถึง ก.ย. ๖๖", 0, 11, "ต.ค. ๖๗ ถึง ก.ย. ๖๘");
	assert_style("ต.ค. – มี.ค.", 6, 11, "เม.ย. – ก.ย.");
	assert_style("มกราคม - มีนาคม ๒๕๖๘", 6, 8, "เมษายน - มิถุนายน ๒๕๖๘");
	assert_style("มกราคม - มีนาคม ๒๕๖๘", 1, 4, "พฤศจิกายน ๒๕๖๗ - กุมภาพันธ์ ๒๕๖๘");
	assert_style("ต.ค.๖๗-ก.ย.๖๘", 9, 11, "ก.ค.๖๘-ก.ย.๖๘");
	assert_style("ตุลาคม พ.ศ. ๒๕๖๗ ถึง กันยายน พ.ศ. ๒๕๖๘", 0, 2,
		"ตุลาคม พ.ศ. ๒๕๖๗ ถึง ธันวาคม พ.ศ. ๒๕๖๗");
	/* Of what is no range of months nothing is to be seen. */
	assert_style("ทุกเดือน", 0, 11, "ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_style("ตามความเหมาะสม", 0, 11, "ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_style("", 0, 11, "ต.ค. ๖๗ - ก.ย. ๖๘");
}

/* Whatever way of writing: what is written means those months. */
static void test_means_what_it_says(void **state)
{
	static const char *const used[] = {"ต.ค. ๖๗ - ก.ย. ๖๘",
		"๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", "ตุลาคม 2566-กันยายน 2567",
		"ต.ค. ๖๕ ถึง ก.ย. ๖๖", "ต.ค. – มี.ค.", "มกราคม - มีนาคม ๒๕๖๘",
		"ต.ค.๖๗-ก.ย.๖๘", "ตุลาคม พ.ศ. ๒๕๖๗ ถึง กันยายน พ.ศ. ๒๕๖๘",
		"1 ต.ค. 67 - 30 ก.ย. 68"};
	(void)state;
	for (size_t i = 0; i < COUNT(used); i++)
		for (int first = 0; first < YEAR_MONTHS; first++)
			for (int last = first; last < YEAR_MONTHS; last++) {
				const struct string_list texts = list(&used[i], 1);
				const struct period_style style =
					period_style_of(&texts, 2568, DIGITS_THAI);
				const struct date to = fiscal_month_at(2568, last);
				struct str out = STR_INIT;
				period_style_append(
					&out, &style, fiscal_month_at(2568, first), to);
				const struct period means =
					period_parse(out.data, out.bytes, 2568);
				if (means.kind != PERIOD_RANGE ||
					means.from.month !=
						fiscal_month_at(2568, first).month ||
					means.from.year !=
						fiscal_month_at(2568, first).year ||
					means.from.day != 1 ||
					means.to.month != to.month ||
					means.to.year != to.year ||
					means.to.day != month_days(to.month, to.year))
					fail_msg("%s: %s", used[i], out.data);
				str_release(&out);
				string_list_release((struct string_list *)&texts);
			}
}

static void test_most_used_first(void **state)
{
	static const char *const texts[] = {"ทุกเดือน", "", "ต.ค. ๖๗ - ก.ย. ๖๘",
		"ม.ค. ๖๘ - มี.ค. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘", " "};
	struct string_list used = list(texts, COUNT(texts));
	struct period_choices choices;
	(void)state;
	period_choices_make(&choices, &used, 2568, 12, DIGITS_THAI);
	assert_string_equal(choices.texts.items[0], "ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_string_equal(
		choices.shown.items[0], "Whole fiscal year: ต.ค. ๖๗ - ก.ย. ๖๘");
	assert_string_equal(choices.texts.items[1], "ทุกเดือน");
	assert_string_equal(choices.shown.items[2], "Quarter 2: ม.ค. ๖๘ - มี.ค. ๖๘");
	assert_string_equal(choices.texts.items[3], "ต.ค. ๖๗ - มี.ค. ๖๘");
	/* Each once. */
	for (size_t i = 0; i < choices.texts.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(
				choices.texts.items[i], choices.texts.items[j]);
	period_choices_release(&choices);
	string_list_release(&used);
}

/* Of a round of six months: itself first, and nothing of what lies beyond it. */
static void test_round(void **state)
{
	struct string_list none = {0};
	struct period_choices choices;
	(void)state;
	period_choices_make(&choices, &none, 2566, 6, DIGITS_ARABIC);
	assert_string_equal(choices.shown.items[0], "First 6 months: ต.ค. 65 - มี.ค. 66");
	for (size_t i = 0; i < choices.texts.count; i++)
		assert_null(strstr(choices.texts.items[i], "เม.ย."));
	period_choices_release(&choices);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written_alike),
		cmocka_unit_test(test_means_what_it_says),
		cmocka_unit_test(test_most_used_first),
		cmocka_unit_test(test_round),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
