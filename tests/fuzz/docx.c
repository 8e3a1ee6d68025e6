/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A .docx: any bytes, where they begin as an archive does; else the text of w:body, styles,
 * numbering and relations, parted by NULs, of which an archive is made: what is in it would
 * hardly be found through deflate.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/source.h"
#include "tests/support/package_maker.h"
#include "text/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	if (bytes > 2 && data[0] == 'P' && data[1] == 'K') {
		fuzz_source("docx", data, bytes);
		return 0;
	}
	struct str texts[4], out = STR_INIT;
	fuzz_parts(texts, 4, data, bytes);
	const struct package_part parts[] = {
		{"word/styles.xml", texts[1].data, texts[1].bytes},
		{"word/numbering.xml", texts[2].data, texts[2].bytes},
		{"relations", texts[3].data, texts[3].bytes},
		{"word/media/i.png", "\x89PNG\r\n\x1A\n", 8},
		{NULL},
	};
	package_make_docx(&out, texts[0].data, parts);
	fuzz_source("docx", (const uint8_t *)out.data, out.bytes);
	fuzz_parts_release(texts, 4);
	str_release(&out);
	return 0;
}
