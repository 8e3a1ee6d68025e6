/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as they are compared. */
#include <config.h>

#include "text/name.h"

#include <stdlib.h>
#include <string.h>

#include "text/normalise.h"
#include "text/str.h"

char *name_key(const char *name)
{
	struct str key = STR_INIT;
	text_fold_name(&key, name ? name : "", name ? strlen(name) : 0);
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
