/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Comma-separated values: quotes, line ends, separators, byte order marks, what is broken.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "intake/csv_form.h"
#include "intake/source.h"
#include "tests/support/documents.h"
#include "tests/support/source_text.h"
#include "text/macros.h"
#include "text/str.h"

static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown;
	} rows[] = {
		{"a,b\nc,d\n", "row\n| a\n| b\nrow\n| c\n| d\n"},
		{"a,b\r\nc,d", "row\n| a\n| b\nrow\n| c\n| d\n"},
		{"a,b\rc,d\r", "row\n| a\n| b\nrow\n| c\n| d\n"},
		{"\xEF\xBB\xBF\"a\",b\n", "row\n| a\n| b\n"},
		{"a;b, c\nd;e\n", "row\n| a\n| b, c\nrow\n| d\n| e\n"},
		{"a\tb;c\nd\te\n", "row\n| a\n| b;c\nrow\n| d\n| e\n"},
		{"title\n\na,b,c\nd,e,f\n",
			"row\n| title\nrow\n| a\n| b\n| c\nrow\n| d\n| e\n| f\n"},
		{"sep=|\r\na|b,c\r\n", "row\n| a\n| b,c\n"},
		{"\"a\nb\r\nc\rd\",e\n", "row\n| a\\nb\\nc\\nd\n| e\n"},
		{"\"a \"\"b\"\" c\",\"\"\n", "row\n| a \"b\" c\n|\n"},
		{" a , b \n", "row\n|  a \n|  b \n"},
		{",,\na,,b\n", "row\n|\n|\n|\nrow\n| a\n|\n| b\n"},
		{"a\n", "row\n| a\n"},
		{"\n\n\n", ""},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct source source;
		struct str shown = STR_INIT, expected = STR_INIT;
		document_take(&source, "x.csv", rows[i].text, strlen(rows[i].text));
		source_text(&shown, &source);
		str_printf(&expected, "table\n%s", rows[i].shown);
		assert_string_equal(shown.data, expected.data);
		str_release(&shown);
		str_release(&expected);
		source_release(&source);
	}
}

static void test_separators(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text;
		char separator;
	} rows[] = {
		{"x.csv", "a,b\nc,d\n", ','},
		{"x.csv", "a;b\nc;d\n", ';'},
		{"x.csv", "a\tb\nc\td\n", '\t'},
		{"x.csv", "a;b,c;d\ne;f,g;h\n", ';'},
		{"x.csv", "\"a;b;c\",d\n\"e;f;g\",h\n", ','},
		{"x.csv", "\"a\n;;;\n\"\"\n;;;\",d\ne,h\n", ','},
		{"x.csv", "one, two, and three\nก;ข\nค;ง\nจ;ฉ\n", ';'},
		{"x.tsv", "a,b,c,d\te\n", '\t'},
		{"x.TSV", "a,b\n", ','},
		{"x.csv", "no separator", ','},
		/* Whatever the lines of a value have alike. */
		{"x.csv", "\"a\",\"b\"\n\"1\",\"x;y\nx;y\nx;y\nx;y\"\n", ','},
		{"x.csv", "a,b\n1,\"x\ty\nx\ty\nx\ty\nx\ty\"\n", ','},
		{"x.csv", "SEP=;\n1,2,3", ';'},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct csv_form form =
			csv_form_find(rows[i].name, rows[i].text, strlen(rows[i].text));
		assert_int_equal(form.separator, rows[i].separator);
	}
}

/* Where each thing stands in the file. */
static void test_places(void **state)
{
	(void)state;
	static const char text[] = "a,b\n\"c\nd\",e\nf,\"g\"\n";
	struct source source;
	document_take(&source, "x.csv", text, strlen(text));
	const struct source_table *table = &source.blocks[0].table;
	static const struct {
		size_t row, cell;
		unsigned line;
	} cells[] = {{0, 1, 1}, {1, 0, 2}, {1, 1, 3}, {2, 0, 4}, {2, 1, 4}};
	for (size_t i = 0; i < COUNT(cells); i++) {
		const struct source_place place =
			table->rows[cells[i].row].cells[cells[i].cell].place;
		assert_int_equal(place.line, cells[i].line);
		assert_int_equal(place.row, cells[i].row + 1);
		assert_int_equal(place.column, cells[i].cell + 1);
		assert_int_equal(place.table, 1);
	}
	source_release(&source);
}

static void expect_note(const char *text, const char *value, const char *note)
{
	struct source source;
	struct str shown = STR_INIT;
	document_take(&source, "x.csv", text, strlen(text));
	source_text(&shown, &source);
	assert_non_null(strstr(shown.data, value));
	assert_non_null(strstr(shown.data, note));
	str_release(&shown);
	source_release(&source);
}

static void test_what_is_told(void **state)
{
	(void)state;
	expect_note("a,b\nc,5\" d \"e\n", "row\n| c\n| 5\" d \"e\n",
		"! table 1, row 2, column 2, line 2: a quotation mark");
	expect_note("a\n'=1+1\n", "row\n| =1+1\n",
		"! table 1, row 2, column 1, line 2: an apostrophe");
}

/* Ours is known by its mark and its quotes: then that is no news. An apostrophe that guards
 * nothing stays. */
static void test_our_guard(void **state)
{
	(void)state;
	static const char text[] =
		"\xEF\xBB\xBF\"a\"\r\n\"'- b\"\r\n\"''=c\"\r\n\"'d\"\r\n";
	struct source source;
	struct str shown = STR_INIT;
	document_take(&source, "x.csv", text, strlen(text));
	source_text(&shown, &source);
	assert_string_equal(
		shown.data, "table\nrow\n| a\nrow\n| - b\nrow\n| '=c\nrow\n| 'd\n");
	str_release(&shown);
	source_release(&source);
}

static void refuse_text(const char *text, const char *what)
{
	document_refuse("x.csv", text, strlen(text), what);
}

static void test_what_is_refused(void **state)
{
	(void)state;
	refuse_text("a,b\nc,\"d\ne\n", "table 1, row 2, column 2, line 2: a value");
	refuse_text("a\n\"b\"c\n", "row 2, column 1, line 2: text follows");
	refuse_text("a\n\"b\"\"", "row 2, column 1, line 2: a value");
	struct str text = STR_INIT;
	str_repeat(&text, ',', SOURCE_COLUMNS);
	struct source source;
	document_take(&source, "x.csv", text.data, text.bytes);
	assert_int_equal(source.blocks[0].table.rows[0].count, SOURCE_COLUMNS);
	source_release(&source);
	str_putc(&text, 'x');
	refuse_text(
		text.data, "row 1, column 65, line 1: the table has too many columns");
	str_clear(&text);
	for (size_t i = 0; i <= SOURCE_ROWS; i++)
		str_puts(&text, "x\n");
	refuse_text(text.data, "row 20001, column 1, line 20001: the table has too many");
	str_release(&text);
}

/* Of a kind that stands everywhere not each is told. */
static void test_many_notes(void **state)
{
	(void)state;
	struct str text = STR_INIT, shown = STR_INIT;
	for (size_t i = 0; i < 1000; i++)
		str_puts(&text, "a\"\n");
	struct source source;
	document_take(&source, "x.csv", text.data, text.bytes);
	assert_true(source.notes_count < 100);
	source_text(&shown, &source);
	assert_non_null(strstr(shown.data, "in all: 1000\n"));
	str_release(&text);
	str_release(&shown);
	source_release(&source);
}

static void test_of_other_programs(void **state)
{
	(void)state;
	static const char *const names[] = {
		"calc-utf8.csv", "calc-874.csv", "calc-utf16.tsv", "calc-semicolon.csv"};
	for (size_t i = 0; i < COUNT(names); i++)
		document_compare(names[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_separators),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_what_is_told),
		cmocka_unit_test(test_our_guard),
		cmocka_unit_test(test_what_is_refused),
		cmocka_unit_test(test_many_notes),
		cmocka_unit_test(test_of_other_programs),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
