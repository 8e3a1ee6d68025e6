/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a disk holds after the power was cut, of what was asked of it (disk_log.h).
 *
 * Certain is only what was synced: the bytes of a file by a sync of it, the names in a
 * folder by a sync of that folder. Of what was written since, each sector of 512 bytes may
 * be there or not, whatever order it was written in. Names come in the order in which they
 * were changed, as file systems with a journal have it, but each folder by itself.
 */
#ifndef TESTS_FAULTS_DISK_IMAGE_H
#define TESTS_FAULTS_DISK_IMAGE_H

#include "tests/faults/disk_log.h"
#include "tests/support/support.h"

enum disk_fate {
	DISK_ALL,    /* the program was killed, the machine went on: all is there */
	DISK_SYNCED, /* nothing but what was synced */
	DISK_TORN,   /* all, and of the write that was under way one sector and a half */
	DISK_DRAWN,  /* of what was not synced what is drawn */
	DISK_FATES,
};

struct disk_image;

struct disk_image *disk_image_new(const struct disk_log *log);
void disk_image_free(struct disk_image *image);

/* Goes on, until so many events are done; the power is cut at the next. */
void disk_image_until(struct disk_image *image, size_t events);

/* Writes what is left into a folder, which must be empty. */
void disk_image_lay_out(const struct disk_image *image, enum disk_fate fate,
	struct support_random *random, const char *folder);

#endif
