/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/told.h"

#include "cli/json_output.h"
#include "cli/output.h"

void told_init(struct told *told, bool json)
{
	*told = (struct told){.json = json};
	str_init(&told->texts);
	str_putc(&told->texts, '[');
}

void told_release(struct told *told)
{
	str_release(&told->texts);
}

/* Whoever forged a row may have written it to hide this line on a terminal. */
void told_line(void *context, const char *words)
{
	struct told *told = context;
	told->count++;
	if (told->json)
		json_next_text(&told->texts, words);
	else
		tell("%s", words);
}

void told_member(const struct told *told, struct str *out, const char *key)
{
	json_open_array(out, key);
	str_append(out, told->texts.data + 1, told->texts.bytes - 1);
	str_putc(out, ']');
}
