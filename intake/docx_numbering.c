/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of lists in a .docx, counted as Word counts them: all lists of one abstract
 * definition go on from each other, but where one is told to start anew; an item starts the
 * levels below it anew.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/docx_parts.h"
#include "intake/list_label.h"
#include "intake/xml.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	N_ABSTRACT = 1,
	N_ABSTRACT_ID,
	N_FORMAT,
	N_LEGAL,
	N_LEVEL,
	N_LINK,
	N_LIST,
	N_OVERRIDE,
	N_RESTART,
	N_START,
	N_START_OVERRIDE,
	N_STYLE,
	N_STYLE_LINK,
	N_TEXT,
};

struct level {
	enum list_form form;
	unsigned start;
	int restart; /* the level, from 1, that starts it anew; 0: none; DOCX_UNSET: any above */
	bool legal;  /* numbers of levels above are Arabic */
	char *text;  /* "%1.%2)" */
	char *style; /* whose paragraphs are of this level; NULL: none */
};

struct abstract {
	char *id;
	char *link, *style_link; /* it is another's: that with this style_link */
	struct level levels[DOCX_LEVELS];
	unsigned counters[DOCX_LEVELS];
	bool counted[DOCX_LEVELS];
};

struct list {
	char *id, *abstract;
	struct abstract *found; /* once it was looked for */
	bool anew[DOCX_LEVELS]; /* it starts anew once, at: */
	unsigned start[DOCX_LEVELS];
	struct level own[DOCX_LEVELS]; /* instead of the abstract's, where own_level */
	bool own_level[DOCX_LEVELS];
};

struct docx_numbering {
	struct abstract *abstracts;
	size_t abstracts_count, abstracts_capacity;
	struct list *lists;
	size_t count, capacity;
	/* While it is read. */
	struct level *level; /* NULL: none */
	unsigned place;      /* of the override's level */
	const char *where;
	struct error *error;
};

/* --- reading --- */

static enum list_form form_of(const char *name)
{
	static const struct {
		const char *name;
		enum list_form form;
	} forms[] = {
		{"none", LIST_FORM_NONE},
		{"bullet", LIST_FORM_BULLET},
		{"thaiNumbers", LIST_FORM_THAI},
		{"thaiCounting", LIST_FORM_THAI},
		{"thaiLetters", LIST_FORM_THAI_LETTER},
		{"lowerLetter", LIST_FORM_LOWER},
		{"upperLetter", LIST_FORM_UPPER},
		{"lowerRoman", LIST_FORM_LOWER_ROMAN},
		{"upperRoman", LIST_FORM_UPPER_ROMAN},
	};
	for (size_t i = 0; name && i < COUNT(forms); i++)
		if (!strcmp(forms[i].name, name))
			return forms[i].form;
	return LIST_FORM_ARABIC; /* others count as well */
}

static void init_level(struct level *level)
{
	*level = (struct level){
		.form = LIST_FORM_ARABIC, .restart = DOCX_UNSET, .start = 0};
}

static void release_level(struct level *level)
{
	free(level->text);
	free(level->style);
}

static void replace(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

static void add_abstract(
	struct docx_numbering *numbering, const struct xml_element *element)
{
	const char *id = xml_value(element, "w:abstractNumId");
	numbering->abstracts = mem_grow(numbering->abstracts, numbering->abstracts_count,
		&numbering->abstracts_capacity, sizeof(*numbering->abstracts));
	struct abstract *abstract = &numbering->abstracts[numbering->abstracts_count++];
	*abstract = (struct abstract){.id = mem_strdup(id ? id : "")};
	for (size_t i = 0; i < DOCX_LEVELS; i++)
		init_level(&abstract->levels[i]);
	numbering->level = NULL;
}

static void add_list(struct docx_numbering *numbering, const struct xml_element *element)
{
	const char *id = xml_value(element, "w:numId");
	numbering->lists = mem_grow(numbering->lists, numbering->count,
		&numbering->capacity, sizeof(*numbering->lists));
	struct list *list = &numbering->lists[numbering->count++];
	*list = (struct list){.id = mem_strdup(id ? id : "")};
	for (size_t i = 0; i < DOCX_LEVELS; i++)
		init_level(&list->own[i]);
	numbering->level = NULL;
	numbering->place = 0;
}

/* Lists stand behind the abstract definitions: what is read belongs to the last of what there
 * is. */
static void begin_level(
	struct docx_numbering *numbering, const struct xml_element *element)
{
	const unsigned place = xml_number(element, "w:ilvl", 0, DOCX_LEVELS - 1);
	struct level *level = NULL;
	if (numbering->count) {
		struct list *list = &numbering->lists[numbering->count - 1];
		list->own_level[place] = true;
		level = &list->own[place];
	} else if (numbering->abstracts_count) {
		level = &numbering->abstracts[numbering->abstracts_count - 1]
				 .levels[place];
	}
	if (level) {
		release_level(level);
		init_level(level);
	}
	numbering->level = level;
}

static void take_level(struct level *level, const struct xml_element *element)
{
	switch (element->id) {
	case N_FORMAT: level->form = form_of(docx_val(element)); break;
	case N_LEGAL: level->legal = docx_on(element); break;
	case N_RESTART:
		level->restart = (int)xml_number(element, "w:val", 0, DOCX_LEVELS);
		break;
	case N_START:
		level->start = xml_number(element, "w:val", 0, LIST_NUMBER_MAX);
		break;
	case N_STYLE: replace(&level->style, docx_val(element)); break;
	case N_TEXT: replace(&level->text, docx_val(element)); break;
	default: break;
	}
}

static void take_list(struct docx_numbering *numbering, const struct xml_element *element)
{
	struct list *list = &numbering->lists[numbering->count - 1];
	switch (element->id) {
	case N_ABSTRACT_ID: replace(&list->abstract, docx_val(element)); break;
	case N_OVERRIDE:
		numbering->place = xml_number(element, "w:ilvl", 0, DOCX_LEVELS - 1);
		break;
	case N_START_OVERRIDE:
		list->anew[numbering->place] = true;
		list->start[numbering->place] =
			xml_number(element, "w:val", 0, LIST_NUMBER_MAX);
		break;
	default: break;
	}
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct docx_numbering *numbering = context;
	if (numbering->count + numbering->abstracts_count > DOCX_PARTS_MAX)
		return docx_too_many(numbering->where, numbering->error);
	if (element->id == N_ABSTRACT)
		add_abstract(numbering, element);
	else if (element->id == N_LIST)
		add_list(numbering, element);
	else if (element->id == N_LEVEL)
		begin_level(numbering, element);
	else if (element->id && numbering->level)
		take_level(numbering->level, element);
	else if (element->id && numbering->count)
		take_list(numbering, element);
	else if (element->id == N_LINK && numbering->abstracts_count)
		replace(&numbering->abstracts[numbering->abstracts_count - 1].link,
			docx_val(element));
	else if (element->id == N_STYLE_LINK && numbering->abstracts_count)
		replace(&numbering->abstracts[numbering->abstracts_count - 1].style_link,
			docx_val(element));
	return true;
}

static bool on_end(void *context, int id)
{
	struct docx_numbering *numbering = context;
	if (id == N_LEVEL)
		numbering->level = NULL;
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	(void)context;
	(void)text;
	(void)bytes;
	return true;
}

/* Lists and abstract definitions both begin with their id. */
static int compare_ids(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort(struct docx_numbering *numbering)
{
	if (numbering->count)
		qsort(numbering->lists, numbering->count, sizeof(*numbering->lists),
			compare_ids);
	if (numbering->abstracts_count)
		qsort(numbering->abstracts, numbering->abstracts_count,
			sizeof(*numbering->abstracts), compare_ids);
}

struct docx_numbering *docx_numbering_read(
	const char *bytes, size_t count, const char *where, struct error *error)
{
	static const struct xml_name names[] = {
		{"w:abstractNum", N_ABSTRACT},
		{"w:abstractNumId", N_ABSTRACT_ID},
		{"w:isLgl", N_LEGAL},
		{"w:lvl", N_LEVEL},
		{"w:lvlOverride", N_OVERRIDE},
		{"w:lvlRestart", N_RESTART},
		{"w:lvlText", N_TEXT},
		{"w:num", N_LIST},
		{"w:numFmt", N_FORMAT},
		{"w:numStyleLink", N_LINK},
		{"w:pStyle", N_STYLE},
		{"w:start", N_START},
		{"w:startOverride", N_START_OVERRIDE},
		{"w:styleLink", N_STYLE_LINK},
	};
	static const struct xml_handler handler = {
		docx_spaces, names, COUNT(names), on_start, on_end, on_text};
	struct docx_numbering *numbering = mem_new(1, sizeof(*numbering));
	numbering->where = where;
	numbering->error = error;
	if (!bytes || xml_read(bytes, count, &handler, numbering, where, error)) {
		sort(numbering);
		return numbering;
	}
	docx_numbering_free(numbering);
	return NULL;
}

void docx_numbering_free(struct docx_numbering *numbering)
{
	if (!numbering)
		return;
	for (size_t i = 0; i < numbering->abstracts_count; i++) {
		struct abstract *abstract = &numbering->abstracts[i];
		for (size_t j = 0; j < DOCX_LEVELS; j++)
			release_level(&abstract->levels[j]);
		free(abstract->id);
		free(abstract->link);
		free(abstract->style_link);
	}
	for (size_t i = 0; i < numbering->count; i++) {
		for (size_t j = 0; j < DOCX_LEVELS; j++)
			release_level(&numbering->lists[i].own[j]);
		free(numbering->lists[i].id);
		free(numbering->lists[i].abstract);
	}
	free(numbering->abstracts);
	free(numbering->lists);
	free(numbering);
}

/* --- counting --- */

static struct list *find_list(struct docx_numbering *numbering, const char *id)
{
	return numbering->count ? bsearch(&id, numbering->lists, numbering->count,
					  sizeof(*numbering->lists), compare_ids)
				: NULL;
}

/* An abstract definition that is another's: that one; itself where there is none. */
static struct abstract *follow(
	const struct docx_numbering *numbering, struct abstract *abstract)
{
	for (size_t i = 0; abstract->link && i < numbering->abstracts_count; i++) {
		const char *style = numbering->abstracts[i].style_link;
		if (style && !strcmp(style, abstract->link))
			return &numbering->abstracts[i];
	}
	return abstract;
}

static struct abstract *find_abstract(
	const struct docx_numbering *numbering, struct list *list)
{
	if (!list || !list->abstract || list->found)
		return list ? list->found : NULL;
	struct abstract *abstract =
		numbering->abstracts_count
			? bsearch(&list->abstract, numbering->abstracts,
				  numbering->abstracts_count,
				  sizeof(*numbering->abstracts), compare_ids)
			: NULL;
	list->found = abstract ? follow(numbering, abstract) : NULL;
	return list->found;
}

static const struct level *level_of(
	const struct list *list, const struct abstract *abstract, int level)
{
	return list->own_level[level] ? &list->own[level] : &abstract->levels[level];
}

static unsigned count_item(struct list *list, struct abstract *abstract, int level)
{
	if (list->anew[level]) {
		list->anew[level] = false;
		abstract->counters[level] = list->start[level];
	} else if (!abstract->counted[level]) {
		abstract->counters[level] = level_of(list, abstract, level)->start;
	} else if (abstract->counters[level] < LIST_NUMBER_MAX) {
		abstract->counters[level]++;
	}
	abstract->counted[level] = true;
	for (int below = level + 1; below < DOCX_LEVELS; below++) {
		const int restart = level_of(list, abstract, below)->restart;
		if (restart == DOCX_UNSET || level + 1 == restart)
			abstract->counted[below] = false;
	}
	return abstract->counters[level];
}

/* The numbers of levels above and what stands between them, up to the item's own (%3): which
 * is left out. Returns what stands behind it; NULL: it is not in the text. */
static const char *append_before(struct str *out, const struct list *list,
	const struct abstract *abstract, int level)
{
	const struct level *own = level_of(list, abstract, level);
	const char *at = own->text;
	for (; at[0]; at++) {
		const int other = at[0] == '%' && at[1] >= '1' && at[1] <= '9'
					  ? at[1] - '1'
					  : DOCX_UNSET;
		if (other == level)
			return at + 2;
		if (other == DOCX_UNSET) {
			str_putc(out, at[0]);
			continue;
		}
		const struct level *of = level_of(list, abstract, other);
		list_number_append(out, own->legal ? LIST_FORM_ARABIC : of->form,
			abstract->counted[other] ? abstract->counters[other] : of->start);
		at++;
	}
	return NULL;
}

void docx_numbering_next(struct docx_numbering *numbering, const char *id, int level,
	struct source_paragraph *paragraph, struct str *label)
{
	struct list *list = find_list(numbering, id);
	struct abstract *abstract = find_abstract(numbering, list);
	if (!abstract)
		return;
	level = MIN(MAX(level, 0), DOCX_LEVELS - 1);
	const unsigned number = count_item(list, abstract, level);
	const struct level *own = level_of(list, abstract, level);
	paragraph->level = (unsigned)level;
	if (own->form == LIST_FORM_BULLET) {
		list_label(paragraph, label, own->form, 0, "", "");
	} else if (own->text && own->text[0]) {
		struct str before = STR_INIT;
		const char *behind = append_before(&before, list, abstract, level);
		list_label(paragraph, label, behind ? own->form : LIST_FORM_NONE, number,
			before.data, behind ? behind : "");
		str_release(&before);
	}
}

int docx_numbering_level(
	struct docx_numbering *numbering, const char *id, const char *style)
{
	struct list *list = find_list(numbering, id);
	const struct abstract *abstract = find_abstract(numbering, list);
	for (int i = 0; abstract && style && i < DOCX_LEVELS; i++) {
		const char *own = level_of(list, abstract, i)->style;
		if (own && !strcmp(own, style))
			return i;
	}
	return DOCX_UNSET;
}
