/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is around a text that somebody types in a report on a server (report_check.h), read beside
 * the loop: with its cards, so that the check asks for nothing while somebody types.
 */
#ifndef OFFICE_CHECK_BESIDE_H
#define OFFICE_CHECK_BESIDE_H

#include "db/beside.h"
#include "model/report.h"
#include "office/report_check.h"
#include "text/error.h"

/* Of a report as it is stored; or, where head is not NULL, as it says, which is taken over, of that
 * number or of none yet (0). */
struct beside *check_beside_new(int64_t report, struct report *head);

/* Once it came back: what was read, for report_check_make(), which takes its time. NULL and the
 * error on failure. */
struct report_check *check_beside_take(struct beside *beside, struct error *error);

#endif
