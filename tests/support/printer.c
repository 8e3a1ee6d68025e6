/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of the tests' printer, and how characters get on it. */
#include <config.h>

#include "tests/support/printer.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/page_reader.h"
#include "tests/support/printer_parts.h"
#include "tests/support/support.h"
#include "text/mem.h"
#include "text/utf8.h"

enum { NO_GLYPH = 0xFFFD, SIXTH = PRINTER_DOWN / 6 };

/* --- what is recorded --- */

struct printer_page *press_page(struct press *press)
{
	return &press->printer->pages[press->printer->count - 1];
}

void press_fault_byte(
	struct press *press, enum printer_fault_kind kind, size_t offset, unsigned byte)
{
	struct printer *printer = press->printer;
	printer->faults = mem_grow(printer->faults, printer->faults_count,
		&printer->faults_capacity, sizeof(*printer->faults));
	printer->faults[printer->faults_count++] =
		(struct printer_fault){.kind = kind, .offset = offset, .byte = byte};
}

void press_fault(struct press *press, enum printer_fault_kind kind, size_t offset)
{
	press_fault_byte(press, kind, offset, press->bytes[offset]);
}

/* --- settings --- */

unsigned press_width(const struct press *press)
{
	/* 10 cpi condenses to 17.14 (120 characters in 7 inches), 12 to 20, 15 does not. */
	if (press->condensed && press->pitch != 15)
		return press->pitch == 10 ? 7 * PRINTER_ACROSS / 120
					  : PRINTER_ACROSS / 20;
	return PRINTER_ACROSS / press->pitch;
}

void press_defaults(struct press *press)
{
	press->pitch = 10;
	press->condensed = false;
	press->spacing = SIXTH;
	press->length = press->config.page_lines * SIXTH;
	press->skip = 0;
	press->left = 0;
	press->right = press->config.carriage * PRINTER_ACROSS / 10;
	press->table = press->config.table;
	for (size_t i = 0; i < TABLE_SLOTS; i++)
		press->slots[i] = PRINTER_OTHER;
	press->international = 0;
	press->quality = PRINTED_PANEL;
}

/* --- paper --- */

static void row_begin(struct press *press)
{
	press->row_first = press->unprinted = press_page(press)->count;
	press->row_end = 0;
	press->has_last = false;
}

static void page_begin(struct press *press)
{
	struct printer *printer = press->printer;
	printer->pages = mem_grow(printer->pages, printer->count, &printer->capacity,
		sizeof(*printer->pages));
	printer->pages[printer->count++] = (struct printer_page){
		.start = press->y, .length = press->length, .end = ENDED_OPEN};
	row_begin(press);
}

/* The sheet is done; y is where the next begins. */
static void page_turn(struct press *press, enum printer_end end, unsigned y)
{
	press_page(press)->length = press->length;
	press_page(press)->end = end;
	press->y = y;
	page_begin(press);
}

void press_return(struct press *press)
{
	press->unprinted = press_page(press)->count;
	press->has_last = false;
	press->x = press->left;
}

void press_line_feed(struct press *press)
{
	press_return(press);
	struct printer_page *page = press_page(press);
	unsigned y = press->y + press->spacing;
	if (!press->config.endless && y < press->length &&
		y + press->skip >= press->length)
		y = press->length;
	page->feeds++;
	page->fed += y - press->y;
	press->y = y;
	row_begin(press);
	while (!press->config.endless && press->y >= press->length)
		page_turn(press, ENDED_LINE_FEED, press->y - press->length);
}

void press_form_feed(struct press *press)
{
	press_return(press);
	if (!press->config.endless)
		press_page(press)->fed += press->length - press->y;
	page_turn(press, ENDED_FORM_FEED, 0);
}

void press_drop(struct press *press, size_t number)
{
	struct printer_page *page = press_page(press);
	if (number < press->unprinted)
		number = press->unprinted;
	if (number >= page->count)
		return;
	press->x = page->chars[number].x;
	page->count = number;
	press->has_last = false;
}

static bool page_untouched(const struct printer_page *page)
{
	return !page->fed && !page->feeds && !page->count;
}

void press_set_top(struct press *press)
{
	if (page_untouched(press_page(press))) {
		press->y = 0;
		press_page(press)->start = 0;
		return;
	}
	page_turn(press, ENDED_TOP_SET, 0);
}

/* --- characters --- */

static bool is_space(uint32_t code)
{
	return code == ' ' || code == 0xA0;
}

/* Whether a base stands where another goes; that one is marked too. */
static bool meets_another(struct press *press, const struct printer_char *new)
{
	struct printer_page *page = press_page(press);
	bool met = false;
	if (is_space(new->code_points[0]) ||
		place_of(new->code_points[0]) != PLACE_BASE || new->x >= press->row_end)
		return false;
	for (size_t i = press->row_first; i < page->count; i++) {
		struct printer_char *old = &page->chars[i];
		if (old->x >= new->x + new->width *new->columns ||
			new->x >= old->x + old->width * old->columns ||
			is_space(old->code_points[0]) ||
			place_of(old->code_points[0]) != PLACE_BASE)
			continue;
		old->over = true;
		met = true;
	}
	return met;
}

static void place(struct press *press, uint32_t code, unsigned columns, size_t offset)
{
	struct printer_page *page = press_page(press);
	unsigned width = press_width(press);
	struct printer_char new = {.code_points = {code},
		.count = 1,
		.x = press->x,
		.width = width,
		.column = press->x / width,
		.columns = columns,
		.y = press->y,
		.row = page->feeds,
		.quality = press->quality,
		.offset = offset};
	new.over = meets_another(press, &new);
	press->printer->overprints += new.over;
	if (press->x + width * columns > press->right)
		press_fault(press, FAULT_WIDTH, offset);
	page->chars =
		mem_grow(page->chars, page->count, &page->capacity, sizeof(*page->chars));
	page->chars[page->count++] = new;
	press->x += width * columns;
	if (press->x > press->row_end)
		press->row_end = press->x;
	press->has_last = true;
}

/* Whether two marks of a base stand in one place. */
static bool marks_collide(const struct printer_char *base)
{
	enum place places[PRINTER_MARKS_MAX];
	size_t marks = base->count - 1;
	places_settle(base->code_points + 1, marks, places);
	for (size_t i = 0; i < marks; i++)
		for (size_t k = i + 1; k < marks; k++)
			if (places[i] == places[k])
				return true;
	return false;
}

/* A printer that puts marks in their places by itself. */
static void place_mark(struct press *press, uint32_t code, size_t offset)
{
	if (!press->has_last) {
		press_fault(press, FAULT_STRAY, offset);
		place(press, code, 1, offset);
		return;
	}
	struct printer_page *page = press_page(press);
	struct printer_char *last = &page->chars[page->count - 1];
	bool full = last->count > PRINTER_MARKS_MAX;
	if (!full)
		last->code_points[last->count++] = code;
	if (full || (press->table != PRINTER_UTF8 && marks_collide(last)))
		press_fault(press, FAULT_MARKS, offset);
}

static uint32_t glyph_of(const struct press *press, unsigned char byte)
{
	static const uint16_t cp874[] = {[0x00] = 0x20AC,
		[0x05] = 0x2026,
		[0x11] = 0x2018,
		[0x12] = 0x2019,
		[0x13] = 0x201C,
		[0x14] = 0x201D,
		[0x15] = 0x2022,
		[0x16] = 0x2013,
		[0x17] = 0x2014,
		[0x20] = 0x00A0};
	/* ESC R gives some of ASCII to other letters. */
	if (byte < 0x80)
		return press->international && strchr("#$@[\\]^`{|}~", byte) ? NO_GLYPH
									     : byte;
	if (press->table != PRINTER_TIS620 && press->table != PRINTER_CP874)
		return NO_GLYPH;
	if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB))
		return 0x0E01U + (byte - 0xA1U);
	unsigned high = byte - 0x80U;
	if (press->table == PRINTER_CP874 && high < sizeof(cp874) / sizeof(cp874[0]) &&
		cp874[high])
		return cp874[high];
	return NO_GLYPH;
}

static void print_utf8(struct press *press)
{
	size_t offset = press->at;
	uint32_t code;
	size_t length = utf8_decode(
		(const char *)press->bytes + offset, press->count - offset, &code);
	press->at += length;
	if (length == 1 && code == CODE_POINT_BAD) {
		press_fault(press, FAULT_UTF8, offset);
		return;
	}
	if (code >= 0x80 && code < 0xA0) {
		press_fault(press, FAULT_CONTROL, offset);
		return;
	}
	unsigned columns = reader_width(code);
	if (!columns && !press->config.multi_pass)
		place_mark(press, code, offset);
	else
		place(press, code, columns ? columns : 1, offset);
}

static void print_byte(struct press *press)
{
	size_t offset = press->at++;
	uint32_t code = glyph_of(press, press->bytes[offset]);
	if (code == NO_GLYPH)
		press_fault(press, FAULT_GLYPH, offset);
	if (!press->config.multi_pass && place_of(code) != PLACE_BASE)
		place_mark(press, code, offset);
	else
		place(press, code, 1, offset);
}

/* --- the whole --- */

static struct printer_config config_complete(const struct printer_config *given)
{
	struct printer_config config = {0};
	if (given)
		config = *given;
	if (!config.pins)
		config.pins = 24;
	if (!config.carriage)
		config.carriage = 80;
	if (!config.page_lines)
		config.page_lines = 66;
	return config;
}

/* What is still in the buffer never gets on paper; a sheet with nothing is none. */
static void finish(struct press *press)
{
	struct printer_page *page = press_page(press);
	if (page->count > press->unprinted)
		press_fault(press, FAULT_LOST, page->chars[press->unprinted].offset);
	press_drop(press, press->unprinted);
	page->length = press->length;
	if (page_untouched(page)) {
		free(page->chars);
		press->printer->count--;
	}
}

struct printer *printer_print(
	const struct printer_config *config, const char *bytes, size_t count)
{
	struct press press = {.printer = mem_new(1, sizeof(struct printer)),
		.config = config_complete(config),
		.bytes = (const unsigned char *)bytes,
		.count = count};
	press_defaults(&press);
	page_begin(&press);
	while (press.at < count) {
		unsigned char byte = press.bytes[press.at];
		if (byte < ' ' || byte == 0x7F)
			press_control(&press);
		else if (press.table == PRINTER_UTF8)
			print_utf8(&press);
		else
			print_byte(&press);
	}
	finish(&press);
	return press.printer;
}

void printer_free(struct printer *printer)
{
	if (!printer)
		return;
	for (size_t i = 0; i < printer->count; i++)
		free(printer->pages[i].chars);
	free(printer->pages);
	free(printer->faults);
	free(printer);
}

/* --- what can be asked --- */

size_t printer_faults_of(const struct printer *printer, enum printer_fault_kind kind)
{
	size_t found = 0;
	for (size_t i = 0; i < printer->faults_count; i++)
		found += printer->faults[i].kind == kind;
	return found;
}

bool printer_page_whole(const struct printer_page *page)
{
	return !page->start && page->fed == page->length &&
	       (page->end == ENDED_FORM_FEED || page->end == ENDED_LINE_FEED);
}

unsigned printer_page_rows(const struct printer_page *page)
{
	for (size_t i = page->count; i; i--) {
		const struct printer_char *at = &page->chars[i - 1];
		if (at->count > 1 || !is_space(at->code_points[0]))
			return at->row + 1;
	}
	return 0;
}

const struct printer_char *printer_char_at(
	const struct printer_page *page, unsigned row, unsigned column, size_t number)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct printer_char *at = &page->chars[i];
		if (at->row == row && at->column <= column &&
			column < at->column + at->columns && !number--)
			return at;
	}
	return NULL;
}

void printer_describe(const struct printer *printer, struct str *out)
{
	static const char *const names[FAULT_KINDS] = {
		[FAULT_CONTROL] = "a control character",
		[FAULT_ESCAPE] = "an unknown escape sequence",
		[FAULT_PARAMETER] = "a number that the command does not take",
		[FAULT_CUT] = "cut short",
		[FAULT_GLYPH] = "not in the character table",
		[FAULT_UTF8] = "not UTF-8",
		[FAULT_STRAY] = "a mark without a base",
		[FAULT_MARKS] = "two marks in one place",
		[FAULT_WIDTH] = "beyond the right margin",
		[FAULT_MIDROW] = "a command within a row",
		[FAULT_LOST] = "never printed",
	};
	for (size_t i = 0; i < printer->faults_count; i++) {
		const struct printer_fault *fault = &printer->faults[i];
		str_printf(out, "offset %zu, byte %02X: %s\n", fault->offset, fault->byte,
			names[fault->kind]);
	}
	for (size_t i = 0; i < printer->count; i++) {
		const struct printer_page *page = &printer->pages[i];
		if (!printer_page_whole(page))
			str_printf(out,
				"page %zu: from %u, fed %u of %u in %u line feeds, end %d\n",
				i, page->start, page->fed, page->length, page->feeds,
				(int)page->end);
	}
	if (printer->overprints)
		str_printf(out, "%zu overprinted\n", printer->overprints);
}

void printer_assert_clean(const struct printer *printer)
{
	struct str found = STR_INIT;
	printer_describe(printer, &found);
	if (found.bytes)
		fail_msg("%.*s", (int)(found.bytes < 2000 ? found.bytes : 2000),
			found.data);
	str_release(&found);
}
