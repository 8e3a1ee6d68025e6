/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/office_words.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/office_settings.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "text/utf8.h"

#define PREFIX  "word/"
#define LEARNED "known"

bool store_office_words(
	struct store *store, struct string_list *words, struct error *error)
{
	struct string_list read = {0};
	struct query query = query_open_lenient(store, SQL_OFFICE_WORD_LIST);
	enum query_outcome outcome = QUERY_DONE;
	while (read.count < OFFICE_WORDS_MOST &&
		(outcome = query_step(&query, error)) == QUERY_ROW)
		string_list_add(&read, query_column_text(&query) + strlen(PREFIX));
	query_close(&query);
	for (size_t i = 0; outcome != QUERY_FAILED && i < read.count; i++)
		string_list_add(words, read.items[i]);
	string_list_release(&read);
	return outcome != QUERY_FAILED;
}

static bool is_word(const char *word)
{
	const size_t bytes = strlen(word);
	uint32_t c;
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(word + at, bytes - at, &c);
		if (c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x200B)
			return false;
	}
	return bytes && bytes <= OFFICE_WORD_BYTES && utf8_valid(word, bytes, NULL);
}

static bool may_learn(struct store *store, const char *word, struct error *error)
{
	struct string_list words = {0};
	if (!is_word(word))
		return error_set(error, ERROR_REFUSED,
			_("“%s”: one word is expected, without spaces"), word);
	if (!store_office_words(store, &words, error))
		return false;
	const bool full = words.count >= OFFICE_WORDS_MOST;
	string_list_release(&words);
	return !full || error_set(error, ERROR_REFUSED,
				_("the office knows %d words already, which is as many "
				  "as there may be: forget some (mattrakan words)"),
				OFFICE_WORDS_MOST);
}

bool store_set_office_word(struct store *store, const char *word, bool known,
	const char *who, struct error *error)
{
	struct str name = STR_INIT;
	if (known && !may_learn(store, word, error))
		return false;
	str_printf(&name, PREFIX "%s", word);
	const bool done = store_set_office_setting(
		store, name.data, known ? LEARNED : NULL, who, error);
	str_release(&name);
	return done;
}
