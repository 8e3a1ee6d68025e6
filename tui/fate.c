/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/fate.h"

#include <string.h>

#include "db/head.h"
#include "text/i18n.h"
#include "tui/deed.h"

/* --- of a card --- */

static enum card_fate fate_of(const struct card_standing *standing)
{
	if (!standing->there)
		return CARD_AWAY;
	if (standing->state == CARD_APPROVED || standing->report_state == REPORT_APPROVED)
		return CARD_FROZEN;
	return standing->report_state == REPORT_SUBMITTED ? CARD_SUBMITTED : CARD_HERE;
}

bool card_fate_find(const struct app *app, int64_t card, enum card_fate *fate,
	struct card_standing *standing, struct error *error)
{
	if (!store_card_standing(app->store, card, standing, error))
		return false;
	*fate = fate_of(standing);
	return true;
}

/* The acts by which a card gets out of reach. */
static const struct {
	const char *act;
	bool of_card; /* else of its report */
	const char *words;
} away[] = {
	{"card.remove", true, N_("This measure was taken out of its report")},
	{"card.destroy", true, N_("This measure was removed for good")},
	{"report.bin", false, N_("The report of this measure was put into the bin")},
	{"report.remove", false, N_("The report of this measure was removed")},
	{"report.replace", false,
		N_("The report was replaced by a file in which this measure is not")},
};

static const char *const away_of_card[] = {"card.remove", "card.destroy", NULL};
static const char *const away_of_report[] = {
	"report.bin", "report.remove", "report.replace", NULL};
static const char *const frozen_of_card[] = {"card.approve", NULL};
static const char *const frozen_of_report[] = {"report.sign", NULL};
static const char *const submitted_of_report[] = {"report.submit", NULL};

static void put_deed(const struct app *app, const char *words, const struct deed *deed,
	struct str *out)
{
	struct str who = STR_INIT;
	deed_append(&who, deed, app_digits(app));
	str_printf(out, "%s (%s)", words, who.data);
	str_release(&who);
}

static const char *away_words(const struct deed *deed)
{
	for (size_t i = 0; deed->found && i < sizeof(away) / sizeof(away[0]); i++)
		if (strcmp(away[i].act, deed->act) == 0)
			return away[i].words;
	return N_("This measure is no longer in its report");
}

bool card_fate_append(const struct app *app, int64_t report, int64_t card,
	enum card_fate fate, struct str *out, struct error *error)
{
	static const char *const none[] = {NULL};
	struct deed deed = {0};
	const char *words = NULL;
	bool good = true;
	switch (fate) {
	case CARD_HERE: return true;
	case CARD_AWAY:
		good = deed_find_newer(
			app, report, card, away_of_card, away_of_report, &deed, error);
		words = good ? away_words(&deed) : NULL;
		break;
	case CARD_FROZEN:
		good = deed_find_newer(app, report, card, frozen_of_card,
			frozen_of_report, &deed, error);
		words = N_("This measure was approved meanwhile");
		break;
	case CARD_SUBMITTED:
		good = deed_find_newer(
			app, report, card, none, submitted_of_report, &deed, error);
		words = N_("The report was submitted meanwhile");
		break;
	}
	if (good)
		put_deed(app, _(words), &deed, out);
	deed_release(&deed);
	return good;
}

/* --- of a report --- */

bool report_fate_find(
	const struct app *app, int64_t report, enum card_fate *fate, struct error *error)
{
	struct report_standing standing;
	if (!store_report_standing(app->store, report, &standing, error))
		return false;
	*fate = !standing.there                      ? CARD_AWAY
		: standing.state == REPORT_APPROVED  ? CARD_FROZEN
		: standing.state == REPORT_SUBMITTED ? CARD_SUBMITTED
						     : CARD_HERE;
	return true;
}

bool report_fate_append(const struct app *app, int64_t report, enum card_fate fate,
	struct str *out, struct error *error)
{
	static const struct {
		const char *acts[3], *words;
	} fates[] = {
		[CARD_AWAY] = {{"report.bin", "report.remove"},
			N_("This report was removed")},
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
