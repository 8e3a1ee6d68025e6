/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/cell_text.h"

#include <stdlib.h>
#include <string.h>

#include "intake/rules.h"
#include "model/card.h"
#include "text/date.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/utf8.h"

enum {
	PIECE_LETTERS = 10, /* of an item that a dash with spaces on both sides begins */
	LONE_LETTERS = 20,  /* of one that no list comes before */
	SPAN_LETTERS = 14, /* of one behind a number, so that it is no "หมู่ ๑ - หมู่ ๕" */
	CUTS_MAX = 64, /* items in one line */
	/* Beyond these no cell of a report goes, and parting it would take long. */
	LINES_MAX = 2000,
	LINE_BYTES_MAX = 16384,
};

static struct cell_text_line *insert(struct cell_text *text, size_t at)
{
	text->items =
		mem_grow(text->items, text->count, &text->capacity, sizeof(*text->items));
	memmove(&text->items[at + 1], &text->items[at],
		(text->count - at) * sizeof(*text->items));
	text->count++;
	text->items[at] = (struct cell_text_line){0};
	return &text->items[at];
}

/* Sees whether the line is an item by itself. */
static void look_at(struct cell_text_line *line)
{
	line->marked = line->given ||
		       (list_mark_read(line->text, strlen(line->text), &line->mark) &&
			       !line->mark.bare);
}

void cell_text_add(struct cell_text *text, const char *line,
	const struct source_paragraph *paragraph)
{
	if (text_is_blank(line))
		return;
	struct cell_text_line *added = insert(text, text->count);
	added->text = mem_strdup(line);
	added->place = paragraph->place;
	added->marks = paragraph->marks;
	added->number = paragraph->number;
	added->given = paragraph->marks != MARKS_NONE;
	look_at(added);
}

void cell_text_go_on(struct cell_text *text, const char *line)
{
	struct cell_text_line *last = &text->items[text->count - 1];
	struct str joined = STR_INIT;
	str_puts(&joined, last->text);
	str_puts(&joined, " ");
	str_puts(&joined, line);
	free(last->text);
	last->text = mem_strdup(joined.data);
	str_release(&joined);
	look_at(last);
}

void cell_text_release(struct cell_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		free(text->items[i].text);
	free(text->items);
	*text = (struct cell_text){0};
}

/* --- items in one line --- */

/* A mark inside a line. */
struct cut {
	size_t at;
	struct list_mark mark;
};

static uint32_t before(const char *text, size_t at)
{
	while (at && (text[at - 1] == ' ' || text[at - 1] == '\t'))
		at--;
	uint32_t c = 0;
	if (at) {
		const size_t start = utf8_previous(text, at);
		utf8_decode(text + start, at - start, &c);
	}
	return c;
}

/* ข้อ ๑., มาตรา ๗. and the like: the number belongs to the word before. */
static bool is_counted(const char *text, size_t at)
{
	static const char *const words[] = {"ข้อ", "มาตรา", "ครั้งที่", "ฉบับที่", "หมู่ที่", "ลำดับที่",
		"ชั้นที่", "ตอนที่", "ส่วนที่", "ระดับ", NULL};
	char *head = mem_strndup(text, at);
	const bool counted = phrase_ends(head, words);
	free(head);
	return counted;
}

/* One form of numbers: ๑. and ๑) are two, Thai and Arabic digits one. */
static bool same_form(const struct cut *a, const struct cut *b, const char *text)
{
	return a->mark.kind == b->mark.kind &&
	       text[a->at + a->mark.end - 1] == text[b->at + b->mark.end - 1] &&
	       (text[a->at] == '(') == (text[b->at] == '(');
}

/* A number with one level, where a word could begin. */
static bool number_at(const char *text, size_t bytes, size_t at, struct cut *cut)
{
	cut->at = at;
	return list_mark_read(text + at, bytes - at, &cut->mark) &&
	       cut->mark.kind == LIST_MARK_NUMBER && !cut->mark.bare &&
	       cut->mark.head <= 1 && !(at && is_counted(text, at));
}

static bool is_word_start(const char *text, size_t at)
{
	return !at || text[at - 1] == ' ' || text[at - 1] == '\t';
}

/* The numbers of a list in the line: from 1 on, or from what the line begins with, without
 * gaps. more: the next line goes on with the number behind a lone one. */
static size_t find_numbers(const char *text, struct cut *cuts, int next_number)
{
	const size_t bytes = strlen(text);
	size_t count = 0;
	for (size_t at = 0; at < bytes && count < CUTS_MAX; at++) {
		struct cut cut;
		if (!is_word_start(text, at) || !number_at(text, bytes, at, &cut))
			continue;
		if (!count ? (at && cut.mark.number != 1)
			   : cut.mark.number != cuts[count - 1].mark.number + 1 ||
					!same_form(&cuts[0], &cut, text))
			continue;
		cuts[count++] = cut;
	}
	if (count == 1 && cuts[0].at && next_number != 2)
		return 0;
	return count;
}

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ต.ค. - ก.ย., วันจันทร์ - วันศุกร์: from one to the other. */
static bool is_span(const char *text, size_t at, const char *behind)
{
	static const char *const days[] = {"วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัส", "วันศุกร์",
		"วันเสาร์", "วันอาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์",
		"อาทิตย์", "เดือน", NULL};
	const uint32_t left = before(text, at);
	uint32_t right = 0;
	if (*behind)
		utf8_decode(behind, strlen(behind), &right);
	if (digit_value(right) >= 0)
		return true;
	if (left == '.' || digit_value(left) >= 0 || phrase_starts(behind, days))
		return digit_value(left) < 0 || phrase_letters(behind) < SPAN_LETTERS ||
		       phrase_starts(behind, days);
	for (int month = 1; month <= YEAR_MONTHS; month++)
		if (!strncmp(behind, month_name(month), strlen(month_name(month))) ||
			!strncmp(behind, month_short(month), strlen(month_short(month))))
			return true;
	return is_latin(left) && is_latin(right);
}

static size_t letters_between(const char *text, size_t from, size_t to)
{
	char *piece = mem_strndup(text + from, to - from);
	const size_t letters = phrase_letters(piece);
	free(piece);
	return letters;
}

/* Whether the place is inside of quotes or brackets that the line closes behind it. */
static bool is_enclosed(const char *text, size_t at)
{
	static const char *const pairs[][2] = {{"“", "”"}, {"(", ")"}, {"‘", "’"}};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		const char *open = NULL, *close;
		for (const char *next = text;
			(next = strstr(next, pairs[i][0])) && next < text + at; next++)
			open = next;
		close = open ? strstr(open, pairs[i][1]) : NULL;
		if (close && close > text + at)
			return true;
	}
	return false;
}

/* Whether a dash or bullet at this place can begin an item: by what is beside it, and how
 * long what it would part is. last: where the item before begins. */
static bool may_begin_item(const char *text, const struct cut *cut, size_t last)
{
	const char *behind = text + cut->at + cut->mark.bytes;
	if (cut->mark.kind == LIST_MARK_BULLET || !cut->at)
		return true;
	if (is_span(text, cut->at, behind) || is_enclosed(text, cut->at))
		return false;
	if (cut->mark.bytes == cut->mark.end) /* -ข: no space behind it */
		return true;
	return letters_between(text, last, cut->at) >= PIECE_LETTERS &&
	       phrase_letters(behind) >= PIECE_LETTERS;
}

/* A lone dash inside a line with spaces on both sides: only between long texts. */
static bool is_lone(const char *text, const struct cut *cut)
{
	return cut->at && cut->mark.kind == LIST_MARK_DASH &&
	       cut->mark.bytes > cut->mark.end &&
	       (letters_between(text, 0, cut->at) < LONE_LETTERS ||
		       phrase_letters(text + cut->at + cut->mark.bytes) < LONE_LETTERS);
}

static size_t find_dashes(const char *text, struct cut *cuts)
{
	const size_t bytes = strlen(text);
	size_t count = 0, last = 0;
	for (size_t at = 0; at < bytes && count < CUTS_MAX; at++) {
		struct cut cut = {.at = at};
		if (!is_word_start(text, at) ||
			!list_mark_read(text + at, bytes - at, &cut.mark) ||
			(cut.mark.kind != LIST_MARK_DASH &&
				cut.mark.kind != LIST_MARK_BULLET) ||
			!may_begin_item(text, &cut, last))
			continue;
		cuts[count++] = cut;
		last = at;
	}
	return count == 1 && is_lone(text, &cuts[0]) ? 0 : count;
}

/* --- parting --- */

static char *trimmed(const char *text, size_t bytes)
{
	while (bytes && text[bytes - 1] == ' ')
		bytes--;
	return mem_strndup(text, bytes);
}

/* Parts line i at the cuts behind its start. */
static void part(struct cell_text *text, size_t i, const struct cut *cuts, size_t count)
{
	char *whole = text->items[i].text;
	size_t end = strlen(whole);
	for (size_t cut = count; cut-- > 0;) {
		if (!cuts[cut].at)
			continue;
		struct cell_text_line *line = insert(text, i + 1);
		line->text = trimmed(whole + cuts[cut].at, end - cuts[cut].at);
		line->place = text->items[i].place;
		line->split = true;
		look_at(line);
		end = cuts[cut].at;
	}
	text->items[i].text = trimmed(whole, end);
	look_at(&text->items[i]);
	free(whole);
}

/* The number that the line behind begins with; 0: none. */
static int number_of(const struct cell_text *text, size_t i)
{
	if (i >= text->count || !text->items[i].marked || text->items[i].given ||
		text->items[i].mark.kind != LIST_MARK_NUMBER)
		return 0;
	return text->items[i].mark.number;
}

void cell_text_split(struct cell_text *text)
{
	for (size_t i = 0; i < text->count && text->count <= LINES_MAX; i++) {
		struct cut cuts[CUTS_MAX];
		const char *line = text->items[i].text;
		if (strlen(line) > LINE_BYTES_MAX)
			continue;
		size_t count = find_numbers(line, cuts, number_of(text, i + 1));
		if (count > 1 || (count == 1 && cuts[0].at))
			part(text, i, cuts, count);
		count = find_dashes(text->items[i].text, cuts);
		if (count > 1 || (count == 1 && cuts[0].at))
			part(text, i, cuts, count);
	}
}

/* --- as text --- */

static bool has_thai_digits(const struct cell_text *text)
{
	size_t thai = 0, arabic = 0;
	for (size_t i = 0; i < text->count; i++) {
		const char *line = text->items[i].text;
		const size_t bytes = strlen(line);
		for (size_t at = 0; at < bytes;) {
			uint32_t c;
			at += utf8_decode(line + at, bytes - at, &c);
			if (digit_value(c) >= 0)
				++*(c < 0x80 ? &arabic : &thai);
		}
	}
	return thai > arabic;
}

void cell_text_append(
	struct str *out, const struct cell_text *text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct cell_text_line *line = &text->items[i];
		if (i > from)
			str_putc(out, '\n');
		if (line->given && line->marks == MARKS_DASH) {
			str_puts(out, "- ");
		} else if (line->given) {
			number_append(out, line->number,
				line->marks == MARKS_THAI || has_thai_digits(text)
					? DIGITS_THAI
					: DIGITS_ARABIC);
			str_puts(out, ". ");
		}
		str_puts(out, line->text);
	}
}

enum list_marks cell_text_marks_of(const char *text, const struct list_mark *mark)
{
	switch (mark->kind) {
	case LIST_MARK_DASH:
	case LIST_MARK_BULLET: return MARKS_DASH;
	case LIST_MARK_NUMBER: return text[mark->head] & 0x80 ? MARKS_THAI : MARKS_ARABIC;
	default: return MARKS_NONE;
	}
}

enum list_marks cell_text_marks(const struct cell_text_line *line)
{
	if (!line->marked)
		return MARKS_NONE;
	return line->given ? line->marks : cell_text_marks_of(line->text, &line->mark);
}

unsigned cell_text_number(const struct cell_text_line *line)
{
	if (line->given)
		return line->marks == MARKS_DASH ? 0 : line->number;
	return line->marked && line->mark.kind == LIST_MARK_NUMBER
		       ? (unsigned)line->mark.number
		       : 0;
}

bool cell_text_may_hold_list(const char *line)
{
	size_t used;
	int32_t value;
	if (!number_parse(line, strlen(line), &used, &value) || value != 1 ||
		line[used] != ' ')
		return false;
	for (const char *space = line + used; (space = strchr(space + 1, ' '));)
		if (number_parse(space + 1, strlen(space + 1), &used, &value) &&
			value == 2 && space[1 + used] == ' ')
			return true;
	return false;
}
