/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * score-link: a weak item that no measure answers; an item that is tied to a measure that
 * is not there; one that was given to a post or unit which is not among the owners of
 * the measures that answer it; codes that the year does not have, or that are none; a code
 * that stands there twice, with another score. Those of a measure are looked at while they are
 * typed.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/owners.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

/* All units: ทุกกอง. */
#define ALL "ทุก"

/* --- which measures answer an item --- */

/* The codes of a reference: mostly it is one. */
static void put_codes(const char *reference, struct string_list *codes)
{
	if (!ita_codes_split(reference, codes))
		string_list_add(codes, reference);
}

static bool refers_to(const struct card *card, const char *code)
{
	struct string_list codes = {0};
	bool found = false;
	for (size_t i = 0; i < card->refs.count; i++)
		put_codes(card->refs.items[i], &codes);
	for (size_t i = 0; i < codes.count && !found; i++)
		found = ita_code_same(codes.items[i], code);
	string_list_release(&codes);
	return found;
}

static bool answers(
	const struct report *report, size_t index, const struct ita_item *item)
{
	return card_places_find(&item->cards, (int)index + 1, NULL) ||
	       (item->code && refers_to(&report->cards[index], item->code));
}

/* --- findings --- */

static void item_path(struct str *path, size_t item, const char *key)
{
	str_printf(path, "ita.items[%zu].%s", item, key);
}

static void tell_unanswered(struct check *check, size_t index)
{
	const struct ita_item *item = &check->report->ita.items[index];
	const char *code = item->code ? item->code : "";
	struct str path = STR_INIT;
	item_path(&path, index, "code");
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
		path.data, _("%s is weak, but no measure answers it"), code);
	finding_set_basis(finding, code);
	str_release(&path);
}

static void tell_other_post(struct check *check, enum severity severity, size_t index,
	size_t card, const char *post)
{
	const struct ita_item *item = &check->report->ita.items[index];
	struct str path = STR_INIT, owners = STR_INIT, basis = STR_INIT;
	item_path(&path, index, "owner");
	card_field_append(&owners, &check->report->cards[card], FIELD_OWNERS);
	str_printf(&basis, "%s\n\n%s", item->owner, owners.data);
	struct finding *finding = check_tell_at(check, severity, (int)card + 1,
		FIELD_OWNERS, card_field_name(FIELD_OWNERS),
		_("%s was given to %s, who is not among the owners"), item->code, post);
	const struct check_text other = {.card = 0,
		.field = FIELD_NONE,
		.path = path.data,
		.text = item->owner,
		.bytes = strlen(item->owner)};
	finding_set_other(finding, &other);
	finding_set_basis(finding, basis.data);
	str_release(&path);
	str_release(&owners);
	str_release(&basis);
}

/* The item is tied to a measure behind the last, or before the first. */
static void look_at_places(struct check *check, size_t index)
{
	const struct ita_item *item = &check->report->ita.items[index];
	for (size_t i = 0; i < item->cards.count; i++) {
		const int place = item->cards.items[i];
		struct str path = STR_INIT, number = STR_INIT;
		if (place >= 1 && (size_t)place <= check->report->count)
			continue;
		item_path(&path, index, "cards");
		check_number(check, &number, place);
		struct finding *finding =
			check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, path.data,
				_("%s is tied to measure %s, which is not there"),
				item->code ? item->code : "", number.data);
		finding_set_basis(finding, number.data);
		str_release(&path);
		str_release(&number);
	}
}

/* --- an item --- */

/* The posts below the division that the owners of a card name. */
static void card_posts(
	const struct check *check, const struct card *card, struct string_list *posts)
{
	for (size_t i = 0; i < card->owners.count; i++)
		owner_posts(check->input->words, card->owners.items[i], posts);
}

static bool any_same(const struct string_list *a, const struct string_list *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (posts_alike(a->items[i], b->items[k]))
				return true;
	return false;
}

/* Looks at the owners of all measures that answer the item together. */
static void look_at_posts(struct check *check, size_t index)
{
	const struct report *report = check->report;
	const struct ita_item *item = &report->ita.items[index];
	struct string_list told = {0}, there = {0};
	size_t first = report->count;
	owner_posts(check->input->words, item->owner ? item->owner : "", &told);
	for (size_t i = 0; told.count && i < report->count; i++) {
		const size_t before = there.count;
		if (!answers(report, i, item))
			continue;
		card_posts(check, &report->cards[i], &there);
		if (there.count > before && first == report->count)
			first = i;
	}
	if (there.count && !any_same(&told, &there))
		tell_other_post(check, SEVERITY_ERROR, index, first, told.items[0]);
	string_list_release(&told);
	string_list_release(&there);
}

/* The unit that the text is, or names, of those that are known; NULL: none. */
static const char *unit_in(const struct check *check, const char *text, bool whole)
{
	const struct string_list *units = &check->input->words->units;
	const char *longest = NULL;
	for (size_t i = 0; i < units->count; i++) {
		const char *unit = units->items[i];
		if ((whole ? !strcmp(text, unit) : strstr(text, unit) != NULL) &&
			(!longest || strlen(unit) > strlen(longest)))
			longest = unit;
	}
	return longest;
}

/* Whether a card's owners are units that are known, and the unit is none of them. */
static bool is_of_other_units(
	const struct check *check, const struct card *card, const char *unit)
{
	for (size_t i = 0; i < card->owners.count; i++) {
		const char *owner = card->owners.items[i];
		const char *other = unit_in(check, owner, false);
		if (!other || strstr(owner, ALL) || begins_with(other, unit) ||
			begins_with(unit, other))
			return false;
	}
	return card->owners.count > 0;
}

/* Where a unit was told to act, not a post of it, and only others do. */
static void look_at_units(struct check *check, size_t index)
{
	const struct report *report = check->report;
	const struct ita_item *item = &report->ita.items[index];
	const char *unit = item->owner ? unit_in(check, item->owner, true) : NULL;
	size_t first = report->count;
	if (!unit || strstr(unit, ALL))
		return;
	for (size_t i = 0; i < report->count; i++) {
		if (!answers(report, i, item))
			continue;
		if (!is_of_other_units(check, &report->cards[i], unit))
			return;
		first = MIN(first, i);
	}
	if (first < report->count)
		tell_other_post(check, SEVERITY_WARNING, index, first, unit);
}

static bool is_answered(const struct report *report, const struct ita_item *item)
{
	for (size_t i = 0; i < report->count; i++)
		if (answers(report, i, item))
			return true;
	return false;
}

/* --- codes --- */

static bool is_unknown(const struct check *check, const char *code)
{
	const struct ita_bank *bank = check->input->bank;
	return code && *code && bank && bank->of_that_year && !ita_bank_find(bank, code);
}

/* Of years whose questions are not known only what is no code at all is told. */
static bool is_no_code(const struct check *check, const char *code)
{
	const struct ita_bank *bank = check->input->bank;
	enum ita_part part;
	int number;
	return bank && !bank->of_that_year && !ita_code_parse(code, &part, &number);
}

static void tell_unknown(struct check *check, int card, enum card_field field,
	const char *path, const char *code)
{
	struct str year = STR_INIT;
	check_number(check, &year, check->input->bank->year);
	enum ita_part part;
	int number;
	const bool sure = !ita_code_parse(code, &part, &number) ||
			  ita_bank_numbers_sure(check->input->bank, part);
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, card, field,
		path,
		sure ? _("the ITA of %s has no question %s")
		     : _("the ITA of %s has no question %s, as far as is known: its "
			 "numbers were not compared with the manual yet"),
		year.data, code);
	finding_set_basis(finding, code);
	str_release(&year);
}

/* The same item has one score. */
static void look_at_twins(struct check *check, size_t index)
{
	const struct ita *ita = &check->report->ita;
	const struct ita_item *item = &ita->items[index];
	for (size_t i = 0; i < index; i++) {
		const struct ita_item *earlier = &ita->items[i];
		struct str path = STR_INIT;
		if (!item->code || !*item->code || !earlier->code ||
			!ita_code_same(earlier->code, item->code) ||
			!decimal_known(&item->score) || !decimal_known(&earlier->score) ||
			item->score.value == earlier->score.value)
			continue;
		item_path(&path, index, "code");
		finding_set_basis(
			check_tell_at(check, SEVERITY_ERROR, 0, FIELD_NONE, path.data,
				_("%s stands twice, each with another score"),
				item->code),
			item->code);
		str_release(&path);
		return;
	}
}

static void look_at_item(struct check *check, size_t index)
{
	const struct ita_item *item = &check->report->ita.items[index];
	if (is_unknown(check, item->code)) {
		struct str path = STR_INIT;
		item_path(&path, index, "code");
		tell_unknown(check, 0, FIELD_NONE, path.data, item->code);
		str_release(&path);
	}
	look_at_places(check, index);
	look_at_twins(check, index);
	if (ita_item_weak(item) && !is_answered(check->report, item))
		tell_unanswered(check, index);
	look_at_posts(check, index);
	look_at_units(check, index);
}

static void look_at_reference(struct check *check, int card, const char *code)
{
	const char *path = card_field_name(FIELD_REFS);
	if (is_unknown(check, code)) {
		tell_unknown(check, card, FIELD_REFS, path, code);
	} else if (*code && is_no_code(check, code)) {
		struct finding *finding = check_tell_at(check, SEVERITY_WARNING, card,
			FIELD_REFS, path,
			_("%s is no code of an ITA item, such as i7 or o34"), code);
		finding_set_basis(finding, code);
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct string_list codes = {0};
	if (text->field != FIELD_REFS)
		return;
	const struct string_list *refs = &text->of->refs;
	for (size_t i = 0; i < refs->count; i++)
		put_codes(refs->items[i], &codes);
	for (size_t i = 0; i < codes.count; i++)
		look_at_reference(check, text->card, codes.items[i]);
	string_list_release(&codes);
}

static void look_at_report(struct check *check)
{
	for (size_t i = 0; i < check->report->ita.count; i++)
		look_at_item(check, i);
}

const struct rule rule_score_link = {
	.name = "score-link",
	.severity = SEVERITY_ERROR,
	.title = N_("ITA items and the measures that answer them"),
	.mend = N_(
		"Link the weak item to the measure that answers it, and let the post that "
		"was told to do it stand among its owners."),
	.typing = true,
	.text = look_at_text,
	.report = look_at_report,
};
