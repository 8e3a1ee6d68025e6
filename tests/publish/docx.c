/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Word document shows: its table, lists, links, memo and frame, and its hidden ids. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "publish/clean.h"
#include "report/docx_id.h"
#include "report/document.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "tests/support/word_file.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

static void set(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

/* A report in memory, with the layout's name. */
static void begin(struct printing *printing, const char *layout)
{
	report_init(&printing->report);
	struct report *report = &printing->report;
	set(&report->layout, layout);
	set(&report->title, "รายงานผล");
	set(&report->agency.name, "ธารตะวัน");
	report->fiscal_year = 2568;
	report->months = 12;
}

static struct card *add_card(struct printing *printing)
{
	struct card *card = report_add_card(&printing->report);
	uuid_make(card->uuid);
	return card;
}

/* The document of the report in memory, read back. */
struct made {
	struct published published;
	struct word_file file;
};

static void make(struct made *made, struct printing *printing, const char *mark)
{
	*made = (struct made){.published = {.out = STR_INIT}};
	printing_open_report(printing);
	published_make(&made->published, printing, "docx", mark);
	word_file_open(&made->file, &made->published.out);
}

static void finish(struct made *made, struct printing *printing)
{
	word_file_close(&made->file);
	str_release(&made->published.out);
	printing_close(printing);
}

static xmlNode *root_of(const struct made *made)
{
	return xmlDocGetRootElement(made->file.document);
}

/* The text of the whole document, with the marks of lists. */
static void read_all(const struct made *made, struct str *text)
{
	str_clear(text);
	word_shown(text, &made->file, root_of(made));
}

static void expect_in(const struct str *text, const char *part)
{
	if (!strstr(text->data, part))
		fail_msg("not there: %s\nin: %s", part, text->data);
}

static size_t count_of(xmlNode *root, const char *name)
{
	size_t count = 0;
	for (xmlNode *node = NULL; (node = word_next(root, node, name));)
		count++;
	return count;
}

/* --- the table --- */

static void expect_cell(const struct made *made, xmlNode *cell, const char *expected)
{
	struct str text = STR_INIT, clean = STR_INIT;
	clean_append(&clean, expected, strlen(expected));
	word_shown(&text, &made->file, cell);
	assert_string_equal(text.data, clean.data);
	str_release(&text);
	str_release(&clean);
}

/* The next row below the headings that is no group's. */
static xmlNode *next_row(xmlNode *root, xmlNode *row)
{
	while ((row = word_next(root, row, "w:tr")))
		if (!word_next(row, NULL, "w:tblHeader") &&
			!word_next(row, NULL, "w:gridSpan"))
			return row;
	return NULL;
}

static void test_every_cell(void **state)
{
	(void)state;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct made made = {.published = {.out = STR_INIT}};
		struct error error = ERROR_INIT;
		struct printing printing;
		struct block block;
		xmlNode *row = NULL;
		printing_open(&printing, support_reports[i].path);
		published_make(&made.published, &printing, "docx", "");
		word_file_open(&made.file, &made.published.out);
		do {
			assert_true(document_next(printing.document, &block, &error));
			if (block.kind == BLOCK_ROW)
				assert_non_null(row = next_row(root_of(&made), row));
			xmlNode *cell = NULL;
			for (size_t k = 0; k < block.cells_count; k++) {
				assert_non_null(cell = word_next(row, cell, "w:tc"));
				expect_cell(&made, cell, block.cells[k]);
			}
		} while (block.kind != BLOCK_END);
		assert_null(next_row(root_of(&made), row));
		word_file_close(&made.file);
		str_release(&made.published.out);
		printing_close(&printing);
	}
}

/* Headings are repeated and whole, rows go on on the next page; the columns fill the page. */
static void test_form_of_the_table(void **state)
{
	(void)state;
	struct printing printing;
	struct made made;
	begin(&printing, "oversight");
	for (int i = 0; i < 4; i++)
		set(&add_card(&printing)->group, i < 2 ? "ก" : "ข");
	make(&made, &printing, "");
	xmlNode *root = root_of(&made), *head = word_next(root, NULL, "w:tr");
	assert_int_equal(count_of(root, "w:tbl"), 1);
	assert_int_equal(count_of(root, "w:tblHeader"), 1);
	assert_non_null(word_next(head, NULL, "w:tblHeader"));
	assert_int_equal(count_of(head, "w:tc"), 5);
	for (xmlNode *row = NULL; (row = next_row(root, row));)
		assert_null(word_next(row, NULL, "w:cantSplit"));
	assert_int_equal(count_of(root, "w:gridSpan"), 2);
	assert_string_equal(word_value(root, "w:gridSpan"), "5");
	long width = 0;
	for (xmlNode *column = NULL; (column = word_next(root, column, "w:gridCol"));)
		width += strtol(word_attribute(column, "w"), NULL, 10);
	assert_int_equal(width, 16838 - 2 * 1134);
	finish(&made, &printing);
}

/* --- lists and links --- */

static void test_lists(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	struct printing printing;
	struct made made;
	begin(&printing, "annual");
	for (int i = 0; i < 2; i++) {
		struct card *card = add_card(&printing);
		set(&card->issue, "ประเด็น");
		set(&card->steps.lead, "ดังนี้\n- ก่อน");
		card->steps.marks = i ? MARKS_ARABIC : MARKS_THAI;
		string_list_add(&card->steps.items, "หนึ่ง");
		string_list_add(&card->steps.items, "สอง\nต่อ");
		set(&card->output, "๑. ก\n๒. ข");
	}
	make(&made, &printing, "");
	read_all(&made, &text);
	expect_in(&text, "\n๑. ประเด็น\nดังนี้\n- ก่อน\n๑. หนึ่ง\n๒. สอง\nต่อ\n");
	expect_in(&text, "\n๒. ประเด็น\nดังนี้\n- ก่อน\n1. หนึ่ง\n2. สอง\nต่อ\n");
	/* Marks that were typed are text, the others are not. */
	str_clear(&text);
	word_text(&text, root_of(&made));
	expect_in(&text, "\nประเด็น\nดังนี้\n- ก่อน\nหนึ่ง\nสอง\nต่อ\n");
	expect_in(&text, "\n๑. ก\n๒. ข\n");
	finish(&made, &printing);
	str_release(&text);
}

static void test_links(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	struct printing printing;
	struct made made;
	begin(&printing, "annual");
	set(&add_card(&printing)->output,
		"ดู www.a.go.th/ข่าว?a=1&b=<2> ที่ http://a_b/ และ a@b.go.th");
	make(&made, &printing, "");
	xmlNode *root = root_of(&made), *link = word_next(root, NULL, "w:hyperlink");
	xmlNode *relations = xmlDocGetRootElement(made.file.relations), *relation = NULL;
	word_text(&text, root);
	expect_in(&text, "ดู www.a.go.th/ข่าว?a=1&b=<2> ที่ http://a_b/ และ a@b.go.th");
	assert_int_equal(count_of(root, "w:hyperlink"), 2);
	assert_string_equal(word_attribute(link, "id"), "link1");
	while ((relation = word_next(relations, relation, "Relationship")))
		if (!strcmp(word_attribute(relation, "Id"), "link1"))
			break;
	assert_non_null(relation);
	assert_string_equal(word_attribute(relation, "TargetMode"), "External");
	assert_string_equal(word_attribute(relation, "Target"),
		"http://www.a.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?a=1&b=");
	finish(&made, &printing);
	str_release(&text);
}

/* --- ids --- */

/* The text from the paragraph on that has the id, to the next one that has any, or to the
 * end of the cell. */
static bool text_of_id(xmlNode *root, const char *id, struct str *text)
{
	xmlNode *mark = NULL;
	str_clear(text);
	while ((mark = word_next(root, mark, "w:bookmarkStart")))
		if (!strcmp(word_attribute(mark, "name"), id))
			break;
	if (!mark)
		return false;
	for (xmlNode *paragraph = mark->parent; paragraph; paragraph = paragraph->next) {
		if (paragraph != mark->parent &&
			word_next(paragraph, NULL, "w:bookmarkStart"))
			break;
		if (text->bytes)
			str_putc(text, '\n');
		word_text(text, paragraph);
	}
	return true;
}

static void test_ids(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	char id[DOCX_ID_BYTES + 1], uuid[UUID_BYTES + 1];
	enum card_field field;
	struct printing printing;
	struct made made;
	begin(&printing, "annual");
	struct card *card = add_card(&printing);
	set(&card->issue, "ประเด็น");
	set(&card->measure, "มาตรการ ก\nมาตรการ ข");
	set(&card->outcome, "");
	make(&made, &printing, "");
	card = &printing.report.cards[0];
	assert_true(docx_id_make(id, card, FIELD_ISSUE));
	assert_true(text_of_id(root_of(&made), id, &text));
	assert_string_equal(text.data, "ประเด็น");
	assert_true(docx_id_make(id, card, FIELD_MEASURE));
	assert_true(text_of_id(root_of(&made), id, &text));
	assert_string_equal(text.data, "มาตรการ ก\nมาตรการ ข");
	/* An empty cell has one too, so that what is typed there is known. */
	assert_true(docx_id_make(id, card, FIELD_OUTCOME));
	assert_true(text_of_id(root_of(&made), id, &text));
	assert_string_equal(text.data, "");
	assert_true(docx_id_read(id, uuid, &field));
	assert_string_equal(uuid, card->uuid);
	assert_int_equal(field, FIELD_OUTCOME);
	/* What the layout does not print is not there. */
	assert_true(docx_id_make(id, card, FIELD_SUGGESTION));
	assert_false(text_of_id(root_of(&made), id, &text));
	finish(&made, &printing);
	str_release(&text);
}

/* No name stands twice, and none is longer than Word takes. */
static void test_ids_are_names(void **state)
{
	(void)state;
	struct made made = {.published = {.out = STR_INIT}};
	struct printing printing;
	printing_open(&printing, support_reports[0].path);
	for (size_t i = 0; i < printing.report.count; i++)
		uuid_make(printing.report.cards[i].uuid);
	published_make(&made.published, &printing, "docx", "");
	word_file_open(&made.file, &made.published.out);
	xmlNode *root = root_of(&made), *mark = NULL;
	size_t count = 0;
	while ((mark = word_next(root, mark, "w:bookmarkStart"))) {
		const char *name = word_attribute(mark, "name");
		assert_int_equal(strlen(name), DOCX_ID_BYTES);
		for (xmlNode *other = mark;
			(other = word_next(root, other, "w:bookmarkStart"));)
			assert_string_not_equal(word_attribute(other, "name"), name);
		count++;
	}
	assert_true(count >= printing.report.count * printing.layout->columns_count);
	assert_int_equal(count_of(root, "w:bookmarkEnd"), count);
	word_file_close(&made.file);
	str_release(&made.published.out);
	printing_close(&printing);
}

static void test_ids_of_others(void **state)
{
	(void)state;
	static const char *const others[] = {
		"",
		"_Toc0123",
		"_m0123456789abcdef0123456789abcdef_00",
		"_m0123456789abcdef0123456789abcdef_99",
		"_m0123456789abcdef0123456789abcdef_0x",
		"_m0123456789abcdef0123456789abcdeg_03",
		"_m0123456789abcdef0123456789abcdef-03",
		"xm0123456789abcdef0123456789abcdef_03",
		"_m0123456789abcdef0123456789abcdef_033",
	};
	char uuid[UUID_BYTES + 1], id[DOCX_ID_BYTES + 1];
	enum card_field field;
	struct card card;
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(docx_id_read(others[i], uuid, &field));
	assert_true(docx_id_read("_m0123456789ABCDEF0123456789abcdef_03", uuid, &field));
	assert_string_equal(uuid, "01234567-89ab-cdef-0123-456789abcdef");
	assert_int_equal(field, FIELD_ISSUE);
	card_init(&card);
	assert_false(docx_id_make(id, &card, FIELD_ISSUE));
	assert_string_equal(id, "");
	card_release(&card);
}

/* --- texts --- */

static void test_nothing_is_taken_for_a_tag(void **state)
{
	(void)state;
	static const char hostile[] =
		"</w:t></w:p><w:p>]]>&amp;\"'& <!-- \x01\xE2\x80\xAE\xFF\xEF\xBF\xBE\tx\r\n"
		"https://a.go.th/\"x=1 https://a:b@c.th:99999/";
	struct printing printing;
	struct made made;
	struct str text = STR_INIT;
	begin(&printing, "oversight");
	struct report *report = &printing.report;
	set(&report->title, hostile);
	set(&report->agency.name, hostile);
	struct section *section = section_list_add(&report->before);
	set(&section->heading, hostile);
	set(&section->text, hostile);
	struct card *card = add_card(&printing);
	set(&card->group, hostile);
	set(&card->measure, hostile);
	set(&card->output, hostile);
	string_list_add(&card->owners, hostile);
	string_list_add(&card->steps.items, hostile);
	make(&made, &printing, "<&\">");
	word_text(&text, root_of(&made));
	size_t count = 0;
	for (const char *at = text.data; (at = strstr(at, "</w:t></w:p><w:p>]]>&amp;\"'& "
							  "<!--   \xEF\xBF\xBD"));
		at++)
		count++;
	assert_true(count >= 7);
	finish(&made, &printing);
	str_release(&text);
}

/* --- memo, cover, frame --- */

static const char *style_of(xmlNode *root, const char *start)
{
	struct str text = STR_INIT;
	const char *style = NULL;
	for (xmlNode *node = NULL; !style && (node = word_next(root, node, "w:p"));) {
		str_clear(&text);
		word_text(&text, node);
		if (!strncmp(text.data, start, strlen(start)))
			style = word_value(node, "w:pStyle");
	}
	str_release(&text);
	return style ? style : "";
}

static void test_memo(void **state)
{
	(void)state;
	struct printing printing;
	struct made made;
	struct str text = STR_INIT;
	begin(&printing, "memo");
	struct memo *memo = &printing.report.memo;
	memo->present = true;
	set(&memo->number, "นส ๑/๒");
	set(&memo->date, "๑ มกราคม ๒๕๖๘");
	set(&section_list_add(&memo->sections)->heading, "เรื่องเดิม");
	set(&memo_add_signature(memo)->name, "นายหนึ่ง");
	set(&memo_add_signature(memo)->post, "ปลัด");
	make(&made, &printing, "");
	xmlNode *root = root_of(&made), *pages = word_next(root, NULL, "w:sectPr");
	word_text(&text, root);
	expect_in(&text, "ที่  นส ๑/๒\tวันที่  ๑ มกราคม ๒๕๖๘\n");
	expect_in(&text, "(ลงชื่อ)............................\n(นายหนึ่ง)\n");
	assert_string_equal(style_of(root, "บันทึกข้อความ"), "MemoTitle");
	assert_string_equal(style_of(root, "เรื่องเดิม"), "Heading1");
	assert_string_equal(style_of(root, "(ลงชื่อ)"), "Signature");
	assert_string_equal(style_of(root, "รายงานผล"), "Title");
	assert_string_equal(style_of(root, "ประจำปี"), "Subtitle");
	/* The memo stands upright, what is behind it across. */
	assert_int_equal(count_of(root, "w:sectPr"), 2);
	assert_string_equal(
		word_attribute(word_next(pages, NULL, "w:pgSz"), "w"), "11906");
	pages = word_next(root, pages, "w:sectPr");
	assert_string_equal(
		word_attribute(word_next(pages, NULL, "w:pgSz"), "orient"), "landscape");
	finish(&made, &printing);
	str_release(&text);
}

static void test_cover(void **state)
{
	(void)state;
	struct printing printing;
	struct made made;
	begin(&printing, "improvement");
	make(&made, &printing, "");
	xmlNode *root = root_of(&made), *pages = word_next(root, NULL, "w:sectPr");
	assert_int_equal(count_of(root, "w:sectPr"), 2);
	assert_string_equal(word_value(pages, "w:vAlign"), "center");
	assert_string_equal(style_of(root, "รายงานผล"), "Title");
	finish(&made, &printing);
}

/* What a page has at its head or foot. */
static void read_part(const struct made *made, const char *name, struct str *text)
{
	xmlDoc *part = word_file_part(&made->file, name);
	str_clear(text);
	word_text(text, xmlDocGetRootElement(part));
	xmlFreeDoc(part);
}

static void test_draft_and_seal(void **state)
{
	(void)state;
	struct printing printing;
	struct made made;
	struct str text = STR_INIT;
	begin(&printing, "annual");
	card_mark_carried(add_card(&printing), FIELD_ISSUE);
	make(&made, &printing, "");
	read_part(&made, "word/headerLandscape.xml", &text);
	assert_string_equal(text.data, "ธารตะวัน\tปีงบประมาณ พ.ศ. ๒๕๖๘\nรายงานผล\tร่าง");
	read_part(&made, "word/headerPortrait.xml", &text);
	assert_string_equal(text.data, "ธารตะวัน\tปีงบประมาณ พ.ศ. ๒๕๖๘\n\tร่าง");
	read_part(&made, "word/footerLandscape.xml", &text);
	assert_string_equal(text.data, "ยังไม่ยืนยัน ๑ ช่อง\tหน้า ๑ จาก ๑");
	word_file_close(&made.file);

	printing.report.state = REPORT_APPROVED;
	card_confirm(&printing.report.cards[0], FIELD_ISSUE);
	published_make(&made.published, &printing, "docx", "3F2A-91BC-07DE-55A0");
	word_file_open(&made.file, &made.published.out);
	read_part(&made, "word/headerLandscape.xml", &text);
	assert_string_equal(text.data, "ธารตะวัน\tปีงบประมาณ พ.ศ. ๒๕๖๘\nรายงานผล\t");
	read_part(&made, "word/footerPortrait.xml", &text);
	assert_string_equal(text.data, "ตราอนุมัติ 3F2A-91BC-07DE-55A0\tหน้า ๑ จาก ๑");
	finish(&made, &printing);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_cell),
		cmocka_unit_test(test_form_of_the_table),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_ids_are_names),
		cmocka_unit_test(test_ids_of_others),
		cmocka_unit_test(test_nothing_is_taken_for_a_tag),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_cover),
		cmocka_unit_test(test_draft_and_seal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
