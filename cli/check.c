/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan check: what is to be mended in a report; and what the office made of the
 * rules. mattrakan units: the names of the office's units, which a rule goes by.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rules.h"
#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/work.h"
#include "db/check_settings.h"
#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "office/report_check.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { OPTION_REPORT = 1, OPTION_ALL, OPTION_RULES, OPTION_SET };

/* JSON says more of a finding, and is written by itself. */
static const struct column columns[] = {
	{N_("Severity"), NULL},
	{N_("Rule"), NULL},
	{N_("Card"), NULL},
	{N_("Field"), NULL},
	{N_("Message"), NULL},
};

static const struct column rule_columns[] = {
	{N_("Rule"), "rule"},
	{N_("Severity"), "severity"},
	{N_("Looks for"), "title"},
};

/* What the command line says. */
struct wish {
	int64_t report;
	bool all, rules;
	const char *set; /* RULE=SEVERITY */
};

/* --- findings --- */

static const char *field_of(const struct spot *spot)
{
	return spot->card && spot->field != FIELD_NONE ? card_field_name(spot->field)
						       : spot->path;
}

static void list_findings(const struct finding_list *list, bool all)
{
	struct listing *listing = listing_new(COUNT(columns), columns, false);
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->items[i];
		if (finding->reason && !all)
			continue;
		listing_put(listing,
			finding->reason ? "accepted" : severity_name(finding->severity));
		listing_put(listing, finding->rule->name);
		if (finding->spot.card)
			listing_number(listing, finding->spot.card);
		else
			listing_nothing(listing);
		listing_put(listing, field_of(&finding->spot));
		listing_put(listing, finding->message);
	}
	listing_end(listing, true);
}

/* Members of the object that is being written. */
static void json_spot(
	struct str *out, const struct report_check *check, const struct spot *spot)
{
	json_number_if(out, "card", spot->card);
	json_text(out, "uuid",
		spot->card ? check->report.cards[spot->card - 1].uuid : NULL);
	json_text(out, "field", field_of(spot));
	json_number(out, "start", (int64_t)spot->start);
	json_number(out, "bytes", (int64_t)spot->bytes);
}

static void json_finding(
	struct str *out, const struct report_check *check, const struct finding *finding)
{
	json_text(out, "severity", severity_name(finding->severity));
	json_text(out, "rule", finding->rule->name);
	json_spot(out, check, &finding->spot);
	json_text(out, "message", finding->message);
	json_text(out, "mend", _(finding->rule->mend));
	if (finding->other.path) {
		json_open_object(out, "other");
		json_spot(out, check, &finding->other);
		str_putc(out, '}');
	} else {
		json_text(out, "other", NULL);
	}
	if (finding->reason) {
		json_open_object(out, "accepted");
		json_text(out, "reason", finding->reason);
		json_text(out, "who", finding->who);
		json_moment(out, "at", finding->at);
		str_putc(out, '}');
	} else {
		json_text(out, "accepted", NULL);
	}
}

static void print_json(const struct report_check *check)
{
	struct json_rows rows = JSON_ROWS_INIT;
	for (size_t i = 0; i < check->list.count; i++)
		json_finding(json_row(&rows), check, &check->list.items[i]);
	json_rows_end(&rows, true);
}

static int check_one(
	struct session *session, struct store *store, const struct wish *wish)
{
	struct error error = ERROR_INIT;
	struct report_check *check = NULL;
	int64_t number;
	if (!session_report(session, store, wish->report, &number, &error))
		return fail(&error);
	store_watch(store, work_begin());
	check = report_check_run(store, number, language_digits(), &error);
	store_watch(store, NULL);
	work_end();
	if (!check)
		return fail(&error);
	if (session->json)
		print_json(check);
	else
		list_findings(&check->list, wish->all);
	const bool good = !finding_list_count(&check->list, SEVERITY_ERROR);
	report_check_free(check);
	return good ? 0 : ERROR_REFUSED;
}

/* --- rules --- */

static int list_rules(struct store *store, bool json)
{
	struct error error = ERROR_INIT;
	signed char *severities = report_check_severities(store, &error);
	if (!severities)
		return fail(&error);
	struct listing *listing = listing_new(COUNT(rule_columns), rule_columns, json);
	for (size_t i = 0; i < rules_count; i++) {
		listing_put(listing, rules[i]->name);
		listing_put(listing,
			severity_name(severities[i] < 0 ? rules[i]->off
								  ? SEVERITY_OFF
								  : rules[i]->severity
							: (enum severity)severities[i]));
		listing_put(listing, _(rules[i]->title));
	}
	listing_end(listing, true);
	free(severities);
	return 0;
}

/* RULE=SEVERITY. */
static int set_rule(struct session *session, struct store *store, const char *set)
{
	const char *equals = strchr(set, '=');
	enum severity severity;
	struct error error = ERROR_INIT;
	const bool back = equals && !strcmp(equals + 1, "default");
	if (!equals || (!back && !severity_find(equals + 1, &severity)))
		return usage_error(&command_check,
			_("--set %s: RULE=off, warning, error or default is expected"),
			set);
	char *rule = mem_strndup(set, (size_t)(equals - set));
	int status = 0;
	if (rule_find(rule) == rules_count)
		status = usage_error(&command_check,
			_("--set %s: there is no such rule; --rules lists them"), rule);
	else if (!report_check_set_rule(store, rule, back ? NULL : equals + 1,
			 session_who(session), &error))
		status = fail(&error);
	free(rule);
	return status;
}

static int read_options(struct session *session, int argc, char **argv, struct wish *wish)
{
	for (int option; (option = options_next(session, &command_check, argc, argv)) !=
			 OPTIONS_END;) {
		switch (option) {
		case OPTIONS_STOP: return session->status;
		case OPTION_ALL: wish->all = true; break;
		case OPTION_RULES: wish->rules = true; break;
		case OPTION_SET: wish->set = optarg; break;
		default:
			if (option_report(&command_check, &wish->report))
				return ERROR_USAGE;
		}
	}
	return optind < argc ? usage_error(&command_check,
				       _("%s: no argument is expected"), argv[optind])
			     : OPTIONS_END;
}

static int run(struct session *session, int argc, char **argv)
{
	struct wish wish = {0};
	struct error error = ERROR_INIT;
	int status = read_options(session, argc, argv, &wish);
	if (status != OPTIONS_END)
		return status;
	struct store *store =
		session_open(session, wish.set ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	if (wish.set)
		status = set_rule(session, store, wish.set);
	else
		status = wish.rules ? list_rules(store, session->json)
				    : check_one(session, store, &wish);
	store_close(store);
	return status;
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"),
		N_("the report by its number (list shows it)")},
	JSON_OPTION(JSON_HELP),
	{OPTION_ALL, "all", NULL, N_("with those that somebody accepted")},
	{OPTION_RULES, "rules", NULL, N_("list the rules, with their severity here")},
	{OPTION_SET, "set", N_("RULE=SEVERITY"),
		N_("off, warning, error or default, for the whole office")},
	{0, NULL, NULL, NULL},
};

const struct command command_check = {
	.name = "check",
	.help = N_("find mistakes in a report"),
	.details = N_("One line a finding: severity, rule, card, field, message. The "
		      "card is empty where it is the report's own text. Exit status 1 "
		      "if an error is among them that nobody accepted. The program's "
		      "Findings screen shows the same, and there a finding can be "
		      "accepted with a reason; it comes back when its text changes."),
	.options = options,
	.run = run,
};

/* --- units --- */

enum { OPTION_CLEAR = 1 };

static int show_units(struct store *store, bool json)
{
	static const struct column of_units[] = {{N_("Unit"), "unit"}};
	struct string_list units = {0};
	struct error error = ERROR_INIT;
	if (!store_units(store, &units, &error))
		return fail(&error);
	struct listing *listing = listing_new(COUNT(of_units), of_units, json);
	for (size_t i = 0; i < units.count; i++)
		listing_put(listing, units.items[i]);
	listing_end(listing, true);
	const bool confirmed = units.present;
	string_list_release(&units);
	return confirmed ? 0 : ERROR_REFUSED;
}

static int set_units(
	struct session *session, struct store *store, int count, char **names)
{
	struct string_list units = {0};
	struct error error = ERROR_INIT;
	for (int i = 0; i < count; i++)
		string_list_add(&units, names[i]);
	const bool done = store_set_units(store, &units, session_who(session), &error);
	string_list_release(&units);
	return done ? 0 : fail(&error);
}

static int run_units(struct session *session, int argc, char **argv)
{
	bool clear = false;
	struct error error = ERROR_INIT;
	for (int option; (option = options_next(session, &command_units, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		clear = true;
	}
	const int count = argc - optind;
	if (clear && count)
		return usage_error(
			&command_units, _("--clear: no name is expected beside it"));
	for (int i = optind; i < argc; i++)
		if (!argv[i][strspn(argv[i], " \t\n")])
			return usage_error(&command_units, _("a name is empty"));
	const bool sets = clear || count;
	struct store *store =
		session_open(session, sets ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	const int status = sets ? set_units(session, store, count, argv + optind)
				: show_units(store, session->json);
	store_close(store);
	return status;
}

static const struct option_spec units_options[] = {
	{OPTION_CLEAR, "clear", NULL,
		N_("forget the list: owners are not compared with it any more")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_units = {
	.name = "units",
	.arguments = N_("[NAME...]"),
	.help = N_("show or confirm the names of the office's units"),
	.details = N_("With names, these are the office's units from now on, and check "
		      "reports an owner that is none of them. Without, the list is "
		      "shown, a name a line; exit status 1 if nobody has confirmed one."),
	.options = units_options,
	.run = run_units,
};
