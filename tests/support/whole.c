/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/whole.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum { CODE_POINTS = 0x10000 };

/* How often each character stands in texts, as they are compared. */
struct counts {
	unsigned *of;
};

static void count(struct counts *counts, const char *text)
{
	struct str folded = STR_INIT;
	text_fold(&folded, text ? text : "", text ? strlen(text) : 0, NULL);
	for (size_t at = 0; at < folded.bytes;) {
		uint32_t c;
		at += utf8_decode(folded.data + at, folded.bytes - at, &c);
		if (c < CODE_POINTS && c > ' ')
			counts->of[c]++;
	}
	str_release(&folded);
}

/* --- what the document has --- */

static void count_paragraph(struct counts *counts, const struct source *source,
	const struct source_paragraph *p)
{
	count(counts, p->text);
	for (size_t i = 0; i < p->pictures_count; i++)
		count(counts, source->pictures[p->pictures[i]].words);
}

static void count_source(struct counts *counts, const struct source *source)
{
	for (size_t i = 0; i < source->count; i++) {
		const struct source_block *block = &source->blocks[i];
		count_paragraph(counts, source, &block->paragraph);
		for (size_t j = 0; j < block->table.count; j++)
			for (size_t k = 0; k < block->table.rows[j].count; k++) {
				const struct source_cell *cell =
					&block->table.rows[j].cells[k];
				for (size_t l = 0; l < cell->count; l++)
					count_paragraph(
						counts, source, &cell->paragraphs[l]);
			}
	}
}

/* --- what became of it --- */

static void count_list(struct counts *counts, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		count(counts, list->items[i]);
}

static void count_card(struct counts *counts, struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_text(card, field))
			count(counts, *card_text(card, field));
	count_list(counts, &card->owners);
	count_list(counts, &card->refs);
	count_list(counts, &card->steps.items);
	count(counts, card->steps.lead);
	for (size_t i = 0; i < card->evidence.count; i++) {
		count(counts, card->evidence.items[i].ref);
		count(counts, card->evidence.items[i].caption);
	}
}

static void count_head(void *context, enum head_what what, size_t index, const char *text)
{
	(void)what;
	(void)index;
	count(context, text);
}

static void count_proposal(struct counts *counts, struct proposal *proposal)
{
	for (size_t i = 0; i < proposal->count; i++)
		count(counts, proposal->doubts[i].text);
	for (size_t i = 0; i < proposal->report.count; i++)
		count_card(counts, &proposal->report.cards[i]);
	head_walk(&proposal->report, 0, HEAD_WHATS - 1, count_head, counts);
}

bool whole_lost(
	const struct source *source, struct proposal *proposal, char words[WHOLE_WORDS])
{
	struct counts had = {mem_new(CODE_POINTS, sizeof(unsigned))};
	struct counts has = {mem_new(CODE_POINTS, sizeof(unsigned))};
	bool lost = false;
	count_source(&had, source);
	count_proposal(&has, proposal);
	for (unsigned c = 0; c < CODE_POINTS && !lost; c++) {
		lost = had.of[c] > has.of[c];
		if (lost)
			snprintf(words, WHOLE_WORDS,
				"U+%04X %u times, and %u times in the report and the doubts",
				c, had.of[c], has.of[c]);
	}
	free(had.of);
	free(has.of);
	return lost;
}
