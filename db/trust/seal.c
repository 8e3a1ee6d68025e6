/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/seal.h"

#include <stdio.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/seal_make.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify_parts.h"
#include "model/card_source.h"
#include "model/ita.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* What is signed: all that a seal says. Unknown keys, which a seal that this program makes
 * has none of, are signed too, or it is false. */
static void append_signed(struct str *out, const struct seal *seal)
{
	put_field(out, "mattrakan.seal/1");
	put_field(out, seal->key);
	put_field(out, seal->hash);
	put_number_field(out, (int64_t)seal->trail.value);
	put_field(out, seal->trail_hash);
	put_field(out, seal->who);
	put_field(out, seal->name);
	put_field(out, seal->post);
	put_number_field(out, (int64_t)seal->at.value);
	if (seal->extra)
		put_field(out, seal->extra);
}

bool seal_make(struct store *store, const struct sealing *sealing, struct seal *seal,
	struct error *error)
{
	struct person_facts facts;
	const char *who = signer_who(sealing->signer);
	if (!person_get(store, who, &facts, error))
		return false;
	*seal = (struct seal){.present = true,
		.key = mem_strdup(signer_key(sealing->signer)),
		.hash = mem_strdup(sealing->digest),
		.trail = decimal_whole(sealing->entry),
		.trail_hash = mem_strdup(sealing->entry_hash),
		.who = mem_strdup(who),
		.name = facts.name,
		.post = facts.post,
		.at = decimal_whole(sealing->at)};
	char signature[SIGNATURE_HEX + 1];
	struct str text = STR_INIT;
	append_signed(&text, seal);
	signer_sign(sealing->signer, text.data, text.bytes, signature);
	seal->signature = mem_strdup(signature);
	str_release(&text);
	return true;
}

/* A seal of a file may lack anything. */
static bool is_whole(const struct seal *seal)
{
	return seal->key && seal->hash && seal->trail.kind == DECIMAL_INTEGER &&
	       seal->trail_hash && seal->who && seal->name && seal->post &&
	       seal->at.kind == DECIMAL_INTEGER && seal->signature;
}

static bool is_signed(const struct seal *seal)
{
	struct str text = STR_INIT;
	append_signed(&text, seal);
	const bool good = key_signed(seal->key, seal->signature, text.data, text.bytes);
	str_release(&text);
	return good;
}

/* Reopening takes a seal off for good, whoever has kept a copy of it. */
static bool is_taken_off(struct store *store, const struct report *report,
	bool *taken_off, struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_SEAL_TAKEN_OFF);
	query_text(&query, report->uuid);
	query_text(&query, report->seal.hash);
	query_integer(&query, (int64_t)report->seal.trail.value);
	query_text(&query, report->seal.trail_hash);
	if (!query_one_integer(&query, &found, error))
		return false;
	*taken_off = found != 0;
	return true;
}

static bool digest_all(char digest[HASH_HEX + 1], const struct report *report,
	struct card_source *cards, struct error *error)
{
	struct error failed = ERROR_INIT;
	const struct card *card;
	if (!cards->rewind(cards, error))
		return false;
	struct digesting *digesting = report_digest_begin(report, false);
	while ((card = cards->next(cards, &failed)))
		report_digest_add(digesting, card, NULL);
	report_digest_end(digesting, digest);
	return error_pass(error, &failed);
}

bool seal_judge(struct store *store, const struct report *report,
	struct card_source *cards, enum seal_verdict *verdict, struct error *error)
{
	const struct seal *seal = &report->seal;
	char digest[HASH_HEX + 1];
	bool known, taken_off;
	*verdict = SEAL_NONE;
	if (!seal->present)
		return true;
	*verdict = SEAL_FALSE;
	if (!is_whole(seal) || !is_signed(seal))
		return true;
	if (!digest_all(digest, report, cards, error))
		return false;
	*verdict = SEAL_CHANGED;
	if (strcmp(digest, seal->hash) != 0)
		return true;
	if (!key_owner(store, seal->key, &known, NULL, error) ||
		!is_taken_off(store, report, &taken_off, error))
		return false;
	*verdict = !known ? SEAL_UNKNOWN_KEY : taken_off ? SEAL_TAKEN_OFF : SEAL_AGREES;
	return true;
}

/* A seal that was made in this file names an entry of its trail. */
static bool check_trail(struct store *store, const struct report *report,
	enum seal_verdict *verdict, struct error *error)
{
	int64_t here = 0, there = 0;
	struct query query = query_open(store, SQL_SEAL_HERE);
	query_text(&query, report->uuid);
	if (!query_one_integer(&query, &here, error))
		return false;
	if (!here)
		return true;
	struct query entry = query_open(store, SQL_TRAIL_HAS);
	query_integer(&entry, (int64_t)report->seal.trail.value);
	query_text(&entry, report->seal.trail_hash);
	if (!query_one_integer(&entry, &there, error))
		return false;
	if (!there)
		*verdict = SEAL_TRAIL_GONE;
	return true;
}

static bool check(struct store *store, const struct report *report,
	enum seal_verdict *verdict, struct error *error)
{
	struct card_source *cards = card_source_of_report(report);
	const bool good =
		seal_judge(store, report, cards, verdict, error) &&
		(*verdict != SEAL_AGREES || check_trail(store, report, verdict, error));
	card_source_free(cards);
	return good;
}

bool store_seal_check(struct store *store, const struct report *report,
	enum seal_verdict *verdict, struct error *error)
{
	enum seal_verdict found;
	if (!transaction_read(store, error))
		return false;
	const bool good = check(store, report, &found, error);
	transaction_read_end(store);
	if (good)
		*verdict = found;
	return good;
}

const char *seal_verdict_label(enum seal_verdict verdict)
{
	static const char *const labels[] = {
		[SEAL_NONE] = N_("it has no seal"),
		[SEAL_AGREES] = N_("the seal agrees with the report"),
		[SEAL_UNKNOWN_KEY] = N_("the seal is of a key that nobody here has"),
		[SEAL_CHANGED] =
			N_("the report says something else than what was approved"),
		[SEAL_FALSE] = N_("the seal is false: its signature is not that key's"),
		[SEAL_TRAIL_GONE] =
			N_("the entry of the trail that the seal names is not there"),
		[SEAL_TAKEN_OFF] =
			N_("the report was reopened here after it was approved so"),
	};
	return labels[verdict];
}

/* --- the short form --- */

static void write_mark(char mark[SEAL_MARK_BYTES], const char *hash)
{
	enum { GROUPS = 4, DIGITS = 4 };
	char *at = mark;
	for (int i = 0; i < GROUPS * DIGITS; i++) {
		if (i && i % DIGITS == 0)
			*at++ = '-';
		*at++ = (char)(hash[i] >= 'a' ? hash[i] - 'a' + 'A' : hash[i]);
	}
	*at = '\0';
}

/* Of a report that is not approved: measures of it may be, and it may have been. */
static bool find_altered(struct store *store, int64_t number, char mark[SEAL_MARK_BYTES],
	struct error *error)
{
	bool agree;
	if (!verify_approvals(store, number, &agree, error))
		return false;
	if (!agree)
		memcpy(mark, SEAL_MARK_FALSE, sizeof(SEAL_MARK_FALSE));
	return true;
}

static bool find_mark(struct store *store, int64_t number, char mark[SEAL_MARK_BYTES],
	struct error *error)
{
	struct report report;
	enum seal_verdict verdict = SEAL_NONE;
	if (!report_read_head(store, number, &report, error))
		return false;
	const bool approved = report.state == REPORT_APPROVED;
	report_release(&report);
	if (!approved)
		return find_altered(store, number, mark, error);
	if (!report_read_whole(store, number, &report, error))
		return false;
	const bool good = check(store, &report, &verdict, error);
	if (verdict == SEAL_AGREES)
		write_mark(mark, report.seal.hash);
	else
		memcpy(mark, SEAL_MARK_FALSE, sizeof(SEAL_MARK_FALSE));
	report_release(&report);
	return good;
}

bool store_seal_mark(struct store *store, int64_t report, char mark[SEAL_MARK_BYTES],
	struct error *error)
{
	char found[SEAL_MARK_BYTES] = "";
	if (!transaction_read(store, error))
		return false;
	const bool good = find_mark(store, report, found, error);
	transaction_read_end(store);
	if (good)
		memcpy(mark, found, sizeof(found));
	return good;
}

/* One report that cannot be read keeps nobody from the others; nothing says then that it is
 * what was approved. */
static bool find_mark_or_none(struct store *store, int64_t number, bool approved,
	char mark[SEAL_MARK_BYTES], struct error *error)
{
	struct error own = ERROR_INIT;
	if (find_mark(store, number, mark, &own))
		return true;
	if (own.kind != ERROR_REFUSED)
		return error_pass(error, &own);
	error_release(&own);
	*mark = '\0';
	if (approved)
		memcpy(mark, SEAL_MARK_FALSE, sizeof(SEAL_MARK_FALSE));
	return true;
}

static bool each_mark(
	struct store *store, seal_mark_visit *visit, void *context, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_APPROVED_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true, more = true;
	while (good && more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		char mark[SEAL_MARK_BYTES] = "";
		const int64_t report = query_column_integer(&query);
		const bool approved = query_column_integer(&query) != 0;
		good = find_mark_or_none(store, report, approved, mark, error);
		more = good && ((!approved && !*mark) || visit(context, report, mark));
	}
	query_close(&query);
	return good && outcome != QUERY_FAILED;
}

bool store_seal_marks(
	struct store *store, seal_mark_visit *visit, void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = each_mark(store, visit, context, error);
	transaction_read_end(store);
	return good;
}

bool store_altered_cards(struct store *store, int64_t report, altered_visit *visit,
	void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = verify_altered(store, report, visit, context, error);
	transaction_read_end(store);
	return good;
}
