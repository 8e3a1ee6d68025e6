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
#include "tui/terminal/lost_keys.h"

/* What a text means; each terminal shows the meaning in colour or by attributes, as the
 * tables of looks.h have it. */
enum style {
	STYLE_PLAIN,
	STYLE_TITLE,        /* the title line */
	STYLE_TITLE_ACCENT, /* a bar in it */
	STYLE_LABEL,        /* names of fields, headings of a screen */
	STYLE_FIELD,        /* typed text */
	STYLE_SELECTED,     /* selected text */
	STYLE_SUGGESTED,    /* text that nobody typed yet, behind the cursor */
	STYLE_MARKED,       /* words that a finding is about */
	STYLE_GUIDE,        /* help beside a field, examples */
	STYLE_FAINT,        /* text that is less important, headings of columns */
	STYLE_LINE,         /* rules, frames, the rest of a bar: no text */
	STYLE_ACCENT,       /* marks, and the filled part of a bar */
	STYLE_KEY,          /* key names on a screen, marks that there is more */
	STYLE_BAR,          /* the key bar */
	STYLE_BAR_KEY,      /* key names in it */
	STYLE_MESSAGE,      /* the message line */
	STYLE_DONE,         /* ✓, and nothing else */
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_FOCUS,         /* the field or row where the cursor is */
	STYLE_FOCUS_MARK,    /* the mark at its left */
	STYLE_FOCUS_LABEL,   /* and what else keeps its colour there: style_focused() */
	STYLE_FOCUS_FAINT,   /* likewise */
	STYLE_FOCUS_DONE,    /* likewise */
	STYLE_FOCUS_WARNING, /* likewise */
	STYLE_FOCUS_ERROR,   /* likewise */
	STYLE_REMOVED,       /* words that went, where two texts are compared */
	STYLE_ADDED,         /* words that came in */
	STYLE_COUNT,
};

/* The same meaning where the cursor is: on the background of the focus. */
enum style style_focused(enum style style);

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
	LINE_FULL,      /* a filled piece of a bar: ━ or = */
	LINE_EMPTY,     /* an empty one: ─ or - */
	LINE_HERE,      /* the mark of the row where one is: ▌ or > */
	LINE_DONE,      /* of what is done: ✓ or * */
	LINE_WRONG,     /* of what has to be mended: ✗ or x */
	LINE_RETURNED,  /* of what came back: ↩ or < */
	LINE_DIFFERS,   /* of what is not the same: ≠ or # */
	LINE_ABOVE,     /* there is more above; ascending: ↑ or ^ */
	LINE_BELOW,     /* there is more below; descending: ↓ or v */
	LINE_LEFTWARD,  /* there is more at the left: ← or < */
	LINE_RIGHTWARD, /* and at the right: → or > */
	LINE_DASH,      /* between two texts, and in place of none: — or - */
	LINE_ITEM,      /* before an item without a number: · or . */
	LINE_CUT,       /* where a text is cut off: … or ~ */
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
	EVENT_COLOUR, /* colour, rgb: to another such question; nobody else gets it */
	EVENT_END,    /* hang-up, a signal to end, or the terminal is gone */
};

enum mouse { MOUSE_PRESS, MOUSE_DOUBLE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct typing_now;

struct event {
	enum event_kind kind;
	keystroke key;
	const char *paste; /* the terminal's, until the next wait */
	size_t bytes;
	int row, column;
	enum mouse mouse;
	int colour; /* its number, COLOUR_GROUND for the background, and what it is */
	uint32_t rgb;
	/* For who takes it as text (tui/buffer/typing.h), its owner's; NULL: as it comes. */
	const struct typing_now *typing;
};

/* Makes Esc of the key that stands for it (KEY_ESCAPE_TOO). */
void event_escape(struct event *event);

/* NONE: ASCII, and lines and bars are spaces. */
enum terminal_lines { TERMINAL_LINES_UTF8, TERMINAL_LINES_ASCII, TERMINAL_LINES_NONE };

/* For which background colours are chosen. High contrast has one of its own. */
enum terminal_theme {
	TERMINAL_THEME_AUTOMATIC, /* the terminal's own is found out */
	TERMINAL_THEME_DARK,
	TERMINAL_THEME_LIGHT,
	TERMINAL_THEME_CONTRAST,
	TERMINAL_THEME_MONOCHROME,
};

/* Why a terminal cannot show Thai. */
enum terminal_fault {
	TERMINAL_FIT,        /* nothing is known against it */
	TERMINAL_CONSOLE,    /* the Linux console: each mark in a place of its own */
	TERMINAL_ST,         /* st: no marks at all */
	TERMINAL_WIDE_MARKS, /* asked, it gave a mark a column */
	TERMINAL_FAULTS,
};

struct terminal;
struct heard;
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
	/* Where the cursor stands, seen or not: who has the screen read aloud, or under his
	 * fingers, is led by it. Nowhere in particular, and hidden, where row is negative. */
	void (*cursor)(struct terminal *terminal, int row, int column, bool shown);
	void (*flush)(struct terminal *terminal);
	/* The next event, at most milliseconds from now (negative: whenever). */
	void (*wait)(struct terminal *terminal, int milliseconds, struct event *event);
	/* Whether there is something, or is within so many milliseconds, that wait() would
	 * give without waiting then. */
	bool (*arrives)(struct terminal *terminal, int milliseconds);
	/* Forgets what was typed, pasted and clicked before now and was not given yet; of a
	 * paste that has begun the rest too. Not the end, nor another size. */
	void (*drop)(struct terminal *terminal);
	/* Gives the text to the clipboard (OSC 52). False: the terminal cannot, or it is
	 * too long. Of a true one nobody says whether it allows it. */
	bool (*copy)(struct terminal *terminal, const char *text, size_t bytes);
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
	enum terminal_fault
		fault; /* what is known so far; an answer that tells more comes
				    * with EVENT_RESIZE */
	struct paragraph_cache *paragraphs; /* canvas_paragraphs(); close() frees it */
	struct cell_cache *cells;           /* likewise, of plain() */
	struct lost_keys lost;              /* keys that do not arrive from it */
	bool cursor_shown;                  /* canvas_cursor() */
	struct heard *heard;                /* heard.h; NULL: the terminal is looked at */
	bool unlooked; /* what follows is there already: nobody sees the screen before that */
	bool in_haste; /* the first paint: what takes its time is left out (words, rules,
			* what was approved) */
};

/* How this terminal draws a piece, one column wide: for texts that hold one. */
const char *terminal_piece(const struct terminal *terminal, enum line_piece piece);

/* Whether nothing but ASCII and what people typed is to be on the screen. */
bool terminal_is_ascii(const struct terminal *terminal);

struct terminal_options {
	/* Monochrome also where $NO_COLOR is set or the terminal has no colours. */
	enum terminal_theme theme;
	enum terminal_lines lines;
	bool am_whole; /* ำ goes to the terminal as it is stored (sara_am.h) */
};

/* Takes the terminal of standard input and output. NULL and the error where there is
 * none. The terminal is given back on exit(), on signals that end, and by close(). */
struct terminal *terminal_curses(
	const struct terminal_options *options, struct error *error);

#endif
