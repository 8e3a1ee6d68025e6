/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/offers.h"

#include <string.h>

#include "text/breaks.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* Rows below that of the cursor over which the first goes on. */
enum { GOES_ON = 2 };

const struct action offers_actions[] = {
	{.name = N_("Take suggestion"),
		.help = N_("At the end of a text, where a suggestion stands dim behind "
			   "the cursor: takes all of it. Ctrl-Z takes it back."),
		.keys = {K_RIGHT, K_END},
		.quiet = true},
	{.name = N_("Take a word"),
		.help = N_("Takes the next word of the suggestion."),
		.keys = {K_RIGHT | MOD_CTRL, ALT(K_RIGHT)},
		.quiet = true},
	{.name = N_("Another suggestion"),
		.help = N_("The next of the list of suggestions stands behind the "
			   "cursor. Alt-2, Alt-3 and Alt-4 take that one of the list."),
		.keys = {K_DOWN | MOD_CTRL, ALT('2'), ALT('3'), ALT('4')},
		.quiet = true},
	{.name = N_("No suggestion"),
		.help = N_("Drops the suggestion till the next word. Settings switch "
			   "all of them off."),
		.keys = {K_ESCAPE},
		.quiet = true},
};

const size_t offers_actions_count = COUNT(offers_actions);

static void forget(struct offers *offers)
{
	for (size_t i = 0; i < OFFERS_MOST; i++)
		if (offers->list[i].text.data)
			str_clear(&offers->list[i].text);
	offers->count = 0;
	offers->known = false;
	offers->asked = false;
}

void offers_release(struct offers *offers)
{
	for (size_t i = 0; i < OFFERS_MOST && offers->list[i].text.data; i++) {
		str_release(&offers->list[i].text);
		str_release(&offers->rows[i]);
	}
	*offers = (struct offers){.count = 0};
}

void offers_rest(struct offers *offers)
{
	forget(offers);
	offers->rows_count = 0;
	offers->live = false;
	offers->dropped = false;
}

void offers_drop(struct offers *offers)
{
	offers_rest(offers);
	offers->dropped = true;
}

/* --- asking --- */

static bool is_there(const struct offers *offers, const struct buffer *buffer)
{
	const struct position cursor = buffer_cursor(buffer);
	return offers->known && offers->revision == buffer_revision(buffer) &&
	       offers->at.paragraph == cursor.paragraph &&
	       offers->at.offset == cursor.offset;
}

static void remember(struct offers *offers, const struct buffer *buffer)
{
	offers->known = true;
	offers->at = buffer_cursor(buffer);
	offers->revision = buffer_revision(buffer);
}

/* Whether the cursor stands where a text could go on. */
static bool may_go_on(const struct offers *offers, const struct buffer *buffer)
{
	struct position from, to;
	size_t bytes;
	const struct position cursor = buffer_cursor(buffer);
	buffer_paragraph(buffer, cursor.paragraph, &bytes);
	if (cursor.offset != bytes || buffer_has_mark(buffer) ||
		buffer_selection(buffer, &from, &to) || offers->dropped)
		return false;
	return offers->live || !buffer_bytes(buffer);
}

size_t offers_count(const struct offers *offers, const struct buffer *buffer)
{
	return is_there(offers, buffer) && may_go_on(offers, buffer) ? offers->count : 0;
}

bool offers_shown(const struct offers *offers, const struct buffer *buffer)
{
	return offers->rows_count || offers_count(offers, buffer);
}

/* The list is another. */
static void list_again(struct offers *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		str_clear(&offers->rows[i]);
		str_append(&offers->rows[i], offers->list[i].text.data,
			offers->list[i].text.bytes);
	}
	offers->rows_count = offers->count;
}

/* The last line of an item of a list, which may hold line ends. */
static const char *last_line(const char *text, size_t *bytes)
{
	enum { END = sizeof(BUFFER_LINE_SEPARATOR) - 1 };
	for (size_t at = *bytes; at >= END; at--)
		if (!memcmp(text + at - END, BUFFER_LINE_SEPARATOR, END)) {
			*bytes -= at;
			return text + at;
		}
	return text;
}

bool offers_ask(struct offers *offers, const struct buffer *buffer,
	const struct offering *offering, unsigned slot)
{
	const bool before = offers_shown(offers, buffer);
	if (is_there(offers, buffer) && offers->asked &&
		(offers->count || offers->with == offering->revision))
		return false;
	forget(offers);
	remember(offers, buffer);
	offers->asked = true;
	offers->with = offering->revision;
	offers->rows_count = 0;
	if (!may_go_on(offers, buffer))
		return before;
	size_t bytes;
	const char *text =
		buffer_paragraph(buffer, buffer_cursor(buffer).paragraph, &bytes);
	text = last_line(text, &bytes);
	for (size_t i = 0; i < OFFERS_MOST && !offers->list[i].text.data; i++) {
		str_init(&offers->list[i].text);
		str_init(&offers->rows[i]);
	}
	offers->count = offering->offer(
		offering->context, slot, text, bytes, offers->list, OFFERS_MOST);
	list_again(offers);
	return before || offers->count;
}

/* --- keys --- */

/* The bytes of its next word, with the spaces before that. */
static size_t next_word(struct breaker *breaker, const struct str *text)
{
	size_t at = 0;
	if (!breaker)
		return text->bytes;
	const unsigned char *flags = breaker_find(breaker, text->data, text->bytes);
	while (at < text->bytes && text->data[at] == ' ')
		at++;
	do
		at++;
	while (at < text->bytes && !(flags[at] & BREAK_WORD));
	return MIN(at, text->bytes);
}

static bool begins_cell(const char *text, size_t bytes)
{
	uint32_t code_point;
	utf8_decode(text, bytes, &code_point);
	return !thai_is_mark(code_point) && thai_class(code_point) != THAI_SARA_AM;
}

/* What is left of each that begins with what came; the others go, and those of which that
 * was but a part of a cell. */
static void move_on(struct offers *offers, const char *text, size_t bytes)
{
	size_t kept = 0;
	for (size_t i = 0; i < offers->count; i++) {
		struct str *offer = &offers->list[i].text;
		if (offer->bytes <= bytes || memcmp(offer->data, text, bytes) != 0 ||
			!begins_cell(offer->data + bytes, offer->bytes - bytes))
			continue;
		str_splice(offer, 0, bytes, NULL, 0);
		const struct str kept_text = *offer;
		*offer = offers->list[kept].text;
		offers->list[kept++].text = kept_text;
	}
	offers->count = kept;
}

static enum effect take(struct offers *offers, struct buffer *buffer, size_t which,
	size_t bytes, const char **message)
{
	const struct position cursor = buffer_cursor(buffer);
	struct str taken = STR_INIT;
	str_append(&taken, offers->list[which].text.data, bytes);
	buffer_forget_refusal(buffer);
	if (buffer_put(buffer, cursor, cursor, taken.data, taken.bytes)) {
		offers->live = true;
		move_on(offers, taken.data, taken.bytes);
		remember(offers, buffer);
		/* Behind the whole of one another one may follow. */
		offers->asked = offers->count > 0;
		if (offers->count)
			list_again(offers);
	} else if (message) {
		*message = buffer_refusal(buffer);
	}
	str_release(&taken);
	return EFFECT_PAINT;
}

/* The first becomes the last. */
static enum effect turn(struct offers *offers)
{
	const struct offer first = offers->list[0];
	memmove(offers->list, offers->list + 1, (offers->count - 1) * sizeof(first));
	offers->list[offers->count - 1] = first;
	list_again(offers);
	return EFFECT_PAINT;
}

/* Which of the list the key takes, on an English or a Thai keyboard; 0: none. */
static size_t chosen(keystroke key)
{
	static const keystroke keys[][2] = {
		{ALT('2'), ALT('/')}, {ALT('3'), ALT('-')}, {ALT('4'), ALT('4')}};
	for (size_t i = 0; i < COUNT(keys); i++)
		if (key_matches(keys[i][0], key) || keys[i][1] == key)
			return i + 1;
	return 0;
}

enum effect offers_event(struct offers *offers, struct buffer *buffer,
	struct breaker *breaker, const struct event *event, const char **message)
{
	const size_t count = offers_count(offers, buffer);
	if (event->kind != EVENT_KEY || !count)
		return EFFECT_UNUSED;
	const size_t which = chosen(event->key);
	if (which && which < count)
		return take(
			offers, buffer, which, offers->list[which].text.bytes, message);
	const struct str *first = &offers->list[0].text;
	switch (event->key) {
	case K_RIGHT:
	case K_END: return take(offers, buffer, 0, first->bytes, message);
	case K_RIGHT | MOD_CTRL:
	case ALT(K_RIGHT):
		return take(offers, buffer, 0, next_word(breaker, first), message);
	case K_DOWN | MOD_CTRL: return turn(offers);
	case K_ESCAPE:
		offers_drop(offers);
		offers->live = true;
		return EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}

void offers_typed(struct offers *offers, const struct buffer *buffer,
	const struct event *event, enum effect effect)
{
	const bool typed = event->kind == EVENT_TEXT;
	const bool deletes = event->kind == EVENT_KEY && event->key == K_BACKSPACE;
	const bool begins = event->kind == EVENT_KEY && event->key == K_ENTER;
	if (event->kind == EVENT_NONE || (effect & EFFECT_UNUSED && !typed))
		return;
	if (!deletes && (!typed || event->key == ' '))
		offers->dropped = false;
	offers->live = typed || deletes || begins;
	if (!typed && !deletes)
		offers->rows_count = 0;
	size_t bytes;
	const struct position cursor = buffer_cursor(buffer), at = offers->at;
	const char *text = buffer_paragraph(buffer, cursor.paragraph, &bytes);
	if (typed && offers->known && cursor.paragraph == at.paragraph &&
		cursor.offset > at.offset && cursor.offset == bytes) {
		/* As it stood there already: the rest stays, till there is more. */
		move_on(offers, text + at.offset, bytes - at.offset);
		remember(offers, buffer);
		offers->asked = false;
	} else {
		forget(offers);
	}
}

/* --- on the screen --- */

/* Where nothing but ASCII is drawn it may be that nothing is dim, either. */
static void put_shown(
	struct str *out, const struct canvas *canvas, const struct str *text)
{
	const bool ascii = terminal_is_ascii(canvas->terminal);
	if (ascii)
		str_putc(out, '[');
	str_append(out, text->data, text->bytes);
	if (ascii)
		str_putc(out, ']');
}

/* So many bytes of the text from a place on, at most, as end where a line may. */
static size_t whole_words(
	struct breaker *breaker, const struct str *text, size_t at, size_t bytes)
{
	if (!breaker || at + bytes == text->bytes)
		return bytes;
	const unsigned char *flags = breaker_find(breaker, text->data, text->bytes);
	while (bytes && !(flags[at + bytes] & BREAK_LINE))
		bytes--;
	return bytes;
}

/* The dim text, as far as there is room: over the rest of the row, and over rows that are
 * free where it is the last. Returns the row behind it. */
static int paint_first(const struct offers *offers, struct breaker *breaker,
	const struct canvas *canvas, int row, int column, int free)
{
	struct str text = STR_INIT;
	put_shown(&text, canvas, &offers->list[0].text);
	const int last = row + 1 == free ? MIN(row + GOES_ON, canvas->rows - 1) : row;
	size_t at = 0;
	for (int y = row; y <= last && at < text.bytes; y++) {
		const int x = y == row ? column : 0;
		const int room = MAX(canvas->columns - x - 1, 0);
		const size_t rest = text.bytes - at;
		size_t bytes = text_fit(text.data + at, rest, (size_t)room, NULL);
		bytes = whole_words(breaker, &text, at, bytes);
		const int end =
			canvas_text(canvas, y, x, text.data + at, bytes, STYLE_SUGGESTED);
		if (bytes < rest && y == last && room)
			canvas_line(canvas, y, MIN(end, canvas->columns - 1), LINE_CUT,
				STYLE_SUGGESTED);
		at += bytes;
		free = MAX(free, y + 1);
	}
	str_release(&text);
	return free;
}

static void paint_keys(const struct canvas *canvas, int row)
{
	struct str all = STR_INIT, word = STR_INIT, line = STR_INIT;
	const bool ascii = terminal_is_ascii(canvas->terminal);
	key_append(&all, K_RIGHT, ascii);
	key_append(&word, K_RIGHT | MOD_CTRL, ascii);
	/* TRANSLATORS: keys of a suggestion: → takes all, Ctrl-→ a word */
	str_printf(&line, _("%s all   %s a word   Esc none"), all.data, word.data);
	canvas_field(canvas, row, 0, canvas->columns, line.data, ALIGN_LEFT, STYLE_FAINT);
	str_release(&all);
	str_release(&word);
	str_release(&line);
}

static void paint_row(
	const struct offers *offers, const struct canvas *canvas, int row, size_t which)
{
	enum { KEY_COLUMNS = 6 };
	struct str key = STR_INIT;
	key_append(&key, ALT('1' + which), terminal_is_ascii(canvas->terminal));
	canvas_field(canvas, row, 0, KEY_COLUMNS, key.data, ALIGN_LEFT, STYLE_KEY);
	canvas_field(canvas, row, KEY_COLUMNS, canvas->columns - KEY_COLUMNS,
		offers->rows[which].data, ALIGN_LEFT, STYLE_SUGGESTED);
	str_release(&key);
}

void offers_paint(struct offers *offers, struct breaker *breaker,
	const struct canvas *canvas, int row, int column, int free)
{
	int y = offers->count ? paint_first(offers, breaker, canvas, row, column, free)
			      : free;
	if (free >= canvas->rows || !offers->rows_count)
		return;
	if (offers->asked)
		offers->below = y - row;
	y = MAX(y, row + offers->below);
	for (size_t i = 1; i < offers->rows_count && y < canvas->rows; i++, y++)
		paint_row(offers, canvas, y, i);
	if (y < canvas->rows)
		paint_keys(canvas, y);
}
