/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What json_write.c writes, on one line, with the members of each object in order. Its
 * input is of our own writing: compact, and sound.
 */
#include <config.h>

#include "model/canonical.h"

#include <stdlib.h>
#include <string.h>

#include "model/json_shape.h"
#include "model/json_write.h"
#include "text/mem.h"
#include "text/str.h"

/* Which object is being written: what is left out depends on it. */
enum place { PLACE_REPORT, PLACE_CARD, PLACE_OTHER };

struct span {
	const char *at;
	size_t bytes;
};

struct json_member {
	struct span key; /* with its quotation marks */
	struct span value;
};

/* After the string that begins at text. */
static const char *string_end(const char *text)
{
	text += 1 + strcspn(text + 1, "\"\\");
	while (*text == '\\')
		text += 2 + strcspn(text + 2, "\"\\");
	return text + 1;
}

/* After the value that begins at text. */
static const char *value_end(const char *text)
{
	size_t depth = 0;
	for (;;) {
		if (*text == '"') {
			text = string_end(text);
		} else {
			depth += *text == '{' || *text == '[';
			depth -= *text == '}' || *text == ']';
			text++;
		}
		if (!depth && strchr(",]}", *text))
			return text; /* *text may be the closing NUL */
	}
}

/* --- the order of keys --- */

static unsigned hex_digit(char digit)
{
	return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* The next byte of a key as it was before it was escaped; 0 at its end, which no key
 * holds. */
static unsigned next_byte(const char **at)
{
	static const char letters[] = "bfnrt", bytes[] = "\b\f\n\r\t";
	if (**at == '"')
		return 0;
	if (**at != '\\')
		return (unsigned char)*(*at)++;
	const char letter = *++*at;
	++*at;
	if (letter == 'u') {
		const char *digits = *at + 2;
		*at += 4;
		return hex_digit(digits[0]) * 16 + hex_digit(digits[1]);
	}
	const char *found = strchr(letters, letter);
	return (unsigned char)(found ? bytes[found - letters] : letter);
}

static int compare_members(const void *a, const void *b)
{
	const char *first = ((const struct json_member *)a)->key.at + 1;
	const char *second = ((const struct json_member *)b)->key.at + 1;
	for (;;) {
		const unsigned one = next_byte(&first), other = next_byte(&second);
		if (one != other)
			return one < other ? -1 : 1;
		if (!one)
			return 0;
	}
}

/* --- writing --- */

static bool is_key(const struct span *key, const char *quoted)
{
	return key->bytes == strlen(quoted) && memcmp(key->at, quoted, key->bytes) == 0;
}

static bool left_out(enum place place, const struct span *key)
{
	return place != PLACE_OTHER &&
	       (is_key(key, "\"state\"") ||
		       (place == PLACE_REPORT && is_key(key, "\"seal\"")));
}

static void put_value(struct str *out, const char *text, enum place place);

static void put_array(struct str *out, const char *text, enum place place)
{
	str_putc(out, '[');
	for (text++; *text != ']'; text += *text == ',') {
		put_value(out, text, place);
		text = value_end(text);
		if (*text == ',')
			str_putc(out, ',');
	}
	str_putc(out, ']');
}

static void put_members(struct str *out, const struct json_member *members, size_t count,
	enum place place)
{
	bool first = true;
	str_putc(out, '{');
	for (size_t i = 0; i < count; i++) {
		const struct span *key = &members[i].key;
		if (left_out(place, key))
			continue;
		const bool cards = place == PLACE_REPORT && is_key(key, "\"cards\"");
		if (!first)
			str_putc(out, ',');
		first = false;
		str_append(out, key->at, key->bytes);
		str_putc(out, ':');
		put_value(out, members[i].value.at, cards ? PLACE_CARD : PLACE_OTHER);
	}
	str_putc(out, '}');
}

static void put_object(struct str *out, const char *text, enum place place)
{
	struct json_member *members = NULL;
	size_t count = 0, capacity = 0;
	for (text++; *text != '}'; text += *text == ',') {
		members = mem_grow(members, count, &capacity, sizeof(*members));
		struct json_member *member = &members[count++];
		const char *end = string_end(text);
		member->key = (struct span){text, (size_t)(end - text)};
		text = value_end(end + 1);
		member->value = (struct span){end + 1, (size_t)(text - end - 1)};
	}
	if (count > 1)
		qsort(members, count, sizeof(*members), compare_members);
	put_members(out, members, count, place);
	free(members);
}

static void put_value(struct str *out, const char *text, enum place place)
{
	if (*text == '{')
		put_object(out, text, place);
	else if (*text == '[')
		put_array(out, text, place == PLACE_CARD ? PLACE_CARD : PLACE_OTHER);
	else
		str_append(out, text, (size_t)(value_end(text) - text));
}

static void put(
	struct str *out, const struct shape *shape, const void *owner, enum place place)
{
	struct str text = STR_INIT;
	write_object(&text, shape, owner, false);
	put_value(out, text.data, place);
	str_release(&text);
}

void card_canonical(struct str *out, const struct card *card)
{
	put(out, &card_shape, card, PLACE_CARD);
}

/* Where the cards of a report begin that has none, within the brackets of the list. */
static const char *place_of_cards(const char *report)
{
	static const char key[] = "\"cards\"";
	const char *at = report + 1;
	while (strncmp(at, key, strlen(key)) != 0)
		at = value_end(string_end(at) + 1) + 1;
	return at + strlen(key) + strlen(":[");
}

size_t report_canonical_head(struct str *out, const struct report *report)
{
	struct report head = *report; /* borrows all of it but the cards */
	head.count = 0;
	put(out, &report_shape, &head, PLACE_REPORT);
	return (size_t)(place_of_cards(out->data) - out->data);
}

void report_canonical(struct str *out, const struct report *report)
{
	struct str head = STR_INIT;
	const size_t cards = report_canonical_head(&head, report);
	str_append(out, head.data, cards);
	for (size_t i = 0; i < report->count; i++) {
		if (i)
			str_putc(out, ',');
		card_canonical(out, &report->cards[i]);
	}
	str_append(out, head.data + cards, head.bytes - cards);
	str_release(&head);
}
