/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/kept_file.h"

#include <stddef.h>
#include <string.h>

bool kept_file_is_name(const char *name)
{
	if (strspn(name, "0123456789abcdef") != KEPT_HEX)
		return false;
	const char *ending = name + KEPT_HEX;
	if (!*ending)
		return true;
	const size_t letters = strspn(ending + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
	return *ending == '.' && letters > 0 && letters <= KEPT_ENDING &&
	       !ending[1 + letters];
}

const char *kept_file_name(const char *ref)
{
	if (!ref || strncmp(ref, KEPT_FILES, strlen(KEPT_FILES)) != 0)
		return NULL;
	const char *name = ref + strlen(KEPT_FILES);
	return kept_file_is_name(name) ? name : NULL;
}
