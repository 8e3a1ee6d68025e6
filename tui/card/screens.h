/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card and the list of them: the classes of the screens of this room. */
#ifndef TUI_CARD_SCREENS_H
#define TUI_CARD_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_cards;
extern const struct screen_class screen_conflict;
extern const struct screen_class screen_guide;
extern const struct screen_class screen_history;
extern const struct screen_class screen_read;
extern const struct screen_class screen_whole;

#endif
