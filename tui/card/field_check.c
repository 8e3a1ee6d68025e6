/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/field_check.h"

#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/period.h"
#include "tui/card/guide_texts.h"

/* Every two owners are compared; a list longer than any real one is not. */
enum { OWNERS_COMPARED = 100 };

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

static void say_same(const struct checker *checker, size_t later, size_t earlier)
{
	struct str a = STR_INIT, b = STR_INIT, words = STR_INIT;
	put_number(checker, &a, later);
	put_number(checker, &b, earlier);
	str_printf(&words, _("item %s is the same as item %s"), a.data, b.data);
	say(checker, false, words.data);
	str_release(&a);
	str_release(&b);
	str_release(&words);
}

static void check_same_items(
	const struct checker *checker, const struct string_list *items)
{
	const size_t count = MIN(items->count, OWNERS_COMPARED);
	struct str folded[OWNERS_COMPARED];
	for (size_t i = 0; i < count; i++) {
		str_init(&folded[i]);
		text_fold(&folded[i], items->items[i], strlen(items->items[i]), NULL);
		for (size_t j = 0; folded[i].bytes && j < i; j++) {
			if (strcmp(folded[i].data, folded[j].data) == 0) {
				say_same(checker, i + 1, j + 1);
				break;
			}
		}
	}
	for (size_t i = 0; i < count; i++)
		str_release(&folded[i]);
}

static void check_steps(const struct checker *checker, const struct string_list *items)
{
	if (items->count)
		say_count(checker, items->count);
}

static void check_owners(const struct checker *checker, const struct string_list *items)
{
	if (items->count)
		say_count(checker, items->count);
	check_same_items(checker, items);
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

void field_check(const struct card *card, enum card_field field,
	const struct field_facts *facts, field_verdict *verdict, void *context)
{
	const struct checker checker = {facts, verdict, context};
	check_filled(&checker, card, field);
	if (card_unconfirmed(card, field))
		say(&checker, false, _("carried over, not yet confirmed"));
	switch (field) {
	case FIELD_STEPS: check_steps(&checker, &card->steps.items); break;
	case FIELD_OWNERS: check_owners(&checker, &card->owners); break;
	case FIELD_PERIOD:
		check_period(&checker, card->period ? card->period : "");
		break;
	case FIELD_EVIDENCE: check_evidence(&checker, &card->evidence); break;
	default: break;
	}
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
	for (size_t i = 0; i < FIELD_COUNT; i++)
		add_to_order(order, &count, guide_order[i]);
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

int card_required_filled(const struct layout *layout, const struct card *card)
{
	int count = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		count += layout_requires(layout, field) && card_field_filled(card, field);
	return count;
}

enum card_field card_first_lack(const struct card *card, const struct field_facts *facts)
{
	enum card_field order[FIELD_COUNT];
	card_order(facts->layout, order);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const enum card_field field = order[i];
		if (card_unconfirmed(card, field) ||
			(layout_requires(facts->layout, field) &&
				!card_field_filled(card, field)))
			return field;
	}
	return FIELD_NONE;
}
