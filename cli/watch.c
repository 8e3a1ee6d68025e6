/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan watch: what is done in the office, told while it happens, a line each, for
 * scripts that act on it.
 *
 * It is the trail that is told, from where the last line ended: nothing twice, nothing left
 * out, whatever happened to the server meanwhile. On a server it is woken by what that tells
 * whoever listens, of a file it looks at the counter of changes once a second.
 */
#include <config.h>

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/trail_json.h"
#include "db/store.h"
#include "db/trust/trail.h"
#include "model/address.h"
#include "office/day.h"
#include "office/moment.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"

enum { OPTION_SINCE = 1, OPTION_REPORT };

/* ms between two looks. What a server tells has come by itself: to look costs no question. */
enum { EVERY_FILE = 1000, EVERY_SERVER = 200, EVERY_LOST = 1000 };

struct watch {
	struct session *session;
	struct store *store; /* NULL: the server cannot be reached */
	bool on_server;
	int64_t report;     /* this one alone; 0: all */
	int64_t last;       /* the entry told, or left out, last */
	int64_t not_before; /* seconds since 1970 */
	int64_t changes;    /* store_changes(), before it was read last */
	bool gone;          /* nobody reads any more */
};

/* --- one line --- */

static void put_number(struct str *out, int64_t number)
{
	if (number)
		str_printf(out, "%lld", (long long)number);
	str_putc(out, '\t');
}

static void put_entry(struct str *out, const struct trail_entry *entry)
{
	put_number(out, entry->number);
	put_time(out, entry->at);
	str_putc(out, '\t');
	put_line(out, entry->who);
	str_putc(out, '\t');
	put_line(out, output_for_people() ? _(trail_act_label(entry->act)) : entry->act);
	str_putc(out, '\t');
	put_number(out, entry->report);
	put_number(out, entry->card);
	put_line(out, entry->detail);
}

static void put_json(struct str *out, const struct trail_entry *entry)
{
	json_begin(out);
	trail_json(out, entry);
	str_putc(out, '}');
}

/* Whoever reads may end it when it has seen what it waited for: that is no error. */
static void note_gone(struct watch *watch)
{
	watch->gone = true;
	__fpurge(stdout);
	clearerr(stdout);
}

/* Each line goes out at once: somebody acts on it. */
static bool tell_entry(void *context, const struct trail_entry *entry)
{
	struct watch *watch = context;
	struct str line = STR_INIT;
	watch->last = entry->number;
	if (entry->at < watch->not_before ||
		(watch->report && entry->report != watch->report))
		return true;
	if (watch->session->json)
		put_json(&line, entry);
	else
		put_entry(&line, entry);
	if ((puts(line.data) < 0 || fflush(stdout) != 0) && errno == EPIPE)
		note_gone(watch);
	str_release(&line);
	return !watch->gone && !ferror(stdout) && !interrupted();
}

/* --- looking --- */

/* What came since; nothing is asked where nothing was changed. */
static bool look(struct watch *watch, bool *more, struct error *error)
{
	int64_t changes;
	if (!store_changes(watch->store, &changes, error))
		return false;
	*more = changes != watch->changes;
	watch->changes = changes;
	return !*more ||
	       store_trail_behind(watch->store, watch->last, tell_entry, watch, error);
}

/* Waits, but not for what nobody reads: false once the reader has gone, or Ctrl-C came. */
static bool wait_on(struct watch *watch, int milliseconds)
{
	struct pollfd reader = {.fd = STDOUT_FILENO};
	if (poll(&reader, 1, milliseconds) > 0 && reader.revents & (POLLERR | POLLHUP))
		note_gone(watch);
	return !watch->gone && !ferror(stdout) && !interrupted();
}

/* The server may be away for as long as it likes; of a file nothing can come back. */
static bool lose(struct watch *watch, struct error *error)
{
	if (!watch->on_server || error->kind != ERROR_SYSTEM)
		return false;
	if (watch->store)
		say(_("%s; what is done meanwhile is told when it is back"),
			error_message(error));
	error_release(error);
	store_close(watch->store);
	watch->store = NULL;
	return true;
}

static bool reach(struct watch *watch, struct error *error)
{
	watch->store = session_open(watch->session, STORE_READ, error);
	if (!watch->store)
		return lose(watch, error);
	say(_("%s: reached again"), session_office(watch->session));
	watch->changes = -1; /* whatever was done meanwhile */
	return true;
}

static bool follow(struct watch *watch, struct error *error)
{
	do {
		bool more;
		if (!watch->store && !reach(watch, error))
			return false;
		if (watch->store && !look(watch, &more, error) && !lose(watch, error))
			return false;
	} while (!watch->gone && wait_on(watch, !watch->store      ? EVERY_LOST
						: watch->on_server ? EVERY_SERVER
								   : EVERY_FILE));
	return true;
}

/* --- the command --- */

/* Where it begins: behind the newest entry, where nothing was said. */
static bool begin(struct watch *watch, bool since, struct error *error)
{
	watch->store = session_open(watch->session, STORE_READ, error);
	watch->on_server = address_is_server(session_office(watch->session));
	watch->changes = -1;
	return watch->store &&
	       (since || store_trail_newest(watch->store, &watch->last, error));
}

static int run_watch(struct watch *watch, bool since)
{
	struct error error = ERROR_INIT;
	signal(SIGPIPE, SIG_IGN);
	interrupt_begin();
	const bool good = begin(watch, since, &error) && follow(watch, &error);
	interrupt_end();
	store_close(watch->store);
	return good ? 0 : fail(&error);
}

/* The number of an entry, behind which it begins; or a day or moment. */
static bool read_since(struct watch *watch, const char *text)
{
	struct date day;
	size_t used;
	int32_t number;
	if (number_parse(text, strlen(text), &used, &number) && !text[used] &&
		number >= 0) {
		watch->last = number;
		return true;
	}
	if (moment_parse_iso(text, &watch->not_before))
		return true;
	if (!day_read(text, &day))
		return false;
	watch->not_before = date_minute(day, 0);
	return true;
}

static int run(struct session *session, int argc, char **argv)
{
	struct watch watch = {.session = session};
	bool since = false;
	int option;
	while ((option = options_next(session, &command_watch, argc, argv)) > 0) {
		if (option == OPTION_REPORT) {
			const int status = option_report(&command_watch, &watch.report);
			if (status)
				return status;
			continue;
		}
		since = true;
		if (!read_since(&watch, optarg))
			return usage_error(&command_watch,
				_("--since %s: the number of an entry, a day or a moment is "
				  "expected, like '17', 2026-11-30 or 2026-11-30T10:02:00"),
				optarg);
	}
	if (option == OPTIONS_STOP)
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_watch, _("%s: no argument is expected"), argv[optind]);
	return run_watch(&watch, since);
}

static const struct option_spec options[] = {
	{OPTION_SINCE, "since", N_("NUMBER|TIME"),
		N_("begin behind this entry of the trail, or at this day or moment; else with "
		   "what is done from now on")},
	{OPTION_REPORT, "report", N_("N"), N_("what was done to this report alone")},
	JSON_OPTION(N_("an object of JSON a line (doc/json.md)")),
	{0, NULL, NULL, NULL},
};

const struct command command_watch = {
	.name = "watch",
	.help = N_("tell what is done in the office while it happens"),
	.details = N_(
		"One line for each act, as soon as it is done: number, when, who, what, the "
		"numbers of report and measure, what else was said, with a TAB between them. "
		"It goes on until Ctrl-C, or until nobody reads it any more. A script that "
		"was stopped goes on where it was with --since and the number of the last "
		"line: nothing comes twice, nothing is left out. Where a server cannot be "
		"reached it waits, and tells then what was done meanwhile. A file is looked "
		"at once a second."),
	.options = options,
	.run = run,
};
