/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/offices.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "text/date.h"
#include "text/mem.h"
#include "text/str.h"

/* The office whose rows are being read; its strings are owned. */
struct reading {
	bool any;
	int64_t number;
	int fiscal_year;
	char *type, *name, *district, *province;
	char *levels[OFFICE_YEARS];
	struct office_progress office;
};

static void forget(struct reading *reading)
{
	free(reading->type);
	free(reading->name);
	free(reading->district);
	free(reading->province);
	for (int i = 0; i < OFFICE_YEARS; i++)
		free(reading->levels[i]);
	*reading = (struct reading){.fiscal_year = reading->fiscal_year};
}

static bool tell(struct reading *reading, office_visit *visit, void *context)
{
	struct office_progress *office = &reading->office;
	if (!reading->any)
		return true;
	office->type = reading->type;
	office->name = reading->name;
	office->district = reading->district;
	office->province = reading->province;
	for (int i = 0; i < OFFICE_YEARS; i++)
		office->results[i].level = reading->levels[i] ? reading->levels[i] : "";
	const bool more = visit(context, office);
	forget(reading);
	return more;
}

/* A report's ITA result is of the fiscal year before, where it does not say otherwise; it is
 * told with the report that answers it. The first of a year is its newest. */
static void take_result(
	struct reading *reading, int fiscal_year, double total, const char *level)
{
	const int at = reading->fiscal_year - fiscal_year;
	struct office_result *result = &reading->office.results[at];
	if (result->known || (isnan(total) && !*level))
		return;
	result->known = true;
	result->total = total;
	reading->levels[at] = mem_strdup(level);
}

static double read_total(struct query *query)
{
	const enum value_type type = query_column_type(query);
	if (type == TYPE_INTEGER || type == TYPE_REAL)
		return query_column_real(query);
	query_column_text(query);
	return NAN;
}

/* A report of the year: its state, its cards, and what the check found. */
static void take_work(struct office_progress *office, struct query *query)
{
	office->reports++;
	office->approved_reports += strcmp(query_column_text(query), "approved") == 0;
	office->cards += query_column_integer(query);
	office->done += query_column_integer(query);
	office->approved += query_column_integer(query);
	office->late += query_column_integer(query);
	const int64_t checked = query_column_integer(query);
	office->errors += query_column_integer(query);
	office->warnings += query_column_integer(query);
	office->unchecked += !checked;
	if (checked && (!office->checked || checked < office->checked))
		office->checked = checked;
}

/* What stands behind the five columns that say which office it is. Of the years before only the
 * result is told. */
static void take_report(struct reading *reading, struct query *query)
{
	struct office_progress none = {0};
	const int fiscal_year = (int)query_column_integer(query);
	take_work(fiscal_year == reading->fiscal_year ? &reading->office : &none, query);
	const double total = read_total(query);
	take_result(reading, fiscal_year, total, query_column_text(query));
}

static bool is_same(const struct reading *reading, int64_t number, const char *type,
	const char *name, const char *district, const char *province)
{
	return reading->any && reading->number == number &&
	       !strcmp(reading->type, type) && !strcmp(reading->name, name) &&
	       !strcmp(reading->district, district) &&
	       !strcmp(reading->province, province);
}

/* A row; false: the walk is to end. */
static bool take_row(
	struct reading *reading, struct query *query, office_visit *visit, void *context)
{
	const int64_t number = query_column_integer(query);
	const char *province = query_column_text(query);
	const char *name = query_column_text(query);
	const char *type = query_column_text(query);
	const char *district = query_column_text(query);
	if (!is_same(reading, number, type, name, district, province)) {
		if (!tell(reading, visit, context))
			return false;
		reading->any = true;
		reading->number = number;
		reading->province = mem_strdup(province);
		reading->name = mem_strdup(name);
		reading->type = mem_strdup(type);
		reading->district = mem_strdup(district);
		for (int i = 0; i < OFFICE_YEARS; i++)
			reading->office.results[i].total = NAN;
	}
	take_report(reading, query);
	return true;
}

static bool take_newest(void *context, const struct report_summary *report)
{
	*(int *)context = report->fiscal_year;
	return false;
}

bool store_newest_year(struct store *store, int *fiscal_year, struct error *error)
{
	return store_list(store, take_newest, fiscal_year, error);
}

bool store_offices(struct store *store, int fiscal_year, int64_t today,
	office_visit *visit, void *context, struct error *error)
{
	struct str day = STR_INIT;
	struct reading reading = {.fiscal_year = fiscal_year};
	struct query query = query_open_lenient(store, SQL_OFFICE_REPORTS);
	date_append_iso(&day, date_from_time(today));
	query_hold(&query);
	query_integer(&query, fiscal_year - OFFICE_YEARS + 1);
	query_integer(&query, fiscal_year);
	query_text(&query, day.data);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW)
		more = take_row(&reading, &query, visit, context);
	query_close(&query);
	str_release(&day);
	if (more && outcome == QUERY_DONE)
		tell(&reading, visit, context);
	forget(&reading);
	return !more || outcome == QUERY_DONE;
}
