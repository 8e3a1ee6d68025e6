/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/own_name.h"

#include <stddef.h>
#include <string.h>

enum { UUID_DIGITS = 32, FIELD_DIGITS = 2 };

bool own_name_is(const char *name)
{
	if (!name || strncmp(name, "_m", 2) != 0)
		return false;
	name += 2;
	if (strspn(name, "0123456789abcdefABCDEF") != UUID_DIGITS)
		return false;
	name += UUID_DIGITS;
	return name[0] == '_' && strspn(name + 1, "0123456789") == FIELD_DIGITS &&
	       strlen(name) == FIELD_DIGITS + 1;
}
