/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/reason.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

bool text_is_reason(const char *text)
{
	const size_t bytes = text ? strlen(text) : 0;
	uint32_t last = 0;
	int letters = 0;
	bool differ = false;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		if (!unicode_is(code_point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
			continue;
		differ = differ || (letters && code_point != last);
		last = code_point;
		letters++;
	}
	return letters >= REASON_LETTERS && differ;
}
