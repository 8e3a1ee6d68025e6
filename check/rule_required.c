/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * required: what the layout prints and a finished report must have is empty, or holds no
 * more than a dash. Dots alone are told by `placeholder`.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "text/i18n.h"

#include <string.h>

/* White space, what prints nothing, and a dash fill no field. */
static bool filled(const struct check *check, const struct check_text *text)
{
	return card_field_filled(&check->report->cards[text->card - 1], text->field) &&
	       (!says_nothing(text->text) || strpbrk(text->text, "._") ||
		       strstr(text->text, "…"));
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->field == FIELD_NONE || !(check->input->required >> text->field & 1u) ||
		filled(check, text))
		return;
	check_tell(check, SEVERITY_ERROR, text, 0, 0,
		_("still empty, though this report form prints it"));
}

/* The lines of the front matter that would be left out. */
static void look_at_report(struct check *check)
{
	const struct agency *agency = &check->report->agency;
	const struct {
		const char *path;
		const char *text;
	} needed[] = {
		{"title", check->report->title},
		{"agency.type", agency->type},
		{"agency.name", agency->name},
		{"agency.district", agency->district},
		{"agency.province", agency->province},
	};
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (says_nothing(needed[i].text ? needed[i].text : ""))
			check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE,
				needed[i].path, "%s",
				_("still empty, though the first page prints it"));
}

const struct rule rule_required = {
	.name = "required",
	.severity = SEVERITY_ERROR,
	.title = N_("Fields that are still empty"),
	.mend = N_("The report form prints this field. Fill it in, or choose a form that "
		   "does not have it."),
	.alone = true,
	.text = look_at_text,
	.report = look_at_report,
};
