/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that is to be said of the row under the cursor: a doubt in full, what stands in the
 * document, the whole measure that it becomes.
 */
#ifndef TUI_INTAKE_IMPORT_DETAIL_H
#define TUI_INTAKE_IMPORT_DETAIL_H

#include "tui/intake/import_lists.h"
#include "tui/terminal/canvas.h"

/* Writes work->detail where that is of another row, or of what was. */
void import_detail_write(struct import_work *work);

#endif
