/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report's file of any number of cards, of which one at a time is in memory: all of it is
 * judged when it is opened, as report_read() judges it and in the same words (model/json.h),
 * and its cards are read again, as often as whoever takes them asks. What is no regular file
 * is held whole.
 */
#ifndef MODEL_REPORT_READING_H
#define MODEL_REPORT_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card_source.h"
#include "model/report.h"
#include "text/error.h"
#include "text/progress.h"

struct report_reading {
	struct report head; /* all of it; of a file that is read a piece at a time its
			     * cards are left out */
	size_t count;       /* of its cards */
	/* Gives as many, or an error: where the file was changed since it was opened. */
	struct card_source *cards;
};

/* path: as of report_read(). progress, which may be NULL, is told of what is judged; where it
 * stops that, ERROR_STOPPED. */
bool report_reading_open(struct report_reading *reading, const char *path,
	struct progress *progress, struct error *error);

/* The same of the text of a file: what can be read only once. */
bool report_reading_of_text(struct report_reading *reading, const char *text,
	size_t bytes, const char *name, struct error *error);

void report_reading_close(struct report_reading *reading);

#endif
