/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/carry.h"

#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/take_in.h"
#include "model/carry.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"

static bool check_double(
	struct store *store, const struct report *report, struct error *error)
{
	int64_t number = 0;
	if (!report_by_title(store, report, 0, &number, error))
		return false;
	if (!number)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("report %lld is of the same agency, months and title, and of the year "
		  "%d already; go on in that one"),
		(long long)number, report->fiscal_year);
}

/* Year and months that are no others than the report's, and the year's report that would
 * become one of half a year. */
static bool check_wanted(
	const struct report *report, const struct carry_into *into, struct error *error)
{
	if (into->fiscal_year < LIMIT_FIRST_YEAR || into->fiscal_year > LIMIT_LAST_YEAR)
		return error_set(error, ERROR_USAGE,
			_("%d is no fiscal year of the Buddhist era (%d to %d)"),
			into->fiscal_year, LIMIT_FIRST_YEAR, LIMIT_LAST_YEAR);
	if (into->months && into->months != ROUND_MONTHS && into->months != YEAR_MONTHS)
		return error_set(error, ERROR_USAGE,
			_("a report is of %d months or of %d"), ROUND_MONTHS,
			YEAR_MONTHS);
	if (into->fiscal_year == report->fiscal_year && into->months == ROUND_MONTHS &&
		report->months == YEAR_MONTHS)
		return error_set(error, ERROR_REFUSED,
			_("it is of the whole year %d; its first half was before it, and "
			  "is not made from it"),
			report->fiscal_year);
	return true;
}

static bool carry_over(struct store *store, int64_t number, const struct carry_into *into,
	const char *who, int64_t *carried, struct error *error)
{
	struct report report;
	struct import_result result;
	if (!report_read_whole(store, number, &report, error))
		return false;
	bool good = check_wanted(&report, into, error);
	if (good) {
		const struct carry carry = {.from = report.fiscal_year,
			.years = into->fiscal_year - report.fiscal_year,
			.from_months = report.months,
			.months = into->months ? into->months : report.months};
		carry_report(&carry, &report);
		good = check_double(store, &report, error) &&
		       report_take_in(store, &report, IMPORT_AGAIN, who, "report.carry",
			       &result, error);
	}
	report_release(&report);
	if (good)
		*carried = result.number;
	return good;
}

bool store_carry_into(struct store *store, int64_t report, const struct carry_into *into,
	const char *who, int64_t *carried, struct error *error)
{
	int64_t number = 0;
	if (!store_begin(store, error) ||
		!transaction_end(store,
			carry_over(store, report, into, who, &number, error), error))
		return false;
	*carried = number;
	return true;
}

bool store_carry(struct store *store, int64_t report, int fiscal_year, const char *who,
	int64_t *carried, struct error *error)
{
	return store_carry_into(store, report,
		&(struct carry_into){.fiscal_year = fiscal_year}, who, carried, error);
}
