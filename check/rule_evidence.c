/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * evidence: pieces that nobody could look up: a date that is none, or of years after the
 * report, an address of the web that was left out, and a file that is not there. Only a whole
 * path is looked for: where a bare name lies (image2.png) is known to who wrote it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/report.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/period.h"
#include "text/str.h"

struct look {
	struct check *check;
	const struct check_text *text;
	size_t at; /* in that text: where the next piece's line begins */
};

/* Appends the path that a reference is; false where it is none that can be looked for. */
static bool put_path(struct str *path, const char *ref)
{
	const char *home = getenv("HOME");
	if (begins_with(ref, "file://"))
		ref += strlen("file://");
	if (begins_with(ref, "~/") && home && *home == '/') {
		str_puts(path, home);
		ref++;
	}
	if (*ref != '/')
		return false;
	str_puts(path, ref);
	return true;
}

static void look_at_place(const struct look *look, const char *ref)
{
	struct str path = STR_INIT;
	if (put_path(&path, ref) && access(path.data, F_OK) != 0)
		check_tell(look->check, SEVERITY_WARNING, look->text, look->at,
			strlen(ref), _("there is no such file on this machine: %s"), ref);
	str_release(&path);
}

/* Reports are written in the year after their own; of what no year can be is told by the
 * rule of years. */
static bool is_long_after(const struct report *report, const struct period *period)
{
	enum { YEARS_AHEAD = 5 };
	if (period->kind != PERIOD_DAY && period->kind != PERIOD_RANGE)
		return false;
	const int ahead = date_fiscal_year(period->from) - report->fiscal_year;
	return report->fiscal_year && ahead > 1 && ahead <= YEARS_AHEAD;
}

static void look_at_date(const struct look *look, const char *date)
{
	const struct period period =
		period_parse(date, strlen(date), look->check->report->fiscal_year);
	if (period.kind == PERIOD_NOT_UNDERSTOOD)
		check_tell(look->check, SEVERITY_WARNING, look->text, look->at,
			strlen(date), _("this date is not understood: %s"), date);
	else if (is_long_after(look->check->report, &period))
		check_tell(look->check, SEVERITY_WARNING, look->text, look->at,
			strlen(date), _("dated years after this report: %s"), date);
}

/* The lines of a piece stand in the text as card_field_append() puts them. */
static void look_at_line(struct look *look, const char *line,
	void (*at)(const struct look *, const char *))
{
	if (!line || !*line)
		return;
	if (at)
		at(look, line);
	look->at += strlen(line) + 1;
}

/* An address of the web that has a caption and is none. */
static bool lacks_address(const struct evidence *piece)
{
	return piece->kind && !strcmp(piece->kind, "url") &&
	       (!piece->ref || says_nothing(piece->ref));
}

static void tell_lacking(const struct look *look, const char *caption)
{
	check_tell(look->check, SEVERITY_WARNING, look->text, look->at, strlen(caption),
		_("the address of this is missing: %s"), caption);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct look look = {check, text, 0};
	if (text->field != FIELD_EVIDENCE)
		return;
	const struct evidence_list *evidence = &text->of->evidence;
	for (size_t i = 0; i < evidence->count; i++) {
		look_at_line(&look, evidence->items[i].caption,
			lacks_address(&evidence->items[i]) ? tell_lacking : NULL);
		look_at_line(&look, evidence->items[i].ref, look_at_place);
		look_at_line(&look, evidence->items[i].date, look_at_date);
	}
}

const struct rule rule_evidence = {
	.name = "evidence",
	.severity = SEVERITY_WARNING,
	.title = N_("Evidence with a date that is none, or a file that is not there"),
	.mend = N_("Write the date as one of the calendar (5 March 2568), and where the "
		   "file lies now."),
	.typing = true,
	.text = look_at_text,
};
