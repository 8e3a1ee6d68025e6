/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/rules.h"

#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

struct intake_rules *intake_rules_load(struct error *error)
{
	struct intake_rules *rules = mem_new(1, sizeof(*rules));
	rules->headings = headings_load(error);
	rules->words = rules->headings ? check_words_load(error) : NULL;
	if (rules->words) {
		rules->mend = mend_new();
		return rules;
	}
	intake_rules_free(rules);
	return NULL;
}

void intake_rules_free(struct intake_rules *rules)
{
	if (!rules)
		return;
	headings_free(rules->headings);
	check_words_free(rules->words);
	mend_free(rules->mend);
	free(rules);
}

size_t phrase_starts(const char *text, const char *const *words)
{
	size_t longest = 0;
	for (; *words; words++) {
		const size_t bytes = strlen(*words);
		if (bytes > longest && !strncmp(text, *words, bytes))
			longest = bytes;
	}
	return longest;
}

bool phrase_has(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

bool phrase_ends(const char *text, const char *const *words)
{
	size_t bytes = strlen(text);
	while (bytes && strchr(" \t\n", text[bytes - 1]))
		bytes--;
	for (; *words; words++) {
		const size_t length = strlen(*words);
		if (length <= bytes && !memcmp(text + bytes - length, *words, length))
			return true;
	}
	return false;
}

size_t phrase_letters(const char *text)
{
	size_t letters = 0;
	const size_t bytes = strlen(text);
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		letters += c != ' ' && c != '\n' && c != '\t';
	}
	return letters;
}

bool phrase_same(const char *a, const char *b)
{
	struct str one = STR_INIT, other = STR_INIT;
	heading_fold(&one, a, strlen(a));
	heading_fold(&other, b, strlen(b));
	const bool same = one.bytes && !strcmp(one.data, other.data);
	str_release(&one);
	str_release(&other);
	return same;
}
