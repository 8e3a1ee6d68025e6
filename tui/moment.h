/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as people read them: ๒๑ พ.ย. ๖๙ ๑๔:๐๒, in Thailand, whatever the machine's
 * zone is.
 */
#ifndef TUI_MOMENT_H
#define TUI_MOMENT_H

#include <stdint.h>

#include "text/number.h"
#include "text/str.h"

/* at: seconds since 1970. */
void moment_append(struct str *out, int64_t at, enum digits digits);

#endif
