/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * .docx as Word writes them: what comes of each element of the text, and that nothing is
 * left out without being told. Documents that other programs wrote are in documents.c.
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

#define P(text)  "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(text)  "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define TC(text) "<w:tc><w:tcPr/>" P(text) "</w:tc>"
#define W_ALONE  "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define NAME_1   "_m0123456789abcdef0123456789abcdef_05"
#define NAME_2   "_m0123456789abcdef0123456789abcdef_09"
#define ITEM(list, level, text)                                                          \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list          \
	"'/></w:numPr></w:pPr>" R(text) "</w:p>"

static bool read_docx(struct str *out, const char *body, const struct package_part *parts,
	struct error *error)
{
	struct str bytes = STR_INIT;
	struct source source;
	package_make_docx(&bytes, body, parts);
	const struct intake_file file = {
		"test.docx", (const unsigned char *)bytes.data, bytes.bytes};
	const bool done = intake_read(&source, &file, error);
	assert_string_equal(source.form, "docx");
	str_clear(out);
	source_text(out, &source);
	source_release(&source);
	str_release(&bytes);
	return done;
}

static void check(
	const char *body, const struct package_part *parts, const char *expected)
{
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	if (!read_docx(&out, body, parts, &error))
		fail_msg("%s", error_message(&error));
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void check_refused(
	const char *body, const struct package_part *parts, const char *reason)
{
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	assert_false(read_docx(&out, body, parts, &error));
	if (!strstr(error_message(&error), reason))
		fail_msg("'%s' is not in: %s", reason, error_message(&error));
	error_release(&error);
	str_release(&out);
}

/* --- texts --- */

/* Word parts a text anywhere, also between a letter and its mark. */
static void test_runs(void **state)
{
	(void)state;
	check("<w:p><w:proofErr w:type='spellStart'/>" R("ก") R("ำหน")
			R("ด") "<w:proofErr w:type='spellEnd'/>" R(
				" แผน") "</w:p>"
					"<w:p><w:r><w:t> ขอบ </w:t><w:tab/><w:t>ก</w:t><w:br/><w:t>ข</w:t>"
					"<w:softHyphen/><w:noBreakHyphen/></w:r></w:p>"
					"<w:p/><w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" R(
						"จบ") "</w:p>",
		NULL, "กำหนด แผน\nขอบ\\tก\\nข-\nจบ\n");
}

static void test_looks(void **state)
{
	(void)state;
	static const struct package_part parts[] = {
		{"word/styles.xml",
			"<w:styles " W_ALONE ">"
			"<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/>"
			"</w:style>"
			"<w:style w:styleId='Own'><w:basedOn w:val='1'/>"
			"<w:pPr><w:jc w:val='center'/></w:pPr></w:style>"
			"<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
			"<w:style w:styleId='B'><w:basedOn w:val='A'/>"
			"<w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style></w:styles>"},
		{NULL},
	};
	check("<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr>" R(
		      "ก") "</w:p>"
			   "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>" R(
				   "ข") "</w:p>"
					"<w:p><w:pPr><w:pStyle w:val='none'/><w:jc w:val='center'/>"
					"<w:pPrChange><w:pPr><w:jc w:val='left'/></w:pPr></w:pPrChange></w:pPr>" R(
						"ค") "</w:p>"
						     "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" P(
							     "ง"),
		parts, "^ # ก\n### ข\n^ ค\npage\nง\n");
}

static void test_changes(void **state)
{
	(void)state;
	check("<w:p>" R(
		      "ก") "<w:del w:author='x'><w:r><w:delText>ข</w:delText></w:r></w:del>"
			   "<w:ins w:author='x'>" R(
				   "ค") "</w:ins></w:p>"
					"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("ต่อ") "</w:p><w:p>" R(
						"กัน") "</w:p>"
						      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>" R(
							      "เห็น") "</w:p>",
		NULL,
		"กค\nต่อกัน\nเห็น\n"
		"! paragraph 1: deleted by a tracked change, left out: ข\n"
		"! paragraph 1: tracked changes: what was inserted is taken, here and from "
		"here on; what was deleted is left out\n"
		"! paragraph 3: hidden in the document, left out: ซ่อน\n");
}

/* --- lists --- */

static const struct package_part numbering[] = {
	{"word/numbering.xml",
		"<w:numbering " W_ALONE ">"
		"<w:abstractNum w:abstractNumId='0'>"
		"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='thaiNumbers'/>"
		"<w:lvlText w:val='%1.'/></w:lvl>"
		"<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
		"<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
		"<w:abstractNum w:abstractNumId='1'>"
		"<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl>"
		"<w:lvl w:ilvl='1'><w:start w:val='3'/><w:numFmt w:val='thaiLetters'/>"
		"<w:lvlText w:val='(%2)'/></w:lvl></w:abstractNum>"
		"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
		"<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
		"<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
		"<w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num>"
		"<w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>"
		"<w:num w:numId='5'><w:abstractNumId w:val='9'/></w:num></w:numbering>"},
	{NULL},
};

static void test_lists(void **state)
{
	(void)state;
	check(ITEM("1", "0", "ก") ITEM("1", "1", "ก๑") ITEM("1", "1", "ก๒") ITEM(
		      "1", "0", "ข") ITEM("1", "1", "ข๑") ITEM("2", "0", "ใหม่")
			ITEM("4", "0", "ต่อ") ITEM("3", "0", "ขีด") ITEM("3", "1", "อักษร")
				ITEM("0", "0", "ไม่ใช่") ITEM("5", "0", "ไม่มี"),
		numbering,
		"๑. ก\n  ๑.1 ก๑\n  ๑.2 ก๒\n๒. ข\n  ๒.1 ข๑\n๑. ใหม่\n๒. ต่อ\n- ขีด\n  (ค) "
		"อักษร\nไม่ใช่\nไม่มี\n");
}

/* --- tables --- */

static void test_merged(void **state)
{
	(void)state;
	check("<w:tbl><w:tblPr><w:tblCaption w:val='ตาราง'/></w:tblPr>"
	      "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
	      "</w:tcPr>" P("หัว") "</w:tc>" TC(
		      "ค") "</w:tr>"
			   "<w:tr>" TC("ก") "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P("ข") "</w:tc>" TC(
				   "ค") "</w:tr>"
					"<w:tr>" TC("ง") "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("ใต้") "</w:tc>" TC(
						"จ") "</w:tr>"
						     "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("ลอย") "</w:tc>" TC(
							     "ฉ") "<w:tc>" P("ช") "<w:p/>" P("ซ") "<w:p/></w:tc></w:tr></w:tbl>",
		NULL,
		"table \"ตาราง\"\nrow heading\n|2x1 หัว\n| ค\nrow\n| ก\n|1x2 ข\n| ค\nrow\n| ง\n"
		"| จ\nrow\n| ลอย\n| ฉ\n| ช /  / ซ\n"
		"! table 1, row 3: under a merged cell, left out: ใต้\n");
}

static void test_nested(void **state)
{
	(void)state;
	check("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>" P(
		      "นอก") "<w:tbl><w:tr>" TC("ใน๑")
			TC("ใน๒") "</w:tr></w:tbl>" P("หลัง") "</w:tc><w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr>" P("ก") "</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr>" P(
				"") "</w:tc></w:tr>"
				    "<w:tr><w:trPr><w:del/></w:trPr>" TC(
					    "ลบ") "</w:tr></w:tbl>" P("ท้าย"),
		NULL,
		"table\nrow\n|\n| นอก / ใน๑ / ใน๒ / หลัง\n|2x1 ก\nท้าย\n"
		"! table 1, row 1, column 2, paragraph 2: a table within another: its cells "
		"stand one under the other\n"
		"! table 1, row 1: deleted by a tracked change, left out: ลบ\n");
}

static void test_wide(void **state)
{
	(void)state;
	struct str body = STR_INIT;
	check("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr>" P(
		      "กว้าง") "</w:tc></w:tr></w:tbl>",
		NULL,
		"table\nrow\n|64x1 กว้าง\n! table 1, row 1: a cell over 1048576 columns; a "
		"table has 64 at most\n");
	str_puts(&body, "<w:tbl><w:tr>");
	for (int i = 0; i < SOURCE_COLUMNS + 1; i++)
		str_puts(&body, TC("ก"));
	str_puts(&body, "</w:tr></w:tbl>");
	check_refused(
		body.data, NULL, "table 1, row 1: more columns than the program takes");
	str_release(&body);
}

/* --- links, pictures, boxes, names --- */

static const struct package_part related[] = {
	{"relations",
		"<Relationship Id='l' Type='x/hyperlink' TargetMode='External' "
		"Target='https://example.go.th/?a=1&amp;b=2'/>"
		"<Relationship Id='i' Type='x/image' Target='media/i.png'/>"
		"<Relationship Id='far' Type='x/image' TargetMode='External' "
		"Target='http://example.com/i.png'/>"
		"<Relationship Id='gone' Type='x/image' Target='../../../etc/passwd'/>"},
	{"word/media/i.png", "\x89PNG\r\n\x1A\n1234", 12},
	{"word/vbaProject.bin", "x"},
	{NULL},
};

static void test_links(void **state)
{
	(void)state;
	check("<w:p>" R("ดู ") "<w:hyperlink r:id='l'>" R("ที่")
			R("นี่") "</w:hyperlink>" R("<![CDATA[ & ]]>") "<w:hyperlink w:anchor='x'>" R(
				"ใน") "</w:hyperlink>"
				      "</w:p>"
				      "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> "
				      "HYPERLINK </w:instrText></w:r><w:r><w:instrText>\"http://a.go.th/ก\" \\o "
				      "\"x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" R("เว็บ") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" R(
					      " หน้า ") "<w:fldSimple w:instr=' PAGE '>" R("๓") "</w:fldSimple></w:p>",
		related,
		"ดู [ที่นี่](https://example.go.th/?a=1&b=2) & ใน\n"
		"[เว็บ](http://a.go.th/ก) หน้า ๓\n"
		"! macros: they are left out, and were not run\n");
}

static void test_pictures(void **state)
{
	(void)state;
	check("<w:p>" R(
		      "รูป") "<w:r><w:drawing><wp:inline><wp:docPr descr='อบรม'/>"
			    "<a:blip r:embed='i'/></wp:inline></w:drawing></w:r></w:p>"
			    "<w:p><w:r><w:pict><v:shape alt='อื่น'><v:imagedata r:id='i'/></v:shape></w:pict>"
			    "</w:r></w:p>"
			    "<w:p>" R(
				    "ก") "<w:r><a:blip r:link='far'/><a:blip r:embed='gone'/>"
					 "<a:blip r:embed='none'/></w:r></w:p>",
		related,
		"รูป {photo1.png, image/png, 12 bytes: อบรม}\n"
		" {photo1.png, image/png, 12 bytes: อบรม}\nก\n"
		"! macros: they are left out, and were not run\n"
		"! paragraph 3: a picture is not in the document, but elsewhere: "
		"http://example.com/i.png\n"
		"! paragraph 3: a picture cannot be read: test.docx: the file is damaged: its "
		"part etc/passwd is missing\n"
		"! paragraph 3: a picture is missing\n");
}

/* Word writes a text box twice: for new programs and for old ones. */
static void test_box(void **state)
{
	(void)state;
	check("<w:p>" R(
		      "ก่อน ") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
			      "<w:drawing><wps:txbx><w:txbxContent>" P("กล่อง") P(
				      "สอง") "</w:txbxContent>"
					     "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
					     "<w:txbxContent>" P(
						     "กล่อง") "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
							     "</mc:AlternateContent></w:r>" R(
								     "หลัง") "</w:p>" P("ต่อไป"),
		NULL,
		"ก่อน หลัง\nกล่อง\nสอง\nต่อไป\n"
		"! paragraph 1: a text box: its text stands behind the paragraph\n");
}

static void test_names(void **state)
{
	(void)state;
	check("<w:sdt><w:sdtPr><w:tag w:val='" NAME_1
	      "'/></w:sdtPr><w:sdtContent>" P("ก") P(
		      "ข") "</w:sdtContent></w:sdt>"
			   "<w:p><w:sdt><w:sdtPr><w:tag w:val='other'/></w:sdtPr><w:sdtContent>" R(
				   "ค") "</w:sdtContent></w:sdt></w:p>"
					"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(
						"คลิกที่นี่") "</w:sdtContent></w:sdt>"
							 "<w:p><w:bookmarkStart w:name='" NAME_2
							 "'/>" R("ง") "</w:p>"
								      "<w:bookmarkStart w:name='_GoBack'/>" P(
									      "จ"),
		NULL,
		"ก <" NAME_1 ">\nข <" NAME_1 ">\nค\nง <" NAME_2 ">\nจ\n"
		"! paragraph 4: to be filled in, and empty: คลิกที่นี่\n");
}

/* Pictographs stand in an alternative that only names them. */
static void test_pictographs(void **state)
{
	(void)state;
	check("<w:p>" R(
		      "ก") "<mc:AlternateContent "
			   "xmlns:se='http://schemas.microsoft.com/office/word/2015/wordml/"
			   "symex'><mc:Choice Requires='se'><w:r><se:symEx se:font='x' "
			   "se:char='1F64F'/></w:r></mc:Choice><mc:Fallback><w:r><w:t>?</w:t>"
			   "</w:r></mc:Fallback></mc:AlternateContent></w:p>",
		NULL, "ก🙏\n");
}

static void test_asides(void **state)
{
	(void)state;
	static const struct package_part parts[] = {
		{"word/footnotes.xml",
			"<w:footnotes " W_ALONE
			"><w:footnote w:type='separator' w:id='0'>" P("x") "</w:footnote><w:footnote w:id='2'>" P(
				"เชิงอรรถ") "</w:footnote></w:footnotes>"},
		{"word/comments.xml",
			"<w:comments " W_ALONE "><w:comment w:id='0' w:author='สมชาย'>" P(
				"แก้ด้วย") "</w:comment></w:comments>"},
		{"word/footer.xml", "<w:ftr " W_ALONE ">" P("- ๓ / 5 -") "</w:ftr>"},
		{"word/header.xml", "<w:hdr " W_ALONE ">" P("หัวกระดาษ") "</w:hdr>"},
		{NULL},
	};
	check(P("ก") "<w:p>" R("ข") "<w:r><w:footnoteReference w:id='2'/></w:r><w:r>"
				    "<w:commentReference w:id='0'/></w:r></w:p>",
		parts,
		"ก\nข\n! paragraph 2: footnote: เชิงอรรถ\n"
		"! paragraph 2: comment: สมชาย: แก้ด้วย\n"
		"! at the head or foot of each page: หัวกระดาษ\n");
}

/* --- hostile --- */

static void test_damaged(void **state)
{
	(void)state;
	static const struct package_part styles[] = {
		{"word/styles.xml", "<w:styles"}, {NULL}};
	struct str body = STR_INIT;
	check_refused("<w:p>", NULL, "word/document.xml: damaged at byte");
	check_refused(P("ก"), styles, "styles.xml: damaged at byte");
	for (int i = 0; i < 300; i++)
		str_puts(&body, "<w:sdt>");
	check_refused(body.data, NULL, "word/document.xml: nested deeper");
	str_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_merged),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_box),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_pictographs),
		cmocka_unit_test(test_asides),
		cmocka_unit_test(test_damaged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
