/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/summary.h"

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "db/ita_trend.h"
#include "model/deadline.h"
#include "model/ita.h"
#include "model/report.h"
#include "office/ita_words.h"
#include "office/progress_rows.h"
#include "office/report_check.h"
#include "text/i18n.h"
#include "text/mem.h"

static const struct progress_filter all_cards = {NULL, -1};

/* --- the measures --- */

/* Several owners stand on one line. */
static char *in_one_line(const char *owners)
{
	char *line = mem_strdup(owners);
	for (char *end = line; (end = strchr(end, '\n'));)
		*end = ' ';
	return line;
}

static void take_owners(
	struct summary *summary, const struct progress_rows *rows, enum digits digits)
{
	struct progress_bars bars = {NULL, 0, 0};
	progress_bars_make(&bars, rows, PROGRESS_BY_OWNER, &all_cards, digits);
	for (size_t i = 0; i < bars.count; i++) {
		const struct progress_bar *bar = &bars.items[i];
		if (i >= SUMMARY_OWNERS) {
			summary->owners_more++;
			continue;
		}
		/* That nobody is named is said in the paper's language. */
		const bool nobody = !strcmp(bar->name, _("(nobody)"));
		summary->owners[summary->owners_count++] = (struct summary_owner){
			mem_strdup(nobody ? "" : bar->name), bar->part, bar->all};
	}
	progress_bars_release(&bars);
}

static void take_late(struct summary *summary, const struct progress_rows *rows)
{
	size_t *shown = mem_new(rows->count + 1, sizeof(*shown));
	const size_t count = progress_list(rows, PROGRESS_LATE, &all_cards, shown);
	for (size_t i = 0; i < count; i++) {
		const struct progress_line *line = &rows->items[shown[i]];
		if (i >= SUMMARY_LATE) {
			summary->late_more++;
			continue;
		}
		summary->late[summary->late_count++] = (struct summary_late){line->place,
			mem_strdup(line->name), in_one_line(line->owners), line->late};
	}
	free(shown);
}

static bool take_cards(struct summary *summary, struct store *store, int64_t report,
	enum digits digits, struct error *error)
{
	struct progress_rows rows = {NULL, 0, 0};
	if (!progress_rows_read(&rows, store, report, 0, summary->day, error))
		return false;
	summary->measures = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		summary->states[rows.items[i].state]++;
	take_owners(summary, &rows, digits);
	take_late(summary, &rows);
	progress_rows_release(&rows);
	return true;
}

/* --- what is found --- */

static bool take_findings(struct summary *summary, struct store *store, int64_t report,
	enum digits digits, struct error *error)
{
	struct report_check *check = report_check_run(store, report, digits, error);
	if (!check)
		return false;
	summary->errors = finding_list_count(&check->list, SEVERITY_ERROR);
	summary->warnings = finding_list_count(&check->list, SEVERITY_WARNING);
	report_check_free(check);
	return true;
}

/* --- the years --- */

struct years {
	struct summary_year *items;
	size_t count;
	int last; /* fiscal year */
};

/* Of two results of one year the later report's counts; of many years the last ones. */
static bool take_year(void *context, const struct ita_result *result)
{
	struct years *years = context;
	const struct decimal *total = &result->figures->total;
	if (!decimal_known(total) || result->fiscal_year > years->last)
		return true;
	const struct summary_year year = {
		ita_result_year(result->figures, result->fiscal_year), total->value};
	size_t at = years->count;
	while (at && years->items[at - 1].year > year.year)
		at--;
	if (at && years->items[at - 1].year == year.year) {
		years->items[at - 1] = year;
		return true;
	}
	if (years->count == SUMMARY_YEARS) {
		if (!at)
			return true;
		memmove(years->items, years->items + 1, (at - 1) * sizeof(year));
		years->items[at - 1] = year;
		return true;
	}
	memmove(years->items + at + 1, years->items + at,
		(years->count - at) * sizeof(year));
	years->items[at] = year;
	years->count++;
	return true;
}

bool summary_years_read(struct summary_year *years, size_t *count, struct store *store,
	int64_t report, struct error *error)
{
	struct report head;
	*count = 0;
	if (!store_load_head(store, report, &head, error))
		return false;
	struct years found = {years, 0, head.fiscal_year};
	report_release(&head);
	if (!store_ita_trend(store, report, take_year, &found, error))
		return false;
	*count = found.count;
	return true;
}

static bool take_deadline(
	struct summary *summary, struct store *store, int64_t report, struct error *error)
{
	struct report head;
	if (!store_load_head(store, report, &head, error))
		return false;
	summary->deadline = deadline_of(head.deadline, head.state, summary->day);
	report_release(&head);
	return true;
}

bool summary_read(struct summary *summary, struct store *store, int64_t report,
	struct date day, enum digits digits, struct error *error)
{
	*summary = (struct summary){.day = day};
	if (take_deadline(summary, store, report, error) &&
		take_cards(summary, store, report, digits, error) &&
		take_findings(summary, store, report, digits, error) &&
		summary_years_read(
			summary->years, &summary->years_count, store, report, error))
		return true;
	summary_release(summary);
	return false;
}
