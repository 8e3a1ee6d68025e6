/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/evidence_field.h"

#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "tui/widget/edit.h"
#include "tui/widget/line_field.h"

/* The lines of a piece: its kind, then the texts. */
enum line { LINE_KIND, LINE_REF, LINE_CAPTION, LINE_DATE, LINES };

enum { LABEL_COLUMNS = 12 };

static const char *const line_labels[LINES] = {
	[LINE_KIND] = N_("Kind"),
	[LINE_REF] = N_("Place"),
	[LINE_CAPTION] = N_("Caption"),
	[LINE_DATE] = N_("Date"),
};

static const struct {
	const char *kind, *label;
} kinds[] = {
	{"url", N_("web page")},
	{"photo", N_("photo")},
	{"document", N_("document")},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct piece {
	struct evidence was; /* owned: what it was made of */
	bool present;        /* it was made of something */
	char *kind;
	bool chosen; /* the kind was, so that it no longer follows the reference */
	struct line_field *lines[LINES]; /* that of the kind is NULL */
	char *first[LINES];              /* as the line fields gave it at first */
};

struct evidence_field {
	struct piece *pieces; /* the last one holds nothing */
	size_t count, capacity;
	bool present; /* the key was there */
	enum digits digits;
	struct breaker *breaker; /* borrowed; NULL at first */
	size_t at;               /* piece of the cursor */
	enum line line;
	struct piece removed; /* taken out last, of no kind where there is none */
	size_t removed_at;
};

const struct action evidence_field_actions[] = {
	{.name = N_("Next line"),
		.help = N_("To the next line of this piece; from the last one to the "
			   "next field. Enter goes on to the next piece."),
		.keys = {K_TAB}},
	{.name = N_("Line before"),
		.help = N_("To the line before; from the first one to the field before."),
		.keys = {SHIFT(K_TAB)}},
	{.name = N_("Other kind"),
		.help = N_("On the line of the kind: web page, photo or document."),
		.keys = {' ', K_RIGHT, K_LEFT}},
	{.name = N_("Take out"),
		.help = N_(
			"On the line of the kind: takes this piece out; Ctrl-Z puts it "
			"back."),
		.keys = {K_DELETE}},
	{.name = N_("Up"),
		.help = N_("Moves this piece up."),
		.keys = {CTRL('U'), ALT(K_UP)}},
	{.name = N_("Down"),
		.help = N_("Moves this piece down."),
		.keys = {CTRL('D'), ALT(K_DOWN)}},
};
const size_t evidence_field_actions_count =
	sizeof(evidence_field_actions) / sizeof(evidence_field_actions[0]);

const char *evidence_kind_label(const char *kind)
{
	for (size_t i = 0; kind && i < KINDS; i++) {
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].label;
	}
	return kind ? kind : "";
}

/* --- pieces --- */

static char *copy(const char *text)
{
	return mem_strdup(text);
}

static struct evidence evidence_copy(const struct evidence *from)
{
	return (struct evidence){copy(from->kind), copy(from->ref), copy(from->caption),
		copy(from->date), copy(from->extra)};
}

static void evidence_release(struct evidence *evidence)
{
	free(evidence->kind);
	free(evidence->ref);
	free(evidence->caption);
	free(evidence->date);
	free(evidence->extra);
}

static char **evidence_text(struct evidence *evidence, enum line line)
{
	switch (line) {
	case LINE_KIND: return &evidence->kind;
	case LINE_REF: return &evidence->ref;
	case LINE_CAPTION: return &evidence->caption;
	default: return &evidence->date;
	}
}

static char *line_text(const struct piece *piece, enum line line)
{
	struct str text = STR_INIT;
	buffer_append(line_field_buffer(piece->lines[line]), &text);
	return str_detach(&text);
}

static void add_piece(struct evidence_field *field, const struct evidence *evidence)
{
	field->pieces = mem_grow(
		field->pieces, field->count, &field->capacity, sizeof(field->pieces[0]));
	struct piece *piece = &field->pieces[field->count++];
	*piece = (struct piece){.present = evidence != NULL};
	if (evidence)
		piece->was = evidence_copy(evidence);
	piece->chosen = piece->was.kind != NULL;
	piece->kind = mem_strdup(piece->chosen ? piece->was.kind : kinds[0].kind);
	for (enum line line = LINE_REF; line < LINES; line++) {
		const char *text = *evidence_text(&piece->was, line);
		piece->lines[line] = line_field_new(text ? text : "");
		line_field_tools(piece->lines[line], field->breaker);
		piece->first[line] = line_text(piece, line);
	}
}

static void piece_release(struct piece *piece)
{
	evidence_release(&piece->was);
	free(piece->kind);
	for (enum line line = LINE_REF; line < LINES; line++) {
		line_field_free(piece->lines[line]);
		free(piece->first[line]);
	}
}

static bool is_empty(const struct piece *piece)
{
	for (enum line line = LINE_REF; line < LINES; line++) {
		if (buffer_bytes(line_field_buffer(piece->lines[line])))
			return false;
	}
	return true;
}

/* A piece of a file may be empty from the start; then it stays one. */
static bool is_left_out(const struct piece *piece)
{
	return is_empty(piece) && !piece->present;
}

static void keep_one_empty(struct evidence_field *field)
{
	if (!field->count || !is_left_out(&field->pieces[field->count - 1]))
		add_piece(field, NULL);
}

/* --- the whole --- */

static void take_in(struct evidence_field *field, const struct evidence_list *evidence)
{
	for (size_t i = 0; evidence && i < evidence->count; i++)
		add_piece(field, &evidence->items[i]);
	field->present = evidence && evidence->present;
	keep_one_empty(field);
	field->at = 0;
	field->line = LINE_REF;
}

static void release_pieces(struct evidence_field *field)
{
	for (size_t i = 0; i < field->count; i++)
		piece_release(&field->pieces[i]);
	piece_release(&field->removed);
	free(field->pieces);
	*field = (struct evidence_field){
		.digits = field->digits, .breaker = field->breaker};
}

struct evidence_field *evidence_field_new(const struct evidence_list *evidence)
{
	struct evidence_field *field = mem_new(1, sizeof(*field));
	take_in(field, evidence);
	return field;
}

void evidence_field_digits(struct evidence_field *field, enum digits digits)
{
	field->digits = digits;
}

void evidence_field_tools(struct evidence_field *field, struct breaker *breaker)
{
	field->breaker = breaker;
	for (size_t i = 0; i < field->count; i++)
		for (enum line line = LINE_REF; line < LINES; line++)
			line_field_tools(field->pieces[i].lines[line], breaker);
}

void evidence_field_free(struct evidence_field *field)
{
	if (!field)
		return;
	release_pieces(field);
	free(field);
}

void evidence_field_set(
	struct evidence_field *field, const struct evidence_list *evidence)
{
	release_pieces(field);
	take_in(field, evidence);
}

/* A new piece has a caption, be it empty: so reports are written. */
static void get_piece(const struct piece *piece, struct evidence *out)
{
	*out = evidence_copy(&piece->was);
	if (piece->chosen || !piece->present) {
		free(out->kind);
		out->kind = copy(piece->kind);
	}
	for (enum line line = LINE_REF; line < LINES; line++) {
		char *now = line_text(piece, line);
		char **text = evidence_text(out, line);
		if (strcmp(now, piece->first[line]) != 0 ||
			(!piece->present && line != LINE_DATE)) {
			free(*text);
			*text = now;
		} else {
			free(now);
		}
	}
}

void evidence_field_get(
	const struct evidence_field *field, struct evidence_list *evidence)
{
	for (size_t i = 0; i < evidence->count; i++)
		evidence_release(&evidence->items[i]);
	evidence->count = 0;
	for (size_t i = 0; i < field->count; i++) {
		if (!is_left_out(&field->pieces[i]))
			get_piece(&field->pieces[i], evidence_list_add(evidence));
	}
	evidence->present = true;
}

void evidence_field_append(const struct evidence_field *field, struct str *out)
{
	for (size_t i = 0; i < field->count; i++) {
		if (is_left_out(&field->pieces[i]))
			continue;
		str_puts(out, field->pieces[i].kind);
		for (enum line line = LINE_REF; line < LINES; line++) {
			str_putc(out, '\t');
			buffer_append(
				line_field_buffer(field->pieces[i].lines[line]), out);
		}
		str_putc(out, '\n');
	}
}

size_t evidence_field_cursor(const struct evidence_field *field)
{
	return field->at * LINES + field->line;
}

void evidence_field_move(struct evidence_field *field, size_t cursor)
{
	const size_t at = cursor / LINES;
	field->at = at < field->count ? at : field->count - 1;
	field->line = cursor % LINES;
	if (cursor == 0)
		field->line = LINE_REF;
}

/* --- on the screen --- */

bool evidence_field_has_next(const struct evidence_field *field)
{
	return field->line + 1 < LINES;
}

int evidence_field_rows(const struct evidence_field *field, bool focus)
{
	return (int)field->count + (focus ? LINES - 1 : 0);
}

static void paint_folded(const struct evidence_field *field, size_t number,
	const struct canvas *canvas, int row)
{
	const struct piece *piece = &field->pieces[number];
	struct str text = STR_INIT;
	if (is_left_out(piece)) {
		canvas_field(canvas, row, 0, canvas->columns, _("+ one more"), ALIGN_LEFT,
			STYLE_FAINT);
		return;
	}
	number_append(&text, (int64_t)number + 1, field->digits);
	str_printf(&text, "  %s  ", _(evidence_kind_label(piece->kind)));
	buffer_append(line_field_buffer(piece->lines[LINE_REF]), &text);
	if (buffer_bytes(line_field_buffer(piece->lines[LINE_CAPTION]))) {
		str_printf(&text, " %s ", terminal_piece(canvas->terminal, LINE_DASH));
		buffer_append(line_field_buffer(piece->lines[LINE_CAPTION]), &text);
	}
	canvas_field(canvas, row, 0, canvas->columns, text.data, ALIGN_LEFT, STYLE_FIELD);
	str_release(&text);
}

static void paint_line(struct evidence_field *field, const struct canvas *canvas, int row,
	enum line line)
{
	const struct piece *piece = &field->pieces[field->at];
	const bool here = field->line == line;
	const int label =
		canvas->columns > 2 * LABEL_COLUMNS ? LABEL_COLUMNS : canvas->columns / 2;
	const struct canvas value =
		canvas_part(canvas, row, label, 1, canvas->columns - label);
	canvas_field(canvas, row, 0, label, _(line_labels[line]), ALIGN_LEFT,
		here ? STYLE_FOCUS : STYLE_LABEL);
	if (line != LINE_KIND) {
		line_field_paint(piece->lines[line], &value, here);
		return;
	}
	struct str text = STR_INIT;
	str_printf(&text, "< %s >", _(evidence_kind_label(piece->kind)));
	canvas_field(&value, 0, 0, value.columns, text.data, ALIGN_LEFT,
		here ? STYLE_FOCUS : STYLE_FIELD);
	if (here)
		canvas_cursor(&value, 0, 0);
	str_release(&text);
}

void evidence_field_paint(
	struct evidence_field *field, const struct canvas *canvas, bool focus)
{
	const int open = focus ? LINES : 1;
	const int last = (int)field->at + open - 1;
	const int top = focus && last >= canvas->rows ? last - canvas->rows + 1 : 0;
	int row = -top;
	canvas_clear(canvas, STYLE_PLAIN);
	for (size_t i = 0; i < field->count && row < canvas->rows; i++) {
		if (!focus || i != field->at) {
			if (row >= 0)
				paint_folded(field, i, canvas, row);
			row++;
			continue;
		}
		for (enum line line = LINE_KIND; line < LINES; line++, row++) {
			if (row >= 0)
				paint_line(field, canvas, row, line);
		}
	}
}

/* --- keys --- */

static void choose_kind(struct piece *piece, size_t step)
{
	size_t now = 0;
	for (size_t i = 0; i < KINDS; i++) {
		if (strcmp(kinds[i].kind, piece->kind) == 0)
			now = i;
	}
	free(piece->kind);
	piece->kind = mem_strdup(kinds[(now + step) % KINDS].kind);
	piece->chosen = true;
}

static bool ends_with(const char *text, const char *end)
{
	const size_t bytes = strlen(text), wanted = strlen(end);
	return bytes >= wanted && strcmp(text + bytes - wanted, end) == 0;
}

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* What the reference looks like, until somebody chooses. */
static void follow_reference(struct piece *piece)
{
	if (piece->chosen)
		return;
	char *ref = line_text(piece, LINE_REF);
	const char *kind = "document";
	if (!*ref || begins_with(ref, "http://") || begins_with(ref, "https://") ||
		begins_with(ref, "www."))
		kind = "url";
	else if (ends_with(ref, ".png") || ends_with(ref, ".jpg") ||
		 ends_with(ref, ".jpeg"))
		kind = "photo";
	free(piece->kind);
	piece->kind = mem_strdup(kind);
	free(ref);
}

static enum effect go(struct evidence_field *field, long lines)
{
	const long to = (long)(field->at * LINES + field->line) + lines;
	if (to < 0 || to >= (long)(field->count * LINES))
		return EFFECT_UNUSED;
	field->at = (size_t)to / LINES;
	field->line = (size_t)to % LINES;
	return EFFECT_PAINT;
}

static enum effect swap(struct evidence_field *field, size_t with)
{
	if (with + 1 >= field->count || field->at + 1 >= field->count)
		return EFFECT_PAINT;
	const struct piece piece = field->pieces[field->at];
	field->pieces[field->at] = field->pieces[with];
	field->pieces[with] = piece;
	field->at = with;
	return EFFECT_PAINT;
}

static enum effect take_out(struct evidence_field *field)
{
	if (is_left_out(&field->pieces[field->at]))
		return EFFECT_PAINT;
	piece_release(&field->removed);
	field->removed = field->pieces[field->at];
	field->removed_at = field->at;
	field->count--;
	memmove(&field->pieces[field->at], &field->pieces[field->at + 1],
		(field->count - field->at) * sizeof(field->pieces[0]));
	keep_one_empty(field);
	return EFFECT_PAINT;
}

/* Whether there are as many pieces as there can be. */
static bool is_full(const struct evidence_field *field, const char **message)
{
	size_t count = 0;
	for (size_t i = 0; i < field->count; i++)
		count += !is_left_out(&field->pieces[i]);
	if (count < LIMIT_LIST_ITEMS)
		return false;
	if (message)
		*message = _("There can be no more pieces of evidence in one measure. "
			     "Nothing was changed.");
	return true;
}

/* Whether an event may put something into a piece that is empty. */
static bool fills(const struct event *event)
{
	bool extend;
	const enum edit edit = edit_find(event, &extend);
	return event->kind == EVENT_TEXT || event->kind == EVENT_PASTE ||
	       edit == EDIT_PASTE || edit == EDIT_UNDO || edit == EDIT_REDO;
}

static enum effect put_back(struct evidence_field *field, const char **message)
{
	if (!field->removed.kind ||
		(!is_left_out(&field->removed) && is_full(field, message)))
		return EFFECT_PAINT;
	field->pieces = mem_grow(
		field->pieces, field->count, &field->capacity, sizeof(field->pieces[0]));
	const size_t at = field->removed_at < field->count ? field->removed_at : 0;
	memmove(&field->pieces[at + 1], &field->pieces[at],
		(field->count - at) * sizeof(field->pieces[0]));
	field->pieces[at] = field->removed;
	field->count++;
	field->at = at;
	field->removed = (struct piece){0};
	return EFFECT_PAINT;
}

/* From the last line to the reference of the next piece, passing its kind by. */
static enum effect next_line(struct evidence_field *field)
{
	if (is_left_out(&field->pieces[field->at]) && field->line == LINE_DATE)
		return EFFECT_PAINT;
	return go(field, field->line == LINE_DATE ? 2 : 1);
}

static enum effect kind_event(
	struct evidence_field *field, const struct event *event, const char **message)
{
	struct piece *piece = &field->pieces[field->at];
	if (event->kind == EVENT_TEXT && event->key == ' ') {
		choose_kind(piece, 1);
		return EFFECT_PAINT;
	}
	if (event->kind != EVENT_KEY)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_RIGHT: choose_kind(piece, 1); return EFFECT_PAINT;
	case K_LEFT: choose_kind(piece, KINDS - 1); return EFFECT_PAINT;
	case K_DELETE: return take_out(field);
	case CTRL('Z'): return put_back(field, message);
	default: return EFFECT_UNUSED;
	}
}

static enum effect move_event(struct evidence_field *field, const struct event *event)
{
	if (event->kind != EVENT_KEY)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: return go(field, -1);
	case K_DOWN: return go(field, 1);
	case K_ENTER: return next_line(field);
	case K_TAB: return evidence_field_has_next(field) ? go(field, 1) : EFFECT_UNUSED;
	case SHIFT(K_TAB):
		return field->line != LINE_KIND ? go(field, -1) : EFFECT_UNUSED;
	case ALT(K_UP):
	case CTRL('U'): return field->at ? swap(field, field->at - 1) : EFFECT_PAINT;
	case ALT(K_DOWN):
	case CTRL('D'): return swap(field, field->at + 1);
	default: return EFFECT_UNUSED;
	}
}

enum effect evidence_field_event(struct evidence_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	enum effect effect = move_event(field, event);
	if (message)
		*message = NULL;
	if (effect != EFFECT_UNUSED)
		return effect;
	if (field->line == LINE_KIND) {
		effect = kind_event(field, event, message);
		if (effect != EFFECT_UNUSED ||
			(event->kind != EVENT_TEXT && event->kind != EVENT_PASTE))
			return effect;
		field->line = LINE_REF;
	}
	struct piece *piece = &field->pieces[field->at];
	if (is_left_out(piece) && fills(event) && is_full(field, message))
		return EFFECT_PAINT;
	effect = line_field_event(piece->lines[field->line], event, clipboard, message);
	if (effect != EFFECT_UNUSED && field->line == LINE_REF)
		follow_reference(piece);
	keep_one_empty(field);
	return effect;
}
