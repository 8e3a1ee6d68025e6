/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/web_address.h"

#include <string.h>
#include <strings.h>

#include "text/macros.h"

static const char *const starts[] = {"http://", "https://", "www."};

size_t web_address_start(const char *text, size_t bytes)
{
	for (size_t i = 0; i < COUNT(starts); i++) {
		const size_t length = strlen(starts[i]);
		if (bytes >= length && strncasecmp(text, starts[i], length) == 0)
			return length;
	}
	return 0;
}
