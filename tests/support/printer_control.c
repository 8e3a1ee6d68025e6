/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands of the tests' printer, after the ESC/P manuals (Epson LQ-850/950, LQ-2070,
 * DFX-8000; Star LC24-15; Compuprint 3046). Where they differ, the stricter holds.
 */
#include <config.h>

#include "tests/support/printer.h"
#include "tests/support/printer_parts.h"

enum { LINES_MAX = 127, INCHES_MAX = 22 };

/* p: the parameters, the first of which is behind ESC and the letter at offset. */
typedef void command(struct press *press, size_t offset, const unsigned char *p);

static void refuse(struct press *press, size_t offset)
{
	press_fault_byte(press, FAULT_PARAMETER, offset, press->bytes[offset + 1]);
}

/* Some commands are for the start of a row: what is in the buffer would be lost. */
static void expect_row_start(struct press *press, size_t offset)
{
	if (press->x != press->left || press_page(press)->count > press->unprinted)
		press_fault_byte(press, FAULT_MIDROW, offset, press->bytes[offset + 1]);
}

/* --- the whole --- */

static void reset(struct press *press, size_t offset, const unsigned char *p)
{
	(void)p;
	if (press_page(press)->count > press->unprinted)
		press_fault_byte(press, FAULT_LOST, offset, '@');
	press_drop(press, press->unprinted);
	press_set_top(press);
	press_defaults(press);
	press_page(press)->length = press->length;
	press->x = press->left;
}

/* --- across --- */

static void pitch_10(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->pitch = 10;
}

static void pitch_12(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->pitch = 12;
}

static void pitch_15(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->pitch = 15;
}

static void condense(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->condensed = true;
}

static void margin_left(struct press *press, size_t offset, const unsigned char *p)
{
	unsigned left = p[0] * press_width(press);
	expect_row_start(press, offset);
	if (left >= press->right) {
		refuse(press, offset);
		return;
	}
	press->left = press->x = left;
}

static void margin_right(struct press *press, size_t offset, const unsigned char *p)
{
	unsigned right = p[0] * press_width(press);
	expect_row_start(press, offset);
	if (right <= press->left || right > press->config.carriage * PRINTER_ACROSS / 10)
		refuse(press, offset);
	else
		press->right = right;
}

/* --- down --- */

static void spacing_8(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->spacing = PRINTER_DOWN / 8;
}

static void spacing_6(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->spacing = PRINTER_DOWN / 6;
}

static void spacing_fine(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset;
	press->spacing =
		p[0] * (unsigned)PRINTER_DOWN / (press->config.pins == 9 ? 216 : 180);
}

static void spacing_coarse(struct press *press, size_t offset, const unsigned char *p)
{
	if (p[0] > 85) {
		refuse(press, offset);
		return;
	}
	press->spacing =
		p[0] * (unsigned)PRINTER_DOWN / (press->config.pins == 9 ? 72 : 60);
}

static void page_length(struct press *press, size_t offset, unsigned length)
{
	expect_row_start(press, offset);
	if (!length || length > INCHES_MAX * PRINTER_DOWN) {
		refuse(press, offset);
		return;
	}
	press_set_top(press);
	press->length = length;
	press->skip = 0;
	press_page(press)->length = length;
}

static void page_lines(struct press *press, size_t offset, const unsigned char *p)
{
	page_length(press, offset, p[0] <= LINES_MAX ? p[0] * press->spacing : 0);
}

static void page_inches(struct press *press, size_t offset, const unsigned char *p)
{
	page_length(press, offset, p[1] * (unsigned)PRINTER_DOWN);
}

static void skip(struct press *press, size_t offset, const unsigned char *p)
{
	unsigned distance = p[0] * press->spacing;
	if (!p[0] || p[0] > LINES_MAX || distance >= press->length)
		refuse(press, offset);
	else
		press->skip = distance;
}

static void skip_not(struct press *press, size_t offset, const unsigned char *p)
{
	(void)offset, (void)p;
	press->skip = 0;
}

/* --- characters --- */

/* 0 or '0' and so on; limit if it is none. */
static unsigned digit(unsigned char byte, unsigned limit)
{
	unsigned number = byte >= '0' ? byte - (unsigned)'0' : byte;
	return number < limit ? number : limit;
}

static void quality(struct press *press, size_t offset, const unsigned char *p)
{
	unsigned number = digit(p[0], 2);
	if (number == 2)
		refuse(press, offset);
	else
		press->quality = number ? PRINTED_LETTER : PRINTED_DRAFT;
}

static void typeface(struct press *press, size_t offset, const unsigned char *p)
{
	if (p[0] > 11 && p[0] != 30 && p[0] != 31)
		refuse(press, offset);
}

static void international(struct press *press, size_t offset, const unsigned char *p)
{
	if (p[0] > 13 && p[0] != 64)
		refuse(press, offset);
	else
		press->international = p[0];
}

static void table_select(struct press *press, size_t offset, const unsigned char *p)
{
	unsigned slot = digit(p[0], TABLE_SLOTS);
	if (slot == TABLE_SLOTS)
		refuse(press, offset);
	else
		press->table = press->slots[slot];
}

static enum printer_table table_of(unsigned d2, unsigned d3)
{
	if (d3)
		return PRINTER_OTHER;
	/* 18: KU42. 19 to 23: TIS-620 with different forms of its own beside. 30:
	 * Windows. */
	if (d2 >= 19 && d2 <= 23)
		return PRINTER_TIS620;
	return d2 == 18 ? PRINTER_KU42 : d2 == 30 ? PRINTER_CP874 : PRINTER_OTHER;
}

/* ESC ( t 3 0 slot d2 d3, and its like: ESC ( letter nL nH and n bytes. */
static void bracket(struct press *press, size_t offset)
{
	const unsigned char *at = press->bytes + offset;
	size_t left = press->count - offset;
	if (!press->config.assigns_tables) {
		/* What follows is then printed, or worse. */
		press_fault_byte(press, FAULT_ESCAPE, offset, '(');
		press->at += 2;
		return;
	}
	size_t length = left < 5 ? left : 5 + at[3] + 256 * (size_t)at[4];
	if (left < 5 || length > left) {
		press_fault(press, FAULT_CUT, offset);
		press->at = press->count;
		return;
	}
	press->at += length;
	if (at[2] != 't')
		press_fault_byte(press, FAULT_ESCAPE, offset, '(');
	else if (length != 8 || digit(at[5], TABLE_SLOTS) == TABLE_SLOTS)
		refuse(press, offset);
	else
		press->slots[digit(at[5], TABLE_SLOTS)] = table_of(at[6], at[7]);
}

/* --- which is which --- */

static const struct sequence {
	unsigned char letter;
	unsigned char parameters;
	command *act;
} sequences[] = {
	{'@', 0, reset},
	{'P', 0, pitch_10},
	{'M', 0, pitch_12},
	{'g', 0, pitch_15},
	{0x0F, 0, condense},
	{'0', 0, spacing_8},
	{'2', 0, spacing_6},
	{'3', 1, spacing_fine},
	{'A', 1, spacing_coarse},
	{'C', 1, page_lines},
	{'N', 1, skip},
	{'O', 0, skip_not},
	{'l', 1, margin_left},
	{'Q', 1, margin_right},
	{'x', 1, quality},
	{'k', 1, typeface},
	{'R', 1, international},
	{'t', 1, table_select},
};

static const struct sequence *sequence_at(const unsigned char *at, size_t left)
{
	static const struct sequence inches = {'C', 2, page_inches};
	if (left > 2 && at[1] == 'C' && !at[2])
		return &inches;
	for (size_t i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (sequences[i].letter == at[1])
			return &sequences[i];
	return NULL;
}

static void escape(struct press *press)
{
	size_t offset = press->at, left = press->count - offset;
	const unsigned char *at = press->bytes + offset;
	if (left > 1 && at[1] == '(') {
		bracket(press, offset);
		return;
	}
	const struct sequence *sequence = left > 1 ? sequence_at(at, left) : NULL;
	if (left < 2 || (sequence && left < 2U + sequence->parameters)) {
		press_fault(press, FAULT_CUT, offset);
		press->at = press->count;
		return;
	}
	press->at += 2;
	if (!sequence) {
		press_fault_byte(press, FAULT_ESCAPE, offset, at[1]);
		return;
	}
	press->at += sequence->parameters;
	sequence->act(press, offset, at + 2);
}

void press_control(struct press *press)
{
	size_t offset = press->at;
	unsigned char byte = press->bytes[offset];
	if (byte == 0x1B) {
		escape(press);
		return;
	}
	press->at++;
	switch (byte) {
	case '\a': press->printer->bells++; break;
	case '\n': press_line_feed(press); break;
	case '\f': press_form_feed(press); break;
	case '\r': press_return(press); break;
	case 0x0F: press->condensed = true; break;
	case 0x12: press->condensed = false; break;
	default:
		press_fault(press, FAULT_CONTROL, offset);
		if (byte ==
			0x18) /* CAN empties the buffer, DEL takes its last character */
			press_drop(press, press->unprinted);
		else if (byte == 0x7F && press_page(press)->count)
			press_drop(press, press_page(press)->count - 1);
		break;
	}
}
