/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/carry.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/take_in.h"
#include "model/head_text.h"
#include "model/limits.h"
#include "text/i18n.h"
#include "text/period_shift.h"

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

static void move_sections(const struct carry *carry, struct section_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		move_text(carry, &list->items[i].heading);
		move_text(carry, &list->items[i].text);
	}
}

/* --- a card --- */

static const enum card_field carried_fields[] = {FIELD_GROUP, FIELD_REFS, FIELD_ISSUE,
	FIELD_MEASURE, FIELD_STEPS, FIELD_OWNERS, FIELD_PERIOD, FIELD_FOLLOW_UP};

static void empty_evidence(struct evidence_list *list)
{
	bool present = list->present;
	evidence_list_release(list);
	list->present = present;
}

static void carry_card(const struct carry *carry, struct card *card)
{
	*card->uuid = '\0';
	card->state = CARD_DRAFT;
	move_text(carry, &card->group);
	move_text(carry, &card->issue);
	move_text(carry, &card->measure);
	move_text(carry, &card->steps.lead);
	for (size_t i = 0; i < card->steps.items.count; i++)
		move_text(carry, &card->steps.items.items[i]);
	move_period(carry, &card->period);
	move_text(carry, &card->follow_up);
	empty(&card->output);
	empty(&card->outcome);
	empty(&card->suggestion);
	empty_evidence(&card->evidence);
	string_list_release(&card->unconfirmed);
	for (size_t i = 0; i < sizeof(carried_fields) / sizeof(*carried_fields); i++)
		if (card_field_filled(card, carried_fields[i]))
			card_mark_carried(card, carried_fields[i]);
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

/* Marks what was carried and may still say what was so last year. */
static void mark(struct report *report, enum head_what what, size_t index)
{
	char **text = head_text(report, what, index);
	if (text && *text && **text)
		head_mark_carried(report, what, index);
}

static void mark_sections(struct report *report, enum head_what heading)
{
	const size_t count = head_list_count(report, head_list_of(heading));
	for (size_t i = 0; i < count; i++) {
		/* A heading stands for itself where there is no text below it. */
		char **text = head_text(report, heading + 1, i);
		mark(report, *text && **text ? heading + 1 : heading, i);
	}
}

static void mark_texts(struct report *report)
{
	string_list_release(&report->unconfirmed);
	mark(report, HEAD_SUBJECT, 0);
	mark_sections(report, HEAD_SECTION_HEADING);
	mark(report, HEAD_CLOSING, 0);
	for (size_t i = 0; i < report->memo.count; i++)
		mark(report, HEAD_SIGNER_NAME, i);
	mark_sections(report, HEAD_BEFORE_HEADING);
	mark_sections(report, HEAD_AFTER_HEADING);
}

static void carry_memo(const struct carry *carry, struct memo *memo)
{
	empty(&memo->number);
	empty(&memo->date);
	move_text(carry, &memo->subject);
	move_sections(carry, &memo->sections);
	move_text(carry, &memo->closing);
	for (size_t i = 0; i < memo->count; i++) {
		empty(&memo->signatures[i].opinion);
		empty(&memo->signatures[i].date);
	}
}

static void carry_report(const struct carry *carry, struct report *report)
{
	*report->uuid = '\0';
	report->state = REPORT_OPEN;
	seal_release(&report->seal);
	report->fiscal_year += carry->years;
	move_text(carry, &report->title);
	carry_ita(carry, &report->ita);
	carry_memo(carry, &report->memo);
	move_sections(carry, &report->before);
	move_sections(carry, &report->after);
	mark_texts(report);
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
