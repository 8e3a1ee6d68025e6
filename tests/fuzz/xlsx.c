/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a workbook; and as a sheet of one, so that not all of them fail at the
 * archive.
 */
#include <config.h>

#include <string.h>

#include "intake/xlsx_format.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/source.h"
#include "text/str.h"

/* The bytes up to the first line end as a format, the rest as a number. */
static void show_number(const uint8_t *data, size_t bytes)
{
	struct str text = STR_INIT, shown = STR_INIT;
	struct xlsx_format format;
	str_append(&text, (const char *)data, bytes);
	char *line = strchr(text.data, '\n');
	if (line)
		*line = '\0';
	xlsx_format_read(&format, text.data);
	xlsx_format_append(&shown, &format, line ? line + 1 : "45566.5", bytes & 1);
	fuzz_require(shown.bytes > 0 || !line || !line[1], "a number is shown");
	xlsx_format_release(&format);
	str_release(&shown);
	str_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	if (bytes > 2 && !memcmp(data, "PK", 2))
		fuzz_source("xlsx", data, bytes);
	else
		show_number(data, bytes);
	return 0;
}
