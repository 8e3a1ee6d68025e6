/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What xterm sends for a key.
 */
#ifndef TESTS_SUPPORT_PTY_KEYS_H
#define TESTS_SUPPORT_PTY_KEYS_H

#include <stdbool.h>

#include "text/str.h"

/* Appends the bytes of a key by its name, as pty_key() has it. alt_types: Alt with a
 * character sends a letter instead of ESC and the character. */
void pty_keys_append(struct str *out, const char *name, bool alt_types);

#endif
