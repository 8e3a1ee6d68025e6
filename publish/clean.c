/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/clean.h"

#include <stdint.h>

#include "text/cell.h"
#include "text/utf8.h"

void clean_append(struct str *out, const char *text, size_t bytes)
{
	uint32_t code_point;
	for (size_t spanned; bytes; bytes -= spanned, text += spanned) {
		spanned = utf8_decode(text, bytes, &code_point);
		if (code_point == '\r' || text_hides(code_point))
			str_putc(out, ' ');
		else if (code_point == 0xFFFE || code_point == 0xFFFF)
			str_put_code_point(out, CODE_POINT_BAD); /* no XML has them */
		else
			str_put_code_point(out, code_point);
	}
}

void clean_json_append(struct str *out, const char *json, size_t bytes)
{
	uint32_t code_point;
	for (size_t spanned; bytes; bytes -= spanned, json += spanned) {
		spanned = utf8_decode(json, bytes, &code_point);
		/* Line ends and tabs beside texts, which have none of their own, are JSON's. */
		if (text_hides(code_point) || code_point == 0xFFFE ||
			code_point == 0xFFFF)
			str_printf(out, "\\u%04x", (unsigned)code_point);
		else
			str_put_code_point(out, code_point);
	}
}
