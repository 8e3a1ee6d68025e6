/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail: whether it is the chain that was written, signed by whom it says.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/person.h"
#include "db/trust/trail.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify_parts.h"
#include "text/i18n.h"

/* --- the chain --- */

struct chain {
	const struct verify *verify;
	int64_t last;                /* number of the entry before */
	char previous[HASH_HEX + 1]; /* and its hash */
	bool failed;                 /* the check itself did */
};

/* Whose the key is, and that it is the one who is said to have done this. */
static bool check_key(const struct chain *chain, const struct trail_entry *entry)
{
	const long long number = entry->number;
	bool known;
	char *login;
	if (!key_owner(chain->verify->store, entry->key, &known, &login,
		    chain->verify->error))
		return false;
	if (!known)
		verify_tell(chain->verify,
			_("trail entry %lld: it is signed by a key that nobody here has"),
			number);
	else if (strcmp(login, entry->who) != 0)
		verify_tell(chain->verify,
			_("trail entry %lld: it says %s, but is signed by the key of %s"),
			number, entry->who, login);
	free(login);
	return true;
}

static bool check_signature(const struct chain *chain, const struct trail_entry *entry)
{
	const long long number = entry->number;
	if (!*entry->key) {
		if (*entry->signature)
			verify_tell(chain->verify,
				_("trail entry %lld: its signature is false"), number);
		if (trail_act_kind(entry->act) & ACT_SIGNED)
			verify_tell(chain->verify,
				_("trail entry %lld: nobody has signed it (%s)"), number,
				entry->act);
		return true;
	}
	if (!key_signed(entry->key, entry->signature, entry->hash, strlen(entry->hash)))
		verify_tell(chain->verify, _("trail entry %lld: its signature is false"),
			number);
	return check_key(chain, entry);
}

static void check_place(const struct chain *chain, const struct trail_entry *entry)
{
	const long long number = entry->number;
	if (number != chain->last + 1)
		verify_tell(chain->verify,
			_("the trail ends at entry %lld and goes on with %lld: what was "
			  "between is missing"),
			(long long)chain->last, number);
	else if (strcmp(entry->previous, chain->previous) != 0)
		verify_tell(chain->verify,
			_("trail entry %lld does not follow the one before it: entries "
			  "were put elsewhere, taken out or changed"),
			number);
}

static bool check_entry(void *context, const struct trail_entry *entry)
{
	struct chain *chain = context;
	char hash[HASH_HEX + 1];
	trail_hash(hash, entry);
	check_place(chain, entry);
	if (strcmp(hash, entry->hash) != 0)
		verify_tell(chain->verify, _("trail entry %lld is not what was written"),
			(long long)entry->number);
	chain->last = entry->number;
	*chain->previous = '\0';
	strncat(chain->previous, entry->hash, HASH_HEX);
	chain->failed = !check_signature(chain, entry) || !verify_goes_on(chain->verify);
	return !chain->failed;
}

static bool check_chain(const struct verify *verify)
{
	struct chain chain = {.verify = verify};
	return store_trail(verify->store, 0, 0, check_entry, &chain, verify->error) &&
	       !chain.failed;
}

/* Each key keeps the newest entry that it signed. */
static bool signed_row(const struct verify *verify, struct query *query)
{
	int64_t found = 0;
	const char *name = query_column_text(query);
	const int64_t number = query_column_integer(query);
	const char *hash = query_column_text(query);
	const int64_t last = query_column_integer(query);
	struct query entry = query_open(verify->store, SQL_TRAIL_HAS);
	query_integer(&entry, number);
	query_text(&entry, hash);
	if (!query_one_integer(&entry, &found, verify->error))
		return false;
	if (!found && number > 0)
		verify_tell(verify,
			_("trail entry %lld, which %s signed, is not there: the end of "
			  "the trail was cut off or changed"),
			(long long)number, name);
	else if (number != last || (!number && *hash))
		verify_tell(verify,
			_("which entry of the trail %s signed last is not what is kept of "
			  "it"),
			name);
	return true;
}

/* --- what entries tell of parts --- */

static void tell_parts(const struct verify *verify, int64_t entry)
{
	verify_tell(verify,
		_("trail entry %lld: what it tells of the parts of its report is not what "
		  "was written"),
		(long long)entry);
}

/* Whether it has room; what has none was not written by this program. */
static bool put(char *to, size_t bytes, const char *text)
{
	return (size_t)snprintf(to, bytes, "%s", text) < bytes;
}

static bool parts_hold(struct store *store, int64_t entry, const char *expected,
	bool *hold, struct error *error)
{
	char digest[HASH_HEX + 1];
	bool fits = true;
	struct hashing *hashing = parts_digest_begin();
	struct query parts = query_open(store, SQL_VERIFY_PARTS);
	query_integer(&parts, entry);
	enum query_outcome outcome;
	while ((outcome = query_step(&parts, error)) == QUERY_ROW) {
		const int64_t report = query_column_integer(&parts);
		struct part part = {.card = query_column_integer(&parts)};
		part.revision = query_column_integer(&parts);
		fits &= put(part.digest, sizeof(part.digest), query_column_text(&parts));
		fits &= put(
			part.standing, sizeof(part.standing), query_column_text(&parts));
		parts_digest_add(hashing, report, &part);
	}
	query_close(&parts);
	hash_end(hashing, digest);
	*hold = fits && strcmp(digest, expected) == 0;
	return outcome != QUERY_FAILED;
}

static bool parts_row(const struct verify *verify, struct query *query)
{
	bool hold;
	const int64_t entry = query_column_integer(query);
	if (!parts_hold(
		    verify->store, entry, query_column_text(query), &hold, verify->error))
		return false;
	if (!hold)
		tell_parts(verify, entry);
	return true;
}

bool verify_entry_holds(
	struct store *store, int64_t entry, bool *holds, struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_PARTS);
	query_hold(&query);
	query_integer(&query, entry);
	const enum query_outcome outcome = query_step(&query, error);
	*holds = false;
	bool good = outcome != QUERY_FAILED;
	if (outcome == QUERY_ROW)
		good = parts_hold(store, entry, query_column_text(&query), holds, error);
	query_close(&query);
	return good && (!*holds || trail_is_signed(store, entry, holds, error));
}

static bool stray_row(const struct verify *verify, struct query *query)
{
	tell_parts(verify, query_column_integer(query));
	return true;
}

bool verify_chain(const struct verify *verify)
{
	return check_chain(verify) &&
	       verify_each_held(verify, SQL_VERIFY_KEYS, signed_row) &&
	       verify_reports_held(verify, SQL_VERIFY_PARTS_TOLD, parts_row) &&
	       verify_reports(verify, SQL_VERIFY_PARTS_STRAY, stray_row);
}
