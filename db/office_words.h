/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that an office learned: names and terms that are in no dictionary and right as they
 * are, for everybody who opens the office file. Each is a setting of the office
 * (db/office_settings.h) under the name `word/WORD`, so the trail tells who learned or
 * forgot it, and verify of one that nobody did.
 */
#ifndef DB_OFFICE_WORDS_H
#define DB_OFFICE_WORDS_H

#include "db/store.h"

enum { OFFICE_WORD_BYTES = 255, OFFICE_WORDS_MOST = 5000 };

/* Appends the words, in the order of their letters. */
bool store_office_words(
	struct store *store, struct string_list *words, struct error *error);

/* Learns a word or forgets it; what is so already is not told again. ERROR_REFUSED where
 * what is to be learned is no word (empty, white space in it, too long), or there are too
 * many. */
bool store_set_office_word(struct store *store, const char *word, bool known,
	const char *who, struct error *error);

#endif
