/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pasted-result: results whose every line stands in the steps (or, where there are none,
 * in the measure) of the same card, and an outcome that is the output again. List marks
 * and white space do not count; what is short is alike by chance.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum { ALL_LEAST = 20 * UTF8_THAI_BYTES }; /* bytes that are compared of the results */

/* The lines of a text: what is compared of each, as a hash. */
struct line {
	uint64_t hash;
	size_t bytes;
};

struct lines {
	struct line *items;
	size_t count, capacity;
};

static void add_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct lines *lines = context;
	const char *all = text->text;
	const size_t end = start + bytes;
	struct line line = {14695981039346656037U, 0};
	size_t at = white_end(all, end, start);
	for (at += list_mark(all + at, end - at); at < end; at++)
		if (all[at] != ' ' && all[at] != '\t') {
			line.hash = (line.hash ^ (unsigned char)all[at]) * 1099511628211U;
			line.bytes++;
		}
	if (!line.bytes)
		return;
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	lines->items[lines->count++] = line;
}

static void add_text(struct lines *lines, const char *text)
{
	const char *own = text ? text : "";
	const struct check_text of = {.text = own, .bytes = strlen(own)};
	check_lines(&of, add_line, lines);
}

static int by_hash(const void *a, const void *b)
{
	const struct line *one = a, *other = b;
	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	return (one->bytes > other->bytes) - (one->bytes < other->bytes);
}

/* Whether each of these lines is one of the others, and all are too long for a chance. */
static bool all_stand_in(const struct lines *lines, struct lines *others)
{
	size_t bytes = 0;
	if (!others->count)
		return false;
	qsort(others->items, others->count, sizeof(*others->items), by_hash);
	for (size_t i = 0; i < lines->count; i++) {
		if (!bsearch(&lines->items[i], others->items, others->count,
			    sizeof(*others->items), by_hash))
			return false;
		bytes += lines->items[i].bytes;
	}
	return bytes >= ALL_LEAST;
}

static void tell(struct check *check, const struct check_text *text,
	enum card_field field, const char *message)
{
	struct str other = STR_INIT, both = STR_INIT;
	card_field_append(&other, text->of, field);
	const struct check_text of = {.card = text->card,
		.field = field,
		.path = card_field_name(field),
		.bytes = other.bytes};
	struct finding *finding =
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes, "%s", message);
	str_printf(&both, "%s\n\n%.*s", other.data, (int)text->bytes, text->text);
	finding_set_basis(finding, both.data);
	finding_set_other(finding, &of);
	str_release(&both);
	str_release(&other);
}

static void look_at_output(
	struct check *check, const struct check_text *text, const struct lines *lines)
{
	const struct steps *steps = &text->of->steps;
	struct lines others = {0};
	for (size_t i = 0; i < steps->items.count; i++)
		add_text(&others, steps->items.items[i]);
	const bool measure = !others.count;
	if (measure)
		add_text(&others, text->of->measure);
	if (all_stand_in(lines, &others))
		tell(check, text, measure ? FIELD_MEASURE : FIELD_STEPS,
			measure ? _("the measure again, word for word, and no result of it")
				: _("the steps again, word for word, and no result of them"));
	free(others.items);
}

static void look_at_outcome(
	struct check *check, const struct check_text *text, const struct lines *lines)
{
	struct lines others = {0};
	add_text(&others, text->of->output);
	if (all_stand_in(lines, &others))
		tell(check, text, FIELD_OUTPUT,
			_("the output again, word for word, and not what came of it"));
	free(others.items);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct lines lines = {0};
	if (text->field != FIELD_OUTPUT && text->field != FIELD_OUTCOME)
		return;
	check_lines(text, add_line, &lines);
	if (text->field == FIELD_OUTPUT)
		look_at_output(check, text, &lines);
	else
		look_at_outcome(check, text, &lines);
	free(lines.items);
}

const struct rule rule_pasted_result = {
	.name = "pasted-result",
	.severity = SEVERITY_WARNING,
	.title = N_("Results that are the steps, or the output, once more"),
	.mend = N_(
		"Say what was done and how often, when and for whom (output), and what is "
		"better now (outcome)."),
	.alone = true,
	.text = look_at_text,
};
