/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What this process asks of the disk below one folder, in order: each write, cut and sync
 * of a file, each change and sync of a folder's names. It stands where the C library's
 * calls are, below SQLite's own layer, so what the program does by itself (temporary files,
 * links, renames, syncs of folders) is in it as what SQLite does. Nothing is synced in
 * truth.
 *
 * A memory-mapped file (a WAL's index) is written by no call: what stands in it is written
 * down as if the system had put it to the disk at each sync of any other file.
 *
 * Linked only into the tests that are about it: it takes the place of open(), write(), ….
 */
#ifndef TESTS_FAULTS_DISK_LOG_H
#define TESTS_FAULTS_DISK_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum disk_act {
	DISK_WRITE, /* bytes at a place of a file */
	DISK_CUT,   /* a file gets a size: at */
	DISK_SYNC,  /* of a file, all that came before is on the disk */
	DISK_NAMES, /* a folder holds these names from here on */
	DISK_SYNC_NAMES,
};

struct disk_name {
	char *name;
	uint64_t file; /* as in struct disk_event */
	bool folder;
};

struct disk_event {
	enum disk_act act;
	uint64_t file; /* which file, or folder: its number, never used again */
	size_t at, bytes;
	char *data;
	struct disk_name *names;
	size_t count; /* of names */
};

struct disk_log {
	struct disk_event *events;
	size_t count, capacity;
	uint64_t root; /* the folder's number */
};

/* Writes down from here on; what lies there is the beginning, synced. One at a time. */
void disk_log_begin(struct disk_log *log, const char *folder);
void disk_log_end(struct disk_log *log);
void disk_log_release(struct disk_log *log);

#endif
