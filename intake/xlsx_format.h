/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as a workbook shows them: formats of numbers, days counted since 1900. Of dates the
 * order is ours (1 ต.ค. 2567), in the Buddhist era; which of day, month, year and time there
 * are the format says, and so the digits, the decimals, the words beside the number.
 */
#ifndef INTAKE_XLSX_FORMAT_H
#define INTAKE_XLSX_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct xlsx_format {
	bool general; /* as it stands */
	bool day, month, year, time, seconds, elapsed;
	bool thai_digits, percent, groups;
	unsigned decimals;
	char *before, *behind; /* words beside the number; NULL: none */
};

/* Of a code as it stands in the workbook (#,##0.00), to be released. */
void xlsx_format_read(struct xlsx_format *format, const char *code);
/* Of those that have but a number. */
void xlsx_format_known(struct xlsx_format *format, unsigned number);
void xlsx_format_release(struct xlsx_format *format);

/* Appends the number that is written so in the file. since_1904: days are counted from
 * there. */
void xlsx_format_append(struct str *out, const struct xlsx_format *format,
	const char *value, bool since_1904);

#endif
