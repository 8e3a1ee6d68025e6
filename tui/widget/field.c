/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/field.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/list_lines.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/edit.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"

/* What a field is compared by, part for part. */
enum part { PART_TEXT, PART_MARKS, PART_ITEMS, PARTS };

enum { HEADING_ROWS = 1 }; /* above the lead of steps */

enum { MARKS_BACK_MOST = 16 }; /* changes of marks that can be taken back */

/* Marks that gave way to others, and when: in which part of the steps the cursor was,
 * and how many steps its text had to undo. */
struct marks_before {
	enum list_marks marks;
	bool in_lead;
	size_t steps;
};

struct field {
	enum field_kind kind;
	struct buffer *buffer;  /* areas, and the lead of steps */
	struct text_area *area; /* of that buffer */
	struct line_field *line;
	struct list_field *list;
	struct evidence_field *evidence;
	bool hint;          /* lines: something stands below it */
	bool in_lead;       /* steps: the cursor is above the list */
	struct canvas lead; /* steps: where that was drawn last */
	struct marks_before marks_before[MARKS_BACK_MOST]; /* steps: the oldest first */
	size_t marks_count;
	enum digits digits;
	struct str unchanged[PARTS];
};

static struct field *field_new(enum field_kind kind)
{
	struct field *field = mem_new(1, sizeof(*field));
	field->kind = kind;
	for (int i = 0; i < PARTS; i++)
		str_init(&field->unchanged[i]);
	return field;
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

struct field *field_area(const char *text)
{
	struct field *field = field_new(KIND_AREA);
	field->buffer = buffer_new(or_empty(text), false);
	field->area = text_area_new(field->buffer);
	field_set_unchanged(field);
	return field;
}

struct field *field_line(const char *text, line_field_hint *hint, void *context)
{
	struct field *field = field_new(KIND_LINE);
	field->line = line_field_new(or_empty(text));
	field->hint = hint != NULL;
	if (hint)
		line_field_set_hint(field->line, hint, context);
	field_set_unchanged(field);
	return field;
}

struct field *field_list(const struct string_list *items)
{
	struct field *field = field_new(KIND_LIST);
	field->list = list_field_new(items, MARKS_NONE);
	field_set_unchanged(field);
	return field;
}

struct field *field_names(const struct string_list *names)
{
	struct field *field = field_list(names);
	buffer_set_names(list_field_buffer(field->list));
	return field;
}

/* Steps that say nothing of marks begin as offices number them. */
static enum list_marks marks_of(const struct steps *steps)
{
	return steps->marks_present || steps->items.count ? steps->marks : MARKS_THAI;
}

struct field *field_steps(const struct steps *steps)
{
	struct field *field = field_new(KIND_STEPS);
	field->buffer = buffer_new(or_empty(steps->lead), false);
	field->area = text_area_new(field->buffer);
	field->list = list_field_new(&steps->items, marks_of(steps));
	field_set_unchanged(field);
	return field;
}

struct field *field_evidence(const struct evidence_list *evidence)
{
	struct field *field = field_new(KIND_EVIDENCE);
	field->evidence = evidence_field_new(evidence);
	field_set_unchanged(field);
	return field;
}

void field_free(struct field *field)
{
	if (!field)
		return;
	text_area_free(field->area);
	buffer_free(field->buffer);
	line_field_free(field->line);
	list_field_free(field->list);
	evidence_field_free(field->evidence);
	for (int i = 0; i < PARTS; i++)
		str_release(&field->unchanged[i]);
	free(field);
}

enum field_kind field_kind(const struct field *field)
{
	return field->kind;
}

void field_tools(struct field *field, struct breaker *breaker, struct wrapper *wrapper)
{
	if (field->area)
		text_area_tools(field->area, breaker, wrapper);
	if (field->list)
		list_field_tools(field->list, breaker, wrapper);
	if (field->line)
		line_field_tools(field->line, breaker);
	if (field->evidence)
		evidence_field_tools(field->evidence, breaker);
}

/* --- what it holds, and what it held --- */

static struct buffer *text_buffer(const struct field *field)
{
	return field->line ? line_field_buffer(field->line) : field->buffer;
}

static void join_items(struct str *out, const struct list_field *list)
{
	struct string_list items = {0};
	list_field_get(list, &items);
	for (size_t i = 0; i < items.count; i++) {
		if (i)
			str_putc(out, '\n');
		str_puts(out, items.items[i]);
	}
	string_list_release(&items);
}

static void append_part(const struct field *field, enum part part, struct str *out)
{
	const struct buffer *buffer = text_buffer(field);
	switch (part) {
	case PART_TEXT:
		if (buffer)
			buffer_append(buffer, out);
		break;
	case PART_MARKS:
		if (field->list)
			str_puts(out, list_marks_name(list_field_marks(field->list)));
		break;
	default:
		if (field->list)
			join_items(out, field->list);
		if (field->evidence)
			evidence_field_append(field->evidence, out);
	}
}

static bool part_changed(const struct field *field, enum part part)
{
	struct str now = STR_INIT;
	append_part(field, part, &now);
	const bool changed =
		now.bytes != field->unchanged[part].bytes ||
		memcmp(now.data, field->unchanged[part].data, now.bytes) != 0;
	str_release(&now);
	return changed;
}

bool field_changed(const struct field *field)
{
	for (enum part part = 0; part < PARTS; part++) {
		if (part_changed(field, part))
			return true;
	}
	return false;
}

void field_set_unchanged(struct field *field)
{
	field_set_unchanged_as(field, field);
}

void field_set_unchanged_as(struct field *field, const struct field *as)
{
	for (enum part part = 0; part < PARTS; part++) {
		str_clear(&field->unchanged[part]);
		append_part(as, part, &field->unchanged[part]);
	}
}

static void take_text(const struct buffer *buffer, char **text)
{
	struct str now = STR_INIT;
	buffer_append(buffer, &now);
	free(*text);
	*text = str_detach(&now);
}

void field_get_text(const struct field *field, char **text)
{
	take_text(text_buffer(field), text);
}

void field_get_list(const struct field *field, struct string_list *items)
{
	list_field_get(field->list, items);
	items->present = true;
}

void field_get_steps(const struct field *field, struct steps *steps)
{
	const bool items = part_changed(field, PART_ITEMS);
	if (part_changed(field, PART_TEXT))
		take_text(field->buffer, &steps->lead);
	if (items)
		field_get_list(field, &steps->items);
	if (part_changed(field, PART_MARKS) || (items && !steps->marks_present)) {
		steps->marks = list_field_marks(field->list);
		steps->marks_present = true;
	}
	steps->present = true;
}

void field_get_evidence(const struct field *field, struct evidence_list *evidence)
{
	evidence_field_get(field->evidence, evidence);
}

static void put_marks(struct field *field, enum list_marks marks)
{
	for (int i = 0; i < 4 && list_field_marks(field->list) != marks; i++)
		list_field_next_marks(field->list);
}

void field_get_parts(const struct field *field, struct string_list *parts, char **lead)
{
	struct str text = STR_INIT;
	*lead = NULL;
	if (field->list)
		list_field_get(field->list, parts);
	if (field->kind == KIND_EVIDENCE || field->kind == KIND_LIST)
		return;
	buffer_append(text_buffer(field), &text);
	if (field->kind == KIND_STEPS) {
		*lead = str_detach(&text);
		return;
	}
	for (const char *at = text.data; *at;) {
		const size_t bytes = strcspn(at, "\n");
		char *part = mem_strndup(at, bytes);
		string_list_add(parts, part);
		free(part);
		at += bytes + (at[bytes] == '\n');
	}
	str_release(&text);
}

void field_put_text(struct field *field, const char *text)
{
	buffer_set(text_buffer(field), or_empty(text));
}

void field_put_list(struct field *field, const struct string_list *items)
{
	list_field_set(field->list, items);
}

void field_put_steps(struct field *field, const struct steps *steps)
{
	field_put_text(field, steps->lead);
	field_put_list(field, &steps->items);
	put_marks(field, marks_of(steps));
	field->marks_count = 0;
}

void field_put_evidence(struct field *field, const struct evidence_list *evidence)
{
	evidence_field_set(field->evidence, evidence);
}

static bool in_list(const struct field *field)
{
	return field->list && !field->in_lead;
}

/* Of the part under the cursor; NULL for evidence. */
static struct buffer *buffer_here(const struct field *field)
{
	return in_list(field) ? list_field_buffer(field->list) : text_buffer(field);
}

bool field_append(const struct field *field, struct str *out)
{
	if (field->kind == KIND_EVIDENCE)
		return false;
	append_part(field, in_list(field) ? PART_ITEMS : PART_TEXT, out);
	return true;
}

bool field_merge(
	struct field *field, const char *text, size_t bytes, const char **message)
{
	size_t lost = 0;
	*message = NULL;
	const bool list = in_list(field);
	struct buffer *buffer = buffer_here(field);
	const enum list_taking taking =
		list ? list_field_taking(field->list) : TAKE_NOTHING;
	const bool taken = buffer_merge(buffer, text, bytes, taking, &lost);
	if (!taken)
		*message = buffer_refusal(buffer);
	else if (lost)
		*message = edit_unreadable();
	return taken;
}

/* The rest of the lead or of the list that one is in, then the other, then round. */
static bool find_in_steps(struct field *field, const char *words)
{
	struct buffer *lead = text_area_buffer(field->area);
	struct buffer *list = list_field_buffer(field->list);
	struct buffer *other = field->in_lead ? list : lead;
	const size_t cursor = field_cursor(field);
	const bool here = buffer_find(field->in_lead ? lead : list, words);
	if (here && field_cursor(field) > cursor)
		return true;
	buffer_move(other, (struct position){0, 0}, false);
	if (!buffer_find(other, words))
		return here;
	field->in_lead = !field->in_lead;
	return true;
}

bool field_find(struct field *field, const char *words)
{
	switch (field->kind) {
	case KIND_EVIDENCE: return false;
	case KIND_LIST: return buffer_find(list_field_buffer(field->list), words);
	case KIND_STEPS: return find_in_steps(field, words);
	default: return buffer_find(text_buffer(field), words);
	}
}

void field_deselect(struct field *field)
{
	struct buffer *buffer = buffer_here(field);
	struct position from, to;
	if (buffer && buffer_selection(buffer, &from, &to))
		buffer_move(buffer, to, false);
}

const char *field_add(struct field *field, const char *text)
{
	if (!field->list || list_field_add(field->list, text))
		return NULL;
	return buffer_refusal(list_field_buffer(field->list));
}

void field_item(const struct field *field, struct str *out)
{
	if (field->list)
		list_field_item(field->list, out);
}

const char *field_put_item(struct field *field, const char *text)
{
	if (!field->list || list_field_put_item(field->list, text))
		return NULL;
	return buffer_refusal(list_field_buffer(field->list));
}

struct evidence_field *field_pieces(struct field *field)
{
	return field->evidence;
}

bool field_can_undo(const struct field *field)
{
	const struct buffer *buffer = buffer_here(field);
	return !buffer || buffer_undo_steps(buffer) || field->marks_count;
}

bool field_next_marks(struct field *field)
{
	struct marks_before *all = field->marks_before;
	if (field->kind != KIND_STEPS)
		return false;
	if (field->marks_count == MARKS_BACK_MOST)
		memmove(all, all + 1, --field->marks_count * sizeof(*all));
	/* What is typed from here on is undone before the marks are. */
	buffer_end_step(buffer_here(field));
	all[field->marks_count++] = (struct marks_before){list_field_marks(field->list),
		field->in_lead, buffer_undo_steps(buffer_here(field))};
	list_field_next_marks(field->list);
	return true;
}

bool field_marks_back(struct field *field)
{
	if (!field->marks_count)
		return false;
	const struct marks_before *last = &field->marks_before[field->marks_count - 1];
	const size_t steps = buffer_undo_steps(buffer_here(field));
	/* In the other part they wait till there is nothing else to undo. */
	if (steps > (last->in_lead == field->in_lead ? last->steps : 0))
		return false;
	put_marks(field, last->marks);
	field->marks_count--;
	return true;
}

enum list_marks field_marks(const struct field *field)
{
	return list_field_marks(field->list);
}

/* --- the cursor --- */

static size_t buffer_offset(const struct buffer *buffer)
{
	const struct position at = buffer_cursor(buffer);
	size_t offset = at.offset;
	for (size_t i = 0; i < at.paragraph; i++) {
		size_t bytes;
		buffer_paragraph(buffer, i, &bytes);
		offset += bytes + 1;
	}
	return offset;
}

static void buffer_go(struct buffer *buffer, size_t offset)
{
	struct position to = {0, offset};
	size_t bytes = 0;
	for (; to.paragraph < buffer_paragraphs(buffer); to.paragraph++) {
		buffer_paragraph(buffer, to.paragraph, &bytes);
		if (to.offset <= bytes)
			break;
		to.offset -= bytes + 1;
	}
	if (to.paragraph >= buffer_paragraphs(buffer)) {
		to.paragraph = buffer_paragraphs(buffer) - 1;
		to.offset = bytes;
	}
	buffer_move(buffer, to, false);
}

/* The bytes that stand before the list in the text of the steps. */
static size_t lead_bytes(const struct field *field)
{
	const size_t bytes = buffer_bytes(field->buffer);
	return bytes ? bytes + 1 : 0;
}

size_t field_cursor(const struct field *field)
{
	switch (field->kind) {
	case KIND_AREA:
	case KIND_LINE: return buffer_offset(text_buffer(field));
	case KIND_LIST: return list_field_cursor(field->list);
	case KIND_STEPS:
		return field->in_lead
			       ? buffer_offset(field->buffer)
			       : lead_bytes(field) + list_field_cursor(field->list);
	default: return evidence_field_cursor(field->evidence);
	}
}

void field_refresh(struct field *field, enum digits digits)
{
	field->digits = digits;
	if (field->kind == KIND_EVIDENCE)
		evidence_field_digits(field->evidence, digits);
	if (field->kind == KIND_LINE)
		line_field_refresh(field->line);
}

void field_move(struct field *field, size_t cursor)
{
	switch (field->kind) {
	case KIND_AREA:
	case KIND_LINE: buffer_go(text_buffer(field), cursor); break;
	case KIND_LIST: list_field_move(field->list, cursor); break;
	case KIND_STEPS:
		field->in_lead = cursor < lead_bytes(field);
		if (field->in_lead)
			buffer_go(field->buffer, cursor);
		else
			list_field_move(field->list, cursor - lead_bytes(field));
		break;
	default: evidence_field_move(field->evidence, cursor);
	}
}

void field_mark(struct field *field, const struct text_mark *marks, size_t count)
{
	struct paragraph_marks *own = field->area   ? text_area_marks(field->area)
				      : field->line ? line_field_marks(field->line)
						    : NULL;
	if (own) {
		paragraph_marks_clear(own);
		paragraph_marks_of(own, text_buffer(field), 0, marks, count);
	}
	if (field->list)
		list_field_mark(field->list,
			field->kind == KIND_STEPS ? lead_bytes(field) : 0, marks, count);
}

/* --- how the text may go on --- */

/* Where the cursor is, with its buffer; of evidence *slot is that of the line. NULL: no text
 * is typed there. */
static struct offers *offers_here(
	struct field *field, struct buffer **buffer, size_t *slot)
{
	*slot = 0;
	struct line_field *line = field->evidence
					  ? evidence_field_line(field->evidence, slot)
					  : field->line;
	*buffer = line ? line_field_buffer(line) : buffer_here(field);
	if (line)
		return line_field_offers(line);
	if (field->evidence)
		return NULL;
	return in_list(field) ? list_field_offers(field->list)
			      : text_area_offers(field->area);
}

bool field_ask(struct field *field, const struct offering *offering)
{
	size_t slot;
	struct buffer *buffer;
	struct offers *offers = offers_here(field, &buffer, &slot);
	return offers && offers_ask(offers, buffer, offering, offering->slots[slot]);
}

void field_rest(struct field *field)
{
	size_t slot;
	struct buffer *buffer;
	struct offers *offers = offers_here(field, &buffer, &slot);
	if (offers)
		offers_rest(offers);
}

void field_drop(struct field *field)
{
	size_t slot;
	struct buffer *buffer;
	struct offers *offers = offers_here(field, &buffer, &slot);
	if (offers)
		offers_drop(offers);
}

/* --- on the screen --- */

/* Nothing stands before the list, and nobody is about to type it. */
static bool has_no_lead(const struct field *field)
{
	return !field->in_lead && buffer_bytes(field->buffer) == 0;
}

/* Rows of the lead with its heading; without one, the line that says how to get there. */
static int lead_rows(struct field *field, int columns)
{
	return has_no_lead(field)
		       ? 1
		       : HEADING_ROWS + (int)text_area_rows(field->area, columns);
}

bool field_has_next_line(const struct field *field)
{
	return field->evidence && evidence_field_has_next(field->evidence);
}

int field_rows(struct field *field, int columns, bool focus)
{
	if (columns < 1)
		return 1;
	switch (field->kind) {
	case KIND_AREA: return (int)text_area_rows(field->area, columns);
	case KIND_LINE: return field->hint ? 2 : 1;
	case KIND_LIST: return (int)list_field_rows(field->list, columns);
	case KIND_STEPS:
		return lead_rows(field, columns) +
		       (int)list_field_rows(field->list, columns);
	default: return evidence_field_rows(field->evidence, columns, focus);
	}
}

/* In place of the lead, which is empty: how to get there. */
static void paint_no_lead(const struct canvas *canvas)
{
	struct str key = STR_INIT, text = STR_INIT;
	key_append(&key, K_UP, terminal_is_ascii(canvas->terminal));
	/* TRANSLATORS: the key's name */
	str_printf(&text, _("(%s a text before the list)"), key.data);
	canvas_field(canvas, 0, 0, canvas->columns, text.data, ALIGN_LEFT, STYLE_FAINT);
	str_release(&key);
	str_release(&text);
}

/* What the text above the list is, and how much of it is seen where that is not all. */
static void paint_heading(
	const struct field *field, const struct canvas *canvas, int shown, int all)
{
	struct str text = STR_INIT, a = STR_INIT, b = STR_INIT;
	str_puts(&text, _("Text before the list"));
	if (shown < all) {
		number_append(&a, shown, field->digits);
		number_append(&b, all, field->digits);
		str_puts(&text, " ");
		/* TRANSLATORS: lines that are seen, lines that there are */
		str_printf(&text, _("(%s of %s lines)"), a.data, b.data);
	}
	canvas_field(canvas, 0, 0, canvas->columns, text.data, ALIGN_LEFT, STYLE_LABEL);
	str_release(&text);
	str_release(&a);
	str_release(&b);
}

/* Of so many rows those that the lead gets: what it needs, as far as the part with the
 * cursor is not pressed by the other one. */
static int lead_share(const struct field *field, int lead, int list, int rows)
{
	const int least = rows < 4 ? 0 : MAX(rows / 4, HEADING_ROWS + 1);
	if (lead + list <= rows)
		return lead;
	return MIN(lead, MAX(rows - list, field->in_lead ? rows - least : least));
}

static void paint_lead(
	struct field *field, const struct canvas *canvas, int all, bool focus)
{
	const int rows = canvas->rows - HEADING_ROWS;
	if (has_no_lead(field)) {
		paint_no_lead(canvas);
		return;
	}
	/* In one row there is room for the text alone. */
	const struct canvas text =
		rows < 1 ? *canvas
			 : canvas_part(canvas, HEADING_ROWS, 0, rows, canvas->columns);
	if (rows >= 1)
		paint_heading(field, canvas, rows, all);
	text_area_paint(field->area, &text, focus && field->in_lead);
}

static void paint_steps(struct field *field, const struct canvas *canvas, bool focus)
{
	const int all = lead_rows(field, canvas->columns);
	const int rows = lead_share(field, all,
		(int)list_field_rows(field->list, canvas->columns), canvas->rows);
	const struct canvas lead = canvas_part(canvas, 0, 0, rows, canvas->columns);
	const struct canvas list =
		canvas_part(canvas, rows, 0, canvas->rows - rows, canvas->columns);
	field->lead = lead;
	paint_lead(field, &lead, all - HEADING_ROWS, focus);
	list_field_paint(field->list, &list, focus && !field->in_lead);
}

void field_paint(struct field *field, const struct canvas *canvas, bool focus)
{
	switch (field->kind) {
	case KIND_AREA: text_area_paint(field->area, canvas, focus); break;
	case KIND_LINE: line_field_paint(field->line, canvas, focus); break;
	case KIND_LIST: list_field_paint(field->list, canvas, focus); break;
	case KIND_STEPS: paint_steps(field, canvas, focus); break;
	default: evidence_field_paint(field->evidence, canvas, focus);
	}
}

static bool is_key(const struct event *event, keystroke key)
{
	return event->kind == EVENT_KEY && event->key == key;
}

/* Enter there is no new line of the lead. */
static bool ends_lead(const struct field *field)
{
	struct position from, to;
	size_t bytes;
	const struct position at = buffer_cursor(field->buffer);
	buffer_paragraph(field->buffer, at.paragraph, &bytes);
	return at.paragraph + 1 == buffer_paragraphs(field->buffer) &&
	       at.offset == bytes && !buffer_selection(field->buffer, &from, &to);
}

/* Down from the lead's last row is back to the list; Enter at its end is to item 1. */
static enum effect lead_event(struct field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	if (is_key(event, K_ENTER) && ends_lead(field)) {
		field->in_lead = false;
		list_field_move(field->list, 0);
		return EFFECT_PAINT;
	}
	const enum effect effect =
		text_area_event(field->area, event, clipboard, message);
	if (effect != EFFECT_UNUSED || !is_key(event, K_DOWN))
		return effect;
	field->in_lead = false;
	return EFFECT_PAINT;
}

/* A press of the mouse goes to the part that it points at. */
static void point_at_part(struct field *field, const struct event *event)
{
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_PRESS)
		field->in_lead = edit_points_at(&field->lead, event);
}

/* Up from the first item is into the lead. */
static enum effect steps_event(struct field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	point_at_part(field, event);
	if (field->in_lead)
		return lead_event(field, event, clipboard, message);
	const enum effect effect =
		list_field_event(field->list, event, clipboard, message);
	if (effect != EFFECT_UNUSED || !is_key(event, K_UP))
		return effect;
	field->in_lead = true;
	return EFFECT_PAINT;
}

enum effect field_event(struct field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	switch (field->kind) {
	case KIND_AREA: return text_area_event(field->area, event, clipboard, message);
	case KIND_LINE: return line_field_event(field->line, event, clipboard, message);
	case KIND_LIST: return list_field_event(field->list, event, clipboard, message);
	case KIND_STEPS: return steps_event(field, event, clipboard, message);
	default: return evidence_field_event(field->evidence, event, clipboard, message);
	}
}
