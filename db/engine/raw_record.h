/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a page of a damaged file, and the records in them (sqlite.org/
 * fileformat2.html, 1.6 and 2.1). Private to db/engine/.
 */
#ifndef DB_ENGINE_RAW_RECORD_H
#define DB_ENGINE_RAW_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/driver.h"
#include "db/engine/raw_pages.h"
#include "text/str.h"

enum { RAW_COLUMNS = 64 }; /* no table has more */

/* What a page is by its first byte; others are none that rows stand in. */
enum raw_kind {
	RAW_NONE = 0,
	RAW_INDEX_INSIDE = 2, /* holds rows too, and names pages below it */
	RAW_TABLE_INSIDE = 5, /* names pages below it */
	RAW_INDEX = 10,       /* rows of an index, or of a table WITHOUT ROWID */
	RAW_TABLE = 13,       /* rows of a table */
};

struct raw_cells {
	const unsigned char *page;
	size_t usable;
	enum raw_kind kind;
	size_t start; /* where the page's own header begins: 100 of the first page */
	size_t count;
	uint32_t last; /* the page behind the last cell, of those inside; else 0 */
};

/* RAW_NONE where the page is not there or is no page of rows. */
struct raw_cells raw_cells_of(const struct raw_pages *pages, uint32_t number);

struct raw_value {
	enum value_type type; /* TYPE_OTHER: a blob */
	bool cut;             /* what stood behind these bytes is lost */
	int64_t integer;
	double real;
	size_t start, bytes; /* of a text or blob, in its row's payload */
};

struct raw_row {
	uint32_t below; /* the page before it, of cells inside; else 0 */
	bool has_row;   /* else there is only the key */
	int64_t key;    /* of a table's row */
	int count;
	struct raw_value values[RAW_COLUMNS];
	struct str payload;
};

#define RAW_ROW_INIT                                                                     \
	{                                                                                \
		.payload = STR_INIT                                                      \
	}

/* Reads a cell, in place of what row held. False: nothing that stands there is a row. */
bool raw_row_read(const struct raw_pages *pages, const struct raw_cells *cells,
	size_t index, struct raw_row *row);
void raw_row_release(struct raw_row *row);

/* The text of a value, not ended by a NUL. */
const char *raw_bytes(const struct raw_row *row, const struct raw_value *value);

#endif
