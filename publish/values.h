/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A card as a row of a spreadsheet: its number, then each field of model/card_fields.def in
 * a column of its own, whole, under the field's label. These are for counting and for other
 * programs: texts are as they were typed, not as paper shows them. The last columns have the
 * card and the report as data, for this program: so nothing is lost when the table comes back
 * (report/data_columns.h).
 */
#ifndef PUBLISH_VALUES_H
#define PUBLISH_VALUES_H

#include <stddef.h>

#include "model/report.h"
#include "report/card_cells.h"
#include "text/str.h"

enum {
	VALUE_NUMBER,
	VALUE_FIELDS,
	VALUE_DATA = VALUE_FIELDS + FIELD_COUNT,
	VALUE_REPORT, /* only its heading says something */
	VALUE_COLUMNS,
};

/* A column's heading, in the language of the messages; those of data are the same in any. */
const char *value_heading(size_t column);

/* The values of one card after another. */
struct values {
	size_t number; /* of cards so far */
	struct card_cell cell;
	struct str text;
};

void values_init(struct values *values);
void values_release(struct values *values);

/* The whole heading of a column: of VALUE_REPORT with the data of the report. Until the next
 * call. */
const struct str *values_heading(
	struct values *values, const struct report *report, size_t column);

/* Of the card, the number of which is in values->number: the text of a column, until the
 * next call. Line ends are \n; what nobody sees and changes what is seen is a space, what is
 * no UTF-8 U+FFFD; in VALUE_DATA nothing is another, for JSON can say it in ASCII. */
const struct str *values_text(
	struct values *values, const struct card *card, size_t column);

#endif
