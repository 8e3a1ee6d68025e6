/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written: lines, each once, and none of them with anything but text in it. */
#include <config.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "plain/parts.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog_box.h"
#include "tui/terminal/terminal.h"

static void put(struct plain *plain, const char *text)
{
	if (fputs(text, stdout) < 0)
		plain->gone = true;
}

void plain_say_behind(struct plain *plain, const char *before, const char *text)
{
	struct str line = STR_INIT;
	for (bool more = true; more; text++) {
		const size_t bytes = strcspn(text, "\n");
		str_clear(&line);
		str_puts(&line, before);
		before = "";
		text_show(&line, text, bytes);
		str_putc(&line, '\n');
		put(plain, line.data);
		text += bytes;
		more = *text && text[1];
	}
	str_release(&line);
}

void plain_say(struct plain *plain, const char *text)
{
	plain_say_behind(plain, "", text);
}

void plain_tell(struct plain *plain, const char *format, ...)
{
	struct str text = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&text, format, args);
	va_end(args);
	plain_say(plain, text.data);
	str_release(&text);
}

void plain_gather(struct plain *plain)
{
	const struct str *message = &plain->app->message;
	/* Said of each character of a passphrase, it would tell how many there are. */
	const bool of_secret = plain->app->message_style == STYLE_GUIDE &&
			       plain->heard.box && plain->heard.box->secret;
	if (!message->bytes || of_secret) {
		str_clear(&plain->seen);
		return;
	}
	if (!strcmp(message->data, plain->seen.data))
		return;
	str_clear(&plain->seen);
	str_puts(&plain->seen, message->data);
	str_printf(&plain->news, "%s%s", plain->news.bytes ? "\n" : "", message->data);
}

void plain_say_news(struct plain *plain)
{
	if (plain->news.bytes)
		plain_say(plain, plain->news.data);
	str_clear(&plain->news);
}

void plain_number(const struct plain *plain, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, app_digits(plain->app));
}

size_t plain_number_of(const char *line)
{
	size_t used;
	int32_t value;
	if (!number_parse(line, strlen(line), &used, &value) || line[used] || value < 1)
		return 0;
	return (size_t)value;
}

const char *plain_text_of(const char *line)
{
	return *line == '\\' && line[1] ? line + 1 : line;
}

void plain_say_no_row(struct plain *plain)
{
	plain_say(plain, _("There is no row of that number here"));
}
