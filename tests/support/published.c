/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/published.h"

#include "tests/support/support.h"
#include "model/card_source.h"
#include "text/error.h"
#include "text/macros.h"

static bool take(void *context, const char *bytes, size_t count, struct error *error)
{
	struct published *published = context;
	str_append(&published->out, bytes, count);
	published->largest = MAX(published->largest, count);
	if (published->room && published->out.bytes > published->room)
		return error_set(error, ERROR_SYSTEM, "the room is used up");
	return true;
}

bool published_try(struct published *published, const struct printing *printing,
	const char *format, const char *mark, struct error *error)
{
	struct card_source *cards = card_source_of_report(&printing->report);
	const struct publish_request request = {
		.format = publish_format_find(format),
		.report = &printing->report,
		.cards = cards,
		.mark = mark,
		.evidence = published->evidence,
		.emblem = published->emblem,
		.summary = published->summary,
		.years = published->years,
		.years_count = published->years_count,
		.output = {take, published},
	};
	assert_non_null(request.format);
	str_clear(&published->out);
	published->largest = 0;
	const bool done = publish(&request, error);
	card_source_free(cards);
	return done;
}

void published_make(struct published *published, const struct printing *printing,
	const char *format, const char *mark)
{
	struct error error = ERROR_INIT;
	if (!published_try(published, printing, format, mark, &error))
		fail_msg("%s", error_message(&error));
}
