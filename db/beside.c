/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/beside.h"

#include <stdlib.h>

#include "db/head.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"

/* --- a card --- */

static bool save_card(struct beside *beside, struct store *store, struct error *error)
{
	struct card_beside *card = (struct card_beside *)beside;
	card->outcome =
		store_answer_card(store, &card->entry, card->answer, card->who, error);
	return card->outcome != SAVE_FAILED;
}

static void free_card(struct beside *beside)
{
	struct card_beside *card = (struct card_beside *)beside;
	card_release(&card->entry.card);
	error_release(&beside->error);
	free(card->answer);
	free(card->who);
	free(card);
}

struct beside *beside_card(
	const struct card_entry *entry, const char *answer, const char *who)
{
	struct card_beside *card = mem_new(1, sizeof(*card));
	card->beside =
		(struct beside){.run = save_card, .free = free_card, .error = ERROR_INIT};
	card->entry = *entry;
	card_copy(&card->entry.card, &entry->card);
	card->answer = answer ? mem_strdup(answer) : NULL;
	card->who = mem_strdup(who);
	return &card->beside;
}

/* --- a report's own texts --- */

static bool save_head(struct beside *beside, struct store *store, struct error *error)
{
	struct head_beside *head = (struct head_beside *)beside;
	head->outcome = store_save_head(
		store, head->report, &head->head, &head->revision, head->who, error);
	return head->outcome != SAVE_FAILED;
}

static void free_head(struct beside *beside)
{
	struct head_beside *head = (struct head_beside *)beside;
	report_release(&head->head);
	error_release(&beside->error);
	free(head->who);
	free(head);
}

struct beside *beside_head(
	int64_t report, struct report *head, int64_t revision, const char *who)
{
	struct head_beside *saved = mem_new(1, sizeof(*saved));
	saved->beside =
		(struct beside){.run = save_head, .free = free_head, .error = ERROR_INIT};
	saved->report = report;
	saved->revision = revision;
	saved->head = *head;
	report_init(head);
	saved->who = mem_strdup(who);
	return &saved->beside;
}

bool head_beside_to_ask(const struct head_beside *head)
{
	const enum error_kind kind = head->beside.error.kind;
	return head->outcome == SAVE_CONFLICT || kind == ERROR_REFUSED ||
	       kind == ERROR_USAGE;
}
