/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of bits for the length of the longest common subsequence of two texts (Hyyrö 2004,
 * "Bit-parallel LCS-length computation revisited"): a bit for each letter of the one, all
 * ones at first; each letter of the other changes the row; a bit that is 0 in the end is a
 * letter more of the subsequence.
 */
#ifndef CHECK_BIT_ROW_H
#define CHECK_BIT_ROW_H

#include <stddef.h>
#include <stdint.h>

/* A letter, by a number from 1 on (similar.c). */
typedef uint16_t symbol;

enum { BIT_ROW_WORD = 64 }; /* bits */

/* What a word of the row becomes by a letter that stands at the places in the word's text.
 * carry goes on to the word behind; 0 at first. */
static inline uint64_t bit_row_step(uint64_t row, uint64_t places, uint64_t *carry)
{
	const uint64_t matching = row & places;
	const uint64_t partial = row + matching, sum = partial + *carry;
	*carry = (partial < row) | (sum < partial);
	return sum | (row ^ matching);
}

static inline size_t bit_row_zeros(uint64_t row)
{
	uint64_t bits = ~row;
	bits -= bits >> 1 & 0x5555555555555555U;
	bits = (bits & 0x3333333333333333U) + (bits >> 2 & 0x3333333333333333U);
	bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
	return (size_t)(bits * 0x0101010101010101U >> 56);
}

#endif
