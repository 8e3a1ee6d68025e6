/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copies of the office file, and going back to one, as the Reports screen asks for it.
 */
#ifndef TUI_HOME_OFFICE_FILE_H
#define TUI_HOME_OFFICE_FILE_H

#include "tui/app/app.h"

/* Asks where to and writes a copy of the office file. What came of it stands in the message line. */
void office_file_backup(struct app *app);

/* Asks which copy, says what is in it and in the present file, and exchanges them where
 * the clerk says so: app->store is another then, and no other screen may be open. What
 * came of it stands in the message line. True: what is shown has to be read anew. */
bool office_file_restore(struct app *app);

#endif
