/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What Cairo cannot write into a PDF: that it is in Thai, which who reads aloud must know,
 * and that its title is shown in place of the file's name. The bytes of the file pass here;
 * behind them an update is added, as the format has it: the catalog once more, with these.
 */
#ifndef PUBLISH_PDF_LANGUAGE_H
#define PUBLISH_PDF_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

struct pdf_language {
	uint64_t bytes;     /* that passed */
	struct str recent;  /* the last of them */
	struct str catalog; /* what stands in it; "" while it did not pass */
	unsigned number;    /* of its object */
};

void pdf_language_init(struct pdf_language *language);
void pdf_language_release(struct pdf_language *language);

/* These bytes come next. */
void pdf_language_pass(struct pdf_language *language, const char *bytes, size_t count);

/* All bytes passed: appends what comes behind them; nothing where they were no whole file. */
void pdf_language_append(struct pdf_language *language, struct str *out);

#endif
