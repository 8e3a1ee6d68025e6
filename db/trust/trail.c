/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/trail.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/trust/hash_beside.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/person.h"
#include "db/trust/signer.h"
#include "db/trust/standing.h"
#include "db/trust/trail_write.h"
#include "model/canonical.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* --- the acts --- */

static const struct act {
	const char *name, *label;
	unsigned kind;
	enum standing_kind standing;
} acts[] = {
	{"report.new", N_("report begun"), ACT_TEXT | ACT_PLACES, STANDS_REPORT},
	{"report.import", N_("report imported"), ACT_TEXT | ACT_PLACES, STANDS_REPORT},
	{"report.replace", N_("report replaced by an imported one"),
		ACT_TEXT | ACT_PLACES, STANDS_REPORT},
	{"report.bundle", N_("bundle taken in"), 0, STANDS_REPORT},
	{"report.carry", N_("report carried over from another year"),
		ACT_TEXT | ACT_PLACES, STANDS_REPORT},
	{"report.head", N_("texts of the report changed"), ACT_TEXT, STANDS_REPORT},
	{"report.bin", N_("report put into the bin"), 0, STANDS_REPORT},
	{"report.restore", N_("report brought back from the bin"), 0, STANDS_REPORT},
	{"report.remove", N_("report removed for good"), ACT_TEXT, STANDS_REMOVED_REPORT},
	{"report.submit", N_("report submitted"), 0, STANDS_REPORT},
	{"report.withdraw", N_("report taken back"), ACT_TEXT, STANDS_REPORT},
	{"report.return", N_("report sent back"), ACT_TEXT | ACT_SIGNED, STANDS_REPORT},
	{"report.signers", N_("signatories found among the people of the office file"),
		ACT_TEXT, STANDS_REPORT},
	{"report.sign", N_("report signed"), ACT_TEXT | ACT_SIGNED, STANDS_REPORT},
	{"report.approve", N_("report approved and sealed"), ACT_TEXT | ACT_SIGNED,
		STANDS_REPORT},
	{"report.reopen", N_("report reopened"), ACT_TEXT | ACT_SIGNED, STANDS_REPORT},
	{"card.add", N_("measure added"), ACT_TEXT | ACT_PLACES, STANDS_CARD},
	{"card.copy", N_("measure put in that is made from another"),
		ACT_TEXT | ACT_PLACES, STANDS_CARD},
	{"card.save", N_("measure changed"), ACT_TEXT, STANDS_CARD},
	{"card.done", N_("measure said to be done"), ACT_TEXT, STANDS_CARD},
	{"card.move", N_("measure put in another place"), ACT_TEXT | ACT_PLACES,
		STANDS_CARD},
	{"card.remove", N_("measure taken out"), ACT_TEXT | ACT_PLACES, STANDS_CARD},
	{"card.destroy", N_("measure removed for good"), 0, STANDS_REMOVED_CARD},
	{"card.restore", N_("measure put back"), ACT_TEXT | ACT_PLACES, STANDS_CARD},
	{"card.approve", N_("measure approved"), ACT_SIGNED, STANDS_CARD},
	{"card.return", N_("measure returned"), ACT_SIGNED, STANDS_CARD},
	{"card.reopen", N_("measure reopened"), ACT_SIGNED, STANDS_CARD},
	{"people.put", N_("person entered or changed"), 0, STANDS_NOT},
	{"people.remove", N_("person removed"), 0, STANDS_NOT},
	{"people.passphrase", N_("passphrase set"), ACT_SIGNED, STANDS_KEY},
	{"people.reset", N_("passphrase forgotten"), 0, STANDS_NOT},
	{"people.deputy", N_("signing handed over for a time"), 0, STANDS_NOT},
	{"people.deputy-end", N_("hand-over ended"), 0, STANDS_NOT},
	{"people.trust", N_("key of another office made known"), 0, STANDS_KEY},
	{"check.accept", N_("finding accepted"), 0, STANDS_SAID},
	{"check.unaccept", N_("finding no longer accepted"), 0, STANDS_SAID},
	{"check.rule", N_("severity of a rule changed"), 0, STANDS_SAID},
	{"office.set", N_("setting of the office changed"), 0, STANDS_SAID},
	{"office.recover", N_("office file recovered from a damaged one"), 0, STANDS_NOT},
	{"office.restore", N_("office file restored from a copy"), 0, STANDS_NOT},
	{"check.units", N_("list of units changed"), 0, STANDS_NOT},
	{"office.abbreviations", N_("list of abbreviations changed"), 0, STANDS_NOT},
};

static const struct act *act_find(const char *name)
{
	for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++)
		if (strcmp(acts[i].name, name) == 0)
			return &acts[i];
	return NULL;
}

const char *trail_act_label(const char *name)
{
	const struct act *act = act_find(name);
	return act ? act->label : name;
}

unsigned trail_act_kind(const char *name)
{
	const struct act *act = act_find(name);
	return act ? act->kind : 0;
}

/* --- digests and hashes --- */

void card_digest(char digest[HASH_HEX + 1], const struct card *card)
{
	struct str text = STR_INIT;
	card_canonical(&text, card);
	hash_text(digest, text.data, text.bytes);
	str_release(&text);
}

struct digesting {
	struct hashing *hashing;    /* where beside is NULL */
	struct hash_beside *beside; /* else */
	struct str head;            /* the canonical form without the cards */
	size_t behind;              /* bytes of it before them */
	struct str card;            /* the last one */
	const char *comma;          /* before the next one */
};

/* What stands in digesting->card is the next part, and from alone on the text of which digest
 * is told. Leaves it empty. */
static void add_part(struct digesting *digesting, size_t alone, char *digest)
{
	struct str *part = &digesting->card;
	if (digesting->beside) {
		hash_beside_add(digesting->beside, part, alone, digest);
		return;
	}
	hash_add(digesting->hashing, part->data, part->bytes);
	if (digest)
		hash_text(digest, part->data + alone, part->bytes - alone);
	str_clear(part);
}

struct digesting *report_digest_begin(const struct report *head, bool beside)
{
	struct digesting *digesting = mem_new(1, sizeof(*digesting));
	str_init(&digesting->head);
	str_init(&digesting->card);
	digesting->beside = beside ? hash_beside_begin() : NULL;
	digesting->hashing = digesting->beside ? NULL : hash_begin();
	digesting->behind = report_canonical_head(&digesting->head, head);
	digesting->comma = "";
	str_append(&digesting->card, digesting->head.data, digesting->behind);
	add_part(digesting, 0, NULL);
	return digesting;
}

void report_digest_add(
	struct digesting *digesting, const struct card *card, char digest[HASH_HEX + 1])
{
	str_puts(&digesting->card, digesting->comma);
	const size_t alone = digesting->card.bytes;
	card_canonical(&digesting->card, card);
	digesting->comma = ",";
	add_part(digesting, alone, digest);
}

void report_digest_end(struct digesting *digesting, char digest[HASH_HEX + 1])
{
	const struct str *head = &digesting->head;
	str_append(&digesting->card, head->data + digesting->behind,
		head->bytes - digesting->behind);
	add_part(digesting, 0, NULL);
	if (digesting->beside)
		hash_beside_end(digesting->beside, digest);
	else
		hash_end(digesting->hashing, digest);
	str_release(&digesting->head);
	str_release(&digesting->card);
	free(digesting);
}

void report_digest(char digest[HASH_HEX + 1], const struct report *report)
{
	struct digesting *digesting = report_digest_begin(report, false);
	for (size_t i = 0; i < report->count; i++)
		report_digest_add(digesting, &report->cards[i], NULL);
	report_digest_end(digesting, digest);
}

void trail_hash(char hash[HASH_HEX + 1], const struct trail_entry *entry)
{
	struct str text = STR_INIT;
	put_field(&text, "mattrakan.trail/1");
	put_field(&text, entry->previous);
	put_number_field(&text, entry->at);
	put_field(&text, entry->who);
	put_field(&text, entry->act);
	put_number_field(&text, entry->report);
	put_number_field(&text, entry->card);
	put_number_field(&text, entry->revision);
	put_field(&text, entry->detail);
	put_field(&text, entry->digest);
	put_field(&text, entry->key);
	/* Entries that tell nothing of these, as all of before version 8 of the file, have the
	 * hash that they had. */
	if (*entry->parts || *entry->standing || *entry->places) {
		put_field(&text, entry->parts);
		put_field(&text, entry->standing);
		put_field(&text, entry->places);
	}
	hash_text(hash, text.data, text.bytes);
	str_release(&text);
}

/* --- writing --- */

/* Of the last entry; "" where there is none. */
static bool read_head(struct store *store, int64_t *number, char hash[HASH_HEX + 1],
	struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_HEAD);
	enum query_outcome outcome = query_step(&query, error);
	*number = 0;
	*hash = '\0';
	if (outcome == QUERY_ROW) {
		*number = query_column_integer(&query);
		strncat(hash, query_column_text(&query), HASH_HEX);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool add_row(
	struct store *store, const struct trail_entry *entry, struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_ADD);
	query_integer(&query, entry->number);
	query_integer(&query, entry->at);
	query_text(&query, entry->who);
	query_text(&query, entry->act);
	query_integer(&query, entry->report);
	query_integer(&query, entry->card);
	query_integer(&query, entry->revision);
	query_text(&query, entry->detail);
	query_text(&query, entry->digest);
	query_text(&query, entry->previous);
	query_text(&query, entry->hash);
	query_text(&query, entry->key);
	query_text(&query, entry->signature);
	query_text(&query, entry->parts);
	query_text(&query, entry->standing);
	query_text(&query, entry->places);
	return query_run(&query, error);
}

/* The key keeps which entry it signed last. */
static bool keep_signed(
	struct store *store, const struct trail_entry *entry, struct error *error)
{
	struct query query = query_open(store, SQL_KEY_SIGNED);
	query_text(&query, entry->key);
	query_integer(&query, entry->number);
	query_text(&query, entry->hash);
	return query_run(&query, error);
}

/* The key of which an entry tells stands at the end of its detail. */
static const char *key_of(const struct trail_note *note)
{
	const size_t bytes = strlen(note->detail);
	return note->detail + (bytes > KEY_HEX ? bytes - KEY_HEX : 0);
}

static bool read_standing(struct store *store, const struct trail_note *note,
	struct str *standing, struct error *error)
{
	const struct act *act = act_find(note->act);
	const enum standing_kind kind = act ? act->standing : STANDS_NOT;
	switch (kind) {
	case STANDS_NOT: return true;
	case STANDS_SAID: str_puts(standing, note->standing); return true;
	case STANDS_KEY: return standing_read_key(store, key_of(note), standing, error);
	default:
		return standing_read(store, kind, note->card ? note->card : note->report,
			standing, error);
	}
}

/* What the entry tells besides what its note says. */
struct besides {
	char parts[HASH_HEX + 1], places[HASH_HEX + 1];
	struct str standing;
};

static bool read_besides(struct store *store, const struct trail_note *note,
	struct besides *besides, struct error *error)
{
	*besides = (struct besides){.standing = STR_INIT};
	if (note->parts) {
		if (!parts_stand(store, note->parts, error))
			return false;
		parts_digest(besides->parts, note->parts);
	}
	return read_standing(store, note, &besides->standing, error) &&
	       (!(trail_act_kind(note->act) & ACT_PLACES) ||
		       places_digest(store, note->report, besides->places, error));
}

/* Gives the entry its place behind the last one, its hash and its signature. */
static bool write_entry(struct store *store, const struct trail_note *note,
	struct trail_entry *entry, char hash[HASH_HEX + 1], struct error *error)
{
	char previous[HASH_HEX + 1], signature[SIGNATURE_HEX + 1] = "";
	if (!read_head(store, &entry->number, previous, error))
		return false;
	entry->number++;
	entry->previous = previous;
	trail_hash(hash, entry);
	entry->hash = hash;
	if (note->signer)
		signer_sign(note->signer, hash, HASH_HEX, signature);
	entry->signature = signature;
	return add_row(store, entry, error) &&
	       (!note->parts || parts_write(store, entry->number, note->parts, error)) &&
	       (!note->signer || keep_signed(store, entry, error));
}

bool trail_add(struct store *store, const struct trail_note *note, int64_t *number,
	char hash[HASH_HEX + 1], struct error *error)
{
	struct besides besides;
	char own[HASH_HEX + 1];
	bool good = read_besides(store, note, &besides, error);
	struct trail_entry entry = {.at = note->change.at,
		.who = note->change.who,
		.act = note->act,
		.report = note->report,
		.card = note->card,
		.revision = note->revision,
		.detail = note->detail ? note->detail : "",
		.key = note->signer ? signer_key(note->signer) : "",
		.digest = note->digest ? note->digest : "",
		.parts = besides.parts,
		.standing = besides.standing.data,
		.places = besides.places};
	good = good && write_entry(store, note, &entry, own, error);
	str_release(&besides.standing);
	if (good && number)
		*number = entry.number;
	if (good && hash)
		memcpy(hash, own, sizeof(own));
	return good;
}

/* --- reading --- */

/* Entries that are read at once. */
enum { PAGE = 64 };

static void read_entry(struct query *query, struct trail_entry *entry)
{
	*entry = (struct trail_entry){.number = query_column_integer(query)};
	entry->at = query_column_integer(query);
	entry->who = query_column_text(query);
	entry->act = query_column_text(query);
	entry->report = query_column_integer(query);
	entry->card = query_column_integer(query);
	entry->revision = query_column_integer(query);
	entry->detail = query_column_text(query);
	entry->digest = query_column_text(query);
	entry->previous = query_column_text(query);
	entry->hash = query_column_text(query);
	entry->key = query_column_text(query);
	entry->signature = query_column_text(query);
	entry->parts = query_column_text(query);
	entry->standing = query_column_text(query);
	entry->places = query_column_text(query);
}

static bool is_signed_by(struct store *store, const struct trail_entry *entry,
	bool *is_signed, struct error *error)
{
	char hash[HASH_HEX + 1], *login;
	bool known;
	trail_hash(hash, entry);
	if (!key_owner(store, entry->key, &known, &login, error))
		return false;
	*is_signed = known && strcmp(login, entry->who) == 0 &&
		     strcmp(hash, entry->hash) == 0 &&
		     key_signed(entry->key, entry->signature, hash, HASH_HEX);
	free(login);
	return true;
}

bool trail_entry_agrees(const struct trail_entry *entry)
{
	char hash[HASH_HEX + 1];
	trail_hash(hash, entry);
	return strcmp(hash, entry->hash) == 0 &&
	       (!*entry->key || key_signed(entry->key, entry->signature, hash, HASH_HEX));
}

bool trail_is_signed(
	struct store *store, int64_t number, bool *is_signed, struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_ENTRY);
	query_hold(&query);
	query_integer(&query, number);
	bool good = true;
	*is_signed = false;
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		struct trail_entry entry;
		read_entry(&query, &entry);
		good = is_signed_by(store, &entry, is_signed, error);
	}
	query_close(&query);
	return good && outcome != QUERY_FAILED;
}

/* A page of the entries behind one, which becomes the last of them. *more: there may be
 * others, and the visit wants them. `of` is a report, a card, or 0: nothing is bound. */
static bool visit_page(struct store *store, enum sql name, int64_t of, int64_t *last,
	trail_visit *visit, void *context, bool *more, struct error *error)
{
	struct query query = query_open_lenient(store, name);
	query_hold(&query);
	query_integer(&query, *last);
	query_integer(&query, PAGE);
	if (of)
		query_integer(&query, of);
	enum query_outcome outcome = QUERY_DONE;
	int count = 0;
	bool good = true;
	while (*more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct trail_entry entry;
		read_entry(&query, &entry);
		good = query_is_behind(&query, entry.number, *last, error);
		*last = entry.number;
		count++;
		*more = good && visit(context, &entry);
	}
	query_close(&query);
	*more = *more && count == PAGE;
	return good && outcome != QUERY_FAILED;
}

/* In one state of the office. */
static bool visit_all(struct store *store, enum sql name, int64_t of, int64_t last,
	trail_visit *visit, void *context, struct error *error)
{
	bool good = true, more = true;
	if (!transaction_read(store, error))
		return false;
	while (good && more)
		good = visit_page(store, name, of, &last, visit, context, &more, error);
	transaction_read_end(store);
	return good;
}

bool store_trail(struct store *store, int64_t report, int64_t card, trail_visit *visit,
	void *context, struct error *error)
{
	const enum sql name = card     ? SQL_TRAIL_OF_CARD
			      : report ? SQL_TRAIL_OF_REPORT
				       : SQL_TRAIL_ALL;
	return visit_all(
		store, name, card ? card : report, INT64_MIN, visit, context, error);
}

bool store_trail_behind(struct store *store, int64_t number, trail_visit *visit,
	void *context, struct error *error)
{
	return visit_all(store, SQL_TRAIL_ALL, 0, number, visit, context, error);
}

bool store_trail_newest(struct store *store, int64_t *number, struct error *error)
{
	char hash[HASH_HEX + 1];
	return read_head(store, number, hash, error);
}
