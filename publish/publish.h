/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as a file for others: which forms there are, and how one is made.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "model/card_source.h"
#include "model/report.h"
#include "publish/sink.h"

struct publish_format {
	const char
		*name; /* html, as the command line and file names have it; NULL ends */
	bool is_text;  /* fit for a terminal */
	/* NULL: the program was built without its library. */
	struct sink *(*sink)(const struct sink_output *output, struct error *error);
	const char *package; /* Debian's, of the library to build with; NULL: none */
};
extern const struct publish_format publish_formats[];

/* NULL if there is none of that name. */
const struct publish_format *publish_format_find(const char *name);

/* Whether its library is there: else the error names the package. It is loaded then. */
bool publish_ready(const struct publish_format *format, struct error *error);

struct publish_request {
	const struct publish_format *format;
	const struct report *report; /* its own cards are not looked at */
	struct card_source *cards;
	const char *mark; /* of its seal: store_seal_mark(), "" for none */
	struct evidence_place evidence;
	const char *emblem; /* a PNG for the head of a memo; NULL: none */
	/* Its summary in place of the report, never a draft; NULL: the report itself. */
	const struct summary *summary;
	/* The ITA results of the office's years, for who draws them (pdf). */
	const struct summary_year *years;
	size_t years_count;
	struct sink_output output;
};

/* Writes the whole report in its own layout. False and the error where the output, the
 * source or a library refused: what was written until then is no whole file. */
bool publish(const struct publish_request *request, struct error *error);

#endif
