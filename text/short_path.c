/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/short_path.h"

#include <stdbool.h>
#include <string.h>

#include "text/cell.h"
#include "text/macros.h"

enum { LEAST = 24 /* columns of a path that stay */ };

static size_t columns_of(const char *text)
{
	return text_columns(text, strlen(text));
}

/* Where the next path begins; the end of the text if there is none. */
static const char *next_path(const char *text, bool begins)
{
	for (; *text; text++) {
		if (*text == '/' && begins)
			break;
		begins = strchr(" \n'\"(", *text) != NULL;
	}
	return text;
}

/* Its bytes, without the mark that ends it in a sentence. */
static size_t path_length(const char *path)
{
	size_t length = strcspn(path, " \n");
	while (length > 1 && strchr(":;,.", path[length - 1]))
		length--;
	return length;
}

/* Appends the end of a path: whole names, where one fits. */
static void put_end(
	struct str *out, const char *path, size_t length, size_t columns, const char *cut)
{
	const char *end = path + length, *start = end;
	const size_t room = columns - columns_of(cut);
	while (start > path) {
		const char *before = path + cell_previous(path, (size_t)(start - path));
		if (text_columns(before, (size_t)(end - before)) > room)
			break;
		start = before;
	}
	const char *name = memchr(start, '/', (size_t)(end - start));
	if (name && name + 1 < end)
		start = name;
	str_puts(out, cut);
	str_append(out, start, (size_t)(end - start));
}

/* Columns and number of the paths that can be cut. */
static size_t measure(const char *message, size_t *count)
{
	size_t columns = 0;
	*count = 0;
	const char *path = next_path(message, true);
	while (*path) {
		const size_t length = path_length(path);
		const size_t width = text_columns(path, length);
		if (width > LEAST) {
			columns += width;
			++*count;
		}
		path = next_path(path + length, false);
	}
	return columns;
}

void short_paths(struct str *out, const char *message, size_t columns, const char *cut)
{
	size_t count;
	const size_t all = columns_of(message), paths = measure(message, &count);
	if (all <= columns || !count) {
		str_puts(out, message);
		return;
	}
	const size_t words = all - paths;
	size_t each = columns > words ? (columns - words) / count : 0;
	each = MAX(each, LEAST);
	const char *path = next_path(message, true);
	for (;;) {
		str_append(out, message, (size_t)(path - message));
		if (!*path)
			break;
		const size_t length = path_length(path);
		if (text_columns(path, length) > each)
			put_end(out, path, length, each, cut);
		else
			str_append(out, path, length);
		message = path + length;
		path = next_path(message, false);
	}
}
