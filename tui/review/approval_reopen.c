/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/approval_reopen.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"

static void put_card(
	struct app *app, struct string_list *names, size_t index, const struct card *card)
{
	struct str line = STR_INIT;
	const char *name = card->issue && *card->issue ? card->issue : card->measure;
	const char *text = name ? name : "";
	number_append(&line, (int64_t)index + 1, app_digits(app));
	str_puts(&line, ". ");
	str_append(&line, text, strcspn(text, "\n"));
	string_list_add(names, line.data);
	str_release(&line);
}

/* The numbers of what is ticked. */
static bool find_numbers(struct app *app, int64_t number, const bool *ticked,
	size_t cards_count, int64_t **cards, size_t *count)
{
	struct error error = ERROR_INIT;
	*cards = mem_new(cards_count + 1, sizeof(**cards));
	*count = 0;
	for (size_t i = 0; i < cards_count; i++) {
		if (!ticked[i] || store_card_at(app->store, number, (int)i + 1,
					  &(*cards)[*count], &error)) {
			*count += ticked[i];
			continue;
		}
		app_error(app, &error);
		free(*cards);
		return false;
	}
	return true;
}

bool approval_choose_cards(struct app *app, int64_t number, const struct report *report,
	int64_t **cards, size_t *count)
{
	struct string_list names = {0};
	bool *ticked = mem_new(report->count + 1, sizeof(*ticked));
	for (size_t i = 0; i < report->count; i++)
		put_card(app, &names, i, &report->cards[i]);
	const bool chosen =
		dialog_ticks(app, _("Reopen"),
			_("Which measures are opened too? All others stay approved."),
			(const char *const *)names.items, names.count, ticked) &&
		find_numbers(app, number, ticked, report->count, cards, count);
	string_list_release(&names);
	free(ticked);
	return chosen;
}
