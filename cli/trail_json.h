/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An entry of the trail as trail and watch tell it to programs (doc/json.md).
 */
#ifndef CLI_TRAIL_JSON_H
#define CLI_TRAIL_JSON_H

#include "db/trust/trail.h"
#include "text/str.h"

/* Its members, into an object that is begun. */
void trail_json(struct str *out, const struct trail_entry *entry);

#endif
