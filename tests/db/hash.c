/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 is that of the standard and of libsodium, in however many parts a text comes. */
#include <config.h>

#include "db/trust/keys.h"

#include <sodium.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

static void expect_hash(const char *text, size_t bytes, const char *wanted)
{
	char hash[HASH_HEX + 1];
	hash_text(hash, text, bytes);
	assert_string_equal(hash, wanted);
}

/* FIPS 180-2, appendix B. */
static void test_known(void **state)
{
	(void)state;
	static const char two_blocks[] =
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	struct str million = STR_INIT;
	expect_hash("", 0,
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	expect_hash("abc", 3,
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect_hash(two_blocks, strlen(two_blocks),
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	str_repeat(&million, 'a', 1000000);
	expect_hash(million.data, million.bytes,
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	str_release(&million);
}

static void test_parts(void **state)
{
	(void)state;
	enum { LENGTHS = 400, TIMES = 4, PART_MOST = 150 };
	struct support_random random = {20261129};
	char text[LENGTHS], hash[HASH_HEX + 1], wanted[HASH_HEX + 1];
	unsigned char binary[crypto_hash_sha256_BYTES];
	for (size_t i = 0; i < LENGTHS; i++)
		text[i] = (char)support_draw(&random, 0x100);
	for (size_t length = 0; length < LENGTHS; length++) {
		crypto_hash_sha256(binary, (const unsigned char *)text, length);
		sodium_bin2hex(wanted, sizeof(wanted), binary, sizeof(binary));
		for (int time = 0; time < TIMES; time++) {
			struct hashing *hashing = hash_begin();
			for (size_t at = 0; at < length;) {
				const size_t part = support_draw(&random, PART_MOST);
				const size_t bytes = MIN(part, length - at);
				hash_add(hashing, text + at, bytes);
				at += bytes;
			}
			hash_end(hashing, hash);
			assert_string_equal(hash, wanted);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
