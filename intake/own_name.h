/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hidden names with which our own documents mark what is a field of a card: _m, the card's
 * UUID without hyphens, _, the field's id in two digits (doc/publishing.md). Those of others
 * are nothing to us.
 */
#ifndef INTAKE_OWN_NAME_H
#define INTAKE_OWN_NAME_H

#include <stdbool.h>

/* NULL is none. */
bool own_name_is(const char *name);

#endif
