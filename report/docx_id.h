/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of the hidden bookmarks by which a Word document says which text is which field
 * of which card (doc/publishing.md): _m, the card's UUID without hyphens, _, the field's id
 * in two digits. Word takes 40 characters, and hides what begins with _.
 */
#ifndef REPORT_DOCX_ID_H
#define REPORT_DOCX_ID_H

#include <stdbool.h>

#include "model/card.h"

enum { DOCX_ID_BYTES = 2 + 32 + 1 + 2 };

/* False: the card has no UUID that such a name could hold; id is "". */
bool docx_id_make(
	char id[DOCX_ID_BYTES + 1], const struct card *card, enum card_field field);

/* Reads one: the UUID in small letters. False: it is another bookmark. */
bool docx_id_read(const char *id, char uuid[UUID_BYTES + 1], enum card_field *field);

#endif
