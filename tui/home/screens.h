/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one begins, and what every screen has: the classes of the screens of this room. */
#ifndef TUI_HOME_SCREENS_H
#define TUI_HOME_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_abbreviations;
extern const struct screen_class screen_about;
extern const struct screen_class screen_bin;
extern const struct screen_class screen_help;
extern const struct screen_class screen_kept;
extern const struct screen_class screen_reports;
extern const struct screen_class screen_search;
extern const struct screen_class screen_settings;

/* Every screen there is, of all rooms; NULL at the end. A screen adds its class here and to
 * the header of its room. */
extern const struct screen_class *const screen_classes[];

#endif
