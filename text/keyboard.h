/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Thai keyboards: which character stands on which key of an English one. For letters
 * that act in lists, for typing Thai where the machine has no Thai keyboard, and for text
 * that was typed with the other keyboard.
 *
 * Source: the symbols "th" of xkeyboard-config, basic and pat; tests/text/keyboard.c
 * compares every key with them as they are installed.
 */
#ifndef TEXT_KEYBOARD_H
#define TEXT_KEYBOARD_H

#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

enum keyboard_layout {
	KEYBOARD_KEDMANEE, /* TIS 820-2538; nearly all have it */
	KEYBOARD_PATTACHOTE,
	KEYBOARD_LAYOUTS
};

/* What its people call it, N_(). */
const char *keyboard_name(enum keyboard_layout layout);

/* The character of the Thai keyboard on the key that has an ASCII one on the English; the
 * code point itself where it is on no such key. */
uint32_t keyboard_thai(enum keyboard_layout layout, uint32_t latin);

/* The other way; of two keys the one that comes first. */
uint32_t keyboard_latin(enum keyboard_layout layout, uint32_t thai);

/* What a text was typed with, by its characters: letters tell it, what both keyboards have
 * does not. */
enum keyboard_typed {
	KEYBOARD_TYPED_NOTHING, /* no letter is in it */
	KEYBOARD_TYPED_LATIN,
	KEYBOARD_TYPED_THAI,
	KEYBOARD_TYPED_BOTH,
};
enum keyboard_typed keyboard_typed(const char *text, size_t bytes);

/* Appends what the same keys are on the other keyboard: from is LATIN or THAI. Other
 * characters stay. It need not be well-formed (text/input.h knows). */
void keyboard_turn(struct str *out, enum keyboard_layout layout, enum keyboard_typed from,
	const char *text, size_t bytes);

#endif
