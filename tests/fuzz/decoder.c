/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes from a terminal: the events are the same in however many pieces the bytes come,
 * and no event holds a character that no key types.
 */
#include <config.h>

#include "tui/terminal/decoder.h"

#include <string.h>

#include "tests/fuzz/fuzz.h"
#include "text/str.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { DELAY = 25 };

static void note(struct str *out, const struct event *event)
{
	str_printf(out, "%d", (int)event->kind);
	switch (event->kind) {
	case EVENT_TEXT:
		fuzz_require(event->key >= ' ' && event->key != 0x7F &&
				     !(event->key >= 0x80 && event->key < 0xA0),
			"no control character is text");
		fuzz_require(key_is_character(event->key),
			"text is a character"); /* fall through */
	case EVENT_KEY: str_printf(out, " %x", (unsigned)event->key); break;
	case EVENT_PASTE: str_append(out, event->paste, event->bytes); break;
	case EVENT_MOUSE:
		fuzz_require(event->row >= 0 && event->column >= 0,
			"a mouse is on the screen"); /* fall through */
	case EVENT_PLACE: str_printf(out, " %d %d", event->row, event->column); break;
	case EVENT_COLOUR:
		fuzz_require(event->rgb <= 0xFFFFFF, "a colour has three bytes");
		str_printf(out, " %d %x", event->colour, (unsigned)event->rgb);
		break;
	default: fuzz_require(false, "an event is of a kind that is decoded");
	}
	str_putc(out, '\n');
}

static void decode(const uint8_t *data, size_t bytes, size_t piece, struct str *out)
{
	struct decoder decoder;
	struct event event;
	decoder_init(&decoder, DELAY);
	for (size_t at = 0; at < bytes; at += piece) {
		size_t count = bytes - at < piece ? bytes - at : piece;
		decoder_feed(&decoder, (const char *)data + at, count);
		while (decoder_next(&decoder, false, &event))
			note(out, &event);
	}
	while (decoder_patience(&decoder) >= 0)
		if (decoder_next(&decoder, true, &event))
			note(out, &event);
	decoder_release(&decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct str whole = STR_INIT, pieces = STR_INIT;
	decode(data, bytes, bytes + 1, &whole);
	for (size_t piece = 1; piece < 4; piece++) {
		str_clear(&pieces);
		decode(data, bytes, piece, &pieces);
		fuzz_require(whole.bytes == pieces.bytes &&
				     !memcmp(whole.data, pieces.data, whole.bytes),
			"pieces give the events of the whole");
	}
	str_release(&whole);
	str_release(&pieces);
	return 0;
}
