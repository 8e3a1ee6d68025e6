/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/data.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json_run.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"

/* The letter of the short escape, or 0. */
static char short_escape(char byte)
{
	switch (byte) {
	case '"': return '"';
	case '\\': return '\\';
	case '\b': return 'b';
	case '\f': return 'f';
	case '\n': return 'n';
	case '\r': return 'r';
	case '\t': return 't';
	default: return 0;
	}
}

void data_quote(struct str *out, const char *text, size_t bytes)
{
	size_t written = 0; /* up to where text is in out */
	str_putc(out, '"');
	for (size_t i;
		(i = written + json_run(text + written, bytes - written)) < bytes;) {
		const char letter = short_escape(text[i]);
		str_append(out, text + written, i - written);
		written = i + 1;
		if (letter)
			str_append(out, (const char[]){'\\', letter}, 2);
		else
			str_printf(out, "\\u%04x", (unsigned char)text[i]);
	}
	str_append(out, text + written, bytes - written);
	str_putc(out, '"');
}

void data_show(struct str *out, const char *json, size_t bytes)
{
	size_t written = 0; /* up to where json is in out */
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		const size_t spanned = utf8_decode(json + at, bytes - at, &code_point);
		if (text_hides(code_point)) {
			str_append(out, json + written, at - written);
			str_printf(out, "\\u%04x", (unsigned)code_point);
			written = at + spanned;
		}
		at += spanned;
	}
	str_append(out, json + written, bytes - written);
}

/* What snprintf writes, with the point of JSON in place of the locale's. */
static void put_with_point(struct str *out, const char *number)
{
	static const char no_point[] = "+-0123456789e";
	size_t before = strspn(number, no_point);
	str_append(out, number, before);
	if (!number[before]) {
		/* So that it stays a real number when it is read again. */
		if (!strchr(number, 'e'))
			str_puts(out, ".0");
		return;
	}
	const char *after = number + before + strcspn(number + before, no_point);
	str_putc(out, '.');
	str_puts(out, after);
}

void data_real(struct str *out, double value)
{
	enum { NUMBER_BYTES = 64 };
	char number[NUMBER_BYTES];
	for (int digits = DBL_DIG; digits <= DBL_DECIMAL_DIG; digits++) {
		snprintf(number, sizeof(number), "%.*g", digits, value);
		if (strtod(number, NULL) >= value && strtod(number, NULL) <= value)
			break;
	}
	put_with_point(out, number);
}
