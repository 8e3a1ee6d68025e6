/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses that hold what they mean: data:image/png;base64,… (RFC 2397).
 */
#ifndef INTAKE_DATA_URI_H
#define INTAKE_DATA_URI_H

#include <stdbool.h>
#include <stddef.h>

/* Whether an address is such a one. */
bool data_uri_is(const char *address);
/* Its bytes, to be freed; NULL: it is none of base64, or damaged. */
unsigned char *data_uri_bytes(const char *address, size_t *count);

/* The bytes of base64 (RFC 4648); white space in it does not matter. NULL: it is none. */
unsigned char *base64_bytes(const char *text, size_t bytes, size_t *count);

#endif
