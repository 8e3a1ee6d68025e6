/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/formula.h"

#include <stddef.h>
#include <string.h>

#include "text/macros.h"

bool text_is_formula(const char *text)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
	text += strspn(text, "'");
	for (size_t i = 0; i < COUNT(starts); i++)
		if (!strncmp(text, starts[i], strlen(starts[i])))
			return true;
	return false;
}

bool text_is_guarded(const char *text)
{
	return *text == FORMULA_GUARD && text_is_formula(text);
}
