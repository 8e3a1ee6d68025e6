/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the office's data lie: the path of an office file, or the address of a database
 * server (doc/server.md), as it was typed. What begins with postgresql://, postgres:// or
 * service= is an address; libpq reads it, here is only looked at what must be known before.
 */
#ifndef MODEL_ADDRESS_H
#define MODEL_ADDRESS_H

#include <stdbool.h>

#include "text/str.h"

/* Whether it is the address of a server, and no path. */
bool address_is_server(const char *where);

/* Whether a password stands in it. */
bool address_has_password(const char *address);

/* Appends it as it may be shown: a password is left out. A path is shown as it is. */
void address_append_shown(struct str *out, const char *where);

/* The same, to be freed. */
char *address_shown(const char *where);

/* Whether all of the hosts, as libpq has them (with commas between; "": the socket of this
 * machine), are this machine. */
bool address_hosts_near(const char *hosts);

#endif
