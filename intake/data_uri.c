/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/data_uri.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/mem.h"

enum { BITS = 6, BYTE = 8 };

static const char data[] = "data:";

bool data_uri_is(const char *address)
{
	return !strncasecmp(address, data, sizeof(data) - 1);
}

static int value_of(char digit)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = digit ? strchr(digits, digit) : NULL;
	return found ? (int)(found - digits) : -1;
}

unsigned char *base64_bytes(const char *text, size_t bytes, size_t *count)
{
	unsigned char *out = mem_new(bytes / 4 * 3 + 3, 1);
	uint32_t bits = 0;
	unsigned held = 0;
	*count = 0;
	for (size_t i = 0; i < bytes && text[i] != '='; i++) {
		if (strchr(" \t\r\n", text[i]))
			continue;
		const int value = value_of(text[i]);
		if (value < 0) {
			free(out);
			return NULL;
		}
		bits = bits << BITS | (uint32_t)value;
		held += BITS;
		if (held >= BYTE) {
			held -= BYTE;
			out[(*count)++] = (unsigned char)(bits >> held);
		}
	}
	return out;
}

unsigned char *data_uri_bytes(const char *address, size_t *count)
{
	static const char base64[] = ";base64";
	const char *comma = strchr(address, ',');
	if (!comma || comma - address < (ptrdiff_t)sizeof(base64) - 1 ||
		strncasecmp(comma - (sizeof(base64) - 1), base64, sizeof(base64) - 1) !=
			0)
		return NULL;
	return base64_bytes(comma + 1, strlen(comma + 1), count);
}
