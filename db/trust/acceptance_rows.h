/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the trail says of an accepted finding. Private to db/.
 */
#ifndef DB_TRUST_ACCEPTANCE_ROWS_H
#define DB_TRUST_ACCEPTANCE_ROWS_H

#include "db/check_settings.h"
#include "db/trust/keys.h"

/* In words: rule, path, reason. */
void acceptance_detail(struct str *out, const struct acceptance *acceptance);

/* Which finding of its report and card it is: rule, path, start. verify_acceptances_gone of
 * verify.sql puts the same together. */
void acceptance_standing(struct str *out, const struct acceptance *acceptance);

/* Of all that it says but who and when, which the entry itself says. Without a reason:
 * of what it is about alone, whatever its basis; so an entry says that it was taken back.
 */
void acceptance_digest(
	char digest[HASH_HEX + 1], int64_t report, const struct acceptance *acceptance);

#endif
