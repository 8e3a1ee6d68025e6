/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people as they are compared. */
#include <config.h>

#include "text/name.h"

#include <stdlib.h>
#include <string.h>

#include "text/str.h"

char *name_key(const char *name)
{
	struct str key = STR_INIT;
	for (const char *at = name ? name : ""; *at;) {
		const size_t gap = strspn(at, " \t\n\r");
		const size_t word = strcspn(at + gap, " \t\n\r");
		if (word && key.bytes)
			str_putc(&key, ' ');
		str_append(&key, at + gap, word);
		at += gap + word;
	}
	return str_detach(&key);
}

bool name_same(const char *one, const char *other)
{
	char *first = name_key(one), *second = name_key(other);
	const bool same = *first && strcmp(first, second) == 0;
	free(first);
	free(second);
	return same;
}
