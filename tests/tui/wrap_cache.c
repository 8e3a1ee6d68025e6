/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "tui/buffer/wrap_cache.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/buffer/buffer.h"

static struct wrapper *kept, *fresh;

static void assert_lines(
	const struct wrapped *wrapped, const char *text, size_t bytes, unsigned columns)
{
	size_t count;
	wrap_load(fresh, text, bytes);
	const struct wrap_line *lines = wrap_lines(fresh, columns, &count);
	assert_int_equal(wrapped->count, count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(wrapped->lines[i].start, lines[i].start);
		assert_int_equal(wrapped->lines[i].bytes, lines[i].bytes);
		assert_int_equal(wrapped->lines[i].indent, lines[i].indent);
		assert_int_equal(wrapped->lines[i].columns, lines[i].columns);
	}
}

/* The cache holds what wrapping everything gives. */
static void assert_fresh(const struct wrap_cache *cache, const struct buffer *buffer)
{
	size_t rows = 0;
	assert_int_equal(cache->count, buffer_paragraphs(buffer));
	for (size_t i = 0; i < cache->count; i++) {
		size_t bytes;
		const char *text = buffer_paragraph(buffer, i, &bytes);
		assert_lines(&cache->paragraphs[i], text, bytes, cache->columns);
		rows += cache->paragraphs[i].count;
	}
	assert_int_equal(cache->rows, rows);
}

/* All the texts of a report in one paragraph, at least so many bytes. */
static void long_paragraph(struct str *out, const char *path, size_t bytes)
{
	struct str json = STR_INIT;
	support_read(path, &json);
	while (out->bytes < bytes)
		for (size_t i = 0; i < json.bytes && out->bytes < bytes; i++)
			if (!strchr("\"{}[]\n\\", json.data[i]))
				str_putc(out, json.data[i]);
	while (out->bytes && (out->data[out->bytes - 1] & 0x80))
		str_truncate(out, out->bytes - 1);
	str_release(&json);
}

static const char *const pieces[] = {" ", " ", "ก", "การ", "ๆ", "ประชาชน", " ประชาชน ",
	"ที่ ", "๑", " ๒๕๖๗ ", ".", "พ.ศ. ", "ก.", "(", ")", "/", "-", " - ", "เ", "ะ", "ำ",
	"่", "\u200B", "www.dla.go.th", "\"", "x", "\t", "日本", " E-Service and the ",
	"a.b", " x y ", "๑. ", " ที่ ๒ ", " ก. ", " a) ",
	"ยาวมากไม่มีวรรคเลยสักที่เดียวในบรรทัดนี้จริงๆนะ"};

static struct position random_place(
	const struct buffer *buffer, struct support_random *random)
{
	struct position at = {
		support_draw(random, (uint32_t)buffer_paragraphs(buffer)), 0};
	size_t bytes;
	buffer_paragraph(buffer, at.paragraph, &bytes);
	uint32_t near = support_draw(random, 8);
	if (near == 0)
		at.offset = support_draw(random, 40);
	else if (near == 1)
		at.offset = bytes - (bytes < 40 ? 0 : support_draw(random, 40));
	else
		at.offset = support_draw(random, (uint32_t)bytes + 1);
	return at;
}

static void random_change(struct buffer *buffer, struct support_random *random)
{
	const char *piece = pieces[support_draw(random, COUNT(pieces))];
	if (support_draw(random, 3))
		buffer_move(buffer, random_place(buffer, random), false);
	switch (support_draw(random, 8)) {
	case 0: buffer_delete(buffer); break;
	case 1: buffer_backspace(buffer); break;
	case 2: {
		struct position to = buffer_cursor(buffer);
		to.offset += support_draw(random, 300);
		buffer_move(buffer, to, true);
		buffer_delete(buffer);
		break;
	}
	case 3: buffer_undo(buffer); break;
	default: buffer_paste(buffer, piece, strlen(piece));
	}
}

static void edit_long(const char *text, uint64_t seed)
{
	struct support_random random = {seed};
	struct wrap_cache cache;
	struct buffer *buffer = buffer_new(text, false);
	wrap_cache_init(&cache);
	wrap_cache_tools(&cache, kept);
	unsigned columns = 38;
	for (int i = 0; i < 150; i++) {
		random_change(buffer, &random);
		if (support_draw(&random, 5) == 0)
			random_change(buffer, &random);
		if (support_draw(&random, 40) == 0)
			columns = 1 + support_draw(&random, 130);
		wrap_cache_update(&cache, buffer, columns);
		assert_fresh(&cache, buffer);
	}
	wrap_cache_release(&cache);
	buffer_free(buffer);
}

static void test_long_paragraphs(void **state)
{
	(void)state;
	static const char *const marks[] = {"", "๑. ", "- ", "", "(๑) "};
	uint64_t seed = 1;
	for (const struct support_report *report = support_reports; report->path;
		report++) {
		struct str text = STR_INIT;
		str_puts(&text, marks[seed % COUNT(marks)]);
		long_paragraph(&text, report->path, 12000);
		edit_long(text.data, seed);
		str_release(&text);
		seed++;
	}
}

/* Little but what the rules of breaking keep together, and list marks. */
static void test_kept_together(void **state)
{
	(void)state;
	static const char *const words[] = {"ครั้งที่", "๒", "ที่", "๑", "ตุลาคม", "พ.ศ.",
		"๒๕๖๗", "บาท", "ๆ", "ก.", "ก)", "a)", "(๑)", "๑.", "-", "และ", "and", "ฯ",
		"หน้า", "เ", "ฯลฯ", "\"", "กข/คง", "ต.ค.", "ปี", "คน"};
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct support_random random = {seed * 31};
		struct str text = STR_INIT;
		while (text.bytes < 4000) {
			str_puts(&text, words[support_draw(&random, COUNT(words))]);
			str_putc(&text, ' ');
		}
		edit_long(text.data, seed);
		str_release(&text);
	}
}

/* Marks and spaces where a long paragraph begins change the indent of all lines. */
static void test_long_paragraph_start(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	struct wrap_cache cache;
	long_paragraph(&text, support_reports[0].path, 20000);
	struct buffer *buffer = buffer_new(text.data, false);
	wrap_cache_init(&cache);
	wrap_cache_tools(&cache, kept);
	wrap_cache_update(&cache, buffer, 40);
	static const char *const typed[] = {"-", " ", "๑", ".", " ", "(", "   "};
	for (size_t i = 0; i < COUNT(typed); i++) {
		buffer_motion(buffer, MOVE_TEXT_START, false, NULL);
		buffer_paste(buffer, typed[i], strlen(typed[i]));
		wrap_cache_update(&cache, buffer, 40);
		assert_fresh(&cache, buffer);
	}
	while (buffer_undo(buffer)) {
		wrap_cache_update(&cache, buffer, 40);
		assert_fresh(&cache, buffer);
	}
	wrap_cache_release(&cache);
	buffer_free(buffer);
	str_release(&text);
}

static void test_many_paragraphs(void **state)
{
	(void)state;
	static const char lines[] = "ก\nประชาชน\n";
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct support_random random = {seed};
		struct buffer *buffer = buffer_new("- ประชาชน\n\nเด็ก ๆ\n ", false);
		struct wrap_cache cache;
		wrap_cache_init(&cache);
		wrap_cache_tools(&cache, kept);
		unsigned columns = 10;
		for (int i = 0; i < 150; i++) {
			for (uint32_t n = support_draw(&random, 3); n; n--)
				random_change(buffer, &random);
			if (support_draw(&random, 4) == 0)
				buffer_paste(buffer, lines, strlen(lines));
			if (support_draw(&random, 50) == 0)
				buffer_set(buffer, "ก ข\nค");
			if (support_draw(&random, 20) == 0)
				columns = 1 + support_draw(&random, 30);
			wrap_cache_update(&cache, buffer, columns);
			assert_fresh(&cache, buffer);
		}
		wrap_cache_release(&cache);
		buffer_free(buffer);
	}
}

/* Every place is in one row; rows follow each other through the whole text. */
static void test_rows(void **state)
{
	(void)state;
	struct buffer *buffer =
		buffer_new("- ประชาชนได้รับบริการ   อย่างดี   \n\n     \nน้ำ", false);
	for (int tools = 0; tools < 2; tools++)
		for (unsigned columns = 1; columns < 40; columns++) {
			struct wrap_cache cache;
			wrap_cache_init(&cache);
			wrap_cache_tools(&cache, tools ? kept : NULL);
			wrap_cache_update(&cache, buffer, columns);
			struct row row = wrap_cache_row(&cache, buffer, 0), same;
			size_t number = 0, bytes, found, end = 0;
			do {
				buffer_paragraph(buffer, row.paragraph, &bytes);
				same = wrap_cache_row(&cache, buffer, number);
				assert_memory_equal(&row, &same, sizeof(row));
				assert_int_equal(row.start, row.line ? end : 0);
				assert_true(row.start <= row.text || row.text == 0);
				assert_true(row.text_end <= row.end);
				for (size_t at = row.start; at < row.end; at++) {
					struct position place = {row.paragraph, at};
					wrap_cache_find(&cache, buffer, place, &found);
					assert_int_equal(found, number);
				}
				end = row.end;
				if (row.last)
					assert_int_equal(row.end, bytes);
				number++;
			} while (wrap_cache_next(&cache, buffer, &row));
			assert_int_equal(number, cache.rows);
			wrap_cache_release(&cache);
		}
	buffer_free(buffer);
}

/* Without the dictionary lines are cut between cells; with it everything is wrapped. */
static void test_tools_come_later(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("ประชาชนได้รับบริการน้ำ\nน้ำ", false);
	struct wrap_cache cache;
	wrap_cache_init(&cache);
	wrap_cache_update(&cache, buffer, 4);
	static const size_t starts[] = {0, 12, 24, 39, 51};
	assert_int_equal(cache.paragraphs[0].count, COUNT(starts));
	for (size_t i = 0; i < COUNT(starts); i++)
		assert_true(cache.paragraphs[0].lines[i].columns <= 4);
	buffer_type(buffer, 'x', NULL);
	wrap_cache_update(&cache, buffer, 4);
	assert_int_equal(cache.paragraphs[0].lines[0].columns, 4);
	wrap_cache_tools(&cache, kept);
	wrap_cache_update(&cache, buffer, 4);
	assert_fresh(&cache, buffer);
	/* Not even a column for a letter: one to a line. */
	wrap_cache_tools(&cache, NULL);
	buffer_set(buffer, "日本");
	wrap_cache_update(&cache, buffer, 1);
	assert_int_equal(cache.rows, 2);
	wrap_cache_release(&cache);
	buffer_free(buffer);
}

/* Nobody asks a wrapper that hurries; when it does no more the lines are made again. */
static void test_hurrying(void **state)
{
	(void)state;
	struct wrap_cache cache;
	static const char text[] = "ประชุมเจ้าหน้าที่ทุกฝ่าย";
	struct buffer *buffer = buffer_new(text, false);
	wrap_cache_init(&cache);
	wrap_cache_tools(&cache, kept);
	wrapper_hurry(kept, true);
	wrap_cache_update(&cache, buffer, 10);
	assert_int_equal(cache.rows, 2);
	assert_int_equal(wrap_cache_row(&cache, buffer, 0).columns, 10);
	buffer_type(buffer, 0x0E01, NULL);
	wrap_cache_update(&cache, buffer, 10);
	assert_int_equal(wrap_cache_row(&cache, buffer, 0).columns, 10);
	wrapper_hurry(kept, false);
	wrap_cache_update(&cache, buffer, 10);
	assert_fresh(&cache, buffer);
	assert_true(wrap_cache_row(&cache, buffer, 0).columns < 10);
	wrap_cache_release(&cache);
	buffer_free(buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_long_paragraphs),
		cmocka_unit_test(test_kept_together),
		cmocka_unit_test(test_long_paragraph_start),
		cmocka_unit_test(test_many_paragraphs),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_tools_come_later),
		cmocka_unit_test(test_hurrying),
	};
	kept = wrapper_new();
	fresh = wrapper_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	wrapper_free(kept);
	wrapper_free(fresh);
	return failed;
}
