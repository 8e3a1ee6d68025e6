/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Phrases that ship with the program, or that an office has put beside them: all files of
 * kind "phrases" (model/data_folder.h), format mattrakan.phrases/1: of every field of a
 * card, by its key in JSON, a list of texts; and such lists for agencies of one kind alone.
 */
#ifndef OFFICE_SUGGEST_STANDARD_PHRASES_H
#define OFFICE_SUGGEST_STANDARD_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "model/lists.h"
#include "text/error.h"

#define PHRASES_FORMAT "mattrakan.phrases/1"

/* Those of the agencies whose type begins with one of these. */
struct agency_phrases {
	struct string_list types;
	struct string_list fields[FIELD_COUNT]; /* by enum card_field */
};

struct standard_phrases {
	struct string_list fields[FIELD_COUNT]; /* of all agencies, likewise */
	struct agency_phrases *agencies;
	size_t agencies_count, agencies_capacity;
};

/* False and the error where a file is faulty; *phrases, initialised to {0}, then has what
 * was read before. */
bool standard_phrases_load(struct standard_phrases *phrases, struct error *error);
/* agency: its type, the name behind it, as name_key() (text/name.h) makes it. */
bool agency_phrases_suit(const struct agency_phrases *phrases, const char *agency);
void standard_phrases_release(struct standard_phrases *phrases);

#endif
