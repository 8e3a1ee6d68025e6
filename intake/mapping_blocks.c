/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands outside of the tables: front matter, sections, headings of groups.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/mapping_guess.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "model/card.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/str.h"

enum {
	TITLE_LETTERS = 220,
	FRONT_LETTERS = 160,
	SECTION_LETTERS = 170, /* of a heading at most */
	PHRASE_LETTERS = 90,   /* of one that has several phrases */
	GROUP_LETTERS = 120,
	HEADS_MAX = 40, /* lines above the tables that pages may repeat */
};

static const char *const title_words[] = {"รายงาน", "สรุปผล", "แบบรายงาน", "สรุปรายงาน",
	"ผลการดำเนินการตามมาตรการ", "ผลการดำเนินงานตามมาตรการ", "(รายงาน", NULL};
/* What a line of a cover page speaks of that is the title, where none begins like one. */
static const char *const subject_words[] = {"รายงาน", "มาตรการ", "แผน", "ผลการ", "สรุป",
	"ITA", "โปร่งใส", "ทุจริต", "คุณธรรม", NULL};
static const char *const title_goes_on[] = {
	"ตาม", "เพื่อ", "ใน", "ของ", "การ", "ภายใน", "และ", "ด้าน", "มาตรการ", NULL};
static const char *const year_words[] = {"ประจำปี", "ปีงบประมาณ", "ไตรมาส", "รอบ", "(รอบ",
	"ปี พ.ศ.", "ปี ๒๕", "ปี 25", "พ.ศ. ๒๕", "พ.ศ. 25", NULL};
static const char *const place_words[] = {
	"อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.", NULL};
/* How sentences begin, and end, that are no headings. */
static const char *const sentence_starts[] = {"ตามที่", "จาก", "เพื่อ", "โดย", "วันที่", "วัน",
	"ทั้งนี้", "ด้วย", "เนื่องจาก", "ในการนี้", "ดังนั้น", "ข้อ ", NULL};
static const char *const sentence_parts[] = {
	" ได้", " จึง", "จึงได้", " ซึ่ง", " ควร", " โดย", "...", NULL};
static const char *const announces[] = {
	"ดังนี้", "ดังต่อไปนี้", "ประกอบด้วย", "มีดังนี้", "ได้แก่", ":", NULL};
/* What cannot begin a sentence: a page ended before it. */
static const char *const goes_on[] = {
	"และ", "หรือ", "ซึ่ง", "ของ", "ที่ได้", "ประจำปี หรือ", "ประจำปี และ", NULL};
static const char *const group_words[] = {"ด้าน", "ตัวชี้วัด", "กลุ่ม", NULL};
/* Where people sign below a report. */
static const char *const sign_words[] = {
	"ลงชื่อ", "(ลงชื่อ", "( ลงชื่อ", "ผู้รายงาน", "ผู้จัดทำ", NULL};

/* Where guessing stands. */
struct walk {
	struct mapping *mapping;
	const struct source *source;
	const struct intake_rules *rules;
	size_t first_table; /* of cards; the count where there is none */
	bool front;         /* front matter may still come */
	bool section;       /* a section has begun that has a heading */
	bool text;          /* a section has begun */
	bool signing;       /* below a place to sign: names and posts come */
	size_t marked_groups, plain_groups; /* lines that may name groups */
};

static const char *text_of(const struct source *source, size_t i)
{
	return source->blocks[i].kind == SOURCE_PARAGRAPH
		       ? source->blocks[i].paragraph.text
		       : "";
}

/* The nearest block before (step -1) or behind (1) that is not blank; SIZE_MAX: none. */
static size_t neighbour(const struct source *source, size_t i, int step)
{
	for (;;) {
		if (step < 0 ? !i : i + 1 >= source->count)
			return SIZE_MAX;
		i = step < 0 ? i - 1 : i + 1;
		if (source->blocks[i].kind == SOURCE_TABLE ||
			!text_is_blank(text_of(source, i)))
			return i;
	}
}

static bool is_cards(const struct mapping *mapping, size_t i)
{
	return i != SIZE_MAX && mapping->blocks[i].kind == PART_CARDS;
}

/* --- front matter --- */

bool mapping_is_title(const char *text)
{
	return phrase_starts(text, title_words) &&
	       phrase_letters(text) <= TITLE_LETTERS && !phrase_ends(text, announces);
}

bool mapping_is_sign(const char *text)
{
	return phrase_starts(text, sign_words);
}

static bool names_agency(const struct intake_rules *rules, const char *text)
{
	const struct string_list *types = &rules->words->agency_types;
	for (size_t i = 0; i < types->count; i++)
		if (!strncmp(text, types->items[i], strlen(types->items[i])))
			return true;
	return false;
}

bool mapping_is_front(const struct intake_rules *rules, const char *text)
{
	static const char *const rank[] = {"โดย", "ของ", NULL};
	const size_t skipped = phrase_starts(text, rank);
	if (phrase_letters(text) > FRONT_LETTERS || phrase_ends(text, announces))
		return false;
	if (phrase_has(text, sentence_parts))
		return false;
	return phrase_starts(text, year_words) || phrase_starts(text, place_words) ||
	       names_agency(rules, text) ||
	       names_agency(rules, text + skipped + strspn(text + skipped, " "));
}

/* How many spaces stand outside of brackets. */
static size_t count_spaces(const char *text)
{
	size_t spaces = 0, depth = 0;
	for (; *text; text++) {
		depth += *text == '(';
		depth -= *text == ')' && depth;
		spaces += *text == ' ' && !depth;
	}
	return spaces;
}

/* A heading is short, or one phrase. */
static bool is_phrase(const char *text)
{
	const size_t letters = phrase_letters(text);
	return letters <= SECTION_LETTERS &&
	       (letters <= PHRASE_LETTERS || count_spaces(text) < 2);
}

static bool is_section(const struct source_paragraph *paragraph)
{
	const char *text = paragraph->text;
	if (paragraph->heading)
		return true;
	if (paragraph->marks != MARKS_NONE || list_mark(text, strlen(text)) ||
		strchr(text, '\n') || *text == '(')
		return false;
	return is_phrase(text) && !phrase_starts(text, sentence_starts) &&
	       !phrase_starts(text, sign_words) && !phrase_has(text, sentence_parts) &&
	       !phrase_ends(text, announces);
}

/* A title goes on in the next line with what cannot stand alone. */
static bool goes_on_title(const struct walk *walk, size_t i)
{
	const size_t before = neighbour(walk->source, i, -1);
	const struct source_paragraph *paragraph = &walk->source->blocks[i].paragraph;
	return before != SIZE_MAX && walk->mapping->blocks[before].kind == PART_TITLE &&
	       phrase_starts(paragraph->text, title_goes_on) && is_section(paragraph);
}

static const char *const of_words[] = {"ของ", NULL};

static enum mapping_part front_kind(const struct walk *walk, size_t i)
{
	const char *text = text_of(walk->source, i);
	if (mapping_is_title(text))
		return PART_TITLE;
	const size_t of = phrase_starts(text, of_words);
	if (of && names_agency(walk->rules, text + of + strspn(text + of, " ")))
		return PART_FRONT;
	if (goes_on_title(walk, i))
		return PART_TITLE;
	return mapping_is_front(walk->rules, text) ? PART_FRONT : PART_EMPTY;
}

/* A short line before or between lines of front matter: what a cover page has besides. */
static bool is_between_front(const struct walk *walk, size_t i)
{
	const size_t next = neighbour(walk->source, i, 1);
	if (next == SIZE_MAX || !is_section(&walk->source->blocks[i].paragraph))
		return false;
	const char *text = text_of(walk->source, next);
	return mapping_is_title(text) || mapping_is_front(walk->rules, text) ||
	       mapping_begins_memo(walk->source, next);
}

/* Whether a line of the front matter begins like a title. */
static bool has_title(const struct walk *walk)
{
	for (size_t i = 0; i < walk->first_table; i++)
		if (mapping_is_title(text_of(walk->source, i)))
			return true;
	return false;
}

/* The title of a document of which no line begins like one: a line above its agency and
 * year, or its first heading, that speaks of what reports are of. A web page has its menus
 * above it. */
static bool is_only_title(const struct walk *walk, size_t i)
{
	const struct source_paragraph *paragraph = &walk->source->blocks[i].paragraph;
	const bool heads = paragraph->heading == 1 || paragraph->heading == 2;
	if (i >= walk->first_table || walk->first_table == walk->source->count ||
		!(heads || (walk->front && is_between_front(walk, i))))
		return false;
	if (phrase_letters(paragraph->text) > TITLE_LETTERS ||
		!phrase_has(paragraph->text, subject_words) || has_title(walk))
		return false;
	for (size_t j = 0; j < i; j++)
		if (walk->mapping->blocks[j].kind == PART_TITLE)
			return neighbour(walk->source, i, -1) == j;
	return true;
}

/* --- what pages repeat --- */

/* ๒, - ๒ -, หน้า ๒: the number of a page. */
static bool is_page_number(const char *text)
{
	static const char *const page[] = {"หน้าที่", "หน้า", "Page", "page", NULL};
	size_t at = strspn(text, " -"), used;
	int32_t value;
	at += phrase_starts(text + at, page);
	at += strspn(text + at, " ");
	if (!number_parse(text + at, strlen(text + at), &used, &value))
		return false;
	at += used;
	return !text[at + strspn(text + at, " -/")];
}

/* A line that is drawn with signs. */
static bool is_line(const char *text)
{
	return !text_is_blank(text) && !text[strspn(text, " -_=*.~")];
}

/* The same words stood in the front matter, or above a table, and stand between tables. */
static bool is_repeated(const struct walk *walk, size_t i)
{
	size_t looked = 0;
	if (i < walk->first_table)
		return false;
	for (size_t j = 0; j < walk->first_table && looked < HEADS_MAX; j++) {
		const enum mapping_part kind = walk->mapping->blocks[j].kind;
		if (kind != PART_TITLE && kind != PART_FRONT && kind != PART_SECTION)
			continue;
		looked++;
		if (phrase_same(text_of(walk->source, j), text_of(walk->source, i)))
			return true;
	}
	return false;
}

/* มาตรการที่ ๒: a line above a table that counts its measure. */
static bool counts_measure(const struct walk *walk, size_t i)
{
	static const char *const counted[] = {
		"มาตรการที่", "โครงการที่", "กิจกรรมที่", "แบบที่", NULL};
	const char *text = text_of(walk->source, i);
	size_t at = phrase_starts(text, counted), used;
	int32_t value;
	if (!at || !is_cards(walk->mapping, neighbour(walk->source, i, 1)))
		return false;
	at += strspn(text + at, " ");
	return number_parse(text + at, strlen(text + at), &used, &value) &&
	       text_is_blank(text + at + used);
}

/* --- groups --- */

static bool may_be_group(const struct walk *walk, size_t i)
{
	const struct source_paragraph *paragraph = &walk->source->blocks[i].paragraph;
	return is_cards(walk->mapping, neighbour(walk->source, i, 1)) &&
	       phrase_letters(paragraph->text) <= GROUP_LETTERS &&
	       !phrase_ends(paragraph->text, announces) &&
	       !mapping_is_title(paragraph->text) &&
	       !mapping_is_front(walk->rules, paragraph->text) &&
	       !phrase_has(paragraph->text, sentence_parts);
}

static bool names_group(const char *text)
{
	return phrase_starts(text + list_mark(text, strlen(text)), group_words);
}

/* A short line right above a table of cards names their group, where it says so by its
 * words, or has a number and is not the only one. */
static bool is_group(const struct walk *walk, size_t i)
{
	if (!may_be_group(walk, i))
		return false;
	const char *text = text_of(walk->source, i);
	if (names_group(text))
		return true;
	const bool marked = list_mark(text, strlen(text));
	return (marked ? walk->marked_groups : walk->plain_groups) > 1 &&
	       (marked || i > walk->first_table);
}

static void count_groups(struct walk *walk)
{
	for (size_t i = 0; i < walk->source->count; i++) {
		const char *text = text_of(walk->source, i);
		if (text_is_blank(text) || !may_be_group(walk, i))
			continue;
		++*(list_mark(text, strlen(text)) ? &walk->marked_groups
						  : &walk->plain_groups);
	}
}

/* --- sections --- */

static enum mapping_part section_kind(struct walk *walk, size_t i)
{
	const struct source_paragraph *paragraph = &walk->source->blocks[i].paragraph;
	const char *text = paragraph->text;
	walk->signing |= i > walk->first_table && phrase_starts(text, sign_words);
	if (is_section(paragraph) && !(walk->signing && !paragraph->heading)) {
		walk->signing = false;
		walk->section = walk->text = true;
		return PART_SECTION;
	}
	if (walk->text && phrase_starts(text, goes_on))
		return PART_TEXT_MORE;
	const bool listed =
		paragraph->marks != MARKS_NONE || list_mark(text, strlen(text));
	if (walk->text && (walk->section || listed || walk->signing))
		return PART_TEXT;
	walk->text = true;
	return PART_TEXT_NEW;
}

static void guess_block(struct walk *walk, size_t i)
{
	struct mapping_block *block = &walk->mapping->blocks[i];
	const char *text = text_of(walk->source, i);
	block->sure = true;
	if (walk->front)
		block->kind = front_kind(walk, i);
	if (block->kind == PART_TITLE || block->kind == PART_FRONT)
		return;
	if (is_only_title(walk, i)) {
		block->kind = PART_TITLE;
		walk->front = true;
		return;
	}
	if (walk->front && is_between_front(walk, i)) {
		block->kind = PART_LEFT_OUT;
		block->sure = false;
		return;
	}
	if (is_line(text) || is_page_number(text) || is_repeated(walk, i) ||
		counts_measure(walk, i)) {
		block->kind = PART_LEFT_OUT;
		return;
	}
	if (is_group(walk, i)) {
		block->kind = PART_GROUP;
		block->sure = names_group(text);
		return;
	}
	walk->front = false;
	block->kind = section_kind(walk, i);
	block->sure = !is_cards(walk->mapping, neighbour(walk->source, i, -1)) ||
		      !is_cards(walk->mapping, neighbour(walk->source, i, 1));
}

/* A table that is not of cards is text of the section that it stands in. */
static void guess_table(struct walk *walk, size_t i)
{
	struct mapping_block *block = &walk->mapping->blocks[i];
	walk->front = false;
	if (block->kind == PART_CARDS) {
		walk->section = walk->text = false;
		return;
	}
	block->kind = walk->text ? PART_TEXT : PART_TEXT_NEW;
	block->sure = false;
	walk->text = true;
}

void mapping_guess_blocks(struct mapping *mapping, const struct source *source,
	const struct intake_rules *rules)
{
	struct walk walk = {
		.mapping = mapping, .source = source, .rules = rules, .front = true};
	while (walk.first_table < source->count && !is_cards(mapping, walk.first_table))
		walk.first_table++;
	count_groups(&walk);
	for (size_t i = 0; i < source->count; i++) {
		const struct source_block *block = &source->blocks[i];
		if (block->kind == SOURCE_TABLE) {
			guess_table(&walk, i);
			continue;
		}
		if (text_is_blank(block->paragraph.text) &&
			!block->paragraph.pictures_count) {
			mapping->blocks[i].kind = PART_EMPTY;
			continue;
		}
		const size_t end =
			walk.front ? mapping_guess_memo(mapping, source, i) : i;
		if (end == i)
			guess_block(&walk, i);
		else
			i = end - 1;
	}
}
