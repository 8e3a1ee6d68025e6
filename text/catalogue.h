/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The translations into one language, as msgfmt writes them (manual of GNU gettext, "The
 * Format of GNU MO Files"). They are read here, for gettext() of the C library translates
 * nothing in the locales C and C.UTF-8 (the latter since glibc 2.41), and others a machine
 * may not have: on it the program would speak English alone.
 */
#ifndef TEXT_CATALOGUE_H
#define TEXT_CATALOGUE_H

#include <stddef.h>

struct catalogue {
	const unsigned char *file; /* NULL: there is none, nothing is translated */
	size_t bytes;
};

/* The file folder/language/LC_MESSAGES/mattrakan.mo, which stays mapped while the program
 * runs: what is found in it can be kept. One that is missing or of another kind is none. */
struct catalogue catalogue_open(const char *folder, const char *language);

/* The translation; NULL: there is none. */
const char *catalogue_find(const struct catalogue *catalogue, const char *english);

#endif
