/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries what is typed means. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/normalise.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/palette/palette_entries.h"

enum rank { RANK_NUMBER, RANK_NAME_BEGINS, RANK_NAME_HOLDS, RANK_HOLDS, RANKS };

/* Whether a line of the text begins with the words. */
static bool line_begins(const struct str *text, const struct str *words)
{
	for (const char *line = text->data; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!strncmp(line, words->data, words->bytes))
			return true;
	}
	return false;
}

/* What was typed. */
struct sought {
	struct str whole; /* folded, without white space at its ends */
	struct str words; /* each folded, with a NUL behind it */
	int32_t number;   /* 0: it is none */
};

static enum rank rank_of(const struct palette_entry *entry, const struct sought *sought)
{
	if (sought->number > 0 && entry->ordinal == sought->number)
		return RANK_NUMBER;
	if (line_begins(&entry->names, &sought->whole))
		return RANK_NAME_BEGINS;
	if (text_holds_words(&sought->words, &entry->names, NULL))
		return RANK_NAME_HOLDS;
	return text_holds_words(&sought->words, &entry->names, &entry->words) ? RANK_HOLDS
									      : RANKS;
}

static void read_sought(struct sought *sought, const char *typed)
{
	static const char white[] = " \t\r\n";
	size_t used;
	typed += strspn(typed, white);
	size_t bytes = strlen(typed);
	while (bytes && strchr(white, typed[bytes - 1]))
		bytes--;
	*sought = (struct sought){STR_INIT, STR_INIT, 0};
	text_fold(&sought->whole, typed, bytes, NULL);
	text_fold_words(&sought->words, typed, bytes);
	if (!number_parse(typed, bytes, &used, &sought->number) || used != bytes)
		sought->number = 0;
}

void palette_find(struct palette_entries *entries, const char *typed)
{
	struct sought sought;
	unsigned char *ranks = mem_new(entries->count + 1, sizeof(*ranks));
	read_sought(&sought, typed);
	for (size_t i = 0; i < entries->count; i++)
		ranks[i] = (unsigned char)rank_of(&entries->items[i], &sought);
	free(entries->found);
	entries->found = mem_new(entries->count + 1, sizeof(*entries->found));
	entries->found_count = 0;
	for (unsigned char rank = 0; rank < RANKS; rank++)
		for (size_t i = 0; i < entries->count; i++)
			if (ranks[i] == rank)
				entries->found[entries->found_count++] = i;
	free(ranks);
	str_release(&sought.whole);
	str_release(&sought.words);
}
