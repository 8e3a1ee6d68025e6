/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/clipboard.h"

#include <stdint.h>

static void append_base64(struct str *out, const char *text, size_t bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *at = (const unsigned char *)text;
	for (size_t i = 0; i < bytes; i += 3) {
		size_t left = bytes - i;
		uint32_t three = (uint32_t)at[i] << 16 |
				 (left > 1 ? (uint32_t)at[i + 1] << 8 : 0) |
				 (left > 2 ? (uint32_t)at[i + 2] : 0);
		str_putc(out, digits[three >> 18]);
		str_putc(out, digits[three >> 12 & 63]);
		str_putc(out, left > 1 ? digits[three >> 6 & 63] : '=');
		str_putc(out, left > 2 ? digits[three & 63] : '=');
	}
}

void clipboard_append(struct str *out, const char *text, size_t bytes)
{
	str_puts(out, "\033]52;c;");
	append_base64(out, text, bytes);
	str_putc(out, '\a');
}
