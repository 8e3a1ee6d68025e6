/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text in the editor that the person prefers: $VISUAL, else $EDITOR.
 */
#ifndef TUI_EXTERN_EDITOR_H
#define TUI_EXTERN_EDITOR_H

#include "tui/app.h"

/*
 * Gives the terminal to the editor with the text in a temporary file (mode 0600, removed
 * afterwards). *changed: *text is now another, as the editor left it without the line
 * end that editors put behind the last line. False and the error where none is named, it
 * cannot be run or it failed; then the text is untouched.
 */
bool extern_editor(struct app *app, struct str *text, bool *changed, struct error *error);

#endif
