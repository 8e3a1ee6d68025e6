/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tests' own printer: sheets as lines of text, by bytes written by hand, by texts
 * that are sent in any order that is allowed, and by bytes at random.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/printer.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define BYTES(text) (text), sizeof(text) - 1

/* --- canonical lines --- */

static const struct {
	const char *line, *canonical;
} canonical_cases[] = {
	{"", ""},
	{"abc  ", "abc"},
	{"   ", ""},
	{"  a b", "  a b"},
	{"ที่", "ที่"},
	{"ท่ี", "ที่"},                         /* the tone first */
	{"กุ่", "กุ่"},                         /* and below */
	{"กิ\u0E38\u0E48", "ก\u0E38ิ\u0E48"}, /* below, above, top */
	{"น้ำ", "น้ำ"},
	{"น้\u0E4D\u0E32", "น้ำ"},
	{"น\u0E4D้\u0E32", "น้ำ"},
	{"ก\u0E4D\u0E32", "กำ"},
	{"ก\u0E4D า", "ก\u0E4D า"},          /* not beside each other */
	{"ก\u0E4D\u0E32\u0E48", "กำ\u0E48"}, /* a tone on its second half */
	{"ก\u0E47\u0E49", "ก\u0E47\u0E49"},
	{"ก\u0E49\u0E47", "ก\u0E47\u0E49"}, /* maitaikhu is above where that is free */
	{"ก\u0E4D\u0E34", "ก\u0E34\u0E4D"}, /* nikhahit on top where it is not */
	{"\u0E48ก", " \u0E48ก"},
	{"ก \u0E48", "ก \u0E48"},
	{"ก\u0E48\u0E49", "ก\u0E48\u0E49"}, /* two tones: as they came */
	{"漢字 x", "漢字 x"},
	{"e\u0301", "e\u0301"},
	{"สิทธิ์ ปู่", "สิทธิ์ ปู่"},
};

static void test_canonical(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(canonical_cases); i++) {
		struct str out = STR_INIT;
		const char *line = canonical_cases[i].line;
		printer_canonical(&out, line, strlen(line));
		assert_string_equal(out.data, canonical_cases[i].canonical);
		struct str again = STR_INIT;
		printer_canonical(&again, out.data, out.bytes);
		assert_string_equal(again.data, out.data);
		str_release(&again);
		str_release(&out);
	}
}

/* --- sheets as text --- */

enum { UTF8 = 100 /* beside the number of rows a line: the table */ };

static const struct {
	unsigned rows;
	const char *bytes;
	const char *text; /* NULL: it cannot be read */
} sheet_cases[] = {
	/* 1: the printer puts the marks in their places. */
	{1, "ab \r\n\r\n c\r\f", "ab\n\n c\n"},
	{1, "\267\350\325 \271\351\323\r\f", "ที่ น้ำ\n"},
	{1, "\271\351\355\322\r\f", "น้ำ\n"},
	{1, " \350\r\f", " \u0E48\n"},
	{1, "\33l\3ab\r\f", "   ab\n"},
	{1, "ab\r  cd\r\f", "abcd\n"}, /* in two passes of the head */
	{1, "a\ra\r\f", NULL},
	{1, "\350a\r\f", NULL},
	{1, "\r\f", ""},
	/* 3: marks above, base, marks below. */
	{3, " \n\241\n \r\f", "ก\n"},
	{3, "\325\r\n\267\r\n\r\f", "ที\n"},
	{3, "\325\r\350\n\267\r\f", "ที่\n"}, /* the tone over the vowel in one row */
	{3, "\350\n\273\n\331\r\f", "ปู่\n"},
	{3, "\355\n\241\322\n\r\f", "กำ\n"},
	{3, "\355\n\241 \322\n\r\f", "ก\u0E4D า\n"},
	{3, "\n\241\323\n\r\f", "กำ\n"},
	{3, "\n\273\n\331\n\n\273\n\331\r\f", "ปู\nปู\n"},
	{3, "\n\n\n\nx\r\f", "\nx\n"},
	{3, "  \350\r\n \r\f", "   \u0E48\n"},
	{3, "\n\273\331\n\r\f", NULL}, /* a mark on the row of bases */
	{3, "\331\n\273\n\r\f", NULL}, /* what belongs below, above */
	{3, "\n\273\n\350\r\f", NULL}, /* and the other way */
	{3, "x\n\273\n\r\f", NULL},    /* a letter among marks */
	{3, "\n\273\n\273\r\f", NULL},
	{3, "\n\273\r\273\n\r\f", NULL}, /* bases over each other */
	/* 4: marks over marks above them. */
	{4, "\350\n\325\n\267\n\r\f", "ที่\n"},
	{4, "\351\n\355\n\271\322\n\r\f", "น้ำ\n"},
	{4, "\n\350\n\273\n\331\r\f", "ปู่\n"},
	{4, "\350\n\n\273\n\331\r\f", "ปู่\n"}, /* the tone higher than it need be */
	{4, "  \354\n\324 \324\n\312\267\270\n\n\n\n\241\r\f", "สิทธิ์\nก\n"},
	{4, "\355\n\324\n\241\322\r\f", "กิำ\n"},
	{4, "\n\n\n\273\r\f", NULL},
	/* UTF-8. */
	{UTF8 + 1, "น\u0E4D้\u0E32 ที่\n“…”\n\f", "น้ำ ที่\n“…”\n"},
	{UTF8 + 1, "漢x\n\f", "漢x\n"},
	{UTF8 + 1, "+--+\n|ก|\n\f", "+--+\n|ก|\n"},
};

static void test_sheets_as_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sheet_cases); i++) {
		unsigned rows = sheet_cases[i].rows % UTF8;
		struct printer_config config = {.multi_pass = rows > 1,
			.table = sheet_cases[i].rows > UTF8 ? PRINTER_UTF8
							    : PRINTER_TIS620};
		const char *bytes = sheet_cases[i].bytes;
		struct printer *printer = printer_print(&config, bytes, strlen(bytes));
		print_message("case %zu\n", i);
		assert_int_equal(printer->count, 1);
		struct str text = STR_INIT;
		bool good = printer_page_text(&printer->pages[0], rows, &text);
		assert_int_equal(good, sheet_cases[i].text != NULL);
		if (good)
			assert_string_equal(text.data, sheet_cases[i].text);
		str_release(&text);
		printer_free(printer);
	}
}

static void test_lines_one_by_one(void **state)
{
	(void)state;
	struct printer_config config = {.multi_pass = true};
	struct printer *printer = printer_print(&config, BYTES("\na\n\n\n\n\n\nb\r\f"));
	const struct printer_page *page = &printer->pages[0];
	assert_int_equal(printer_page_rows(page), 8);
	assert_int_equal(printer_page_lines(page, 3), 3);
	assert_int_equal(printer_page_lines(page, 4), 2);
	struct str line = STR_INIT;
	assert_true(printer_page_line(page, 3, 2, &line));
	assert_string_equal(line.data, "b");
	str_clear(&line);
	assert_true(printer_page_line(page, 3, 1, &line));
	assert_true(printer_page_line(page, 3, 21, &line)); /* below the last */
	assert_string_equal(line.data, "");
	str_release(&line);
	printer_free(printer);
}

/* --- texts sent in any order that is allowed --- */

enum { LINES = 9, LINE_CELLS = 30, CELL_MARKS = 3 };

struct sheet {
	/* TIS-620: a base, what stands below, above and on top; 0: nothing. */
	unsigned char cells[LINES][LINE_CELLS][1 + CELL_MARKS];
};

static bool chance(struct support_random *random, uint32_t of)
{
	return !support_draw(random, of);
}

static void sheet_make(struct support_random *random, struct sheet *sheet)
{
	static const unsigned char bases[] = "\241\267\271\273\312\270\340\322ab|- ",
				   below[] = "\330\331\332",
				   above[] = "\321\324\325\326\327",
				   top[] = "\350\351\352\353\354";
	memset(sheet, ' ', sizeof(*sheet));
	for (size_t i = 0; i < LINES; i++)
		for (size_t k = 0; k < LINE_CELLS; k++) {
			unsigned char *cell = sheet->cells[i][k];
			memset(cell, 0, 1 + CELL_MARKS);
			cell[0] = bases[support_draw(random, sizeof(bases) - 1)];
			if (cell[0] < 0xA1)
				continue;
			if (chance(random, 4))
				cell[1] = below[support_draw(random, sizeof(below) - 1)];
			if (chance(random, 3))
				cell[2] = above[support_draw(random, sizeof(above) - 1)];
			if (chance(random, 3))
				cell[3] = top[support_draw(random, sizeof(top) - 1)];
		}
}

static void put_tis(struct str *out, unsigned char byte)
{
	str_put_code_point(out, byte < 0x80 ? byte : 0x0E01U + (byte - 0xA1U));
}

/* The text that should come back. */
static void sheet_write(const struct sheet *sheet, struct str *out)
{
	for (size_t i = 0; i < LINES; i++) {
		struct str line = STR_INIT;
		for (size_t k = 0; k < LINE_CELLS; k++)
			for (size_t m = 0; m <= CELL_MARKS; m++)
				if (sheet->cells[i][k][m])
					put_tis(&line, sheet->cells[i][k][m]);
		while (line.bytes && line.data[line.bytes - 1] == ' ')
			str_truncate(&line, line.bytes - 1);
		str_append(out, line.data, line.bytes);
		str_putc(out, '\n');
		str_release(&line);
	}
	while (out->bytes > 1 && out->data[out->bytes - 2] == '\n')
		str_truncate(out, out->bytes - 1);
}

/* A cell for a printer that puts the marks in their places, marks in any order. */
static void send_cell(
	struct support_random *random, const unsigned char *cell, struct str *out)
{
	str_putc(out, (char)cell[0]);
	unsigned first = support_draw(random, CELL_MARKS);
	unsigned step = 1 + support_draw(random, 2);
	for (unsigned i = 0; i < CELL_MARKS; i++) {
		unsigned char mark = cell[1 + (first + i * step) % CELL_MARKS];
		if (mark)
			str_putc(out, (char)mark);
	}
}

static void send_row_end(struct support_random *random, struct str *out)
{
	str_puts(out, chance(random, 2) ? "\r\n" : "\n");
}

/* The part of each cell that belongs on a row; in two passes of the head now and then. */
static void send_row(struct support_random *random, const struct sheet *sheet,
	size_t line, size_t part, struct str *out)
{
	unsigned passes = 1 + support_draw(random, 2);
	for (unsigned pass = 0; pass < passes; pass++) {
		for (size_t k = 0; k < LINE_CELLS; k++) {
			unsigned char byte = sheet->cells[line][k][part];
			str_putc(out, byte && k % passes == pass ? (char)byte : ' ');
		}
		str_putc(out, '\r');
	}
}

static void sheet_send(struct support_random *random, const struct sheet *sheet,
	unsigned rows, struct str *out)
{
	static const char *const starts[] = {"\33@\33P\33"
					     "2\33CB",
		"\33@\17\33"
		"0",
		"\33M\33x\1\33"
		"3\33",
		""};
	str_puts(out, starts[support_draw(random, COUNT(starts))]);
	for (size_t i = 0; i < LINES; i++) {
		if (i)
			send_row_end(random, out);
		if (rows == 1) {
			for (size_t k = 0; k < LINE_CELLS; k++)
				send_cell(random, sheet->cells[i][k], out);
			continue;
		}
		send_row(random, sheet, i, 3, out);
		if (rows == 4)
			send_row_end(random, out);
		send_row(random, sheet, i, 2, out);
		send_row_end(random, out);
		send_row(random, sheet, i, 0, out);
		send_row_end(random, out);
		send_row(random, sheet, i, 1, out);
	}
	str_puts(out, chance(random, 2) ? "\r\f" : "\f");
}

static void test_any_order_reads_the_same(void **state)
{
	(void)state;
	struct support_random random = {.state = 2568};
	static const unsigned all_rows[] = {1, 3, 4};
	for (unsigned round = 0; round < 400; round++) {
		unsigned rows = all_rows[round % 3];
		struct printer_config config = {.multi_pass = rows > 1};
		struct sheet sheet;
		struct str expected = STR_INIT, bytes = STR_INIT, text = STR_INIT;
		sheet_make(&random, &sheet);
		sheet_write(&sheet, &expected);
		sheet_send(&random, &sheet, rows, &bytes);
		struct printer *printer = printer_print(&config, bytes.data, bytes.bytes);
		printer_assert_clean(printer);
		assert_int_equal(printer->count, 1);
		assert_true(printer_page_text(&printer->pages[0], rows, &text));
		assert_string_equal(text.data, expected.data);
		printer_free(printer);
		str_release(&expected);
		str_release(&bytes);
		str_release(&text);
	}
}

/* --- bytes at random --- */

static void draw_bytes(struct support_random *random, struct str *out)
{
	static const char letters[] = "@PMg\0170234ACNOlQxkRt(";
	static const unsigned char controls[] = "\r\n\f\a\17\22\30\177";
	uint32_t count = support_draw(random, 400);
	while (count--) {
		switch (support_draw(random, 8)) {
		case 0: str_putc(out, (char)support_draw(random, 256)); break;
		case 1:
			str_putc(out, '\33');
			str_putc(out, letters[support_draw(random, sizeof(letters) - 1)]);
			str_putc(out, (char)support_draw(random, 256));
			break;
		case 2:
			str_putc(out, (char)controls[support_draw(
					      random, sizeof(controls) - 1)]);
			break;
		default: str_putc(out, (char)(0xA1 + support_draw(random, 0x5B))); break;
		}
	}
}

/* What holds of every job, however bad. */
static void expect_sound(const struct printer *printer, size_t bytes)
{
	for (size_t i = 0; i < printer->faults_count; i++)
		assert_true(printer->faults[i].offset < bytes);
	for (size_t i = 0; i < printer->count; i++) {
		const struct printer_page *page = &printer->pages[i];
		for (size_t k = 0; k < page->count; k++) {
			const struct printer_char *at = &page->chars[k];
			assert_true(at->count >= 1 && at->count <= 1 + PRINTER_MARKS_MAX);
			assert_true(at->offset < bytes && at->row <= page->feeds);
			assert_true(at->y >= page->start);
			assert_true(at->y <= page->start + page->fed);
			if (k)
				assert_true(at->row >= at[-1].row &&
					    at->offset > at[-1].offset);
		}
		/* A form is fed to its end unless a command or the end cuts it. */
		if (page->end == ENDED_FORM_FEED)
			assert_int_equal(page->start + page->fed, page->length);
		if (page->end == ENDED_LINE_FEED)
			assert_true(page->start + page->fed >= page->length);
	}
}

static void test_bytes_at_random(void **state)
{
	(void)state;
	struct support_random random = {.state = 14};
	static const unsigned rows[] = {1, 3, 4};
	for (unsigned round = 0; round < 3000; round++) {
		struct printer_config config = {.pins = round & 1 ? 9 : 24,
			.multi_pass = round & 2,
			.assigns_tables = round & 4,
			.table = (enum printer_table)support_draw(&random, 3)};
		struct str bytes = STR_INIT, text = STR_INIT;
		draw_bytes(&random, &bytes);
		struct printer *printer = printer_print(&config, bytes.data, bytes.bytes);
		expect_sound(printer, bytes.bytes);
		for (size_t i = 0; i < printer->count && i < 8; i++)
			printer_page_text(&printer->pages[i], rows[round % 3], &text);
		printer_describe(printer, &text);
		printer_canonical(&text, bytes.data, bytes.bytes);
		printer_free(printer);
		str_release(&bytes);
		str_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_sheets_as_text),
		cmocka_unit_test(test_lines_one_by_one),
		cmocka_unit_test(test_any_order_reads_the_same),
		cmocka_unit_test(test_bytes_at_random),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
