/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/document.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "report/block_queue.h"
#include "report/card_cells.h"
#include "report/memo.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

enum stage {
	STAGE_SUMMARY, /* it alone, then the end */
	STAGE_MEMO,
	STAGE_COVER,
	STAGE_FRONT,
	STAGE_BEFORE,
	STAGE_TABLE,
	STAGE_CARDS,
	STAGE_AFTER,
	STAGE_END,
};

struct document {
	const struct layout *layout;
	const struct report *report;
	const struct summary *summary; /* NULL: the report itself */
	struct card_source *cards;
	struct str agency, title, year, year_and_round, place;

	enum stage stage;           /* what is made next, when the queue is empty */
	size_t section;             /* STAGE_BEFORE, STAGE_AFTER */
	size_t card;                /* cards taken from the source */
	size_t number;              /* of the last one in the report */
	struct document_mark batch; /* the blocks made last; block: how many were taken */
	unsigned unconfirmed;       /* fields of those cards */
	struct str group;           /* of the card before */
	struct str label, name;     /* of the row, for where it goes on */
	struct block_queue queue;
	struct card_cell cells[LAYOUT_COLUMNS_MAX];
	const struct card *card_of_row;
	bool row; /* cells hold a row that is not given out */
};

/* What stands over a summary in place of the report's title. */
#define SUMMARY_TITLE "สรุปผลการดำเนินการตามมาตรการสำหรับผู้บริหาร"

/* Behind the title of a report of which a few cards are printed, on each page. */
#define EXTRACT_BEHIND_TITLE " (คัดบางมาตรการ)"

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

static void append_month(struct str *out, struct date date, enum digits digits)
{
	date.day = 0;
	date_append(out, date, DATE_LONG, digits);
}

static void append_round(struct str *out, const struct report *report)
{
	int year = report->fiscal_year, months = report->months;
	str_puts(out, "รอบ ");
	number_append(out, months, report->digits);
	str_puts(out, " เดือน (เดือน");
	append_month(out, fiscal_year_first(year), report->digits);
	str_puts(out, " – ");
	append_month(out, fiscal_year_last(year, months), report->digits);
	str_putc(out, ')');
}

static void make_front(struct document *document)
{
	const struct report *report = document->report;
	str_puts(&document->agency, text_or_empty(report->agency.type));
	str_puts(&document->agency, text_or_empty(report->agency.name));
	str_puts(&document->title, text_or_empty(report->title));
	str_puts(&document->year, "ปีงบประมาณ พ.ศ. ");
	number_append(&document->year, report->fiscal_year, report->digits);
	str_printf(&document->year_and_round, "ประจำ%s", document->year.data);
	if (report->months == ROUND_MONTHS || document->layout->round) {
		str_putc(&document->year_and_round, ' ');
		append_round(&document->year_and_round, report);
	}
	agency_append_place(&document->place, &report->agency);
}

static void enter(struct document *document, enum stage stage)
{
	document->stage = stage;
	document->section = 0;
}

/* What speaks of the report as a whole does not stand with a few of its cards: memo, cover
 * and the texts before and after the table. */
static bool is_extract(const struct document *document)
{
	return document->cards && document->cards->extract;
}

static enum stage first_stage(const struct document *document)
{
	return document->summary      ? STAGE_SUMMARY
	       : is_extract(document) ? STAGE_FRONT
				      : STAGE_MEMO;
}

struct document *document_new(const struct layout *layout, const struct report *report,
	struct card_source *cards)
{
	struct document *document = mem_new(1, sizeof(*document));
	document->layout = layout;
	document->report = report;
	document->cards = cards;
	str_init(&document->agency);
	str_init(&document->title);
	str_init(&document->year);
	str_init(&document->year_and_round);
	str_init(&document->place);
	str_init(&document->group);
	str_init(&document->label);
	str_init(&document->name);
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++)
		card_cell_init(&document->cells[i]);
	make_front(document);
	if (is_extract(document))
		str_puts(&document->title, EXTRACT_BEHIND_TITLE);
	enter(document, first_stage(document));
	return document;
}

struct document *document_new_summary(
	const struct report *report, const struct summary *summary)
{
	struct document *document = document_new(&summary_layout, report, NULL);
	document->summary = summary;
	str_clear(&document->title);
	str_puts(&document->title, SUMMARY_TITLE);
	enter(document, first_stage(document));
	return document;
}

void document_free(struct document *document)
{
	if (!document)
		return;
	str_release(&document->agency);
	str_release(&document->title);
	str_release(&document->year);
	str_release(&document->year_and_round);
	str_release(&document->place);
	str_release(&document->group);
	str_release(&document->label);
	str_release(&document->name);
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++)
		card_cell_release(&document->cells[i]);
	block_queue_clear(&document->queue);
	free(document);
}

unsigned document_unconfirmed(const struct document *document)
{
	if (document->summary)
		return 0;
	return document->unconfirmed +
	       (is_extract(document) ? 0
				     : head_unconfirmed_count(document->report, NULL));
}

const char *document_agency(const struct document *document)
{
	return document->agency.data;
}

const char *document_title(const struct document *document)
{
	return document->title.data;
}

const char *document_year(const struct document *document)
{
	return document->year.data;
}

enum { FRONT_LINES = 4 };

static const char *front_line(const struct document *document, size_t index)
{
	switch (index) {
	case 0: return document->title.data;
	case 1: return document->year_and_round.data;
	case 2: return document->agency.data;
	default: return document->place.data;
	}
}

static void make_memo(struct document *document)
{
	if (!memo_goes_with(document->report, document->layout))
		return;
	memo_blocks(&document->queue, &document->report->memo, document->report->state);
	block_queue_add(&document->queue, BLOCK_PAGE, NULL, NULL);
}

static void make_cover(struct document *document)
{
	if (!document->layout->cover)
		return;
	struct str lines = STR_INIT;
	for (size_t i = 0; i < FRONT_LINES; i++)
		if (*front_line(document, i))
			str_printf(&lines, "%s%s", lines.bytes ? "\n\n" : "",
				front_line(document, i));
	block_queue_add(&document->queue, BLOCK_COVER, NULL, lines.data);
	block_queue_add(&document->queue, BLOCK_PAGE, NULL, NULL);
	str_release(&lines);
}

static void make_front_matter(struct document *document)
{
	for (size_t i = 0; i < FRONT_LINES; i++) {
		if (!*front_line(document, i))
			continue;
		struct block *line = block_queue_add(
			&document->queue, BLOCK_TITLE, NULL, front_line(document, i));
		line->keep = true;
		if (!i && !document->summary)
			line->head = HEAD_TITLE;
	}
	if (is_extract(document))
		block_queue_add(
			&document->queue, BLOCK_TITLE, NULL, document->cards->extract)
			->keep = true;
	block_queue_add(&document->queue, BLOCK_SPACE, NULL, NULL)->keep = true;
}

/* Of which day it speaks stands over it. */
static void make_summary(struct document *document)
{
	const enum digits digits = document->report->digits;
	struct str day = STR_INIT;
	make_front_matter(document);
	str_puts(&day, "ข้อมูล ณ วันที่ ");
	date_append(&day, document->summary->day, DATE_LONG, digits);
	block_queue_add(&document->queue, BLOCK_PARAGRAPH, NULL, day.data);
	summary_blocks(&document->queue, document->summary, digits);
	str_release(&day);
}

/* One section, with an empty line behind it; false when there is none left. */
static bool make_section(struct document *document, const struct section_list *list,
	enum head_what heading, enum head_what text)
{
	if (document->section == list->count)
		return false;
	const struct section *section = &list->items[document->section++];
	const size_t first = document->queue.count;
	block_queue_add_section(&document->queue, section->heading, section->text);
	block_queue_name(&document->queue, first, heading, text, document->section - 1);
	bool heading_only = !*text_or_empty(section->text);
	block_queue_add(&document->queue, BLOCK_SPACE, NULL, NULL)->keep = heading_only;
	return true;
}

static void make_group(struct document *document, const struct card *card)
{
	const char *group = text_or_empty(card->group);
	if (!document->layout->groups || !strcmp(document->group.data, group))
		return;
	str_clear(&document->group);
	str_puts(&document->group, group);
	if (*group)
		block_queue_add(&document->queue, BLOCK_GROUP, NULL, group)->keep = true;
}

/* มาตรการที่ ๓; and what it is called, without the mark of a list. */
static void make_name(struct document *document, const struct card *card)
{
	const char *text = text_or_empty(card->measure);
	if (!*text)
		text = text_or_empty(card->issue);
	const size_t bytes = strcspn(text, "\n"), mark = list_mark(text, bytes);
	str_clear(&document->label);
	str_puts(&document->label, "มาตรการที่ ");
	number_append(
		&document->label, (int64_t)document->number, document->report->digits);
	str_clear(&document->name);
	str_append(&document->name, text + mark, bytes - mark);
}

static void make_row(struct document *document, const struct card *card)
{
	make_group(document, card);
	document->card++;
	document->number = document->cards->place
				   ? document->cards->place(document->cards)
				   : document->card;
	make_name(document, card);
	for (size_t i = 0; i < document->layout->columns_count; i++)
		card_cell_make(&document->cells[i], card, document->layout,
			&document->layout->columns[i], document->number,
			document->report->digits);
	document->card_of_row = card;
	document->row = true;
}

/* One card's row, or the table's end; false on an error of the source. */
static bool make_card(struct document *document, struct error *error)
{
	struct error failed = ERROR_INIT;
	const struct card *card = document->cards->next(document->cards, &failed);
	if (card) {
		document->unconfirmed += card_unconfirmed_count(card);
		make_row(document, card);
		return true;
	}
	if (!error_pass(error, &failed))
		return false;
	block_queue_add(&document->queue, BLOCK_TABLE_END, NULL, NULL);
	block_queue_add(&document->queue, BLOCK_SPACE, NULL, NULL);
	enter(document, is_extract(document) ? STAGE_END : STAGE_AFTER);
	return true;
}

/* Makes the next blocks, maybe none. */
static bool make_blocks(struct document *document, struct error *error)
{
	document->batch = (struct document_mark){
		(int)document->stage, document->section, document->card, 0};
	switch (document->stage) {
	case STAGE_SUMMARY:
		make_summary(document);
		enter(document, STAGE_END);
		break;
	case STAGE_MEMO:
		make_memo(document);
		enter(document, STAGE_COVER);
		break;
	case STAGE_COVER:
		make_cover(document);
		enter(document, STAGE_FRONT);
		break;
	case STAGE_FRONT:
		make_front_matter(document);
		enter(document, is_extract(document) ? STAGE_TABLE : STAGE_BEFORE);
		break;
	case STAGE_BEFORE:
		if (!make_section(document, &document->report->before,
			    HEAD_BEFORE_HEADING, HEAD_BEFORE_TEXT))
			enter(document, STAGE_TABLE);
		break;
	case STAGE_TABLE:
		block_queue_add(&document->queue, BLOCK_TABLE, NULL, NULL)->keep = true;
		enter(document, STAGE_CARDS);
		break;
	case STAGE_CARDS: return make_card(document, error);
	case STAGE_AFTER:
		if (!make_section(document, &document->report->after, HEAD_AFTER_HEADING,
			    HEAD_AFTER_TEXT))
			enter(document, STAGE_END);
		break;
	case STAGE_END: block_queue_add(&document->queue, BLOCK_END, NULL, NULL); break;
	}
	return true;
}

static bool take_row(struct document *document, struct block *block)
{
	if (!document->row)
		return false;
	document->row = false;
	*block = (struct block){.kind = BLOCK_ROW,
		.head = HEAD_WHATS,
		.second_head = HEAD_WHATS,
		.label = document->label.data,
		.second_text = document->name.data,
		.text = document->group.data,
		.cells_count = document->layout->columns_count,
		.card = document->card_of_row};
	for (size_t i = 0; i < block->cells_count; i++) {
		block->cells[i] = document->cells[i].text.data;
		block->lines[i] = &document->cells[i].lines;
	}
	return true;
}

bool document_next(struct document *document, struct block *block, struct error *error)
{
	for (;;) {
		if (block_queue_take(&document->queue, block) ||
			take_row(document, block)) {
			document->batch.block++;
			return true;
		}
		if (!make_blocks(document, error))
			return false;
	}
}

bool document_rewind(struct document *document, struct error *error)
{
	if (document->cards && !document->cards->rewind(document->cards, error))
		return false;
	block_queue_clear(&document->queue);
	str_clear(&document->group);
	document->row = false;
	document->card = 0;
	document->unconfirmed = 0;
	const enum stage first = first_stage(document);
	document->batch = (struct document_mark){.stage = (int)first};
	enter(document, first);
	return true;
}

struct document_mark document_tell(const struct document *document)
{
	return document->batch;
}

/* The group of the card before is what the next one is compared with. */
static bool seek_card(struct document *document, size_t number, struct error *error)
{
	struct card_source *cards = document->cards;
	struct error failed = ERROR_INIT;
	if (!card_source_seek(cards, number ? number - 1 : 0, error))
		return false;
	const struct card *before = number ? cards->next(cards, &failed) : NULL;
	if (before && document->layout->groups)
		str_puts(&document->group, text_or_empty(before->group));
	document->card = number;
	return error_pass(error, &failed);
}

bool document_seek(
	struct document *document, const struct document_mark *mark, struct error *error)
{
	struct block block;
	if (!document_rewind(document, error) ||
		(mark->card && !seek_card(document, mark->card, error)))
		return false;
	document->stage = (enum stage)mark->stage;
	document->section = mark->section;
	document->batch =
		(struct document_mark){mark->stage, mark->section, mark->card, 0};
	for (size_t i = 0; i < mark->block; i++) {
		if (!document_next(document, &block, error))
			return false;
	}
	return true;
}
