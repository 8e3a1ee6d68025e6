/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * memo-figure: a figure of the memo (year, round, how many measures) that was filled in and is
 * another in the report by now. Only lines that are still as they were filled in are
 * looked at: what a clerk writes in other words is left alone.
 */
#include <config.h>

#include <stdlib.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"

static size_t count_done(const struct report *report)
{
	size_t done = 0;
	for (size_t i = 0; i < report->count; i++)
		done += report->cards[i].state == CARD_DONE ||
			report->cards[i].state == CARD_APPROVED;
	return done;
}

static void begin(struct check *check)
{
	if (!check->input->memo_form)
		return;
	struct memo_facts *facts = mem_new(1, sizeof(*facts));
	memo_facts_init(facts, check->input->memo_form, check->report,
		check->report->count, count_done(check->report));
	check->state = facts;
}

static void end(struct check *check)
{
	if (check->state)
		memo_facts_release(check->state);
	free(check->state);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	const struct memo_facts *facts = check->state;
	struct memo_outdated found;
	enum head_what what;
	size_t index;
	if (!facts || text->card || !text->printed ||
		!head_path_parse(text->path, &what, &index))
		return;
	for (size_t from = 0; memo_form_outdated(
		     check->input->memo_form, facts, what, text->text, from, &found);
		from = found.start + found.bytes)
		check_tell(check, SEVERITY_WARNING, text, found.start, found.bytes,
			/* TRANSLATORS: what the figure is, as it stands in the memo, as
			 * it is in the report. */
			_("%s: %.*s in the memo, %s in the report"),
			_(memo_fact_label(found.fact)), (int)found.bytes,
			text->text + found.start, facts->texts[found.fact]);
}

const struct rule rule_memo_figure = {
	.name = "memo-figure",
	.severity = SEVERITY_WARNING,
	.title = N_("figure of the memo that is out of date"),
	.mend = N_("The report changed after its memo was filled in. In the memo, "
		   "Add/take out brings its figures up to date; or type what is right."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
