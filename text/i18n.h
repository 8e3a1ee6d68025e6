/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks for translated messages: _() translates here and now, N_() only
 * marks a text in a table that is translated where it is shown. The language
 * itself is chosen in text/language.h.
 */
#ifndef TEXT_I18N_H
#define TEXT_I18N_H

#include <libintl.h>

#define _(text)  gettext(text)
#define N_(text) text

#endif
