/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "text/normalise.h"
#include "text/str.h"
#include "tui/buffer/buffer_parts.h"

/* The whole text, its folded copy, and where each byte of the copy came from. */
struct haystack {
	struct str text, folded;
	size_t *origin;
};

static bool is_white(char c)
{
	return c == ' ' || c == '\n';
}

/* The words folded, without white space around them. */
static void fold_words(struct str *out, const char *words)
{
	text_fold(out, words, strlen(words), NULL);
	while (out->bytes && is_white(out->data[out->bytes - 1]))
		str_truncate(out, out->bytes - 1);
	while (is_white(out->data[0]))
		str_splice(out, 0, 1, NULL, 0);
}

/* The first place in the copy that came from start or behind it; SIZE_MAX: none. */
static size_t find_from(
	const struct haystack *hay, const struct str *needle, size_t start)
{
	size_t at = 0;
	while (at < hay->folded.bytes && hay->origin[at] < start)
		at++;
	const char *found = memmem(hay->folded.data + at, hay->folded.bytes - at,
		needle->data, needle->bytes);
	return found ? (size_t)(found - hay->folded.data) : SIZE_MAX;
}

/* Selects whole cells, from offset start to end of the text. */
static void select_found(
	struct buffer *buffer, const struct haystack *hay, size_t start, size_t end)
{
	struct position first = {0, 0};
	const char *text = hay->text.data;
	while (end > start + 1 && is_white(text[end - 1]))
		end--;
	struct position from = position_behind(first, text, start);
	struct position to = position_behind(first, text, end);
	buffer_move(buffer, from, false);
	buffer_move(buffer, buffer_cell_end(buffer, to), true);
}

bool buffer_find(struct buffer *buffer, const char *words)
{
	struct haystack hay = {STR_INIT, STR_INIT, NULL};
	struct str needle = STR_INIT, before = STR_INIT;
	fold_words(&needle, words);
	buffer_append(buffer, &hay.text);
	text_fold(&hay.folded, hay.text.data, hay.text.bytes, &hay.origin);
	buffer_append_range(buffer, (struct position){0, 0}, buffer->cursor, &before);
	size_t found = SIZE_MAX;
	if (needle.bytes) {
		found = find_from(&hay, &needle, before.bytes);
		if (found == SIZE_MAX)
			found = find_from(&hay, &needle, 0);
	}
	if (found != SIZE_MAX)
		select_found(buffer, &hay, hay.origin[found],
			hay.origin[found + needle.bytes]);
	free(hay.origin);
	str_release(&hay.text);
	str_release(&hay.folded);
	str_release(&needle);
	str_release(&before);
	return found != SIZE_MAX;
}
