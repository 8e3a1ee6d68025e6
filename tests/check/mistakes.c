/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes of the kinds that offices make, planted one by one into reports that are in order:
 * how many are found (recall), and how much of what is told is one (precision), kind by kind.
 *
 * tests/check/planted/NAME.json holds such a report and its mistakes:
 *
 *	{"report": {...}, "mistakes": [{"kind": "year", "path": "cards[0].output",
 *		"from": "...", "to": "...", "also": ["cards[2].output"]}]}
 *
 * In the text at the path the first "from" becomes "to"; or all that is there becomes "value",
 * a text or a number, where "cards[*]" are all cards. Found is a mistake where something
 * new is told of that text, or of one of "also", where the two ends of it are as good.
 * Whoever writes them knows the kinds, not the rules. Those of tests/check/planted/others/
 * were written later, by others, and those of tests/check/planted/later/ after the rules had
 * been made by these; each are counted by themselves: rules are made for their kinds, never
 * for their words.
 */
#include <config.h>

#include "tests/support/support.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "tests/support/checking.h"
#include "text/macros.h"
#include "text/str.h"

enum { KINDS_MOST = 64 };

/* hits and others are findings. */
struct tally {
	const char *kind;
	int planted, found, hits, others;
};

/* Of all files of a folder; clean are findings in the reports as they were. */
struct score {
	struct tally kinds[KINDS_MOST];
	size_t count;
	int clean;
	bool by_form;
};

static struct tally *tally_of(struct score *score, const char *kind)
{
	for (size_t i = 0; i < score->count; i++)
		if (!strcmp(score->kinds[i].kind, kind))
			return &score->kinds[i];
	assert_true(score->count < KINDS_MOST);
	score->kinds[score->count] = (struct tally){.kind = strdup(kind)};
	return &score->kinds[score->count++];
}

/* --- places --- */

/* The member or element that a path names next, and what is left of the path. */
static json_t *step_into(json_t *value, const char **path)
{
	if (**path == '[') {
		char *end;
		const size_t index = strtoul(*path + 1, &end, 10);
		*path = end + (*end == ']');
		return json_array_get(value, index);
	}
	*path += **path == '.';
	const size_t bytes = strcspn(*path, ".[");
	json_t *member = json_object_getn(value, *path, bytes);
	*path += bytes;
	return member;
}

static json_t *at_path(json_t *report, const char *path)
{
	json_t *value = report;
	while (value && *path)
		value = step_into(value, &path);
	return value;
}

/* Whether a path of the file names the text, or a part of the field, where a finding is. */
static bool is_at(const struct spot *spot, const char *path)
{
	if (!strncmp(path, "cards[", 6)) {
		char *end;
		const long card = strtol(path + 6, &end, 10) + 1;
		const char *field = end + strspn(end, "].");
		const size_t bytes = strcspn(field, ".[");
		if (spot->card != card || strncmp(spot->path, field, bytes) != 0)
			return false;
		return !spot->path[bytes] || strchr(".[", spot->path[bytes]);
	}
	return !spot->card && !strcmp(spot->path, path);
}

/* --- one report --- */

static void check_json(
	const struct score *score, const json_t *report, struct finding_list *list)
{
	char *text = json_dumps(report, JSON_COMPACT);
	assert_non_null(text);
	if (score->by_form)
		checked_by_form(text, list);
	else
		checked(text, list);
	free(text);
}

static bool was_told(const struct finding_list *before, const struct finding *finding)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct finding *told = &before->items[i];
		if (told->rule == finding->rule &&
			told->spot.card == finding->spot.card &&
			!strcmp(told->spot.path, finding->spot.path))
			return true;
	}
	return false;
}

static bool is_hit(const json_t *mistake, const struct finding *finding)
{
	size_t i;
	json_t *place;
	const char *path = json_string_value(json_object_get(mistake, "path"));
	if (is_at(&finding->spot, path) ||
		(finding->other.path && is_at(&finding->other, path)))
		return true;
	json_array_foreach(json_object_get(mistake, "also"), i,
		place) if (is_at(&finding->spot, json_string_value(place))) return true;
	return false;
}

static void tell(const char *file, const char *what, const struct finding *finding)
{
	printf("  %s: %s: card %d %s: %s: %s\n", strrchr(file, '/') + 1, what,
		finding->spot.card, finding->spot.path, finding->rule->name,
		finding->message);
}

/* A text in place of another, or a whole value. */
static void plant_at(
	const char *file, json_t *report, const json_t *mistake, const char *path)
{
	const char *from = json_string_value(json_object_get(mistake, "from"));
	const json_t *value = json_object_get(mistake, "value");
	json_t *there = at_path(report, path);
	if (value) {
		assert_int_equal(json_is_number(there), json_is_number(value));
		if (json_is_real(there))
			json_real_set(there, json_number_value(value));
		else if (json_is_integer(there))
			json_integer_set(there, json_integer_value(value));
		else
			assert_int_equal(
				json_string_set(there, json_string_value(value)), 0);
		return;
	}
	const char *text = json_string_value(there);
	const char *at = text ? strstr(text, from) : NULL;
	if (!at)
		fail_msg("%s: %s does not hold: %s", file, path, from);
	struct str planted = STR_INIT;
	str_append(&planted, text, (size_t)(at - text));
	str_printf(&planted, "%s%s", json_string_value(json_object_get(mistake, "to")),
		at + strlen(from));
	assert_int_equal(json_string_set(there, planted.data), 0);
	str_release(&planted);
}

static void plant(const char *file, json_t *report, const json_t *mistake)
{
	static const char all[] = "cards[*]";
	const char *path = json_string_value(json_object_get(mistake, "path"));
	if (strncmp(path, all, strlen(all)) != 0) {
		plant_at(file, report, mistake, path);
		return;
	}
	for (size_t i = 0; i < json_array_size(json_object_get(report, "cards")); i++) {
		struct str one = STR_INIT;
		str_printf(&one, "cards[%zu]%s", i, path + strlen(all));
		plant_at(file, report, mistake, one.data);
		str_release(&one);
	}
}

static void tell_missed(const char *file, const json_t *mistake)
{
	const json_t *value = json_object_get(mistake, "value");
	char *number = json_is_number(value) ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
	const char *to = number ? number
				: json_string_value(
					  value ? value : json_object_get(mistake, "to"));
	printf("  %s: not found: %s: %s: %s\n", strrchr(file, '/') + 1,
		json_string_value(json_object_get(mistake, "kind")),
		json_string_value(json_object_get(mistake, "path")), to);
	free(number);
}

static void try_mistake(struct score *score, const char *file, const json_t *clean_report,
	const json_t *mistake, const struct finding_list *before)
{
	struct finding_list list = {0};
	struct tally *tally =
		tally_of(score, json_string_value(json_object_get(mistake, "kind")));
	json_t *report = json_deep_copy(clean_report);
	bool found = false;
	plant(file, report, mistake);
	check_json(score, report, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct finding *finding = &list.items[i];
		const bool hit = is_hit(mistake, finding);
		if (was_told(before, finding))
			continue;
		found |= hit;
		tally->hits += hit;
		tally->others += !hit;
		if (!hit)
			tell(file, tally->kind, finding);
	}
	if (!found)
		tell_missed(file, mistake);
	tally->planted++;
	tally->found += found;
	json_decref(report);
	finding_list_release(&list);
}

static void try_file(struct score *score, const char *file)
{
	struct finding_list clean = {0};
	json_error_t error;
	json_t *whole = json_load_file(file, 0, &error), *mistake;
	size_t i;
	if (!whole)
		fail_msg("%s:%d: %s", file, error.line, error.text);
	json_t *report = json_object_get(whole, "report");
	check_json(score, report, &clean);
	for (i = 0; i < clean.count; i++)
		tell(file, "in order, but", &clean.items[i]);
	score->clean += (int)clean.count;
	json_array_foreach(json_object_get(whole, "mistakes"), i, mistake)
		try_mistake(score, file, report, mistake, &clean);
	finding_list_release(&clean);
	json_decref(whole);
}

/* --- all of them --- */

static int percent(int part, int whole)
{
	return whole ? part * 100 / whole : 0;
}

static void print_tally(const struct tally *tally)
{
	const int told = tally->hits + tally->others;
	printf("%-24s %5d of %-5d %3d %%  %5d of %-5d %3d %%\n", tally->kind,
		tally->found, tally->planted, percent(tally->found, tally->planted),
		tally->hits, told, percent(tally->hits, told));
}

/* The sum of all kinds, and what was told of reports in order. */
static struct tally print_score(const struct score *score, const char *by)
{
	struct tally all = {.kind = "all"};
	printf("%-24s found of planted      hits of told\n", by);
	for (size_t i = 0; i < score->count; i++) {
		const struct tally *kind = &score->kinds[i];
		print_tally(kind);
		all.planted += kind->planted;
		all.found += kind->found;
		all.hits += kind->hits;
		all.others += kind->others;
	}
	all.others += score->clean;
	printf("%-24s %35d\n", "told of what is in order", score->clean);
	print_tally(&all);
	printf("recall %d %% of %d mistakes, precision %d %% of %d findings\n",
		percent(all.found, all.planted), all.planted,
		percent(all.hits, all.hits + all.others), all.hits + all.others);
	return all;
}

/* Fails below so many mistakes, and below so many of a hundred of each. */
static void try_folder(struct score *score, const char *pattern, const char *by,
	int least, int recall, int precision)
{
	glob_t files;
	assert_int_equal(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		try_file(score, files.gl_pathv[i]);
	globfree(&files);
	const struct tally all = print_score(score, by);
	for (size_t i = 0; i < score->count; i++)
		free((char *)score->kinds[i].kind);
	assert_true(all.planted >= least);
	assert_true(percent(all.found, all.planted) >= recall);
	assert_true(percent(all.hits, all.hits + all.others) >= precision);
}

static void test_planted_mistakes(void **state)
{
	(void)state;
	struct score score = {0};
	try_folder(&score, TOP_SRCDIR "/tests/check/planted/*.json", "kind", 100, 91, 99);
}

/* What holds today: to be raised with the rules, never lowered. */
static void test_planted_by_others(void **state)
{
	(void)state;
	struct score score = {.by_form = true};
	try_folder(&score, TOP_SRCDIR "/tests/check/planted/others/*.json",
		"kind, by others", 400, 93, 99);
}

static void test_planted_later(void **state)
{
	(void)state;
	struct score score = {.by_form = true};
	try_folder(&score, TOP_SRCDIR "/tests/check/planted/later/*.json", "kind, later",
		110, 80, 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_planted_mistakes),
		cmocka_unit_test(test_planted_by_others),
		cmocka_unit_test(test_planted_later),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
