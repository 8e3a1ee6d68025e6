/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/head_copy.h"

#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

/* JSON keeps each code point, and what it keeps is tested. */
bool head_copy(const struct report *report, struct report *copy, struct error *error)
{
	struct str text = STR_INIT;
	struct report own = *report;
	own.cards = NULL;
	own.count = 0;
	report_to_json(&text, &own);
	const bool good = report_from_json(text.data, text.bytes, "", copy, error);
	str_release(&text);
	return good;
}
