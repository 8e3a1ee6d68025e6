/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The probing of a file before it is opened as an office file. Private to db/.
 *
 * It changes nothing: not a byte, not a time of change, no file beside it. It tells
 * what the file is and whether this person may write to it; what is no office file,
 * or lies on a network file system, is refused with what to do.
 *
 * The file is read through SQLite and never by open() and close(): closing any
 * descriptor of a file drops all locks that this process has on it, those of another
 * open store too.
 */
#ifndef DB_ENGINE_PROBE_H
#define DB_ENGINE_PROBE_H

#include <stdbool.h>

#include "text/error.h"

struct probe {
	bool writable;  /* the file, and its folder for the WAL beside it */
	bool wal;       /* a WAL with something in it lies beside it: somebody has the
			 * file open, or was killed */
	bool wal_index; /* both files of a WAL lie beside it */
};

bool probe_file(const char *path, struct probe *probe, struct error *error);

/* Refuses a network file system; path is a file or a folder that is there. */
bool probe_machine(const char *path, struct error *error);

/* Refuses a version that this program does not know. */
bool probe_version(const char *path, int version, struct error *error);

/* The name of the network file system that statfs() tells by type; NULL if it is
 * none. */
const char *probe_network(long type);

#endif
