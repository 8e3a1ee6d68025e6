/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which characters of a report a printer lacks, each once, with where it stands first and
 * what is printed for it: to be told before paper is wasted.
 */
#ifndef PRINT_UNPRINTABLE_H
#define PRINT_UNPRINTABLE_H

#include "model/card.h"
#include "model/card_source.h"
#include "model/report.h"
#include "print/charset.h"
#include "report/layout.h"

struct lack {
	uint32_t code_point;
	char instead[8]; /* UTF-8; "": it is left out */
	size_t times;
	size_t card;           /* its place from 1; 0: the report's own texts */
	enum card_field field; /* FIELD_NONE for those */
};

struct unprintable {
	struct lack *items; /* in the order in which they are met */
	size_t count, capacity;
};

/* Looks through what the layout prints. *unprintable is filled anew. */
bool unprintable_find(struct unprintable *unprintable, enum print_encoding encoding,
	const struct layout *layout, const struct report *report,
	struct card_source *cards, struct error *error);
void unprintable_release(struct unprintable *unprintable);

/* Appends a sentence for people: which character, what for, where, how often. */
void lack_describe(const struct lack *lack, struct str *out);

#endif
