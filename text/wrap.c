/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loading cuts the paragraph into pieces at every place where a line may end. Making
 * lines puts piece behind piece; only a piece wider than a whole line is looked into
 * again, and cut at the next worse kind of place (breaks.h).
 */
#include <config.h>

#include "text/wrap.h"

#include <stdbool.h>
#include <stdlib.h>

#include "text/breaks.h"
#include "text/macros.h"
#include "text/mem.h"

/* Columns are those of the whole paragraph on one line, so a line from piece a to
 * piece b is b.right - a.left columns wide. */
struct piece {
	size_t start, end; /* offsets; white space at the end included */
	size_t text_end;   /* and left out */
	unsigned left;     /* the column where it starts */
	unsigned right;    /* the column behind its text */
};

struct wrapper {
	struct breaker *breaker;
	const struct wrap_ruler *ruler; /* NULL: none */
	bool hurries;
	const char *text;
	const unsigned char *flags, *columns; /* the breaker's; the columns the ruler's */
	struct piece *pieces;
	size_t piece_count, piece_capacity;
	size_t mark;     /* bytes of the list mark, with the white space around it */
	unsigned indent; /* and its columns */
	unsigned total, widest, word, all;
	struct wrap_line *lines;
	size_t line_capacity;
};

/* The kinds of places to cut at, from the best to the last resort. */
static const unsigned char places[] = {
	BREAK_LINE, BREAK_KEPT, BREAK_LOOSE, BREAK_CUT, BREAK_CELL};
enum { LAST_PLACE = sizeof(places) - 1 };

struct wrapper *wrapper_new(void)
{
	struct wrapper *w = mem_new(1, sizeof(*w));
	w->breaker = breaker_new();
	return w;
}

void wrapper_free(struct wrapper *w)
{
	if (!w)
		return;
	breaker_free(w->breaker);
	free(w->pieces);
	free(w->lines);
	free(w);
}

void wrapper_set_ruler(struct wrapper *w, const struct wrap_ruler *ruler)
{
	w->ruler = ruler;
}

void wrapper_hurry(struct wrapper *w, bool hurries)
{
	w->hurries = hurries;
}

bool wrapper_hurries(const struct wrapper *w)
{
	return w->hurries;
}

/* Whether a code point begins there; a byte that is no UTF-8 is a cell of its own. */
static inline bool begins_point(const struct wrapper *w, size_t at)
{
	return (w->text[at] & 0xC0) != 0x80 || w->flags[at] & BREAK_CELL;
}

/* The piece from start to the next place of a kind, or to limit. */
static inline struct piece next_piece(const struct wrapper *w, size_t start,
	unsigned left, size_t limit, unsigned place)
{
	struct piece piece = {
		.start = start, .text_end = start, .left = left, .right = left};
	unsigned column = left;
	bool white = false;
	size_t at = start;
	do {
		if (begins_point(w, at))
			white = w->flags[at] & BREAK_SPACE;
		column += w->columns[at++];
		if (!white) {
			piece.text_end = at;
			piece.right = column;
		}
	} while (at < limit && !(w->flags[at] & place));
	piece.end = at;
	return piece;
}

/* The column where what follows the piece starts. */
static unsigned next_left(const struct wrapper *w, const struct piece *piece)
{
	unsigned column = piece->right;
	for (size_t at = piece->text_end; at < piece->end; at++)
		column += w->columns[at];
	return column;
}

/* Of the columns that a word's bytes add up to. */
static unsigned word_columns(const struct wrapper *w, unsigned columns, unsigned widest,
	size_t start, size_t end)
{
	if (!w->ruler || !w->ruler->word || columns + 1 < widest || end == start)
		return columns;
	return w->ruler->word(w->ruler->context, w->text + start, end - start);
}

/* The columns of all, and of the widest word. White space where no line may end is in a
 * word; at a word's end it is not. */
static void find_widest_word(struct wrapper *w, size_t bytes)
{
	enum { ENDS = BREAK_LINE | BREAK_KEPT | BREAK_LOOSE };
	const unsigned char *flags = w->flags, *columns = w->columns;
	const unsigned most = w->ruler ? w->ruler->word_max : WRAP_WORD_MAX;
	unsigned widest = 0, all = 0;
	unsigned start = 0, end = 0;  /* the columns of the word */
	size_t first = 0, behind = 0; /* its bytes */
	for (size_t at = 0; at <= bytes; at++) {
		const unsigned flag = flags[at];
		if (flag & ENDS) {
			const unsigned word = end - start;
			if (word <= most)
				widest = MAX(widest,
					word_columns(w, word, widest, first, behind));
			start = end = all;
			first = behind = at;
		}
		if (at == bytes)
			break;
		if (!columns[at]) {
			behind += behind == at; /* the rest of a character */
			continue;
		}
		all += columns[at];
		if (!(flag & BREAK_SPACE)) {
			end = all;
			behind = at + 1;
		}
	}
	w->all = all;
	w->word = widest;
}

void wrap_measure(struct wrapper *w, const char *text, size_t bytes)
{
	w->text = text;
	w->flags = breaker_find(w->breaker, text, bytes);
	w->columns = w->ruler ? w->ruler->measure(w->ruler->context, text, bytes)
			      : breaker_columns(w->breaker);
	w->piece_count = 0;
	w->widest = 0;
	find_widest_word(w, bytes);
}

void wrap_load(struct wrapper *w, const char *text, size_t bytes)
{
	wrap_measure(w, text, bytes);
	unsigned left = 0;
	for (size_t start = 0; start < bytes;) {
		w->pieces = mem_grow(w->pieces, w->piece_count, &w->piece_capacity,
			sizeof(*w->pieces));
		struct piece *piece = &w->pieces[w->piece_count++];
		*piece = next_piece(w, start, left, bytes, places[0]);
		if (piece->right - piece->left > w->widest)
			w->widest = piece->right - piece->left;
		start = piece->end;
		left = next_left(w, piece);
	}
	w->total = w->piece_count ? w->pieces[w->piece_count - 1].right : 0;
	w->mark = breaker_mark(w->breaker);
	w->indent = 0;
	for (size_t at = 0; at < w->mark; at++)
		w->indent += w->columns[at];
}

/* Lines being made: those that are finished, and the open one. */
struct flow {
	const struct wrapper *wrapper;
	struct wrapper *sink; /* where finished lines go; NULL: they are only counted */
	unsigned columns, indent;
	size_t count;
	bool open;
	struct piece line;
};

static void close_line(struct flow *f)
{
	if (f->sink) {
		f->sink->lines = mem_grow(f->sink->lines, f->count,
			&f->sink->line_capacity, sizeof(*f->sink->lines));
		f->sink->lines[f->count] = (struct wrap_line){
			.start = f->line.start,
			.bytes = f->line.text_end - f->line.start,
			.indent = f->count ? f->indent : 0,
			.columns = f->line.right - f->line.left,
		};
	}
	f->count++;
	f->open = false;
}

static void flow_piece(struct flow *f, const struct piece *piece, unsigned kind);

static void flow_cut(struct flow *f, const struct piece *piece, unsigned kind)
{
	unsigned left = piece->left;
	for (size_t start = piece->start; start < piece->end;) {
		struct piece part =
			next_piece(f->wrapper, start, left, piece->end, places[kind]);
		flow_piece(f, &part, kind);
		start = part.end;
		left = next_left(f->wrapper, &part);
	}
}

static inline unsigned room(const struct flow *f)
{
	return f->count ? f->columns - f->indent : f->columns;
}

/* Whether the open line holds but the list mark: then what is too wide for any line
 * begins beside it. */
static bool holds_mark_only(const struct flow *f)
{
	return !f->count && f->line.end <= f->wrapper->mark;
}

static void flow_piece(struct flow *f, const struct piece *piece, unsigned kind)
{
	if (piece->text_end == piece->start)
		return; /* white space alone */
	if (f->open && piece->right - f->line.left <= room(f)) {
		f->line.text_end = piece->text_end;
		f->line.end = piece->end;
		f->line.right = piece->right;
		return;
	}
	unsigned columns = piece->right - piece->left;
	bool too_wide = columns > (f->open ? f->columns - f->indent : room(f));
	bool cut = too_wide && kind < LAST_PLACE;
	if (f->open && !(cut && holds_mark_only(f)))
		close_line(f);
	if (cut) {
		flow_cut(f, piece, kind + 1);
		return;
	}
	f->line = *piece;
	f->open = true;
}

/* White space at the start of the paragraph gives way where the first piece
 * would not fit beside it. */
static struct piece first_piece(const struct wrapper *w, unsigned columns)
{
	struct piece piece = w->pieces[0];
	while (piece.right - piece.left > columns &&
		w->flags[piece.start] & BREAK_SPACE) {
		piece.left += w->columns[piece.start];
		do
			piece.start++;
		while (!begins_point(w, piece.start));
	}
	return piece;
}

static size_t flow(const struct wrapper *w, struct wrapper *sink, unsigned columns)
{
	/* Two columns are left for a wide character, or a base and its ำ; and what the
	 * widest word needs, for that is worth more than to hang. */
	unsigned most = columns > 2 ? columns / 2 : 0;
	if (w->word <= columns)
		most = MIN(most, columns - w->word);
	struct flow f = {
		.wrapper = w,
		.sink = sink,
		.columns = columns,
		.indent = w->indent < most ? w->indent : most,
	};
	if (w->piece_count) {
		struct piece first = first_piece(w, columns);
		flow_piece(&f, &first, 0);
	}
	for (size_t i = 1; i < w->piece_count; i++)
		flow_piece(&f, &w->pieces[i], 0);
	if (f.open || !f.count)
		close_line(&f);
	return f.count;
}

const struct wrap_line *wrap_lines(struct wrapper *w, unsigned columns, size_t *count)
{
	*count = flow(w, w, columns);
	return w->lines;
}

size_t wrap_count(const struct wrapper *w, unsigned columns)
{
	return flow(w, NULL, columns);
}

size_t wrap_columns(const struct wrapper *w)
{
	return w->total;
}

size_t wrap_extent(const struct wrapper *w)
{
	return w->all;
}

unsigned wrap_widest(const struct wrapper *w)
{
	return w->widest;
}

unsigned wrap_word(const struct wrapper *w)
{
	return w->word;
}
