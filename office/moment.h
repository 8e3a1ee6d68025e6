/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as people read them: ๒๑ พ.ย. ๖๙ ๑๔:๐๒, in Thailand, whatever the machine's
 * zone is.
 */
#ifndef OFFICE_MOMENT_H
#define OFFICE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "text/number.h"
#include "text/str.h"

/* at: seconds since 1970. */
void moment_append(struct str *out, int64_t at, enum digits digits);

/* The time of day alone: ๑๔:๐๒, or with seconds ๑๔:๐๒:๓๑. */
void moment_clock(struct str *out, int64_t at, bool seconds, enum digits digits);

/* As programs write it: 2026-11-21T14:02:31+07:00. */
void moment_append_iso(struct str *out, int64_t at);
/* Reads such a text: a day, and behind a T or a space perhaps the time of day, its seconds,
 * and where it is so (Z, +07:00, else Thailand's). Nothing set where it is none. */
bool moment_parse_iso(const char *text, int64_t *at);

#endif
