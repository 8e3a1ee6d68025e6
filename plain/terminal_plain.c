/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal of lines: its table of functions, and what of a line becomes events.
 *
 * Between two lines the program gets what the line became, one event after another as
 * from a keyboard, then EVENT_NONE once, at which it keeps what is typed: only then is the
 * next one asked for. So whoever sees the next question knows that the answer is on the
 * disk.
 */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "plain/line_input.h"
#include "plain/parts.h"
#include "plain/plain.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/app.h"
#include "tui/app/dialog_box.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/cell_cache.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/guard.h"
#include "tui/terminal/key.h"
#include "tui/terminal/paragraph_cache.h"
#include "tui/terminal/terminal.h"

/* Of the screen that nobody sees: what stands in no widget is read of it (page_list.c), so
 * it has room for whole lines; details stand below their lists (list_detail.h). */
enum { ROWS = 60, COLUMNS = 104 };

static struct plain *plain_of(struct terminal *terminal)
{
	return (struct plain *)terminal;
}

struct screen *plain_top(const struct plain *plain)
{
	return &plain->app->screens[plain->app->depth - 1];
}

/* --- what is drawn --- */

static void size(struct terminal *terminal, int *rows, int *columns)
{
	*rows = plain_of(terminal)->frame.rows;
	*columns = plain_of(terminal)->frame.columns;
}

static void clear(struct terminal *terminal)
{
	struct plain *plain = plain_of(terminal);
	frame_clear(&plain->frame);
	plain->heard = (struct heard){0};
}

static void put(struct terminal *terminal, int row, int column, int columns,
	const char *cell, size_t bytes, enum style style)
{
	frame_put(&plain_of(terminal)->frame, row, column, columns, cell, bytes, style);
}

static int draw_plain(struct terminal *terminal, int row, int column, int most,
	const char *text, size_t bytes, enum style style)
{
	int columns = 0;
	const struct frame_cell *cells =
		cell_cache_cells(&terminal->cells, text, bytes, style, &columns);
	if (!cells || columns > most)
		return 0;
	frame_cells(&plain_of(terminal)->frame, row, column, cells, columns);
	return columns;
}

static void spaces(
	struct terminal *terminal, int row, int column, int columns, enum style style)
{
	frame_spaces(&plain_of(terminal)->frame, row, column, columns, style);
}

static void line(struct terminal *terminal, int row, int column, enum line_piece piece,
	enum style style)
{
	frame_line(&plain_of(terminal)->frame, row, column, piece, style);
}

static void cursor(struct terminal *terminal, int row, int column, bool shown)
{
	(void)terminal, (void)row, (void)column, (void)shown;
}

static void flush(struct terminal *terminal)
{
	(void)terminal;
}

/* --- events --- */

/* What was not given yet may be of a passphrase: nothing of it stays in memory. */
static void forget_queue(struct plain *plain)
{
	if (plain->queue_count)
		explicit_bzero(plain->queue, plain->queue_count * sizeof(*plain->queue));
	plain->queue_next = plain->queue_count = 0;
}

/* Room for one more; what stood in the old place is wiped there. */
static void grow_queue(struct plain *plain)
{
	struct event *queue = NULL;
	if (plain->queue_count < plain->queue_capacity)
		return;
	queue = mem_grow(
		queue, plain->queue_count, &plain->queue_capacity, sizeof(*queue));
	const size_t count = plain->queue_count, next = plain->queue_next;
	if (count)
		memcpy(queue, plain->queue, count * sizeof(*queue));
	forget_queue(plain);
	free(plain->queue);
	plain->queue = queue;
	plain->queue_count = count;
	plain->queue_next = next;
}

static struct event *add(struct plain *plain)
{
	if (plain->queue_next == plain->queue_count)
		plain->queue_next = plain->queue_count = 0;
	grow_queue(plain);
	struct event *event = &plain->queue[plain->queue_count++];
	*event = (struct event){.kind = EVENT_KEY};
	return event;
}

void plain_press(struct plain *plain, keystroke key)
{
	struct event *event = add(plain);
	event->key = key;
	if (key_is_character(key))
		event->kind = EVENT_TEXT;
}

void plain_press_times(struct plain *plain, keystroke key, size_t times)
{
	for (; times; times--)
		plain_press(plain, key);
}

/* What is no text is left out; a tab, which would leave a field, is a space. */
void plain_type(struct plain *plain, const char *text)
{
	for (size_t left = strlen(text), bytes; left; left -= bytes, text += bytes) {
		uint32_t point;
		bytes = utf8_decode(text, left, &point);
		if (point == '\t')
			point = ' ';
		if (point >= ' ' && point != 0x7F)
			plain_press(plain, point);
	}
}

void plain_type_over(struct plain *plain, const char *text)
{
	plain_press(plain, CTRL('A'));
	plain_type(plain, text);
}

static void give_next(struct plain *plain, struct event *event)
{
	struct event *next = &plain->queue[plain->queue_next++];
	*event = *next;
	explicit_bzero(next, sizeof(*next)); /* it may be of a passphrase */
	/* Letters of one line: a long one would have the screen drawn for each. */
	plain->terminal.unlooked = event->kind == EVENT_TEXT &&
				   plain->queue_next < plain->queue_count &&
				   plain->queue[plain->queue_next].kind == EVENT_TEXT;
	plain->settled = false;
	plain->moved = true;
	str_clear(&plain->seen); /* with the next event the message line is empty */
}

/* --- questions and answers --- */

/* What is on top just now. */
static const struct way *page_of(const struct plain *plain, const void **about)
{
	if (plain->heard.box) {
		*about = plain->heard.box;
		return &page_box;
	}
	const struct screen *screen = plain_top(plain);
	*about = screen->state;
	switch (screen->class->id) {
	case SCREEN_GUIDE:
	case SCREEN_WHOLE: return &page_card;
	case SCREEN_MEMO:
	case SCREEN_TEXTS: return &page_head;
	default: return plain->heard.form ? &page_form : &page_list;
	}
}

static void prompt(struct plain *plain)
{
	struct str text = STR_INIT;
	if (plain->page->prompt)
		plain->page->prompt(plain, &text);
	printf("%s> ", text.data);
	if (fflush(stdout))
		plain->gone = true;
	str_release(&text);
}

/* Forgets what was told of screens that are closed: another may stand where one stood. */
static void forget_closed(struct plain *plain)
{
	for (int i = plain->app->depth; i < APP_SCREENS; i++) {
		string_list_release(&plain->told[i].lines);
		plain->told[i] = (struct told){0};
	}
}

/* Asks, if that is not asked already. False: what was to be said needed no answer. */
static bool ask(struct plain *plain)
{
	const void *about;
	const struct way *page = page_of(plain, &about);
	const bool same = plain->asked && page == plain->page && about == plain->about;
	if (same && !plain->news.bytes)
		return true;
	if (plain->asked)
		putchar('\n');
	forget_closed(plain);
	plain->moved = plain->moved || page != plain->page || about != plain->about;
	plain->page = page;
	plain->about = about;
	plain_say_news(plain);
	if (!same && plain->moved)
		page->tell(plain);
	plain->moved = false;
	if (plain->queue_next < plain->queue_count)
		return false;
	const bool secret = plain->heard.box && plain->heard.box->secret;
	if (secret != plain->secret)
		line_input_echo(&plain->input, !secret);
	plain->secret = secret;
	prompt(plain);
	plain->asked = true;
	return true;
}

static bool is_over_box(const struct plain *plain)
{
	return plain->page == &page_box;
}

/* Leaves, with all that is typed kept: first as by the key, then in any case. */
static void leave(struct plain *plain, bool at_once, struct event *event)
{
	if (!at_once && !plain->left && !is_over_box(plain)) {
		plain->left = true;
		plain->asked = false;
		plain_press(plain, CTRL('Q'));
		give_next(plain, event);
		return;
	}
	*event = (struct event){.kind = EVENT_END};
}

static void answer(struct plain *plain, const char *line)
{
	const struct way *page = plain->page;
	size_t bad;
	if (!utf8_valid(line, strlen(line), &bad)) {
		plain_say(plain,
			_("This line is not UTF-8 and was not taken; please type it again"));
		return;
	}
	if (page->takes && page->takes(plain, line))
		return;
	const bool own = !strcmp(line, "?") || !strcmp(line, ".") || !strcmp(line, "..");
	if (page != &page_box && (own || (page->text && *line == '/'))) {
		if (!plain_command(plain, own ? line : line + 1))
			plain_tell(plain, _("%s: there is no such command; ? shows them"),
				line);
		return;
	}
	page->answer(plain, line);
}

/* Reads a line and makes of it what it is. */
static void listen(struct plain *plain, int milliseconds, struct event *event)
{
	struct str typed = STR_INIT;
	const bool secret = plain->secret;
	const enum line_got got = line_input_read(&plain->input, milliseconds, &typed);
	*event = (struct event){.kind = EVENT_NONE};
	if (got != LINE_GOT_NONE && secret) {
		line_input_echo(&plain->input, true);
		plain->secret = false;
		putchar('\n');
	}
	if (got == LINE_GOT_ONE) {
		plain->asked = false;
		answer(plain, typed.data);
		if (plain->queue_next < plain->queue_count)
			give_next(plain, event);
	} else if (got != LINE_GOT_NONE) {
		putchar('\n');
		leave(plain, got == LINE_GOT_STOP, event);
	}
	str_wipe(&typed);
	str_release(&typed);
}

static void wait_line(struct terminal *terminal, int milliseconds, struct event *event)
{
	struct plain *plain = plain_of(terminal);
	terminal->unlooked = false;
	plain_gather(plain);
	if (plain->gone || guard_ending()) {
		*event = (struct event){.kind = EVENT_END};
	} else if (plain->queue_next < plain->queue_count) {
		give_next(plain, event);
	} else if (!plain->settled) {
		plain->settled = true;
		*event = (struct event){.kind = EVENT_NONE};
	} else if (ask(plain)) {
		listen(plain, milliseconds, event);
	} else {
		give_next(plain, event);
	}
}

/* Always: what is only offered while nobody types has no place in lines. */
static bool arrives(struct terminal *terminal, int milliseconds)
{
	(void)terminal, (void)milliseconds;
	return true;
}

/* What follows in the same line, and what was typed at a terminal before it was asked. */
static void drop(struct terminal *terminal)
{
	struct plain *plain = plain_of(terminal);
	forget_queue(plain);
	line_input_drop(&plain->input);
}

static bool copy(struct terminal *terminal, const char *text, size_t bytes)
{
	(void)terminal, (void)text, (void)bytes;
	return false;
}

static void suspend(struct terminal *terminal)
{
	guard_pause(true);
	line_input_echo(&plain_of(terminal)->input, true);
	fflush(stdout);
}

static void resume(struct terminal *terminal)
{
	(void)terminal;
	guard_pause(false);
}

static void close_plain(struct terminal *terminal)
{
	struct plain *plain = plain_of(terminal);
	plain_gather(plain);
	plain_say_news(plain);
	fflush(stdout);
	line_input_end(&plain->input);
	guard_end();
	frame_release(&plain->frame);
	for (size_t i = 0; i < COUNT(plain->told); i++)
		string_list_release(&plain->told[i].lines);
	forget_queue(plain);
	free(plain->queue);
	str_release(&plain->news);
	str_release(&plain->seen);
	paragraph_cache_free(terminal->paragraphs);
	cell_cache_free(terminal->cells);
	free(plain);
}

static const struct terminal_ops plain_ops = {
	.size = size,
	.clear = clear,
	.put = put,
	.plain = draw_plain,
	.spaces = spaces,
	.line = line,
	.cursor = cursor,
	.flush = flush,
	.wait = wait_line,
	.arrives = arrives,
	.drop = drop,
	.copy = copy,
	.suspend = suspend,
	.resume = resume,
	.close = close_plain,
};

bool plain_is_due(void)
{
	const char *term = getenv("TERM");
	return !term || !*term || !strcmp(term, "dumb") || !strcmp(term, "unknown");
}

struct terminal *plain_terminal(struct app *app, bool chosen, struct error *error)
{
	struct plain *plain = mem_new(1, sizeof(*plain));
	(void)error;
	plain->app = app;
	plain->terminal = (struct terminal){
		.ops = &plain_ops, .lines = TERMINAL_LINES_NONE, .heard = &plain->heard};
	frame_init(&plain->frame, ROWS, COLUMNS);
	str_init(&plain->news);
	str_init(&plain->seen);
	guard_modes();
	guard_begin();
	/* Who reads may go at any time; writing tells, and what is typed is kept. */
	signal(SIGPIPE, SIG_IGN);
	line_input_begin(&plain->input);
	if (chosen)
		plain_say(plain, _("This terminal cannot draw a screen: the program asks "
				   "line by line, as with --plain."));
	plain_say(plain,
		_("A question a line. ? tells what can be done, . says it again, .. "
		  "goes back. Ctrl-D leaves; what is typed is kept."));
	return &plain->terminal;
}
