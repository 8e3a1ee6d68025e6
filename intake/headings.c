/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/thai.h"
#include "text/utf8.h"

#define KIND "headings"

/* A word that headings begin with; FIELD_NONE: of the column of numbers, whose heading is
 * nothing else, or of one that is known to be no field. */
struct heading_word {
	char *words; /* folded */
	size_t bytes;
	enum card_field field;
	bool kept; /* of a column that is no field */
};

struct headings {
	struct heading_word *items;
	size_t count, capacity;
};

/* --- folding --- */

static bool counts(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || thai_is_letter(c) ||
	       c >= 0x2C00;
}

void heading_fold(struct str *out, const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	text_fold(&folded, text, bytes, NULL);
	for (size_t at = 0; at < folded.bytes;) {
		uint32_t c;
		const size_t length =
			utf8_decode(folded.data + at, folded.bytes - at, &c);
		if (counts(c))
			str_append(out, folded.data + at, length);
		at += length;
	}
	str_release(&folded);
}

/* --- the files --- */

static void add_word(
	struct headings *headings, const char *text, enum card_field field, bool kept)
{
	struct str folded = STR_INIT;
	heading_fold(&folded, text, strlen(text));
	headings->items = mem_grow(headings->items, headings->count, &headings->capacity,
		sizeof(*headings->items));
	headings->items[headings->count++] =
		(struct heading_word){mem_strdup(folded.data), folded.bytes, field, kept};
	str_release(&folded);
}

static bool read_words(struct headings *headings, const struct node *node,
	enum card_field field, bool kept, struct error *error)
{
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		const char *text;
		if (!data_key_string(&element, &text, error))
			return false;
		if (!counts((unsigned char)*text) && !(*text & 0x80))
			return node_refuse_found(&element, error, _("a word"));
		add_word(headings, text, field, kept);
	}
	return true;
}

static bool read_number(const struct node *node, void *place, struct error *error)
{
	return read_words(place, node, FIELD_NONE, false, error);
}

static bool read_kept(const struct node *node, void *place, struct error *error)
{
	return read_words(place, node, FIELD_NONE, true, error);
}

static bool read_fields(const struct node *node, void *place, struct error *error)
{
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);) {
		const enum card_field field = card_field_find(member.key);
		if (field == FIELD_NONE)
			return node_refuse(&member, error, _("%s is no field of a card"),
				member.key);
		if (!read_words(place, &member, field, false, error))
			return false;
	}
	return true;
}

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {HEADINGS_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, 1, &choice, error);
}

static bool read_about(const struct node *node, void *place, struct error *error)
{
	(void)place;
	const char *text;
	return data_key_string(node, &text, error);
}

static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"number", false, read_number, 0},
	{"kept", false, read_kept, 0},
	{"fields", true, read_fields, 0},
};

static bool load_file(struct headings *headings, const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool read = data_keys_read(&root, keys, COUNT(keys), headings, error);
	data_free(data);
	return read;
}

struct headings *headings_load(struct error *error)
{
	struct headings *headings = mem_new(1, sizeof(*headings));
	struct string_list names = {0};
	bool loaded = true;
	data_folder_names(KIND, &names);
	for (size_t i = 0; loaded && i < names.count; i++) {
		struct str path = STR_INIT;
		if (data_folder_find(KIND, names.items[i], &path))
			loaded = load_file(headings, path.data, error);
		str_release(&path);
	}
	string_list_release(&names);
	if (loaded && !headings->count)
		loaded = error_set(error, ERROR_SYSTEM,
			_("the words of table headings are missing (%s); install the "
			  "program again"),
			KIND);
	if (loaded)
		return headings;
	headings_free(headings);
	return NULL;
}

void headings_free(struct headings *headings)
{
	if (!headings)
		return;
	for (size_t i = 0; i < headings->count; i++)
		free(headings->items[i].words);
	free(headings->items);
	free(headings);
}

/* --- recognising --- */

static bool has_at(const struct str *text, size_t at, const struct heading_word *word)
{
	return word->bytes <= text->bytes - at &&
	       !memcmp(text->data + at, word->words, word->bytes);
}

/* The longest word, of a field or of what is none, that stands at this place. */
static const struct heading_word *longest_at(
	const struct headings *headings, const struct str *text, size_t at)
{
	const struct heading_word *longest = NULL;
	for (size_t i = 0; i < headings->count; i++) {
		const struct heading_word *word = &headings->items[i];
		if ((word->field != FIELD_NONE || word->kept) && has_at(text, at, word) &&
			(!longest || word->bytes > longest->bytes))
			longest = word;
	}
	return longest;
}

static bool is_number(const struct headings *headings, const struct str *text)
{
	for (size_t i = 0; i < headings->count; i++) {
		const struct heading_word *word = &headings->items[i];
		if (word->field == FIELD_NONE && !word->kept &&
			word->bytes == text->bytes && has_at(text, 0, word))
			return true;
	}
	return false;
}

/* The field that a folded heading names first; *at gets where. What begins with a word that
 * is of no field names none. */
static enum card_field first_field(
	const struct headings *headings, const struct str *text, size_t *at)
{
	for (*at = 0; *at < text->bytes; (*at)++) {
		const struct heading_word *word = longest_at(headings, text, *at);
		if (word && word->kept && !*at)
			return FIELD_NONE;
		if (word && !word->kept)
			return word->field;
	}
	return FIELD_NONE;
}

static bool is_kept(const struct headings *headings, const struct str *text)
{
	const struct heading_word *word = longest_at(headings, text, 0);
	return word && word->kept;
}

static bool holds(const struct heading *heading, enum card_field field)
{
	for (size_t i = 0; i < heading->count; i++)
		if (heading->fields[i] == field)
			return true;
	return false;
}

/* Fields that are told apart by what stands in the cells, so that a heading which names
 * two of them means both. Of the others (ขั้นตอนหรือวิธีการ/มาตรการ) the first holds. */
static bool stands_beside(enum card_field field)
{
	return field == FIELD_OWNERS || field == FIELD_PERIOD || field == FIELD_EVIDENCE;
}

/* The bytes of what parts a heading from a further one there: a line end, a stroke, "and". */
static size_t parts(const char *text, size_t bytes)
{
	static const char and[] = "และ";
	if (*text == '/' || *text == '\n')
		return 1;
	return bytes > sizeof(and) - 1 && !memcmp(text, and, sizeof(and) - 1)
		       ? sizeof(and) - 1
		       : 0;
}

/* A further part of a heading, behind what parts them. */
static void add_part(const struct headings *headings, struct heading *heading,
	const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	size_t at;
	heading_fold(&folded, text, bytes);
	const enum card_field field = first_field(headings, &folded, &at);
	str_release(&folded);
	if (field == FIELD_NONE || at || holds(heading, field) ||
		heading->count == HEADING_FIELDS_MAX ||
		!(stands_beside(field) || stands_beside(heading->fields[0])))
		return;
	/* การติดตามและกำหนดเวลา is of the follow-up: times are named in passing. */
	if (heading->fields[0] == FIELD_FOLLOW_UP)
		return;
	heading->fields[heading->count++] = field;
}

static struct heading by_words(
	const struct headings *headings, const char *text, size_t bytes)
{
	struct heading heading = {.trust = HEADING_UNKNOWN};
	struct str folded = STR_INIT;
	size_t at;
	heading_fold(&folded, text, bytes);
	heading.number = is_number(headings, &folded);
	const enum card_field field =
		heading.number ? FIELD_NONE : first_field(headings, &folded, &at);
	heading.kept = !heading.number && is_kept(headings, &folded);
	if (heading.number || heading.kept)
		heading.trust = HEADING_SURE;
	if (field != FIELD_NONE) {
		heading.trust = at ? HEADING_LIKELY : HEADING_SURE;
		heading.fields[heading.count++] = field;
		for (size_t i = 0; i < bytes; i++) {
			const size_t part = parts(text + i, bytes - i);
			if (part)
				add_part(headings, &heading, text + i + part,
					bytes - i - part);
		}
	}
	str_release(&folded);
	return heading;
}

static const struct heading_told *told_of(
	const struct heading_memory *memory, const char *text, size_t bytes)
{
	const struct heading_told *told = NULL;
	struct str folded = STR_INIT;
	heading_fold(&folded, text, bytes);
	for (size_t i = 0; memory && folded.bytes && i < memory->count; i++)
		if (!strcmp(memory->items[i].words, folded.data))
			told = &memory->items[i];
	str_release(&folded);
	return told;
}

struct heading headings_recognise(const struct headings *headings,
	const struct heading_memory *memory, const char *text, size_t bytes)
{
	const struct heading_told *told = told_of(memory, text, bytes);
	if (!told)
		return by_words(headings, text, bytes);
	struct heading heading = {.trust = HEADING_REMEMBERED, .count = told->count};
	memcpy(heading.fields, told->fields, sizeof(heading.fields));
	return heading;
}
