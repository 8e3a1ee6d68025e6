/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Web pages: what comes of each element, well-formed or not, in whichever letters.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "tests/support/source_text.h"
#include "text/error.h"
#include "text/str.h"

#define NAME "_m0123456789abcdef0123456789abcdef_05"

static bool read_page(
	struct str *out, const char *page, size_t bytes, struct error *error)
{
	struct source source;
	const struct intake_file file = {"page.html", (const unsigned char *)page, bytes};
	const bool done = intake_read(&source, &file, error);
	assert_string_equal(source.form, "html");
	str_clear(out);
	source_text(out, &source);
	source_release(&source);
	return done;
}

static void check(const char *page, const char *expected)
{
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	if (!read_page(&out, page, strlen(page), &error))
		fail_msg("%s", error_message(&error));
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void test_paragraphs(void **state)
{
	(void)state;
	check("<!-- ก --><html><head><title>ชื่อ</title><style>p{}</style>"
	      "<script>var a='<p>';</script></head><body>ลอย\n\n  ลอย<p>ก\nข <b>ค</b> ง"
	      "<br>จ<br></p><p align=center>กลาง<h2>หัว</h2><div style='text-align: CENTER'>"
	      "<p>ใน</p><p style='text-align:left'>ซ้าย</p></div>&nbsp;<p>&nbsp;</p>"
	      "<pre>a\n  b</pre>อ&shy;อน&amp;แข็ง",
		"ลอย ลอย\nก ข ค ง\\nจ\n^ กลาง\n## หัว\n^ ใน\nซ้าย\na\\n  b\nออน&แข็ง\n");
}

static void test_lists(void **state)
{
	(void)state;
	check("<ul><li>-พิมพ์เอง<li>• พิมพ์เอง<li>๑. เลข</ul>",
		"-พิมพ์เอง\n• พิมพ์เอง\n- ๑. เลข\n");
	check("<ol start=3><li>ก<li value=7>ข<ul><li>ใน<li style='list-style-type:none'>-เปล่า"
	      "</ul></li><li><p>ค</p><p>ต่อ</p></ol>"
	      "<ol type=a reversed start=2><li>b<li>a</ol>"
	      "<ol style='color: red; List-Style-Type : thai ;'><li>๑<li>๒</ol>"
	      "<ol class=thai><li>๓</ol><ol type=I><li>r</ol><ol start=0><li>ศูนย์</ol><li>ไร้",
		"3. ก\n7. ข\n  - ใน\n  -เปล่า\n8. ค\nต่อ\nb. b\na. a\n๑. ๑\n๒. ๒\n๑. ๓\nI. r\n"
		"0. ศูนย์\nไร้\n");
}

static void test_tables(void **state)
{
	(void)state;
	check("<table><caption> ตา\nราง </caption><thead><tr><th colspan=2>หัว<th>ค</thead>"
	      "<tr><td rowspan=2>ก<td>ข<td>ค<tr><td colspan=2><p>ง</p><p>จ</p>"
	      "<table><tr><td>ใน<td>สอง</table>ฉ</table>ท้าย"
	      "<table><tr><td rowspan=0 colspan=99999>ก<tr></table>",
		"table \"ตา ราง\"\nrow heading\n|H2x1 หัว\n|H ค\nrow\n|1x2 ก\n| ข\n| ค\nrow\n"
		"|2x1 ง / จ / ใน / สอง / ฉ\nท้าย\ntable\nrow\n|64x20000 ก\nrow\n"
		"! table 1, row 3, column 2, paragraph 3: a table within another: its cells "
		"stand one under the other\n"
		"! table 2, row 1: a cell over 99999 columns; a table has 64 at most\n");
}

static void test_links(void **state)
{
	(void)state;
	check("<p>ดู <a href='https://a.go.th/?x=1&amp;y=2'>ที่ <b>นี่</b></a> <a href='#x'>ใน</a>"
	      "<a href='javascript:alert(1)'>วาง</a></p><p id=" NAME
	      ">ชื่อ</p><p id=other>อื่น",
		"ดู [ที่ นี่](https://a.go.th/?x=1&y=2) ในวาง\nชื่อ <" NAME ">\nอื่น\n");
}

static void test_pictures(void **state)
{
	(void)state;
	check("<p>รูป <img alt='อบรม' src='data:image/jpeg;base64,iVBOR\nw0KGgo='><img src='i.jpg'>"
	      "<img src='data:image/png;base64,*'></p>",
		"รูป {photo1.png, image/png, 8 bytes: อบรม}\n"
		"! paragraph 1: a picture is not in the document, but elsewhere: i.jpg\n"
		"! paragraph 1: a picture is damaged\n");
}

static void test_lost(void **state)
{
	(void)state;
	check("<p>ก<del>ลบ</del><ins>เพิ่ม</ins><span style='display:none'>ซ่อน <b>อยู่</b></span>"
	      "<input value='กรอก'><input type=checkbox checked>ใช่<input type=hidden value=x>"
	      "</p><iframe src='http://x'>ใน</iframe>",
		"กเพิ่มกรอก☑ใช่\n"
		"! paragraph 1: deleted by a tracked change, left out: ลบ\n"
		"! paragraph 1: hidden in the document, left out: ซ่อน อยู่\n"
		"! paragraph 2: a document within the document is left out\n");
}

/* An old page of Windows says so or not. */
static void test_letters(void **state)
{
	(void)state;
	check("<p>\xE1\xBC\xB9\xA1\xD2\xC3\xBB\xC3\xD0\xA8\xD3\xBB\xD5</p>",
		"แผนการประจำปี\n"
		"! the text was taken for Thai of one byte a letter (TIS-620)\n");
	check("\xEF\xBB\xBF<html><meta charset=windows-874><p>แผน", "แผน\n");
}

static void test_hostile(void **state)
{
	(void)state;
	struct str page = STR_INIT, out = STR_INIT;
	struct error error = ERROR_INIT;
	for (int i = 0; i < 100000; i++)
		str_puts(&page, "<div>");
	assert_false(read_page(&out, page.data, page.bytes, &error));
	assert_string_equal(
		error_message(&error), "page.html: nested deeper than any document is");
	error_release(&error);
	check("<!DOCTYPE html [<!ENTITY a 'x'>]><p>&a;&unknown;ก<",
		"]>\n&a;&unknown;ก<\n");
	const char *full = "<table><tr><td rowspan=0 colspan=64>ก<tr>ลอย</table>";
	assert_false(read_page(&out, full, strlen(full), &error));
	assert_string_equal(error_message(&error),
		"page.html: table 1, row 2: more columns than the program takes");
	error_release(&error);
	check("</td></p></table></li></ul><table></td></tr>ก</table></table><p>ข",
		"table\nrow\n| ก\nข\n");
	str_release(&page);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_lost),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
