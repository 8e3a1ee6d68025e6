/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The forms of documents that can be read: one table. A reader takes the bytes of a file and
 * makes a source of them (intake/source.h); it asks nobody, opens no other file, and believes
 * nothing that the file says of itself.
 *
 * A new form: a reader in a file of its own, its row in intake/reader.c, its words in
 * cli/import.c; the library it needs, configure.ac and run.
 */
#ifndef INTAKE_READER_H
#define INTAKE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "text/error.h"

struct intake_file {
	const char *name; /* as the person named it */
	const unsigned char *bytes;
	size_t count; /* at most SOURCE_FILE_BYTES */
};

struct intake_reader {
	const char *name;     /* docx; NULL ends the table */
	const char *suffixes; /* ".docx .docm": how names of such files end */
	/* Whether the bytes are of this form: the name may lie. */
	bool (*recognises)(const struct intake_file *file);
	/* Fills the source (initialised; it is the caller's, also where this fails). False and
	 * the error, with the place in the file, where it is damaged, hostile or too large: of
	 * such a file nothing is taken. NULL: the program was built without its library. */
	bool (*read)(struct source *source, const struct intake_file *file,
		struct error *error);
	const char *package; /* Debian's, of the library to build with; NULL: none */
};
extern const struct intake_reader intake_readers[];

/* The first whose form the bytes are; of those that more than one could read (plain text is
 * anything) the one that the name speaks for. NULL: none. */
const struct intake_reader *intake_reader_find(const struct intake_file *file);

/* For readers: sets the error, what is wrong with a document and where (a place of zeros:
 * nowhere in particular). Returns false. */
bool intake_refuse(struct error *error, const struct intake_file *file,
	const struct source_place *place, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Reads a file of any form. The source is initialised in any case. */
bool intake_read(
	struct source *source, const struct intake_file *file, struct error *error);

#endif
