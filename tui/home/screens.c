/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/beginning/screens.h"
#include "tui/card/screens.h"
#include "tui/findings/screens.h"
#include "tui/head/screens.h"
#include "tui/home/screens.h"
#include "tui/intake/screens.h"
#include "tui/ita/screens.h"
#include "tui/printing/screens.h"
#include "tui/replacing/screens.h"
#include "tui/review/screens.h"

const struct screen_class *const screen_classes[] = {
	&screen_abbreviations,
	&screen_about,
	&screen_approval,
	&screen_bin,
	&screen_cards,
	&screen_conflict,
	&screen_export,
	&screen_findings,
	&screen_guide,
	&screen_hand_over,
	&screen_help,
	&screen_history,
	&screen_import,
	&screen_ita,
	&screen_ita_form,
	&screen_ita_questions,
	&screen_ita_trend,
	&screen_kept,
	&screen_memo,
	&screen_new_report,
	&screen_news,
	&screen_offices,
	&screen_people,
	&screen_person,
	&screen_preview,
	&screen_print,
	&screen_progress,
	&screen_read,
	&screen_replace,
	&screen_report,
	&screen_reports,
	&screen_returned,
	&screen_search,
	&screen_settings,
	&screen_start,
	&screen_texts,
	&screen_trail,
	&screen_units,
	&screen_welcome,
	&screen_whole,
	NULL,
};
