/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/text_view.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum {
	EDGE = 1, /* columns for ↑ and ↓ */
	GAP = 2,  /* between the two columns of an entry */
	WHEEL_ROWS = 3,
};

struct piece {
	enum piece_kind { PIECE_HEADING, PIECE_PARAGRAPH, PIECE_ENTRY } kind;
	char *left;                /* of an entry */
	char *right;               /* the text of all others */
	struct marked_text marked; /* the styles of the right text; empty: one for all */
};

/* One row: a part of a piece's right text, or an empty row where bytes is 0. */
struct row {
	size_t piece, start, bytes;
	unsigned indent;
	bool first; /* the entry's left text stands on it */
};

struct text_view {
	struct piece *pieces;
	size_t count, capacity;
	struct row *rows;
	size_t rows_count, rows_capacity;
	int columns;   /* that the rows were made for; 0: not made */
	int left;      /* columns of the entries' left texts */
	size_t top;    /* the row that is painted first */
	size_t height; /* rows last painted */
};

struct text_view *text_view_new(void)
{
	return mem_new(1, sizeof(struct text_view));
}

void text_view_clear(struct text_view *text_view)
{
	for (size_t i = 0; i < text_view->count; i++) {
		free(text_view->pieces[i].left);
		free(text_view->pieces[i].right);
		marked_text_release(&text_view->pieces[i].marked);
	}
	text_view->count = 0;
	text_view->columns = 0;
	text_view->top = 0;
}

void text_view_refill(struct text_view *text_view)
{
	const size_t top = text_view->top;
	text_view_clear(text_view);
	text_view->top = top;
}

void text_view_free(struct text_view *text_view)
{
	if (!text_view)
		return;
	text_view_clear(text_view);
	free(text_view->pieces);
	free(text_view->rows);
	free(text_view);
}

static void add(
	struct text_view *text_view, enum piece_kind kind, const char *left, char *right)
{
	text_view->pieces = mem_grow(text_view->pieces, text_view->count,
		&text_view->capacity, sizeof(*text_view->pieces));
	text_view->pieces[text_view->count++] =
		(struct piece){kind, mem_strdup(left), right, MARKED_TEXT_INIT};
	text_view->columns = 0;
}

void text_view_heading(struct text_view *text_view, const char *text)
{
	add(text_view, PIECE_HEADING, NULL, mem_strdup(text));
}

void text_view_paragraphs(struct text_view *text_view, const char *text)
{
	for (;;) {
		size_t bytes = strcspn(text, "\n");
		add(text_view, PIECE_PARAGRAPH, NULL, mem_strndup(text, bytes));
		if (!text[bytes])
			return;
		text += bytes + 1;
	}
}

void text_view_marked(struct text_view *text_view, const struct marked_text *marked)
{
	const char *text = marked->text.data;
	for (size_t at = 0;;) {
		const size_t bytes = strcspn(text + at, "\n");
		add(text_view, PIECE_PARAGRAPH, NULL, mem_strndup(text + at, bytes));
		marked_text_copy(&text_view->pieces[text_view->count - 1].marked, marked,
			at, bytes);
		if (!text[at + bytes])
			return;
		at += bytes + 1;
	}
}

void text_view_entry(struct text_view *text_view, const char *left, const char *right)
{
	add(text_view, PIECE_ENTRY, left, mem_strdup(right));
}

void text_view_append(const struct text_view *text_view, struct str *out)
{
	for (size_t i = 0; i < text_view->count; i++) {
		const struct piece *piece = &text_view->pieces[i];
		if (piece->kind == PIECE_HEADING && i)
			str_putc(out, '\n');
		if (piece->kind == PIECE_ENTRY)
			str_printf(out, "%s\t", piece->left);
		str_printf(out, "%s\n", piece->right);
	}
}

/* --- wrapping --- */

static size_t columns_of(const char *text)
{
	return text ? text_columns(text, strlen(text)) : 0;
}

/* Columns of the widest left text of the entries. */
static size_t widest_left(const struct text_view *text_view)
{
	size_t widest = 0;
	for (size_t i = 0; i < text_view->count; i++) {
		size_t columns = columns_of(text_view->pieces[i].left);
		widest = MAX(columns, widest);
	}
	return widest;
}

size_t text_view_columns(const struct text_view *text_view)
{
	size_t widest = 0, left = widest_left(text_view);
	for (size_t i = 0; i < text_view->count; i++) {
		const struct piece *piece = &text_view->pieces[i];
		size_t columns = columns_of(piece->right);
		if (piece->kind == PIECE_ENTRY)
			columns += left + GAP;
		widest = MAX(columns, widest);
	}
	return widest + EDGE;
}

static void add_row(struct text_view *text_view, struct row row)
{
	text_view->rows = mem_grow(text_view->rows, text_view->rows_count,
		&text_view->rows_capacity, sizeof(*text_view->rows));
	text_view->rows[text_view->rows_count++] = row;
}

static void wrap_piece(struct text_view *text_view, size_t index, unsigned columns,
	struct wrapper *wrapper)
{
	const struct piece *piece = &text_view->pieces[index];
	if (piece->kind == PIECE_HEADING && index)
		add_row(text_view, (struct row){.piece = index});
	size_t count;
	wrap_load(wrapper, piece->right, strlen(piece->right));
	const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
	for (size_t i = 0; i < count; i++)
		add_row(text_view, (struct row){index, lines[i].start, lines[i].bytes,
					   lines[i].indent, i == 0});
}

size_t text_view_wrap(struct text_view *text_view, int columns, struct wrapper *wrapper)
{
	if (columns == text_view->columns || columns < 1)
		return text_view->rows_count;
	text_view->columns = columns;
	text_view->rows_count = 0;
	int text = columns > EDGE ? columns - EDGE : 1;
	int left = (int)widest_left(text_view);
	text_view->left = left < text / 2 ? left : text / 2;
	for (size_t i = 0; i < text_view->count; i++) {
		bool entry = text_view->pieces[i].kind == PIECE_ENTRY;
		int room = entry ? text - text_view->left - GAP : text;
		wrap_piece(text_view, i, room > 0 ? (unsigned)room : 1, wrapper);
	}
	return text_view->rows_count;
}

/* --- painting --- */

static const enum style piece_styles[] = {
	[PIECE_HEADING] = STYLE_LABEL,
	[PIECE_PARAGRAPH] = STYLE_PLAIN,
	[PIECE_ENTRY] = STYLE_PLAIN,
};

static void paint_row(const struct text_view *text_view, const struct canvas *canvas,
	int y, const struct row *row)
{
	const struct piece *piece = &text_view->pieces[row->piece];
	int column = (int)row->indent;
	if (piece->kind == PIECE_ENTRY) {
		int columns = (int)columns_of(piece->left);
		if (columns > text_view->left)
			columns = text_view->left;
		/* As wide as it is: a key that is filled up looks like a bar. */
		if (row->first)
			canvas_field(canvas, y, 0, columns, piece->left, ALIGN_LEFT,
				STYLE_KEY);
		column += text_view->left + GAP;
	}
	if (piece->marked.count)
		marked_text_paint_part(&piece->marked, canvas, y, column, row->start,
			row->start + row->bytes);
	else
		canvas_text(canvas, y, column, piece->right + row->start, row->bytes,
			piece_styles[piece->kind]);
}

static void scroll_to(struct text_view *text_view, size_t row)
{
	size_t last = text_view->rows_count > text_view->height
			      ? text_view->rows_count - text_view->height
			      : 0;
	text_view->top = MIN(row, last);
}

void text_view_paint(
	struct text_view *text_view, const struct canvas *canvas, struct wrapper *wrapper)
{
	struct heard *heard = canvas_heard(canvas);
	if (heard)
		heard->text = text_view;
	text_view_wrap(text_view, canvas->columns, wrapper);
	text_view->height = canvas->rows > 0 ? (size_t)canvas->rows : 0;
	scroll_to(text_view, text_view->top);
	int edge = canvas->columns - EDGE;
	struct canvas text = canvas_part(canvas, 0, 0, canvas->rows, edge);
	for (int y = 0; y < canvas->rows; y++) {
		size_t row = text_view->top + (size_t)y;
		if (row < text_view->rows_count)
			paint_row(text_view, &text, y, &text_view->rows[row]);
	}
	if (text_view->top)
		canvas_line(canvas, 0, edge, LINE_ABOVE, STYLE_KEY);
	if (text_view->top + text_view->height < text_view->rows_count)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
}

/* --- scrolling --- */

static void scroll_by(struct text_view *text_view, long rows)
{
	size_t step = (size_t)(rows < 0 ? -rows : rows);
	if (rows > 0)
		scroll_to(text_view, text_view->top + step);
	else
		text_view->top = text_view->top > step ? text_view->top - step : 0;
}

enum effect text_view_event(struct text_view *text_view, const struct event *event)
{
	long page = text_view->height > 1 ? (long)text_view->height - 1 : 1;
	if (text_view->rows_count <= text_view->height)
		return EFFECT_UNUSED;
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_UP) {
		scroll_by(text_view, -WHEEL_ROWS);
		return EFFECT_PAINT;
	}
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_DOWN) {
		scroll_by(text_view, WHEEL_ROWS);
		return EFFECT_PAINT;
	}
	if (event->kind != EVENT_KEY && event->kind != EVENT_TEXT)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: scroll_by(text_view, -1); break;
	case K_DOWN: scroll_by(text_view, 1); break;
	case K_PAGE_UP: scroll_by(text_view, -page); break;
	case K_PAGE_DOWN:
	case ' ': scroll_by(text_view, page); break;
	case K_HOME: scroll_to(text_view, 0); break;
	case K_END: scroll_to(text_view, text_view->rows_count); break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

const struct action text_view_actions[] = {
	{.name = N_("Up"), .help = N_("A row up."), .keys = {K_UP}},
	{.name = N_("Down"), .help = N_("A row down."), .keys = {K_DOWN}},
	{.name = N_("Page up"), .help = N_("A page up."), .keys = {K_PAGE_UP}},
	{.name = N_("Page down"), .help = N_("A page down."), .keys = {K_PAGE_DOWN, ' '}},
	{.name = N_("First"), .help = N_("To the beginning."), .keys = {K_HOME}},
	{.name = N_("Last"), .help = N_("To the end."), .keys = {K_END}},
};
const size_t text_view_actions_count =
	sizeof(text_view_actions) / sizeof(text_view_actions[0]);
