/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking in a report, and being told what became of the approvals that it names.
 *
 * They are believed where the report is approved and its seal agrees with it, by a key
 * that is known here (a person's, past or present, or one that is trusted), and the
 * report was not reopened here since: then the report and all its cards come in approved,
 * with the seal. Else what is approved comes in as done and submitted, and without the
 * seal.
 */
#ifndef DB_IMPORT_H
#define DB_IMPORT_H

#include "db/store.h"
#include "db/trust/seal.h"
#include "model/report_reading.h"

struct import_result {
	int64_t number;
	bool approvals; /* the report, or a card of it, says that it is approved */
	bool believed;
	/* What is said of its seal: why approvals are not believed. SEAL_AGREES where the
	 * seal is good but the copy got UUIDs of its own, or says that it is not
	 * approved. */
	enum seal_verdict verdict;
};

/* Appends what is to be told of approvals: why they are believed, or why not; nothing
 * where the file has none. Translated. */
void import_belief_append(struct str *out, const struct import_result *result);

/* store_import() with all that is to be told. */
bool store_import_result(struct store *store, struct report *report,
	enum import_mode mode, const char *who, struct import_result *result,
	struct error *error);

/* The same of a report whose cards are read one at a time. It is not told of what became of
 * it. One card that cannot be read, and nothing is taken. */
bool store_import_cards(struct store *store, const struct report_reading *reading,
	enum import_mode mode, const char *who, struct import_result *result,
	struct error *error);

#endif
