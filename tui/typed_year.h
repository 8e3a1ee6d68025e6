/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fiscal year as a clerk types it.
 */
#ifndef TUI_TYPED_YEAR_H
#define TUI_TYPED_YEAR_H

/* The year (BE) that the whole text is, but for spaces around it; 0: none. */
int typed_year(const char *text);

#endif
