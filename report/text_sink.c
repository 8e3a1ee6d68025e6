/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/text_sink.h"

void text_sink_page(struct str *out, const struct page *page)
{
	for (unsigned i = 0; i < page->lines_count; i++) {
		str_append(out, page->lines[i].data, page->lines[i].bytes);
		str_putc(out, '\n');
	}
	str_putc(out, '\f');
}
