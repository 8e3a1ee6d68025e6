/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/ita_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/report.h"
#include "text/i18n.h"

enum { NUMBER_BYTES = 64, SCORE_MOST = 100 };

static void put(struct str *out, const char *number, enum digits digits)
{
	digits_append(out, number, strlen(number), digits);
}

void ita_put_figure(struct str *out, const struct decimal *figure, enum digits digits)
{
	char number[NUMBER_BYTES];
	if (!decimal_known(figure))
		return;
	snprintf(number, sizeof(number), "%.15g", figure->value);
	put(out, number, digits);
}

void ita_put_score(struct str *out, const struct decimal *score, enum digits digits)
{
	static const double hundred = 100, nearly = 1e-9;
	if (!decimal_known(score))
		return;
	const double scaled = score->value * hundred;
	if (fabs(scaled - nearbyint(scaled)) > nearly * hundred) {
		ita_put_figure(out, score, digits);
		return;
	}
	ita_put_rounded(out, score->value, digits);
}

int ita_result_year(const struct ita *ita, int fiscal_year)
{
	return decimal_known(&ita->year) ? (int)ita->year.value : fiscal_year - 1;
}

bool ita_put_total_differs(struct str *out, const struct ita *ita, enum digits digits)
{
	static const double rounding = 0.011; /* of the total, and of the parts */
	double total;
	struct str figure = STR_INIT;
	if (!decimal_known(&ita->total) || !ita_total(ita, &total) ||
		fabs(total - ita->total.value) < rounding)
		return false;
	ita_put_rounded(&figure, total, digits);
	str_printf(out, _("the parts make it %s"), figure.data);
	str_release(&figure);
	return true;
}

void ita_put_rounded(struct str *out, double value, enum digits digits)
{
	char number[NUMBER_BYTES];
	snprintf(number, sizeof(number), "%.2f", value);
	put(out, number, digits);
}

bool ita_score_typed(const char *text, struct decimal *score)
{
	struct decimal typed = {DECIMAL_ABSENT, 0};
	bool whole = true;
	if (!text_is_blank(text)) {
		if (!number_read(text, strlen(text), &typed.value, &whole) ||
			typed.value > SCORE_MOST)
			return false;
		typed.kind = whole ? DECIMAL_INTEGER : DECIMAL_REAL;
	}
	*score = typed;
	return true;
}

const char *ita_locked(enum report_state state)
{
	return state == REPORT_APPROVED ? _("(approved: to be read)")
					: _("(submitted: to be read)");
}

const char *ita_locked_message(enum report_state state)
{
	return state == REPORT_APPROVED
		       ? N_("This report is approved: it can be read, not changed")
		       : N_("This report is submitted: it is changed once it is taken "
			    "back (v, then w, in the list of measures)");
}

enum ita_verdict ita_put_verdict(struct str *out, const struct ita *ita)
{
	const char *level = ita_level(ita);
	switch (ita_level_check(ita)) {
	case ITA_LEVEL_FITS:
		str_puts(out, _("the figures say so too"));
		return ITA_VERDICT_RIGHT;
	case ITA_LEVEL_WRONG:
		if (level)
			str_printf(out, _("wrong: the figures make it %s"), level);
		else
			str_puts(out, _("wrong: the figures do not make it that"));
		return ITA_VERDICT_WRONG;
	case ITA_LEVEL_UNSHOWN:
		str_puts(out, _("cannot be shown: parts are missing"));
		return ITA_VERDICT_UNSURE;
	case ITA_LEVEL_UNCLAIMED:
		if (level)
			str_printf(
				out, _("none is named; the figures make it %s"), level);
		else
			str_puts(out, _("none is named"));
		return ITA_VERDICT_UNSURE;
	default:
		str_puts(out, !decimal_known(&ita->year) ? _("the ITA year is missing")
			      : !decimal_known(&ita->total)
				      ? _("the total is missing")
				      : _("no such level in that year"));
		return ITA_VERDICT_UNSURE;
	}
}

/* --- questions --- */

static const char *const sure_labels[] = {
	[ITA_SURE_NOT] = N_("not compared yet"),
	[ITA_SURE_OTHER] = N_("from other bodies"),
	[ITA_SURE_CHECKED] = N_("compared"),
	[ITA_SURE_OFFICE] = N_("the office's own"),
};

const char *ita_sure_label(enum ita_sure sure)
{
	return sure_labels[sure];
}

void ita_put_question(
	struct str *out, const struct ita_bank *bank, const struct ita_question *question)
{
	if (*question->text)
		str_puts(out, question->text);
	else
		/* TRANSLATORS: the name of an indicator of the ITA */
		str_printf(out, _("%s: what it asks is not known here"),
			bank->indicators[question->indicator].name);
}

void ita_put_sure(struct str *out, const struct ita_bank *bank,
	const struct ita_question *question, enum digits digits)
{
	const enum ita_sure sure = question->sure;
	struct str year = STR_INIT;
	if (!bank->of_that_year && sure != ITA_SURE_OFFICE) {
		number_append(&year, bank->year, digits);
		str_puts(out, " ");
		/* TRANSLATORS: a year, for which there are questions */
		str_printf(out, _("(as of %s)"), year.data);
	} else if (sure == ITA_SURE_NOT || sure == ITA_SURE_OTHER) {
		str_printf(out, " (%s)", _(ita_sure_label(sure)));
	}
	str_release(&year);
}

void ita_put_choice(
	struct str *out, const struct ita_bank *bank, const struct ita_question *question)
{
	str_printf(out, "%-4s ", question->code);
	ita_put_question(out, bank, question);
	if (question->sure == ITA_SURE_NOT)
		str_puts(out, " ?");
}
