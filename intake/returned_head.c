/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned_head.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/returned_align.h"
#include "intake/returned_fields.h"
#include "model/card_source.h"
#include "model/head_text.h"
#include "model/signatory.h"
#include "report/document.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* The texts of a document stand before its table, or behind it. */
enum side { BEFORE, BEHIND, SIDES };

/* A line as it went out, or as it comes back; texts and labels owned. */
struct line {
	char *text;
	char *label;         /* that went out before it; NULL: none */
	enum head_what what; /* HEAD_WHATS: the program's own words */
	size_t index;
	bool slot;
	bool taken; /* one that came back: it stands for a line, or in a text */
};

struct lines {
	struct line *items;
	struct aligned_line *aligned;
	size_t count, capacity;
};

/* What comparing one side needs. */
struct comparing {
	struct returned *returned;
	struct lines was, now;
};

static void release_lines(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		free(lines->items[i].text);
		free(lines->items[i].label);
	}
	free(lines->items);
	free(lines->aligned);
	*lines = (struct lines){0};
}

/* Cleaned; NULL where nothing is left of it. */
static char *clean_line(const char *text, size_t bytes)
{
	struct str clean = STR_INIT;
	shown_clean(&clean, text, bytes);
	if (clean.bytes)
		return str_detach(&clean);
	str_release(&clean);
	return NULL;
}

static struct line *add_line(struct lines *lines, const char *text, size_t bytes)
{
	char *clean = clean_line(text, bytes);
	if (!clean)
		return NULL;
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	struct line *line = &lines->items[lines->count++];
	*line = (struct line){.text = clean, .what = HEAD_WHATS};
	return line;
}

/* --- as it went out --- */

static void add_lines(
	struct lines *lines, const char *text, enum head_what what, size_t index)
{
	for (const char *end; text && *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		struct line *line = add_line(lines, text, (size_t)(end - text));
		if (line) {
			line->what = what;
			line->index = index;
		}
	}
}

static void add_labelled(struct lines *lines, const char *label, const char *text,
	enum head_what what, size_t index)
{
	struct str shown = STR_INIT;
	str_printf(&shown, "%s  %s", label, text ? text : "");
	const size_t first = lines->count;
	add_lines(lines, shown.data, what, index);
	if (lines->count > first)
		lines->items[first].label = mem_strdup(label);
	str_release(&shown);
}

static void add_slot(struct lines *lines, const struct block *block)
{
	struct line *line = add_line(lines, "…", strlen("…"));
	line->what = block->head;
	line->index = block->head_index;
	line->slot = true;
}

/* Which text of its signer a line of a signature is. */
static enum head_what signer_text(
	const struct signature *signature, const char *line, size_t bytes, bool last)
{
	const struct {
		const char *text;
		enum head_what what;
	} texts[] = {
		{signature->post, HEAD_SIGNER_POST},
		{signature->acting, HEAD_SIGNER_ACTING},
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		if (texts[i].text && strlen(texts[i].text) == bytes &&
			!strncmp(texts[i].text, line, bytes))
			return texts[i].what;
	return last ? HEAD_SIGNER_DATE : HEAD_WHATS;
}

/* The dots, the name in brackets, posts, and the day at the end (report/memo.c). */
static void add_signature(
	struct lines *lines, const struct report *report, const struct block *block)
{
	const struct signature *signature = &report->memo.signatures[block->head_index];
	const bool dated = signature->date && *signature->date;
	const char *text = block->text;
	for (size_t number = 0; *text; number++) {
		const size_t bytes = strcspn(text, "\n");
		const bool last = !text[bytes];
		struct line *line = add_line(lines, text, bytes);
		if (line && number == 1 && !signature_has_deputy(signature))
			line->what = HEAD_SIGNER_NAME;
		else if (line && number > 1)
			line->what = signer_text(signature, text, bytes, last);
		if (line && line->what == HEAD_SIGNER_DATE && !dated)
			line->label = mem_strdup("วันที่");
		if (line)
			line->index = block->head_index;
		text += bytes + !last;
	}
}

static void add_block(
	struct lines *lines, const struct report *report, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_BAR:
	case BLOCK_LABELLED:
		add_labelled(
			lines, block->label, block->text, block->head, block->head_index);
		if (block->second_label)
			add_labelled(lines, block->second_label, block->second_text,
				block->second_head, block->head_index);
		break;
	case BLOCK_DOTS: add_slot(lines, block); break;
	case BLOCK_SIGNATURE: add_signature(lines, report, block); break;
	default: add_lines(lines, block->text, block->head, block->head_index); break;
	}
}

/* The lines of the document that was made of the report, of both sides. */
static void make_was(struct lines sides[SIDES], const struct layout *layout,
	const struct report *report)
{
	const struct report no_cards = {0};
	struct card_source *cards = card_source_of_report(&no_cards);
	struct document *document = document_new(layout, report, cards);
	enum side side = BEFORE;
	struct block block;
	while (document_next(document, &block, NULL) && block.kind != BLOCK_END) {
		if (block.kind == BLOCK_TABLE_END)
			side = BEHIND;
		else if (block.kind != BLOCK_TABLE)
			add_block(&sides[side], report, &block);
	}
	document_free(document);
	card_source_free(cards);
}

/* --- as it comes back --- */

/* Where the second of two pairs on one line begins, behind a tab; NULL: there is none. */
static const char *second_pair(const struct lines *was, const char *text, const char *end)
{
	const char *tab = memchr(text, '\t', (size_t)(end - text));
	for (; tab; tab = memchr(tab + 1, '\t', (size_t)(end - tab - 1)))
		for (size_t i = 0; i < was->count; i++)
			if (was->items[i].label &&
				aligned_begins(tab + 1, was->items[i].label))
				return tab + 1;
	return NULL;
}

static void add_paragraph(struct lines *lines, const struct lines *was,
	const struct source_paragraph *paragraph)
{
	struct str text = STR_INIT;
	source_paragraph_append(&text, paragraph);
	for (const char *at = text.data, *end; *at; at = *end ? end + 1 : end) {
		end = strchrnul(at, '\n');
		const char *second = second_pair(was, at, end);
		add_line(lines, at, (size_t)((second ? second : end) - at));
		if (second)
			add_line(lines, second, (size_t)(end - second));
	}
	str_release(&text);
}

static void tell_table(struct returned *returned, const struct source_table *table)
{
	struct str words = STR_INIT;
	for (size_t i = 0; i < table->count; i++)
		for (size_t k = 0; k < table->rows[i].count; k++) {
			str_puts(&words, words.bytes ? " | " : "");
			source_cell_append(&words, &table->rows[i].cells[k]);
		}
	for (char *at = words.data; *at; at++)
		*at = *at == '\n' ? ' ' : *at;
	if (words.bytes)
		returned_add_other(returned, str_detach(&words));
	str_release(&words);
}

/* Without a table of the report all of it stands before it. */
static void make_now(struct returned *returned, struct lines sides[SIDES],
	const struct lines was[SIDES], const struct source *source,
	bool (*is_ours)(struct returned *returned, const struct source_table *table))
{
	enum side side = BEFORE;
	for (size_t i = 0; i < source->count; i++) {
		const struct source_block *block = &source->blocks[i];
		if (block->kind == SOURCE_PARAGRAPH)
			add_paragraph(&sides[side], &was[side], &block->paragraph);
		else if (block->kind == SOURCE_TABLE && is_ours(returned, &block->table))
			side = BEHIND;
		else if (block->kind == SOURCE_TABLE)
			tell_table(returned, &block->table);
	}
}

/* --- what a line says --- */

static bool is_dots(const char *text)
{
	while (*text) {
		const size_t bytes = strspn(text, " .");
		if (bytes)
			text += bytes;
		else if (!strncmp(text, "…", strlen("…")))
			text += strlen("…");
		else
			return false;
	}
	return true;
}

/* Where something was written on dots, the dots round it are no part of it. */
static void drop_dots(struct str *text)
{
	enum { DOTS = 3 };
	const size_t front = strspn(text->data, ". ");
	if (front >= DOTS)
		str_splice(text, 0, front, "", 0);
	size_t end = text->bytes;
	while (end && strchr(". ", text->data[end - 1]))
		end--;
	if (text->bytes - end >= DOTS)
		str_truncate(text, end);
}

/* The text that a line shows: without its label, brackets round a name, dots. */
static void line_value(struct str *out, const struct line *was, const char *text)
{
	if (was->label && aligned_begins(text, was->label)) {
		text += strlen(was->label);
		text += strspn(text, " :");
	}
	str_clear(out);
	str_puts(out, text);
	if (was->what == HEAD_SIGNER_NAME && out->bytes > 1 && *out->data == '(' &&
		out->data[out->bytes - 1] == ')') {
		str_truncate(out, out->bytes - 1);
		str_splice(out, 0, 1, "", 0);
	}
	if (is_dots(out->data))
		str_clear(out);
	else if (was->label || was->slot || was->what == HEAD_SIGNER_NAME)
		drop_dots(out);
}

/* --- texts made anew --- */

static bool is_prose(enum head_what what)
{
	return what != HEAD_WHATS && what != HEAD_TITLE && !head_text_row(what)->line;
}

/* The text that stands below a heading. */
static enum head_what below(enum head_what what)
{
	switch (what) {
	case HEAD_SECTION_HEADING: return HEAD_SECTION_TEXT;
	case HEAD_BEFORE_HEADING: return HEAD_BEFORE_TEXT;
	case HEAD_AFTER_HEADING: return HEAD_AFTER_TEXT;
	default: return HEAD_WHATS;
	}
}

static bool is_of(const struct line *line, enum head_what what, size_t index)
{
	return line->what == what && line->index == index;
}

/* A text while its lines are put together. */
struct making {
	struct str text;
	size_t lines;
};

static void put(struct making *making, const char *line)
{
	if (making->lines++)
		str_putc(&making->text, '\n');
	str_puts(&making->text, line);
}

/* Lines that came in at a place of those that came back, up to the next that is known. */
static bool put_new(struct comparing *comparing, struct making *making, size_t at)
{
	struct lines *now = &comparing->now;
	bool any = false;
	for (; at < now->count && now->aligned[at].match == SIZE_MAX; at++) {
		if (now->items[at].taken || is_dots(now->items[at].text))
			continue;
		put(making, now->items[at].text);
		any = now->items[at].taken = true;
	}
	return any;
}

/* The first of the new lines before one that came back. */
static size_t new_before(const struct lines *now, size_t at)
{
	while (at > 0 && now->aligned[at - 1].match == SIZE_MAX)
		at--;
	return at;
}

/* Where the new lines stand that the first line of a text may have before it: behind its
 * heading, or behind words of the program. */
static size_t new_above(const struct comparing *comparing, size_t first)
{
	const struct line *line = &comparing->was.items[first];
	const size_t at = comparing->was.aligned[first].match;
	if (at == SIZE_MAX || !is_prose(line->what) || line->slot)
		return SIZE_MAX;
	const size_t start = new_before(&comparing->now, at);
	if (start == at || !start)
		return start == at ? SIZE_MAX : start;
	const struct line *above =
		&comparing->was.items[comparing->now.aligned[start - 1].match];
	if (is_prose(above->what) && below(above->what) == HEAD_WHATS)
		return SIZE_MAX;
	return start;
}

/* Puts what stands for a line that went out, and what is new behind it. raw: as it was typed.
 * Returns whether anything is another. */
static bool put_line(
	struct comparing *comparing, struct making *making, size_t line, const char *raw)
{
	const struct line *was = &comparing->was.items[line];
	const size_t at = comparing->was.aligned[line].match;
	struct str value = STR_INIT, before = STR_INIT;
	bool changed = true;
	if (at != SIZE_MAX) {
		struct line *now = &comparing->now.items[at];
		now->taken = true;
		line_value(&value, was, now->text);
		line_value(&before, was, was->slot ? "" : was->text);
		changed = strcmp(value.data, before.data) != 0;
		if (!changed && raw)
			put(making, raw);
		else if (value.bytes)
			put(making, value.data);
		if (is_prose(was->what) && below(was->what) == HEAD_WHATS)
			changed |= put_new(comparing, making, at + 1);
	} else {
		changed = !was->slot && !is_dots(was->text);
	}
	str_release(&value);
	str_release(&before);
	return changed;
}

/* The next line of a text from `from` on. */
static size_t next_of(
	const struct lines *lines, size_t from, enum head_what what, size_t index)
{
	while (from < lines->count && !is_of(&lines->items[from], what, index))
		from++;
	return from;
}

/* Blank lines between paragraphs are not seen in a document: they stay. */
static bool put_text(struct comparing *comparing, struct making *making, size_t line,
	const char *before)
{
	const enum head_what what = comparing->was.items[line].what;
	const size_t index = comparing->was.items[line].index;
	const size_t above = new_above(comparing, line);
	bool changed = above != SIZE_MAX && put_new(comparing, making, above);
	for (const char *end; before && *before; before = *end ? end + 1 : end) {
		end = strchrnul(before, '\n');
		char *raw = mem_strndup(before, (size_t)(end - before));
		char *clean = clean_line(raw, strlen(raw));
		if (!clean) {
			put(making, raw);
		} else if (line < comparing->was.count) {
			changed |= put_line(comparing, making, line, raw);
			line = next_of(&comparing->was, line + 1, what, index);
		}
		free(raw);
		free(clean);
	}
	while (line < comparing->was.count) {
		changed |= put_line(comparing, making, line, NULL);
		line = next_of(&comparing->was, line + 1, what, index);
	}
	return changed;
}

static void compare_text(struct comparing *comparing, size_t line)
{
	const struct line *was = &comparing->was.items[line];
	struct returned *returned = comparing->returned;
	char **place = head_text(&returned->was, was->what, was->index);
	struct making making = {.text = STR_INIT};
	if (place && put_text(comparing, &making, line, *place))
		returned_add_text(
			returned, was->what, was->index, *place, making.text.data);
	str_release(&making.text);
}

/* A text that was empty, written below its heading. */
static void compare_below(struct comparing *comparing, size_t line)
{
	const struct line *was = &comparing->was.items[line];
	const enum head_what what = below(was->what);
	const size_t at = comparing->was.aligned[line].match;
	struct making making = {.text = STR_INIT};
	if (what != HEAD_WHATS && at != SIZE_MAX &&
		next_of(&comparing->was, 0, what, was->index) == comparing->was.count &&
		put_new(comparing, &making, at + 1))
		returned_add_text(
			comparing->returned, what, was->index, "", making.text.data);
	str_release(&making.text);
}

/* --- one side --- */

static void set_aligned(struct lines *lines)
{
	lines->aligned = mem_new(lines->count + 1, sizeof(*lines->aligned));
	for (size_t i = 0; i < lines->count; i++)
		lines->aligned[i] = (struct aligned_line){
			.text = lines->items[i].text,
			.label = lines->items[i].label,
			.fixed = lines->items[i].what == HEAD_WHATS,
			.slot = lines->items[i].slot,
		};
}

/* Whether a text of the report says the line now: it may stand in several places. */
static bool is_said(const struct returned *returned, const char *line)
{
	for (size_t i = 0; i < returned->texts_count; i++)
		if (!strcmp(returned->texts[i].now, line))
			return true;
	return false;
}

/* What came back and is in no text: a line that is new, words of the program's own that are
 * others now. */
static void tell_rest(struct comparing *comparing)
{
	const struct lines *now = &comparing->now;
	for (size_t i = 0; i < now->count; i++) {
		const struct line *line = &now->items[i];
		const size_t match = now->aligned[i].match;
		if (line->taken || is_dots(line->text) ||
			is_said(comparing->returned, line->text))
			continue;
		if (match == SIZE_MAX ||
			strcmp(line->text, comparing->was.items[match].text) != 0)
			returned_add_other(comparing->returned, mem_strdup(line->text));
	}
}

static void compare_side(struct comparing *comparing)
{
	set_aligned(&comparing->was);
	set_aligned(&comparing->now);
	if (!returned_align(comparing->was.aligned, comparing->was.count,
		    comparing->now.aligned, comparing->now.count)) {
		returned_add_other(comparing->returned,
			mem_strdup(_("the texts beside the table are too long to be "
				     "compared; look at them in the document")));
		return;
	}
	for (size_t i = 0; i < comparing->was.count; i++) {
		const struct line *line = &comparing->was.items[i];
		if (line->what == HEAD_WHATS)
			continue;
		if (next_of(&comparing->was, 0, line->what, line->index) == i)
			compare_text(comparing, i);
		compare_below(comparing, i);
	}
	tell_rest(comparing);
}

void returned_head_compare(struct returned *returned, const struct layout *layout,
	const struct source *source,
	bool (*is_ours)(struct returned *returned, const struct source_table *table))
{
	struct lines was[SIDES] = {0}, now[SIDES] = {0};
	make_was(was, layout, &returned->was);
	make_now(returned, now, was, source, is_ours);
	for (enum side side = BEFORE; side < SIDES; side++) {
		struct comparing comparing = {returned, was[side], now[side]};
		compare_side(&comparing);
		release_lines(&comparing.was);
		release_lines(&comparing.now);
	}
}
