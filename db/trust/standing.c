/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/standing.h"

#include "db/engine/query.h"
#include "text/str.h"

/* The one text that a statement gives. */
static bool append_text(struct query *query, struct str *out, struct error *error)
{
	const enum query_outcome outcome = query_step(query, error);
	if (outcome == QUERY_ROW)
		str_puts(out, query_column_text(query));
	query_close(query);
	return outcome != QUERY_FAILED;
}

bool standing_read(struct store *store, enum standing_kind kind, int64_t number,
	struct str *out, struct error *error)
{
	static const enum sql names[] = {
		[STANDS_REPORT] = SQL_STANDING_OF_REPORT,
		[STANDS_CARD] = SQL_STANDING_OF_CARD,
		[STANDS_REMOVED_REPORT] = SQL_STANDING_OF_REMOVED_REPORT,
		[STANDS_REMOVED_CARD] = SQL_STANDING_OF_REMOVED_CARD,
	};
	struct query query = query_open(store, names[kind]);
	query_integer(&query, number);
	return append_text(&query, out, error);
}

bool standing_read_key(
	struct store *store, const char *key, struct str *out, struct error *error)
{
	struct query query = query_open(store, SQL_STANDING_OF_KEY);
	query_text(&query, key);
	return append_text(&query, out, error);
}

static void hash_field(struct hashing *hashing, struct str *field)
{
	hash_add(hashing, field->data, field->bytes);
	str_clear(field);
}

bool places_digest(struct store *store, int64_t report, char digest[HASH_HEX + 1],
	struct error *error)
{
	struct hashing *hashing = hash_begin();
	struct str field = STR_INIT;
	put_field(&field, "mattrakan.places/1");
	put_number_field(&field, report);
	hash_field(hashing, &field);
	struct query query = query_open(store, SQL_CARD_NUMBERS);
	query_integer(&query, report);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		put_number_field(&field, query_column_integer(&query));
		hash_field(hashing, &field);
	}
	query_close(&query);
	hash_end(hashing, digest);
	str_release(&field);
	return outcome != QUERY_FAILED;
}
