/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/trail.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/trust/keys.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "model/canonical.h"
#include "text/i18n.h"
#include "text/str.h"

/* --- the acts --- */

static const struct act {
	const char *name, *label;
	unsigned kind;
} acts[] = {
	{"report.new", N_("report begun"), ACT_TEXT},
	{"report.import", N_("report imported"), ACT_TEXT},
	{"report.replace", N_("report replaced by an imported one"), ACT_TEXT},
	{"report.carry", N_("report carried over from another year"), ACT_TEXT},
	{"report.head", N_("texts of the report changed"), ACT_TEXT},
	{"report.bin", N_("report put into the bin"), 0},
	{"report.restore", N_("report brought back from the bin"), 0},
	{"report.remove", N_("report removed for good"), ACT_TEXT},
	{"report.submit", N_("report submitted"), 0},
	{"report.withdraw", N_("report taken back"), ACT_TEXT},
	{"report.return", N_("report sent back"), ACT_TEXT | ACT_SIGNED},
	{"report.signers", N_("signatories found among the people of the office file"),
		ACT_TEXT},
	{"report.sign", N_("report signed"), ACT_TEXT | ACT_SIGNED},
	{"report.approve", N_("report approved and sealed"), ACT_TEXT | ACT_SIGNED},
	{"report.reopen", N_("report reopened"), ACT_TEXT | ACT_SIGNED},
	{"card.add", N_("measure added"), ACT_TEXT},
	{"card.save", N_("measure changed"), ACT_TEXT},
	{"card.done", N_("measure said to be done"), ACT_TEXT},
	{"card.move", N_("measure put in another place"), ACT_TEXT},
	{"card.remove", N_("measure taken out"), ACT_TEXT},
	{"card.destroy", N_("measure removed for good"), 0},
	{"card.restore", N_("measure put back"), ACT_TEXT},
	{"card.approve", N_("measure approved"), ACT_SIGNED},
	{"card.return", N_("measure returned"), ACT_SIGNED},
	{"card.reopen", N_("measure reopened"), ACT_SIGNED},
	{"people.put", N_("person entered or changed"), 0},
	{"people.remove", N_("person removed"), 0},
	{"people.passphrase", N_("passphrase set"), ACT_SIGNED},
	{"people.reset", N_("passphrase forgotten"), 0},
	{"people.deputy", N_("signing handed over for a time"), 0},
	{"people.deputy-end", N_("hand-over ended"), 0},
	{"people.trust", N_("key of another office made known"), 0},
	{"check.accept", N_("finding accepted"), 0},
	{"check.unaccept", N_("finding no longer accepted"), 0},
	{"check.rule", N_("severity of a rule changed"), 0},
	{"office.recover", N_("office file recovered from a damaged one"), 0},
	{"office.restore", N_("office file restored from a copy"), 0},
	{"check.units", N_("list of units changed"), 0},
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

static void hash_part(void *context, const char *text, size_t bytes)
{
	hash_add(context, text, bytes);
}

void report_digest(char digest[HASH_HEX + 1], const struct report *report)
{
	struct hashing *hashing = hash_begin();
	report_canonical_each(report, hash_part, hashing);
	hash_end(hashing, digest);
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

bool trail_add(struct store *store, const struct trail_note *note, int64_t *number,
	char hash[HASH_HEX + 1], struct error *error)
{
	char previous[HASH_HEX + 1], own[HASH_HEX + 1], signature[SIGNATURE_HEX + 1] = "";
	struct trail_entry entry = {.at = note->change.at,
		.who = note->change.who,
		.act = note->act,
		.report = note->report,
		.card = note->card,
		.revision = note->revision,
		.detail = note->detail ? note->detail : "",
		.hash = own,
		.key = note->signer ? signer_key(note->signer) : "",
		.digest = note->digest ? note->digest : "",
		.previous = previous,
		.signature = signature};
	if (!read_head(store, &entry.number, previous, error))
		return false;
	entry.number++;
	trail_hash(own, &entry);
	if (note->signer)
		signer_sign(note->signer, own, HASH_HEX, signature);
	if (!add_row(store, &entry, error) ||
		(note->signer && !keep_signed(store, &entry, error)))
		return false;
	if (number)
		*number = entry.number;
	if (hash)
		memcpy(hash, own, sizeof(own));
	return true;
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
	while (*more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct trail_entry entry;
		read_entry(&query, &entry);
		*last = entry.number;
		count++;
		*more = visit(context, &entry);
	}
	query_close(&query);
	*more = *more && count == PAGE;
	return outcome != QUERY_FAILED;
}

bool store_trail(struct store *store, int64_t report, int64_t card, trail_visit *visit,
	void *context, struct error *error)
{
	const enum sql name = card     ? SQL_TRAIL_OF_CARD
			      : report ? SQL_TRAIL_OF_REPORT
				       : SQL_TRAIL_ALL;
	int64_t last = INT64_MIN;
	bool good = true, more = true;
	if (!transaction_read(store, error))
		return false;
	while (good && more)
		good = visit_page(store, name, card ? card : report, &last, visit,
			context, &more, error);
	transaction_read_end(store);
	return good;
}
