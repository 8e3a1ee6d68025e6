/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/finding.h"

#include <stdlib.h>
#include <string.h>

#include "model/head_text.h"
#include "text/i18n.h"

static const char *const severity_names[SEVERITIES] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}

bool severity_find(const char *name, enum severity *severity)
{
	for (enum severity each = 0; each < SEVERITIES; each++) {
		if (strcmp(severity_names[each], name) == 0) {
			*severity = each;
			return true;
		}
	}
	return false;
}

void finding_list_truncate(struct finding_list *list, size_t count)
{
	while (list->count > count) {
		struct finding *finding = &list->items[--list->count];
		free(finding->spot.path);
		free(finding->other.path);
		free(finding->message);
		free(finding->basis);
		free(finding->reason);
		free(finding->word);
		free(finding->who);
	}
}

void finding_list_release(struct finding_list *list)
{
	finding_list_truncate(list, 0);
	free(list->items);
	*list = (struct finding_list){0};
}

const struct finding *finding_to_learn(const struct finding_list *list, size_t cursor)
{
	const struct finding *first = NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->items[i];
		const struct spot *spot = &finding->spot;
		if (!finding->word || finding->reason)
			continue;
		if (cursor >= spot->start && cursor <= spot->start + spot->bytes)
			return finding;
		first = first ? first : finding;
	}
	return first;
}

size_t finding_list_count(const struct finding_list *list, enum severity severity)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		count += list->items[i].severity == severity && !list->items[i].reason;
	return count;
}

/* --- where, in words --- */

/* What the report's own texts are called, by how their paths begin; the longer first. */
static const struct {
	const char *path;
	const char *label;
} labels[] = {
	{"memo.office", N_("memo: office")},
	{"memo.number", N_("memo: number")},
	{"memo.date", N_("memo: date")},
	{"memo.subject", N_("memo: subject")},
	{"memo.to", N_("memo: to")},
	{"memo.sections", N_("memo: section %s")},
	{"memo.closing", N_("memo: closing")},
	{"memo.signatures", N_("memo: signatory %s")},
	{"memo", N_("the memo")},
	{"before", N_("text %s before the table")},
	{"after", N_("text %s after the table")},
	{"agency.type", N_("kind of agency")},
	{"agency.name", N_("name of the agency")},
	{"agency.district", N_("district")},
	{"agency.province", N_("province")},
	{"title", N_("title of the report")},
	{"fiscal_year", N_("fiscal year")},
	{"ita.level", N_("ITA: level")},
	{"ita.items", N_("ITA: item %s")},
	{"ita", N_("ITA result")},
};

/* The number in the path's first brackets, from 1. */
static void put_index(struct str *out, const char *path, enum digits digits)
{
	const char *bracket = strchr(path, '[');
	number_append(out, bracket ? strtol(bracket + 1, NULL, 10) + 1 : 1, digits);
}

static void describe_own(struct str *out, const char *path, enum digits digits)
{
	struct str index = STR_INIT;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strncmp(path, labels[i].path, strlen(labels[i].path)) != 0)
			continue;
		put_index(&index, path, digits);
		/* A label without %s takes no number. */
		const char *label = _(labels[i].label);
		const char *place = strstr(label, "%s");
		str_append(out, label, place ? (size_t)(place - label) : strlen(label));
		if (place) {
			str_puts(out, index.data);
			str_puts(out, place + strlen("%s"));
		}
		str_release(&index);
		return;
	}
	str_puts(out, _("the report"));
}

void spot_describe(struct str *out, const struct spot *spot, enum digits digits)
{
	if (!spot->card) {
		describe_own(out, spot->path, digits);
		return;
	}
	struct str number = STR_INIT;
	number_append(&number, spot->card, digits);
	/* TRANSLATORS: the number of a measure, before the name of its field. */
	str_printf(out, _("Measure %s"), number.data);
	if (spot->field != FIELD_NONE)
		str_printf(out, " %s", _(card_field_label(spot->field)));
	str_release(&number);
}
