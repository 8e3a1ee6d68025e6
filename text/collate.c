/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/collate.h"

#include <string.h>

#include "text/libthai.h"
#include "text/normalise.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum {
	/* What TIS-620 has nothing near for sorts as this vowel sign: alone at the start
	 * of a word it stands behind every consonant. */
	TIS_BEHIND = 0xD9,  /* ู */
	TIS_CONTROL = 0x01, /* for NUL, at which libthai would stop */
};

/* What a character of a kind sorts like. */
static const struct kind {
	uint32_t categories; /* UC_CATEGORY_MASK_... */
	unsigned char byte;  /* TIS_NONE: it does not count */
} kinds[] = {
	{UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf, TIS_NONE},
	{UC_CATEGORY_MASK_Z, ' '},
	{UC_CATEGORY_MASK_Pd, '-'},
	{UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf, '"'},
	{UC_CATEGORY_MASK_Ps, '('},
	{UC_CATEGORY_MASK_Pe, ')'},
	{UC_CATEGORY_MASK_Sc, '$'},
	{UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S, '*'},
	{~UINT32_C(0), TIS_BEHIND},
};

/* The character that code_point is made of, without accents and the like. */
static uint32_t base_of(uint32_t code_point)
{
	uint32_t part;
	while ((part = unicode_first_part(code_point, false)) != code_point)
		code_point = part;
	return code_point;
}

static unsigned char nearest(uint32_t code_point)
{
	if (!code_point)
		return TIS_CONTROL;
	unsigned char byte = tis_from_code_point(code_point);
	if (byte == TIS_NONE) {
		code_point = base_of(code_point);
		byte = tis_from_code_point(code_point);
	}
	if (byte != TIS_NONE)
		return byte;
	const struct kind *kind = kinds;
	while (!unicode_is(code_point, kind->categories))
		kind++;
	return kind->byte;
}

void collate_key(struct str *key, const char *text, size_t bytes)
{
	struct str normal = STR_INIT, tis = STR_INIT;
	text_normalise(&normal, text, bytes);
	for (size_t at = 0; at < normal.bytes;) {
		uint32_t code_point;
		at += utf8_decode(normal.data + at, normal.bytes - at, &code_point);
		unsigned char byte = nearest(code_point);
		if (byte != TIS_NONE)
			str_putc(&tis, (char)byte);
	}
	tis_sort_key(key, (const unsigned char *)tis.data);
	str_putc(key, '\0');
	str_append(key, text, bytes);
	str_release(&tis);
	str_release(&normal);
}

int collate_compare(const struct str *key_a, const struct str *key_b)
{
	size_t shorter = key_a->bytes < key_b->bytes ? key_a->bytes : key_b->bytes;
	int order = memcmp(key_a->data, key_b->data, shorter);
	if (order)
		return order;
	return (key_a->bytes > key_b->bytes) - (key_a->bytes < key_b->bytes);
}

int text_collate(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	struct str key_a = STR_INIT, key_b = STR_INIT;
	collate_key(&key_a, a, a_bytes);
	collate_key(&key_b, b, b_bytes);
	int order = collate_compare(&key_a, &key_b);
	str_release(&key_a);
	str_release(&key_b);
	return order;
}
