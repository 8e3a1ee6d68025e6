/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the search copy (db/rows/search_copy.h) has in a row: a body. Private to db/.
 *
 * A body is the folded paragraphs, one a line. In a card's each field that is searched and
 * has a text is begun by a control character that says which it is, of which folding leaves
 * none, in the order of their ids: so neither a new field nor another order of the table
 * (model/card_fields.def) makes old bodies say something else. A report's own texts have no
 * such mark.
 */
#ifndef DB_ROWS_SEARCH_BODY_H
#define DB_ROWS_SEARCH_BODY_H

#include "model/report.h"

/* Appends the bodies. */
void search_card_body(struct str *out, const struct card *card);
void search_report_body(struct str *out, const struct report *report);

/* Appends the paragraphs of a report's own texts as stored, one a line. */
void search_report_text(struct str *out, const struct report *report);

/* The id of the field whose mark text begins with; 0: it begins with none. */
int search_mark(const char *text);

/* Appends of which version bodies are: what they depend on. */
void search_version(struct str *out);

#endif
