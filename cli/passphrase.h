/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A passphrase from the keyboard, which nobody sees; or, where standard input is no
 * terminal, its next line.
 */
#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include <stdbool.h>

#include "text/error.h"

enum { PASSPHRASE_BYTES = 1024 };

struct passphrase {
	char text[PASSPHRASE_BYTES];
};

/* Asks with the prompt (without what stands behind it). ERROR_REFUSED where nothing came,
 * too much, or the person broke off. */
bool passphrase_read(
	struct passphrase *passphrase, const char *prompt, struct error *error);

/* A new one: on a terminal asked for twice. */
bool passphrase_read_new(struct passphrase *passphrase, struct error *error);

/* Overwrites it. */
void passphrase_wipe(struct passphrase *passphrase);

#endif
