/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/card_lines.h"

#include <stdlib.h>

#include "model/head_text.h"
#include "office/agency.h"
#include "text/i18n.h"
#include "text/mem.h"

static char *copy(const char *text)
{
	return mem_strdup(text ? text : "");
}

static bool add_row(void *context, const struct card_overview *card)
{
	struct card_lines *rows = context;
	rows->items = mem_grow(
		rows->items, rows->count, &rows->capacity, sizeof(rows->items[0]));
	rows->items[rows->count++] = (struct card_line){
		.number = card->number,
		.place = card->place,
		.state = card->state,
		.issue = copy(card->issue),
		.measure = copy(card->measure),
		.period = copy(card->period),
		.owners = copy(card->owners),
		.filled = card->filled,
		.unconfirmed = card->unconfirmed,
		.drafted = card->drafted,
	};
	return true;
}

static bool read_report(struct card_lines *rows, struct store *store, int64_t report,
	enum digits digits, struct error *error)
{
	struct report head;
	struct str heading = STR_INIT;
	if (!store_load_head(store, report, &head, error))
		return false;
	report_heading(&heading, &head, digits);
	rows->heading = str_detach(&heading);
	rows->fiscal_year = head.fiscal_year;
	rows->state = head.state;
	rows->memo_unconfirmed = head_unconfirmed_count(&head, &rows->texts_unconfirmed);
	rows->memo_unconfirmed -= rows->texts_unconfirmed;
	rows->layout = layout_load(head.layout, error);
	report_release(&head);
	return rows->layout != NULL;
}

bool card_lines_read(struct card_lines *rows, struct store *store, int64_t report,
	const char *who, enum digits digits, struct error *error)
{
	struct card_lines read = {0};
	if (!read_report(&read, store, report, digits, error) ||
		!store_overview(store, report, who, add_row, &read, error)) {
		card_lines_release(&read);
		return false;
	}
	card_lines_release(rows);
	*rows = read;
	return true;
}

void card_lines_release(struct card_lines *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->items[i].issue);
		free(rows->items[i].measure);
		free(rows->items[i].period);
		free(rows->items[i].owners);
	}
	free(rows->items);
	layout_free(rows->layout);
	free(rows->heading);
	*rows = (struct card_lines){0};
}

size_t card_lines_done(const struct card_lines *rows)
{
	size_t done = 0;
	for (size_t i = 0; i < rows->count; i++)
		done += rows->items[i].state == CARD_DONE ||
			rows->items[i].state == CARD_APPROVED;
	return done;
}

int card_line_ready(const struct card_line *row, const struct layout *layout)
{
	int ready = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		ready += layout_requires(layout, field) &&
			 (row->filled & ~row->unconfirmed) >> field & 1u;
	return ready;
}
