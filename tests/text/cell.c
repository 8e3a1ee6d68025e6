/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, widths, cutting and showing; and the UTF-8 and the classes below them. */
#include <config.h>

#include "text/cell.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <unistr.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

#define TEXT(literal) (literal), sizeof(literal) - 1

/* --- utf8 and thai --- */

static void test_decode_and_back(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t bytes, spanned;
		uint32_t code_point;
	} rows[] = {
		{TEXT("a"), 1, 'a'},
		{TEXT("\0"), 1, 0},
		{TEXT("\xE0\xB8\x80"), 3, 0x0E00},
		{TEXT("ก"), 3, 0x0E01},
		{TEXT("ฯ"), 3, 0x0E2F},
		{TEXT("เ"), 3, 0x0E40},
		{TEXT("\xE0\xB9\xBF"), 3, 0x0E7F},
		{TEXT("\xE0\xBA\x80"), 3, 0x0E80},
		{TEXT("\xC3\xA9"), 2, 0x00E9},
		{TEXT("…"), 3, 0x2026},
		{TEXT("😀"), 4, 0x1F600},
		{TEXT("\xE0\xB8"), 1, CODE_POINT_BAD},
		{TEXT("\xE0\xB8x"), 1, CODE_POINT_BAD},
		{TEXT("\xE0\xB8\xC0"), 1, CODE_POINT_BAD},
		{TEXT("\xE0\x80\x80"), 1, CODE_POINT_BAD},
		{TEXT("\xED\xA0\x80"), 1, CODE_POINT_BAD},
		{TEXT("\xF4\x90\x80\x80"), 1, CODE_POINT_BAD},
		{TEXT("\x80"), 1, CODE_POINT_BAD},
		{TEXT("\xFF"), 1, CODE_POINT_BAD},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		uint32_t code_point;
		assert_int_equal(utf8_decode(rows[i].text, rows[i].bytes, &code_point),
			rows[i].spanned);
		assert_int_equal(code_point, rows[i].code_point);
		if (rows[i].spanned == rows[i].bytes)
			assert_int_equal(utf8_previous(rows[i].text, rows[i].bytes), 0);
	}
}

static void test_utf8_whole(void **state)
{
	(void)state;
	size_t bad = 99;
	assert_true(utf8_valid(TEXT("น้ำ…"), &bad));
	assert_int_equal(bad, 99);
	assert_true(utf8_valid("", 0, NULL));
	assert_false(utf8_valid(TEXT("กข\xE0\xB8"
				     "a"),
		&bad));
	assert_int_equal(bad, 6);
	assert_false(utf8_valid(TEXT("ก\xE0\xB8\xC1"
				     "ขค"),
		NULL));
	assert_false(utf8_valid(TEXT("\xFF"), NULL));
	assert_int_equal(utf8_count(TEXT("น้ำ a")), 5);
	assert_int_equal(utf8_count(TEXT("\xE0\xB8"
					 "ก")),
		3);
	assert_int_equal(utf8_previous(TEXT("ก\xE0\xB8")), 4);
	assert_int_equal(utf8_whole(TEXT("aกข"), 7), 7);
	assert_int_equal(utf8_whole(TEXT("aกข"), 6), 4);
	assert_int_equal(utf8_whole(TEXT("aกข"), 4), 4);
	assert_int_equal(utf8_whole(TEXT("aกข"), 0), 0);
	assert_int_equal(utf8_whole(TEXT("กข"), 2), 0);
}

static void test_thai_classes(void **state)
{
	(void)state;
	static const struct {
		uint32_t code_point;
		enum thai_class class;
	} rows[] = {
		{0x0DFF, THAI_NOT},
		{0x0E80, THAI_NOT},
		{0x0E00, THAI_UNASSIGNED},
		{0x0E01, THAI_CONSONANT},
		{0x0E24, THAI_CONSONANT},
		{0x0E2E, THAI_CONSONANT},
		{0x0E2F, THAI_SIGN},
		{0x0E30, THAI_FOLLOWING},
		{0x0E31, THAI_ABOVE},
		{0x0E32, THAI_FOLLOWING},
		{0x0E33, THAI_SARA_AM},
		{0x0E34, THAI_ABOVE},
		{0x0E37, THAI_ABOVE},
		{0x0E38, THAI_BELOW},
		{0x0E3A, THAI_BELOW},
		{0x0E3B, THAI_UNASSIGNED},
		{0x0E3E, THAI_UNASSIGNED},
		{0x0E3F, THAI_SIGN},
		{0x0E40, THAI_LEADING},
		{0x0E44, THAI_LEADING},
		{0x0E45, THAI_FOLLOWING},
		{0x0E46, THAI_SIGN},
		{0x0E47, THAI_DIACRITIC},
		{0x0E48, THAI_TONE},
		{0x0E4B, THAI_TONE},
		{0x0E4C, THAI_DIACRITIC},
		{0x0E4E, THAI_DIACRITIC},
		{0x0E4F, THAI_SIGN},
		{0x0E50, THAI_DIGIT},
		{0x0E59, THAI_DIGIT},
		{0x0E5A, THAI_SIGN},
		{0x0E5B, THAI_SIGN},
		{0x0E5C, THAI_UNASSIGNED},
		{0x0E7F, THAI_UNASSIGNED},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(thai_class(rows[i].code_point), rows[i].class);
	assert_true(thai_is_letter(0x0E46));
	assert_true(thai_is_letter(0x0E31));
	assert_false(thai_is_letter(0x0E50));
	assert_false(thai_is_letter(0x0E3B));
	assert_false(thai_is_letter('a'));
}

/* --- cells --- */

/* cells: one letter a cell: its columns, or s for a stray one. */
static const struct row {
	const char *text;
	size_t bytes;
	const char *cells;
	const char *shown;
} rows[] = {
	/* the fifteen inputs of thai.md, in their order */
	{TEXT("ที่"), "1", "ที่"},
	{TEXT("น้ำ"), "11", "น้ำ"},
	{TEXT("น\u0E49\u0E4D\u0E32"), "11", "น้ำ"},
	{TEXT("น\u0E4D\u0E49\u0E32"), "11", "น้ำ"},
	{TEXT("ก\u0E48\u0E35"), "1", "ก\u0E48\u0E35"},
	{TEXT("ก\u0E48\u0E38"), "1", "ก\u0E48\u0E38"},
	{TEXT("เเปลก"), "11111", "เเปลก"},
	{TEXT("\u0E48ก"), "s1", "\u25CC\u0E48ก"},
	{TEXT(" \u0E48\u0E35ก"), "1s1", " \u25CC\u0E48\u0E35ก"},
	{TEXT("กิ\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48X"), "11",
		"กิ\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48\u0E48X"},
	{TEXT("ก\u200Bข"), "101", "กข"},
	{TEXT("ก\u200Dข"), "11", "ก\u200Dข"},
	{TEXT("\uFEFFก"), "01", "\uFEFFก"},
	{TEXT("กำ"), "11", "กำ"},
	{TEXT("สิทธิ์ปู่"), "1111", "สิทธิ์ปู่"},
	{TEXT("เด็ก ๆ ฯลฯ"), "111111111", "เด็ก ๆ ฯลฯ"},
	{TEXT("๑๒,๕๐๐.๗๕ บาท"), "1111111111111", "๑๒,๕๐๐.๗๕ บาท"},
	{TEXT("www.dla.go.th “(บาท)”"), "111111111111111111111", "www.dla.go.th “(บาท)”"},
	{TEXT("\u0E3B\u00A0…€😀"), "11112", "\uFFFD …€😀"},
	{TEXT("\xE0\xB8ก\xFF"), "1111", "\uFFFD\uFFFDก\uFFFD"},
	{TEXT("\x80\u0E48"), "1", "\uFFFD\u0E48"},

	{TEXT(""), "", ""},
	{TEXT("a\tb\x1B[1m\x7F"), "11111111", "a b [1m "},
	{TEXT("\0x"), "11", " x"},
	{TEXT("\xC2\x85\u2028\u2029"), "111", "   "},
	{TEXT("\t\u0E48"), "1s", " \u25CC\u0E48"},
	{TEXT("\u00A0\u0E48"), "1s", " \u25CC\u0E48"},
	{TEXT("ก\u200B\u0E48"), "10s", "ก\u25CC\u0E48"},
	{TEXT("\u200B\u200B"), "00", ""},
	{TEXT("ก\u00AD\u200Cข"), "11", "ก\u200Cข"},
	{TEXT("ก\u200D\u0E48"), "1", "ก\u200D\u0E48"},
	{TEXT(" \u2060\u0E48"), "1s", " \u2060\u25CC\u0E48"},
	{TEXT("\u202Eก\u202C\u061C\u2066"), "01", "ก"},
	{TEXT("\u0E4D\u0E32"), "s1", "\u25CCำ"},
	{TEXT("กํ"), "1", "กํ"},
	{TEXT("กํา"), "11", "กำ"},
	{TEXT("กํ\u0E48"), "1", "กํ\u0E48"},
	{TEXT("กํากา"), "1111", "กำกา"},
	{TEXT("กํกา"), "111", "กํกา"},
	{TEXT("ำ่ก"), "11", "ำ่ก"},
	{TEXT("e\u0301\u0301o"), "11", "e\u0301\u0301o"},
	{TEXT("\u0301"), "s", "\u25CC\u0301"},
	{TEXT("漢字\u3000\u0E48"), "222", "漢字\u3000\u0E48"},
	{TEXT("\u0E00\u0E3E\u0E5C\u0E7F"), "1111", "\uFFFD\uFFFD\uFFFD\uFFFD"},
	/* U+FDD0, FFFE, 10FFFF, 2FFFE */
	{TEXT("\xEF\xB7\x90\xEF\xBF\xBE\u0E48ก\xF4\x8F\xBF\xBF"), "1111",
		"\uFFFD\uFFFD\u0E48ก\uFFFD"},
	{TEXT("\xF0\xAF\xBF\xBE\uFDFC"), "11", "\uFFFD\uFDFC"},
};

static void test_cells(void **state)
{
	(void)state;
	struct str cells = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i];
		size_t columns = 0;
		str_clear(&cells);
		for (size_t at = 0; at < row->bytes;) {
			struct cell cell = cell_next(row->text + at, row->bytes - at);
			str_putc(&cells, cell.stray ? 's' : (char)('0' + cell.columns));
			columns += cell.columns;
			assert_int_equal(cell_previous(row->text, at + cell.bytes), at);
			at += cell.bytes;
			assert_true(at <= row->bytes);
		}
		assert_string_equal(cells.data, row->cells);
		assert_int_equal(text_columns(row->text, row->bytes), columns);
	}
	str_release(&cells);
}

static void test_show(void **state)
{
	(void)state;
	struct str shown = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&shown);
		text_show(&shown, rows[i].text, rows[i].bytes);
		assert_string_equal(shown.data, rows[i].shown);
	}
	str_release(&shown);
}

/* What a message must not hide is seen in it; what only parts words is a space. */
static void test_tell(void **state)
{
	(void)state;
	static const struct {
		const char *text, *told;
		bool hides; /* its first character */
	} told_rows[] = {
		{"\033[2J", "\uFFFD[2J", true},
		{"\a", "\uFFFD", true},
		{"\x7F", "\uFFFD", true},
		{"\xC2\x9B", "\uFFFD", true},
		{"\u202E", "\uFFFD", true},
		{"\u2066", "\uFFFD", true},
		{"\u2028", "\uFFFD", true},
		{"\t", " ", false},
		{"\n", " ", false},
		{"ก้", "ก้", false},
		{"\u200B", "", false},
		{"้", "\u25CC้", false},
	};
	struct str told = STR_INIT;
	for (size_t i = 0; i < COUNT(told_rows); i++) {
		uint32_t first;
		utf8_decode(told_rows[i].text, strlen(told_rows[i].text), &first);
		assert_int_equal(text_hides(first), told_rows[i].hides);
		str_clear(&told);
		text_tell(&told, told_rows[i].text, strlen(told_rows[i].text));
		assert_string_equal(told.data, told_rows[i].told);
	}
	str_release(&told);
}

static void test_previous_inside_a_cell(void **state)
{
	(void)state;
	const char text[] = "กที่ข";
	assert_int_equal(cell_previous(text, 6), 3);
	assert_int_equal(cell_previous(text, 9), 3);
	assert_int_equal(cell_previous(text, 12), 3);
	assert_int_equal(cell_previous(text, 15), 12);
	assert_int_equal(cell_previous(text, 3), 0);
}

static void test_fit(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t columns, bytes, used;
	} fits[] = {
		{"กขค", 0, 0, 0},
		{"กขค", 2, 6, 2},
		{"กขค", 9, 9, 3},
		{"ที่นี่", 1, 9, 1},
		{"กำ", 1, 0, 0},
		{"ขกำ", 2, 3, 1},
		{"ขน้ำ", 3, 12, 3},
		{"ขน\u0E49\u0E4D\u0E32", 2, 3, 1},
		{"ขน\u0E4D\u0E49\u0E32", 2, 3, 1},
		{"ขนา", 2, 6, 2},
		{"ขนะ", 2, 6, 2},
		{" ำ", 1, 1, 1},
		{"กำำำ", 3, 9, 3},
		{"กำำ", 2, 6, 2},
		{"a漢", 2, 1, 1},
		{"ก\u200B\u200Bข", 1, 9, 1},
	};
	for (size_t i = 0; i < COUNT(fits); i++) {
		size_t used = 99, bytes = strlen(fits[i].text);
		assert_int_equal(text_fit(fits[i].text, bytes, fits[i].columns, &used),
			fits[i].bytes);
		assert_int_equal(used, fits[i].used);
		assert_int_equal(text_fit(fits[i].text, bytes, fits[i].columns, NULL),
			fits[i].bytes);
	}
}

static void test_pad(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t columns;
		enum text_align align;
		const char *padded;
	} pads[] = {
		{"ที่", 4, ALIGN_LEFT, "ที่   "},
		{"ที่", 4, ALIGN_RIGHT, "   ที่"},
		{"ที่", 4, ALIGN_CENTRE, " ที่  "},
		{"", 2, ALIGN_CENTRE, "  "},
		{"ขกำ", 2, ALIGN_LEFT, "ข "},
		{"ขกำ", 2, ALIGN_RIGHT, " ข"},
		{"\u0E48ก", 1, ALIGN_LEFT, "\u25CC\u0E48"},
		{"a\tbc", 3, ALIGN_LEFT, "a b"},
		{"กข", 0, ALIGN_LEFT, ""},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(pads); i++) {
		str_clear(&out);
		text_pad(&out, pads[i].text, strlen(pads[i].text), pads[i].columns,
			pads[i].align);
		assert_string_equal(out.data, pads[i].padded);
	}
	str_release(&out);
}

/* --- properties --- */

/* A text that is likelier to be troublesome than random bytes are. */
static void draw_text(struct support_random *random, struct str *text)
{
	static const uint32_t awkward[] = {' ', '\t', 0x00A0, 0x00AD, 0x200B, 0x200D,
		0x2060, 0xFEFF, 0x202E, 0x0E4D, 0x0E32, 0x0E33, 0x0E48, 0x0E34, 0x0E3B,
		0x1F600, 0x0301, 0x3000, 0x1160, 0xFFFD, 0x600};
	str_clear(text);
	for (uint32_t left = support_draw(random, 24); left; left--) {
		switch (support_draw(random, 5)) {
		case 0:
			str_put_code_point(text, 0x0E00 + support_draw(random, 0x80));
			break;
		case 1:
			str_put_code_point(
				text, awkward[support_draw(random, COUNT(awkward))]);
			break;
		case 2: str_put_code_point(text, support_draw(random, 0x110000)); break;
		case 3: str_putc(text, (char)support_draw(random, 256)); break;
		default: str_put_code_point(text, support_draw(random, 0x80)); break;
		}
	}
}

static void assert_shown_is_clean(const struct str *shown)
{
	assert_true(utf8_valid(shown->data, shown->bytes, NULL));
	for (size_t at = 0; at < shown->bytes;) {
		uint32_t c;
		at += utf8_decode(shown->data + at, shown->bytes - at, &c);
		assert_true(c >= ' ' && !(c >= 0x7F && c <= 0xA0) && c != 0x200B &&
			    c != 0x00AD);
		assert_false(
			(c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
		assert_int_not_equal(thai_class(c), THAI_UNASSIGNED);
	}
}

static void test_shown_takes_its_columns(void **state)
{
	(void)state;
	struct support_random random = {20240928};
	struct str text = STR_INIT, shown = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_text(&random, &text);
		str_clear(&shown);
		text_show(&shown, text.data, text.bytes);
		assert_shown_is_clean(&shown);
		assert_int_equal(text_columns(shown.data, shown.bytes),
			text_columns(text.data, text.bytes));
		for (size_t at = 0; at < shown.bytes;) {
			struct cell cell = cell_next(shown.data + at, shown.bytes - at);
			assert_false(cell.stray);
			at += cell.bytes;
		}
	}
	str_release(&shown);
	str_release(&text);
}

static void test_fit_and_pad_at_every_width(void **state)
{
	(void)state;
	struct support_random random = {77};
	struct str text = STR_INIT, padded = STR_INIT;
	for (int round = 0; round < 2000; round++) {
		draw_text(&random, &text);
		size_t all = text_columns(text.data, text.bytes);
		for (size_t columns = 0; columns <= all + 1; columns++) {
			size_t used;
			size_t bytes = text_fit(text.data, text.bytes, columns, &used);
			assert_int_equal(text_columns(text.data, bytes), used);
			assert_true(used <= columns &&
				    used + 4 > (columns < all ? columns : all));
			str_clear(&padded);
			text_pad(&padded, text.data, text.bytes, columns,
				(enum text_align)support_draw(&random, 3));
			assert_int_equal(
				text_columns(padded.data, padded.bytes), columns);
		}
	}
	str_release(&padded);
	str_release(&text);
}

/* Thai with what can stand between its letters, as typed and as nobody types it. */
static void draw_thai(struct support_random *random, struct str *text)
{
	static const uint32_t between[] = {' ', 'a', '.', 0x0E4D, 0x0E48, 0x0E32, 0x0E33,
		0x200B, 0x200C, 0x2022, 0x0301, 0xFF21, 0x0E3B, '\t'};
	str_clear(text);
	for (uint32_t left = support_draw(random, 40); left; left--) {
		const uint32_t drawn =
			support_draw(random, 4)
				? 0x0E01 + support_draw(random, 0x4E)
				: between[support_draw(random, COUNT(between))];
		/* Without a base it is shown with an า that is in no unit with it. */
		if (drawn == THAI_NIKHAHIT)
			str_put_code_point(text, 0x0E01);
		str_put_code_point(text, drawn);
	}
}

/* What is taken many cells at once is what it is cell by cell. */
static void test_at_once_as_by_cells(void **state)
{
	(void)state;
	struct support_random random = {20261128};
	struct str text = STR_INIT, shown = STR_INIT, by_units = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_thai(&random, &text);
		str_clear(&shown);
		str_clear(&by_units);
		size_t columns = 0, taken = 0, used;
		const size_t most = support_draw(&random, 30);
		for (size_t at = 0; at < text.bytes;) {
			const char *rest = text.data + at;
			struct cell unit = cell_unit(rest, text.bytes - at);
			if (taken == at && columns + unit.columns <= most)
				taken += unit.bytes;
			columns += unit.columns;
			text_show(&by_units, rest, unit.bytes);
			at += unit.bytes;
		}
		text_show(&shown, text.data, text.bytes);
		assert_string_equal(shown.data, by_units.data);
		assert_int_equal(text_columns(text.data, text.bytes), columns);
		assert_int_equal(text_fit(text.data, text.bytes, most, &used), taken);
		assert_int_equal(used, text_columns(text.data, taken));
	}
	str_release(&text);
	str_release(&shown);
	str_release(&by_units);
}

/* The same places are wrong as libunistring says. */
static void test_utf8_valid(void **state)
{
	(void)state;
	struct support_random random = {42};
	struct str text = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_text(&random, &text);
		const uint8_t *wrong = u8_check((uint8_t *)text.data, text.bytes);
		size_t bad = SIZE_MAX;
		assert_int_equal(utf8_valid(text.data, text.bytes, &bad), !wrong);
		assert_int_equal(
			bad, wrong ? (size_t)(wrong - (uint8_t *)text.data) : SIZE_MAX);
	}
	str_release(&text);
}

static void test_cells_backwards(void **state)
{
	(void)state;
	struct support_random random = {4711};
	struct str text = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_text(&random, &text);
		for (size_t at = 0; at < text.bytes;) {
			size_t next =
				at + cell_next(text.data + at, text.bytes - at).bytes;
			assert_int_equal(cell_previous(text.data, next), at);
			at = next;
		}
	}
	str_release(&text);
}

/* --- the reports --- */

/* What the C library says the line is wide, as a second opinion. */
static size_t columns_of_libc(const char *line, size_t bytes)
{
	size_t columns = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(line + at, bytes - at, &code_point);
		int width = wcwidth((wchar_t)code_point);
		assert_true(width >= 0);
		columns += (size_t)width;
	}
	return columns;
}

static void check_line(const char *line, size_t bytes)
{
	assert_int_equal(text_columns(line, bytes), columns_of_libc(line, bytes));
	for (size_t columns = 2; columns <= 80; columns += 1) {
		size_t at = text_fit(line, bytes, columns, NULL);
		if (at == bytes)
			break;
		uint32_t next;
		utf8_decode(line + at, bytes - at, &next);
		assert_true(at > 0);
		assert_false(thai_is_mark(next));
		assert_int_not_equal(thai_class(next), THAI_SARA_AM);
	}
}

static void test_cells_of_the_reports(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	struct str text = STR_INIT;
	for (const struct support_report *report = support_reports; report->path;
		report++) {
		support_read(report->path, &text);
		assert_true(utf8_valid(text.data, text.bytes, NULL));
		for (size_t at = 0, bytes; at < text.bytes; at += bytes + 1) {
			const char *end = memchr(text.data + at, '\n', text.bytes - at);
			bytes = (end ? (size_t)(end - text.data) : text.bytes) - at;
			check_line(text.data + at, bytes);
		}
	}
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode_and_back),
		cmocka_unit_test(test_utf8_whole),
		cmocka_unit_test(test_thai_classes),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_show),
		cmocka_unit_test(test_tell),
		cmocka_unit_test(test_previous_inside_a_cell),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_pad),
		cmocka_unit_test(test_shown_takes_its_columns),
		cmocka_unit_test(test_fit_and_pad_at_every_width),
		cmocka_unit_test(test_at_once_as_by_cells),
		cmocka_unit_test(test_utf8_valid),
		cmocka_unit_test(test_cells_backwards),
		cmocka_unit_test(test_cells_of_the_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
