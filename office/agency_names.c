/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/agency_names.h"

#include <stdlib.h>
#include <string.h>

#include "office/agency.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"

/* Data, as it stands in names: the district of a province's capital, and what schools have
 * before the name of a place. */
#define CAPITAL "เมือง"
static const char *const school_words[] = {"ชุมชน", "อนุบาล", "วัด", "บ้าน"};

/* --- what a part can be --- */

struct asking {
	const struct agency_said *said;
	bool in_province; /* only what lies in the said one */
	agency_choice_visit *visit;
	void *context;
	bool ended;
};

static bool is_elsewhere(const struct asking *asking, const struct place *place)
{
	return asking->in_province &&
	       strcmp(place->province, asking->said->province) != 0;
}

static bool give(struct asking *asking, const struct agency_choice *choice)
{
	asking->ended = asking->visit(asking->context, choice);
	return asking->ended;
}

static bool give_tambon(void *context, const struct place *place)
{
	const struct agency_choice choice = {
		place->tambon, place->district, place->province};
	return !is_elsewhere(context, place) && give(context, &choice);
}

static bool give_district(void *context, const struct place *place)
{
	const struct agency_choice choice = {place->district, "", place->province};
	return !is_elsewhere(context, place) && give(context, &choice);
}

/* A town that is called as its district; in that of a capital as the province. */
static bool give_town(void *context, const struct place *place)
{
	const size_t skipped = strlen(CAPITAL);
	const bool capital = !strncmp(place->district, CAPITAL, skipped) &&
			     !strcmp(place->district + skipped, place->province);
	const struct agency_choice choice = {capital ? place->province : place->district,
		place->district, place->province};
	return !is_elsewhere(context, place) && give(context, &choice);
}

static bool give_province(void *context, const struct place *place)
{
	const struct agency_choice choice = {place->province, "", ""};
	return give(context, &choice);
}

static bool is_type(const char *type, size_t which)
{
	return !strcmp(type, agency_types[which]);
}

static void each_name(struct places *places, struct asking *asking)
{
	const char *type = asking->said->type;
	if (is_type(type, AGENCY_PROVINCE)) {
		places_each(places, PLACE_PROVINCE, give_province, asking);
		return;
	}
	places_each(places, PLACE_TAMBON, give_tambon, asking);
	if (!asking->ended && !is_type(type, AGENCY_SUBDISTRICT))
		places_each(places, PLACE_DISTRICT, give_town, asking);
}

static bool is_known(struct places *places, const char *name, unsigned level)
{
	return places_is(places, name, strlen(name), level);
}

void agency_choices_each(struct places *places, enum agency_part part,
	const struct agency_said *said, agency_choice_visit *visit, void *context)
{
	struct asking asking = {.said = said,
		.in_province = is_known(places, said->province, PLACE_PROVINCE),
		.visit = visit,
		.context = context};
	switch (part) {
	case AGENCY_PART_NAME: each_name(places, &asking); break;
	case AGENCY_PART_DISTRICT:
		places_each(places, PLACE_DISTRICT, give_district, &asking);
		break;
	default: places_each(places, PLACE_PROVINCE, give_province, &asking); break;
	}
}

/* --- how a text may go on --- */

/* Names that go on behind what was typed: what follows, one as often as it is found. */
struct going_on {
	const char *typed;
	size_t bytes;
	const char **rests;
	size_t count, capacity;
};

static bool begins_cell(const char *text)
{
	uint32_t code_point;
	utf8_decode(text, strlen(text), &code_point);
	return !thai_is_mark(code_point) && thai_class(code_point) != THAI_SARA_AM;
}

static bool go_on(void *context, const struct agency_choice *choice)
{
	struct going_on *found = context;
	const char *rest = choice->text + found->bytes;
	if (strncmp(choice->text, found->typed, found->bytes) != 0 || !*rest ||
		!begins_cell(rest))
		return false;
	found->rests = mem_grow(
		found->rests, found->count, &found->capacity, sizeof(*found->rests));
	found->rests[found->count++] = rest;
	return false;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A rest and how often it is found. */
struct counted {
	const char *text;
	size_t times;
};

static int compare_counted(const void *a, const void *b)
{
	const struct counted *one = a, *other = b;
	if (one->times != other->times)
		return one->times < other->times ? 1 : -1;
	const size_t bytes = strlen(one->text), others = strlen(other->text);
	return bytes != others ? (bytes > others) - (bytes < others)
			       : strcmp(one->text, other->text);
}

static size_t take_counted(const struct going_on *found, const char **rests, size_t most)
{
	struct counted *counted = mem_new(found->count + 1, sizeof(*counted));
	size_t count = 0;
	for (size_t i = 0; i < found->count; i++) {
		if (!count || strcmp(counted[count - 1].text, found->rests[i]) != 0)
			counted[count++].text = found->rests[i];
		counted[count - 1].times++;
	}
	qsort(counted, count, sizeof(*counted), compare_counted);
	count = MIN(count, most);
	for (size_t i = 0; i < count; i++)
		rests[i] = counted[i].text;
	free(counted);
	return count;
}

/* The name without what may stand before it: the kind, the word of a school. */
static const char *place_in(const char *type, const char *name)
{
	const char *bare = agency_bare(type, name);
	for (size_t i = 0; i < AGENCY_TYPES; i++)
		if (is_type(type, i))
			return bare;
	for (size_t i = 0; i < COUNT(school_words); i++) {
		const size_t bytes = strlen(school_words[i]);
		if (!strncmp(bare, school_words[i], bytes))
			return bare + bytes;
	}
	return bare;
}

size_t agency_names_behind(struct places *places, enum agency_part part,
	const struct agency_said *said, const char *before, size_t bytes,
	const char **rests, size_t most)
{
	char *typed = mem_strndup(before, bytes);
	struct going_on found = {.typed = typed};
	size_t count = 0;
	if (part == AGENCY_PART_NAME)
		found.typed = place_in(said->type, typed);
	found.bytes = strlen(found.typed);
	if (found.bytes) {
		agency_choices_each(places, part, said, go_on, &found);
		if (found.count)
			qsort(found.rests, found.count, sizeof(*found.rests),
				compare_texts);
		count = take_counted(&found, rests, most);
	}
	free(found.rests);
	free(typed);
	return count;
}

/* --- where it is --- */

struct same_name {
	const char *name;
	size_t count;
	struct agency_choice first;
};

/* A town may be called as its district and as a tambon of that: it is one place. */
static bool count_place(void *context, const struct agency_choice *choice)
{
	struct same_name *same = context;
	if (strcmp(choice->text, same->name) != 0 ||
		(same->count && !strcmp(choice->district, same->first.district) &&
			!strcmp(choice->province, same->first.province)))
		return false;
	if (!same->count)
		same->first = *choice;
	same->count++;
	return false;
}

size_t agency_name_places(
	struct places *places, const struct agency_said *said, struct agency_choice *only)
{
	struct same_name same = {.name = place_in(said->type, said->name)};
	if (*same.name)
		agency_choices_each(places, AGENCY_PART_NAME, said, count_place, &same);
	*only = same.first;
	return same.count;
}

void agency_place_append(struct str *out, const struct agency_choice *choice)
{
	if (*choice->district)
		str_printf(out, "อ.%s", choice->district);
	if (*choice->province)
		str_printf(out, "%sจ.%s", *choice->district ? " " : "", choice->province);
}

void agency_choice_append(struct str *out, const struct agency_choice *choice)
{
	str_puts(out, choice->text);
	if (*choice->province)
		str_puts(out, "  ");
	agency_place_append(out, choice);
}
