/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan memo: a memo for a report, filled in; left out; its figures brought up to date.
 */
#include <config.h>

#include <getopt.h>
#include <stddef.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "model/report.h"
#include "office/memo_start.h"
#include "text/error.h"
#include "text/i18n.h"

enum { OPTION_REPORT = 1, OPTION_LEAVE_OUT, OPTION_FIGURES };

struct memo_wish {
	int64_t report; /* 0: none was named */
	bool leave_out, figures;
};

static bool carry_out(struct session *session, struct store *store, int64_t number,
	const struct memo_wish *wish, struct error *error)
{
	const char *who = session_who(session);
	size_t changed;
	if (wish->leave_out)
		return memo_leave_out(store, number, who, error);
	if (!wish->figures)
		return memo_add(store, number, who, error);
	if (!memo_update(store, number, who, &changed, error))
		return false;
	say(_("%zu figures of the memo were brought up to date"), changed);
	return true;
}

static bool change_memo(struct session *session, struct store *store,
	const struct memo_wish *wish, struct error *error)
{
	struct report head;
	int64_t number;
	if (!session_report(session, store, wish->report, &number, error) ||
		!carry_out(session, store, number, wish, error) ||
		!store_load_head(store, number, &head, error))
		return false;
	report_made(number, head.title, session->json);
	report_release(&head);
	return true;
}

static int open_and_change(struct session *session, const struct memo_wish *wish)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_WRITE, &error);
	if (!store)
		return fail(&error);
	const bool good = change_memo(session, store, wish, &error);
	store_close(store);
	return good ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	struct memo_wish wish = {0};
	int option, status;
	while ((option = options_next(session, &command_memo, argc, argv)) > 0) {
		if (option == OPTION_REPORT &&
			(status = option_report(&command_memo, &wish.report)) != 0)
			return status;
		wish.leave_out |= option == OPTION_LEAVE_OUT;
		wish.figures |= option == OPTION_FIGURES;
	}
	if (option == OPTIONS_STOP)
		return session->status;
	if (optind < argc)
		return usage_error(&command_memo, _("the report is named by --report"));
	if (wish.leave_out && wish.figures)
		return usage_error(&command_memo,
			_("a memo is left out, or its figures are brought up to date"));
	return open_and_change(session, &wish);
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("the report, by its number")},
	{OPTION_LEAVE_OUT, "leave-out", NULL,
		N_("print no memo with the report; its texts stay")},
	{OPTION_FIGURES, "figures", NULL,
		N_("put the report's figures in place of those that are out of date")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_memo = {
	.name = "memo",
	.help = N_("let a memo go with a report, filled in from it"),
	.details = N_(
		"The memo is printed before the report, whatever its layout. What is empty "
		"of it is filled in from the report, the agency, the people of the office "
		"file who sign and the memo of an earlier report; what was typed stays. "
		"Prints the number and the title of the report."),
	.options = options,
	.run = run,
};
