/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of a damaged office file, as they lie on the disk, with what its WAL holds of
 * them. Private to db/engine/.
 *
 * Nothing here believes the file: sizes are checked against what is there, a page that was
 * cut off or cannot be read is simply not there. Nothing is written.
 */
#ifndef DB_ENGINE_RAW_PAGES_H
#define DB_ENGINE_RAW_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"

struct raw_pages {
	size_t page;                /* bytes of one */
	size_t usable;              /* of these, what is not reserved */
	uint32_t count;             /* as many as there should be; pages count from 1 */
	uint32_t missing;           /* of these, those that are not there */
	bool wal_damaged;           /* changes that stand in the WAL are lost */
	const unsigned char **at;   /* count of them; NULL: not there */
	unsigned char *bytes, *wal; /* what they are of */
};

/* Reads all of a file that nobody has open; ERROR_SYSTEM where it cannot be opened or
 * holds nothing, ERROR_REFUSED where somebody has it open. */
bool raw_pages_read(const char *path, struct raw_pages *pages, struct error *error);
void raw_pages_release(struct raw_pages *pages);

/* A page; NULL where it is not there. */
const unsigned char *raw_page(const struct raw_pages *pages, uint32_t number);

/* Numbers as they stand in the file. */
uint32_t raw_big16(const unsigned char *at);
uint32_t raw_big32(const unsigned char *at);

#endif
