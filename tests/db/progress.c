/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the progress of the work is told by: states, since when, owners, periods. */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/overview.h"
#include "db/progress.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define REPORT(year, months, cards)                                                                            \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":\"T\",\"name\":\"N\"}," \
	"\"fiscal_year\":" year ",\"months\":" months                                                          \
	",\"title\":\"R\",\"cards\":[" cards "]}"

static int64_t take_in(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static void put_date(struct str *out, struct date date)
{
	str_printf(out, "%d-%d-%d", date.year, date.month, date.day);
}

/* Each card as a line. */
static bool see(void *context, const struct progress_card *card)
{
	struct str *out = context;
	str_printf(out, "%lld/%d/%d %d %s %s|%s|%s|", (long long)card->report,
		card->fiscal_year, card->months, card->place,
		card_state_name(card->state), card->group, card->issue, card->measure);
	for (const char *at = card->owners; *at; at++)
		str_putc(out, *at == '\n' ? '+' : *at);
	str_puts(out, "|");
	put_date(out, card->from);
	str_puts(out, "..");
	put_date(out, card->to);
	str_puts(out, "\n");
	return true;
}

static void assert_seen(struct str *seen, const char *expected)
{
	assert_string_equal(seen->data, expected);
	str_release(seen);
}

static void test_report(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str seen = STR_INIT;
	take_in(office,
		REPORT("2568", "12",
			"{\"group\":\"g\",\"issue\":\"i\",\"measure\":\"m\",\"owners\":[\"a\","
			"\"b\"],\"period\":\"ม.ค. – ก.ย.\",\"state\":\"done\"},"
			"{\"period\":\"ทุกเดือน\"},{\"state\":\"returned\","
			"\"period\":\"๒๖ มีนาคม ๒๕๖๘\"}"));
	assert_done(store_progress(office->store, 1, see, &seen, &error), &error);
	assert_seen(&seen, "1/2568/12 1 done g|i|m|a+b|2568-1-1..2568-9-30\n"
			   "1/2568/12 2 draft |||"
			   "|0-0-0..0-0-0\n"
			   "1/2568/12 3 returned ||||2568-3-26..2568-3-26\n");
	assert_false(store_progress(office->store, 2, see, &seen, &error));
	assert_error(&error, ERROR_USAGE, "2");
}

/* All reports of the year and no other; cards that were taken out are in none. */
static void test_year(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str seen = STR_INIT;
	take_in(office, REPORT("2568", "6", "{\"issue\":\"six\"}"));
	take_in(office, REPORT("2568", "12", "{\"issue\":\"x\"},{\"issue\":\"y\"}"));
	take_in(office, REPORT("2567", "12", "{\"issue\":\"old\"}"));
	assert_done(store_remove_card(office->store, 2, "s", NULL, &error), &error);
	assert_done(store_progress_year(office->store, 2568, see, &seen, &error), &error);
	assert_seen(&seen, "2/2568/12 1 draft |y|||0-0-0..0-0-0\n"
			   "1/2568/6 1 draft |six|||0-0-0..0-0-0\n");
	assert_done(store_progress_year(office->store, 2570, see, &seen, &error), &error);
	assert_seen(&seen, "");
}

static void set_at(struct office *office, int at)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "UPDATE card SET at = %d WHERE number = 1", at);
	raw_run(office->store, sql.data);
	str_release(&sql);
}

/* Saves card 1 in a state, as somebody, at a time. */
static void save(struct office *office, enum card_state state, const char *who, int at)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	entry.card.state = state;
	assert_int_equal(store_save_card(office->store, &entry, who, &error), SAVE_DONE);
	card_entry_release(&entry);
	set_at(office, at);
}

static void send_back(struct office *office, int at)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct signer *signer = office_unlock(office->store, "palad");
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	struct card_at card = {1, entry.revision};
	card_entry_release(&entry);
	assert_int_equal(office_return_cards(
				 office->store, &card, 1, "ไม่ครบ", signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
	set_at(office, at);
}

static bool see_since(void *context, const struct progress_card *card)
{
	str_printf(context, "%s %lld", card->who, (long long)card->since);
	return false;
}

static void assert_since(struct office *office, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str seen = STR_INIT;
	assert_done(store_progress(office->store, 1, see_since, &seen, &error), &error);
	assert_seen(&seen, expected);
}

/* Since the change that brought it into its state, not since the last one. */
static void test_since(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_spot spot;
	take_in(office, REPORT("2568", "12", "{},{}"));
	office_people(office);
	save(office, CARD_DRAFT, "somsri", 100);
	save(office, CARD_DONE, "manit", 200);
	assert_since(office, "manit 200");
	assert_done(store_remove_card(office->store, 1, "somsri", &spot, &error), &error);
	assert_done(
		store_restore_card(office->store, 1, "somsri", &spot, &error), &error);
	assert_since(office, "manit 200");
	send_back(office, 300);
	assert_since(office, "palad 300");
	save(office, CARD_DONE, "prasit", 400);
	assert_since(office, "prasit 400");
	/* A version that cannot be read does not keep the others from being told. */
	raw_run(office->store, "UPDATE card_version SET body = 'x'");
	assert_since(office, "prasit 400");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_report, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_year, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_since, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
