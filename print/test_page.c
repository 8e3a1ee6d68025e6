/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/test_page.h"

#include <stdlib.h>
#include <string.h>

#include "print/charset.h"
#include "print/encode.h"
#include "print/fit.h"
#include "print/outlet.h"
#include "print/profile.h"
#include "text/cell.h"
#include "text/libthai.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/wrap.h"

/* The lines of a page while they are filled. */
struct sheet {
	struct str *lines;
	unsigned count, used, columns;
	struct wrapper *wrapper;
};

static struct str *next_line(struct sheet *sheet)
{
	return sheet->used < sheet->count ? &sheet->lines[sheet->used++] : NULL;
}

static void put_line(struct sheet *sheet, const char *text)
{
	struct str *line = next_line(sheet);
	if (line)
		str_append(
			line, text, text_fit(text, strlen(text), sheet->columns, NULL));
}

static void put_paragraph(struct sheet *sheet, const char *text)
{
	size_t count;
	wrap_load(sheet->wrapper, text, strlen(text));
	const struct wrap_line *lines =
		wrap_lines(sheet->wrapper, sheet->columns, &count);
	for (size_t i = 0; i < count; i++) {
		struct str *line = next_line(sheet);
		if (!line)
			return;
		str_repeat(line, ' ', lines[i].indent);
		str_append(line, text + lines[i].start, lines[i].bytes);
	}
}

/* ....:....1....:....2 and so on to the last column. */
static void put_ruler(struct sheet *sheet)
{
	enum { TEN = 10 };
	struct str *line = next_line(sheet);
	for (unsigned column = 1; line && column <= sheet->columns; column++)
		str_putc(line, column % TEN == 0 ? (char)('0' + column / TEN % TEN)
			       : column % 5 == 0 ? ':'
						 : '.');
}

static void put_rule(struct sheet *sheet)
{
	struct str *line = next_line(sheet);
	if (!line)
		return;
	str_putc(line, '+');
	str_repeat(line, '-', sheet->columns - 2);
	str_putc(line, '+');
}

/* A text between two borders that must stand straight below those of the other lines,
 * however many marks the text has. */
static void put_between(struct sheet *sheet, const char *text)
{
	struct str *line = next_line(sheet);
	if (!line)
		return;
	str_putc(line, '|');
	text_pad(line, text, strlen(text), sheet->columns - 2, ALIGN_CENTRE);
	str_putc(line, '|');
}

/* Every character of TIS-620, marks on a base. */
static void put_table(struct sheet *sheet)
{
	enum { FIRST = 0xA1, IN_LINE = 24 };
	struct str text = STR_INIT;
	unsigned in_line = 0;
	for (unsigned byte = FIRST; byte <= TIS_BYTES_LAST; byte++) {
		const uint32_t code_point = tis_to_code_point((unsigned char)byte);
		if (tis_from_code_point(code_point) == TIS_NONE)
			continue;
		str_put_code_point(&text, code_point);
		str_putc(&text, ' ');
		if (++in_line % IN_LINE && byte < TIS_BYTES_LAST)
			continue;
		struct str shown = STR_INIT;
		text_show(&shown, text.data, text.bytes);
		put_between(sheet, shown.data);
		str_release(&shown);
		str_clear(&text);
	}
	str_release(&text);
}

/* What a line looks like that is right, and what to do if it does not. */
static const char *const words[] = {
	"ที่ ปู่ ญี่ปุ่น กู้ภัย สิทธิ์ เด็ก น้ำ กำ ผู้อื่น ทั้งนี้ ซื้อ ไม้ไต่คู้ ฤๅษี",
	"ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่",
	"กกกกกกกกกก",
};

static const char *const advice[] = {
	"๑. ถ้าอักษรไทยเป็นตัวอื่น: เลือกตารางอักษรไทยที่ตัวเครื่อง "
	"หรือคัดลอกแบบเครื่องพิมพ์แล้วเปลี่ยน table เป็น tis11 tis13 tis16 tis17 tis18 หรือ win",
	"๒. ถ้าสระและวรรณยุกต์กินที่ของตัวอักษร เส้นขวาเบี้ยว: เครื่องไม่จัดสระเอง ให้ใช้แบบ escp-3pass",
	"๓. ถ้าสระและวรรณยุกต์อยู่ไกลตัวอักษร: ใช้แบบ escp หรือตั้งเครื่องให้จัดสระเอง (1-pass)",
	"๔. ถ้าเส้นขวาตกไปบรรทัดใหม่หรือหายไป: กระดาษแคบกว่าที่บอก ให้แก้ --paper หรือเลือก --pitch ที่ถี่ขึ้น",
	"๕. ถ้าหน้าที่ ๒ ไม่เริ่มที่ขอบบนของแผ่น: ความยาวกระดาษไม่ตรง ให้แก้ --paper เช่น 136x72 สำหรับกระดาษ ๑๒ นิ้ว "
	"แล้วตั้งขอบบนของแผ่น (top of form) ที่ตัวเครื่อง",
	"๖. ถ้าทุกบรรทัดห่างสองเท่า: ปิดการขึ้นบรรทัดเอง (auto LF) ที่ตัวเครื่อง",
};

static void put_number_lines(struct sheet *sheet, unsigned number)
{
	while (sheet->used < sheet->count) {
		const bool last = sheet->used + 1 == sheet->count;
		struct str *line = next_line(sheet);
		str_puts(line, "บรรทัดที่ ");
		number_append(line, sheet->used, DIGITS_ARABIC);
		if (last)
			str_printf(line, "  บรรทัดสุดท้ายของหน้า %u", number);
	}
}

static void put_title(struct sheet *sheet, unsigned number, const char *name,
	const struct profile_pitch *pitch)
{
	struct str title = STR_INIT;
	str_printf(&title, "หน้าทดสอบเครื่องพิมพ์ หน้า %u จาก %d   แบบ %s   %u คอลัมน์ %u บรรทัด",
		number, TEST_PAGES, name, sheet->columns, sheet->count);
	if (pitch)
		str_printf(&title, "   %d ตัวอักษรต่อนิ้ว", (int)pitch->cpi);
	put_line(sheet, title.data);
	str_release(&title);
}

/* Fills the lines of page number (1 or 2) as text_show() would give them, at most columns
 * columns wide. name: the profile's. */
static void fill_lines(struct str *lines, unsigned count, unsigned columns,
	unsigned number, const char *name, const struct profile_pitch *pitch)
{
	struct sheet sheet = {lines, count, 0, columns, wrapper_new()};
	put_title(&sheet, number, name, pitch);
	put_ruler(&sheet);
	put_rule(&sheet);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		put_between(&sheet, words[i]);
	put_rule(&sheet);
	if (number == 1) {
		put_table(&sheet);
		put_rule(&sheet);
		for (size_t i = 0; i < sizeof(advice) / sizeof(advice[0]); i++)
			put_paragraph(&sheet, advice[i]);
	}
	put_number_lines(&sheet, number);
	wrapper_free(sheet.wrapper);
}

/* One page as bytes. */
static void append_page(const struct encoder *encoder, unsigned number, struct str *bytes)
{
	const struct fitting *fitting = &encoder->fitting;
	const unsigned count = fitting->paper.lines;
	struct str *lines = mem_new(count, sizeof(*lines));
	struct str *printed = mem_new(count, sizeof(*printed));
	for (unsigned i = 0; i < count; i++) {
		str_init(&lines[i]);
		str_init(&printed[i]);
	}
	fill_lines(lines, count, fitting->paper.columns, number, encoder->profile->name,
		fitting->pitch);
	for (unsigned i = 0; i < count; i++)
		charset_line(&printed[i], encoder->profile->encoding, lines[i].data,
			lines[i].bytes, NULL, NULL);
	encode_page(encoder, printed, count, bytes);
	for (unsigned i = 0; i < count; i++) {
		str_release(&lines[i]);
		str_release(&printed[i]);
	}
	free(lines);
	free(printed);
}

bool test_page_send(
	const struct print_request *request, struct outlet *outlet, struct error *error)
{
	struct profile *profile = profile_load(request->profile, error);
	struct encoder encoder = {.profile = profile, .quality = request->quality};
	struct str bytes = STR_INIT;
	bool sent = profile && fit(&encoder.fitting, profile, NULL, &request->paper,
				       request->cpi, error);
	if (sent) {
		encode_begin(&encoder, &bytes);
		for (unsigned number = 1; number <= TEST_PAGES; number++)
			append_page(&encoder, number, &bytes);
		encode_end(&encoder, &bytes);
		sent = outlet_write(outlet, bytes.data, bytes.bytes, error);
	}
	str_release(&bytes);
	profile_free(profile);
	return sent;
}
