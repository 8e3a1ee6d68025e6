/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <string.h>

#include "text/abbreviation.h"
#include "text/str.h"
#include "tui/buffer/buffer_parts.h"

bool buffer_expand(struct buffer *buffer, const struct abbreviations *list, bool apart)
{
	const struct position to = buffer->cursor;
	const char *text = buffer->paragraphs[to.paragraph].data;
	struct str words = STR_INIT;
	struct position selected, end;
	if (buffer_selection(buffer, &selected, &end) ||
		(apart && (!to.offset || text[to.offset - 1] != ' ')))
		return false;
	const size_t bytes = to.offset - apart;
	const struct abbreviation *found = abbreviation_before(list, text, bytes, apart);
	if (!found)
		return false;
	const struct position from = {to.paragraph, bytes - strlen(found->typed)};
	str_puts(&words, found->words);
	if (apart)
		str_putc(&words, ' ');
	const bool put = buffer_put(buffer, from, to, words.data, words.bytes);
	str_release(&words);
	return put;
}
