/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report published into memory, for tests.
 */
#ifndef TESTS_SUPPORT_PUBLISHED_H
#define TESTS_SUPPORT_PUBLISHED_H

#include "publish/publish.h"
#include "publish/sink.h"
#include "tests/support/printing.h"
#include "text/str.h"

struct published {
	struct str out;
	size_t largest;                /* bytes of the largest piece that came */
	const struct summary *summary; /* to be published in place of the report; NULL */
	const struct summary_year *years; /* to be drawn, and how many */
	size_t years_count;
	const char *emblem; /* NULL: none */
	struct evidence_place evidence;
	size_t room; /* bytes after which the output refuses; 0: never */
};

/* Into published->out, emptied first. printing: a report made ready; its own document is
 * not looked at. False and the error where it was refused. */
bool published_try(struct published *published, const struct printing *printing,
	const char *format, const char *mark, struct error *error);

/* The same, which must succeed. */
void published_make(struct published *published, const struct printing *printing,
	const char *format, const char *mark);

#endif
