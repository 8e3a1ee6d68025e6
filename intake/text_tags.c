/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is left of tags and marks in a plain text, taken out of it paragraph by paragraph.
 */
#include <config.h>

#include "intake/source.h"
#include "intake/text_lines.h"
#include "model/card.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TAG_MAX = 400 /* bytes of a tag: what is longer is text */ };

enum tag { TAG_NONE, TAG_INLINE, TAG_BLOCK, TAG_ITEM, TAG_ORDERED, TAG_UNORDERED };

/* One text that is being taken apart. */
struct parts {
	struct text_taker *taker;
	struct str text; /* of the paragraph that is under way */
	enum list_marks list;
	bool item; /* the next paragraph is an item of the list */
	unsigned number;
	bool own_marks;                /* items have marks in their texts */
	struct source_paragraph *last; /* that was added */
};

static const struct {
	const char *name;
	enum tag tag;
} tags[] = {
	{"p", TAG_BLOCK},
	{"br", TAG_BLOCK},
	{"div", TAG_BLOCK},
	{"li", TAG_ITEM},
	{"ol", TAG_ORDERED},
	{"ul", TAG_UNORDERED},
	{"table", TAG_BLOCK},
	{"tbody", TAG_BLOCK},
	{"thead", TAG_BLOCK},
	{"tr", TAG_BLOCK},
	{"td", TAG_BLOCK},
	{"th", TAG_BLOCK},
	{"center", TAG_BLOCK},
	{"h1", TAG_BLOCK},
	{"h2", TAG_BLOCK},
	{"h3", TAG_BLOCK},
	{"h4", TAG_BLOCK},
	{"b", TAG_INLINE},
	{"i", TAG_INLINE},
	{"u", TAG_INLINE},
	{"em", TAG_INLINE},
	{"strong", TAG_INLINE},
	{"span", TAG_INLINE},
	{"font", TAG_INLINE},
	{"sup", TAG_INLINE},
	{"sub", TAG_INLINE},
	{"a", TAG_INLINE},
};

/* The tag that the text begins with, its bytes in *length; whether it closes. */
static enum tag tag_at(const char *text, size_t bytes, size_t *length, bool *closes)
{
	const char *end = memchr(text, '>', MIN(bytes, (size_t)TAG_MAX));
	if (!bytes || *text != '<' || !end)
		return TAG_NONE;
	*length = (size_t)(end - text) + 1;
	*closes = text[1] == '/';
	const char *name = text + 1 + *closes;
	size_t letters = 0;
	while (name + letters < end && isalnum((unsigned char)name[letters]))
		letters++;
	const char behind = name[letters];
	if (behind != '>' && behind != ' ' && behind != '/')
		return TAG_NONE;
	for (size_t i = 0; i < COUNT(tags); i++)
		if (strlen(tags[i].name) == letters &&
			!strncasecmp(tags[i].name, name, letters))
			return tags[i].tag;
	return TAG_NONE;
}

/* What stands for a character of HTML; its bytes in *length. */
static const char *entity_at(const char *text, size_t bytes, size_t *length)
{
	static const struct {
		const char *name, *means;
	} entities[] = {{"&nbsp;", " "}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
		{"&quot;", "\""}, {"&#39;", "'"}};
	for (size_t i = 0; i < COUNT(entities); i++) {
		*length = strlen(entities[i].name);
		if (*length <= bytes && !memcmp(text, entities[i].name, *length))
			return entities[i].means;
	}
	return NULL;
}

/* --- paragraphs --- */

static void flush(struct parts *parts)
{
	const char *text = parts->text.data;
	size_t bytes = parts->text.bytes;
	text_trim(&text, &bytes);
	if (bytes) {
		struct source_paragraph *paragraph = parts->taker->add(parts->taker);
		source_paragraph_set(paragraph, text, bytes);
		paragraph->place = parts->taker->place;
		paragraph->place.paragraph = ++parts->taker->paragraphs;
		if (parts->item && parts->list != MARKS_NONE && !parts->own_marks) {
			paragraph->marks = parts->list;
			paragraph->number = ++parts->number;
		}
		parts->item = false;
		parts->last = paragraph;
	}
	str_clear(&parts->text);
}

static void take_tag(struct parts *parts, enum tag tag, bool closes)
{
	if (tag == TAG_INLINE)
		return;
	flush(parts);
	if (tag == TAG_ITEM)
		parts->item = !closes;
	if (tag == TAG_ORDERED || tag == TAG_UNORDERED) {
		parts->number = 0;
		parts->list = closes               ? MARKS_NONE
			      : tag == TAG_ORDERED ? MARKS_ARABIC
						   : MARKS_DASH;
	}
}

/* --- pictures --- */

static bool has_thai(const char *text, size_t bytes)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		if (thai_is_letter(c))
			return true;
	}
	return false;
}

static const char *type_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && !strcasecmp(dot, ".png") ? "image/png" : "image/jpeg";
}

/* Hangs the picture on what stands before it. What stands behind it in its line is what a
 * converter made of it, unless somebody can read it. */
static void add_picture(struct parts *parts, const char *name, size_t name_bytes,
	const char *words, size_t words_bytes)
{
	struct source *source = parts->taker->source;
	text_trim(&name, &name_bytes);
	text_trim(&words, &words_bytes);
	char *named = mem_strndup(name, name_bytes);
	const size_t picture = source_picture_add(source, named, type_of(named), NULL, 0);
	free(named);
	if (words_bytes)
		source->pictures[picture].words = mem_strndup(words, words_bytes);
	flush(parts);
	if (!parts->last) {
		parts->last = parts->taker->add(parts->taker);
		parts->last->place = parts->taker->place;
	}
	source_paragraph_picture(parts->last, picture);
}

/* [image: NAME] at the start of the text; returns its bytes with what it takes along. */
static size_t take_image(struct parts *parts, const char *text, size_t bytes)
{
	static const char start[] = "[image:";
	const size_t head = sizeof(start) - 1;
	if (bytes <= head || memcmp(text, start, head) != 0)
		return 0;
	const char *line_end = memchr(text, '\n', bytes);
	const char *limit = line_end ? line_end : text + bytes;
	const char *end = memchr(text, ']', (size_t)(limit - text));
	if (!end)
		return 0;
	const char *words = end + 1;
	const bool readable = has_thai(words, (size_t)(limit - words));
	add_picture(parts, text + head, (size_t)(end - text) - head, words,
		readable ? 0 : (size_t)(limit - words));
	return (size_t)((readable ? words : limit) - text);
}

/* --- the whole --- */

/* Takes what stands at the start of the text; returns its bytes. */
static size_t take(struct parts *parts, const char *text, size_t bytes)
{
	size_t length;
	bool closes;
	const char *means;
	if (*text == '<') {
		const enum tag tag = tag_at(text, bytes, &length, &closes);
		if (tag != TAG_NONE) {
			take_tag(parts, tag, closes);
			return length;
		}
	}
	if (*text == '&' && (means = entity_at(text, bytes, &length))) {
		str_puts(&parts->text, means);
		return length;
	}
	if (*text == '[' && (length = take_image(parts, text, bytes)))
		return length;
	if (*text == '*' && bytes > 1 && text[1] == '*')
		return 2;
	if (*text == '\n')
		flush(parts);
	else
		str_putc(&parts->text, *text);
	return 1;
}

/* Whether an item of a list has a mark in its text: then those without are parts of the
 * item before. */
static bool has_own_marks(const char *text, size_t bytes)
{
	for (size_t at = 0; at < bytes; at++) {
		size_t length;
		bool closes;
		if (tag_at(text + at, bytes - at, &length, &closes) != TAG_ITEM || closes)
			continue;
		const char *item = text + at + length;
		size_t left = bytes - at - length;
		text_trim(&item, &left);
		if (list_mark(item, left))
			return true;
	}
	return false;
}

void text_paragraphs(struct text_taker *taker, const char *text, size_t bytes)
{
	struct parts parts = {.taker = taker,
		.text = STR_INIT,
		.own_marks = has_own_marks(text, bytes)};
	for (size_t at = 0; at < bytes;)
		at += take(&parts, text + at, bytes - at);
	flush(&parts);
	str_release(&parts.text);
}
