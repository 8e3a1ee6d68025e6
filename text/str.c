/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/utf8.h"

enum { FIRST_BYTES = 32 };

/* What every empty string points to; nobody ever writes but its NUL. */
char str_empty[1];

bool text_is_blank(const char *text)
{
	return !text || !text[strspn(text, " \t\n")];
}

void str_init(struct str *s)
{
	*s = (struct str)STR_INIT;
}

void str_release(struct str *s)
{
	if (s->capacity)
		free(s->data);
	str_init(s);
}

void str_clear(struct str *s)
{
	str_truncate(s, 0);
}

void str_wipe(struct str *s)
{
	if (s->capacity)
		explicit_bzero(s->data, s->capacity);
	s->bytes = 0;
}

void str_append_secret(struct str *s, const char *data, size_t bytes)
{
	struct str moved = STR_INIT;
	if (s->bytes + bytes + 1 > s->capacity) {
		str_reserve(&moved, s->bytes + bytes);
		str_append(&moved, s->data, s->bytes);
		str_wipe(s);
		str_release(s);
		*s = moved;
	}
	str_append(s, data, bytes);
}

void str_truncate(struct str *s, size_t bytes)
{
	if (bytes >= s->bytes)
		return;
	s->bytes = bytes;
	s->data[bytes] = '\0';
}

void str_reserve(struct str *s, size_t extra)
{
	size_t wanted = s->bytes + extra + 1;
	if (wanted <= s->capacity)
		return;
	size_t capacity = s->capacity ? s->capacity : FIRST_BYTES;
	while (capacity < wanted)
		capacity *= 2;
	s->data = mem_resize(s->capacity ? s->data : NULL, capacity, 1);
	s->data[s->bytes] = '\0';
	s->capacity = capacity;
}

void str_append(struct str *s, const char *data, size_t bytes)
{
	if (!bytes)
		return;
	str_reserve(s, bytes);
	memcpy(s->data + s->bytes, data, bytes);
	s->bytes += bytes;
	s->data[s->bytes] = '\0';
}

void str_puts(struct str *s, const char *text)
{
	str_append(s, text, strlen(text));
}

void str_putc(struct str *s, char byte)
{
	str_append(s, &byte, 1);
}

void str_repeat(struct str *s, char byte, size_t times)
{
	if (!times)
		return;
	str_reserve(s, times);
	memset(s->data + s->bytes, byte, times);
	s->bytes += times;
	s->data[s->bytes] = '\0';
}

void str_put_code_point(struct str *s, uint32_t code_point)
{
	if (code_point < 0x80) {
		str_putc(s, (char)code_point);
		return;
	}
	/* U+0E00-U+0E7F, as utf8_decode() reads it. */
	if (code_point >> 7 == 0x0E00 >> 7) {
		str_append(s,
			(const char[]){'\xE0', (char)(0xB8 | (code_point >> 6 & 1)),
				(char)(0x80 | (code_point & 0x3F))},
			UTF8_THAI_BYTES);
		return;
	}
	char utf8[UTF8_BYTES_MAX];
	str_append(s, utf8, utf8_encode(utf8, code_point));
}

void str_printf(struct str *s, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_vprintf(s, format, args);
	va_end(args);
}

void str_vprintf(struct str *s, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int bytes = vsnprintf(NULL, 0, format, args);
	if (bytes > 0) {
		str_reserve(s, (size_t)bytes);
		vsnprintf(s->data + s->bytes, (size_t)bytes + 1, format, again);
		s->bytes += (size_t)bytes;
	}
	va_end(again);
}

void str_splice(
	struct str *s, size_t offset, size_t removed, const char *data, size_t bytes)
{
	str_reserve(s, bytes);
	memmove(s->data + offset + bytes, s->data + offset + removed,
		s->bytes - offset - removed + 1);
	if (bytes)
		memcpy(s->data + offset, data, bytes);
	s->bytes = s->bytes - removed + bytes;
}

char *str_detach(struct str *s)
{
	char *data = s->capacity ? s->data : mem_strndup("", 0);
	str_init(s);
	return data;
}

const char *str_first_line(const char *text, size_t *bytes)
{
	text += strspn(text, "\n");
	*bytes = strcspn(text, "\n");
	return text;
}

size_t spaces_start(const char *text, size_t end)
{
	while (end && text[end - 1] == ' ')
		end--;
	return end;
}

bool text_take_back(const char *text, size_t *bytes, const char *word)
{
	const size_t length = strlen(word), left = spaces_start(text, *bytes);
	if (left < length || memcmp(text + left - length, word, length) != 0)
		return false;
	*bytes = left - length;
	return true;
}
