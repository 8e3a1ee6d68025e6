/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one growable string. Length-counted in bytes, always NUL-terminated, so
 * s.data can be given to a C function; NUL bytes inside are allowed.
 *
 * A struct str is a value: STR_INIT makes an empty one without allocating,
 * str_release() gives its memory back and leaves it empty and usable again.
 */
#ifndef TEXT_STR_H
#define TEXT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	char *data;      /* never NULL; points to a static "" while capacity is 0 */
	size_t bytes;    /* without the closing NUL */
	size_t capacity; /* bytes allocated, closing NUL included; 0: not owned */
};

extern char str_empty[1];

/* Whether a C string (NULL: none) holds nothing but spaces, tabs and line ends. */
bool text_is_blank(const char *text);
#define STR_INIT                                                                         \
	{                                                                                \
		str_empty, 0, 0                                                          \
	}

void str_init(struct str *s);
void str_release(struct str *s);

/* Empties it, keeping the memory for the next use. */
void str_clear(struct str *s);

/* Shortens it to bytes; longer than it is: no effect. */
void str_truncate(struct str *s, size_t bytes);

/* For what must not be left in memory: overwrites all that it holds or held, keeping the
 * memory for the next use; appends, and leaves nothing where it was moved from. */
void str_wipe(struct str *s);
void str_append_secret(struct str *s, const char *data, size_t bytes);

/* Room for extra more bytes, so that s->data can be written to directly. */
void str_reserve(struct str *s, size_t extra);

void str_append(struct str *s, const char *data, size_t bytes);
void str_puts(struct str *s, const char *text);
void str_putc(struct str *s, char byte);
void str_repeat(struct str *s, char byte, size_t times);

/* Appends a code point as UTF-8. */
void str_put_code_point(struct str *s, uint32_t code_point);

void str_printf(struct str *s, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void str_vprintf(struct str *s, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Replaces the bytes [offset, offset + removed) by data. */
void str_splice(
	struct str *s, size_t offset, size_t removed, const char *data, size_t bytes);

/* Hands the memory to the caller, who frees it; leaves s empty. */
char *str_detach(struct str *s);

/* The first line of a text that is not empty: where it begins, and *bytes, without its end. */
const char *str_first_line(const char *text, size_t *bytes);

/* Where the spaces begin that end there. */
size_t spaces_start(const char *text, size_t end);
/* Takes spaces, then the word, from the end of the bytes; false, and nothing is taken, if it
 * is not there. */
bool text_take_back(const char *text, size_t *bytes, const char *word);

#endif
