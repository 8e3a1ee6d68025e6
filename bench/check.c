/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks a report by all rules, for measuring:
 *
 *	check REPORT.json
 *
 * prints how much was found, by rule. All fields count as printed.
 */
#include <config.h>

#include <stdio.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/words.h"
#include "model/card.h"
#include "model/json.h"
#include "text/error.h"
#include "text/mem.h"

static void count(const struct finding_list *list)
{
	size_t *by_rule = mem_new(rules_count, sizeof(*by_rule));
	for (size_t i = 0; i < list->count; i++)
		by_rule[rule_find(list->items[i].rule->name)]++;
	for (size_t i = 0; i < rules_count; i++)
		printf("%8zu %s\n", by_rule[i], rules[i]->name);
}

int main(int argc, char **argv)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct finding_list list = {0};
	if (argc != 2) {
		fputs("usage: check REPORT.json\n", stderr);
		return 2;
	}
	struct check_words *words = check_words_load(&error);
	if (!words || !report_read(argv[1], &report, &error)) {
		fprintf(stderr, "check: %s\n", error_message(&error));
		return 1;
	}
	const struct check_input input = {.report = &report,
		.words = words,
		.printed = (1u << FIELD_COUNT) - 1,
		.memo = true};
	check_report(&input, &list);
	count(&list);
	finding_list_release(&list);
	return 0;
}
