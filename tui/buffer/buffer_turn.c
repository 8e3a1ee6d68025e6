/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that was typed with the other keyboard, turned round. */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <string.h>

#include "text/i18n.h"
#include "text/keyboard.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/buffer/buffer_parts.h"

static bool is_white(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2028;
}

/* What the last word before the cursor was typed with, and where it is: back to white
 * space, or to letters of the other kind. White space behind it is passed over. */
static enum keyboard_typed last_word(
	const struct buffer *buffer, struct position *from, struct position *to)
{
	const char *text = buffer->paragraphs[to->paragraph].data;
	enum keyboard_typed typed = KEYBOARD_TYPED_NOTHING;
	size_t at = to->offset;
	bool word = false;
	while (at) {
		uint32_t c;
		const size_t start = utf8_previous(text, at);
		utf8_decode(text + start, at - start, &c);
		const enum keyboard_typed one = keyboard_typed(text + start, at - start);
		if (is_white(c) && word)
			break;
		if (one != KEYBOARD_TYPED_NOTHING && typed != KEYBOARD_TYPED_NOTHING &&
			one != typed)
			break;
		if (one != KEYBOARD_TYPED_NOTHING)
			typed = one;
		if (!is_white(c) && !word) {
			to->offset = at;
			word = true;
		}
		at = start;
	}
	*from = (struct position){to->paragraph, at};
	return typed;
}

/* Appends what these keys make, typed one after the other behind the text before; false: one
 * of them cannot stand there. */
static bool type_all(
	struct str *out, const char *before, size_t bytes_before, const struct str *keys)
{
	struct str text = STR_INIT;
	str_append(&text, before, bytes_before);
	bool good = true;
	for (size_t at = 0; good && at < keys->bytes;) {
		struct str piece = STR_INIT;
		size_t replaced = 0;
		uint32_t c;
		at += utf8_decode(keys->data + at, keys->bytes - at, &c);
		if (c == '\n') {
			str_append(
				out, text.data + bytes_before, text.bytes - bytes_before);
			str_putc(out, '\n');
			str_clear(&text);
			bytes_before = 0;
			continue;
		}
		/* What stood before the word stays. */
		good = buffer_key(text.data, text.bytes, c, &replaced, &piece) &&
		       text.bytes - replaced >= bytes_before;
		if (good) {
			str_truncate(&text, text.bytes - replaced);
			str_append(&text, piece.data, piece.bytes);
		}
		str_release(&piece);
	}
	if (good)
		str_append(out, text.data + bytes_before, text.bytes - bytes_before);
	str_release(&text);
	return good;
}

/* Puts the range turned round in its place, or says why it cannot be. */
static const char *turn(struct buffer *buffer, enum keyboard_layout layout,
	enum keyboard_typed typed, struct position from, struct position to)
{
	struct str text = STR_INIT, keys = STR_INIT, out = STR_INIT;
	const char *why = NULL;
	buffer_append_range(buffer, from, to, &text);
	keyboard_turn(&keys, layout, typed, text.data, text.bytes);
	if (typed == KEYBOARD_TYPED_THAI)
		str_append(&out, keys.data, keys.bytes);
	else if (!type_all(&out, buffer->paragraphs[from.paragraph].data, from.offset,
			 &keys))
		why = _("On the other keyboard this would be no Thai; it stays as it is");
	if (!why && !buffer_put(buffer, from, to, out.data, out.bytes))
		why = buffer_refusal(buffer);
	str_release(&text);
	str_release(&keys);
	str_release(&out);
	return why;
}

bool buffer_turn(struct buffer *buffer, enum keyboard_layout layout, const char **reason)
{
	struct position from, to;
	const bool selected = buffer_selection(buffer, &from, &to);
	enum keyboard_typed typed;
	*reason = NULL;
	if (buffer->turned == buffer->revision + 1 && buffer_undo(buffer)) {
		buffer->turned = 0;
		return true;
	}
	if (selected) {
		struct str text = STR_INIT;
		buffer_append_range(buffer, from, to, &text);
		typed = keyboard_typed(text.data, text.bytes);
		str_release(&text);
	} else {
		to = buffer->cursor;
		typed = last_word(buffer, &from, &to);
	}
	if (typed == KEYBOARD_TYPED_NOTHING)
		*reason = _("There is no word before the cursor to be turned round");
	else if (typed == KEYBOARD_TYPED_BOTH)
		*reason = _("Thai and English are both selected: select one of them");
	else
		*reason = turn(buffer, layout, typed, from, to);
	if (!*reason)
		buffer->turned = buffer->revision + 1;
	return !*reason;
}
