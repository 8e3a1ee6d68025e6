/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/app_paint.h"

#include <string.h>

#include "office/moment.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/keyboard.h"
#include "text/macros.h"
#include "text/message.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "text/short_path.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* Rows that are not the screen's own: title line, message line, key bar. */
enum { ROW_TITLE = 0, ROWS_ABOVE = 1, ROWS_BELOW = 2 };

/* Of a title: one at each edge, two between its parts. */
enum { TITLE_SPACES = 4 };

/* Rows of a message that is longer than the message line. */
enum { MESSAGE_ROWS = 4, WHOLE_PATHS_ROWS = 3 };

bool app_too_small(const struct app *app)
{
	int rows, columns;
	app->terminal->ops->size(app->terminal, &rows, &columns);
	return rows < SCREEN_ROWS_LEAST || columns < SCREEN_COLUMNS_LEAST;
}

bool app_leaves(const struct event *event)
{
	return event->kind == EVENT_KEY &&
	       (event->key == K_F10 || event->key == CTRL('Q'));
}

bool app_types(const struct event *event)
{
	const keystroke key = event->key & ~(keystroke)MOD_SHIFT;
	return event->kind == EVENT_TEXT || event->kind == EVENT_PASTE ||
	       (event->kind == EVENT_KEY && key >= K_UP && key <= K_BACKSPACE);
}

bool app_letters_are_keys(const struct screen *screen)
{
	return !(screen->class->widgets & (WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE));
}

/* Whether what is typed while nothing is seen goes into a text. */
static bool takes_text(const struct app *app)
{
	if (app->over != OVER_NOTHING)
		return app->over == OVER_FIELD;
	return app->depth && !app_letters_are_keys(&app->screens[app->depth - 1]);
}

static void paint_too_small(const struct app *app, const struct canvas *canvas)
{
	struct str text = STR_INIT;
	message_append(&text, _("Please make the window larger: %d columns by %d rows."),
		SCREEN_COLUMNS_LEAST, SCREEN_ROWS_LEAST);
	str_putc(&text, '\n');
	message_append(&text,
		takes_text(app)
			? _("It has %d by %d now. What you type is kept.")
			: _("It has %d by %d now. Nothing is lost, but no key works."),
		canvas->columns, canvas->rows);
	str_printf(&text, "\n%s", _("Ctrl-Q leaves."));
	canvas_paragraphs(canvas, 0, text.data, STYLE_PLAIN);
	str_release(&text);
}

static int text_width(const struct str *text)
{
	return (int)text_columns(text->data, text->bytes);
}

/* A bar that stands in the title looks like one, where the title was not cut. */
static void paint_title_bar(const struct canvas *row, int start, const struct str *title)
{
	const char *piece = terminal_piece(row->terminal, LINE_FULL);
	const size_t bytes = strlen(piece);
	for (const char *at = strstr(title->data, piece); at;
		at = strstr(at + bytes, piece))
		canvas_line(row, 0,
			start + (int)text_columns(
					title->data, (size_t)(at - title->data)),
			LINE_FULL, STYLE_TITLE_ACCENT);
}

/* Columns of the title's right part. Up to half of them are its own; a longer one has what
 * the left part leaves, in which the year stands. */
static int right_columns(int columns, const struct str *left, const struct str *right)
{
	const int wanted = text_width(right), third = columns / 3;
	const int rest = columns - TITLE_SPACES - text_width(left);
	return wanted <= columns / 2 ? wanted : MAX(third, MIN(wanted, rest));
}

/* The own keyboard, at the right edge while it is on: one cannot see it by the keys. The
 * columns that it takes. */
static int paint_keyboard(const struct app *app, const struct canvas *row)
{
	struct str text = STR_INIT;
	if (!app->typing.own)
		return 0;
	/* TRANSLATORS: the layout of the keyboard, in the title line */
	str_printf(&text, _("Keys: %s"), _(keyboard_name(app->settings.keyboard)));
	const int width = text_width(&text);
	canvas_field(row, 0, row->columns - 1 - width, width, text.data, ALIGN_LEFT,
		STYLE_TITLE_ACCENT);
	str_release(&text);
	return width + 2;
}

static void paint_title(
	struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct canvas row = canvas_part(canvas, ROW_TITLE, 0, 1, canvas->columns);
	struct str left = STR_INIT, right = STR_INIT;
	canvas_clear(&row, STYLE_TITLE);
	row.columns -= paint_keyboard(app, &row);
	if (screen->class->title)
		screen->class->title(app, screen, &left, &right);
	const int width = right_columns(row.columns, &left, &right);
	const int start = row.columns - 1 - width;
	canvas_field(&row, 0, start, width, right.data, ALIGN_RIGHT, STYLE_TITLE);
	if (width == text_width(&right))
		paint_title_bar(&row, start, &right);
	canvas_field(&row, 0, 1, row.columns - TITLE_SPACES - width, left.data,
		ALIGN_LEFT, STYLE_TITLE);
	str_release(&left);
	str_release(&right);
}

/* When what this screen shows was last saved. What a server has not taken yet is here alone. */
static void put_saved(struct app *app, const struct screen *screen, struct str *text)
{
	if (app_is_saving(app))
		str_puts(text, _("Being saved"));
	if (app_is_saving(app) || !app->saved || !screen->class->keep ||
		app->saved_by != screen->state)
		return;
	str_printf(text, "%s ", app->reach.unsent ? _("On this machine") : _("Saved"));
	moment_clock(text, app->saved, true, app_digits(app));
}

/* That no server answers, and what becomes of what is typed. */
static void put_away(struct app *app, struct str *text)
{
	str_puts(text, _("No server since"));
	str_putc(text, ' ');
	moment_clock(text, app->reach.since, true, app_digits(app));
	if (app->reach.unsent)
		str_printf(text, " · %s", _("kept on this machine"));
}

/* That nothing here is in earnest, at the right edge; the columns that it takes. */
static int paint_example(const struct app *app, const struct canvas *row)
{
	if (!app->example)
		return 0;
	const char *text = _("EXAMPLE");
	const int width = (int)text_columns(text, strlen(text));
	canvas_field(row, 0, row->columns - 1 - width, width, text, ALIGN_RIGHT,
		STYLE_WARNING);
	return width + 2;
}

/* Both at the right edge; returns the columns that they take. */
static int paint_saved(
	struct app *app, const struct screen *screen, const struct canvas *row)
{
	struct str text = STR_INIT;
	if (app->reach.away)
		put_away(app, &text);
	else
		put_saved(app, screen, &text);
	int width = text_width(&text);
	if (width)
		canvas_field(row, 0, row->columns - 1 - width, width, text.data,
			ALIGN_RIGHT, app->reach.away ? STYLE_WARNING : STYLE_FAINT);
	str_release(&text);
	return width ? width + 2 : 0;
}

static int rows_of(struct app *app, const struct str *text, int width)
{
	struct wrapper *wrapper = app_wrapper(app);
	wrap_load(wrapper, text->data, text->bytes);
	return (int)wrap_count(wrapper, (unsigned)width);
}

/* What went well is said as plainly as the rest: ✓ alone is green. */
static enum style message_style(const struct app *app)
{
	return app->message_style == STYLE_DONE ? STYLE_MESSAGE : app->message_style;
}

/* A message that does not fit its line takes rows from above, and is told with whole
 * paths where they leave room for its words: a command that it names is to be
 * typed. */
static void paint_long_message(
	struct app *app, const struct canvas *canvas, const struct str *cut)
{
	const int width = canvas->columns - 2;
	const struct str *text = &app->message;
	int rows = rows_of(app, text, width);
	if (rows > WHOLE_PATHS_ROWS) {
		text = cut;
		rows = rows_of(app, text, width);
	}
	if (rows > MESSAGE_ROWS)
		rows = MESSAGE_ROWS;
	struct canvas part =
		canvas_part(canvas, canvas->rows - 1 - rows, 0, rows, canvas->columns);
	canvas_clear(&part, STYLE_MESSAGE);
	part = canvas_part(&part, 0, 1, rows, width);
	canvas_paragraphs(&part, 0, text->data, message_style(app));
}

static void paint_message(
	struct app *app, const struct screen *screen, const struct canvas *canvas)
{
	struct canvas row =
		canvas_part(canvas, canvas->rows - ROWS_BELOW, 0, 1, canvas->columns);
	canvas_clear(&row, STYLE_MESSAGE);
	row.columns -= paint_example(app, &row);
	int room = row.columns - 2 - paint_saved(app, screen, &row);
	struct str text = STR_INIT;
	short_paths(&text, app->message.data, room > 0 ? (size_t)room : 0,
		terminal_piece(app->terminal, LINE_CUT));
	if (text_width(&text) <= room)
		canvas_puts(&row, 0, 1, text.data, message_style(app));
	else
		paint_long_message(app, canvas, &text);
	str_release(&text);
}

/* The last row. */
static struct canvas bar_of(const struct canvas *canvas)
{
	return canvas_part(canvas, canvas->rows - 1, 0, 1, canvas->columns);
}

bool app_on_bar(const struct app *app, const struct event *event)
{
	int rows, columns;
	app->terminal->ops->size(app->terminal, &rows, &columns);
	return event->kind == EVENT_MOUSE && event->row == rows - 1 &&
	       (event->mouse == MOUSE_PRESS || event->mouse == MOUSE_DOUBLE) &&
	       !app_too_small(app);
}

const struct action *app_bar_action(const struct app *app, int column, keystroke *key)
{
	const struct canvas canvas = canvas_of(app->terminal);
	const struct canvas bar = bar_of(&canvas);
	const struct screen *screen = &app->screens[app->depth - 1];
	const struct action_now now = {
		!app_letters_are_keys(screen), app, screen, needs_shown};
	return action_bar_at(&bar, column, &now, screen->class->actions,
		screen->class->actions_count, app->actions, app->actions_count, key);
}

void app_paint_message(struct app *app)
{
	const struct canvas canvas = canvas_of(app->terminal);
	if (app->depth && !app_too_small(app))
		paint_message(app, &app->screens[app->depth - 1], &canvas);
	app->terminal->ops->flush(app->terminal);
}

void app_paint(struct app *app)
{
	struct canvas canvas = canvas_of(app->terminal);
	app->terminal->ops->clear(app->terminal);
	canvas_cursor(&canvas, -1, -1);
	/* Where nothing has the focus, to be read from the top. */
	canvas_park(&canvas, app_too_small(app) ? 0 : ROWS_ABOVE, 0);
	if (app_too_small(app)) {
		paint_too_small(app, &canvas);
		return;
	}
	if (!app->depth)
		return;
	struct screen *screen = &app->screens[app->depth - 1];
	paint_title(app, screen, &canvas);
	struct canvas middle = canvas_part(&canvas, ROWS_ABOVE, 0,
		canvas.rows - ROWS_ABOVE - ROWS_BELOW, canvas.columns);
	if (screen->class->paint)
		screen->class->paint(app, screen, &middle);
	paint_message(app, screen, &canvas);
	struct canvas bar = bar_of(&canvas);
	const struct action_now now = {
		!app_letters_are_keys(screen), app, screen, needs_shown};
	action_bar(&bar, &now, screen->class->actions, screen->class->actions_count,
		app->actions, app->actions_count);
}
