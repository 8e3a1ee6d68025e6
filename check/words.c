/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/words.h"

#include <stdlib.h>
#include <string.h>

#include "check/places.h"
#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "text/mem.h"
#include "text/str.h"

#define KIND "words"

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {WORDS_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, 1, &choice, error);
}

/* A note for people who read the file. */
static bool read_about(const struct node *node, void *place, struct error *error)
{
	(void)place;
	const char *text;
	return data_key_string(node, &text, error);
}

/* --- spelling: {"wrong": "right", …} --- */

static bool read_pairs(const struct node *node, void *place, struct error *error)
{
	struct word_pairs *pairs = place;
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);) {
		const char *right;
		if (!data_key_string(&member, &right, error))
			return false;
		pairs->items = mem_grow(pairs->items, pairs->count, &pairs->capacity,
			sizeof(*pairs->items));
		pairs->items[pairs->count++] =
			(struct word_pair){mem_strdup(member.key), mem_strdup(right)};
	}
	return true;
}

/* --- words of some kinds of agencies --- */

#define WORD(member) offsetof(struct agency_word, member)
static const struct data_key word_keys[] = {
	{"word", true, data_key_text, WORD(word)},
	{"types", true, data_key_list, WORD(types)},
	{"instead", true, data_key_text, WORD(instead)},
	{"names", false, data_key_boolean, WORD(names)},
};

static bool read_agency_words(const struct node *node, void *place, struct error *error)
{
	struct agency_words *words = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		words->items = mem_grow(words->items, words->count, &words->capacity,
			sizeof(*words->items));
		struct agency_word *word = &words->items[words->count++];
		*word = (struct agency_word){0};
		if (!data_keys_read(&element, word_keys,
			    sizeof(word_keys) / sizeof(word_keys[0]), word, error))
			return false;
	}
	return true;
}

#define WORDS(member) offsetof(struct check_words, member)
static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"spelling", false, read_pairs, WORDS(spelling)},
	{"agency_words", false, read_agency_words, WORDS(agency)},
	{"agency_types", false, data_key_list, WORDS(agency_types)},
	{"province_offices", false, data_key_list, WORDS(province_offices)},
	{"district_offices", false, data_key_list, WORDS(district_offices)},
	{"schools", false, data_key_list, WORDS(schools)},
	{"place_heads", false, data_key_list, WORDS(place_heads)},
	{"name_ends", false, data_key_list, WORDS(name_ends)},
	{"common_names", false, data_key_list, WORDS(common_names)},
	{"units", false, data_key_list, WORDS(units)},
	{"terms", false, data_key_list, WORDS(terms)},
	{"doubled", false, data_key_list, WORDS(doubled)},
	{"placeholders", false, data_key_list, WORDS(placeholders)},
	{"targets", false, data_key_list, WORDS(targets)},
	{"posts", false, data_key_list, WORDS(posts)},
	{"known", false, data_key_list, WORDS(known)},
	{"phrases", false, data_key_list, WORDS(phrases)},
	{"outcomes", false, data_key_list, WORDS(outcomes)},
	{"sections", false, data_key_list, WORDS(sections)},
	{"services", false, data_key_list, WORDS(services)},
};

static bool load_file(struct check_words *words, const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good =
		data_keys_read(&root, keys, sizeof(keys) / sizeof(keys[0]), words, error);
	data_free(data);
	return good;
}

struct check_words *check_words_load(struct error *error)
{
	struct check_words *words = mem_new(1, sizeof(*words));
	struct string_list names = {0};
	struct str path = STR_INIT;
	bool good = true;
	words->places = places_new();
	data_folder_names(KIND, &names);
	for (size_t i = 0; good && i < names.count; i++) {
		str_clear(&path);
		if (data_folder_find(KIND, names.items[i], &path))
			good = load_file(words, path.data, error);
	}
	str_release(&path);
	string_list_release(&names);
	if (good)
		return words;
	check_words_free(words);
	return NULL;
}

static void free_agency_words(struct agency_words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		free(words->items[i].word);
		free(words->items[i].instead);
		string_list_release(&words->items[i].types);
	}
	free(words->items);
}

void check_words_free(struct check_words *words)
{
	if (!words)
		return;
	for (size_t i = 0; i < words->spelling.count; i++) {
		free(words->spelling.items[i].wrong);
		free(words->spelling.items[i].right);
	}
	free(words->spelling.items);
	free_agency_words(&words->agency);
	struct string_list *const lists[] = {&words->agency_types,
		&words->province_offices, &words->district_offices, &words->schools,
		&words->place_heads, &words->name_ends, &words->common_names,
		&words->units, &words->terms, &words->doubled, &words->placeholders,
		&words->targets, &words->posts, &words->known, &words->phrases,
		&words->outcomes, &words->sections, &words->services};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		string_list_release(lists[i]);
	places_free(words->places);
	free(words);
}
