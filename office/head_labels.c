/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/head_labels.h"

#include <stdint.h>
#include <string.h>

#include "text/i18n.h"

void head_numbered(struct str *out, const char *words, size_t index, enum digits digits)
{
	const char *place = strstr(words, "%s");
	if (!place) {
		str_puts(out, words);
		return;
	}
	str_append(out, words, (size_t)(place - words));
	number_append(out, (int64_t)index + 1, digits);
	str_puts(out, place + strlen("%s"));
}

void head_label(struct str *out, enum head_what what, size_t index, enum digits digits)
{
	const char *label = head_text_row(what)->label;
	if (!label) /* one that a form asks for */
		label = what == HEAD_TITLE ? N_("Title") : N_("Agency");
	head_numbered(out, _(label), index, digits);
}
