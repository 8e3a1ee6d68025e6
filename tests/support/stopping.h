/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests that stop what takes long: at one point after another, till it comes to its end.
 */
#ifndef TESTS_SUPPORT_STOPPING_H
#define TESTS_SUPPORT_STOPPING_H

#include <stdbool.h>

#include "text/error.h"
#include "text/progress.h"

/* Does it with that progress; false and the error where it did not come to its end. */
typedef bool stopping_act(void *context, struct progress *progress, struct error *error);
/* After each stop: everything is as it was. */
typedef void stopping_look(void *context);

/* Stops it at the first question, and at others that lie ever farther apart; there must be so
 * many at least. At last it is done. Each time it is stopped it has to say so. */
void stopping_everywhere(
	stopping_act *act, stopping_look *look, void *context, long least);

#endif
