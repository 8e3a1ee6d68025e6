/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Old forms of documents (.doc, .xls, .rtf), which LibreOffice makes new ones of where it is
 * installed: in a folder of our own that is taken away again, with a profile of its own in
 * which macros and links to elsewhere are off, without a shell, for a time that has an end,
 * with output that has one. What comes out is read as what comes from anybody.
 */
#ifndef INTAKE_CONVERT_H
#define INTAKE_CONVERT_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

enum {
	CONVERT_SECONDS = 120,     /* that LibreOffice may take */
	CONVERT_OUTPUT = 64 << 20, /* bytes of any file that it writes */
};

bool doc_read(struct source *source, const struct intake_file *file, struct error *error);
bool rtf_read(struct source *source, const struct intake_file *file, struct error *error);
bool xls_read(struct source *source, const struct intake_file *file, struct error *error);

struct conversion {
	const char *program;   /* a path, or a name to be looked for in $PATH */
	const char *from, *to; /* endings of names: doc, docx */
	const char *package;   /* Debian's, with what converts such */
	int seconds;
};

/* Appends what the program makes of the file. False and the error, with what to do: it is not
 * there, it took too long and was ended, it made nothing or too much. */
bool convert(const struct conversion *conversion, const struct intake_file *file,
	struct str *out, struct error *error);

#endif
