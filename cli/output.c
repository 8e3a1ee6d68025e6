/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/data.h"
#include "model/deadline.h"
#include "model/office_held.h"
#include "office/moment.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/message.h"

enum { GAP = 2, COLUMNS_UNKNOWN = 80, COLUMN_LEAST = 8 };

static void say_line(const char *text)
{
	struct str line = STR_INIT;
	text_tell(&line, text, strlen(text));
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
	puts(line.data);
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

int output_close(int status)
{
	if (!ferror(stdout) && !fflush(stdout))
		return status;
	if (status != ERROR_SYSTEM)
		say("%s: %s", _("standard output"), error_reason(errno));
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

void report_made(int64_t number, const char *title)
{
	struct str line = STR_INIT;
	put_line(&line, title);
	printf("%lld\t%s\n", (long long)number, line.data);
	str_release(&line);
}

static void json_key(struct str *out, const char *key)
{
	if (out->bytes && out->data[out->bytes - 1] != '{')
		str_putc(out, ',');
	data_quote(out, key, strlen(key));
	str_putc(out, ':');
}

void json_text(struct str *out, const char *key, const char *text)
{
	json_key(out, key);
	if (!text) {
		str_puts(out, "null");
		return;
	}
	struct str quoted = STR_INIT;
	data_quote(&quoted, text, strlen(text));
	data_show(out, quoted.data, quoted.bytes);
	str_release(&quoted);
}

void json_number(struct str *out, const char *key, int64_t value)
{
	json_key(out, key);
	str_printf(out, "%lld", (long long)value);
}

void json_boolean(struct str *out, const char *key, bool value)
{
	json_key(out, key);
	str_puts(out, value ? "true" : "false");
}

void json_deadline(struct str *out, const struct deadline *deadline)
{
	struct str day = STR_INIT;
	if (!deadline_is_set(deadline)) {
		json_text(out, "deadline", NULL);
		return;
	}
	date_append_iso(&day, deadline->day);
	json_text(out, "deadline", day.data);
	json_number(out, "days_left", deadline->left);
	json_boolean(out, "late", deadline_is_late(deadline));
	str_release(&day);
}

struct listing {
	size_t columns, next; /* fields a line; the field to come */
	bool people;
	struct str line; /* what is not written yet, elsewhere than on a terminal */
	char **fields;   /* on a terminal: all, to know their widths */
	size_t count, capacity;
};

struct listing *listing_new(size_t columns, const char *const *headings)
{
	struct listing *listing = mem_new(1, sizeof(*listing));
	str_init(&listing->line);
	listing->columns = columns;
	listing->people = output_for_people();
	for (size_t i = 0; listing->people && i < columns; i++)
		listing_put(listing, _(headings[i]));
	return listing;
}

static void listing_keep(struct listing *listing, const char *field)
{
	listing->fields = mem_grow(
		listing->fields, listing->count, &listing->capacity, sizeof(char *));
	listing->fields[listing->count++] = mem_strdup(field);
}

void listing_put(struct listing *listing, const char *text)
{
	struct str field = STR_INIT;
	put_line(&field, text);
	if (listing->people) {
		listing_keep(listing, field.data);
	} else {
		if (listing->next)
			str_putc(&listing->line, '\t');
		str_append(&listing->line, field.data, field.bytes);
	}
	str_release(&field);
	listing->next = (listing->next + 1) % listing->columns;
	if (listing->next || listing->people)
		return;
	puts(listing->line.data);
	str_clear(&listing->line);
}

void listing_printf(struct listing *listing, const char *format, ...)
{
	struct str field = STR_INIT;
	va_list args;
	va_start(args, format);
	if (listing->people)
		message_vappend(&field, format, args);
	else
		str_vprintf(&field, format, args);
	va_end(args);
	listing_put(listing, field.data);
	str_release(&field);
}

static size_t terminal_columns(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	return COLUMNS_UNKNOWN;
}

/* Every column as wide as its widest field; the last one gets what is left. */
static size_t *listing_widths(const struct listing *listing)
{
	size_t *widths = mem_new(listing->columns, sizeof(*widths));
	for (size_t i = 0; i < listing->count; i++) {
		size_t columns =
			text_columns(listing->fields[i], strlen(listing->fields[i]));
		if (columns > widths[i % listing->columns])
			widths[i % listing->columns] = columns;
	}
	size_t used = 0, all = terminal_columns();
	for (size_t i = 0; i + 1 < listing->columns; i++)
		used += widths[i] + GAP;
	size_t *last = &widths[listing->columns - 1];
	size_t left = all > used + COLUMN_LEAST ? all - used : COLUMN_LEAST;
	if (*last > left)
		*last = left;
	return widths;
}

static void listing_table(struct listing *listing)
{
	size_t *widths = listing_widths(listing);
	for (size_t i = 0; i < listing->count; i++) {
		size_t column = i % listing->columns;
		const char *field = listing->fields[i];
		text_pad(
			&listing->line, field, strlen(field), widths[column], ALIGN_LEFT);
		if (column + 1 < listing->columns) {
			str_repeat(&listing->line, ' ', GAP);
			continue;
		}
		puts(listing->line.data);
		str_clear(&listing->line);
	}
	free(widths);
}

void listing_end(struct listing *listing)
{
	if (listing->people)
		listing_table(listing);
	for (size_t i = 0; i < listing->count; i++)
		free(listing->fields[i]);
	free(listing->fields);
	str_release(&listing->line);
	free(listing);
}
