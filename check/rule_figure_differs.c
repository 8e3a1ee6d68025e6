/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * figure-differs: one figure of a measure that is another in the next column. Only where
 * it is surely the same: the words before it and its unit are, it stands once in each
 * column, and it is all of them (ผู้เข้าอบรมทั้งหมด ๔๕ คน) or a percentage. Or it takes up a
 * figure of the output, of its unit, with the digits in another order, or as all of what the
 * output speaks of (ผู้เข้าอบรมทั้ง ๔๕ คน); unless figures of the output make it.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/days.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	FIGURES_MAX = 32,
	WORDS_LEAST = 8 * UTF8_THAI_BYTES, /* that two figures have in common */
	WORDS_MAX = 60 * UTF8_THAI_BYTES,
	NOUN_LETTERS = 5, /* by which it is known, what is all of something */
	NOUN_LEAST = 3,   /* where that is a word alone */
};

/* A figure of the results, kept until the next column is there. */
struct figure_of {
	char words[WORDS_MAX + UTF8_THAI_BYTES]; /* before it, and its unit */
	char digits[WORDS_MAX];
	size_t words_bytes;
	size_t start, bytes; /* in its text */
	double value;
	bool all, share, twice, told;
};

struct column {
	size_t count;
	struct figure_of figures[FIGURES_MAX];
};

struct state {
	struct column output, other;
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct state));
}

static void end(struct check *check)
{
	free(check->state);
}

/* --- one column --- */

/* Takes words that only say how many from the end of the stretch. */
static size_t strip_end(const char *line, size_t from, size_t to, bool *all)
{
	static const struct {
		const char *word;
		bool all;
	} words[] = {{"จำนวน", false}, {"ทั้งหมด", true}, {"ทั้งสิ้น", true}, {"ทั้ง", true},
		{"รวม", true}, {"ครบ", true}, {"ร้อยละ", false}, {"คิดเป็น", false},
		{"เท่ากับ", false}, {"มี", false}, {"อยู่ที่", false}, {"เฉลี่ย", false},
		{"ได้", false}, {"(", false}};
	for (bool more = true; more;) {
		more = false;
		while (to > from && line[to - 1] == ' ')
			to--;
		for (size_t i = 0; i < COUNT(words) && !more; i++)
			if (bytes_end_with(line + from, to - from, words[i].word)) {
				to -= strlen(words[i].word);
				*all = *all || words[i].all;
				more = true;
			}
	}
	return to;
}

/* Takes what only leads to the words from their start. */
static size_t strip_start(const char *line, size_t from, size_t to)
{
	static const char *const words[] = {
		"โดย", "และ", "ซึ่ง", "มี", "ทำให้", "จำนวน", "-", "(", " "};
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < COUNT(words) && !more; i++)
			if (bytes_begin_at(line, to, from, words[i])) {
				from += strlen(words[i]);
				more = true;
			}
	}
	return from;
}

/* Of another time or group, or what it was to be. */
static bool is_of_others(const char *line, size_t from, size_t to)
{
	static const char *const words[] = {"เดิม", "ก่อน", "ปี", "เป้า", "แผน", "เพิ่ม", "ลด",
		"จาก", "อีก", "เหลือ", "รุ่น", "ครั้งที่", "ไตรมาส", "เดือน", "กว่า", NULL};
	return any_word(line, from, to, words);
}

static bool same_words(const struct figure_of *a, const struct figure_of *b)
{
	return a->share == b->share && a->words_bytes == b->words_bytes &&
	       !memcmp(a->words, b->words, a->words_bytes);
}

static void add(struct column *into, const struct figure_of *figure)
{
	for (size_t i = 0; i < into->count; i++)
		if (same_words(&into->figures[i], figure)) {
			into->figures[i].twice = true;
			return;
		}
	if (into->count < FIGURES_MAX)
		into->figures[into->count++] = *figure;
}

static void take(struct column *into, const char *line, size_t start, size_t from,
	const struct amount *amount)
{
	struct figure_of figure = {.start = start + amount->start,
		.bytes = amount->end - amount->start,
		.value = amount->value,
		.share = amount->share};
	const size_t to = strip_end(line, from, amount->start, &figure.all);
	/* The last words before it, up to white space. */
	size_t word = to;
	while (word > from && line[word - 1] != ' ')
		word--;
	word = strip_start(line, word, to);
	const size_t unit = amount->stop - amount->unit;
	if (to - word < WORDS_LEAST || to - word + unit > WORDS_MAX ||
		figure.bytes >= sizeof(figure.digits) || is_of_others(line, from, to))
		return;
	memcpy(figure.words, line + word, to - word);
	memcpy(figure.words + (to - word), line + amount->unit, unit);
	figure.words_bytes = to - word + unit;
	memcpy(figure.digits, line + amount->start, figure.bytes);
	add(into, &figure);
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct column *into = context;
	const char *line = text->text + start;
	struct amount amounts[AMOUNTS_MAX];
	const size_t count = amounts_read(line, bytes, amounts);
	for (size_t i = 0; i < count; i++)
		if (amounts[i].plain &&
			(amounts[i].share || amounts[i].stop > amounts[i].unit))
			take(into, line, start, i ? amounts[i - 1].stop : 0, &amounts[i]);
}

/* --- two columns --- */

static void tell(struct check *check, const struct check_text *text,
	const struct figure_of *earlier, const struct figure_of *figure)
{
	struct str where = STR_INIT, basis = STR_INIT;
	const struct spot spot = {text->card, FIELD_OUTPUT,
		(char *)card_field_name(FIELD_OUTPUT), earlier->start, earlier->bytes};
	spot_describe(&where, &spot, check->input->digits);
	struct finding *finding = check_tell(check, SEVERITY_WARNING, text, figure->start,
		figure->bytes, _("%.*s here, but %.*s in %s"), (int)figure->bytes,
		figure->digits, (int)earlier->bytes, earlier->digits, where.data);
	str_printf(&basis, "%.*s %.*s %.*s", (int)figure->words_bytes, figure->words,
		(int)figure->bytes, figure->digits, (int)earlier->bytes, earlier->digits);
	finding_set_basis(finding, basis.data);
	str_release(&basis);
	str_release(&where);
}

static void compare(struct check *check, const struct check_text *text,
	const struct column *earlier, struct column *later)
{
	for (size_t i = 0; i < later->count; i++)
		for (size_t k = 0; k < earlier->count; k++) {
			const struct figure_of *a = &earlier->figures[k];
			struct figure_of *b = &later->figures[i];
			if (same_words(a, b) && !a->twice && !b->twice &&
				(a->value < b->value || a->value > b->value) &&
				(b->share || a->all || b->all)) {
				b->told = true;
				tell(check, text, a, b);
			}
		}
}

/* --- a figure that takes up another --- */

/* What the columns of a measure count in one unit. */
struct counted {
	const char *line;
	size_t start; /* of the line in its text */
	struct amount amount;
	size_t from; /* where the amount before it ends */
};

struct counts {
	size_t count;
	struct counted items[FIGURES_MAX];
};

static void count_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct counts *into = context;
	const char *line = text->text + start;
	struct amount amounts[AMOUNTS_MAX];
	const size_t count = amounts_read(line, bytes, amounts);
	for (size_t i = 0; i < count && into->count < FIGURES_MAX; i++)
		into->items[into->count++] = (struct counted){
			line, start, amounts[i], i ? amounts[i - 1].stop : 0};
}

static bool same_value(double a, double b)
{
	return !(a < b) && !(a > b);
}

static bool same_unit(const struct counted *a, const struct counted *b)
{
	const size_t bytes = a->amount.stop - a->amount.unit;
	return bytes && !a->amount.share && !b->amount.share &&
	       bytes == b->amount.stop - b->amount.unit &&
	       !memcmp(a->line + a->amount.unit, b->line + b->amount.unit, bytes);
}

/* Whether figures of one column of a unit make the value: one of them, or two, or all; or
 * one so many times as another figure says. */
static bool is_made(const struct counts *of, const struct counted *unit, double value)
{
	double sum = 0;
	for (size_t i = 0; i < of->count; i++) {
		const struct counted *a = &of->items[i];
		if (!same_unit(a, unit))
			continue;
		sum += a->amount.value;
		if (same_value(a->amount.value, value))
			return true;
		for (size_t k = 0; k < of->count; k++) {
			const struct counted *b = &of->items[k];
			const double times = a->amount.value * b->amount.value;
			if (k != i &&
				(same_value(times, value) ||
					(same_unit(b, unit) &&
						(same_value(a->amount.value +
								    b->amount.value,
							 value) ||
							same_value(
								a->amount.value -
									b->amount.value,
								value)))))
				return true;
		}
	}
	return same_value(sum, value);
}

/* The digits of a figure, how often each. */
static bool digits_of(const struct counted *of, int times[10])
{
	const char *text = of->line + of->amount.start;
	const size_t bytes = of->amount.end - of->amount.start;
	int count = 0, kinds = 0;
	memset(times, 0, 10 * sizeof(*times));
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		const int digit = digit_value(c);
		if (digit < 0)
			continue;
		kinds += !times[digit]++;
		count++;
	}
	return count > 1 && kinds > 1;
}

/* Whether the one has the other's digits in another order: ๗๕ for ๕๗. */
static bool is_exchanged(const struct counted *a, const struct counted *b)
{
	int of_a[10], of_b[10];
	return digits_of(a, of_a) && digits_of(b, of_b) &&
	       !memcmp(of_a, of_b, sizeof(of_a));
}

/* Whether ทั้ง or ครบ stands directly before it; *to gets where that begins. */
static bool is_all_of(const struct counted *of, size_t *to)
{
	static const char *const words[] = {"ครบทั้ง", "ทั้ง", "ครบ"};
	size_t end = of->amount.start;
	while (end > of->from && of->line[end - 1] == ' ')
		end--;
	for (size_t i = 0; i < COUNT(words); i++)
		if (bytes_end_with(of->line + of->from, end - of->from, words[i])) {
			*to = end - strlen(words[i]);
			return true;
		}
	return false;
}

/* Whether what is counted, the words that end there, is spoken of in the other column: all
 * of them up to white space, or the last few letters. */
static bool is_spoken_of(const struct counted *of, size_t to, const char *output)
{
	size_t word = to, letters = 0;
	while (word > of->from && of->line[word - 1] != ' ' && letters < NOUN_LETTERS) {
		word = utf8_previous(of->line, word);
		letters++;
	}
	const bool whole = word == of->from || of->line[word - 1] == ' ';
	return (letters == NOUN_LETTERS || (whole && letters >= NOUN_LEAST)) &&
	       memmem(output, strlen(output), of->line + word, to - word);
}

/* The only figure of the unit in a column; NULL: there is none, or more than one. */
static const struct counted *only_one(const struct counts *of, const struct counted *unit)
{
	const struct counted *found = NULL;
	for (size_t i = 0; i < of->count; i++) {
		if (!same_unit(&of->items[i], unit))
			continue;
		if (found || !of->items[i].amount.plain)
			return NULL;
		found = &of->items[i];
	}
	return found;
}

/* What a figure of the later column takes up and has another value: the figure of which it
 * has the digits in another order; or, where it is all of something that the output
 * speaks of, the output's only one. */
static const struct counted *taken_up(const struct counts *output,
	const struct counts *later, const struct counted *figure, const char *text)
{
	size_t to;
	if (!figure->amount.plain || figure->amount.decimals ||
		figure->amount.stop == figure->amount.unit ||
		is_of_others(figure->line, figure->from, figure->amount.start) ||
		is_made(output, figure, figure->amount.value))
		return NULL;
	const bool all = is_all_of(figure, &to);
	for (size_t i = 0; i < output->count; i++) {
		const struct counted *of = &output->items[i];
		if (same_unit(of, figure) && is_exchanged(of, figure) &&
			!is_made(later, figure, of->amount.value))
			return of;
	}
	return all && is_spoken_of(figure, to, text) ? only_one(output, figure) : NULL;
}

static void tell_taken_up(struct check *check, const struct check_text *text,
	const struct counted *of, const struct counted *figure)
{
	struct figure_of earlier = {.start = of->start + of->amount.start,
		.bytes = of->amount.end - of->amount.start};
	struct figure_of later = {.start = figure->start + figure->amount.start,
		.bytes = figure->amount.end - figure->amount.start};
	const size_t unit = figure->amount.stop - figure->amount.unit;
	if (earlier.bytes >= sizeof(earlier.digits) ||
		later.bytes >= sizeof(later.digits) || unit >= sizeof(later.words))
		return;
	memcpy(earlier.digits, of->line + of->amount.start, earlier.bytes);
	memcpy(later.digits, figure->line + figure->amount.start, later.bytes);
	memcpy(later.words, figure->line + figure->amount.unit, unit);
	later.words_bytes = unit;
	tell(check, text, &earlier, &later);
}

static bool is_told(const struct figure_of *figures, size_t count, size_t start)
{
	for (size_t i = 0; i < count; i++)
		if (figures[i].told && figures[i].start == start)
			return true;
	return false;
}

static void look_at_counts(struct check *check, const struct check_text *text,
	const struct check_text *output)
{
	struct state *state = check->state;
	struct counts there = {0}, here = {0};
	check_lines(output, count_line, &there);
	check_lines(text, count_line, &here);
	for (size_t i = 0; i < here.count; i++) {
		const struct counted *figure = &here.items[i];
		const struct counted *of = taken_up(&there, &here, figure, output->text);
		if (of && !is_told(state->other.figures, state->other.count,
				  figure->start + figure->amount.start))
			tell_taken_up(check, text, of, figure);
	}
}

/* The output is read where another column has figures, which most have not. */
static void look_at_text(struct check *check, const struct check_text *text)
{
	struct state *state = check->state;
	const struct card *card = text->of;
	if ((text->field != FIELD_OUTCOME && text->field != FIELD_SUGGESTION) ||
		!card->output)
		return;
	if (digit_next(text->text, text->bytes, 0) == text->bytes)
		return;
	const struct check_text output = {
		.text = card->output, .bytes = strlen(card->output)};
	state->output.count = state->other.count = 0;
	check_lines(text, look_at_line, &state->other);
	check_lines(&output, look_at_line, &state->output);
	compare(check, text, &state->output, &state->other);
	look_at_counts(check, text, &output);
}

const struct rule rule_figure_differs = {
	.name = "figure-differs",
	.severity = SEVERITY_WARNING,
	.title = N_("A figure that is another in the next column"),
	.mend = N_(
		"Look up the figure, and write the same in both columns; or say what it is "
		"of in each."),
	.alone = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
