/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card_choice.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number_range.h"
#include "text/str.h"

enum wish_of { OF_OWNER = 1, OF_NUMBER = 2 };

struct chosen {
	struct card_source source; /* first */
	struct card_source *from;
	unsigned char *wanted; /* by place, from 0: bits of enum wish_of */
	unsigned char needed;  /* that a card needs */
	size_t cards, capacity;
	size_t at; /* cards taken from the other one since it was rewound */
	struct str extract;
};

static struct chosen *chosen_of(struct card_source *source)
{
	return (struct chosen *)source;
}

/* --- numbers --- */

/* Calls wish for each range; false: the text is no such list. */
typedef void wish(struct chosen *chosen, unsigned first, unsigned last);

static bool take_ranges(struct chosen *chosen, const char *text, wish *meant)
{
	unsigned first, last;
	do {
		if (!number_range_take(&text, " ", &first, &last))
			return false;
		meant(chosen, first, last);
	} while (*text == ',' && *text++);
	return !*text;
}

static void want_range(struct chosen *chosen, unsigned first, unsigned last)
{
	for (size_t place = first; place <= last && place <= chosen->cards; place++)
		chosen->wanted[place - 1] |= OF_NUMBER;
}

static void want_nothing(struct chosen *chosen, unsigned first, unsigned last)
{
	(void)chosen, (void)first, (void)last;
}

struct card_choice card_choice_of(const char *words)
{
	if (!words || text_is_blank(words))
		return (struct card_choice){NULL, NULL};
	return take_ranges(NULL, words, want_nothing)
		       ? (struct card_choice){.numbers = words}
		       : (struct card_choice){.owner = words};
}

/* --- which are wanted --- */

/* Goes through all cards once. */
static bool count_cards(struct chosen *chosen, const char *owner, struct error *error)
{
	struct error failed = ERROR_INIT;
	const struct card *card;
	if (!chosen->from->rewind(chosen->from, error))
		return false;
	while ((card = chosen->from->next(chosen->from, &failed))) {
		chosen->wanted = mem_grow(chosen->wanted, chosen->cards,
			&chosen->capacity, sizeof(*chosen->wanted));
		chosen->wanted[chosen->cards++] =
			owner && string_list_names(&card->owners, owner) ? OF_OWNER : 0;
	}
	return error_pass(error, &failed) && chosen->from->rewind(chosen->from, error);
}

static bool is_wanted(const struct chosen *chosen, size_t at)
{
	return at < chosen->cards && chosen->wanted[at] == chosen->needed;
}

static size_t count_wanted(const struct chosen *chosen)
{
	size_t count = 0;
	for (size_t i = 0; i < chosen->cards; i++)
		count += is_wanted(chosen, i);
	return count;
}

/* ๑, ๓–๕ */
static void put_numbers(const struct chosen *chosen, struct str *out, enum digits digits)
{
	const size_t start = out->bytes;
	for (size_t i = 0; i < chosen->cards; i++) {
		size_t last = i;
		if (!is_wanted(chosen, i))
			continue;
		while (is_wanted(chosen, last + 1))
			last++;
		str_puts(out, out->bytes > start ? ", " : "");
		number_append(out, (int64_t)i + 1, digits);
		if (last > i) {
			str_puts(out, last == i + 1 ? ", " : "–");
			number_append(out, (int64_t)last + 1, digits);
		}
		i = last;
	}
}

static void put_extract(
	struct chosen *chosen, const struct card_choice *choice, enum digits digits)
{
	struct str *out = &chosen->extract;
	str_puts(out, "คัดเฉพาะมาตรการที่ ");
	put_numbers(chosen, out, digits);
	if (choice->owner)
		str_printf(out, " ของ%s", choice->owner);
	str_puts(out, " จากทั้งหมด ");
	number_append(out, (int64_t)chosen->cards, digits);
	str_puts(out, " มาตรการ");
	chosen->source.extract = out->data;
}

/* --- the source --- */

static const struct card *next_chosen(struct card_source *source, struct error *error)
{
	struct chosen *chosen = chosen_of(source);
	const struct card *card;
	while ((card = chosen->from->next(chosen->from, error))) {
		const size_t at = chosen->at++;
		if (is_wanted(chosen, at))
			return card;
	}
	return NULL;
}

static bool rewind_chosen(struct card_source *source, struct error *error)
{
	struct chosen *chosen = chosen_of(source);
	chosen->at = 0;
	return chosen->from->rewind(chosen->from, error);
}

static size_t place_of_chosen(const struct card_source *source)
{
	return ((const struct chosen *)source)->at;
}

static void free_chosen(struct card_source *source)
{
	struct chosen *chosen = chosen_of(source);
	card_source_free(chosen->from);
	free(chosen->wanted);
	str_release(&chosen->extract);
	free(chosen);
}

static bool choose(struct chosen *chosen, const struct card_choice *choice,
	enum digits digits, struct error *error)
{
	chosen->needed = (unsigned char)((choice->owner ? OF_OWNER : 0) |
					 (choice->numbers ? OF_NUMBER : 0));
	if (!count_cards(chosen, choice->owner, error))
		return false;
	if (choice->numbers && !take_ranges(chosen, choice->numbers, want_range))
		return error_set(error, ERROR_USAGE,
			_("measures '%s': expected numbers like 3, 3-, -5, 3-5 or 1,4-6"),
			choice->numbers);
	if (!count_wanted(chosen))
		return error_set(error, ERROR_REFUSED,
			choice->owner
				? _("no such measure of the report has the owner %s; "
				    "it has %zu measures")
				: _("the report has no measure %s; it has %zu"),
			choice->owner ? choice->owner : choice->numbers, chosen->cards);
	put_extract(chosen, choice, digits);
	return true;
}

struct card_source *card_source_chosen(struct card_source *from,
	const struct card_choice *choice, enum digits digits, struct error *error)
{
	if (!choice->numbers && !choice->owner)
		return from;
	struct chosen *chosen = mem_new(1, sizeof(*chosen));
	chosen->source = (struct card_source){.next = next_chosen,
		.rewind = rewind_chosen,
		.free = free_chosen,
		.place = place_of_chosen};
	chosen->from = from;
	str_init(&chosen->extract);
	if (choose(chosen, choice, digits, error))
		return &chosen->source;
	free_chosen(&chosen->source);
	return NULL;
}
