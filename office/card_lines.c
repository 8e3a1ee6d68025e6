/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/card_lines.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/agency.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/period.h"
#include "text/str.h"

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
		.group = copy(card->group),
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
	rows->deadline =
		deadline_of(head.deadline, head.state, date_from_time(time_now()));
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
	for (size_t i = 0; i < read.count; i++)
		read.grouped |= read.layout->groups && *read.items[i].group;
	card_lines_release(rows);
	*rows = read;
	return true;
}

/* Where texts are put while they are read: both are in places' order. */
struct texts_reading {
	struct card_lines *rows;
	size_t next;
};

static bool add_texts(void *context, const struct card_overview *card)
{
	struct texts_reading *reading = context;
	struct card_lines *rows = reading->rows;
	/* Somebody may have moved cards since the lines were read. */
	size_t i = 0;
	while (i < rows->count &&
		rows->items[(reading->next + i) % rows->count].number != card->number)
		i++;
	if (i == rows->count)
		return true;
	i = (reading->next + i) % rows->count;
	reading->next = i + 1;
	struct str texts = STR_INIT;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		card_field_append(&texts, card->card, field);
		str_putc(&texts, '\n');
	}
	free(rows->items[i].texts);
	rows->items[i].texts = str_detach(&texts);
	return true;
}

bool card_lines_read_texts(struct card_lines *rows, struct store *store, int64_t report,
	const char *who, struct error *error)
{
	struct texts_reading reading = {.rows = rows};
	if (!rows->texts_read &&
		!store_overview(store, report, who, add_texts, &reading, error))
		return false;
	rows->texts_read = true;
	return true;
}

void card_lines_release(struct card_lines *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->items[i].group);
		free(rows->items[i].issue);
		free(rows->items[i].measure);
		free(rows->items[i].period);
		free(rows->items[i].owners);
		free(rows->items[i].texts);
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

unsigned card_line_lacks(const struct card_line *row, const struct layout *layout)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (layout_requires(layout, field) && !(row->filled & 1u << field))
			fields |= 1u << field;
	return fields;
}

static void put_first_line(struct str *out, const char *text)
{
	size_t bytes;
	text = str_first_line(text, &bytes);
	str_append(out, text, bytes);
}

void card_line_owners_append(const struct card_line *row, const char *dash,
	enum digits digits, struct str *out)
{
	int64_t more = 0;
	for (const char *at = row->owners; (at = strchr(at, '\n')); at++)
		more++;
	put_first_line(out, *row->owners ? row->owners : dash);
	if (more) {
		str_puts(out, " +");
		number_append(out, more, digits);
	}
}

void card_line_period_append(const struct card_line *row, const char *dash,
	int fiscal_year, enum digits digits, struct str *out)
{
	const size_t before = out->bytes;
	const struct period period =
		period_parse(row->period, strlen(row->period), fiscal_year);
	period_append_short(out, &period, digits);
	if (out->bytes == before)
		put_first_line(out, *row->period ? row->period : dash);
}
