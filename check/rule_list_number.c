/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list-number: the numbers of a list do not follow each other: a lone ๑., a gap, a number
 * twice, a mark without its dot, a mark typed before a step that the form marks by itself.
 *
 * A number is a mark where text/list_mark.h says so, and without its dot where the one
 * before or behind it in the list shows that it is one (๑ มี… ๒ พนักงาน…).
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/list_line.h"
#include "check/match.h"
#include "check/results.h"
#include "check/rule.h"
#include "check/rules.h"
#include "check/token.h"
#include "model/card.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { CLOSINGS = 4 /* kinds of lists that can stand in each other */ };

/* The last number of a list. */
struct series {
	int levels;
	int values[LIST_LEVELS_MAX];
	bool from_one; /* it began with 1, so that a gap is one */
	long line;     /* on which it stands */
};

struct numbers {
	struct check *check;
	struct series of[CLOSINGS][LIST_LEVELS_MAX + 1]; /* by closing and levels */
	long line;                                       /* under way */
	long marks;                                      /* numbers of one level so far */
	long others; /* numbers of more levels, and marks inside lines */
	long bare;   /* without their dots */
	struct list_line first;
	size_t first_start; /* of the line of the first number of one level */
	size_t bare_start, bare_bytes;
};

static size_t closing_index(char closing)
{
	return closing == '.' ? 0 : closing == ')' ? 1 : closing == '(' ? 2 : 3;
}

/* --- what follows what --- */

static bool has_same_parent(const struct series *series, const struct list_line *mark)
{
	if (series->levels != mark->levels)
		return false;
	for (int i = 0; i + 1 < mark->levels; i++)
		if (series->values[i] != mark->values[i])
			return false;
	return true;
}

static void tell_order(const struct numbers *numbers, const struct check_text *text,
	size_t start, const struct list_line *mark, int before)
{
	struct check *check = numbers->check;
	struct str is = STR_INIT, wanted = STR_INIT;
	const int value = mark->values[mark->levels - 1];
	check_number(check, &is, value);
	check_number(check, &wanted, before + 1);
	if (value > before + 1 && text->field == FIELD_OUTPUT)
		check_tell(check, SEVERITY_WARNING, text, start + mark->start, mark->mark,
			_("a result is missing: number %s comes without number %s"),
			is.data, wanted.data);
	else if (value == before)
		check_tell(check, SEVERITY_WARNING, text, start + mark->start, mark->mark,
			_("number %s stands twice in the list"), is.data);
	else
		check_tell(check, SEVERITY_WARNING, text, start + mark->start, mark->mark,
			_("number %s stands where %s should"), is.data, wanted.data);
	str_release(&is);
	str_release(&wanted);
}

static void follow(struct numbers *numbers, const struct check_text *text, size_t start,
	const struct list_line *mark)
{
	struct series *series = &numbers->of[closing_index(mark->closing)][mark->levels];
	const int value = mark->values[mark->levels - 1];
	const bool same = has_same_parent(series, mark);
	const int before = same ? series->values[mark->levels - 1] : 0;
	/* 1 begins another list, but not directly behind another 1. */
	const bool begins =
		value == 1 && !(before == 1 && series->line == numbers->line - 1);
	if (same && series->from_one && value != before + 1 && !begins &&
		!told_enough(numbers->check, text))
		tell_order(numbers, text, start, mark, before);
	series->from_one = same ? series->from_one || begins : value == 1;
	series->levels = mark->levels;
	memcpy(series->values, mark->values, sizeof(series->values));
	series->line = numbers->line;
}

/* --- marks without dots, and marks inside lines --- */

/* Whether a number that may be a mark begins at offset: of two digits at most, before
 * Thai that is no unit, or, dotted, before anything but a digit. *value gets it. */
static bool is_mark_inside(const struct check *check, const char *line, size_t bytes,
	size_t at, bool dotted, int *value, size_t *end)
{
	size_t used;
	int32_t number;
	uint32_t c;
	if (!number_parse(line + at, bytes - at, &used, &number) || number < 1 ||
		number > 99)
		return false;
	*value = number;
	*end = at + used;
	if (dotted) {
		if (*end + 1 >= bytes || (line[*end] != '.' && line[*end] != ')'))
			return false;
		utf8_decode(line + *end + 1, bytes - *end - 1, &c);
		return digit_value(c) < 0;
	}
	const size_t word = white_end(line, bytes, *end);
	if (word == *end || word >= bytes)
		return false;
	utf8_decode(line + word, bytes - word, &c);
	return thai_is_letter(c) && !thai_is_mark(c) &&
	       !behind_number_is_unit(check->breaker, line, bytes, word);
}

/* Whether the number stands as a mark inside the line, behind white space. */
static bool has_inside(const struct check *check, const char *line, size_t bytes,
	bool dotted, int wanted)
{
	int value;
	size_t end;
	for (size_t at = 1; at < bytes; at++)
		if (line[at - 1] == ' ' && line[at] != ' ' &&
			is_mark_inside(check, line, bytes, at, dotted, &value, &end) &&
			value == wanted)
			return true;
	return false;
}

/* Whether the next line begins with this number, dotted or not. */
static bool is_next_line(const struct numbers *numbers, const struct check_text *text,
	size_t behind, int wanted)
{
	size_t end;
	int value;
	while (behind < text->bytes && text->text[behind] == '\n')
		behind++;
	const char *line = text->text + behind;
	const char *stop = memchr(line, '\n', text->bytes - behind);
	const size_t bytes = stop ? (size_t)(stop - line) : text->bytes - behind;
	const size_t at = white_end(line, bytes, 0);
	return (is_mark_inside(numbers->check, line, bytes, at, true, &value, &end) ||
		       is_mark_inside(
			       numbers->check, line, bytes, at, false, &value, &end)) &&
	       value == wanted;
}

static void look_for_bare(struct numbers *numbers, const struct check_text *text,
	size_t start, size_t bytes)
{
	const char *line = text->text + start;
	const size_t at = white_end(line, bytes, 0);
	struct series *series = &numbers->of[0][1];
	int value;
	size_t end;
	if (!is_mark_inside(numbers->check, line, bytes, at, false, &value, &end))
		return;
	const bool follows = series->levels == 1 && series->values[0] == value - 1;
	if (!follows &&
		!(value == 1 && (has_inside(numbers->check, line, bytes, false, 2) ||
					is_next_line(numbers, text, start + bytes, 2))))
		return;
	*series = (struct series){
		1, {value}, value == 1 || series->from_one, numbers->line};
	if (numbers->bare++)
		return;
	numbers->bare_start = start + at;
	numbers->bare_bytes = end - at;
}

/* --- a text --- */

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct numbers *numbers = context;
	const char *line = text->text + start;
	const struct list_line mark = list_line_read(line, bytes);
	numbers->line++;
	if (mark.kind == LIST_NONE)
		look_for_bare(numbers, text, start, bytes);
	if (mark.kind != LIST_NUMBER)
		return;
	if (mark.levels > 1) {
		numbers->others++;
	} else if (!numbers->marks++) {
		numbers->first = mark;
		numbers->first_start = start;
		numbers->others +=
			has_inside(numbers->check, line, bytes, true, mark.values[0] + 1);
	}
	follow(numbers, text, start, &mark);
}

/* The number that the field of another card begins with; 0: none. */
static int number_of_card(const struct check *check, int card, enum card_field field)
{
	if (card < 1 || (size_t)card > check->report->count)
		return 0;
	char **text = card_text(&check->report->cards[card - 1], field);
	if (!text || !*text)
		return 0;
	const struct list_line mark = list_line_read(*text, strcspn(*text, "\n"));
	return mark.kind == LIST_NUMBER && mark.levels == 1 ? mark.values[0] : 0;
}

/* Whether the clerk numbers the cards themselves in this field. */
static bool numbers_cards(
	const struct check *check, const struct check_text *text, int value)
{
	if (text->field != FIELD_ISSUE && text->field != FIELD_MEASURE)
		return false;
	return number_of_card(check, text->card + 1, text->field) == value + 1 ||
	       (value > 1 &&
		       number_of_card(check, text->card - 1, text->field) == value - 1);
}

/* Whether the results are fewer than the steps, of which `result-missing` tells. */
static bool results_missing(const struct check *check, const struct check_text *text)
{
	const size_t rule = rule_find("result-missing");
	const signed char *severities = check->input->severities;
	return text->field == FIELD_OUTPUT && steps_without_result(text->of) > 0 &&
	       !(severities && severities[rule] == SEVERITY_OFF);
}

/* A list of one, or one that begins late. In the report's own texts numbers may go on
 * from section to section. */
static void look_at_start(
	struct check *check, const struct numbers *numbers, const struct check_text *text)
{
	const int value = numbers->first.values[0];
	const size_t start = numbers->first_start + numbers->first.start;
	if (!text->card || !numbers->marks || numbers_cards(check, text, value))
		return;
	if (numbers->marks == 1 && results_missing(check, text))
		return; /* `result-missing` tells why there is one alone */
	if (numbers->marks == 1 && value != 1 && !numbers->others && !numbers->bare)
		check_tell(check, SEVERITY_WARNING, text, start, numbers->first.mark,
			_("the items before this number are missing"));
	else if (numbers->marks == 1 && !numbers->others && !numbers->bare)
		check_tell(check, SEVERITY_WARNING, text, start, numbers->first.mark,
			_("a number alone: there is no other item"));
	else if (value != 1 && numbers->marks > 1 && !numbers->bare)
		check_tell(check, SEVERITY_WARNING, text, start, numbers->first.mark,
			_("the list does not begin with its first number"));
}

/* --- steps --- */

/* Whether what is typed before a step says what the form prints there by itself. */
static bool prints_twice(
	enum list_marks marks, const struct list_line *typed, const char *step, int place)
{
	switch (marks) {
	case MARKS_NONE: break;
	case MARKS_THAI:
	case MARKS_ARABIC:
		return typed->kind == LIST_NUMBER && typed->levels == 1 &&
		       typed->closing != ' ' && typed->values[0] == place;
	case MARKS_DASH: return typed->kind == LIST_BULLET && step[typed->start] == '-';
	}
	return false;
}

/* The first mark of a step that prints twice; true: it was told. */
static bool tell_twice(struct check *check, const struct check_text *text)
{
	const struct steps *steps = &text->of->steps;
	size_t start = steps->lead && *steps->lead ? strlen(steps->lead) + 1 : 0;
	for (size_t i = 0; i < steps->items.count; i++) {
		const char *step = steps->items.items[i];
		const size_t bytes = strlen(step);
		const struct list_line typed = list_line_read(step, strcspn(step, "\n"));
		if (prints_twice(steps->marks, &typed, step, (int)i + 1)) {
			check_tell(check, SEVERITY_WARNING, text, start + typed.start,
				typed.mark,
				_("the form puts this before each step by itself: it "
				  "prints twice; delete what is typed"));
			return true;
		}
		start += bytes ? bytes + 1 : 0; /* an empty one has no line */
	}
	return false;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct numbers numbers = {.check = check};
	if (text->kind != TEXT_PROSE)
		return;
	if (text->field == FIELD_STEPS && tell_twice(check, text))
		return;
	check_lines(text, look_at_line, &numbers);
	look_at_start(check, &numbers, text);
	if (numbers.bare)
		check_tell(check, SEVERITY_WARNING, text, numbers.bare_start,
			numbers.bare_bytes,
			_("the number of a list item without its dot"));
}

const struct rule rule_list_number = {
	.name = "list-number",
	.severity = SEVERITY_WARNING,
	.title = N_("Numbers of lists"),
	.mend = N_(
		"Number the items from 1 on, with a dot behind each number; a single item "
		"takes none. Perhaps an item was lost when the text was copied. Before steps "
		"the form puts its own numbers."),
	.typing = true,
	.text = look_at_text,
};
