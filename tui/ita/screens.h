/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ITA result that a report answers: the classes of the screens of this room. */
#ifndef TUI_ITA_SCREENS_H
#define TUI_ITA_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_ita;
extern const struct screen_class screen_ita_form;
extern const struct screen_class screen_ita_questions;
extern const struct screen_class screen_ita_trend;

#endif
