/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses that lead nowhere, as they stand: of the web, cut by a space or a line end,
 * begun wrongly (https//, htpps://), of a site that cannot be; of mail, to no site; or of a
 * file on one computer.
 */
#ifndef CHECK_ADDRESS_FAULT_H
#define CHECK_ADDRESS_FAULT_H

#include <stddef.h>

enum address_fault {
	ADDRESS_SOUND,
	ADDRESS_CUT,   /* white space inside */
	ADDRESS_BEGUN, /* no scheme is written so */
	ADDRESS_NAME,  /* no site can be called so: www,thungfa.go.th */
	ADDRESS_MAIL,  /* saraban@thungfa, saraban@thungfa,go.th */
	ADDRESS_LOCAL, /* file:///, C:\ */
};

/* The fault of what begins at offset `at`, the start of a word; *end gets where it ends. */
enum address_fault address_fault(const char *text, size_t bytes, size_t at, size_t *end);

#endif
