/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as comma-separated values.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	fuzz_source("csv", data, bytes);
	return 0;
}
