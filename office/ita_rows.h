/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The questions of an ITA year in a list to correct: what ships and what the office says of
 * it, those too that it took out.
 */
#ifndef OFFICE_ITA_ROWS_H
#define OFFICE_ITA_ROWS_H

#include "db/store.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "text/error.h"

struct ita_row {
	char *code;
	char *text;      /* as it is asked here; NULL: the office took it out */
	char *shipped;   /* as the program has it; NULL: the office added it */
	char *indicator; /* its name */
	char *source;    /* what the program's was compared with; NULL: nothing */
	enum ita_sure sure;
	bool corrected; /* by the office */
};

struct ita_rows {
	int year; /* whose file they are from: the nearest where there is none */
	bool of_that_year;
	struct ita_row *items;
	size_t count, capacity;
	size_t corrected; /* of them */
};

/* *rows begins as zeros, and is replaced; on failure it is untouched. */
bool ita_rows_read(struct ita_rows *rows, struct store *store, int year,
	enum ita_body body, struct error *error);
void ita_rows_release(struct ita_rows *rows);

/* By its code in any writing; NULL: there is none. */
const struct ita_row *ita_rows_find(const struct ita_rows *rows, const char *code);

#endif
