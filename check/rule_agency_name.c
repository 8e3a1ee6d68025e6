/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agency-name: another agency's name in a text. It stands behind a kind of agency
 * (องค์การบริหารส่วนตำบล, อบต.), is not this agency's, and is the name of a tambon, district or
 * province, begins as names of places do, or stands before the name of a district; or it is
 * this agency's but for a letter. Likewise another district's or province's office, and
 * another district or province behind this agency's name or in the report's head; and
 * this agency's name behind another kind of body (เทศบาลตำบล in the report of an อบต.).
 * Agencies that this one works with or visits are named rightly.
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
#include "model/text_kind.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	NAME_LEAST = 4 * UTF8_THAI_BYTES, /* below it, one letter makes another name */
	SURE_BYTES = 5 * UTF8_THAI_BYTES, /* from it on, a name needs no end of a word */
	WORDS_MAX = 3,                    /* of a name whose end nothing tells */
	SHORT_BYTES = 7,                  /* ทต. */
	SCHOOL_HEADS = 2,
};

/* What a word that stands before names speaks of. */
enum kind {
	KIND_LOCAL,
	KIND_PROVINCE,
	KIND_DISTRICT,
	KIND_SCHOOL,
	KIND_DISTRICT_ITSELF,
	KIND_PROVINCE_ITSELF
};

struct names {
	struct word_index *kinds;
	struct own_agency own;
	bool read; /* own was */
};

/* A line of a text, and where its words begin. */
struct line {
	struct check *check;
	const struct own_agency *own;
	const struct check_text *text;
	const char *at;
	size_t start, bytes; /* of the text */
	const unsigned char *flags;
	bool head; /* it says whose report this is */
};

static bool begins(const struct line *line, size_t at, const char *word)
{
	return bytes_begin_at(line->at, line->bytes, at, word);
}

static size_t skip_spaces(const struct line *line, size_t at)
{
	while (at < line->bytes && (line->at[at] == ' ' || line->at[at] == '\t'))
		at++;
	return at;
}

/* Whether a Thai letter stands before it: ทม. in กทม. is no kind. */
static bool within_word(const struct line *line, size_t at)
{
	uint32_t code_point;
	if (!at)
		return false;
	const size_t before = utf8_previous(line->at, at);
	utf8_decode(line->at + before, at - before, &code_point);
	return thai_is_letter(code_point);
}

static bool stands_in_list(const struct string_list *list, const char *word, size_t bytes)
{
	for (size_t i = 0; i < list->count; i++)
		if (strlen(list->items[i]) == bytes &&
			!memcmp(list->items[i], word, bytes))
			return true;
	return false;
}

static bool begins_with_any(
	const struct line *line, size_t at, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (begins(line, at, list->items[i]))
			return true;
	return false;
}

/* --- this agency's name --- */

/* The end of the name where the text goes on with it, however it is spaced; else 0. */
static size_t own_end(const struct line *line, size_t at)
{
	const char *name = line->own->name;
	for (;;) {
		name += strspn(name, " \t");
		if (!*name)
			return at;
		at = skip_spaces(line, at);
		if (at >= line->bytes || line->at[at] != *name)
			return 0;
		at++, name++;
	}
}

/* The bytes of what is this agency's name but for a letter; 0 if nothing is. */
static size_t nearly_own(const struct line *line, size_t at)
{
	const size_t own = strlen(line->own->name);
	size_t end = at;
	uint32_t code_point;
	if (own < NAME_LEAST)
		return 0;
	while (end < line->bytes && end - at <= own + UTF8_THAI_BYTES) {
		end += utf8_decode(line->at + end, line->bytes - end, &code_point);
		if (end - at + UTF8_THAI_BYTES >= own &&
			one_letter_apart(line->at + at, end - at, line->own->name, own))
			return end - at;
	}
	return 0;
}

/* --- another's --- */

/* The bytes of the word that begins here; 0 where none does. */
static size_t word_at(const struct line *line, size_t at)
{
	size_t end = at;
	uint32_t code_point;
	do {
		if (end >= line->bytes)
			break;
		const size_t used =
			utf8_decode(line->at + end, line->bytes - end, &code_point);
		if (!thai_is_letter(code_point))
			break;
		end += used;
	} while (!(line->flags[end] & BREAK_WORD));
	return end - at;
}

/* The bytes of what may be a name: words up to one that stands behind names. */
static size_t words_at(const struct line *line, size_t at)
{
	const struct check_words *words = line->check->input->words;
	size_t end = at;
	for (int i = 0; i < WORDS_MAX; i++) {
		const size_t bytes = word_at(line, end);
		if (!bytes || stands_in_list(&words->name_ends, line->at + end, bytes))
			break;
		end += bytes;
	}
	return end - at;
}

/* เขต says nothing: it is a word of its own. */
static bool before_place(const struct line *line, size_t at)
{
	at = skip_spaces(line, at);
	return !begins(line, at, "เขต") &&
	       (district_word_end(line->at, line->bytes, at) ||
		       province_word_end(line->at, line->bytes, at));
}

/* Whether a name may end here: a word does, or one begins that stands behind names. */
static bool may_end(const struct line *line, size_t at)
{
	return at >= line->bytes || line->flags[at] & BREAK_WORD ||
	       begins_with_any(line, at, &line->check->input->words->name_ends);
}

/* The bytes of the name of a place that begins here, the longest: a short one only where a
 * word ends. */
static size_t place_at(const struct line *line, size_t at, unsigned levels)
{
	struct places *places = line->check->input->words->places;
	const char *text = line->at + at;
	size_t bytes = places_longest(places, text, line->bytes - at, levels);
	while (bytes && bytes < SURE_BYTES && !may_end(line, at + bytes))
		bytes = places_longest(places, text, bytes - 1, levels);
	return bytes;
}

/* Whether the name of a place is nothing but a word of the language. */
static bool is_common(const struct line *line, size_t at, size_t bytes)
{
	const struct check_words *words = line->check->input->words;
	return stands_in_list(&words->common_names, line->at + at, bytes) ||
	       stands_in_list(&words->name_ends, line->at + at, bytes);
}

/* The bytes of another agency's name here; 0 if there is none. spaced: white space stands
 * before it, so that it may as well be the next word of the sentence. */
static size_t foreign_at(const struct line *line, size_t at, bool spaced)
{
	const struct check_words *words = line->check->input->words;
	const size_t first = word_at(line, at), bytes = words_at(line, at);
	const size_t place = place_at(line, at, PLACE_ANY);
	if (bytes && before_place(line, at + bytes))
		return bytes;
	if (place && before_place(line, at + place))
		return place;
	if (place && !is_common(line, at, place) && (!spaced || place > first))
		return place;
	const bool as_places =
		stands_in_list(&words->place_heads, line->at + at, first) &&
		bytes > first;
	return as_places && !spaced ? bytes : 0;
}

/* --- schools --- */

/* The end of the words with which names of schools begin, before those of places. */
static size_t skip_school_heads(const struct line *line, size_t at)
{
	static const char *const heads[] = {
		"อนุบาล", "ชุมชน", "มัธยม", "ประถม", "วัด", "บ้าน", "เทศบาล"};
	for (int times = 0; times < SCHOOL_HEADS; times++)
		for (size_t i = 0; i < COUNT(heads); i++)
			if (begins(line, at, heads[i])) {
				at += strlen(heads[i]);
				break;
			}
	return at;
}

/* The bytes of what stands behind the name of a place in that of a school. */
static size_t school_end(const struct line *line, size_t at)
{
	static const char *const ends[] = {"วิทยาคาร", "วิทยาคม", "วิทยายน", "วิทยานุกูล",
		"วิทยาลัย", "วิทยา", "พิทยาคม", "พิทยา", "ประชาสรรค์", "ประชานุเคราะห์",
		"ประชานุกูล", "ราษฎร์บำรุง", "สามัคคี", "ศึกษา"};
	for (size_t i = 0; i < COUNT(ends); i++)
		if (begins(line, at, ends[i]))
			return strlen(ends[i]);
	return 0;
}

/* Whether nothing of a name can stand here. */
static bool is_end(const struct line *line, size_t at)
{
	return !word_at(line, at) ||
	       begins_with_any(line, at, &line->check->input->words->name_ends);
}

/* The bytes of another school's name. Few schools are called as a place alone: all words up
 * to a sure end are of the name. */
static size_t school_at(const struct line *line, size_t at)
{
	const size_t place = skip_school_heads(line, at), words = words_at(line, place);
	size_t bytes = place_at(line, at, PLACE_ANY);
	if (place > at) {
		const size_t rest = foreign_at(line, place, false);
		bytes = MAX(bytes, rest ? place - at + rest : 0);
	}
	if (!bytes || is_common(line, at, bytes))
		return 0;
	if (words && is_end(line, place + words))
		return MAX(bytes, place - at + words);
	return bytes + school_end(line, at + bytes);
}

/* --- what is told --- */

enum what { ANOTHER, NEARLY, DISTRICT, PROVINCE, KIND };

static void tell(const struct line *line, size_t at, size_t bytes, enum what what)
{
	const struct own_agency *own = line->own;
	const struct name_part *place =
		what == DISTRICT ? &own->district : &own->province;
	struct str name = STR_INIT, ours = STR_INIT;
	str_append(&name, line->at + at, bytes);
	if (what == KIND)
		str_puts(&ours, line->check->report->agency.type);
	else if (what == ANOTHER || what == NEARLY)
		str_puts(&ours, own->name);
	else
		str_append(&ours, place->text, place->bytes);
	check_tell(line->check, SEVERITY_ERROR, line->text, line->start + at, bytes,
		what == NEARLY
			? _("“%s” is nearly this agency's name (%s): perhaps mistyped")
		: what == DISTRICT ? _("“%s” is not this agency's district (%s)")
		: what == PROVINCE ? _("“%s” is not this agency's province (%s)")
		: what == KIND ? _("“%s” is another kind of body than this agency (%s)")
			       : _("“%s” is not this agency's name (%s)"),
		name.data, ours.data);
	str_release(&name);
	str_release(&ours);
}

/* --- districts and provinces --- */

/* The bytes of another district's or province's name than this agency's. */
static size_t foreign_place(const struct line *line, size_t at, enum what what)
{
	const struct own_agency *own = line->own;
	struct name_part there;
	if (what == PROVINCE) {
		const size_t bytes =
			province_at(line->check, line->at, line->bytes, at, &there);
		return own->province.bytes && bytes &&
				       !name_part_is(
					       &own->province, there.text, there.bytes)
			       ? bytes
			       : 0;
	}
	there = (struct name_part){line->at + at, place_at(line, at, PLACE_DISTRICT)};
	return own->district.bytes && there.bytes &&
			       !same_district(&there, &own->district, &own->province)
		       ? there.bytes
		       : 0;
}

/* Tells it; the end of the name, whose ever it is. */
static size_t look_at_place(const struct line *line, size_t at, enum what what)
{
	struct name_part there;
	const size_t bytes = foreign_place(line, at, what);
	if (bytes)
		tell(line, at, bytes, what);
	return at + (what == PROVINCE ? province_at(line->check, line->at, line->bytes,
						at, &there)
				      : place_at(line, at, PLACE_DISTRICT));
}

/* What stands behind this agency's name: its district and province. The end of it. */
static size_t look_behind_own(const struct line *line, size_t at)
{
	size_t name = district_word_end(line->at, line->bytes, skip_spaces(line, at));
	if (name)
		at = look_at_place(line, name, DISTRICT);
	name = province_word_end(line->at, line->bytes, skip_spaces(line, at));
	if (name)
		at = look_at_place(line, name, PROVINCE);
	return at;
}

/* Whether something is sent to what is named here. */
static bool is_told(const struct line *line, size_t at)
{
	static const char *const before[] = {"รายงานต่อ", "รายงาน", "เสนอต่อ", "เสนอ",
		"แจ้งต่อ", "แจ้ง", "ส่งให้", "ส่ง", "เรียน"};
	at = spaces_start(line->at, at);
	for (size_t i = 0; i < COUNT(before); i++)
		if (bytes_end_with(line->at, at, before[i]))
			return true;
	return false;
}

/* --- another kind of body with this agency's name --- */

/* Which kind of local body the text begins with; NULL: none, or one that is not told from
 * the others. */
static const char *body_kind(const char *text, size_t bytes)
{
	static const struct {
		const char *written, *kind;
	} kinds[] = {{"องค์การบริหารส่วนตำบล", "อบต."}, {"อบต.", "อบต."},
		{"องค์การบริหารส่วนจังหวัด", "อบจ."}, {"อบจ.", "อบจ."}, {"เทศบาลตำบล", "ทต."},
		{"นายกเทศมนตรีตำบล", "ทต."}, {"ทต.", "ทต."}, {"เทศบาลเมือง", "ทม."},
		{"นายกเทศมนตรีเมือง", "ทม."}, {"ทม.", "ทม."}, {"เทศบาลนคร", "ทน."},
		{"นายกเทศมนตรีนคร", "ทน."}, {"ทน.", "ทน."}};
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (bytes_begin_at(text, bytes, 0, kinds[i].written))
			return kinds[i].kind;
	return NULL;
}

/* Of the towns that provinces are called after both are there. */
static bool is_town_of_province(const char *kind, const char *own)
{
	return !strcmp(own, "อบจ.") && (!strcmp(kind, "ทม.") || !strcmp(kind, "ทน."));
}

/* Whether the line tells of what it once was, or of another body that something is asked
 * of or given to. */
static bool is_told_of_other(const struct line *line, size_t kind)
{
	static const char *const words[] = {"เดิม", "ยกฐานะ", "จัดตั้ง", "เปลี่ยนแปลงฐานะ",
		"ประสาน", "อนุเคราะห์", "สนับสนุน", "ขอใช้", "ขอยืม", "ถ่ายโอน", "ข้อตกลง",
		"บันทึกความร่วมมือ", "เขตติดต่อ", "ติดกับ", "อาณาเขต", NULL};
	return any_word(line->at, 0, kind, words) || is_told(line, kind) ||
	       told_of_others(line->at, kind) || named_as_other(line->at, kind);
}

/* Behind a kind of body stands this agency's name. */
static void look_at_kind(const struct line *line, size_t kind, size_t own)
{
	const char *type = line->check->report->agency.type;
	const char *ours = type ? body_kind(type, strlen(type)) : NULL;
	const char *there = body_kind(line->at + kind, line->bytes - kind);
	if (!ours || !there || !strcmp(ours, there) || line->own->school ||
		(!line->head && (is_town_of_province(there, ours) ||
					is_told_of_other(line, kind))))
		return;
	tell(line, kind, own - kind, KIND);
}

/* --- the rule --- */

/* The end of what was looked at behind the name of a kind of local body. */
static size_t look_at_body(const struct line *line, size_t kind, size_t behind)
{
	const size_t at = skip_spaces(line, behind);
	const bool spaced = at > behind && line->at[behind - 1] != '.';
	const size_t own = own_end(line, at);
	const size_t place = place_at(line, at, PLACE_ANY);
	/* หนองบัวแดง is not หนองบัว. */
	if (own && (at + place <= own || !may_end(line, at + place) ||
			   begins_with_any(
				   line, own, &line->check->input->words->name_ends))) {
		look_at_kind(line, kind, own);
		return look_behind_own(line, own);
	}
	if (line->own->school && !line->head)
		return behind; /* the body that the school belongs to, or works with */
	/* A letter away, but the name of another place, is that. */
	size_t nearly = own ? 0 : nearly_own(line, at);
	if (nearly <= place)
		nearly = 0;
	const size_t bytes = nearly ? nearly : foreign_at(line, at, spaced);
	if (nearly || (bytes && !named_as_other(line->at, kind)))
		tell(line, at, bytes, nearly ? NEARLY : ANOTHER);
	return behind;
}

static void look_at_school(const struct line *line, size_t kind, size_t behind)
{
	const size_t own = line->own->school ? own_end(line, behind) : 0;
	if (own) {
		look_behind_own(line, own);
		return;
	}
	const size_t bytes =
		line->own->school || line->head ? school_at(line, behind) : 0;
	if (bytes && !named_as_other(line->at, kind))
		tell(line, behind, bytes, ANOTHER);
}

/* An office of a district or a province; or one of these itself, where it is one that is
 * told something, or stands in the head. */
static void look_at_office(
	const struct line *line, size_t kind, size_t behind, enum what what, bool itself)
{
	const size_t at = skip_spaces(line, behind);
	const size_t bytes = foreign_place(line, at, what);
	if (bytes && (!itself || line->head || is_told(line, kind)) &&
		!named_as_other(line->at, kind))
		tell(line, at, bytes, what);
}

/* The end of what was looked at. */
static size_t look_behind(
	const struct line *line, size_t at, const struct indexed_word *word)
{
	const size_t behind = at + word->bytes;
	switch ((enum kind)word->tag) {
	case KIND_LOCAL: return look_at_body(line, at, behind);
	case KIND_SCHOOL: look_at_school(line, at, behind); break;
	case KIND_PROVINCE: look_at_office(line, at, behind, PROVINCE, false); break;
	case KIND_DISTRICT: look_at_office(line, at, behind, DISTRICT, false); break;
	case KIND_PROVINCE_ITSELF:
		look_at_office(line, at, behind, PROVINCE, true);
		break;
	case KIND_DISTRICT_ITSELF:
		look_at_office(line, at, behind, DISTRICT, true);
		break;
	}
	return behind;
}

/* Title, office of the memo, posts: what stands there is of this agency. */
static bool is_head(const struct check_text *text)
{
	return !text->card &&
	       (!strcmp(text->path, "title") || !strcmp(text->path, "memo.office") ||
		       bytes_end_with(text->path, strlen(text->path), "].post"));
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct check *check = context;
	struct names *names = check->state;
	struct line line = {check, &names->own, text, text->text + start, start, bytes,
		NULL, is_head(text)};
	for (size_t at = 0;
		(at = word_index_next(names->kinds, line.at, bytes, at)) < bytes;) {
		const struct indexed_word *word =
			word_index_longest(names->kinds, line.at, bytes, at);
		if (!word || (word->bytes <= SHORT_BYTES && within_word(&line, at))) {
			at++;
			continue;
		}
		if (!line.flags)
			line.flags = breaker_find(check->breaker, line.at, bytes);
		if (!names->read)
			own_agency_read(&names->own, check);
		names->read = true;
		if (told_enough(check, text))
			return;
		at = look_behind(&line, at, word);
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind == TEXT_CODE || text->kind == TEXT_PERIOD ||
		!strncmp(text->path, "agency.", strlen("agency.")) ||
		text_is_blank(check->report->agency.name))
		return;
	check_lines(text, look_at_line, check);
}

static void add_kinds(
	struct names *names, const struct string_list *words, enum kind kind)
{
	for (size_t i = 0; i < words->count; i++)
		word_index_add(names->kinds, words->items[i], kind);
}

/* Of one word in two lists the first is taken: อบจ. is of agency_types, too. */
static void begin(struct check *check)
{
	const struct check_words *words = check->input->words;
	struct names *names = check->state = mem_new(1, sizeof(*names));
	names->kinds = word_index_new();
	add_kinds(names, &words->province_offices, KIND_PROVINCE);
	add_kinds(names, &words->district_offices, KIND_DISTRICT);
	add_kinds(names, &words->schools, KIND_SCHOOL);
	add_kinds(names, &words->agency_types, KIND_LOCAL);
	word_index_add(names->kinds, "อำเภอ", KIND_DISTRICT_ITSELF);
	word_index_add(names->kinds, "จังหวัด", KIND_PROVINCE_ITSELF);
}

static void end(struct check *check)
{
	struct names *names = check->state;
	word_index_free(names->kinds);
	free(names);
}

const struct rule rule_agency_name = {
	.name = "agency-name",
	.severity = SEVERITY_ERROR,
	.title = N_("Another agency's name"),
	.mend = N_(
		"Text taken over from another agency's report often keeps its name. Put "
		"in this agency's name, or confirm that the other is meant."),
	.alone = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
