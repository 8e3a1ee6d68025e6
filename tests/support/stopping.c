/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/stopping.h"

#include "tests/support/support.h"

static bool count_down(void *context, const struct progress *progress)
{
	long *left = context;
	(void)progress;
	return --*left != 0;
}

void stopping_everywhere(
	stopping_act *act, stopping_look *look, void *context, long least)
{
	long points = 0;
	for (long point = 1;; point += 1 + point / 8, points++) {
		long left = point;
		struct error error = ERROR_INIT;
		struct progress progress = {.go_on = count_down, .context = &left};
		/* A server that commits is not stopped any more: then it is done. */
		if (act(context, &progress, &error))
			break;
		if (error.kind != ERROR_STOPPED)
			fail_msg("at %ld: %d, %s", point, error.kind,
				error_message(&error));
		assert_true(progress.stopped && *error_message(&error));
		error_release(&error);
		look(context);
	}
	print_message("%ld points\n", points);
	assert_true(points >= least);
}
