/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A day that somebody types: ๑ ธันวาคม ๒๕๖๙, 1 ธ.ค. 69, 1/12/2569 (text/date.h), or
 * 2026-12-01 of the common era, as commands are given it.
 */
#ifndef OFFICE_DAY_H
#define OFFICE_DAY_H

#include <stdbool.h>

#include "text/date.h"

/* False, and nothing set, where it is no day, or not wholly one: its year is needed. */
bool day_read(const char *text, struct date *day);

#endif
