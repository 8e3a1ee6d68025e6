/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports as JSON that somebody or something has changed: import refuses with a message, or
 * takes in all that is said there; nothing crashes or hangs.
 */
#include <config.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/faults/tally.h"
#include "tests/faults/trial.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { TEXTS = 2200, SHORT_TEXTS = 60 };

/* --- changes of bytes --- */

static size_t draw_place(const struct str *text, struct support_random *random)
{
	return support_draw(random, (uint32_t)text->bytes);
}

static void change_byte(struct str *text, struct support_random *random)
{
	text->data[draw_place(text, random)] = (char)support_draw(random, 256);
}

static void take_out(struct str *text, struct support_random *random)
{
	const size_t at = draw_place(text, random);
	const size_t bytes = MIN(1 + support_draw(random, 200), text->bytes - at);
	str_splice(text, at, bytes, "", 0);
}

static void cut(struct str *text, struct support_random *random)
{
	str_truncate(text, draw_place(text, random));
}

static void repeat(struct str *text, struct support_random *random)
{
	const size_t at = draw_place(text, random);
	const size_t bytes = MIN(1 + support_draw(random, 2000), text->bytes - at);
	char *part = mem_strndup(text->data + at, bytes);
	str_splice(text, draw_place(text, random), 0, part, bytes);
	free(part);
}

static void put_token(struct str *text, struct support_random *random)
{
	static const char *const tokens[] = {"null", "{", "}", "[", "]", ",", ":", "\"",
		"\\u0000", "\\ud800", "1e999", "-0", "\"a\":1,", "\xE0\xB8",
		"\xEF\xBB\xBF", "true"};
	const char *token = tokens[support_draw(random, COUNT(tokens))];
	str_splice(text, draw_place(text, random), 0, token, strlen(token));
}

/* --- changes of values --- */

static json_t *deep(void)
{
	enum { DEPTH = 1500 };
	json_t *value = json_array();
	for (int i = 0; i < DEPTH; i++) {
		json_t *outer = json_array();
		json_array_append_new(outer, value);
		value = outer;
	}
	return value;
}

static json_t *long_text(size_t bytes)
{
	struct str text = STR_INIT;
	str_repeat(&text, 'x', bytes);
	json_t *value = json_string(text.data);
	str_release(&text);
	return value;
}

static json_t *long_list(size_t count)
{
	json_t *value = json_array();
	for (size_t i = 0; i < count; i++)
		json_array_append_new(value, json_string("ก"));
	return value;
}

static json_t *draw_value(struct support_random *random)
{
	switch (support_draw(random, 32)) {
	case 0: return json_null();
	case 1: return json_true();
	case 2: return json_integer(-1);
	case 3: return json_integer(INT64_MAX);
	case 4: return json_real(1e308);
	case 5: return json_string("");
	case 6: return json_string("คำ\n\tอื่น \"\\");
	case 7: return json_string("\xE2\x80\xAE\xC2\x9B");
	case 8: return json_array();
	case 9: return json_object();
	case 10: return deep();
	case 11: return long_text(3 << 20);
	case 12: return long_text(70000);
	case 13: return long_list(5000);
	case 14: return json_pack("{s:[s,i,{s:n}]}", "x", "คำ", 1, "y");
	case 15: return json_integer(2567);
	default: return json_string("ข้อความอื่นที่พิมพ์ไว้");
	}
}

/* Somewhere below a value; each level is the last one time in four. */
static void change_value(json_t *value, struct support_random *random)
{
	const bool here = support_draw(random, 4) == 0;
	if (json_is_array(value) && json_array_size(value)) {
		const size_t at = support_draw(random, (uint32_t)json_array_size(value));
		json_t *inner = json_array_get(value, at);
		if (!here && (json_is_array(inner) || json_is_object(inner)))
			change_value(inner, random);
		else if (support_draw(random, 3))
			json_array_set_new(value, at, draw_value(random));
		else
			json_array_remove(value, at);
	} else if (json_is_object(value) && json_object_size(value)) {
		void *at = json_object_iter(value);
		for (uint32_t i = support_draw(random, (uint32_t)json_object_size(value));
			i > 0; i--)
			at = json_object_iter_next(value, at);
		json_t *inner = json_object_iter_value(at);
		if (!here && (json_is_array(inner) || json_is_object(inner)))
			change_value(inner, random);
		else if (support_draw(random, 3))
			json_object_iter_set_new(value, at, draw_value(random));
		else
			json_object_del(value, json_object_iter_key(at));
	}
}

static void change_values(struct str *text, struct support_random *random)
{
	json_t *value = json_loads(text->data, 0, NULL);
	for (uint32_t i = support_draw(random, 2); i < 2; i++)
		change_value(value, random);
	char *changed = json_dumps(value, 0);
	str_clear(text);
	if (changed)
		str_puts(text, changed);
	free(changed);
	json_decref(value);
}

static void (*const kinds[])(struct str *text, struct support_random *random) = {
	change_values,
	change_byte,
	change_values,
	take_out,
	change_values,
	repeat,
	put_token,
	cut,
};

/* --- what is said in a text --- */

/* Each value that says something, as text. */
struct sayings {
	char **items;
	size_t count, capacity;
};

static void add_saying(struct sayings *sayings, char *text)
{
	sayings->items = mem_grow(sayings->items, sayings->count, &sayings->capacity,
		sizeof(*sayings->items));
	sayings->items[sayings->count++] = text;
}

static void add_sayings(struct sayings *sayings, const json_t *value)
{
	const char *key;
	json_t *inner;
	size_t at;
	if (json_is_string(value) && json_string_length(value))
		add_saying(sayings, mem_strdup(json_string_value(value)));
	if (json_is_number(value)) {
		struct str text = STR_INIT;
		str_printf(&text, "%.15g", json_number_value(value));
		add_saying(sayings, str_detach(&text));
	}
	json_array_foreach(value, at, inner) add_sayings(sayings, inner);
	/* Approvals that no seal proves become less (db/import.h), and are told of. */
	json_object_foreach((json_t *)value, key, inner) if (strcmp(key, "state") != 0)
		add_sayings(sayings, inner);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct sayings sayings_of(const char *text)
{
	struct sayings sayings = {0};
	json_t *value = json_loads(text, JSON_ALLOW_NUL, NULL);
	if (value)
		add_sayings(&sayings, value);
	if (sayings.count)
		qsort(sayings.items, sayings.count, sizeof(*sayings.items), by_text);
	json_decref(value);
	return sayings;
}

/* The first that is said in one and not as often in the other; NULL: none. */
static const char *missing(const struct sayings *of, const struct sayings *in)
{
	size_t at = 0;
	for (size_t i = 0; i < of->count; i++) {
		while (at < in->count && strcmp(in->items[at], of->items[i]) < 0)
			at++;
		if (at == in->count || strcmp(in->items[at], of->items[i]) != 0)
			return of->items[i];
		at++;
	}
	return NULL;
}

/* --- what comes of it --- */

struct scene {
	struct office office;
	struct str text;
};

static enum trial_end compare(struct scene *scene, int64_t number, struct str *words)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct str json = STR_INIT;
	if (!store_load(scene->office.store, number, &report, &error)) {
		str_printf(words, "taken in, and then: %s", error_message(&error));
		return TRIAL_LOST;
	}
	report_to_json(&json, &report);
	const struct sayings said = sayings_of(scene->text.data),
			     kept = sayings_of(json.data);
	const char *lost = missing(&said, &kept);
	if (!lost)
		return TRIAL_GOOD;
	str_printf(words, "taken in without: %.200s", lost);
	return TRIAL_LOST;
}

static enum trial_end told(struct error *error, struct str *words)
{
	if (error_message(error)[0])
		return TRIAL_TOLD;
	str_puts(words, "refused without a word");
	return TRIAL_LOST;
}

static enum trial_end import(void *context, struct str *words)
{
	struct scene *scene = context;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number = 0;
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	if (!report_from_json(
		    scene->text.data, scene->text.bytes, "file", &report, &error))
		return told(&error, words);
	/* Undone by the end of the process. */
	if (!store_begin(scene->office.store, &error) ||
		!store_import(scene->office.store, &report, IMPORT_NEW, "somsri", &number,
			&error))
		return told(&error, words);
	return compare(scene, number, words);
}

static void test_changed(void **state)
{
	(void)state;
	struct scene scene = {.text = STR_INIT};
	struct tally tally = tally_begin("json");
	struct support_random random = {20261202};
	struct str what = STR_INIT;
	const size_t texts = soak() ? TEXTS : SHORT_TEXTS;
	office_make(&scene.office);
	store_close(scene.office.store);
	scene.office.store = NULL;
	for (size_t i = 0; i < texts; i++) {
		/* The five samples; the real reports need not be there. */
		support_read(support_reports[i % 5].path, &scene.text);
		kinds[i / 5 % COUNT(kinds)](&scene.text, &random);
		str_clear(&what);
		str_printf(&what, "text %zu", i);
		trial_run(&tally, import, &scene, what.data);
	}
	office_remove(&scene.office);
	str_release(&scene.text);
	str_release(&what);
	tally_end(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
