/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/fate.h"

#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/deed.h"

/* --- of a card --- */

static enum card_fate fate_by_state(
	const struct card_standing *standing, enum report_state report)
{
	if (report == REPORT_APPROVED || (standing && standing->state == CARD_APPROVED))
		return CARD_FROZEN;
	return report == REPORT_SUBMITTED ? CARD_SUBMITTED : CARD_HERE;
}

static enum card_fate fate_of(const struct card_standing *standing)
{
	if (!standing->report)
		return CARD_GONE;
	if (standing->report_in_bin)
		return CARD_WITH_IT;
	return standing->there ? fate_by_state(standing, standing->report_state)
			       : CARD_IN_BIN;
}

bool card_fate_find(const struct app *app, int64_t card, enum card_fate *fate,
	struct card_standing *standing, struct error *error)
{
	if (!store_card_standing(app->store, card, standing, error))
		return false;
	*fate = fate_of(standing);
	return true;
}

/* What is said where an act of a card, or of its report, made it so. */
static const struct {
	enum card_fate fate;
	bool of_card; /* else of its report */
	const char *act, *words;
} acts[] = {
	{CARD_IN_BIN, true, "card.remove", N_("This measure was put into the bin")},
	{CARD_IN_BIN, false, "report.replace",
		N_("The report was replaced by a file in which this measure is not")},
	{CARD_WITH_IT, false, "report.bin",
		N_("The report of this measure was put into the bin")},
	{CARD_GONE, true, "card.destroy", N_("This measure was destroyed in the bin")},
	{CARD_GONE, false, "report.remove",
		N_("The report of this measure was destroyed in the bin")},
	{CARD_FROZEN, true, "card.approve", N_("This measure was approved meanwhile")},
	{CARD_FROZEN, false, "report.sign", N_("This measure was approved meanwhile")},
	{CARD_SUBMITTED, false, "report.submit",
		N_("The report was submitted meanwhile")},
};

enum { ACTS = sizeof(acts) / sizeof(acts[0]) };

static void put_deed(const struct app *app, const char *words, const struct deed *deed,
	struct str *out)
{
	struct str who = STR_INIT;
	deed_append(&who, deed, app_digits(app));
	str_printf(out, "%s (%s)", words, who.data);
	str_release(&who);
}

/* Where no act tells of it. */
static const char *words_of(enum card_fate fate)
{
	return fate == CARD_IN_BIN || fate == CARD_GONE
		       ? N_("This measure is no longer in its report")
	       : fate == CARD_WITH_IT
		       ? N_("The report of this measure was put into the bin")
	       : fate == CARD_FROZEN ? N_("This measure was approved meanwhile")
				     : N_("The report was submitted meanwhile");
}

bool card_fate_append(const struct app *app, int64_t report, int64_t card,
	enum card_fate fate, struct str *out, struct error *error)
{
	const char *of[2][ACTS + 1]; /* report, card */
	size_t counts[2] = {0, 0};
	struct deed deed;
	if (fate == CARD_HERE)
		return true;
	for (size_t i = 0; i < ACTS; i++)
		if (acts[i].fate == fate)
			of[acts[i].of_card][counts[acts[i].of_card]++] = acts[i].act;
	of[0][counts[0]] = of[1][counts[1]] = NULL;
	if (!deed_find_newer(app, report, card, of[1], of[0], &deed, error))
		return false;
	const char *words = words_of(fate);
	for (size_t i = 0; deed.found && i < ACTS; i++)
		if (strcmp(acts[i].act, deed.act) == 0)
			words = acts[i].words;
	put_deed(app, _(words), &deed, out);
	deed_release(&deed);
	return true;
}

/* --- of a report --- */

bool report_fate_find(
	const struct app *app, int64_t report, enum card_fate *fate, struct error *error)
{
	struct report_standing standing;
	if (!store_report_standing(app->store, report, &standing, error))
		return false;
	*fate = standing.there    ? fate_by_state(NULL, standing.state)
		: standing.in_bin ? CARD_IN_BIN
				  : CARD_GONE;
	return true;
}

bool report_fate_append(const struct app *app, int64_t report, enum card_fate fate,
	struct str *out, struct error *error)
{
	static const struct {
		const char *acts[3], *words;
	} fates[] = {
		[CARD_IN_BIN] = {{"report.bin"}, N_("This report was put into the bin")},
		[CARD_WITH_IT] = {{"report.bin"}, N_("This report was put into the bin")},
		[CARD_GONE] = {{"report.remove"},
			N_("This report was destroyed in the bin")},
		[CARD_FROZEN] = {{"report.sign"},
			N_("This report was approved meanwhile")},
		[CARD_SUBMITTED] = {{"report.submit"},
			N_("This report was submitted meanwhile")},
	};
	struct deed deed;
	struct str who = STR_INIT;
	if (fate == CARD_HERE)
		return true;
	if (!deed_find(app, report, 0, fates[fate].acts, &deed, error))
		return false;
	deed_append(&who, &deed, app_digits(app));
	str_printf(out, "%s (%s)", _(fates[fate].words), who.data);
	deed_release(&deed);
	str_release(&who);
	return true;
}

/* --- once it is back --- */

bool fate_once_back(const struct app *app, int64_t report, int64_t card,
	enum card_fate *fate, struct error *error)
{
	struct card_standing of_card = {0};
	struct report_standing of_report;
	if (!store_report_standing(app->store, report, &of_report, error) ||
		(card && !store_card_standing(app->store, card, &of_card, error)))
		return false;
	const bool gone =
		(!of_report.there && !of_report.in_bin) || (card && !of_card.report);
	*fate = gone ? CARD_GONE : fate_by_state(card ? &of_card : NULL, of_report.state);
	return true;
}
