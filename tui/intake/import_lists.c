/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/intake/import_lists.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/source.h"
#include "model/card.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

enum { PLACE, WHAT, TEXT, DOUBT_COLUMNS };
enum { WHICH_PLACE, WHICH_TEXT, WHICH_IS, WHICH_COLUMNS };
enum { NUMBER, MEASURE, OWNERS, DOUBTS, MEASURE_COLUMNS };

static const struct table_column doubt_columns[DOUBT_COLUMNS] = {
	[PLACE] = {.heading = N_("Where"), .columns = 24, .optional = 1},
	[WHAT] = {.heading = N_("What is asked"), .columns = 16},
	[TEXT] = {.heading = N_("What stands there, what is assumed")},
};

static const struct table_column which_columns[WHICH_COLUMNS] = {
	[WHICH_PLACE] = {.heading = N_("Where"), .columns = 20},
	[WHICH_TEXT] = {.heading = N_("What stands there"), .optional = 1, .columns = 26},
	[WHICH_IS] = {.heading = N_("What it is")},
};

static const struct table_column measure_columns[MEASURE_COLUMNS] = {
	[NUMBER] = {.heading = N_("No."), .columns = 4, .align = ALIGN_RIGHT},
	[MEASURE] = {.heading = N_("Measure")},
	[OWNERS] = {.heading = N_("Owner"), .columns = 18, .optional = 1},
	[DOUBTS] = {.heading = N_("Doubts"), .columns = 8, .align = ALIGN_RIGHT},
};

const char *import_arrow(const struct import_work *work)
{
	return terminal_piece(work->app->terminal, LINE_RIGHTWARD);
}

/* Line ends are spaces. */
static void append_line(struct str *out, const char *text)
{
	for (; *text; text++)
		str_putc(out, *text == '\n' || *text == '\t' ? ' ' : *text);
}

/* --- doubts --- */

static const char *const weights[] = {
	[DOUBT_STOPS] = N_("To be answered"),
	[DOUBT_SHOWN] = N_("Worth a look"),
	[DOUBT_TOLD] = N_("In no text of the report: of the form, or written by the "
			  "program"),
};

static enum style weight_style(enum doubt_weight weight)
{
	return weight == DOUBT_STOPS   ? STYLE_ERROR
	       : weight == DOUBT_SHOWN ? STYLE_WARNING
				       : STYLE_PLAIN;
}

static const struct doubt *doubt_at(const struct import_work *work, size_t row)
{
	return &work->importing.proposal.doubts[work->doubts[row]];
}

static enum style doubt_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct doubt *doubt = doubt_at(context, row);
	if (column == PLACE) {
		source_place_append(out, &doubt->place);
		return STYLE_PLAIN;
	}
	if (column == WHAT) {
		str_puts(out, _(doubt_label(doubt->kind)));
		return weight_style(doubt->weight);
	}
	append_line(out, doubt->text);
	if (*doubt->assumed)
		str_printf(out, "%s%s %s", *doubt->text ? " " : "", import_arrow(context),
			doubt->assumed);
	return STYLE_PLAIN;
}

static void doubt_part(void *context, size_t row, struct str *out)
{
	str_puts(out, _(weights[doubt_at(context, row)->weight]));
}

/* What stops first; each in the order of the source. */
static void order_doubts(struct import_work *work)
{
	const struct proposal *proposal = &work->importing.proposal;
	size_t count = 0;
	free(work->doubts);
	work->doubts = mem_new(proposal->count + 1, sizeof(*work->doubts));
	for (int weight = DOUBT_STOPS; weight >= DOUBT_TOLD; weight--)
		for (size_t i = 0; i < proposal->count; i++)
			if ((int)proposal->doubts[i].weight == weight)
				work->doubts[count++] = i;
}

/* --- what is which --- */

static enum style which_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct import_work *work = context;
	const struct import_row *which = &work->rows.items[row];
	struct str text = STR_INIT;
	if (column == WHICH_PLACE)
		import_row_place(out, &work->importing, which);
	if (column == WHICH_TEXT)
		import_row_text(&text, &work->importing, which);
	append_line(out, text.data);
	str_release(&text);
	return column != WHICH_IS ? STYLE_PLAIN
				  : import_row_what(out, &work->importing, which,
					    app_digits(work->app));
}

static void which_part(void *context, size_t row, struct str *out)
{
	const struct import_work *work = context;
	str_puts(out, _(import_kind_label(work->rows.items[row].kind)));
}

/* --- measures --- */

/* Doubts of a card that are worth a look. */
static size_t doubts_of(const struct proposal *proposal, size_t card)
{
	size_t count = 0;
	for (size_t i = 0; i < proposal->count; i++)
		count += proposal->doubts[i].card == card + 1 &&
			 proposal->doubts[i].weight != DOUBT_TOLD;
	return count;
}

static enum style measure_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct import_work *work = context;
	const struct proposal *proposal = &work->importing.proposal;
	const struct card *card = &proposal->report.cards[row];
	const enum digits digits = app_digits(work->app);
	const size_t doubts = column == DOUBTS ? doubts_of(proposal, row) : 0;
	struct str text = STR_INIT;
	if (column == NUMBER)
		number_append(out, (int64_t)row + 1, digits);
	if (column == MEASURE)
		card_field_append(&text, card,
			card_field_filled(card, FIELD_MEASURE) ? FIELD_MEASURE
							       : FIELD_ISSUE);
	if (column == OWNERS)
		card_field_append(&text, card, FIELD_OWNERS);
	if (doubts)
		number_append(out, (int64_t)doubts, digits);
	append_line(out, text.data);
	str_release(&text);
	return doubts ? STYLE_WARNING : STYLE_PLAIN;
}

/* --- the work --- */

void import_work_init(struct import_work *work, struct app *app)
{
	*work = (struct import_work){.app = app};
	work->tables[IMPORT_DOUBTS] =
		table_view_new(doubt_columns, DOUBT_COLUMNS, doubt_cell, work);
	work->tables[IMPORT_WHICH] =
		table_view_new(which_columns, WHICH_COLUMNS, which_cell, work);
	work->tables[IMPORT_MEASURES] =
		table_view_new(measure_columns, MEASURE_COLUMNS, measure_cell, work);
	table_view_parts(work->tables[IMPORT_DOUBTS], doubt_part);
	table_view_parts(work->tables[IMPORT_WHICH], which_part);
	work->detail = text_view_new();
}

void import_work_end(struct import_work *work)
{
	importing_release(&work->importing);
	work->importing = (struct importing){0};
	import_rows_release(&work->rows);
	heading_memory_release(&work->memory);
	free(work->doubts);
	work->doubts = NULL;
	work->said_count = 0;
	work->corrected = work->reading = false;
	for (size_t i = 0; i < IMPORT_LISTS; i++)
		table_view_set_rows(work->tables[i], 0);
}

void import_work_release(struct import_work *work)
{
	import_work_end(work);
	free(work->said);
	string_list_release(&work->paths);
	for (size_t i = 0; i < IMPORT_LISTS; i++)
		table_view_free(work->tables[i]);
	text_view_free(work->detail);
}

static void fill(struct import_work *work)
{
	order_doubts(work);
	import_rows_fill(&work->rows, &work->importing);
	table_view_set_rows(work->tables[IMPORT_DOUBTS], work->importing.proposal.count);
	table_view_set_rows(work->tables[IMPORT_WHICH], work->rows.count);
	table_view_set_rows(
		work->tables[IMPORT_MEASURES], work->importing.proposal.report.count);
	work->stale = true;
}

void import_work_begin(struct import_work *work)
{
	fill(work);
	for (size_t i = 0; i < IMPORT_LISTS; i++)
		table_view_go(work->tables[i], 0);
	work->list = proposal_doubts(&work->importing.proposal, DOUBT_SHOWN)
			     ? IMPORT_DOUBTS
			     : IMPORT_MEASURES;
}

void import_work_again(struct import_work *work)
{
	importing_again(&work->importing);
	work->corrected = true;
	fill(work);
}

size_t import_work_row(const struct import_work *work)
{
	return table_view_row(work->tables[work->list]);
}

const struct doubt *import_work_doubt(const struct import_work *work)
{
	const size_t row = import_work_row(work);
	return work->list == IMPORT_DOUBTS && row != SIZE_MAX ? doubt_at(work, row)
							      : NULL;
}

const struct import_row *import_work_which(const struct import_work *work)
{
	const size_t row = import_work_row(work);
	return work->list == IMPORT_WHICH && row != SIZE_MAX ? &work->rows.items[row]
							     : NULL;
}

/* --- their names --- */

static const char *const names[IMPORT_LISTS] = {
	[IMPORT_DOUBTS] = N_("Doubts"),
	[IMPORT_WHICH] = N_("What is which"),
	[IMPORT_MEASURES] = N_("The measures"),
};

/* Of what is which the number says nothing. */
static void append_name(
	const struct import_work *work, enum import_list list, struct str *out)
{
	const struct proposal *proposal = &work->importing.proposal;
	str_puts(out, _(names[list]));
	if (list == IMPORT_WHICH)
		return;
	str_putc(out, ' ');
	number_append(out,
		(int64_t)(list == IMPORT_DOUBTS ? proposal_doubts(proposal, DOUBT_SHOWN)
						: proposal->report.count),
		app_digits(work->app));
}

void import_lists_paint(const struct import_work *work, const struct canvas *canvas)
{
	enum { GAP = 3 };
	int column = 1;
	for (enum import_list list = 0; list < IMPORT_LISTS; list++) {
		struct str name = STR_INIT;
		const bool front = list == work->list;
		append_name(work, list, &name);
		if (front)
			canvas_line(canvas, 0, column, LINE_HERE, STYLE_ACCENT);
		column = canvas_puts(canvas, 0, column + 2, name.data,
				 front ? STYLE_LABEL : STYLE_FAINT) +
			 GAP;
		str_release(&name);
	}
}
