/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages on the screen and on paper: the classes of the screens of this room. */
#ifndef TUI_PRINTING_SCREENS_H
#define TUI_PRINTING_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_export;
extern const struct screen_class screen_preview;
extern const struct screen_class screen_print;

#endif
