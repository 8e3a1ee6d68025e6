/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 is that of the standard and of libsodium, in however many parts a text comes. */
#include <config.h>

#include "db/trust/hash_beside.h"
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

/* More texts than may wait, of lengths that a buffer is too short for. */
static void test_beside(void **state)
{
	(void)state;
	enum { TEXTS = 500, MOST_BYTES = 5000 };
	static char digests[TEXTS][HASH_HEX + 1], wanted[TEXTS][HASH_HEX + 1];
	struct support_random random = {20261130};
	struct str all = STR_INIT, text = STR_INIT;
	char hash[HASH_HEX + 1], whole[HASH_HEX + 1];
	struct hash_beside *beside = hash_beside_begin();
	assert_non_null(beside);
	for (size_t i = 0; i < TEXTS; i++) {
		const size_t bytes = support_draw(&random, MOST_BYTES);
		for (size_t at = 0; at < bytes; at++)
			str_putc(&text, (char)support_draw(&random, 0x100));
		const size_t alone = bytes ? support_draw(&random, (uint32_t)bytes) : 0;
		str_append(&all, text.data, text.bytes);
		hash_text(wanted[i], text.data + alone, bytes - alone);
		hash_beside_add(beside, &text, alone, i % 3 ? digests[i] : NULL);
		assert_int_equal(text.bytes, 0);
	}
	hash_beside_end(beside, hash);
	hash_text(whole, all.data, all.bytes);
	assert_string_equal(hash, whole);
	for (size_t i = 0; i < TEXTS; i++)
		assert_string_equal(digests[i], i % 3 ? wanted[i] : "");
	hash_beside_end(hash_beside_begin(), hash);
	hash_text(whole, "", 0);
	assert_string_equal(hash, whole);
	str_release(&all);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_beside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
