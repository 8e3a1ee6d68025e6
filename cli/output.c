/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/json_output.h"
#include "cli/work.h"
#include "model/office_held.h"
#include "office/moment.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/message.h"

static void say_line(const char *text)
{
	struct str line = STR_INIT;
	text_tell(&line, text, strlen(text));
	work_hide();
	fprintf(stderr, "%s: %s\n", PACKAGE_NAME, line.data);
	str_release(&line);
}

void tell(const char *format, ...)
{
	struct str text = STR_INIT, line = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&text, format, args);
	va_end(args);
	text_tell(&line, text.data, text.bytes);
	work_hide();
	output_line(&line);
	str_release(&line);
	str_release(&text);
}

void say(const char *format, ...)
{
	struct str text = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&text, format, args);
	va_end(args);
	say_line(text.data);
	str_release(&text);
}

int fail(struct error *error)
{
	int status = (int)error->kind;
	say_line(error_message(error));
	error_release(error);
	return status;
}

/* Standard error is unbuffered: nothing waits to go where it led before. */
static void lead_away(void)
{
	int file = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
	if (file < 0)
		file = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (file < 0 || dup2(file, STDERR_FILENO) < 0)
		close(STDERR_FILENO);
	if (file >= 0)
		close(file);
}

bool output_spares_office(struct error *error)
{
	if (office_spare_open(STDERR_FILENO, _("standard error"), error))
		return office_spare_open(STDOUT_FILENO, _("standard output"), error);
	lead_away();
	return false;
}

/* Why standard output took nothing; what is called after that has reasons of its own. */
static int fault;

void output_write(const char *bytes, size_t count)
{
	if (fwrite(bytes, 1, count, stdout) != count && !fault)
		fault = errno;
}

void output_line(struct str *line)
{
	str_putc(line, '\n');
	output_write(line->data, line->bytes);
}

int output_close(int status)
{
	if (!ferror(stdout) && !fflush(stdout))
		return status;
	if (status != ERROR_SYSTEM)
		say("%s: %s", _("standard output"), error_reason(fault ? fault : errno));
	return ERROR_SYSTEM;
}

bool output_for_people(void)
{
	return isatty(STDOUT_FILENO);
}

void put_line(struct str *out, const char *text)
{
	if (text)
		text_show(out, text, strlen(text));
}

void put_time(struct str *out, int64_t at)
{
	if (at)
		moment_append(out, at, language_digits());
	else
		str_putc(out, '-');
}

void report_made(int64_t number, const char *title, bool json)
{
	struct str line = STR_INIT;
	if (json) {
		json_begin(&line);
		json_number(&line, "number", number);
		json_text(&line, "title", title ? title : "");
		json_end(&line);
		return;
	}
	put_line(&line, title);
	work_hide();
	printf("%lld\t%s\n", (long long)number, line.data);
	str_release(&line);
}
