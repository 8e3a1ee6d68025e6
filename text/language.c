/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/language.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "text/catalogue.h"

static const char fallback_locale[] = "C.UTF-8";

static const char *const languages[] = {"th", "en"};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };
static struct catalogue catalogues[LANGUAGES];
static size_t chosen; /* of both */

/* Where the language is looked for, in this order. LANGUAGE is a list. */
static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
enum { VARIABLES = sizeof(variables) / sizeof(variables[0]) };

/* The language of ours that a locale's name begins with: th_TH.UTF-8 is "th". */
static const char *language_of(const char *locale)
{
	size_t bytes = strcspn(locale, "_.@:");
	for (size_t i = 0; i < LANGUAGES; i++)
		if (strlen(languages[i]) == bytes &&
			memcmp(languages[i], locale, bytes) == 0)
			return languages[i];
	return NULL;
}

/* The first of a list like "de:en:th" that is ours. */
static const char *language_in(const char *list)
{
	while (*list) {
		const char *language = language_of(list);
		if (language)
			return language;
		list += strcspn(list, ":");
		list += *list == ':';
	}
	return NULL;
}

const char *language_now(void)
{
	for (size_t i = 0; i < VARIABLES; i++) {
		const char *value = getenv(variables[i]);
		const char *language = value ? language_in(value) : NULL;
		if (language)
			return language;
	}
	return languages[0];
}

bool language_set(const char *language)
{
	size_t ours = 0;
	while (ours < LANGUAGES && strcmp(languages[ours], language) != 0)
		ours++;
	if (ours == LANGUAGES || setenv("LANGUAGE", languages[ours], 1) != 0)
		return false;
	chosen = ours;
	return true;
}

const char *language_text(const char *english)
{
	const char *text = catalogue_find(&catalogues[chosen], english);
	return text ? text : english;
}

/* What is said before language_start() is said in English. */
static enum digits set_digits = DIGITS_ARABIC;

void language_set_digits(enum digits digits)
{
	set_digits = digits;
}

enum digits language_digits(void)
{
	return set_digits != DIGITS_ARABIC && strcmp(language_now(), "th") == 0
		       ? DIGITS_THAI
		       : DIGITS_ARABIC;
}

void language_start(const char *locale_folder)
{
	/* Of the others nothing is asked: each is a file that a start would read, and
	 * numbers in files and formats have a point, never a comma. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		setlocale(LC_CTYPE, fallback_locale);
		setlocale(LC_MESSAGES, fallback_locale);
	}
	for (size_t i = 0; i < LANGUAGES; i++)
		catalogues[i] = catalogue_open(locale_folder, languages[i]);
	language_set(language_now());
	language_set_digits(DIGITS_THAI);
}
