/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/sha256_x86.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

enum { ROUNDS = 64, AT_ONCE = 4 /* rounds, words of a register */, HELD = 4 };

/* FIPS 180-4, 4.2.2. */
static const uint32_t constants[ROUNDS] = {0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5,
	0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5, 0xD807AA98, 0x12835B01,
	0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
	0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA,
	0x5CB0A9DC, 0x76F988DA, 0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7,
	0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967, 0x27B70A85, 0x2E1B2138,
	0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
	0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624,
	0xF40E3585, 0x106AA070, 0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5,
	0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3, 0x748F82EE, 0x78A5636F,
	0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2};

bool sha256_x86_there(void)
{
	unsigned eax, ebx = 0, ecx, edx;
	return __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3") &&
	       __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && ebx & bit_SHA;
}

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static const __m128i *words_at(const void *place)
{
	return place;
}

/* The message of a block, four words a register. */
WITH_SHA static void load(__m128i message[HELD], const unsigned char *block)
{
	const __m128i big_endian = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
	for (int i = 0; i < HELD; i++)
		message[i] = _mm_shuffle_epi8(
			_mm_loadu_si128(words_at(block) + i), big_endian);
}

/* The four words that come 16 behind those of message[i]. */
WITH_SHA static __m128i schedule(const __m128i message[HELD], int i)
{
	const __m128i last = message[(i + 3) % HELD];
	const __m128i seven_before = _mm_alignr_epi8(last, message[(i + 2) % HELD], 4);
	const __m128i sum = _mm_sha256msg1_epu32(message[i], message[(i + 1) % HELD]);
	return _mm_sha256msg2_epu32(_mm_add_epi32(sum, seven_before), last);
}

/* The instructions have the words a to h as abef and cdgh. */
WITH_SHA static void take_block(__m128i *abef, __m128i *cdgh, const unsigned char *block)
{
	__m128i message[HELD], left = *abef, right = *cdgh;
	load(message, block);
#pragma GCC unroll 16
	for (int i = 0; i < ROUNDS / AT_ONCE; i++) {
		const __m128i added = _mm_add_epi32(
			message[i % HELD], _mm_loadu_si128(words_at(constants) + i));
		right = _mm_sha256rnds2_epu32(right, left, added);
		left = _mm_sha256rnds2_epu32(left, right, _mm_shuffle_epi32(added, 0x0E));
		message[i % HELD] = schedule(message, i % HELD);
	}
	*abef = _mm_add_epi32(*abef, left);
	*cdgh = _mm_add_epi32(*cdgh, right);
}

WITH_SHA void sha256_x86_blocks(
	uint32_t state[SHA256_WORDS], const unsigned char *blocks, size_t count)
{
	const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(words_at(state)), 0xB1);
	const __m128i hgfe =
		_mm_shuffle_epi32(_mm_loadu_si128(words_at(state + AT_ONCE)), 0x1B);
	__m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
	__m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);
	for (size_t i = 0; i < count; i++)
		take_block(&abef, &cdgh, blocks + i * SHA256_BLOCK);
	const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
	const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
	_mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(feba, dchg, 0xF0));
	_mm_storeu_si128(
		(__m128i *)(void *)(state + AT_ONCE), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool sha256_x86_there(void)
{
	return false;
}

void sha256_x86_blocks(
	uint32_t state[SHA256_WORDS], const unsigned char *blocks, size_t count)
{
	(void)state, (void)blocks, (void)count;
}

#endif
