/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/page_reader.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/mem.h"

/* --- characters --- */

static size_t decode(const char *text, size_t bytes, unsigned *code)
{
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	unsigned char first = (unsigned char)*text;
	size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
	assert_true(length <= bytes);
	assert_true(first < 0x80 || first >= 0xC2);
	*code = first & masks[length];
	for (size_t i = 1; i < length; i++) {
		assert_int_equal((unsigned char)text[i] & 0xC0, 0x80);
		*code = *code << 6 | ((unsigned char)text[i] & 0x3F);
	}
	return length;
}

unsigned reader_width(unsigned code)
{
	static const struct {
		unsigned first, last, width;
	} ranges[] = {
		{0x0300, 0x036F, 0},
		{0x0E31, 0x0E31, 0},
		{0x0E34, 0x0E3A, 0},
		{0x0E47, 0x0E4E, 0},
		{0x200B, 0x200F, 0},
		{0x2060, 0x2060, 0},
		{0xFEFF, 0xFEFF, 0},
		{0x1100, 0x115F, 2},
		{0x2E80, 0xA4CF, 2},
		{0xAC00, 0xD7A3, 2},
		{0xF900, 0xFAFF, 2},
		{0xFF00, 0xFF60, 2},
		{0x1F300, 0x1FAFF, 2},
	};
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return ranges[i].width;
	return 1;
}

size_t reader_columns(const char *text, size_t bytes)
{
	size_t columns = 0;
	for (size_t i = 0; i < bytes;) {
		unsigned code;
		i += decode(text + i, bytes - i, &code);
		columns += reader_width(code);
	}
	return columns;
}

/* The offset of the character that stands in a column; bytes if the line is shorter.
 * A zero-wide mark belongs to the character before it. */
static size_t offset_of(const char *line, size_t bytes, size_t column)
{
	size_t at = 0, columns = 0;
	while (at < bytes) {
		unsigned code;
		size_t length = decode(line + at, bytes - at, &code);
		if (columns >= column && reader_width(code))
			break;
		columns += reader_width(code);
		at += length;
	}
	return columns >= column ? at : bytes;
}

static bool is_space(unsigned code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
	       code == 0x200B || (code >= 0x2000 && code <= 0x200A) || code == 0x3000;
}

static bool is_tone(unsigned code)
{
	return code >= 0x0E48 && code <= 0x0E4B;
}

static void put(struct str *out, unsigned code)
{
	str_put_code_point(out, code);
}

void squeeze(struct str *out, const char *text, const char *drop)
{
	size_t bytes = strlen(text);
	for (size_t i = 0; i < bytes;) {
		unsigned code, tone = 0, next = 0;
		i += decode(text + i, bytes - i, &code);
		if (code == 0x0E4D) {
			size_t ahead = i;
			if (ahead < bytes)
				ahead += decode(text + ahead, bytes - ahead, &next);
			if (is_tone(next)) {
				tone = next;
				next = 0;
				if (ahead < bytes)
					ahead += decode(
						text + ahead, bytes - ahead, &next);
			}
			if (next == 0x0E32) {
				if (tone)
					put(out, tone);
				put(out, 0x0E33);
				i = ahead;
				continue;
			}
		}
		if (!is_space(code) && !(code < 0x80 && strchr(drop, (int)code)))
			put(out, code);
	}
}

/* --- lines --- */

struct span {
	const char *text;
	size_t bytes;
};

/* The lines of one page; text is moved behind its form feed. */
static struct span *page_take(const char **text, unsigned columns, unsigned lines)
{
	struct span *page = mem_new(lines, sizeof(*page));
	for (unsigned i = 0; i < lines; i++) {
		const char *end = strchr(*text, '\n');
		assert_non_null(end);
		page[i] = (struct span){*text, (size_t)(end - *text)};
		assert_null(memchr(page[i].text, '\f', page[i].bytes));
		if (reader_columns(page[i].text, page[i].bytes) > columns)
			fail_msg("wider than %u columns: %.*s", columns,
				(int)page[i].bytes, page[i].text);
		for (size_t k = 0; k < page[i].bytes; k++)
			assert_true((unsigned char)page[i].text[k] >= ' ' &&
				    page[i].text[k] != 0x7F);
		*text = end + 1;
	}
	assert_int_equal(**text, '\f');
	++*text;
	return page;
}

void printed_line(const char *text, size_t page, size_t number, struct str *out)
{
	for (; page; page--) {
		text = strchr(text, '\f');
		assert_non_null(text);
		text++;
	}
	for (; number; number--) {
		text = strchr(text, '\n');
		assert_non_null(text);
		text++;
	}
	str_append(out, text, (size_t)(strchr(text, '\n') - text));
}

/* --- the table --- */

struct borders {
	size_t at[READER_COLUMNS_MAX + 1];
	size_t count;
};

static bool is_rule(struct span line)
{
	return line.bytes > 2 && line.text[0] == '+' &&
	       line.text[line.bytes - 1] == '+' && strspn(line.text, "+-") >= line.bytes;
}

static bool is_table(struct span line)
{
	return line.bytes && line.text[0] == '|';
}

static void read_borders(struct span rule, struct borders *borders)
{
	borders->count = 0;
	for (size_t i = 0; i < rule.bytes; i++)
		if (rule.text[i] == '+') {
			assert_true(borders->count <= READER_COLUMNS_MAX);
			borders->at[borders->count++] = i;
		}
}

static bool has_border(struct span line, size_t column)
{
	size_t at = offset_of(line.text, line.bytes, column);
	return at < line.bytes && line.text[at] == '|' &&
	       reader_columns(line.text, at) == column;
}

/* Whether all borders stand on the line; else only the outer two may. */
static bool has_columns(struct span line, const struct borders *borders)
{
	size_t last = borders->at[borders->count - 1];
	size_t inner = 0;
	if (!has_border(line, 0) || !has_border(line, last) ||
		reader_columns(line.text, line.bytes) != last + 1)
		fail_msg("border not in its column: %.*s", (int)line.bytes, line.text);
	for (size_t i = 1; i + 1 < borders->count; i++)
		inner += has_border(line, borders->at[i]);
	if (inner && inner + 2 != borders->count)
		fail_msg("inner border not in its column: %.*s", (int)line.bytes,
			line.text);
	return inner || borders->count == 2;
}

static void add_cell(struct str *cell, struct span line, size_t from, size_t to)
{
	size_t first = offset_of(line.text, line.bytes, from + 1);
	size_t last = offset_of(line.text, line.bytes, to);
	str_append(cell, line.text + first, last - first);
	str_putc(cell, '\n');
}

static void add_line(struct str *cells, struct span line, const struct borders *borders)
{
	for (size_t i = 0; i + 1 < borders->count; i++)
		add_cell(&cells[i], line, borders->at[i], borders->at[i + 1]);
}

static struct printed_row *row_add(struct printed *printed)
{
	printed->rows = mem_grow(printed->rows, printed->count, &printed->capacity,
		sizeof(*printed->rows));
	struct printed_row *row = &printed->rows[printed->count++];
	memset(row, 0, sizeof(*row));
	for (size_t i = 0; i < READER_COLUMNS_MAX; i++)
		str_init(&row->cells[i]);
	str_init(&row->goes_on);
	str_init(&row->group_goes_on);
	return row;
}

/* Lines across the table below the headings that say what goes on, and the rule below
 * them: where the page begins inside a row the last one is of the row. */
struct bands {
	struct str group, row;
	size_t count;
};

#define GOES_ON "(ต่อ) "
#define OF_ROW  GOES_ON "มาตรการที่ "

static size_t read_bands(struct bands *bands, const struct span *page, size_t at,
	size_t end, const struct borders *borders)
{
	const size_t last = borders->at[borders->count - 1];
	*bands = (struct bands){STR_INIT, STR_INIT, 0};
	for (; at < end && is_table(page[at]); at++) {
		const char *text = page[at].text + strlen("| ");
		const bool columns = has_columns(page[at], borders);
		if ((columns && borders->count > 2) ||
			strncmp(text, GOES_ON, strlen(GOES_ON)) != 0)
			break;
		assert_true(bands->row.bytes == 0);
		add_cell(strncmp(text, OF_ROW, strlen(OF_ROW)) ? &bands->group
							       : &bands->row,
			page[at], 0, last);
		bands->count++;
	}
	if (!bands->count)
		return at;
	assert_true(at < end && is_rule(page[at]));
	return at + 1;
}

static void bands_take(struct bands *bands, struct printed_row *row)
{
	str_puts(&row->goes_on, bands->row.data);
	str_puts(&row->group_goes_on, bands->group.data);
	str_release(&bands->row);
	str_release(&bands->group);
}

/* Headings between two rules; returns the number of the line behind them. */
static size_t read_headings(struct printed *printed, const struct span *page, size_t at,
	size_t end, const struct borders *borders)
{
	struct str found[READER_COLUMNS_MAX];
	for (size_t i = 0; i < READER_COLUMNS_MAX; i++)
		str_init(&found[i]);
	for (at++; at < end && !is_rule(page[at]); at++) {
		assert_true(has_columns(page[at], borders));
		add_line(found, page[at], borders);
	}
	assert_true(at < end);
	size_t columns = borders->count - 1;
	for (size_t i = 0; i < columns; i++) {
		if (printed->table_pages)
			assert_string_equal(found[i].data, printed->headings[i].data);
		else
			str_puts(&printed->headings[i], found[i].data);
		str_release(&found[i]);
	}
	if (printed->table_pages)
		assert_int_equal(printed->columns, columns);
	printed->columns = columns;
	printed->table_pages++;
	return at + 1;
}

/* A part of the table, from its upper rule on; *open: the last row goes on on the next
 * page. Returns the number of the line behind it. */
static size_t read_table(struct printed *printed, const struct span *page, size_t at,
	size_t end, bool *open)
{
	struct borders borders;
	read_borders(page[at], &borders);
	struct bands bands;
	at = read_headings(printed, page, at, end, &borders);
	at = read_bands(&bands, page, at, end, &borders);
	const bool goes_on = *open;
	assert_int_equal(goes_on, bands.row.bytes > 0);
	const size_t before = printed->count;
	struct printed_row *row = NULL;
	if (*open) {
		row = &printed->rows[before - 1];
		row->parts_count++;
		assert_true(row->parts_count <= READER_PARTS_MAX);
		assert_true(at < end && is_table(page[at]));
	}
	for (; at < end && (is_table(page[at]) || is_rule(page[at])); at++) {
		if (is_rule(page[at])) {
			struct borders now;
			read_borders(page[at], &now);
			assert_memory_equal(now.at, borders.at,
				borders.count * sizeof(borders.at[0]));
			assert_non_null(row);
			row = NULL;
			continue;
		}
		bool columns = has_columns(page[at], &borders);
		if (!row) {
			row = row_add(printed);
			row->group = !columns;
			row->parts_count = 1;
		}
		assert_int_equal(row->group, !columns);
		if (bands.count)
			bands_take(&bands, row);
		bands.count = 0;
		if (columns)
			add_line(row->cells, page[at], &borders);
		else
			add_cell(&row->cells[0], page[at], 0,
				borders.at[borders.count - 1]);
		row->lines++;
		row->parts[row->parts_count - 1]++;
	}
	assert_int_equal(bands.count, 0);
	*open = row != NULL;
	if (printed->count > before && !goes_on)
		printed->rows[before].first_on_page = true;
	if (printed->count)
		printed->rows[printed->count - 1].last_on_page = true;
	return at;
}

static void read_page(struct printed *printed, const struct span *page, size_t from,
	size_t end, bool *open)
{
	bool was_open = *open;
	for (size_t at = from; at < end;) {
		if (is_rule(page[at])) {
			assert_true(!was_open || at == from);
			was_open = false;
			at = read_table(printed, page, at, end, open);
			continue;
		}
		/* A row that goes on does so at the page's end, and at the next's top. */
		assert_false(was_open);
		if (*open)
			assert_int_equal(page[at].bytes, 0);
		assert_false(is_table(page[at]));
		str_append(&printed->outside, page[at].text, page[at].bytes);
		str_putc(&printed->outside, '\n');
		at++;
	}
}

void printed_read(struct printed *printed, const char *text, unsigned columns,
	unsigned lines, unsigned header, unsigned footer)
{
	memset(printed, 0, sizeof(*printed));
	str_init(&printed->outside);
	for (size_t i = 0; i < READER_COLUMNS_MAX; i++)
		str_init(&printed->headings[i]);
	bool open = false;
	for (; *text; printed->pages++) {
		struct span *page = page_take(&text, columns, lines);
		read_page(printed, page, header, lines - footer, &open);
		free(page);
	}
	assert_false(open);
}

void printed_release(struct printed *printed)
{
	for (size_t i = 0; i < printed->count; i++) {
		for (size_t k = 0; k < READER_COLUMNS_MAX; k++)
			str_release(&printed->rows[i].cells[k]);
		str_release(&printed->rows[i].goes_on);
		str_release(&printed->rows[i].group_goes_on);
	}
	free(printed->rows);
	for (size_t i = 0; i < READER_COLUMNS_MAX; i++)
		str_release(&printed->headings[i]);
	str_release(&printed->outside);
}
