/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the bytes of a text file are: UTF-8 with a byte order mark or without, UTF-16 with
 * one, or Thai in one byte a letter (TIS-620, which Windows calls 874). Bytes that are none
 * of these are refused, with the line: what would come in as other letters than those that
 * were written nobody notices in time.
 *
 * Text of one byte a letter has no mark of its own. It is known by Thai spelling: its bytes
 * are letters of that set, and vowels and tones stand where Thai has them.
 */
#ifndef INTAKE_ENCODING_H
#define INTAKE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

enum encoding {
	LETTERS_UNKNOWN, /* no text, or in letters that we do not know */
	LETTERS_UTF8,
	LETTERS_UTF16LE, /* with a byte order mark */
	LETTERS_UTF16BE,
	LETTERS_TIS620, /* or CP874, which has a few quotes and dashes more */
};

/* Looks at all bytes; a NUL is in no text but UTF-16's. *bad (may be NULL) gets the place of
 * the first byte because of which it is not UTF-8, or of that NUL. No bytes are UTF-8. */
enum encoding encoding_find(const unsigned char *bytes, size_t count, size_t *bad);

/* Whether the file is text at all. */
bool encoding_recognises(const struct intake_file *file);

/* How large the byte order mark at the beginning is; 0: there is none. */
size_t encoding_mark(const unsigned char *bytes, size_t count);

/* The text of a file as UTF-8, without a byte order mark; a note in the source tells where it
 * was taken for Thai of one byte a letter. False and the error, with the line, where it is no
 * text. */
bool encoding_read(struct source *source, const struct intake_file *file,
	struct str *text, struct error *error);

#endif
