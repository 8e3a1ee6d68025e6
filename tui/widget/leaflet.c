/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/leaflet.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"

enum {
	EDGE = 1, /* columns for ↑ and ↓ */
	GAP = 2,  /* between the two columns of an entry */
	WHEEL_ROWS = 3,
};

struct piece {
	enum piece_kind { PIECE_HEADING, PIECE_PARAGRAPH, PIECE_ENTRY } kind;
	char *left;  /* of an entry */
	char *right; /* the text of all others */
};

/* One row: a part of a piece's right text, or an empty row where bytes is 0. */
struct row {
	size_t piece, start, bytes;
	unsigned indent;
	bool first; /* the entry's left text stands on it */
};

struct leaflet {
	struct piece *pieces;
	size_t count, capacity;
	struct row *rows;
	size_t rows_count, rows_capacity;
	int columns;   /* that the rows were made for; 0: not made */
	int left;      /* columns of the entries' left texts */
	size_t top;    /* the row that is painted first */
	size_t height; /* rows last painted */
};

struct leaflet *leaflet_new(void)
{
	return mem_new(1, sizeof(struct leaflet));
}

void leaflet_clear(struct leaflet *leaflet)
{
	for (size_t i = 0; i < leaflet->count; i++) {
		free(leaflet->pieces[i].left);
		free(leaflet->pieces[i].right);
	}
	leaflet->count = 0;
	leaflet->columns = 0;
	leaflet->top = 0;
}

void leaflet_free(struct leaflet *leaflet)
{
	if (!leaflet)
		return;
	leaflet_clear(leaflet);
	free(leaflet->pieces);
	free(leaflet->rows);
	free(leaflet);
}

static void add(
	struct leaflet *leaflet, enum piece_kind kind, const char *left, char *right)
{
	leaflet->pieces = mem_grow(leaflet->pieces, leaflet->count, &leaflet->capacity,
		sizeof(*leaflet->pieces));
	leaflet->pieces[leaflet->count++] = (struct piece){kind, mem_strdup(left), right};
	leaflet->columns = 0;
}

void leaflet_heading(struct leaflet *leaflet, const char *text)
{
	add(leaflet, PIECE_HEADING, NULL, mem_strdup(text));
}

void leaflet_paragraphs(struct leaflet *leaflet, const char *text)
{
	for (;;) {
		size_t bytes = strcspn(text, "\n");
		add(leaflet, PIECE_PARAGRAPH, NULL, mem_strndup(text, bytes));
		if (!text[bytes])
			return;
		text += bytes + 1;
	}
}

void leaflet_entry(struct leaflet *leaflet, const char *left, const char *right)
{
	add(leaflet, PIECE_ENTRY, left, mem_strdup(right));
}

/* --- wrapping --- */

static size_t columns_of(const char *text)
{
	return text ? text_columns(text, strlen(text)) : 0;
}

/* Columns of the widest left text of the entries. */
static size_t widest_left(const struct leaflet *leaflet)
{
	size_t widest = 0;
	for (size_t i = 0; i < leaflet->count; i++) {
		size_t columns = columns_of(leaflet->pieces[i].left);
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

size_t leaflet_columns(const struct leaflet *leaflet)
{
	size_t widest = 0, left = widest_left(leaflet);
	for (size_t i = 0; i < leaflet->count; i++) {
		const struct piece *piece = &leaflet->pieces[i];
		size_t columns = columns_of(piece->right);
		if (piece->kind == PIECE_ENTRY)
			columns += left + GAP;
		widest = columns > widest ? columns : widest;
	}
	return widest + EDGE;
}

static void add_row(struct leaflet *leaflet, struct row row)
{
	leaflet->rows = mem_grow(leaflet->rows, leaflet->rows_count,
		&leaflet->rows_capacity, sizeof(*leaflet->rows));
	leaflet->rows[leaflet->rows_count++] = row;
}

static void wrap_piece(
	struct leaflet *leaflet, size_t index, unsigned columns, struct wrapper *wrapper)
{
	const struct piece *piece = &leaflet->pieces[index];
	if (piece->kind == PIECE_HEADING && index)
		add_row(leaflet, (struct row){.piece = index});
	size_t count;
	wrap_load(wrapper, piece->right, strlen(piece->right));
	const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
	for (size_t i = 0; i < count; i++)
		add_row(leaflet, (struct row){index, lines[i].start, lines[i].bytes,
					 lines[i].indent, i == 0});
}

size_t leaflet_wrap(struct leaflet *leaflet, int columns, struct wrapper *wrapper)
{
	if (columns == leaflet->columns || columns < 1)
		return leaflet->rows_count;
	leaflet->columns = columns;
	leaflet->rows_count = 0;
	int text = columns > EDGE ? columns - EDGE : 1;
	int left = (int)widest_left(leaflet);
	leaflet->left = left < text / 2 ? left : text / 2;
	for (size_t i = 0; i < leaflet->count; i++) {
		bool entry = leaflet->pieces[i].kind == PIECE_ENTRY;
		int room = entry ? text - leaflet->left - GAP : text;
		wrap_piece(leaflet, i, room > 0 ? (unsigned)room : 1, wrapper);
	}
	return leaflet->rows_count;
}

/* --- painting --- */

static const enum style piece_styles[] = {
	[PIECE_HEADING] = STYLE_LABEL,
	[PIECE_PARAGRAPH] = STYLE_PLAIN,
	[PIECE_ENTRY] = STYLE_PLAIN,
};

static void paint_row(const struct leaflet *leaflet, const struct canvas *canvas, int y,
	const struct row *row)
{
	const struct piece *piece = &leaflet->pieces[row->piece];
	int column = (int)row->indent;
	if (piece->kind == PIECE_ENTRY) {
		int columns = (int)columns_of(piece->left);
		if (columns > leaflet->left)
			columns = leaflet->left;
		/* As wide as it is: a key that is filled up looks like a bar. */
		if (row->first)
			canvas_field(canvas, y, 0, columns, piece->left, ALIGN_LEFT,
				STYLE_KEY);
		column += leaflet->left + GAP;
	}
	canvas_text(canvas, y, column, piece->right + row->start, row->bytes,
		piece_styles[piece->kind]);
}

static void scroll_to(struct leaflet *leaflet, size_t row)
{
	size_t last = leaflet->rows_count > leaflet->height
			      ? leaflet->rows_count - leaflet->height
			      : 0;
	leaflet->top = row < last ? row : last;
}

void leaflet_paint(
	struct leaflet *leaflet, const struct canvas *canvas, struct wrapper *wrapper)
{
	leaflet_wrap(leaflet, canvas->columns, wrapper);
	leaflet->height = canvas->rows > 0 ? (size_t)canvas->rows : 0;
	scroll_to(leaflet, leaflet->top);
	int edge = canvas->columns - EDGE;
	struct canvas text = canvas_part(canvas, 0, 0, canvas->rows, edge);
	for (int y = 0; y < canvas->rows; y++) {
		size_t row = leaflet->top + (size_t)y;
		if (row < leaflet->rows_count)
			paint_row(leaflet, &text, y, &leaflet->rows[row]);
	}
	if (leaflet->top)
		canvas_line(canvas, 0, edge, LINE_ABOVE, STYLE_KEY);
	if (leaflet->top + leaflet->height < leaflet->rows_count)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
}

/* --- scrolling --- */

static void scroll_by(struct leaflet *leaflet, long rows)
{
	size_t step = (size_t)(rows < 0 ? -rows : rows);
	if (rows > 0)
		scroll_to(leaflet, leaflet->top + step);
	else
		leaflet->top = leaflet->top > step ? leaflet->top - step : 0;
}

enum effect leaflet_event(struct leaflet *leaflet, const struct event *event)
{
	long page = leaflet->height > 1 ? (long)leaflet->height - 1 : 1;
	if (leaflet->rows_count <= leaflet->height)
		return EFFECT_UNUSED;
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_UP) {
		scroll_by(leaflet, -WHEEL_ROWS);
		return EFFECT_PAINT;
	}
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_DOWN) {
		scroll_by(leaflet, WHEEL_ROWS);
		return EFFECT_PAINT;
	}
	if (event->kind != EVENT_KEY && event->kind != EVENT_TEXT)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: scroll_by(leaflet, -1); break;
	case K_DOWN: scroll_by(leaflet, 1); break;
	case K_PAGE_UP: scroll_by(leaflet, -page); break;
	case K_PAGE_DOWN:
	case ' ': scroll_by(leaflet, page); break;
	case K_HOME: scroll_to(leaflet, 0); break;
	case K_END: scroll_to(leaflet, leaflet->rows_count); break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

const struct action leaflet_actions[] = {
	{.name = N_("Up"), .help = N_("A row up."), .keys = {K_UP}},
	{.name = N_("Down"), .help = N_("A row down."), .keys = {K_DOWN}},
	{.name = N_("Page up"), .help = N_("A page up."), .keys = {K_PAGE_UP}},
	{.name = N_("Page down"), .help = N_("A page down."), .keys = {K_PAGE_DOWN, ' '}},
	{.name = N_("First"), .help = N_("To the beginning."), .keys = {K_HOME}},
	{.name = N_("Last"), .help = N_("To the end."), .keys = {K_END}},
};
const size_t leaflet_actions_count = sizeof(leaflet_actions) / sizeof(leaflet_actions[0]);
