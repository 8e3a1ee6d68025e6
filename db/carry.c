/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/carry.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/take_in.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/head_text.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/signatory.h"
#include "model/text_kind.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/period_shift.h"
#include "text/str.h"

/* From which year to which. */
struct carry {
	int from, years;
};

/* --- texts; what was absent stays absent --- */

static void empty(char **text)
{
	if (*text)
		**text = '\0';
}

static void take(char **text, struct str *moved)
{
	free(*text);
	*text = str_detach(moved);
}

static void move_text(const struct carry *carry, char **text)
{
	struct str moved = STR_INIT;
	if (!*text || !**text)
		return;
	year_shift(&moved, *text, strlen(*text), carry->from, carry->years);
	take(text, &moved);
}

static void move_period(const struct carry *carry, char **text)
{
	struct str moved = STR_INIT;
	if (!*text || !**text)
		return;
	period_shift(&moved, *text, strlen(*text), carry->years);
	take(text, &moved);
}

/* --- a card --- */

static void carry_text(const struct carry *carry, enum carrying how, char **text)
{
	switch (how) {
	case CARRY_NOTHING: empty(text); break;
	case CARRY_AS_IS: break;
	case CARRY_YEARS: move_text(carry, text); break;
	case CARRY_PERIOD: move_period(carry, text); break;
	}
}

static void carry_list(
	const struct carry *carry, enum carrying how, struct string_list *list)
{
	const bool present = list->present;
	if (how == CARRY_NOTHING)
		string_list_release(list);
	list->present = present;
	for (size_t i = 0; i < list->count; i++)
		carry_text(carry, how, &list->items[i]);
}

/* Pieces of evidence that are taken over are taken as they are. */
static void carry_evidence(enum carrying how, struct evidence_list *list)
{
	const bool present = list->present;
	if (how == CARRY_NOTHING)
		evidence_list_release(list);
	list->present = present;
}

static void carry_field(
	const struct carry *carry, struct card *card, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	void *value = (char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: carry_text(carry, row->carry, value); break;
	case HOLDS_LIST: carry_list(carry, row->carry, value); break;
	case HOLDS_EVIDENCE: carry_evidence(row->carry, value); break;
	case HOLDS_STEPS: {
		struct steps *steps = value;
		carry_text(carry, row->carry, &steps->lead);
		carry_list(carry, row->carry, &steps->items);
	}
	}
	if (card_field_filled(card, field))
		card_mark_carried(card, field);
}

static void carry_card(const struct carry *carry, struct card *card)
{
	*card->uuid = '\0';
	card->state = CARD_DRAFT;
	string_list_release(&card->unconfirmed);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		carry_field(carry, card, field);
}

/* --- the report --- */

/* The new result is that of the year before the new one, and not known yet. */
static void carry_ita(const struct carry *carry, struct ita *ita)
{
	struct ita carried = {
		.present = ita->present,
		.items_present = ita->items_present,
		.year = {.kind = DECIMAL_INTEGER,
			.value = carry->from + carry->years - 1},
		.level = ita->level,
		.extra = ita->extra,
	};
	if (!ita->present)
		return;
	ita->level = ita->extra = NULL; /* they are carried's now */
	ita_release(ita);
	empty(&carried.level);
	*ita = carried;
}

struct head_carry {
	const struct carry *carry;
	struct report *report;
};

static void carry_head(void *context, enum head_what what, size_t index, const char *text)
{
	const struct head_carry *head = context;
	(void)text;
	carry_text(head->carry, head_text_row(what)->carry,
		head_text(head->report, what, index));
}

/* Marks what was carried and may still say what was so last year. A heading stands for
 * itself where there is no text below it. */
static void mark(void *context, enum head_what what, size_t index, const char *text)
{
	struct report *report = context;
	const enum head_marking marking = head_text_row(what)->marking;
	if (!text || !*text || marking == MARK_NOT)
		return;
	if (marking == MARK_ALONE) {
		char *const *below = head_text(report, what + 1, index);
		if (*below && **below)
			return;
	}
	head_mark_carried(report, what, index);
}

static void carry_report(const struct carry *carry, struct report *report)
{
	*report->uuid = '\0';
	report->state = REPORT_OPEN;
	seal_release(&report->seal);
	report->fiscal_year += carry->years;
	carry_ita(carry, &report->ita);
	struct head_carry head = {carry, report};
	head_walk(report, HEAD_TITLE, HEAD_AFTER_TEXT, carry_head, &head);
	/* Who signs stays who it was; nobody has signed in that place yet. */
	for (size_t i = 0; i < report->memo.count; i++)
		signature_put_deputy(&report->memo.signatures[i], NULL, NULL);
	string_list_release(&report->unconfirmed);
	head_walk(report, HEAD_TITLE, HEAD_AFTER_TEXT, mark, report);
	for (size_t i = 0; i < report->count; i++)
		carry_card(carry, &report->cards[i]);
}

/* --- into the office file --- */

static bool check_double(
	struct store *store, const struct report *report, struct error *error)
{
	int64_t number = 0;
	if (!report_by_title(store, report, 0, &number, error))
		return false;
	if (!number)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("report %lld is of the same agency, months and title, and of the year "
		  "%d already; go on in that one"),
		(long long)number, report->fiscal_year);
}

static bool carry_over(struct store *store, int64_t number, int fiscal_year,
	const char *who, int64_t *carried, struct error *error)
{
	struct report report;
	struct import_result result;
	if (fiscal_year < LIMIT_FIRST_YEAR || fiscal_year > LIMIT_LAST_YEAR)
		return error_set(error, ERROR_USAGE,
			_("%d is no fiscal year of the Buddhist era (%d to %d)"),
			fiscal_year, LIMIT_FIRST_YEAR, LIMIT_LAST_YEAR);
	if (!report_read_whole(store, number, &report, error))
		return false;
	const struct carry carry = {report.fiscal_year, fiscal_year - report.fiscal_year};
	carry_report(&carry, &report);
	bool good = check_double(store, &report, error) &&
		    report_take_in(store, &report, IMPORT_AGAIN, who, "report.carry",
			    &result, error);
	report_release(&report);
	if (good)
		*carried = result.number;
	return good;
}

bool store_carry(struct store *store, int64_t report, int fiscal_year, const char *who,
	int64_t *carried, struct error *error)
{
	int64_t number = 0;
	if (!store_begin(store, error) ||
		!transaction_end(store,
			carry_over(store, report, fiscal_year, who, &number, error),
			error))
		return false;
	*carried = number;
	return true;
}
