/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDFs: letters put together, tables with and without lines, pages that go on, what is
 * refused. The documents are of other programs (tests/intake/keep.sh).
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/pdf_page.h"
#include "intake/pdf_rules.h"
#include "intake/pdf_text.h"
#include "intake/source.h"
#include "tests/support/documents.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define FOLDER TOP_SRCDIR "/tests/intake/documents/"

/* --- letters --- */

enum { LETTERS = 16 };

/* A page of one line: each letter 10 points wide, marks where their letter ends. A code of 0
 * is a gap. */
static void make_line(struct pdf_page *page, struct pdf_letter *letters,
	const uint32_t *codes, size_t count)
{
	double x = 50;
	*page = (struct pdf_page){.width = 500, .height = 500, .letters = letters};
	for (size_t i = 0; i < count; i++) {
		const bool mark = codes[i] == 0x0E31 ||
				  (codes[i] >= 0x0E34 && codes[i] <= 0x0E39) ||
				  (codes[i] >= 0x0E47 && codes[i] <= 0x0E4E);
		const double right = mark ? x : x + 10;
		if (codes[i])
			letters[page->letters_count++] =
				(struct pdf_letter){{x, 100, right, 115}, 12, codes[i]};
		x = right;
	}
}

static void expect_line(const struct pdf_page *page, const char *expected)
{
	size_t glyphs_count, count;
	struct str text = STR_INIT;
	struct pdf_glyph *glyphs = pdf_glyphs_make(page, &glyphs_count);
	const struct pdf_glyph *order[LETTERS];
	for (size_t i = 0; i < glyphs_count; i++)
		order[i] = &glyphs[i];
	struct pdf_line *lines = pdf_lines_make(order, glyphs_count, &count);
	assert_int_equal(count, 1);
	pdf_line_append(&text, &lines[0], NULL);
	assert_string_equal(text.data, expected);
	str_release(&text);
	free(lines);
	free(glyphs);
}

/* However the file has them. */
static void test_letters_in_any_order(void **state)
{
	(void)state;
	static const uint32_t codes[] = {
		0x0E02, 0x0E49, 0x0E31, 0x0E19, 0x0E15, 0x0E2D, 0x0E19}; /* ขั้นตอน */
	struct pdf_page page;
	struct pdf_letter letters[LETTERS], turned[LETTERS];
	make_line(&page, letters, codes, COUNT(codes));
	expect_line(&page, "ขั้นตอน");
	for (size_t i = 0; i < COUNT(codes); i++)
		turned[i] = letters[COUNT(codes) - 1 - i];
	page.letters = turned;
	expect_line(&page, "ขั้นตอน");
	/* The tone is drawn a little to the right of where its letter ends. */
	letters[1].area.left += 2;
	page.letters = letters;
	expect_line(&page, "ขั้นตอน");
}

/* ำ, the ring of which has no text, leaves a gap; a gap before ำ is none. */
static void test_sara_am(void **state)
{
	(void)state;
	static const struct {
		uint32_t codes[LETTERS];
		size_t count;
		const char *text;
	} rows[] = {
		{{0x0E17, 0, 0x0E32, 0x0E07}, 4, "ทำง"},
		{{0x0E17, 0x0E33, 0x0E07}, 3, "ทำง"},
		{{0x0E19, 0x0E49, 0, 0x0E33, 0x0E07}, 5, "น้ำง"},
		{{0x0E1B, 0x0E48, 0, 0x0E32}, 4, "ป่า"},
		{{0x0E17, 0, 0x0E07}, 3, "ท ง"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pdf_page page;
		struct pdf_letter letters[LETTERS];
		make_line(&page, letters, rows[i].codes, rows[i].count);
		expect_line(&page, rows[i].text);
	}
}

static void test_mark_without_letter(void **state)
{
	(void)state;
	struct pdf_letter letter = {{50, 100, 50, 115}, 12, 0x0E48};
	const struct pdf_page page = {
		.width = 500, .height = 500, .letters = &letter, .letters_count = 1};
	size_t count;
	struct pdf_glyph *glyphs = pdf_glyphs_make(&page, &count);
	assert_int_equal(count, 1);
	assert_true(glyphs[0].stray);
	free(glyphs);
}

/* --- lines --- */

enum { DOTS = 200 };

static void draw(
	unsigned char *dots, size_t left, size_t top, size_t right, size_t bottom)
{
	for (size_t y = top; y < bottom; y++)
		memset(dots + y * DOTS + left, 0, right - left);
}

static void test_drawn_lines(void **state)
{
	(void)state;
	static unsigned char dots[DOTS * DOTS];
	memset(dots, 0xFF, sizeof(dots));
	draw(dots, 10, 20, 190, 22);   /* across */
	draw(dots, 10, 20, 12, 180);   /* upright */
	draw(dots, 60, 100, 180, 160); /* an area: its four edges */
	draw(dots, 100, 40, 110, 46);  /* a letter */
	const struct pdf_picture picture = {dots, DOTS, DOTS, DOTS, 2};
	size_t count, across = 0;
	struct pdf_rule *rules = pdf_rules_find(&picture, &count);
	for (size_t i = 0; i < count; i++) {
		across += !rules[i].vertical;
		assert_true(rules[i].to - rules[i].from > 25);
	}
	assert_int_equal(across, 3);
	assert_int_equal(count, 6);
	assert_true(rules[0].at > 9 && rules[0].at < 12);
	assert_true(rules[0].from < 6 && rules[0].to > 94);
	free(rules);
}

/* --- documents --- */

static void test_of_other_programs(void **state)
{
	(void)state;
	static const char *const names[] = {
		"libreoffice.pdf", "pandoc.pdf", "weasyprint.pdf", "by-hand.pdf"};
	for (size_t i = 0; i < COUNT(names); i++)
		document_compare(names[i]);
}

static void refuse_file(const char *name, const char *what)
{
	struct str path = STR_INIT, bytes = STR_INIT;
	str_printf(&path, FOLDER "%s", name);
	support_read(path.data, &bytes);
	document_refuse(name, bytes.data, bytes.bytes, what);
	str_release(&path);
	str_release(&bytes);
}

static void test_what_is_refused(void **state)
{
	(void)state;
	refuse_file("scanned.pdf", "scanned.pdf: its pages are pictures");
	refuse_file("locked.pdf", "locked.pdf: the document is locked");
	refuse_file("loops.pdf", "loops.pdf: page 2: it could not be read");
	static const char junk[] = "%PDF-1.7\nnothing behind it\n";
	document_refuse("x.pdf", junk, strlen(junk), "x.pdf: the file is damaged");
}

/* Cut off anywhere a file is refused with a reason, or what is left of it is read. */
static void test_cut_off(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	support_read(FOLDER "by-hand.pdf", &bytes);
	for (size_t cut = 16; cut < bytes.bytes; cut += 97) {
		struct source source;
		struct error error = ERROR_INIT;
		const bool done = document_try(&source, "x.pdf", bytes.data, cut, &error);
		assert_true(done || strstr(error_message(&error), "x.pdf: "));
		error_release(&error);
		source_release(&source);
	}
	str_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters_in_any_order),
		cmocka_unit_test(test_sara_am),
		cmocka_unit_test(test_mark_without_letter),
		cmocka_unit_test(test_drawn_lines),
		cmocka_unit_test(test_of_other_programs),
		cmocka_unit_test(test_what_is_refused),
		cmocka_unit_test(test_cut_off),
	};
	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
