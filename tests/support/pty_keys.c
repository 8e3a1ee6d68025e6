/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/pty_keys.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/macros.h"
#include "text/utf8.h"

/* Keys as xterm sends them; a letter (CSI, or SS3 where ss3) or a number (CSI ~). */
static const struct {
	const char *name;
	const char *plain;
	char letter; /* with modifiers: CSI 1 ; m letter */
	int number;  /* with modifiers: CSI number ; m ~ */
} keys[] = {
	{"Enter", "\r", 0, 0},
	{"Tab", "\t", 0, 0},
	{"Esc", "\033", 0, 0},
	{"Backspace", "\177", 0, 0},
	{"Space", " ", 0, 0},
	{"Up", "\033[A", 'A', 0},
	{"Down", "\033[B", 'B', 0},
	{"Right", "\033[C", 'C', 0},
	{"Left", "\033[D", 'D', 0},
	{"End", "\033[F", 'F', 0},
	{"Home", "\033[H", 'H', 0},
	{"Ins", "\033[2~", 0, 2},
	{"Del", "\033[3~", 0, 3},
	{"PgUp", "\033[5~", 0, 5},
	{"PgDn", "\033[6~", 0, 6},
	{"F1", "\033OP", 'P', 0},
	{"F2", "\033OQ", 'Q', 0},
	{"F3", "\033OR", 'R', 0},
	{"F4", "\033OS", 'S', 0},
	{"F5", "\033[15~", 0, 15},
	{"F6", "\033[17~", 0, 17},
	{"F7", "\033[18~", 0, 18},
	{"F8", "\033[19~", 0, 19},
	{"F9", "\033[20~", 0, 20},
	{"F10", "\033[21~", 0, 21},
	{"F11", "\033[23~", 0, 23},
	{"F12", "\033[24~", 0, 24},
};

enum { SHIFT_BIT = 1, ALT_BIT = 2, CTRL_BIT = 4 };

static bool take_prefix(const char **name, const char *prefix)
{
	size_t bytes = strlen(prefix);
	if (strncmp(*name, prefix, bytes) != 0 || !(*name)[bytes])
		return false;
	*name += bytes;
	return true;
}

static void append_named(struct str *out, size_t key, int modifiers)
{
	if (!strcmp(keys[key].name, "Tab") && (modifiers & SHIFT_BIT)) {
		str_puts(out, "\033[Z");
	} else if (modifiers && keys[key].letter) {
		str_printf(out, "\033[1;%d%c", modifiers + 1, keys[key].letter);
	} else if (modifiers && keys[key].number) {
		str_printf(out, "\033[%d;%d~", keys[key].number, modifiers + 1);
	} else {
		if (modifiers & ALT_BIT)
			str_putc(out, '\033');
		str_puts(out, keys[key].plain);
	}
}

/* xterm as it comes: the character with its eighth bit set, as UTF-8. A Thai one stays what
 * it is. */
static void append_eighth_bit(struct str *out, const char *name)
{
	uint32_t code_point;
	utf8_decode(name, strlen(name), &code_point);
	str_put_code_point(out, code_point < 0x80 ? code_point | 0x80 : code_point);
}

static void append_character(
	struct str *out, const char *name, int modifiers, bool alt_types)
{
	if (modifiers & ALT_BIT && alt_types) {
		append_eighth_bit(out, name);
		return;
	}
	if (modifiers & ALT_BIT)
		str_putc(out, '\033');
	if (modifiers & CTRL_BIT)
		/* The slash shares the byte of the line below. */
		str_putc(out, (char)((name[0] == '/' ? '_' : name[0]) & 0x1F));
	else
		str_puts(out, name);
}

void pty_keys_append(struct str *out, const char *name, bool alt_types)
{
	int modifiers = 0;
	modifiers |= take_prefix(&name, "Ctrl-") ? CTRL_BIT : 0;
	modifiers |= take_prefix(&name, "Alt-") ? ALT_BIT : 0;
	modifiers |= take_prefix(&name, "Shift-") ? SHIFT_BIT : 0;
	size_t key = 0;
	while (key < COUNT(keys) && strcmp(keys[key].name, name) != 0)
		key++;
	if (modifiers == CTRL_BIT && !strcmp(name, "Space"))
		str_putc(out, '\0');
	else if (key < COUNT(keys))
		append_named(out, key, modifiers);
	else
		append_character(out, name, modifiers, alt_types);
}
