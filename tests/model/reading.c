/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report's file of which one card at a time is in memory: it says of every text what the
 * whole reading says of it, and gives the same report.
 */
#include <config.h>

#include "model/report_reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/card.h"
#include "model/card_copy.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

struct place {
	char *folder, *file;
};

#define HEAD                                                                             \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2567," \
	"\"months\":12,\"title\":\"ก\""
#define UUID     "6f0e2a1c-0000-4000-8000-0000000000c"
#define ONE_CARD "{\"uuid\":\"" UUID "1\",\"issue\":\"ข\"}"

/* The next cards into the report, as many as it says. */
static void collect(const struct report_reading *reading, struct str *out)
{
	struct error error = ERROR_INIT;
	struct report report = reading->head; /* borrows all of it but its cards */
	const struct card *card;
	report.cards = NULL;
	report.count = report.capacity = 0;
	assert_true(reading->cards->rewind(reading->cards, &error));
	while ((card = reading->cards->next(reading->cards, &error)))
		card_copy(report_add_card(&report), card);
	assert_string_equal(error_message(&error), "");
	assert_int_equal(report.count, reading->count);
	report_to_json(out, &report);
	for (size_t i = 0; i < report.count; i++)
		card_release(&report.cards[i]);
	free(report.cards);
}

enum way { REFUSED, PIECES, WHOLE };

/* Both readings of a text say the same. Returns how it was read. */
static enum way read_both(const struct place *place, const char *text, size_t bytes)
{
	struct error wanted = ERROR_INIT, error = ERROR_INIT;
	struct report report;
	struct report_reading reading;
	support_write(place->file, text, bytes);
	const bool good = report_from_json(text, bytes, place->file, &report, &wanted);
	const bool read = report_reading_open(&reading, place->file, NULL, &error);
	assert_string_equal(error_message(&error), error_message(&wanted));
	assert_int_equal(read, good);
	error_release(&error);
	error_release(&wanted);
	if (!good)
		return REFUSED;
	const enum way way = reading.head.count ? WHOLE : PIECES;
	struct str first = STR_INIT, second = STR_INIT, again = STR_INIT;
	report_to_json(&first, &report);
	collect(&reading, &second);
	collect(&reading, &again);
	assert_string_equal(second.data, first.data);
	assert_string_equal(again.data, first.data);
	str_release(&first);
	str_release(&second);
	str_release(&again);
	report_reading_close(&reading);
	report_release(&report);
	return way;
}

static const struct {
	enum way way;
	const char *text;
} texts[] = {
	{PIECES, HEAD ",\"cards\":[]}"},
	{PIECES, HEAD ",\"cards\" : [ ] , \"x\":1.10 } \n"},
	{PIECES, HEAD ",\"cards\":[" ONE_CARD "]}"},
	{PIECES, "\xEF\xBB\xBF" HEAD ",\"cards\":[" ONE_CARD "]}"},
	{PIECES,
		HEAD ",\"cards\":\n[ {} ,\t{\"x\":[1.10,-0,{\"y\":\"]}\\\"{\\\\\"}]} ]}"},
	{PIECES, HEAD ",\"x\":{\"cards\":[{\"z\":2}]},\"y\":\"cards\",\"cards\":[{}]}"},
	{PIECES, HEAD ",\"y\":[\"cards\",[{}]],\"cards\":[{},{}],\"z\":\"cards\"}"},
	{PIECES, "{\"cards\":[{},{}],"
		 "\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		 "\"fiscal_year\":2567,\"months\":12,\"title\":\"\"}"},
	/* A key that is read as "cards", but not written so. */
	{WHOLE, HEAD ",\"\\u0063ards\":[" ONE_CARD "]}"},
	{REFUSED, HEAD ",\"\\u0063ards\":[],\"cards\":[" ONE_CARD "]}"},
	{REFUSED, HEAD ",\"cards\":[" ONE_CARD "],\"cards\":[]}"},
	{REFUSED, HEAD ",\"cards\":[" ONE_CARD "],\"cards\":1}"},
	{REFUSED, HEAD ",\"cards\":[" ONE_CARD "],\"title\":\"x\"}"},
	{REFUSED, HEAD "}"},
	{REFUSED, HEAD ",\"cards\":null}"},
	{REFUSED, HEAD ",\"cards\":{}}"},
	{REFUSED, HEAD ",\"cards\":[1]}"},
	{REFUSED, HEAD ",\"cards\":[{},null]}"},
	{REFUSED, HEAD ",\"cards\":[{},]}"},
	{REFUSED, HEAD ",\"cards\":[,{}]}"},
	{REFUSED, HEAD ",\"cards\":[,]}"},
	{REFUSED, HEAD ",\"cards\":[{}{}]}"},
	{REFUSED, HEAD ",\"cards\":[{},,{}]}"},
	{REFUSED, HEAD ",\"cards\":[{}"},
	{REFUSED, HEAD ",\"cards\":[{}]"},
	{REFUSED, HEAD ",\"cards\":[{}]}}"},
	{REFUSED, HEAD ",\"cards\":[{}]]}"},
	{REFUSED, HEAD ",\"cards\":[{}],\"x\":[1}}"},
	{REFUSED, HEAD ",\"cards\":[{\"x\":[}]}]}"},
	{REFUSED, HEAD ",\"cards\":[\xEF\xBB\xBF{}]}"},
	{REFUSED, HEAD ",\"cards\":[{\"issue\":\"\xE0\xB8\"}]}"},
	{REFUSED, HEAD ",\"cards\":[{\"issue\":1}]}"},
	{REFUSED, HEAD ",\"cards\":[{\"issue\":\"a\",\"issue\":\"b\"}]}"},
	{REFUSED, HEAD ",\"cards\":[{\"issue\":\"a\\\"}]}"},
	{REFUSED, HEAD ",\"cards\":[" ONE_CARD ",{}," ONE_CARD "]}"},
	{REFUSED, HEAD ",\"cards\":[{\"uuid\":\"" UUID "a\"},{\"uuid\":\"" UUID "A\"}]}"},
	{REFUSED, "[" HEAD ",\"cards\":[{}]}]"},
	{REFUSED, "[\"cards\":[{}]]"},
	{REFUSED, "\"cards\":[{}]"},
	{REFUSED, ""},
	{REFUSED, " "},
};

static void test_same_as_whole(void **state)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_int_equal(read_both(*state, texts[i].text, strlen(texts[i].text)),
			texts[i].way);
	static const char nul[] = HEAD ",\"cards\":[{\"issue\":\"\0\"}]}";
	assert_int_equal(read_both(*state, nul, sizeof(nul) - 1), REFUSED);
}

/* One byte of a report is another one, of those that mean something as often as not. */
static void test_damaged(void **state)
{
	static const char sound[] =
		HEAD ",\"x\":[1.10,\"cards\"],\"cards\":[" ONE_CARD
		     ",{\"refs\":[\"e1\"],\"steps\":{\"items\":[\"\\\\\",\"ง\"]}}, {}]"
		     ",\"state\":\"open\"}";
	static const char marks[] = "{}[],:\"\\ c";
	struct support_random random = {20250110};
	size_t ways[WHOLE + 1] = {0};
	for (int round = 0; round < 4000; round++) {
		char text[sizeof(sound)];
		memcpy(text, sound, sizeof(sound));
		const uint32_t at = support_draw(&random, sizeof(sound) - 1);
		text[at] = round % 2 ? marks[support_draw(&random, sizeof(marks) - 1)]
				     : (char)support_draw(&random, 256);
		ways[read_both(*state, text, sizeof(sound) - 1)]++;
	}
	assert_true(ways[REFUSED] > 1000 && ways[PIECES] > 100);
}

/* What means something stands where the file is read in two parts. */
static void test_between_parts(void **state)
{
	enum { PART = 1 << 16, SPAN = 80 };
	static const char rest[] =
		"\",\"cards\":[{\"issue\":\"\\\\\\\"\\\\\"}, {\"refs\":[\"\\u0e01\"]}]}";
	struct str text = STR_INIT;
	for (size_t i = 0; i < SPAN; i++) {
		str_clear(&text);
		str_puts(&text, HEAD ",\"x\":\"");
		str_repeat(&text, 'x', PART - SPAN - text.bytes + i);
		str_puts(&text, rest);
		assert_int_equal(read_both(*state, text.data, text.bytes), PIECES);
	}
	str_release(&text);
}

static void put_times(struct str *out, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		str_puts(out, text);
}

/* A report with cards of so deep a value, so many times; how it is read. */
static enum way read_nested(const struct place *place, size_t depth)
{
	struct str text = STR_INIT;
	str_puts(&text, HEAD ",\"cards\":[{},{\"x\":");
	put_times(&text, "[", depth);
	put_times(&text, "]", depth);
	str_puts(&text, "}]}");
	const enum way way = read_both(place, text.data, text.bytes);
	str_release(&text);
	return way;
}

static enum way read_many(
	const struct place *place, size_t count, size_t values, const char *card)
{
	struct str text = STR_INIT;
	str_puts(&text, HEAD ",\"cards\":[");
	for (size_t i = 0; i < count; i++) {
		str_puts(&text, i ? "," : "");
		str_puts(&text, card);
		put_times(&text, ",1", values);
		str_puts(&text, values ? "]}" : "");
	}
	str_puts(&text, "]}");
	const enum way way = read_both(place, text.data, text.bytes);
	str_release(&text);
	return way;
}

/* Limits are of the whole text. */
static void test_limits(void **state)
{
	enum { AROUND = 3, PARTS = 16 };
	assert_int_equal(read_nested(*state, LIMIT_JSON_DEPTH - AROUND), PIECES);
	assert_int_equal(read_nested(*state, LIMIT_JSON_DEPTH - AROUND + 1), REFUSED);
	assert_int_equal(read_many(*state, LIMIT_CARDS, 0, "{}"), PIECES);
	assert_int_equal(read_many(*state, LIMIT_CARDS + 1, 0, "{}"), REFUSED);
	assert_int_equal(read_many(*state, PARTS, LIMIT_JSON_VALUES / PARTS, "{\"x\":[1"),
		REFUSED);
}

/* --- a file that changes --- */

static void open_small(const struct place *place, struct report_reading *reading)
{
	static const char text[] = HEAD ",\"cards\":[" ONE_CARD ",{}]}";
	struct error error = ERROR_INIT;
	support_write(place->file, text, sizeof(text) - 1);
	assert_true(report_reading_open(reading, place->file, NULL, &error));
	assert_int_equal(reading->count, 2);
	assert_true(reading->cards->rewind(reading->cards, &error));
}

static void assert_changed(struct error *error)
{
	assert_int_equal(error->kind, ERROR_REFUSED);
	assert_string_equal(error_message(error),
		"the file was changed while it was read; try it again");
	error_release(error);
}

/* As it was is all that a file may be: not of other words, nor shorter. */
static void test_changed(void **state)
{
	struct place *place = *state;
	struct report_reading reading;
	struct error error = ERROR_INIT;
	const struct timespec long_ago[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
	open_small(place, &reading);
	assert_int_equal(utimensat(AT_FDCWD, place->file, long_ago, 0), 0);
	assert_non_null(reading.cards->next(reading.cards, &error));
	assert_non_null(reading.cards->next(reading.cards, &error));
	assert_null(reading.cards->next(reading.cards, &error));
	assert_changed(&error);
	assert_false(reading.cards->rewind(reading.cards, &error));
	assert_changed(&error);
	report_reading_close(&reading);
	open_small(place, &reading);
	assert_int_equal(truncate(place->file, sizeof(HEAD)), 0);
	assert_null(reading.cards->next(reading.cards, &error));
	assert_changed(&error);
	report_reading_close(&reading);
}

/* A file that another one takes the place of is still the one that was opened. */
static void test_replaced(void **state)
{
	struct place *place = *state;
	struct report_reading reading;
	struct error error = ERROR_INIT;
	open_small(place, &reading);
	assert_int_equal(unlink(place->file), 0);
	support_write(place->file, "x", 1);
	const struct card *card = reading.cards->next(reading.cards, &error);
	assert_non_null(card);
	assert_string_equal(card->issue, "ข");
	assert_non_null(reading.cards->next(reading.cards, &error));
	assert_null(reading.cards->next(reading.cards, &error));
	assert_string_equal(error_message(&error), "");
	report_reading_close(&reading);
}

/* --- what can be read once --- */

static void test_text(void **state)
{
	static const char text[] = HEAD ",\"cards\":[{},{}]}";
	struct report_reading reading;
	struct error error = ERROR_INIT;
	struct str out = STR_INIT;
	(void)state;
	assert_true(
		report_reading_of_text(&reading, text, sizeof(text) - 1, "f", &error));
	collect(&reading, &out);
	assert_int_equal(reading.count, 2);
	str_release(&out);
	report_reading_close(&reading);
	assert_false(report_reading_of_text(&reading, "", 0, "f", &error));
	assert_string_equal(error_message(&error), "f: is empty; a JSON text expected");
	error_release(&error);
}

static int make_place(void **state)
{
	static struct place place;
	place.folder = support_folder();
	place.file = support_path(place.folder, "a.json");
	*state = &place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	free(place->file);
	support_folder_remove(place->folder);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_same_as_whole, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_damaged, make_place, remove_place),
		cmocka_unit_test_setup_teardown(
			test_between_parts, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_limits, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_changed, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_replaced, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_text, make_place, remove_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
