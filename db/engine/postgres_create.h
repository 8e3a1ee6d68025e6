/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a new database of a server is made of (doc/server.md), as SQL; nothing here speaks to
 * one. Private to db/.
 */
#ifndef DB_ENGINE_POSTGRES_CREATE_H
#define DB_ENGINE_POSTGRES_CREATE_H

#include "text/str.h"

/* Appends the statements that make roles, tables, functions and rights, to be run in one
 * transaction; then there is no office yet. They end as the role that began them. */
void postgres_schema_append(struct str *out);

#endif
