/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout of an office's own, of any bytes: it is taken whole or refused with a reason.
 */
#include <config.h>

#include "report/layout.h"

#include "tests/fuzz/fuzz.h"
#include "text/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct fuzz_file file = fuzz_file_open(data, bytes);
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(file.path, &error);
	fuzz_require(layout || error_message(&error)[0], "a refusal says why");
	if (layout) {
		fuzz_require(layout->columns_count >= 1 &&
				     layout->columns_count <= LAYOUT_COLUMNS_MAX,
			"a layout has columns");
		for (size_t i = 0; i < layout->columns_count; i++)
			fuzz_require(layout->columns[i].least >= COLUMN_LEAST_MIN &&
					     layout->columns[i].least <= COLUMN_LEAST_MAX,
				"a column has a width that it may have");
		layout_free(layout);
	}
	error_release(&error);
	fuzz_file_close(&file);
	return 0;
}
