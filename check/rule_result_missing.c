/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * result-missing: fewer results than steps, where both are lists. Where there are no
 * steps, the numbered lines of the measure are them.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

/* One line with a mark is no list. */
enum { LIST_LEAST = 2 };

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

static int count_steps(const struct card *card)
{
	int count = 0;
	for (size_t i = 0; i < card->steps.items.count; i++)
		count += !text_is_blank(card->steps.items.items[i]);
	return count ? count : marks_of(card->measure).numbers;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->field != FIELD_OUTPUT)
		return;
	const struct card *card = &check->report->cards[text->card - 1];
	const int results = marks_of(card->output).all, steps = count_steps(card);
	if (results < LIST_LEAST || steps < LIST_LEAST || results >= steps)
		return;
	struct str has = STR_INIT, wanted = STR_INIT, basis = STR_INIT;
	check_number(check, &has, results);
	check_number(check, &wanted, steps);
	struct finding *finding = check_tell(check, SEVERITY_WARNING, text, 0,
		text->bytes, _("%s results for %s steps"), has.data, wanted.data);
	card_field_append(&basis, card, FIELD_STEPS);
	str_printf(&basis, "\n\n%s\n\n%.*s", card->measure ? card->measure : "",
		(int)text->bytes, text->text);
	finding_set_basis(finding, basis.data);
	str_release(&has);
	str_release(&wanted);
	str_release(&basis);
}

const struct rule rule_result_missing = {
	.name = "result-missing",
	.severity = SEVERITY_WARNING,
	.title = N_("Steps without a result"),
	.mend = N_("Say of each step what came of it, or that it was not done and why."),
	.text = look_at_text,
};
