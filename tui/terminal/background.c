/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/background.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"

#define ST "\033\\"

/* --- answers --- */

/* What is still to be read. */
struct reader {
	const char *text;
	size_t bytes, at;
	bool part; /* it ended too early */
};

static bool read_words(struct reader *reader, const char *words)
{
	const size_t left = reader->bytes - reader->at, wanted = strlen(words);
	if (memcmp(reader->text + reader->at, words, MIN(left, wanted)) != 0)
		return false;
	reader->part = left < wanted;
	reader->at += wanted;
	return !reader->part;
}

/* A part of a colour in 1 to 4 hexadecimal digits, as one byte. */
static bool read_channel(struct reader *reader, uint32_t *rgb)
{
	enum { MOST = 4 };
	unsigned value = 0, digits = 0;
	while (reader->at < reader->bytes && digits < MOST &&
		isxdigit((unsigned char)reader->text[reader->at])) {
		const char digit[] = {reader->text[reader->at++], '\0'};
		value = value << 4 | (unsigned)strtoul(digit, NULL, 16);
		digits++;
	}
	reader->part = reader->at == reader->bytes;
	if (reader->part || !digits)
		return false;
	const unsigned most = (1u << 4 * digits) - 1;
	*rgb = *rgb << 8 | (value * 255 + most / 2) / most;
	return true;
}

/* BEL or ST. */
static bool read_end(struct reader *reader)
{
	return read_words(reader, "\a") || (!reader->part && read_words(reader, ST));
}

static bool read_answer(struct reader *reader, struct colour_answer *answer)
{
	uint32_t rgb = 0;
	if (!read_words(reader, "rgb:") || !read_channel(reader, &rgb) ||
		!read_words(reader, "/") || !read_channel(reader, &rgb) ||
		!read_words(reader, "/") || !read_channel(reader, &rgb) ||
		!read_end(reader))
		return false;
	answer->rgb = rgb;
	return true;
}

size_t colour_answer_read(
	const char *text, size_t bytes, struct colour_answer *answer, bool *part)
{
	static const struct {
		const char *head;
		int number;
	} heads[] = {{"]11;", COLOUR_GROUND}, {"]4;255;", COLOUR_LAST}};
	*part = false;
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct reader reader = {text, bytes, 0, false};
		const bool head = read_words(&reader, heads[i].head);
		if (head && read_answer(&reader, answer)) {
			answer->number = heads[i].number;
			return reader.at;
		}
		*part = *part || reader.part;
	}
	return 0;
}

/* --- what follows --- */

static double linear(unsigned channel)
{
	const double part = channel / 255.0;
	return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

bool background_is_light(uint32_t rgb)
{
	const double luminance = 0.2126 * linear(rgb >> 16 & 0xFF) +
				 0.7152 * linear(rgb >> 8 & 0xFF) +
				 0.0722 * linear(rgb & 0xFF);
	/* Contrast with black against contrast with white, as WCAG has it. */
	return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05);
}

/* "15;0", or with something between the two: the last is the number of the background. */
bool background_guess(const char *colorfgbg)
{
	enum { LIGHT_GREY = 7, DARK_GREY, COLOURS = 16 };
	const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
	if (!last || !isdigit((unsigned char)last[1]))
		return false;
	char *end;
	const long number = strtol(last + 1, &end, 10);
	return !*end && number >= LIGHT_GREY && number < COLOURS && number != DARK_GREY;
}

bool colours_guess(const char *colorterm)
{
	return colorterm &&
	       (!strcmp(colorterm, "truecolor") || !strcmp(colorterm, "24bit"));
}
