/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mixed-digits: Thai and Arabic digits in one number. What was meant is never guessed:
 * ๒๕๖7 is ๒๕๖๗, but 1๗ may be I๗, ๑๗ or 17.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "text/i18n.h"

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->field == FIELD_REFS)
		return;
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		const char *at = text->text + token.start;
		if (token.kind != TOKEN_NUMBER && token.kind != TOKEN_LATIN)
			continue;
		if (digits_mixed(at, token.bytes) && !told_enough(check, text))
			check_tell(check, SEVERITY_ERROR, text, token.start, token.bytes,
				_("Thai and Arabic digits in one number: %.*s"),
				(int)token.bytes, at);
	}
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
