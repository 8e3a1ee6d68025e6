/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An .odt: any bytes, where they begin as an archive does; else its own styles and its text,
 * parted by a NUL, of which an archive is made.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/source.h"
#include "tests/support/package_maker.h"
#include "text/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	if (bytes > 2 && data[0] == 'P' && data[1] == 'K') {
		fuzz_source("odt", data, bytes);
		return 0;
	}
	struct str texts[2], out = STR_INIT;
	fuzz_parts(texts, 2, data, bytes);
	const struct package_part parts[] = {
		{"Pictures/i.png", "\x89PNG\r\n\x1A\n", 8},
		{NULL},
	};
	package_make_odt(&out, texts[0].data, texts[1].data, parts);
	fuzz_source("odt", (const uint8_t *)out.data, out.bytes);
	fuzz_parts_release(texts, 2);
	str_release(&out);
	return 0;
}
