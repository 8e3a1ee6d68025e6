/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text may grow (model/limits.h): an edit beyond it is refused whole. */
#include <config.h>

#include <string.h>

#include "model/limits.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/buffer/buffer_parts.h"

/* A line end inside an item takes one byte where it is stored. */
static size_t stored_bytes(const char *text, size_t bytes)
{
	static const char separator[] = BUFFER_LINE_SEPARATOR;
	const char *end = text + bytes, *at = text;
	while ((at = memmem(at, (size_t)(end - at), separator, sizeof(separator) - 1))) {
		at += sizeof(separator) - 1;
		bytes -= sizeof(separator) - 2;
	}
	return bytes;
}

static bool refuse_bytes(struct buffer *buffer, size_t bytes)
{
	message_append(&buffer->refusal,
		_("A text holds at most %d bytes, of which a Thai letter takes 3; this "
		  "would be %zu too many. Nothing was changed."),
		LIMIT_TEXT_BYTES, bytes - LIMIT_TEXT_BYTES);
	return false;
}

static bool refuse_items(struct buffer *buffer, size_t left, size_t count)
{
	const size_t room = left < LIMIT_LIST_ITEMS ? LIMIT_LIST_ITEMS - left : 0;
	message_append(&buffer->refusal,
		_("A list holds at most %d items. There is room for %zu more, and this "
		  "has %zu. Nothing was changed."),
		LIMIT_LIST_ITEMS, room, count - left);
	return false;
}

/* Whether an item that is to be made of these three parts is short enough. */
static bool item_fits(struct buffer *buffer, const struct str *parts)
{
	struct str item = STR_INIT;
	size_t bytes = 0;
	for (int i = 0; i < 3; i++)
		bytes += parts[i].bytes;
	if (bytes <= LIMIT_TEXT_BYTES)
		return true;
	for (int i = 0; i < 3; i++)
		str_append(&item, parts[i].data, parts[i].bytes);
	bytes = stored_bytes(item.data, item.bytes);
	str_release(&item);
	return bytes <= LIMIT_TEXT_BYTES || refuse_bytes(buffer, bytes);
}

/* A part of a text, which is not owned. */
static struct str part(const char *text, size_t bytes)
{
	return (struct str){(char *)text, bytes, 0};
}

static bool items_fit(struct buffer *buffer, struct position from, struct position to,
	const char *text, size_t bytes)
{
	const struct str *first = &buffer->paragraphs[from.paragraph];
	const struct str *last = &buffer->paragraphs[to.paragraph];
	const char *end = text + bytes;
	for (const char *at = text;;) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		const bool is_first = at == text, is_last = !line_end;
		const struct str parts[] = {
			part(first->data, is_first ? from.offset : 0),
			part(at, (size_t)((line_end ? line_end : end) - at)),
			part(last->data + to.offset,
				is_last ? last->bytes - to.offset : 0),
		};
		if (!item_fits(buffer, parts))
			return false;
		if (is_last)
			return true;
		at = line_end + 1;
	}
}

static size_t count_line_ends(const char *text, size_t bytes)
{
	size_t count = 0;
	for (size_t i = 0; i < bytes; i++)
		count += text[i] == '\n';
	return count;
}

bool buffer_fits(struct buffer *buffer, struct position from, struct position to,
	size_t removed, const char *text, size_t bytes)
{
	const size_t lines = count_line_ends(text, bytes);
	const size_t gone = to.paragraph - from.paragraph;
	str_clear(&buffer->refusal);
	if (!buffer->items) {
		const size_t now = buffer_bytes(buffer) - removed + bytes;
		return bytes <= removed || now <= LIMIT_TEXT_BYTES ||
		       refuse_bytes(buffer, now);
	}
	/* What shrinks may still be too long: so old files are mended. */
	const size_t count = buffer->count - gone + lines;
	if (lines > gone && count > LIMIT_LIST_ITEMS)
		return refuse_items(buffer, buffer->count - gone, count);
	return (lines == gone && bytes <= removed) ||
	       items_fit(buffer, from, to, text, bytes);
}

const char *buffer_refusal(const struct buffer *buffer)
{
	return buffer->refusal.bytes ? buffer->refusal.data : NULL;
}

void buffer_forget_refusal(struct buffer *buffer)
{
	str_clear(&buffer->refusal);
}

void buffer_set_items(struct buffer *buffer)
{
	buffer->items = true;
}
