/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people as they are compared. */
#include <config.h>

#include "text/name.h"

#include <stdlib.h>
#include <string.h>

#include "text/normalise.h"
#include "text/str.h"

/* The space that is not broken at, as word processors paste it, is one; U+200B, which
 * nobody sees, is nothing. */
static void see_spaces(struct str *out, const char *text)
{
	static const char no_break[] = "\302\240", zero_width[] = "\342\200\213";
	while (*text) {
		if (strncmp(text, no_break, strlen(no_break)) == 0) {
			str_putc(out, ' ');
			text += strlen(no_break);
		} else if (strncmp(text, zero_width, strlen(zero_width)) == 0) {
			text += strlen(zero_width);
		} else {
			str_putc(out, *text++);
		}
	}
}

/* Of names that nobody could tell apart the same: forms of the same letters; runs of
 * white space are one space, none at the ends. */
char *name_key(const char *name)
{
	struct str same = STR_INIT, spaced = STR_INIT, key = STR_INIT;
	text_normalise(&same, name ? name : "", name ? strlen(name) : 0);
	see_spaces(&spaced, same.data);
	for (const char *at = spaced.data; *at;) {
		const size_t gap = strspn(at, " \t\n\r");
		const size_t word = strcspn(at + gap, " \t\n\r");
		if (word && key.bytes)
			str_putc(&key, ' ');
		str_append(&key, at + gap, word);
		at += gap + word;
	}
	str_release(&same);
	str_release(&spaced);
	return str_detach(&key);
}

bool name_same(const char *one, const char *other)
{
	char *first = name_key(one), *second = name_key(other);
	const bool same = *first && strcmp(first, second) == 0;
	free(first);
	free(second);
	return same;
}
