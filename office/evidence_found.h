/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence that a card's texts name already: addresses of the web that stand there and are
 * none of its pieces yet, and what each may be called.
 */
#ifndef OFFICE_EVIDENCE_FOUND_H
#define OFFICE_EVIDENCE_FOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "text/str.h"

struct found_address {
	char *address;
	char *caption; /* the words before it; "" where there are none */
};

/* Begins as zeros. */
struct found_addresses {
	struct found_address *items;
	size_t count, capacity;
};

/* Adds those of some fields (bits 1 << enum card_field) in their order, each address once;
 * evidence itself is no text of these. */
void addresses_find(
	struct found_addresses *found, const struct card *card, unsigned fields);
/* Whether one stands in that field that is no evidence yet: asked whenever a key bar is
 * painted, so nothing is made of them. */
bool addresses_any(const struct card *card, enum card_field field);
void found_addresses_release(struct found_addresses *found);

/* Appends the words that stand before the address in a text of the card, as far as a
 * caption may be long; nothing where the address stands nowhere, or no words before it. */
void evidence_words_before(struct str *out, const struct card *card, const char *address);

/* Appends what a file may be called: its name without its ending, _ and - as spaces; nothing
 * where that is but a camera's number (IMG_0123, 20250131_101500). */
void evidence_words_of_file(struct str *out, const char *path);

/* The kind of a file by its ending: "photo" or "document". */
const char *evidence_kind_of_file(const char *path);

/* Whether a file is one that reports have as evidence, by its ending: a picture, a document
 * of an office, a film. */
bool evidence_takes_file(const char *name);

#endif
