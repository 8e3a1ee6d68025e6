/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files and folders that belong to a group of the machine's users. Private to db/.
 *
 * Others may rename what lies in such a folder at any moment, and whoever gives something
 * to the group may be root: so everything here is done to what is open, never to a name,
 * and only to what is the caller's own (or anybody's, for root) and has no second name.
 */
#ifndef DB_ENGINE_SHARE_H
#define DB_ENGINE_SHARE_H

#include <stdbool.h>

#include <sys/types.h>

#include "text/error.h"

enum {
	SHARED_FOLDER = 02770, /* new files in it are the group's */
	SHARED_FILE = 0660,
};

/* The group of a name. ERROR_USAGE where there is none. */
bool share_find_group(const char *name, gid_t *group, struct error *error);

/* Refuses a folder (open; path: what messages call it) that is not one of the group's.
 * It is not changed, only looked at. */
bool share_check_folder(
	int folder, const char *path, const char *name, gid_t group, struct error *error);

/* Gives what is open, a file or a folder, to the group. False: errno; EPERM where it is
 * another's, EMLINK where a file has another name too. */
bool share_give(int file, mode_t mode, gid_t group);

/*
 * Makes an office file that is there one of a group: group and mode, of it alone.
 * ERROR_REFUSED where somebody has it open, or it belongs to another; ERROR_SYSTEM where it
 * is none, is a link, has another name too, was not closed properly, or its folder is not
 * the group's.
 */
struct shared {
	uid_t owner; /* of the office file */
	gid_t group;
};
bool share_office(
	const char *path, const char *group, struct shared *shared, struct error *error);

#endif
