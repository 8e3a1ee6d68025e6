/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_flow.h"

#include <stdlib.h>

#include "text/list_mark.h"
#include "text/utf8.h"

void pdf_flow_init(struct pdf_flow *flow)
{
	*flow = (struct pdf_flow){
		.breaker = breaker_new(), .text = STR_INIT, .line = STR_INIT};
}

void pdf_flow_release(struct pdf_flow *flow)
{
	breaker_free(flow->breaker);
	str_release(&flow->text);
	str_release(&flow->line);
	free(flow->spans.items);
}

void pdf_flow_clear(struct pdf_flow *flow)
{
	str_clear(&flow->text);
	flow->spans.count = 0;
	flow->strays = flow->unread = 0;
}

/* How wide the line's first word is. */
static double first_word(struct pdf_flow *flow, const struct pdf_line *line)
{
	str_clear(&flow->line);
	pdf_line_append(&flow->line, line, NULL);
	const unsigned char *breaks =
		breaker_find(flow->breaker, flow->line.data, flow->line.bytes);
	size_t end = 1;
	while (end < flow->line.bytes && !(breaks[end] & BREAK_LINE))
		end++;
	struct str word = STR_INIT;
	size_t count = 0;
	while (count < line->count && word.bytes < end) {
		const struct pdf_line part = {.glyphs = line->glyphs, .count = ++count};
		str_clear(&word);
		pdf_line_append(&word, &part, NULL);
	}
	str_release(&word);
	return count ? line->glyphs[count - 1]->area.right - line->area.left : 0;
}

bool pdf_flow_goes_on(struct pdf_flow *flow, const struct pdf_line *line,
	const struct pdf_line *next, double width)
{
	const double word = first_word(flow, next);
	struct list_mark mark;
	if (list_mark_read(flow->line.data, flow->line.bytes, &mark) && !mark.bare)
		return false;
	return line->area.right - line->area.left + word > width;
}

static void count_unread(struct pdf_flow *flow, size_t from)
{
	uint32_t c;
	for (size_t at = from; at < flow->text.bytes;) {
		at += utf8_decode(flow->text.data + at, flow->text.bytes - at, &c);
		flow->unread += c == CODE_POINT_BAD || (c >= 0xE000 && c <= 0xF8FF);
	}
}

void pdf_flow_put(
	struct pdf_flow *flow, const struct pdf_line *lines, size_t count, double width)
{
	for (size_t i = 0; i < count; i++) {
		const size_t start = flow->text.bytes;
		flow->strays += pdf_line_append(&flow->text, &lines[i], &flow->spans);
		count_unread(flow, start);
		if (i + 1 < count)
			str_putc(&flow->text,
				pdf_flow_goes_on(flow, &lines[i], &lines[i + 1], width)
					? ' '
					: '\n');
	}
}
