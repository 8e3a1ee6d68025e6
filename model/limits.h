/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sizes that a report may have. Beyond them a file is refused: such a file
 * is a mistake or an attack, and no office's report.
 */
#ifndef MODEL_LIMITS_H
#define MODEL_LIMITS_H

enum {
	LIMIT_TEXT_BYTES = 1 << 20,   /* one text: a field, a paragraph list item */
	LIMIT_STORED_TEXT = 16 << 20, /* what is read of one that older versions let in */
	LIMIT_STORED_ITEMS = 10000,   /* the same of a list */
	LIMIT_NAME_BYTES = 255,       /* the name of a layout, a state and the like */
	LIMIT_LIST_ITEMS = 1000,      /* steps, owners, refs, evidence, sections, items */
	LIMIT_CARDS = 20000,          /* of one report */
	LIMIT_FILE_BYTES = 256 << 20, /* of one file to import */
	LIMIT_JSON_DEPTH = 64,        /* nesting, unknown keys included */
	LIMIT_JSON_VALUES =
		6000000,         /* of one file, keys included: what memory it takes */
	LIMIT_FIRST_YEAR = 2400, /* fiscal years, BE */
	LIMIT_LAST_YEAR = 2700,
};

#endif
