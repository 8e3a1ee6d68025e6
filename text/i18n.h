/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks for translated messages: _() translates here and now, N_() only
 * marks a text in a table that is translated where it is shown. The language
 * itself is chosen in text/language.h; numbers come in by text/message.h.
 */
#ifndef TEXT_I18N_H
#define TEXT_I18N_H

/* The translation, its digits as the person has set them: messages are written with Thai
 * digits in Thai, which become Arabic ones where those are set. Not where the English has
 * Thai digits too: then it speaks of these (“เลขไทย: ๑๒๓”). Not to be freed. */
const char *message_text(const char *english) __attribute__((format_arg(1)));

#define _(text)  message_text(text)
#define N_(text) text

#endif
