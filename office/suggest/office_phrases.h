/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be suggested to who types in a report, kept up to date a little at a time, while
 * nobody types:
 *
 * - what the cards of this office's reports say, and their own texts and ITA results: this
 *   report first, then the newest years, as far as there is memory for it;
 * - the questions of the ITA year that the report answers;
 * - phrases that ship with the program (standard_phrases.h).
 *
 * What it keeps true: only what is stored is learned, and nothing that is carried over and
 * not yet confirmed; nothing of another agency's reports, nor of what lies in the bin; what
 * was deleted or changed is forgotten once the office file was looked through again. Drafts
 * are never looked at.
 */
#ifndef OFFICE_SUGGEST_OFFICE_PHRASES_H
#define OFFICE_SUGGEST_OFFICE_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "office/suggest/phrase_index.h"
#include "office/suggest/phrase_reading.h"

/* Where a phrase stands. Fields of a card are enum card_field. */
enum phrase_slot {
	SLOT_CAPTION = FIELD_COUNT, /* of evidence, whose references are FIELD_EVIDENCE */
	SLOT_EVIDENCE_DATE,
	SLOT_ITA_ISSUE,
	SLOT_ITA_RECOMMENDATION,
	SLOT_ITA_OWNER,
	SLOT_HEAD, /* and enum head_what */
	SLOTS = SLOT_HEAD + HEAD_WHATS,
	SLOT_NONE = SLOTS,
};

struct office_phrases;

/* Free of any work. */
struct office_phrases *office_phrases_new(void);
void office_phrases_free(struct office_phrases *phrases);

/* Something was written to the office file, or may have been: it is looked through again. */
void office_phrases_due(struct office_phrases *phrases);

/* Does a little of what is to be done, for who types in that report: at most a text is read.
 * False: nothing is left to do. What cannot be read is left out. Without a store (NULL), where
 * a server would be waited for, nothing is read; false also where something is to be. */
bool office_phrases_work(
	struct office_phrases *phrases, struct store *store, int64_t report);

/* What is to be read then, the caller's to have it read (phrase_reading_run()), to give it
 * back and to free it; NULL: nothing is, or it is being read. */
struct phrase_reading *office_phrases_reading(struct office_phrases *phrases);
/* It was read, or could not be. */
void office_phrases_take(struct office_phrases *phrases, struct phrase_reading *reading);

/* phrase_index_offer() of what is known by now; for evidence of which nothing is typed yet
 * nothing. */
size_t office_phrases_offer(const struct office_phrases *phrases, unsigned slot,
	const char *before, size_t bytes, struct offer *offers, size_t most);
/* phrase_index_revision(). */
unsigned office_phrases_revision(const struct office_phrases *phrases);
/* Bytes that they take, about. */
size_t office_phrases_bytes(const struct office_phrases *phrases);

#endif
