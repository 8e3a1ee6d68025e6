/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/results.h"

#include <string.h>

#include "check/rule.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum { MISSING_LEAST = 2 };

struct marks {
	int all;
	int numbers; /* ๑. 1) (๑) */
};

static void count_mark(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct marks *marks = context;
	const char *line = text->text + start;
	while (bytes && (*line == ' ' || *line == '\t')) {
		line++;
		bytes--;
	}
	const size_t mark = list_mark(line, bytes);
	uint32_t code_point;
	if (!mark)
		return;
	marks->all++;
	size_t used = utf8_decode(line, bytes, &code_point);
	if (code_point == '(' && used < bytes)
		utf8_decode(line + used, bytes - used, &code_point);
	marks->numbers += digit_value(code_point) >= 0;
}

static struct marks marks_of(const char *text)
{
	struct marks marks = {0, 0};
	const struct check_text all = {
		.text = text ? text : "", .bytes = text ? strlen(text) : 0};
	check_lines(&all, count_mark, &marks);
	return marks;
}

int results_count(const struct card *card)
{
	return marks_of(card->output).all;
}

int steps_count(const struct card *card)
{
	int count = 0;
	for (size_t i = 0; i < card->steps.items.count; i++)
		count += !text_is_blank(card->steps.items.items[i]);
	return count ? count : marks_of(card->measure).numbers;
}

int steps_without_result(const struct card *card)
{
	const int results = results_count(card), steps = steps_count(card);
	return results && steps - results >= MISSING_LEAST ? steps - results : 0;
}
