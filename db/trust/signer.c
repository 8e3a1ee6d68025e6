/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passphrases: set, looked at, slowed down where wrong ones come in a row. */
#include <config.h>

#include "db/trust/signer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	ROOM_EACH = 4, /* bytes that one of a passphrase may become */
	REPLACEMENT = 0xFFFD,
};

struct signer {
	char *who;
	char key[KEY_HEX + 1];
	struct secret_key *secret;
};

static struct signer *signer_new(
	const char *who, const char *key, struct secret_key *secret)
{
	struct signer *signer = mem_new(1, sizeof(*signer));
	signer->who = mem_strdup(who);
	memcpy(signer->key, key, sizeof(signer->key));
	signer->secret = secret;
	return signer;
}

void signer_free(struct signer *signer)
{
	if (!signer)
		return;
	secret_key_free(signer->secret);
	free(signer->who);
	free(signer);
}

const char *signer_who(const struct signer *signer)
{
	return signer->who;
}

const char *signer_key(const struct signer *signer)
{
	return signer->key;
}

void signer_sign(const struct signer *signer, const char *text, size_t bytes,
	char signature[SIGNATURE_HEX + 1])
{
	secret_key_sign(signer->secret, text, bytes, signature);
}

/* --- keys of people --- */

/* What is kept of a person's present key; *key is "" where there is none. */
struct kept_key {
	char key[KEY_HEX + 1], salt[SALT_HEX + 1];
	struct key_cost cost;
};

static bool read_kept(
	struct store *store, const char *who, struct kept_key *kept, struct error *error)
{
	*kept = (struct kept_key){0};
	struct query query = query_open(store, SQL_KEY_PRESENT);
	query_text(&query, who);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		strncat(kept->key, query_column_text(&query), KEY_HEX);
		strncat(kept->salt, query_column_text(&query), SALT_HEX);
		kept->cost.operations = query_column_integer(&query);
		kept->cost.memory = query_column_integer(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool signer_may(struct store *store, const struct signer *signer, struct error *error)
{
	struct kept_key kept;
	if (!person_may(store, signer->who, ROLE_SUPERVISOR, error) ||
		!read_kept(store, signer->who, &kept, error))
		return false;
	return strcmp(kept.key, signer->key) == 0 ||
	       error_set(error, ERROR_REFUSED,
		       _("the passphrase of %s is another one by now; enter it again"),
		       signer->who);
}

/* Forms of the same letters give the same key, wherever they are typed. */
static void typed_read(struct str *typed, const char *passphrase)
{
	/* Room for all of it at once: no copy is left where it would be moved from. */
	str_reserve(typed, ROOM_EACH * strlen(passphrase) + 1);
	text_normalise(typed, passphrase, strlen(passphrase));
}

static void typed_wipe(struct str *typed)
{
	if (typed->capacity)
		memory_wipe(typed->data, typed->capacity);
	str_release(typed);
}

static struct secret_key *make_key(const char *passphrase, const char *salt,
	struct key_cost cost, char key[KEY_HEX + 1], struct error *error)
{
	struct str typed = STR_INIT;
	typed_read(&typed, passphrase);
	struct secret_key *secret = secret_key_make(typed.data, salt, cost, key, error);
	typed_wipe(&typed);
	return secret;
}

/* --- unlocking --- */

/* How long to wait after so many wrong ones in a row, in seconds. */
static int64_t delay_after(int64_t wrong)
{
	int64_t delay = 0;
	for (; wrong >= PASSPHRASE_FREE && delay < PASSPHRASE_SLOWEST; wrong--)
		delay = delay ? 2 * delay : 2;
	return delay < PASSPHRASE_SLOWEST ? delay : PASSPHRASE_SLOWEST;
}

static bool waits(const struct person_facts *facts, int64_t now, struct error *error)
{
	const int64_t left = facts->wrong_at + delay_after(facts->wrong) - now;
	if (left <= 0)
		return false;
	error_set(error, ERROR_REFUSED,
		_("the passphrase was wrong %lld times; try again in %lld seconds"),
		(long long)facts->wrong, (long long)left);
	return true;
}

static struct signer *attempt(const char *who, const char *passphrase,
	const struct kept_key *kept, struct error *error)
{
	char key[KEY_HEX + 1];
	struct secret_key *secret =
		make_key(passphrase, kept->salt, kept->cost, key, error);
	if (!secret)
		return NULL;
	if (strcmp(key, kept->key) == 0)
		return signer_new(who, key, secret);
	secret_key_free(secret);
	error_set(error, ERROR_REFUSED,
		/* TRANSLATORS: a login name. */
		_("the passphrase is wrong; type it again, or have it reset: mattrakan "
		  "people reset %s"),
		who);
	return NULL;
}

/* Looks at the passphrase, and counts: a wrong one more, or none any more. False: the
 * count could not be kept, or nothing was found out. */
static bool look_and_count(struct store *store, const char *who, const char *passphrase,
	const struct kept_key *kept, int64_t wrong, int64_t now, struct signer **signer,
	struct error *error)
{
	struct error looked = ERROR_INIT;
	struct signer *found = attempt(who, passphrase, kept, &looked);
	bool kept_count = found || looked.kind == ERROR_REFUSED;
	if (kept_count)
		kept_count = person_set_wrong(
			store, who, found ? 0 : wrong + 1, found ? 0 : now, error);
	if (kept_count)
		*signer = found;
	else
		signer_free(found);
	if (looked.kind == ERROR_SYSTEM || (looked.kind == ERROR_REFUSED && kept_count))
		error_pass(error, &looked);
	error_release(&looked);
	return kept_count;
}

/* Where the clock was set back the time runs anew from now: nobody waits longer. */
static bool follow_clock(struct store *store, const char *who, struct person_facts *facts,
	int64_t now, struct error *error)
{
	if (facts->wrong_at <= now)
		return true;
	facts->wrong_at = now;
	return person_set_wrong(store, who, facts->wrong, now, error);
}

/* With the transaction open. False: it is to be rolled back. The signer is NULL, and the
 * error set, where there is none. */
static bool unlock(struct store *store, const char *who, const char *passphrase,
	int64_t now, struct signer **signer, struct error *error)
{
	struct kept_key kept;
	struct person_facts facts;
	if (!person_may(store, who, ROLE_SUPERVISOR, error) ||
		!read_kept(store, who, &kept, error) ||
		!person_get(store, who, &facts, error))
		return false;
	bool good;
	if (!*kept.key)
		good = error_set(error, ERROR_REFUSED,
			_("%s has no passphrase yet; set one: mattrakan people "
			  "passphrase"),
			who);
	else
		good = follow_clock(store, who, &facts, now, error) &&
		       (waits(&facts, now, error) ||
			       look_and_count(store, who, passphrase, &kept, facts.wrong,
				       now, signer, error));
	person_facts_release(&facts);
	return good;
}

struct signer *store_unlock(struct store *store, const char *who, const char *passphrase,
	int64_t now, struct error *error)
{
	struct signer *signer = NULL;
	if (!store_begin(store, error))
		return NULL;
	/* A refusal is kept too: it counts. */
	if (transaction_end(
		    store, unlock(store, who, passphrase, now, &signer, error), error))
		return signer;
	signer_free(signer);
	return NULL;
}

/* --- setting a passphrase --- */

static bool check_typed(const struct str *typed, struct error *error)
{
	size_t count = 0;
	for (size_t at = 0; at < typed->bytes; count++) {
		uint32_t code_point;
		at += utf8_decode(typed->data + at, typed->bytes - at, &code_point);
		/* What every bad byte becomes: all such passphrases would be the same. */
		if (code_point == REPLACEMENT)
			return error_set(error, ERROR_REFUSED,
				_("the passphrase is no UTF-8 text; set the terminal to "
				  "UTF-8 and enter it again"));
	}
	return count >= PASSPHRASE_LEAST ||
	       error_set(error, ERROR_REFUSED,
		       _("a passphrase has at least %d characters; several words are "
			 "good"),
		       PASSPHRASE_LEAST);
}

/* Of what the key is made of: characters that are dropped are none. */
static bool check_new(const char *passphrase, struct error *error)
{
	struct str typed = STR_INIT;
	typed_read(&typed, passphrase);
	const bool good = check_typed(&typed, error);
	typed_wipe(&typed);
	return good;
}

/* Makes the key known as its person's present one. */
static bool keep_key(struct store *store, const struct signer *made,
	const struct kept_key *kept, int64_t now, struct error *error)
{
	struct person_facts facts;
	struct query retire = query_open(store, SQL_KEY_RETIRE);
	query_text(&retire, made->who);
	if (!query_run(&retire, error) || !person_get(store, made->who, &facts, error))
		return false;
	struct query query = query_open(store, SQL_KEY_ADD);
	query_text(&query, made->key);
	query_text(&query, made->who);
	query_text(&query, facts.name);
	query_integer(&query, now);
	query_integer(&query, 1);
	query_text(&query, kept->salt);
	query_integer(&query, kept->cost.operations);
	query_integer(&query, kept->cost.memory);
	const bool good = query_run(&query, error);
	person_facts_release(&facts);
	return good;
}

/* Signed with the old key where there is one, so that it vouches for the new. */
static bool set_key(struct store *store, const char *passphrase, const char *who,
	const struct signer *old, struct error *error)
{
	struct kept_key kept = {
		.cost = store->key_cost.operations ? store->key_cost : key_cost_usual()};
	char key[KEY_HEX + 1];
	key_salt(kept.salt);
	struct secret_key *secret =
		make_key(passphrase, kept.salt, kept.cost, key, error);
	if (!secret)
		return false;
	struct signer *made = signer_new(who, key, secret);
	struct str detail = STR_INIT;
	str_printf(&detail, "%s: %s", who, key);
	const struct trail_note note = {.act = "people.passphrase",
		.change = change_now(who),
		.detail = detail.data,
		.signer = old ? old : made};
	const bool good = keep_key(store, made, &kept, note.change.at, error) &&
			  person_set_wrong(store, who, 0, 0, error) &&
			  trail_add(store, &note, NULL, NULL, error);
	str_release(&detail);
	signer_free(made);
	return good;
}

/* With the transaction open. */
static bool set_passphrase(struct store *store, const char *who, const char *passphrase,
	const struct signer *old, struct error *error)
{
	struct kept_key kept;
	if (!person_may(store, who, ROLE_SUPERVISOR, error) ||
		!read_kept(store, who, &kept, error))
		return false;
	if (*kept.key && !old)
		return error_set(error, ERROR_REFUSED,
			_("%s has a passphrase; to change it the old one is needed, and "
			  "where that is forgotten whoever administers the file resets "
			  "it: mattrakan people reset %s"),
			who, who);
	return (!old || signer_may(store, old, error)) &&
	       set_key(store, passphrase, who, old, error);
}

bool store_set_passphrase(struct store *store, const char *who, const char *old,
	const char *passphrase, struct error *error)
{
	struct signer *signer = NULL;
	if (!check_new(passphrase, error))
		return false;
	if (old && !(signer = store_unlock(store, who, old, time(NULL), error)))
		return false;
	const bool good =
		store_begin(store, error) &&
		transaction_end(store,
			set_passphrase(store, who, passphrase, signer, error), error);
	signer_free(signer);
	return good;
}
