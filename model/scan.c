/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/scan.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool opens(char byte)
{
	return byte == '{' || byte == '[';
}

static bool closes(char byte)
{
	return byte == '}' || byte == ']';
}

void scan_place(struct json_text text, size_t offset, size_t *line, size_t *column)
{
	const char *start = text.data;
	const char *end = text.data + offset;
	*line = 1;
	for (const char *at; (at = memchr(start, '\n', (size_t)(end - start)));) {
		start = at + 1;
		++*line;
	}
	*column = utf8_count(start, (size_t)(end - start)) + 1;
}

size_t scan_space(struct json_text text, size_t offset)
{
	while (offset < text.bytes && is_space(text.data[offset]))
		offset++;
	return offset;
}

/* After the closing quotation mark of the string at offset, or text.bytes. Large files are
 * nearly all strings, and gone through several times. */
static size_t string_end(struct json_text text, size_t offset)
{
	for (size_t from = offset + 1; from < text.bytes;) {
		const char *mark = memchr(text.data + from, '"', text.bytes - from);
		if (!mark)
			break;
		const size_t end = (size_t)(mark - text.data);
		size_t at = end;
		while (at > from && text.data[at - 1] == '\\')
			at--;
		if ((end - at) % 2 == 0)
			return end + 1;
		from = end + 1;
	}
	return text.bytes;
}

/* After the run of bytes at offset that is no string, bracket or separator. */
static size_t word_end(struct json_text text, size_t offset)
{
	while (offset < text.bytes && !is_space(text.data[offset]) &&
		!memchr("{}[],:\"", text.data[offset], sizeof("{}[],:\"") - 1))
		offset++;
	return offset;
}

size_t scan_token_end(struct json_text text, size_t offset)
{
	if (text.data[offset] == '"')
		return string_end(text, offset);
	size_t end = word_end(text, offset);
	return end > offset ? end : offset + 1;
}

/* After the value at offset, with all that is in it. */
static size_t value_end(struct json_text text, size_t offset)
{
	size_t depth = 0;
	do {
		offset = scan_space(text, offset);
		if (offset == text.bytes)
			break;
		if (opens(text.data[offset]))
			depth++;
		else if (closes(text.data[offset]))
			depth--;
		offset = scan_token_end(text, offset);
	} while (depth > 0);
	return offset;
}

size_t scan_child(struct json_text text, size_t offset, size_t index)
{
	const bool object = text.data[offset] == '{';
	for (size_t i = 0;; i++) {
		/* Over the opening bracket, or the comma. */
		offset = scan_space(text, offset + 1);
		if (object) {
			offset = scan_space(text, string_end(text, offset));
			offset = scan_space(text, offset + 1); /* over the colon */
		}
		if (i == index || offset >= text.bytes)
			return offset < text.bytes ? offset : text.bytes;
		offset = scan_space(text, value_end(text, offset));
	}
}

bool scan_too_deep(struct json_text text, size_t limit, size_t *offset)
{
	size_t depth = 0;
	for (size_t i = 0; i < text.bytes; i++) {
		if (text.data[i] == '"') {
			i = string_end(text, i) - 1;
		} else if (opens(text.data[i])) {
			if (++depth > limit) {
				*offset = i;
				return true;
			}
		} else if (closes(text.data[i]) && depth > 0) {
			depth--;
		}
	}
	return false;
}

bool scan_too_many(struct json_text text, size_t limit, size_t *offset)
{
	size_t count = 1;
	for (size_t i = 0; i < text.bytes; i++) {
		if (text.data[i] == '"') {
			i = string_end(text, i) - 1;
			continue;
		}
		/* Each of them may have a value behind it. */
		count +=
			opens(text.data[i]) || text.data[i] == ',' || text.data[i] == ':';
		if (count > limit) {
			*offset = i;
			return true;
		}
	}
	return false;
}

struct json_token scan_token(struct json_text text, size_t end)
{
	size_t start = scan_space(text, 0);
	while (start < text.bytes) {
		size_t next = scan_token_end(text, start);
		if (next >= end)
			return (struct json_token){start, next - start};
		start = scan_space(text, next);
	}
	return (struct json_token){text.bytes, 0};
}

/* The four hexadecimal digits at offset; -1 if there are not so many. */
static int32_t hex4(struct json_text text, size_t offset)
{
	int32_t value = 0;
	if (text.bytes - offset < 4)
		return -1;
	for (size_t i = offset; i < offset + 4; i++) {
		int byte = tolower((unsigned char)text.data[i]);
		if (!isxdigit(byte))
			return -1;
		value = value * 16 + (isdigit(byte) ? byte - '0' : byte - 'a' + 10);
	}
	return value;
}

/* Judges the escape at *offset and moves over it. */
static enum string_fault escape_fault(struct json_text text, size_t *offset)
{
	enum { ESCAPE_BYTES = 2, UNICODE_BYTES = 6 };
	const size_t at = *offset;
	if (at + 1 == text.bytes)
		return STRING_OPEN;
	if (text.data[at + 1] != 'u') {
		*offset += ESCAPE_BYTES;
		return strchr("\"\\/bfnrt", text.data[at + 1]) ? STRING_SOUND
							       : STRING_ESCAPE;
	}
	int32_t unit = hex4(text, at + 2);
	if (unit < 0)
		return STRING_ESCAPE;
	if (unit == 0)
		return STRING_NUL;
	*offset += UNICODE_BYTES;
	if (unit < 0xD800 || unit > 0xDFFF)
		return STRING_SOUND;
	if (unit > 0xDBFF || text.bytes - *offset < UNICODE_BYTES ||
		memcmp(text.data + *offset, "\\u", 2) != 0)
		return STRING_HALF;
	int32_t low = hex4(text, *offset + 2);
	*offset += UNICODE_BYTES;
	return low >= 0xDC00 && low <= 0xDFFF ? STRING_SOUND : STRING_HALF;
}

enum string_fault scan_string_fault(struct json_text text, size_t offset, size_t *fault)
{
	for (size_t i = offset + 1; i < text.bytes;) {
		*fault = i;
		unsigned char byte = (unsigned char)text.data[i];
		if (byte == '"')
			return STRING_SOUND;
		if (byte == '\n' || byte == '\r')
			return STRING_LINE_END;
		if (byte < 0x20)
			return STRING_CONTROL;
		if (byte != '\\') {
			i++;
			continue;
		}
		enum string_fault found = escape_fault(text, &i);
		if (found != STRING_SOUND)
			return found;
	}
	*fault = text.bytes;
	return STRING_OPEN;
}
