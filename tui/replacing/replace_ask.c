/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/replacing/replace_ask.h"

#include <stdint.h>

#include "office/replace_text.h"
#include "text/i18n.h"
#include "tui/app/dialog.h"

void replace_asked_release(struct replace_asked *asked)
{
	str_release(&asked->find);
	str_release(&asked->with);
}

struct replace_wish replace_asked_wish(const struct replace_asked *asked)
{
	return (struct replace_wish){.kind = asked->kind,
		.find = asked->find.data ? asked->find.data : "",
		.with = asked->with.data ? asked->with.data : "",
		.exact = asked->exact};
}

bool replace_ask_words(struct app *app, struct replace_asked *asked)
{
	return dialog_proposal(app, _("Find and replace"), _("Find"), &asked->find) &&
	       asked->find.bytes &&
	       dialog_proposal(
		       app, _("Find and replace"), _("Replace with"), &asked->with);
}

bool replace_ask(struct app *app, struct replace_asked *asked)
{
	const char *const kinds[] = {
		[REPLACE_WORDS] = _("Words by other words"),
		[REPLACE_THAI_DIGITS] = _("Arabic digits by Thai ones"),
		[REPLACE_ARABIC_DIGITS] = _("Thai digits by Arabic ones"),
		[REPLACE_SPACES] = _("Spaces inside Thai words, by none"),
	};
	const size_t kind = dialog_pick(app, _("What is replaced"), kinds,
		sizeof(kinds) / sizeof(*kinds), false, NULL);
	if (kind == SIZE_MAX)
		return false;
	asked->kind = (enum replace_kind)kind;
	return asked->kind != REPLACE_WORDS || replace_ask_words(app, asked);
}
