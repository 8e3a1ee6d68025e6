/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/number_texts.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

enum {
	PLAIN_DIGITS = 18, /* as many as every whole number of 64 bits has room for */
	STAND_IN_BYTES = 20,
};

/* Over the digits that stand at *at; false where there is none. */
static bool take_digits(const char **at, const char *end)
{
	const char *start = *at;
	while (*at < end && **at >= '0' && **at <= '9')
		++*at;
	return *at > start;
}

static bool take_sign(const char **at, const char *end, const char *signs)
{
	const bool there = *at < end && **at && strchr(signs, **at);
	*at += there;
	return there;
}

/* Whether the bytes at text are a number as JSON writes it, and nothing else. */
static bool is_number(const char *at, const char *end)
{
	take_sign(&at, end, "-");
	const char *whole = at;
	if (!take_digits(&at, end) || (*whole == '0' && at - whole > 1))
		return false;
	if (take_sign(&at, end, ".") && !take_digits(&at, end))
		return false;
	if (take_sign(&at, end, "eE")) {
		take_sign(&at, end, "+-");
		if (!take_digits(&at, end))
			return false;
	}
	return at == end;
}

/* Whether the parser keeps it as it is. */
static bool is_plain(const char *at, const char *end)
{
	const bool negative = take_sign(&at, end, "-");
	if (end - at > PLAIN_DIGITS || (negative && at < end && *at == '0'))
		return false;
	take_digits(&at, end);
	return at == end;
}

/* In the text that the parser sees nothing may stand that it would take for a number of
 * ours: those at this end of the numbers have 19 digits and are never plain. */
static void stand_in(
	struct number_texts *texts, size_t offset, size_t bytes, struct str *out)
{
	texts->items = mem_grow(
		texts->items, texts->count, &texts->capacity, sizeof(*texts->items));
	texts->items[texts->count] = (struct number_text){offset, bytes, out->bytes};
	str_printf(out, "%lld", (long long)(INT64_MIN + (int64_t)texts->count));
	texts->count++;
}

void number_texts_take(struct number_texts *texts, struct json_text text, struct str *out)
{
	size_t copied = 0;
	for (size_t at = 0; at < text.bytes;) {
		const size_t end = scan_token_end(text, at);
		const char *token = text.data + at, *behind = text.data + end;
		if (!is_plain(token, behind) && is_number(token, behind)) {
			str_append(out, text.data + copied, at - copied);
			stand_in(texts, at, end - at, out);
			copied = end;
		}
		at = end;
	}
	if (copied)
		str_append(out, text.data + copied, text.bytes - copied);
}

const struct number_text *number_texts_find(
	const struct number_texts *texts, int64_t value)
{
	const uint64_t index = (uint64_t)value - (uint64_t)INT64_MIN;
	return index < texts->count ? &texts->items[index] : NULL;
}

size_t number_texts_offset(const struct number_texts *texts, size_t moved)
{
	size_t below = 0, above = texts->count;
	while (below < above) {
		const size_t middle = below + (above - below) / 2;
		if (texts->items[middle].moved < moved)
			below = middle + 1;
		else
			above = middle;
	}
	if (!below)
		return moved;
	const struct number_text *before = &texts->items[below - 1];
	const size_t end = before->moved + STAND_IN_BYTES;
	return before->offset + before->bytes + (moved > end ? moved - end : 0);
}

void number_texts_release(struct number_texts *texts)
{
	free(texts->items);
	*texts = (struct number_texts){0};
}
