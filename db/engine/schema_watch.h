/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That the file's schema is the program's own. Private to db/.
 *
 * Whoever may write to the file can lay tables, indexes, triggers and views into it; a
 * trigger or view would run with the rights of whoever uses the file next. Three things
 * keep them from it: views are switched off (sqlite.c), a statement into which another's
 * trigger would be compiled is not prepared (schema_guard()), and nothing is written
 * while the schema holds what is not of schema.sql (schema_check()). Comments, white
 * space and the order of columns, which migrations change, do not count.
 */
#ifndef DB_ENGINE_SCHEMA_WATCH_H
#define DB_ENGINE_SCHEMA_WATCH_H

#include <stdbool.h>

#include "db/engine/sqlite.h"

/* Lets no statement of this connection change anything through triggers that are not of
 * schema.sql. */
void schema_guard(struct store *store);

/* What is not as in schema.sql: others' objects, and where missing is not NULL, ours that
 * are gone (triggers aside), by name with what they are. Each appended with ", " between.
 */
bool schema_look(struct store *store, struct str *foreign, struct str *missing,
	struct error *error);

/* Refuses a file with others' objects in its schema. Remembers the schema's number, so
 * that the next time it is looked at only where somebody changed it. */
bool schema_check(struct store *store, struct error *error);

#endif
