/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/csv_form.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text/macros.h"

/* So many rows are looked at. */
enum { ROWS_MAX = 100 };

struct row_shape {
	size_t bytes; /* with its line end */
	size_t separators;
};

/* The bytes of a value in quotes, with both; a quote is written twice in it. */
static size_t quoted_bytes(const char *text, size_t bytes)
{
	size_t at = 1;
	while (at < bytes && (text[at] != '"' || (at + 1 < bytes && text[at + 1] == '"')))
		at += text[at] == '"' ? 2 : 1;
	return MIN(at + 1, bytes);
}

static const char candidates[] = {',', ';', '\t'};

/* Whichever the separator is, behind each of them a value in quotes may begin: what stands
 * in it separates nothing, nor does its line end. */
static bool begins_value(char before)
{
	return memchr(candidates, before, sizeof(candidates)) != NULL;
}

static struct row_shape measure_row(const char *text, size_t bytes, char separator)
{
	struct row_shape shape = {0, 0};
	bool first = true; /* at the beginning of a value */
	for (size_t at = 0; at < bytes;) {
		if (first && text[at] == '"') {
			at += quoted_bytes(text + at, bytes - at);
			first = false;
			continue;
		}
		first = begins_value(text[at]);
		shape.separators += text[at] == separator;
		if (text[at++] == '\n') {
			shape.bytes = at;
			return shape;
		}
	}
	shape.bytes = bytes;
	return shape;
}

/* How many rows have the same number of separators, where it is the usual one; none at all
 * says nothing. */
static size_t count_alike(
	const char *text, size_t bytes, char separator, size_t *separators)
{
	size_t counts[ROWS_MAX], rows = 0, best = 0;
	*separators = 0;
	while (bytes && rows < ROWS_MAX) {
		const struct row_shape shape = measure_row(text, bytes, separator);
		counts[rows++] = shape.separators;
		text += shape.bytes;
		bytes -= shape.bytes;
	}
	for (size_t i = 0; i < rows; i++) {
		size_t alike = 0;
		for (size_t j = 0; counts[i] && j < rows; j++)
			alike += counts[j] == counts[i];
		if (alike > best || (alike && alike == best && counts[i] > *separators)) {
			best = alike;
			*separators = counts[i];
		}
	}
	return best;
}

/* A first line by which spreadsheets are told the separator. 0: there is none. */
static size_t read_told(const char *text, size_t bytes, char *separator)
{
	static const char told[] = "sep=";
	const size_t length = strlen(told);
	if (bytes < length + 2 || strncasecmp(text, told, length))
		return 0;
	size_t at = length + 1;
	if (text[at] == '\r' && at + 1 < bytes)
		at++;
	if (text[at] != '\n')
		return 0;
	*separator = text[length];
	return at + 1;
}

static bool ends_with(const char *name, const char *suffix)
{
	const size_t bytes = strlen(name), length = strlen(suffix);
	return bytes >= length && !strcasecmp(name + bytes - length, suffix);
}

struct csv_form csv_form_find(const char *name, const char *text, size_t bytes)
{
	struct csv_form form = {',', 0};
	size_t best = 0, most = 0;
	form.start = read_told(text, bytes, &form.separator);
	if (form.start)
		return form;
	if (ends_with(name, ".tsv") && memchr(text, '\t', bytes))
		return (struct csv_form){'\t', 0};
	for (size_t i = 0; i < COUNT(candidates); i++) {
		size_t count;
		const size_t alike = count_alike(text, bytes, candidates[i], &count);
		if (alike > best || (alike == best && count > most)) {
			best = alike;
			most = count;
			form.separator = candidates[i];
		}
	}
	return form;
}
