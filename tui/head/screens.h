/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's own texts: the classes of the screens of this room. */
#ifndef TUI_HEAD_SCREENS_H
#define TUI_HEAD_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_memo;
extern const struct screen_class screen_new_report;
extern const struct screen_class screen_report;
extern const struct screen_class screen_texts;

#endif
