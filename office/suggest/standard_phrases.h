/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Phrases that ship with the program, or that an office has put beside them: all files of
 * kind "phrases" (model/data_folder.h), format mattrakan.phrases/1: of every field of a
 * card, by its key in JSON, a list of texts.
 */
#ifndef OFFICE_SUGGEST_STANDARD_PHRASES_H
#define OFFICE_SUGGEST_STANDARD_PHRASES_H

#include "model/card.h"
#include "model/lists.h"
#include "text/error.h"

#define PHRASES_FORMAT "mattrakan.phrases/1"

struct standard_phrases {
	struct string_list fields[FIELD_COUNT]; /* by enum card_field */
};

/* False and the error where a file is faulty; *phrases, initialised to {0}, then has what
 * was read before. */
bool standard_phrases_load(struct standard_phrases *phrases, struct error *error);
void standard_phrases_release(struct standard_phrases *phrases);

#endif
