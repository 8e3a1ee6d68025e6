/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page may have on it, of any bytes: letters anywhere, lines anywhere. Where the bytes
 * are a PDF they are read as one; but that is the library's own process, into which nobody
 * sees.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/pdf_blocks.h"
#include "intake/pdf_page.h"
#include "intake/pdf_sheet.h"
#include "intake/source.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/source.h"
#include "text/macros.h"
#include "text/mem.h"

/* Six bytes are a letter or a line: its kind, left, top, width, height, code. */
enum { RECORD = 6, SCALE = 3, RULE_KINDS = 64 };

static void take_record(struct pdf_page *page, const uint8_t *at)
{
	const double left = at[1] * SCALE, top = at[2] * SCALE;
	if (at[0] < RULE_KINDS)
		page->rules[page->rules_count++] =
			(struct pdf_rule){at[0] & 1, left, top, top + at[3] * SCALE};
	else
		page->letters[page->letters_count++] = (struct pdf_letter){
			{left, top, left + at[3] % 16, top + 1 + at[4] % 32},
			1 + at[0] % 32, 0x0E00U + at[5] % 0x60};
}

/* Pages are parted by a record of zeros. */
static size_t take_page(struct pdf_page *page, const uint8_t *data, size_t bytes)
{
	static const uint8_t end[RECORD];
	const size_t most = bytes / RECORD + 1;
	size_t at = 0;
	*page = (struct pdf_page){.width = 800, .height = 800};
	page->letters = mem_new(most, sizeof(*page->letters));
	page->rules = mem_new(most, sizeof(*page->rules));
	for (; at + RECORD <= bytes; at += RECORD) {
		if (!memcmp(data + at, end, RECORD))
			return at + RECORD;
		take_record(page, data + at);
	}
	return bytes;
}

static void lay_out(const uint8_t *data, size_t bytes)
{
	struct pdf_sheets sheets = {0};
	struct pdf_blocks blocks;
	struct source source;
	source_init(&source, "fuzz", "pdf");
	for (size_t at = 0; at < bytes;) {
		struct pdf_page page;
		at += take_page(&page, data + at, bytes - at);
		pdf_sheets_add(&sheets, &page);
	}
	pdf_blocks_init(&blocks, &source);
	pdf_sheets_settle(&sheets);
	for (size_t i = 0; i < sheets.count; i++)
		pdf_blocks_put(&blocks, &sheets.items[i]);
	pdf_blocks_end(&blocks);
	fuzz_source_require(&source);
	pdf_blocks_release(&blocks);
	pdf_sheets_release(&sheets);
	source_release(&source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	if (bytes > 4 && !memcmp(data, "%PDF", 4))
		fuzz_source("pdf", data, bytes);
	else
		lay_out(data, bytes);
	return 0;
}
