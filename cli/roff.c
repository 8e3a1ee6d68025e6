/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/roff.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"

static void put_byte(char byte)
{
	if (byte == '\\')
		fputs("\\e", stdout);
	else if (byte == '-')
		fputs("\\-", stdout);
	else
		putchar(byte);
}

static void put_text(const char *text)
{
	for (; *text; text++)
		put_byte(*text);
}

static void put_bytes(struct breaker *breaker, const char *text, size_t bytes)
{
	const unsigned char *breaks = breaker_find(breaker, text, bytes);
	for (size_t i = 0; i < bytes; i++) {
		if (i && (breaks[i] & BREAK_LINE) && !isspace((unsigned char)text[i - 1]))
			fputs("\\:", stdout);
		put_byte(text[i]);
	}
}

static void guard_start(const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
}

void roff_text(struct breaker *breaker, const char *text)
{
	guard_start(text);
	put_bytes(breaker, text, strlen(text));
}

static bool is_ascii(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

static void put_styled(struct breaker *breaker, char font, const char *text, size_t bytes)
{
	const bool styled = is_ascii(text, bytes);
	if (styled)
		printf("\\f%c", font);
	put_bytes(breaker, text, bytes);
	fputs(styled ? "\\fR" : "", stdout);
}

void roff_styled(struct breaker *breaker, char font, const char *text)
{
	put_styled(breaker, font, text, strlen(text));
}

void roff_marked(struct breaker *breaker, const char *text)
{
	guard_start(text);
	for (bool bold = false; *text; bold = !bold) {
		const size_t bytes = strcspn(text, "`");
		if (bold)
			put_styled(breaker, 'B', text, bytes);
		else
			put_bytes(breaker, text, bytes);
		text += bytes + (text[bytes] != '\0');
	}
}

void roff_sentence(struct breaker *breaker, const char *text)
{
	const size_t bytes = strlen(text);
	const bool ended = bytes && text[bytes - 1] == '.';
	roff_marked(breaker, text);
	fputs(strcmp(language_now(), "th") != 0 && !ended ? ".\n" : "\n", stdout);
}

void roff_paragraphs(struct breaker *breaker, const char *text)
{
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		char *line = mem_strndup(text, bytes);
		fputs(bytes ? "" : ".PP\n", stdout);
		roff_marked(breaker, line);
		fputs(bytes ? "\n" : "", stdout);
		free(line);
		text += bytes + (text[bytes] != '\0');
	}
}

void roff_verbatim(const char *text)
{
	fputs(".EX\n", stdout);
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		guard_start(text);
		for (size_t i = 0; i < bytes; i++)
			if (text[i] == '\t')
				fputs("    ", stdout);
			else
				put_byte(text[i]);
		putchar('\n');
		text += bytes + (text[bytes] != '\0');
	}
	fputs(".EE\n", stdout);
}

/* What whatis and apropos tell of the page. mandb, which collects it, knows the heading in
 * some languages only, Thai not among them, and takes what parts words for text; it finds the
 * section as well where roff passes over it. */
static void put_whatis(const char *page, const char *about)
{
	fputs(".ig\n.SH NAME\n", stdout);
	put_text(page);
	fputs(" \\- ", stdout);
	put_text(about);
	fputs("\n..\n", stdout);
}

void roff_head(struct breaker *breaker, const char *page, const char *number,
	const char *kind, const char *about)
{
	/* roff gives Thai marks a column, which they do not take: nothing is made to fill a
	 * line by it. */
	fputs(".ad l\n.TH ", stdout);
	for (const char *letter = page; *letter; letter++)
		putchar(toupper((unsigned char)*letter));
	printf(" %s \"\" \"%s\" \"%s\"\n", number, PACKAGE_STRING, kind);
	if (!is_ascii(about, strlen(about)))
		put_whatis(page, about);
	roff_section(breaker, _("NAME"));
	roff_text(breaker, page);
	fputs(" \\- ", stdout);
	roff_text(breaker, about);
	putchar('\n');
}

void roff_section(struct breaker *breaker, const char *heading)
{
	/* .SH is bold by itself. */
	fputs(is_ascii(heading, strlen(heading)) ? ".SH " : ".SH \\fR", stdout);
	roff_text(breaker, heading);
	putchar('\n');
}

void roff_term(struct breaker *breaker, const char *name)
{
	fputs(".TP\n", stdout);
	roff_styled(breaker, 'B', name);
	putchar('\n');
}

void roff_terms(
	struct breaker *breaker, const char *heading, const struct roff_term *term)
{
	roff_section(breaker, _(heading));
	for (; term->name; term++) {
		roff_term(breaker, term->name);
		roff_sentence(breaker, _(term->text));
	}
}
