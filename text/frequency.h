/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often: ทุกเดือน, ทุก ๆ ๖ เดือน, รายไตรมาส, ปีละ ๑ ครั้ง, ๑ ครั้ง/ปี.
 */
#ifndef TEXT_FREQUENCY_H
#define TEXT_FREQUENCY_H

#include "text/reader.h"

enum frequency {
	FREQUENCY_NONE,
	FREQUENCY_DAILY,
	FREQUENCY_WEEKLY,
	FREQUENCY_MONTHLY,
	FREQUENCY_QUARTERLY,
	FREQUENCY_HALF_YEARLY,
	FREQUENCY_YEARLY,
};

/* Reads a frequency. FREQUENCY_NONE, and the reader where it was, if none stands
 * there or it has no name of ours (ทุก ๕ เดือน). */
enum frequency frequency_read(struct reader *reader);

/* In words, for people; translated. "" for none. */
const char *frequency_describe(enum frequency frequency);

#endif
