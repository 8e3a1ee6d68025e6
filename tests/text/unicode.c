/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is decided here without libunistring is as it says itself. */
#include <config.h>

#include "text/unicode.h"

#include <string.h>

#include <unistr.h>
#include <uniwidth.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"

enum { LAST = 0x10FFFF, BYTES = 4 };

static void assert_decoded_alike(const unsigned char *bytes, size_t count)
{
	ucs4_t wanted;
	uint32_t decoded;
	const int spanned = u8_mbtoucr(&wanted, bytes, count);
	const size_t found = utf8_decode((const char *)bytes, count, &decoded);
	const size_t right = spanned > 0 ? (size_t)spanned : 1;
	if (found != right || decoded != (spanned > 0 ? wanted : CODE_POINT_BAD))
		fail_msg("%02x %02x %02x %02x, %zu bytes: %zu bytes of U+%04x", bytes[0],
			bytes[1], bytes[2], bytes[3], count, found, (unsigned)decoded);
}

/* Every first and second byte, and behind them what is at the edges of what may follow. */
static void test_decoded(void **state)
{
	static const unsigned char edges[] = {0, 'a', 0x7F, 0x80, 0x9A, 0xBF, 0xC0, 0xFF};
	unsigned char bytes[BYTES];
	(void)state;
	for (unsigned first = 0; first <= 0xFF; first++)
		for (unsigned second = 0; second <= 0xFF; second++)
			for (size_t i = 0; i < sizeof(edges) * sizeof(edges); i++) {
				bytes[0] = (unsigned char)first;
				bytes[1] = (unsigned char)second;
				bytes[2] = edges[i / sizeof(edges)];
				bytes[3] = edges[i % sizeof(edges)];
				for (size_t count = 1; count <= BYTES; count++)
					assert_decoded_alike(bytes, count);
			}
}

static void test_encoded(void **state)
{
	struct str text = STR_INIT;
	(void)state;
	for (uint32_t c = 0; c <= LAST + 1; c++) {
		uint8_t wanted[BYTES];
		const int count = u8_uctomb(wanted, c, sizeof(wanted));
		str_clear(&text);
		str_put_code_point(&text, c);
		if (text.bytes != (count > 0 ? (size_t)count : 0) ||
			memcmp(text.data, wanted, text.bytes) != 0)
			fail_msg("U+%04x has become %zu bytes", (unsigned)c, text.bytes);
	}
	str_release(&text);
}

/* Of what cells know themselves: columns, and whether what follows can be its mark. */
static void test_own_signs(void **state)
{
	static const uint32_t signs[][2] = {
		{0x2010, 0x2027}, {0x2190, 0x2193}, {0x2500, 0x25CB}, {0x2713, 0x2713}};
	struct str text = STR_INIT;
	(void)state;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		for (uint32_t c = signs[i][0]; c <= signs[i][1]; c++) {
			str_clear(&text);
			str_put_code_point(&text, c);
			const struct cell cell = cell_next(text.data, text.bytes);
			if (cell.columns != (size_t)uc_width(c, "UTF-8") || cell.stray ||
				cell.bytes != text.bytes)
				fail_msg("U+%04x: %u columns", (unsigned)c,
					(unsigned)cell.columns);
			assert_false(unicode_is(c, UC_CATEGORY_MASK_Zs));
		}
	str_release(&text);
}

static void test_asked(void **state)
{
	(void)state;
	assert_int_equal(unicode_columns(0x4E00), 2);
	assert_int_equal(unicode_columns(0x0301), 0);
	assert_int_equal(unicode_lower(0x0416), 0x0436);
	assert_true(unicode_is_white_space(0x2003));
	assert_true(unicode_is(0x00AB, UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf));
	assert_int_equal(unicode_first_part(0x00E9, true), 'e');
	assert_int_equal(unicode_first_part(0x00B2, true), 0x00B2);
	assert_int_equal(unicode_first_part(0x00B2, false), '2');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decoded),
		cmocka_unit_test(test_encoded),
		cmocka_unit_test(test_own_signs),
		cmocka_unit_test(test_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
