/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a report of any number of cards for measuring:
 *
 *	cards COUNT YEAR SAMPLE... >report.json
 *
 * Every card takes each field from a card of the samples drawn by a fixed sequence, so
 * the texts are real in length and words, and no two cards are alike.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "model/card.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum { SAMPLES_MAX = 16, CARDS_EACH = 64 };

struct pool {
	struct report samples[SAMPLES_MAX];
	struct card *cards[SAMPLES_MAX * CARDS_EACH];
	size_t samples_count, cards_count;
	uint64_t random;
};

static struct card *draw(struct pool *pool)
{
	/* Knuth's MMIX generator. */
	pool->random = pool->random * 6364136223846793005ULL + 1442695040888963407ULL;
	return pool->cards[(size_t)(pool->random >> 33) % pool->cards_count];
}

static void read_samples(struct pool *pool, int count, char **paths)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < count && pool->samples_count < SAMPLES_MAX; i++) {
		struct report *sample = &pool->samples[pool->samples_count++];
		if (!report_read(paths[i], sample, &error)) {
			fprintf(stderr, "cards: %s\n", error_message(&error));
			exit(1);
		}
		for (size_t c = 0; c < sample->count && c < CARDS_EACH; c++)
			pool->cards[pool->cards_count++] = &sample->cards[c];
	}
}

static void copy_list(struct string_list *to, const struct string_list *from)
{
	to->present = true;
	for (size_t i = 0; i < from->count; i++)
		string_list_add(to, from->items[i]);
}

static void make_card(struct pool *pool, struct card *card)
{
	static const enum card_field texts[] = {FIELD_ISSUE, FIELD_MEASURE, FIELD_PERIOD,
		FIELD_FOLLOW_UP, FIELD_OUTPUT, FIELD_OUTCOME, FIELD_SUGGESTION};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*card_text(card, texts[i]) = mem_strdup(*card_text(draw(pool), texts[i]));
	card->steps.present = card->steps.marks_present = true;
	card->steps.marks = MARKS_THAI;
	copy_list(&card->steps.items, &draw(pool)->steps.items);
	copy_list(&card->owners, &draw(pool)->owners);
	card->state = CARD_DONE;
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("usage: cards COUNT YEAR SAMPLE...\n", stderr);
		return 2;
	}
	struct pool *pool = mem_new(1, sizeof(*pool));
	long count = strtol(argv[1], NULL, 10);
	struct report report;
	struct str out = STR_INIT;
	report_init(&report);
	report.fiscal_year = (int)strtol(argv[2], NULL, 10);
	report.months = 12;
	pool->random = (uint64_t)report.fiscal_year;
	read_samples(pool, argc - 3, argv + 3);
	report.layout = mem_strdup("annual");
	report.title = mem_strdup(pool->samples[0].title);
	for (long i = 0; i < count; i++)
		make_card(pool, report_add_card(&report));
	report_to_json(&out, &report);
	fwrite(out.data, 1, out.bytes, stdout);
	return ferror(stdout) || fflush(stdout);
}
