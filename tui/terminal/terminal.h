/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal behind one table of functions.
 *
 * Two implementations: terminal_curses.c, the one file that knows curses, and
 * terminal_grid.c, a grid in memory with scripted events for tests. Rows and columns
 * count from 0 at the top left. Nothing is seen before flush(). Only canvas.h and app.c
 * call these functions; everything else draws on a canvas.
 */
#ifndef TUI_TERMINAL_TERMINAL_H
#define TUI_TERMINAL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"
#include "tui/terminal/key.h"

/* What a text means; each terminal shows the meaning in colour or by attributes. */
enum style {
	STYLE_PLAIN,
	STYLE_TITLE,    /* the title line */
	STYLE_LABEL,    /* names of fields, headings */
	STYLE_FIELD,    /* typed text */
	STYLE_FOCUS,    /* the field or row where the cursor is */
	STYLE_SELECTED, /* selected text */
	STYLE_MARKED,   /* words that a finding is about */
	STYLE_GUIDE,    /* help beside a field, examples */
	STYLE_FAINT,    /* lines, what is less important */
	STYLE_KEY,      /* key names in the key bar */
	STYLE_MESSAGE,  /* the message line */
	STYLE_DONE,
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_COUNT,
};

/* Pieces of lines, and marks; the terminal draws them as ACS, UTF-8 or ASCII. */
enum line_piece {
	LINE_ACROSS,
	LINE_DOWN,
	LINE_TOP_LEFT,
	LINE_TOP_RIGHT,
	LINE_BOTTOM_LEFT,
	LINE_BOTTOM_RIGHT,
	LINE_TEE_DOWN,  /* ┬ */
	LINE_TEE_UP,    /* ┴ */
	LINE_TEE_RIGHT, /* ├ */
	LINE_TEE_LEFT,  /* ┤ */
	LINE_CROSS,
	LINE_FULL,     /* a filled piece of a bar: █ or # */
	LINE_EMPTY,    /* an empty one: ░ or . */
	LINE_HERE,     /* the mark of the row where one is: ▶ or > */
	LINE_DONE,     /* of what is done: ✓ or * */
	LINE_WRONG,    /* of what has to be mended: ✗ or x */
	LINE_RETURNED, /* of what came back: ↩ or < */
	LINE_DIFFERS,  /* of what is not the same: ≠ or # */
	LINE_ABOVE,    /* there is more above; ascending: ↑ or ^ */
	LINE_BELOW,    /* there is more below; descending: ↓ or v */
	LINE_DASH,     /* between two texts, and in place of none: — or - */
	LINE_ITEM,     /* before an item without a number: · or . */
	LINE_CUT,      /* where a text is cut off: … or ~ */
	LINE_PIECES,
};

enum event_kind {
	EVENT_NONE,   /* the time was up */
	EVENT_KEY,    /* key: one of enum key_code, or with Ctrl or Alt */
	EVENT_TEXT,   /* key: a code point as typed */
	EVENT_PASTE,  /* paste, bytes: what was pasted, as it came */
	EVENT_MOUSE,  /* row, column, mouse */
	EVENT_RESIZE, /* the size is another, or all has to be painted again */
	EVENT_PLACE,  /* row, column: where the cursor is, to a question of the terminal's
		       * own; nobody else gets it */
	EVENT_END,    /* hang-up, a signal to end, or the terminal is gone */
};

enum mouse { MOUSE_PRESS, MOUSE_DOUBLE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	enum event_kind kind;
	keystroke key;
	const char *paste; /* the terminal's, until the next wait */
	size_t bytes;
	int row, column;
	enum mouse mouse;
};

enum terminal_lines { TERMINAL_LINES_UTF8, TERMINAL_LINES_ASCII };

struct terminal;
struct paragraph_cache;
struct cell_cache;

struct terminal_ops {
	void (*size)(struct terminal *terminal, int *rows, int *columns);
	void (*clear)(struct terminal *terminal);
	/* One cell as text_show() gives it, whole, inside the screen, columns (1 or 2)
	 * columns wide. */
	void (*put)(struct terminal *terminal, int row, int column, int columns,
		const char *cell, size_t bytes, enum style style);
	/* The same for plain text from end to end, as text_plain() has it; its columns.
	 * 0 where it is not plain, is too long or takes more than `most`: then nothing is
	 * drawn. */
	int (*plain)(struct terminal *terminal, int row, int column, int most,
		const char *text, size_t bytes, enum style style);
	/* So many columns of spaces, at least 1, inside the screen. */
	void (*spaces)(struct terminal *terminal, int row, int column, int columns,
		enum style style);
	void (*line)(struct terminal *terminal, int row, int column,
		enum line_piece piece, enum style style);
	/* Hidden where row is negative. */
	void (*cursor)(struct terminal *terminal, int row, int column);
	void (*flush)(struct terminal *terminal);
	/* The next event, at most milliseconds from now (negative: whenever). */
	void (*wait)(struct terminal *terminal, int milliseconds, struct event *event);
	/* Forgets what was typed, pasted and clicked before now and was not given yet; of a
	 * paste that has begun the rest too. Not the end, nor another size. */
	void (*drop)(struct terminal *terminal);
	/* Gives the text to the clipboard (OSC 52), where the terminal can. */
	void (*copy)(struct terminal *terminal, const char *text, size_t bytes);
	/* Leaves the screen to another program and takes it back. */
	void (*suspend)(struct terminal *terminal);
	void (*resume)(struct terminal *terminal);
	/* The terminal is as it was before; its memory is freed. */
	void (*close)(struct terminal *terminal);
};

/* Every implementation's first member. */
struct terminal {
	const struct terminal_ops *ops;
	enum terminal_lines lines;
	struct paragraph_cache *paragraphs; /* canvas_paragraphs(); close() frees it */
	struct cell_cache *cells;           /* likewise, of plain() */
	bool words_later; /* paragraphs are left out, for which the dictionary is needed */
};

/* How this terminal draws a piece, one column wide: for texts that hold one. */
const char *terminal_piece(const struct terminal *terminal, enum line_piece piece);

/* Whether nothing but ASCII and what people typed is to be on the screen. */
bool terminal_is_ascii(const struct terminal *terminal);

struct terminal_options {
	bool monochrome; /* also where $NO_COLOR is set or the terminal has no colours */
	enum terminal_lines lines;
};

/* Takes the terminal of standard input and output. NULL and the error where there is
 * none. The terminal is given back on exit(), on signals that end, and by close(). */
struct terminal *terminal_curses(
	const struct terminal_options *options, struct error *error);

/* Whether the terminal is of a type that cannot show Thai marks (the Linux console), to
 * be said at start. */
bool terminal_lacks_thai(void);

#endif
