/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * figure-differs: one figure of a measure that is another in the next column. Only where
 * it is surely the same: the words before it and its unit are, it stands once in each
 * column, and it is all of them (ผู้เข้าอบรมทั้งหมด ๔๕ คน) or a percentage.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	FIGURES_MAX = 32,
	WORDS_LEAST = 8 * UTF8_THAI_BYTES, /* that two figures have in common */
	WORDS_MAX = 60 * UTF8_THAI_BYTES,
};

/* A figure of the results, kept until the next column is there. */
struct figure_of {
	char words[WORDS_MAX + UTF8_THAI_BYTES]; /* before it, and its unit */
	char digits[WORDS_MAX];
	size_t words_bytes;
	size_t start, bytes; /* in its text */
	double value;
	bool all, share, twice;
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
	const struct column *earlier, const struct column *later)
{
	for (size_t i = 0; i < later->count; i++)
		for (size_t k = 0; k < earlier->count; k++) {
			const struct figure_of *a = &earlier->figures[k];
			const struct figure_of *b = &later->figures[i];
			if (same_words(a, b) && !a->twice && !b->twice &&
				(a->value < b->value || a->value > b->value) &&
				(b->share || a->all || b->all))
				tell(check, text, a, b);
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
	state->other.count = 0;
	check_lines(text, look_at_line, &state->other);
	if (!state->other.count)
		return;
	const struct check_text output = {
		.text = card->output, .bytes = strlen(card->output)};
	state->output.count = 0;
	check_lines(&output, look_at_line, &state->output);
	compare(check, text, &state->output, &state->other);
}

const struct rule rule_figure_differs = {
	.name = "figure-differs",
	.severity = SEVERITY_WARNING,
	.title = N_("A figure that is another in the next column"),
	.mend = N_(
		"Look up the figure, and write the same in both columns; or say what it is "
		"of in each."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
