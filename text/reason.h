/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a text that somebody has to give (why a finding is accepted, what is to be mended,
 * why something is opened again) says something. Whether it is a good reason, people judge.
 */
#ifndef TEXT_REASON_H
#define TEXT_REASON_H

#include <stdbool.h>

enum { REASON_LETTERS = 3 };

/* Whether a C string (NULL: none) is more than a mark: has REASON_LETTERS letters, vowels
 * and tone marks counted, and not the same one again and again. "-", "...", "ok", "กกก" are
 * no reasons, แก้ is one. */
bool text_is_reason(const char *text);

#endif
