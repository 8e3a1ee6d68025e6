/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the work is, who approves it: the classes of the screens of this room. */
#ifndef TUI_REVIEW_SCREENS_H
#define TUI_REVIEW_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_approval;
extern const struct screen_class screen_hand_over;
extern const struct screen_class screen_offices;
extern const struct screen_class screen_people;
extern const struct screen_class screen_person;
extern const struct screen_class screen_progress;
extern const struct screen_class screen_trail;

#endif
