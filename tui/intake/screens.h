/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of other programs come in: the classes of the screens of this room. */
#ifndef TUI_INTAKE_SCREENS_H
#define TUI_INTAKE_SCREENS_H

#include "tui/app/screen.h"

extern const struct screen_class screen_import;
extern const struct screen_class screen_returned;

#endif
