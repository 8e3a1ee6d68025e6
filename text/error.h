/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An error as a value: what kind it is and a message for people.
 *
 * Functions that can fail take a struct error * last and return false (or
 * NULL); then the error is set and their outputs are untouched. A message is
 * already translated, is one line without line end, and says where, what and
 * what to do. Only cli/ and tui/ show it.
 */
#ifndef TEXT_ERROR_H
#define TEXT_ERROR_H

#include <stdbool.h>

/* The kinds are the program's exit statuses. */
enum error_kind {
	ERROR_NONE = 0,
	ERROR_REFUSED = 1, /* what was asked about is not well: refused input, findings */
	ERROR_USAGE = 2,   /* wrong usage */
	ERROR_SYSTEM = 3,  /* the office file or the system failed */
	ERROR_STOPPED =
		130, /* somebody stopped it (text/progress.h); as shells have it */
};

struct error {
	enum error_kind kind;
	char *message; /* owned; NULL while kind is ERROR_NONE */
};

#define ERROR_INIT                                                                       \
	{                                                                                \
		ERROR_NONE, NULL                                                         \
	}

/* Sets the error, replacing what was there. Returns false, so that a function
 * can end in `return error_set(...)`. A NULL error is allowed. Whatever is put in (names
 * of files, texts of the office file, words of others' programs) is told as text_tell()
 * does: so no message ever holds a control character. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "where: " before the message of an error that is set. Returns false. */
bool error_prefix(struct error *error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* For walks whose NULL means the end or an error: hands failed, the error that such
 * a walk was given, over to error. Returns true where it is not set. */
bool error_pass(struct error *error, struct error *failed);

/* Why the system refused (errno), in the language of the messages where it is one of
 * the usual reasons. Not to be freed; until the next call. */
const char *error_reason(int code);

/* The message for people; "" while none is set. */
const char *error_message(const struct error *error);

/* Frees the message; the error is as new. */
void error_release(struct error *error);

#endif
