/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sheets of a workbook lean on: its list of sheets, the texts that they share, the
 * formats of numbers. For intake/xlsx*.c alone.
 */
#ifndef INTAKE_XLSX_BOOK_H
#define INTAKE_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/xlsx_format.h"
#include "intake/xml.h"
#include "text/error.h"
#include "text/str.h"

enum {
	XLSX_SHEETS = 500,
	XLSX_FORMATS = 65536,
	XLSX_CODES = 2000,    /* of formats of its own */
	XLSX_TEXTS = 4000000, /* shared ones */
};

extern const struct xml_space xlsx_spaces[];

struct xlsx_sheet_name {
	char *name, *id; /* id: of its relation */
	bool hidden;
};

struct xlsx_number_code {
	unsigned number;
	char *code;
};

struct xlsx_book {
	struct package *package;
	char *part; /* the name of the workbook's own */
	struct docx_relations relations;
	struct xlsx_sheet_name *sheets;
	size_t sheets_count, sheets_capacity;
	bool since_1904;
	struct str texts; /* the shared ones, one behind the other */
	size_t *ends;     /* where each ends */
	size_t ends_count, ends_capacity;
	struct xlsx_number_code *codes;
	size_t codes_count, codes_capacity;
	struct xlsx_format *formats; /* by the number that a cell gives */
	size_t formats_count, formats_capacity;
};

/* Reads all of it. To be released in any case. */
bool xlsx_book_read(struct xlsx_book *book, struct package *package, struct error *error);
void xlsx_book_release(struct xlsx_book *book);

/* A shared text; NULL: there is none of that number. */
const char *xlsx_book_text(const struct xlsx_book *book, size_t number, size_t *bytes);

/* Appends a text as the file has it: _x000D_ is a character, \r\n a line end. */
void xlsx_text_append(struct str *out, const char *text, size_t bytes);

#endif
