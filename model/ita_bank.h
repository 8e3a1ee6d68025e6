/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The questions of an ITA year: data/ita/YEAR.json, format mattrakan.ita/1
 * (doc/check.md), a data file that an office can correct (kind "ita" of
 * model/data_folder.h).
 */
#ifndef MODEL_ITA_BANK_H
#define MODEL_ITA_BANK_H

#include "model/ita.h"
#include "text/error.h"

#define ITA_BANK_FORMAT "mattrakan.ita/1"

struct ita_question {
	char *code;    /* "i7" */
	char *text;    /* what it asks, in our words */
	int indicator; /* index in bank->indicators */
};

struct ita_indicator {
	int number; /* 1 … 10 */
	enum ita_part part;
	char *name;
};

struct ita_bank {
	int year;
	bool of_that_year; /* false: there is no file for it, this is the nearest year's
			    */
	struct ita_indicator *indicators;
	size_t indicators_count, indicators_capacity;
	struct ita_question *questions;
	size_t questions_count, questions_capacity;
};

/* The bank of a year (BE), or the nearest there is. NULL and the error where none is
 * there or the file is faulty. */
struct ita_bank *ita_bank_load(int year, struct error *error);
void ita_bank_free(struct ita_bank *bank); /* NULL is fine */

/* By its code in any writing (i7, I๗); NULL: the year has no such question. */
const struct ita_question *ita_bank_find(const struct ita_bank *bank, const char *code);

#endif
