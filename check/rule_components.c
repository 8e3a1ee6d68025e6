/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * components: what the ITA's item of results asks of such a report and no measure of it
 * has: measures, results, and what came of them. Each is said once. What only some
 * measures lack is the business of other rules. How the result was analysed, steps, owners
 * and follow-up are asked for by the item of measures, which another paper answers.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/str.h"

static bool has(const struct card *card, enum card_field field)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	const bool filled = card_field_filled(card, field) &&
			    !says_nothing(text.data ? text.data : "");
	str_release(&text);
	return filled;
}

static bool any_has(const struct report *report, enum card_field field)
{
	for (size_t i = 0; i < report->count; i++)
		if (has(&report->cards[i], field))
			return true;
	return false;
}

/* What came of a measure may stand in its result, where the form has no field for it. */
static bool any_tells_outcome(const struct check *check)
{
	const struct report *report = check->report;
	const struct string_list *words = &check->input->words->outcomes;
	for (size_t i = 0; i < report->count; i++) {
		const char *result = report->cards[i].output;
		for (size_t w = 0; result && w < words->count; w++)
			if (bytes_hold(result, strlen(result), words->items[w]))
				return true;
	}
	return false;
}

static void tell(struct check *check, enum card_field field, const char *message)
{
	check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, card_field_name(field),
		"%s", message);
}

static void look_at_report(struct check *check)
{
	const struct report *report = check->report;
	if (!report->count)
		return;
	/* Some forms have the measure in its steps. */
	if (!any_has(report, FIELD_MEASURE) && !any_has(report, FIELD_STEPS))
		tell(check, FIELD_MEASURE, _("no measure says what is to be done"));
	if (!any_has(report, FIELD_OUTPUT))
		tell(check, FIELD_OUTPUT, _("no measure has a result"));
	else if (!any_has(report, FIELD_OUTCOME) && !any_tells_outcome(check))
		tell(check, FIELD_OUTCOME,
			_("no measure says what came of it (outcome)"));
}

const struct rule rule_components = {
	.name = "components",
	.severity = SEVERITY_WARNING,
	.title = N_("Parts that the ITA asks for"),
	.mend = N_("The ITA asks for the measures, their results and what came of them. "
		   "Fill in this part, or say it in the results where the form does not "
		   "print it."),
	.report = look_at_report,
};
