/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mixed-digits: Thai and Arabic digits in one number. What was meant is never guessed:
 * ๒๕๖7 is ๒๕๖๗, but 1๗ may be I๗, ๑๗ or 17. Numbers that follow each other with no more
 * than signs between them (1๗, 1๘ และ 1๙, 1๒/0๓/2๕๖๗) were typed in one go and are told as
 * one, and what stands again in the text is not told again.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "text/i18n.h"

#include <string.h>

#define AND "และ"

/* The mixed numbers of one go; bytes is 0 where there are none as yet. */
struct stretch {
	size_t start, bytes;
};

static void tell(
	struct check *check, const struct check_text *text, struct stretch *stretch)
{
	if (stretch->bytes && !told_enough(check, text))
		check_tell(check, SEVERITY_ERROR, text, stretch->start, stretch->bytes,
			_("Thai and Arabic digits in one number: %.*s"),
			(int)stretch->bytes, text->text + stretch->start);
	stretch->bytes = 0;
}

/* Whether a token may stand between the numbers of one go. */
static bool is_joint(const struct check_text *text, const struct token *token)
{
	const char *at = text->text + token->start;
	if (token->kind == TOKEN_THAI)
		return token->bytes == strlen(AND) && !memcmp(at, AND, strlen(AND));
	return *at != '\n' && (token->kind == TOKEN_WHITE || strchr("-/.,:()", *at));
}

static bool is_again(const struct check_text *text, const struct token *token)
{
	return memmem(text->text, token->start, text->text + token->start, token->bytes);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct stretch stretch = {0, 0};
	if (text->field == FIELD_REFS)
		return;
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		const bool is_number =
			token.kind == TOKEN_NUMBER || token.kind == TOKEN_LATIN;
		if (is_number && digits_mixed(text->text + token.start, token.bytes) &&
			!is_again(text, &token)) {
			if (!stretch.bytes)
				stretch.start = token.start;
			stretch.bytes = token.start + token.bytes - stretch.start;
		} else if (token.kind != TOKEN_NUMBER && !is_joint(text, &token)) {
			tell(check, text, &stretch);
		}
	}
	tell(check, text, &stretch);
}

const struct rule rule_mixed_digits = {
	.name = "mixed-digits",
	.severity = SEVERITY_ERROR,
	.title = N_("Thai and Arabic digits in one number"),
	.mend = N_(
		"The keyboard was switched in the middle of the number, or a letter was "
		"read as a digit (I๗ as 1๗). Look up what it should be and type the "
		"number anew."),
	.typing = true,
	.text = look_at_text,
};
