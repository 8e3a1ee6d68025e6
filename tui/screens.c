/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/screen.h"

const struct screen_class *const screen_classes[] = {
	&screen_about,
	&screen_help,
	&screen_new_report,
	&screen_preview,
	&screen_reports,
	&screen_search,
	&screen_settings,
	&screen_start,
	NULL,
};
