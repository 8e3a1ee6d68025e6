/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON from strangers: whatever is taken is written, read again and written the same.
 */
#include <config.h>

#include "model/json.h"
#include "model/report.h"
#include "tests/fuzz/fuzz.h"
#include "text/error.h"
#include "text/str.h"

#include <string.h>

static void try_report(const char *text, size_t bytes)
{
	struct error error = ERROR_INIT;
	struct report report, again;
	if (!report_from_json(text, bytes, "fuzz", &report, &error)) {
		fuzz_require(error_message(&error)[0], "a refusal says why");
		error_release(&error);
		return;
	}
	struct str first = STR_INIT, second = STR_INIT;
	report_to_json(&first, &report);
	fuzz_require(report_from_json(first.data, first.bytes, "own", &again, &error),
		"what was written is read");
	report_to_json(&second, &again);
	fuzz_require(first.bytes == second.bytes &&
			     !memcmp(first.data, second.data, first.bytes),
		"a report is written the same again");
	report_release(&again);
	report_release(&report);
	str_release(&first);
	str_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	try_report((const char *)data, bytes);
	return 0;
}
