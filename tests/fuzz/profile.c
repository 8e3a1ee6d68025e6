/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A profile of an office's own, of any bytes: it is taken whole or refused with a reason.
 */
#include <config.h>

#include "print/profile.h"

#include "tests/fuzz/fuzz.h"
#include "text/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct fuzz_file file = fuzz_file_open(data, bytes);
	struct error error = ERROR_INIT;
	struct profile *profile = profile_load(file.path, &error);
	fuzz_require(profile || error_message(&error)[0], "a refusal says why");
	if (profile) {
		fuzz_require(profile->rows == 1 || profile->rows == PROFILE_ROWS_MAX,
			"a line has one row or four");
		fuzz_require(
			profile->lpi > 0 && profile->carriage > 0, "sizes are sizes");
		for (size_t i = 0; i < profile->pitches_count; i++)
			fuzz_require(profile->pitches[i].cpi > 0, "a pitch is one");
		profile_free(profile);
	}
	error_release(&error);
	fuzz_file_close(&file);
	return 0;
}
