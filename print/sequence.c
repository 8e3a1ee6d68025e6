/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/sequence.h"

#include <stdlib.h>
#include <string.h>

/* The control characters by their names in ASCII. */
static const char *const controls[] = {"NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK",
	"BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3",
	"DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"};

static bool is_word(const char *word, size_t length, const char *name)
{
	return strlen(name) == length && !memcmp(word, name, length);
}

static int control(const char *word, size_t length)
{
	for (int i = 0; i < (int)(sizeof(controls) / sizeof(controls[0])); i++)
		if (is_word(word, length, controls[i]))
			return i;
	return is_word(word, length, "DEL") ? 0x7F : -1;
}

static int number(const char *word, size_t length)
{
	enum { LENGTH = sizeof("0x1B") - 1 };
	char *end;
	if (length != LENGTH || strncmp(word, "0x", 2) != 0 || word[2] == '-' ||
		word[2] == '+')
		return -1;
	char digits[LENGTH] = {word[2], word[3]};
	long byte = strtol(digits, &end, 16);
	return end == digits + 2 ? (int)byte : -1;
}

static int value(const char *word, size_t length, const struct sequence_values *values)
{
	const struct {
		const char *name;
		unsigned value;
	} names[] = {
		{"{lines}", values->lines},
		{"{inches}", values->inches},
		{"{table}", values->table},
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_word(word, length, names[i].name))
			return (int)(names[i].value & 0xFF);
	return -1;
}

/* The byte that a word stands for; negative: none. */
static int byte_of(const char *word, size_t length, const struct sequence_values *values)
{
	if (length == 1)
		return *word > ' ' && *word < 0x7F ? *word : -1;
	int byte = control(word, length);
	if (byte < 0)
		byte = number(word, length);
	return byte < 0 ? value(word, length, values) : byte;
}

bool sequence_append(struct str *out, const char *text,
	const struct sequence_values *values, const char **bad, size_t *length)
{
	const size_t before = out->bytes;
	while (*(text += strspn(text, " "))) {
		const size_t word = strcspn(text, " ");
		const int byte = byte_of(text, word, values);
		if (byte < 0) {
			*bad = text;
			*length = word;
			str_truncate(out, before);
			return false;
		}
		str_putc(out, (char)byte);
		text += word;
	}
	return true;
}
