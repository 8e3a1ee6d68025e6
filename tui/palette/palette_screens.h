/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screens that the palette opens from anywhere, and what it says of them.
 */
#ifndef TUI_PALETTE_PALETTE_SCREENS_H
#define TUI_PALETTE_PALETTE_SCREENS_H

#include <stddef.h>

#include "tui/app/screen_id.h"

struct palette_screen {
	enum screen_id id;
	const char *name, *wanted; /* N_() */
	enum about about; /* ABOUT_REPORT: of the report that is open; or nothing */
};

extern const struct palette_screen palette_screens[];
extern const size_t palette_screens_count;

#endif
