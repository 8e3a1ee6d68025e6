/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tokens of a text: what rules about digits, addresses and Latin words look at.
 *
 * A token never holds a line end. Offsets and sizes are bytes of the text.
 */
#ifndef CHECK_TOKEN_H
#define CHECK_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

struct breaker;

enum token_kind {
	TOKEN_WHITE,
	TOKEN_THAI, /* Thai letters, marks and signs */
	TOKEN_LATIN, /* a Latin word or code: Policy, E-Service, COVID-19, i7, E๑๑, 5G */
	TOKEN_NUMBER,  /* ๑๒,๕๐๐.๗๕ */
	TOKEN_ADDRESS, /* of the web, of mail, of a file */
	TOKEN_OTHER,   /* one character of anything else */
};

struct token {
	enum token_kind kind;
	size_t start, bytes;
};

/* The token behind this one, or, of {0}, the first one. False at the end. */
bool token_next(const char *text, size_t bytes, struct token *token);

/* Whether it is an address of the web: with ://, or from www. on. */
bool token_is_web(const char *text, const struct token *token);

/* Where the address ends that begins at start, without the stop or comma behind it: of
 * printable ASCII, and of Thai directly behind a / or =. */
size_t address_end(const char *text, size_t bytes, size_t start);

/* Whether the text that begins at offset, white space left out, begins with a unit or a
 * month (text/break_rules.h): what a number counts. It uses the breaker. */
bool behind_number_is_unit(
	struct breaker *breaker, const char *text, size_t bytes, size_t offset);

/* Which digits stand in these bytes. */
bool digits_have_thai(const char *text, size_t bytes);
bool digits_have_arabic(const char *text, size_t bytes);
bool digits_mixed(const char *text, size_t bytes); /* both */

#endif
