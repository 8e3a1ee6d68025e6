/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * digit-style: digits of the other sort than those in which the report is written.
 *
 * Addresses, codes and English phrases keep their digits (i7, COVID-19, Windows 11), and
 * so do codes of evidence and of items. A text is reported once, not a number.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"

enum { YEAR_FIRST = 2400, YEAR_LAST = 2700 };

/* A number of the sort that is not the report's, all of it. */
static bool is_foreign(const struct check *check, const char *number, size_t bytes)
{
	if (check->report->digits == DIGITS_THAI)
		return digits_have_arabic(number, bytes) &&
		       !digits_have_thai(number, bytes);
	return digits_have_thai(number, bytes) && !digits_have_arabic(number, bytes);
}

static bool is_year(const char *number, size_t bytes)
{
	size_t used;
	int32_t value;
	return number_parse(number, bytes, &used, &value) && used == bytes &&
	       value >= YEAR_FIRST && value <= YEAR_LAST;
}

/* The next token of the same line that is no white space. */
static enum token_kind kind_behind(const struct check_text *text, struct token token)
{
	while (token_next(text->text, text->bytes, &token))
		if (text->text[token.start] == '\n')
			break;
		else if (token.kind != TOKEN_WHITE)
			return token.kind;
	return TOKEN_WHITE;
}

/* Whether the number is a part of an English phrase: it has a Latin word beside it, and
 * counts nothing and is no year. */
static bool is_of_phrase(const struct check *check, const struct check_text *text,
	const struct token *number, enum token_kind before)
{
	if (before != TOKEN_LATIN && kind_behind(text, *number) != TOKEN_LATIN)
		return false;
	return !is_year(text->text + number->start, number->bytes) &&
	       !behind_number_is_unit(check->breaker, text->text, text->bytes,
		       number->start + number->bytes);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct token first = {0};
	long count = 0;
	enum token_kind before = TOKEN_WHITE;
	if (check->report->digits == DIGITS_AS_TYPED || text->kind == TEXT_CODE)
		return;
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		if (token.kind == TOKEN_NUMBER &&
			is_foreign(check, text->text + token.start, token.bytes) &&
			!is_of_phrase(check, text, &token, before)) {
			if (!count++)
				first = token;
		}
		if (token.kind != TOKEN_WHITE || text->text[token.start] == '\n')
			before = token.kind;
	}
	if (!count)
		return;
	struct str message = STR_INIT;
	const char *number = text->text + first.start;
	if (check->report->digits == DIGITS_THAI)
		str_printf(&message,
			_("%.*s is written in Arabic digits, the report in Thai ones"),
			(int)first.bytes, number);
	else
		str_printf(&message,
			_("%.*s is written in Thai digits, the report in Arabic ones"),
			(int)first.bytes, number);
	times_append(check, &message, count);
	check_tell(check, SEVERITY_WARNING, text, first.start, first.bytes, "%s",
		message.data);
	str_release(&message);
}

const struct rule rule_digit_style = {
	.name = "digit-style",
	.severity = SEVERITY_WARNING,
	.title = N_("Digits in another style than the report's"),
	.mend = N_(
		"Often pasted from another document. Write all numbers of the report in "
		"the digits that it is set to, or change its setting."),
	.typing = true,
	.text = look_at_text,
};
