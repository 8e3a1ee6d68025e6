/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/json_output.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/output.h"
#include "model/data.h"
#include "office/moment.h"

/* --- members --- */

static void put_key(struct str *out, const char *key)
{
	if (out->data[out->bytes - 1] != '{')
		str_putc(out, ',');
	data_quote(out, key, strlen(key));
	str_putc(out, ':');
}

static void put_text(struct str *out, const char *text)
{
	struct str quoted = STR_INIT;
	data_quote(&quoted, text, strlen(text));
	data_show(out, quoted.data, quoted.bytes);
	str_release(&quoted);
}

void json_text(struct str *out, const char *key, const char *text)
{
	put_key(out, key);
	if (text)
		put_text(out, text);
	else
		str_puts(out, "null");
}

void json_number(struct str *out, const char *key, int64_t value)
{
	put_key(out, key);
	str_printf(out, "%lld", (long long)value);
}

void json_number_if(struct str *out, const char *key, int64_t value)
{
	if (value)
		json_number(out, key, value);
	else
		json_text(out, key, NULL);
}

void json_decimal(struct str *out, const char *key, double value)
{
	put_key(out, key);
	if (isnan(value))
		str_puts(out, "null");
	else
		data_real(out, value);
}

void json_boolean(struct str *out, const char *key, bool value)
{
	put_key(out, key);
	str_puts(out, value ? "true" : "false");
}

void json_moment(struct str *out, const char *key, int64_t at)
{
	struct str text = STR_INIT;
	if (at)
		moment_append_iso(&text, at);
	json_text(out, key, at ? text.data : NULL);
	str_release(&text);
}

void json_day(struct str *out, const char *key, struct date day)
{
	struct str text = STR_INIT;
	if (day.year)
		date_append_iso(&text, day);
	json_text(out, key, day.year ? text.data : NULL);
	str_release(&text);
}

void json_deadline(struct str *out, const struct deadline *deadline)
{
	json_day(out, "deadline", deadline->day);
	if (!deadline_is_set(deadline))
		return;
	json_number(out, "days_left", deadline->left);
	json_boolean(out, "late", deadline_is_late(deadline));
}

void json_open_object(struct str *out, const char *key)
{
	put_key(out, key);
	str_putc(out, '{');
}

void json_open_array(struct str *out, const char *key)
{
	put_key(out, key);
	str_putc(out, '[');
}

/* --- elements --- */

void json_next(struct str *out)
{
	if (out->data[out->bytes - 1] != '[')
		str_putc(out, ',');
}

void json_next_text(struct str *out, const char *text)
{
	json_next(out);
	put_text(out, text);
}

void json_texts(struct str *out, const char *key, const char *const *texts, size_t count)
{
	json_open_array(out, key);
	for (size_t i = 0; i < count; i++)
		json_next_text(out, texts[i]);
	str_putc(out, ']');
}

/* --- all of it --- */

void json_begin(struct str *out)
{
	str_putc(out, '{');
}

void json_end(struct str *out)
{
	str_putc(out, '}');
	output_line(out);
	str_release(out);
}

static void write_out(struct json_rows *rows)
{
	output_write(rows->out.data, rows->out.bytes);
	str_clear(&rows->out);
}

static void end_row(struct json_rows *rows)
{
	if (!rows->count)
		str_puts(&rows->out, "[");
	else
		str_putc(&rows->out, '}');
	if (rows->flows)
		write_out(rows);
}

struct str *json_row(struct json_rows *rows)
{
	end_row(rows);
	str_puts(&rows->out, rows->count++ ? ",\n {" : "\n {");
	return &rows->out;
}

void json_rows_end(struct json_rows *rows, bool good)
{
	if (good || rows->flows) {
		end_row(rows);
		str_puts(&rows->out, "\n]\n");
		write_out(rows);
	}
	str_release(&rows->out);
}
