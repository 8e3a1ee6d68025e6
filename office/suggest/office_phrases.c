/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/office_phrases.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_fields.h"
#include "model/ita_bank.h"
#include "model/kept_file.h"
#include "model/report.h"
#include "office/suggest/phrase_index.h"
#include "office/suggest/phrase_reading.h"
#include "office/suggest/standard_phrases.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	INDEX_BYTES = 320 << 10,         /* what it may take in all */
	OWNERS_MOST = PHRASE_TEXTS_MOST, /* cards and heads of reports */
	AT_ONCE = 8,                     /* phrases, or texts that are as they were */
	NEW_OWNER = 3,                   /* the first that is a card or a report */
};

/* What phrases are said by, besides cards and reports. */
enum { OWNER_STANDARD, OWNER_KIND, OWNER_ITA };

/* Who says a phrase: a card, or a report's own texts. */
struct owner {
	int64_t number;
	int64_t revision; /* 0: nobody any more */
	bool report, seen;
};

enum step {
	STEP_STANDARD,
	STEP_OFFICE, /* which texts there are is to be read */
	STEP_KIND,   /* what ships for agencies of its kind */
	STEP_QUESTIONS,
	STEP_CHOOSE, /* those that are not known as they are now */
	STEP_TEXTS,  /* they are to be read */
	STEP_FORGET,
	STEP_DONE
};

struct office_phrases {
	struct phrase_index *index;
	struct breaker
		*breaker; /* of its own: that of who types remembers what is typed */
	enum step step;
	bool read_standard;
	int64_t report;                    /* for which it is */
	struct phrase_questions questions; /* that are known */
	struct ita_bank *bank;             /* while they are taken in */
	char *agency;                      /* type and name, folded */
	bool of_kind;                      /* what ships for its kind is known */
	struct standard_phrases standard;
	enum card_field field; /* of the standard phrases */
	size_t next;           /* of them, or of the questions */
	struct owner *owners;
	size_t owners_count, owners_capacity;
	struct phrase_text *texts; /* of the office, as was read last */
	size_t texts_count;
	size_t text; /* the next that is looked at */
	struct phrase_text wanted[PHRASE_TEXTS_AT_ONCE];
	size_t wanted_count;
	struct phrase_body *bodies; /* that were read */
	size_t bodies_count, body;  /* body: the next that is learned */
	bool asked;                 /* what is to be read was asked for */
	bool again;                 /* and something was written since */
	bool stopped;               /* there is room for no more */
	size_t swept;               /* owners */
};

struct office_phrases *office_phrases_new(void)
{
	struct office_phrases *phrases = mem_new(1, sizeof(*phrases));
	phrases->index = phrase_index_new(INDEX_BYTES);
	phrases->questions.corrected = mem_strdup("");
	phrases->breaker = breaker_new_forgetful();
	return phrases;
}

static bool has_bodies(const struct office_phrases *phrases)
{
	return phrases->body < phrases->bodies_count;
}

static void drop_bodies(struct office_phrases *phrases)
{
	while (has_bodies(phrases))
		phrase_body_release(&phrases->bodies[phrases->body++]);
	free(phrases->bodies);
	phrases->bodies = NULL;
	phrases->bodies_count = phrases->body = 0;
}

void office_phrases_free(struct office_phrases *phrases)
{
	if (!phrases)
		return;
	phrase_index_free(phrases->index);
	breaker_free(phrases->breaker);
	standard_phrases_release(&phrases->standard);
	ita_bank_free(phrases->bank);
	free(phrases->questions.corrected);
	free(phrases->agency);
	free(phrases->owners);
	free(phrases->texts);
	drop_bodies(phrases);
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
	       phrases->texts_count * sizeof(struct phrase_text);
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
	phrases->again = phrases->asked;
	if (phrases->step > STEP_OFFICE)
		phrases->step = STEP_OFFICE;
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
	phrases->step = STEP_OFFICE;
}

/* There are few of them. */
static void learn_kind(struct office_phrases *phrases)
{
	struct standard_phrases *standard = &phrases->standard;
	read_standard(phrases);
	for (size_t i = 0; i < standard->agencies_count; i++) {
		const struct agency_phrases *agency = &standard->agencies[i];
		if (!agency_phrases_suit(agency, phrases->agency))
			continue;
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			for (size_t k = 0; k < agency->fields[field].count; k++)
				learn(phrases, OWNER_KIND, field, 0,
					agency->fields[field].items[k]);
	}
	standard_phrases_release(standard);
	phrases->of_kind = true;
	phrases->step = STEP_QUESTIONS;
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
	phrases->step = STEP_CHOOSE;
}

/* --- which texts --- */

static void take_questions(struct office_phrases *phrases, struct phrase_reading *reading)
{
	if (!reading->bank)
		return;
	phrase_index_forget(phrases->index, OWNER_ITA);
	ita_bank_free(phrases->bank);
	phrases->bank = reading->bank;
	reading->bank = NULL;
	free(phrases->questions.corrected);
	phrases->questions = reading->questions;
	reading->questions.corrected = NULL;
	phrases->next = 0;
}

/* Where that is another agency, nothing stays of the one before. */
static void take_agency(struct office_phrases *phrases, struct phrase_reading *reading)
{
	const bool same = phrases->agency && !strcmp(phrases->agency, reading->agency);
	for (size_t i = 0; !same && i < phrases->owners_count; i++) {
		phrase_index_forget(phrases->index, (unsigned)(i + NEW_OWNER));
		phrases->owners[i].revision = 0;
	}
	if (!same) {
		phrase_index_forget(phrases->index, OWNER_KIND);
		phrases->of_kind = false;
	}
	free(phrases->agency);
	phrases->agency = reading->agency;
	reading->agency = NULL;
}

static void take_office(struct office_phrases *phrases, struct phrase_reading *reading)
{
	phrases->step = STEP_DONE;
	if (!reading->good)
		return;
	take_agency(phrases, reading);
	take_questions(phrases, reading);
	free(phrases->texts);
	phrases->texts = reading->texts;
	phrases->texts_count = reading->texts_count;
	reading->texts = NULL;
	for (size_t i = 0; i < phrases->owners_count; i++)
		phrases->owners[i].seen = false;
	phrases->text = 0;
	phrases->swept = 0;
	phrases->stopped = false;
	phrases->step = phrases->of_kind ? STEP_QUESTIONS : STEP_KIND;
}

/* --- what they say --- */

static bool is_of(const struct owner *owner, const struct text_revision *text)
{
	return owner->revision && owner->report == !text->card &&
	       owner->number == (text->card ? text->card : text->report);
}

/* The one of that text, or NULL. */
static struct owner *find_owner(
	struct office_phrases *phrases, const struct text_revision *text)
{
	for (size_t i = 0; i < phrases->owners_count; i++)
		if (is_of(&phrases->owners[i], text))
			return &phrases->owners[i];
	return NULL;
}

/* One that is nobody's, or NULL. */
static struct owner *free_owner(struct office_phrases *phrases)
{
	for (size_t i = 0; i < phrases->owners_count; i++)
		if (!phrases->owners[i].revision)
			return &phrases->owners[i];
	if (phrases->owners_count == OWNERS_MOST)
		return NULL;
	phrases->owners = mem_grow(phrases->owners, phrases->owners_count,
		&phrases->owners_capacity, sizeof(struct owner));
	phrases->owners[phrases->owners_count] = (struct owner){0};
	return &phrases->owners[phrases->owners_count++];
}

/* One that was not met yet: those are older. NULL: there is none. */
static struct owner *oldest_owner(const struct office_phrases *phrases)
{
	for (size_t i = phrases->owners_count; i-- > 0;)
		if (phrases->owners[i].revision && !phrases->owners[i].seen)
			return &phrases->owners[i];
	return NULL;
}

static void forget_owner(struct office_phrases *phrases, struct owner *owner)
{
	owner->revision = 0;
	phrase_index_forget(
		phrases->index, (unsigned)(owner - phrases->owners) + NEW_OWNER);
}

/* Who says that text, with room for it; NULL: there is none, where nothing older is
 * forgotten for it. */
static struct owner *owner_of(
	struct office_phrases *phrases, const struct text_revision *text)
{
	struct owner *owner = find_owner(phrases, text);
	if (!owner && !phrase_index_full(phrases->index))
		owner = free_owner(phrases);
	return owner ? owner : oldest_owner(phrases);
}

/* Those texts that are to be learned, as many as are read at once; those that are known as
 * they are were met. */
static void choose_next(struct office_phrases *phrases, size_t most)
{
	for (int i = 0; i < AT_ONCE; i++) {
		if (phrases->text == phrases->texts_count || phrases->stopped ||
			phrases->wanted_count == most) {
			phrases->step = phrases->wanted_count ? STEP_TEXTS : STEP_FORGET;
			return;
		}
		const struct phrase_text *text = &phrases->texts[phrases->text++];
		struct owner *owner = owner_of(phrases, &text->is);
		if (owner && owner->revision == text->is.revision &&
			is_of(owner, &text->is))
			owner->seen = true;
		else if (owner)
			phrases->wanted[phrases->wanted_count++] = *text;
		else
			phrases->stopped = true;
	}
}

/* *id is who says it, for the index. False: there is no room for it, or it is known. */
static bool begin_owner(
	struct office_phrases *phrases, const struct text_revision *text, unsigned *id)
{
	struct owner *owner = owner_of(phrases, text);
	if (!owner) {
		phrases->stopped = true;
		return false;
	}
	forget_owner(phrases, owner);
	*owner = (struct owner){text->card ? text->card : text->report, text->revision,
		!text->card, true};
	*id = (unsigned)(owner - phrases->owners) + NEW_OWNER;
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

static void learn_head_texts(struct office_phrases *phrases, unsigned id, unsigned year,
	const struct report *head)
{
	struct learning learning = {phrases, head, id, year};
	head_walk(head, 0, HEAD_WHATS - 1, learn_head_text, &learning);
	for (size_t i = 0; i < head->ita.count; i++) {
		const struct ita_item *item = &head->ita.items[i];
		learn(phrases, id, SLOT_ITA_ISSUE, year, item->issue);
		learn(phrases, id, SLOT_ITA_RECOMMENDATION, year, item->recommendation);
		learn(phrases, id, SLOT_ITA_OWNER, year, item->owner);
	}
}

/* The next that was read: the newest come first. */
static void learn_body(struct office_phrases *phrases)
{
	struct phrase_body *body = &phrases->bodies[phrases->body++];
	const unsigned year = (unsigned)body->text.fiscal_year;
	unsigned id;
	if (!phrases->stopped && begin_owner(phrases, &body->text.is, &id)) {
		if (body->text.is.card)
			learn_card_texts(phrases, id, year, &body->card);
		else
			learn_head_texts(phrases, id, year, &body->head);
	}
	phrase_body_release(body);
	if (!has_bodies(phrases))
		drop_bodies(phrases);
}

/* What was not met is there no more, or too old to have room. */
static void forget_next(struct office_phrases *phrases)
{
	for (; phrases->swept < phrases->owners_count; phrases->swept++) {
		struct owner *owner = &phrases->owners[phrases->swept];
		if (!owner->revision || owner->seen)
			continue;
		forget_owner(phrases, owner);
		return;
	}
	phrases->step = STEP_DONE;
}

/* --- reading --- */

struct phrase_reading *office_phrases_reading(struct office_phrases *phrases)
{
	const bool of_office = phrases->step == STEP_OFFICE;
	if (phrases->asked || has_bodies(phrases) ||
		(!of_office && phrases->step != STEP_TEXTS))
		return NULL;
	struct phrase_reading *reading = phrase_reading_new(
		phrases->report, of_office ? &phrases->questions : NULL);
	memcpy(reading->wanted, phrases->wanted, sizeof(phrases->wanted));
	reading->wanted_count = phrases->wanted_count;
	phrases->asked = true;
	return reading;
}

void office_phrases_take(struct office_phrases *phrases, struct phrase_reading *reading)
{
	const bool now = reading->report == phrases->report;
	const bool stale = phrases->again || !now;
	phrases->asked = phrases->again = false;
	if (now && !reading->of_office) {
		drop_bodies(phrases);
		phrases->bodies = reading->bodies;
		phrases->bodies_count = reading->bodies_count;
		reading->bodies = NULL;
		reading->bodies_count = 0;
	}
	phrases->wanted_count = 0;
	if (stale)
		return;
	if (reading->of_office)
		take_office(phrases, reading);
	else
		phrases->step = STEP_CHOOSE;
}

/* Without a store, somebody else has it read. */
static bool read_here(struct office_phrases *phrases, struct store *store)
{
	if (!store)
		return false;
	struct phrase_reading *reading = office_phrases_reading(phrases);
	phrase_reading_run(reading, store);
	office_phrases_take(phrases, reading);
	phrase_reading_free(reading);
	return phrases->step != STEP_DONE;
}

static void begin_report(struct office_phrases *phrases, int64_t report)
{
	phrases->report = report;
	drop_bodies(phrases);
	office_phrases_due(phrases);
}

bool office_phrases_work(
	struct office_phrases *phrases, struct store *store, int64_t report)
{
	if (report != phrases->report)
		begin_report(phrases, report);
	if (has_bodies(phrases)) {
		learn_body(phrases);
		return true;
	}
	switch (phrases->step) {
	case STEP_STANDARD: learn_standard(phrases); break;
	case STEP_KIND: learn_kind(phrases); break;
	case STEP_QUESTIONS: learn_questions(phrases); break;
	case STEP_CHOOSE: choose_next(phrases, store ? 1 : PHRASE_TEXTS_AT_ONCE); break;
	case STEP_FORGET: forget_next(phrases); break;
	case STEP_OFFICE:
	case STEP_TEXTS: return read_here(phrases, store);
	default: return false;
	}
	return phrases->step != STEP_DONE;
}
