/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_pieces.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/limits.h"
#include "text/mem.h"

enum { BUFFER_BYTES = 1 << 16, END = -1 };

struct json_pieces {
	int file;
	bool in_list;         /* of the cards */
	bool behind;          /* a card of the list, but not yet the comma behind it */
	bool opened;          /* the list was, and no card of it has come */
	bool failed;          /* to read, or a limit is exceeded */
	size_t bytes, values; /* so far: of the text, in it */
	size_t depth;         /* brackets that are open */
	struct str rest, card;
	size_t at, filled; /* of the buffer */
	char buffer[BUFFER_BYTES];
};

struct json_pieces *json_pieces_begin(int file)
{
	struct json_pieces *pieces = mem_new(1, sizeof(*pieces));
	pieces->file = file;
	pieces->values = 1;
	str_init(&pieces->rest);
	str_init(&pieces->card);
	return pieces;
}

void json_pieces_end(struct json_pieces *pieces)
{
	if (!pieces)
		return;
	str_release(&pieces->rest);
	str_release(&pieces->card);
	free(pieces);
}

/* Whether there is a byte to be taken. */
static bool fill(struct json_pieces *pieces)
{
	if (pieces->at < pieces->filled)
		return true;
	ssize_t got;
	do
		got = read(pieces->file, pieces->buffer, BUFFER_BYTES);
	while (got < 0 && errno == EINTR);
	pieces->at = 0;
	pieces->filled = got > 0 ? (size_t)got : 0;
	pieces->bytes += pieces->filled;
	pieces->failed = pieces->failed || got < 0 || pieces->bytes > LIMIT_FILE_BYTES;
	return pieces->filled > 0 && !pieces->failed;
}

/* The next byte, which is not taken; END where there is none. */
static int look(struct json_pieces *pieces)
{
	return fill(pieces) ? (unsigned char)pieces->buffer[pieces->at] : END;
}

/* Takes it; counts what it opens, closes and divides. */
static void take(struct json_pieces *pieces, struct str *out)
{
	const char byte = pieces->buffer[pieces->at++];
	const bool opens = byte == '{' || byte == '[';
	pieces->depth += opens;
	pieces->depth -= (byte == '}' || byte == ']') && pieces->depth > 0;
	pieces->values += opens || byte == ',' || byte == ':';
	pieces->failed = pieces->failed || pieces->depth > LIMIT_JSON_DEPTH ||
			 pieces->values > LIMIT_JSON_VALUES;
	if (out)
		str_putc(out, byte);
}

static void take_space(struct json_pieces *pieces, struct str *out)
{
	for (int byte; (byte = look(pieces)) != END && byte && strchr(" \t\r\n", byte);)
		take(pieces, out);
}

/* Takes the string that is next, to behind its closing quotation mark. */
static void take_string(struct json_pieces *pieces, struct str *out)
{
	bool escaped = false;
	str_putc(out, pieces->buffer[pieces->at++]);
	while (fill(pieces)) {
		const char *start = pieces->buffer + pieces->at;
		size_t bytes = pieces->filled - pieces->at;
		if (escaped) {
			bytes = 1;
		} else {
			const char *quote = memchr(start, '"', bytes);
			bytes = quote ? (size_t)(quote - start) + 1 : bytes;
			const char *escape = memchr(start, '\\', bytes);
			bytes = escape ? (size_t)(escape - start) + 1 : bytes;
		}
		const char last = start[bytes - 1];
		str_append(out, start, bytes);
		pieces->at += bytes;
		if (last == '"' && !escaped)
			return;
		escaped = last == '\\' && !escaped;
	}
}

/* Takes the object that is next, whole; false where it does not end. */
static bool take_object(struct json_pieces *pieces, struct str *out)
{
	const size_t around = pieces->depth;
	do {
		const int byte = look(pieces);
		if (byte == END)
			return false;
		if (byte == '"')
			take_string(pieces, out);
		else
			take(pieces, out);
	} while (pieces->depth > around && !pieces->failed);
	return !pieces->failed;
}

/* Takes what stands before the list of cards, with its opening bracket, or before the end;
 * whether it is the list. */
static bool take_rest(struct json_pieces *pieces)
{
	static const char key[] = "\"cards\"";
	struct str *rest = &pieces->rest;
	for (int byte; !pieces->failed && (byte = look(pieces)) != END;) {
		if (byte != '"') {
			take(pieces, rest);
			continue;
		}
		const size_t start = rest->bytes;
		take_string(pieces, rest);
		if (pieces->depth != 1 || strcmp(rest->data + start, key) != 0)
			continue;
		take_space(pieces, rest);
		if (look(pieces) != ':')
			continue;
		take(pieces, rest);
		take_space(pieces, rest);
		if (look(pieces) != '[')
			continue;
		take(pieces, rest);
		return true;
	}
	return false;
}

/* Takes the next card, or the list's closing bracket. */
static bool take_card(struct json_pieces *pieces)
{
	take_space(pieces, NULL);
	if (look(pieces) == ']' && (pieces->behind || pieces->opened)) {
		take(pieces, &pieces->rest);
		pieces->in_list = false;
		return !pieces->failed;
	}
	if (pieces->behind) {
		if (look(pieces) != ',')
			return false;
		take(pieces, NULL);
		take_space(pieces, NULL);
	}
	str_clear(&pieces->card);
	pieces->behind = true;
	pieces->opened = false;
	return look(pieces) == '{' && take_object(pieces, &pieces->card);
}

enum json_piece json_pieces_next(struct json_pieces *pieces, const struct str **piece)
{
	for (;;) {
		if (!pieces->in_list) {
			pieces->in_list = take_rest(pieces);
			pieces->opened = pieces->in_list;
			pieces->behind = false;
			*piece = &pieces->rest;
			if (!pieces->in_list)
				return pieces->failed ? PIECE_NONE : PIECE_REST;
		}
		if (!take_card(pieces))
			return PIECE_NONE;
		*piece = &pieces->card;
		if (pieces->in_list)
			return PIECE_CARD;
	}
}
