/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/intake/import_detail.h"

#include <stdint.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/source.h"
#include "model/card.h"
#include "report/card_cells.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/intake/import_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/marked_text.h"
#include "tui/widget/text_view.h"

static void put(struct text_view *view, const char *text, enum style style)
{
	struct marked_text marked = MARKED_TEXT_INIT;
	if (!*text)
		return;
	marked_text_puts(&marked, text, style);
	text_view_marked(view, &marked);
	marked_text_release(&marked);
}

static void write_doubt(const struct import_work *work, const struct doubt *doubt)
{
	struct str line = STR_INIT;
	if (doubt->card)
		message_append(&line, _("measure %zu, "), doubt->card);
	source_place_append(&line, &doubt->place);
	str_printf(&line, "%s%s", line.bytes ? ": " : "", _(doubt_label(doubt->kind)));
	put(work->detail, line.data,
		doubt->weight == DOUBT_STOPS ? STYLE_ERROR : STYLE_LABEL);
	put(work->detail, doubt->text, STYLE_FIELD);
	str_clear(&line);
	if (*doubt->assumed)
		str_printf(&line, "%s %s", import_arrow(work), doubt->assumed);
	put(work->detail, line.data, STYLE_PLAIN);
	str_release(&line);
}

/* The first texts below a heading: they say what a column holds. */
static void write_samples(const struct import_work *work, const struct import_row *which)
{
	enum { SAMPLES = 3 };
	const struct mapping_table *mapped =
		&work->importing.mapping.blocks[which->block].table;
	size_t columns, told = 0;
	const struct source_cell **grid = source_table_grid(
		&work->importing.source.blocks[which->block].table, &columns);
	for (size_t row = 0; grid && row < mapped->rows_count && told < SAMPLES; row++) {
		const struct source_cell *cell =
			which->index < columns ? grid[row * columns + which->index]
					       : NULL;
		struct str text = STR_INIT;
		if (mapped->rows[row] == ROW_CARD && cell)
			source_cell_append(&text, cell);
		told += text.bytes != 0;
		put(work->detail, text.data, STYLE_GUIDE);
		str_release(&text);
	}
	free(grid);
}

static void write_which(const struct import_work *work, const struct import_row *which)
{
	struct str line = STR_INIT, text = STR_INIT;
	import_row_place(&line, &work->importing, which);
	str_printf(&line, " %s ", import_arrow(work));
	import_row_what(&line, &work->importing, which, app_digits(work->app));
	put(work->detail, line.data, STYLE_LABEL);
	import_row_text(&text, &work->importing, which);
	put(work->detail, text.data, STYLE_FIELD);
	if (which->kind == IMPORT_COLUMN)
		write_samples(work, which);
	str_release(&line);
	str_release(&text);
}

static void write_measure(const struct import_work *work, size_t row)
{
	const struct card *card = &work->importing.proposal.report.cards[row];
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct card_cell cell;
		if (!card_field_filled(card, field))
			continue;
		card_cell_init(&cell);
		card_cell_make_field(&cell, card, field);
		put(work->detail, _(card_field_label(field)), STYLE_LABEL);
		put(work->detail, cell.text.data, STYLE_FIELD);
		card_cell_release(&cell);
	}
}

void import_detail_write(struct import_work *work)
{
	const size_t row = import_work_row(work);
	if (!work->stale && work->detailed == row && work->of == work->list)
		return;
	text_view_clear(work->detail);
	work->stale = false;
	work->detailed = row;
	work->of = work->list;
	if (row == SIZE_MAX)
		return;
	if (work->list == IMPORT_DOUBTS)
		write_doubt(work, import_work_doubt(work));
	else if (work->list == IMPORT_WHICH)
		write_which(work, import_work_which(work));
	else
		write_measure(work, row);
}
