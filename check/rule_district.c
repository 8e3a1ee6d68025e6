/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * district: a district that is not in the province named with it: in the report's head, and
 * in texts where both stand together (อำเภอปัว จังหวัดแพร่, อ.ปัว จ.แพร่, เขตบางรัก จังหวัดน่าน).
 *
 * In texts a word is taken for the name of a district only where it is one somewhere, is a
 * province's, or is a letter away from a district of that province.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/agencies.h"
#include "check/finding.h"
#include "check/match.h"
#include "check/places.h"
#include "check/rule.h"
#include "check/word_index.h"
#include "check/words.h"
#include "model/card.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { NAME_MAX = 40 * UTF8_THAI_BYTES }; /* longer than any district's */

static struct places *places_of(const struct check *check)
{
	return check->input->words->places;
}

/* --- what is told --- */

/* A real name that another one is a letter away from. */
struct nearest {
	const struct name_part *name;
	struct name_part found;
};

static bool is_near(void *context, const char *name, size_t bytes)
{
	struct nearest *nearest = context;
	if (!one_letter_apart(name, bytes, nearest->name->text, nearest->name->bytes))
		return false;
	nearest->found = (struct name_part){name, bytes};
	return true;
}

static struct name_part near_district(const struct check *check,
	const struct name_part *name, const struct name_part *province)
{
	struct nearest nearest = {name, {NULL, 0}};
	places_each_district(
		places_of(check), province->text, province->bytes, is_near, &nearest);
	return nearest.found;
}

static void tell(struct check *check, const struct check_text *text, size_t at,
	const struct name_part *name, const struct name_part *province)
{
	const struct name_part near = near_district(check, name, province);
	struct str district = STR_INIT, of = STR_INIT, meant = STR_INIT;
	str_append(&district, name->text, name->bytes);
	str_append(&of, province->text, province->bytes);
	str_append(&meant, near.text ? near.text : "", near.bytes);
	if (near.bytes)
		check_tell(check, SEVERITY_ERROR, text, at, name->bytes,
			_("“%s” is no district of %s: perhaps “%s” is meant"),
			district.data, of.data, meant.data);
	else
		check_tell(check, SEVERITY_ERROR, text, at, name->bytes,
			_("“%s” is no district of %s"), district.data, of.data);
	str_release(&district);
	str_release(&of);
	str_release(&meant);
}

/* --- the head --- */

/* A province that is none is told where it is nearly one: others may be made up. */
static void look_at_province(struct check *check, const struct check_text *text,
	const struct name_part *province)
{
	struct nearest nearest = {province, {NULL, 0}};
	if (!places_each_province(places_of(check), is_near, &nearest))
		return;
	struct str name = STR_INIT, meant = STR_INIT;
	str_append(&name, province->text, province->bytes);
	str_append(&meant, nearest.found.text, nearest.found.bytes);
	check_tell(check, SEVERITY_ERROR, text, 0, text->bytes,
		_("“%s” is no province: perhaps “%s” is meant"), name.data, meant.data);
	str_release(&name);
	str_release(&meant);
}

/* The whole of the field is the name, so that any will do for a district. */
static void look_at_head(struct check *check, const struct check_text *text)
{
	const struct agency *agency = &check->report->agency;
	const struct name_part district = district_of(agency->district);
	const struct name_part province = province_of(agency->province);
	struct places *places = places_of(check);
	if (!province.bytes) /* nor are places read for it */
		return;
	const bool real =
		places_is(places, province.text, province.bytes, PLACE_PROVINCE);
	if (!strcmp(text->path, "agency.province")) {
		if (!real)
			look_at_province(check, text, &province);
	} else if (real && district.bytes &&
		   !places_has_district(places, province.text, province.bytes,
			   district.text, district.bytes)) {
		tell(check, text, (size_t)(district.text - agency->district), &district,
			&province);
	}
}

/* --- texts --- */

/* The province that stands behind a district that ends here: จังหวัดน่าน, จ.น่าน; Bangkok alone
 * as well. */
static bool province_behind(const struct check *check, const struct check_text *text,
	size_t at, struct name_part *province)
{
	const size_t behind = white_end(text->text, text->bytes, at);
	size_t word = province_word_end(text->text, text->bytes, behind);
	if (!word && bytes_begin_at(text->text, text->bytes, at, "จ.")) /* ปัวจ.น่าน */
		word = white_end(text->text, text->bytes, at + strlen("จ."));
	if (word)
		return province_at(check, text->text, text->bytes, word, province) > 0;
	return behind > at && /* เขตท่าเรือกรุงเทพ is a port */
	       province_at(check, text->text, text->bytes, behind, province) > 0 &&
	       name_part_is(province, BANGKOK, strlen(BANGKOK));
}

/* The longest name of a place behind which the province stands. */
static struct name_part place_before_province(const struct check *check,
	const struct check_text *text, size_t at, struct name_part *province)
{
	const char *name = text->text + at;
	for (size_t bytes = text->bytes - at;
		(bytes = places_longest(
			 places_of(check), name, bytes, PLACE_DISTRICT | PLACE_PROVINCE));
		bytes--)
		if (province_behind(check, text, at + bytes, province))
			return (struct name_part){name, bytes};
	return (struct name_part){name, 0};
}

/* The Thai letters up to a space or the province, where they are nearly a district of it. */
static struct name_part mistyped_before_province(const struct check *check,
	const struct check_text *text, size_t at, struct name_part *province)
{
	struct name_part name = {text->text + at, 0};
	uint32_t code_point;
	for (size_t end = at; end < text->bytes && end - at < NAME_MAX;) {
		const size_t used =
			utf8_decode(text->text + end, text->bytes - end, &code_point);
		if (!thai_is_letter(code_point))
			break;
		end += used;
		name.bytes = end - at;
		if (province_word_end(text->text, text->bytes,
			    white_end(text->text, text->bytes, end)))
			break;
	}
	if (!name.bytes || !province_behind(check, text, at + name.bytes, province) ||
		!near_district(check, &name, province).bytes)
		name.bytes = 0;
	return name;
}

/* Whether เขต stands before the name of no district of Bangkok, nor before one that is to
 * be: เขตท่าเรือ จังหวัดระยอง is a word of its own. */
static bool is_other_zone(const struct check *check, const struct check_text *text,
	size_t word, const struct name_part *name, const struct name_part *province)
{
	return bytes_begin_at(text->text, text->bytes, word, "เขต") &&
	       !name_part_is(province, BANGKOK, strlen(BANGKOK)) &&
	       !places_has_district(places_of(check), BANGKOK, strlen(BANGKOK),
		       name->text, name->bytes);
}

/* The name begins at `at`, behind the word. The end of what was looked at. */
static size_t look_behind(
	struct check *check, const struct check_text *text, size_t word, size_t at)
{
	struct name_part province = {NULL, 0};
	struct name_part name = place_before_province(check, text, at, &province);
	if (!name.bytes)
		name = mistyped_before_province(check, text, at, &province);
	if (name.bytes && !is_other_zone(check, text, word, &name, &province) &&
		!places_has_district(places_of(check), province.text, province.bytes,
			name.text, name.bytes))
		tell(check, text, at, &name, &province);
	return at + name.bytes;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	const struct word_index *words = check->state;
	if (!strcmp(text->path, "agency.district") ||
		!strcmp(text->path, "agency.province")) {
		look_at_head(check, text);
		return;
	}
	if (text->kind == TEXT_CODE || text->kind == TEXT_PERIOD)
		return;
	for (size_t at = 0; (at = word_index_next(words, text->text, text->bytes, at)) <
			    text->bytes;) {
		const size_t behind =
			word_index_longest(words, text->text, text->bytes, at)
				? district_word_end(text->text, text->bytes, at)
				: 0;
		at = behind ? look_behind(check, text, at, behind) : at + 1;
		if (behind && told_enough(check, text))
			return;
	}
}

static void begin(struct check *check)
{
	struct word_index *words = check->state = word_index_new();
	for (const char *const *word = district_words; *word; word++)
		word_index_add(words, *word, 0);
}

/* Names that could not be looked up must not pass for right ones. */
static void look_at_report(struct check *check)
{
	const char *fault = places_fault(places_of(check));
	if (fault)
		check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "agency.province",
			_("names of places were not looked up: %s"), fault);
}

static void end(struct check *check)
{
	word_index_free(check->state);
}

const struct rule rule_district = {
	.name = "district",
	.severity = SEVERITY_ERROR,
	.title = N_("A district that is not in the province"),
	.mend = N_("Look up which of both is wrong: the text was perhaps taken over from "
		   "another agency's report, or a name is mistyped."),
	.alone = true,
	.begin = begin,
	.text = look_at_text,
	.report = look_at_report,
	.end = end,
};
