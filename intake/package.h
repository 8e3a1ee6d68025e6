/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents that are packages: zip archives of parts with names (word/document.xml), by
 * libzip, from bytes in memory. Nothing is ever unpacked into a file: a part's name is but
 * a key, whatever stands in it.
 *
 * Refused: archives with parts that are encrypted, with more parts than any document has,
 * and what grows out of all measure when it is unpacked. What a part says of its size is not
 * believed. Archives within the archive stay what they are.
 */
#ifndef INTAKE_PACKAGE_H
#define INTAKE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/reader.h"
#include "text/error.h"
#include "text/str.h"

enum {
	PACKAGE_PARTS = 20000,
	PACKAGE_PART_BYTES = 64 << 20, /* of one, unpacked */
	PACKAGE_BYTES = 256 << 20,     /* of all that are read, unpacked */
	/* A part that is larger than this may be so many times its packed size. */
	PACKAGE_FREE_BYTES = 1 << 20,
	PACKAGE_GROWTH = 500,
};

struct package;

/* The file's bytes have to stay until it is closed. NULL and the error: no archive, a damaged
 * or a refused one, or there is no library. */
struct package *package_open(const struct intake_file *file, struct error *error);
void package_close(struct package *package);

/* The names of all parts, in their order in the archive. */
size_t package_count(const struct package *package);
const char *package_name(const struct package *package, size_t index);

/* Letters of either case are the same in names. */
bool package_has(const struct package *package, const char *name);

/* Appends the bytes of a part. False and the error: it is not there, it is damaged, or more
 * than most bytes or than the limits above; what was appended then is of no use. */
bool package_read(struct package *package, const char *name, size_t most, struct str *out,
	struct error *error);

#endif
