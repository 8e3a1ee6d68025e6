/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/frequency.h"

#include <stdbool.h>

#include "text/date.h"
#include "text/i18n.h"

/* The longer word before the one it begins with. */
static const struct unit {
	const char *word;
	enum frequency frequency;
} units[] = {
	{"วันทำการ", FREQUENCY_DAILY},
	{"วัน", FREQUENCY_DAILY},
	{"สัปดาห์", FREQUENCY_WEEKLY},
	{"อาทิตย์", FREQUENCY_WEEKLY},
	{"เดือน", FREQUENCY_MONTHLY},
	{"ไตรมาส", FREQUENCY_QUARTERLY},
	{"ปีงบประมาณ", FREQUENCY_YEARLY},
	{"ปี", FREQUENCY_YEARLY},
};
enum { UNITS = sizeof(units) / sizeof(units[0]) };

static const char *const frequency_words[] = {
	[FREQUENCY_DAILY] = N_("every day"),
	[FREQUENCY_WEEKLY] = N_("every week"),
	[FREQUENCY_MONTHLY] = N_("every month"),
	[FREQUENCY_QUARTERLY] = N_("every quarter"),
	[FREQUENCY_HALF_YEARLY] = N_("every half year"),
	[FREQUENCY_YEARLY] = N_("every year"),
};

static enum frequency read_unit(struct reader *reader)
{
	for (size_t i = 0; i < UNITS; i++)
		if (reader_word(reader, units[i].word))
			return units[i].frequency;
	return FREQUENCY_NONE;
}

/* Every so many of a unit; none where we have no name for it. */
static enum frequency every(int32_t count, enum frequency unit)
{
	if (count == 1)
		return unit;
	if (unit != FREQUENCY_MONTHLY)
		return FREQUENCY_NONE;
	switch (count) {
	case QUARTER_MONTHS: return FREQUENCY_QUARTERLY;
	case ROUND_MONTHS: return FREQUENCY_HALF_YEARLY;
	case YEAR_MONTHS: return FREQUENCY_YEARLY;
	default: return FREQUENCY_NONE;
	}
}

/* So many times in a unit. */
static enum frequency times(int32_t count, enum frequency unit)
{
	if (unit != FREQUENCY_YEARLY || count < 1 || YEAR_MONTHS % count != 0)
		return count > 0 ? unit : FREQUENCY_NONE;
	enum frequency frequency = every(YEAR_MONTHS / count, FREQUENCY_MONTHLY);
	return frequency ? frequency : unit;
}

/* ทุกเดือน, ทุก ๆ ๖ เดือน, รายไตรมาส */
static enum frequency read_every(struct reader *reader)
{
	int32_t count = 1;
	if (!reader_word(reader, "ทุก") && !reader_word(reader, "ราย"))
		return FREQUENCY_NONE;
	reader_word(reader, "ๆ");
	reader_number(reader, &count, NULL);
	return every(count, read_unit(reader));
}

/* ปีละ ๑ ครั้ง, เดือนละครั้ง */
static enum frequency read_times_a_unit(struct reader *reader)
{
	int32_t count = 1;
	enum frequency unit = read_unit(reader);
	if (!unit || !reader_word(reader, "ละ"))
		return FREQUENCY_NONE;
	reader_number(reader, &count, NULL);
	return reader_word(reader, "ครั้ง") ? times(count, unit) : FREQUENCY_NONE;
}

/* ๑ ครั้งต่อปี, ๑ ครั้ง/ปี */
static enum frequency read_times_per_unit(struct reader *reader)
{
	int32_t count;
	if (!reader_number(reader, &count, NULL) || !reader_word(reader, "ครั้ง") ||
		!(reader_word(reader, "ต่อ") || reader_word(reader, "/")))
		return FREQUENCY_NONE;
	return times(count, read_unit(reader));
}

enum frequency frequency_read(struct reader *reader)
{
	static enum frequency (*const forms[])(struct reader *) = {
		read_every, read_times_a_unit, read_times_per_unit};
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct reader ahead = *reader;
		enum frequency frequency = forms[i](&ahead);
		if (frequency) {
			*reader = ahead;
			return frequency;
		}
	}
	return FREQUENCY_NONE;
}

const char *frequency_describe(enum frequency frequency)
{
	return frequency ? _(frequency_words[frequency]) : "";
}
