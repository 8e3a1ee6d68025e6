/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/listing.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/json_output.h"
#include "cli/output.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"

enum { GAP = 2, COLUMNS_UNKNOWN = 80, COLUMN_LEAST = 8 };

struct listing {
	const struct column *columns;
	size_t columns_count, next; /* fields a line; the field to come */
	size_t shown_count;         /* of them in the table */
	bool people, json;
	struct json_rows rows;
	struct str line; /* what is not written yet, elsewhere than on a terminal */
	char **fields;   /* on a terminal: all, to know their widths */
	size_t count, capacity;
};

/* --- fields --- */

static void keep(struct listing *listing, const char *field)
{
	listing->fields = mem_grow(
		listing->fields, listing->count, &listing->capacity, sizeof(char *));
	listing->fields[listing->count++] = mem_strdup(field);
}

struct listing *listing_new(size_t count, const struct column *columns, bool json)
{
	struct listing *listing = mem_new(1, sizeof(*listing));
	str_init(&listing->line);
	str_init(&listing->rows.out);
	listing->columns = columns;
	listing->columns_count = count;
	listing->json = json;
	listing->people = !json && output_for_people();
	for (size_t i = 0; i < count; i++) {
		const char *heading = columns[i].heading;
		listing->shown_count += heading != NULL;
		if (listing->people && heading)
			keep(listing, *heading ? _(heading) : "");
	}
	return listing;
}

/* Where the next member goes, and under which key; NULL: nowhere. */
static struct str *member(struct listing *listing, const char **key)
{
	const size_t place = listing->next;
	struct str *out = place ? &listing->rows.out : json_row(&listing->rows);
	listing->next = (place + 1) % listing->columns_count;
	*key = listing->columns[place].key;
	return *key ? out : NULL;
}

static void put_field(struct listing *listing, const char *text)
{
	struct str field = STR_INIT;
	put_line(&field, text);
	if (!listing->columns[listing->next].heading) {
		/* Not shown. */
	} else if (listing->people) {
		keep(listing, field.data);
	} else {
		if (listing->next)
			str_putc(&listing->line, '\t');
		str_append(&listing->line, field.data, field.bytes);
	}
	str_release(&field);
	listing->next = (listing->next + 1) % listing->columns_count;
	if (listing->next || listing->people)
		return;
	output_line(&listing->line);
	str_clear(&listing->line);
}

void listing_put(struct listing *listing, const char *text)
{
	const char *key;
	struct str *out;
	if (!listing->json)
		put_field(listing, text);
	else if ((out = member(listing, &key)))
		json_text(out, key, text ? text : "");
}

void listing_number(struct listing *listing, int64_t number)
{
	const char *key;
	struct str *out;
	if (!listing->json)
		listing_printf(listing, "%lld", (long long)number);
	else if ((out = member(listing, &key)))
		json_number(out, key, number);
}

void listing_nothing(struct listing *listing)
{
	const char *key;
	struct str *out;
	if (!listing->json)
		put_field(listing, "");
	else if ((out = member(listing, &key)))
		json_text(out, key, NULL);
}

void listing_moment(struct listing *listing, int64_t at)
{
	const char *key;
	struct str *out, field = STR_INIT;
	if (listing->json) {
		if ((out = member(listing, &key)))
			json_moment(out, key, at);
		return;
	}
	put_time(&field, at);
	put_field(listing, field.data);
	str_release(&field);
}

void listing_day(struct listing *listing, struct date day)
{
	struct str field = STR_INIT;
	date_append_iso(&field, day);
	listing_put(listing, field.data);
	str_release(&field);
}

void listing_flag(struct listing *listing, bool is, const char *yes, const char *no)
{
	const char *key;
	struct str *out;
	if (!listing->json)
		put_field(listing, is ? yes : no);
	else if ((out = member(listing, &key)))
		json_boolean(out, key, is);
}

void listing_choice(struct listing *listing, const char *name, const char *shown)
{
	listing_put(listing, listing->json ? name : shown);
}

void listing_texts(struct listing *listing, const char *const *texts, size_t count,
	const char *shown)
{
	const char *key;
	struct str *out;
	if (!listing->json)
		put_field(listing, shown);
	else if ((out = member(listing, &key)))
		json_texts(out, key, texts, count);
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

/* --- the table on a terminal --- */

static size_t terminal_columns(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	return COLUMNS_UNKNOWN;
}

/* Every column as wide as its widest field; the last one gets what is left. */
static size_t *widths_of(const struct listing *listing)
{
	size_t *widths = mem_new(listing->shown_count, sizeof(*widths));
	for (size_t i = 0; i < listing->count; i++) {
		size_t columns =
			text_columns(listing->fields[i], strlen(listing->fields[i]));
		if (columns > widths[i % listing->shown_count])
			widths[i % listing->shown_count] = columns;
	}
	size_t used = 0, all = terminal_columns();
	for (size_t i = 0; i + 1 < listing->shown_count; i++)
		used += widths[i] + GAP;
	size_t *last = &widths[listing->shown_count - 1];
	size_t left = all > used + COLUMN_LEAST ? all - used : COLUMN_LEAST;
	if (*last > left)
		*last = left;
	return widths;
}

static void show_table(struct listing *listing)
{
	size_t *widths = widths_of(listing);
	for (size_t i = 0; i < listing->count; i++) {
		size_t column = i % listing->shown_count;
		const char *field = listing->fields[i];
		text_pad(
			&listing->line, field, strlen(field), widths[column], ALIGN_LEFT);
		if (column + 1 < listing->shown_count) {
			str_repeat(&listing->line, ' ', GAP);
			continue;
		}
		output_line(&listing->line);
		str_clear(&listing->line);
	}
	free(widths);
}

void listing_end(struct listing *listing, bool good)
{
	if (listing->people)
		show_table(listing);
	if (listing->json)
		json_rows_end(&listing->rows, good);
	for (size_t i = 0; i < listing->count; i++)
		free(listing->fields[i]);
	free(listing->fields);
	str_release(&listing->line);
	free(listing);
}
