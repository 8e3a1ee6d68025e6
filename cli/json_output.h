/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What commands say to programs, with --json: one array or one object on standard output,
 * in UTF-8, as doc/json.md has it. Keys are English, never translated; so are words that
 * stand for a choice of some; moments and days are as ISO 8601 writes them. Sentences for
 * people go to standard error as ever.
 */
#ifndef CLI_JSON_OUTPUT_H
#define CLI_JSON_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/deadline.h"
#include "text/date.h"
#include "text/error.h"
#include "text/str.h"

/*
 * Members of an object that is being written: out ends with its `{`, or a member. Members
 * that are objects or arrays themselves are begun by these and ended by who writes them,
 * with `}` or `]`.
 */
void json_text(struct str *out, const char *key, const char *text); /* NULL: null */
void json_number(struct str *out, const char *key, int64_t value);
/* null for 0, where there is none. */
void json_number_if(struct str *out, const char *key, int64_t value);
void json_decimal(struct str *out, const char *key, double value); /* NaN: null */
void json_boolean(struct str *out, const char *key, bool value);
/* 2026-11-30T10:02:00+07:00, of seconds since 1970; null for 0, where it is not known. */
void json_moment(struct str *out, const char *key, int64_t at);
/* YYYY-MM-DD of the common era; null for year 0. */
void json_day(struct str *out, const char *key, struct date day);
/* The members "deadline" (a day), and where there is one "days_left", below 0 where it is
 * over, and "late". */
void json_deadline(struct str *out, const struct deadline *deadline);
void json_open_object(struct str *out, const char *key);
void json_open_array(struct str *out, const char *key);

/* Elements of an array that is being written: what stands before the next one, and a text. */
void json_next(struct str *out);
void json_next_text(struct str *out, const char *text);
/* The member that is an array of those. */
void json_texts(struct str *out, const char *key, const char *const *texts, size_t count);

/* An object that is all of what is told: begun, and written to standard output, which
 * releases it. */
void json_begin(struct str *out);
void json_end(struct str *out);

/* An array of objects that is all of what is told, one a line. */
struct json_rows {
	struct str out; /* what is not written yet */
	size_t count;
	bool flows; /* each is written when the next one begins: of what may be long */
};
#define JSON_ROWS_INIT                                                                   \
	{                                                                                \
		STR_INIT, 0, false                                                       \
	}
/* Begins the next one; its members go there. */
struct str *json_row(struct json_rows *rows);
/* Writes what is left and releases it. Where good is false nothing is left to be written but
 * the end of what was. */
void json_rows_end(struct json_rows *rows, bool good);

#endif
