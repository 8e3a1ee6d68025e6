/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document of our own that was corrected elsewhere and comes back: what was changed in it,
 * field by field, as it was and as it is. The clerk takes or leaves each; what is taken goes
 * into the measures at once, all of it or nothing.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "intake/reader.h"
#include "intake/returned.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/file.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/head_labels.h"
#include "office/returning.h"
#include "report/card_cells.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/intake/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/changed_text.h"
#include "tui/widget/marked_text.h"
#include "tui/widget/text_view.h"

/* What is not taken in is told beside what can be. */
enum item_kind {
	ITEM_CHANGED, /* a field of a measure */
	ITEM_UNREAD,  /* one that cannot be taken in */
	ITEM_GONE,    /* a measure whose row is gone: taken, it goes into the bin */
	ITEM_ROW,     /* a new measure */
	ITEM_TEXT,    /* a text of the report itself */
	ITEM_OTHER,   /* what else stands otherwise */
};

struct item {
	enum item_kind kind;
	size_t at;             /* the card, or the place in its list in struct returned */
	enum card_field field; /* ITEM_CHANGED, ITEM_UNREAD */
	bool taken;
};

struct back {
	struct app *app;
	struct returned returned;
	int64_t report;
	char *name;               /* of the document */
	struct string_list files; /* it, and those that follow */
	size_t at;
	struct item *items;
	size_t count, capacity;
	struct table_view *table;
	struct text_view *detail;
	size_t detailed; /* the row that it is of; SIZE_MAX: none yet */
};

enum { MARK, NUMBER, FIELD, TEXT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[MARK] = {.columns = 2},
	[NUMBER] = {.heading = N_("No."), .columns = 4, .align = ALIGN_RIGHT},
	[FIELD] = {.heading = N_("Field"), .columns = 18},
	[TEXT] = {.heading = N_("As it is in the document")},
};

/* Asked first: a measure that is gone there stays here. */
static bool is_taken_at_first(enum item_kind kind)
{
	return kind == ITEM_CHANGED || kind == ITEM_ROW || kind == ITEM_TEXT;
}

static bool can_be_taken(enum item_kind kind)
{
	return kind == ITEM_GONE || is_taken_at_first(kind);
}

static void add(struct back *back, enum item_kind kind, size_t at, enum card_field field)
{
	back->items =
		mem_grow(back->items, back->count, &back->capacity, sizeof(*back->items));
	back->items[back->count++] =
		(struct item){kind, at, field, is_taken_at_first(kind)};
}

static void fill(struct back *back)
{
	const struct returned *returned = &back->returned;
	for (size_t i = 0; i < returned->was.count; i++) {
		const struct returned_card *card = &returned->cards[i];
		for (enum card_field field = 0; field < FIELD_COUNT; field++) {
			if (card->changed & 1U << field)
				add(back, ITEM_CHANGED, i, field);
			if (card->unread & 1U << field)
				add(back, ITEM_UNREAD, i, field);
		}
		if (!card->there)
			add(back, ITEM_GONE, i, FIELD_NONE);
	}
	for (size_t i = 0; i < returned->rows_count; i++)
		add(back, ITEM_ROW, i, FIELD_NONE);
	for (size_t i = 0; i < returned->texts_count; i++)
		add(back, ITEM_TEXT, i, FIELD_NONE);
	for (size_t i = 0; i < returned->others_count; i++)
		add(back, ITEM_OTHER, i, FIELD_NONE);
	table_view_set_rows(back->table, back->count);
}

static struct item *chosen(const struct back *back)
{
	const size_t row = table_view_row(back->table);
	return row < back->count ? &back->items[row] : NULL;
}

static size_t count_taken(const struct back *back)
{
	size_t taken = 0;
	for (size_t i = 0; i < back->count; i++)
		taken += back->items[i].taken;
	return taken;
}

/* --- drawing --- */

/* Why it is not taken in, or what becomes of it. */
static const char *why(const struct item *item)
{
	switch (item->kind) {
	case ITEM_UNREAD:
		return _(
			"changed, but this cannot be taken in; look at it in the document");
	case ITEM_GONE:
		return item->taken
			       ? _("not in the document any more; it goes into the bin")
			       : _("not in the document any more; here it stays");
	case ITEM_OTHER:
		return _(
			"stands otherwise in the document, and is no text of the report; "
			"what is right of it has to be typed");
	default: return "";
	}
}

/* In one line. */
static void append_text(struct str *out, const char *text)
{
	for (; *text; text++)
		str_putc(out, *text == '\n' ? ' ' : *text);
}

static void append_line(struct str *out, const struct card *card, enum card_field field)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	append_text(out, text.data);
	str_release(&text);
}

/* What a new measure is about. */
static void append_row(struct str *out, const struct card *card)
{
	const size_t start = out->bytes;
	for (enum card_field field = FIELD_ISSUE;
		field < FIELD_COUNT && out->bytes == start; field++)
		append_line(out, card, field);
}

static bool is_of_card(const struct item *item)
{
	return item->kind == ITEM_CHANGED || item->kind == ITEM_UNREAD ||
	       item->kind == ITEM_GONE;
}

static void append_name(struct str *out, const struct back *back, const struct item *item)
{
	const struct returned_text *text = &back->returned.texts[item->at];
	if (item->field != FIELD_NONE)
		str_puts(out, _(card_field_label(item->field)));
	else if (item->kind == ITEM_ROW)
		str_puts(out, _("New measure"));
	else if (item->kind == ITEM_TEXT)
		head_label(out, text->what, text->index, app_digits(back->app));
}

static void append_now(struct str *out, const struct back *back, const struct item *item)
{
	const struct returned *returned = &back->returned;
	switch (item->kind) {
	case ITEM_CHANGED:
		append_line(out, &returned->cards[item->at].now, item->field);
		break;
	case ITEM_ROW: append_row(out, &returned->rows[item->at].card); break;
	case ITEM_TEXT: append_text(out, returned->texts[item->at].now); break;
	case ITEM_OTHER: append_text(out, returned->others[item->at]); break;
	case ITEM_UNREAD:
	case ITEM_GONE: str_puts(out, why(item)); break;
	}
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct back *back = context;
	const struct item *item = &back->items[row];
	if (column == MARK && item->taken)
		str_puts(out, terminal_piece(back->app->terminal, LINE_DONE));
	if (column == NUMBER && is_of_card(item))
		number_append(out, (int64_t)item->at + 1, app_digits(back->app));
	if (column == FIELD)
		append_name(out, back, item);
	if (column == TEXT)
		append_now(out, back, item);
	return column == MARK                  ? STYLE_DONE
	       : is_taken_at_first(item->kind) ? STYLE_PLAIN
					       : STYLE_WARNING;
}

static void put(struct text_view *view, const char *text, enum style style)
{
	struct marked_text marked = MARKED_TEXT_INIT;
	marked_text_puts(&marked, text, style);
	text_view_marked(view, &marked);
	marked_text_release(&marked);
}

/* The words that went and those that came in. */
static void write_words(struct back *back, const char *was, const char *now)
{
	struct marked_text marked = MARKED_TEXT_INIT;
	changed_text_put(&marked, app_breaker(back->app), was, now);
	text_view_marked(back->detail, &marked);
	marked_text_release(&marked);
}

static void write_change(struct back *back, const struct item *item)
{
	struct card_cell was, now;
	card_cell_init(&was);
	card_cell_init(&now);
	card_cell_make_field(&was, &back->returned.was.cards[item->at], item->field);
	card_cell_make_field(&now, &back->returned.cards[item->at].now, item->field);
	write_words(back, was.text.data, now.text.data);
	card_cell_release(&was);
	card_cell_release(&now);
}

static void write_card(struct back *back, const struct card *card)
{
	struct card_cell cell;
	card_cell_init(&cell);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		card_cell_make_field(&cell, card, field);
		if (!cell.text.bytes)
			continue;
		put(back->detail, _(card_field_label(field)), STYLE_LABEL);
		put(back->detail, cell.text.data, STYLE_PLAIN);
	}
	card_cell_release(&cell);
}

static void write_head(struct back *back, const struct item *item)
{
	const struct returned *returned = &back->returned;
	struct str line = STR_INIT;
	if (is_of_card(item))
		message_append(&line, _("Measure %zu"), item->at + 1);
	else if (item->kind == ITEM_ROW && returned->rows[item->at].behind == SIZE_MAX)
		str_puts(&line, _("A new measure, before the first"));
	else if (item->kind == ITEM_ROW)
		message_append(&line, _("A new measure, behind measure %zu"),
			returned->rows[item->at].behind + 1);
	if (item->kind != ITEM_ROW) {
		const size_t before = line.bytes;
		append_name(&line, back, item);
		if (before && line.bytes > before)
			str_splice(&line, before, 0, ", ", 2);
	}
	if (line.bytes)
		put(back->detail, line.data, STYLE_LABEL);
	str_release(&line);
}

static void write_detail(struct back *back)
{
	const size_t row = table_view_row(back->table);
	const struct item *item = chosen(back);
	const struct returned *returned = &back->returned;
	if (row == back->detailed)
		return;
	text_view_clear(back->detail);
	back->detailed = row;
	if (!item)
		return;
	write_head(back, item);
	if (*why(item))
		put(back->detail, why(item), STYLE_WARNING);
	switch (item->kind) {
	case ITEM_CHANGED: write_change(back, item); break;
	case ITEM_TEXT:
		write_words(back, returned->texts[item->at].was,
			returned->texts[item->at].now);
		break;
	case ITEM_ROW: write_card(back, &returned->rows[item->at].card); break;
	case ITEM_GONE: write_card(back, &returned->was.cards[item->at]); break;
	case ITEM_OTHER:
		put(back->detail, returned->others[item->at], STYLE_PLAIN);
		break;
	case ITEM_UNREAD: break;
	}
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct back *back = screen->state;
	(void)app;
	str_printf(left, "%s  %s", _("Changes that come back"), back->name);
	message_append(right, _("taken: %zu"), count_taken(back));
	if (back->files.count > 1) {
		str_puts(right, "  ");
		message_append(
			right, _("file %zu of %zu"), back->at + 1, back->files.count);
	}
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct back *back = screen->state;
	const struct canvas body =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	const struct list_detail parts = list_detail_divide(&body, body.rows / 2);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	write_detail(back);
	table_view_digits(back->table, app_digits(app));
	table_view_paint(back->table, &parts.list, true);
	text_view_paint(back->detail, &parts.detail, app_wrapper(app));
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	const struct back *back = screen->state;
	(void)app;
	return table_view_event(back->table, event);
}

/* --- what keys do --- */

/* A measure goes into the bin only where that is said of it alone. */
static bool may_go(struct app *app, const struct item *item)
{
	struct str title = STR_INIT;
	message_append(&title, _("Put measure %zu into the bin?"), item->at + 1);
	const bool sure = dialog_confirm(app, title.data,
		_("Its row was taken out of the document. It goes into the bin when the "
		  "changes are taken in, and can be brought back from there."),
		N_("Put it into the bin"));
	str_release(&title);
	return sure;
}

static enum effect run_turn(struct app *app, struct screen *screen)
{
	struct back *back = screen->state;
	struct item *item = chosen(back);
	if (!can_be_taken(item->kind))
		app_message(app, STYLE_WARNING, "%s", _("This cannot be taken in"));
	else if (item->kind != ITEM_GONE || item->taken || may_go(app, item))
		item->taken = !item->taken;
	back->detailed = SIZE_MAX;
	return EFFECT_PAINT;
}

static const char *turn_name(const struct app *app, const struct screen *screen)
{
	const struct item *item = chosen(screen->state);
	(void)app;
	return item && item->taken ? N_("Leave") : N_("Take");
}

/* All of them, or none where all are taken; no measure goes into the bin by that. */
static enum effect run_all(struct app *app, struct screen *screen)
{
	struct back *back = screen->state;
	bool all = true;
	(void)app;
	for (size_t i = 0; i < back->count; i++)
		all &= back->items[i].taken || !is_taken_at_first(back->items[i].kind);
	for (size_t i = 0; i < back->count; i++)
		back->items[i].taken = is_taken_at_first(back->items[i].kind) ? !all
				       : all                                  ? false
					     : back->items[i].taken;
	back->detailed = SIZE_MAX;
	return EFFECT_PAINT;
}

/* Says what of it is to be taken; fields that are left are no change, till they are asked
 * for again. */
static void mark(struct returned *returned, const struct item *item, bool all)
{
	const unsigned bit = item->kind == ITEM_CHANGED ? 1U << item->field : 0;
	switch (item->kind) {
	case ITEM_CHANGED:
		if (all || item->taken)
			returned->cards[item->at].changed |= bit;
		else
			returned->cards[item->at].changed &= ~bit;
		break;
	case ITEM_GONE: returned->cards[item->at].bin = item->taken; break;
	case ITEM_ROW: returned->rows[item->at].taken = item->taken; break;
	case ITEM_TEXT: returned->texts[item->at].taken = item->taken; break;
	case ITEM_UNREAD:
	case ITEM_OTHER: break;
	}
}

static bool take_in(struct back *back, struct error *error)
{
	struct app *app = back->app;
	for (size_t i = 0; i < back->count; i++)
		mark(&back->returned, &back->items[i], false);
	const bool done = returning_take(
		app->store, back->report, app->who, &back->returned, error);
	for (size_t i = 0; i < back->count; i++)
		mark(&back->returned, &back->items[i], true);
	return done;
}

/* The next of several files comes in where this one was. */
static enum effect go_on(struct back *back)
{
	struct error error = ERROR_INIT;
	const struct topic next = {.files = &back->files, .at = back->at + 1};
	if (next.at < back->files.count &&
		!app_open(back->app, SCREEN_IMPORT, &next, &error) &&
		error.kind != ERROR_NONE)
		app_error(back->app, &error);
	return EFFECT_CLOSE;
}

static bool is_followed(const struct app *app, const struct screen *screen)
{
	const struct back *back = screen->state;
	(void)app;
	return back->at + 1 < back->files.count;
}

static enum effect run_leave(struct app *app, struct screen *screen)
{
	struct back *back = screen->state;
	char *left = mem_strdup(back->name);
	const enum effect effect = go_on(back);
	app_message(app, STYLE_MESSAGE, _("Nothing of it came in: %s"), left);
	free(left);
	return effect;
}

static enum effect run_take_in(struct app *app, struct screen *screen)
{
	struct back *back = screen->state;
	struct error error = ERROR_INIT;
	const size_t taken = count_taken(back);
	if (!taken) {
		app_message(app, STYLE_WARNING, "%s",
			_("Nothing is marked to be taken; Esc leaves all as it is"));
		return EFFECT_PAINT;
	}
	if (!take_in(back, &error)) {
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	app_saved(app);
	if (!store_set_last_opened(app->store, app->who, back->report, &error))
		app_error(app, &error);
	const enum effect effect = go_on(back);
	app_message(app, STYLE_DONE, _("Changes that were taken in: %zu"), taken);
	return effect;
}

static const struct action actions[] = {
	{
		.name = N_("Take"),
		.name_now = turn_name,
		.help = N_("Takes the change under the cursor, or leaves it."),
		.keys = {K_ENTER, ' '},
		.run = run_turn,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("All, none"),
		.help = N_("Takes all changes, or leaves all."),
		.keys = {'a'},
		.run = run_all,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Take it in"),
		.help = N_(
			"Puts the changes that are marked into the report, all of them "
			"or none."),
		.keys = {CTRL('S'), 's'},
		.run = run_take_in,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Leave it"),
		.help = N_("Leaves the document; nothing of it is taken in, and the next "
			   "one follows."),
		.keys = {K_ESCAPE},
		.run = run_leave,
		.possible = is_followed,
	},
};

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return need == NEEDS_ROW && !chosen(screen->state) ? needs_words(need) : NULL;
}

static void read_text(const struct screen *screen, struct str *out)
{
	const struct back *back = screen->state;
	text_view_append(back->detail, out);
}

/* The language may be another. */
static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct back *back = screen->state;
	(void)app;
	(void)error;
	back->detailed = SIZE_MAX;
	return true;
}

static void close(struct app *app, struct screen *screen)
{
	struct back *back = screen->state;
	(void)app;
	returned_release(&back->returned);
	table_view_free(back->table);
	text_view_free(back->detail);
	string_list_release(&back->files);
	free(back->items);
	free(back->name);
	free(back);
}

static bool read_file(const char *path, struct returned *returned, struct error *error)
{
	struct str bytes = STR_INIT;
	struct source source;
	bool done = file_read(path, &bytes, error);
	const struct intake_file file = {
		file_last_part(path), (const unsigned char *)bytes.data, bytes.bytes};
	if (done) {
		done = intake_read(&source, &file, error) &&
		       returned_read(returned, &file, &source, error);
		source_release(&source);
	}
	str_release(&bytes);
	return done;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct returned returned;
	if (!read_file(topic->file, &returned, error))
		return false;
	if (!returning_drop_same(app->store, topic->report, &returned, error)) {
		returned_release(&returned);
		return false;
	}
	struct back *back = mem_new(1, sizeof(*back));
	*back = (struct back){
		.app = app,
		.returned = returned,
		.report = topic->report,
		.name = mem_strdup(file_last_part(topic->file)),
		.table = table_view_new(columns, COLUMNS, cell, back),
		.detail = text_view_new(),
		.detailed = SIZE_MAX,
	};
	for (size_t i = 0; topic->files && i < topic->files->count; i++)
		string_list_add(&back->files, topic->files->items[i]);
	back->at = topic->at;
	fill(back);
	if (back->count)
		return app_push(app, &screen_returned, back);
	close(app, &(struct screen){.class = &screen_returned, .state = back});
	app_message(app, STYLE_DONE, _("%s: nothing was changed in it"),
		file_last_part(topic->file));
	return false;
}

const struct screen_class screen_returned = {
	.id = SCREEN_RETURNED,
	.name = "returned",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.read = read_text,
	.help = N_(
		"A document that this program made was corrected and comes back to its "
		"report. Each field that was changed stands here, with the words that went "
		"and those that came in; take or leave each.\nNothing is in the office "
		"file before it is taken in. A row that is new becomes a measure; one that is "
		"gone can be put into the bin, which is asked."),
	.widgets = WIDGET_TABLE,
};
