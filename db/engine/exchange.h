/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another file in the place of an office file, which is kept beside it under a dated
 * name. Private to db/.
 *
 * Whenever it is broken off, by power loss too, the path names the old file with its WAL,
 * or the new one without any; and the old one is under its other name before the new one
 * is in its place. Nobody has the file open meanwhile, nor can open it.
 */
#ifndef DB_ENGINE_EXCHANGE_H
#define DB_ENGINE_EXCHANGE_H

#include <stdbool.h>

#include "text/error.h"
#include "text/str.h"

struct exchange {
	char *path; /* of the office file, without links */
	int file;   /* the present one, locked; -1: there is none */
};

/* Locks what stands at path, which need not be there; ERROR_REFUSED where somebody has it
 * open, and who. On failure there is nothing to release. */
bool exchange_begin(struct exchange *exchange, const char *path, struct error *error);
void exchange_release(struct exchange *exchange);

/* Gives the file `name` owner, group and mode of the present one; where the owner may not
 * be given it stays whoever runs this. */
bool exchange_rights(
	const struct exchange *exchange, const char *name, struct error *error);

/* Puts the file `name`, of the same folder, in its place. Appends the name under which
 * the one before is kept; nothing where there was none. */
bool exchange_do(const struct exchange *exchange, const char *name, struct str *aside,
	struct error *error);

#endif
