/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail: whether it is the chain that was written, signed by whom it says.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/store.h"
#include "db/trust/keys.h"
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
	struct query entry = query_open(verify->store, SQL_TRAIL_HAS);
	query_integer(&entry, number);
	query_text(&entry, query_column_text(query));
	if (!query_one_integer(&entry, &found, verify->error))
		return false;
	if (!found)
		verify_tell(verify,
			_("trail entry %lld, which %s signed, is not there: the end of "
			  "the trail was cut off or changed"),
			(long long)number, name);
	return true;
}

bool verify_chain(const struct verify *verify)
{
	return check_chain(verify) &&
	       verify_each_held(verify, SQL_VERIFY_KEYS, signed_row);
}
