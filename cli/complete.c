/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan complete: what the word that is being typed can be, for the shells
 * (data/completion/). What comes out is for them: a line each, the word, TAB, what it means;
 * FILES_LINE where it can be the name of a file.
 *
 * What an argument can be is read off what stands for it in the tables of cli/command.h:
 * words in small letters are themselves, the others are of the table of kinds below.
 */
#include <config.h>

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/places.h"
#include "check/rule.h"
#include "check/rules.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/lists.h"
#include "office/agency.h"
#include "office/agency_names.h"
#include "office/print_setup.h"
#include "print/profile.h"
#include "print/queues.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define FILES_LINE ":files"

enum { DEPTH_MAX = 8, PATIENCE = 3 /* seconds */ };

struct completion {
	struct session *session;
	const char *typed; /* of the word, as far as it is there */
	const char
		*before; /* what stands before what is completed: "--report="; else "" */
	size_t before_bytes;
	unsigned offered; /* bits: the kinds that were */
};

/* One that it can be, where it begins as what is typed. about NULL: nothing to say. */
static void offer(
	const struct completion *completion, const char *word, const char *about)
{
	if (strncmp(word, completion->typed, strlen(completion->typed)) != 0)
		return;
	struct str line = STR_INIT;
	str_append(&line, completion->before, completion->before_bytes);
	put_line(&line, word);
	str_putc(&line, '\t');
	put_line(&line, about);
	output_line(&line);
	str_release(&line);
}

/* --- kinds --- */

static void offer_files(const struct completion *completion)
{
	(void)completion;
	puts(FILES_LINE);
}

static bool offer_report(void *context, const struct report_summary *report)
{
	const struct completion *completion = context;
	struct str number = STR_INIT, about = STR_INIT;
	str_printf(&number, "%lld", (long long)report->number);
	str_printf(&about, "%d %s", report->fiscal_year, report->title);
	offer(completion, number.data, about.data);
	str_release(&about);
	str_release(&number);
	return true;
}

static bool offer_person(void *context, const struct person *person)
{
	if (person->roles)
		offer(context, person->login, person->name);
	return true;
}

/* Who completes does not want to be told why there is nothing. */
static struct store *open_quietly(const struct completion *completion)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(completion->session, STORE_READ, &error);
	error_release(&error);
	return store;
}

static void offer_reports(const struct completion *completion)
{
	struct error error = ERROR_INIT;
	struct completion copy = *completion;
	struct store *store = open_quietly(completion);
	if (store)
		store_list(store, offer_report, &copy, &error);
	error_release(&error);
	store_close(store);
}

static void offer_people(const struct completion *completion)
{
	struct error error = ERROR_INIT;
	struct completion copy = *completion;
	struct store *store = open_quietly(completion);
	if (store)
		store_people(store, offer_person, &copy, &error);
	error_release(&error);
	store_close(store);
}

static void offer_layouts(const struct completion *completion)
{
	struct string_list names = {0};
	layout_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		struct error error = ERROR_INIT;
		struct layout *layout = layout_load(names.items[i], &error);
		offer(completion, names.items[i], layout ? layout->title : NULL);
		layout_free(layout);
		error_release(&error);
	}
	string_list_release(&names);
}

static void offer_profiles(const struct completion *completion)
{
	struct string_list names = {0};
	profile_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		struct error error = ERROR_INIT;
		struct profile *profile = profile_load(names.items[i], &error);
		offer(completion, names.items[i],
			profile ? profile_title(profile) : NULL);
		profile_free(profile);
		error_release(&error);
	}
	string_list_release(&names);
}

static void offer_papers(const struct completion *completion)
{
	for (size_t i = 0; i < USUAL_PAPERS; i++)
		offer(completion, usual_papers[i], NULL);
}

static void offer_printers(const struct completion *completion)
{
	struct error error = ERROR_INIT;
	struct queues queues;
	if (queues_list(&queues, &error)) {
		for (size_t i = 0; i < queues.count; i++)
			offer(completion, queues.items[i].name, queues.items[i].info);
		queues_release(&queues);
	}
	error_release(&error);
}

static void offer_rules(const struct completion *completion)
{
	for (size_t i = 0; i < rules_count; i++)
		offer(completion, rules[i]->name, _(rules[i]->title));
}

static void offer_commands(const struct completion *completion)
{
	for (const struct command *const *each = commands; *each; each++)
		offer(completion, (*each)->name, _((*each)->help));
}

/* An agency of a kind, of which each has two names: short and in full. */
struct agency_kind {
	const struct completion *completion;
	const char *type;
};

static bool offer_agency(void *context, const struct agency_choice *choice)
{
	const struct agency_kind *kind = context;
	struct str shorter = STR_INIT, full = STR_INIT, about = STR_INIT;
	agency_append(&shorter, kind->type, choice->text);
	str_printf(&full, "%s%s", kind->type, choice->text);
	agency_place_append(&about, choice);
	offer(kind->completion, shorter.data, about.data);
	offer(kind->completion, full.data, about.data);
	str_release(&shorter);
	str_release(&full);
	str_release(&about);
	return false;
}

/* Of all that there are nobody chooses: once something is typed. */
static void offer_agencies(const struct completion *completion)
{
	if (!*completion->typed)
		return;
	struct places *places = places_new();
	for (size_t i = 0; i < AGENCY_TYPES; i++) {
		struct agency_kind kind = {completion, agency_types[i]};
		const struct agency_said said = {agency_types[i], "", "", ""};
		agency_choices_each(places, AGENCY_PART_NAME, &said, offer_agency, &kind);
	}
	places_free(places);
}

/* What stands for an argument, as it begins, and what it can be. */
static const struct {
	const char *word;
	void (*offer)(const struct completion *completion);
} kinds[] = {
	{"N", offer_reports},
	{"LAYOUT", offer_layouts},
	{"PROFILE", offer_profiles},
	{"PAPER", offer_papers},
	{"PRINTER", offer_printers},
	{"RULE", offer_rules},
	{"COMMAND", offer_commands},
	{"LOGIN", offer_people},
	{"DEPUTY", offer_people},
	{"AGENCY", offer_agencies},
	{"FILE", offer_files},
	{"OFFICE", offer_files},
	{"FROM", offer_files},
	{"TO", offer_files},
	{"BACKUP", offer_files},
	{"DAMAGED", offer_files},
	{"NEW", offer_files},
};

/* --- what stands for an argument: json|text, N..., [list|restore N] --- */

static bool is_of_word(char letter)
{
	return isalnum((unsigned char)letter) || letter == '-' || letter == '_';
}

static void offer_kind(struct completion *completion, const char *word, size_t bytes)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		const unsigned bit = 1u << i;
		if (strlen(kinds[i].word) != bytes ||
			strncmp(kinds[i].word, word, bytes) != 0)
			continue;
		if (!(completion->offered & bit))
			kinds[i].offer(completion);
		completion->offered |= bit;
	}
}

/* What one alternative can be: where it is in small letters, itself. */
static void offer_alternative(
	struct completion *completion, const char *word, size_t bytes)
{
	char *name = mem_strndup(word, bytes);
	if (isupper((unsigned char)*name))
		offer_kind(completion, word, bytes);
	else if (strcmp(name, "-") != 0)
		offer(completion, name, NULL);
	free(name);
}

/* pattern: what stands for an option's argument. The alternatives stand between bars; of what
 * is joined on by other signs (RULE=SEVERITY) the first counts. */
static void offer_pattern(struct completion *completion, const char *pattern)
{
	for (const char *at = pattern; *at;) {
		size_t bytes = 0;
		while (is_of_word(at[bytes]))
			bytes++;
		if (bytes)
			offer_alternative(completion, at, bytes);
		at += bytes;
		at += strcspn(at, "|");
		at += *at == '|';
	}
}

/* What is before the word: the command, how many arguments it has, an option that wants one. */
struct line {
	const struct command *command;
	const struct option_spec *wants;
	int arguments;
	const char *first;    /* of the arguments; NULL: there is none */
	bool no_more_options; /* behind -- */
};

/* Words stand in slots: a space begins the next one, a bar goes back to where its brackets
 * began: [list|restore N...] and N [DAY|none] have two. */
struct slots {
	int now, depth;
	int begun[DEPTH_MAX]; /* the slot in which each bracket begins; [0]: none */
	int skipped; /* the depth of an alternative of which another one was typed: [list|restore
		      * N] behind list; 0: none */
};

static void pass(struct slots *slots, char sign)
{
	if ((sign == '|' || sign == ']') && slots->skipped == slots->depth)
		slots->skipped = 0;
	switch (sign) {
	case ' ': slots->now++; break;
	case '|': slots->now = slots->begun[slots->depth]; break;
	case '[':
		if (slots->depth + 1 < DEPTH_MAX)
			slots->begun[++slots->depth] = slots->now;
		break;
	case ']': slots->depth -= slots->depth > 0; break;
	}
}

/* first: the first argument that was typed. A bar between brackets divides all of what stands
 * there, another one words: copy|move N; its depth is 0, so nothing is skipped. */
static void skip_other(
	struct slots *slots, const char *word, size_t bytes, const char *first)
{
	if (!slots->skipped && slots->now == 0 && first &&
		islower((unsigned char)*word) &&
		(strlen(first) != bytes || strncmp(first, word, bytes) != 0))
		slots->skipped = slots->depth;
}

/* line: which of the command's arguments is typed, and the first one; where some may be repeated,
 * one behind them is of their kinds too. */
static void offer_arguments(struct completion *completion, const struct line *line)
{
	const char *arguments = line->command->arguments;
	const int place = line->arguments;
	const bool repeats = strstr(arguments, "...");
	struct slots slots = {0};
	for (const char *at = arguments; *at;) {
		size_t bytes = 0;
		while (is_of_word(at[bytes]))
			bytes++;
		const bool joined = at > arguments && at[-1] == ':';
		if (bytes)
			skip_other(&slots, at, bytes, line->first);
		if (bytes && !joined && !slots.skipped &&
			(slots.now == place || (repeats && slots.now < place &&
						       isupper((unsigned char)*at))))
			offer_alternative(completion, at, bytes);
		at += bytes;
		if (*at)
			pass(&slots, *at++);
	}
}

/* --- the line --- */

static const struct option_spec *find_option(
	const struct option_spec *option, const char *name, size_t bytes)
{
	for (; option && option->id; option++)
		if (strlen(option->name) == bytes && !strncmp(option->name, name, bytes))
			return option;
	return NULL;
}

/* The option of that word, of the command (NULL: of none) or of every one; NULL: none. */
static const struct option_spec *option_of(
	const struct command *command, const char *word)
{
	if (strncmp(word, "--", 2) != 0)
		return NULL;
	const char *name = word + 2;
	const size_t bytes = strcspn(name, "=");
	const struct option_spec *found =
		find_option(command ? command->options : program_options, name, bytes);
	return found ? found : find_option(common_options, name, bytes);
}

static void offer_options(
	const struct completion *completion, const struct option_spec *option)
{
	for (; option && option->id; option++) {
		struct str word = STR_INIT;
		str_printf(&word, "--%s", option->name);
		offer(completion, word.data, _(option->help));
		str_release(&word);
	}
}

static void take_word(struct line *line, struct session *session, const char *word)
{
	if (line->wants) {
		if (line->wants->id == COMMON_FILE)
			session_set_office(session, word);
		line->wants = NULL;
		return;
	}
	const struct option_spec *option =
		line->no_more_options ? NULL : option_of(line->command, word);
	const char *equals = strchr(word, '=');
	if (!line->no_more_options && !strcmp(word, "--"))
		line->no_more_options = true;
	else if (option && option->argument && !equals)
		line->wants = option;
	else if (option && option->id == COMMON_FILE)
		session_set_office(session, equals + 1);
	else if (option || (*word == '-' && !line->no_more_options))
		return;
	else if (!line->command)
		line->command = command_find(word);
	else if (line->arguments++ == 0)
		line->first = word;
}

static void complete(const struct line *line, struct completion *completion)
{
	const char *typed = completion->typed;
	const char *equals = strchr(typed, '=');
	const struct option_spec *named = option_of(line->command, typed);
	if (line->wants) {
		offer_pattern(completion, line->wants->argument);
	} else if (named && named->argument && equals) {
		completion->before = typed;
		completion->before_bytes = (size_t)(equals + 1 - typed);
		completion->typed = equals + 1;
		offer_pattern(completion, named->argument);
	} else if (*typed == '-' && !line->no_more_options) {
		offer_options(completion,
			line->command ? line->command->options : program_options);
		offer_options(completion, common_options);
	} else if (!line->command) {
		offer_commands(completion);
	} else if (line->command->arguments) {
		offer_arguments(completion, line);
	}
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_complete, argc, argv))
		return session->status;
	if (optind == argc)
		return usage_error(&command_complete, _("a word is expected"));
	/* A shell waits: what a server or a printer does not say in time is not said. */
	alarm(PATIENCE);
	struct line line = {0};
	for (int i = optind; i + 1 < argc; i++)
		take_word(&line, session, argv[i]);
	struct completion completion = {
		.session = session, .typed = argv[argc - 1], .before = ""};
	complete(&line, &completion);
	return 0;
}

const struct command command_complete = {
	.name = "complete",
	.arguments = N_("-- [WORD...] WORD"),
	.help = N_("tell what the last word of a command can be, for shells"),
	.details =
		N_("bash, zsh and fish ask it when TAB is pressed. A line is a word, TAB "
		   "and what it means; the line \":files\" says that a file's name goes "
		   "there."),
	.run = run,
};
