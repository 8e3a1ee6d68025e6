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
 * In the text at the path the first "from" becomes "to". Found is a mistake where something
 * new is told of that text, or of one of "also", where the two ends of it are as good.
 * Whoever writes them knows the kinds, not the rules.
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

enum {
	KINDS_MOST = 64,
	RECALL_PERCENT = 80,
	PRECISION_PERCENT = 97,
};

struct tally {
	const char *kind;
	int planted, found;
};

/* Of all files; hits and others are findings. */
static struct {
	struct tally kinds[KINDS_MOST];
	size_t count;
	int planted, found, hits, others;
} score;

static struct tally *tally_of(const char *kind)
{
	for (size_t i = 0; i < score.count; i++)
		if (!strcmp(score.kinds[i].kind, kind))
			return &score.kinds[i];
	assert_true(score.count < KINDS_MOST);
	score.kinds[score.count] = (struct tally){.kind = strdup(kind)};
	return &score.kinds[score.count++];
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

static void check_json(const json_t *report, struct finding_list *list)
{
	char *text = json_dumps(report, JSON_COMPACT);
	assert_non_null(text);
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

/* Puts the mistake in; the text as it was. */
static char *plant(const char *file, json_t *report, const json_t *mistake)
{
	const char *path = json_string_value(json_object_get(mistake, "path"));
	const char *from = json_string_value(json_object_get(mistake, "from"));
	const char *to = json_string_value(json_object_get(mistake, "to"));
	json_t *value = at_path(report, path);
	const char *text = json_string_value(value);
	const char *at = text ? strstr(text, from) : NULL;
	if (!at)
		fail_msg("%s: %s does not hold: %s", file, path, from);
	char *before = strdup(text);
	struct str planted = STR_INIT;
	str_append(&planted, text, (size_t)(at - text));
	str_printf(&planted, "%s%s", to, at + strlen(from));
	assert_int_equal(json_string_set(value, planted.data), 0);
	str_release(&planted);
	return before;
}

static void try_mistake(const char *file, json_t *report, const json_t *mistake,
	const struct finding_list *before)
{
	struct finding_list list = {0};
	const char *kind = json_string_value(json_object_get(mistake, "kind"));
	char *text = plant(file, report, mistake);
	bool found = false;
	check_json(report, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct finding *finding = &list.items[i];
		const bool hit = is_hit(mistake, finding);
		if (was_told(before, finding))
			continue;
		found |= hit;
		score.hits += hit;
		score.others += !hit;
		if (!hit)
			tell(file, json_string_value(json_object_get(mistake, "to")),
				finding);
	}
	if (!found)
		printf("  %s: not found: %s: %s: %s\n", strrchr(file, '/') + 1, kind,
			json_string_value(json_object_get(mistake, "path")),
			json_string_value(json_object_get(mistake, "to")));
	struct tally *tally = tally_of(kind);
	tally->planted++;
	tally->found += found;
	score.planted++;
	score.found += found;
	assert_int_equal(
		json_string_set(at_path(report, json_string_value(json_object_get(
							mistake, "path"))),
			text),
		0);
	free(text);
	finding_list_release(&list);
}

static void try_file(const char *file)
{
	struct finding_list clean = {0};
	json_error_t error;
	json_t *whole = json_load_file(file, 0, &error), *mistake;
	size_t i;
	if (!whole)
		fail_msg("%s:%d: %s", file, error.line, error.text);
	json_t *report = json_object_get(whole, "report");
	check_json(report, &clean);
	for (i = 0; i < clean.count; i++)
		tell(file, "in order, but", &clean.items[i]);
	score.others += (int)clean.count;
	json_array_foreach(json_object_get(whole, "mistakes"), i, mistake)
		try_mistake(file, report, mistake, &clean);
	finding_list_release(&clean);
	json_decref(whole);
}

/* --- all of them --- */

static int percent(int part, int whole)
{
	return whole ? part * 100 / whole : 0;
}

static void print_score(void)
{
	printf("%-24s %s\n", "kind", "found of planted");
	for (size_t i = 0; i < score.count; i++)
		printf("%-24s %5d of %d\n", score.kinds[i].kind, score.kinds[i].found,
			score.kinds[i].planted);
	printf("recall %d %% of %d mistakes, precision %d %% of %d findings\n",
		percent(score.found, score.planted), score.planted,
		percent(score.hits, score.hits + score.others),
		score.hits + score.others);
}

static void test_planted_mistakes(void **state)
{
	(void)state;
	glob_t files;
	assert_int_equal(
		glob(TOP_SRCDIR "/tests/check/planted/*.json", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		try_file(files.gl_pathv[i]);
	globfree(&files);
	print_score();
	assert_true(score.planted >= 100);
	assert_true(percent(score.found, score.planted) >= RECALL_PERCENT);
	assert_true(percent(score.hits, score.hits + score.others) >= PRECISION_PERCENT);
	for (size_t i = 0; i < score.count; i++)
		free((char *)score.kinds[i].kind);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_planted_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
