/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/agencies.h"

#include <string.h>

#include "check/match.h"
#include "check/places.h"
#include "check/words.h"
#include "model/lists.h"
#include "text/macros.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { CONTEXT_BYTES = 40 * UTF8_THAI_BYTES };

#define CAPITAL "เมือง"

/* As provinces are called besides, the longer before the shorter. */
static const struct {
	const char *written, *full;
} other_names[] = {
	{"กรุงเทพฯ", BANGKOK},
	{"กรุงเทพ ฯ", BANGKOK},
	{"กรุงเทพ", BANGKOK},
	{"กทม.", BANGKOK},
	{"กทม", BANGKOK},
	{"อยุธยา", "พระนครศรีอยุธยา"},
};

const char *const district_words[] = {"กิ่งอำเภอ", "อำเภอ", "อ.", "เขต", NULL};
static const char *const province_words[] = {"จังหวัด", "จ.", NULL};

bool name_part_is(const struct name_part *part, const char *text, size_t bytes)
{
	return bytes && part->bytes == bytes && !memcmp(part->text, text, bytes);
}

/* --- words before names --- */

static bool is_abbreviation(const char *word)
{
	return word[strlen(word) - 1] == '.';
}

/* Whether an abbreviation may begin here: not behind a letter or a dot. */
static bool begins_word(const char *text, size_t at)
{
	uint32_t code_point;
	if (!at)
		return true;
	const size_t before = utf8_previous(text, at);
	utf8_decode(text + before, at - before, &code_point);
	return code_point != '.' && !thai_is_letter(code_point);
}

static size_t word_end(
	const char *text, size_t bytes, size_t at, const char *const *words)
{
	for (; *words; words++)
		if (bytes_begin_at(text, bytes, at, *words) &&
			(!is_abbreviation(*words) || begins_word(text, at)))
			return white_end(text, bytes, at + strlen(*words));
	return 0;
}

size_t district_word_end(const char *text, size_t bytes, size_t at)
{
	return word_end(text, bytes, at, district_words);
}

size_t province_word_end(const char *text, size_t bytes, size_t at)
{
	return word_end(text, bytes, at, province_words);
}

/* --- fields of the report --- */

static struct name_part trimmed(const char *field, size_t at)
{
	size_t end = strlen(field);
	while (end > at && (field[end - 1] == ' ' || field[end - 1] == '\t'))
		end--;
	return (struct name_part){field + at, end - at};
}

struct name_part district_of(const char *field)
{
	if (!field)
		field = "";
	const size_t bytes = strlen(field), at = white_end(field, bytes, 0);
	const size_t behind = district_word_end(field, bytes, at);
	return trimmed(field, behind ? behind : at);
}

struct name_part province_of(const char *field)
{
	if (!field)
		field = "";
	const size_t bytes = strlen(field), at = white_end(field, bytes, 0);
	const size_t behind = province_word_end(field, bytes, at);
	const struct name_part part = trimmed(field, behind ? behind : at);
	for (size_t i = 0; i < COUNT(other_names); i++)
		if (name_part_is(&part, other_names[i].written,
			    strlen(other_names[i].written)))
			return (struct name_part){
				other_names[i].full, strlen(other_names[i].full)};
	return part;
}

size_t province_at(const struct check *check, const char *text, size_t bytes, size_t at,
	struct name_part *province)
{
	const size_t found = places_longest(
		check->input->words->places, text + at, bytes - at, PLACE_PROVINCE);
	*province = (struct name_part){text + at, found};
	for (size_t i = 0; !found && i < COUNT(other_names); i++) {
		if (!bytes_begin_at(text, bytes, at, other_names[i].written))
			continue;
		*province = (struct name_part){
			other_names[i].full, strlen(other_names[i].full)};
		return strlen(other_names[i].written);
	}
	return found;
}

bool same_district(const struct name_part *one, const struct name_part *other,
	const struct name_part *province)
{
	const size_t capital = strlen(CAPITAL);
	const struct name_part *shorter = one->bytes < other->bytes ? one : other;
	const struct name_part *longer = shorter == one ? other : one;
	if (name_part_is(one, other->text, other->bytes))
		return true;
	return name_part_is(shorter, CAPITAL, capital) &&
	       bytes_begin_at(longer->text, longer->bytes, 0, CAPITAL) &&
	       name_part_is(province, longer->text + capital, longer->bytes - capital);
}

/* --- this agency --- */

/* The bytes of the first of the words with which the text begins. */
static size_t begins_with_any(const char *text, const struct string_list *words)
{
	for (size_t i = 0; i < words->count; i++) {
		const size_t bytes = strlen(words->items[i]);
		if (bytes && !strncmp(text, words->items[i], bytes))
			return bytes;
	}
	return 0;
}

/* Of a district's or a province's office its own name is that of the place. */
static void read_places(struct own_agency *own, const struct check *check)
{
	const struct agency *agency = &check->report->agency;
	const struct check_words *words = check->input->words;
	const char *type = agency->type ? agency->type : "";
	own->province = province_of(begins_with_any(type, &words->province_offices)
					    ? own->name
					    : agency->province);
	own->district = district_of(begins_with_any(type, &words->district_offices)
					    ? own->name
					    : agency->district);
	if (!places_is(words->places, own->province.text, own->province.bytes,
		    PLACE_PROVINCE))
		own->province.bytes = 0;
	if (!name_part_is(&own->district, CAPITAL, strlen(CAPITAL)) &&
		!places_is(words->places, own->district.text, own->district.bytes,
			PLACE_DISTRICT))
		own->district.bytes = 0;
}

void own_agency_read(struct own_agency *own, const struct check *check)
{
	const struct agency *agency = &check->report->agency;
	const struct check_words *words = check->input->words;
	const char *name = agency->name ? agency->name : "";
	size_t type = begins_with_any(name, &words->agency_types);
	*own = (struct own_agency){.name = name};
	if (!type) {
		type = begins_with_any(name, &words->schools);
		own->school = type > 0;
	}
	own->school = own->school ||
		      begins_with_any(agency->type ? agency->type : "", &words->schools);
	own->name += type;
	own->name += strspn(own->name, " \t");
	read_places(own, check);
}

/* --- others --- */

bool told_of_others(const char *line, size_t at)
{
	static const char *const words[] = {"ดูงาน", "ร่วมกับ", "ข้างเคียง", "ต้นแบบ",
		"แบบอย่าง", "บทเรียน", "เปรียบเทียบ", NULL};
	const size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
	return any_word(line, from, at, words);
}

bool named_as_other(const char *line, size_t at)
{
	static const char *const before[] = {
		"กับ", "จาก", "ระหว่าง", "เช่น", "และ", "ไปยัง", "หรือ"};
	const size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
	if (told_of_others(line, at) || bytes_hold(line + from, at - from, " ณ "))
		return true;
	while (at > from && line[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < COUNT(before); i++)
		if (bytes_end_with(line + from, at - from, before[i]))
			return true;
	return false;
}
