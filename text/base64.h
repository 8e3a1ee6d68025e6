/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes as letters that go everywhere (RFC 4648), and back.
 */
#ifndef TEXT_BASE64_H
#define TEXT_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

void base64_append(struct str *out, const void *content, size_t bytes);

/* Appends what the letters stand for; false where they are no such letters, whole and
 * without others between. */
bool base64_decode(struct str *out, const char *letters, size_t count);

#endif
