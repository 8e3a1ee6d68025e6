/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/reader.h"

#include <string.h>

#include "text/number.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { ZERO_WIDTH_SPACE = 0x200B };

void reader_spaces(struct reader *reader)
{
	while (reader->at < reader->bytes) {
		uint32_t code_point;
		size_t spanned = utf8_decode(reader->text + reader->at,
			reader->bytes - reader->at, &code_point);
		if (code_point != ZERO_WIDTH_SPACE && !unicode_is_white_space(code_point))
			return;
		reader->at += spanned;
	}
}

bool reader_word(struct reader *reader, const char *word)
{
	struct reader ahead = *reader;
	size_t bytes = strlen(word);
	reader_spaces(&ahead);
	if (ahead.bytes - ahead.at < bytes ||
		memcmp(ahead.text + ahead.at, word, bytes) != 0)
		return false;
	reader->at = ahead.at + bytes;
	return true;
}

bool reader_any(struct reader *reader, const char *const *words)
{
	for (; *words; words++)
		if (reader_word(reader, *words))
			return true;
	return false;
}

bool reader_number(struct reader *reader, int32_t *value, size_t *digits)
{
	struct reader ahead = *reader;
	size_t used;
	reader_spaces(&ahead);
	if (!number_parse(ahead.text + ahead.at, ahead.bytes - ahead.at, &used, value))
		return false;
	if (digits)
		*digits = utf8_count(ahead.text + ahead.at, used);
	reader->at = ahead.at + used;
	return true;
}
