/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do in a field of evidence. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/kept_file.h"
#include "model/limits.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/pasted_rows.h"
#include "text/period.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/edit.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/evidence_parts.h"
#include "tui/widget/line_field.h"
#include "tui/widget/offers.h"

static void choose_kind(struct piece *piece, size_t step)
{
	size_t now = 0;
	for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
		if (strcmp(evidence_kinds[i].kind, piece->kind) == 0)
			now = i;
	}
	free(piece->kind);
	piece->kind = mem_strdup(evidence_kinds[(now + step) % EVIDENCE_KINDS].kind);
	piece->chosen = true;
}

static bool ends_with(const char *text, const char *end)
{
	const size_t bytes = strlen(text), wanted = strlen(end);
	return bytes >= wanted && strcmp(text + bytes - wanted, end) == 0;
}

/* What the reference looks like, until somebody chooses. */
static void follow_reference(struct piece *piece)
{
	if (piece->chosen)
		return;
	char *ref = evidence_line_text(piece, LINE_REF);
	const char *kind = "document";
	if (!*ref || is_web_address(ref))
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
	if (field->line != LINE_KIND)
		offers_rest(
			line_field_offers(field->pieces[field->at].lines[field->line]));
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
	if (evidence_piece_left_out(&field->pieces[field->at]))
		return EFFECT_PAINT;
	evidence_piece_release(&field->removed);
	field->removed = evidence_remove(field, field->at);
	field->removed_at = field->at;
	evidence_keep_one_empty(field);
	return EFFECT_PAINT;
}

/* Whether there are too many pieces for so many more. */
static bool is_full(const struct evidence_field *field, size_t more, const char **message)
{
	size_t count = more;
	for (size_t i = 0; i < field->count; i++)
		count += !evidence_piece_left_out(&field->pieces[i]);
	if (count <= LIMIT_LIST_ITEMS)
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
		(!evidence_piece_left_out(&field->removed) && is_full(field, 1, message)))
		return EFFECT_PAINT;
	const size_t at = field->removed_at < field->count ? field->removed_at : 0;
	struct piece *piece = evidence_insert(field, at);
	evidence_piece_release(piece);
	*piece = field->removed;
	field->at = at;
	field->removed = (struct piece){0};
	return EFFECT_PAINT;
}

/* --- pasting --- */

static void split(struct string_list *parts, const char *text, char separator)
{
	const char separators[] = {separator, '\0'};
	for (size_t bytes;; text += bytes + 1) {
		bytes = strcspn(text, separators);
		char *part = mem_strndup(text, bytes);
		string_list_add(parts, part);
		free(part);
		if (!text[bytes])
			return;
	}
}

static bool is_day(const char *text)
{
	const struct period period = period_parse(text, strlen(text), 0);
	return period.kind == PERIOD_DAY || period.kind == PERIOD_RANGE;
}

static void paste_into(struct piece *piece, enum line line, const char *text)
{
	struct buffer *buffer = line_field_buffer(piece->lines[line]);
	if (buffer_bytes(buffer))
		buffer_paste(buffer, " ", 1);
	buffer_paste(buffer, text, strlen(text));
}

/* The cells of a row into an empty piece: an address is the place, wherever it stands,
 * else the first one; a date at the end is its date, the others are the caption. */
static void fill_piece(struct piece *piece, const struct string_list *cells)
{
	size_t place = 0;
	for (size_t i = cells->count; i-- > 0;)
		if (is_web_address(cells->items[i]))
			place = i;
	for (size_t i = 0; i < cells->count; i++) {
		const char *cell = cells->items[i];
		const bool last = i + 1 == cells->count && i;
		if (*cell)
			paste_into(piece,
				i == place             ? LINE_REF
				: last && is_day(cell) ? LINE_DATE
						       : LINE_CAPTION,
				cell);
	}
	follow_reference(piece);
}

static void put_rows(struct evidence_field *field, const struct string_list *rows)
{
	const bool fresh = evidence_piece_left_out(&field->pieces[field->at]);
	const size_t at = fresh ? field->at : field->at + 1;
	for (size_t i = 0; i < rows->count; i++) {
		struct string_list cells = {0};
		split(&cells, rows->items[i], '\t');
		fill_piece(evidence_insert(field, at + i), &cells);
		string_list_release(&cells);
	}
	field->pasted_at = at;
	field->pasted = rows->count;
	field->at = at + rows->count - 1;
	field->line = LINE_REF;
	evidence_keep_one_empty(field);
}

static bool are_addresses(const struct string_list *rows)
{
	size_t count = 0;
	for (size_t i = 0; i < rows->count; i++)
		count += is_web_address(rows->items[i]);
	return count == rows->count;
}

/* Whether a paste is several pieces; then they are put in, as far as there may be so
 * many. What is too long for any line is left to the line, which says so. */
static bool paste_rows(struct evidence_field *field, const char *text, size_t bytes,
	const char **message)
{
	struct str joined = STR_INIT;
	struct string_list rows = {0};
	const size_t lost = pasted_rows(&joined, text, bytes);
	split(&rows, joined.data, '\n');
	const bool several = (rows.count > 1 || strchr(joined.data, '\t')) &&
			     joined.bytes <= LIMIT_TEXT_BYTES &&
			     (field->line <= LINE_REF || are_addresses(&rows));
	if (several && !is_full(field, rows.count, message)) {
		put_rows(field, &rows);
		if (lost && message)
			*message = edit_unreadable();
	}
	string_list_release(&rows);
	str_release(&joined);
	return several;
}

/* A line end behind what is pasted is none of it. */
static enum effect paste_line(struct piece *piece, enum line line,
	const struct event *event, struct str *clipboard, const char **message)
{
	struct event cut = *event;
	while (cut.bytes && strchr("\r\n", cut.paste[cut.bytes - 1]))
		cut.bytes--;
	return line_field_event(
		piece->lines[line], cut.bytes ? &cut : event, clipboard, message);
}

/* Right behind it what the paste has put in goes out again, and right behind that it
 * comes in once more. */
static void take_back(struct evidence_field *field, size_t count)
{
	field->back = mem_new(count, sizeof(*field->back));
	field->back_count = count;
	for (size_t i = 0; i < count; i++)
		field->back[i] = evidence_remove(field, field->pasted_at);
	evidence_keep_one_empty(field);
	field->at = MIN(field->pasted_at, field->count - 1);
	field->line = LINE_REF;
}

static void put_again(struct evidence_field *field)
{
	const size_t count = field->back_count;
	for (size_t i = 0; i < count; i++) {
		struct piece *piece = evidence_insert(field, field->pasted_at + i);
		evidence_piece_release(piece);
		*piece = field->back[i];
	}
	free(field->back);
	field->back = NULL;
	field->back_count = 0;
	field->pasted = count;
	field->at = field->pasted_at + count - 1;
	field->line = LINE_REF;
}

/* Whether the key takes the last paste back, or the taking back. */
static bool undoes_paste(struct evidence_field *field, const struct event *event)
{
	const size_t pasted = field->pasted;
	field->pasted = 0;
	if (event->kind == EVENT_KEY && event->key == CTRL('Z') && pasted) {
		take_back(field, pasted);
		return true;
	}
	if (event->kind == EVENT_KEY && event->key == CTRL('Y') && field->back_count) {
		put_again(field);
		return true;
	}
	evidence_drop_back(field);
	return false;
}

/* --- put in --- */

static void fill_chosen(struct piece *piece, const struct evidence *from)
{
	const char *const texts[LINES] = {
		[LINE_REF] = from->ref,
		[LINE_CAPTION] = from->caption,
		[LINE_DATE] = from->date,
	};
	for (enum line line = LINE_REF; line < LINES; line++)
		if (texts[line] && *texts[line])
			paste_into(piece, line, texts[line]);
	free(piece->kind);
	piece->kind = mem_strdup(from->kind);
	piece->chosen = true;
}

const char *evidence_field_add(
	struct evidence_field *field, const struct evidence_list *pieces)
{
	const char *message = NULL;
	if (!pieces->count || is_full(field, pieces->count, &message))
		return message;
	const bool fresh = evidence_piece_left_out(&field->pieces[field->at]);
	const size_t at = fresh ? field->at : field->count - 1;
	const struct evidence *last = &pieces->items[pieces->count - 1];
	for (size_t i = 0; i < pieces->count; i++)
		fill_chosen(evidence_insert(field, at + i), &pieces->items[i]);
	evidence_drop_back(field);
	field->pasted_at = at;
	field->pasted = pieces->count;
	field->at = at + pieces->count - 1;
	/* Of a file there is nothing to say but what it is called. */
	field->line = kept_file_name(last->ref) ? LINE_CAPTION : LINE_REF;
	evidence_keep_one_empty(field);
	return NULL;
}

bool evidence_field_in_caption(const struct evidence_field *field)
{
	return field->line == LINE_CAPTION;
}

char *evidence_field_caption(const struct evidence_field *field)
{
	return evidence_line_text(&field->pieces[field->at], LINE_CAPTION);
}

char *evidence_field_place(const struct evidence_field *field)
{
	return evidence_line_text(&field->pieces[field->at], LINE_REF);
}

const char *evidence_field_kind(const struct evidence_field *field)
{
	return field->pieces[field->at].kind;
}

void evidence_field_put_caption(struct evidence_field *field, const char *caption)
{
	buffer_set(
		line_field_buffer(field->pieces[field->at].lines[LINE_CAPTION]), caption);
	evidence_keep_one_empty(field);
}

/* --- moving --- */

/* To the place of the next piece, which may be the empty one that is to be the next. */
static enum effect next_piece(struct evidence_field *field, const char **message)
{
	if (field->line == LINE_KIND)
		return go(field, 1);
	if (!evidence_piece_left_out(&field->pieces[field->at]))
		return go(field, (long)(LINES + LINE_REF) - (long)field->line);
	if (message)
		*message = _("Nothing stands here yet. Tab goes on to the next field.");
	return EFFECT_PAINT;
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
	case K_LEFT: choose_kind(piece, EVIDENCE_KINDS - 1); return EFFECT_PAINT;
	case K_DELETE: return take_out(field);
	case CTRL('Z'): return put_back(field, message);
	default: return EFFECT_UNUSED;
	}
}

static enum effect move_event(
	struct evidence_field *field, const struct event *event, const char **message)
{
	if (event->kind != EVENT_KEY)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: return go(field, -1);
	case K_DOWN: return go(field, 1);
	case K_ENTER: return next_piece(field, message);
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

/* What is typed or pasted into the line of the cursor. */
static enum effect line_event(struct evidence_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	bool extend;
	const bool pastes = event->kind == EVENT_PASTE;
	if (pastes && paste_rows(field, event->paste, event->bytes, message))
		return EFFECT_PAINT;
	if (edit_find(event, &extend) == EDIT_PASTE &&
		paste_rows(field, clipboard->data, clipboard->bytes, message))
		return EFFECT_PAINT;
	struct piece *piece = &field->pieces[field->at];
	if (evidence_piece_left_out(piece) && fills(event) && is_full(field, 1, message))
		return EFFECT_PAINT;
	const enum effect effect =
		pastes ? paste_line(piece, field->line, event, clipboard, message)
		       : line_field_event(
				 piece->lines[field->line], event, clipboard, message);
	if (effect != EFFECT_UNUSED && field->line == LINE_REF)
		follow_reference(piece);
	evidence_keep_one_empty(field);
	return effect;
}

enum effect evidence_field_event(struct evidence_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	if (message)
		*message = NULL;
	if (undoes_paste(field, event))
		return EFFECT_PAINT;
	enum effect effect = move_event(field, event, message);
	if (effect != EFFECT_UNUSED)
		return effect;
	if (field->line == LINE_KIND) {
		effect = kind_event(field, event, message);
		if (effect != EFFECT_UNUSED ||
			(event->kind != EVENT_TEXT && event->kind != EVENT_PASTE))
			return effect;
		field->line = LINE_REF;
	}
	return line_event(field, event, clipboard, message);
}
