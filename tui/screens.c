/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/screen.h"

const struct screen_class *const screen_classes[] = {
	&screen_about,
	&screen_help,
	NULL,
};
