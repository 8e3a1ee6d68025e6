/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one door through which numbers come into messages: whoever tells people something
 * formats it here (error_set(), say(), tell(), app_message() and their like do), and its
 * numbers stand in the digits that the person has set (language_digits()).
 *
 * What is to be typed as it stands keeps its digits: numbers between 'quotes', and those
 * behind a [ (memo.sections[2].text). So does what is not decimal (%X), and what comes in
 * as text (%s): that is somebody else's. The digits of the message itself, in its Thai,
 * follow by message_text(), which _() calls (text/i18n.h).
 *
 * tests/house/messages.sh finds translated formats that go past this door.
 */
#ifndef TEXT_MESSAGE_H
#define TEXT_MESSAGE_H

#include <stdarg.h>

#include "text/str.h"

/* Append as str_printf() and str_vprintf() do. */
void message_append(struct str *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void message_vappend(struct str *out, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
