/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/typing.h"

#include "text/thai.h"

static bool is_latin_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

void typing_learn(struct typing_now *typing, uint32_t character)
{
	if (thai_class(character) != THAI_NOT)
		typing->thai = true;
	else if (is_latin_letter(character))
		typing->thai = false;
}

uint32_t typing_character(const struct typing_now *typing, uint32_t character)
{
	return typing && typing->own && !typing->thai
		       ? keyboard_thai(typing->layout, character)
		       : character;
}
