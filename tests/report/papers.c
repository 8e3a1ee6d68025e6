/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every report on papers of many sizes: all that a card says is there once, no line of a
 * cell ends inside a word, no page holds a few lines of a row alone, and each that begins
 * inside a row says so; or the paper is refused, and the one that is named does.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "report/document.h"
#include "report/page_frame.h"
#include "report/pager.h"
#include "tests/support/page_reader.h"
#include "tests/support/printing.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

/* Forms that offices have, which do for every report; A4 upright and across at 10, 12, 15
 * and 17 characters an inch, three passes, and sizes that nobody sells. */
enum { FORMS = 10 };
static const struct paper papers[] = {
	{80, 66},
	{96, 66},
	{120, 66},
	{132, 66},
	{136, 66},
	{137, 66},
	{163, 66},
	{80, 72},
	{136, 72},
	{96, 70},
	{160, 66},
	{204, 66},
	{80, 70},
	{120, 70},
	{137, 70},
	{112, 49},
	{134, 49},
	{168, 49},
	{191, 49},
	{80, 22},
	{96, 22},
	{136, 22},
	{136, 24},
	{136, 33},
	{136, 44},
	{40, 66},
	{69, 66},
	{72, 66},
	{76, 66},
	{78, 66},
	{82, 66},
	{84, 66},
	{91, 66},
	{97, 66},
	{99, 61},
	{101, 59},
	{105, 66},
	{109, 66},
	{110, 66},
	{111, 66},
	{127, 53},
	{149, 37},
	{227, 88},
	{400, 400},
};

/* What a line end is counted by: what is seen, however it is written. */
static bool is_seen(uint32_t code)
{
	const bool white = code <= ' ' || code == 0xA0 || code == 0x3000 ||
			   (code >= 0x2000 && code <= 0x200B) || code == 0x2060;
	return !white && code != 0x0E4D && code != 0x25CC;
}

/* Where the text goes on that has shown so many characters. */
static size_t behind(const char *text, size_t bytes, size_t seen)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t code;
		const size_t length = utf8_decode(text + at, bytes - at, &code);
		if (is_seen(code) && !seen--)
			return at;
		at += length;
	}
	return bytes;
}

static size_t count_seen(const char *text, size_t bytes)
{
	size_t seen = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code;
		at += utf8_decode(text + at, bytes - at, &code);
		seen += is_seen(code);
	}
	return seen;
}

/* A paragraph takes whole lines of the cell; where they end, a word does. Returns the
 * rest of the lines. */
static const char *check_paragraph(
	struct breaker *breaker, const char *text, size_t bytes, const char *lines)
{
	enum { MAY_END = BREAK_LINE | BREAK_KEPT | BREAK_LOOSE };
	const unsigned char *flags = breaker_find(breaker, text, bytes);
	const size_t all = count_seen(text, bytes);
	for (size_t seen = 0;;) {
		const char *end = strchr(lines, '\n');
		assert_non_null(end);
		seen += count_seen(lines, (size_t)(end - lines));
		const size_t at = behind(text, bytes, seen);
		if (!(flags[at] & MAY_END))
			fail_msg("a word is cut: %.*s|%.*s", (int)at, text,
				(int)(bytes - at), text + at);
		lines = end + 1;
		if (seen >= all)
			return lines;
	}
}

static void check_cell(struct breaker *breaker, const char *text, const char *lines)
{
	struct str found = STR_INIT, wanted = STR_INIT;
	squeeze(&found, lines, "");
	squeeze(&wanted, text, "");
	assert_string_equal(found.data, wanted.data);
	str_release(&found);
	str_release(&wanted);
	while (text) {
		const char *end = strchrnul(text, '\n');
		lines = check_paragraph(breaker, text, (size_t)(end - text), lines);
		text = *end ? end + 1 : NULL;
	}
}

static void check_parts(const struct printed_row *row)
{
	if (row->parts_count > 1)
		for (size_t i = 0; i < row->parts_count; i++)
			assert_true(row->parts[i] > 3);
}

static void check_rows(struct printing *printing, const struct printed *printed)
{
	struct error error = ERROR_INIT;
	struct breaker *breaker = breaker_new();
	struct block block;
	size_t row = 0;
	for (size_t i = 0; i < printed->columns; i++)
		check_cell(breaker, printing->layout->columns[i].heading,
			printed->headings[i].data);
	assert_true(document_rewind(printing->document, &error));
	do {
		assert_true(document_next(printing->document, &block, &error));
		if (block.kind == BLOCK_GROUP)
			assert_true(printed->rows[row++].group);
		if (block.kind != BLOCK_ROW)
			continue;
		assert_true(row < printed->count && !printed->rows[row].group);
		check_parts(&printed->rows[row]);
		for (size_t i = 0; i < block.cells_count; i++)
			check_cell(breaker, block.cells[i],
				printed->rows[row].cells[i].data);
		row++;
	} while (block.kind != BLOCK_END);
	assert_int_equal(row, printed->count);
	breaker_free(breaker);
}

/* For the paper, or the one that is named where it does not do: *paper becomes that. */
static struct pager *pager_that_does(struct printing *printing, struct paper *paper)
{
	for (int tries = 0;; tries++) {
		struct error error = ERROR_INIT;
		struct pager *pager = pager_new(printing->document, printing->layout,
			printing->report.digits, *paper, BORDERS_ASCII, printing_date,
			&error);
		if (pager)
			return pager;
		/* First its columns, then its lines. */
		assert_true(tries < 2);
		assert_int_equal(error.kind, ERROR_REFUSED);
		*paper = printing_paper_named(error_message(&error));
		error_release(&error);
	}
}

/* Whether the paper does. */
static bool check_paper(struct printing *printing, struct paper wanted)
{
	struct str text = STR_INIT;
	struct printed printed;
	struct paper paper = wanted;
	struct pager *pager = pager_that_does(printing, &paper);
	printing_pages(pager, &text);
	pager_free(pager);
	printed_read(&printed, text.data, paper.columns, paper.lines, FRAME_HEADER_LINES,
		FRAME_FOOTER_LINES);
	check_rows(printing, &printed);
	printed_release(&printed);
	str_release(&text);
	return paper.columns == wanted.columns && paper.lines == wanted.lines;
}

static void test_every_paper(void **state)
{
	(void)state;
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct printing printing;
		unsigned refused = 0;
		printing_open(&printing, from->path);
		for (size_t i = 0; i < COUNT(papers); i++) {
			print_message("%s %ux%u\n", from->key, papers[i].columns,
				papers[i].lines);
			const bool does = check_paper(&printing, papers[i]);
			assert_true(does || i >= FORMS);
			refused += !does;
		}
		print_message("%s: %u of %zu papers refused\n", from->key, refused,
			COUNT(papers));
		assert_in_range(refused, 1, 8);
		printing_close(&printing);
	}
}

/* Words that narrow columns have cut inside a syllable, and what came on the next line.
 * Unlike the test above this one asks nothing of those who find where words end. */
static const char *const cut_words[] = {
	"เสริมสร้าง", "วัตถุประสงค์", "ประชาสัมพันธ์", "อินโฟกราฟิก"};
static const char *const cut_ends[] = {
	"ง", "าง", "้าง", "ค์", "งค์", "์", "ธ์", "นธ์", "ันธ์", "ก", "ิก"};

static void set_cut_words(struct report *report)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < 5 * COUNT(cut_words); i++)
		str_puts(&text, cut_words[i % COUNT(cut_words)]);
	for (size_t i = 0; i < report->count; i++) {
		struct card *card = &report->cards[i];
		char **const texts[] = {&card->issue, &card->measure, &card->output,
			&card->outcome, &card->suggestion};
		for (size_t k = 0; k < COUNT(texts); k++) {
			free(*texts[k]);
			/* Each begins with another word. */
			*texts[k] = mem_strdup(
				text.data + strlen(cut_words[0]) * ((i + k) % 2));
		}
	}
	str_release(&text);
}

/* Whether one of the words begins there, or the line ends. */
static bool is_between_words(const char *text)
{
	enum { TWO_LETTERS = 6 };
	if (!*text || strchr(" \n", *text))
		return true;
	for (size_t i = 0; i < COUNT(cut_words); i++)
		if (!strncmp(text, cut_words[i], TWO_LETTERS))
			return true;
	return false;
}

static void check_line(const char *line)
{
	line += strspn(line, " ");
	for (size_t i = 0; i < COUNT(cut_ends); i++) {
		const size_t length = strlen(cut_ends[i]);
		if (!strncmp(line, cut_ends[i], length) &&
			is_between_words(line + length))
			fail_msg("a word is cut before: %.*s", (int)strcspn(line, "\n"),
				line);
	}
}

static void check_no_word_is_cut(struct printing *printing, struct paper paper)
{
	struct str text = STR_INIT;
	struct printed printed;
	struct pager *pager = pager_that_does(printing, &paper);
	printing_pages(pager, &text);
	pager_free(pager);
	assert_non_null(strstr(text.data, cut_words[0]));
	printed_read(&printed, text.data, paper.columns, paper.lines, FRAME_HEADER_LINES,
		FRAME_FOOTER_LINES);
	for (size_t row = 0; row < printed.count; row++) {
		for (size_t i = 0; i < printed.columns; i++) {
			const char *line = printed.rows[row].cells[i].data;
			for (; *line; line = strchrnul(line, '\n') + 1)
				check_line(line);
		}
	}
	printed_release(&printed);
	str_release(&text);
}

static void test_words_that_were_cut(void **state)
{
	(void)state;
	for (const struct support_report *from = support_reports; from->path; from++) {
		struct printing printing;
		printing_open(&printing, from->path);
		set_cut_words(&printing.report);
		for (size_t i = 0; i < FORMS; i++)
			check_no_word_is_cut(&printing, papers[i]);
		printing_close(&printing);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_paper),
		cmocka_unit_test(test_words_that_were_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
