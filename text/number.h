/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers in Thai and Arabic digits.
 */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

/* In which digits the program writes what it writes itself (report.digits). */
enum digits {
	DIGITS_THAI,
	DIGITS_ARABIC,
	DIGITS_AS_TYPED, /* typed text rules; the program itself writes Thai digits */
};

/* 0-9 for a Thai or ASCII digit, else -1. */
int digit_value(uint32_t code_point);

/* Reads the number of Thai or Arabic digits (or a mix) at the start of text;
 * *used gets its bytes. False if there is none or it exceeds INT32_MAX. */
bool number_parse(const char *text, size_t bytes, size_t *used, int32_t *value);

/*
 * Reads all of text as a number that is not negative: Thai or Arabic digits, a point before
 * what is behind it; thousands in threes, parted by commas or by spaces; white space round
 * it; and a % behind it, which changes nothing. A comma is never a point: 1,5 and 1.000,5
 * are refused, as is what has more than 15 digits. *whole: there was no point. Up to 15
 * digits and a power of ten are exact, so the value is the double that is nearest to what
 * is written.
 */
bool number_read(const char *text, size_t bytes, double *value, bool *whole);

/* Appends value in these digits; AS_TYPED: in Thai ones. */
void number_append(struct str *out, int64_t value, enum digits digits);

/* Appends text with its digits replaced by those of value, as many as there were and each
 * of the kind that stood there (Thai, ASCII); what does not fit is cut at the left. */
void digits_replace(struct str *out, const char *text, size_t bytes, int64_t value);

/* Appends text with its digits of both kinds in the style asked for; AS_TYPED
 * appends it unchanged. */
void digits_append(struct str *out, const char *text, size_t bytes, enum digits digits);

#endif
