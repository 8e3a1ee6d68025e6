/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any screen: its rows with numbers, the text that is read there, and what else is drawn on
 * it, line by line. One comes back to a screen: then only what is new on it is told, and
 * where one is.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "plain/parts.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/table/table_view.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/text_view.h"

/* Rows that are told before one asks for more. */
enum { ROWS_AT_ONCE = 30 };

/* Rows of the screen that are not its own: title, message line, key bar (app_paint.c). */
enum { ROWS_ABOVE = 1, ROWS_BELOW = 2 };

void plain_title(struct plain *plain, struct str *out)
{
	struct screen *screen = plain_top(plain);
	struct str left = STR_INIT, right = STR_INIT;
	if (plain->app->example)
		str_printf(out, "%s  ", _("EXAMPLE"));
	if (screen->class->title)
		screen->class->title(plain->app, screen, &left, &right);
	str_puts(out, left.data);
	if (right.bytes)
		str_printf(out, "%s%s", out->bytes ? ", " : "", right.data);
	str_release(&left);
	str_release(&right);
}

static struct told *told_of(struct plain *plain)
{
	return &plain->told[plain->app->depth - 1];
}

void plain_forget(struct plain *plain)
{
	struct told *told = told_of(plain);
	string_list_release(&told->lines);
	*told = (struct told){0};
	plain->first = 0;
}

bool plain_is_new(struct plain *plain)
{
	struct told *told = told_of(plain);
	const struct screen *screen = plain_top(plain);
	if (told->state == screen->state && told->class == screen->class)
		return false;
	plain_forget(plain);
	told->state = screen->state;
	told->class = screen->class;
	return true;
}

/* --- what is drawn besides --- */

static bool is_covered(const struct heard *heard, int row, int column)
{
	for (size_t i = 0; i < heard->areas_count; i++) {
		const struct heard_area *area = &heard->areas[i];
		if (row >= area->top && row < area->top + area->rows &&
			column >= area->left && column < area->left + area->columns)
			return true;
	}
	return false;
}

/* A row of the screen without pieces of lines; what stands apart stays apart by two
 * spaces. */
static void put_row(const struct plain *plain, int row, struct str *out)
{
	size_t gap = 0;
	for (int column = 0; column < plain->frame.columns; column++) {
		const struct frame_cell *cell = frame_cell(&plain->frame, row, column);
		if (frame_is_second(cell))
			continue;
		const bool text = cell->piece == LINE_PIECES && strcmp(cell->text, " ") &&
				  !is_covered(&plain->heard, row, column);
		const bool mark = cell->piece > LINE_EMPTY && cell->piece < LINE_PIECES &&
				  cell->piece != LINE_HERE &&
				  !is_covered(&plain->heard, row, column);
		if (!text && !mark) {
			gap++;
			continue;
		}
		if (out->bytes)
			str_repeat(out, ' ', MIN(gap, 2));
		str_puts(out, text ? cell->text
				   : terminal_piece(&plain->terminal, cell->piece));
		gap = 0;
	}
}

/* Lines that are drawn in rows [from, to). */
static void add_drawn(
	const struct plain *plain, int from, int to, struct string_list *lines)
{
	for (int row = from; row < to; row++) {
		struct str line = STR_INIT;
		put_row(plain, row, &line);
		if (line.bytes)
			string_list_add(lines, line.data);
		str_release(&line);
	}
}

/* --- telling --- */

static void add_row(struct plain *plain, size_t place, struct string_list *lines)
{
	struct str line = STR_INIT;
	plain_number(plain, &line, place + 1);
	str_puts(&line, ". ");
	table_view_tell(plain->heard.table, place, &line);
	for (char *at = line.data; *at; at++)
		*at = *at == '\n' ? ' ' : *at;
	string_list_add(lines, line.data);
	str_release(&line);
}

/* The rows from the first one on that was not told yet. */
static void add_rows(struct plain *plain, struct string_list *lines)
{
	const size_t count = table_view_shown(plain->heard.table);
	const size_t end = MIN(plain->first + ROWS_AT_ONCE, count);
	if (plain->first >= count)
		plain->first = 0;
	for (size_t place = plain->first; place < end; place++)
		add_row(plain, place, lines);
	struct str more = STR_INIT, all = STR_INIT, words = STR_INIT;
	plain_number(plain, &more, end);
	plain_number(plain, &all, count);
	if (end < count) {
		str_printf(&words, _("%s of %s rows; Enter tells more"), more.data,
			all.data);
		string_list_add(lines, words.data);
	}
	plain->first = end < count ? end : 0;
	str_release(&more);
	str_release(&all);
	str_release(&words);
}

static void add_text(const char *text, struct string_list *lines)
{
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		struct str line = STR_INIT;
		str_append(&line, text, bytes);
		if (!text_is_blank(line.data))
			string_list_add(lines, line.data);
		str_release(&line);
		text += bytes + (text[bytes] == '\n');
	}
}

/* All that the screen shows. */
static void compose(struct plain *plain, struct string_list *lines)
{
	const struct screen *screen = plain_top(plain);
	const struct heard *heard = &plain->heard;
	const int last = plain->frame.rows - ROWS_BELOW;
	struct str text = STR_INIT;
	if (heard->table) {
		const int top = heard->areas[0].top;
		add_drawn(plain, ROWS_ABOVE, top, lines);
		add_rows(plain, lines);
		if (heard->text)
			text_view_append(heard->text, &text);
		add_text(text.data, lines);
		add_drawn(plain, top, last, lines);
	} else if (screen->class->read) {
		screen->class->read(screen, &text);
		add_text(text.data, lines);
	} else {
		if (heard->text)
			text_view_append(heard->text, &text);
		add_text(text.data, lines);
		add_drawn(plain, ROWS_ABOVE, last, lines);
	}
	str_release(&text);
}

static bool holds(const struct string_list *lines, const char *line)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!strcmp(lines->items[i], line))
			return true;
	return false;
}

/* Where one is, of rows. */
static void tell_here(struct plain *plain)
{
	const struct table_view *table = plain->heard.table;
	struct string_list line = {0};
	for (size_t place = 0; place < table_view_shown(table); place++)
		if (table_view_at(table, place) == table_view_row(table))
			add_row(plain, place, &line);
	if (line.count)
		plain_say_behind(plain, _("Here: "), line.items[0]);
	string_list_release(&line);
}

static void tell(struct plain *plain)
{
	struct string_list lines = {0};
	struct str title = STR_INIT;
	const bool fresh = plain_is_new(plain);
	struct told *told = told_of(plain);
	bool any = false;
	plain_title(plain, &title);
	if (fresh || !told->lines.count || strcmp(told->lines.items[0], title.data)) {
		plain_say(plain, title.data);
		/* Another text to read, of which no line is left out that was in the one
		 * before. */
		if (!plain->heard.table)
			string_list_release(&told->lines);
	}
	compose(plain, &lines);
	for (size_t i = 0; i < lines.count; i++)
		if (!holds(&told->lines, lines.items[i])) {
			plain_say(plain, lines.items[i]);
			any = true;
		}
	if (plain->heard.table && table_view_shown(plain->heard.table) && !(fresh && any))
		tell_here(plain);
	/* First the title, then the lines; of what was told before all is still known. */
	string_list_release(&told->lines);
	string_list_add(&told->lines, title.data);
	for (size_t i = 0; i < lines.count; i++)
		string_list_add(&told->lines, lines.items[i]);
	string_list_release(&lines);
	str_release(&title);
}

/* --- answering --- */

static bool go_to(struct plain *plain, size_t number)
{
	const size_t row = table_view_at(plain->heard.table, number - 1);
	if (row == SIZE_MAX) {
		plain_say_no_row(plain);
		return false;
	}
	table_view_go(plain->heard.table, row);
	return true;
}

/* "3": opens the row, or what Enter does there; "3 check": something with it. */
static void answer_row(struct plain *plain, size_t number, const char *word)
{
	if (!go_to(plain, number))
		return;
	if (!*word)
		plain_press(plain, K_ENTER);
	else if (!plain_command(plain, word))
		plain_tell(plain, _("%s: there is no such command; ? shows them"), word);
}

static void answer(struct plain *plain, const char *line)
{
	struct table_view *table = plain->heard.table;
	const size_t bytes = strcspn(line, " ");
	struct str first = STR_INIT;
	str_append(&first, line, bytes);
	const size_t number = plain_number_of(first.data);
	if (!*line) {
		if (table)
			plain->moved = true;
		else
			plain_press(plain, K_ENTER);
	} else if (number && table) {
		answer_row(plain, number, line + bytes + strspn(line + bytes, " "));
	} else if (*line == '/' && table) {
		if (line[1])
			table_view_filter(table, line + 1);
		else
			table_view_show_all(table);
		plain->first = 0;
		plain->moved = true;
	} else if (!plain_command(plain, line)) {
		plain_tell(plain, _("%s: there is no such command; ? shows them"), line);
	}
	str_release(&first);
}

const struct way page_list = {
	.tell = tell,
	.answer = answer,
	.help = N_(
		"A number opens that row; a number and a command does it with the row: "
		"3 check. A / and words show only rows that hold them, a / alone all "
		"again. Enter tells more rows."),
};
