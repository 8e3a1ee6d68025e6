/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How an address of the web begins as people write it.
 */
#ifndef TEXT_WEB_ADDRESS_H
#define TEXT_WEB_ADDRESS_H

#include <stddef.h>

/* The bytes of http://, https:// or www., in any case of letters, that a text of so many
 * bytes begins with; 0 where it does not. bytes may be SIZE_MAX where a NUL ends it. */
size_t web_address_start(const char *text, size_t bytes);

#endif
