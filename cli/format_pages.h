/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manual pages of section 5: what stands in the files that people and programs write,
 * and in the office file. What a key means is taken from the tables of doc/; its Thai is in
 * po/th.po like that of any message. Part of the program that makes the pages
 * (cli/manpage.c).
 */
#ifndef CLI_FORMAT_PAGES_H
#define CLI_FORMAT_PAGES_H

#include <stdbool.h>

#include "text/breaks.h"
#include "text/error.h"

/* Writes the page of that name on standard output. source: the top folder of the sources. */
bool format_page_write(struct breaker *breaker, const char *name, const char *source,
	struct error *error);

/* Writes what of doc/ is to be translated, as C that xgettext reads. */
bool format_pages_messages(const char *source, struct error *error);

/* The section that names the other pages, of all but this one. */
void format_pages_see_also(struct breaker *breaker, const char *name);

#endif
