/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys as numbers: what a terminal sends, what actions are bound to, and how a key is
 * called on the screen.
 *
 * A keystroke is a code point or one of enum key_code, with modifier bits. A letter
 * binds the key, not the character: with the keyboard in Thai the character on the same
 * Kedmanee key (TIS 820-2538) counts as the letter.
 */
#ifndef TUI_TERMINAL_KEY_H
#define TUI_TERMINAL_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"

typedef uint32_t keystroke;

enum key_code {
	/* Above all code points. */
	K_UP = 0x110000,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE,
	K_ENTER,
	K_TAB,
	K_ESCAPE,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
};

enum key_modifier {
	MOD_SHIFT = 1 << 24, /* not on letters: those are other code points */
	MOD_ALT = 1 << 25,
	MOD_CTRL = 1 << 26, /* with a capital ASCII letter: CTRL('S') */
};

#define CTRL(letter) ((keystroke)(letter) | MOD_CTRL)
#define ALT(key)     ((keystroke)(key) | MOD_ALT)
#define SHIFT(key)   ((keystroke)(key) | MOD_SHIFT)

/* Stands for Esc everywhere: there are terminals that hold Esc back, and keyboards without
 * it. event_escape() of terminal.h takes it for Esc. */
#define KEY_ESCAPE_TOO CTRL(']')

/* The palette's. Nearly all terminals send one byte, 0x1F, for Ctrl-/, Ctrl-_ and Ctrl-7:
 * the decoder makes this key of it. */
#define KEY_PALETTE CTRL('/')

/* Whether the stroke is the bound key, on an English or a Thai keyboard. */
bool key_matches(keystroke bound, keystroke stroke);

/* Whether it is a character, and no key with a name or with Ctrl or Alt. */
bool key_is_character(keystroke key);

/* The ASCII character on the Kedmanee key of a Thai character; the code point itself
 * if it has none. */
uint32_t key_latin(uint32_t code_point);

/* Appends the key's name as screens show it: F1, Ctrl-S, Tab, n, ↑ (in ASCII: Up). */
void key_append(struct str *out, keystroke key, bool ascii);

#endif
