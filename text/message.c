/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/message.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/number.h"

/* Bytes that are in no UTF-8 text stand round numbers while a format is filled in: so
 * printf itself reads the format, whatever is in it. */
enum { BEGIN = '\xF8' & 0xFF, END = '\xF9' & 0xFF };

/* Whether the conversion that begins at a % writes a decimal number; *bytes: its length. */
static bool is_number(const char *conversion, size_t *bytes)
{
	const size_t flags = 1 + strspn(conversion + 1, "0123456789$-+ #'.*hlzjtL");
	const char kind = conversion[flags];
	*bytes = flags + (kind != '\0');
	return kind && strchr("diufFgG", kind);
}

/* The format with its numbers marked, but for those that are to be typed as they stand. */
static void mark_numbers(struct str *out, const char *format)
{
	bool quoted = false;
	while (*format) {
		size_t bytes = 1;
		quoted = quoted != (*format == '\'');
		const bool number = *format == '%' && is_number(format, &bytes) &&
				    !quoted &&
				    (!out->bytes || out->data[out->bytes - 1] != '[');
		if (number)
			str_putc(out, (char)BEGIN);
		str_append(out, format, bytes);
		if (number)
			str_putc(out, (char)END);
		format += bytes;
	}
}

/* Takes the marks away, and writes what stands between two in those digits. */
static void take_marked(struct str *out, const char *text, enum digits digits)
{
	static const char marks[] = {(char)BEGIN, (char)END, '\0'};
	while (*text) {
		const size_t bytes = strcspn(text, marks);
		if (text[bytes] == (char)END)
			digits_append(out, text, bytes, digits);
		else
			str_append(out, text, bytes);
		text += bytes + (text[bytes] != '\0');
	}
}

/* A format made of another: what the compiler knew of that, it was told at the door. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void fill(struct str *out, const struct str *format, va_list args)
{
	str_vprintf(out, format->data, args);
}
#pragma GCC diagnostic pop

void message_vappend(struct str *out, const char *format, va_list args)
{
	const enum digits digits = language_digits();
	struct str marked = STR_INIT, filled = STR_INIT;
	if (digits == DIGITS_ARABIC || !strchr(format, '%')) {
		str_vprintf(out, format, args);
		return;
	}
	mark_numbers(&marked, format);
	fill(&filled, &marked, args);
	take_marked(out, filled.data, digits);
	str_release(&marked);
	str_release(&filled);
}

void message_append(struct str *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	message_vappend(out, format, args);
	va_end(args);
}

/* --- digits of the messages themselves --- */

/* Translations with their Thai digits as Arabic ones; each is made once. */
static struct {
	struct arabic {
		const char *thai; /* the catalogue's, for as long as the program runs */
		char *text;
	} * items;
	size_t count, capacity;
} arabic;

static const char *arabic_of(const char *thai)
{
	for (size_t i = 0; i < arabic.count; i++)
		if (arabic.items[i].thai == thai)
			return arabic.items[i].text;
	struct str text = STR_INIT;
	digits_append(&text, thai, strlen(thai), DIGITS_ARABIC);
	arabic.items = mem_grow(
		arabic.items, arabic.count, &arabic.capacity, sizeof(*arabic.items));
	arabic.items[arabic.count] = (struct arabic){thai, str_detach(&text)};
	return arabic.items[arabic.count++].text;
}

/* Thai digits are three bytes: these two, and one of ten. */
static bool has_thai_digits(const char *text)
{
	for (; (text = strstr(text, "\xE0\xB9")); text += 2)
		if ((unsigned char)text[2] >= 0x90 && (unsigned char)text[2] <= 0x99)
			return true;
	return false;
}

const char *message_text(const char *english)
{
	const char *text = language_text(english);
	if (text == english || language_digits() != DIGITS_ARABIC ||
		!has_thai_digits(text) || has_thai_digits(english))
		return text;
	return arabic_of(text);
}
