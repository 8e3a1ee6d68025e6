/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/field_check.h"

#include <string.h>

#include "model/card_fields.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/period.h"

struct checker {
	const struct field_facts *facts;
	field_verdict *verdict;
	void *context;
};

static void say(const struct checker *checker, bool good, const char *words)
{
	checker->verdict(checker->context, good, words);
}

static void put_number(const struct checker *checker, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, checker->facts->digits);
}

static void say_count(const struct checker *checker, size_t count)
{
	struct str number = STR_INIT, words = STR_INIT;
	put_number(checker, &number, count);
	/* TRANSLATORS: %s is a number of steps, owners or pieces of evidence. */
	str_printf(&words, _("items: %s"), number.data);
	say(checker, true, words.data);
	str_release(&number);
	str_release(&words);
}

static void check_items(const struct checker *checker, const struct string_list *items)
{
	if (items->count)
		say_count(checker, items->count);
}

static void say_understood(const struct checker *checker, const struct period *period)
{
	struct str meaning = STR_INIT, words = STR_INIT;
	period_describe(&meaning, period, checker->facts->digits);
	str_printf(&words, _("Understood as: %s"), meaning.data);
	say(checker, true, words.data);
	str_release(&meaning);
	str_release(&words);
}

static void check_period(const struct checker *checker, const char *text)
{
	const struct period period =
		period_parse(text, strlen(text), checker->facts->fiscal_year);
	if (period.kind == PERIOD_DAY || period.kind == PERIOD_RANGE ||
		period.kind == PERIOD_FISCAL_YEAR)
		say_understood(checker, &period);
	if (period.asks)
		say(checker, false, _("a year of the Common Era: is that meant?"));
}

static void check_evidence(
	const struct checker *checker, const struct evidence_list *evidence)
{
	if (evidence->count)
		say_count(checker, evidence->count);
	for (size_t i = 0; i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		const bool has_place = piece->ref && *piece->ref;
		if (!has_place)
			say(checker, false, _("a piece of evidence has no place"));
		else if (piece->kind && strcmp(piece->kind, "url") == 0 &&
			 strchr(piece->ref, ' '))
			say(checker, false, _("a web address has a space in it"));
	}
}

static void check_filled(
	const struct checker *checker, const struct card *card, enum card_field field)
{
	const struct layout *layout = checker->facts->layout;
	if (!layout_prints(layout, field) && !(field == FIELD_GROUP && layout->groups))
		say(checker, true, _("this report form does not print it"));
	else if (card_field_filled(card, field))
		say(checker, true, _("filled in"));
	else if (layout_requires(layout, field))
		say(checker, false, _("still empty, though this report form prints it"));
	else
		say(checker, true, _("may stay empty"));
}

static void check_value(
	const struct checker *checker, const struct card *card, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_STEPS:
		check_items(checker, &((const struct steps *)value)->items);
		break;
	case HOLDS_EVIDENCE: check_evidence(checker, value); break;
	case HOLDS_LIST:
		if (row->text == TEXT_NAME)
			check_items(checker, value);
		break;
	case HOLDS_TEXT:
		if (row->text == TEXT_PERIOD) {
			const char *text = *(char *const *)value;
			check_period(checker, text ? text : "");
		}
		break;
	}
}

void field_check(const struct card *card, enum card_field field, bool waits,
	const struct field_facts *facts, field_verdict *verdict, void *context)
{
	const struct checker checker = {facts, verdict, context};
	check_filled(&checker, card, field);
	if (waits)
		say(&checker, false, _("carried over, not yet confirmed"));
	check_value(&checker, card, field);
}

static void add_to_order(
	enum card_field order[FIELD_COUNT], size_t *count, enum card_field field)
{
	for (size_t i = 0; i < *count; i++) {
		if (order[i] == field)
			return;
	}
	order[(*count)++] = field;
}

size_t card_order(const struct layout *layout, enum card_field order[FIELD_COUNT])
{
	size_t count = 0;
	if (layout->groups)
		add_to_order(order, &count, FIELD_GROUP);
	for (size_t i = 0; i < layout->columns_count; i++) {
		const struct layout_column *column = &layout->columns[i];
		for (size_t j = 0; j < column->fields_count; j++)
			add_to_order(order, &count, column->fields[j]);
	}
	const size_t printed = count;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		add_to_order(order, &count, field);
	return printed;
}

void card_fields_append(
	struct str *out, const enum card_field order[FIELD_COUNT], unsigned fields)
{
	const size_t start = out->bytes;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (!(fields & 1u << order[i]))
			continue;
		str_puts(out, out->bytes > start ? ", " : "");
		str_puts(out, _(card_field_label(order[i])));
	}
}

int card_required(const struct layout *layout)
{
	int count = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		count += layout_requires(layout, field);
	return count;
}

int card_required_ready(const struct layout *layout, const struct card *card)
{
	int count = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		count += layout_requires(layout, field) &&
			 card_field_filled(card, field) && !card_unconfirmed(card, field);
	return count;
}

bool card_lacks(
	const struct card *card, const struct field_facts *facts, enum card_field field)
{
	return card_unconfirmed(card, field) ||
	       (layout_requires(facts->layout, field) && !card_field_filled(card, field));
}

enum card_field card_first_lack(const struct card *card, const struct field_facts *facts)
{
	enum card_field order[FIELD_COUNT];
	card_order(facts->layout, order);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const enum card_field field = order[i];
		if (card_lacks(card, facts, field))
			return field;
	}
	return FIELD_NONE;
}
