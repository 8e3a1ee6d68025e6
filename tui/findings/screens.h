/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check finds: the classes of the screens of this room. */
#ifndef TUI_FINDINGS_SCREENS_H
#define TUI_FINDINGS_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_findings;
extern const struct screen_class screen_units;

#endif
