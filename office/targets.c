/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/targets.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "model/report.h"
#include "office/agency.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

void targets_release(struct targets *targets)
{
	for (size_t i = 0; i < targets->count; i++) {
		free(targets->items[i].group);
		free(targets->items[i].name);
	}
	free(targets->items);
	*targets = (struct targets){0};
}

/* Takes the name. */
static void add(struct targets *targets, int64_t report, const char *group, char *name)
{
	targets->items = mem_grow(targets->items, targets->count, &targets->capacity,
		sizeof(*targets->items));
	targets->items[targets->count++] =
		(struct target){report, group ? mem_strdup(group) : NULL, name};
}

/* --- groups --- */

struct gathering {
	struct targets *targets;
	int64_t report;
	size_t first; /* of the report's own targets */
	const char *heading;
	bool any; /* a card is in a group */
};

static void add_group(struct gathering *gathering, const char *group)
{
	struct str name = STR_INIT;
	size_t bytes;
	for (size_t i = gathering->first; i < gathering->targets->count; i++) {
		const char *known = gathering->targets->items[i].group;
		if (known && !strcmp(known, group))
			return;
	}
	const char *line = str_first_line(*group ? group : _("(in no group)"), &bytes);
	str_printf(&name, "%s / ", gathering->heading);
	str_append(&name, line, bytes);
	add(gathering->targets, gathering->report, group, str_detach(&name));
}

static bool add_group_of(void *context, const struct card_overview *card)
{
	struct gathering *gathering = context;
	const char *group = card->group ? card->group : "";
	gathering->any |= *group != '\0';
	add_group(gathering, group);
	return true;
}

/* In no group is a target where there are groups. */
static bool add_groups(struct targets *targets, struct store *store, int64_t report,
	const char *heading, const char *who, struct error *error)
{
	struct gathering gathering = {
		targets, report, .first = targets->count, .heading = heading};
	if (!store_overview(store, report, who, add_group_of, &gathering, error))
		return false;
	if (gathering.any)
		add_group(&gathering, "");
	while (!gathering.any && targets->count > gathering.first) {
		struct target *last = &targets->items[--targets->count];
		free(last->group);
		free(last->name);
	}
	return true;
}

/* --- reports --- */

struct listing {
	struct targets *targets;
	int64_t here;
	enum digits digits;
	bool sources;
	struct str agency; /* of the report itself, which need not be told */
};

static bool note_agency(void *context, const struct report_summary *summary)
{
	agency_append(context, summary->agency_type, summary->agency_name);
	return true;
}

/* Year, months and number; the agency where it is another. */
static char *name_of(const struct listing *listing, const struct report_summary *summary)
{
	struct str name = STR_INIT, agency = STR_INIT;
	note_agency(&agency, summary);
	if (agency.bytes &&
		strcmp(agency.data, listing->agency.data ? listing->agency.data : "") !=
			0)
		str_printf(&name, "%s  ", agency.data);
	report_summary_period(&name, summary, listing->digits);
	str_printf(&name, " (%s ", _("No."));
	number_append(&name, summary->number, listing->digits);
	str_putc(&name, ')');
	str_release(&agency);
	return str_detach(&name);
}

static bool add_report(void *context, const struct report_summary *summary)
{
	const struct listing *listing = context;
	const bool wanted =
		listing->sources ? summary->cards > 0 : summary->state == REPORT_OPEN;
	if (wanted && summary->number != listing->here)
		add(listing->targets, summary->number, NULL, name_of(listing, summary));
	return true;
}

/* Into its targets. */
static bool list_reports(
	struct listing *listing, struct store *store, struct error *error)
{
	const bool good = store_summary(store, listing->here, note_agency,
				  &listing->agency, error) &&
			  store_list(store, add_report, listing, error);
	str_release(&listing->agency);
	return good;
}

bool targets_find(struct targets *targets, struct store *store, int64_t here,
	const char *who, enum digits digits, struct error *error)
{
	struct targets reports = {0}, found = {0};
	struct listing listing = {&reports, here, digits, .sources = false};
	add(&found, here, NULL, mem_strdup(_("This report, once more")));
	bool good = add_groups(&found, store, here, _("This report"), who, error) &&
		    list_reports(&listing, store, error);
	for (size_t i = 0; good && i < reports.count; i++) {
		const struct target *report = &reports.items[i];
		add(&found, report->report, NULL, mem_strdup(report->name));
		good = add_groups(
			&found, store, report->report, report->name, who, error);
	}
	targets_release(&reports);
	if (!good) {
		targets_release(&found);
		return false;
	}
	*targets = found;
	return true;
}

bool targets_sources(struct targets *targets, struct store *store, int64_t here,
	enum digits digits, struct error *error)
{
	struct targets found = {0};
	struct listing listing = {&found, here, digits, .sources = true};
	if (!list_reports(&listing, store, error)) {
		targets_release(&found);
		return false;
	}
	*targets = found;
	return true;
}
