/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The units that most local offices have, to pick owners from where the office file knows
 * none yet. Always in Thai, as reports are.
 */
#ifndef TUI_PICKING_GUIDE_UNITS_H
#define TUI_PICKING_GUIDE_UNITS_H

#include <stddef.h>

extern const char *const guide_units[];
extern const size_t guide_units_count;

#endif
