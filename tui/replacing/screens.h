/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find and replace: the class of the screen of this room. */
#ifndef TUI_REPLACING_SCREENS_H
#define TUI_REPLACING_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_replace;

#endif
