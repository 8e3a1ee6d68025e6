/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages as the bytes that a printer wants. Lines come as charset_line() gives them; every
 * byte that goes out is a character of the profile's encoding or comes from the
 * profile: no control character of a text can be among them.
 *
 * 1-pass (rows 1): each cell as base, mark below, above, on top, in this order; the
 * printer puts them in their place. With rows of their own: the rows above hold the marks
 * of each column over their base, the row below those below it. A tone has the row next
 * to the base, and the one on top of that where a vowel is there already; ำ is its ring
 * above and า in the base row.
 */
#ifndef PRINT_ENCODE_H
#define PRINT_ENCODE_H

#include "print/fit.h"
#include "print/profile.h"
#include "report/pager.h"

struct encoder {
	const struct profile *profile;
	struct fitting fitting;
	enum print_quality quality; /* QUALITY_PANEL: the profile's */
};

/* Appends what stands before the first page, one page, what stands behind the last. */
void encode_begin(const struct encoder *encoder, struct str *out);
void encode_page(const struct encoder *encoder, const struct str *lines, size_t count,
	struct str *out);
void encode_end(const struct encoder *encoder, struct str *out);

#endif
