/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The questions of an ITA year for a kind of body: data/ita/YEAR.json, and where that kind
 * is numbered otherwise data/ita/YEAR-BODY.json; format mattrakan.ita/2 (doc/check.md), a
 * data file that an office can correct (kind "ita" of model/data_folder.h). What an office
 * corrects on the screen, db/ita_questions.h puts over it.
 */
#ifndef MODEL_ITA_BANK_H
#define MODEL_ITA_BANK_H

#include "model/ita.h"
#include "model/ita_body.h"
#include "text/error.h"

#define ITA_BANK_FORMAT "mattrakan.ita/2"

/* How sure it is that a code asks this, for the kind of body that was asked for. */
enum ita_sure {
	ITA_SURE_NOT,     /* compared with nothing */
	ITA_SURE_OTHER,   /* as a page of the year has it, of another kind of body */
	ITA_SURE_CHECKED, /* as a page of the year has it, of this kind */
	ITA_SURE_OFFICE,  /* the office has corrected it */
};

struct ita_question {
	char *code; /* "i7" */
	char *text; /* what it asks, in our words; "": that it is asked is all that is known */
	int indicator; /* index in bank->indicators */
	enum ita_sure sure;
	const char *source; /* what it was compared with; NULL: nothing */
};

struct ita_indicator {
	int number; /* 1 … 10 */
	enum ita_part part;
	char *name;
};

/* Which codes were compared with what. */
struct ita_source {
	enum ita_body body;
	char *codes; /* "o1 o3-o7" */
	char *from;
};

struct ita_bank {
	int year;
	enum ita_body body; /* that was asked for */
	bool of_that_year;  /* false: there is no file for it, this is the nearest year's
			    */
	struct ita_indicator *indicators;
	size_t indicators_count, indicators_capacity;
	struct ita_question *questions;
	size_t questions_count, questions_capacity;
	struct ita_source *sources;
	size_t sources_count, sources_capacity;
};

/* The bank of a year (BE) for a kind of body: the file of that kind, else the one for all,
 * else that of the nearest year. NULL and the error where none is there or the file is
 * faulty. */
struct ita_bank *ita_bank_load(int year, enum ita_body body, struct error *error);
void ita_bank_free(struct ita_bank *bank); /* NULL is fine */

/* The years that there are files of, in order; to be freed. */
int *ita_bank_years(size_t *count);

/* By its code in any writing (i7, I๗); NULL: the year has no such question. */
const struct ita_question *ita_bank_find(const struct ita_bank *bank, const char *code);

/* Whether the numbers of a part were compared with anything: its last question was. */
bool ita_bank_numbers_sure(const struct ita_bank *bank, enum ita_part part);

/* What an office says of a code: its question, which is added in its place where the year
 * has none; NULL: the year does not ask it. What is no code changes nothing. */
void ita_bank_correct(struct ita_bank *bank, const char *code, const char *text);

#endif
