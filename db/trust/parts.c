/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/rows/rows.h"
#include "db/trust/standing.h"
#include "db/trust/trail_write.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/str.h"

void head_digest(char digest[HASH_HEX + 1], const struct report *report)
{
	struct report head = *report; /* borrows */
	head.cards = NULL;
	head.count = 0;
	report_digest(digest, &head);
}

bool parts_of_head(struct store *store, int64_t report, int64_t revision,
	struct part *part, struct parts *parts, struct error *error)
{
	struct report head;
	*part = (struct part){.revision = revision};
	if (!report_read_head(store, report, &head, error))
		return false;
	head_digest(part->digest, &head);
	report_release(&head);
	*parts = (struct parts){.report = report, .items = part, .count = 1};
	return true;
}

static int compare(const void *one, const void *other)
{
	const struct part *first = one, *second = other;
	return (first->card > second->card) - (first->card < second->card);
}

void parts_sort(struct parts *parts)
{
	qsort(parts->items, parts->count, sizeof(*parts->items), compare);
}

static void standings_ahead(struct store *store, const struct parts *parts)
{
	size_t count = 0;
	if (!query_ahead_helps(store))
		return;
	struct ahead *list = mem_new(parts->count + 1, sizeof(*list));
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].card)
			list[count++] = (struct ahead){
				SQL_STANDING_OF_CARD, 1, {parts->items[i].card}, NULL};
	query_ahead(store, list, count);
	free(list);
}

bool parts_stand(struct store *store, const struct parts *parts, struct error *error)
{
	struct str standing = STR_INIT;
	bool good = true;
	standings_ahead(store, parts);
	for (size_t i = 0; good && i < parts->count; i++) {
		struct part *part = &parts->items[i];
		str_clear(&standing);
		good = !part->card ||
		       standing_read(store, STANDS_CARD, part->card, &standing, error);
		assert(standing.bytes < sizeof(part->standing));
		memcpy(part->standing, standing.data, standing.bytes + 1);
	}
	str_release(&standing);
	return good;
}

struct hashing *parts_digest_begin(void)
{
	struct hashing *hashing = hash_begin();
	struct str text = STR_INIT;
	put_field(&text, "mattrakan.parts/1");
	hash_add(hashing, text.data, text.bytes);
	str_release(&text);
	return hashing;
}

void parts_digest_add(struct hashing *hashing, int64_t report, const struct part *part)
{
	struct str text = STR_INIT;
	put_number_field(&text, report);
	put_number_field(&text, part->card);
	put_number_field(&text, part->revision);
	put_field(&text, part->digest);
	put_field(&text, part->standing);
	hash_add(hashing, text.data, text.bytes);
	str_release(&text);
}

void parts_digest(char digest[HASH_HEX + 1], const struct parts *parts)
{
	struct hashing *hashing = parts_digest_begin();
	for (size_t i = 0; i < parts->count; i++)
		parts_digest_add(hashing, parts->report, &parts->items[i]);
	hash_end(hashing, digest);
}

bool parts_write(struct store *store, int64_t entry, const struct parts *parts,
	struct error *error)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct part *part = &parts->items[i];
		struct query query = query_open(store, SQL_TRAIL_PART_ADD);
		query_integer(&query, entry);
		query_integer(&query, parts->report);
		query_integer(&query, part->card);
		query_integer(&query, part->revision);
		query_text(&query, part->digest);
		query_text(&query, part->standing);
		if (!query_run(&query, error))
			return false;
	}
	return true;
}
