/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agency-vocabulary: words that another kind of agency uses, as ข้อบัญญัติ in the report
 * of a เทศบาล, or posts, assemblies and staff that this one does not have: a sign that the
 * text was copied.
 *
 * Another agency's law may be named (ข้อบัญญัติองค์การบริหารส่วนจังหวัด, ข้อบัญญัติท้องถิ่น of
 * the acts of parliament), and what is quoted stands as it was said. Of a body that is named
 * (ปลัดเทศบาลเมืองน่าน), agency-name says what there is to say. Where the own word stands
 * beside it, both kinds are meant.
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
#include "model/lists.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "text/utf8.h"

enum { BESIDE_BYTES = 30 * UTF8_THAI_BYTES };

/* Where a word stands in the text that is looked at. */
struct hit {
	size_t first, first_end; /* the first time */
	long times;
};

struct vocabulary {
	struct word_index *index; /* tags: of words->agency */
	struct hit *hits;         /* as words->agency */
};

/* Whether the word is another's for this report's agency. */
static bool is_foreign(const struct agency_word *word, const char *type)
{
	for (size_t i = 0; i < word->types.count; i++)
		if (begins_with(type, word->types.items[i]))
			return true;
	return false;
}

/* --- what may stand --- */

/* Whether somebody else is named behind the word, whose it is. */
static bool names_other(
	const struct check *check, const struct agency_word *word, const char *behind)
{
	static const char *const others[] = {
		"ท้องถิ่น", "กรุงเทพ", "กทม", "เมืองพัทยา", "จังหวัด"};
	const struct string_list *types = &check->input->words->agency_types;
	for (size_t i = 0; i < COUNT(others); i++)
		if (begins_with(behind, others[i]))
			return true;
	for (size_t i = 0; i < types->count; i++)
		if (begins_with(behind, types->items[i]) &&
			!is_foreign(word, types->items[i]))
			return true;
	return false;
}

static bool stands_first(const struct string_list *list, const char *text, size_t bytes)
{
	for (size_t i = 0; i < list->count; i++)
		if (bytes_begin_at(text, bytes, 0, list->items[i]))
			return true;
	return false;
}

static bool begins_with_letter(const char *text, size_t bytes)
{
	uint32_t point;
	return bytes && utf8_decode(text, bytes, &point) && thai_is_letter(point);
}

/* Whether the name of another place than this agency's stands behind the word, with ตำบล,
 * เมือง, นคร before it or not. */
static bool names_body(
	const struct check *check, const struct check_text *text, size_t at)
{
	static const char *const ranks[] = {"ตำบล", "เมือง", "นคร"};
	const struct check_words *words = check->input->words;
	struct own_agency own;
	at = white_end(text->text, text->bytes, at);
	for (size_t i = 0; i < COUNT(ranks); i++)
		if (bytes_begin_at(text->text, text->bytes, at, ranks[i])) {
			at += strlen(ranks[i]);
			break;
		}
	const char *name = text->text + at;
	const size_t bytes = text->bytes - at;
	own_agency_read(&own, check);
	if (bytes_begin_at(name, bytes, 0, own.name) ||
		stands_first(&words->name_ends, name, bytes) ||
		stands_first(&words->common_names, name, bytes))
		return false;
	/* While somebody types the places are not read: what may be a name is let pass. */
	return check->typing ? begins_with_letter(name, bytes)
			     : places_longest(words->places, name, bytes, PLACE_ANY) > 0;
}

/* Whether this agency's own word stands beside it: พนักงานส่วนตำบลและพนักงานเทศบาล. */
static bool beside_own(const struct check_text *text, const struct agency_word *word,
	size_t at, size_t end)
{
	const size_t from = at > BESIDE_BYTES ? at - BESIDE_BYTES : 0;
	const size_t to = MIN(text->bytes, end + BESIDE_BYTES);
	return bytes_hold(text->text + from, at - from, word->instead) ||
	       bytes_hold(text->text + end, to - end, word->instead);
}

/* Offices of districts and schools deal with the heads of the bodies of their place: those
 * that are asked, told, or spoken of as several are these. A school of a body has its heads. */
static bool is_of_place(
	const struct check *check, const struct check_text *text, size_t at, size_t end)
{
	static const char *const heads[] = {"นายก", "ปลัด", "สภา"};
	static const char *const types[] = {"ที่ว่าการอำเภอ", "อำเภอ", "โรงเรียน"};
	static const char *const before[] = {"เชิญ", "ประสาน", "แจ้ง", "หารือ", "ส่ง", "ถึง",
		"ร่วม", "ระหว่าง", "กับ", "และ", "หรือ", "จาก", "ทุก", "กำกับ", "ขอ", "ต้นสังกัด",
		"ตัวแทน", "ผู้แทน", "เกียรติ", NULL};
	static const char *const behind[] = {"ทุก", "และ", "ในพื้นที่", "ในเขต", "ของ", "ทั้ง",
		"หรือ", "เป็นประธาน", "มอบ", "กล่าว", "ให้เกียรติ", "สนับสนุน", "ต้นสังกัด"};
	static const char *const bodies[] = {"เทศบาล", "องค์การบริหาร", "อบต", "อบจ", NULL};
	static const char *const own_before[] = {"เสนอ", "ให้", "ต่อ", "เรียน"};
	const struct agency *agency = &check->report->agency;
	bool head = false, other = false;
	for (size_t i = 0; i < COUNT(heads); i++)
		head = head || begins_with(text->text + at, heads[i]);
	for (size_t i = 0; i < COUNT(types) && !other; i++)
		other = agency->type && begins_with(agency->type, types[i]);
	if (!head || !other)
		return false;
	if (agency->name && any_word(agency->name, 0, strlen(agency->name), bodies))
		return true;
	const size_t from = at > BESIDE_BYTES ? at - BESIDE_BYTES : 0;
	const size_t next = white_end(text->text, text->bytes, end);
	for (size_t i = 0; i < COUNT(behind); i++)
		if (bytes_begin_at(text->text, text->bytes, next, behind[i]))
			return true;
	/* One whose post it is, or whom something is laid before, is taken for the own head. */
	bool own = text->kind == TEXT_NAME;
	for (size_t i = 0; i < COUNT(own_before) && !own; i++)
		own = bytes_end_with(text->text, at, own_before[i]);
	return !own || any_word(text->text, from, at, before);
}

static bool may_stand(const struct check *check, const struct check_text *text,
	const struct agency_word *word, size_t at, size_t end)
{
	const size_t behind = white_end(text->text, text->bytes, end);
	return names_other(check, word, text->text + behind) ||
	       is_of_place(check, text, at, end) || names_body(check, text, end) ||
	       beside_own(text, word, at, end) || told_of_others(text->text, at) ||
	       bytes_end_with(text->text, at, "นอก");
}

/* How deep in quotation marks a text is read. */
struct quotes {
	size_t at;
	long depth;
};

static bool is_quoted(struct quotes *quotes, const struct check_text *text, size_t at)
{
	for (; quotes->at < at; quotes->at++) {
		quotes->depth += begins_with(text->text + quotes->at, "“");
		quotes->depth -= begins_with(text->text + quotes->at, "”");
	}
	return quotes->depth > 0;
}

/* --- the rule --- */

/* Owners and posts hold names of units alone: there only some words are looked for. */
static bool is_looked_for(const struct agency_word *word, const struct check_text *text)
{
	return text->kind == TEXT_PROSE || text->kind == TEXT_HEADING ||
	       (text->kind == TEXT_NAME && word->names);
}

/* The words that stand at the offset. */
static void look_at(struct check *check, const struct check_text *text, size_t at,
	struct quotes *quotes)
{
	struct vocabulary *vocabulary = check->state;
	const struct indexed_word *indexed;
	for (size_t position = 0; (indexed = word_index_each(vocabulary->index,
					   text->text, text->bytes, at, &position));) {
		const struct agency_word *word =
			&check->input->words->agency.items[indexed->tag];
		struct hit *hit = &vocabulary->hits[indexed->tag];
		const size_t end =
			!is_looked_for(word, text)
				? 0
				: word_match(text->text, text->bytes, at, word->word);
		if (!end)
			continue;
		if (is_quoted(quotes, text, at) || may_stand(check, text, word, at, end))
			continue;
		if (!hit->times++) {
			hit->first = at;
			hit->first_end = end;
		}
	}
}

static void tell(struct check *check, const struct check_text *text,
	const struct agency_word *word, const struct hit *hit)
{
	struct str message = STR_INIT;
	str_printf(&message, _("“%s” is not a word of this kind of agency (%s): “%s”"),
		word->word, check->report->agency.type, word->instead);
	times_append(check, &message, hit->times);
	check_tell(check, SEVERITY_WARNING, text, hit->first, hit->first_end - hit->first,
		"%s", message.data);
	str_release(&message);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct vocabulary *vocabulary = check->state;
	const struct agency_words *words = &check->input->words->agency;
	struct quotes quotes = {0, 0};
	if (!strncmp(text->path, "agency.", strlen("agency.")))
		return;
	for (size_t at = 0; (at = word_index_next(vocabulary->index, text->text,
				     text->bytes, at)) < text->bytes;
		at++)
		look_at(check, text, at, &quotes);
	for (size_t i = 0; i < words->count; i++) {
		if (vocabulary->hits[i].times)
			tell(check, text, &words->items[i], &vocabulary->hits[i]);
		vocabulary->hits[i] = (struct hit){0};
	}
}

static void begin(struct check *check)
{
	const struct agency_words *words = &check->input->words->agency;
	const char *type = check->report->agency.type;
	struct vocabulary *vocabulary = check->state = mem_new(1, sizeof(*vocabulary));
	vocabulary->index = word_index_new();
	vocabulary->hits =
		mem_new(MAX(words->count, (size_t)1), sizeof(*vocabulary->hits));
	for (size_t i = 0; type && i < words->count; i++)
		if (is_foreign(&words->items[i], type))
			word_index_add(vocabulary->index, words->items[i].word, i);
}

static void end(struct check *check)
{
	struct vocabulary *vocabulary = check->state;
	word_index_free(vocabulary->index);
	free(vocabulary->hits);
	free(vocabulary);
}

const struct rule rule_agency_vocabulary = {
	.name = "agency-vocabulary",
	.severity = SEVERITY_WARNING,
	.title = N_("Words of another kind of agency"),
	.mend = N_(
		"The text was perhaps copied from another agency's report: read all of "
		"it. If it speaks of another agency's law, accept the finding."),
	.typing = true,
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
