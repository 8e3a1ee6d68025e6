/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/key.h"

#include <stddef.h>

#include "text/macros.h"
#include "text/thai.h"

enum { MODIFIERS = MOD_SHIFT | MOD_ALT | MOD_CTRL, CODE_POINTS = 0x110000 };

/* The characters of a Thai keyboard key by key, over what an English one has there.
 * Source: TIS 820-2538, as xkeyboard-config has it under the name "th". */
struct keyboard_row {
	const char *latin;
	unsigned char
		thai[13]; /* code points less THAI_FIRST; 0: not of the Thai block */
};

static const struct keyboard_row keyboard[] = {
	/* ๅ ภ ถ ุ ึ ค ต จ ข ช (/ and - stand on 2 and 3) */
	{"1456789", {0x45, 0x20, 0x16, 0x38, 0x36, 0x04, 0x15}},
	{"0-=", {0x08, 0x02, 0x0A}},
	/* ๑ ๒ ๓ ๔ ู ฿ ๕ ๖ ๗ ๘ ๙ */
	{"@#$%^&*()_+",
		{0x51, 0x52, 0x53, 0x54, 0x39, 0x3F, 0x55, 0x56, 0x57, 0x58, 0x59}},
	/* ๆ ไ ำ พ ะ ั ี ร น ย บ ล ฃ */
	{"qwertyuiop[]\\", {0x46, 0x44, 0x33, 0x1E, 0x30, 0x31, 0x35, 0x23, 0x19, 0x22,
				   0x1A, 0x25, 0x03}},
	/* ๐ ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ ฅ (" stands on W, the comma on }) */
	{"QERTYUIOP{|",
		{0x50, 0x0E, 0x11, 0x18, 0x4D, 0x4A, 0x13, 0x2F, 0x0D, 0x10, 0x05}},
	/* ฟ ห ก ด เ ้ ่ า ส ว ง */
	{"asdfghjkl;'",
		{0x1F, 0x2B, 0x01, 0x14, 0x40, 0x49, 0x48, 0x32, 0x2A, 0x27, 0x07}},
	/* ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ */
	{"ASDFGHJKL:", {0x24, 0x06, 0x0F, 0x42, 0x0C, 0x47, 0x4B, 0x29, 0x28, 0x0B}},
	/* ผ ป แ อ ิ ื ท ม ใ ฝ */
	{"zxcvbnm,./", {0x1C, 0x1B, 0x41, 0x2D, 0x34, 0x37, 0x17, 0x21, 0x43, 0x1D}},
	/* ฉ ฮ ฺ ์ ฒ ฬ ฦ */
	{"CVBN<>?", {0x09, 0x2E, 0x3A, 0x4C, 0x12, 0x2C, 0x26}},
};

uint32_t key_latin(uint32_t code_point)
{
	if (thai_class(code_point) <= THAI_UNASSIGNED)
		return code_point;
	for (size_t row = 0; row < COUNT(keyboard); row++)
		for (size_t i = 0; keyboard[row].latin[i]; i++)
			if (keyboard[row].thai[i] == code_point - THAI_FIRST)
				return (unsigned char)keyboard[row].latin[i];
	return code_point;
}

bool key_matches(keystroke bound, keystroke stroke)
{
	if (bound == stroke)
		return true;
	keystroke modifiers = stroke & MODIFIERS;
	return (key_latin(stroke & ~(keystroke)MODIFIERS) | modifiers) == bound;
}

bool key_is_character(keystroke key)
{
	return key < CODE_POINTS;
}

/* Where arrows cannot be drawn they have names. */
static const char *const arrows[] = {
	[K_UP - CODE_POINTS] = "↑",
	[K_DOWN - CODE_POINTS] = "↓",
	[K_LEFT - CODE_POINTS] = "←",
	[K_RIGHT - CODE_POINTS] = "→",
};

static const char *const names[] = {
	[K_UP - CODE_POINTS] = "Up",
	[K_DOWN - CODE_POINTS] = "Down",
	[K_LEFT - CODE_POINTS] = "Left",
	[K_RIGHT - CODE_POINTS] = "Right",
	[K_HOME - CODE_POINTS] = "Home",
	[K_END - CODE_POINTS] = "End",
	[K_PAGE_UP - CODE_POINTS] = "PgUp",
	[K_PAGE_DOWN - CODE_POINTS] = "PgDn",
	[K_INSERT - CODE_POINTS] = "Ins",
	[K_DELETE - CODE_POINTS] = "Del",
	[K_BACKSPACE - CODE_POINTS] = "Backspace",
	[K_ENTER - CODE_POINTS] = "Enter",
	[K_TAB - CODE_POINTS] = "Tab",
	[K_ESCAPE - CODE_POINTS] = "Esc",
};

void key_append(struct str *out, keystroke key, bool ascii)
{
	if (key & MOD_CTRL)
		str_puts(out, "Ctrl-");
	if (key & MOD_ALT)
		str_puts(out, "Alt-");
	if (key & MOD_SHIFT)
		str_puts(out, "Shift-");
	key &= ~(keystroke)MODIFIERS;
	if (key >= K_F1 && key <= K_F12)
		str_printf(out, "F%u", (unsigned)(key - K_F1 + 1));
	else if (key >= CODE_POINTS && key - CODE_POINTS < COUNT(arrows) && !ascii)
		str_puts(out, arrows[key - CODE_POINTS]);
	else if (key >= CODE_POINTS && key - CODE_POINTS < COUNT(names))
		str_puts(out, names[key - CODE_POINTS]);
	else if (key == ' ')
		str_puts(out, "Space");
	else
		str_put_code_point(out, key);
}
