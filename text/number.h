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

/* Appends value in these digits; AS_TYPED: in Thai ones. */
void number_append(struct str *out, int64_t value, enum digits digits);

/* Appends text with its digits replaced by those of value, as many as there were and each
 * of the kind that stood there (Thai, ASCII); what does not fit is cut at the left. */
void digits_replace(struct str *out, const char *text, size_t bytes, int64_t value);

/* Appends text with its digits of both kinds in the style asked for; AS_TYPED
 * appends it unchanged. */
void digits_append(struct str *out, const char *text, size_t bytes, enum digits digits);

#endif
