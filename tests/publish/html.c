/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "publish/html_picture.h"
#include "report/document.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
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

static void make(struct published *published, struct printing *printing, const char *mark)
{
	printing_open_report(printing);
	published_make(published, printing, "html", mark);
}

static void finish(struct published *published, struct printing *printing)
{
	str_release(&published->out);
	printing_close(printing);
}

static void expect_in(const struct published *published, const char *part)
{
	if (!strstr(published->out.data, part))
		fail_msg("not there: %s\nin: %s", part,
			strstr(published->out.data, "<main>"));
}

static void expect_not_in(const struct published *published, const char *part)
{
	const char *found = strstr(published->out.data, part);
	if (found)
		fail_msg("there: %.200s", found);
}

/* --- reading it again --- */

/* What a page's text is, one tag after another. */
struct reader {
	const char *at;
	char tag[16];       /* the last one: td, /td */
	const char *inside; /* its attributes, to the > */
	struct str text;    /* before it: entities as characters */
};

static void take_entity(struct reader *reader)
{
	static const char *const entities[] = {
		"&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'"};
	for (size_t i = 0; i < COUNT(entities); i += 2) {
		if (strncmp(reader->at, entities[i], strlen(entities[i])) != 0)
			continue;
		reader->at += strlen(entities[i]);
		str_puts(&reader->text, entities[i + 1]);
		return;
	}
	fail_msg("a bare &: %.40s", reader->at);
}

/* The next tag, with the text before it; false at the end. */
static bool read_tag(struct reader *reader)
{
	str_clear(&reader->text);
	while (*reader->at && *reader->at != '<') {
		assert_int_not_equal(*reader->at, '>');
		if (*reader->at == '&')
			take_entity(reader);
		else
			str_putc(&reader->text, *reader->at++);
	}
	if (!*reader->at)
		return false;
	const size_t bytes = strcspn(++reader->at, " >");
	assert_true(bytes < sizeof(reader->tag));
	memcpy(reader->tag, reader->at, bytes);
	reader->tag[bytes] = '\0';
	reader->inside = reader->at += bytes;
	reader->at += strcspn(reader->at, ">") + 1;
	return true;
}

static bool tag_has(const struct reader *reader, const char *attribute)
{
	const char *found = strstr(reader->inside, attribute);
	return found && found < reader->at;
}

static bool is(const struct reader *reader, const char *tag)
{
	return strcmp(reader->tag, tag) == 0;
}

/* --- the form --- */

static bool is_void(const char *tag)
{
	return !strcmp(tag, "!--") || !strcmp(tag, "meta") || !strcmp(tag, "img") ||
	       !strcmp(tag, "br") || !strcmp(tag, "hr") || !strcmp(tag, "!DOCTYPE");
}

/* Every tag that is opened is closed in its turn, and nothing is ever run. */
static void assert_well_formed(const char *page)
{
	struct reader reader = {.at = page, .text = STR_INIT};
	char open[32][16];
	size_t depth = 0;
	while (read_tag(&reader)) {
		assert_false(is(&reader, "script"));
		if (is(&reader, "style")) /* CSS has > of its own */
			reader.at = strstr(reader.at, "</style>") + strlen("</style>");
		else if (*reader.tag == '/')
			assert_string_equal(open[--depth], reader.tag + 1);
		else if (!is_void(reader.tag))
			memcpy(open[depth++], reader.tag, sizeof(open[0]));
		assert_true(depth < COUNT(open));
	}
	assert_int_equal(depth, 0);
	str_release(&reader.text);
}

static size_t count_of(const char *page, const char *part)
{
	size_t count = 0;
	for (const char *at = page; (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

static void test_form(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "html", "");
		const char *page = published.out.data;
		const size_t cards = printing.report.count;
		assert_well_formed(page);
		assert_ptr_equal(
			strstr(page, "<!DOCTYPE html>\n<html lang=\"th\">"), page);
		assert_int_equal(count_of(page, "<h1"), 1);
		assert_int_equal(count_of(page, "<caption>"), 1);
		assert_int_equal(
			count_of(page, " scope=\"col\""), printing.layout->columns_count);
		assert_int_equal(count_of(page, " scope=\"row\""), cards);
		assert_int_equal(count_of(page, "<td data-label=\""),
			cards * (printing.layout->columns_count - 1));
		printing_close(&printing);
	}
	str_release(&published.out);
}

/* --- every cell --- */

/* The marks that a browser writes before items. */
static void put_counted(struct str *out, const char *class, int number)
{
	if (!strcmp(class, "thai") || !strcmp(class, "arabic")) {
		number_append(out, number, *class == 't' ? DIGITS_THAI : DIGITS_ARABIC);
		str_puts(out, ". ");
	} else if (!strcmp(class, "dash")) {
		str_puts(out, "- ");
	}
}

static const char *class_of(const struct reader *reader)
{
	static const char *const classes[] = {"thai", "arabic", "dash", "typed", "plain"};
	for (size_t i = 0; i < COUNT(classes); i++)
		if (tag_has(reader, classes[i]))
			return classes[i];
	fail_msg("a list of no class");
	return NULL;
}

/* The text of the cell that the reader stands in, and goes behind. */
static void read_cell(struct reader *reader, struct str *text)
{
	const char *class = NULL;
	int number = 0;
	str_clear(text);
	while (read_tag(reader)) {
		str_append(text, reader->text.data, reader->text.bytes);
		if (is(reader, "ol") || is(reader, "ul")) {
			class = class_of(reader);
			number = 0;
		} else if (is(reader, "li")) {
			put_counted(text, class, ++number);
		} else if (is(reader, "/td") || is(reader, "/th")) {
			return;
		}
	}
	fail_msg("a cell without an end");
}

static void squeeze(struct str *out, const char *text)
{
	str_clear(out);
	for (; *text; text++)
		if (!strchr(" \n", *text))
			str_putc(out, *text);
}

static void assert_same_but_for_spaces(const char *text, const char *expected)
{
	struct str left = STR_INIT, right = STR_INIT, shown = STR_INIT;
	text_show(&shown, expected, strlen(expected));
	squeeze(&left, text);
	squeeze(&right, shown.data);
	assert_string_equal(left.data, right.data);
	str_release(&left);
	str_release(&right);
	str_release(&shown);
}

/* The next cell of a row. */
static void find_cell(struct reader *reader, struct str *text)
{
	do {
		if (!read_tag(reader))
			fail_msg("there are too few cells");
	} while (!tag_has(reader, "data-label"));
	read_cell(reader, text);
}

static void test_every_cell(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str text = STR_INIT;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct error error = ERROR_INIT;
		struct printing printing;
		struct block block;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "html", "");
		struct reader reader = {
			.at = strstr(published.out.data, "<main>"), .text = STR_INIT};
		do {
			assert_true(document_next(printing.document, &block, &error));
			for (size_t k = 0; k < block.cells_count; k++) {
				find_cell(&reader, &text);
				assert_same_but_for_spaces(text.data, block.cells[k]);
			}
		} while (block.kind != BLOCK_END);
		str_release(&reader.text);
		printing_close(&printing);
	}
	str_release(&text);
	str_release(&published.out);
}

/* --- texts --- */

static void test_nothing_is_taken_for_a_tag(void **state)
{
	(void)state;
	static const char hostile[] =
		"</td></table><script>alert(1)</script>\"'& &amp; <img src=x "
		"onerror=y>\nhttps://a.go.th/\"onmouseover=alert(1)\n"
		"javascript:alert(2)\x01\xE2\x80\xAE\xFF";
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "oversight");
	struct report *report = &printing.report;
	set(&report->title, hostile);
	set(&report->agency.name, hostile);
	struct section *section = section_list_add(&report->before);
	set(&section->heading, hostile);
	set(&section->text, hostile);
	struct card *card = report_add_card(report);
	set(&card->group, hostile);
	set(&card->measure, hostile);
	set(&card->output, hostile);
	string_list_add(&card->owners, hostile);
	string_list_add(&card->steps.items, hostile);
	make(&published, &printing, "\"<b>&");
	assert_well_formed(published.out.data);
	expect_not_in(&published, "<script");
	expect_not_in(&published, "<img");
	expect_not_in(&published, "<b>&");
	expect_not_in(&published, "\x01");
	expect_not_in(&published, "\xE2\x80\xAE");
	expect_in(&published, "href=\"https://a.go.th/\">");
	expect_in(&published, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; "
			      "&amp;amp;");
	for (const char *at = published.out.data; (at = strstr(at, "href=\"")); at++)
		assert_int_equal(strncmp(at, "href=\"http", strlen("href=\"http")), 0);
	finish(&published, &printing);
}

static void test_lists_and_links(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "annual");
	struct card *card = report_add_card(&printing.report);
	set(&card->issue, "ประเด็น");
	set(&card->steps.lead, "ดังนี้\n- ก่อน");
	card->steps.marks = MARKS_THAI;
	string_list_add(&card->steps.items, "หนึ่ง");
	string_list_add(&card->steps.items, "สอง\nต่อ");
	set(&card->output, "- ก\n- ข ที่ www.a.go.th/x\nจบ");
	make(&published, &printing, "");
	expect_in(&published,
		"<p>ดังนี้</p>\n<ul class=\"typed\">\n<li>- ก่อน</li>\n</ul>\n<ol class=\"thai\">\n<li>หนึ่ง</li>\n"
		"<li>สอง<br>ต่อ</li>\n</ol>\n</td>");
	expect_in(&published,
		"<ul class=\"typed\">\n<li>- ก</li>\n<li>- ข ที่ <a "
		"href=\"http://www.a.go.th/x\">www.a.go.th/x</a></li>\n</ul>\n"
		"<p>จบ</p>\n</td>");
	expect_in(&published, "\"><p>๑. ประเด็น</p>\n</th>");
	finish(&published, &printing);
}

/* Paragraphs before the table are a list as well, and each list has its own kind. */
static void test_lists_of_sections(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "annual");
	struct section *section = section_list_add(&printing.report.before);
	set(&section->heading, "หัวข้อ");
	set(&section->text, "คือ\n๑. ก\n๒. ข\nและ");
	make(&published, &printing, "");
	expect_in(&published,
		"<h2>หัวข้อ</h2>\n<p class=\"indent\">คือ</p>\n"
		"<ul class=\"typed\">\n<li>๑. ก</li>\n<li>๒. ข</li>\n</ul>\n"
		"<p class=\"indent\">และ</p>\n");
	finish(&published, &printing);
}

static void test_memo(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "memo");
	struct memo *memo = &printing.report.memo;
	memo->present = true;
	set(&memo->number, "นส ๑/๒");
	set(&memo->date, "๑ มกราคม ๒๕๖๘");
	struct section *section = section_list_add(&memo->sections);
	set(&section->heading, "เรื่องเดิม");
	set(&memo_add_signature(memo)->name, "นายหนึ่ง");
	set(&memo_add_signature(memo)->post, "ปลัด");
	make(&published, &printing, "");
	assert_well_formed(published.out.data);
	expect_in(&published,
		"<section class=\"memo\">\n<h1 class=\"top\">บันทึกข้อความ</h1>");
	expect_in(&published, "<span class=\"pair\"><b>ที่</b>นส ๑/๒</span>"
			      "<span class=\"pair\"><b>วันที่</b>๑ มกราคม ๒๕๖๘</span>");
	expect_in(&published, "<h2>เรื่องเดิม</h2>");
	expect_in(&published, "<p class=\"signature\">(ลงชื่อ)");
	expect_in(&published, "<br>(นายหนึ่ง)<br>");
	expect_in(&published, "<hr class=\"dots\">");
	/* The report below it comes after the memo, and under it. */
	const char *end = strstr(published.out.data, "</section>");
	assert_non_null(end);
	assert_non_null(strstr(end, "<h2 class=\"top\">รายงานผล</h2>"));
	finish(&published, &printing);
}

static void test_cover_and_groups(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "improvement");
	make(&published, &printing, "");
	expect_in(&published,
		"<section class=\"cover\">\n<h1 class=\"top\">รายงานผล</h1>\n"
		"<p class=\"front\">ประจำปี");
	finish(&published, &printing);
	begin(&printing, "oversight");
	for (int i = 0; i < 4; i++)
		set(&report_add_card(&printing.report)->group, i < 2 ? "ก" : "ข");
	make(&published, &printing, "");
	assert_well_formed(published.out.data);
	assert_int_equal(count_of(published.out.data, "<tbody>"), 2);
	expect_in(&published, "<tbody>\n<tr><th colspan=\"5\" scope=\"rowgroup\">ข</th>");
	finish(&published, &printing);
}

/* --- what is said of the report --- */

static void test_draft_and_seal(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "annual");
	struct card *card = report_add_card(&printing.report);
	card_mark_carried(card, FIELD_ISSUE);
	make(&published, &printing, "");
	expect_in(&published, "<body class=\"is-draft\">");
	expect_in(&published, "<strong>ร่าง</strong>");
	expect_in(
		&published, "<footer>\n<p>ธารตะวัน</p>\n<p>ยังไม่ยืนยัน ๑ ช่อง</p>\n</footer>");
	expect_not_in(&published, "ตราอนุมัติ");

	printing.report.state = REPORT_APPROVED;
	card_confirm(&printing.report.cards[0], FIELD_ISSUE);
	published_make(&published, &printing, "html", "3F2A-91BC-07DE-55A0");
	expect_not_in(&published, "<strong>ร่าง</strong>");
	expect_not_in(&published, "<body class");
	expect_not_in(&published, "ยังไม่ยืนยัน");
	expect_in(&published, "<p>ตราอนุมัติ 3F2A-91BC-07DE-55A0</p>");

	published_make(&published, &printing, "html", SEAL_MARK_FALSE);
	expect_in(&published, "<p>ไม่ตรงกับที่อนุมัติ</p>");
	finish(&published, &printing);
}

/* --- pictures --- */

/* Of a photo that is kept, and of none other. context: the folder. */
static bool path_of(const void *context, const char *ref, struct str *path)
{
	if (strncmp(ref, "files/", 6) != 0)
		return false;
	str_printf(path, "%s/%s", (const char *)context, ref + 6);
	return true;
}

static void add_photo(struct card *card, const char *kind, const char *ref)
{
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->kind = mem_strdup(kind);
	evidence->ref = mem_strdup(ref);
	evidence->caption = mem_strdup("ป้าย \"ใหม่\"");
}

static void write_in(const char *folder, const char *name, const char *data, size_t bytes)
{
	char *path = support_path(folder, name);
	support_write(path, data, bytes);
	free(path);
}

static void test_pictures(void **state)
{
	(void)state;
	static const char png[] = "\x89PNG\r\n\x1A\n0123456";
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct str large = STR_INIT;
	char *folder = support_folder();
	str_append(&large, png, sizeof(png));
	str_repeat(&large, 'x', HTML_PICTURE_MOST);
	write_in(folder, "a.png", png, sizeof(png) - 1);
	write_in(folder, "b.png", "<svg onload=x>", 14);
	write_in(folder, "c.png", large.data, large.bytes);
	begin(&printing, "annual");
	struct card *card = report_add_card(&printing.report);
	add_photo(card, "photo", "files/a.png");
	add_photo(card, "document", "files/a.png");
	add_photo(card, "photo", "/etc/passwd");
	add_photo(card, "photo", "files/b.png");
	add_photo(card, "photo", "files/c.png");
	add_photo(card, "photo", "files/gone.png");
	published.evidence = (struct evidence_place){path_of, folder};
	make(&published, &printing, "");
	assert_well_formed(published.out.data);
	expect_in(&published, "<img src=\"data:image/png;base64,iVBORw0KGgowMTIzNDU2\" "
			      "alt=\"ป้าย &quot;ใหม่&quot;\">");
	assert_int_equal(count_of(published.out.data, "<img"), 1);
	expect_not_in(&published, "onload");
	assert_int_equal(count_of(published.out.data, "มีขนาดเกิน ๔ เมกะไบต์"), 1);
	finish(&published, &printing);
	support_folder_remove(folder);
	str_release(&large);
}

/* --- the stream --- */

static void add_cards(struct printing *printing, size_t count)
{
	while (count--) {
		struct card *card = report_add_card(&printing->report);
		set(&card->issue, "ประเด็นที่ต้องปรับปรุง");
		set(&card->output, "- ติดป้ายครบ ๑๒ จุด\n- มีผู้ใช้บริการ");
	}
}

/* One card at a time: the pieces of a report of many are no larger. */
static void test_one_card_at_a_time(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	size_t largest[2], bytes[2];
	for (size_t i = 0; i < 2; i++) {
		begin(&printing, "annual");
		add_cards(&printing, i ? 500 : 5);
		make(&published, &printing, "");
		largest[i] = published.largest;
		bytes[i] = published.out.bytes;
		finish(&published, &printing);
	}
	assert_int_equal(largest[0], largest[1]);
	assert_true(bytes[1] > 10 * bytes[0]);
}

/* Wherever the output refuses, that is what comes out. */
static void test_output_that_refuses(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	begin(&printing, "annual");
	add_cards(&printing, 3);
	make(&published, &printing, "");
	const size_t all = published.out.bytes;
	for (size_t room = 1; room < all; room += 50) {
		struct error error = ERROR_INIT;
		published.room = room;
		assert_false(published_try(&published, &printing, "html", "", &error));
		assert_string_equal(error_message(&error), "the room is used up");
		error_release(&error);
	}
	published.room = all;
	published_make(&published, &printing, "html", "");
	finish(&published, &printing);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_every_cell),
		cmocka_unit_test(test_nothing_is_taken_for_a_tag),
		cmocka_unit_test(test_lists_and_links),
		cmocka_unit_test(test_lists_of_sections),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_cover_and_groups),
		cmocka_unit_test(test_draft_and_seal),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_one_card_at_a_time),
		cmocka_unit_test(test_output_that_refuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
