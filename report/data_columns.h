/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The headings of the columns in which a table for spreadsheets has its report as data
 * (doc/publishing.md). They stand behind the fields, which are in the order of
 * model/card_fields.def.
 */
#ifndef REPORT_DATA_COLUMNS_H
#define REPORT_DATA_COLUMNS_H

/* In each row below it the measure's JSON. */
#define DATA_CARD_HEADING "mattrakan.card/1"

/* Behind it, a space and the JSON of the report without its measures; below it nothing. */
#define DATA_REPORT_HEADING "mattrakan.report/1"

#endif
