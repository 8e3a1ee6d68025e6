/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan deadline: until when a report is to be handed in.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/head.h"
#include "db/store.h"
#include "model/deadline.h"
#include "model/report.h"
#include "office/day.h"
#include "office/deadline.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"

static const char none[] = "none";

struct asked {
	int64_t number;
	bool change;
	struct date day; /* year 0: there is to be none */
};

static void tell_json(int64_t number, const struct deadline *deadline)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_number(&out, "number", number);
	json_deadline(&out, deadline);
	json_end(&out);
}

static void tell_deadline(int64_t number, const struct report *head, bool json)
{
	const struct deadline deadline =
		deadline_of(head->deadline, head->state, date_from_time(time_now()));
	struct str words = STR_INIT;
	if (json)
		tell_json(number, &deadline);
	else if (!output_for_people())
		printf("%lld\t%s\n", (long long)number,
			head->deadline ? head->deadline : "");
	else if (!deadline_is_set(&deadline))
		tell(_("report %lld has no deadline"), (long long)number);
	else {
		deadline_append(&words, &deadline, language_digits());
		tell(_("report %lld: %s"), (long long)number, words.data);
	}
	str_release(&words);
}

static bool save(struct session *session, struct store *store, int64_t number,
	struct report *head, int64_t revision, struct error *error)
{
	switch (store_save_head(
		store, number, head, &revision, session_who(session), error)) {
	case SAVE_DONE: return true;
	case SAVE_CONFLICT:
		return error_set(error, ERROR_REFUSED,
			_("report %lld: somebody else changed it just now; please try "
			  "again"),
			(long long)number);
	default: return false;
	}
}

static bool is_same(const char *before, const char *now)
{
	return strcmp(before ? before : "", now ? now : "") == 0;
}

static bool run_on(struct session *session, struct store *store,
	const struct asked *asked, struct error *error)
{
	struct report head;
	int64_t revision;
	if (!store_read_head(store, asked->number, &head, &revision, error))
		return false;
	struct str before = STR_INIT;
	bool done = true;
	str_puts(&before, head.deadline ? head.deadline : "");
	if (asked->change)
		deadline_put(&head, asked->day);
	if (!is_same(before.data, head.deadline))
		done = save(session, store, asked->number, &head, revision, error);
	if (done)
		tell_deadline(asked->number, &head, session->json);
	str_release(&before);
	report_release(&head);
	return done;
}

static int deadline(struct session *session, const struct asked *asked)
{
	struct error error = ERROR_INIT;
	struct store *store =
		session_open(session, asked->change ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool done = run_on(session, store, asked, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

/* A day of several words need not be quoted. */
static bool read_day(int argc, char **argv, int from, struct asked *asked)
{
	struct report tried = {0};
	struct str text = STR_INIT;
	for (int i = from; i < argc; i++)
		str_printf(&text, "%s%s", i > from ? " " : "", argv[i]);
	const bool good =
		strcmp(text.data, none) == 0 ||
		(day_read(text.data, &asked->day) && deadline_put(&tried, asked->day));
	if (!good)
		usage_error(&command_deadline,
			_("%s: no day of which a report can be; write it like "
			  "2026-04-30 or 30 เม.ย. 2569, or none"),
			text.data);
	free(tried.deadline);
	str_release(&text);
	return good;
}

static int run(struct session *session, int argc, char **argv)
{
	struct asked asked = {0};
	if (!options_none(session, &command_deadline, argc, argv))
		return session->status;
	if (optind == argc)
		return usage_error(&command_deadline, _("name one report by its number"));
	asked.number = report_number(argv[optind]);
	if (!asked.number)
		return usage_error(&command_deadline,
			_("%s: a report's number is expected; list shows them"),
			argv[optind]);
	asked.change = optind + 1 < argc;
	if (asked.change && !read_day(argc, argv, optind + 1, &asked))
		return ERROR_USAGE;
	return deadline(session, &asked);
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_deadline = {
	.name = "deadline",
	.arguments = N_("N [DAY|none]"),
	.help = N_("say until when a report is to be handed in, or show it"),
	.details =
		N_("DAY is a day of the common era such as 2026-04-30, or one as offices "
		   "write it: 30 เม.ย. 2569, 30/4/2569. none: there is no deadline. "
		   "Without DAY the deadline is shown; on a terminal with the days that "
		   "are left, elsewhere as number, TAB, YYYY-MM-DD. A report that is "
		   "submitted or approved is handed in: it is not late, and its "
		   "deadline stays as it is."),
	.options = options,
	.run = run,
};
