/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/thai.h"

/* One letter a class, so that the table reads like a chart of the block. */
enum {
	U = THAI_UNASSIGNED,
	C = THAI_CONSONANT,
	L = THAI_LEADING,
	F = THAI_FOLLOWING,
	M = THAI_SARA_AM,
	A = THAI_ABOVE,
	B = THAI_BELOW,
	T = THAI_TONE,
	D = THAI_DIACRITIC,
	N = THAI_DIGIT,
	S = THAI_SIGN,
};

/* clang-format off */
const unsigned char thai_classes[THAI_COUNT] = {
	U, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* U+0E00 */
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* U+0E10 */
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, S, /* U+0E20 */
	F, A, F, M, A, A, A, A, B, B, B, U, U, U, U, S, /* U+0E30 */
	L, L, L, L, L, F, S, D, T, T, T, T, D, D, D, S, /* U+0E40 */
	N, N, N, N, N, N, N, N, N, N, S, S, U, U, U, U, /* U+0E50 */
	U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* U+0E60 */
	U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* U+0E70 */
};
/* clang-format on */
