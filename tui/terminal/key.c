/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/key.h"

#include <stddef.h>

#include "text/keyboard.h"
#include "text/macros.h"
#include "text/thai.h"

enum { MODIFIERS = MOD_SHIFT | MOD_ALT | MOD_CTRL, CODE_POINTS = 0x110000 };

uint32_t key_latin(uint32_t code_point)
{
	if (thai_class(code_point) <= THAI_UNASSIGNED)
		return code_point;
	return keyboard_latin(KEYBOARD_KEDMANEE, code_point);
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
