/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report as a web page: one file that needs no other, without scripts; a table that
 * screen readers find their way in.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "publish/html_data.h"
#include "publish/html_picture.h"
#include "publish/html_style.h"
#include "publish/html_text.h"
#include "publish/sink.h"
#include "report/cell_lines.h"
#include "report/document.h"
#include "report/own_page.h"
#include "report/page_frame.h"
#include "report/summary.h"
#include "text/mem.h"
#include "text/str.h"

/* Tenths of a per cent: what a share has. */
enum { TENTH = BLOCK_SHARE / 100 };

struct html {
	struct sink sink;
	struct sink_output output;
	const struct publication *about;
	struct str out;        /* not yet written */
	uint64_t sum;          /* of what was written */
	bool in_section;       /* memo, cover: up to the next page */
	bool in_rows;          /* a <tbody> is open */
	bool topped;           /* the first heading of all, h1, is there */
	int top;               /* the level of what stands over this part: 1, 2 */
	struct html_list list; /* of paragraphs that are items */
};

static bool flush(struct html *html, struct error *error)
{
	html->sum = own_page_sum(html->sum, html->out.data, html->out.bytes);
	const bool written = html->output.write(
		html->output.context, html->out.data, html->out.bytes, error);
	str_clear(&html->out);
	return written;
}

/* --- what is before and behind --- */

/* A summary is no report. */
static bool has_data(const struct html *html)
{
	return html->about->layout != &summary_layout;
}

static void put_heads(struct html *html)
{
	struct str *out = &html->out;
	str_puts(out, "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, "
		      "initial-scale=1\">\n<title>รายงาน");
	html_puts(out, html->about->year); /* what tells it apart comes first */
	str_putc(out, ' ');
	html_puts(out, html->about->agency);
	str_puts(out, "</title>\n");
	if (has_data(html))
		html_data_head(out, html->about);
	str_puts(out, "<style>\n");
	str_puts(out, html_style);
	str_puts(out, "</style>\n</head>\n");
}

static bool begin(struct sink *sink, const struct publication *about, struct error *error)
{
	struct html *html = (struct html *)sink;
	html->about = about;
	put_heads(html);
	str_printf(&html->out, "<body%s>\n<main>\n",
		about->draft ? " class=\"is-draft\"" : "");
	if (about->draft)
		str_puts(&html->out, "<p class=\"draft\"><strong>" PAGE_FRAME_DRAFT
				     "</strong>รายงานฉบับนี้ยังไม่ได้รับอนุมัติ</p>\n");
	return flush(html, error);
}

static void put_unconfirmed(struct html *html)
{
	if (!html->about->unconfirmed)
		return;
	str_puts(&html->out, "<p>");
	page_frame_warning_append(
		&html->out, html->about->unconfirmed, html->about->digits);
	str_puts(&html->out, "</p>\n");
}

static void put_mark(struct html *html)
{
	struct str mark = STR_INIT;
	page_frame_mark_append(&mark, html->about->mark);
	if (mark.bytes) {
		str_puts(&html->out, "<p>");
		html_puts(&html->out, mark.data);
		str_puts(&html->out, "</p>\n");
	}
	str_release(&mark);
}

static bool end(struct sink *sink, struct error *error)
{
	struct html *html = (struct html *)sink;
	html_list_end(&html->out, &html->list);
	str_puts(&html->out, "</main>\n<footer>\n<p>");
	html_puts(&html->out, html->about->agency);
	str_puts(&html->out, "</p>\n");
	put_unconfirmed(html);
	put_mark(html);
	str_puts(&html->out, "</footer>\n");
	if (!flush(html, error))
		return false;
	own_page_mark(&html->out, html->sum);
	return flush(html, error);
}

/* --- blocks --- */

static void put_element(
	struct html *html, const char *tag, const char *class, const char *text)
{
	str_printf(&html->out, "<%s%s>", tag, class);
	html_broken(&html->out, text);
	str_printf(&html->out, "</%s>\n", tag);
}

static void put_heading(struct html *html, int level, const char *class, const char *text)
{
	const char tag[] = {'h', (char)('0' + level), '\0'};
	put_element(html, tag, class, text);
}

/* What stands over a part: the first is the page's h1, later ones h2. */
static void put_top(struct html *html, const char *text)
{
	html->top = html->topped ? 2 : 1;
	html->topped = true;
	put_heading(html, html->top, " class=\"top\"", text);
}

static void begin_section(struct html *html, const char *class)
{
	str_printf(&html->out, "<section class=\"%s\">\n", class);
	html->in_section = true;
}

static void end_section(struct html *html)
{
	if (html->in_section)
		str_puts(&html->out, "</section>\n");
	html->in_section = false;
	html->top = 0;
}

/* The front matter begins with the title, which is over it all; the lines behind it are
 * no headings. */
static void put_title(struct html *html, const char *text)
{
	if (!html->top)
		put_top(html, text);
	else
		put_element(html, "p", " class=\"front\"", text);
}

static void put_cover(struct html *html, const char *text)
{
	begin_section(html, "cover");
	for (const char *end; text; text = *end ? end + 1 : NULL) {
		end = strchrnul(text, '\n');
		char *line = mem_strndup(text, (size_t)(end - text));
		if (*line)
			put_title(html, line);
		free(line);
	}
}

static void put_paragraph(struct html *html, const struct block *block)
{
	const struct cell_line line = cell_line_typed(block->text, strlen(block->text));
	html_line(&html->out, &html->list, block->text, &line,
		block->indent ? " class=\"indent\"" : "");
}

static void put_pair(struct html *html, const char *label, const char *text)
{
	if (!label)
		return;
	str_puts(&html->out, "<span class=\"pair\"><b>");
	html_puts(&html->out, label);
	str_puts(&html->out, "</b>");
	html_broken(&html->out, text);
	str_puts(&html->out, "</span>");
}

static void put_labelled(struct html *html, const struct block *block)
{
	str_puts(&html->out, "<p>");
	put_pair(html, block->label, block->text);
	put_pair(html, block->second_label, block->second_text);
	str_puts(&html->out, "</p>\n");
}

static void put_bar(struct html *html, const struct block *block)
{
	str_puts(&html->out, "<p class=\"bar\"><span>");
	html_puts(&html->out, block->label);
	str_printf(&html->out,
		"</span><span class=\"track\"><span style=\"width:%u.%u%%\"></span></span>",
		block->share / TENTH, block->share % TENTH);
	html_puts(&html->out, block->text);
	str_puts(&html->out, "</p>\n");
}

/* --- the table --- */

static void put_table(struct html *html)
{
	const struct layout *layout = html->about->layout;
	struct str *out = &html->out;
	str_puts(out, "<table>\n<caption>ตารางผลการดำเนินการ ");
	html_puts(out, html->about->year);
	str_puts(out, "</caption>\n<thead>\n<tr>\n");
	for (size_t i = 0; i < layout->columns_count; i++) {
		str_puts(out, "<th scope=\"col\">");
		html_puts(out, layout->columns[i].heading);
		str_puts(out, "</th>\n");
	}
	str_puts(out, "</tr>\n</thead>\n");
}

static void begin_rows(struct html *html)
{
	if (!html->in_rows)
		str_puts(&html->out, "<tbody>\n");
	html->in_rows = true;
}

static void end_rows(struct html *html)
{
	if (html->in_rows)
		str_puts(&html->out, "</tbody>\n");
	html->in_rows = false;
}

static void put_group(struct html *html, const char *text)
{
	end_rows(html);
	begin_rows(html);
	str_printf(&html->out, "<tr><th colspan=\"%zu\" scope=\"rowgroup\">",
		html->about->layout->columns_count);
	html_broken(&html->out, text);
	str_puts(&html->out, "</th></tr>\n");
}

/* Those of the evidence, below its captions. */
static void put_pictures(struct html *html, const struct card *card)
{
	struct str path = STR_INIT;
	for (size_t i = 0; i < card->evidence.count; i++) {
		const struct evidence *evidence = &card->evidence.items[i];
		if (html_data_photo(html->about, evidence, &path))
			html_picture(&html->out, path.data, evidence->caption);
	}
	str_release(&path);
}

static bool column_has(const struct layout_column *column, enum card_field field)
{
	for (size_t i = 0; i < column->fields_count; i++)
		if (column->fields[i] == field)
			return true;
	return false;
}

static void put_row(struct html *html, const struct block *block)
{
	struct str *out = &html->out;
	begin_rows(html);
	str_puts(out, "<tr");
	if (has_data(html))
		html_data_card(out, html->about, block->card);
	str_puts(out, ">\n");
	for (size_t i = 0; i < block->cells_count; i++) {
		const char *tag = i ? "td" : "th";
		str_printf(out, "<%s%s data-label=\"", tag, i ? "" : " scope=\"row\"");
		html_puts(out, html->about->layout->columns[i].heading);
		str_puts(out, "\">");
		html_cell(out, block->cells[i], block->lines[i]);
		if (column_has(&html->about->layout->columns[i], FIELD_EVIDENCE))
			put_pictures(html, block->card);
		str_printf(out, "</%s>\n", tag);
	}
	str_puts(out, "</tr>\n");
}

static void put_block(struct html *html, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_COVER: put_cover(html, block->text); break;
	case BLOCK_TITLE: put_title(html, block->text); break;
	case BLOCK_HEADING: put_heading(html, html->top + 1, "", block->text); break;
	case BLOCK_PARAGRAPH: put_paragraph(html, block); break;
	case BLOCK_MEMO_TITLE:
		begin_section(html, "memo");
		put_top(html, block->text);
		break;
	case BLOCK_LABELLED: put_labelled(html, block); break;
	case BLOCK_BAR: put_bar(html, block); break;
	case BLOCK_DOTS: str_puts(&html->out, "<hr class=\"dots\">\n"); break;
	case BLOCK_SIGNATURE:
		put_element(html, "p", " class=\"signature\"", block->text);
		break;
	case BLOCK_TABLE: put_table(html); break;
	case BLOCK_GROUP: put_group(html, block->text); break;
	case BLOCK_ROW: put_row(html, block); break;
	case BLOCK_TABLE_END:
		end_rows(html);
		str_puts(&html->out, "</table>\n");
		break;
	case BLOCK_PAGE: end_section(html); break;
	case BLOCK_SPACE:
	case BLOCK_END: break;
	}
}

static bool block(struct sink *sink, const struct block *block, struct error *error)
{
	struct html *html = (struct html *)sink;
	if (block->kind != BLOCK_PARAGRAPH)
		html_list_end(&html->out, &html->list);
	put_block(html, block);
	return flush(html, error);
}

static void html_free(struct sink *sink)
{
	struct html *html = (struct html *)sink;
	str_release(&html->out);
	free(html);
}

struct sink *html_sink_new(const struct sink_output *output, struct error *error)
{
	struct html *html = mem_new(1, sizeof(*html));
	(void)error; /* it needs nothing */
	html->sink = (struct sink){
		.begin = begin, .block = block, .end = end, .free = html_free};
	html->output = *output;
	html->sum = OWN_PAGE_SUM;
	str_init(&html->out);
	return &html->sink;
}
