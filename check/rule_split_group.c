/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * split-group: a group that begins anew after another one: its heading is printed twice.
 * Only where the report form prints groups as headings.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* Cards of one group that stand one after another. */
struct run {
	const char *group; /* as printed; never "" */
	size_t card;       /* the first of them, from 0 */
	size_t earlier;    /* where the group's part before this begins; SIZE_MAX: none */
};

static const char *group_of(const struct report *report, size_t card)
{
	const char *group = report->cards[card].group;
	return group ? group : "";
}

static int compare_groups(const void *a, const void *b)
{
	const struct run *first = a, *second = b;
	const int order = strcmp(first->group, second->group);
	return order ? order
		     : (first->card > second->card) - (first->card < second->card);
}

static int compare_cards(const void *a, const void *b)
{
	const struct run *first = a, *second = b;
	return (first->card > second->card) - (first->card < second->card);
}

static size_t find_runs(const struct report *report, struct run *runs)
{
	size_t count = 0;
	for (size_t i = 0; i < report->count; i++) {
		const char *group = group_of(report, i);
		if (*group && (!i || strcmp(group_of(report, i - 1), group) != 0))
			runs[count++] = (struct run){group, i, SIZE_MAX};
	}
	if (!count)
		return 0;
	qsort(runs, count, sizeof(*runs), compare_groups);
	for (size_t i = 1; i < count; i++)
		if (!strcmp(runs[i].group, runs[i - 1].group))
			runs[i].earlier = runs[i - 1].card;
	qsort(runs, count, sizeof(*runs), compare_cards);
	return count;
}

static struct check_text text_of(const struct report *report, size_t card)
{
	const char *group = group_of(report, card);
	return (struct check_text){.card = (int)card + 1,
		.field = FIELD_GROUP,
		.path = card_field_name(FIELD_GROUP),
		.kind = TEXT_HEADING,
		.text = group,
		.bytes = strlen(group)};
}

static void tell(struct check *check, const struct run *run)
{
	const struct check_text text = text_of(check->report, run->card);
	const struct check_text other = text_of(check->report, run->earlier);
	struct str place = STR_INIT;
	check_number(check, &place, (long)run->earlier + 1);
	struct finding *finding = check_tell(check, SEVERITY_WARNING, &text, 0,
		text.bytes,
		_("the group “%s” began at measure %s already, and another stands "
		  "between"),
		run->group, place.data);
	finding_set_other(finding, &other);
	str_release(&place);
}

static void look_at_report(struct check *check)
{
	const struct report *report = check->report;
	if (!check->input->groups)
		return;
	struct run *runs = mem_new(report->count + 1, sizeof(*runs));
	const size_t count = find_runs(report, runs);
	for (size_t i = 0; i < count; i++)
		if (runs[i].earlier != SIZE_MAX)
			tell(check, &runs[i]);
	free(runs);
}

const struct rule rule_split_group = {
	.name = "split-group",
	.severity = SEVERITY_WARNING,
	.title = N_("Groups that are parted"),
	.mend = N_(
		"Its heading is printed twice. In the list of measures, move the measure "
		"up or down: it goes to the rest of its group."),
	.report = look_at_report,
};
