/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * copied-text: a field that is like the same field of an earlier measure, or the issue of
 * an ITA item like that of an earlier item. Owners and periods repeat rightly.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "check/similar.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static const struct {
	bool looked_at;
	enum severity severity;
} fields[FIELD_COUNT] = {
	[FIELD_ISSUE] = {true, SEVERITY_ERROR},
	[FIELD_MEASURE] = {true, SEVERITY_WARNING},
	[FIELD_STEPS] = {true, SEVERITY_ERROR},
	[FIELD_FOLLOW_UP] = {true, SEVERITY_WARNING},
	[FIELD_OUTPUT] = {true, SEVERITY_WARNING},
	[FIELD_OUTCOME] = {true, SEVERITY_WARNING},
	[FIELD_SUGGESTION] = {true, SEVERITY_WARNING},
};

/* A set for each field, and one for the issues of ITA items. Texts are numbered by the
 * places of cards and the indices of items. */
enum { ITA_ISSUES = FIELD_COUNT, SETS };

struct state {
	struct similar *sets[SETS];
	struct letters letters; /* of the text at hand */
};

static void begin(struct check *check)
{
	struct state *state = mem_new(1, sizeof(*state));
	for (size_t i = 0; i < SETS; i++)
		if (i == ITA_ISSUES || fields[i].looked_at)
			state->sets[i] = similar_new();
	check->state = state;
}

static void end(struct check *check)
{
	struct state *state = check->state;
	for (size_t i = 0; i < SETS; i++)
		similar_free(state->sets[i]);
	letters_release(&state->letters);
	free(state);
}

/* What the finding rests on is both texts. */
static void rest_on(
	struct finding *finding, const struct check_text *text, const char *earlier)
{
	struct str both = STR_INIT;
	str_puts(&both, earlier);
	str_puts(&both, "\n\n");
	str_append(&both, text->text, text->bytes);
	finding_set_basis(finding, both.data);
	str_release(&both);
}

static void tell(struct check *check, const struct check_text *text,
	enum severity severity, const struct check_text *earlier, unsigned percent)
{
	struct str where = STR_INIT, number = STR_INIT;
	const struct spot spot = {
		earlier->card, earlier->field, (char *)earlier->path, 0, 0};
	spot_describe(&where, &spot, check->input->digits);
	check_number(check, &number, (long)percent);
	/* TRANSLATORS: like “measure 4, steps” (98%). */
	struct finding *finding = check_tell(check, severity, text, 0, text->bytes,
		_("like %s (%s%%)"), where.data, number.data);
	finding_set_other(finding, earlier);
	rest_on(finding, text, earlier->text);
	str_release(&number);
	str_release(&where);
}

/* Adds the text to its set; *earlier gets the number of the one that it is like. */
static bool is_copied(struct state *state, size_t set, const struct check_text *text,
	size_t number, size_t *earlier, unsigned *percent)
{
	state->letters.count = 0;
	letters_append(&state->letters, text->text, text->bytes);
	return similar_add(state->sets[set], &state->letters, number, earlier, percent);
}

static void look_at_field(struct check *check, const struct check_text *text)
{
	size_t number;
	unsigned percent;
	if (!is_copied(check->state, text->field, text, (size_t)text->card, &number,
		    &percent))
		return;
	struct str field = STR_INIT;
	card_field_append(&field, &check->report->cards[number - 1], text->field);
	struct check_text earlier = *text;
	earlier.card = (int)number;
	earlier.text = field.data;
	earlier.bytes = field.bytes;
	tell(check, text, fields[text->field].severity, &earlier, percent);
	str_release(&field);
}

static bool is_item_issue(const struct check_text *text, size_t *item)
{
	static const char list[] = "ita.items[", key[] = "].issue";
	char *end;
	if (strncmp(text->path, list, strlen(list)) != 0)
		return false;
	*item = (size_t)strtoul(text->path + strlen(list), &end, 10);
	return !strcmp(end, key);
}

static void look_at_item(struct check *check, const struct check_text *text, size_t item)
{
	size_t number;
	unsigned percent;
	if (!is_copied(check->state, ITA_ISSUES, text, item, &number, &percent))
		return;
	struct str path = STR_INIT;
	str_printf(&path, "ita.items[%zu].issue", number);
	struct check_text earlier = *text;
	earlier.path = path.data;
	earlier.text = check->report->ita.items[number].issue;
	earlier.bytes = strlen(earlier.text);
	tell(check, text, SEVERITY_WARNING, &earlier, percent);
	str_release(&path);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	size_t item;
	if (text->field != FIELD_NONE) {
		if (fields[text->field].looked_at)
			look_at_field(check, text);
	} else if (is_item_issue(text, &item)) {
		look_at_item(check, text, item);
	}
}

const struct rule rule_copied_text = {
	.name = "copied-text",
	.severity = SEVERITY_ERROR,
	.title = N_("Texts copied from another measure"),
	.mend = N_(
		"Mostly something was copied and not changed. Write what belongs to this "
		"measure; if it is meant to be the same, confirm it with the reason."),
	.slow = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
