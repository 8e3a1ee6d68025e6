/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agency-name: another agency's name in a text. It stands behind a kind of agency
 * (องค์การบริหารส่วนตำบล, อบต.), is not this agency's, and begins as names of places do,
 * or stands before the name of a district; or it is this agency's but for a letter.
 * Agencies that this one works with or visits are named rightly.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	NAME_MAX = 64,   /* code points of this agency's name that are compared */
	NAME_LEAST = 4,  /* below it, one letter makes another name */
	WORDS_MAX = 3,   /* of a name whose end nothing tells */
	SHORT_BYTES = 7, /* ทต. */
	CONTEXT_BYTES = 40 * UTF8_THAI_BYTES,
};

/* A line of a text, and where its words begin. */
struct line {
	struct check *check;
	const struct check_text *text;
	const char *at;
	size_t start, bytes; /* of the text */
	const unsigned char *flags;
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

/* --- the kind of agency --- */

static bool thai_letter_before(const struct line *line, size_t at)
{
	uint32_t code_point;
	if (!at)
		return false;
	const size_t before = utf8_previous(line->at, at);
	utf8_decode(line->at + before, at - before, &code_point);
	return thai_is_letter(code_point);
}

/* The bytes of the longest kind that begins here; 0 if none does. ทม. in กทม. is none. */
static size_t kind_at(const struct line *line, size_t at)
{
	const struct string_list *types = &line->check->input->words->agency_types;
	size_t longest = 0;
	for (size_t i = 0; i < types->count; i++) {
		const size_t bytes = strlen(types->items[i]);
		if (bytes > longest && begins(line, at, types->items[i]))
			longest = bytes;
	}
	return longest <= SHORT_BYTES && thai_letter_before(line, at) ? 0 : longest;
}

static bool stands_in_list(const struct string_list *list, const char *word, size_t bytes)
{
	for (size_t i = 0; i < list->count; i++)
		if (strlen(list->items[i]) == bytes &&
			!memcmp(list->items[i], word, bytes))
			return true;
	return false;
}

/* --- this agency's name --- */

/* The name without a kind of agency before it. */
static const char *own_name(const struct check *check)
{
	const struct string_list *types = &check->input->words->agency_types;
	const char *name = check->report->agency.name;
	if (!name)
		return "";
	for (size_t i = 0; i < types->count; i++) {
		const size_t bytes = strlen(types->items[i]);
		if (!strncmp(name, types->items[i], bytes)) {
			name += bytes;
			break;
		}
	}
	return name + strspn(name, " \t");
}

/* Whether the text goes on with the name, however it is spaced. */
static bool is_own(const struct line *line, size_t at, const char *name)
{
	for (;;) {
		name += strspn(name, " \t");
		at = skip_spaces(line, at);
		if (!*name)
			return true;
		if (at >= line->bytes || line->at[at] != *name)
			return false;
		at++, name++;
	}
}

static size_t decode(const char *text, size_t bytes, uint32_t *out, size_t most)
{
	size_t count = 0;
	for (size_t at = 0; at < bytes && count < most; count++)
		at += utf8_decode(text + at, bytes - at, &out[count]);
	return count;
}

/* Whether one letter less, more or another makes b of a. */
static bool one_letter_apart(
	const uint32_t *a, size_t count_a, const uint32_t *b, size_t count_b)
{
	size_t same = 0, tail = 0;
	const size_t shorter = count_a < count_b ? count_a : count_b;
	const size_t longer = count_a < count_b ? count_b : count_a;
	if (longer - shorter > 1)
		return false;
	while (same < shorter && a[same] == b[same])
		same++;
	while (tail < shorter - same && a[count_a - 1 - tail] == b[count_b - 1 - tail])
		tail++;
	return longer - same - tail == 1;
}

/* The bytes of what is this agency's name but for a letter; 0 if nothing is. */
static size_t nearly_own(const struct line *line, size_t at, const char *name)
{
	uint32_t own[NAME_MAX], there[NAME_MAX + 1];
	const size_t count = decode(name, strlen(name), own, NAME_MAX);
	const size_t left = decode(line->at + at, line->bytes - at, there, NAME_MAX + 1);
	if (count < NAME_LEAST)
		return 0;
	for (size_t length = count - 1; length <= count + 1 && length <= left; length++) {
		size_t bytes = 0;
		uint32_t code_point;
		if (!one_letter_apart(own, count, there, length))
			continue;
		for (size_t i = 0; i < length; i++)
			bytes += utf8_decode(line->at + at + bytes,
				line->bytes - at - bytes, &code_point);
		return bytes;
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
static size_t name_at(const struct line *line, size_t at)
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

static bool before_district(const struct line *line, size_t at)
{
	at = skip_spaces(line, at);
	return begins(line, at, "อำเภอ") || begins(line, at, "จังหวัด");
}

/* The bytes of another agency's name here; 0 if there is none. spaced: white space stands
 * before it, so that it may as well be the next word of the sentence. */
static size_t foreign_at(const struct line *line, size_t at, bool spaced)
{
	const struct check_words *words = line->check->input->words;
	const size_t first = word_at(line, at), bytes = name_at(line, at);
	if (!bytes)
		return 0;
	if (before_district(line, at + bytes))
		return bytes;
	const bool as_places =
		stands_in_list(&words->place_heads, line->at + at, first) &&
		bytes > first;
	return as_places && !spaced ? bytes : 0;
}

/* --- where others are named rightly --- */

/* ร่วมกับ …, ณ ห้องประชุม …, ศึกษาดูงาน … */
static bool of_others(const struct line *line, size_t at)
{
	static const char *const before[] = {
		"กับ", "จาก", "ระหว่าง", "เช่น", "และ", "ไปยัง", "หรือ"};
	static const char *const within[] = {" ณ ", "ดูงาน", "ร่วมกับ", "ข้างเคียง"};
	const size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
	size_t bytes = at - from;
	const char *text = line->at + from;
	for (size_t i = 0; i < sizeof(within) / sizeof(within[0]); i++)
		if (bytes_hold(text, bytes, within[i]))
			return true;
	while (bytes && text[bytes - 1] == ' ')
		bytes--;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (bytes_end_with(text, bytes, before[i]))
			return true;
	return false;
}

/* --- the rule --- */

static void tell_name(
	const struct line *line, size_t at, size_t bytes, const char *own, bool nearly)
{
	struct str name = STR_INIT;
	str_append(&name, line->at + at, bytes);
	check_tell(line->check, SEVERITY_ERROR, line->text, line->start + at, bytes,
		nearly ? _("“%s” is nearly this agency's name (%s): perhaps mistyped")
		       : _("“%s” is not this agency's name (%s)"),
		name.data, own);
	str_release(&name);
}

/* What stands behind a kind of agency. */
static void look_behind(
	const struct line *line, size_t kind, size_t behind, bool short_form)
{
	const char *own = own_name(line->check);
	const size_t at = skip_spaces(line, behind);
	if (at >= line->bytes || is_own(line, at, own))
		return;
	size_t bytes = nearly_own(line, at, own);
	if (bytes) {
		tell_name(line, at, bytes, own, true);
		return;
	}
	bytes = foreign_at(line, at, at > behind && !short_form);
	if (bytes && !of_others(line, kind))
		tell_name(line, at, bytes, own, false);
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct line line = {context, text, text->text + start, start, bytes, NULL};
	for (size_t at = 0; at < bytes;) {
		const size_t kind = kind_at(&line, at);
		if (!kind) {
			uint32_t code_point;
			at += utf8_decode(line.at + at, bytes - at, &code_point);
			continue;
		}
		if (!line.flags)
			line.flags = breaker_find(line.check->breaker, line.at, bytes);
		look_behind(&line, at, at + kind, line.at[at + kind - 1] == '.');
		at += kind;
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind == TEXT_CODE || text->kind == TEXT_PERIOD ||
		!strncmp(text->path, "agency.", strlen("agency.")) || !*own_name(check))
		return;
	check_lines(text, look_at_line, check);
}

const struct rule rule_agency_name = {
	.name = "agency-name",
	.severity = SEVERITY_ERROR,
	.title = N_("Another agency's name"),
	.mend = N_(
		"Text taken over from another agency's report often keeps its name. Put "
		"in this agency's name, or confirm that the other is meant."),
	.typing = true,
	.text = look_at_text,
};
