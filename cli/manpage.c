/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes mattrakan(1) from the table of commands. Run by the build, not installed.
 */
#include <config.h>

#include <stdio.h>

#include "cli/command.h"

/* roff takes a backslash, and a dot or quote at a line's start, as its own. */
static void put_text(const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
	for (; *text; text++) {
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else
			putchar(*text);
	}
}

static void put_options(const struct option_spec *option)
{
	for (; option && option->id; option++) {
		fputs(".TP\n\\fB\\-\\-", stdout);
		put_text(option->name);
		fputs("\\fR", stdout);
		if (option->argument) {
			fputs(" \\fI", stdout);
			put_text(option->argument);
			fputs("\\fR", stdout);
		}
		putchar('\n');
		put_text(option->help);
		fputs(".\n", stdout);
	}
}

static void put_command(const struct command *command)
{
	fputs(".SS \"mattrakan ", stdout);
	put_text(command->name);
	if (command->options)
		fputs(" [option...]", stdout);
	if (command->arguments) {
		putchar(' ');
		put_text(command->arguments);
	}
	fputs("\"\n", stdout);
	put_text(command->help);
	fputs(".\n", stdout);
	if (command->details) {
		fputs(".PP\n", stdout);
		put_text(command->details);
		putchar('\n');
	}
	put_options(command->options);
}

static const char head[] =
	".TH MATTRAKAN 1 \"\" \"" PACKAGE_STRING "\" \"User Commands\"\n"
	".SH NAME\n"
	"mattrakan \\- measure cards and reports on integrity and transparency\n"
	".SH SYNOPSIS\n"
	".B mattrakan\n"
	"[\\fB\\-\\-file\\fR \\fIOFFICE\\fR] [\\fB\\-\\-lang\\fR \\fIth\\fR|\\fIen\\fR]"
	" \\fICOMMAND\\fR [\\fIoption...\\fR]\n"
	".SH DESCRIPTION\n"
	"Thai local\\-government offices publish every fiscal year what they did to "
	"promote\n"
	"integrity and transparency. \\fBmattrakan\\fR keeps the measure cards of such "
	"reports\n"
	"in a local office file and prints the finished report. Reports are in Thai "
	"whatever\n"
	"the language of messages is.\n"
	".SH OPTIONS\n"
	"With every command:\n";

static const char tail[] =
	".SH EXIT STATUS\n"
	".TP\n0\ndone\n"
	".TP\n1\nthe thing asked about is not well: refused input, findings, nothing "
	"found\n"
	".TP\n2\nwrong usage\n"
	".TP\n3\nthe office file or the system failed\n"
	".SH ENVIRONMENT\n"
	".TP\n\\fBMATTRAKAN_FILE\\fR\nthe office file, where \\-\\-file does not name "
	"it\n"
	".TP\n\\fBMATTRAKAN_DATADIR\\fR\nthe folder of layouts and other data, instead "
	"of the\n"
	"installed one\n"
	".TP\n\\fBMATTRAKAN_COPIES\\fR\nno: the program makes no copies of the office "
	"file by itself\n"
	".TP\n\\fBLANGUAGE\\fR, \\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR\n"
	"the language of messages; Thai where none is named\n"
	".TP\n\\fBSOURCE_DATE_EPOCH\\fR\nseconds since 1970, printed as today's date\n"
	".SH FILES\n"
	".TP\n\\fI$XDG_DATA_HOME/mattrakan/office.db\\fR\n"
	"the office file (default: under \\fI~/.local/share\\fR)\n"
	".TP\n\\fI$XDG_DATA_HOME/mattrakan/layouts/\\fR\n"
	"the office's own layouts\n";

int main(void)
{
	fputs(head, stdout);
	put_options(common_options);
	fputs(".SH COMMANDS\n", stdout);
	for (const struct command *const *each = commands; *each; each++)
		put_command(*each);
	fputs(tail, stdout);
	return ferror(stdout) || fflush(stdout);
}
