/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The agency that a document is of: the name that it says most often, in its front matter or
 * in its texts, and where that lies.
 */
#include <config.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Names of one type that were met, and how often. */
struct named {
	const char *type;
	char *name;
	size_t times;
	bool front; /* in the front matter */
};

struct names {
	struct named *items;
	size_t count, capacity;
	bool front;
	struct breaker *breaker; /* NULL: not needed yet */
};

/* Full names of types; the short ones mean these. */
static const struct {
	const char *said, *type;
} types[] = {
	{"องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"},
	{"องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนจังหวัด"},
	{"เทศบาลตำบล", "เทศบาลตำบล"},
	{"เทศบาลเมือง", "เทศบาลเมือง"},
	{"เทศบาลนคร", "เทศบาลนคร"},
	{"อบต.", "องค์การบริหารส่วนตำบล"},
	{"อบจ.", "องค์การบริหารส่วนจังหวัด"},
	{"ทต.", "เทศบาลตำบล"},
	{"ทม.", "เทศบาลเมือง"},
	{"ทน.", "เทศบาลนคร"},
};

/* Whether a word begins at that place of a name: สันทราย ends with none. */
static bool begins_word(struct names *names, const char *text, size_t at)
{
	const size_t bytes = strcspn(text, " \n\t.,()/\"");
	if (!names->breaker)
		names->breaker = breaker_new();
	return breaker_find(names->breaker, text, bytes)[at] & BREAK_WORD;
}

/* Where a name that begins here ends: at white space or a sign, or before a word that
 * cannot be of it. */
static size_t name_bytes(
	const struct intake_rules *rules, struct names *names, const char *text)
{
	const struct string_list *ends = &rules->words->name_ends;
	enum { LEAST = 3 * UTF8_THAI_BYTES };
	size_t at = 0;
	while (text[at] && !strchr(" \n\t.,()/\"", text[at])) {
		for (size_t i = 0; at >= LEAST && i < ends->count; i++)
			if (!strncmp(text + at, ends->items[i], strlen(ends->items[i])) &&
				begins_word(names, text, at))
				return at;
		uint32_t c;
		const size_t length = utf8_decode(text + at, strlen(text + at), &c);
		if (!thai_is_letter(c))
			break;
		at += length;
	}
	return at;
}

static void count_name(
	struct names *names, const char *type, const char *text, size_t bytes)
{
	if (!bytes)
		return;
	for (size_t i = 0; i < names->count; i++) {
		struct named *named = &names->items[i];
		if (named->type == type && strlen(named->name) == bytes &&
			!memcmp(named->name, text, bytes)) {
			named->times++;
			named->front |= names->front;
			return;
		}
	}
	names->items = mem_grow(
		names->items, names->count, &names->capacity, sizeof(*names->items));
	names->items[names->count++] =
		(struct named){type, mem_strndup(text, bytes), 1, names->front};
}

static const char *full_type(const char *said)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (!strcmp(types[i].said, said))
			for (size_t j = 0; j < COUNT(types); j++)
				if (!strcmp(types[j].said, types[i].type))
					return types[j].type;
	return NULL;
}

static bool find_names(struct making *making, const char *text, void *context)
{
	for (size_t i = 0; i < COUNT(types); i++)
		for (const char *at = text; (at = strstr(at, types[i].said));) {
			at += strlen(types[i].said);
			const char *name = at + strspn(at, " ");
			count_name(context, full_type(types[i].said), name,
				name_bytes(making->rules, context, name));
		}
	return false;
}

/* Which name is the agency's: the one that is met most, of as many the front matter's. A
 * name that goes on with another is met where that one is. */
static const struct named *most_named(const struct names *names)
{
	const struct named *most = NULL;
	for (size_t i = 0; i < names->count; i++) {
		const struct named *named = &names->items[i];
		if (!most || named->times > most->times ||
			(named->times == most->times && named->front && !most->front))
			most = named;
	}
	return most;
}

/* The text behind a label (อำเภอ) up to white space; NULL: it does not stand there. */
static char *labelled(const char *text, const char *const *words)
{
	for (; *words; words++) {
		const char *at = strstr(text, *words);
		if (!at)
			continue;
		at += strlen(*words);
		at += strspn(at, " ");
		const size_t bytes = strcspn(at, " \n\t.,()");
		if (bytes)
			return mem_strndup(at, bytes);
	}
	return NULL;
}

/* ธารตะวัน ทุ่งแสงทอง จังหวัดนครสมมุติ: the district without its label. */
static char *unlabelled_district(const char *text, const char *name)
{
	const char *at = strstr(text, name);
	const char *province = strstr(text, "จังหวัด");
	if (!at || !province || at + strlen(name) >= province)
		return NULL;
	at += strlen(name);
	at += strspn(at, " ");
	const size_t bytes = strcspn(at, " ");
	return at + bytes < province ? mem_strndup(at, bytes) : NULL;
}

static bool find_place(struct making *making, const char *text, void *context)
{
	static const char *const districts[] = {"อำเภอ", "อ.", NULL};
	static const char *const provinces[] = {"จังหวัด", "จ.", NULL};
	struct agency *agency = &making->proposal->report.agency;
	(void)context;
	if (!agency->province)
		agency->province = labelled(text, provinces);
	if (!agency->district)
		agency->district = labelled(text, districts);
	if (!agency->district && agency->name && *agency->name)
		agency->district = unlabelled_district(text, agency->name);
	return agency->district && agency->province;
}

static void tell_agency(
	struct making *making, const struct names *names, const struct named *taken)
{
	if (!taken) {
		making_doubt(making, DOUBT_AGENCY, DOUBT_STOPS, "",
			_("the document names none"));
		return;
	}
	for (size_t i = 0; i < names->count; i++) {
		const struct named *other = &names->items[i];
		if (other == taken || !other->front ||
			!strncmp(other->name, taken->name, strlen(taken->name)))
			continue;
		struct str said = STR_INIT;
		str_puts(&said, other->type);
		str_puts(&said, other->name);
		making_doubt(making, DOUBT_AGENCY, DOUBT_STOPS, said.data,
			_("%s%s, which is named more often"), taken->type, taken->name);
		str_release(&said);
	}
}

void making_agency(struct making *making)
{
	struct agency *agency = &making->proposal->report.agency;
	struct names names = {0};
	for (size_t i = 0; i < MAKING_HEAD_PARTS; i++) {
		names.front = making_head_parts[i] == PART_FRONT ||
			      making_head_parts[i] == PART_TITLE;
		making_walk(making, making_head_parts[i], find_names, &names);
	}
	const struct named *taken = most_named(&names);
	agency->present = true;
	put_text(&agency->type, taken ? taken->type : "");
	put_text(&agency->name, taken ? taken->name : "");
	if (!making_walk(making, PART_FRONT, find_place, NULL) &&
		!making_walk(making, PART_TITLE, find_place, NULL) &&
		!making_walk(making, PART_MEMO_OFFICE, find_place, NULL))
		making_walk(making, PART_TEXT_NEW, find_place, NULL);
	if (!agency->district)
		put_text(&agency->district, "");
	if (!agency->province)
		put_text(&agency->province, "");
	if (!making->mapping->said[SAID_NAME])
		tell_agency(making, &names, taken);
	for (size_t i = 0; i < names.count; i++)
		free(names.items[i].name);
	breaker_free(names.breaker);
	free(names.items);
}
