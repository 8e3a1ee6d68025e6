/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sink takes the report block by block (report/document.h) and makes a file of it: a web
 * page, rows for a spreadsheet. It keeps no card longer than its call, so a report of any
 * size takes the memory of a small one.
 *
 * A new form: a sink in a file of its own, and its row in publish/publish.c.
 */
#ifndef PUBLISH_SINK_H
#define PUBLISH_SINK_H

#include <stdbool.h>
#include <stddef.h>

#include "report/document.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/number.h"

/* Where a sink's bytes go: all of them, or false and the error. */
struct sink_output {
	bool (*write)(
		void *context, const char *bytes, size_t count, struct error *error);
	void *context;
};

/* Where the files of evidence are kept. */
struct evidence_place {
	/* Appends the path of the file that a piece of evidence names as its ref; false: it
	 * is none that is kept. NULL: none is. */
	bool (*path)(const void *context, const char *ref, struct str *path);
	const void *context;
};

/* What is to be known of the report beside its blocks. All texts are the caller's. */
struct publication {
	const struct report *report; /* its own cards are not looked at */
	const struct layout *layout;
	const char *agency, *title, *year; /* a line each; "" for none */
	enum digits digits;
	bool draft; /* it is not approved: all that shows it says ร่าง */
	const char
		*mark; /* of its seal, as page_frame_mark_append() has it; "" for none */
	struct evidence_place evidence;
	const char *emblem; /* a PNG for the head of a memo; NULL: none */
	const struct summary_year
		*years; /* ITA results of the office, the oldest first */
	size_t years_count;
	unsigned unconfirmed; /* carried over and not confirmed yet; known after a walk */
};

struct sink {
	/* Before the first block; `about` stays where it is until the end. */
	bool (*begin)(
		struct sink *sink, const struct publication *about, struct error *error);
	/* Every block but BLOCK_END. */
	bool (*block)(struct sink *sink, const struct block *block, struct error *error);
	/* After the last one: now all bytes were written. */
	bool (*end)(struct sink *sink, struct error *error);
	/* At any time, whatever came before. */
	void (*free)(struct sink *sink);
	/* NULL where one walk over the blocks does. Else it is asked after each, before end:
	 * where it sets *again all blocks come once more, from the first on. So a sink may
	 * count before it writes, without keeping anything. */
	bool (*walked)(struct sink *sink, bool *again, struct error *error);
};

/* Those that there are. NULL and the error where what it needs is missing on this machine;
 * the output must live as long. */
struct sink *html_sink_new(const struct sink_output *output, struct error *error);
struct sink *csv_sink_new(const struct sink_output *output, struct error *error);
struct sink *docx_sink_new(const struct sink_output *output, struct error *error);
struct sink *pdf_sink_new(const struct sink_output *output, struct error *error);
struct sink *xlsx_sink_new(const struct sink_output *output, struct error *error);

#endif
