/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * .odt as LibreOffice writes them: what comes of each element of the text. Documents that
 * programs wrote are in documents.c.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "tests/support/package_maker.h"
#include "tests/support/source_text.h"
#include "text/error.h"
#include "text/str.h"

#define P(text)    "<text:p>" text "</text:p>"
#define CELL(text) "<table:table-cell>" P(text) "</table:table-cell>"
#define ITEM(text) "<text:list-item>" P(text) "</text:list-item>"
#define NAME       "_m0123456789abcdef0123456789abcdef_05"

static bool read_odt(struct str *out, const char *styles, const char *text,
	const struct package_part *parts, struct error *error)
{
	struct str bytes = STR_INIT;
	struct source source;
	package_make_odt(&bytes, styles, text, parts);
	const struct intake_file file = {
		"test.odt", (const unsigned char *)bytes.data, bytes.bytes};
	const bool done = intake_read(&source, &file, error);
	assert_string_equal(source.form, "odt");
	str_clear(out);
	source_text(out, &source);
	source_release(&source);
	str_release(&bytes);
	return done;
}

static void check(const char *styles, const char *text, const struct package_part *parts,
	const char *expected)
{
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	if (!read_odt(&out, styles, text, parts, &error))
		fail_msg("%s", error_message(&error));
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void check_refused(
	const char *text, const struct package_part *parts, const char *reason)
{
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	assert_false(read_odt(&out, "", text, parts, &error));
	if (!strstr(error_message(&error), reason))
		fail_msg("'%s' is not in: %s", reason, error_message(&error));
	error_release(&error);
	str_release(&out);
}

static void test_paragraphs(void **state)
{
	(void)state;
	check("<style:style style:family='paragraph' style:name='C'>"
	      "<style:paragraph-properties fo:text-align='center'/></style:style>"
	      "<style:style style:family='paragraph' style:name='D' style:parent-style-name='C'>"
	      "<style:paragraph-properties fo:break-before='page'/></style:style>"
	      "<style:style style:family='paragraph' style:name='X' style:parent-style-name='Y'/>"
	      "<style:style style:family='paragraph' style:name='Y' style:parent-style-name='X'/>"
	      "<style:style style:family='text' style:name='H'>"
	      "<style:text-properties text:display='none'/></style:style>",
		"<text:h text:outline-level='2'>หัว</text:h>\n  <text:p text:style-name='C'> ก\n "
		"<text:span>ำ</text:span><text:s text:c='2'/>ข<text:tab/>ค<text:line-break/>ง</"
		"text:p><text:p text:style-name='D'>หน้า</text:p><text:p/>"
		"<text:p text:style-name='X'>วน<text:span text:style-name='H'>ซ่อน</text:span>"
		"</text:p><text:p text:style-name='Title'>x</text:p>",
		NULL,
		"## หัว\n^ ก ำ  ข\\tค\\nง\npage\n^ หน้า\nวน\nx\n"
		"! paragraph 5: hidden in the document, left out: ซ่อน\n");
}

static void test_lists(void **state)
{
	(void)state;
	check("<text:list-style style:name='L'>"
	      "<text:list-level-style-number text:level='1' style:num-suffix='.' "
	      "style:num-format='๑, ๒, ๓, ...'/>"
	      "<text:list-level-style-number text:level='2' style:num-suffix=')' "
	      "style:num-format='1' text:display-levels='2'/></text:list-style>"
	      "<text:list-style style:name='B'>"
	      "<text:list-level-style-bullet text:level='1' text:bullet-char='-'/>"
	      "<text:list-level-style-number text:level='2' style:num-prefix='(' "
	      "style:num-suffix=')' style:num-format='ก, ข, ค, ...' text:start-value='4'/>"
	      "</text:list-style>",
		"<text:list text:style-name='L'>" ITEM("ก") "<text:list-item>" P("ข") P(
			"ต่อ") "<text:list>" ITEM("ข๑")
			ITEM("ข๒") "</text:list></text:list-item>"
				   "<text:list-header>" P("ไม่นับ") "</text:list-header>" ITEM("ค") "</text:list>" P("คั่น") "<text:list text:style-name='L' text:continue-numbering='true'>" ITEM("ง") "<text:list-item text:start-value='9'>" P(
					   "จ") "</text:list-item>"
						"</text:list><text:list text:style-name='L'>" ITEM(
							"ใหม่") "</text:list>"
							       "<text:list text:style-name='B'><text:list-item>" P("ขีด") "<text:list>" ITEM(
								       "อักษร") "</text:list></text:list-item></text:list>"
									       "<text:list text:style-name='none'>" ITEM(
										       "ไร้") "</text:list>",
		NULL,
		"๑. ก\n๒. ข\nต่อ\n  ๒.1) ข๑\n  ๒.2) ข๒\nไม่นับ\n๓. ค\nคั่น\n๔. ง\n๙. จ\n๑. ใหม่\n"
		"- ขีด\n  (ง) อักษร\nไร้\n");
}

static void test_tables(void **state)
{
	(void)state;
	check("",
		"<table:table><table:table-header-rows><table:table-row>"
		"<table:table-cell table:number-columns-spanned='2'>" P("หัว") "</table:table-cell><table:covered-table-cell/>" CELL(
			"ค") "</table:table-row></table:table-header-rows><table:table-row>"
			     "<table:table-cell table:number-rows-spanned='2'>" P("ก") "</table:table-cell>" CELL("ข") "<table:table-cell>" P("ค") "<table:table><table:table-row>" CELL(
				     "ใน") "</table:table-row></table:table></table:table-cell></table:table-row>"
					   "<table:table-row><table:covered-table-cell>" P("ใต้") "</table:covered-table-cell>" CELL(
						   "ง") "<table:table-cell "
							"table:number-columns-spanned='99'>" P(
								"จ") "</table:table-cell>"
								     "</table:table-row></table:table>",
		NULL,
		"table\nrow heading\n|2x1 หัว\n| ค\nrow\n|1x2 ก\n| ข\n| ค / ใน\nrow\n| ง\n"
		"|62x1 จ\n"
		"! table 1, row 2, column 3, paragraph 2: a table within another: its cells "
		"stand one under the other\n"
		"! table 1, row 3: under a merged cell, left out: ใต้\n"
		"! table 1, row 3: a cell over 99 columns; a table has 64 at most\n");
}

static void test_beside(void **state)
{
	(void)state;
	static const struct package_part parts[] = {
		{"Pictures/1.png", "\x89PNG\r\n\x1A\n12", 10}, {"Basic/x.xml", "x"},
		{NULL}};
	check("",
		"<text:tracked-changes><text:changed-region><text:deletion>" P(
			"ลบ") "</text:deletion></text:changed-region></text:tracked-changes>"
			      "<text:p>ดู <text:a xlink:href='http://a.go.th/?a&amp;b'>ที่นี่</text:a>"
			      "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
			      "<text:note-body>" P(
				      "เชิงอรรถ") "</text:note-body></text:note>"
						 "<office:annotation><dc:creator>สมชาย</dc:creator>" P(
							 "แก้") "</office:annotation>"
							       "<draw:frame><draw:image xlink:href='Pictures/1.png'/><svg:title>อบรม</svg:title>"
							       "<svg:desc></svg:desc></draw:frame>"
							       "<draw:frame><draw:image xlink:href='../../etc/passwd'/></draw:frame>"
							       "<draw:frame><draw:text-box>" P(
								       "กล่อง") "</draw:text-box></draw:frame> ท้าย"
									       "<draw:custom-shape/></text:p><text:p><text:bookmark-start text:name='" NAME
									       "'/>ชื่อ</text:p>",
		parts,
		"ดู [ที่นี่](http://a.go.th/?a&b) ท้าย {photo1.png, image/png, 10 bytes: อบรม}\nกล่อง\n"
		"ชื่อ <" NAME ">\n"
		"! macros: they are left out, and were not run\n"
		"! paragraph 1: deleted by a tracked change, left out: ลบ\n"
		"! paragraph 1: footnote: 1 เชิงอรรถ\n"
		"! paragraph 1: comment: สมชาย แก้\n"
		"! paragraph 1: a picture is not in the document, but elsewhere: "
		"../../etc/passwd\n"
		"! paragraph 1: a text box: its text stands behind the paragraph\n");
}

static void test_refused(void **state)
{
	(void)state;
	static const struct package_part locked[] = {
		{"META-INF/manifest.xml", "<manifest:encryption-data/>"}, {NULL}};
	check_refused("<text:p>", NULL, "content.xml: damaged at byte");
	check_refused(P("x"), locked, "is locked with a password");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_beside),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
