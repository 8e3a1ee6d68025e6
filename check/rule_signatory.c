/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * signatory: a signature of the memo of which the office file cannot tell whose it is, so
 * that nobody could sign. Who is among its people only the office file knows: what is to be
 * said of each comes with what is checked.
 */
#include <config.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/str.h"

static void tell(struct check *check, size_t index, const char *why)
{
	struct str path = STR_INIT;
	head_path(&path, HEAD_SIGNER_NAME, index);
	finding_set_basis(
		check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, path.data, "%s", why),
		why);
	str_release(&path);
}

static void look_at_report(struct check *check)
{
	const struct string_list *signatories = check->input->signatories;
	if (!signatories || check->report->state == REPORT_APPROVED)
		return;
	for (size_t i = 0; i < signatories->count && i < check->report->memo.count; i++)
		if (*signatories->items[i])
			tell(check, i, signatories->items[i]);
}

const struct rule rule_signatory = {
	.name = "signatory",
	.severity = SEVERITY_ERROR,
	.title = N_("signature of which it is not clear whose it is"),
	.mend = N_(
		"In the memo, choose with Ctrl-O who signs: a supervisor of the office "
		"file, or somebody who signs on the paper."),
	.report = look_at_report,
};
