/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/list_label.h"

#include <string.h>

#include "model/card.h"
#include "text/macros.h"
#include "text/number.h"

enum { LETTERS = 26 };

static void append_letters(struct str *out, char first, unsigned number)
{
	/* As word processors do it: z, aa, bb. */
	for (unsigned i = 0; i <= (number - 1) / LETTERS && i < LETTERS; i++)
		str_putc(out, (char)(first + (char)((number - 1) % LETTERS)));
}

/* Without those that no list uses: ฃ ฅ ฆ ฤ ฦ. */
static void append_thai_letter(struct str *out, unsigned number)
{
	static const char *const letters[] = {"ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ",
		"ญ", "ฎ", "ฏ", "ฐ", "ฑ", "ฒ", "ณ", "ด", "ต", "ถ", "ท", "ธ", "น", "บ", "ป",
		"ผ", "ฝ", "พ", "ฟ", "ภ", "ม", "ย", "ร", "ล", "ว", "ศ", "ษ", "ส", "ห", "ฬ",
		"อ", "ฮ"};
	str_puts(out, letters[(number - 1) % COUNT(letters)]);
}

static void append_roman(struct str *out, bool upper, unsigned number)
{
	static const struct {
		unsigned value;
		const char *lower, *upper;
	} parts[] = {
		{1000, "m", "M"},
		{900, "cm", "CM"},
		{500, "d", "D"},
		{400, "cd", "CD"},
		{100, "c", "C"},
		{90, "xc", "XC"},
		{50, "l", "L"},
		{40, "xl", "XL"},
		{10, "x", "X"},
		{9, "ix", "IX"},
		{5, "v", "V"},
		{4, "iv", "IV"},
		{1, "i", "I"},
	};
	for (size_t i = 0; i < COUNT(parts); i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			str_puts(out, upper ? parts[i].upper : parts[i].lower);
}

void list_number_append(struct str *out, enum list_form form, unsigned number)
{
	if (!number && form > LIST_FORM_THAI)
		form = LIST_FORM_ARABIC; /* there is no letter for it */
	switch (form) {
	case LIST_FORM_NONE:
	case LIST_FORM_BULLET: break;
	case LIST_FORM_ARABIC: number_append(out, number, DIGITS_ARABIC); break;
	case LIST_FORM_THAI: number_append(out, number, DIGITS_THAI); break;
	case LIST_FORM_THAI_LETTER: append_thai_letter(out, number); break;
	case LIST_FORM_LOWER: append_letters(out, 'a', number); break;
	case LIST_FORM_UPPER: append_letters(out, 'A', number); break;
	case LIST_FORM_LOWER_ROMAN: append_roman(out, false, number); break;
	case LIST_FORM_UPPER_ROMAN: append_roman(out, true, number); break;
	}
}

static bool is_plain(const char *before, const char *behind)
{
	return !before[0] && (!behind[0] || !strcmp(behind, ".") || !strcmp(behind, ")"));
}

void list_label(struct source_paragraph *paragraph, struct str *label,
	enum list_form form, unsigned number, const char *before, const char *behind)
{
	if (form == LIST_FORM_NONE && !before[0] && !behind[0])
		return;
	if (form == LIST_FORM_BULLET) {
		paragraph->marks = MARKS_DASH;
		return;
	}
	if ((form == LIST_FORM_ARABIC || form == LIST_FORM_THAI) && number &&
		is_plain(before, behind)) {
		paragraph->marks = form == LIST_FORM_THAI ? MARKS_THAI : MARKS_ARABIC;
		paragraph->number = number;
		return;
	}
	str_puts(label, before);
	list_number_append(label, form, number);
	str_puts(label, behind);
	str_putc(label, ' ');
}
