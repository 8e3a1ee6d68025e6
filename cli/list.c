/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan list: the reports of the office file.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/deadline.h"
#include "model/report.h"
#include "office/deadline.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("No."), NULL},
	{N_("Fiscal year"), NULL},
	{N_("Months"), NULL},
	{N_("Agency"), NULL},
	{N_("Done"), NULL},
	{N_("State"), NULL},
	{N_("Unconfirmed"), NULL},
	{N_("Deadline"), NULL},
	{N_("Title"), NULL},
};

struct list {
	int64_t *unapproved; /* reports that are not what was approved */
	size_t count, capacity;
	struct listing *listing;
	struct json_rows rows;
};

static bool note_false(void *context, int64_t report, const char *mark)
{
	struct list *list = context;
	if (say_seal(report, mark))
		return true;
	list->unapproved = mem_grow(list->unapproved, list->count, &list->capacity,
		sizeof(*list->unapproved));
	list->unapproved[list->count++] = report;
	return true;
}

static const char *state_of(const struct list *list, const struct report_summary *report)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->unapproved[i] == report->number)
			return REPORT_STATE_FALSE;
	return report_state_name(report->state);
}

static void put_agency(struct str *out, const struct report_summary *report)
{
	str_printf(out, "%s%s", report->agency_type ? report->agency_type : "",
		report->agency_name ? report->agency_name : "");
}

/* What is left for people, the day for programs. */
static void put_deadline(struct str *out, const struct report_summary *report)
{
	const struct deadline deadline = deadline_of_summary(report);
	if (output_for_people())
		deadline_left_short(out, &deadline, language_digits());
	else
		str_puts(out, report->deadline);
}

static bool list_visit(void *context, const struct report_summary *report)
{
	const struct list *list = context;
	struct listing *listing = list->listing;
	struct str agency = STR_INIT, deadline = STR_INIT;
	put_agency(&agency, report);
	put_deadline(&deadline, report);
	listing_number(listing, report->number);
	listing_number(listing, report->fiscal_year);
	listing_number(listing, report->months);
	listing_put(listing, agency.data);
	listing_printf(listing, "%lld/%lld", (long long)report->cards_done,
		(long long)report->cards);
	listing_put(listing, state_of(list, report));
	listing_number(listing, report->unconfirmed);
	listing_put(listing, deadline.data);
	listing_put(listing, report->title);
	str_release(&agency);
	str_release(&deadline);
	return true;
}

static bool json_visit(void *context, const struct report_summary *report)
{
	struct list *list = context;
	struct str *out = json_row(&list->rows);
	const struct deadline deadline = deadline_of_summary(report);
	struct str agency = STR_INIT;
	put_agency(&agency, report);
	json_number(out, "number", report->number);
	json_number(out, "fiscal_year", report->fiscal_year);
	json_number(out, "months", report->months);
	json_text(out, "agency", agency.data);
	json_text(out, "title", report->title);
	json_text(out, "layout", report->layout);
	json_text(out, "state", state_of(list, report));
	json_number(out, "cards_done", report->cards_done);
	json_number(out, "cards", report->cards);
	json_number(out, "unconfirmed", report->unconfirmed);
	json_deadline(out, &deadline);
	str_release(&agency);
	return true;
}

static bool list_table(struct store *store, struct list *list, struct error *error)
{
	list->listing = listing_new(COUNT(columns), columns, false);
	bool done = store_list(store, list_visit, list, error);
	listing_end(list->listing, done);
	return done;
}

static bool list_json(struct store *store, struct list *list, struct error *error)
{
	const bool done = store_list(store, json_visit, list, error);
	json_rows_end(&list->rows, done);
	return done;
}

static int list(struct session *session)
{
	struct error error = ERROR_INIT;
	struct list list = {.rows = JSON_ROWS_INIT};
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = store_seal_marks(store, note_false, &list, &error) &&
		    (session->json ? list_json(store, &list, &error)
				   : list_table(store, &list, &error));
	store_close(store);
	const bool all_true = !list.count;
	free(list.unapproved);
	if (!done)
		return fail(&error);
	return all_true ? 0 : ERROR_REFUSED;
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_list, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_list, _("%s: no argument is expected"), argv[optind]);
	return list(session);
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_list = {
	.name = "list",
	.help = N_("list the reports, newest first"),
	.details = N_(
		"One line a report: number, fiscal year, months, agency, cards "
		"done and all, state, fields that were carried over and are not "
		"yet confirmed, deadline, title. On a terminal a table, elsewhere with a "
		"TAB between the fields. A report that is not what was approved "
		"(verify says why) is of the state "
		"not-as-approved, and the exit status is 1."),
	.options = options,
	.run = run,
};
