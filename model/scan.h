/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places in the text of a JSON document: what the parser's tree no longer knows
 * and an error message needs. model/data.c alone calls this.
 *
 * Offsets are bytes. A text is valid UTF-8 without NUL. Functions that say
 * "parsed" want text that the parser has accepted; the others take anything.
 */
#ifndef MODEL_SCAN_H
#define MODEL_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct json_text {
	const char *data;
	size_t bytes;
};

/* Line and column of an offset, both from 1; the column counts code points. */
void scan_place(struct json_text text, size_t offset, size_t *line, size_t *column);

/* The first offset, from offset on, that is no white space; text.bytes if none. */
size_t scan_space(struct json_text text, size_t offset);

/* After the token (string, word, bracket, sign or space) that begins at offset, which is
 * in the text. */
size_t scan_token_end(struct json_text text, size_t offset);

/* Whether the text has more than limit values and keys; *offset gets the first beyond it.
 */
bool scan_too_many(struct json_text text, size_t limit, size_t *offset);

/* Where the value of the member or element number index (from 0) starts, in the
 * object or list that starts at offset. Parsed text. */
size_t scan_child(struct json_text text, size_t offset, size_t index);

/* Whether brackets nest deeper than limit; *offset gets the first that does. */
bool scan_too_deep(struct json_text text, size_t limit, size_t *offset);

/* The token that the byte before end belongs to. */
struct json_token {
	size_t offset, bytes;
};
struct json_token scan_token(struct json_text text, size_t end);

/* What is wrong inside the string that starts with the quotation mark at offset;
 * *fault gets the place. */
enum string_fault {
	STRING_SOUND,
	STRING_LINE_END, /* a raw line end inside */
	STRING_CONTROL,  /* another raw control character */
	STRING_ESCAPE,   /* \ with something that JSON does not know */
	STRING_NUL,      /* \u0000 */
	STRING_HALF,     /* half of a surrogate pair */
	STRING_OPEN,     /* the text ends before the string does */
};
enum string_fault scan_string_fault(struct json_text text, size_t offset, size_t *fault);

#endif
