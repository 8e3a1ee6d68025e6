/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one begins, with the program and with a new version of it: the classes of the screens. */
#ifndef TUI_BEGINNING_SCREENS_H
#define TUI_BEGINNING_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_news;
extern const struct screen_class screen_start;
extern const struct screen_class screen_welcome;

#endif
