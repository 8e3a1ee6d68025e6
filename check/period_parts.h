/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods of several parts, and with words about them that text/period.h does not take:
 * ไตรมาสที่ ๒ และไตรมาสที่ ๔; ม.ค., เม.ย. และ ก.ค. ๒๕๖๗; พ.ย. ๒๕๖๖ เป็นต้นไป; ก่อนวันที่ ๓๐ เมษายน;
 * ๓ เดือน (ม.ค. - มี.ค. ๖๗); ภาคเรียนที่ ๒/๒๕๖๖. What has one such period only is not
 * understood: it is for checking, not for moving years.
 */
#ifndef CHECK_PERIOD_PARTS_H
#define CHECK_PERIOD_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/period.h"

/* A part, or a text that is one. The kind is that of struct period; reversed: its months
 * stand the wrong way round. */
struct period_part {
	struct period period;
	bool reversed;
};

enum { PERIOD_PARTS_MAX = 32 };

/* Reads the parts; returns how many, 0 where one of them is not understood. */
size_t period_parts_read(const char *text, size_t bytes, int fiscal_year,
	struct period_part parts[PERIOD_PARTS_MAX]);

#endif
