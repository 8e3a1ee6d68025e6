/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ita-level: the level that is claimed does not follow from the figures, or cannot be
 * shown to; a total that its parts do not make; and scores that nobody can have (more than
 * 100).
 */
#include <config.h>

#include <math.h>
#include <stdio.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/ita.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"

/* Figures of two decimals, each rounded. */
#define ROUNDING   0.02
#define SCORE_MOST 100

/* The figures and the claim. */
static void rest_on(struct finding *finding, const struct ita *ita)
{
	struct str basis = STR_INIT;
	str_printf(&basis, "%.2f %.2f", ita->year.value, ita->total.value);
	for (enum ita_part part = 0; part < ITA_PARTS; part++)
		str_printf(&basis, " %.2f", ita_part_score(ita, part)->value);
	str_printf(&basis, " %s", ita->level ? ita->level : "");
	finding_set_basis(finding, basis.data);
	str_release(&basis);
}

static void put_score(const struct check *check, struct str *out, double score)
{
	char text[32];
	const int bytes = snprintf(text, sizeof(text), "%.2f", score);
	digits_append(out, text, (size_t)bytes,
		check->input->digits == DIGITS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI);
}

/* The parts that are missing: "IIT, EIT". */
static void put_missing(struct str *out, const struct ita *ita)
{
	for (enum ita_part part = 0; part < ITA_PARTS; part++)
		if (!decimal_known(ita_part_score(ita, part)))
			str_printf(
				out, "%s%s", out->bytes ? ", " : "", ita_part_name(part));
}

static void tell_wrong(struct check *check, const struct ita *ita)
{
	const char *level = ita_level(ita);
	struct finding *finding =
		level ? check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, "ita.level",
				_("“%s” does not follow from the scores, which make “%s”"),
				ita->level, level)
		      : check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, "ita.level",
				_("“%s” does not follow from the scores"), ita->level);
	rest_on(finding, ita);
}

static void tell_unshown(struct check *check, const struct ita *ita)
{
	struct str missing = STR_INIT;
	put_missing(&missing, ita);
	rest_on(check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "ita.level",
			_("“%s” cannot be shown without the scores of %s"), ita->level,
			missing.data),
		ita);
	str_release(&missing);
}

/* Which of the things is missing without which nobody can say. */
static void tell_unknown(struct check *check, const struct ita *ita)
{
	struct str year = STR_INIT;
	struct finding *finding;
	double total;
	check_number(check, &year, (long)ita->year.value);
	if (!decimal_known(&ita->year))
		finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
			"ita.level",
			_("“%s” cannot be shown: the year of the result is missing"),
			ita->level);
	else if (!decimal_known(&ita->total) && !ita_total(ita, &total))
		finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
			"ita.level", _("“%s” cannot be shown: the total is missing"),
			ita->level);
	else
		finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
			"ita.level", _("the ITA of %s has no level “%s”"), year.data,
			ita->level);
	rest_on(finding, ita);
	str_release(&year);
}

static void look_at_level(struct check *check, const struct ita *ita)
{
	switch (ita_level_check(ita)) {
	case ITA_LEVEL_WRONG: tell_wrong(check, ita); break;
	case ITA_LEVEL_UNSHOWN: tell_unshown(check, ita); break;
	case ITA_LEVEL_UNKNOWN: tell_unknown(check, ita); break;
	case ITA_LEVEL_FITS:
	case ITA_LEVEL_UNCLAIMED: break;
	}
}

static void look_at_total(struct check *check, const struct ita *ita)
{
	double total;
	struct str given = STR_INIT, made = STR_INIT;
	if (!decimal_known(&ita->total) || !ita_total(ita, &total) ||
		fabs(total - ita->total.value) <= ROUNDING)
		return;
	put_score(check, &given, ita->total.value);
	put_score(check, &made, total);
	rest_on(check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "ita.total",
			_("the total is %s, but its parts make %s"), given.data,
			made.data),
		ita);
	str_release(&given);
	str_release(&made);
}

/* A score is one of 0 to 100. */
static void look_at_score(
	struct check *check, const struct decimal *score, const char *path)
{
	struct str said = STR_INIT;
	if (!decimal_known(score) || (score->value >= 0 && score->value <= SCORE_MOST))
		return;
	put_score(check, &said, score->value);
	finding_set_basis(check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, path,
				  _("no score can be %s"), said.data),
		said.data);
	str_release(&said);
}

static void look_at_scores(struct check *check, const struct ita *ita)
{
	static const char *const parts[] = {"ita.iit", "ita.eit", "ita.oit"};
	look_at_score(check, &ita->total, "ita.total");
	for (enum ita_part part = 0; part < ITA_PARTS; part++)
		look_at_score(check, ita_part_score(ita, part), parts[part]);
	for (size_t i = 0; i < ita->count; i++) {
		struct str path = STR_INIT;
		str_printf(&path, "ita.items[%zu].score", i);
		look_at_score(check, &ita->items[i].score, path.data);
		str_release(&path);
	}
}

static void look_at_report(struct check *check)
{
	look_at_scores(check, &check->report->ita);
	look_at_level(check, &check->report->ita);
	look_at_total(check, &check->report->ita);
}

const struct rule rule_ita_level = {
	.name = "ita-level",
	.severity = SEVERITY_ERROR,
	.title = N_("ITA level that does not follow from the scores"),
	.mend = N_("Enter the total and the scores of IIT, EIT and OIT as they were "
		   "announced, and the level that they make."),
	.report = look_at_report,
};
