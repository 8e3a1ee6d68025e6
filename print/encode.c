/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/encode.h"

#include <string.h>

#include "print/charset.h"
#include "print/sequence.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

/* --- commands --- */

static void put_sequence(const struct encoder *encoder, const char *text, struct str *out)
{
	const struct sequence_values values = {
		.lines = encoder->fitting.rows,
		.inches = encoder->fitting.inches,
		.table = encoder->profile->table,
	};
	const char *bad;
	size_t length;
	/* Its words were looked at when the profile was read. */
	if (text)
		sequence_append(out, text, &values, &bad, &length);
}

static void put_command(
	const struct encoder *encoder, enum profile_command command, struct str *out)
{
	put_sequence(encoder, encoder->profile->commands[command], out);
}

static void put_quality(const struct encoder *encoder, struct str *out)
{
	const enum print_quality quality = encoder->quality != QUALITY_PANEL
						   ? encoder->quality
						   : encoder->profile->quality;
	if (quality == QUALITY_DRAFT)
		put_command(encoder, COMMAND_DRAFT, out);
	else if (quality == QUALITY_LETTER)
		put_command(encoder, COMMAND_LETTER, out);
}

/* The length in inches holds whatever the spacing is, and has no limit of 127 rows. */
static void put_length(const struct encoder *encoder, struct str *out)
{
	enum { ROWS_MAX = 127 };
	const struct fitting *fitting = &encoder->fitting;
	if (fitting->inches && encoder->profile->commands[COMMAND_PAGE_INCHES])
		put_command(encoder, COMMAND_PAGE_INCHES, out);
	else if (fitting->rows <= ROWS_MAX)
		put_command(encoder, COMMAND_PAGE_LINES, out);
}

void encode_begin(const struct encoder *encoder, struct str *out)
{
	put_command(encoder, COMMAND_RESET, out);
	if (encoder->profile->table != TABLE_PANEL)
		put_command(encoder, COMMAND_TABLE, out);
	put_quality(encoder, out);
	if (encoder->fitting.pitch)
		put_sequence(encoder, encoder->fitting.pitch->send, out);
	put_command(encoder, COMMAND_SPACING, out);
	/* Last: a length in lines is one at the spacing of that moment. */
	put_length(encoder, out);
}

void encode_end(const struct encoder *encoder, struct str *out)
{
	put_command(encoder, COMMAND_END, out);
}

/* --- rows --- */

/* The rows of one line, from the top: what they hold, without spaces at their ends. */
struct rows {
	struct str text[PROFILE_ROWS_MAX];
	size_t columns[PROFILE_ROWS_MAX]; /* that they reach */
};
enum { ROW_TOP, ROW_ABOVE, ROW_BASE, ROW_BELOW };

static void put_byte(const struct encoder *encoder, uint32_t code_point, struct str *out)
{
	const unsigned char byte = charset_byte(encoder->profile->encoding, code_point);
	str_putc(out, byte ? (char)byte : '?');
}

/* Puts a character into a row at a column. */
static void put_at(const struct encoder *encoder, struct rows *rows, int row,
	size_t column, uint32_t code_point)
{
	str_repeat(&rows->text[row], ' ', column - rows->columns[row]);
	put_byte(encoder, code_point, &rows->text[row]);
	rows->columns[row] = column + 1;
}

static bool is_free(const struct rows *rows, int row, size_t column)
{
	return rows->columns[row] <= column;
}

/* A mark over a base: in the row next to it, or on top of what stands there. */
static void put_above(
	const struct encoder *encoder, struct rows *rows, size_t column, uint32_t mark)
{
	const int row = is_free(rows, ROW_ABOVE, column) ? ROW_ABOVE : ROW_TOP;
	if (is_free(rows, row, column))
		put_at(encoder, rows, row, column, mark);
}

/* Whether the next cell is ำ, whose ring stands over this one, below its tone. */
static bool has_ring(const char *next, size_t bytes)
{
	uint32_t code_point = 0;
	if (bytes)
		utf8_decode(next, bytes, &code_point);
	return code_point == THAI_SARA_AM_SIGN;
}

static void split_cell(const struct encoder *encoder, struct rows *rows, size_t column,
	const char *text, size_t bytes, bool ring)
{
	uint32_t code_point;
	size_t at = utf8_decode(text, bytes, &code_point);
	const bool am = code_point == THAI_SARA_AM_SIGN;
	if (code_point != ' ')
		put_at(encoder, rows, ROW_BASE, column, am ? THAI_SARA_AA : code_point);
	/* Marks come in the order of charset_line(): below, above, on top. */
	bool ring_is_put = !ring;
	while (at < bytes) {
		at += utf8_decode(text + at, bytes - at, &code_point);
		const enum thai_class class = thai_class(code_point);
		if (class == THAI_BELOW) {
			put_at(encoder, rows, ROW_BELOW, column, code_point);
			continue;
		}
		if (class == THAI_TONE && !ring_is_put)
			put_above(encoder, rows, column, THAI_NIKHAHIT);
		ring_is_put = ring_is_put || class == THAI_TONE;
		put_above(encoder, rows, column, code_point);
	}
	if (!ring_is_put)
		put_above(encoder, rows, column, THAI_NIKHAHIT);
}

static void split_line(
	const struct encoder *encoder, struct rows *rows, const struct str *line)
{
	size_t column = 0;
	for (size_t at = 0; at < line->bytes;) {
		const struct cell cell = cell_next(line->data + at, line->bytes - at);
		const size_t end = at + cell.bytes;
		/* The ring of ำ stands over what is at its left; with nothing there, over
		 * itself. */
		const bool ring = has_ring(line->data + end, line->bytes - end) ||
				  (!column && has_ring(line->data, cell.bytes));
		split_cell(encoder, rows, column, line->data + at, cell.bytes, ring);
		column += cell.columns;
		at = end;
	}
}

/* --- a page --- */

/* A page while it is written: line ends are held back until something follows, because
 * a page that ends with a form feed must not reach its last line by itself. */
struct sheet {
	const struct encoder *encoder;
	struct str *out;
	unsigned rows, held; /* rows ended; of them not written yet */
};

static void end_row(struct sheet *sheet)
{
	sheet->rows++;
	sheet->held++;
}

static void write_ends(struct sheet *sheet)
{
	for (; sheet->held; sheet->held--)
		str_puts(sheet->out, sheet->encoder->profile->crlf ? "\r\n" : "\n");
}

static void put_row(struct sheet *sheet, const char *bytes, size_t count)
{
	if (count)
		write_ends(sheet);
	str_append(sheet->out, bytes, count);
	end_row(sheet);
}

/* The characters of the encoding, cell by cell as they stand. */
static void put_line(struct sheet *sheet, const struct str *line)
{
	struct str bytes = STR_INIT;
	for (size_t at = 0; at < line->bytes;) {
		uint32_t code_point;
		at += utf8_decode(line->data + at, line->bytes - at, &code_point);
		put_byte(sheet->encoder, code_point, &bytes);
	}
	put_row(sheet, bytes.data, bytes.bytes);
	str_release(&bytes);
}

static void put_split(struct sheet *sheet, const struct str *line)
{
	struct rows rows = {0};
	for (int i = 0; i < PROFILE_ROWS_MAX; i++)
		str_init(&rows.text[i]);
	split_line(sheet->encoder, &rows, line);
	for (int i = 0; i < PROFILE_ROWS_MAX; i++) {
		put_row(sheet, rows.text[i].data, rows.text[i].bytes);
		str_release(&rows.text[i]);
	}
}

void encode_page(const struct encoder *encoder, const struct str *lines, size_t count,
	struct str *out)
{
	const struct profile *profile = encoder->profile;
	struct sheet sheet = {.encoder = encoder, .out = out};
	for (size_t i = 0; i < count; i++) {
		if (profile->rows > 1)
			put_split(&sheet, &lines[i]);
		else if (profile->encoding == ENCODING_UTF8)
			put_row(&sheet, lines[i].data, lines[i].bytes);
		else
			put_line(&sheet, &lines[i]);
	}
	if (profile->page_end != PAGE_END_FEED) {
		while (sheet.rows < encoder->fitting.rows)
			end_row(&sheet);
		write_ends(&sheet);
	}
	if (profile->page_end == PAGE_END_LINES)
		return;
	if (profile->page_end == PAGE_END_FEED && profile->crlf)
		str_putc(out, '\r');
	str_putc(out, '\f');
}
