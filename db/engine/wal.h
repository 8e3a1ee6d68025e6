/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a WAL that was left beside an office file has lost changes. Private to db/.
 *
 * SQLite reads a WAL up to the first frame that does not check out and takes all behind
 * it for what a killed program had not finished. So it says nothing where a frame in the
 * middle was damaged and changes that had been saved are gone. This looks at what lies
 * behind (sqlite.org/fileformat2.html, 4), and at the index beside it (walformat.html),
 * which tells how many frames there were.
 *
 * A power cut leaves something of the change that was being written, in any order, and
 * nobody was told yet that it was saved: such a WAL is unfinished. What it cannot tell from
 * that is the last change, damaged later, where no index (any longer) says that it was
 * finished; wiped out as a whole, it is not seen then.
 */
#ifndef DB_ENGINE_WAL_H
#define DB_ENGINE_WAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"
#include "text/str.h"

enum wal_state {
	WAL_WHOLE,
	WAL_UNFINISHED, /* behind the last finished change lies part of one */
	WAL_LOST,       /* changes that were saved are gone */
};

/* Of a WAL of these bytes; index: what -shm holds, NULL where there is none. Nobody may be
 * writing it. */
enum wal_state wal_judge(const unsigned char *wal, size_t bytes,
	const unsigned char *index, size_t index_bytes);

/* Calls put for each page that finished changes wrote, in their order; goes on behind frames
 * that are damaged with those behind that check out. Pages are of so many bytes, and are
 * the WAL's. False: some of it was damaged. */
typedef void wal_page(void *context, uint32_t number, const unsigned char *page);
bool wal_pages(const unsigned char *wal, size_t bytes, size_t page, wal_page *put,
	void *context);
/* How large pages are, in bytes, as its header says; 0: that is damaged. */
size_t wal_page_size(const unsigned char *wal, size_t bytes);

/* The same for an office file (its path without links) that this process does not have
 * open; WAL_WHOLE where somebody else has, and it cannot be told. */
enum wal_state wal_look(const char *path);

/* Keeps a copy of its WAL beside it and appends the copy's name. */
bool wal_keep(const char *path, struct str *name, struct error *error);

#endif
