/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of fields: on a terminal a table with headings, elsewhere TAB between fields and no
 * headings; with --json an array of objects, whose keys are those of the columns
 * (cli/json_output.h).
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date.h"
#include "text/str.h"

struct column {
	const char *heading; /* N_(); NULL: for programs alone, in JSON */
	const char *key;     /* NULL: no member of the object */
};

struct listing;
/* The columns must live as long. */
struct listing *listing_new(size_t count, const struct column *columns, bool json);

/* The next field of the line; the last one of a line ends it. */
void listing_put(struct listing *listing, const char *text);
/* Numbers stand in the digits of messages on a terminal, elsewhere in Arabic ones. */
void listing_number(struct listing *listing, int64_t number);
/* Empty; null in JSON. */
void listing_nothing(struct listing *listing);
/* As screens show it (put_time()); in JSON as json_moment(). */
void listing_moment(struct listing *listing, int64_t at);
/* YYYY-MM-DD everywhere. */
void listing_day(struct listing *listing, struct date day);
/* yes or no, as they are shown; true or false in JSON. */
void listing_flag(struct listing *listing, bool is, const char *yes, const char *no);
/* What is shown of one of some choices, and its name, which is never translated, in JSON. */
void listing_choice(struct listing *listing, const char *name, const char *shown);
/* Several texts: an array in JSON, else what is shown of them. */
void listing_texts(struct listing *listing, const char *const *texts, size_t count,
	const char *shown);
/* Several figures as one field, in the form that people read: not for JSON. */
void listing_printf(struct listing *listing, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Writes what is left and frees it. good: whether all came that was to; where it is false
 * no JSON is written. */
void listing_end(struct listing *listing, bool good);

#endif
