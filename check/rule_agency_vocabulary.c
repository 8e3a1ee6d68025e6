/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agency-vocabulary: words that another kind of agency uses, as ข้อบัญญัติ in the report
 * of a เทศบาล: a sign that the text was copied.
 *
 * Another agency's law may be named (ข้อบัญญัติองค์การบริหารส่วนจังหวัด, ข้อบัญญัติท้องถิ่น of
 * the acts of parliament), and what is quoted stands as it was said.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/str.h"

static bool begins_with(const char *text, const char *part)
{
	return strncmp(text, part, strlen(part)) == 0;
}

/* Whether the word is another's for this report's agency. */
static bool is_foreign(const struct agency_word *word, const char *type)
{
	for (size_t i = 0; i < word->types.count; i++)
		if (begins_with(type, word->types.items[i]))
			return true;
	return false;
}

/* Whether somebody else is named behind the word, whose it is. */
static bool names_other(
	const struct check *check, const struct agency_word *word, const char *behind)
{
	static const char *const others[] = {
		"ท้องถิ่น", "กรุงเทพ", "กทม", "เมืองพัทยา", "จังหวัด"};
	const struct string_list *types = &check->input->words->agency_types;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (begins_with(behind, others[i]))
			return true;
	for (size_t i = 0; i < types->count; i++)
		if (begins_with(behind, types->items[i]) &&
			!is_foreign(word, types->items[i]))
			return true;
	return false;
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

static void look_for(struct check *check, const struct check_text *text,
	const struct agency_word *word, const char *type)
{
	size_t first = 0, first_end = 0;
	long times = 0;
	struct quotes quotes = {0, 0};
	for (size_t at = 0, end = 0;
		word_find(text->text, text->bytes, word->word, &at, &end); at = end) {
		const size_t behind = white_end(text->text, text->bytes, end);
		if (names_other(check, word, text->text + behind) ||
			is_quoted(&quotes, text, at))
			continue;
		if (!times++) {
			first = at;
			first_end = end;
		}
	}
	if (!times)
		return;
	struct str message = STR_INIT;
	str_printf(&message, _("“%s” is not a word of this kind of agency (%s): “%s”"),
		word->word, type, word->instead);
	times_append(check, &message, times);
	check_tell(check, SEVERITY_WARNING, text, first, first_end - first, "%s",
		message.data);
	str_release(&message);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	const struct agency_words *words = &check->input->words->agency;
	const char *type = check->report->agency.type;
	if (!type || (text->kind != TEXT_PROSE && text->kind != TEXT_HEADING))
		return;
	for (size_t i = 0; i < words->count; i++)
		if (*words->items[i].word && is_foreign(&words->items[i], type))
			look_for(check, text, &words->items[i], type);
}

const struct rule rule_agency_vocabulary = {
	.name = "agency-vocabulary",
	.severity = SEVERITY_WARNING,
	.title = N_("Words of another kind of agency"),
	.mend = N_(
		"The text was perhaps copied from another agency's report: read all of "
		"it. If it speaks of another agency's law, accept the finding."),
	.typing = true,
	.text = look_at_text,
};
