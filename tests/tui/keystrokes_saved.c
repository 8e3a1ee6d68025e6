/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many keys suggestions save: whole reports are typed into the guide, measure by
 * measure, once without and once with them, by somebody careful who sees nothing but the
 * screen and takes a suggestion whenever that is less work.
 *
 * Each report is typed in an office that has another one of its kind from the year before:
 * a sample of the program's own writing, given the report's agency. It knows that and what
 * was typed before it, nothing else. Where the agency is another each time, only what is of
 * that agency can be known (alone); where all are of one agency, those before it too
 * (together).
 *
 * Counted are keys pressed, a chord as one, against characters stored.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/settings.h"
#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/input.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* --- what is to be done --- */

/* A key, or a text to be typed; a pause to look up. */
struct deed {
	keystroke key; /* 0: it is a text, or a pause */
	char *text;    /* NULL: a pause */
	bool stored;   /* the key is a line end of the text */
};

/* Where keys went that were saved. */
enum way { WAY_ALL, WAY_WORD, WAY_LIST, WAYS };

struct typist {
	struct desk desk;
	struct deed *deeds;
	size_t count, capacity, next;
	size_t at; /* bytes of the text that are typed */
	struct breaker *breaker;
	enum list_marks marks; /* with which steps begin */
	long keys, characters, overhead;
	long saved[WAYS];
};

static void plan(struct typist *typist, keystroke key, const char *text)
{
	typist->deeds = mem_grow(
		typist->deeds, typist->count, &typist->capacity, sizeof(struct deed));
	typist->deeds[typist->count++] = (struct deed){key, mem_strdup(text), false};
}

static void forget_plan(struct typist *typist)
{
	for (size_t i = 0; i < typist->count; i++)
		free(typist->deeds[i].text);
	typist->count = 0;
}

static void plan_line_end(struct typist *typist)
{
	plan(typist, K_ENTER, NULL);
	typist->deeds[typist->count - 1].stored = true;
}

/* Characters that the rules of typing refuse are not typed (one real report has ใ่). */
static char *typeable(const char *text)
{
	struct str out = STR_INIT;
	const size_t bytes = strlen(text);
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		const size_t span = utf8_decode(text + at, bytes - at, &c);
		if (c != '\n' &&
			input_check(out.data, out.bytes, c).verdict == INPUT_ACCEPT)
			str_append(&out, text + at, span);
		at += span;
	}
	return str_detach(&out);
}

/* A paragraph each, with Enter between. */
static void plan_lines(struct typist *typist, const char *text)
{
	while (text && *text) {
		const size_t bytes = strcspn(text, "\n");
		char *line = mem_strndup(text, bytes);
		char *good = typeable(line);
		if (*good)
			plan(typist, 0, good);
		free(good);
		free(line);
		text += bytes;
		if (*text++ != '\n')
			return;
		plan_line_end(typist);
	}
}

static void plan_list(struct typist *typist, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			plan_line_end(typist);
		plan_lines(typist, list->items[i]);
	}
}

/* As Marks goes through them. */
static const enum list_marks next_marks[] = {
	[MARKS_THAI] = MARKS_ARABIC,
	[MARKS_ARABIC] = MARKS_DASH,
	[MARKS_DASH] = MARKS_NONE,
	[MARKS_NONE] = MARKS_THAI,
};

static void plan_steps(struct typist *typist, const struct steps *steps)
{
	for (; steps->items.count && typist->marks != steps->marks;
		typist->marks = next_marks[typist->marks])
		plan(typist, ALT('m'), NULL);
	if (steps->lead && *steps->lead) {
		plan(typist, K_UP, NULL);
		plan_lines(typist, steps->lead);
		plan_line_end(typist);
	}
	plan_list(typist, &steps->items);
}

static void plan_evidence(struct typist *typist, const struct evidence_list *evidence)
{
	for (size_t i = 0; i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		if (i)
			plan_line_end(typist);
		plan_lines(typist, piece->ref);
		const bool dated = piece->date && *piece->date;
		if (dated || (piece->caption && *piece->caption)) {
			plan(typist, K_TAB, NULL);
			plan_lines(typist, piece->caption);
		}
		if (dated) {
			plan(typist, K_TAB, NULL);
			plan_lines(typist, piece->date);
		}
	}
}

static void plan_field(
	struct typist *typist, const struct card *card, enum card_field field)
{
	switch (field) {
	case FIELD_REFS: plan_list(typist, &card->refs); break;
	case FIELD_OWNERS: plan_list(typist, &card->owners); break;
	case FIELD_STEPS: plan_steps(typist, &card->steps); break;
	case FIELD_EVIDENCE: plan_evidence(typist, &card->evidence); break;
	default: plan_lines(typist, *card_text((struct card *)card, field));
	}
}

/* To the next field that has something: past those that may be empty by one key, where that
 * leads there. */
static void plan_way(struct typist *typist, const struct layout *layout,
	const enum card_field order[FIELD_COUNT], size_t from, size_t to,
	bool in_evidence)
{
	size_t lacks = from + 1;
	while (lacks < to && !layout_requires(layout, order[lacks]))
		lacks++;
	if (to > from + 1 && lacks == to && layout_requires(layout, order[to])) {
		plan(typist, ALT('j'), NULL);
		return;
	}
	plan(typist, in_evidence ? CTRL('N') : K_TAB, NULL);
	for (size_t i = from + 1; i < to; i++)
		plan(typist, K_TAB, NULL);
}

/* All that the report prints of it; who has typed a field looks up before the next. */
static void plan_card(
	struct typist *typist, const struct card *card, const struct layout *layout)
{
	enum card_field order[FIELD_COUNT];
	size_t last = card_order(layout, order) - 1;
	while (last && !card_field_filled(card, order[last]))
		last--;
	for (size_t i = 0, next; i <= last; i = next) {
		plan_field(typist, card, order[i]);
		next = i + 1;
		while (next < last && !card_field_filled(card, order[next]))
			next++;
		if (i < last)
			plan_way(typist, layout, order, i, next,
				order[i] == FIELD_EVIDENCE && card->evidence.count);
		plan(typist, 0, NULL);
	}
}

/* --- what is seen --- */

enum { SEEN_MOST = 4 };

struct seen {
	struct str texts[SEEN_MOST]; /* the first behind the cursor, then the list */
	bool cut[SEEN_MOST];         /* there is more that is not seen */
	size_t count;
};

static bool is_suggested(struct terminal *grid, int row, int column)
{
	return grid_style(grid, row, column) == STYLE_SUGGESTED;
}

/* A run of suggested text in a row, from a column on. Whether one sees that it goes on in
 * the next: not where a space at its end may be one of the text, or none. */
static bool see_run(struct terminal *grid, int row, int column, int columns,
	struct str *out, bool *cut)
{
	static const char more[] = "\xE2\x80\xA6";
	size_t blank = 0;
	for (; column < columns && is_suggested(grid, row, column); column++) {
		const char *cell = grid_cell(grid, row, column);
		if (!strcmp(cell, " ")) {
			blank++;
			continue;
		}
		if (!strcmp(cell, more)) {
			*cut = true;
			return false;
		}
		str_repeat(out, ' ', blank);
		blank = 0;
		str_puts(out, cell);
	}
	return !blank;
}

static void see(struct typist *typist, struct seen *seen)
{
	struct terminal *grid = typist->desk.grid;
	const int rows = typist->desk.rows, columns = typist->desk.columns;
	int row, left;
	*seen = (struct seen){.count = 0};
	for (int i = 0; i < SEEN_MOST; i++)
		str_init(&seen->texts[i]);
	grid_cursor(grid, &row, &left);
	if (row < 0 || !is_suggested(grid, row, left))
		return;
	seen->count = 1;
	bool goes_on = see_run(grid, row, left, columns, &seen->texts[0], &seen->cut[0]);
	if (!goes_on)
		seen->cut[0] = true;
	for (row++; row < rows; row++) {
		int column = 0;
		while (column < columns && !is_suggested(grid, row, column))
			column++;
		if (column == columns)
			return;
		const bool listed =
			column > 1 && grid_style(grid, row, column - 2) == STYLE_KEY;
		if (listed && ++seen->count > SEEN_MOST)
			return;
		if (listed)
			see_run(grid, row, column, columns, &seen->texts[seen->count - 1],
				&seen->cut[seen->count - 1]);
		else if (goes_on)
			goes_on = see_run(grid, row, column, columns, &seen->texts[0],
				&seen->cut[0]);
		if (!listed && !goes_on)
			seen->cut[0] = true;
	}
}

static void forget(struct seen *seen)
{
	for (int i = 0; i < SEEN_MOST; i++)
		str_release(&seen->texts[i]);
}

/* --- what is pressed --- */

static long letters(const char *text, size_t bytes)
{
	return (long)utf8_count(text, bytes);
}

/* What taking something saves: so many characters for so many keys. */
struct choice {
	keystroke key;
	size_t bytes; /* that this key puts in */
	long gain;
	enum way way;
};

static void offer(struct choice *best, struct choice other)
{
	if (other.gain > best->gain)
		*best = other;
}

/* The first words that are right, one by one; where the text is cut the last may be but a
 * part of one. */
static void offer_words(struct typist *typist, struct choice *best,
	const struct str *text, bool cut, const char *rest)
{
	const unsigned char *flags =
		breaker_find(typist->breaker, text->data, text->bytes);
	enum {
		LAST = 10 * UTF8_THAI_BYTES
	}; /* of a cut text, where words may be others */
	size_t first = 0, right = 0;
	long words = 0;
	for (size_t at = 1; at <= text->bytes; at++) {
		if (at < text->bytes &&
			(!(flags[at] & BREAK_WORD) || text->data[at - 1] == ' '))
			continue;
		if ((cut && at + LAST > text->bytes) ||
			strncmp(text->data, rest, at) != 0)
			break;
		first = first ? first : at;
		right = at;
		words++;
	}
	if (words)
		offer(best, (struct choice){K_RIGHT | MOD_CTRL, first,
				    letters(text->data, right) - words, WAY_WORD});
}

static struct choice choose(struct typist *typist, const char *rest)
{
	struct seen seen;
	struct choice best = {.gain = 0};
	see(typist, &seen);
	for (size_t i = 0; i < MIN(seen.count, (size_t)SEEN_MOST); i++) {
		struct str text = STR_INIT;
		text_normalise(&text, seen.texts[i].data, seen.texts[i].bytes);
		const bool right = text.bytes && !strncmp(text.data, rest, text.bytes);
		if (right && !seen.cut[i])
			offer(&best,
				(struct choice){i ? ALT('1' + i) : K_RIGHT, text.bytes,
					letters(text.data, text.bytes) - 1,
					i ? WAY_LIST : WAY_ALL});
		if (!i)
			offer_words(typist, &best, &text, seen.cut[i], rest);
		str_release(&text);
	}
	forget(&seen);
	return best;
}

static void go_on(void *context);

static void press(struct typist *typist, keystroke key)
{
	grid_press(typist->desk.grid, key);
	grid_see(typist->desk.grid, go_on, typist);
	typist->keys++;
}

static void type_next(struct typist *typist, const char *rest)
{
	const struct choice choice = choose(typist, rest);
	uint32_t c;
	if (choice.gain > 0) {
		const long put = letters(rest, choice.bytes);
		typist->saved[choice.way] += put - 1;
		typist->characters += put;
		typist->at += choice.bytes;
		press(typist, choice.key);
		return;
	}
	const size_t span = utf8_decode(rest, strlen(rest), &c);
	char letter[UTF8_BYTES_MAX + 1] = "";
	memcpy(letter, rest, span);
	grid_type(typist->desk.grid, letter);
	grid_see(typist->desk.grid, go_on, typist);
	typist->at += span;
	typist->keys++;
	typist->characters++;
}

static void go_on(void *context)
{
	struct typist *typist = context;
	if (typist->next == typist->count)
		return;
	const struct deed *deed = &typist->deeds[typist->next];
	if (deed->text && deed->text[typist->at]) {
		type_next(typist, deed->text + typist->at);
		return;
	}
	typist->next++;
	typist->at = 0;
	if (deed->key) {
		typist->overhead += !deed->stored;
		typist->characters += deed->stored;
		press(typist, deed->key);
	} else if (!deed->text) {
		/* Long enough to rest, however slow the machine is. */
		grid_pass(typist->desk.grid);
		grid_pass(typist->desk.grid);
		grid_see(typist->desk.grid, go_on, typist);
	} else {
		go_on(typist);
	}
}

/* --- the office --- */

static void set_text(char **place, const char *text)
{
	free(*place);
	*place = mem_strdup(text);
}

/* Another of the same year and title may be there. */
static int64_t import_again(struct typist *typist, struct report *report)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	report->uuid[0] = '\0';
	for (size_t i = 0; i < report->count; i++)
		report->cards[i].uuid[0] = '\0';
	assert_done(store_import(typist->desk.office.store, report, IMPORT_AGAIN,
			    typist->desk.who, &number, &error),
		&error);
	return number;
}

/* The report of the year before: a sample. */
static void import_year_before(
	struct typist *typist, const struct report *report, const char *sample)
{
	struct report before;
	for (size_t i = 0; support_reports[i].path; i++) {
		if (strcmp(support_reports[i].key, sample) != 0)
			continue;
		office_read(support_reports[i].path, &before);
		before.fiscal_year = report->fiscal_year - 1;
		before.agency.present = true;
		set_text(&before.agency.type, report->agency.type);
		set_text(&before.agency.name, report->agency.name);
		import_again(typist, &before);
		report_release(&before);
	}
}

/* The report without its measures, opened; its number. */
static int64_t begin(struct typist *typist, struct report *report)
{
	const size_t count = report->count;
	report->count = 0;
	const int64_t number = import_again(typist, report);
	report->count = count;
	struct error error = ERROR_INIT;
	assert_done(store_set_last_opened(
			    typist->desk.office.store, typist->desk.who, number, &error),
		&error);
	return number;
}

struct figures {
	long keys, characters, overhead, cards;
	long saved[WAYS];
};

static void switch_suggestions(struct typist *typist, bool off)
{
	struct error error = ERROR_INIT;
	assert_done(store_set_setting(typist->desk.office.store, typist->desk.who,
			    "suggestions", off ? "off" : "on", &error),
		&error);
}

/* What was to be typed is what is there. */
static void compare(struct typist *typist, int64_t number, const struct report *report,
	const struct layout *layout)
{
	struct report typed;
	enum card_field order[FIELD_COUNT];
	const size_t printed = card_order(layout, order);
	office_load(&typist->desk.office, number, &typed);
	assert_int_equal(typed.count, report->count);
	for (size_t i = 0; i < typed.count; i++)
		for (size_t f = 0; f < printed; f++) {
			struct str is = STR_INIT, was = STR_INIT;
			card_field_append(&is, &typed.cards[i], order[f]);
			card_field_append(&was, &report->cards[i], order[f]);
			char *good = typeable(was.data), *there = typeable(is.data);
			size_t same = 0;
			while (good[same] && good[same] == there[same])
				same++;
			if (strcmp(there, good) != 0)
				fail_msg(
					"measure %zu, %s: “%.60s” where “%.60s” is to be",
					i + 1, card_field_name(order[f]), there + same,
					good + same);
			free(good);
			free(there);
			str_release(&is);
			str_release(&was);
		}
	report_release(&typed);
}

static struct figures type_report(
	struct typist *typist, struct report *report, bool suggestions)
{
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(report->layout, &error);
	assert_done(layout != NULL, &error);
	switch_suggestions(typist, !suggestions);
	const int64_t number = begin(typist, report);
	desk_from_reports(&typist->desk);
	grid_press(typist->desk.grid, K_ENTER);
	typist->keys = typist->characters = typist->overhead = 0;
	memset(typist->saved, 0, sizeof(typist->saved));
	typist->count = typist->next = typist->at = 0;
	typist->marks = MARKS_THAI;
	for (size_t i = 0; i < report->count; i++) {
		plan(typist, i ? (keystroke)(K_PAGE_DOWN | MOD_CTRL) : 'n', NULL);
		plan(typist, 0, NULL);
		plan_card(typist, &report->cards[i], layout);
	}
	plan(typist, CTRL('S'), NULL);
	grid_see(typist->desk.grid, go_on, typist);
	desk_run(&typist->desk);
	compare(typist, number, report, layout);
	layout_free(layout);
	forget_plan(typist);
	struct figures figures = {typist->keys, typist->characters, typist->overhead,
		(long)report->count, {0}};
	memcpy(figures.saved, typist->saved, sizeof(figures.saved));
	return figures;
}

static void add(struct figures *sum, const struct figures *more)
{
	sum->keys += more->keys;
	sum->characters += more->characters;
	sum->overhead += more->overhead;
	sum->cards += more->cards;
	for (int i = 0; i < WAYS; i++)
		sum->saved[i] += more->saved[i];
}

static double share(const struct figures *without, const struct figures *with)
{
	return 100.0 * (double)(without->keys - with->keys) / (double)without->keys;
}

static void tell(
	const char *name, const struct figures *without, const struct figures *with)
{
	print_message(
		"%-15s %2ld cards, %6ld characters: %6ld keys, %6ld with suggestions, "
		"saved %.1f %% (whole %ld, words %ld, list %ld); other keys a card "
		"%.1f\n",
		name, with->cards, with->characters, without->keys, with->keys,
		share(without, with), with->saved[WAY_ALL], with->saved[WAY_WORD],
		with->saved[WAY_LIST], (double)with->overhead / (double)with->cards);
}

static void typist_begin(struct typist *typist)
{
	*typist = (struct typist){.breaker = breaker_new()};
	desk_make(&typist->desk, 24, 80, "th");
	desk_name_person(&typist->desk);
}

static void typist_end(struct typist *typist)
{
	for (size_t i = 0; i < typist->count; i++)
		free(typist->deeds[i].text);
	free(typist->deeds);
	breaker_free(typist->breaker);
	desk_remove(&typist->desk);
}

static bool is_to_be_typed(size_t i, const char *only)
{
	const char *key = support_reports[i].key;
	return only ? !strcmp(key, only) : key[0] == '0';
}

/* Types all of them in one office, without or with. */
static size_t type_all(bool together, bool suggestions, const char *only,
	struct figures *figures, const char **names)
{
	struct typist typist;
	size_t count = 0;
	typist_begin(&typist);
	for (size_t i = 0; support_reports[i].path; i++) {
		struct report report;
		if (!is_to_be_typed(i, only))
			continue;
		office_read(support_reports[i].path, &report);
		if (together || only) {
			set_text(&report.agency.type, "องค์การบริหารส่วนตำบล");
			set_text(&report.agency.name, "ทดลอง");
		}
		import_year_before(&typist, &report, only ? "annual" : report.layout);
		names[count] = support_reports[i].key;
		figures[count++] = type_report(&typist, &report, suggestions);
		report_release(&report);
	}
	typist_end(&typist);
	return count;
}

enum { REPORTS = 5, OTHER_KEYS = 8 /* a card at most, beside text */ };

static void type_twice(const char *title, bool together, const char *only, double least)
{
	struct figures with[REPORTS] = {0}, without[REPORTS] = {0};
	struct figures all_with = {0}, all_without = {0};
	const char *names[REPORTS];
	const size_t count = type_all(together, false, only, without, names);
	type_all(together, true, only, with, names);
	print_message("%s\n", title);
	for (size_t i = 0; i < count; i++) {
		tell(names[i], &without[i], &with[i]);
		add(&all_without, &without[i]);
		add(&all_with, &with[i]);
	}
	if (!count)
		return;
	tell("all", &all_without, &all_with);
	assert_true(share(&all_without, &all_with) >= least);
	if (!only)
		assert_true(all_with.overhead <= OTHER_KEYS * all_with.cards);
}

static void test_alone(void **state)
{
	(void)state;
	type_twice("each of its own agency, which has the year before", false, NULL, 35);
}

/* One of our own samples, after another one: of the same office, on other measures. */
static void test_sample(void **state)
{
	(void)state;
	type_twice("a sample, with another one before it", true, "memo", 15);
}

static void test_together(void **state)
{
	(void)state;
	type_twice("all of one agency, one after the other", true, NULL, 35);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sample),
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
