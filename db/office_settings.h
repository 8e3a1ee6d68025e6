/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of the office: short texts under names, the same for everybody who opens the
 * office file. Each change is recorded in the trail. Which there are: `OFFICE_EMBLEM`, the
 * words of db/office_words.h, and what the office says of the questions of the ITA
 * (db/ita_questions.h).
 */
#ifndef DB_OFFICE_SETTINGS_H
#define DB_OFFICE_SETTINGS_H

#include "db/store.h"

/* The picture at the head of memos: the ref of a file that is kept beside the office file
 * (db/evidence_files.h), a space, the name that the file had. */
#define OFFICE_EMBLEM "emblem"

/* *value is a copy for the caller to free; NULL where none is set. */
bool store_office_setting(
	struct store *store, const char *name, char **value, struct error *error);

/* NULL takes it away. What is set already is not set again. */
bool store_set_office_setting(struct store *store, const char *name, const char *value,
	const char *who, struct error *error);

#endif
