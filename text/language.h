/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Locale and language, in any environment.
 *
 * LANG unset, C, or a locale that is not generated must not cost a Thai letter its
 * width or the program its language. The language is chosen by own rules: --lang
 * or a setting, else the first of LANGUAGE, LC_ALL, LC_MESSAGES, LANG that names
 * one we have, else Thai. It is kept in LANGUAGE, for whom the program starts.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stdbool.h>

#include "text/number.h"

/* Once, at start: the environment's locale for characters and the C library's own messages,
 * or C.UTF-8 where its codeset is not UTF-8; the catalogues of locale_folder, whatever the
 * locale; the language. Numbers keep the form of the C locale. */
void language_start(const char *locale_folder);

/* Switches the language of all further messages: "th" or "en". False for any
 * other. Works at any time. */
bool language_set(const char *language);

/* The language in use, by the rules above: "th" or "en". */
const char *language_now(void);

/* The translation into it, or the English itself. message_text() (text/message.h) is what
 * others ask. */
const char *language_text(const char *english);

/* In which digits messages are: Thai ones in Thai, unless the person has set Arabic ones,
 * which any other language has. */
enum digits language_digits(void);
void language_set_digits(enum digits digits);

#endif
