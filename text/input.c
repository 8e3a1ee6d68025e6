/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/input.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/libthai.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum {
	UNICODE_LAST = 0x10FFFF,
	CELL_MAX = 8,    /* more characters of a cell before the cursor do not matter */
	TIS_OTHER = 'x', /* stands for what TIS-620 lacks: it takes no marks either */
};

static bool is_typable(uint32_t code_point)
{
	if (code_point > UNICODE_LAST || code_point == CODE_POINT_BAD ||
		thai_class(code_point) == THAI_UNASSIGNED)
		return false;
	return !unicode_is(code_point, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cs |
					       UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp);
}

/* The end of the text before the cursor, as TIS-620: its last cell and, if that is
 * ำ, the one before it. Each byte stands for one code point. */
static void last_cell(unsigned char cell[CELL_MAX + 1], const char *before, size_t bytes)
{
	size_t start = bytes, count = 0;
	if (start) {
		uint32_t first;
		start = cell_previous(before, start);
		utf8_decode(before + start, bytes - start, &first);
		if (first == THAI_SARA_AM_SIGN && start)
			start = cell_previous(before, start);
	}
	for (size_t left = utf8_count(before + start, bytes - start); left; left--) {
		uint32_t code_point;
		start += utf8_decode(before + start, bytes - start, &code_point);
		unsigned char byte = tis_from_code_point(code_point);
		if (left <= CELL_MAX)
			cell[count++] = byte == TIS_NONE ? TIS_OTHER : byte;
	}
	cell[count] = '\0';
}

static void put_text(struct input_check *check, const struct str *text)
{
	memcpy(check->text, text->data, text->bytes + 1);
}

static struct input_check check_thai(
	const char *before, size_t bytes, unsigned char typed)
{
	struct input_check check = {.verdict = INPUT_REFUSE};
	unsigned char cell[CELL_MAX + 1], result[TIS_TYPED_SIZE];
	size_t replaced;
	last_cell(cell, before, bytes);
	if (!tis_type(cell, typed, result, &replaced))
		return check;
	check.verdict = replaced ? INPUT_REORDER : INPUT_ACCEPT;
	size_t start = bytes;
	for (; replaced; replaced--)
		start = utf8_previous(before, start);
	check.replaced = bytes - start;
	struct str text = STR_INIT;
	for (const unsigned char *byte = result; *byte; byte++)
		str_put_code_point(&text, tis_to_code_point(*byte));
	put_text(&check, &text);
	str_release(&text);
	return check;
}

struct input_check input_check(const char *before, size_t bytes, uint32_t typed)
{
	if (!is_typable(typed))
		return (struct input_check){.verdict = INPUT_REFUSE};
	if (thai_class(typed) != THAI_NOT)
		return check_thai(before, bytes, tis_from_code_point(typed));
	struct input_check check = {.verdict = INPUT_ACCEPT};
	struct str text = STR_INIT;
	str_put_code_point(&text, typed);
	put_text(&check, &text);
	str_release(&text);
	return check;
}

const char *input_reason(uint32_t typed)
{
	if (thai_is_mark(typed))
		return _("A vowel or tone mark goes on a consonant: type the consonant "
			 "first.");
	return _("This character cannot be part of a text.");
}
