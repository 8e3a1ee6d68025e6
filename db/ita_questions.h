/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the office says of the questions of an ITA year, over what ships with the program
 * (model/ita_bank.h): a question that is asked otherwise, one more, one that is not asked.
 * Each is a setting of the office (db/office_settings.h), so it is copied, told by the
 * trail and verified as those are.
 */
#ifndef DB_ITA_QUESTIONS_H
#define DB_ITA_QUESTIONS_H

#include "db/store.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"

enum { ITA_QUESTION_BYTES = 1024 /* a question has at most so many */ };

/* What the office says of a code; text NULL: it is not asked. False ends the visits. */
typedef bool ita_question_visit(void *context, const char *code, const char *text);
bool store_ita_questions(struct store *store, int year, enum ita_body body,
	ita_question_visit *visit, void *context, struct error *error);

/* The questions as the office has them; NULL and the error on failure. */
struct ita_bank *store_ita_bank(
	struct store *store, int year, enum ita_body body, struct error *error);

/* Sets what is asked; text NULL: it is not. ERROR_USAGE for what is no code,
 * ERROR_REFUSED for who only reads and for a text that is too long or has a line end. */
bool store_set_ita_question(struct store *store, int year, enum ita_body body,
	const char *code, const char *text, const char *who, struct error *error);

/* Takes back what the office said of a code, or with NULL of all of that year and kind of
 * body: what ships holds again. */
bool store_reset_ita_question(struct store *store, int year, enum ita_body body,
	const char *code, const char *who, struct error *error);

#endif
