/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/evidence_field.h"

#include <stdlib.h>
#include <string.h>

#include "model/kept_file.h"
#include "model/report.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/pasted_rows.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/evidence_parts.h"
#include "tui/widget/line_field.h"

enum {
	LABEL_LEFT = 2,
	LABEL_COLUMNS = 12,
	TEXT_COLUMNS =
		48, /* of a text that is typed; beside its label, if there is room */
};

static const char *const line_labels[LINES] = {
	[LINE_KIND] = N_("Kind"),
	[LINE_REF] = N_("Place"),
	[LINE_CAPTION] = N_("Caption"),
	[LINE_DATE] = N_("Date"),
};

const struct evidence_kind evidence_kinds[EVIDENCE_KINDS] = {
	{"url", N_("web page")},
	{"photo", N_("photo")},
	{"document", N_("document")},
};

const struct action evidence_field_actions[] = {
	{.name = N_("Next line"),
		.help = N_("To the next line of this piece; from the last one, and where "
			   "nothing stands yet, to the next field."),
		.keys = {K_TAB}},
	{.name = N_("Next piece"),
		.help = N_("To the next piece. Several lines, or several addresses, that "
			   "are pasted are a piece each; Ctrl-Z takes them out again."),
		.keys = {K_ENTER}},
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
	for (size_t i = 0; kind && i < EVIDENCE_KINDS; i++) {
		if (strcmp(evidence_kinds[i].kind, kind) == 0)
			return evidence_kinds[i].label;
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

char *evidence_line_text(const struct piece *piece, enum line line)
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
	piece->kind =
		mem_strdup(piece->chosen ? piece->was.kind : evidence_kinds[0].kind);
	for (enum line line = LINE_REF; line < LINES; line++) {
		const char *text = *evidence_text(&piece->was, line);
		piece->lines[line] = line_field_new(text ? text : "");
		line_field_tools(piece->lines[line], field->breaker);
		piece->first[line] = evidence_line_text(piece, line);
	}
}

void evidence_piece_release(struct piece *piece)
{
	evidence_release(&piece->was);
	free(piece->kind);
	for (enum line line = LINE_REF; line < LINES; line++) {
		line_field_free(piece->lines[line]);
		free(piece->first[line]);
	}
}

bool evidence_piece_empty(const struct piece *piece)
{
	for (enum line line = LINE_REF; line < LINES; line++) {
		if (buffer_bytes(line_field_buffer(piece->lines[line])))
			return false;
	}
	return true;
}

bool evidence_piece_left_out(const struct piece *piece)
{
	return evidence_piece_empty(piece) && !piece->present;
}

void evidence_keep_one_empty(struct evidence_field *field)
{
	if (!field->count || !evidence_piece_left_out(&field->pieces[field->count - 1]))
		add_piece(field, NULL);
}

struct piece evidence_remove(struct evidence_field *field, size_t at)
{
	const struct piece removed = field->pieces[at];
	field->count--;
	memmove(&field->pieces[at], &field->pieces[at + 1],
		(field->count - at) * sizeof(field->pieces[0]));
	return removed;
}

struct piece *evidence_insert(struct evidence_field *field, size_t at)
{
	add_piece(field, NULL);
	const struct piece added = field->pieces[field->count - 1];
	memmove(&field->pieces[at + 1], &field->pieces[at],
		(field->count - 1 - at) * sizeof(field->pieces[0]));
	field->pieces[at] = added;
	return &field->pieces[at];
}

/* --- the whole --- */

static void take_in(struct evidence_field *field, const struct evidence_list *evidence)
{
	for (size_t i = 0; evidence && i < evidence->count; i++)
		add_piece(field, &evidence->items[i]);
	field->present = evidence && evidence->present;
	evidence_keep_one_empty(field);
	field->at = 0;
	field->line = LINE_REF;
}

void evidence_drop_back(struct evidence_field *field)
{
	for (size_t i = 0; i < field->back_count; i++)
		evidence_piece_release(&field->back[i]);
	free(field->back);
	field->back = NULL;
	field->back_count = 0;
}

static void release_pieces(struct evidence_field *field)
{
	evidence_drop_back(field);
	for (size_t i = 0; i < field->count; i++)
		evidence_piece_release(&field->pieces[i]);
	evidence_piece_release(&field->removed);
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
		char *now = evidence_line_text(piece, line);
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
		if (!evidence_piece_left_out(&field->pieces[i]))
			get_piece(&field->pieces[i], evidence_list_add(evidence));
	}
	evidence->present = true;
}

void evidence_field_append(const struct evidence_field *field, struct str *out)
{
	for (size_t i = 0; i < field->count; i++) {
		if (evidence_piece_left_out(&field->pieces[i]))
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

struct line_field *evidence_field_line(const struct evidence_field *field, size_t *text)
{
	*text = field->line > LINE_REF ? (size_t)field->line - LINE_REF : 0;
	return field->pieces[field->at].lines[field->line];
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
	/* Where nothing is yet nobody has to pass by what is asked of it. */
	if (field->line != LINE_KIND &&
		evidence_piece_left_out(&field->pieces[field->at]))
		return false;
	return field->line + 1 < LINES;
}

/* Where the texts begin that stand beside their labels. */
static int label_end(int columns)
{
	return columns > 2 * LABEL_COLUMNS ? LABEL_COLUMNS + LABEL_LEFT : columns / 2;
}

/* Rows of the line: that of the cursor stands below its label where it would be short. */
static int line_rows(const struct evidence_field *field, enum line line, int columns)
{
	return field->line == line && line != LINE_KIND &&
			       columns - label_end(columns) < TEXT_COLUMNS
		       ? 2
		       : 1;
}

/* Rows of the piece with the cursor down to a line. */
static int open_rows(const struct evidence_field *field, enum line last, int columns)
{
	int rows = 0;
	for (enum line line = LINE_KIND; line <= last; line++)
		rows += line_rows(field, line, columns);
	return rows;
}

int evidence_field_rows(const struct evidence_field *field, int columns, bool focus)
{
	const int others = (int)field->count - 1;
	return others + (focus ? open_rows(field, LINE_DATE, columns) : 1);
}

/* The place as it is shown: of a file that is kept there is nothing to read in it. */
static void append_place(const struct piece *piece, struct str *out)
{
	buffer_append(line_field_buffer(piece->lines[LINE_REF]), out);
	const char *name = kept_file_name(out->data);
	const char *ending = name ? strrchr(name, '.') : NULL;
	if (!name)
		return;
	struct str kind = STR_INIT;
	if (ending)
		str_printf(&kind, " (%s)", ending + 1);
	str_clear(out);
	str_printf(out, "%s%s", _("kept file"), kind.data);
	str_release(&kind);
}

/* Place and caption, in what is left of the row. Where they do not fit the caption gets a
 * third of it, and of the place its end is seen: addresses of one site differ there. */
static void paint_place(
	const struct piece *piece, const struct canvas *canvas, int row, int left)
{
	struct str place = STR_INIT, caption = STR_INIT;
	const int room = canvas->columns - left;
	append_place(piece, &place);
	if (buffer_bytes(line_field_buffer(piece->lines[LINE_CAPTION]))) {
		str_printf(&caption, " %s ", terminal_piece(canvas->terminal, LINE_DASH));
		buffer_append(line_field_buffer(piece->lines[LINE_CAPTION]), &caption);
	}
	const int wanted = (int)text_columns(place.data, place.bytes);
	const int behind = (int)text_columns(caption.data, caption.bytes);
	const int columns = MIN(wanted, MAX(room - behind, room - room / 3));
	if (is_web_address(place.data) || strchr(place.data, '/'))
		canvas_ends(canvas, row, left, columns, place.data, STYLE_FIELD);
	else
		canvas_field(
			canvas, row, left, columns, place.data, ALIGN_LEFT, STYLE_FIELD);
	canvas_field(canvas, row, left + columns, room - columns, caption.data,
		ALIGN_LEFT, STYLE_FIELD);
	str_release(&place);
	str_release(&caption);
}

static void paint_folded(const struct evidence_field *field, size_t number,
	const struct canvas *canvas, int row)
{
	const struct piece *piece = &field->pieces[number];
	struct str text = STR_INIT;
	if (evidence_piece_left_out(piece)) {
		canvas_field(canvas, row, 0, canvas->columns, _("+ one more"), ALIGN_LEFT,
			STYLE_FAINT);
		return;
	}
	number_append(&text, (int64_t)number + 1, field->digits);
	str_printf(&text, "  %s  ", _(evidence_kind_label(piece->kind)));
	canvas_field(canvas, row, 0, canvas->columns, text.data, ALIGN_LEFT, STYLE_FIELD);
	const int left = (int)text_columns(text.data, text.bytes);
	paint_place(piece, canvas, row, left);
	str_release(&text);
}

/* The text of a line, in its part of the screen. */
static void paint_text(const struct evidence_field *field, const struct canvas *canvas,
	int row, enum line line)
{
	const int columns = canvas->columns;
	const bool below = line_rows(field, line, columns) > 1;
	const int left = below ? LABEL_LEFT : label_end(columns);
	const struct canvas text =
		canvas_part(canvas, row + below, left, 1, columns - left);
	if (below)
		canvas_focus(canvas, row + below, 0, columns);
	line_field_paint(
		field->pieces[field->at].lines[line], &text, field->line == line);
}

static void paint_kind(
	const struct evidence_field *field, const struct canvas *canvas, int row)
{
	const bool here = field->line == LINE_KIND;
	const int left = label_end(canvas->columns);
	struct str text = STR_INIT;
	str_printf(
		&text, "< %s >", _(evidence_kind_label(field->pieces[field->at].kind)));
	canvas_field(canvas, row, left, canvas->columns - left, text.data, ALIGN_LEFT,
		here ? STYLE_FOCUS : STYLE_FIELD);
	if (here)
		canvas_cursor(canvas, row, left);
	str_release(&text);
}

static void paint_line(const struct evidence_field *field, const struct canvas *canvas,
	int row, enum line line)
{
	const bool here = field->line == line;
	const bool below = line_rows(field, line, canvas->columns) > 1;
	if (here && !below)
		canvas_focus(canvas, row, 0, canvas->columns);
	canvas_field(canvas, row, LABEL_LEFT, label_end(canvas->columns) - LABEL_LEFT,
		_(line_labels[line]), ALIGN_LEFT,
		below  ? STYLE_LABEL
		: here ? STYLE_FOCUS_LABEL
		       : STYLE_GUIDE);
	if (line == LINE_KIND)
		paint_kind(field, canvas, row);
	else
		paint_text(field, canvas, row, line);
}

/* The row, 0 or above the canvas, of the first piece: so that all of the piece with the
 * cursor is in view, at least its line. */
static int first_row(const struct evidence_field *field, const struct canvas *canvas)
{
	const int at = (int)field->at;
	const int last = open_rows(field, LINE_DATE, canvas->columns);
	const int here = open_rows(field, field->line, canvas->columns);
	const int row = MIN(canvas->rows - at - last, 0);
	return MAX(row, MIN(1, canvas->rows) - at - here);
}

void evidence_field_paint(
	struct evidence_field *field, const struct canvas *canvas, bool focus)
{
	int row = focus ? first_row(field, canvas) : 0;
	canvas_clear(canvas, STYLE_PLAIN);
	for (size_t i = 0; i < field->count && row < canvas->rows; i++) {
		if (!focus || i != field->at) {
			if (row >= 0)
				paint_folded(field, i, canvas, row);
			row++;
			continue;
		}
		for (enum line line = LINE_KIND; line < LINES; line++) {
			paint_line(field, canvas, row, line);
			row += line_rows(field, line, canvas->columns);
		}
	}
}
