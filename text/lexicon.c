/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/lexicon.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <datrie/trie.h>

#include "text/libthai.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/utf8.h"

/* Where libthai looks for its dictionary: $LIBTHAI_DICTDIR, else its own folder. */
#define DICTIONARY_NAME   "thbrk.tri"
#define DICTIONARY_FOLDER "/usr/share/libthai"

#define TRIE_FUNCTIONS(F)                                                                \
	F(trie_new_from_file)                                                            \
	F(trie_enumerate)                                                                \
	F(trie_free)

static struct {
	TRIE_FUNCTIONS(LIBRARY_POINTER)
} datrie;

#define ENTRY(name) LIBRARY_FUNCTION(datrie, name)
static const struct library_function functions[] = {TRIE_FUNCTIONS(ENTRY)};

/* The words stand one behind the other in `letters`, each with its NUL. */
struct lexicon {
	bool wants_dictionary, has_dictionary;
	bool ready; /* read and sorted */
	char *letters;
	size_t bytes, capacity;
	uint32_t *words; /* each word's first letter; half of what pointers take */
	size_t count;
};

struct lexicon *lexicon_new(bool dictionary)
{
	struct lexicon *lexicon = mem_new(1, sizeof(*lexicon));
	lexicon->wants_dictionary = dictionary;
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	free(lexicon->letters);
	free(lexicon->words);
	free(lexicon);
}

static void put_letter(struct lexicon *lexicon, unsigned char letter)
{
	lexicon->letters =
		mem_grow(lexicon->letters, lexicon->bytes, &lexicon->capacity, 1);
	lexicon->letters[lexicon->bytes++] = (char)letter;
}

static void end_word(struct lexicon *lexicon)
{
	put_letter(lexicon, '\0');
	lexicon->count++;
}

void lexicon_add(struct lexicon *lexicon, const char *word, size_t bytes)
{
	const size_t before = lexicon->bytes;
	uint32_t c;
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(word + at, bytes - at, &c);
		const unsigned char letter = tis_from_code_point(c);
		if (letter == TIS_NONE) {
			lexicon->bytes = before;
			return;
		}
		put_letter(lexicon, letter);
	}
	if (lexicon->bytes > before)
		end_word(lexicon);
}

/* --- libthai's dictionary --- */

static Bool take_word(const AlphaChar *key, TrieData data, void *context)
{
	struct lexicon *lexicon = context;
	(void)data;
	for (; *key; key++)
		put_letter(lexicon, tis_from_code_point((uint32_t)*key));
	end_word(lexicon);
	return TRUE;
}

static void read_dictionary(struct lexicon *lexicon)
{
	const char *folder = getenv("LIBTHAI_DICTDIR");
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s", folder ? folder : DICTIONARY_FOLDER, DICTIONARY_NAME);
	if (!datrie.trie_free)
		library_need(DATRIE_FILE, functions, COUNT(functions));
	Trie *trie = datrie.trie_new_from_file(path.data);
	str_release(&path);
	if (!trie)
		return;
	lexicon->has_dictionary = datrie.trie_enumerate(trie, take_word, lexicon);
	datrie.trie_free(trie);
}

/* --- sorting --- */

static int compare(const void *left, const void *right, void *letters)
{
	const uint32_t *a = left, *b = right;
	return strcmp((const char *)letters + *a, (const char *)letters + *b);
}

static void make_ready(struct lexicon *lexicon)
{
	if (lexicon->ready)
		return;
	lexicon->ready = true;
	if (lexicon->wants_dictionary)
		read_dictionary(lexicon);
	if (!lexicon->count)
		return;
	lexicon->letters = mem_resize(lexicon->letters, lexicon->bytes, 1);
	lexicon->words = mem_new(lexicon->count, sizeof(*lexicon->words));
	size_t at = 0;
	for (size_t i = 0; i < lexicon->count; i++) {
		lexicon->words[i] = (uint32_t)at;
		at += strlen(lexicon->letters + at) + 1;
	}
	qsort_r(lexicon->words, lexicon->count, sizeof(*lexicon->words), compare,
		lexicon->letters);
}

static unsigned char letter_at(const struct lexicon *lexicon, size_t word, size_t depth)
{
	return (unsigned char)lexicon->letters[lexicon->words[word] + depth];
}

bool lexicon_has_dictionary(struct lexicon *lexicon)
{
	make_ready(lexicon);
	return lexicon->has_dictionary;
}

/* --- walking --- */

struct lexicon_walk lexicon_begin(struct lexicon *lexicon)
{
	make_ready(lexicon);
	return (struct lexicon_walk){0, lexicon->count, 0};
}

/* The first word from `from` on whose letter at this depth is not below the letter. */
static size_t first_from(const struct lexicon *lexicon, size_t from, size_t to,
	size_t depth, unsigned letter)
{
	while (from < to) {
		const size_t middle = from + (to - from) / 2;
		if (letter_at(lexicon, middle, depth) < letter)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

bool lexicon_step(
	const struct lexicon *lexicon, struct lexicon_walk *walk, unsigned char letter)
{
	if (!letter)
		return false;
	const size_t from =
		first_from(lexicon, walk->from, walk->to, walk->depth, letter);
	const size_t to = first_from(lexicon, from, walk->to, walk->depth, letter + 1u);
	if (from == to)
		return false;
	*walk = (struct lexicon_walk){from, to, walk->depth + 1};
	return true;
}

bool lexicon_is_word(const struct lexicon *lexicon, const struct lexicon_walk *walk)
{
	return walk->depth && walk->from < walk->to &&
	       !letter_at(lexicon, walk->from, walk->depth);
}

void lexicon_letters(const struct lexicon *lexicon, const struct lexicon_walk *walk,
	lexicon_visit *visit, void *context)
{
	size_t at = walk->from;
	while (at < walk->to) {
		const unsigned char letter = letter_at(lexicon, at, walk->depth);
		if (letter && !visit(context, letter))
			return;
		at = first_from(lexicon, at, walk->to, walk->depth, letter + 1u);
	}
}

bool lexicon_has(struct lexicon *lexicon, const unsigned char *tis, size_t length)
{
	struct lexicon_walk walk = lexicon_begin(lexicon);
	for (size_t i = 0; i < length; i++)
		if (!lexicon_step(lexicon, &walk, tis[i]))
			return false;
	return lexicon_is_word(lexicon, &walk);
}
