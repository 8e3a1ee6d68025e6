/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/office_phrases.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/ita_questions.h"
#include "model/card_fields.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/kept_file.h"
#include "model/report.h"
#include "office/suggest/phrase_index.h"
#include "office/suggest/standard_phrases.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"

enum {
	INDEX_BYTES = 320 << 10, /* what it may take in all */
	OWNERS_MOST = 160,       /* cards and heads of reports */
	AT_ONCE = 8,             /* phrases, or cards that are as they were */
	NEW_OWNER = 2,           /* the first that is a card or a report */
};

/* What phrases are said by, besides cards and reports. */
enum { OWNER_STANDARD, OWNER_ITA };

/* Who says a phrase: a card, or a report's own texts. */
struct owner {
	int64_t number;
	int64_t revision; /* 0: nobody any more */
	bool report, seen;
};

struct source {
	int64_t report;
	int fiscal_year;
	int cards;
};

enum step {
	STEP_STANDARD,
	STEP_REPORTS,
	STEP_QUESTIONS,
	STEP_LEARN,
	STEP_FORGET,
	STEP_DONE
};

struct office_phrases {
	struct phrase_index *index;
	struct breaker
		*breaker; /* of its own: that of who types remembers what is typed */
	enum step step;
	bool read_standard;
	int64_t report; /* for which it is */
	int ita_year;   /* whose questions are known; 0: none yet */
	enum ita_body ita_body;
	char *ita_corrected;   /* what the office says of them */
	struct ita_bank *bank; /* while they are taken in */
	char *agency;          /* type and name, folded */
	struct standard_phrases standard;
	enum card_field field; /* of the standard phrases */
	size_t next;           /* of them, or of the questions */
	struct owner *owners;
	size_t owners_count, owners_capacity;
	struct source *sources; /* reports to be looked through */
	size_t sources_count, sources_capacity;
	size_t source; /* the one that is */
	int place;     /* of its next card, from the last; 0: its own texts */
	bool stopped;  /* there is room for no more */
	size_t swept;  /* owners */
};

struct office_phrases *office_phrases_new(void)
{
	struct office_phrases *phrases = mem_new(1, sizeof(*phrases));
	phrases->index = phrase_index_new(INDEX_BYTES);
	phrases->breaker = breaker_new_forgetful();
	return phrases;
}

void office_phrases_free(struct office_phrases *phrases)
{
	if (!phrases)
		return;
	phrase_index_free(phrases->index);
	breaker_free(phrases->breaker);
	standard_phrases_release(&phrases->standard);
	ita_bank_free(phrases->bank);
	free(phrases->ita_corrected);
	free(phrases->agency);
	free(phrases->owners);
	free(phrases->sources);
	free(phrases);
}

unsigned office_phrases_revision(const struct office_phrases *phrases)
{
	return phrase_index_revision(phrases->index);
}

size_t office_phrases_bytes(const struct office_phrases *phrases)
{
	return sizeof(*phrases) + phrase_index_bytes(phrases->index) +
	       phrases->owners_capacity * sizeof(struct owner) +
	       phrases->sources_capacity * sizeof(struct source);
}

size_t office_phrases_offer(const struct office_phrases *phrases, unsigned slot,
	const char *before, size_t bytes, struct offer *offers, size_t most)
{
	/* What proves one measure proves no other. */
	if (slot == FIELD_EVIDENCE && !bytes)
		return 0;
	/* Words that are no time are none behind a time that is half typed. */
	if (slot == FIELD_PERIOD || slot == SLOT_EVIDENCE_DATE)
		slot |= OFFER_ALONE;
	return phrase_index_offer(
		phrases->index, phrases->breaker, slot, before, bytes, offers, most);
}

void office_phrases_due(struct office_phrases *phrases)
{
	if (phrases->step > STEP_REPORTS)
		phrases->step = STEP_REPORTS;
}

static bool learn(struct office_phrases *phrases, unsigned owner, unsigned slot,
	unsigned recent, const char *text)
{
	return !text || phrase_index_add(phrases->index, phrases->breaker, owner, slot,
				recent, text, strlen(text));
}

/* --- what ships with the program --- */

static void read_standard(struct office_phrases *phrases)
{
	struct error error = ERROR_INIT;
	/* A faulty file is told by `doctor`; here there is less to be suggested. */
	if (!standard_phrases_load(&phrases->standard, &error))
		error_release(&error);
	phrases->read_standard = true;
	phrases->field = 0;
	phrases->next = 0;
}

static void learn_standard(struct office_phrases *phrases)
{
	if (!phrases->read_standard)
		read_standard(phrases);
	for (int i = 0; i < AT_ONCE && phrases->field < FIELD_COUNT; i++) {
		const struct string_list *texts =
			&phrases->standard.fields[phrases->field];
		if (phrases->next < texts->count) {
			learn(phrases, OWNER_STANDARD, phrases->field, 0,
				texts->items[phrases->next++]);
		} else {
			phrases->field++;
			phrases->next = 0;
		}
	}
	if (phrases->field < FIELD_COUNT)
		return;
	standard_phrases_release(&phrases->standard);
	phrases->step = STEP_REPORTS;
}

static bool put_correction(void *context, const char *code, const char *text)
{
	str_printf(context, "%s %s\n", code, text ? text : "");
	return true;
}

/* A report answers the ITA result of the year before. */
static void begin_questions(
	struct office_phrases *phrases, struct store *store, int year, enum ita_body body)
{
	struct error error = ERROR_INIT;
	struct str corrected = STR_INIT;
	const bool read = store_ita_questions(
		store, year, body, put_correction, &corrected, &error);
	const bool known = year == phrases->ita_year && body == phrases->ita_body &&
			   !strcmp(corrected.data, phrases->ita_corrected);
	free(phrases->ita_corrected);
	phrases->ita_corrected = str_detach(&corrected);
	if (read && !known) {
		phrase_index_forget(phrases->index, OWNER_ITA);
		ita_bank_free(phrases->bank);
		phrases->bank = store_ita_bank(store, year, body, &error);
		phrases->ita_year = year;
		phrases->ita_body = body;
		phrases->next = 0;
	}
	error_release(&error);
}

static void learn_questions(struct office_phrases *phrases)
{
	const struct ita_bank *bank = phrases->bank;
	for (int i = 0; bank && i < AT_ONCE && phrases->next < bank->questions_count; i++)
		learn(phrases, OWNER_ITA, FIELD_ISSUE, 0,
			bank->questions[phrases->next++].text);
	if (bank && phrases->next < bank->questions_count)
		return;
	ita_bank_free(phrases->bank);
	phrases->bank = NULL;
	phrases->step = STEP_LEARN;
}

/* --- which reports --- */

static char *agency_of(const struct report_summary *report)
{
	struct str name = STR_INIT, folded = STR_INIT;
	str_printf(&name, "%s %s", report->agency_type, report->agency_name);
	text_fold_name(&folded, name.data, name.bytes);
	str_release(&name);
	return str_detach(&folded);
}

struct picking {
	struct office_phrases *phrases;
	char *agency;
	int ita_year;
	enum ita_body ita_body;
};

static bool take_own(void *context, const struct report_summary *report)
{
	struct picking *picking = context;
	picking->agency = agency_of(report);
	picking->ita_year = report->fiscal_year - 1;
	picking->ita_body = ita_body_of(report->agency_type);
	return true;
}

static bool take_source(void *context, const struct report_summary *report)
{
	struct office_phrases *phrases = context;
	char *agency = agency_of(report);
	const bool same = !strcmp(agency, phrases->agency);
	free(agency);
	if (!same)
		return true;
	if (phrases->sources_count == OWNERS_MOST)
		return false;
	phrases->sources = mem_grow(phrases->sources, phrases->sources_count,
		&phrases->sources_capacity, sizeof(struct source));
	phrases->sources[phrases->sources_count++] =
		(struct source){report->number, report->fiscal_year, (int)report->cards};
	return true;
}

/* The one that is typed in is the first. */
static void put_own_first(struct office_phrases *phrases)
{
	struct source *sources = phrases->sources;
	for (size_t i = 1; i < phrases->sources_count; i++)
		if (sources[i].report == phrases->report) {
			const struct source own = sources[i];
			memmove(sources + 1, sources, i * sizeof(*sources));
			sources[0] = own;
		}
}

/* Whose reports are learned from; where that is another agency, nothing stays of the one
 * before. */
static bool pick_agency(struct office_phrases *phrases, struct store *store)
{
	struct picking picking = {.phrases = phrases};
	struct error error = ERROR_INIT;
	if (!store_summary(store, phrases->report, take_own, &picking, &error) ||
		!picking.agency) {
		error_release(&error);
		free(picking.agency);
		return false;
	}
	if (!phrases->agency || strcmp(phrases->agency, picking.agency) != 0)
		for (size_t i = 0; i < phrases->owners_count; i++) {
			phrase_index_forget(phrases->index, (unsigned)(i + NEW_OWNER));
			phrases->owners[i].revision = 0;
		}
	free(phrases->agency);
	phrases->agency = picking.agency;
	begin_questions(phrases, store, picking.ita_year, picking.ita_body);
	return true;
}

static void pick_reports(struct office_phrases *phrases, struct store *store)
{
	struct error error = ERROR_INIT;
	phrases->step = STEP_DONE;
	if (!pick_agency(phrases, store))
		return;
	phrases->sources_count = 0;
	if (!store_list(store, take_source, phrases, &error)) {
		error_release(&error);
		phrases->sources_count = 0;
	}
	put_own_first(phrases);
	for (size_t i = 0; i < phrases->owners_count; i++)
		phrases->owners[i].seen = false;
	phrases->source = 0;
	phrases->place = phrases->sources_count ? phrases->sources[0].cards : 0;
	phrases->swept = 0;
	phrases->stopped = false;
	phrases->step = STEP_QUESTIONS;
}

/* --- what they say --- */

/* The one of that number, or NULL. */
static struct owner *find_owner(
	struct office_phrases *phrases, int64_t number, bool report)
{
	for (size_t i = 0; i < phrases->owners_count; i++)
		if (phrases->owners[i].revision && phrases->owners[i].number == number &&
			phrases->owners[i].report == report)
			return &phrases->owners[i];
	return NULL;
}

static struct owner *free_owner(struct office_phrases *phrases)
{
	for (size_t i = 0; i < phrases->owners_count; i++)
		if (!phrases->owners[i].revision)
			return &phrases->owners[i];
	if (phrases->owners_count == OWNERS_MOST)
		return NULL;
	phrases->owners = mem_grow(phrases->owners, phrases->owners_count,
		&phrases->owners_capacity, sizeof(struct owner));
	return &phrases->owners[phrases->owners_count++];
}

/* Forgets one that was not met yet: those are older. False: there is none. */
static bool make_room(struct office_phrases *phrases)
{
	for (size_t i = phrases->owners_count; i-- > 0;) {
		struct owner *owner = &phrases->owners[i];
		if (!owner->revision || owner->seen)
			continue;
		owner->revision = 0;
		phrase_index_forget(phrases->index, (unsigned)i + NEW_OWNER);
		return true;
	}
	return false;
}

/* Whether what it says is to be learned: *id is who says it, for the index. */
static bool begin_owner(struct office_phrases *phrases, int64_t number, int64_t revision,
	bool report, unsigned *id)
{
	struct owner *owner = find_owner(phrases, number, report);
	if (owner && owner->revision == revision) {
		owner->seen = true;
		return false;
	}
	if (!owner && (!phrase_index_full(phrases->index) || make_room(phrases)))
		owner = free_owner(phrases);
	if (!owner) {
		phrases->stopped = true;
		return false;
	}
	*owner = (struct owner){number, revision, report, true};
	*id = (unsigned)(owner - phrases->owners) + NEW_OWNER;
	phrase_index_forget(phrases->index, *id);
	return true;
}

static bool learn_evidence(struct office_phrases *phrases, unsigned id, unsigned year,
	const struct evidence_list *evidence)
{
	bool room = true;
	for (size_t i = 0; room && i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		const bool kept = kept_file_name(piece->ref) != NULL;
		room = (kept || learn(phrases, id, FIELD_EVIDENCE, year, piece->ref)) &&
		       learn(phrases, id, SLOT_CAPTION, year, piece->caption) &&
		       learn(phrases, id, SLOT_EVIDENCE_DATE, year, piece->date);
	}
	return room;
}

static void learn_card_texts(struct office_phrases *phrases, unsigned id, unsigned year,
	const struct card *card)
{
	struct str text = STR_INIT;
	bool room = true;
	for (enum card_field field = 0; room && field < FIELD_COUNT; field++) {
		if (card_unconfirmed(card, field))
			continue;
		if (card_field_row(field)->holds == HOLDS_EVIDENCE) {
			room = learn_evidence(phrases, id, year, &card->evidence);
			continue;
		}
		str_clear(&text);
		card_field_append(&text, card, field);
		room = learn(phrases, id, field, year, text.data);
	}
	str_release(&text);
}

/* Whether a card had to be read. */
static bool learn_card(
	struct office_phrases *phrases, struct store *store, const struct source *source)
{
	struct card_standing standing;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	int64_t number;
	unsigned id;
	if (!store_card_at(store, source->report, phrases->place--, &number, &error) ||
		!store_card_standing(store, number, &standing, &error)) {
		error_release(&error);
		return false;
	}
	if (!standing.there ||
		!begin_owner(phrases, number, standing.revision, false, &id))
		return false;
	if (!store_card(store, number, &entry, &error)) {
		error_release(&error);
		return true;
	}
	learn_card_texts(phrases, id, (unsigned)source->fiscal_year, &entry.card);
	card_entry_release(&entry);
	return true;
}

struct learning {
	struct office_phrases *phrases;
	const struct report *report;
	unsigned id, year;
};

static void learn_head_text(
	void *context, enum head_what what, size_t index, const char *text)
{
	const struct learning *learning = context;
	if (!head_unconfirmed(learning->report, what, index))
		learn(learning->phrases, learning->id, SLOT_HEAD + (unsigned)what,
			learning->year, text);
}

static void learn_head(
	struct office_phrases *phrases, struct store *store, const struct source *source)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	struct learning learning = {phrases, &head, 0, (unsigned)source->fiscal_year};
	if (!store_head_revision(store, source->report, &revision, &error)) {
		error_release(&error);
		return;
	}
	if (!begin_owner(phrases, source->report, revision, true, &learning.id))
		return;
	if (!store_load_head(store, source->report, &head, &error)) {
		error_release(&error);
		return;
	}
	head_walk(&head, 0, HEAD_WHATS - 1, learn_head_text, &learning);
	for (size_t i = 0; i < head.ita.count; i++) {
		const struct ita_item *item = &head.ita.items[i];
		learn(phrases, learning.id, SLOT_ITA_ISSUE, learning.year, item->issue);
		learn(phrases, learning.id, SLOT_ITA_RECOMMENDATION, learning.year,
			item->recommendation);
		learn(phrases, learning.id, SLOT_ITA_OWNER, learning.year, item->owner);
	}
	report_release(&head);
}

/* The newest are looked at first, and no others where there is no room. */
static void learn_next(struct office_phrases *phrases, struct store *store)
{
	for (int i = 0; i < AT_ONCE; i++) {
		if (phrases->source == phrases->sources_count || phrases->stopped) {
			phrases->step = STEP_FORGET;
			return;
		}
		const struct source *source = &phrases->sources[phrases->source];
		if (phrases->place) {
			if (learn_card(phrases, store, source))
				return;
			continue;
		}
		learn_head(phrases, store, source);
		if (++phrases->source < phrases->sources_count)
			phrases->place = phrases->sources[phrases->source].cards;
		return;
	}
}

/* What was not met is there no more, or too old to have room. */
static void forget_next(struct office_phrases *phrases)
{
	for (; phrases->swept < phrases->owners_count; phrases->swept++) {
		struct owner *owner = &phrases->owners[phrases->swept];
		if (!owner->revision || owner->seen)
			continue;
		owner->revision = 0;
		phrase_index_forget(phrases->index, (unsigned)phrases->swept + NEW_OWNER);
		return;
	}
	phrases->step = STEP_DONE;
}

bool office_phrases_work(
	struct office_phrases *phrases, struct store *store, int64_t report)
{
	if (report != phrases->report) {
		phrases->report = report;
		office_phrases_due(phrases);
	}
	switch (phrases->step) {
	case STEP_STANDARD: learn_standard(phrases); break;
	case STEP_REPORTS: pick_reports(phrases, store); break;
	case STEP_QUESTIONS: learn_questions(phrases); break;
	case STEP_LEARN: learn_next(phrases, store); break;
	case STEP_FORGET: forget_next(phrases); break;
	default: return false;
	}
	return phrases->step != STEP_DONE;
}
