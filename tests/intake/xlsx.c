/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Workbooks: what comes of each kind of cell, formats of numbers, what lies over cells, what
 * is refused. Those of other programs are in tests/intake/documents (keep.sh).
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "intake/source.h"
#include "intake/xlsx_format.h"
#include "tests/support/documents.h"
#include "tests/support/source_text.h"
#include "tests/support/package_maker.h"
#include "text/macros.h"
#include "text/str.h"

#define OFFICE "http://schemas.openxmlformats.org/"
#define SHEET                                                                            \
	"<worksheet xmlns='" OFFICE "spreadsheetml/2006/main' xmlns:r='" OFFICE          \
	"officeDocument/2006/relationships'>"
#define RELATED "<Relationships xmlns='" OFFICE "package/2006/relationships'>"
#define RELATION(id, type, target)                                                       \
	"<Relationship Id='" id "' Type='" OFFICE                                        \
	"officeDocument/2006/relationships/" type "' Target='" target "'/>"
#define ROWS(rows)        SHEET "<sheetData>" rows "</sheetData></worksheet>"
#define TEXT(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define PNG               "\x89PNG\r\n\x1a\n"

enum { PARTS_MAX = 20 };

static const struct package_part usual[] = {
	{"_rels/.rels", RELATED RELATION("r1", "officeDocument",
				"xl/workbook.xml") "</Relationships>"},
	{"xl/workbook.xml",
		"<workbook xmlns='" OFFICE "spreadsheetml/2006/main' xmlns:r='" OFFICE
		"officeDocument/2006/relationships'><sheets>"
		"<sheet name='One' sheetId='1' r:id='s1'/></sheets></workbook>"},
	{"xl/_rels/workbook.xml.rels",
		RELATED RELATION("s1", "worksheet", "worksheets/sheet1.xml")
			RELATION("st", "styles", "styles.xml") RELATION(
				"sh", "sharedStrings", "sharedStrings.xml") RELATION("s2",
				"worksheet", "worksheets/sheet2.xml") "</Relationships>"},
};

/* The usual parts, but for those that are given. */
static void make_book(struct str *out, const struct package_part *parts)
{
	struct package_part all[PARTS_MAX] = {{NULL}};
	size_t count = 0;
	for (; parts[count].name; count++)
		all[count] = parts[count];
	for (size_t i = 0; i < COUNT(usual); i++) {
		size_t at = 0;
		while (all[at].name && strcmp(all[at].name, usual[i].name) != 0)
			at++;
		if (!all[at].name)
			all[count++] = usual[i];
	}
	package_make(out, all);
}

static void check_parts(const struct package_part *parts, const char *expected)
{
	struct str bytes = STR_INIT, shown = STR_INIT;
	struct source source;
	make_book(&bytes, parts);
	document_take(&source, "x.xlsx", bytes.data, bytes.bytes);
	assert_string_equal(source.form, "xlsx");
	source_text(&shown, &source);
	assert_string_equal(shown.data, expected);
	source_release(&source);
	str_release(&bytes);
	str_release(&shown);
}

static void check(const char *sheet, const char *expected)
{
	const struct package_part parts[] = {{"xl/worksheets/sheet1.xml", sheet}, {NULL}};
	check_parts(parts, expected);
}

static void check_refused(const char *sheet, const char *what)
{
	const struct package_part parts[] = {{"xl/worksheets/sheet1.xml", sheet}, {NULL}};
	struct str bytes = STR_INIT;
	make_book(&bytes, parts);
	document_refuse("x.xlsx", bytes.data, bytes.bytes, what);
	str_release(&bytes);
}

/* --- cells --- */

static void test_kinds_of_cells(void **state)
{
	(void)state;
	const struct package_part parts[] = {
		{"xl/sharedStrings.xml",
			"<sst xmlns='" OFFICE "spreadsheetml/2006/main'>"
			"<si><t>ที่</t></si>"
			"<si><r><t>น้ำ</t></r><r><rPr><b/></rPr><t xml:space='preserve'> ใส"
			"</t></r><rPh sb='0' eb='1'><t>name</t></rPh></si>"
			"<si><t>ก_x000D_\nข_x0041__x005F_x</t></si></sst>"},
		{"xl/worksheets/sheet1.xml",
			ROWS("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v>"
			     "</c><c r='C1' t='s'><v>2</v></c></row>"
			     "<row r='2'>" TEXT("A2",
				     "ค") "<c r='B2' t='b'><v>1</v></c>"
					  "<c r='C2' t='b'><v>0</v></c><c r='D2'><v>12.5</v></c></row>"
					  "<row r='3'><c r='A3'><f>1+1</f><v>2</v></c><c r='B3' t='str'>"
					  "<f>A2</f><v>ค</v></c><c r='C3' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
					  "<c r='D3'><f>X()</f></c><c r='E3' t='str'><f>B9</f><v></v></c>"
					  "</row>")},
		{NULL},
	};
	check_parts(parts,
		"table \"One\"\n"
		"row\n| ที่\n| น้ำ ใส\n| ก\\nขA_x\n"
		"row\n| ค\n| TRUE\n| FALSE\n| 12.5\n"
		"row\n| 2\n| ค\n| #DIV/0!\n|\n"
		"! table 1, row 3, column 3: the result of a formula is an error\n"
		"! table 1, row 3, column 4: a formula without its result; open the "
		"workbook, save it, and import it then\n");
}

/* Empty rows and cells are none; places are those of the sheet. */
static void test_far_away(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	struct source source;
	const struct package_part parts[] = {
		{"xl/worksheets/sheet1.xml",
			ROWS("<row r='3'>" TEXT("B3",
				"ก") "<c r='XFD3' s='1'/></row>"
				     "<row r='1048576'>" TEXT("A1048576", "ข") "</row>")},
		{NULL},
	};
	make_book(&bytes, parts);
	document_take(&source, "x.xlsx", bytes.data, bytes.bytes);
	const struct source_table *table = &source.blocks[0].table;
	assert_int_equal(table->count, 2);
	assert_int_equal(table->rows[0].count, 2);
	assert_int_equal(table->rows[0].cells[1].place.row, 3);
	assert_int_equal(table->rows[0].cells[1].place.column, 2);
	assert_int_equal(table->rows[1].cells[0].paragraphs[0].place.row, 1048576);
	source_release(&source);
	str_release(&bytes);
}

static void test_merged(void **state)
{
	(void)state;
	check(SHEET "<sheetData><row r='1'>" TEXT("A1", "ก") TEXT(
		      "C1", "ข") "</row><row r='2'>" TEXT("A2", "ซ่อน") TEXT("C2",
		      "ค") TEXT("D2", "ง") "</row><row r='5'>" TEXT("C5",
		      "จ") "</row></sheetData><mergeCells count='2'><mergeCell ref='A1:B3'/>"
			   "<mergeCell ref='C2:C9'/></mergeCells></worksheet>",
		"table \"One\"\n"
		"row\n|2x2 ก\n| ข\n"
		"row\n|1x2 ค\n| ง\n"
		"row\n|\n|\n"
		"! table 1, row 2, column 1: under a merged cell, left out: ซ่อน\n"
		"! table 1, row 5, column 3: under a merged cell, left out: จ\n");
}

static void test_links(void **state)
{
	(void)state;
	const struct package_part parts[] = {
		{"xl/worksheets/sheet1.xml",
			SHEET "<sheetData><row r='1'>" TEXT("A1", "ดูที่นี่") TEXT("B1",
				"ข") "</row></sheetData><hyperlinks><hyperlink ref='A1' r:id='l1'/>"
				     "<hyperlink ref='B1' location='One!A1'/></hyperlinks>"
				     "</worksheet>"},
		{"xl/worksheets/_rels/sheet1.xml.rels", RELATED
			"<Relationship Id='l1' TargetMode='External' Type='" OFFICE
			"officeDocument/2006/relationships/hyperlink' "
			"Target='https://example.go.th/?a=1&amp;b=2'/></Relationships>"},
		{NULL},
	};
	check_parts(parts,
		"table \"One\"\nrow\n| [ดูที่นี่](https://example.go.th/?a=1&b=2)\n| ข\n");
}

static void test_hidden(void **state)
{
	(void)state;
	const struct package_part parts[] = {
		{"xl/workbook.xml",
			"<workbook xmlns='" OFFICE
			"spreadsheetml/2006/main' xmlns:r='" OFFICE
			"officeDocument/2006/relationships'><sheets><sheet name='เก่า' "
			"sheetId='1' state='veryHidden' r:id='s2'/>"
			"<sheet name='ใหม่' sheetId='2' r:id='s1'/></sheets></workbook>"},
		{"xl/worksheets/sheet1.xml", SHEET
			"<cols><col min='2' max='3' hidden='1'/>"
			"<col min='70' max='16384' hidden='1'/></cols><sheetData>"
			"<row r='1'>" TEXT("A1", "ก") "</row><row r='2' hidden='1'>" TEXT(
				"A2", "ข") "</row></sheetData></worksheet>"},
		{"xl/worksheets/sheet2.xml",
			ROWS("<row r='1'>" TEXT("A1", "x") "</row>")},
		{"xl/vbaProject.bin", "macro"},
		{NULL},
	};
	check_parts(parts,
		"table \"ใหม่\"\nrow\n| ก\nrow\n| ข\n"
		"! macros: they are left out, and were not run\n"
		"! the sheet 'เก่า' is hidden, and left out\n"
		"! table 1, row 2: hidden rows, taken all the same: 1\n"
		"! table 1, column 2: hidden columns, taken all the same: 2\n");
}

#define DRAWING                                                                          \
	"<xdr:wsDr xmlns:xdr='" OFFICE                                                   \
	"drawingml/2006/spreadsheetDrawing' xmlns:a='" OFFICE                            \
	"drawingml/2006/main' xmlns:r='" OFFICE "officeDocument/2006/relationships'>"
#define AT(column, row)                                                                  \
	"<xdr:from><xdr:col>" column "</xdr:col><xdr:row>" row                           \
	"</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to>"

static void test_over_cells(void **state)
{
	(void)state;
	const struct package_part parts[] = {
		{"xl/worksheets/sheet1.xml",
			SHEET "<sheetData><row r='1'>" TEXT("A1",
				"ก") "</row></sheetData><drawing r:id='d1'/></worksheet>"},
		{"xl/worksheets/_rels/sheet1.xml.rels",
			RELATED RELATION("d1", "drawing", "../drawings/drawing1.xml")
				RELATION("c1", "comments",
					"../comments1.xml") "</Relationships>"},
		{"xl/drawings/drawing1.xml",
			DRAWING "<xdr:twoCellAnchor>" AT("1",
				"2") "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id='2' descr='ภาพ'/>"
				     "</xdr:nvPicPr><xdr:blipFill><a:blip r:embed='i1'/>"
				     "</xdr:blipFill></xdr:pic></xdr:twoCellAnchor>"
				     "<xdr:twoCellAnchor>" AT("0",
					     "0") "<xdr:sp><xdr:txBody><a:p><a:r><a:t>กล่อง</a:t></a:r>"
						  "</a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
						  "<xdr:twoCellAnchor>" AT("3",
							  "0") "<xdr:graphicFrame/></xdr:twoCellAnchor></xdr:wsDr>"},
		{"xl/drawings/_rels/drawing1.xml.rels",
			RELATED RELATION(
				"i1", "image", "../media/image1.png") "</Relationships>"},
		{"xl/media/image1.png", PNG},
		{"xl/comments1.xml",
			"<comments xmlns='" OFFICE
			"spreadsheetml/2006/main'><commentList>"
			"<comment ref='A1'><text><r><t>ตรวจแล้ว</t></r></text></comment>"
			"</commentList></comments>"},
		{NULL},
	};
	check_parts(parts,
		"table \"One\"\nrow\n| ก\nrow\n|\n|  {photo1.png, image/png, 8 bytes: ภาพ}\n"
		"! table 1, row 1, column 1: a text box is left out: กล่อง\n"
		"! table 1, row 1, column 4: a chart is left out\n"
		"! table 1, row 1, column 1: a comment is left out: ตรวจแล้ว\n");
}

/* --- formats --- */

static void test_formats(void **state)
{
	(void)state;
	static const struct {
		const char *code, *value, *shown;
	} rows[] = {
		{"General", "12", "12"},
		{"General", "0.30000000000000004", "0.3"},
		{"General", "1E+20", "1E+20"},
		{"@", "007", "007"},
		{"0", "12.6", "13"},
		{"#,##0.00", "1234567.891", "1,234,567.89"},
		{"#,##0", "-1234", "-1,234"},
		{"#,##0;(#,##0)", "999", "999"},
		{"0.0%", "0.8512", "85.1%"},
		{"0\" บาท\"", "20", "20 บาท"},
		{"[$฿-41E]#,##0.00", "1500", "฿1,500.00"},
		{"[$-D000000]0.0", "12.5", "๑๒.๕"},
		{"t#,##0", "1234", "๑,๒๓๔"},
		{"0.00E+00", "12345", "12345"},
		{"d/m/yyyy", "45566", "1 ต.ค. 2567"},
		{"[$-107041E]d mmmm yyyy", "45566", "1 ต.ค. 2567"},
		{"[$-D07041E]d mmmm yyyy", "45566", "๑ ต.ค. ๒๕๖๗"},
		{"ว ดดดด ปปปป", "45566", "1 ต.ค. 2567"},
		{"mmm yy", "45566", "ต.ค. 2567"},
		{"yyyy", "45566", "2567"},
		{"h:mm", "0.354166666666667", "08:30"},
		{"[h]:mm", "1.5", "36:00"},
		{"d/m/yy h:mm", "45566.354166666667", "1 ต.ค. 2567 08:30"},
		{"d/m/yyyy", "45565.9999999", "1 ต.ค. 2567"},
		{"d/m/yyyy", "1", "1 ม.ค. 2443"},
		{"d/m/yyyy", "61", "1 มี.ค. 2443"},
		{"d/m/yyyy", "-3", "-3"},
		{"d/m/yyyy", "99999999", "99999999"},
		{"d/m/yyyy", "ข้อความ", "ข้อความ"},
		{"", "5", "5"},
		{"\"", "5", "5"},
		{"[", "5", "5"},
		{"\\", "5", "5"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct xlsx_format format;
		struct str shown = STR_INIT;
		xlsx_format_read(&format, rows[i].code);
		xlsx_format_append(&shown, &format, rows[i].value, false);
		assert_string_equal(shown.data, rows[i].shown);
		xlsx_format_release(&format);
		str_release(&shown);
	}
}

static void test_known_formats(void **state)
{
	(void)state;
	static const struct {
		unsigned number;
		const char *value, *shown;
		bool since_1904;
	} rows[] = {
		{0, "5", "5", false},
		{4, "1234.5", "1,234.50", false},
		{14, "45566", "1 ต.ค. 2567", false},
		{14, "44104", "1 ต.ค. 2567", true},
		{17, "45566", "ต.ค. 2567", false},
		{30, "45566", "1 ต.ค. 2567", false},
		{71, "45566", "๑ ต.ค. ๒๕๖๗", false},
		{9999, "5", "5", false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct xlsx_format format;
		struct str shown = STR_INIT;
		xlsx_format_known(&format, rows[i].number);
		xlsx_format_append(&shown, &format, rows[i].value, rows[i].since_1904);
		assert_string_equal(shown.data, rows[i].shown);
		xlsx_format_release(&format);
		str_release(&shown);
	}
}

/* --- what is refused --- */

static void test_what_is_refused(void **state)
{
	(void)state;
	check_refused(
		ROWS("<row r='2'/><row r='1'/>"), "row 1, column 0: the rows are not");
	check_refused(ROWS("<row r='1048577'/>"), "the rows are not in their order");
	check_refused(ROWS("<row r='1'><c r='B1'/><c r='A1'/></row>"),
		"row 1, column 2: the cells are not in their order");
	check_refused(ROWS("<row r='1'><c r='A2'/></row>"), "the cells are not in");
	check_refused(ROWS("<row r='1'><c r='XFE1'/></row>"), "at no place");
	check_refused(ROWS("<row r='1'><c r='A1' t='s'><v>7</v></c></row>"),
		"row 1, column 1: a text that is not in the list of shared texts");
	check_refused(ROWS("<row r='4'>" TEXT("BM4", "ก") "</row>"),
		"row 4, column 65: more columns than the program takes");
	check_refused(SHEET "<sheetData><row r='1'>", "sheet1.xml: damaged at byte");
	check_refused("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "DOCTYPE");
}

/* A short list of long texts that is used often is a bomb too. */
static void test_text_bomb(void **state)
{
	(void)state;
	struct str texts = STR_INIT, sheet = STR_INIT, bytes = STR_INIT;
	str_puts(&texts, "<sst xmlns='" OFFICE "spreadsheetml/2006/main'><si><t>");
	for (size_t i = 0; i < 200000; i++)
		str_printf(&texts, "%zu ", i);
	str_puts(&texts, "</t></si></sst>");
	str_puts(&sheet, SHEET "<sheetData>");
	for (size_t i = 1; i <= 100; i++)
		str_printf(&sheet, "<row r='%zu'><c t='s'><v>0</v></c></row>", i);
	str_puts(&sheet, "</sheetData></worksheet>");
	const struct package_part parts[] = {
		{"xl/sharedStrings.xml", texts.data},
		{"xl/worksheets/sheet1.xml", sheet.data},
		{NULL},
	};
	make_book(&bytes, parts);
	document_refuse("x.xlsx", bytes.data, bytes.bytes, "more text than the program");
	str_release(&texts);
	str_release(&sheet);
	str_release(&bytes);
}

/* Ranges that lie over one another in thousands are given up. */
static void test_many_ranges(void **state)
{
	(void)state;
	struct str sheet = STR_INIT;
	str_puts(&sheet, SHEET "<sheetData>");
	for (size_t i = 1; i <= 5000; i++)
		str_printf(&sheet, "<row r='%zu'><c><v>1</v></c></row>", i);
	str_puts(&sheet, "</sheetData><mergeCells>");
	for (size_t i = 4999; i > 0; i--)
		str_printf(&sheet, "<mergeCell ref='A%zu:BL5000'/>", i);
	str_puts(&sheet, "</mergeCells></worksheet>");
	check_refused(sheet.data, "more merged cells or links than any workbook has");
	str_release(&sheet);
}

static void test_of_other_programs(void **state)
{
	(void)state;
	static const char *const names[] = {"openpyxl.xlsx", "libreoffice.xlsx"};
	for (size_t i = 0; i < COUNT(names); i++)
		document_compare(names[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds_of_cells),
		cmocka_unit_test(test_far_away),
		cmocka_unit_test(test_merged),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_over_cells),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_known_formats),
		cmocka_unit_test(test_what_is_refused),
		cmocka_unit_test(test_text_bomb),
		cmocka_unit_test(test_many_ranges),
		cmocka_unit_test(test_of_other_programs),
	};
	return cmocka_run_group_tests_name("xlsx", tests, NULL, NULL);
}
