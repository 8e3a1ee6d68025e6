/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/keyboard.h"

#include <stdbool.h>

#include "text/i18n.h"
#include "text/libthai.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { KEYS = 2 * 47 };

/* The keys of an English keyboard, row by row and the one beside Enter last; then all of
 * them with Shift. */
static const char latin_keys[KEYS + 1] = "`1234567890-="
					 "qwertyuiop[]"
					 "asdfghjkl;'"
					 "zxcvbnm,./\\"
					 "~!@#$%^&*()_+"
					 "QWERTYUIOP{}"
					 "ASDFGHJKL:\""
					 "ZXCVBNM<>?|";

/* What a Thai one has there, as bytes of TIS-620. */
static const unsigned char thai_keys[KEYBOARD_LAYOUTS][KEYS] = {
	[KEYBOARD_KEDMANEE] =
		{/* _ ๅ / - ภ ถ ◌ุ ◌ึ ค ต จ ข ช */
			0x5F, 0xE5, 0x2F, 0x2D, 0xC0, 0xB6, 0xD8, 0xD6, 0xA4, 0xB5, 0xA8,
			0xA2, 0xAA,
			/* ๆ ไ ำ พ ะ ◌ั ◌ี ร น ย บ ล */
			0xE6, 0xE4, 0xD3, 0xBE, 0xD0, 0xD1, 0xD5, 0xC3, 0xB9, 0xC2, 0xBA,
			0xC5,
			/* ฟ ห ก ด เ ◌้ ◌่ า ส ว ง */
			0xBF, 0xCB, 0xA1, 0xB4, 0xE0, 0xE9, 0xE8, 0xD2, 0xCA, 0xC7, 0xA7,
			/* ผ ป แ อ ◌ิ ◌ื ท ม ใ ฝ ฃ */
			0xBC, 0xBB, 0xE1, 0xCD, 0xD4, 0xD7, 0xB7, 0xC1, 0xE3, 0xBD, 0xA3,
			/* % + ๑ ๒ ๓ ๔ ◌ู ฿ ๕ ๖ ๗ ๘ ๙ */
			0x25, 0x2B, 0xF1, 0xF2, 0xF3, 0xF4, 0xD9, 0xDF, 0xF5, 0xF6, 0xF7,
			0xF8, 0xF9,
			/* ๐ " ฎ ฑ ธ ◌ํ ◌๊ ณ ฯ ญ ฐ , */
			0xF0, 0x22, 0xAE, 0xB1, 0xB8, 0xED, 0xEA, 0xB3, 0xCF, 0xAD, 0xB0,
			0x2C,
			/* ฤ ฆ ฏ โ ฌ ◌็ ◌๋ ษ ศ ซ . */
			0xC4, 0xA6, 0xAF, 0xE2, 0xAC, 0xE7, 0xEB, 0xC9, 0xC8, 0xAB, 0x2E,
			/* ( ) ฉ ฮ ◌ฺ ◌์ ? ฒ ฬ ฦ ฅ */
			0x28, 0x29, 0xA9, 0xCE, 0xDA, 0xEC, 0x3F, 0xB2, 0xCC, 0xC6, 0xA5},
	[KEYBOARD_PATTACHOTE] =
		{/* _ = ๒ ๓ ๔ ๕ ◌ู ๗ ๘ ๙ ๐ ๑ ๖ */
			0x5F, 0x3D, 0xF2, 0xF3, 0xF4, 0xF5, 0xD9, 0xF7, 0xF8, 0xF9, 0xF0,
			0xF1, 0xF6,
			/* ◌็ ต ย อ ร ◌่ ด ม ว แ ใ ฌ */
			0xE7, 0xB5, 0xC2, 0xCD, 0xC3, 0xE8, 0xB4, 0xC1, 0xC7, 0xE1, 0xE3,
			0xAC,
			/* ◌้ ท ง ก ◌ั ◌ี า น เ ไ ข */
			0xE9, 0xB7, 0xA7, 0xA1, 0xD1, 0xD5, 0xD2, 0xB9, 0xE0, 0xE4, 0xA2,
			/* บ ป ล ห ◌ิ ค ส ะ จ พ ๅ */
			0xBA, 0xBB, 0xC5, 0xCB, 0xD4, 0xA4, 0xCA, 0xD0, 0xA8, 0xBE, 0xE5,
			/* ฿ + " / , ? ◌ุ _ . ( ) - % */
			0xDF, 0x2B, 0x22, 0x2F, 0x2C, 0x3F, 0xD8, 0x5F, 0x2E, 0x28, 0x29,
			0x2D, 0x25,
			/* ◌๊ ฤ ๆ ญ ษ ◌ึ ฝ ซ ถ ฒ ฯ ฦ */
			0xEA, 0xC4, 0xE6, 0xAD, 0xC9, 0xD6, 0xBD, 0xAB, 0xB6, 0xB2, 0xCF,
			0xC6,
			/* ◌๋ ธ ำ ณ ◌์ ◌ื ผ ช โ ฆ ฑ */
			0xEB, 0xB8, 0xD3, 0xB3, 0xEC, 0xD7, 0xBC, 0xAA, 0xE2, 0xA6, 0xB1,
			/* ฎ ฏ ฐ ภ ◌ฺ ศ ฮ ฟ ฉ ฬ ◌ํ */
			0xAE, 0xAF, 0xB0, 0xC0, 0xDA, 0xC8, 0xCE, 0xBF, 0xA9, 0xCC, 0xED},
};

const char *keyboard_name(enum keyboard_layout layout)
{
	static const char *const names[KEYBOARD_LAYOUTS] = {
		[KEYBOARD_KEDMANEE] = N_("Kedmanee"),
		[KEYBOARD_PATTACHOTE] = N_("Pattachote"),
	};
	return names[layout];
}

uint32_t keyboard_thai(enum keyboard_layout layout, uint32_t latin)
{
	for (size_t i = 0; i < KEYS; i++)
		if ((unsigned char)latin_keys[i] == latin)
			return tis_to_code_point(thai_keys[layout][i]);
	return latin;
}

uint32_t keyboard_latin(enum keyboard_layout layout, uint32_t thai)
{
	for (size_t i = 0; i < KEYS; i++)
		if (tis_to_code_point(thai_keys[layout][i]) == thai)
			return (unsigned char)latin_keys[i];
	return thai;
}

static bool is_latin_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

enum keyboard_typed keyboard_typed(const char *text, size_t bytes)
{
	unsigned typed = KEYBOARD_TYPED_NOTHING;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		if (is_latin_letter(c))
			typed |= KEYBOARD_TYPED_LATIN;
		else if (thai_class(c) != THAI_NOT)
			typed |= KEYBOARD_TYPED_THAI;
	}
	return (enum keyboard_typed)typed;
}

void keyboard_turn(struct str *out, enum keyboard_layout layout, enum keyboard_typed from,
	const char *text, size_t bytes)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		const size_t used = utf8_decode(text + at, bytes - at, &c);
		const uint32_t other = from == KEYBOARD_TYPED_LATIN
					       ? keyboard_thai(layout, c)
					       : keyboard_latin(layout, c);
		if (other == c) /* a byte that is no character stays, too */
			str_append(out, text + at, used);
		else
			str_put_code_point(out, other);
		at += used;
	}
}
