/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/palette/palette_screens.h"

#include "text/i18n.h"
#include "text/macros.h"

const struct palette_screen palette_screens[] = {
	{SCREEN_CARDS, N_("List of measures"), N_("The measures of this report."),
		ABOUT_REPORT},
	{SCREEN_MEMO, N_("Memo"),
		N_("The memo that goes with the report, and who signs it."),
		ABOUT_REPORT},
	{SCREEN_TEXTS, N_("Texts"), N_("What stands before and after the table."),
		ABOUT_REPORT},
	{SCREEN_ITA, N_("ITA"),
		N_("The ITA result that the report answers, and which measures answer "
		   "its items."),
		ABOUT_REPORT},
	{SCREEN_ITA_TREND, N_("ITA of other years"),
		N_("The ITA result of this report against those of other years."),
		ABOUT_REPORT},
	{SCREEN_ITA_QUESTIONS, N_("Questions of the ITA"),
		N_("What the ITA of the year asks, for the office to correct."),
		ABOUT_REPORT},
	{SCREEN_REPORT, N_("Details of the report"),
		N_("Agency, year, layout, title and deadline of the report, to look up and to "
		   "correct."),
		ABOUT_REPORT},
	{SCREEN_FINDINGS, N_("Check"), N_("What is to be mended in the report."),
		ABOUT_REPORT},
	{SCREEN_PROGRESS, N_("Progress"),
		N_("How far the work has come; for a supervisor, what waits for "
		   "approval."),
		ABOUT_REPORT},
	{SCREEN_APPROVAL, N_("Approval"),
		N_("Where the report stands, who signs, its seal; there it is submitted "
		   "and signed."),
		ABOUT_REPORT},
	{SCREEN_PREVIEW, N_("Preview"),
		N_("The pages of the report as they will be printed."), ABOUT_REPORT},
	{SCREEN_EXPORT, N_("Export"), N_("A file of the report for others."),
		ABOUT_REPORT},
	{SCREEN_TRAIL, N_("Trail of the report"),
		N_("Who did what with the report, and when."), ABOUT_REPORT},
	{SCREEN_OFFICES, N_("Offices"),
		N_("How far every office is in this fiscal year, each in a row; for who "
		   "looks after many."),
		ABOUT_NOTHING},
	{SCREEN_REPORTS, N_("Reports"), N_("All reports of the office file."),
		ABOUT_NOTHING},
	{SCREEN_BIN, N_("Bin"),
		N_("What was removed: to read, to bring back, to destroy."),
		ABOUT_NOTHING},
	{SCREEN_UNITS, N_("Units"), N_("The units of the office, for the check."),
		ABOUT_NOTHING},
	{SCREEN_ABBREVIATIONS, N_("Abbreviations"),
		N_("What the office's people type for longer words, as สนป for "
		   "สำนักปลัด."),
		ABOUT_NOTHING},
	{SCREEN_PEOPLE, N_("People"),
		N_("Who works in this office file, what each may do, who signs in whose "
		   "place."),
		ABOUT_NOTHING},
};
const size_t palette_screens_count = COUNT(palette_screens);
