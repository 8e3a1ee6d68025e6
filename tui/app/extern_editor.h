/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text in the editor that the person prefers: $VISUAL, else $EDITOR.
 */
#ifndef TUI_APP_EXTERN_EDITOR_H
#define TUI_APP_EXTERN_EDITOR_H

#include "tui/app/app.h"
#include "tui/widget/field.h"

/*
 * Gives the terminal to the editor with the text of the field (what field_append() gives)
 * in a temporary file (mode 0600, removed afterwards), and the field what the editor made
 * of it, without the line end that editors put behind the last line. *changed: that is
 * another text. False and the error where no editor is named, it cannot be run or it
 * failed, or the field cannot take the text, which then stays in the file that the error
 * names; the field is untouched.
 */
bool extern_editor(
	struct app *app, struct field *field, bool *changed, struct error *error);

#endif
