/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Office files and what lies beside them (-wal, -shm, -journal) are written by the
 * database alone. Everything else that writes a file asks here first.
 *
 * A file is known by device and number, so no other name, link or path into /proc hides
 * it. Those that this process has open stand in a list of the process, as their locks
 * do: to look into such a file by open() and close() would drop the locks of the store
 * that has it. All others are looked into.
 */
#ifndef MODEL_OFFICE_HELD_H
#define MODEL_OFFICE_HELD_H

#include <stdbool.h>

#include <sys/types.h>

#include "text/error.h"

/* A file that is there, whatever it is called. */
struct file_mark {
	dev_t device;
	ino_t number; /* 0: there was none */
};

/* The mark of what a path names, links followed; of an open file. False: errno. */
bool file_mark_of(const char *path, struct file_mark *mark);
bool file_mark_same(const struct file_mark *mark, const struct file_mark *other);

/* What may lie beside an office file: "" for itself, "-wal", … ; ends with NULL. */
extern const char *const office_endings[];

/* An office file that this process has open. */
struct office_held {
	char *path; /* as it was when it was opened, without links */
	struct file_mark mark;
	struct office_held *next;
};

/* Notes a file that is there and is being opened; NULL where it is not there. */
struct office_held *office_held_add(const char *path);
/* It is closed. NULL is fine. */
void office_held_drop(struct office_held *held);

/* Whether this process has it open. */
bool office_is_held(const char *path);

/* Whether what is open is an office file, by what it begins with. */
bool office_is_open(int file);

/* Refuses (ERROR_REFUSED) a target that is an office file, this one or any other, or
 * belongs to one, also where there is none yet of that name. True: it may be written. */
bool office_spare(const char *target, struct error *error);

/* The same for a descriptor, such as standard output; name is what messages call it. */
bool office_spare_open(int file, const char *name, struct error *error);

#endif
