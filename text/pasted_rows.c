/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/pasted_rows.h"

#include <stdint.h>
#include <string.h>

#include "text/list_lines.h"
#include "text/pasted.h"
#include "text/web_address.h"

bool is_web_address(const char *text)
{
	return web_address_start(text, SIZE_MAX) > 0;
}

/* --- addresses in one line --- */

static bool is_separator(char c)
{
	return c == ' ' || c == ',' || c == ';';
}

/* Bytes of the address at the start: to a space, or to a separator behind which the next
 * one begins, for an address may have commas of its own. */
static size_t address_bytes(const char *text)
{
	size_t at = 0;
	for (; text[at] && text[at] != ' '; at++) {
		const size_t skipped = strspn(text + at, ",;");
		if (skipped && (text[at + skipped] == ' ' || !text[at + skipped] ||
				       is_web_address(text + at + skipped)))
			break;
	}
	return at;
}

/* Appends the addresses of a line, a row each. False: it is not addresses alone. */
static bool put_addresses(struct str *out, const char *line)
{
	const size_t before = out->bytes;
	while (*line) {
		if (is_separator(*line)) {
			line++;
			continue;
		}
		if (!is_web_address(line)) {
			str_truncate(out, before);
			return false;
		}
		const size_t bytes = address_bytes(line);
		str_append(out, line, bytes);
		str_putc(out, '\n');
		line += bytes;
	}
	return out->bytes > before;
}

/* --- lines and cells --- */

/* The cells of a line, cleaned, with tabs between them; those at its end that are empty
 * left out. */
static size_t put_cells(struct str *out, const char *line, size_t bytes)
{
	size_t lost = 0;
	for (size_t at = 0; at <= bytes;) {
		const char *tab = memchr(line + at, '\t', bytes - at);
		const size_t end = tab ? (size_t)(tab - line) : bytes;
		if (at)
			str_putc(out, '\t');
		lost += pasted_clean(out, line + at, end - at, ' ');
		at = end + 1;
	}
	while (out->bytes &&
		(out->data[out->bytes - 1] == '\t' || out->data[out->bytes - 1] == ' '))
		str_truncate(out, out->bytes - 1);
	return lost;
}

static size_t put_lines(struct str *out, const char *text, size_t bytes)
{
	size_t lost = 0;
	for (size_t at = 0; at < bytes;) {
		size_t end = at;
		while (end < bytes && text[end] != '\n' && text[end] != '\r')
			end++;
		lost += put_cells(out, text + at, end - at);
		str_putc(out, '\n');
		at = end + 1;
	}
	return lost;
}

static void put_row(struct str *out, const char *line, size_t bytes)
{
	struct str row = STR_INIT;
	str_append(&row, line, bytes);
	if (bytes && !put_addresses(out, row.data)) {
		str_append(out, row.data, row.bytes);
		str_putc(out, '\n');
	}
	str_release(&row);
}

size_t pasted_rows(struct str *out, const char *text, size_t bytes)
{
	struct str cells = STR_INIT, lines = STR_INIT, items = STR_INIT;
	const struct list_place place = {.item = 1, .taking = TAKE_MARKS};
	const size_t begin = out->bytes;
	const bool unquoted = pasted_unquote(&cells, text, bytes);
	const size_t lost = unquoted ? put_lines(&lines, cells.data, cells.bytes)
				     : put_lines(&lines, text, bytes);
	list_lines_put(&items, &place, lines.data, lines.bytes);
	for (size_t at = 0; at < items.bytes;) {
		const size_t end = at + strcspn(items.data + at, "\n");
		put_row(out, items.data + at, end - at);
		at = end + 1;
	}
	if (out->bytes > begin)
		str_truncate(out, out->bytes - 1);
	str_release(&cells);
	str_release(&lines);
	str_release(&items);
	return lost;
}
