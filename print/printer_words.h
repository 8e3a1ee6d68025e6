/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds a printer up, in words for people: the keywords of IPP (RFC 8011, 5.4.12
 * printer-state-reasons) and the message that its driver wrote.
 */
#ifndef PRINT_PRINTER_WORDS_H
#define PRINT_PRINTER_WORDS_H

#include "text/str.h"

/* Appends what a keyword means ("media-empty-error": no paper), behind a comma where
 * something stands there already. Unknown ones are appended as they are; what says
 * nothing to people, not at all. */
void printer_words_reason(struct str *out, const char *keyword);

/* The same of the driver's message. */
void printer_words_message(struct str *out, const char *message);

#endif
