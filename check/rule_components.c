/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * components: what the ITA asks of such a report and no measure of it has: an analysis of
 * the result, steps, owners, follow-up, results, outcomes. Each is said once. What only
 * some measures lack is the business of other rules.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"

static const struct {
	enum card_field field;
	const char *message;
} components[] = {
	{FIELD_STEPS, N_("no measure says in which steps it is carried out")},
	{FIELD_OWNERS, N_("no measure names who is responsible")},
	{FIELD_FOLLOW_UP, N_("no measure says how it is followed up")},
	{FIELD_OUTPUT, N_("no measure has a result")},
	{FIELD_OUTCOME, N_("no measure says what came of it (outcome)")},
};

struct state {
	bool analysed;
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct state));
}

static void end(struct check *check)
{
	free(check->state);
}

/* --- the analysis --- */

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct state *state = check->state;
	const struct string_list *words = &check->input->words->analysis;
	for (size_t i = 0; !text->card && !state->analysed && i < words->count; i++)
		state->analysed = bytes_hold(text->text, text->bytes, words->items[i]);
}

/* The scores item by item are an analysis too. */
static void look_at_analysis(struct check *check)
{
	const struct state *state = check->state;
	if (state->analysed || check->report->ita.count)
		return;
	check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "before", "%s",
		_("nothing says how the ITA result was analysed"));
}

/* --- what measures have --- */

static void see_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	*(bool *)context |= list_mark(text->text + start, bytes) > 0;
}

/* Steps may stand as a list in the measure itself. */
static bool has_steps(const struct card *card)
{
	bool list = false;
	const struct check_text measure = {.text = card->measure ? card->measure : "",
		.bytes = card->measure ? strlen(card->measure) : 0};
	check_lines(&measure, see_line, &list);
	return list || card_field_filled(card, FIELD_STEPS);
}

static bool any_has(const struct report *report, enum card_field field)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct card *card = &report->cards[i];
		if (field == FIELD_STEPS ? has_steps(card)
					 : card_field_filled(card, field))
			return true;
	}
	return false;
}

static void look_at_report(struct check *check)
{
	if (!check->report->count)
		return;
	look_at_analysis(check);
	for (size_t i = 0; i < sizeof(components) / sizeof(components[0]); i++)
		if (!any_has(check->report, components[i].field))
			check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
				card_field_name(components[i].field), "%s",
				_(components[i].message));
}

const struct rule rule_components = {
	.name = "components",
	.severity = SEVERITY_WARNING,
	.title = N_("Parts that the ITA asks for"),
	.mend = N_(
		"The ITA asks for the analysis of the result, steps, who is responsible, "
		"how it is followed up, results and outcomes. Fill in this part in the "
		"measures, even where the form does not print it."),
	.begin = begin,
	.text = look_at_text,
	.report = look_at_report,
	.end = end,
};
