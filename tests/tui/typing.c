/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole card through the guide, key by key and by paste: in the office file it is as
 * in the JSON. At the keyboard the rules of Thai spelling put marks in order or refuse
 * them, so the cards are ones whose texts need none of that.
 */
#include <config.h>

#include <string.h>

#include "model/card.h"
#include "tests/support/clerk.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

#define SAMPLE(name) TOP_SRCDIR "/data/samples/" name ".json"

static const struct row {
	const char *path;
	size_t card;
} rows[] = {
	{SAMPLE("annual"), 0},
	{SAMPLE("improvement"), 0},
	{SAMPLE("improvement"), 3}, /* long texts and lists, URLs */
#ifdef SEEDS_DIR
	{SEEDS_DIR "/000.json", 0},
	{SEEDS_DIR "/000.json", 6},
	{SEEDS_DIR "/002.json", 0},
	{SEEDS_DIR "/002.json", 2},
	{SEEDS_DIR "/002.json", 4},
#endif
};

/* How a text comes into a field. */
typedef void way_in(struct pty *pty, const char *text);

/* One key after the other, each with its screen at every eighth. */
static void type(struct pty *pty, const char *text)
{
	size_t bytes = strlen(text), keys = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		size_t length = utf8_decode(text + at, bytes - at, &code_point);
		if (text[at] == '\n')
			pty_key(pty, "Enter");
		else
			pty_send(pty, text + at, length);
		at += length;
		if (++keys % 8 == 0)
			pty_settle(pty);
	}
	pty_settle(pty);
}

static void paste(struct pty *pty, const char *text)
{
	if (*text)
		pty_paste(pty, text, strlen(text));
	pty_settle(pty);
}

static const char *string_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	return text ? text : "";
}

/* A list as the text whose lines are its items. */
static void enter_list(struct pty *pty, const json_t *items, way_in *enter)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < json_array_size(items); i++) {
		str_puts(&text, i ? "\n" : "");
		str_puts(&text, json_string_value(json_array_get(items, i)));
	}
	enter(pty, text.data);
	str_release(&text);
}

/* The lead stands above the list; marks begin as Thai numbers. */
static void enter_steps(struct pty *pty, const json_t *steps, way_in *enter)
{
	static const char *const marks[] = {"thai", "arabic", "dash", "none"};
	const char *wanted = string_of(steps, "marks");
	for (size_t i = 0; i < COUNT(marks) && strcmp(marks[i], wanted) != 0; i++)
		pty_key(pty, "Alt-m");
	if (*string_of(steps, "lead")) {
		pty_key(pty, "Up");
		enter(pty, string_of(steps, "lead"));
		pty_key(pty, "Down");
	}
	enter_list(pty, json_object_get(steps, "items"), enter);
}

static bool shows(struct pty *pty, const char *text)
{
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	bool found = strstr(screen.data, text) != NULL;
	str_release(&screen);
	return found;
}

static void choose_kind(struct pty *pty, const char *kind)
{
	const char *shown = !strcmp(kind, "url")     ? "< web page >"
			    : !strcmp(kind, "photo") ? "< photo >"
						     : "< document >";
	pty_settle(pty);
	if (shows(pty, shown))
		return;
	pty_key(pty, "Up");
	for (int i = 0; i < 2; i++) {
		if (!shows(pty, shown))
			pty_key(pty, "Right");
		pty_settle(pty);
	}
	pty_key(pty, "Down");
	pty_wait(pty, shown);
}

static void enter_evidence(struct pty *pty, const json_t *evidence, way_in *enter)
{
	for (size_t i = 0; i < json_array_size(evidence); i++) {
		const json_t *piece = json_array_get(evidence, i);
		enter(pty, string_of(piece, "ref"));
		choose_kind(pty, string_of(piece, "kind"));
		pty_key(pty, "Down");
		enter(pty, string_of(piece, "caption"));
		pty_key(pty, "Down");
		enter(pty, string_of(piece, "date"));
		pty_key(pty, "Enter");
	}
}

static void enter_field(
	struct pty *pty, const char *field, const json_t *value, way_in *enter)
{
	if (!strcmp(field, "steps"))
		enter_steps(pty, value, enter);
	else if (!strcmp(field, "evidence"))
		enter_evidence(pty, value, enter);
	else if (json_is_array(value))
		enter_list(pty, value, enter);
	else if (value)
		enter(pty, json_string_value(value));
}

/* Every field, in the order of the guide, going on with Ctrl-N. */
static void enter_card(struct clerk *clerk, const json_t *card, way_in *enter)
{
	const char *first = clerk_field(clerk), *field = first;
	int count = 0;
	do {
		enter_field(clerk->pty, field, json_object_get(card, field), enter);
		pty_key(clerk->pty, "Ctrl-N");
		field = clerk_field(clerk);
		count++;
	} while (field != first);
	assert_int_equal(count, FIELD_COUNT);
}

static void expect_fields(const json_t *now, const json_t *wanted, const struct row *row)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const char *name = card_field_name(field);
		json_t *a = json_object_get(now, name);
		json_t *b = json_object_get(wanted, name);
		if (a != b && !json_equal(a, b))
			fail_msg("%s of card %zu of %s:\n%s\ninstead of\n%s", name,
				row->card, row->path, json_dumps(a, JSON_ENCODE_ANY),
				json_dumps(b, JSON_ENCODE_ANY));
	}
}

/* What the file does not say and the office file made. */
static void drop_made(json_t *now, json_t *wanted)
{
	static const char *const made[] = {"uuid", "state"};
	for (size_t i = 0; i < COUNT(made); i++)
		if (!json_object_get(wanted, made[i]))
			json_object_del(now, made[i]);
}

/* The whole report is that of the file again: nothing else was touched. */
static void expect_report(struct clerk *clerk, const struct row *row)
{
	json_t *wanted = json_load_file(row->path, 0, NULL);
	json_t *now = clerk_report(clerk);
	json_t *cards = json_object_get(wanted, "cards"), *card;
	size_t i;
	/* What was typed is a draft again. */
	json_object_del(json_array_get(cards, row->card), "state");
	drop_made(now, wanted);
	json_array_foreach(cards, i, card)
		drop_made(json_array_get(json_object_get(now, "cards"), i), card);
	if (!json_equal(now, wanted))
		fail_msg("the report is not that of %s:\n%s", row->path,
			json_dumps(now, JSON_SORT_KEYS));
	json_decref(wanted);
	json_decref(now);
}

static void enter_all(way_in *enter)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct clerk clerk;
		json_t *wanted = clerk_make(&clerk, rows[i].path, rows[i].card);
		clerk_start(&clerk, 0, 0);
		clerk_open(&clerk, rows[i].card);
		enter_card(&clerk, wanted, enter);
		clerk_leave(&clerk);
		json_t *now = clerk_card(&clerk, rows[i].card);
		expect_fields(now, wanted, &rows[i]);
		expect_report(&clerk, &rows[i]);
		program_expect(&clerk.run, 0, "verify");
		json_decref(now);
		json_decref(wanted);
		clerk_remove(&clerk);
	}
}

static void test_typed_key_by_key(void **state)
{
	(void)state;
	enter_all(type);
}

static void test_pasted_field_by_field(void **state)
{
	(void)state;
	enter_all(paste);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typed_key_by_key),
		cmocka_unit_test(test_pasted_field_by_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
