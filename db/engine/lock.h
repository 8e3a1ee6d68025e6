/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether anybody has an office file open, by the locks that SQLite keeps on it. Private
 * to db/.
 *
 * Closing any descriptor of a file drops all locks of this process on it, so none of this
 * is done with a file that it has open itself (model/office_held.h).
 */
#ifndef DB_ENGINE_LOCK_H
#define DB_ENGINE_LOCK_H

#include <stdbool.h>

#include <sys/types.h>

/* Whether nobody has the file open; file: a descriptor of it. */
bool lock_is_free(int file);

/* Keeps everybody out, other stores of this process too, until the descriptor, which can
 * be written, is closed. False: somebody has it open. */
bool lock_take(int file);

/* A process that has it open; 0 where it is not known. */
pid_t lock_process(int file);

#endif
