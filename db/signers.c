/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A step of migrations (db/migrate.h): signatories were people by the name that was typed.
 * Where that is sure, the name being that of one person alone, who is a supervisor, the
 * signature becomes that person's; where it is not, nobody has said whose it is, which is
 * told before anybody signs. What is approved stays as it was sealed.
 */
#include <config.h>

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/rows/rows.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "db/trust/trail_write.h"
#include "model/report.h"
#include "model/signatory.h"
#include "text/error.h"
#include "text/name.h"

/* Who did it: no person. */
static const char program[] = "mattrakan";

/* The one person of that name; NULL: nobody, or several. */
static const struct people_row *find_only(const struct people *people, const char *name)
{
	const struct people_row *found = NULL;
	for (size_t i = 0; i < people->count; i++) {
		if (!name_same(people->items[i].name, name))
			continue;
		if (found)
			return NULL;
		found = &people->items[i];
	}
	return found;
}

/* Whether it changed anything. */
static bool find_signers(const struct people *people, struct memo *memo)
{
	bool changed = false;
	for (size_t i = 0; i < memo->count; i++) {
		struct signature *signature = &memo->signatures[i];
		const struct people_row *row = find_only(people, signature->name);
		if (signature->signer || !row || !(row->roles & ROLE_SUPERVISOR))
			continue;
		signature_give(signature, row->login, NULL, NULL);
		changed = true;
	}
	return changed;
}

static bool write_head(struct store *store, int64_t number, const struct report *head,
	struct error *error)
{
	char digest[HASH_HEX + 1];
	struct report whole;
	const struct change change = change_now(program);
	int64_t revision;
	if (!report_replace_head(store, number, head, head->state, change, error) ||
		!store_head_revision(store, number, &revision, error) ||
		!report_read_whole(store, number, &whole, error))
		return false;
	report_digest(digest, &whole);
	struct part part = {.revision = revision};
	head_digest(part.digest, &whole);
	report_release(&whole);
	const struct parts parts = {.report = number, .items = &part, .count = 1};
	const struct trail_note note = {.act = "report.signers",
		.change = change,
		.report = number,
		.revision = revision,
		.digest = digest,
		.parts = &parts};
	return trail_add(store, &note, NULL, NULL, error);
}

/* What cannot be read stays as it is: that is told where it is read. */
static bool settle(struct store *store, int64_t number, const struct people *people,
	struct error *error)
{
	struct report head;
	struct error own = ERROR_INIT;
	if (!report_read_head(store, number, &head, &own)) {
		if (own.kind != ERROR_REFUSED)
			return error_pass(error, &own);
		error_release(&own);
		return true;
	}
	const bool good = head.state == REPORT_APPROVED ||
			  !find_signers(people, &head.memo) ||
			  write_head(store, number, &head, error);
	report_release(&head);
	return good;
}

static bool settle_all(
	struct store *store, const struct people *people, struct error *error)
{
	int64_t *numbers;
	size_t count;
	bool good = query_numbers(store, SQL_MEMO_REPORTS, &numbers, &count, error);
	for (size_t i = 0; good && i < count; i++)
		good = settle(store, numbers[i], people, error);
	free(numbers);
	return good;
}

bool migrate_signers(struct store *store, struct error *error)
{
	struct people people = {NULL, 0, 0};
	if (!migrate_known_keys(store, error) || !people_list_read(&people, store, error))
		return false;
	bin_look(store);
	const bool good = settle_all(store, &people, error);
	bin_look_away(store);
	people_release(&people);
	return good;
}
