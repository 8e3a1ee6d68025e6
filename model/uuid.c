/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card.h"
#include "model/report.h"

#include <ctype.h>
#include <string.h>
#include <sys/random.h>

/* Every x is a hexadecimal digit. */
static const char uuid_form[UUID_BYTES + 1] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

void uuid_make(char uuid[UUID_BYTES + 1])
{
	enum { RANDOM_BYTES = 16 };
	unsigned char random[RANDOM_BYTES];
	/* So few bytes come at once, or not at all because a signal came first. */
	while (getrandom(random, sizeof(random), 0) != sizeof(random))
		;
	random[6] = (unsigned char)((random[6] & 0x0F) | 0x40); /* version 4 */
	random[8] = (unsigned char)((random[8] & 0x3F) | 0x80); /* variant of RFC 4122 */
	size_t nibble = 0;
	for (size_t i = 0; i < UUID_BYTES; i++) {
		if (uuid_form[i] == '-') {
			uuid[i] = '-';
			continue;
		}
		int shift = nibble % 2 ? 0 : 4;
		uuid[i] = "0123456789abcdef"[random[nibble / 2] >> shift & 0x0F];
		nibble++;
	}
	uuid[UUID_BYTES] = '\0';
}

bool uuid_valid(const char *text)
{
	if (strlen(text) != UUID_BYTES)
		return false;
	for (size_t i = 0; i < UUID_BYTES; i++) {
		bool fits = uuid_form[i] == '-' ? text[i] == '-'
						: isxdigit((unsigned char)text[i]) != 0;
		if (!fits)
			return false;
	}
	return true;
}
