/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * result-missing: two results or more fewer than steps, or one for three steps or more,
 * where both are lists: one result may well tell of two steps. Where there are no steps,
 * the numbered lines of the measure are them.
 */
#include <config.h>

#include "check/finding.h"
#include "check/results.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/str.h"

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->field != FIELD_OUTPUT)
		return;
	const struct card *card = &check->report->cards[text->card - 1];
	if (!steps_without_result(card))
		return;
	struct str has = STR_INIT, wanted = STR_INIT, basis = STR_INIT;
	check_number(check, &has, results_count(card));
	check_number(check, &wanted, steps_count(card));
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
	.alone = true,
	.text = look_at_text,
};
