/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/report_changes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "model/canonical.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "office/head_labels.h"
#include "text/i18n.h"

/* --- texts --- */

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

/* --- cards --- */

bool card_same_text(const struct card *one, const struct card *other)
{
	struct str left = STR_INIT, right = STR_INIT;
	card_canonical(&left, one);
	card_canonical(&right, other);
	const bool same = strcmp(left.data, right.data) == 0;
	str_release(&left);
	str_release(&right);
	return same;
}

void card_changes_append(
	struct str *out, const struct card *before, const struct card *now)
{
	const unsigned fields = card_difference(before, now);
	const size_t start = out->bytes;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(fields & 1u << field))
			continue;
		str_puts(out, out->bytes > start ? ", " : "");
		str_puts(out, _(card_field_label(field)));
	}
	if (!fields)
		str_puts(out, _("what is not shown"));
}

void card_changed_fields(const struct card *before, const struct card *now,
	changed_field_visit *visit, void *context)
{
	const unsigned fields = card_difference(before, now);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str left = STR_INIT, right = STR_INIT;
		if (!(fields & 1u << field))
			continue;
		card_field_append(&left, before, field);
		card_field_append(&right, now, field);
		visit(context, field, left.data, right.data);
		str_release(&left);
		str_release(&right);
	}
}

/* The index of a card by its UUID; the report's count where it has none. */
static size_t find_card(const struct report *report, const char *uuid)
{
	size_t i = 0;
	while (i < report->count && strcmp(report->cards[i].uuid, uuid) != 0)
		i++;
	return i;
}

static void see_gone(const struct report *before, const struct report *now,
	report_change_visit *visit, void *context)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct report_change change = {.kind = CHANGE_CARD_GONE,
			.place = (int)i + 1,
			.card_before = &before->cards[i]};
		if (find_card(now, before->cards[i].uuid) == now->count)
			visit(context, &change);
	}
}

static void compare_cards(const struct report *before, const struct report *now,
	report_change_visit *visit, void *context)
{
	size_t last = 0;
	bool moved = false;
	for (size_t i = 0; i < now->count; i++) {
		const size_t was = find_card(before, now->cards[i].uuid);
		const bool is_new = was == before->count;
		const struct report_change change = {
			.kind = is_new ? CHANGE_CARD_NEW : CHANGE_CARD,
			.place = (int)i + 1,
			.card_before = is_new ? NULL : &before->cards[was],
			.card_now = &now->cards[i]};
		if (is_new || !card_same_text(&before->cards[was], &now->cards[i]))
			visit(context, &change);
		moved = moved || (!is_new && was < last);
		last = is_new ? last : was;
	}
	see_gone(before, now, visit, context);
	if (moved)
		visit(context, &(struct report_change){.kind = CHANGE_ORDER});
}

/* --- the report's own --- */

struct comparing {
	struct report *other;
	bool gone; /* those alone that the other has not */
	report_change_visit *visit;
	void *context;
};

static void compare_text(
	void *context, enum head_what what, size_t index, const char *text)
{
	const struct comparing *comparing = context;
	char **other = head_text(comparing->other, what, index);
	const char *there = text_or_empty(other ? *other : NULL);
	const char *here = text_or_empty(text);
	const struct report_change change = {.kind = CHANGE_TEXT,
		.what = what,
		.index = index,
		.before = comparing->gone ? here : there,
		.now = comparing->gone ? "" : here};
	if (strcmp(here, there) != 0 && (!comparing->gone || !other))
		comparing->visit(comparing->context, &change);
}

static bool parts_same(const struct report *before, const struct report *now)
{
	struct str left = STR_INIT, right = STR_INIT;
	report_canonical(&left, before);
	report_canonical(&right, now);
	const bool same = strcmp(left.data, right.data) == 0;
	str_release(&left);
	str_release(&right);
	return same;
}

static bool ita_same(const struct report *before, const struct report *now)
{
	const struct report left = {.ita = before->ita}, right = {.ita = now->ita};
	return parts_same(&left, &right);
}

/* What has no name of its own above. */
static struct report rest_of(const struct report *report)
{
	return (struct report){.layout = report->layout,
		.digits = report->digits,
		.digits_present = report->digits_present,
		.fiscal_year = report->fiscal_year,
		.months = report->months,
		.extra = report->extra};
}

static bool rest_same(const struct report *before, const struct report *now)
{
	const struct report left = rest_of(before), right = rest_of(now);
	return parts_same(&left, &right);
}

void report_changes(const struct report *before, const struct report *now,
	report_change_visit *visit, void *context)
{
	struct comparing texts = {(struct report *)before, false, visit, context};
	struct comparing gone = {(struct report *)now, true, visit, context};
	const struct report_change ita = {.kind = CHANGE_ITA};
	const struct report_change deadline = {.kind = CHANGE_DEADLINE,
		.before = text_or_empty(before->deadline),
		.now = text_or_empty(now->deadline)};
	const struct report_change rest = {.kind = CHANGE_REST};
	head_walk(now, HEAD_TITLE, HEAD_AFTER_TEXT, compare_text, &texts);
	head_walk(before, HEAD_TITLE, HEAD_AFTER_TEXT, compare_text, &gone);
	if (!ita_same(before, now))
		visit(context, &ita);
	if (strcmp(deadline.before, deadline.now) != 0)
		visit(context, &deadline);
	compare_cards(before, now, visit, context);
	if (!rest_same(before, now))
		visit(context, &rest);
}

/* --- in words --- */

void report_change_label(
	struct str *out, const struct report_change *change, enum digits digits)
{
	switch (change->kind) {
	case CHANGE_TEXT: head_label(out, change->what, change->index, digits); return;
	case CHANGE_ITA: str_puts(out, _("ITA result")); return;
	case CHANGE_DEADLINE: str_puts(out, _("the deadline")); return;
	case CHANGE_ORDER: str_puts(out, _("the order of the measures")); return;
	case CHANGE_REST: str_puts(out, _("year, layout or digits")); return;
	default: head_numbered(out, _("Measure %s"), (size_t)change->place - 1, digits);
	}
}

/* Names that are told before the others are counted. */
enum { NAMES_MOST = 3 };

struct naming {
	struct str *out;
	enum digits digits;
	size_t count;
};

static void name_change(void *context, const struct report_change *change)
{
	struct naming *naming = context;
	if (naming->count++ >= NAMES_MOST)
		return;
	str_puts(naming->out, naming->count > 1 ? ", " : "");
	report_change_label(naming->out, change, naming->digits);
	if (change->kind != CHANGE_CARD)
		return;
	str_puts(naming->out, " (");
	card_changes_append(naming->out, change->card_before, change->card_now);
	str_puts(naming->out, ")");
}

void report_changes_append(struct str *out, const struct report *before,
	const struct report *now, enum digits digits)
{
	struct naming naming = {out, digits, 0};
	report_changes(before, now, name_change, &naming);
	if (naming.count <= NAMES_MOST)
		return;
	struct str more = STR_INIT;
	number_append(&more, (int64_t)(naming.count - NAMES_MOST), digits);
	str_puts(out, " ");
	str_printf(out, _("and %s more"), more.data);
	str_release(&more);
}
