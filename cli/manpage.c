/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a manual page in the language that it is told, th or en: mattrakan(1) from the table
 * of commands, those of section 5 (cli/format_pages.h) from what stands in doc/. Run by the
 * build, not installed; messages come from $MATTRAKAN_LOCALEDIR.
 *
 *	manpage th|en PAGE SOURCES     SOURCES: the top folder of the sources
 *	manpage messages SOURCES       what of doc/ is to be translated
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/format_pages.h"
#include "cli/roff.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"

static void put_options(struct breaker *breaker, const struct option_spec *option)
{
	for (; option && option->id; option++) {
		fputs(".TP\n", stdout);
		if (option->letter)
			printf("\\fB\\-%c\\fR, ", option->letter);
		fputs("\\fB\\-\\-", stdout);
		roff_text(breaker, option->name);
		fputs("\\fR", stdout);
		if (option->argument) {
			putchar(' ');
			roff_styled(breaker, 'I', _(option->argument));
		}
		putchar('\n');
		roff_sentence(breaker, _(option->help));
	}
}

static void put_command(struct breaker *breaker, const struct command *command)
{
	/* .SS is bold; what is not to be typed as it stands is not. */
	printf(".SS \"mattrakan %s\\fR%s", command->name,
		command->options ? _(" [option...]") : "");
	if (command->arguments) {
		putchar(' ');
		roff_text(breaker, _(command->arguments));
	}
	fputs("\"\n", stdout);
	roff_sentence(breaker, _(command->help));
	if (command->details) {
		fputs(".PP\n", stdout);
		roff_paragraphs(breaker, _(command->details));
	}
	put_options(breaker, command->options);
}

/* --- what stands in no table of the program --- */

static const struct roff_term statuses[] = {
	{"0", N_("done")},
	{"1", N_("the thing asked about is not well: refused input, findings, nothing found")},
	{"2", N_("wrong usage")},
	{"3", N_("the office file or the system failed")},
	{"130", N_("stopped before its end (Ctrl-C, a signal), and nothing was changed; watch, "
		   "which always is, ends with 0")},
	{NULL, NULL},
};

static const struct roff_term variables[] = {
	{"MATTRAKAN_FILE",
		N_("the office file or server, where --file does not name it")},
	{"MATTRAKAN_CONFIG",
		N_("the file of what is configured, in place of the usual two; empty: "
		   "none")},
	{"MATTRAKAN_DATADIR",
		N_("the folder of layouts and other data, instead of the installed one")},
	{"MATTRAKAN_LOCALEDIR",
		N_("the folder of translations, instead of the installed one")},
	{"MATTRAKAN_COPIES",
		N_("no: the program makes no copies of the office file by itself")},
	{"MATTRAKAN_PATIENCE",
		N_("for how many seconds a printer may take nothing before it is given up")},
	{"MATTRAKAN_PROGRESS",
		N_("no: nothing says how far long work is; always: quick work too")},
	{"LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
		N_("the language of messages; Thai where none is named")},
	{"TERM, COLORTERM, COLORFGBG, NO_COLOR",
		N_("what the terminal is, and whether it has colours")},
	{"ESCDELAY",
		N_("how many milliseconds a terminal's key may take to arrive whole")},
	{"VISUAL, EDITOR", N_("the editor that a text is given to")},
	{"TMPDIR", N_("the folder of files that are needed for a moment")},
	{"PGPASSFILE, PGSERVICEFILE, PGSSLROOTCERT",
		N_("with a server: as libpq has them")},
	{"SOURCE_DATE_EPOCH", N_("seconds since 1970, printed as today's date")},
	{NULL, NULL},
};

static const struct roff_term files[] = {
	{"$XDG_DATA_HOME/mattrakan/office.db",
		N_("the office file, where none is named ($XDG_DATA_HOME is ~/.local/share "
		   "where it is not set)")},
	{SYSCONFDIR "/mattrakan/config.json, $XDG_CONFIG_HOME/mattrakan/config.json",
		N_("what is configured, of the machine and of a person (mattrakan config)")},
	{"$XDG_DATA_HOME/mattrakan/layouts/", N_("the office's own layouts")},
	{"$XDG_DATA_HOME/mattrakan/profiles/", N_("the office's own printer profiles")},
	{NULL, NULL},
};

/* Command lines, as they are typed; tests/cli/manuals runs them, one after the other. */
static const struct roff_term examples[] = {
	{"mattrakan import report.json",
		N_("brings in a report; where there is no office file yet, it is made")},
	{"mattrakan import --dry-run old.docx",
		N_("tells what of last year's document would come in, and what is "
		   "doubtful of it")},
	{"mattrakan import --accept old.docx",
		N_("takes it in, with what is assumed of it")},
	{"mattrakan list", N_("shows which reports there are, and their numbers")},
	{"mattrakan carry 1 2570",
		N_("makes the report of fiscal year 2570 of report 1, to be confirmed field "
		   "by field")},
	{"mattrakan check --report 1", N_("finds what is to be mended in report 1")},
	{"mattrakan print --report 1 --to report.txt",
		N_("writes its pages into a file; --to QUEUE sends them to a printer")},
	{"mattrakan print --report 1 --cards 1,3-5 --pages 1",
		N_("shows the first page of an extract with some of its measures")},
	{"mattrakan export --report 1 --format html --to report.html",
		N_("makes the page that is published; so do pdf and docx")},
	{"mattrakan backup copy.db", N_("copies the office file while others work")},
	{"mattrakan list --json", N_("the same list for scripts (doc/json.md)")},
	{NULL, NULL},
};

static void put_synopsis(struct breaker *breaker)
{
	roff_section(breaker, _("SYNOPSIS"));
	for (int with_command = 0; with_command < 2; with_command++) {
		fputs(".B mattrakan\n[\\fB\\-\\-file\\fR ", stdout);
		roff_styled(breaker, 'I', _("OFFICE"));
		fputs("] [\\fB\\-\\-lang\\fR \\fIth\\fR|\\fIen\\fR] ", stdout);
		if (with_command) {
			roff_styled(breaker, 'I', _("COMMAND"));
			printf("%s\n", _(" [option...]"));
		} else {
			fputs("[\\fB\\-\\-plain\\fR]\n.br\n", stdout);
		}
	}
}

static void put_description(struct breaker *breaker)
{
	roff_section(breaker, _("DESCRIPTION"));
	roff_paragraphs(breaker,
		_("Thai local-government offices publish every fiscal year what they did to "
		  "promote integrity and transparency. mattrakan keeps the measure cards of "
		  "such reports in an office file, or on a database server, and prints the "
		  "finished report. Reports are in Thai whatever the language of messages "
		  "is.\n\nWithout a command, on a terminal, the full-screen program starts: "
		  "F1 is its help, Ctrl-Q leaves it. With a command that is carried out, and "
		  "the program ends."));
}

/* mattrakan(1) */
static void put_program(struct breaker *breaker)
{
	roff_head(breaker, PACKAGE, "1", _("User Commands"),
		_("Measure cards and reports on integrity and transparency of Thai "
		  "local-government offices"));
	put_synopsis(breaker);
	put_description(breaker);
	roff_section(breaker, _("OPTIONS"));
	put_options(breaker, program_options);
	put_options(breaker, common_options);
	roff_section(breaker, _("COMMANDS"));
	for (const struct command *const *each = commands; *each; each++)
		put_command(breaker, *each);
	roff_terms(breaker, N_("EXAMPLES"), examples);
	roff_terms(breaker, N_("EXIT STATUS"), statuses);
	roff_terms(breaker, N_("ENVIRONMENT"), variables);
	roff_terms(breaker, N_("FILES"), files);
	format_pages_see_also(breaker, PACKAGE);
}

static bool put_page(const char *page, const char *source, struct error *error)
{
	struct breaker *breaker = breaker_new();
	bool good = true;
	if (strcmp(page, PACKAGE) == 0)
		put_program(breaker);
	else
		good = format_page_write(breaker, page, source, error);
	breaker_free(breaker);
	return good;
}

int main(int argc, char **argv)
{
	struct error error = ERROR_INIT;
	const char *folder = getenv("MATTRAKAN_LOCALEDIR");
	const bool messages = argc == 3 && strcmp(argv[1], "messages") == 0;
	language_start(folder && *folder ? folder : LOCALEDIR);
	if (!messages && (argc != 4 || !language_set(argv[1]))) {
		fputs("manpage th|en PAGE SOURCES, or manpage messages SOURCES\n",
			stderr);
		return ERROR_USAGE;
	}
	const bool good = messages ? format_pages_messages(argv[2], &error)
				   : put_page(argv[2], argv[3], &error);
	if (!good)
		fprintf(stderr, "manpage: %s\n", error_message(&error));
	error_release(&error);
	return !good || ferror(stdout) || fflush(stdout);
}
