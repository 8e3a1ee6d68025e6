/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of what a printer must be told, and of marks that have rows of their own. */
#include <config.h>

#include "print/encode.h"

#include <stdlib.h>
#include <string.h>

#include "print/profile.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

static struct profile *load(const char *name)
{
	struct error error = ERROR_INIT;
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	struct profile *profile = profile_load(name, &error);
	if (!profile)
		fail_msg("%s", error_message(&error));
	return profile;
}

/* A length in rows is one byte, up to 127; what is longer is left to the printer's panel
 * unless it is whole inches. */
static void test_page_length(void **state)
{
	static const struct {
		unsigned rows, inches;
		const char *sent; /* "C", the length */
		const char *not_sent;
	} rows[] = {
		{66, 0, "\033C\102", "\033C\001"},
		{127, 0, "\033C\177", "\033C\001"},
		{128, 0, NULL, "\033C"},
		{200, 0, NULL, "\033C"},
	};
	struct profile *profile = load("escp");
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str out = STR_INIT;
		const struct encoder encoder = {.profile = profile,
			.fitting = {.rows = rows[i].rows, .inches = rows[i].inches},
			.quality = QUALITY_PANEL};
		encode_begin(&encoder, &out);
		if (rows[i].sent)
			assert_non_null(memmem(
				out.data, out.bytes, rows[i].sent, strlen(rows[i].sent)));
		assert_null(memmem(
			out.data, out.bytes, rows[i].not_sent, strlen(rows[i].not_sent)));
		str_release(&out);
	}
	profile_free(profile);
}

/* The rings of a line (TIS-620's 0xED) and its า (0xD2). */
static void assert_rings(const struct encoder *encoder, const char *text, size_t rings)
{
	struct str line = STR_INIT, out = STR_INIT;
	size_t found = 0, stems = 0;
	str_puts(&line, text);
	encode_page(encoder, &line, 1, &out);
	for (size_t i = 0; i < out.bytes; i++) {
		found += (unsigned char)out.data[i] == 0xED;
		stems += (unsigned char)out.data[i] == 0xD2;
	}
	assert_int_equal(found, rings);
	assert_int_equal(stems, rings);
	str_release(&line);
	str_release(&out);
}

/* ำ is a ring and า wherever it stands, at the beginning of a line too. */
static void test_rings(void **state)
{
	struct profile *profile = load("escp-3pass");
	const struct encoder encoder = {.profile = profile, .fitting = {.rows = 88}};
	(void)state;
	assert_rings(&encoder, "กำ", 1);
	assert_rings(&encoder, "น้ำคำ", 2);
	assert_rings(&encoder, "ำ", 1);
	assert_rings(&encoder, "ำก", 1);
	assert_rings(&encoder, "ำกำ", 2);
	profile_free(profile);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page_length),
		cmocka_unit_test(test_rings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
