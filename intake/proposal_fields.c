/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a cell to a field of the card: steps as a list, owners one by one, periods in
 * one line, codes of items, other texts as paragraphs.
 */
#include <config.h>

#include "intake/cell_text.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "model/card.h"
#include "model/ita.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/period.h"
#include "text/str.h"

/* --- steps --- */

static void put_steps_lead(struct card *card, const struct cell_text *text, size_t count)
{
	struct str lead = STR_INIT;
	cell_text_append(&lead, text, 0, count);
	add_text(&card->steps.lead, "\n", lead.data);
	str_release(&lead);
}

/* The first line of the list: a lone dash above numbers leads to them. */
static size_t find_first(const struct cell_text *text)
{
	size_t first = 0;
	while (first < text->count && !text->items[first].marked)
		first++;
	if (first + 2 < text->count &&
		cell_text_marks(&text->items[first]) == MARKS_DASH) {
		const enum list_marks next = cell_text_marks(&text->items[first + 1]);
		if ((next == MARKS_THAI || next == MARKS_ARABIC) &&
			cell_text_marks(&text->items[first + 2]) == next)
			return first + 1;
	}
	return first;
}

/* Whether the line is an item of the list whose first is given: of its kind, and in a list
 * of numbers on one level. */
static bool is_item(const struct cell_text_line *first, const struct cell_text_line *line)
{
	if (!line->marked || line->given != first->given)
		return false;
	if (line->given)
		return (line->marks == MARKS_DASH) == (first->marks == MARKS_DASH);
	if (line->mark.kind != first->mark.kind)
		return line->mark.kind <= LIST_MARK_BULLET &&
		       first->mark.kind <= LIST_MARK_BULLET;
	return line->mark.kind != LIST_MARK_NUMBER || line->mark.head == first->mark.head;
}

static void tell_marks(struct making *making, const struct str *marks)
{
	if (!text_is_blank(marks->data))
		making_doubt(making, DOUBT_FORM, DOUBT_TOLD, marks->data, "%s",
			_("marks of the list, which the program writes itself"));
}

/* Adds the item that has come together, and begins the next. */
static void end_item(struct steps *steps, struct str *item)
{
	if (item->bytes)
		string_list_add(&steps->items, item->data);
	str_clear(item);
}

static void put_items(struct making *making, const struct cell_text *text, size_t first)
{
	struct steps *steps = &making_card(making)->steps;
	const struct cell_text_line *head = &text->items[first];
	struct str marks = STR_INIT, item = STR_INIT;
	steps->marks = cell_text_marks(head);
	for (size_t i = first; i < text->count; i++) {
		const struct cell_text_line *line = &text->items[i];
		if (i == first || is_item(head, line)) {
			const bool kept = line->given || steps->marks == MARKS_NONE;
			const size_t mark = kept ? 0 : line->mark.bytes;
			end_item(steps, &item);
			str_append(&marks, line->text, mark);
			str_puts(&item, line->text + mark);
		} else {
			str_putc(&item, '\n');
			cell_text_append(&item, text, i, i + 1);
		}
	}
	end_item(steps, &item);
	tell_marks(making, &marks);
	str_release(&marks);
	str_release(&item);
}

static void put_steps(struct making *making, const struct cell_text *text)
{
	struct steps *steps = &making_card(making)->steps;
	const size_t first = find_first(text);
	if (first < text->count) {
		put_steps_lead(making_card(making), text, first);
		put_items(making, text, first);
		return;
	}
	for (size_t i = 0; i < text->count; i++)
		string_list_add(&steps->items, text->items[i].text);
}

/* --- other fields --- */

/* All lines in one: of owners and periods, whose lines end where their column did. */
static void join_lines(struct str *out, const struct cell_text *text, char parting)
{
	for (size_t i = 0; i < text->count; i++) {
		if (i)
			str_putc(out, parting);
		str_puts(out, text->items[i].text);
	}
}

static void put_owners(struct making *making, const struct cell_text *text)
{
	struct str joined = STR_INIT, marks = STR_INIT;
	join_lines(&joined, text, '\n');
	owners_split(&making_card(making)->owners, &making->rules->words->posts,
		joined.data, &marks);
	tell_marks(making, &marks);
	str_release(&joined);
	str_release(&marks);
}

static bool has_ref(const struct card *card, const char *code)
{
	for (size_t i = 0; i < card->refs.count; i++)
		if (ita_code_same(card->refs.items[i], code))
			return true;
	return false;
}

/* Codes of ITA items that lines of the issue begin with: e1, I๗, o34. */
static void find_refs(struct card *card, const struct cell_text *text)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct cell_text_line *line = &text->items[i];
		const char *at = line->text +
				 (line->marked && !line->given ? line->mark.bytes : 0);
		char *code = mem_strndup(at, strcspn(at, " :.)"));
		enum ita_part part;
		int number;
		if (ita_code_parse(code, &part, &number) && !has_ref(card, code))
			string_list_add(&card->refs, code);
		free(code);
	}
}

static void put_refs(struct making *making, const struct cell_text *text)
{
	struct str joined = STR_INIT;
	join_lines(&joined, text, ' ');
	if (!ita_codes_split(joined.data, &making_card(making)->refs))
		string_list_add(&making_card(making)->refs, joined.data);
	else
		making_doubt(making, DOUBT_FORM, DOUBT_TOLD, joined.data, "%s",
			_("codes of the items"));
	str_release(&joined);
}

static void put_text_field(struct making *making, const struct cell_text *text)
{
	struct card *card = making_card(making);
	struct str words = STR_INIT;
	cell_text_append(&words, text, 0, text->count);
	add_text(card_text(card, making->field), "\n", words.data);
	if (making->field == FIELD_ISSUE)
		find_refs(card, text);
	if (making->field == FIELD_OUTPUT)
		evidence_find(card, words.data);
	for (size_t i = 0; i < text->count; i++)
		if (cell_text_may_hold_list(text->items[i].text))
			making_doubt(making, DOUBT_LIST, DOUBT_SHOWN, text->items[i].text,
				"%s", _("one paragraph"));
	str_release(&words);
}

/* Of two of them one is when it begins, the other when it ends. */
static bool is_day(const char *text)
{
	return text && !strchr(text, '-') &&
	       period_parse(text, strlen(text), 0).kind > PERIOD_NOT_UNDERSTOOD;
}

static void put_period(struct making *making, const struct cell_text *text)
{
	struct str joined = STR_INIT;
	join_lines(&joined, text, ' ');
	add_text(&making_card(making)->period,
		is_day(making_card(making)->period) && is_day(joined.data) ? " - " : " ",
		joined.data);
	str_release(&joined);
}

void making_field(
	struct making *making, enum card_field field, const struct cell_text *text)
{
	if (!text->count)
		return;
	making->field = field;
	making->place = text->items[0].place;
	switch (field) {
	case FIELD_STEPS: put_steps(making, text); break;
	case FIELD_OWNERS: put_owners(making, text); break;
	case FIELD_PERIOD: put_period(making, text); break;
	case FIELD_REFS: put_refs(making, text); break;
	case FIELD_EVIDENCE: evidence_put(making, text); break;
	default: put_text_field(making, text); break;
	}
	making->field = FIELD_NONE;
}
