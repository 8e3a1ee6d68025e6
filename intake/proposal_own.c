/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report of a web page of our own that nobody changed: by the data in it, nothing is
 * guessed (report/own_page.h).
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"

/* The picture that is the how manieth of a row, from 1; SIZE_MAX: it has fewer. */
static size_t row_picture(const struct source_row *row, unsigned long place)
{
	for (size_t i = 0; i < row->count; i++)
		for (size_t k = 0; k < row->cells[i].count; k++) {
			const struct source_paragraph *paragraph =
				&row->cells[i].paragraphs[k];
			if (place && place <= paragraph->pictures_count)
				return paragraph->pictures[place - 1];
			place -= paragraph->pictures_count;
		}
	return SIZE_MAX;
}

/* Photos say which picture they are: #1. */
static void take_pictures(struct proposal *proposal, const struct source *source,
	const struct source_row *row)
{
	const size_t index = proposal->report.count - 1;
	struct evidence_list *evidence = &proposal->report.cards[index].evidence;
	for (size_t i = 0; i < evidence->count; i++) {
		struct evidence *piece = &evidence->items[i];
		if (!piece->kind || strcmp(piece->kind, "photo") != 0 || !piece->ref ||
			piece->ref[0] != '#')
			continue;
		const size_t picture =
			row_picture(row, strtoul(piece->ref + 1, NULL, 10));
		put_text(&piece->ref,
			picture == SIZE_MAX ? "" : source->pictures[picture].name);
		if (picture == SIZE_MAX)
			continue;
		proposal->pictures = mem_grow(proposal->pictures,
			proposal->pictures_count, &proposal->pictures_capacity,
			sizeof(*proposal->pictures));
		proposal->pictures[proposal->pictures_count++] =
			(struct proposal_picture){picture, index, i};
	}
}

static bool take_rows(struct proposal *proposal, const struct source *source,
	const struct source_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct source_row *row = &table->rows[i];
		struct card card;
		if (!row->data)
			continue;
		if (!card_from_json(
			    row->data, strlen(row->data), source->name, &card, NULL))
			return false;
		*report_add_card(&proposal->report) = card;
		take_pictures(proposal, source, row);
	}
	return true;
}

bool proposal_own(struct proposal *proposal, const struct source *source)
{
	*proposal = (struct proposal){0};
	/* What the reader left out would be told by nobody. */
	if (!source->data || source->notes_count ||
		!report_from_json(source->data, strlen(source->data), source->name,
			&proposal->report, NULL))
		return false;
	for (size_t i = 0; i < source->count; i++) {
		if (take_rows(proposal, source, &source->blocks[i].table))
			continue;
		proposal_release(proposal);
		return false;
	}
	return true;
}
